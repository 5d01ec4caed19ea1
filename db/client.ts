import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import * as schema from './schema.ts'

export type Db = DrizzleD1Database<typeof schema> & { $client: D1Database }

const opened = new WeakMap<D1Database, Db>()

/** One for each binding: drizzle draws up the whole map when it is opened. */
export function openDb(binding: D1Database): Db {
  const known = opened.get(binding)
  if (known) return known
  const db = drizzle(binding, { schema })
  opened.set(binding, db)
  return db
}

/** The two shapes of error that mean another run was first: a unique key taken, or a row a trigger protects. */
export function isConflict(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (/UNIQUE constraint failed/.test(at.message)) return true
  return false
}

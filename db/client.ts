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

/** What the database said, however deep drizzle and D1 have wrapped it. */
export function messagesOf(error: unknown): string {
  const messages: string[] = []
  for (let at: unknown = error; at instanceof Error; at = at.cause) messages.push(at.message)
  return messages.join('\n')
}

/**
 * What went wrong, for the log. Drizzle writes the values of a query behind its text, and they may be somebody's words or
 * address: they stay out.
 */
export function forLog(error: unknown): string {
  const said: string[] = []
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    said.push(`${at.name}: ${at.message.split('\nparams:')[0]?.replace(/\s+/g, ' ').slice(0, 300)}`)
  }
  return said.length === 0 ? typeof error : said.join(' < ')
}

/** The two shapes of error that mean another run was first: a unique key taken, or a row a trigger protects. */
export function isConflict(error: unknown): boolean {
  return /UNIQUE constraint failed/.test(messagesOf(error))
}

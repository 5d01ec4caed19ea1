/** Versions of a shop's policy: which one is in force, which is still to begin, and who wrote them. Never changed. */
import { and, desc, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

export type PolicyRow = typeof t.policies.$inferSelect

/**
 * The version of a shop in force at an instant: the newest that has begun. A later one replaces an earlier one that has
 * not begun yet, unless it begins later still; nothing has to happen at the instant a version begins.
 */
export const versionAt = (shop: SQL | SQLiteColumn | ShopId, at: SQL | SQLiteColumn | Instant): SQL<number | null> =>
  sql`(select version from policies where shop = ${shop} and (starts_at is null or starts_at <= ${at})
    order by version desc limit 1)`

/** The newest versions, newest first; every version that is still to begin or in force is among the first few. */
export const newestVersions = (db: Db, shop: ShopId, most: number) =>
  db.select().from(t.policies).where(eq(t.policies.shop, shop)).orderBy(desc(t.policies.version)).limit(most)

/** What is in force, and what was saved after it and is still to begin, newest first. */
export interface Standing {
  readonly inForce: PolicyRow | null
  /** Those that will really begin: one that is overtaken before its day never does. */
  readonly planned: readonly PolicyRow[]
  /** The number of the newest version; what an editor has seen. */
  readonly newest: number
}

/** Reads the version in force and everything newer: two statements of one batch. */
export async function standingAt(db: Db, shop: ShopId, now: Instant): Promise<Standing> {
  const version = versionAt(shop, now)
  const [inForce, newer] = await db.batch([
    db
      .select()
      .from(t.policies)
      .where(and(eq(t.policies.shop, shop), eq(t.policies.version, version))),
    db
      .select()
      .from(t.policies)
      .where(and(eq(t.policies.shop, shop), gt(t.policies.version, sql`coalesce(${version}, 0)`)))
      .orderBy(desc(t.policies.version)),
  ])
  const newest = newer[0]?.version ?? inForce[0]?.version ?? 0
  let earliest = Number.POSITIVE_INFINITY
  const planned = newer.filter(({ startsAt }) => {
    const begins = startsAt !== null && startsAt < earliest
    if (begins) earliest = startsAt
    return begins
  })
  return { inForce: inForce[0] ?? null, planned, newest }
}

/** One version; undefined when there is none of that number. */
export const findVersion = (db: Db, shop: ShopId, version: number) =>
  db
    .select()
    .from(t.policies)
    .where(and(eq(t.policies.shop, shop), eq(t.policies.version, version)))
    .get()

/** A new version. Its number is taken when somebody was first: then the batch rolls back and is decided again. */
export const addVersion = (db: Db, row: PolicyRow) => [
  db.insert(t.policies).values(row),
  // The shop remembers the newest number given.
  db
    .update(t.shops)
    .set({ policyVersion: row.version })
    .where(and(eq(t.shops.shop, row.shop), lte(t.shops.policyVersion, row.version))),
]

/** Shops, and what their administrators set: policy versions, sources, keys, people. */
import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { PolicyOverride } from '../domain/policy/policy.ts'
import { settledAt } from './alarms.ts'
import type { Db } from './client.ts'
import { type PolicyRow, versionAt } from './policies.ts'
import * as t from './schema.ts'

export type ShopRow = typeof t.shops.$inferSelect
export type SourceRow = typeof t.sources.$inferSelect
type Statement = BatchItem<'sqlite'>

export interface KnownShop {
  readonly row: ShopRow
  /** Of the policy in force. */
  readonly override: PolicyOverride
  /** Its number; 0 while none has begun. */
  readonly version: number
}

/** The shop with the policy that is in force; null when there is none of that name. */
export async function findShop(db: Db, shop: ShopId, now: Instant): Promise<KnownShop | null> {
  const [shops, policies] = await db.batch([
    db.select().from(t.shops).where(eq(t.shops.shop, shop)),
    db
      .select({ override: t.policies.override, version: t.policies.version })
      .from(t.policies)
      .where(and(eq(t.policies.shop, shop), eq(t.policies.version, versionAt(shop, now)))),
  ])
  const row = shops[0]
  return row ? { row, override: policies[0]?.override ?? {}, version: policies[0]?.version ?? 0 } : null
}

export const allShops = async (db: Db): Promise<readonly ShopId[]> =>
  (await db.select({ shop: t.shops.shop }).from(t.shops).orderBy(t.shops.shop).all()).map(({ shop }) => shop)

/** A shop's zone; undefined when there is no such shop. */
export const shopZone = (db: Db, shop: ShopId) =>
  db.select({ timeZone: t.shops.timeZone }).from(t.shops).where(eq(t.shops.shop, shop)).get()

/** The shop as it shall be, with its new policy versions. A key that is taken says that somebody was first. */
export function saveShop(
  db: Db,
  before: ShopRow | null,
  row: ShopRow,
  versions: readonly PolicyRow[],
): readonly Statement[] {
  const { shop, createdAt, ...rest } = row
  const policyVersion = versions.at(-1)?.version ?? before?.policyVersion ?? 0
  const saved = before
    ? db
        .update(t.shops)
        .set({ ...rest, policyVersion })
        .where(eq(t.shops.shop, shop))
    : db.insert(t.shops).values({ ...row, policyVersion })
  return [...versions.map((version) => db.insert(t.policies).values(version)), saved]
}

// ── sources ──────────────────────────────────────────────────────────────────────────────────────

/** Switched on with what is given; the version grows, so that an intake that verified with older secrets stores nothing. */
export const saveSource = (
  db: Db,
  { shop, source, secrets, settings }: Pick<SourceRow, 'shop' | 'source' | 'secrets' | 'settings'>,
): Statement =>
  db
    .insert(t.sources)
    .values({ shop, source, secrets, settings, version: 1, on: true })
    .onConflictDoUpdate({
      target: [t.sources.shop, t.sources.source],
      set: { secrets, settings, version: sql`version + 1`, on: true },
    })

export const switchOffSource = (db: Db, shop: ShopId, source: string): Statement =>
  db
    .update(t.sources)
    .set({ on: false, version: sql`version + 1` })
    .where(and(eq(t.sources.shop, shop), eq(t.sources.source, source)))

export const findSourceRow = (db: Db, shop: ShopId, source: string): Promise<SourceRow | undefined> =>
  db
    .select()
    .from(t.sources)
    .where(and(eq(t.sources.shop, shop), eq(t.sources.source, source)))
    .get()

// ── keys ──────────────────────────────────────────────────────────────────────────────

/** The shop a live API key opens, by the key's SHA-256. */
export const shopOfKey = (db: Db, hash: string): Promise<{ shop: ShopId; id: string } | undefined> =>
  db
    .select({ shop: t.apiKeys.shop, id: t.apiKeys.id })
    .from(t.apiKeys)
    .where(and(eq(t.apiKeys.hash, hash), isNull(t.apiKeys.revokedAt)))
    .get()

export const saveKey = (db: Db, shop: ShopId, id: string, hash: string, createdAt: Instant): Statement =>
  db.insert(t.apiKeys).values({ shop, id, hash, createdAt })

export const findKey = (db: Db, shop: ShopId, id: string) =>
  db
    .select({ id: t.apiKeys.id, revokedAt: t.apiKeys.revokedAt })
    .from(t.apiKeys)
    .where(and(eq(t.apiKeys.shop, shop), eq(t.apiKeys.id, id)))
    .get()

export const revokeKey = (db: Db, shop: ShopId, id: string, at: Instant): Statement =>
  db
    .update(t.apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(t.apiKeys.shop, shop), eq(t.apiKeys.id, id), isNull(t.apiKeys.revokedAt)))

// ── what is kept for the administrators ──────────────────────────────────────────────────────────

export interface Place {
  readonly at: Instant
  readonly id: string
}

const within = (shop: typeof t.alarms.shop | typeof t.quarantine.shop, shops: readonly ShopId[] | null) =>
  shops === null ? undefined : inArray(shop, [...shops])

/** Newest first; `shops` null means all of them. */
export const alarmPage = (db: Db, shops: readonly ShopId[] | null, after: Place | null, limit: number) =>
  db
    .select({ ...getTableColumns(t.alarms), settledAt })
    .from(t.alarms)
    .where(
      and(within(t.alarms.shop, shops), after === null ? undefined : sql`(raised_at, id) < (${after.at}, ${after.id})`),
    )
    .orderBy(desc(t.alarms.raisedAt), desc(t.alarms.id))
    .limit(limit)
    .all()

export const quarantinePage = (db: Db, shops: readonly ShopId[] | null, after: Place | null, limit: number) =>
  db
    .select()
    .from(t.quarantine)
    .where(
      and(
        within(t.quarantine.shop, shops),
        after === null ? undefined : sql`(received_at, id) < (${after.at}, ${after.id})`,
      ),
    )
    .orderBy(desc(t.quarantine.receivedAt), desc(t.quarantine.id))
    .limit(limit)
    .all()

export const findQuarantined = (db: Db, id: string) =>
  db.select().from(t.quarantine).where(eq(t.quarantine.id, id)).get()

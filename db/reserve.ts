/**
 * The month's reserve, measured from what was given: the view `given` says what that is (migrations/0004_caps.sql). A
 * complaint reads only what the sweep measured last; the figures are measured when they are asked for.
 */
import { and, eq, gt, gte, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { dayMs, type Month, monthAt } from '../domain/calendar.ts'
import type { CapName } from '../domain/caps.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type Money, money } from '../domain/money.ts'
import { policyWith } from '../domain/policy/policy.ts'
import { type Measured, measure, type ReserveState, reserveOf, reserveSteps } from '../domain/reserve.ts'
import type { Db } from './client.ts'
import { given } from './given.ts'
import { versionAt } from './policies.ts'
import * as t from './schema.ts'

/** Kept with the machine's marks: it is measured, not decided, and can be measured again at any time. */
const prefix = 'reserve:'

const stored = z.object({ step: z.enum(reserveSteps), until: z.int() })

/** One read for the batch of `loadFacts`. */
export const reserveOfShop = (db: Db, shop: SQL) =>
  db
    .select({ value: t.machine.value })
    .from(t.machine)
    .where(eq(t.machine.name, sql`${prefix} || ${shop}`))

export function reserveFrom(value: string | undefined): ReserveState | null {
  if (value === undefined) return null
  const parsed = stored.safeParse(JSON.parse(value))
  return parsed.success ? parsed.data : null
}

/** Puts what was measured in the place of what was there; a shop without a reserve has no row. */
export function reserveKept(db: Db, shop: ShopId, state: ReserveState | null) {
  const name = `${prefix}${shop}`
  if (!state) return db.delete(t.machine).where(eq(t.machine.name, name))
  const value = JSON.stringify(state satisfies ReserveState)
  return db.insert(t.machine).values({ name, value }).onConflictDoUpdate({ target: t.machine.name, set: { value } })
}

/** Codes given so long ago say what becomes of codes; older ones were another shop's. */
const memoryMs = 730 * dayMs

const total = (of: SQL | SQLiteColumn) => sql<number>`coalesce(sum(${of}), 0)`

/** What a month of one shop comes to. A code held for a basket is still open: it may come back. */
const readings = (db: Db, shop: ShopId, currency: string, month: Month, before: Month, now: Instant) =>
  [
    db
      .select({ minor: total(given.minor) })
      .from(given)
      .where(
        and(
          eq(given.shop, shop),
          gte(given.at, month.from),
          lt(given.at, month.until),
          ne(given.entry, 'code-issued'),
          eq(given.currency, currency),
        ),
      ),
    db
      .select({
        open: total(sql`iif(state in ('issued', 'reserved') and expires_at >= ${now}, minor, 0)`),
        used: total(sql`iif(state = 'redeemed', (select sum(r.minor) from redemptions r
          where r.shop = ${t.codes.shop} and r.code = ${t.codes.code} and r.reversed_at is null), 0)`),
      })
      .from(t.codes)
      .where(
        and(
          eq(t.codes.shop, shop),
          gte(t.codes.issuedAt, month.from),
          lt(t.codes.issuedAt, month.until),
          eq(t.codes.currency, currency),
        ),
      ),
    // Only what is past its end tells: of younger codes the used ones are known and the lapsed ones not yet.
    db
      .select({ used: total(sql`state = 'redeemed'`), ended: sql<number>`count(*)` })
      .from(t.codes)
      .where(
        and(
          eq(t.codes.shop, shop),
          gt(t.codes.issuedAt, now - memoryMs),
          lt(t.codes.expiresAt, now),
          ne(t.codes.state, 'void'),
        ),
      ),
    db
      .select({ minor: total(sql`max(minor - refunded_minor, 0)`) })
      .from(t.orders)
      .where(
        and(
          eq(t.orders.shop, shop),
          gte(t.orders.placedAt, before.from),
          lt(t.orders.placedAt, before.until),
          eq(t.orders.state, 'paid'),
          eq(t.orders.currency, currency),
        ),
      ),
  ] as const

export interface MonthsReserve extends Measured {
  readonly month: Month
  /** A sum the shop named, or a share of what the month before brought. */
  readonly by: 'sum' | 'share'
}

/** The month's reserve of a shop as it stands now; null where it sets none aside, or there is no such shop. */
export async function measureReserve(db: Db, shop: ShopId, now: Instant): Promise<MonthsReserve | null> {
  const row = await db
    .select({
      reserve: t.shops.reserve,
      currency: t.shops.currency,
      timeZone: t.shops.timeZone,
      override: t.policies.override,
    })
    .from(t.shops)
    .leftJoin(t.policies, sql`${t.policies.shop} = ${t.shops.shop} and ${t.policies.version} = ${versionAt(shop, now)}`)
    .where(eq(t.shops.shop, shop))
    .get()
  const policy = row && policyWith(row.override ?? {})
  if (!row || !policy?.success) return null
  const { reserve: terms } = policy.data
  const named: Money | null = row.reserve && money(row.reserve.minor, row.reserve.currency)
  if (!named && terms.revenueShare === null) return null
  const currency = named?.currency ?? row.currency
  const [month, before] = [monthAt(now, row.timeZone), monthAt(now, row.timeZone, 1)]
  const [outright, codes, ended, revenue] = await db.batch(readings(db, shop, currency, month, before, now))
  const reserve = reserveOf(named, money(revenue[0]?.minor ?? 0, currency), terms)
  if (!reserve) return null
  const granted = { outright: outright[0]?.minor ?? 0, codes: codes[0] ?? { open: 0, used: 0 } }
  const measured = measure(reserve, granted, ended[0] ?? { used: 0, ended: 0 }, terms)
  return { ...measured, month, by: named ? 'sum' : 'share' }
}

export interface CapLine {
  readonly cap: 'complaint' | CapName
  readonly most: Money
  /** What of it is given; null where that is another sum for everybody. */
  readonly given: Money | null
}

/** The caps in force, and how much of the day's is given (rolling 24 hours, as the insert reckons). */
export async function capsOf(db: Db, shop: ShopId, now: Instant): Promise<readonly CapLine[]> {
  const [policies, day] = await db.batch([
    db
      .select({ override: t.policies.override })
      .from(t.policies)
      .where(sql`${t.policies.shop} = ${shop} and ${t.policies.version} = ${versionAt(shop, now)}`),
    db
      .select({ currency: given.currency, minor: total(given.minor) })
      .from(given)
      .where(and(eq(given.shop, shop), gt(given.at, now - dayMs)))
      .groupBy(given.currency),
  ])
  const policy = policyWith(policies[0]?.override ?? {})
  if (!policy.success) return []
  const { perComplaint, perPersonYear, perShopDay } = policy.data.caps
  const lines = (cap: CapLine['cap'], sums: Readonly<Record<string, number>>): CapLine[] =>
    Object.entries(sums).map(([currency, minor]) => {
      const today = day.find((row) => row.currency === currency)?.minor ?? 0
      return { cap, most: money(minor, currency), given: cap === 'shop-day' ? money(today, currency) : null }
    })
  return [...lines('complaint', perComplaint), ...lines('person-year', perPersonYear), ...lines('shop-day', perShopDay)]
}

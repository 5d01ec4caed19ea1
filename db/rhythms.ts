/**
 * How often a shop's customers come back, by its own orders: kept with the machine's marks, because it is measured, not
 * decided, and can be measured again at any time.
 */
import { eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

const prefix = 'rhythm:'

const stored = z.object({ days: z.int().positive(), sample: z.int().positive(), measuredAt: z.int() })
export type ShopRhythm = z.infer<typeof stored>

/** The row of a shop's rhythm, as a statement of a batch. */
export const rhythmOfShop = (db: Db, shop: SQL | ShopId) =>
  db
    .select({ value: t.machine.value })
    .from(t.machine)
    .where(eq(t.machine.name, sql`${prefix} || ${shop}`))

/** What was measured; null where too little was bought for a figure. */
export function shopRhythm(rows: readonly { readonly value: string }[]): ShopRhythm | null {
  const [row] = rows
  return row && row.value !== '' ? stored.parse(JSON.parse(row.value)) : null
}

/** The days after which somebody is silent at this shop. */
export const rhythmIn = (rows: readonly { readonly value: string }[]): number | null => shopRhythm(rows)?.days ?? null

/** Keeps the figure in the place of the one before it; null forgets it. */
export const keptRhythm = (db: Db, shop: ShopId, rhythm: ShopRhythm | null) => {
  const set = { value: rhythm ? JSON.stringify(rhythm) : '', until: null }
  return db
    .insert(t.machine)
    .values({ name: `${prefix}${shop}`, ...set })
    .onConflictDoUpdate({ target: t.machine.name, set })
}

/** Orders looked at in one shop: bounded, however large it is. */
const mostOrders = 20_000

/**
 * Milliseconds between one paid order of somebody and their next, for those between `since` and `now`. Only of people
 * known since before `knownBefore` (an id begins with its time): who came last week can have come back within a week only.
 */
export const pausesOf = (db: Db, shop: ShopId, knownBefore: string, since: Instant, now: Instant) =>
  db.all<{ pause: number }>(sql`
    select placed - earlier as pause from (
      select placed, lag(placed) over (partition by customer order by placed) as earlier from (
        select customer, coalesce(placed_at, created_at) as placed from orders
        where shop = ${shop} and customer < ${knownBefore} and state = 'paid'
        order by customer desc limit ${mostOrders}))
    where earlier is not null and placed > earlier and placed between ${since} and ${now}`)

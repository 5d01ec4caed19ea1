/**
 * Rounds of the sweep: all shops in their order, a few in one step, and then nothing for a while. How far a round came, and
 * when the next begins, is its row in `machine`, by which the sweep also knows that it is asleep.
 */
import { asc, eq, gt } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import * as t from '../db/schema.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Deps } from './ports.ts'

export interface Round {
  /** The name of its row. */
  readonly name: string
  /** From its last shop until it begins anew, in milliseconds. */
  readonly everyMs: number
  /** Shops looked at in one step. */
  readonly mostShops: number
}

/** The shop after which a round goes on, '' at its beginning; null while nothing is due. */
export async function placeOf(db: Db, { name }: Round, now: Instant): Promise<string | null> {
  const mark = await db.select().from(t.machine).where(eq(t.machine.name, name)).get()
  return mark && (mark.until ?? 0) > now ? null : (mark?.value ?? '')
}

/** Writes down how far a round came with these shops; fewer than its step holds were its last. */
export async function goOn(db: Db, round: Round, shops: readonly { readonly shop: ShopId }[], now: Instant) {
  const { name, everyMs, mostShops } = round
  const last = shops.length === mostShops ? shops.at(-1)?.shop : undefined
  const set = { value: last ?? '', until: last === undefined ? now + everyMs : 0 }
  await db
    .insert(t.machine)
    .values({ name, ...set })
    .onConflictDoUpdate({ target: t.machine.name, set })
}

/** One step of a round: what is done twice, because somebody died before it was written down, must do no harm. */
export async function stepOf(deps: Deps, round: Round, look: (shop: ShopId, now: Instant) => Promise<unknown>) {
  const { db } = deps
  const now = deps.clock.now()
  const place = await placeOf(db, round, now)
  if (place === null) return
  const shops = await db
    .select({ shop: t.shops.shop })
    .from(t.shops)
    .where(gt(t.shops.shop, place as ShopId))
    .orderBy(asc(t.shops.shop))
    .limit(round.mostShops)
  for (const { shop } of shops) await look(shop, now)
  await goOn(db, round, shops, now)
}

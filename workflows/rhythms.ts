/**
 * Measures how often the customers of a shop come back (domain/care/rhythm.ts): once a day, a few shops in one sweep.
 * Whoever measures twice writes the same.
 */
import { asc, eq, sql } from 'drizzle-orm'
import { keptRhythm, pausesOf } from '../db/rhythms.ts'
import * as t from '../db/schema.ts'
import { dayMs } from '../domain/calendar.ts'
import { silentAfterDays } from '../domain/care/rhythm.ts'
import { type Instant, mintId, type ShopId } from '../domain/ids.ts'
import type { Deps } from './ports.ts'

const mostShops = 5
/** Older pauses say nothing about today; and whoever is known for less than this has not had the time to stay away. */
const memoryMs = 365 * dayMs

/** Below every id of a customer we have known for less time than that. */
const knownSince = (at: Instant): string => mintId('customer', at, (n) => new Uint8Array(n))

async function measure(deps: Deps, shop: ShopId, now: Instant): Promise<void> {
  const since = now - memoryMs
  const pauses = (await pausesOf(deps.db, shop, knownSince(since), since, now)).map(({ pause }) => pause)
  const days = silentAfterDays(pauses)
  await keptRhythm(deps.db, shop, days === null ? null : { days, sample: pauses.length, measuredAt: now })
}

/** One step of the daily round; nothing is due for a day after its last shop. */
export async function measureRhythms(deps: Deps): Promise<void> {
  const { db } = deps
  const now = deps.clock.now()
  const mark = await db.select().from(t.machine).where(eq(t.machine.name, 'rhythms')).get()
  if (mark && (mark.until ?? 0) > now) return
  const shops = await db
    .select({ shop: t.shops.shop })
    .from(t.shops)
    .where(sql`${t.shops.shop} > ${mark?.value ?? ''}`)
    .orderBy(asc(t.shops.shop))
    .limit(mostShops)
  for (const { shop } of shops) await measure(deps, shop, now)
  const last = shops.length === mostShops ? shops.at(-1)?.shop : undefined
  const set = { value: last ?? '', until: last === undefined ? now + dayMs : 0 }
  await db
    .insert(t.machine)
    .values({ name: 'rhythms', ...set })
    .onConflictDoUpdate({ target: t.machine.name, set })
}

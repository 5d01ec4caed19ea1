/**
 * Measures how often the customers of a shop come back (domain/care/rhythm.ts): once a day, a few shops in one sweep.
 * Whoever measures twice writes the same.
 */
import { keptRhythm, pausesOf } from '../db/rhythms.ts'
import { dayMs } from '../domain/calendar.ts'
import { silentAfterDays } from '../domain/care/rhythm.ts'
import { type Instant, mintId, type ShopId } from '../domain/ids.ts'
import type { Deps } from './ports.ts'
import { stepOf } from './round.ts'

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
export const measureRhythms = (deps: Deps): Promise<void> =>
  stepOf(deps, { name: 'rhythms', everyMs: dayMs, mostShops: 5 }, (shop, now) => measure(deps, shop, now))

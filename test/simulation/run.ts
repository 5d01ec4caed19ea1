/** Sixty days in each of the seasons, audited: what the tests run and print. */

import { endings } from './audit.ts'
import { Auditor } from './auditor.ts'
import { chanceOf } from './chance.ts'
import { MemoryShop } from './memory.ts'
import { type PlaceName, seasonOf, startOf } from './seasons.ts'
import { liveThrough } from './world.ts'

export const seasons = (['chisinau', 'bucharest', 'moscow'] as const).flatMap((place) =>
  (Object.keys(startOf) as (keyof typeof startOf)[]).map((time) => ({ place, time })),
)

/** One season of one shop. The auditor has seen every step, and every promise of every life at the end. */
export async function season(
  place: PlaceName,
  time: keyof typeof startOf,
  count: number,
  seed: number,
): Promise<Auditor> {
  const { season: period, frame } = seasonOf(place, time)
  const auditor = new Auditor(seed)
  const shop = new MemoryShop(frame, period.start, chanceOf(Math.imul(seed, 7_919)), auditor)
  const { lives } = await liveThrough(shop, period, count, seed)
  for (const life of lives) {
    const facts = await shop.facts(life)
    if (facts) auditor.close(life, facts, shop.now)
  }
  return auditor
}

export interface Told {
  readonly auditors: readonly Auditor[]
  readonly findings: readonly string[]
  readonly complaints: number
  /** A line for people: how many, how fast, how the promises ended. */
  readonly summary: string
}

/** `count` complaints, spread over all seasons; season `i` has the seed `seed + i`. */
export async function sixtyDays(count: number, seed: number): Promise<Told> {
  const start = performance.now()
  const auditors: Auditor[] = []
  for (const [i, { place, time }] of seasons.entries()) {
    const share = Math.floor(((i + 1) * count) / seasons.length) - Math.floor((i * count) / seasons.length)
    auditors.push(await season(place, time, share, seed + i))
  }
  const seconds = (performance.now() - start) / 1_000
  const ended = endings.map((ending) => `${auditors.reduce((sum, one) => sum + one.endingsOf(ending), 0)} ${ending}`)
  const steps = auditors.reduce((sum, one) => sum + one.steps, 0)
  const speed = `${seconds.toFixed(1)} s, ${Math.round(count / seconds)} complaints/s`
  return {
    auditors,
    findings: auditors.flatMap((one) => one.findings),
    complaints: count,
    summary: `${count} complaints over 60 days, ${steps} steps (${speed}); promises: ${ended.join(', ')}`,
  }
}

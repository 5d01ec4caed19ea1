/** A year of a shop and a year of care after it, audited: what the tests run and print. */

import { policyWith } from '../../domain/policy/policy.ts'
import type { Shop } from '../../domain/shop.ts'
import { chanceOf } from './chance.ts'
import { seasonOf } from './seasons.ts'
import { liveThrough } from './world.ts'
import { YearAuditor } from './year-auditor.ts'
import { type Telling, YearShop } from './year-shop.ts'

/** Complaints come in for a year; the last of them has its six and twelve months of looks back too. */
const days = 365
const after = 400

function policyOfYear(): Shop['policy'] {
  const winBack = { afterMonths: 6, validMonths: 3, sums: { MDL: 25_000 } }
  const parsed = policyWith({ care: { birthday: { month: 10, day: 20 }, winBack } })
  if (!parsed.success) throw parsed.error
  return parsed.data
}

export interface Year {
  readonly auditor: YearAuditor
  /** Of work, whatever else the machine was doing meanwhile. */
  readonly seconds: number
  /** A line for people: how many, how fast, who heard what. */
  readonly summary: string
}

/** `telling`: what the playbook of care is told instead of the truth. */
export async function yearOf(count: number, seed: number, telling?: Telling): Promise<Year> {
  const [began, clock] = [process.cpuUsage(), performance.now()]
  const { season, frame } = seasonOf('chisinau', 'autumn')
  const auditor = new YearAuditor()
  const shop = new YearShop(
    { ...frame, shop: { ...frame.shop, policy: policyOfYear() } },
    { start: season.start, days: days + after, seed, chance: chanceOf(Math.imul(seed, 7_919)), auditor },
    telling,
  )
  await liveThrough(shop, { ...season, days, after }, count, seed)
  // Whoever is woken late has been.
  await shop.until(season.start + (days + after) * 86_400_000 + 61_000)
  for (const { person, facts } of shop.everybody) {
    const ended = await Promise.all(person.lives.map((life) => shop.facts(life)))
    const hasEnded = ended.some((one) => one?.complaint.closedAt != null && one.complaint.joinedInto === null)
    auditor.close(person, facts, hasEnded, shop.now)
  }
  const { user, system } = process.cpuUsage(began)
  const seconds = (user + system) / 1_000_000
  const passed = (performance.now() - clock) / 1_000
  const speed = `${seconds.toFixed(1)} s of work, ${passed.toFixed(1)} s passed`
  const counted = [...auditor.counts].map(([what, n]) => `${n} ${what}`).sort()
  return {
    auditor,
    seconds,
    summary: `seed ${seed}: ${count} complaints in a year, and a year after them (${speed}); ${counted.join(', ')}`,
  }
}

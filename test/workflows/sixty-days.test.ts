/**
 * The people of the sixty days at the real app: sixty complaints over twenty days, with working hours, a night, days off,
 * and D1 behind it. The seed is printed with what does not hold.
 */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import * as t from '../../db/schema.ts'
import { findings, openShop } from '../harness/shop.ts'
import { endingOf, findingsAtRest, leftAtWrongHour } from '../simulation/audit.ts'
import { seasonOf } from '../simulation/seasons.ts'
import { liveThrough } from '../simulation/world.ts'
import { AppDoors } from './sixty-days-doors.ts'

const dayMs = 86_400_000
const seed = 7
const complaints = 60
const days = 20

/** A shop with a week, a night, an hour on the line, and people who are away. */
async function shopWithPeople() {
  const { workingHours, policy } = seasonOf('chisinau', 'autumn').frame.shop
  const shop = await openShop({ workingHours, policy: { quiet: policy.quiet } })
  const deps = await depsOf(env)
  const now = deps.clock.now()
  const away = (email: string, from: number, until: number) =>
    deps.db.insert(t.absences).values({
      ...{ shop: shop.id, id: `away-${email}-${from}`, email, deputy: null },
      ...{ fromAt: now + from * dayMs, untilAt: now + until * dayMs },
    })
  await deps.db.batch([
    away(shop.staff.agent, 3, 7),
    away(shop.staff.lead, 8, 10),
    away(shop.staff.director, 5, 6),
    deps.db.insert(t.rota).values({ shop: shop.id, weekday: 'wed', hour: 19, email: shop.staff.lead }),
  ])
  return { shop, now }
}

it('sixty complaints over twenty days leave the app with every promise accounted for and the auditor silent', async () => {
  const start = performance.now()
  const { shop, now } = await shopWithPeople()
  const doors = new AppDoors(shop, now)
  const season = { start: now, days: days - 3, after: 3, zone: 'Europe/Chisinau', currency: 'MDL' }
  const { lives, acts } = await liveThrough(doors, season, complaints, seed, 60 * 60_000)

  const found: string[] = []
  const counts = new Map<string, number>()
  for (const life of lives) {
    const facts = await doors.facts(life)
    if (!facts) continue
    for (const finding of findingsAtRest({ facts, wakeAt: facts.complaint.wakeAt, now: doors.now })) {
      found.push(`${life.name} ${finding}`)
    }
    for (const mail of facts.mails) {
      if (mail.acceptedAt === null) continue
      for (const finding of leftAtWrongHour(facts, mail, mail.acceptedAt)) found.push(`${life.name} ${finding}`)
    }
    for (const promise of facts.promises) {
      const ending = endingOf(facts, promise, doors.now)
      if (ending === null) found.push(`${life.name} unaccounted for: ${promise.kind} ${promise.state}`)
      counts.set(String(ending), (counts.get(String(ending)) ?? 0) + 1)
    }
  }
  const seconds = (performance.now() - start) / 1_000
  const ended = [...counts].map(([ending, n]) => `${n} ${ending}`).join(', ')
  console.info(`${lives.length} complaints, ${acts} acts at the doors, ${seconds.toFixed(0)} s; promises: ${ended}`)
  expect([...found, ...(await findings())]).toEqual([])
  expect(lives.length).toBe(complaints)
  // Doors that are shut to everybody would keep every promise: most acts did as they were meant.
  const refused = [...doors.refusals.values()].reduce((sum, n) => sum + n, 0)
  expect(refused).toBeLessThan(acts / 4)
  expect(counts.get('early') ?? 0).toBeGreaterThan(complaints)
}, 300_000)

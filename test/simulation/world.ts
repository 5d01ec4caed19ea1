/** Sixty days of a shop: complaints come in, people react to what they see, time goes on. */
import type { Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { Agenda, type Chance, chanceOf } from './chance.ts'
import { customerPlans, type Plan } from './customers.ts'
import type { Doors, Life } from './doors.ts'
import { fatePlans } from './fate.ts'
import { arrivals, grievanceOf, moodOf, type Somebody } from './grievances.ts'
import { staffPlans } from './staff.ts'

const dayMs = 24 * 3_600_000

export interface Season {
  /** The first moment. */
  readonly start: Instant
  /** Days on which complaints come in, and how long everybody goes on after them. */
  readonly days: number
  readonly after: number
  readonly zone: string
  readonly currency: string
}

export interface Lived {
  readonly lives: readonly Life[]
  readonly acts: number
}

type Coming = { readonly life: Life; readonly plan: Plan } | { readonly arrival: number }

/** People act on a full minute; a coarser step brings acts together (a real clock is slow to move). */
const onStep = (at: Instant, step: number): Instant => Math.ceil(at / step) * step

/** Lets `count` complaints happen through the doors, by the chance of `seed`. */
export async function liveThrough(
  doors: Doors,
  season: Season,
  count: number,
  seed: number,
  step = 60_000,
): Promise<Lived> {
  const chance: Chance = chanceOf(seed)
  const { start, days, after, zone, currency } = season
  const end = start + (days + after) * dayMs
  const agenda = new Agenda<Coming>()
  const lives: Life[] = []
  const people: Somebody[] = []
  let acts = 0
  let lastArrival = 0
  for (const [arrival, at] of arrivals(count, start, days, zone, chance).entries()) {
    agenda.put(onStep(at, step), { arrival })
  }

  const look = (life: Life, facts: Facts | null, now: Instant) => {
    if (!facts) return
    const plans = [...customerPlans(life, facts, now), ...staffPlans(life, facts, now), ...fatePlans(life, facts, now)]
    for (const plan of plans) agenda.put(onStep(Math.max(plan.at, now), step), { life, plan })
  }
  const arrive = async (arrival: number) => {
    const name = `${seed}-${arrival}`
    const own = chanceOf(Math.imul(seed, 1_000_003) + arrival)
    const life: Life = { name, chance: own, mood: moodOf(own), noticed: new Set() }
    // Half of a sudden rush is one person, with everything they ever ordered.
    const inRush = doors.now === lastArrival && own.happens(0.5)
    lastArrival = doors.now
    const { grievance, person } = grievanceOf(
      name,
      doors.now,
      currency,
      people,
      inRush ? people.at(-1) : undefined,
      own,
    )
    lives.push(life)
    people.push(person)
    await doors.open(life, grievance)
    look(life, await doors.facts(life), doors.now)
  }

  while (doors.now < end) {
    const until = Math.min(agenda.soonest, end)
    for (const life of await doors.until(until)) look(life, await doors.facts(life), doors.now)
    if (agenda.soonest > doors.now) continue
    const next = agenda.take()?.thing
    if (!next) continue
    if ('arrival' in next) {
      await arrive(next.arrival)
      continue
    }
    const { life, plan } = next
    const facts = await doors.facts(life)
    const act = facts && plan.act(facts, doors.now)
    if (!act) continue
    acts++
    await doors.act(life, act)
    look(life, await doors.facts(life), doors.now)
  }
  return { lives, acts }
}

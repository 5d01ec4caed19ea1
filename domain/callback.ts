/** When somebody can be called: the shop's hours, in which a colleague is free, by day where the customer is. */
import { callSlots } from './calendar.ts'
import type { Facts, Task } from './complaint.ts'
import type { Instant } from './ids.ts'
import { absenceOf } from './people.ts'
import { legalEnd } from './promised-time.ts'
import { awakeAt } from './quiet-hours.ts'

export interface Slot {
  readonly start: Instant
  readonly end: Instant
}

/** Calls that are promised already, by the end of their hour. */
export type Booked = ReadonlyMap<Instant, number>

/** Enough hours of two working days to find one in. */
const mostSlots = 16
/** How far ahead we look for them, in working hours: two weeks of a small shop. */
const horizon = 80

/**
 * How many calls an hour takes: one for each agent and lead who is there, and always one, because the shop's hours were
 * said to be hours in which it answers.
 */
export function callsAtOnce({ staff, duty }: Pick<Facts, 'staff' | 'duty'>, { start }: Slot): number {
  const there = staff.filter(
    ({ role, email }) => (role === 'agent' || role === 'lead') && absenceOf(duty, email, start) === null,
  )
  return Math.max(1, there.length)
}

/** Hours in which the shop could call, full or not; none that is later than the law leaves for an answer. */
export function callHours(facts: Facts, now: Instant): readonly Slot[] {
  const end = legalEnd(facts, 'answer', now)
  return callSlots(facts.shop, now, horizon).filter((slot) => end === null || slot.end <= end)
}

/** The hours a customer is shown. Where their whole day is the shop's night, they choose among the hours there are. */
export function slotsFor(facts: Facts, now: Instant, booked: Booked): readonly Slot[] {
  const free = callHours(facts, now).filter((slot) => (booked.get(slot.end) ?? 0) < callsAtOnce(facts, slot))
  const byDay = free.filter(({ start, end }) => awakeAt(facts, start) === start && awakeAt(facts, end - 1) === end - 1)
  return (byDay.length > 0 ? byDay : free).slice(0, mostSlots)
}

/** The hour a call was asked for; null for a task without one. */
export function slotOf({ about, dueAt }: Pick<Task, 'about' | 'dueAt'>): Slot | null {
  const start = Date.parse(about.slot ?? '')
  return Number.isFinite(start) && start < dueAt ? { start, end: dueAt } : null
}

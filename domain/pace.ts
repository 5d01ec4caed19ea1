/**
 * The time a shop states for its answer goes by what it has really needed for such complaints, and never beyond its
 * policy. Pure; `workflows/paces.ts` measures.
 */
import type { Instant } from './ids.ts'
import type { PromiseKind } from './promise.ts'

/** The median of the last answers to complaints of one kind of failure, in minutes of the shop's working time. */
export interface Pace {
  readonly promise: PromiseKind
  readonly medianMinutes: number
  readonly sample: number
}

/** Fewer answers than this say nothing yet: the policy's figure stands. */
export const fewestAnswers = 5
/** Only the newest count, so that a shop that has become slower says so soon. */
export const mostAnswers = 50

/** Half of all answers take longer than the median: a quarter on top of it makes a promise that is mostly kept early. */
const marginShare = 1.25
/** "By 18:00", never "by 17:43". */
const stepMinutes = 30

/** An answer that was given: when the complaint came, and when the customer had the answer. */
export interface Answered {
  readonly askedAt: Instant
  readonly answeredAt: Instant
}

/** The middle of the newest `mostAnswers`, rounded up to the minute; null while there are too few of them. */
export function paceOf(
  answers: readonly Answered[],
  minutesBetween: (from: Instant, to: Instant) => number,
): Omit<Pace, 'promise'> | null {
  const newest = answers.toSorted((a, b) => b.answeredAt - a.answeredAt).slice(0, mostAnswers)
  if (newest.length < fewestAnswers) return null
  const minutes = newest.map(({ askedAt, answeredAt }) => minutesBetween(askedAt, answeredAt))
  return { medianMinutes: Math.ceil(medianOf(minutes) ?? 0), sample: newest.length }
}

/** The middle one, or the mean of the two in the middle; null of none. */
export function medianOf(figures: readonly number[]): number | null {
  const sorted = figures.toSorted((a, b) => a - b)
  const above = sorted[Math.floor(sorted.length / 2)]
  const below = sorted[Math.ceil(sorted.length / 2) - 1]
  return above === undefined || below === undefined ? null : (above + below) / 2
}

/**
 * Working minutes until the answer, as it is promised: the usual time and a quarter of it, up to the next half hour. Never
 * later than the policy; never so soon that no person could shape the offer before it leaves by itself (`floorMinutes`).
 */
export function statedMinutes(policyMinutes: number, pace: Pace | undefined, floorMinutes = 0): number {
  if (!pace || pace.sample < fewestAnswers) return policyMinutes
  const usual = Math.ceil((pace.medianMinutes * marginShare) / stepMinutes) * stepMinutes
  return Math.min(policyMinutes, Math.max(usual, floorMinutes, stepMinutes))
}

/**
 * Whether something goes wrong more often than its own past explains. A week is compared with the weeks before it, of the
 * same thing at the same shop: neither other shops nor a level somebody guessed.
 *
 * Complaints come one by one and independently, so the counts of equally long spans are Poisson. Given how many came in
 * all, each fell into the newest of `w + 1` weeks with the chance 1 / (w + 1), if nothing has changed: how unlikely so many
 * are is a sum of binomial terms, exact for the smallest counts. J. Przyborowski and H. Wilenski, "Homogeneity of results
 * in testing samples from Poisson series", Biometrika 31 (1940), 313–323. In whole numbers: nothing is rounded.
 */
import { dayMs } from './calendar.ts'

export const weekMs = 7 * dayMs
/** As many weeks before the newest as are compared with it. */
export const weeksBefore = 8
/** Fewer are no pattern, however quiet it was before. */
export const fewestNow = 4
/** A shop watches a hundred things week by week: what chance alone does once in so many weeks of one is no news. */
const onceIn = 1_000n
/** More than any shop has in nine weeks of one thing; past it only the mean is compared. */
const mostCounted = 4_000

export interface Counts {
  /** In the last seven days. */
  readonly now: number
  /** In the weeks before, in any order; as many as the shop has a past. */
  readonly before: readonly number[]
}

/** Whether at least `now` of `now + past` fall into one week of `weeks + 1` less often than once in `onceIn`. */
function isUnlikely(now: number, past: number, weeks: number): boolean {
  const all = now + past
  const others = BigInt(weeks)
  // C(all, k) · weeks^(all − k), from k = all downwards: each term from the one above it.
  let term = 1n
  let sum = 0n
  for (let k = all; k >= now; k--) {
    sum += term
    term = (term * BigInt(k) * others) / BigInt(all - k + 1)
  }
  return sum * onceIn <= (others + 1n) ** BigInt(all)
}

/** False without a past to compare with. */
export function isRising({ now, before }: Counts): boolean {
  const weeks = before.length
  const past = before.reduce((sum, count) => sum + count, 0)
  if (weeks === 0 || now < fewestNow || now * weeks <= past) return false
  return now + past > mostCounted ? now * weeks > 2 * past : isUnlikely(now, past, weeks)
}

/** What is usual in a week, in tenths: 12 is "1.2 a week". */
export const usualTenths = ({ before }: Counts): number =>
  before.length === 0 ? 0 : Math.round((10 * before.reduce((sum, count) => sum + count, 0)) / before.length)

/** Full weeks a shop has behind it besides the newest, as far as they are looked at. */
export const weeksKnown = (firstAt: number | null, now: number): number =>
  firstAt === null ? 0 : Math.max(0, Math.min(weeksBefore, Math.floor((now - firstAt) / weekMs) - 1))

/** A shop's rhythm: after how many days without an order one of its customers is silent. Pure. */
import { dayMs } from '../calendar.ts'
import type { Milliseconds } from '../ids.ts'

/** Fewer pauses than this say nothing; the policy's days stand in. */
export const fewestPauses = 30
/** Whatever a shop sells: nobody is given up within a month, and after two years silence is silence. */
const shortest = 30
const longest = 730
/** Half of all pauses are longer than the median. Who has let twice that pass is out of step with nearly everybody. */
const patience = 2

/** From the pauses between orders of the same person; null where there are too few. */
export function silentAfterDays(pauses: readonly Milliseconds[]): number | null {
  if (pauses.length < fewestPauses) return null
  const sorted = [...pauses].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  return Math.min(longest, Math.max(shortest, Math.round((patience * middle) / dayMs)))
}

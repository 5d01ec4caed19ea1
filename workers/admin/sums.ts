/** What a complaint costs, as the desk reads it: the sums, their share of the order, and whether that is too much. */

import type { Facts } from '../../domain/complaint.ts'
import { type Cost, costOf, isTooMuch } from '../../domain/cost.ts'
import { shareOf } from '../../domain/money.ts'

export interface Sums extends Cost {
  /** Of the order, 1 is all of it; null where nobody told us what the order cost. To be read, never counted with. */
  readonly share: number | null
  /** From here on more compensation costs loyalty instead of earning it. */
  readonly tooMuch: boolean
}

export function sumsOf(facts: Facts): Sums {
  const cost = costOf(facts)
  const hundredths = cost.order && cost.total ? shareOf(cost.total, cost.order) : null
  return { ...cost, share: hundredths === null ? null : hundredths / 10_000, tooMuch: isTooMuch(facts, cost.total) }
}

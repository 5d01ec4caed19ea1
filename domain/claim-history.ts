/**
 * What a customer complained of before, beside each decision: plain counts, each with its reason in words. There is no
 * score, nothing is hidden, and nothing here decides: a person does.
 */
import type { ComplaintOutcome, Customer } from './complaint.ts'
import { type Money, shareOf } from './money.ts'

export interface ClaimHistory {
  /** Complaints besides this one, and how many of them in the year before it. */
  readonly before: number
  readonly year: number
  /** Of the same kind of failure as this one. */
  readonly sameKind: number
  /** That came through the bank. */
  readonly disputes: number
  /** How they ended; null is still open. */
  readonly outcomes: readonly { readonly outcome: ComplaintOutcome | null; readonly count: number }[]
  /** All they were ever given, this complaint included. */
  readonly given: readonly Money[]
}

export type HistoryReason =
  | { readonly why: 'first' | 'rare' | 'often' }
  | { readonly why: 'same' | 'disputes'; readonly count: number }
  /** Hundredths of a percent of what they paid. */
  | { readonly why: 'given'; readonly share: number }

/** From so many complaints on, one for every second order is a pattern; and from this share on what was given is worth a look. */
const fewest = 3
const givenFrom = 2_000

/** How many complaints, this one included, on how many paid orders. */
export const claimsPerOrder = ({ before }: Pick<ClaimHistory, 'before'>, customer: Pick<Customer, 'paidOrders'>) => ({
  complaints: before + 1,
  orders: customer.paidOrders,
})

/** What stands out, in the order in which it is read; one plain sentence where nothing does. */
export function reasonsIn(
  history: ClaimHistory,
  customer: Pick<Customer, 'paidOrders' | 'spent'>,
): readonly HistoryReason[] {
  const { before, sameKind, disputes, given } = history
  const { complaints, orders } = claimsPerOrder(history, customer)
  const shares = given.flatMap((sum) => {
    const paid = customer.spent.find(({ currency, minor }) => currency === sum.currency && minor > 0)
    const share = paid ? (shareOf(sum, paid) ?? 0) : 0
    return share >= givenFrom ? [share] : []
  })
  const found: readonly HistoryReason[] = [
    ...(complaints >= fewest && complaints * 2 >= orders ? [{ why: 'often' } as const] : []),
    ...(sameKind > 0 ? [{ why: 'same', count: sameKind + 1 } as const] : []),
    ...shares.map((share) => ({ why: 'given', share }) as const),
    ...(disputes > 0 ? [{ why: 'disputes', count: disputes } as const] : []),
  ]
  if (before === 0) return [{ why: 'first' }, ...found]
  return found.length > 0 ? found : [{ why: 'rare' }]
}

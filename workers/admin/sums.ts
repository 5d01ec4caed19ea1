/** What a complaint costs, as it stands and as it may come. Whole sums only, in the currency of the order. */
import { bonusOf, bonusPurpose, giftCostOf } from '../../domain/compensation.ts'
import { chosenRemedy, type Facts } from '../../domain/complaint.ts'
import { add, type Money, money } from '../../domain/money.ts'

export interface Sums {
  readonly order: Money | null
  /** What was granted to put it right; null until something is. */
  readonly fix: Money | null
  readonly gift: Money | null
  /** The bonus minted, or the one that can still be picked. */
  readonly bonus: Money | null
  readonly bonusIsPicked: boolean
  readonly total: Money | null
  /** Of the order, 1 is all of it; null where nobody told us what the order cost. */
  readonly share: number | null
  /** From here on more compensation costs loyalty instead of earning it. */
  readonly tooMuch: boolean
}

/** Above one and a half times the order's value loyalty falls (product.md, "Budget it"). */
export const loyaltyFallsAbove = 1.5

const sumOf = (sums: readonly (Money | null)[], currency: string): Money =>
  sums.reduce<Money>((total, one) => (one && one.currency === currency ? add(total, one) : total), money(0, currency))

export function sumsOf(facts: Facts): Sums {
  const order = facts.order?.total ?? null
  const currency = order?.currency ?? facts.shop.currency
  const remedy = chosenRemedy(facts)
  const agreed = facts.replies.filter(({ kind }) => kind === 'proposal-accepted').map(({ amount }) => amount)
  const granted = [remedy?.value ?? null, ...agreed]
  const fix = granted.some((one) => one !== null) ? sumOf(granted, currency) : null
  const { compensation } = facts
  const gift = compensation && compensation.kind !== 'bonus' ? giftCostOf(facts) : null
  const minted = facts.codes.find(({ purpose, state }) => purpose === bonusPurpose(facts) && state !== 'void')
  const bonusIsPicked = minted !== undefined || (compensation !== null && compensation.kind !== 'gift')
  const bonus = minted?.value ?? (compensation?.kind === 'gift' ? null : bonusOf(facts))
  const parts = [fix, gift, bonusIsPicked ? bonus : null]
  const total = parts.some((one) => one !== null) ? sumOf(parts, currency) : null
  const share = order && order.minor > 0 && total ? total.minor / order.minor : null
  return { order, fix, gift, bonus, bonusIsPicked, total, share, tooMuch: share !== null && share > loyaltyFallsAbove }
}

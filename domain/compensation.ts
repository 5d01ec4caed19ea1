/** What comes on top of the fix: a gift now, or a bonus on the next order. The bonus is money, and worth more. */
import type { Facts } from './complaint.ts'
import { type Money, money, share } from './money.ts'

/**
 * The bonus: a percentage of the *problem order*, as a fixed sum on a next order of any size (E1, E2: 10 % of 20 000 is
 * 2 000, on 60 000 and on 100 000 alike). Null when nobody told us what the order cost and the shop names no sum instead.
 */
export function bonusOf(facts: Facts): Money | null {
  const { bonus } = facts.shop.policy.compensation
  const total = facts.order?.total ?? null
  if (!total) {
    const minor = bonus.withoutOrder[facts.shop.currency]
    return minor === undefined || minor === 0 ? null : money(minor, facts.shop.currency)
  }
  const sum = share(total, Math.round(bonus.percent * 100))
  const floor = Math.min(bonus.floor[total.currency] ?? 0, total.minor)
  const ceiling = bonus.ceiling[total.currency] ?? Number.MAX_SAFE_INTEGER
  const minor = Math.min(Math.max(sum.minor, floor), ceiling)
  return minor > 0 ? money(minor, total.currency) : null
}

/** What the gift costs the shop, for the ledger: a share of the problem order. */
export function giftCostOf(facts: Facts): Money {
  const total = facts.order?.total
  return total ? share(total, facts.shop.policy.compensation.gift.costShare) : money(0, facts.shop.currency)
}

/** One bonus a complaint. */
export const bonusPurpose = (facts: Facts): string => `${facts.complaint.id}-bonus`

export interface Recovery {
  /** What the customer pays for the next order. */
  readonly pays: Money
  /** What the shop laid out: fix and gift. */
  readonly spent: Money
  /** Margin of the next order, less the bonus and what was spent. */
  readonly gain: Money
}

/**
 * What a recovery brings (E1). `marginShare` in hundredths of a percent. The fix and the gift are at cost; the bonus
 * lowers what the next order brings.
 */
export function recoveryOf(sums: {
  readonly nextOrder: Money
  readonly bonus: Money
  readonly fix: Money
  readonly gift: Money
  readonly marginShare: number
}): Recovery {
  const { currency } = sums.nextOrder
  const used = Math.min(sums.bonus.minor, sums.nextOrder.minor)
  const spent = sums.fix.minor + sums.gift.minor
  const margin = share(sums.nextOrder, sums.marginShare).minor
  return {
    pays: money(sums.nextOrder.minor - used, currency),
    spent: money(spent, currency),
    gain: money(margin - used - spent, currency),
  }
}

/** What comes on top of the fix: a gift now, or a bonus on the next order. The bonus is money, and worth more. */
import { capTask } from './caps.ts'
import type { Compensation, CompensationKind, Facts } from './complaint.ts'
import { type GiftGiven, giftFor } from './gift.ts'
import { hundredths, type Money, money, share } from './money.ts'
import { incidentSum, isOneOfMany } from './policy/incident.ts'

/**
 * The bonus: a percentage of the *problem order*, as a fixed sum on a next order of any size (E1, E2: 10 % of 20 000 is
 * 2 000, on 60 000 and on 100 000 alike). Null when nobody told us what the order cost and the shop names no sum instead.
 * Where one trouble hits many, all of them get the same. Once its customer was told a sum it is that one, whatever becomes
 * of the order or the policy.
 */
export function bonusOf(facts: Facts): Money | null {
  if (facts.bonusShown) return facts.bonusShown
  const forAll = incidentSum(facts)
  if (forAll) return forAll
  const { bonus } = facts.shop.policy.compensation
  const total = facts.order?.total ?? null
  if (!total) {
    const minor = bonus.withoutOrder[facts.shop.currency]
    return minor === undefined || minor === 0 ? null : money(minor, facts.shop.currency)
  }
  const sum = share(total, hundredths(bonus.percent))
  const floor = Math.min(bonus.floor[total.currency] ?? 0, total.minor)
  const ceiling = bonus.ceiling[total.currency] ?? Number.MAX_SAFE_INTEGER
  const minor = Math.min(Math.max(sum.minor, floor), ceiling)
  return minor > 0 ? money(minor, total.currency) : null
}

/** The gift the customer would get, or has picked; null when there is none to give and the bonus stands alone. */
export const giftOf = (facts: Facts): GiftGiven | null => giftFor(facts, bonusOf(facts))

/** One bonus a complaint. */
export const bonusPurpose = (facts: Facts): string => `${facts.complaint.id}-bonus`

/** Whether it was carried out: a gift's task, or a minted code. */
export const isCompensated = (facts: Facts): boolean =>
  facts.codes.some(({ purpose }) => purpose === bonusPurpose(facts)) ||
  facts.tasks.some(({ key }) => key === 'gift' || key === capTask(bonusPurpose(facts)))

export interface Grant {
  readonly kind: CompensationKind
  readonly gift: GiftGiven | null
  readonly bonus: Money | null
  /** The gift that was picked is not there any more: something else takes its place, and the customer hears of it. */
  readonly instead: boolean
}

/**
 * What a pick comes to. A valued customer who takes the gift may be leaving: they get both, unless all get the same. A
 * gift that ran out is another gift, or the bonus.
 */
export function grantOf(facts: Facts, compensation: Compensation): Grant {
  const bonus = bonusOf(facts)
  const gift = compensation.kind === 'bonus' && bonus ? null : giftFor(facts, bonus)
  const atRisk = facts.complaint.tier === 'vip' && compensation.kind === 'gift' && !isOneOfMany(facts)
  const both = bonus !== null && (compensation.kind === 'both' || atRisk)
  const kind = gift === null ? 'bonus' : both ? 'both' : 'gift'
  return {
    kind,
    gift,
    bonus: kind === 'gift' ? null : bonus,
    instead: compensation.kind !== 'bonus' && (compensation.gift ?? null) !== (gift?.id ?? null),
  }
}

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

/**
 * What sales bring under a discount (E5): what was bought costs the shop the same, and the discount comes off the price.
 * Shares in hundredths of a percent. A fixed bonus costs its sum once; a discount costs its share of every order.
 */
export function profitUnderDiscount(
  sales: Money,
  { marginShare, discountShare }: { readonly marginShare: number; readonly discountShare: number },
): Money {
  return money(share(sales, marginShare).minor - share(sales, discountShare).minor, sales.currency)
}

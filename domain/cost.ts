/** What a complaint costs, as it stands and as it may come. Whole sums only, in the currency of the order. */
import { bonusOf, bonusPurpose, type Grant } from './compensation.ts'
import { chosenRemedy, type Facts } from './complaint.ts'
import { giftFor, giftOnItsWay } from './gift.ts'
import { add, exceeds, type Money, money } from './money.ts'
import type { LedgerEntry } from './playbook/move.ts'
import type { ExtraKind } from './policy/tables.ts'

export interface Cost {
  readonly order: Money | null
  /** What was granted to put it right; null until something is. */
  readonly fix: Money | null
  readonly gift: Money | null
  /** The bonus minted, or the one that can still be picked. */
  readonly bonus: Money | null
  readonly bonusIsPicked: boolean
  readonly total: Money | null
}

const sumOf = (sums: readonly (Money | null)[], currency: string): Money =>
  sums.reduce<Money>((total, one) => (one && one.currency === currency ? add(total, one) : total), money(0, currency))

const currencyOf = ({ order, shop }: Pick<Facts, 'order' | 'shop'>): string => order?.total?.currency ?? shop.currency

/** What was granted to put it right: the remedy chosen, and what was agreed to beside it. */
function fixOf(facts: Facts): Money | null {
  const agreed = facts.replies.filter(({ kind }) => kind === 'proposal-accepted').map(({ amount }) => amount)
  const granted = [chosenRemedy(facts)?.value ?? null, ...agreed]
  return granted.some((one) => one !== null) ? sumOf(granted, currencyOf(facts)) : null
}

export function costOf(facts: Facts): Cost {
  const { compensation } = facts
  const fix = fixOf(facts)
  const takesGift = compensation !== null && compensation.kind !== 'bonus'
  const gift = takesGift ? (giftOnItsWay(facts) ?? giftFor(facts, bonusOf(facts)))?.cost : undefined
  const minted = facts.codes.find(({ purpose, state }) => purpose === bonusPurpose(facts) && state !== 'void')
  const bonusIsPicked = minted !== undefined || (compensation !== null && compensation.kind !== 'gift')
  const bonus = minted?.value ?? (compensation?.kind === 'gift' ? null : bonusOf(facts))
  const parts = [fix, gift ?? null, bonusIsPicked ? bonus : null]
  const total = parts.some((one) => one !== null) ? sumOf(parts, currencyOf(facts)) : null
  return { order: facts.order?.total ?? null, fix, gift: gift ?? null, bonus, bonusIsPicked, total }
}

/** What the complaint costs once this is granted too. */
export const costWith = (facts: Facts, { gift, bonus }: Pick<Grant, 'gift' | 'bonus'>): Money =>
  sumOf([fixOf(facts), gift?.cost ?? null, bonus], currencyOf(facts))

/** Above one and a half times the order's value loyalty falls (product.md, "Budget it"): people are warned. */
export function isTooMuch({ order, shop }: Pick<Facts, 'order' | 'shop'>, cost: Money | null): boolean {
  const total = order?.total ?? null
  if (!total || total.minor <= 0 || cost?.currency !== total.currency) return false
  return exceeds(cost, total, shop.policy.compensation.loyaltyFallsAbove)
}

/** Above what one complaint may cost without a person. */
export function isAboveCap({ shop }: Pick<Facts, 'shop'>, cost: Money): boolean {
  const most = shop.policy.caps.perComplaint[cost.currency]
  return most !== undefined && cost.minor > most
}

/** A small extra's cost by policy, for the ledger; nothing where the policy names none. */
export function extraEntry(facts: Facts, extra: ExtraKind, about: string): readonly LedgerEntry[] {
  const currency = currencyOf(facts)
  const minor = facts.shop.policy.compensation.extras[extra][currency] ?? 0
  return minor > 0 ? [{ entry: 'gift', about: `extra-${about}`, value: money(minor, currency) }] : []
}

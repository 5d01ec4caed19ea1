/** Bonus codes, where they were seen, and what follows: used by its holder, given back, or a question for a person. */
import { dayMs, endOfDayAfterMonths } from './calendar.ts'
import type { Facts, Order } from './complaint.ts'
import type { Instant } from './ids.ts'
import { type Money, money } from './money.ts'

export const codeStates = ['issued', 'reserved', 'redeemed', 'expired', 'void'] as const
export type CodeState = (typeof codeStates)[number]

export interface BonusCode {
  /** What it was issued for: a remedy's id, or `<complaint>-bonus`. One purpose, one code. */
  readonly purpose: string
  readonly code: string
  readonly state: CodeState
  readonly value: Money
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** The holder's address as written. */
  readonly holder: string | null
  readonly redeemedAt: Instant | null
  /** A checkout holds it for a basket, until then. */
  readonly heldUntil?: Instant
}

/** A code of the complaint in an order that its shop told us of. */
export interface CodeUse {
  readonly code: string
  /** The sender's id of the order. */
  readonly order: string
  /** What people call the order ("#1042"); a checkout may have redeemed under this. */
  readonly name: string | null
  readonly state: Order['state']
  /** When it was placed, as far as we know: an order told late counts by this. */
  readonly usedAt: Instant
  /** When we first heard of it. */
  readonly heardAt: Instant
  /** What it is worth before the code came off, as far as we know; null where nobody told us. */
  readonly worth: Money | null
  /** `unknown`: the order names nobody. Who has the code was given it, so that it counts as its holder's. */
  readonly buyer: 'holder' | 'other' | 'unknown'
}

export interface Redemption {
  readonly id: string
  readonly code: string
  readonly order: string
  /** What came off, of an order of so many minor units. */
  readonly value: Money
  readonly orderMinor: number
  readonly at: Instant
  readonly reversedAt: Instant | null
  /** What became of the order; null where we were never told of it. */
  readonly orderState: Order['state'] | null
}

/** Why a use of a code is for a person to look at, in the order in which it is looked at. */
export const codeConflicts = ['other-holder', 'void', 'second-order', 'expired', 'other-currency'] as const
export type CodeConflict = (typeof codeConflicts)[number]

/** A code that came back lives at least so many days (issue "Money", "Codes at real checkouts"). */
const reinstatedDays = 14

/** The end of a code that is given back now: the end of the local day two weeks on, or its own where that is later. */
export const reinstatedUntil = (expiresAt: Instant, now: Instant, zone: string): Instant =>
  Math.max(expiresAt, endOfDayAfterMonths(now + reinstatedDays * dayMs, 0, zone))

/**
 * What came off the order: the code's sum, or what the order was worth where that is less. A paid order worth nothing any
 * more was covered by the code, nobody knows by how much of it: then all of it counts as used.
 */
export function takenOff(value: Money, worth: Money | null): Money {
  if (!worth || worth.minor <= 0) return value
  return money(Math.min(value.minor, worth.minor), value.currency)
}

/** One order under both of its names: the feed knows its id, a checkout may have given the number people read. */
const isOf = (redemption: Redemption, use: CodeUse): boolean =>
  redemption.code === use.code && (redemption.order === use.order || redemption.order === use.name)

const isPaid = ({ state }: CodeUse): boolean => state === 'paid'

const codeOf = (facts: Facts, use: CodeUse): BonusCode | undefined => facts.codes.find(({ code }) => code === use.code)

function conflictOf(facts: Facts, code: BonusCode, use: CodeUse): CodeConflict | null {
  // Where a checkout redeemed it for this very order it has asked who the customer is, and may have given it back.
  if (facts.redemptions.some((redemption) => isOf(redemption, use))) return null
  if (use.buyer === 'other') return 'other-holder'
  if (code.state === 'void') return 'void'
  if (code.state === 'redeemed') return 'second-order'
  if (use.usedAt > code.expiresAt) return 'expired'
  return use.worth && use.worth.currency !== code.value.currency ? 'other-currency' : null
}

/** Uses that a person has to look at: in a paid order, and not simply the holder's one redemption. */
export const conflictingUses = (
  facts: Facts,
): readonly { readonly use: CodeUse; readonly code: BonusCode; readonly conflict: CodeConflict }[] =>
  facts.codeUses.filter(isPaid).flatMap((use) => {
    const code = codeOf(facts, use)
    const conflict = code ? conflictOf(facts, code, use) : null
    return code && conflict ? [{ use, code, conflict }] : []
  })

/**
 * The use that redeems a code, earliest first: in a paid order of its holder, placed while the code was good. An order
 * whose redemption was taken back does not redeem again; one that a checkout redeemed already is no news.
 */
export function redeemingUse(facts: Facts): { readonly use: CodeUse; readonly code: BonusCode } | null {
  const found = facts.codeUses
    .filter(isPaid)
    .flatMap((use) => {
      const code = codeOf(facts, use)
      const known = facts.redemptions.some((redemption) => isOf(redemption, use))
      return code && !known && code.state !== 'redeemed' && !conflictOf(facts, code, use) ? [{ use, code }] : []
    })
    .sort((a, b) => a.use.usedAt - b.use.usedAt || (a.use.order < b.use.order ? -1 : 1))
  return found[0] ?? null
}

/** A live redemption whose order came to nothing: cancelled, or paid back whole. */
export function fallenRedemption(facts: Facts): { readonly redemption: Redemption; readonly code: BonusCode } | null {
  for (const redemption of facts.redemptions) {
    if (redemption.reversedAt !== null) continue
    const state = facts.codeUses.find((use) => isOf(redemption, use))?.state ?? redemption.orderState
    const code = facts.codes.find((one) => one.code === redemption.code)
    if (code?.state === 'redeemed' && (state === 'cancelled' || state === 'refunded')) return { redemption, code }
  }
  return null
}

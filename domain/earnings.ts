/**
 * What recovery costs and brings, on margin and with staff time (product.md, "Honest money"). Pure sums over what
 * `db/earnings.ts` counted; whole minor units only.
 */
import { type Money, money, share } from './money.ts'
import type { Policy } from './policy/policy.ts'
import { type CodesEnded, chanceOfUse } from './reserve.ts'

/** Days after the agreement within which an order counts as a return; the longest is as far as we look. */
export const returnDays = [30, 90, 180, 365] as const
export type ReturnDays = (typeof returnDays)[number]

/** What came back in so many days, of the complaints that have had all of them: a recent one says nothing yet. */
export interface ReturnWindow {
  readonly days: ReturnDays
  readonly due: number
  readonly back: number
  readonly orders: number
  readonly revenue: number
}

/** Complaints of one group in one currency, and all they cost and brought until now. Sums in minor units. */
export interface Earned {
  readonly currency: string
  readonly complaints: number
  /** It is agreed how they are put right. */
  readonly agreed: number
  /** Customers whose care began with them and who are not held out, once each: those the measured gain is of. */
  readonly touched: number
  /** Of those that are agreed, so many whose customer has ordered again. */
  readonly back: number
  readonly fix: number
  readonly gift: number
  /** Codes that were used: a code nobody uses costs nothing. */
  readonly codes: number
  /** A person's time, at the shop's own cost of an hour. */
  readonly staff: number
  readonly minutes: number
  /** Orders after the agreement, within a year: their number, what they were worth, and the margin in that. */
  readonly orders: number
  readonly revenue: number
  readonly margin: number
  readonly windows: readonly ReturnWindow[]
}

export const spentOf = ({ fix, gift, codes, staff }: Earned): number => fix + gift + codes + staff

/** Margin less everything it cost (E1: 18 000 − 2 000 − 3 300 = 12 700). */
export const resultOf = (earned: Earned): number => earned.margin - spentOf(earned)

/** A person's time at the cost of an hour; half a minor unit is rounded up. */
export const timeCost = (minutes: number, hourCost: number): number =>
  Number((BigInt(minutes) * BigInt(hourCost) + 30n) / 60n)

/** The margin in what orders brought, at the shop's share of it in hundredths of a percent. */
export const marginOf = (revenue: number, marginShare: number): number =>
  share(money(revenue, 'XXX'), marginShare).minor

/**
 * What each customer we write to after a complaint brings in margin, codes taken off, beyond what those left alone by lot
 * bring (domain/measure.ts). Nobody knows what a recovery is worth without them: who came back might have come back anyway.
 * Only where the difference is more than chance; minor units.
 */
export interface HoldOut {
  /** Left alone, with all of the days behind them. */
  readonly customers: number
  readonly days: ReturnDays
  readonly gain: { readonly value: number; readonly low: number; readonly high: number }
}

export type ReturnOnRecovery =
  | { readonly state: 'not-measured' }
  | {
      readonly state: 'measured'
      /** Of everybody we have written to since the complaints of the period, at what was measured for each. */
      readonly gain: number
      /** The gain in hundredths of a percent of the cost; null where nothing was spent. */
      readonly share: number | null
    }

/** Return on what was spent, counting only what the hold-out did not bring as well. */
export function returnOnRecovery(earned: Earned, holdOut: HoldOut | null): ReturnOnRecovery {
  if (!holdOut) return { state: 'not-measured' }
  const cost = spentOf(earned)
  const gain = holdOut.gain.value * earned.touched
  return { state: 'measured', gain, share: cost === 0 ? null : Number((BigInt(gain) * 10_000n) / BigInt(cost)) }
}

/** A shop's codes in one currency: what can still be used now, and what became of those past their end. */
export interface CodeLot extends CodesEnded {
  readonly currency: string
  readonly open: number
  readonly face: number
}

export interface OpenCodes {
  readonly codes: number
  readonly face: Money
  /** What they will cost if they are used as earlier ones were. */
  readonly expected: Money
}

/** How likely a code of the shop is to be used, in hundredths of a percent: as the reserve reckons it. */
export const chanceIn = (lots: readonly CodeLot[], terms: Policy['reserve']): number =>
  chanceOfUse(
    lots.reduce((all, { used, ended }) => ({ used: all.used + used, ended: all.ended + ended }), { used: 0, ended: 0 }),
    terms,
  )

/** What the open codes of one currency come to. */
export function openCodes({ open, face, currency }: CodeLot, chance: number, terms: Policy['reserve']): OpenCodes {
  const sum = money(face, currency)
  return { codes: open, face: sum, expected: share(share(sum, chance), terms.codeCostShare) }
}

/** First days of the stretches a period is shown in: months, or years where it is longer than two. Local dates. */
export function stretchesOf(from: string, to: string): readonly string[] {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  const firstYear = Number(from.slice(0, 4))
  if (months >= 24)
    return Array.from({ length: Number(to.slice(0, 4)) - firstYear + 1 }, (_, i) => `${firstYear + i}-01-01`)
  const first = firstYear * 12 + Number(from.slice(5, 7)) - 1
  return Array.from({ length: months + 1 }, (_, i) => {
    const month = first + i
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
  })
}

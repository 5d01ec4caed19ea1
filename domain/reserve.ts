/**
 * The monthly reserve: what a shop sets aside for putting things right. Promises are counted when they are made, at what
 * they will probably cost; as the reserve empties, dearer ways give way to cheaper ones in new offers. Never fewer than
 * three, and nothing that was shown is taken back.
 */

import type { Category } from './event.ts'
import type { Instant } from './ids.ts'
import { type Money, money, share } from './money.ts'
import type { Policy } from './policy/policy.ts'
import type { RemedyKind } from './policy/tables.ts'

export const reserveSteps = ['ample', 'low', 'empty'] as const
export type ReserveStep = (typeof reserveSteps)[number]

/** From so many hundredths of a percent of the reserve on. Each is alarmed once a month. */
export const stepFrom = { low: 8_000, empty: 10_000 } as const

/** What a complaint knows of it: measured by the sweep, for the month that ends at `until`. */
export interface ReserveState {
  readonly step: ReserveStep
  readonly until: Instant
}

/** What a month's codes have come to, at face value. */
export interface CodesGiven {
  /** Still to be used. */
  readonly open: number
  /** Came off an order; what lapsed of such a code costs nothing. */
  readonly used: number
}

/** What was promised before and is over now: the shop's own experience. */
export interface CodesEnded {
  readonly used: number
  readonly ended: number
}

/** As many codes as the assumed chance weighs: a shop's first few say little, its hundredth says it all. */
const priorWeight = 20

/** How probable it is that a code is used, in hundredths of a percent: the shop's history, leaning on policy while it is young. */
export function chanceOfUse({ used, ended }: CodesEnded, { chanceOfUse: assumed }: Policy['reserve']): number {
  return Math.round((used * 10_000 + priorWeight * assumed) / (ended + priorWeight))
}

export interface Measured {
  /** Set aside for the month. */
  readonly reserve: Money
  /** Money, gifts and extras granted this month, and its codes that were used, at what they cost. */
  readonly spent: Money
  /** Its codes that can still be used: at what they will probably cost, and at face value. */
  readonly expected: Money
  readonly face: Money
  /** What is left at expected cost; below zero when more was promised than set aside. */
  readonly free: Money
  /** Spent and expected, in hundredths of a percent of the reserve. */
  readonly usedShare: number
  readonly step: ReserveStep
  /** In hundredths of a percent. */
  readonly chance: number
}

export const stepAt = (usedShare: number): ReserveStep =>
  usedShare >= stepFrom.empty ? 'empty' : usedShare >= stepFrom.low ? 'low' : 'ample'

/** How much of the whole a part is, in hundredths of a percent; a reserve of nothing is used up. */
const usedOf = (part: number, whole: number): number =>
  whole <= 0 ? stepFrom.empty : Math.floor((part * 10_000) / whole)

/** The month as it stands. All sums in minor units of the reserve's currency. */
export function measure(
  reserve: Money,
  given: { readonly outright: number; readonly codes: CodesGiven },
  ended: CodesEnded,
  policy: Policy['reserve'],
): Measured {
  const { currency } = reserve
  const sum = (minor: number) => money(minor, currency)
  const chance = chanceOfUse(ended, policy)
  const spent = sum(given.outright + share(sum(given.codes.used), policy.codeCostShare).minor)
  const face = sum(given.codes.open)
  const expected = share(share(face, chance), policy.codeCostShare)
  const used = spent.minor + expected.minor
  const usedShare = usedOf(used, reserve.minor)
  const free = sum(reserve.minor - used)
  return { reserve, spent, expected, face, free, usedShare, step: stepAt(usedShare), chance }
}

/** The month's reserve: the sum the shop names, or its share of what the month before brought. Null where it sets none aside. */
export function reserveOf(
  named: Money | null,
  revenue: Money,
  { revenueShare }: Pick<Policy['reserve'], 'revenueShare'>,
): Money | null {
  if (named) return named
  return revenueShare === null ? null : share(revenue, revenueShare)
}

/** What takes a dear way's place: the same sort of thing for less. Where nothing does, attention fills up. */
const cheaper: Partial<Record<RemedyKind, RemedyKind>> = { 'full-refund': 'partial-refund', 'partial-refund': 'credit' }

/** Hundredths of a percent of the order above which a way is too dear while the reserve is low. */
const dearFrom = 5_000

/** Goods and attention come out of other pockets than the reserve. */
function isTooDear(
  { terms, reserve }: Pick<Policy, 'terms' | 'reserve'>,
  kind: RemedyKind,
  step: ReserveStep,
): boolean {
  const { share: part, fulfilment } = terms[kind]
  if (step === 'ample' || part === null) return false
  if (step === 'empty') return part > 0
  const used = Math.floor((reserve.chanceOfUse * reserve.codeCostShare) / 10_000)
  return (fulfilment === 'code' ? Math.floor((part * used) / 10_000) : part) > dearFrom
}

/**
 * The ways of a policy as the reserve allows them: each that is too dear gives way to the next cheaper one. Money taken by
 * mistake is the customer's own, and no generosity: there nothing gives way.
 */
export function affordable(
  kinds: readonly RemedyKind[],
  policy: Pick<Policy, 'terms' | 'reserve'>,
  category: Category,
  step: ReserveStep,
): readonly RemedyKind[] {
  if (category === 'billing') return kinds
  const taken: RemedyKind[] = []
  for (const kind of kinds) {
    let one: RemedyKind | undefined = kind
    const isElsewhere = (other: RemedyKind) => taken.includes(other) || (other !== kind && kinds.includes(other))
    while (one !== undefined && (isTooDear(policy, one, step) || isElsewhere(one))) one = cheaper[one]
    if (one !== undefined) taken.push(one)
  }
  return taken
}

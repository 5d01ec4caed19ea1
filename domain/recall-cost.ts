/** What a recall will cost: as its customers will probably choose, and at most. Whole sums, currency by currency. */

import type { Gift } from './gift.ts'
import { type Money, money, share } from './money.ts'
import type { Policy } from './policy/policy.ts'
import type { RemedyKind } from './policy/tables.ts'

/** Orders of one currency that will be written about. */
export interface Affected {
  readonly currency: string
  readonly orders: number
  /** What they cost their customers. */
  readonly minor: number
  /** Of that, the goods the recall is about; the whole order where it names none. */
  readonly goodsMinor: number
}

/** How often customers of this shop took each way until now. */
export type Taken = Readonly<Partial<Record<RemedyKind, number>>>

export interface RecallCost {
  readonly currency: string
  readonly expected: Money
  readonly most: Money
}

/** As much as a way weighs before anybody has chosen: the shop's own first choices soon say more. */
const priorWeight = 5

/** Goods are sent again at what they cost the shop; attention costs time, which is reckoned where it is spent. */
function wayCost(policy: Policy, kind: RemedyKind, at: Affected, isSure: boolean): number {
  const { fulfilment, share: part, extra } = policy.terms[kind]
  const small = (policy.compensation.extras[extra][at.currency] ?? 0) * at.orders
  if (fulfilment === 'goods') {
    return small + share(money(at.goodsMinor, at.currency), 10_000 - policy.economics.marginShare).minor
  }
  if (part === null || fulfilment === 'attention') return small
  const face = share(money(at.minor, at.currency), part)
  if (fulfilment === 'money' || isSure) return small + face.minor
  return small + share(share(face, policy.reserve.chanceOfUse), policy.reserve.codeCostShare).minor
}

/** What comes on top: the same modest sum for all, or a gift that is worth less. */
function onTop(policy: Policy, gifts: readonly Gift[], { currency, orders, minor }: Affected, isSure: boolean): number {
  const { incident, bonus } = policy.compensation
  const named = incident.sums[currency] ?? 0
  const sum = named > 0 ? named * orders : share(money(minor, currency), bonus.percent * 100).minor
  const gift = Math.max(
    0,
    ...gifts.filter(({ on, cost }) => on && cost.currency === currency).map(({ cost }) => cost.minor),
  )
  if (isSure) return Math.max(sum, gift * orders)
  return share(share(money(sum, currency), policy.reserve.chanceOfUse), policy.reserve.codeCostShare).minor
}

export function recallCost(
  policy: Policy,
  remedies: readonly RemedyKind[],
  affected: readonly Affected[],
  taken: Taken,
  gifts: readonly Gift[] = [],
): readonly RecallCost[] {
  // Who does not choose gets the first way: it weighs twice before anybody has chosen.
  const weights = remedies.map((kind, i) => (taken[kind] ?? 0) + (i === 0 ? 2 * priorWeight : priorWeight))
  const whole = weights.reduce((sum, one) => sum + one, 0)
  return affected.map((at) => {
    const weighed = remedies.reduce((sum, kind, i) => sum + wayCost(policy, kind, at, false) * (weights[i] ?? 0), 0)
    const likely = Math.floor(weighed / whole)
    const dearest = Math.max(...remedies.map((kind) => wayCost(policy, kind, at, true)))
    return {
      currency: at.currency,
      expected: money(likely + onTop(policy, gifts, at, false), at.currency),
      most: money(dearest + onTop(policy, gifts, at, true), at.currency),
    }
  })
}

/**
 * What is usual in cases like this one, said beside "what would put it right?": where part of the money went back, how
 * much of the order that really was, or the policy's range while too little is known. Shares, because orders differ in
 * size; a whole order paid back is another case. Pure.
 */
import { type Facts, forbidsRefund } from './complaint.ts'
import { type Money, share } from './money.ts'
import { medianOf } from './pace.ts'

/** What was granted in one complaint, and what its order had cost; minor units of one currency. */
export interface Granted {
  readonly minor: number
  readonly total: number
}

/** Fewer cases than this say nothing yet, and could point at a person. */
export const fewestCases = 5
/** In hundredths of a percent. */
const whole = 10_000

/** Only the newest count, so that a shop that has changed its ways says so. */
export const mostCases = 200

/** Shares in hundredths of a percent, and what they come to for this order. */
export interface Range {
  readonly low: number
  readonly high: number
  readonly least: Money
  readonly most: Money
}

export type Usual =
  | (Range & { readonly from: 'policy' })
  | (Range & { readonly from: 'history'; readonly cases: number; readonly middle: number; readonly sum: Money })

/**
 * The middle of what was granted and the range around it. Of every ten cases the lowest and the highest are left out, so
 * that one rare case does not raise or lower what is called usual.
 */
function fromHistory(total: Money, granted: readonly Granted[]): Usual | null {
  const shares = granted
    .slice(0, mostCases)
    .flatMap(({ minor, total: of }) => (minor > 0 && minor < of ? [Math.round((minor * whole) / of)] : []))
    .toSorted((a, b) => a - b)
  if (shares.length < fewestCases) return null
  const cut = Math.floor(shares.length / 10)
  const kept = shares.slice(cut, shares.length - cut)
  const [low = 0, high = 0] = [kept[0], kept.at(-1)]
  const middle = Math.round(medianOf(shares) ?? 0)
  return {
    ...{ from: 'history', cases: shares.length, low, middle, high },
    ...{ least: share(total, low), sum: share(total, middle), most: share(total, high) },
  }
}

/** What the policy gives back for such a failure where the goods stay, from the smallest share to the largest. */
function fromPolicy({ shop: { policy }, complaint }: Facts, total: Money): Usual | null {
  const terms = (['partial-refund', ...policy.remedies[complaint.category]] as const).map((kind) => policy.terms[kind])
  const shares = terms.flatMap(({ fulfilment, share: part }) =>
    fulfilment === 'money' && part !== null && part < whole ? part : [],
  )
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  if (shares.length === 0) return null
  return { from: 'policy', low, high, least: share(total, low), most: share(total, high) }
}

/** Null where the order's value is not known, or money must not or need not be returned. */
export function usualFor(facts: Facts, granted: readonly Granted[]): Usual | null {
  const total = facts.order?.total
  if (!total || forbidsRefund(facts.dispute) || facts.complaint.refunded) return null
  return fromHistory(total, granted) ?? fromPolicy(facts, total)
}

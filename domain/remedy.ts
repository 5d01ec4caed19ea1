/** Which ways to put it right are on the table, and what each is worth. Frozen when offered. */
import { type Facts, forbidsRefund } from './complaint.ts'
import { type Money, min, money, share } from './money.ts'
import type { RemedyOffered } from './playbook/move.ts'
import type { Policy } from './policy/policy.ts'
import { type RemedyKind, remedyKinds } from './policy/tables.ts'
import { waysFor } from './policy/ways.ts'
import { affordable, type ReserveStep } from './reserve.ts'

/** Never fewer than this; where a rule takes options away, attention fills up. */
export const fewestRemedies = 3

const attention = ['replacement', 'redo', 'call', 'personal-care'] as const satisfies readonly RemedyKind[]

/** Money, or a code as good as money: forbidden on top of a dispute, where the bank pays too. */
export const paysOut = ({ terms }: Pick<Policy, 'terms'>, kind: RemedyKind): boolean =>
  terms[kind].fulfilment === 'money' || terms[kind].fulfilment === 'code'

export const payingKinds = (policy: Pick<Policy, 'terms'>): readonly RemedyKind[] =>
  remedyKinds.filter((kind) => paysOut(policy, kind))

/** Kinds that nobody may be given now: on an open dispute, or after a lost one, they would pay twice. */
export const frozenKinds = ({ dispute, shop }: Pick<Facts, 'dispute' | 'shop'>): readonly RemedyKind[] =>
  forbidsRefund(dispute) ? payingKinds(shop.policy) : []

/** The sum a remedy names: its share of the problem order; null where none is named or nobody told us the order's value. */
export function sumOf(facts: Facts, kind: RemedyKind): Money | null {
  const terms = facts.shop.policy.terms[kind]
  if (terms.share === null) return null
  const total = facts.order?.total
  if (total) return share(total, terms.share)
  if (terms.fulfilment !== 'code') return null
  const currency = facts.shop.currency
  const minor = facts.shop.policy.compensation.bonus.withoutOrder[currency]
  return minor === undefined ? null : money(minor, currency)
}

/** Everything the order cost has gone back, or is on its way: for this complaint or for one before it. */
const isNothingLeft = ({ payBack: { left } }: Pick<Facts, 'payBack'>): boolean => left !== null && left.minor <= 0

/** What a remedy names, and of money never more than is left of the order (reliability.md, invariant 22). */
function payableOf(facts: Facts, kind: RemedyKind): Money | null {
  const usual = sumOf(facts, kind)
  const { left } = facts.payBack
  if (facts.shop.policy.terms[kind].fulfilment !== 'money' || left?.currency !== usual?.currency) return usual
  return usual && left ? min(usual, left) : usual
}

/** How full the reserve was when the complaint came; a new month begins with a full one. */
const reserveStepOf = ({ reserve, complaint }: Pick<Facts, 'reserve' | 'complaint'>): ReserveStep =>
  reserve && complaint.receivedAt < reserve.until ? reserve.step : 'ample'

/** At least three remedies for what failed, best first. An open dispute leaves out whatever would pay twice. */
export function remediesFor(facts: Facts, step: ReserveStep = reserveStepOf(facts)): readonly RemedyOffered[] {
  const { policy } = facts.shop
  const frozen = frozenKinds(facts)
  // A refund that names no sum (some senders tell no currency) was paid all the same.
  const alreadyPaid =
    facts.complaint.refunded !== null ||
    facts.payBack.refunds.some(({ state }) => state !== 'refused') ||
    (facts.complaint.channel === 'refund' && facts.complaint.category !== 'billing')
  const kinds: RemedyKind[] = []
  const consider = (kind: RemedyKind) => {
    if (kinds.includes(kind)) return
    if (frozen.includes(kind)) return
    // What was already paid back in full is not paid back again by the automatic offer.
    if (policy.terms[kind].fulfilment === 'money' && (alreadyPaid || isNothingLeft(facts))) return
    if (policy.terms[kind].fulfilment === 'code' && sumOf(facts, kind) === null) return
    kinds.push(kind)
  }
  // A recall's ways are the same for all of its customers: as they were weighed when it was planned.
  const ways = facts.recall?.remedies ?? waysFor(policy, facts.complaint)
  const may = facts.recall ? ways : affordable(ways, policy, facts.complaint.category, step)
  for (const kind of may) consider(kind)
  for (const kind of policy.remedies.dispute) if (kinds.length < fewestRemedies) consider(kind)
  for (const kind of attention) if (kinds.length < fewestRemedies) consider(kind)
  // A choice is worth more than a full reserve.
  for (const kind of ways) if (kinds.length < fewestRemedies) consider(kind)
  return kinds.map((kind) => ({ kind, value: payableOf(facts, kind), extra: policy.terms[kind].extra }))
}

/** A person shapes the offer: still at least three ways, and only what policy, order, dispute and role allow. */
import { z } from 'zod'
import { dayMs } from '../calendar.ts'
import { currentOffer, type Facts, forbidsRefund } from '../complaint.ts'
import { money } from '../money.ts'
import { isStopped, moneyOwed } from '../money-owed.ts'
import type { RemedyOffered } from '../playbook/move.ts'
import { remedyKinds } from '../policy/tables.ts'
import { fewestRemedies, sumOf as usualSumOf } from '../remedy.ts'
import {
  type ActionRule,
  aboveOrder,
  actionSchema,
  actorOf,
  amountSchema,
  askable,
  beyondLimit,
  type Desk,
  done,
  invalid,
  isVerdict,
  leftToPayBack,
  notNow,
  sumOf,
  takenUp,
  type Verdict,
} from './action.ts'

const wish = z.union([
  z.enum(remedyKinds).transform((kind) => ({ kind, amount: undefined })),
  z.object({ kind: z.enum(remedyKinds), amount: amountSchema.optional() }),
])
type Wish = z.output<typeof wish>

const schema = actionSchema('offer', { remedies: z.array(wish).max(8), ...askable })

/** One way with its sum: the one named, within the role's limit, or the policy's own share of the order. */
function remedyFor(facts: Facts, { kind, amount }: Wish, desk: Desk): RemedyOffered | Verdict {
  const { fulfilment, extra } = facts.shop.policy.terms[kind]
  const pays = fulfilment === 'money' || fulfilment === 'code'
  if (pays && forbidsRefund(facts.dispute)) {
    return notNow(`A dispute is open: ${kind} would be paid twice, once by the bank.`, 'dispute_open')
  }
  if (amount !== undefined) {
    if (!pays) return invalid('no_sum', `${kind} carries no sum.`)
    const value = sumOf(facts, amount)
    if (isVerdict(value)) return value
    return beyondLimit(facts, desk, value) ?? aboveOrder(facts, value) ?? { kind, value, extra }
  }
  const usual = usualSumOf(facts, kind)
  if (fulfilment === 'code' && usual === null)
    return invalid('sum_needed', `Nobody told us what the order cost: name the sum of ${kind}.`)
  const left = fulfilment === 'money' && usual ? leftToPayBack(facts) : null
  if (!usual || !left || usual.minor <= left.minor) return { kind, value: usual, extra }
  if (left.minor === 0) return notNow('The whole order was paid back already.', 'paid_back')
  return { kind, value: money(left.minor, left.currency), extra }
}

export const offer: ActionRule<z.output<typeof schema>> = {
  schema,
  act(facts, { remedies }, desk) {
    if (facts.complaint.departedAt !== null) return notNow('The customer said goodbye: nothing more is offered.')
    const owed = moneyOwed(facts)
    // What a dispute has stopped is not coming: the customer may be asked anew.
    if (facts.choice && !(owed && isStopped(facts, owed))) {
      return notNow('The customer has chosen already; what was promised comes first.')
    }
    if (remedies.length < fewestRemedies) return invalid('too_few', 'At least three ways to put it right.')
    if (new Set(remedies.map(({ kind }) => kind)).size !== remedies.length) return invalid('twice', 'Each way once.')
    const offered: RemedyOffered[] = []
    for (const wanted of remedies) {
      const remedy = remedyFor(facts, wanted, desk)
      if (isVerdict(remedy)) return remedy
      offered.push(remedy)
    }
    const round = (currentOffer(facts)?.round ?? 0) + 1
    return done({
      offer: {
        round,
        by: actorOf(desk),
        expiresAt: desk.now + facts.shop.policy.touches.choiceDefaultDays * dayMs,
        remedies: offered,
      },
      escalationsEnded: takenUp(facts, desk),
      timeline: [{ actor: actorOf(desk), event: 'offer-prepared', public: false, about: { round } }],
    })
  },
}

import { addWorkingTime, dayMs, minuteMs } from '../calendar.ts'
import { currentOffer, type Facts, forbidsRefund, mailOf } from '../complaint.ts'
import { remediesFor } from '../remedy.ts'
import type { Move } from './move.ts'

/** A dispute that joined after the offer forbids what the offer still holds out. */
const offersForbiddenMoney = (facts: Facts): boolean =>
  facts.choice === null &&
  forbidsRefund(facts.dispute) &&
  (currentOffer(facts)?.remedies ?? []).some(({ kind }) => {
    const { fulfilment } = facts.shop.policy.terms[kind]
    return fulfilment === 'money' || fulfilment === 'code'
  })

/**
 * Puts at least three ways on the customer's page straight after the acknowledgement: who does not want to wait can
 * choose at once. The mail that is the full answer follows (`offer-remedies`), so that a person may shape the offer first.
 */
export const prepareOffer: Move = {
  name: 'prepare-offer',
  dueAt(facts) {
    if (facts.complaint.departedAt !== null || !mailOf(facts, 'acknowledgement')) return null
    if (facts.offers.length === 0) return facts.complaint.receivedAt
    return offersForbiddenMoney(facts) ? facts.complaint.receivedAt : null
  },
  act(facts, now) {
    const { targets, touches } = facts.shop.policy
    const round = (currentOffer(facts)?.round ?? 0) + 1
    const leavesAt = addWorkingTime(facts.shop, now, targets.offerAfterWorkingMinutes * minuteMs)
    return {
      offer: {
        round,
        expiresAt: leavesAt + touches.choiceDefaultDays * dayMs,
        by: 'playbook',
        remedies: remediesFor(facts),
      },
      timeline: [{ actor: 'playbook', event: 'offer-prepared', public: false, about: { round } }],
    }
  },
}

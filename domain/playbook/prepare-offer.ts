import { addWorkingTime, dayMs, minuteMs } from '../calendar.ts'
import { chosenRemedy, currentOffer, type Facts, mailOf, offerMail, type Remedy } from '../complaint.ts'
import { frozenKinds, remediesFor } from '../remedy.ts'
import { reserveSteps } from '../reserve.ts'
import { unconfirmed } from './confirm-choice.ts'
import type { Move } from './move.ts'

/**
 * A dispute that joined after the offer forbids what the offer still holds out, or what was chosen of it and is not being
 * carried out yet: then the customer is asked anew.
 */
function offersForbiddenMoney(facts: Facts): boolean {
  const frozen = frozenKinds(facts)
  const forbidden = ({ kind }: Remedy) => frozen.includes(kind)
  const chosen = unconfirmed(facts) && chosenRemedy(facts)
  if (chosen) return forbidden(chosen)
  return facts.choice === null && (currentOffer(facts)?.remedies ?? []).some(forbidden)
}

/**
 * What joined before the offer left says better what failed: other ways may be right then. A person's offer stands. That the
 * reserve has emptied meanwhile is no news: what was shown stays.
 */
function isOutdated(facts: Facts): boolean {
  const offer = currentOffer(facts)
  if (!offer || facts.choice || offer.by !== 'playbook' || offerMail(facts, offer.round)) return false
  if ((facts.complaint.joinedAt ?? 0) < offer.preparedAt) return false
  const kinds = (remedies: readonly Pick<Remedy, 'kind'>[]) => remedies.map(({ kind }) => kind).join(' ')
  return reserveSteps.every((step) => kinds(offer.remedies) !== kinds(remediesFor(facts, step)))
}

/**
 * Puts at least three ways on the customer's page straight after the acknowledgement: who does not want to wait can
 * choose at once. The mail that is the full answer follows (`offer-remedies`), so that a person may shape the offer first.
 */
export const prepareOffer: Move = {
  name: 'prepare-offer',
  dueAt(facts) {
    if (facts.complaint.departedAt !== null || !mailOf(facts, 'acknowledgement')) return null
    if (facts.offers.length === 0) return facts.complaint.receivedAt
    return offersForbiddenMoney(facts) || isOutdated(facts) ? facts.complaint.receivedAt : null
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

import { addWorkingTime, minuteMs } from '../calendar.ts'
import { canWrite, currentOffer, mailOf } from '../complaint.ts'
import { canBeAnsweredFirst } from '../dispute.ts'
import { defaultAfterMs } from './choice-clock.ts'
import type { Move } from './move.ts'

/** The full answer: the ways to put it right, by mail. Not sent to who has already chosen on the page. */
export const offerRemedies: Move = {
  name: 'offer-remedies',
  dueAt(facts) {
    const offer = currentOffer(facts)
    if (!offer || facts.choice || facts.complaint.departedAt !== null || !canWrite(facts)) return null
    if (facts.proposals.some(({ state }) => state === 'open' || state === 'accepted')) return null
    if (mailOf(facts, 'offer', String(offer.round))) return null
    // A person's own offer, or one that corrects an earlier, leaves at once.
    if (offer.by !== 'playbook' || offer.round > 1) return offer.preparedAt
    const wait = facts.shop.policy.targets.offerAfterWorkingMinutes * minuteMs
    // Who has asked the bank is answered before the bank is: that clock does not stop at closing time.
    const first = canBeAnsweredFirst(facts.dispute)
    const leavesAt = first ? offer.preparedAt + wait : addWorkingTime(facts.shop, offer.preparedAt, wait)
    const promised = facts.promises.find((promise) => promise.kind === 'answer' && promise.state === 'open')
    return promised ? Math.min(leavesAt, promised.dueAt - 15 * minuteMs) : leavesAt
  },
  act(facts, now) {
    const round = currentOffer(facts)?.round ?? 1
    return {
      mails: [{ kind: 'offer', n: String(round), round, defaultAt: now + defaultAfterMs(facts) }],
      timeline: [{ actor: 'playbook', event: 'offer-sent', public: true, about: { round } }],
    }
  },
}

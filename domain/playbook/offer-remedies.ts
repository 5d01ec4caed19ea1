import { addWorkingTime, minuteMs } from '../calendar.ts'
import { canWrite, currentOffer, offerMail } from '../complaint.ts'
import { canBeAnsweredFirst } from '../dispute.ts'
import { awakeAt } from '../quiet-hours.ts'
import { defaultAt } from './choice-clock.ts'
import type { Move } from './move.ts'

/** The full answer: the ways to put it right, by mail. Not sent to who has already chosen on the page. */
export const offerRemedies: Move = {
  name: 'offer-remedies',
  dueAt(facts, now = 0) {
    const offer = currentOffer(facts)
    if (!offer || facts.choice || facts.complaint.departedAt !== null || !canWrite(facts)) return null
    if (facts.proposals.some(({ state }) => state === 'open' || state === 'accepted')) return null
    if (offerMail(facts, offer.round)) return null
    // A person's own offer leaves at once; one of ours that corrects an earlier with the day.
    if (offer.by !== 'playbook') return offer.preparedAt
    const wait = facts.shop.policy.targets.offerAfterWorkingMinutes * minuteMs
    // Who has asked the bank is answered before the bank is: that clock does not stop at closing time.
    const first = canBeAnsweredFirst(facts.dispute)
    const leavesAt = first ? offer.preparedAt + wait : addWorkingTime(facts.shop, offer.preparedAt, wait)
    const promised = facts.promises.find((promise) => promise.kind === 'answer' && promise.state === 'open')
    const latest = promised ? promised.dueAt - 15 * minuteMs : null
    const at = offer.round > 1 ? offer.preparedAt : Math.min(leavesAt, latest ?? leavesAt)
    // What a proposal or a stopped mailbox held up is looked at again by this very hour: it may be night by then.
    return first ? at : awakeAt(facts, Math.max(at, now), latest)
  },
  act(facts, now) {
    const offer = currentOffer(facts)
    const round = offer?.round ?? 1
    // Whose it is: one of a person's own was not left to leave by itself.
    const by = offer?.by === 'playbook' ? 'playbook' : 'staff'
    return {
      mails: [{ kind: 'offer', n: String(round), round, defaultAt: defaultAt(facts, now) }],
      timeline: [{ actor: 'playbook', event: 'offer-sent', public: true, about: { round, by } }],
    }
  },
}

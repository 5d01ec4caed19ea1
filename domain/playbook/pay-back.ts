import { refundDue } from '../refund.ts'
import type { Move } from './move.ts'

/**
 * A chosen refund goes back by itself where policy lets it and nothing speaks against it. Its task stays on the table: a
 * vendor that says no leaves it to a person.
 */
export const payBack: Move = {
  name: 'pay-back',
  dueAt: (facts) => (refundDue(facts) ? facts.complaint.receivedAt : null),
  act(facts) {
    const request = refundDue(facts)
    if (!request) return {}
    const { source, value } = request
    return {
      payBack: [request],
      timeline: [{ actor: 'playbook', event: 'refund-planned', public: false, about: { source, ...value } }],
    }
  },
}

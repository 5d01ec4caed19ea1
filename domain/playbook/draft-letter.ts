import { mailOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import { answeredBy } from '../promised-time.ts'
import { isUnanswered } from '../recall.ts'
import type { Move } from './move.ts'

/**
 * Lays the director's letter on the table: an empty draft means "as drawn up from the facts", so that it is current when
 * the director opens it. It leaves only when a person has approved it.
 */
export const draftLetter: Move = {
  name: 'draft-letter',
  dueAt: (facts) =>
    facts.complaint.tier === 'vip' && facts.letter === null && !isUnanswered(facts) && mailOf(facts, 'acknowledgement')
      ? facts.complaint.receivedAt
      : null,
  act(facts, now) {
    const { shop, staff } = facts
    const dueAt = answeredBy(facts, shop.policy.targets.letterWorkingMinutes, now)
    return {
      letter: { subject: '', body: '', points: [], state: 'draft', approvedBy: null, approvedAt: null, draftedAt: now },
      promises: [{ kind: 'letter', n: '1', dueAt, clock: 'working', statedIn: null, keptBy: 'letter' }],
      tasks: [{ kind: 'approve-letter', key: 'letter', owner: personFor('director', staff), dueAt, about: {} }],
      timeline: [{ actor: 'playbook', event: 'letter-drafted', public: false, about: { due: dueAt } }],
    }
  },
}

import { currentOffer } from '../complaint.ts'
import { askedSince, defaultAt } from './choice-clock.ts'
import type { Move } from './move.ts'

/** Nobody answered for a week: the best remedy on the table is carried out. Silence never costs the customer. */
export const settleByDefault: Move = {
  name: 'settle-by-default',
  dueAt(facts) {
    const since = askedSince(facts)
    return since === null ? null : defaultAt(facts, since)
  },
  act(facts, now) {
    const { round, remedies } = currentOffer(facts) ?? { round: 1, remedies: [] }
    const [remedy] = remedies
    if (!remedy) return {}
    return {
      choice: { round, remedy: remedy.id, finalAt: now, by: 'default' },
      timeline: [{ actor: 'playbook', event: 'settled-by-default', public: true, about: { remedy: remedy.kind } }],
    }
  },
}

import { defaultAfterMs, openQuestion } from './choice-clock.ts'
import type { Move } from './move.ts'

/** Nobody answered for a week: the best remedy on the table is carried out. Silence never costs the customer. */
export const settleByDefault: Move = {
  name: 'settle-by-default',
  dueAt(facts) {
    const question = openQuestion(facts)
    return question && question.askedAt + defaultAfterMs(facts)
  },
  act(facts, now) {
    const remedy = openQuestion(facts)?.offer.remedies[0]
    const round = facts.offers.at(-1)?.round ?? 1
    if (!remedy) return {}
    return {
      choice: { round, remedy: remedy.id, finalAt: now, by: 'default' },
      timeline: [{ actor: 'playbook', event: 'settled-by-default', public: true, about: { remedy: remedy.kind } }],
    }
  },
}

import { bonusOf, giftOf } from '../compensation.ts'
import { defaultAt } from './choice-clock.ts'
import type { Move } from './move.ts'

/** Gift or bonus not picked for a week after the remedy was: the bonus, because it is worth more. */
export const settleCompensation: Move = {
  name: 'settle-compensation',
  dueAt: (facts) =>
    facts.choice && !facts.compensation && facts.complaint.departedAt === null
      ? defaultAt(facts, facts.choice.finalAt)
      : null,
  act(facts, now) {
    const bonus = bonusOf(facts)
    const kind = bonus ? 'bonus' : 'gift'
    return {
      compensation: { kind, finalAt: now, by: 'default', ...(kind === 'gift' && { gift: giftOf(facts)?.id ?? null }) },
      timeline: [
        { actor: 'playbook', event: 'compensation-chosen', public: true, about: { kind, by: 'default', ...bonus } },
      ],
    }
  },
}

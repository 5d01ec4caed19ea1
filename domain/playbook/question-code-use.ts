import { shownCode } from '../bonus-code.ts'
import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { type CodeUse, conflictingUses } from '../code-use.ts'
import { type Facts, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import type { Move } from './move.ts'

const keyOf = ({ code, order }: CodeUse): string => `code-${code}-${order}`

const asked = (facts: Facts) => conflictingUses(facts).find(({ use }) => !taskOf(facts, keyOf(use)))

/** Questions that have answered themselves: the order fell through, or it is now the code's one redemption. */
function answered(facts: Facts): readonly string[] {
  const standing = new Set(conflictingUses(facts).map(({ use }) => keyOf(use)))
  return facts.tasks
    .filter(({ kind, state, key }) => kind === 'check-code' && state === 'open' && !standing.has(key))
    .map(({ key }) => key)
}

/**
 * A code seen where it should not be (another person's order, after its end, a second order): nothing is redeemed in
 * silence, a person looks at it. Also where the complaint is closed: that is the usual time for a second use.
 */
export const questionCodeUse: Move = {
  name: 'question-code-use',
  whenClosed: true,
  dueAt: (facts) => asked(facts)?.use.heardAt ?? (answered(facts).length > 0 ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const { shop, complaint, staff } = facts
    const found = asked(facts)
    if (!found) {
      const about = { task: 'check-code' }
      return {
        tasksEnded: answered(facts).map((key) => ({ key, state: 'dropped' })),
        timeline: [{ actor: 'playbook', event: 'task-done', public: false, about }],
      }
    }
    const { use, conflict } = found
    const key = keyOf(use)
    const due = addWorkingTime(shop, now, shop.policy.targets.replyWorkingMinutes * minuteMs)
    const about = { code: shownCode(use.code), order: use.name ?? use.order, conflict }
    return {
      tasks: [
        {
          kind: 'check-code',
          key,
          owner: complaint.owner ?? personFor('agent', staff),
          dueAt: roundedUp(shop, due),
          about,
        },
      ],
      alarms: [{ kind: 'code-conflict', key: `code-conflict:${complaint.id}:${key}` }],
      timeline: [{ actor: 'playbook', event: 'code-questioned', public: false, about }],
    }
  },
}

import { chosenRemedy, type Facts, taskOf } from '../complaint.ts'
import { isOver } from '../dispute.ts'
import { fixEntry, isStopped, type MoneyOwed, moneyOwed, stopKey, timesStopped } from '../money-owed.ts'
import { personFor } from '../people.ts'
import { fulfilledBy } from '../promised-time.ts'
import type { Move, Outcome } from './move.ts'

/** What a dispute stopped, once the dispute is over and it is still agreed on; null otherwise. */
function stopped(facts: Facts): MoneyOwed | null {
  const { complaint, dispute } = facts
  if (!dispute || !(isOver(dispute) || dispute.refundable) || complaint.arrivedAt !== null) return null
  const owed = moneyOwed(facts)
  return owed && isStopped(facts, owed) ? owed : null
}

/** The bank gave it back: the customer has what they chose, and we pay nothing. */
const paidByBank = (now: number): Outcome => ({
  complaint: { arrivedAt: now },
  timeline: [{ actor: 'playbook', event: 'refund-by-bank', public: false, about: {} }],
})

/** The shop has the money again: what was promised before is owed again. */
function again(facts: Facts, owed: MoneyOwed, now: number): Outcome {
  const { complaint, shop, staff } = facts
  const n = timesStopped(facts)
  const dueAt = fulfilledBy(facts, chosenRemedy(facts)?.kind ?? 'partial-refund', now)
  const owner = complaint.owner ?? personFor('agent', staff)
  const first = owed.tasks[0]
  const kind = first?.kind ?? 'refund'
  const key = facts.choice ? `fulfil-${facts.choice.round}-again-${n}` : `proposal-${owed.about}-again-${n}-carry-out`
  return {
    tasks: [{ kind, key, owner, dueAt, about: first?.about ?? {} }],
    promises: [{ kind: 'remedy', n: key, dueAt, clock: 'working', statedIn: null, keptBy: null }],
    ...fixEntry(owed, 1),
    mails: [{ kind: 'staff', n: key, to: owner ?? shop.sender.email, notice: { about: 'task', task: kind, dueAt } }],
    timeline: [{ actor: 'playbook', event: 'refund-resumed', public: false, about: { ...owed.value } }],
  }
}

/**
 * The dispute that stopped a refund is over. Won, or taken back: what was promised is owed again. Lost: the customer has
 * the money, and nothing is paid.
 */
export const resumeRefund: Move = {
  name: 'resume-refund',
  dueAt: (facts) => (stopped(facts) ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const owed = stopped(facts)
    if (!owed) return {}
    const decide = taskOf(facts, stopKey(timesStopped(facts)))
    return {
      ...(facts.dispute?.state === 'lost' ? paidByBank(now) : again(facts, owed, now)),
      ...(decide?.state === 'open' && { tasksEnded: [{ key: decide.key, state: 'dropped' }] }),
    }
  },
}

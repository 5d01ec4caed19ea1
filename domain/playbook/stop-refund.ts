import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { type Facts, forbidsRefund, type Task } from '../complaint.ts'
import { fixEntry, moneyOwed, stopKey, timesStopped } from '../money-owed.ts'
import { personFor } from '../people.ts'
import { unconfirmed } from './confirm-choice.ts'
import type { Move } from './move.ts'

const underWay = (facts: Facts): readonly Task[] =>
  moneyOwed(facts)?.tasks.filter(({ state }) => state === 'open') ?? []

/** Who said goodbye is asked nothing anew: a refund they chose just before is held, and a person decides. */
const isHeld = (facts: Facts): boolean =>
  facts.complaint.departedAt !== null && unconfirmed(facts) !== null && moneyOwed(facts) !== null

/**
 * A dispute that joins while money is on its way back stops it: the customer would be paid twice. Its promise is
 * withdrawn, and a person says to the customer how it goes on.
 */
export const stopRefund: Move = {
  name: 'stop-refund',
  dueAt(facts) {
    if (!forbidsRefund(facts.dispute)) return null
    const due = underWay(facts).length > 0 || (isHeld(facts) && timesStopped(facts) === 0)
    return due ? facts.complaint.receivedAt : null
  },
  act(facts, now) {
    const { complaint, shop, staff } = facts
    const stopped = underWay(facts)
    const owed = stopped.length > 0 ? moneyOwed(facts) : null
    const key = stopKey(timesStopped(facts) + 1)
    const owner = complaint.owner ?? personFor('agent', staff)
    const dueAt = roundedUp(shop, addWorkingTime(shop, now, shop.policy.targets.replyWorkingMinutes * minuteMs))
    const told = owed ? facts.promises.filter(({ kind, state }) => kind === 'remedy' && state === 'open') : []
    return {
      tasksEnded: stopped.map((task) => ({ key: task.key, state: 'dropped' })),
      settled: told.map(({ id }) => ({ id, as: 'withdrawn' })),
      ...(owed && fixEntry(owed, -1)),
      tasks: [{ kind: 'decide', key, owner, dueAt, about: {} }],
      mails: [{ kind: 'staff', n: key, to: owner ?? shop.sender.email, notice: { about: 'refund-stopped', dueAt } }],
      timeline: [{ actor: 'playbook', event: 'refund-stopped', public: false, about: { ...owed?.value } }],
    }
  },
}

import type { Facts, Task } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import { isOwed } from '../promise.ts'
import { byHand, type Refund, refundTask } from '../refund.ts'
import type { Move, Outcome } from './move.ts'

const surprise = (refund: Refund): string => `refund-unexpected:${refund.purpose}`

/** Stopped by us while it was on its way: the money went back all the same. */
const wentDespiteStop = ({ alarms, complaint, tasks }: Facts, refund: Refund): boolean =>
  complaint.arrivedAt === null &&
  !alarms.includes(surprise(refund)) &&
  tasks.some(({ kind, state, about }) => kind === 'refund' && state === 'dropped' && about.id === refund.purpose)

/** The vendor has it: what was promised is kept at that moment, and nobody has to pay any more. */
function paid(facts: Facts, refund: Refund, task: Task, now: Instant): Outcome {
  const at = refund.acceptedAt ?? now
  return {
    complaint: { arrivedAt: at },
    tasksEnded: [{ key: task.key, state: 'done' }],
    settled: facts.promises
      .filter((promise) => promise.kind === 'remedy' && isOwed(promise))
      .map(({ id, madeAt }) => ({ id, as: 'kept', at: Math.max(at, madeAt) })),
    timeline: [{ actor: 'playbook', event: 'refund-paid', public: true, about: { ...refund.value } }],
  }
}

/** The task that stood by is a person's now, and says why. */
function leftToPerson(facts: Facts, refund: Refund, task: Task): Outcome {
  const { purpose, value } = refund
  const refusal = refund.refusal ?? 'unknown'
  const owner = task.owner ?? facts.complaint.owner ?? personFor('agent', facts.staff)
  const to = owner ?? facts.shop.sender.email
  return {
    tasksMoved: [{ key: task.key, owner, about: { ...task.about, refusal } }],
    mails: [
      { kind: 'staff', n: `refund-${purpose}`, to, notice: { about: 'task', task: 'refund', dueAt: task.dueAt } },
    ],
    alarms: [{ kind: 'refund-refused', key: `refund-refused:${purpose}` }],
    timeline: [{ actor: 'playbook', event: 'refund-refused', public: false, about: { refusal, ...value } }],
  }
}

/** A person has a decision open since the dispute; that the customer has our money too they must know at once. */
const paidDespiteStop = (refund: Refund, now: Instant): Outcome => ({
  complaint: { arrivedAt: refund.acceptedAt ?? now },
  ledger: [{ entry: 'fix', about: refund.purpose, value: refund.value }],
  alarms: [{ kind: 'refund-unexpected', key: surprise(refund) }],
  timeline: [{ actor: 'playbook', event: 'refund-paid', public: false, about: { ...refund.value } }],
})

function outcomeOf(facts: Facts, refund: Refund, now: Instant): Outcome | null {
  const task = refundTask(facts, refund.purpose)
  switch (refund.state) {
    case 'planned':
      return null
    case 'accepted':
      if (refund.source === byHand || refund.cameBack) return null
      if (task) return paid(facts, refund, task, now)
      return wentDespiteStop(facts, refund) ? paidDespiteStop(refund, now) : null
    case 'refused':
    case 'unknown':
      return task && task.about.refusal === undefined ? leftToPerson(facts, refund, task) : null
  }
}

const next = (facts: Facts, now: Instant): Outcome | undefined =>
  facts.payBack.refunds.map((refund) => outcomeOf(facts, refund, now)).find((outcome) => outcome !== null)

/** What the vendor said to a refund of ours: kept, or a person's. */
export const settleRefund: Move = {
  name: 'settle-refund',
  dueAt: (facts) => (next(facts, 0) ? facts.complaint.receivedAt : null),
  act: (facts, now) => next(facts, now) ?? {},
}

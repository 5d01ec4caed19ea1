import { type Facts, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../policy/assess.ts'
import type { Move } from './move.ts'

const over = ['won', 'lost', 'closed']

/** The bank's due date while an answer is still possible. */
function bankDueAt({ dispute }: Facts, now: Instant): Instant | null {
  if (!dispute || over.includes(dispute.state) || dispute.dueAt === null) return null
  return dispute.dueAt > now ? dispute.dueAt : null
}

/** A dispute carries its own clock: the bank's due date becomes a promise and a person's task; its end settles both. */
export const answerDispute: Move = {
  name: 'answer-dispute',
  dueAt(facts) {
    const task = taskOf(facts, 'dispute')
    if (task) {
      return task.state === 'open' && facts.dispute && over.includes(facts.dispute.state)
        ? facts.complaint.receivedAt
        : null
    }
    const since = Math.max(facts.complaint.receivedAt, facts.complaint.joinedAt ?? 0)
    return bankDueAt(facts, since) === null ? null : since
  },
  act(facts, now) {
    if (taskOf(facts, 'dispute')) {
      const open = facts.promises.filter((promise) => promise.kind === 'dispute' && promise.state === 'open')
      return {
        tasksEnded: [{ key: 'dispute', state: 'dropped' }],
        settled: open.map((promise) => ({ id: promise.id, as: 'withdrawn' })),
      }
    }
    const dueAt = bankDueAt(facts, Math.min(now, facts.dispute?.dueAt ?? now) - 1) ?? now
    const about = facts.dispute?.reason ? { reason: facts.dispute.reason } : {}
    return {
      promises: [{ kind: 'dispute', n: '1', dueAt, clock: 'calendar', statedIn: null, keptBy: null }],
      tasks: [{ kind: 'answer-dispute', key: 'dispute', owner: personFor('lead', facts.staff), dueAt, about }],
      timeline: [{ actor: 'playbook', event: 'task-opened', public: false, about: { task: 'answer-dispute' } }],
    }
  },
}

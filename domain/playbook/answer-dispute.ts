import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { type Facts, type Task, taskOf } from '../complaint.ts'
import { isAsking } from '../dispute.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import type { Move, Outcome } from './move.ts'

/** What the bank waits for, in one word: another word is another question. Null while it asks for nothing. */
const questionOf = ({ dispute }: Facts): string | null =>
  dispute && isAsking(dispute) ? [dispute.externalId, dispute.state, dispute.dueAt ?? 'no-date'].join(' ') : null

const keyOf = (n: number): string => (n === 1 ? 'dispute' : `dispute-${n}`)

/** The last time a person was asked to answer the bank, and the how manieth it was; null before the first. */
export function lastAnswering(facts: Facts): { readonly n: number; readonly task: Task } | null {
  const n = facts.tasks.filter(({ kind }) => kind === 'answer-dispute').length
  const task = n === 0 ? null : taskOf(facts, keyOf(n))
  return task && { n, task }
}

/** The task that stands is over: the bank looks at our answer, has decided, or asks something else. */
function ending(facts: Facts, task: Task): Outcome {
  const answered = facts.dispute?.state === 'under-review'
  return {
    tasksEnded: [{ key: task.key, state: answered ? 'done' : 'dropped' }],
    settled: facts.promises
      .filter(({ kind, state }) => kind === 'dispute' && state === 'open')
      .map(({ id }) => ({ id, as: answered ? 'kept' : 'withdrawn' })),
    ...(answered && {
      timeline: [{ actor: 'playbook', event: 'task-done', public: false, about: { task: task.kind } }],
    }),
  }
}

/** A day of work where the bank names no date; a date that has passed stays what it is, so that the task is late. */
function taskDueAt({ dispute, shop }: Facts, now: Instant): Instant {
  if (dispute?.dueAt != null) return dispute.dueAt
  return roundedUp(shop, addWorkingTime(shop, now, shop.policy.targets.replyWorkingMinutes * minuteMs))
}

function opening(facts: Facts, question: string, now: Instant): Outcome {
  const { dispute, staff } = facts
  const n = (lastAnswering(facts)?.n ?? 0) + 1
  const dueAt = taskDueAt(facts, now)
  const isPromise = dispute?.dueAt != null && dispute.dueAt > now
  const about = {
    question,
    ...(dispute?.reason && { reason: dispute.reason }),
    ...(dispute?.code && { code: dispute.code }),
  }
  return {
    // A date that was over before we heard of it is no promise anybody could have kept.
    ...(isPromise && {
      promises: [{ kind: 'dispute', n: String(n), dueAt, clock: 'calendar', statedIn: null, keptBy: null }],
    }),
    tasks: [{ kind: 'answer-dispute', key: keyOf(n), owner: personFor('lead', staff), dueAt, about }],
    timeline: [{ actor: 'playbook', event: 'task-opened', public: false, about: { task: 'answer-dispute' } }],
  }
}

/**
 * A dispute carries its own clock: the bank's due date becomes a promise and a person's task. A new date, or a new
 * question, takes the place of the old one; its end, or an answer the bank is looking at, settles both.
 */
export const answerDispute: Move = {
  name: 'answer-dispute',
  dueAt(facts) {
    const question = questionOf(facts)
    const last = lastAnswering(facts)?.task
    const known = last?.about.question ?? null
    const due = last?.state === 'open' ? question !== known : question !== null && question !== known
    return due ? Math.max(facts.complaint.receivedAt, facts.complaint.joinedAt ?? 0) : null
  },
  act(facts, now) {
    const question = questionOf(facts)
    const last = lastAnswering(facts)?.task
    const ended = last?.state === 'open' ? ending(facts, last) : {}
    const opened = question === null ? {} : opening(facts, question, now)
    return { ...ended, ...opened }
  },
}

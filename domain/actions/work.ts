/** Work that was done: the remedy reached the customer, a task is off the table, an escalation is dealt with. */
import { z } from 'zod'
import { approverFor, offererOf } from '../approval.ts'
import { capTask } from '../caps.ts'
import { type Facts, forbidsRefund, mailOf, type Task, type TaskKind, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { parseMoney } from '../money.ts'
import { fixEntry, isStopped, moneyOwed } from '../money-owed.ts'
import { isOwed } from '../promise.ts'
import { isOnItsWay, paidByTasks } from '../refund.ts'
import {
  type ActionRule,
  actionSchema,
  actorOf,
  beyondLimit,
  type Desk,
  done,
  forbidden,
  invalid,
  keptNow,
  leaders,
  minutesTaken,
  notNow,
  rankOf,
  type Verdict,
} from './action.ts'

const carriesOut = (task: Task): boolean =>
  task.key.startsWith('fulfil-') || task.key.endsWith('-carry-out') || task.key === 'check-delivery'

/** Whether anything is on its way: a choice that is final and confirmed, or a proposal we agreed to. */
const isPromised = (facts: Facts): boolean => {
  const round = facts.choice && String(facts.choice.round)
  const confirmed = round !== null && (taskOf(facts, `fulfil-${round}`) ?? mailOf(facts, 'choice', round)) !== null
  return confirmed || facts.proposals.some(({ state }) => state === 'accepted')
}

/** When the dispute reached us: money paid before that was paid once, and may be said so. */
const disputedAt = ({ complaint }: Facts): Instant =>
  complaint.channel === 'dispute' ? complaint.receivedAt : (complaint.joinedAt ?? complaint.receivedAt)

const onItsWay = notNow(
  'This sum is being paid back by itself right now: in a few minutes it is known whether that worked.',
  'refund_on_its_way',
)

const frozen = notNow('A dispute is open: the money would be paid twice, once by the bank.', 'dispute_open')

const fulfilSchema = actionSchema('fulfil', {
  deliveredAt: z.iso.datetime({ offset: true }).nullish(),
  ...minutesTaken,
})

/** The remedy is with the customer: its promise is kept as of then, and from then on we ask whether it helped. */
export const fulfil: ActionRule<z.output<typeof fulfilSchema>> = {
  schema: fulfilSchema,
  act(facts, { deliveredAt, minutes }, desk) {
    const { complaint, choice } = facts
    if (complaint.arrivedAt !== null) return notNow('It has arrived already.')
    if (!isPromised(facts)) {
      return notNow(
        choice ? 'The choice can still be changed: wait until it is final.' : 'Nothing has been chosen yet.',
      )
    }
    const at = deliveredAt == null ? desk.now : Date.parse(deliveredAt)
    if (at > desk.now) return invalid('in_the_future', 'It cannot have arrived in the future.')
    if (at < complaint.receivedAt) return invalid('too_early', 'It cannot have arrived before the complaint.')
    const owed = moneyOwed(facts)
    if (owed && forbidsRefund(facts.dispute) && at >= disputedAt(facts)) return frozen
    const tasks = facts.tasks.filter((task) => task.state === 'open' && carriesOut(task))
    if (tasks.some((task) => isOnItsWay(facts, task))) return onItsWay
    return done({
      complaint: { arrivedAt: at },
      ...paidByTasks(facts, tasks),
      // It was stopped, and had been paid before the dispute came.
      ...(owed && isStopped(facts, owed) && fixEntry(owed, 1)),
      tasksEnded: tasks
        // The time it took is one, however many tasks it ends.
        .map(({ key }, i) => ({ key, state: 'done', minutes: i === 0 ? (minutes ?? undefined) : undefined })),
      settled: facts.promises
        .filter((promise) => promise.kind === 'remedy' && !promise.n.startsWith(capTask('')) && isOwed(promise))
        .map(({ id, madeAt }) => ({ id, as: 'kept', at: Math.max(at, madeAt) })),
      timeline: [{ actor: actorOf(desk), event: 'remedy-arrived', public: true, about: {} }],
    })
  },
}

/** Work that means more than a tick: its own action does it. */
const ownAction: Partial<Record<TaskKind, string>> = {
  'reply-to-proposal': 'answer-proposal',
  'approve-letter': 'approve-letter',
  'call-back': 'callback-done',
  'call-unhappy': 'callback-done',
  'approve-request': 'approve',
}

/**
 * A code beyond a cap goes out on the word of somebody whose own limit it is within, and who did not offer it themselves.
 * Where nobody else could, the customer does not wait for ever.
 */
function mayRelease(facts: Facts, { about }: Task, desk: Desk): Verdict | null {
  if (!leaders.includes(desk.actor.role)) return forbidden('role', `A ${leaders.join(' or ')} lets it through.`)
  const amount = parseMoney(about.amount ?? '', about.currency ?? '')
  const by = offererOf(facts, about.purpose ?? '')
  if (by === desk.actor.email && approverFor(facts, { by, amount }, desk.now) !== null)
    return forbidden('own_request', 'Nobody approves their own request.')
  return amount && beyondLimit(facts, desk, amount)
}

const taskDoneSchema = actionSchema('task-done', { task: z.string().min(1).max(200), ...minutesTaken })

export const taskDone: ActionRule<z.output<typeof taskDoneSchema>> = {
  schema: taskDoneSchema,
  // A code used once more is looked into after closing too.
  whenClosed: true,
  act(facts, fields, desk) {
    const task = facts.tasks.find(({ id, key }) => id === fields.task || key === fields.task)
    if (!task) return invalid('unknown_task', 'This complaint has no such task.')
    if (task.state !== 'open') return notNow('This task is off the table already.')
    if (forbidsRefund(facts.dispute) && moneyOwed(facts)?.tasks.includes(task)) return frozen
    if (task.kind === 'release-code') {
      const beyond = mayRelease(facts, task, desk)
      if (beyond) return beyond
    }
    if (task.kind === 'erase-customer' && desk.actor.role !== 'admin') return forbidden('role', 'An admin erases.')
    if (isOnItsWay(facts, task)) return onItsWay
    const own = ownAction[task.kind]
    if (own) return notNow(`Use the action ${own}: it also keeps what was promised.`)
    return done({
      ...paidByTasks(facts, [task]),
      tasksEnded: [{ key: task.key, state: 'done', minutes: fields.minutes ?? undefined }],
      // The bank's date is kept when a person has answered it; a remedy's only when it arrived (`fulfil`).
      ...(task.kind === 'answer-dispute' && { settled: keptNow(facts, 'dispute') }),
      timeline: [{ actor: actorOf(desk), event: 'task-done', public: false, about: { task: task.kind } }],
    })
  },
}

const escalationDoneSchema = actionSchema('escalation-done', { escalation: z.string().min(1).max(200) })

/** Dealt with by somebody it was raised to, or above. */
export const escalationDone: ActionRule<z.output<typeof escalationDoneSchema>> = {
  schema: escalationDoneSchema,
  act(facts, fields, desk) {
    const found = facts.escalations.find(({ id, reason }) => id === fields.escalation || reason === fields.escalation)
    if (!found) return invalid('unknown_escalation', 'This complaint has no such escalation.')
    if (found.state !== 'open') return notNow('It has been dealt with already.')
    if (rankOf(found.level) > rankOf(desk.actor.role)) {
      return forbidden('role', `It was raised to the ${found.level}, who deals with it.`)
    }
    return done({
      escalationsEnded: [found.reason],
      timeline: [{ actor: actorOf(desk), event: 'task-done', public: false, about: { escalation: found.reason } }],
    })
  },
}

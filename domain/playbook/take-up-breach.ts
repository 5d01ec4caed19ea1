import { canWrite, type Facts, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import { isOwed, lastDueAt, type PromiseRow } from '../promise.ts'
import { answeredBy } from '../promised-time.ts'
import type { Move } from './move.ts'
import { isTold, taskBehind } from './promise-clock.ts'

const keyOf = ({ id }: PromiseRow): string => `breach-${id}`

/** What a person has to give, and has not. What was sent may be there already: that is asked, not excused. */
const isForPerson = (facts: Facts, promise: PromiseRow): boolean =>
  promise.kind !== 'acknowledgement' &&
  promise.kind !== 'dispute' &&
  promise.kind !== 'correction' &&
  isTold(promise) &&
  taskBehind(facts, promise)?.state !== 'done'

/** A broken promise whose last time has passed, while nothing tells the customer when they hear of it. */
function unspoken(facts: Facts): PromiseRow | undefined {
  if (!canWrite(facts) || facts.promises.some(({ kind, state }) => kind === 'correction' && state === 'open')) return
  return facts.promises
    .filter((one) => one.state === 'broken' && isOwed(one) && isForPerson(facts, one) && !taskOf(facts, keyOf(one)))
    .toSorted((a, b) => lastDueAt(a) - lastDueAt(b))[0]
}

/**
 * Every time we told has passed: a lead gets back to the customer, by a time that stands on their page. No mail says so:
 * the next they read is a person's own.
 */
export const takeUpBreach: Move = {
  name: 'take-up-breach',
  dueAt(facts) {
    const promise = unspoken(facts)
    return promise ? lastDueAt(promise) + 1 : null
  },
  act(facts, now) {
    const promise = unspoken(facts)
    if (!promise) return {}
    const { escalations, shop, staff } = facts
    const raised = escalations.find(({ reason, state }) => reason === 'promise-at-risk' && state === 'open')
    const owner = raised?.owner ?? personFor('lead', staff)
    const dueAt = answeredBy(facts, shop.policy.targets.escalationWorkingMinutes, now)
    const n = keyOf(promise)
    return {
      tasks: [{ kind: 'reply', key: n, owner, dueAt, about: {} }],
      promises: [{ kind: 'correction', n, dueAt, clock: 'working', statedIn: null, keptBy: null }],
      mails: [{ kind: 'staff', n, to: owner ?? shop.sender.email, notice: { about: 'task', task: 'reply', dueAt } }],
      timeline: [{ actor: 'playbook', event: 'task-opened', public: false, about: { task: 'reply' } }],
    }
  },
}

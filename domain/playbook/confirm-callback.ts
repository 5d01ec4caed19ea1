import { canWrite, type Facts } from '../complaint.ts'
import type { Move } from './move.ts'

const unconfirmed = (facts: Facts) =>
  facts.tasks.find(
    (task) =>
      task.kind === 'call-back' &&
      task.state === 'open' &&
      !facts.promises.some((promise) => promise.kind === 'callback' && promise.n === task.key),
  )

/** The customer asked to be called: the slot becomes a promise, the person who calls is told. */
export const confirmCallback: Move = {
  name: 'confirm-callback',
  dueAt: (facts) => (unconfirmed(facts) ? facts.complaint.receivedAt : null),
  act(facts) {
    const task = unconfirmed(facts)
    if (!task) return {}
    const { dueAt, key } = task
    const told = canWrite(facts)
    const to = task.owner ?? facts.complaint.owner ?? facts.shop.sender.email
    return {
      promises: [
        { kind: 'callback', n: key, dueAt, clock: 'working', statedIn: told ? `progress:${key}` : null, keptBy: null },
      ],
      mails: [
        ...(told ? [{ kind: 'progress', n: key, about: 'callback', dueAt } as const] : []),
        { kind: 'staff', n: key, to, notice: { about: 'task', task: 'call-back', dueAt } },
      ],
    }
  },
}

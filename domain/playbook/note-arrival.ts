import type { Facts } from '../complaint.ts'
import { isOwed } from '../promise.ts'
import { agreedAt } from './choice-clock.ts'
import type { Move } from './move.ts'

const carriesOut = (key: string): boolean =>
  key.startsWith('fulfil-') || key.endsWith('-carry-out') || key === 'check-delivery'

const waiting = (facts: Facts) => ({
  promises: facts.promises.filter((promise) => promise.kind === 'remedy' && isOwed(promise)),
  tasks: facts.tasks.filter(({ key, state }) => state === 'open' && carriesOut(key)),
})

/** The remedy has arrived, whoever told us: its promise is kept at that moment, and nobody has to send it any more. */
export const noteArrival: Move = {
  name: 'note-arrival',
  dueAt(facts) {
    const { arrivedAt } = facts.complaint
    const agreed = agreedAt(facts)
    if (arrivedAt === null || agreed === null || agreed > arrivedAt) return null
    const { promises, tasks } = waiting(facts)
    return promises.length + tasks.length > 0 ? arrivedAt : null
  },
  act(facts) {
    const { promises, tasks } = waiting(facts)
    const at = facts.complaint.arrivedAt ?? 0
    return {
      settled: promises.map((promise) => ({ id: promise.id, as: 'kept', at: Math.max(at, promise.madeAt) })),
      tasksEnded: tasks.map(({ key }) => ({ key, state: 'done' })),
      timeline: [{ actor: 'playbook', event: 'remedy-arrived', public: true, about: {} }],
    }
  },
}

import type { Facts } from '../complaint.ts'
import type { Move } from './move.ts'

const waiting = (facts: Facts) => ({
  promises: facts.promises.filter(({ kind, state }) => kind === 'remedy' && state === 'open'),
  tasks: facts.tasks.filter(
    ({ key, state }) => state === 'open' && (key.startsWith('fulfil-') || key === 'check-delivery'),
  ),
})

/** The remedy has arrived, whoever told us: its promise is kept at that moment, and nobody has to send it any more. */
export const noteArrival: Move = {
  name: 'note-arrival',
  dueAt(facts) {
    const { arrivedAt } = facts.complaint
    if (arrivedAt === null || !facts.choice || facts.choice.finalAt > arrivedAt) return null
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

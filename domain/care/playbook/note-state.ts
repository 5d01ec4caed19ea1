import { silentFrom, standingOf } from '../standing.ts'
import type { CareMove } from './move.ts'

/**
 * Says what a customer has become: at risk, departed, or active again where a return came to nothing. Coming back has a
 * move of its own.
 */
export const noteState: CareMove = {
  name: 'note-state',
  dueAt(facts, now) {
    const { state, reason } = standingOf(facts, now)
    if (state !== facts.care.state || reason !== facts.care.reason) return state === 'returned' ? null : now
    const silent = silentFrom(facts)
    return state !== 'departed' && !facts.hasOpenComplaint && silent > now ? silent : null
  },
  act(facts, now) {
    const standing = standingOf(facts, now)
    return { state: standing, about: { was: facts.care.state, state: standing.state, reason: standing.reason } }
  },
}

import { dayMs } from '../../calendar.ts'
import { standingOf } from '../standing.ts'
import type { CareMove } from './move.ts'

/** They ordered again, and it was paid: that is what all of this is for. */
export const noteReturn: CareMove = {
  name: 'note-return',
  dueAt(facts, now) {
    return facts.care.state !== 'returned' && standingOf(facts, now).state === 'returned' ? now : null
  },
  act({ bought, care, complaint }, now) {
    const days = Math.floor(((bought.sinceClosedAt ?? now) - complaint.closedAt) / dayMs)
    return {
      state: { state: 'returned', reason: 'bought-again' },
      about: { was: care.state, state: 'returned', reason: 'bought-again', days: Math.max(0, days) },
    }
  },
}

import type { BonusCode, Facts } from '../complaint.ts'
import type { Move } from './move.ts'

/** The code whose basket was left: its time is the first to pass. */
const soonest = (facts: Facts): BonusCode | undefined =>
  facts.codes
    .filter(({ state, heldUntil }) => state === 'reserved' && heldUntil !== undefined)
    .sort((a, b) => (a.heldUntil ?? 0) - (b.heldUntil ?? 0))[0]

/** A code that a checkout held for a basket nobody paid comes back by itself, and can be used, reminded of and expire again. */
export const endHold: Move = {
  name: 'end-hold',
  whenClosed: true,
  dueAt(facts) {
    const held = soonest(facts)?.heldUntil
    return held === undefined ? null : held + 1
  },
  act(facts) {
    const code = soonest(facts)
    return code ? { codeChanges: [{ code: code.code, state: 'issued' }] } : {}
  },
}

/**
 * Service or promotional: two classes with their own rules. The loop asks here before anything is written, whatever a move
 * has decided; and the outbox asks the database again before it leaves (workflows/care-outbox.ts).
 */
import { dayMs } from '../calendar.ts'
import type { Instant } from '../ids.ts'
import type { CareFacts, Touch } from './care.ts'
import type { TouchKind } from './state.ts'

export type TouchClass = Touch['class']

/** Agreed with everybody who agrees: at most so many promotional mails in any 365 days, and never close together. */
export const mostTouchesAYear = 6
export const leastDaysApart = 21
const yearMs = 365 * dayMs

/**
 * What was changed since is told as a letter to those it had hurt, unless they have said goodbye or asked for silence:
 * for them, as everything else here, it is promotion, and needs their consent.
 */
export function touchClass(kind: TouchKind, { complaint, customer }: CareFacts): TouchClass {
  const wantsSilence = complaint.saidGoodbyeAt !== null || customer.promotions === 'unsubscribed'
  return kind === 'cause-fixed' && !wantsSilence ? 'service' : 'promotional'
}

/** Promotional mail that left, or is about to; what was held out never reached anybody. */
export const promotionalTouches = ({ touches }: CareFacts): readonly Touch[] =>
  touches.filter((touch) => touch.class === 'promotional' && touch.message !== null)

/** Why a touch may not be written now; null when it may. At night and on days off it is written, and waits (care-outbox.ts). */
export type Unfit = 'erased' | 'no-mailbox' | 'open-complaint' | 'held-out' | 'no-consent' | 'enough' | 'too-soon'

export function unfitNow(facts: CareFacts, kind: TouchKind, now: Instant): Unfit | null {
  const { customer } = facts
  if (customer.erasedAt !== null) return 'erased'
  if (customer.email === null || customer.mailbox === 'stopped') return 'no-mailbox'
  if (facts.hasOpenComplaint) return 'open-complaint'
  if (touchClass(kind, facts) === 'service') return null
  if (customer.promotions !== 'consented') return 'no-consent'
  if (facts.care.heldOut) return 'held-out'
  const touched = promotionalTouches(facts)
  const last = touched.at(-1)
  if (last && now - last.at < leastDaysApart * dayMs) return 'too-soon'
  return touched.filter(({ at }) => at > now - yearMs).length >= mostTouchesAYear ? 'enough' : null
}

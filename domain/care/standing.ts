/** What a customer is to the shop, as far as the facts say it: one state with its reason, at every instant. Pure. */
import { dayMs } from '../calendar.ts'
import type { Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import type { CareFacts, EndedComplaint } from './care.ts'
import type { CareReason, CareState } from './state.ts'

export interface Standing {
  readonly state: CareState
  readonly reason: CareReason
}

/** A rating from here down, on the scale of five, says that it did not help. */
const unhappyRating = 2

/** How it ended, as a sign of whether they come back; a "no" is no reason to. */
function afterEnd({ lastRating, outcome }: Pick<EndedComplaint, 'lastRating' | 'outcome'>): Standing {
  if (outcome === 'declined' || (lastRating !== null && lastRating <= unhappyRating)) {
    return { state: 'at-risk', reason: 'unhappy' }
  }
  return outcome === 'unanswered'
    ? { state: 'at-risk', reason: 'unanswered' }
    : { state: 'active', reason: 'recovered' }
}

/** Who said goodbye is gone until they buy again. */
const isGone = ({ complaint, bought }: CareFacts): boolean =>
  complaint.saidGoodbyeAt !== null && (bought.lastAt ?? 0) <= complaint.saidGoodbyeAt

/** From when on no sign of life is silence, by the shop's rhythm: of an order, or of talking with us. */
export const silentFrom = ({ bought, complaint, rhythmDays }: CareFacts): Instant =>
  Math.max(bought.lastAt ?? 0, complaint.closedAt) + rhythmDays * dayMs

export function standingOf(facts: CareFacts, now: Instant): Standing {
  const { care, complaint, bought } = facts
  if (isGone(facts)) return { state: 'departed', reason: 'said-goodbye' }
  const isBack = bought.sinceClosedAt !== null
  // Who is talking with us is not silent: what comes of it is seen when that ends.
  if (facts.hasOpenComplaint && !isBack) return { state: care.state, reason: care.reason }
  if (!facts.hasOpenComplaint && now >= silentFrom(facts)) {
    return { state: 'departed', reason: complaint.compensation === 'gift' && !isBack ? 'gift-and-away' : 'silent' }
  }
  return isBack ? { state: 'returned', reason: 'bought-again' } : afterEnd(complaint)
}

/** What a customer is at the very moment their complaint ends, or they say goodbye in the middle of it. */
export function standingAtEnd({ complaint, customer, ratings }: Facts): Standing {
  const { departedAt, outcome } = complaint
  if (departedAt !== null && (customer?.lastOrderAt ?? 0) <= departedAt) {
    return { state: 'departed', reason: 'said-goodbye' }
  }
  return afterEnd({ outcome: outcome ?? 'settled', lastRating: ratings.at(-1)?.score ?? null })
}

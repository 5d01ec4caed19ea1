import { dayMs } from '../calendar.ts'
import { type Facts, mailOf, mayRemind } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { awakeAt } from '../quiet-hours.ts'
import { speaksOfGiving } from '../review.ts'
import { isAside } from '../task.ts'
import type { Move } from './move.ts'

/** Nothing else of theirs is open with a person: who still waits for us is asked for nothing. */
const isCalm = (facts: Facts): boolean =>
  facts.twin === null &&
  facts.escalatedElsewhere === null &&
  !facts.tasks.some(({ state, kind }) => state === 'open' && !isAside({ kind })) &&
  !facts.escalations.some(({ state }) => state === 'open') &&
  !facts.proposals.some(({ state }) => state === 'open')

/**
 * When the author of a review may be asked to say there how it ended; null when never. Days after a 4 or 5, and days after
 * anything they were given or written about it: the one must not look like the price of the other.
 */
export function reviewAskAt(facts: Facts): Instant | null {
  const { complaint, mails, ratings } = facts
  const { enabled, afterDays } = facts.shop.policy.touches.reviewAsk
  const last = ratings.at(-1)
  if (!enabled || complaint.channel !== 'review' || !last || last.score < 4) return null
  if (!mayRemind(facts) || complaint.departedAt !== null || mailOf(facts, 'review-ask')) return null
  const given = mails
    .filter(({ kind }) => speaksOfGiving(kind))
    .map(({ acceptedAt, plannedAt }) => acceptedAt ?? plannedAt)
  const used = facts.codes.map(({ redeemedAt }) => redeemedAt ?? 0)
  return awakeAt(facts, Math.max(last.at, ...given, ...used) + afterDays * dayMs)
}

/** A review stands in public as it was on the worst day: its author may be asked, once and for nothing, to go on with it. */
export const askReviewUpdate: Move = {
  name: 'ask-review-update',
  dueAt(facts, now = 0) {
    const at = isCalm(facts) ? reviewAskAt(facts) : null
    return at === null ? null : awakeAt(facts, Math.max(at, now))
  },
  act: () => ({ mails: [{ kind: 'review-ask', n: '1' }] }),
}

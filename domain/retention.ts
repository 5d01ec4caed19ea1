/** How long people are remembered without a reason to, and what an erasure waits for. Pure. */
import { dayMs, minuteMs } from './calendar.ts'
import type { Instant } from './ids.ts'

/** A person answers a request to be forgotten, or for a copy, within a month (GDPR, article 12 (3)). */
export const answerWithinMs = 30 * dayMs

/** A person who has to do it by hand has time to make sure who asks, and the month is not half over. */
export const eraseByHandMs = 7 * dayMs

/** A link that confirms is for today's mail, not for a mailbox somebody opens next year. */
export const confirmLifeMs = 7 * dayMs
/** What leads to all somebody has told us lives shorter. */
export const exportLifeMs = dayMs

/** What is still being decided about money: what is written about it is needed until then (GDPR, article 17 (3)(e)). */
export interface Pending {
  readonly why: 'dispute' | 'refund'
  /** When the next step of it is due; null where nobody has said. */
  readonly until: Instant | null
}

/** Looked at again so soon, so that who asked to be forgotten is, the day it is over. */
export const askAgainMs = 360 * minuteMs

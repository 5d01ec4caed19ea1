import { dayMs } from '../calendar.ts'
import { type Facts, mailOf, mayRemind } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { awakeAt } from '../quiet-hours.ts'
import type { Move } from './move.ts'

/** Who wrote to us since we asked has answered in their own way: a person answers, and nothing is asked again. */
const wroteSince = ({ proposals, written }: Facts, asked: Instant): boolean =>
  [...written.map(({ at }) => at), ...proposals.map(({ at }) => at)].some((at) => at >= asked)

/** When the one reminder of the question that still waits falls due; null when none waits, or one was sent. */
function remindAt(facts: Facts): Instant | null {
  const { checkInReminderDays: days, checkInPatienceDays } = facts.shop.policy.touches
  if (days === null || days >= checkInPatienceDays) return null
  if (!mayRemind(facts) || facts.complaint.departedAt !== null || mailOf(facts, 'check-in-reminder')) return null
  const asked = mailOf(facts, 'check-in', String(facts.ratings.length + 1))
  return !asked || wroteSince(facts, asked.plannedAt) ? null : asked.plannedAt + days * dayMs
}

/** "Did it help?" once more, once in the life of a complaint, and never after any answer. */
export const remindOfCheckIn: Move = {
  name: 'remind-of-check-in',
  dueAt(facts, now = 0) {
    const at = remindAt(facts)
    if (at === null) return null
    const { checkInReminderDays: days, checkInPatienceDays } = facts.shop.policy.touches
    // What was held up longer than we wait for the answer is no longer asked.
    if (now >= at + (checkInPatienceDays - (days ?? 0)) * dayMs) return null
    return awakeAt(facts, Math.max(at, now))
  },
  act: (facts) => ({ mails: [{ kind: 'check-in-reminder', n: String(facts.ratings.length + 1) }] }),
}

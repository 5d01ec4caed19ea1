import { dayMs, daysUntil, localTimeOn } from '../calendar.ts'
import { type Facts, mailOf, mayRemind } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { awakeAt } from '../quiet-hours.ts'
import { zoneOf } from '../zone.ts'
import type { Move } from './move.ts'

interface Reminder {
  readonly code: string
  readonly days: number
  readonly at: Instant
  readonly expiresAt: Instant
}

/**
 * The morning of the day so many days before the last one. A code ends with a day, so the same hour would be midnight:
 * what is quiet then is said in the hours before, and not on the day after, when the number would be wrong.
 */
function reminderAt(facts: Facts, expiresAt: Instant, days: number): Instant {
  const at = expiresAt - days * dayMs
  if (awakeAt(facts, at) === at) return at
  const morning = awakeAt(facts, localTimeOn(at, 0, '00:00', zoneOf(facts)))
  return morning < at ? morning : awakeAt(facts, at)
}

/** When the code came back from orders that fell through: a reminder whose day had passed by then would say the wrong day. */
const backAt = (facts: Facts, code: string): readonly Instant[] =>
  facts.redemptions.flatMap((one) => (one.code === code && one.reversedAt !== null ? [one.reversedAt] : []))

/** Reminders not yet sent, soonest first: 30 and 7 days before the end, of codes nobody has used. */
function ahead(facts: Facts): readonly Reminder[] {
  if (!mayRemind(facts) || facts.complaint.departedAt !== null) return []
  return facts.codes
    .filter((code) => code.state === 'issued')
    .flatMap((code) =>
      facts.shop.policy.touches.codeReminderDays.map((days) => ({
        code: code.purpose,
        days,
        at: reminderAt(facts, code.expiresAt, days),
        expiresAt: code.expiresAt,
        since: Math.max(code.issuedAt, ...backAt(facts, code.code)),
      })),
    )
    .filter((one) => one.at > one.since && !mailOf(facts, 'code-reminder', `${one.code}-${one.days}`))
    .sort((a, b) => a.at - b.at)
}

/** The code is remembered 30 and 7 days before its end, unless it was used. */
export const remindOfCode: Move = {
  name: 'remind-of-code',
  dueAt(facts, now = 0) {
    const next = ahead(facts)[0]
    // What a stopped mailbox or a closed complaint held up is no reason to write at night.
    return next ? awakeAt(facts, Math.max(next.at, now)) : null
  },
  act(facts, now) {
    const next = ahead(facts)[0]
    if (!next) return {}
    const { code, days, expiresAt } = next
    // Told late, it says what is true by then.
    const daysLeft = Math.min(days, daysUntil(expiresAt, now, facts.shop.timeZone))
    return { mails: [{ kind: 'code-reminder', n: `${code}-${days}`, code, daysLeft }] }
  },
}

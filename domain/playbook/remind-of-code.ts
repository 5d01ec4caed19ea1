import { dayMs } from '../calendar.ts'
import { type Facts, mailOf, mayRemind } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import type { Move } from './move.ts'

interface Reminder {
  readonly code: string
  readonly days: number
  readonly at: Instant
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
        at: code.expiresAt - days * dayMs,
        since: Math.max(code.issuedAt, ...backAt(facts, code.code)),
      })),
    )
    .filter((one) => one.at > one.since && !mailOf(facts, 'code-reminder', `${one.code}-${one.days}`))
    .sort((a, b) => a.at - b.at)
}

/** The code is remembered 30 and 7 days before its end, unless it was used. */
export const remindOfCode: Move = {
  name: 'remind-of-code',
  dueAt: (facts) => ahead(facts)[0]?.at ?? null,
  act(facts) {
    const next = ahead(facts)[0]
    if (!next) return {}
    return { mails: [{ kind: 'code-reminder', n: `${next.code}-${next.days}`, code: next.code, daysLeft: next.days }] }
  },
}

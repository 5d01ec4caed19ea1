/** Who is on the line now and next, and when a notice may reach a person of the shop: while they are at work. */
import { addWorkingTime, type Calendar, hourOf, isOpen } from './calendar.ts'
import type { Instant } from './ids.ts'
import { type Duty, onLineAt } from './people.ts'

/** A stretch of hours with the same people on the line. */
export interface Stretch {
  readonly emails: readonly string[]
  readonly from: Instant
  readonly until: Instant
}

/** A week of full hours, and one more for the clock's own changes. */
const weekHours = 24 * 7 + 1

const sameEmails = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((email) => b.includes(email))

/** The stretches of the coming week in which somebody is on the line, the one that runs now first. */
function* stretches(duty: Omit<Duty, 'before'>, calendar: Calendar, now: Instant): Generator<Stretch> {
  let open: Stretch = { emails: onLineAt(duty, calendar, now), from: now, until: now }
  let at = now
  for (let i = 0; i < weekHours; i++) {
    const { start, end } = hourOf(calendar, at)
    const emails = onLineAt(duty, calendar, Math.max(start, at))
    if (sameEmails(open.emails, emails)) open = { ...open, until: end }
    else {
      if (open.emails.length > 0) yield open
      open = { emails, from: Math.max(start, now), until: end }
    }
    at = end
  }
  if (open.emails.length > 0) yield open
}

/** Who is on the line at this moment and until when, and who comes next within a week. */
export function lineOf(
  duty: Omit<Duty, 'before'>,
  calendar: Calendar,
  now: Instant,
): { readonly now: Stretch | null; readonly next: Stretch | null } {
  if (duty.rota.length === 0) return { now: null, next: null }
  let current: Stretch | null = null
  for (const stretch of stretches(duty, calendar, now)) {
    if (stretch.from > now) return { now: current, next: stretch }
    current = stretch
  }
  return { now: current, next: null }
}

/**
 * When a notice to a person of the shop may leave: at once while the shop is open or they are on the line, else with the
 * next such hour. Nobody is written to in their evening. A shop that never opens is written to at once.
 */
export function noticeAt(duty: Omit<Duty, 'before'>, calendar: Calendar, to: string, now: Instant): Instant {
  const opens = addWorkingTime(calendar, now, 0)
  if (opens <= now || onLineAt(duty, calendar, now).includes(to)) return now
  if (!duty.rota.some(({ email }) => email === to)) return opens
  let at = hourOf(calendar, now).end
  for (let i = 0; i < weekHours && at < opens; i++) {
    if (onLineAt(duty, calendar, at).includes(to)) return at
    at = hourOf(calendar, at).end
  }
  return opens
}

/** Whether somebody other than `to` is on the line while the shop is closed: who can hear now what the other hears later. */
export function awakeInstead(duty: Omit<Duty, 'before'>, calendar: Calendar, to: string, now: Instant): string | null {
  if (isOpen(calendar, now)) return null
  const line = onLineAt(duty, calendar, now)
  return line.includes(to) ? null : (line[0] ?? null)
}

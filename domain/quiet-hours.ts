/**
 * Nobody is written to at night without need. What a customer waits for leaves at any hour: the acknowledgement, the
 * confirmation of what they have just done, a person's own words, a promise that slips. Everything else waits until
 * their morning, unless a promise would break meanwhile: to be answered late is worse than to be answered at night.
 *
 * Sundays and holidays are days like others for mail about one's own complaint. Promotional mail rests on them.
 */
import { type Calendar, dayMs, isSundayOrDayOff, localTimeOn } from './calendar.ts'
import type { Facts } from './complaint.ts'
import type { Instant } from './ids.ts'
import { type Mail, type MailKind, mailKey } from './mail.ts'
import type { Policy } from './policy/policy.ts'
import { zoneOf } from './zone.ts'

/** From one local time to another, "20:00" to "09:00"; null for none. */
export type QuietHours = Policy['quiet']

/**
 * How a mail keeps to the day. `move`: the move that writes it falls due in the morning, so that it is written from what
 * is true then; the outbox holds only what was held up meanwhile. `outbox`: the move has more to do than to write, and
 * does it at once; its mail is written and waits. `any`: it leaves at any hour.
 */
const kinds = {
  acknowledgement: 'any',
  offer: 'move',
  'choice-reminder': 'move',
  choice: 'any',
  'bonus-code': 'any',
  gift: 'any',
  'check-in': 'move',
  'check-in-reminder': 'move',
  'review-ask': 'move',
  'code-reminder': 'move',
  // Approved, or written, by a person.
  letter: 'any',
  reply: 'any',
  decline: 'any',
  farewell: 'any',
  confirm: 'any',
  progress: 'any',
  slip: 'any',
  thanks: 'any',
  staff: 'any',
} as const satisfies Record<MailKind, 'any' | 'move' | 'outbox'>

/** Nobody has just asked for these: word that an answer still takes a while, and a code that came back from an order. */
const unasked = [/^progress:waiting-/, /^bonus-code:.*-back-\d+$/]

/** Whether, and by whom, a mail is kept for the morning. */
export function nightRule(mail: Pick<Mail, 'kind' | 'n'>): 'any' | 'move' | 'outbox' {
  return unasked.some((pattern) => pattern.test(mailKey(mail))) ? 'outbox' : kinds[mail.kind]
}

interface Night {
  readonly start: Instant
  readonly end: Instant
}

/** A turn asks for the same nights again and again; those of a zone never change. A thousand are a few weeks of many zones. */
const reckoned = new Map<string, readonly Night[]>()
const mostReckoned = 1_000

/** The nights that may hold an instant of this day of UTC, wherever on Earth the zone is. */
function nightsOf(day: number, { from, until }: NonNullable<QuietHours>, zone: string): readonly Night[] {
  const key = `${zone} ${from} ${until} ${day}`
  const known = reckoned.get(key)
  if (known) return known
  const overnight = from > until ? 1 : 0
  const noon = (day + 0.5) * dayMs
  const nights = [-2, -1, 0, 1].map((days) => ({
    start: localTimeOn(noon, days, from, zone),
    end: localTimeOn(noon, days + overnight, until, zone),
  }))
  if (reckoned.size >= mostReckoned) reckoned.clear()
  reckoned.set(key, nights)
  return nights
}

/** The end of the quiet time that `instant` lies in; null when it is waking time. */
const nightEnd = (instant: Instant, quiet: NonNullable<QuietHours>, zone: string): Instant | null =>
  nightsOf(Math.floor(instant / dayMs), quiet, zone).find(({ start, end }) => start <= instant && instant < end)?.end ??
  null

/** The first instant from `at` on that is not quiet in the zone. Quiet times exist by the calendar's rule for gaps. */
export const wakingFrom = (at: Instant, quiet: QuietHours, zone: string): Instant =>
  (quiet && nightEnd(at, quiet, zone)) ?? at

/** A year of days off in a row is nobody's calendar. */
const mostDays = 366

/** The same for promotional mail, which leaves on no Sunday and on none of the shop's days off. */
export function promotionalFrom(at: Instant, quiet: QuietHours, zone: string, calendar: Calendar): Instant {
  let instant = wakingFrom(at, quiet, zone)
  for (let i = 0; i < mostDays && isSundayOrDayOff(calendar, instant, zone); i++) {
    instant = wakingFrom(localTimeOn(instant, 1, '00:00', zone), quiet, zone)
  }
  return instant
}

/** Who is written to, and under which policy. */
interface Reached {
  readonly customer: Pick<NonNullable<Facts['customer']>, 'timeZone' | 'phone'> | null
  readonly shop: { readonly timeZone: string; readonly policy: Pick<Policy, 'quiet'> }
}

/**
 * When what is due at `at` may leave for this customer. `latest`: by then it must leave all the same, because its time
 * was promised; a quiet hour never breaks a promise.
 */
export function awakeAt(facts: Reached, at: Instant, latest: Instant | null = null): Instant {
  const waking = wakingFrom(at, facts.shop.policy.quiet, zoneOf(facts))
  return latest === null ? waking : Math.min(waking, Math.max(at, latest))
}

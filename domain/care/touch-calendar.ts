/**
 * When one customer may be written to, and on which days of the year they are greeted: in their country's calendar, in
 * their daytime, never close together, never while something is owed to them.
 */
import {
  type Calendar,
  dayMs,
  endOfDate,
  isSundayOrDayOff,
  localTimeOn,
  monthsAfter,
  startOfDate,
} from '../calendar.ts'
import { isPublicHoliday } from '../holidays/days-off.ts'
import type { Instant } from '../ids.ts'
import type { Policy } from '../policy/policy.ts'
import { promotionalFrom } from '../quiet-hours.ts'
import { zoneOf } from '../zone.ts'
import type { CareFacts } from './care.ts'
import { type OccasionName, occasionsOf } from './occasions.ts'
import { leastDaysApart } from './touch.ts'

const yearMs = 365 * dayMs

/** Besides greetings there is room for two of something new: news, or a look back. */
const roomForNews = 2

/** Mid-morning: nobody is woken, and the day is still ahead. */
const morning = '10:00'

export interface Occasion {
  readonly name: OccasionName
  /** Tells it from every other, for ever: "martisor-2027". */
  readonly n: string
  /** When it is sent. */
  readonly at: Instant
  /** The end of that day: later it is no greeting any more. */
  readonly until: Instant
}

export interface Where {
  readonly country: string | null
  readonly zone: string
  readonly shop: Calendar & { readonly policy: Policy }
}

export const whereIs = (facts: Pick<CareFacts, 'customer' | 'shop'>): Where => ({
  country: facts.customer.country ?? facts.shop.country,
  zone: zoneOf(facts),
  shop: facts.shop,
})

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)

/** A weekend, a holiday of their country, or a day off of the shop: people are with their own, not with our mail. */
function isFree({ country, zone, shop }: Where, date: string): boolean {
  if ([0, 6].includes(new Date(Date.parse(date)).getUTCDay())) return true
  if (country !== null && isPublicHoliday(country, date)) return true
  const start = startOfDate(date, zone)
  return start !== null && isSundayOrDayOff(shop, start, zone)
}

/** The longest row of days off anybody has; a shop that is never open is greeted for on the day itself. */
const mostDaysOff = 21

/** On the day itself, or the working day before. */
function sendingDay(where: Where, date: string): string {
  for (let back = 0; back <= mostDaysOff; back++) {
    const day = shifted(date, -back)
    if (!isFree(where, day)) return day
  }
  return date
}

function occasionOn(where: Where, name: OccasionName, date: string): Occasion | null {
  const day = sendingDay(where, date)
  const [start, until] = [startOfDate(day, where.zone), endOfDate(day, where.zone)]
  if (start === null || until === null) return null
  const { quiet } = where.shop.policy
  const at = promotionalFrom(localTimeOn(start, 0, morning, where.zone), quiet, where.zone, where.shop)
  return { name, n: `${name}-${date.slice(0, 4)}`, at, until: Math.max(at, until) }
}

const daysApart = (one: Occasion, other: Occasion): number => Math.abs(Math.round((one.at - other.at) / dayMs))

/** Dearest first, each as far from those already chosen as the policy asks; the New Year after it counts too. */
function chosenIn(where: Where, year: number): readonly Occasion[] {
  const { birthday, leastDaysBetween, touchesAYear } = where.shop.policy.care
  const most = touchesAYear - roomForNews
  const next = occasionOn(where, 'new-year', `${year + 1}-01-01`)
  const chosen: Occasion[] = []
  for (const { name, date } of occasionsOf(where.country, year, birthday)) {
    const one = occasionOn(where, name, date)
    if (!one || chosen.length >= most) continue
    if ([...chosen, ...(next ? [next] : [])].every((other) => daysApart(one, other) >= leastDaysBetween)) {
      chosen.push(one)
    }
  }
  return chosen.sort((a, b) => a.at - b.at)
}

/** A turn asks for the same years again and again; a policy and a shop are never changed. */
const reckoned = new WeakMap<Policy, Map<string, readonly Occasion[]>>()

function yearOf(where: Where, year: number): readonly Occasion[] {
  const known = reckoned.get(where.shop.policy) ?? new Map<string, readonly Occasion[]>()
  if (known.size === 0) reckoned.set(where.shop.policy, known)
  const { country, zone, shop } = where
  const key = JSON.stringify([country, zone, shop.country, shop.holidays, year])
  const before = known.get(key) ?? chosenIn(where, year)
  known.set(key, before)
  return before
}

/** The occasions that have not passed at `now`, soonest first: this year's and the next one's. */
export function occasionsFrom(where: Where, now: Instant): readonly Occasion[] {
  const year = new Date(now).getUTCFullYear()
  return [year, year + 1, year + 2].flatMap((one) => yearOf(where, one)).filter(({ until }) => until >= now)
}

/** Whether mail that nobody waits for may be written to them at all, now. */
export const isWelcome = ({ customer, hasOpenComplaint }: CareFacts): boolean =>
  customer.erasedAt === null &&
  customer.email !== null &&
  customer.mailbox === 'open' &&
  customer.promotions === 'consented' &&
  !hasOpenComplaint

/**
 * The first instant from `from` on at which one more fits: not soon after the complaint, nor after a goodbye, nor after
 * the last one, no more in a year than agreed, on a working day in their daytime. Who is held out is reckoned alike.
 */
export function roomFrom(facts: CareFacts, from: Instant): Instant {
  const { complaint, shop } = facts
  const { leastDaysBetween, quietMonthsAfterGoodbye, touchesAYear } = shop.policy.care
  const zone = zoneOf(facts)
  const ats = facts.touches.map(({ at }) => at).sort((a, b) => a - b)
  const counted = facts.touches.filter((touch) => touch.class === 'promotional').map(({ at }) => at)
  const fullSince = counted.sort((a, b) => a - b).at(-touchesAYear)
  const last = ats.at(-1)
  const earliest = Math.max(
    from,
    complaint.closedAt + leastDaysApart * dayMs,
    complaint.saidGoodbyeAt === null ? 0 : monthsAfter(complaint.saidGoodbyeAt, quietMonthsAfterGoodbye, zone),
    last === undefined ? 0 : last + leastDaysBetween * dayMs,
    fullSince === undefined ? 0 : fullSince + yearMs,
  )
  return promotionalFrom(earliest, shop.policy.quiet, zone, shop)
}

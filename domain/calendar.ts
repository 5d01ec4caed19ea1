/**
 * Local time lives only here. Working hours are the shop's, in the shop's zone; everything stored is a UTC instant.
 * In a gap (clocks forward) a local time means the first valid instant after it, in an overlap the first of the two:
 * Temporal's "compatible" rule. https://tc39.es/proposal-temporal/docs/timezone.html
 */
import { Temporal } from 'temporal-polyfill'
import { isPublicHoliday } from './holidays/days-off.ts'
import type { Instant, Milliseconds } from './ids.ts'
import type { Shop, Weekday } from './shop.ts'
import { weekdays } from './shop.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

export type Calendar = Pick<Shop, 'timeZone' | 'workingHours' | 'holidays' | 'country'>
interface Interval {
  readonly start: Instant
  readonly end: Instant
}

/** Far enough to pass any run of holidays; a shop that is never open falls back to elapsed time. */
const horizonDays = 400

const at = (date: Temporal.PlainDate, time: string, zone: string): Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time === '24:00' ? '00:00' : time) })
    .epochMilliseconds

const dateOf = (instant: Instant, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()

/** Days are walked by number, counted from 1970: a date is made only of one that was not reckoned before. */
const epoch = Temporal.PlainDate.from('1970-01-01')
const dayOf = (instant: Instant, zone: string): number => Date.parse(dateOf(instant, zone).toString()) / dayMs

/** The country's holidays and the shop's own days, without those on which the shop says it is open. */
function isDayOff({ holidays, country }: Calendar, date: Temporal.PlainDate): boolean {
  const day = date.toString()
  if (holidays.open.includes(day)) return false
  return holidays.days.includes(day) || (holidays.country && country !== null && isPublicHoliday(country, day))
}

/** A turn asks one shop for the same days again and again. Shops are never changed, so what was reckoned stays right. */
const reckoned = new WeakMap<Calendar, Map<number, readonly Interval[]>>()

function intervalsOf(calendar: Calendar, day: number): readonly Interval[] {
  const known = reckoned.get(calendar) ?? new Map<number, readonly Interval[]>()
  if (known.size === 0) reckoned.set(calendar, known)
  const before = known.get(day)
  if (before) return before
  const date = epoch.add({ days: day })
  const intervals = isDayOff(calendar, date) ? [] : usualIntervals(calendar, date)
  known.set(day, intervals)
  return intervals
}

/** What the week says of that day, holiday or not. */
function usualIntervals(calendar: Calendar, date: Temporal.PlainDate): readonly Interval[] {
  const hours = calendar.workingHours[weekdays[date.dayOfWeek - 1] as Weekday] ?? []
  return hours
    .map(([from, to]) => ({
      start: at(date, from, calendar.timeZone),
      end: at(to === '24:00' ? date.add({ days: 1 }) : date, to, calendar.timeZone),
    }))
    .filter((interval) => interval.end > interval.start)
    .sort((a, b) => a.start - b.start)
}

function* workingIntervals(calendar: Calendar, from: Instant): Generator<Interval> {
  const today = dayOf(from, calendar.timeZone)
  for (let day = today; day < today + horizonDays; day++) {
    for (const { start, end } of intervalsOf(calendar, day)) if (end > from) yield { start: Math.max(start, from), end }
  }
}

/** `from` plus so much working time. Friday 16:30 plus one hour, Mon–Fri 9–17, is Monday 9:30 (E7). */
export function addWorkingTime(calendar: Calendar, from: Instant, lengthMs: Milliseconds): Instant {
  let rest = lengthMs
  for (const { start, end } of workingIntervals(calendar, from)) {
    if (rest <= end - start) return start + rest
    rest -= end - start
  }
  return from + lengthMs
}

/** Working time between two instants; 0 when `to` is not after `from`. */
export function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): Milliseconds {
  let sum = 0
  if (to <= from) return 0
  for (const { start, end } of workingIntervals(calendar, from)) {
    if (start >= to) break
    sum += Math.min(end, to) - start
  }
  return sum
}

/** Closing time of the `days`-th working day after the day of `from`; 0 is today's, or the next working day's. */
export function endOfWorkingDay(calendar: Calendar, from: Instant, days: number): Instant {
  const today = dayOf(from, calendar.timeZone)
  let left = days
  for (let day = today; day < today + horizonDays; day++) {
    const close = intervalsOf(calendar, day).at(-1)?.end
    const counts = close !== undefined && (day > today || days === 0) && close > from
    if (counts) {
      if (left <= 1) return close
      left--
    }
  }
  return from + Math.max(days, 1) * dayMs
}

/** The last time the shop closes after `after` and no later than `before`; null when it does not. */
export function lastClosing(calendar: Calendar, after: Instant, before: Instant): Instant | null {
  const last = dayOf(before, calendar.timeZone)
  for (let day = last; day > last - horizonDays; day--) {
    const close = intervalsOf(calendar, day).findLast(({ end }) => end <= before)?.end
    if (close !== undefined) return close > after ? close : null
  }
  return null
}

/** Days off in a row, first and last, as dates such as "2026-12-01". */
export interface DaysOff {
  readonly first: string
  readonly last: string
}

/**
 * The days off that working time from `from` to `to` leaves out, to explain why it takes so long: holidays on which the
 * shop would be open otherwise. What every week brings, such as a Sunday, needs no explaining; between two such days it
 * does not break the row.
 */
export function skippedDays(calendar: Calendar, from: Instant, to: Instant): readonly DaysOff[] {
  const rows: { first: string; last: string }[] = []
  let row: { first: string; last: string } | null = null
  const end = dateOf(to, calendar.timeZone)
  let date = dateOf(from, calendar.timeZone)
  for (let i = 0; i < horizonDays && Temporal.PlainDate.compare(date, end) <= 0; i++, date = date.add({ days: 1 })) {
    const usual = usualIntervals(calendar, date)
    // A day whose hours were over at `from` would not have counted anyway.
    if (!usual.some((interval) => interval.end > from)) continue
    if (!isDayOff(calendar, date)) row = null
    else if (row) row.last = date.toString()
    else {
      row = { first: date.toString(), last: date.toString() }
      rows.push(row)
    }
  }
  return rows
}

/** The next full half hour, so that people are told "by 18:00" and not "by 17:43"; never past the same day's close. */
export function roundedUp(calendar: Calendar, due: Instant): Instant {
  const half = 30 * minuteMs
  const rounded = Math.ceil(due / half) * half
  if (rounded === due) return due
  const close = intervalsOf(calendar, dayOf(due - 1, calendar.timeZone)).find((i) => i.start < due && due <= i.end)?.end
  return close === undefined ? rounded : Math.min(rounded, close)
}

/**
 * The last moment of the local day so many calendar months after `from`: 23:59:59.999 in the zone. 30 November plus
 * three months is 28 (29) February (E6): the last day of the month where the date does not exist.
 */
export function endOfDayAfterMonths(from: Instant, months: number, zone: string): Instant {
  const date = dateOf(from, zone).add({ months }, { overflow: 'constrain' })
  return date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
}

/** The last moment of the local day so many days after the day of `from`: how laws count "within 14 days of". */
export const endOfDayAfterDays = (from: Instant, days: number, zone: string): Instant =>
  dateOf(from, zone)
    .add({ days: days + 1 })
    .toZonedDateTime(zone).epochMilliseconds - 1

/** The same local time so many calendar months later; the last day of the month where the date does not exist. */
export const monthsAfter = (from: Instant, months: number, zone: string): Instant =>
  Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add({ months }, { overflow: 'constrain' })
    .epochMilliseconds

export interface Month {
  /** "2026-11". */
  readonly name: string
  readonly from: Instant
  /** The first moment of the next one. */
  readonly until: Instant
}

/** The local calendar month so many months before that of an instant. */
export function monthAt(instant: Instant, zone: string, before = 0): Month {
  const first = dateOf(instant, zone).with({ day: 1 }).subtract({ months: before })
  const start = (date: Temporal.PlainDate): Instant => date.toZonedDateTime(zone).epochMilliseconds
  return { name: first.toString().slice(0, 7), from: start(first), until: start(first.add({ months: 1 })) }
}

/** 23:59:59.999 of a local date such as "2026-12-31". Null when it is no date. */
export function endOfDate(date: string, zone: string): Instant | null {
  const parsed = dateFrom(date)
  return parsed && parsed.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
}

/** The first moment of a local date. Null when it is no date. */
export function startOfDate(date: string, zone: string): Instant | null {
  return dateFrom(date)?.toZonedDateTime(zone).epochMilliseconds ?? null
}

function dateFrom(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** Calendar days from today to the day of `instant` in the zone: 0 today, 1 tomorrow, negative in the past. */
export function daysUntil(instant: Instant, now: Instant, zone: string): number {
  return dateOf(now, zone).until(dateOf(instant, zone), { largestUnit: 'days' }).days
}

/** A local time such as "09:00" on the local day so many days after that of `instant`. */
export const localTimeOn = (instant: Instant, days: number, time: string, zone: string): Instant =>
  at(dateOf(instant, zone).add({ days }), time, zone)

/** Whether the local day of `instant` in the zone is a Sunday, or a day off of the shop. */
export function isSundayOrDayOff(calendar: Calendar, instant: Instant, zone: string): boolean {
  const date = dateOf(instant, zone)
  return date.dayOfWeek === 7 || isDayOff(calendar, date)
}

/** `now` moved by an ISO 8601 duration such as "P7D" or "PT90M", in UTC. Null when it is none or leads backwards. */
export function moved(now: Instant, duration: string): Instant | null {
  try {
    const length = Temporal.Duration.from(duration)
    if (length.sign < 0) return null
    const to = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').add(length).epochMilliseconds
    return Number.isSafeInteger(to) ? to : null
  } catch {
    return null
  }
}

/** Asking the runtime about a zone builds a formatter each time; the answer never changes. */
const zones = new Map<string, boolean>()

export function isTimeZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let exists = false
  try {
    exists = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    exists = false
  }
  if (zones.size < 1_000) zones.set(name, exists)
  return exists
}

/** Callback slots: the next working hours of the shop that start at least an hour from now. */
export function callSlots(calendar: Calendar, now: Instant, count: number): readonly Interval[] {
  const slots: Interval[] = []
  for (const { start, end } of workingIntervals(calendar, now + hourMs)) {
    for (let from = Math.ceil(start / hourMs) * hourMs; from + hourMs <= end; from += hourMs) {
      slots.push({ start: from, end: from + hourMs })
      if (slots.length === count) return slots
    }
  }
  return slots
}

/** A full hour of the week on the shop's clock. */
export interface WeekHour {
  readonly weekday: Weekday
  /** 0 to 23. */
  readonly hour: number
  readonly start: Instant
  readonly end: Instant
  /** A holiday, or a day off of the shop. */
  readonly isDayOff: boolean
}

/** The hour of the week that holds `instant`. An hour the clock skips is never met; one it repeats is met twice. */
export function hourOf(calendar: Calendar, instant: Instant): WeekHour {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(calendar.timeZone)
  const start = local.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  return {
    weekday: weekdays[start.dayOfWeek - 1] as Weekday,
    hour: start.hour,
    start: start.epochMilliseconds,
    end: start.add({ hours: 1 }).epochMilliseconds,
    isDayOff: isDayOff(calendar, start.toPlainDate()),
  }
}

/** Whether the shop is open; a shop that never is counts as open. */
export const isOpen = (calendar: Calendar, instant: Instant): boolean =>
  addWorkingTime(calendar, instant, 0) === instant

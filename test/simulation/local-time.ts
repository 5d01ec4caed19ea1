/**
 * Local time by another way than the app's calendar (Intl instead of Temporal), so that the auditor does not believe what
 * it audits. Remembered by the hour: in no zone used here do the clocks change within one of UTC.
 */
import { isPublicHoliday } from '../../domain/holidays/days-off.ts'
import type { Instant } from '../../domain/ids.ts'
import { type Shop, weekdays } from '../../domain/shop.ts'

const hourMs = 3_600_000
const shifts = new Map<string, Map<number, number>>()
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** Local time less UTC in the hour of `at`. */
function shiftAt(at: Instant, zone: string): number {
  const hour = Math.floor(at / hourMs)
  const ofZone = shifts.get(zone) ?? new Map<number, number>()
  shifts.set(zone, ofZone)
  const known = ofZone.get(hour)
  if (known !== undefined) return known
  const parts = new Map(
    formatOf(zone)
      .formatToParts(hour * hourMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  const shift = local - hour * hourMs
  ofZone.set(hour, shift)
  return shift
}

export interface Local {
  /** "2026-10-25" */
  readonly date: string
  /** "09:30" */
  readonly time: string
  /** 0 is Monday. */
  readonly weekday: number
}

export function localOf(at: Instant, zone: string): Local {
  const local = new Date(at + shiftAt(at, zone))
  const text = local.toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16), weekday: (local.getUTCDay() + 6) % 7 }
}

export type Week = Pick<Shop, 'timeZone' | 'workingHours' | 'holidays' | 'country'>

/** A day off of the shop, by its own list and its country's. */
export function isDayOff({ holidays, country }: Week, date: string): boolean {
  if (holidays.open.includes(date)) return false
  return holidays.days.includes(date) || (holidays.country && country !== null && isPublicHoliday(country, date))
}

/** Whether the shop is open, its closing minute included. */
export function isWorking(shop: Week, at: Instant): boolean {
  const { date, time, weekday } = localOf(at, shop.timeZone)
  if (isDayOff(shop, date)) return false
  const day = weekdays[weekday]
  return ((day && shop.workingHours[day]) ?? []).some(([from, to]) => from <= time && time <= to)
}

/** Whether somebody is on the line in the hour of `at`; nobody is on a day off of the shop. */
export function isOnLine(
  shop: Week,
  rota: readonly { readonly weekday: string; readonly hour: number; readonly email: string }[],
  email: string,
  at: Instant,
): boolean {
  const { date, time, weekday } = localOf(at, shop.timeZone)
  if (isDayOff(shop, date)) return false
  return rota.some(
    (one) => one.email === email && one.weekday === weekdays[weekday] && one.hour === Number(time.slice(0, 2)),
  )
}

/** Whether "20:00" to "09:00" of the customer's night is now. */
export function isQuiet(quiet: { readonly from: string; readonly until: string }, zone: string, at: Instant): boolean {
  const { time } = localOf(at, zone)
  const { from, until } = quiet
  return from < until ? from <= time && time < until : from <= time || time < until
}

/** The next quarter of an hour in which the shop works, from `at` on. */
export function workingFrom(shop: Week, at: Instant): Instant {
  const quarter = hourMs / 4
  let instant = at
  for (let i = 0; i < 4 * 24 * 30 && !isWorking(shop, instant); i++)
    instant = (Math.floor(instant / quarter) + 1) * quarter
  return instant
}

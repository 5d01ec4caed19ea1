/**
 * How people say sums and times. The words are in `locales`, digits and month names come from the runtime's ICU data.
 * Every phrase stands inside a sentence: «завтра, в пятницу, 27 ноября, до 18:00», "on Friday 27 November, by 18:00".
 */
import { type DaysOff, dayMs, daysUntil, hourMs, minuteMs } from '../domain/calendar.ts'
import type { Instant, Milliseconds } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { decimal, exponentOf, type Money } from '../domain/money.ts'
import { isMessage, say } from './say.ts'

/** British English: the day before the month, 24 hours. */
const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>
const nbsp = '\u00a0'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are costly to make: one for each language, zone and shape. Throws a RangeError for an unknown zone. */
function shape(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${Object.entries(options).join()}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, ...options })
  formats.set(key, format)
  return format
}

/** A line may break after a comma and nowhere else: "27 November", "by 18:00" and "2 000 ₽" stay whole. */
const bound = (text: string): string => text.replace(/(?<!,) /g, nbsp)

const clock = (locale: Locale, instant: Instant, zone: string): string =>
  shape(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

/** The hour and minute as they are said: "18:00", "9:30". */
export const sayTime = (locale: Locale, instant: Instant, zone: string): string =>
  clock(locale, instant, zone).replace(/^0(?=\d)/, '')

const yearOf = (instant: Instant, zone: string): string => shape('en', zone, { year: 'numeric' }).format(instant)

/** Day and month, with the year when it is not this one: "27 November", "5 February 2027". */
function sayDate(locale: Locale, instant: Instant, now: Instant, zone: string): string {
  const date = shape(locale, zone, { day: 'numeric', month: 'long' }).format(instant)
  const year = yearOf(instant, zone)
  return bound(year === yearOf(now, zone) ? date : say(locale, 'words.date-with-year', { date, year }))
}

const sayWeekday = (locale: Locale, instant: Instant, zone: string): string =>
  say(locale, 'words.weekday', { weekday: shape('en', zone, { weekday: 'short' }).format(instant).toLowerCase() })

const nearDays = { '-1': 'words.day.yesterday', 0: 'words.day.today', 1: 'words.day.tomorrow' } as const

/** A day in a sentence: "tomorrow, Friday 27 November", "on Monday 30 November", "on Friday 5 February 2027". */
export function sayDay(locale: Locale, instant: Instant, now: Instant, zone: string): string {
  const days = daysUntil(instant, now, zone)
  const name = days === -1 || days === 0 || days === 1 ? nearDays[days] : 'words.day.other'
  return bound(
    say(locale, name, { weekday: sayWeekday(locale, instant, zone), date: sayDate(locale, instant, now, zone) }),
  )
}

/** The last minute of a day is its end: nobody says "by 23:59". */
const isEndOfDay = (time: string): boolean => time === '23:59'

/** A time we keep: "tomorrow, Friday 27 November, by 18:00". */
export function sayWhen(locale: Locale, instant: Instant, now: Instant, zone: string): string {
  const day = sayDay(locale, instant, now, zone)
  const time = sayTime(locale, instant, zone)
  return bound(isEndOfDay(time) ? say(locale, 'words.by-end-of-day', { day }) : say(locale, 'words.by', { day, time }))
}

/** The same in words that may be read on another day than they were written: never "tomorrow". */
export function sayDated(locale: Locale, instant: Instant, now: Instant, zone: string): string {
  const weekday = sayWeekday(locale, instant, zone)
  const day = bound(say(locale, 'words.day.other', { weekday, date: sayDate(locale, instant, now, zone) }))
  const time = sayTime(locale, instant, zone)
  return bound(isEndOfDay(time) ? say(locale, 'words.by-end-of-day', { day }) : say(locale, 'words.by', { day, time }))
}

/** A row of days as it is counted: one, two by name, or a span; nothing spans the end of a month. */
function* spans({ first, last }: DaysOff): Generator<{ readonly from: string; readonly to: string }> {
  const days: string[] = []
  for (let day = Date.parse(first); day <= Date.parse(last); day += dayMs) days.push(new Date(day).toISOString())
  for (const month of Map.groupBy(days, (day) => day.slice(0, 7)).values()) {
    const [from = '', ...rest] = month
    if (rest.length > 1) yield { from, to: rest.at(-1) ?? from }
    else for (const day of month) yield { from: day, to: day }
  }
}

/** Days in a sentence, each month named once: "1 and 2 December", "31 December and 1–8 January". */
export function sayDays(locale: Locale, rows: readonly DaysOff[]): string {
  const all = rows.flatMap((row) => [...spans(row)])
  const names = all.map(({ from, to }, i) => {
    const number = (day: string) => String(Number(day.slice(8, 10)))
    const monthFollows = all[i + 1]?.from.slice(0, 7) === to.slice(0, 7)
    const month: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' }
    const last = monthFollows ? number(to) : shape(locale, 'UTC', month).format(Date.parse(to))
    return from === to ? last : `${number(from)}–${last}`
  })
  return bound(new Intl.ListFormat(tags[locale], { type: 'conjunction' }).format(names))
}

/** The same for a subject line: "by 18:00 tomorrow", "by 18:00 on Monday", "by 18:00 on 8 December" from a week on. */
export function sayBrief(locale: Locale, instant: Instant, now: Instant, zone: string): string {
  const days = daysUntil(instant, now, zone)
  const time = sayTime(locale, instant, zone)
  if (days === 0) return bound(say(locale, 'words.soon.today', { time }))
  if (days === 1) return bound(say(locale, 'words.soon.tomorrow', { time }))
  if (days > 1 && days < 7)
    return bound(say(locale, 'words.soon.weekday', { time, day: sayWeekday(locale, instant, zone) }))
  return bound(say(locale, 'words.soon.date', { time, day: sayDate(locale, instant, now, zone) }))
}

/** For tables of the staff: "Fri 27 Nov, 18:00". */
export function sayShort(locale: Locale, instant: Instant, zone: string): string {
  const weekday = shape(locale, zone, { weekday: 'short' }).format(instant)
  const date = shape(locale, zone, { day: 'numeric', month: 'short' }).format(instant)
  return bound(`${weekday} ${date}, ${clock(locale, instant, zone)}`)
}

/** For papers that are kept: "27 November 2026, 18:00", with the year always. */
export const sayStamp = (locale: Locale, instant: Instant, zone: string): string =>
  bound(
    `${shape(locale, zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant)}, ${clock(locale, instant, zone)}`,
  )

/** A length of time for staff, rounded down: "26 min", "1 h 40 min", "1 day 6 h", "3 days". A minus is left to the caller. */
export function sayLeft(locale: Locale, lengthMs: Milliseconds): string {
  const length = Math.abs(lengthMs)
  const minutes = Math.floor((length % hourMs) / minuteMs)
  const hours = Math.floor((length % dayMs) / hourMs)
  const days = Math.floor(length / dayMs)
  if (length < minuteMs) return bound(say(locale, 'words.left.moment'))
  if (length < hourMs) return bound(say(locale, 'words.left.minutes', { minutes }))
  if (length < dayMs) return bound(say(locale, 'words.left.hours', { hours, minutes }))
  if (days === 1 && hours > 0) return bound(say(locale, 'words.left.day-and-hours', { days, hours }))
  return bound(say(locale, 'words.left.days', { days }))
}

/** The last day something is good for: "until and including 28 February 2027". */
export const sayUntil = (locale: Locale, instant: Instant, now: Instant, zone: string): string =>
  say(locale, 'words.until', { date: sayDate(locale, instant, now, zone) })

/**
 * A sum as the language writes it: "2,000.00 MDL", «2 000 ₽», "2.000 de lei". English keeps the decimals, the others
 * drop them when they are zero. Both the Moldovan and the Romanian leu are "lei": a shop has one currency, and its
 * customers call it by its name.
 */
export function sayMoney(locale: Locale, sum: Money): string {
  const places = exponentOf(sum.currency)
  const amount = decimal({ ...sum, minor: Math.abs(sum.minor) }) as `${number}`
  const minus = sum.minor < 0 ? '\u2212' : ''
  const digits: Intl.NumberFormatOptions = {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    trailingZeroDisplay: locale === 'en' ? 'auto' : 'stripIfInteger',
  }
  const name = `words.money.${sum.currency}`
  if (!isMessage(name)) return minus + sayOther(locale, sum.currency, amount, digits)
  const written = new Intl.NumberFormat(tags[locale], digits).format(amount)
  return minus + bound(say(locale, name, { amount: written, count: Number(amount) }))
}

/** Currencies without words of their own go by the runtime's symbol; a bare code stands after the number. */
function sayOther(locale: Locale, currency: string, amount: `${number}`, digits: Intl.NumberFormatOptions): string {
  const format = new Intl.NumberFormat(tags[locale], { ...digits, style: 'currency', currency })
  const symbol = format.formatToParts(0).find((part) => part.type === 'currency')?.value
  if (symbol !== currency) return bound(format.format(amount))
  return `${new Intl.NumberFormat(tags[locale], digits).format(amount)}${nbsp}${currency}`
}

/** A phrase at the head of a sentence. */
export const capital = (locale: Locale, text: string): string =>
  text.charAt(0).toLocaleUpperCase(tags[locale]) + text.slice(1)

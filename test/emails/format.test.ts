import { expect, test } from 'vitest'
import type { Locale } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { sayBrief, sayDay, sayLeft, sayMoney, sayShort, sayTime, sayUntil, sayWhen } from '../../emails/format.ts'

const zone = 'Europe/Chisinau'
/** Thursday 26 November 2026, 12:00 in Chișinău. */
const now = Date.parse('2026-11-26T10:00:00Z')
const at = (time: string) => Date.parse(time)
const loose = (text: string): string => text.replaceAll('\u00a0', ' ')
const when = (locale: Locale, time: string) => loose(sayWhen(locale, at(time), now, zone))

test('a time is said the way people say it, with the weekday', () => {
  expect(when('en', '2026-11-27T16:00:00Z')).toBe('tomorrow, Friday 27 November, by 18:00')
  expect(when('ru', '2026-11-27T16:00:00Z')).toBe('завтра, в пятницу, 27 ноября, до 18:00')
  expect(when('ro', '2026-11-27T16:00:00Z')).toBe('mâine, vineri, 27 noiembrie, până la ora 18:00')
  expect(when('en', '2026-11-26T16:00:00Z')).toBe('today, Thursday 26 November, by 18:00')
  expect(when('ru', '2026-11-26T16:00:00Z')).toBe('сегодня, в четверг, 26 ноября, до 18:00')
  expect(when('en', '2026-11-30T07:30:00Z')).toBe('on Monday 30 November, by 9:30')
})

test('Russian weekdays stand in the accusative', () => {
  const days = ['30', '01', '02', '03', '04', '05', '06'].map((day, i) => `2026-${i === 0 ? 11 : 12}-${day}T12:00:00Z`)
  expect(days.map((day) => loose(sayDay('ru', at(day), now, zone)))).toEqual([
    'в понедельник, 30 ноября',
    'во вторник, 1 декабря',
    'в среду, 2 декабря',
    'в четверг, 3 декабря',
    'в пятницу, 4 декабря',
    'в субботу, 5 декабря',
    'в воскресенье, 6 декабря',
  ])
})

test('the year is said only when it is not this one', () => {
  expect(when('en', '2027-02-05T16:00:00Z')).toBe('on Friday 5 February 2027, by 18:00')
  expect(when('ru', '2027-02-05T16:00:00Z')).toBe('в пятницу, 5 февраля 2027 года, до 18:00')
  expect(when('ro', '2027-02-05T16:00:00Z')).toBe('vineri, 5 februarie 2027, până la ora 18:00')
})

test('today and tomorrow are days of the reader’s zone', () => {
  const late = Date.parse('2026-11-26T22:30:00Z')
  expect(loose(sayDay('en', late, now, 'Europe/Chisinau'))).toBe('tomorrow, Friday 27 November')
  expect(loose(sayDay('en', late, now, 'Europe/London'))).toBe('today, Thursday 26 November')
  expect(loose(sayDay('en', now - 86_400_000, now, zone))).toBe('yesterday, Wednesday 25 November')
})

test('the last minute of a day is its end', () => {
  expect(when('en', '2026-11-27T21:59:59.999Z')).toBe('tomorrow, Friday 27 November, by the end of the day')
  expect(when('ru', '2026-11-27T21:59:59.999Z')).toBe('завтра, в пятницу, 27 ноября, до конца дня')
})

test('a code is good until and including its last day', () => {
  const last = at('2027-02-28T21:59:59.999Z')
  expect(loose(sayUntil('en', last, now, zone))).toBe('until and including 28 February 2027')
  expect(loose(sayUntil('ru', last, now, zone))).toBe('по 28 февраля 2027 года включительно')
  expect(loose(sayUntil('ro', last, now, zone))).toBe('până la 28 februarie 2027 inclusiv')
})

test('a subject line has a shorter way to say it', () => {
  const brief = (locale: Locale, time: string) => loose(sayBrief(locale, at(time), now, zone))
  expect(brief('en', '2026-11-27T16:00:00Z')).toBe('by 18:00 tomorrow')
  expect(brief('ru', '2026-12-01T16:00:00Z')).toBe('во вторник до 18:00')
  expect(brief('ro', '2026-12-09T16:00:00Z')).toBe('pe 9 decembrie până la 18:00')
})

test('staff read short times and lengths', () => {
  expect(loose(sayShort('en', at('2026-11-27T07:05:00Z'), zone))).toBe('Fri 27 Nov, 09:05')
  expect(sayTime('ru', at('2026-11-27T07:05:00Z'), zone)).toBe('9:05')
  const left = (locale: Locale, minutes: number) => loose(sayLeft(locale, minutes * 60_000))
  expect(left('en', 26)).toBe('26 min')
  expect(left('en', 100)).toBe('1 h 40 min')
  expect(left('en', -100)).toBe('1 h 40 min')
  expect(left('ru', 30 * 60)).toBe('1 день 6 ч')
  expect(left('en', 3 * 1440)).toBe('3 days')
  expect([1, 2, 5, 21].map((days) => left('ru', days * 1440))).toEqual(['1 день', '2 дня', '5 дней', '21 день'])
  expect([1, 2, 19, 20, 101].map((days) => left('ro', days * 1440))).toEqual([
    'o zi',
    '2 zile',
    '19 zile',
    '20 de zile',
    '101 zile',
  ])
  expect(left('en', 0.5)).toBe('under a minute')
})

const sum = (locale: Locale, minor: number, currency: string) => loose(sayMoney(locale, money(minor, currency)))

test('Romanian counts lei with "de" from twenty on', () => {
  const lei = [100, 200, 1900, 2000, 2100, 10_100, 12_000, 12_950, 200_000].map((minor) => sum('ro', minor, 'MDL'))
  expect(lei).toEqual([
    '1 leu',
    '2 lei',
    '19 lei',
    '20 de lei',
    '21 de lei',
    '101 lei',
    '120 de lei',
    '129,50 lei',
    '2.000 de lei',
  ])
  expect(sum('ro', 200_000, 'RON')).toBe('2.000 de lei')
})

test('Russian counts лей, лея, леев', () => {
  const lei = [100, 200, 500, 1100, 2100, 2_000_000, 12_950].map((minor) => sum('ru', minor, 'MDL'))
  expect(lei).toEqual(['1 лей', '2 лея', '5 леев', '11 леев', '21 лей', '20 000 леев', '129,50 лея'])
  expect(sum('ru', 200_000, 'RUB')).toBe('2 000 ₽')
})

test('English keeps the decimals; other currencies go by their symbol or code', () => {
  expect(sum('en', 200_000, 'MDL')).toBe('2,000.00 MDL')
  expect(sum('en', 200_000, 'EUR')).toBe('€2,000.00')
  expect(sum('en', 200_000, 'KZT')).toBe('2,000.00 KZT')
  expect(sum('ru', 200_050, 'USD')).toBe('2 000,50 $')
  expect(sum('ro', 2000, 'JPY')).toBe('2.000 JPY')
  expect(sum('en', -5, 'EUR')).toBe('−€0.05')
})

test('no sum and no date breaks over a line', () => {
  expect(sayMoney('ru', money(200_000, 'RUB'))).not.toContain(' ')
  expect(sayMoney('ro', money(200_000, 'MDL'))).not.toContain(' ')
  expect(sayWhen('ru', at('2026-12-01T16:00:00Z'), now, zone)).not.toMatch(/(?<!,) /)
})

test('sums beyond a float’s reach of cents are exact', () => {
  expect(sum('en', Number.MAX_SAFE_INTEGER, 'MDL')).toBe('90,071,992,547,409.91 MDL')
})

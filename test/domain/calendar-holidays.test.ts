import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import {
  addWorkingTime,
  type Calendar,
  endOfDayAfterDays,
  endOfWorkingDay,
  lastClosing,
  skippedDays,
  workingTimeBetween,
} from '../../domain/calendar.ts'
import type { WorkingHours } from '../../domain/shop.ts'
import { hour, minute } from './facts.ts'

const nineToFive = [['09:00', '17:00']] as const
const office: WorkingHours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive }
const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()
const calendarOf = (country: string | null, timeZone: string, more: Partial<Calendar['holidays']> = {}): Calendar => ({
  ...{ country, timeZone, workingHours: office },
  holidays: { country: true, days: [], open: [], ...more },
})
const moldova = calendarOf('MD', 'Europe/Chisinau')
const romania = calendarOf('RO', 'Europe/Bucharest')
const russia = calendarOf('RU', 'Europe/Moscow')

it('a public holiday of the country is no working time, and no working day', () => {
  // 30 November and 1 December 2026 are a Monday and a Tuesday.
  const friday = at('2026-11-27T16:30+02:00')
  expect(iso(addWorkingTime(romania, friday, hour))).toBe(iso(at('2026-12-02T09:30+02:00')))
  expect(iso(addWorkingTime(moldova, friday, hour))).toBe(iso(at('2026-11-30T09:30+02:00')))
  expect(iso(endOfWorkingDay(romania, friday, 1))).toBe(iso(at('2026-12-02T17:00+02:00')))
  expect(workingTimeBetween(romania, friday, at('2026-12-02T10:00+02:00'))).toBe(90 * minute)
})

it('the country counts only for a shop that keeps its holidays and has said which country it is', () => {
  const friday = at('2026-11-27T16:30+02:00')
  const monday = iso(at('2026-11-30T09:30+02:00'))
  for (const calendar of [
    calendarOf('RO', 'Europe/Bucharest', { country: false }),
    calendarOf(null, 'Europe/Bucharest'),
    calendarOf('ZZ', 'Europe/Bucharest'),
  ])
    expect(iso(addWorkingTime(calendar, friday, hour))).toBe(monday)
})

it('the shop’s own days join the country’s, and a day it is open all the same is worked', () => {
  const friday = at('2026-11-27T16:30+02:00')
  const longer = calendarOf('RO', 'Europe/Bucharest', { days: ['2026-12-02'] })
  expect(iso(addWorkingTime(longer, friday, hour))).toBe(iso(at('2026-12-03T09:30+02:00')))
  const open = calendarOf('RO', 'Europe/Bucharest', { open: ['2026-11-30'] })
  expect(iso(addWorkingTime(open, friday, hour))).toBe(iso(at('2026-11-30T09:30+02:00')))
})

it('Russia’s days moved by decree are the shop’s own to say: 9 January 2026 free', () => {
  const newYear = at('2025-12-30T16:00+03:00')
  expect(iso(addWorkingTime(russia, newYear, 10 * hour))).toBe(iso(at('2026-01-09T10:00+03:00')))
  const decreed = calendarOf('RU', 'Europe/Moscow', { days: ['2025-12-31', '2026-01-09'] })
  expect(iso(addWorkingTime(decreed, newYear, 2 * hour))).toBe(iso(at('2026-01-12T10:00+03:00')))
})

it('days off between two times are found in rows; what every week brings needs no explaining', () => {
  const friday = at('2026-11-27T16:30+02:00')
  expect(skippedDays(romania, friday, at('2026-12-02T09:30+02:00'))).toEqual([
    { first: '2026-11-30', last: '2026-12-01' },
  ])
  expect(skippedDays(moldova, friday, at('2026-12-02T09:30+02:00'))).toEqual([])
  // 1–8 January with a weekend inside is one row; 25 December stands alone.
  expect(skippedDays(russia, at('2025-12-31T12:00+03:00'), at('2026-01-12T10:00+03:00'))).toEqual([
    { first: '2026-01-01', last: '2026-01-08' },
  ])
  expect(skippedDays(romania, at('2026-12-24T12:00+02:00'), at('2027-01-04T12:00+02:00'))).toEqual([
    { first: '2026-12-25', last: '2026-12-25' },
    { first: '2027-01-01', last: '2027-01-01' },
  ])
})

it('a holiday whose hours were over already is not held to have cost anything', () => {
  const tuesdayNight = at('2026-12-01T20:00+02:00')
  expect(skippedDays(romania, tuesdayNight, at('2026-12-02T17:00+02:00'))).toEqual([])
  expect(skippedDays(romania, at('2026-12-01T12:00+02:00'), at('2026-12-02T17:00+02:00'))).toEqual([
    { first: '2026-12-01', last: '2026-12-01' },
  ])
})

it('the last closing before a moment skips what is closed; where there is none after the start, there is none', () => {
  const sunday = at('2026-12-06T23:59+02:00')
  expect(lastClosing(romania, at('2026-12-03T12:00+02:00'), sunday)).toBe(at('2026-12-04T17:00+02:00'))
  expect(lastClosing(romania, at('2026-11-27T12:00+02:00'), at('2026-12-01T23:59+02:00'))).toBe(
    at('2026-11-27T17:00+02:00'),
  )
  expect(lastClosing(romania, at('2026-12-04T18:00+02:00'), sunday)).toBeNull()
})

it('fourteen days end with the whole fourteenth day after, over a change of clocks too', () => {
  expect(iso(endOfDayAfterDays(at('2027-03-20T10:00+02:00'), 14, 'Europe/Chisinau'))).toBe('2027-04-03T20:59:59.999Z')
})

/** The weekends on which the clocks change, with the offset on the Friday before and the Monday after. */
const changes = [
  ['Europe/Chisinau', '2027-03-26', '+02:00', '2027-03-29', '+03:00'],
  ['Europe/Chisinau', '2027-10-29', '+03:00', '2027-11-01', '+02:00'],
  ['Europe/Bucharest', '2027-03-26', '+02:00', '2027-03-29', '+03:00'],
  ['Europe/Bucharest', '2027-10-29', '+03:00', '2027-11-01', '+02:00'],
  ['Europe/Moscow', '2027-03-26', '+03:00', '2027-03-29', '+03:00'],
  ['Europe/Moscow', '2027-10-29', '+03:00', '2027-11-01', '+03:00'],
  ['America/New_York', '2027-03-12', '-05:00', '2027-03-15', '-04:00'],
  ['America/New_York', '2027-11-05', '-04:00', '2027-11-08', '-05:00'],
] as const

test.each(changes)(
  '%s, the weekend after %s: Friday 16:30 and an hour is Monday 9:30 on the clock on the wall (E7)',
  (zone, friday, before, monday, after) => {
    const here = calendarOf(null, zone)
    const from = at(`${friday}T16:30${before}`)
    expect(iso(addWorkingTime(here, from, hour))).toBe(iso(at(`${monday}T09:30${after}`)))
    expect(workingTimeBetween(here, from, at(`${monday}T17:00${after}`))).toBe(8.5 * hour)
    expect(iso(endOfWorkingDay(here, from, 1))).toBe(iso(at(`${monday}T17:00${after}`)))
  },
)

it('over holidays, split days and clock changes, working time added is working time found, and no day off is worked', () => {
  const split = [
    ['09:00', '13:00'],
    ['14:00', '18:00'],
  ] as const
  const hours: WorkingHours = { mon: split, tue: split, wed: split, thu: split, fri: split, sat: [['10:00', '14:00']] }
  const shops = [moldova, romania, russia, calendarOf('US', 'America/New_York')].map((one) => ({
    ...one,
    workingHours: hours,
  }))
  const dates = shops.map(
    ({ timeZone }) => new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: at('2025-12-01T00:00Z'), max: at('2030-12-31T00:00Z') }),
      fc.integer({ min: 1, max: 60 * 60 }),
      fc.nat(shops.length - 1),
      (from, minutes, i) => {
        const shop = shops[i] ?? moldova
        const to = addWorkingTime(shop, from, minutes * minute)
        expect(workingTimeBetween(shop, from, to)).toBe(minutes * minute)
        const day = dates[i]?.format(to) ?? ''
        for (const { first, last } of skippedDays(shop, from, to)) expect(day >= first && day <= last).toBe(false)
      },
    ),
    { numRuns: 200 },
  )
})

it('a year of holidays costs little: a thousand answers are reckoned in well under a second', () => {
  const started = performance.now()
  for (let i = 0; i < 1_000; i++) addWorkingTime(romania, at('2026-12-23T10:00+02:00') + i * hour, 16 * hour)
  expect(performance.now() - started).toBeLessThan(1_000)
})

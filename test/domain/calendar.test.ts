import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addWorkingTime,
  callSlots,
  endOfDayAfterMonths,
  endOfWorkingDay,
  moved,
  roundedUp,
  workingTimeBetween,
} from '../../domain/calendar.ts'
import type { WorkingHours } from '../../domain/shop.ts'
import { day, hour, minute } from './facts.ts'

const nineToFive = [['09:00', '17:00']] as const
const office: WorkingHours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive }
const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()
const calendar = (timeZone: string, workingHours: WorkingHours = office, days: string[] = [], open: string[] = []) => ({
  timeZone,
  workingHours,
  country: null,
  holidays: { country: false, days, open },
})
const chisinau = calendar('Europe/Chisinau')

it('Friday 16:30 plus one working hour is Monday 9:30 (E7)', () => {
  expect(iso(addWorkingTime(chisinau, at('2026-11-27T16:30+02:00'), hour))).toBe(iso(at('2026-11-30T09:30+02:00')))
})

it('a code of 30 November lasts to the end of 28 February, or 29 in a leap year (E6)', () => {
  expect(iso(endOfDayAfterMonths(at('2026-11-30T12:00+02:00'), 3, 'Europe/Chisinau'))).toBe('2027-02-28T21:59:59.999Z')
  expect(iso(endOfDayAfterMonths(at('2027-11-30T12:00+02:00'), 3, 'Europe/Chisinau'))).toBe('2028-02-29T21:59:59.999Z')
})

it('the end of the day is the zone’s, over a change of clocks too', () => {
  // Minted at 23:30 in Chișinău, which is still the day before in UTC; three months later the clocks are an hour ahead.
  expect(iso(endOfDayAfterMonths(at('2027-01-15T23:30+02:00'), 3, 'Europe/Chisinau'))).toBe('2027-04-15T20:59:59.999Z')
})

it('lunch is no working time', () => {
  const split = calendar('Europe/Chisinau', {
    thu: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
  })
  expect(iso(addWorkingTime(split, at('2026-11-26T12:30+02:00'), hour))).toBe(iso(at('2026-11-26T14:30+02:00')))
})

it('holidays are skipped, and a holiday the shop works on is not', () => {
  const closed = calendar('Europe/Chisinau', office, ['2026-11-30'])
  const works = calendar('Europe/Chisinau', office, ['2026-11-30'], ['2026-11-30'])
  const friday = at('2026-11-27T16:30+02:00')
  expect(iso(addWorkingTime(closed, friday, hour))).toBe(iso(at('2026-12-01T09:30+02:00')))
  expect(iso(addWorkingTime(works, friday, hour))).toBe(iso(at('2026-11-30T09:30+02:00')))
})

it('the night the clocks go forward has an hour less to work in, the night they go back one more', () => {
  const night = calendar('Europe/Chisinau', { sun: [['00:00', '06:00']] })
  expect(workingTimeBetween(night, at('2027-03-27T22:00Z'), at('2027-03-28T21:00Z'))).toBe(5 * hour)
  expect(workingTimeBetween(night, at('2026-10-24T21:00Z'), at('2026-10-25T22:00Z'))).toBe(7 * hour)
})

it('an opening time the clocks skip means the first moment after the gap', () => {
  // In Berlin 02:30 does not exist on 28 March 2027.
  const berlin = calendar('Europe/Berlin', { sun: [['02:30', '06:00']] })
  expect(iso(addWorkingTime(berlin, at('2027-03-27T23:00Z'), minute))).toBe('2027-03-28T01:31:00.000Z')
})

it('the n-th working day ends when the shop closes on it', () => {
  const thursday = at('2026-11-26T10:00+02:00')
  expect(iso(endOfWorkingDay(chisinau, thursday, 1))).toBe(iso(at('2026-11-27T17:00+02:00')))
  expect(iso(endOfWorkingDay(chisinau, thursday, 3))).toBe(iso(at('2026-12-01T17:00+02:00')))
  expect(iso(endOfWorkingDay(chisinau, thursday, 0))).toBe(iso(at('2026-11-26T17:00+02:00')))
})

it('a told time is a plain half hour and never after closing', () => {
  expect(iso(roundedUp(chisinau, at('2026-11-26T14:07+02:00')))).toBe(iso(at('2026-11-26T14:30+02:00')))
  const odd = calendar('Europe/Chisinau', { thu: [['09:00', '16:45']] })
  expect(iso(roundedUp(odd, at('2026-11-26T16:40+02:00')))).toBe(iso(at('2026-11-26T16:45+02:00')))
})

it('a shop that is never open still keeps time', () => {
  const never = calendar('Europe/Chisinau', {})
  expect(addWorkingTime(never, 0, hour)).toBe(hour)
  expect(endOfWorkingDay(never, 0, 2)).toBe(2 * day)
  expect(callSlots(never, 0, 3)).toEqual([])
})

it('working time added is working time found, at any instant, in any of our zones', () => {
  const zones = [
    'Europe/Chisinau',
    'Europe/Bucharest',
    'Europe/Moscow',
    'Asia/Vladivostok',
    'America/New_York',
    'Pacific/Chatham',
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2028-12-31T00:00Z') }),
      fc.integer({ min: 1, max: 40 * 60 }),
      fc.constantFrom(...zones),
      (from, minutes, zone) => {
        const here = calendar(zone)
        const to = addWorkingTime(here, from, minutes * minute)
        expect(workingTimeBetween(here, from, to)).toBe(minutes * minute)
      },
    ),
    { numRuns: 300 },
  )
})

it('the clock is moved forward by a real duration and by nothing else', () => {
  expect(moved(0, 'P7D')).toBe(7 * day)
  expect(moved(0, 'PT90M')).toBe(90 * minute)
  for (const wrong of ['', 'P', '7D', '-P1D', 'P1000000Y', 'PT1.5.5S', '{}']) expect(moved(0, wrong), wrong).toBeNull()
})

/** Where and when the sixty days are: shops in three countries, over the two nights on which clocks change. */
import type { Facts } from '../../domain/complaint.ts'
import type { Instant, ShopId } from '../../domain/ids.ts'
import type { Absence, RotaHour, StaffMember } from '../../domain/people.ts'
import { type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import type { Shop } from '../../domain/shop.ts'
import { shop } from '../domain/facts.ts'
import type { Season } from './world.ts'

const dayMs = 24 * 3_600_000

const split = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
] as const
const late = [['10:00', '19:00']] as const
const whole = [['09:00', '18:00']] as const

function policyOf(override: PolicyOverride): Shop['policy'] {
  const parsed = policyWith(override)
  if (!parsed.success) throw parsed.error
  return parsed.data
}

/** People shape most offers before they leave: answers take days, so that progress notes are due. */
const unhurried = policyOf({
  targets: {
    answerWorkingMinutes: { minor: 1_800, serious: 1_500, severe: 900 },
    offerAfterWorkingMinutes: 1_200,
    letterWorkingMinutes: 240,
  },
})
/** Codes that end within the season. */
const shortCodes = policyOf({ compensation: { bonus: { months: 1 } } })

interface Place {
  readonly shop: Shop
  /** Hours of the night and the weekend on which somebody is on the line all the same. */
  readonly line: readonly Omit<RotaHour, 'email'>[]
}

const places = {
  chisinau: {
    shop: {
      ...shop,
      ...{ id: 'chisinau' as ShopId, locale: 'ro', timeZone: 'Europe/Chisinau', currency: 'MDL', country: 'MD' },
      workingHours: { mon: split, tue: split, wed: split, thu: split, fri: split },
      // The town's own feast, and a Friday on which the shop keeps open although the country rests.
      holidays: { country: true, days: ['2026-10-14'], open: ['2027-05-10'] },
    },
    line: [
      { weekday: 'wed', hour: 19 },
      { weekday: 'sat', hour: 11 },
    ],
  },
  bucharest: {
    shop: {
      ...shop,
      ...{ id: 'bucharest' as ShopId, locale: 'ro', timeZone: 'Europe/Bucharest', currency: 'RON', country: 'RO' },
      policy: unhurried,
      workingHours: { mon: late, tue: late, wed: late, thu: late, fri: late, sat: [['10:00', '14:00']] },
      holidays: { country: true, days: [], open: [] },
    },
    line: [{ weekday: 'sun', hour: 12 }],
  },
  moscow: {
    shop: {
      ...shop,
      ...{ id: 'moscow' as ShopId, locale: 'ru', timeZone: 'Europe/Moscow', currency: 'RUB', country: 'RU' },
      policy: shortCodes,
      workingHours: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole },
      holidays: { country: true, days: ['2026-11-03'], open: [] },
    },
    line: [],
  },
} as const satisfies Record<string, Place>

export type PlaceName = keyof typeof places

/** The clocks go back on 25 October 2026; Moscow's do not. Holidays: 14 October, 4 and 30 November, 1 December. */
const autumn = Date.parse('2026-10-05T00:00:00+03:00')
/** They go forward on 28 March 2027; Easter is on 2 May. */
const spring = Date.parse('2027-03-08T00:00:00+02:00')
export const startOf = { autumn, spring } as const

const person = (
  place: string,
  name: string,
  role: StaffMember['role'],
  more: Partial<StaffMember> = {},
): StaffMember => ({
  ...{ email: `${name.toLowerCase()}@${place}.example`, name, role },
  ...more,
})

/** Six people, each away for a while; one leaves for good. */
function peopleOf(place: string, start: Instant): Pick<Facts, 'staff' | 'duty'> {
  const staff = [
    person(place, 'Maria', 'agent', { languages: ['ro', 'en'] }),
    person(place, 'Ion', 'agent', { languages: ['ro', 'ru'], deputy: `maria@${place}.example` }),
    person(place, 'Vera', 'agent'),
    person(place, 'Oleg', 'lead'),
    person(place, 'Dmitri', 'director', { deputy: `oleg@${place}.example` }),
    person(place, 'Nina', 'admin'),
  ]
  const away = (name: string, from: number, until: number): Absence => ({
    ...{ email: `${name}@${place}.example`, deputy: null },
    from: start + from * dayMs + 9 * 3_600_000,
    until: start + until * dayMs + 6 * 3_600_000,
  })
  const absences = [
    ...[away('maria', 4, 9), away('ion', 8, 23), away('vera', 22, 24), away('oleg', 15, 18), away('dmitri', 30, 44)],
    // For a day and a half only the admin is there.
    ...[away('maria', 35, 37), away('vera', 35, 37), away('oleg', 35, 37)],
    away('ion', 34, 40_000),
  ]
  return { staff, duty: { rota: [], absences, before: [] } }
}

/** A shop and its season: sixty days, and fifty more in which everything that was begun comes to its end. */
export function seasonOf(place: PlaceName, time: keyof typeof startOf) {
  const { shop: own, line } = places[place]
  const start = startOf[time]
  const { staff, duty } = peopleOf(place, start)
  const rota = line.map((hour, i) => ({ ...hour, email: staff[i % 2 === 0 ? 0 : 3]?.email ?? '' }))
  const season: Season = { start, days: 60, after: 50, zone: own.timeZone, currency: own.currency }
  return { season, frame: { shop: own, staff, duty: { ...duty, rota } } }
}

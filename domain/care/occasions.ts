/**
 * The occasions on which people of a country are greeted, dearest first. Only what nearly everybody there keeps: a
 * greeting on somebody else's feast is worse than none. A country we do not know has the New Year.
 */
import { knowsHolidaysOf } from '../holidays/days-off.ts'
import { easterOf } from './easter.ts'

export const occasionNames = [
  'new-year',
  'birthday',
  'easter',
  'martisor',
  'nowruz',
  'womens-day',
  'country-day',
  'knowledge-day',
  'summer',
  'autumn',
] as const
export type OccasionName = (typeof occasionNames)[number]

const setOf = (countries: string): ReadonlySet<string> => new Set(countries.split(' '))

/** Where Easter is kept by the Julian reckoning. */
const orthodox = setOf('BG BY CY GE GR MD ME MK RO RS RU UA')
/** Where most people keep it by the Gregorian one; Armenia's church does so too. */
const western = setOf('AM AT AU BE CA CH CZ DE DK EE ES FI FR GB HR HU IE IS IT LT LU LV MT NL NO NZ PL PT SE SI SK US')
const martisor = setOf('MD RO')
const nowruz = setOf('AZ KG KZ TJ TM UZ')
const womensDay = setOf('AM AZ BG BY GE KG KZ MD ME MK RO RS RU TJ TM UZ')
const knowledgeDay = setOf('BY KG KZ MD RU TJ TM UZ')
const southern = setOf('AU NZ')

/** A country's own day, as its law names it. Where that day divides people today it is left out. */
const countryDays: Readonly<Record<string, string>> = {
  AT: '10-26',
  BE: '07-21',
  BG: '03-03',
  CA: '07-01',
  CH: '08-01',
  CZ: '10-28',
  DE: '10-03',
  DK: '06-05',
  EE: '02-24',
  ES: '10-12',
  FI: '12-06',
  FR: '07-14',
  GR: '03-25',
  HR: '05-30',
  HU: '08-20',
  IE: '03-17',
  IS: '06-17',
  IT: '06-02',
  LT: '02-16',
  LU: '06-23',
  LV: '11-18',
  MD: '08-27',
  NL: '04-27',
  NO: '05-17',
  PL: '05-03',
  PT: '06-10',
  RO: '12-01',
  SE: '06-06',
  SI: '06-25',
  SK: '09-01',
  TR: '10-29',
  UA: '08-24',
  US: '07-04',
}

const two = (number: number): string => String(number).padStart(2, '0')

export interface Day {
  readonly name: OccasionName
  /** "2027-03-01". */
  readonly date: string
}

/** Every occasion of one year, dearest first. `birthday`: the shop's own day, where it has named one. */
export function occasionsOf(
  country: string | null,
  year: number,
  birthday: { readonly month: number | null; readonly day: number | null },
): readonly Day[] {
  const days: Day[] = []
  const on = (name: OccasionName, day: string | null | undefined): void => {
    if (day) days.push({ name, date: `${year}-${day}` })
  }
  const has = (countries: ReadonlySet<string>): boolean => country !== null && countries.has(country)
  on('new-year', '01-01')
  if (birthday.month !== null && birthday.day !== null) on('birthday', `${two(birthday.month)}-${two(birthday.day)}`)
  on('easter', has(orthodox) ? easterOf(year, 'orthodox') : has(western) ? easterOf(year, 'western') : null)
  on('martisor', has(martisor) ? '03-01' : null)
  on('nowruz', has(nowruz) ? '03-21' : null)
  on('womens-day', has(womensDay) ? '03-08' : null)
  on('country-day', country === null ? null : countryDays[country])
  on('knowledge-day', has(knowledgeDay) ? '09-01' : null)
  // Where the seasons are the other way round, or where we know too little, nothing is said of them.
  const hasSeasons = country !== null && knowsHolidaysOf(country) && !southern.has(country)
  on('summer', hasSeasons ? '06-21' : null)
  on('autumn', hasSeasons ? '09-23' : null)
  return days
}

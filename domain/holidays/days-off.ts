/**
 * Public holidays of a country, from tables made of a maintained library (scripts/holidays.mjs). What is not in them: days
 * a government moves by decree (Russia, Moldova and Kazakhstan do so every year), holidays of a region or a town, and
 * feasts the law of one nation of a country has alone. The shop's own `holidays.days` and `holidays.open` settle those.
 * A country or a year the tables do not know has no holidays: the week's hours hold.
 */
import { years } from './years.ts'

/** Reading a year's list once is enough: 51 countries, twelve years. */
const known = new Map<string, ReadonlySet<string>>()

function daysOff(country: string, year: string): ReadonlySet<string> {
  const key = `${country} ${year}`
  const before = known.get(key)
  if (before) return before
  const found = new Set((years[year]?.[country] ?? '').split(' '))
  known.set(key, found)
  return found
}

/** Whether a date such as "2026-12-01" is a public holiday in a country (ISO 3166 alpha-2). */
export const isPublicHoliday = (country: string, date: string): boolean =>
  daysOff(country, date.slice(0, 4)).has(date.slice(5, 7) + date.slice(8, 10))

/** Whether the tables have a list for a country. */
export const knowsHolidaysOf = (country: string): boolean =>
  Object.values(years).some((countries) => Object.hasOwn(countries, country))

/** The next public holidays of a country from a date on ("2026-12-01"), at most so many, as dates of the same form. */
export function nextHolidays(country: string, from: string, most: number): readonly string[] {
  const dates = Object.keys(years)
    .sort()
    .filter((year) => year >= from.slice(0, 4))
    .flatMap((year) =>
      [...daysOff(country, year)].filter(Boolean).map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`),
    )
  return dates.filter((date) => date >= from).slice(0, most)
}

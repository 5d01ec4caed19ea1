import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { isPublicHoliday, knowsHolidaysOf, nextHolidays } from '../../domain/holidays/days-off.ts'
import { years } from '../../domain/holidays/years.ts'
import { countries, everyYear, firstYear, lastYear } from '../../scripts/holidays.mjs'

it('the tables are what the library says today, for every country and year; `node scripts/holidays.mjs` renews them', () => {
  const library = Object.fromEntries([...everyYear()].map(([year, lines]) => [year, Object.fromEntries(lines)]))
  expect(years).toEqual(library)
}, 60_000)

it('Moldova, Romania, Russia and at least 35 further countries are known, each with holidays in every year', () => {
  expect(countries).toEqual(expect.arrayContaining(['MD', 'RO', 'RU']))
  expect(countries.length).toBeGreaterThanOrEqual(38)
  for (const country of countries)
    for (let year = firstYear; year <= lastYear; year++)
      expect(years[year]?.[country]?.split(' ').length, `${country} ${year}`).toBeGreaterThanOrEqual(4)
})

/**
 * Working time looks 400 days ahead (`horizonDays`), so this year and the two after it may be needed. Two more are kept in
 * hand: when this fails, raise `lastYear` in scripts/holidays.mjs and renew the tables.
 */
it('the tables reach two years beyond the last one a promise may need', () => {
  expect(lastYear).toBeGreaterThanOrEqual(new Date().getUTCFullYear() + 2 + 2)
})

it('whoever reads a table reads whose work it is', () => {
  const folder = join(import.meta.dirname, '..', '..', 'domain', 'holidays')
  const tables = readdirSync(folder).filter((name) => /^\d{4}\.ts$/.test(name))
  expect(tables).toHaveLength(lastYear - firstYear + 1)
  for (const name of tables) expect(readFileSync(join(folder, name), 'utf8').slice(0, 300)).toContain('CC BY 3.0')
})

const known: readonly (readonly [country: string, dates: readonly string[]])[] = [
  // Paștele and Paștele Blajinilor (Monday a week later), both Christmases, 1 June since 2023: Labour Code art. 111.
  ['MD', ['2026-01-07', '2026-01-08', '2026-04-12', '2026-04-13', '2026-04-20', '2026-06-01', '2026-12-25']],
  ['MD', ['2027-05-02', '2027-05-03', '2027-05-10', '2028-04-16', '2028-04-24', '2030-04-28', '2030-05-06']],
  // Good Friday, Paștele, Rusaliile, and the two days of January since 2024: Codul muncii art. 139.
  ['RO', ['2026-01-06', '2026-01-07', '2026-01-24', '2026-04-10', '2026-04-13', '2026-05-31', '2026-06-01']],
  ['RO', ['2027-04-30', '2027-05-03', '2027-06-20', '2027-06-21', '2028-06-05', '2026-11-30', '2026-12-01']],
  // ТК РФ ст. 112. In 2026 8 March is a Sunday: the Monday is free.
  [
    'RU',
    ['2026-01-01', '2026-01-08', '2026-02-23', '2026-03-09', '2026-05-01', '2026-05-09', '2026-06-12', '2026-11-04'],
  ],
  ['BG', ['2026-04-10', '2026-04-13', '2026-05-06', '2026-09-22']],
  ['GR', ['2026-04-13', '2026-06-01', '2026-10-28']],
  ['DE', ['2026-04-03', '2026-04-06', '2026-10-03']],
  // The summer bank holiday of England and Wales, and Boxing Day moved from a Saturday.
  ['GB', ['2026-08-31', '2026-12-28']],
  ['US', ['2026-07-03', '2026-11-26', '2027-11-25']],
  // Kurban Bayramı begins at noon of the eve; Yom Kippur at sunset.
  ['TR', ['2026-05-27', '2026-05-30']],
  ['IL', ['2026-09-21']],
]

test.each(known)('known holidays of %s: %s', (country, dates) => {
  for (const date of dates) expect(isPublicHoliday(country, date), `${country} ${date}`).toBe(true)
})

it('ordinary days, Christmas of the other calendar, half holidays and unknown countries and years are working days', () => {
  const working = [
    ['MD', '2026-04-21'],
    ['MD', '2026-12-26'],
    ['RO', '2026-04-20'],
    ['RU', '2026-12-25'],
    ['RU', '2026-04-13'],
    ['DE', '2026-12-24'],
    ['TR', '2026-10-28'],
    ['IL', '2026-09-20'],
    ['ZZ', '2026-01-01'],
    ['MD', '2077-01-01'],
  ] as const
  for (const [country, date] of working) expect(isPublicHoliday(country, date), `${country} ${date}`).toBe(false)
})

it('the next holidays of a country come in order, over the end of a year and of the tables', () => {
  expect(nextHolidays('RO', '2026-12-01', 4)).toEqual(['2026-12-01', '2026-12-25', '2026-12-26', '2027-01-01'])
  expect(nextHolidays('RO', `${lastYear}-12-26`, 4)).toEqual([`${lastYear}-12-26`])
  expect([knowsHolidaysOf('RO'), knowsHolidaysOf('ZZ'), nextHolidays('ZZ', '2026-12-01', 4)]).toEqual([true, false, []])
})

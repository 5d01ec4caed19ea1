/**
 * Makes domain/holidays from `date-holidays`, which is 12 MB and so never part of the Worker: dates only, one file a year.
 * `node scripts/holidays.mjs` writes them; test/domain/holidays.test.ts fails while they differ from what is said here.
 * Dates: date-holidays by commenthol and contributors, CC BY 3.0, https://github.com/commenthol/date-holidays
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const Holidays = createRequire(import.meta.url)('date-holidays')

export const firstYear = 2025
export const lastYear = 2036

/** Where online shops sell to. ISO 3166-1 alpha-2, each known to the library. */
export const countries = [
  ...['AL', 'AM', 'AT', 'AU', 'AZ', 'BA', 'BE', 'BG', 'BY', 'CA', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI'],
  ...['FR', 'GB', 'GE', 'GR', 'HR', 'HU', 'IE', 'IL', 'IS', 'IT', 'KZ', 'LT', 'LU', 'LV', 'MD', 'ME', 'MK', 'MT'],
  ...['NL', 'NO', 'NZ', 'PL', 'PT', 'RO', 'RS', 'RU', 'SE', 'SI', 'SK', 'TR', 'UA', 'US', 'UZ'],
]

/** The United Kingdom has no list of its own, its nations have: that of England and Wales stands for it. */
const region = { GB: 'ENG' }

/** What the law says and the library, in this version, does not. Days every year, as month and day. */
export const added = {
  // 1 June: Labour Code art. 111 as changed in June 2023 (Law 154/2003; Monitorul Oficial of 30 June 2023).
  MD: ['0601'],
}

const dayMs = 86_400_000

/**
 * The dates of a country's public and bank closures in a year, "0101 0107 …". A day counts when the closure covers its
 * noon: feasts that begin at sunset fall on the day they are kept, half holidays from 14:00 are working days.
 */
export function datesOf(country, year) {
  const library = region[country] ? new Holidays(country, region[country]) : new Holidays(country)
  const dates = new Set((added[country] ?? []).map((day) => `${year}${day}`))
  // A closure of December may run into January.
  for (const { date, start, end, type } of [year - 1, year].flatMap((of) => library.getHolidays(of))) {
    if (type !== 'public' && type !== 'bank') continue
    const from = localStart(date)
    const length = end.getTime() - start.getTime()
    for (let day = Math.floor(from / dayMs) * dayMs; day < from + length; day += dayMs) {
      const noon = day + dayMs / 2
      if (noon >= from && noon < from + length) dates.add(new Date(day).toISOString().slice(0, 10).replaceAll('-', ''))
    }
  }
  return [...dates]
    .filter((date) => date.startsWith(String(year)))
    .sort()
    .map((date) => date.slice(4))
    .join(' ')
}

/** "2026-03-20 00:00:00 -0600" begins six hours before that midnight. Local time, counted as if it were UTC. */
function localStart(date) {
  const [, day, time, sign, hours, minutes] = /^(\S{10}) (\S{8})(?: ([+-])(\d\d)(\d\d))?$/.exec(date) ?? []
  if (!day) throw new Error(`the library says a date in a new way: ${date}`)
  const shift = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0
  return Date.parse(`${day}T${time}Z`) + shift
}

/** Every year with the dates of every country. */
export function everyYear() {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
  return new Map(years.map((year) => [year, countries.map((country) => [country, datesOf(country, year)])]))
}

const credit = `/**
 * Made by scripts/holidays.mjs; do not edit. Dates: date-holidays by commenthol and contributors, CC BY 3.0,
 * https://github.com/commenthol/date-holidays. Changed: dates only, and what the script adds.
 */
`

function write() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'domain', 'holidays')
  for (const name of readdirSync(folder)) if (/^(\d{4}|years)\.ts$/.test(name)) rmSync(join(folder, name))
  const all = everyYear()
  for (const [year, lines] of all) {
    const table = lines.map(([country, dates]) => `  ${country}: '${dates}',\n`).join('')
    writeFileSync(join(folder, `${year}.ts`), `${credit}export const year${year} = {\n${table}}\n`)
  }
  const years = [...all.keys()]
  const imports = years.map((year) => `import { year${year} } from './${year}.ts'\n`).join('')
  const list = years.map((year) => `  ${year}: year${year},\n`).join('')
  writeFileSync(
    join(folder, 'years.ts'),
    `${credit}${imports}\nexport const years: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n${list}}\n`,
  )
  execFileSync(join(folder, '..', '..', 'node_modules', '.bin', 'biome'), ['check', '--write', folder])
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) write()

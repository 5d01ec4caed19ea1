/** Money is whole minor units everywhere: what could make a fraction of it stands in domain/money.ts alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const rooms = ['domain', 'db', 'emails', 'workflows', 'adapters', 'workers'] as const

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'migrations' || entry.name === 'locales' ? [] : files(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })

/** Where a sum may be more than added up, and why. */
const allowed: readonly string[] = [
  // Turns strings and shares into sums, exactly and rounded by rule.
  'domain/money.ts',
  // Chooses the plural form that goes with a sum: "2 lei", "20 de lei".
  'emails/format.ts',
  // Writes a percentage, not a sum, into a field.
  'workers/admin/policy-form.ts',
]

/** A name that holds a sum: `minor`, `value.minor`, `costMinor`. Its neighbours are read, not its type: a fraction shows there. */
const sum = String.raw`(?<![\w'"])(?:[\w.?]*\.)?(?:minor|\w+Minor)\b\)?`

const rules: readonly (readonly [string, RegExp])[] = [
  ['parseFloat reads money as a fraction', /\bparseFloat\b/],
  ['toFixed writes money from a fraction', /\.toFixed\(/],
  ['a sum is divided', new RegExp(String.raw`${sum}\s*\/(?![/*])`)],
  ['something is divided by a sum', new RegExp(String.raw`[\w)\]]\s*\/\s*\(?${sum}`)],
  ['a sum is multiplied with a fraction', new RegExp(String.raw`${sum}\s*\*\s*\d*\.\d|\d*\.\d+\s*\*\s*${sum}`)],
  ['a sum is rounded, so it was a fraction', new RegExp(String.raw`Math\.(?:round|floor|ceil|trunc)\([^()]*${sum}`)],
  ['an amount is read as a number', /\bNumber\((?:[\w.?]*\.)?(?:amount|price|total|total_price)\b/],
  ['an amount is read with a plus sign', /[=(,?:]\s*\+(?:[\w.?]*\.)?(?:amount|price|total)\b/],
]

/** Comments speak of money, and paths have slashes. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '').replaceAll(/'[^'\n]*'/g, "''")

const breaches = (text: string): readonly string[] => {
  const code = codeOf(text)
  return rules.flatMap(([why, pattern]) => {
    const found = pattern.exec(code)
    return found ? [`${why}: ${code.slice(Math.max(0, found.index - 30), found.index + 60).trim()}`] : []
  })
}

it('no file but domain/money.ts makes a fraction of a sum', () => {
  const found = rooms
    .flatMap(files)
    .filter((file) => !allowed.includes(file))
    .flatMap((file) => breaches(readFileSync(join(root, file), 'utf8')).map((why) => `${file}: ${why}`))
  expect(found).toEqual([])
})

it('the rule sees what it is for, and leaves paths and comments alone', () => {
  for (const wrong of [
    'const half = total.minor / 2',
    'const part = 100 / sums.minor',
    'const tax = value.minor * 0.2',
    'const tax = 0.2 * minor',
    'const whole = Math.round(order.minor * rate)',
    'const sum = parseFloat(text)',
    'const text = sum.toFixed(2)',
    'const sum = Number(body.amount)',
    'const sum = +body.price',
    'const share = costMinor / valueMinor',
  ]) {
    expect(breaches(wrong), wrong).not.toEqual([])
  }
  for (const right of [
    "import { minor } from './minor/units.ts'",
    'const both = a.minor + b.minor - c.minor',
    '// minor / 100 would be a float',
    'const minutes = working / 60_000',
    'sql`sum(minor - refunded_minor)`',
    'const doubled = value.minor * 2',
  ]) {
    expect(breaches(right), right).toEqual([])
  }
})

/** A policy in words: what a cell is called, what stands in it, and why it cannot be saved so. */
import { categories } from '../domain/event.ts'
import type { Locale } from '../domain/locale.ts'
import { type Money, money } from '../domain/money.ts'
import type { Cell, Json } from '../domain/policy/cells.ts'
import type { Advice, Fault } from '../domain/policy/faults.ts'
import { extraKinds, remedyKinds, severities, tiers } from '../domain/policy/tables.ts'
import { reasons } from '../domain/reasons.ts'
import { capital, sayMoney } from './format.ts'
import { catalog, type MessageName } from './locales/catalog.ts'
import { isMessage, say } from './say.ts'

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>
const nbsp = '\u00a0'

/** Keys of tables whose rows are things with names of their own; the name of a cell leaves a gap for them. */
const named = {
  category: [categories, 'words.category.'],
  severity: [severities, 'words.severity.'],
  tier: [tiers, 'words.tier.'],
  remedy: [remedyKinds, 'staff.policy.way.'],
  extra: [extraKinds, 'staff.policy.extra.'],
  reason: [reasons, 'words.reason.'],
} as const satisfies Record<string, readonly [readonly string[], string]>

function wordFor(locale: Locale, key: string, place: number): { readonly what: string; readonly word: string } | null {
  // A table itself has a name of its own, though a customer may be called like it.
  if (place === 0) return null
  for (const [what, [keys, before]] of Object.entries(named)) {
    const name = `${before}${key}`
    if (keys.some((one) => one === key) && isMessage(name)) return { what, word: say(locale, name) }
  }
  return /^[A-Z]{3}$/.test(key) ? { what: 'currency', word: key } : null
}

/** The message that names a cell: its path without the rows of tables, `targets.answerWorkingMinutes`. */
export const labelName = (path: readonly string[]): string =>
  `staff.policy.cell.${path.filter((key, i) => wordFor('en', key, i) === null).join('.')}`

/** Whether every gap of it is filled: a row may be of a thing that does not exist. */
const isWhole = (name: MessageName, values: Readonly<Record<string, string>>): boolean =>
  [...catalog.en[name].matchAll(/\{(\w+)/g)].every(([, gap = '']) => Object.hasOwn(values, gap))

/** What a cell is called; its address where we have no words for it yet, as for a cell an integration added. */
export function cellLabel(locale: Locale, path: readonly string[]): string {
  const name = labelName(path)
  const values: Record<string, string> = {}
  for (const [i, key] of path.entries()) {
    const found = wordFor(locale, key, i)
    if (found) values[found.what] = found.word
  }
  return isMessage(name) && isWhole(name, values) ? capital(locale, say(locale, name, values)) : path.join('.')
}

const number = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 2 }).format(value)

/** "10 %": hundredths of a percent as they are said. */
export const sayShare = (locale: Locale, hundredths: number): string => `${number(locale, hundredths / 100)}${nbsp}%`

/** Working time: whole hours as hours, anything else as minutes. */
const sayMinutes = (locale: Locale, minutes: number): string =>
  minutes >= 60 && minutes % 60 === 0
    ? say(locale, 'staff.policy.hours', { count: minutes / 60 })
    : say(locale, 'staff.policy.minutes', { count: minutes })

const choicePrefixes = [
  'words.severity.',
  'staff.policy.way.',
  'staff.policy.extra.',
  'staff.policy.fulfilment.',
] as const

/** What can be chosen in a cell, in words; the value itself where we have none. */
export function choiceWord(locale: Locale, value: string): string {
  for (const prefix of choicePrefixes) {
    const name = `${prefix}${value}`
    if (isMessage(name)) return say(locale, name)
  }
  return value
}

const sayList = (locale: Locale, values: readonly string[]): string =>
  values.length === 0 ? say(locale, 'staff.policy.none') : values.join(', ')

/** What stands in a cell, as a person says it. */
export function cellValue(
  locale: Locale,
  { kind, path }: Pick<Cell, 'kind' | 'path'>,
  value: Json | undefined,
): string {
  if (value === undefined || value === null) return say(locale, 'staff.policy.none')
  if (typeof value === 'boolean') return say(locale, value ? 'staff.policy.yes' : 'staff.policy.no')
  if (typeof value === 'string') return kind === 'choice' ? choiceWord(locale, value) : value
  if (Array.isArray(value)) {
    const texts = value.map(String)
    if (kind !== 'ways') return sayList(locale, texts)
    return texts.map((one, i) => `${i + 1}.${nbsp}${choiceWord(locale, one)}`).join('; ')
  }
  if (typeof value === 'object') return `${String(value.from)}–${String(value.until)}`
  if (kind === 'sum') return sayMoney(locale, money(value, path.at(-1) ?? ''))
  if (kind === 'share') return sayShare(locale, value)
  if (kind === 'percent') return `${number(locale, value)}${nbsp}%`
  if (kind === 'minutes') return sayMinutes(locale, value)
  if (kind === 'days') return say(locale, 'staff.policy.days', { count: value })
  return number(locale, value)
}

/** Why a cell cannot be saved so, and what would be right. */
export function sayFault(locale: Locale, { code, values }: Pick<Fault, 'code' | 'values'>): string {
  const { minor, currency } = values
  const sum: Money | null = typeof minor === 'number' && typeof currency === 'string' ? money(minor, currency) : null
  return say(locale, `staff.policy.fault.${code}`, { ...values, ...(sum && { sum: sayMoney(locale, sum) }) })
}

export const sayAdvice = (locale: Locale, { code }: Pick<Advice, 'code'>): string =>
  say(locale, `staff.policy.advice.${code}`)

/** What an administrator may say about a shop, checked field by field; a policy by what it would become. */
import { z } from 'zod'
import { isTimeZone, startOfDate } from '../../domain/calendar.ts'
import { knowsHolidaysOf } from '../../domain/holidays/days-off.ts'
import type { Instant } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { parseMoney } from '../../domain/money.ts'
import { emailKey } from '../../domain/person.ts'
import { policyFaults } from '../../domain/policy/faults.ts'
import { cellsOverLaw } from '../../domain/policy/over-law.ts'
import { type PolicyOverride, policyOverrideSchema, policyWith } from '../../domain/policy/policy.ts'
import { type Shop, type WorkingHours, weekdays } from '../../domain/shop.ts'
import { sayFault } from '../../emails/policy-words.ts'

/** One line of plain text: names stand in headers of mail. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}<>]*$/u, 'one line of plain text')

const email = z
  .string()
  .trim()
  .max(254)
  .refine((address) => emailKey(address) !== null, 'an e-mail address')

/** ISO 4217, as the runtime knows them. */
const currency = z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code), 'an ISO 4217 currency')

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const country = z
  .string()
  .refine(
    (code) => /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && regions.of(code) !== undefined,
    'an ISO 3166 country of two letters',
  )

const clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as "09:00"')
const interval = z.tuple([clock, clock]).refine(([from, to]) => from < to, 'opens before it closes')
const day = z
  .array(interval)
  .max(6)
  .refine((parts) => {
    const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1))
    return sorted.every(([from], i) => i === 0 || (sorted[i - 1]?.[1] ?? '') <= from)
  }, 'hours that do not overlap')
const workingHours = z.partialRecord(z.enum(weekdays), day)

const date = z.string().refine((text) => startOfDate(text, 'UTC') !== null, 'a date such as "2026-12-24"')
const holidays = z.object({
  country: z.boolean().default(true),
  days: z.array(date).max(400).default([]),
  open: z.array(date).max(400).default([]),
})

const monthly = z.object({ amount: z.string().min(1).max(32), currency }).transform((sum, context) => {
  const parsed = parseMoney(sum.amount, sum.currency)
  if (parsed && parsed.minor >= 0) return parsed
  context.issues.push({ code: 'custom', input: sum, message: 'a sum such as "5000.00"', path: ['amount'] })
  return z.NEVER
})

export const shopSchema = z.object({
  name: line(100).optional(),
  locale: z.enum(locales).optional(),
  timeZone: z.string().max(64).refine(isTimeZone, 'an IANA time zone such as "Europe/Chisinau"').optional(),
  currency: currency.optional(),
  country: country.nullable().optional(),
  /** `promotional`: whom greetings and news come from, where that is another address. */
  sender: z.object({ name: line(80), email, promotional: z.object({ name: line(80), email }).optional() }).optional(),
  director: z
    .object({ name: line(80), title: line(80), email })
    .nullable()
    .optional(),
  workingHours: workingHours.optional(),
  holidays: holidays.optional(),
  policy: policyOverrideSchema.optional(),
  /** Why the policy changes, and from when on new complaints are under it; without a time, at once. */
  reason: line(500).optional(),
  startsAt: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
  reserve: z.object({ monthly }).nullable().optional(),
})
export type ShopSettings = z.output<typeof shopSchema>

/** What the first `PUT` of a shop must say. */
export const needed = ['name', 'locale', 'timeZone', 'currency', 'sender'] as const

const office: readonly (readonly [string, string])[] = [['09:00', '18:00']]
/** Until a shop says otherwise. */
export const usualHours: WorkingHours = { mon: office, tue: office, wed: office, thu: office, fri: office }

type Json = PolicyOverride[string]
const isTable = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The override with a change, by the rules of JSON Merge Patch: null takes a change back (RFC 7396). */
export function mergedOverride(before: PolicyOverride, change: PolicyOverride): PolicyOverride {
  const merged = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(change)) {
    const known = merged.get(key)
    if (value === null) merged.delete(key)
    else merged.set(key, isTable(value) ? mergedOverride(isTable(known) ? known : {}, value) : value)
  }
  return Object.fromEntries(merged)
}

/** A cell no rule reads would be a wish that silently does nothing. */
function unknownCell(override: Json, policy: unknown, path: readonly string[]): readonly string[] | null {
  if (!isTable(override)) return null
  const cells = typeof policy === 'object' && policy !== null ? new Map<string, unknown>(Object.entries(policy)) : null
  for (const [key, value] of Object.entries(override)) {
    if (!cells?.has(key)) return [...path, key]
    const deeper = unknownCell(value, cells.get(key), [...path, key])
    if (deeper) return deeper
  }
  return null
}

/** Null when the policy this override makes can be saved; else what is wrong, naming the cell. */
export function policyError(override: PolicyOverride): string | null {
  const policy = policyWith(override)
  if (!policy.success) {
    const [issue] = policy.error.issues
    return `policy.${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'is wrong'}`
  }
  const cell = unknownCell(override, policy.data, [])
  if (cell) return `policy.${cell.join('.')}: there is no such cell`
  const [fault] = policyFaults(policy.data)
  return fault ? `policy.${fault.cell}: ${sayFault('en', fault)}` : null
}

/** What an administrator should know although nothing is wrong. */
export function warningsFor(
  shop: Pick<Shop, 'timeZone' | 'workingHours' | 'country'> & { readonly holidays: { readonly country: boolean } },
  override: PolicyOverride,
  now: Instant,
): readonly string[] {
  // Federal Law 152-FZ, article 18 (5): personal data of citizens is first stored in databases located in Russia.
  const residence =
    shop.country === 'RU'
      ? [
          'Russian law (152-FZ, article 18) asks that personal data of its citizens be kept in databases located in Russia.',
        ]
      : []
  const known = shop.country !== null && knowsHolidaysOf(shop.country)
  const unlisted =
    shop.holidays.country && !known
      ? [`holidays.country has no effect: ${shop.country ?? 'no country'} has no list. Name the days in holidays.days.`]
      : []
  const policy = policyWith(override)
  if (!policy.success) return [...residence, ...unlisted]
  const late = cellsOverLaw({ ...shop, policy: policy.data }, now).map(
    ({ cell, term: { days, law, article, checked } }) =>
      `policy.${cell} can be later than ${law}, ${article} allows (${days} days); customers are told the earlier time.` +
      (checked ? '' : ' Nobody has checked this term against the official text yet: ask a lawyer.'),
  )
  return [...residence, ...unlisted, ...late]
}

/**
 * The fields senders' bodies are made of, as schemas over what `json.ts` reads (numbers are texts there).
 * Two kinds: what may be missing or strange is `null` then, so that a complaint is not lost over a phone number;
 * what an event cannot be without is an error, whose message ends the sentence "data.order.id …".
 */
import { z } from 'zod'
import type { PersonClaim } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import { type Money, parseMoney } from '../../domain/money.ts'
import { storableText } from './json.ts'

/** Longer than any real id; D1 indexes these. */
const longestId = 200

const readId = (value: unknown): string | null => {
  const id = typeof value === 'string' ? value.trim() : ''
  return id !== '' && id.length <= longestId && !/\p{Cc}/u.test(id) ? id : null
}

/** Whatever stands there, null when nothing does, read by a function. */
export const field = <Value>(read: (value: unknown, context: z.RefinementCtx) => Value) =>
  z.unknown().transform(read).prefault(null)

/** An id, exact: what an event cannot be without. */
export const requiredId = field((value, context): string => {
  const id = readId(value)
  if (id !== null) return id
  const missing = value === undefined || value === null || value === ''
  context.addIssue({ code: 'custom', message: missing ? 'is missing' : 'is no id' })
  return z.NEVER
})

/** An id that may be missing. WordPress writes 0 for "none". */
export const optionalId = field((value) => (value === '0' ? null : readId(value)))

/** Text with a content, trimmed; null for anything else. */
export const optionalText = field((value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null))

export const optionalFlag = field((value) => (typeof value === 'boolean' ? value : null))

/** A whole number, zero or more. */
export const optionalCount = field((value) =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null,
)

/** ISO 8601 with or without a zone. */
export const optionalTime = field((value) => (typeof value === 'string' ? instantOf(value) : null))

/** Unix seconds; 0 means "none" (Stripe's `due_by`). */
export const optionalSeconds = field((value) =>
  typeof value === 'string' && /^[1-9]\d{0,10}$/.test(value) ? Number(value) * 1000 : null,
)

/** A list of which unreadable members are left out; empty when it is no list. */
export const listOf = <Item>(item: z.ZodType<Item>) =>
  field((value): readonly Item[] =>
    (Array.isArray(value) ? value : []).flatMap((member) => {
      const read = item.safeParse(member)
      return read.success ? [read.data] : []
    }),
  )

/** A decimal sum with its currency, zero or more. None is null; one that cannot be read is an error, never a guess. */
export const statedMoney = field((value, context): Money | null => {
  if (value === undefined || value === null) return null
  const stated = z.object({ amount: z.string(), currency: z.string() }).safeParse(value)
  const read = stated.success ? parseMoney(stated.data.amount, stated.data.currency) : null
  if (read !== null && read.minor >= 0) return read
  context.addIssue({ code: 'custom', message: 'is no amount: {"amount": "12.50", "currency": "MDL"} is one' })
  return z.NEVER
})

/** An object that may be missing; each of its fields says itself what it may lack. */
export const optionalObject = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullable().catch(null)

/**
 * A sum as a decimal text beside its currency; null when either is missing, or it is no plain decimal of zero or more: an
 * order below nothing would be a refund, and a refund below nothing a payment.
 */
export function moneyOf(amount: string | null, currency: string | null): Money | null {
  const sum = amount === null || currency === null ? null : parseMoney(amount, currency)
  return sum !== null && sum.minor >= 0 ? sum : null
}

/** The same for what some senders write with a sign and some without: WooCommerce's and PayPal's refunds. */
export const unsignedMoneyOf = (amount: string | null, currency: string | null): Money | null =>
  moneyOf(amount?.replace(/^-(?=\d)/, '') ?? null, currency)

/** The sum; null when there is none to add, one is unknown, currencies are mixed or the total is too large to be exact. */
export function sumOf(sums: readonly (Money | null)[]): Money | null {
  const currency = sums[0]?.currency
  let minor = 0
  for (const sum of sums) {
    if (sum === null || sum.currency !== currency) return null
    minor += sum.minor
  }
  return currency === undefined || !Number.isSafeInteger(minor) ? null : { minor, currency }
}

const isoTime =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))?)?$/i

/**
 * ISO 8601 to an instant; null when it is no real date. A time without a zone is UTC: WooCommerce's `*_gmt` fields and
 * Square's samples have none. `Date.parse` alone would read those in the machine's zone, and take "1" for a date.
 */
export function instantOf(text: string): Instant | null {
  const match = isoTime.exec(text.trim())
  if (match === null) return null
  const [, date = '', clock = '00:00', seconds = '00', fraction = '', sign, hours = '0', minutes = '0'] = match
  const at = Date.parse(`${date}T${clock}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  // The engine rolls 30 February over to March.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(date)) return null
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? at + offset : at - offset
}

/** First and last name as one; null when there is neither. */
export const fullName = (first: string | null, last: string | null): string | null =>
  [first, last].filter((part) => part !== null).join(' ') || null

/** Two capital letters, as in ISO 3166; null for a country written out. */
export const countryOf = (text: string | null): string | null =>
  text !== null && /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null

/** The claim, or null when it names nobody. */
export const someone = (person: PersonClaim): PersonClaim | null =>
  (person.externalId ?? person.email ?? person.name ?? person.phone) ? person : null

/** The first thing wrong, as a sentence for staff without the value: "data.order.id is missing". */
export function whatIsWrong(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'the body cannot be read'
  const path = issue.path.join('.')
  const what = issue.code === 'custom' ? issue.message : 'is missing or of another kind'
  return `${path === '' ? 'the body' : path} ${what}`
}

/** The sender's word for something we do not use, short and safe to store. */
export const quoted = (text: string): string => `“${storableText(text.slice(0, 80))}”`

/** Settings that every source takes beside its secrets (contract.md, "Source settings" and "Checks of a webhook"). */
export const commonSettings = {
  /** Overrides what is done with the provider's test traffic. */
  test: z.enum(['accept', 'ignore']).optional(),
  /** Replaces the vendor's API address; honoured only when ENVIRONMENT is local. */
  apiBaseUrl: z.url({ protocol: /^https?$/ }).optional(),
}

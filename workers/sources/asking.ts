/**
 * What a look-up is made of: the question a delivery leaves open, one request, and what its answer means.
 *
 * - A question holds ids only. The grievance it is about goes into it, and what is found is said as that same grievance,
 *   so that intake fills the gaps of a complaint that is open already.
 * - Paths are made of ids that look like ids; no address out of a payload or an answer is ever followed.
 * - A reason says who answered what, never what was sent: keys stand in headers, and reasons are shown to staff.
 */
import { z } from 'zod'
import { type ComplaintEvent, categories, channels, type PersonClaim, type Question } from '../../domain/event.ts'
import { blankComplaint } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { utf8 } from './signature.ts'
import type { Api, Reading } from './source.ts'

/** A grievance that lacks its customer's address or its order. */
const isOpen = (event: ComplaintEvent): boolean => event.order === null || !event.person?.email

/**
 * Adds what to ask to a reading whose grievance lacks something; `idsOf` says by which of the vendor's ids, or null where
 * there is none to ask by. `isMissing` is for senders that leave out more than the customer and the order.
 */
export function asking(
  reading: Reading,
  idsOf: (grievance: ComplaintEvent) => Question | null,
  isMissing: (grievance: ComplaintEvent) => boolean = isOpen,
): Reading {
  if (reading.kind !== 'events') return reading
  const grievance = reading.events.find(
    (event): event is ComplaintEvent => event.type === 'complaint' && isMissing(event),
  )
  const ids = grievance ? idsOf(grievance) : null
  if (!grievance || ids === null) return reading
  const { externalId, category, channel } = grievance
  return { ...reading, ask: { ...ids, grievance: externalId, category, channel } }
}

const told = z.object({ grievance: z.string().min(1), category: z.enum(categories), channel: z.enum(channels) })

/** The grievance that the question is about, with nothing known of it; null when it is about none. */
export function grievanceOf(question: Question): ComplaintEvent | null {
  const { data } = told.safeParse(question)
  return data ? { ...blankComplaint, externalId: data.grievance, category: data.category, channel: data.channel } : null
}

/** An id that may stand in a path; null for one that is missing or would lead elsewhere. */
export function idIn(question: Question, name: string): string | null {
  const id = question[name]
  return id !== undefined && isPathId(id) ? id : null
}

export const isPathId = (id: string): boolean => /^[A-Za-z0-9_-]{1,100}$/.test(id)

/** Somebody who can be written to or called; a name or an account's number alone would hide whom the order knows. */
export const reachable = (person: PersonClaim | null): PersonClaim | null =>
  (person?.email ?? person?.phone) ? person : null

export type Answered =
  | { readonly kind: 'answered'; readonly body: JsonObject }
  /** No answer within the time, too many questions, or the vendor's own trouble. */
  | { readonly kind: 'later'; readonly why: string }
  /** No access, no such object, or a question that is no use repeating. */
  | { readonly kind: 'unknown'; readonly why: string }

/** 4xx that say "not now" and not "no". */
const passing: ReadonlySet<number> = new Set([408, 423, 425, 429])

/** Asks once. `who` begins the reason: "Stripe answered 404". */
export async function askOnce(who: string, api: Api, ...request: Parameters<Api>): Promise<Answered> {
  const { status, raw } = await api(...request)
  if (status === 0) return { kind: 'later', why: `${who} did not answer` }
  if (passing.has(status) || status >= 500) return { kind: 'later', why: `${who} answered ${status}` }
  if (status < 200 || status > 299) return { kind: 'unknown', why: `${who} answered ${status}` }
  const body = readJsonObject(raw)
  // A page of a proxy or of a maintenance is not the vendor's word that there is nothing.
  return body.ok
    ? { kind: 'answered', body: body.value }
    : { kind: 'later', why: `${who} answered what cannot be read` }
}

/** The `Authorization` of RFC 7617, as UTF-8. */
export function basicAuthorization(user: string, password: string): string {
  const bytes = utf8(`${user}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

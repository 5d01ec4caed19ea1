/**
 * Mollie, in both of its ways (sources.md section 12).
 *
 * - **Classic** webhooks are a form with an id and nothing else, unsigned by design: they come to the address with the
 *   key, and the payment is read from the API. The same id comes again for every change, so the id cannot make such a
 *   delivery unique: each is looked up, and what is found is known by the ids of its refunds and chargebacks.
 * - **Next-gen** events are signed (`X-Mollie-Signature`, several values during a rotation, `sha256=` before each or
 *   not). The body is an event around the object, an event that only names it, or the object as the API gives it.
 *
 * https://docs.mollie.com/reference/webhooks
 * https://docs.mollie.com/reference/webhooks-new
 */
import { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import { isPathId } from './asking.ts'
import { commonSettings, optionalId, optionalText, quoted } from './fields.ts'
import { blankComplaint } from './hearing.ts'
import { type JsonObject, readJsonObject, storableText } from './json.ts'
import { askFor, ignoresTrials, onlyTrial } from './looked-up.ts'
import { type Said, said } from './mollie-objects.ts'
import { payment, paymentEvents } from './mollie-payment.ts'
import { fromHex, hmacMatches, utf8 } from './signature.ts'
import type { Arrival, Reading, Source } from './source.ts'

const settings = z.object({
  /** Of the profile (`live_…`), or an access token that reads payments. */
  apiKey: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,500}$/)
    .optional(),
  ...commonSettings,
})
type Settings = z.output<typeof settings>

/** Headers of one name arrive joined by commas; each value may have the prefix. */
const signaturesOf = (header: string) => header.split(',').map((value) => fromHex(value.trim().replace(/^sha256=/, '')))

/** The id in a classic body; null when it is no such form. */
function classicId(raw: Uint8Array): string | null {
  const text = new TextDecoder().decode(raw.subarray(0, 4096))
  return /^\s*[[{]/.test(text) ? null : optionalId.parse(storableText(new URLSearchParams(text).get('id') ?? ''))
}

/**
 * A payment of which the API will not say what happened: most were paid and some were taken back. It names no payment,
 * so that nobody is written to before a person has looked.
 */
const unsaid = (id: string): readonly SourceEvent[] => [
  { ...blankComplaint, externalId: `payment:${id}`, category: 'other', channel: 'alert' },
]

function readClassic(id: string, wallNow: number): Reading {
  if (!id.startsWith('tr_'))
    return { kind: 'nothing', eventId: id, why: `${quoted(id.slice(0, 4))} is no payment`, test: false }
  if (!isPathId(id)) return { kind: 'unusable', why: 'id is no id of Mollie' }
  return { kind: 'notice', eventId: `${id}@${wallNow}`, ask: { payment: id }, otherwise: unsaid(id), test: false }
}

/** The event's own id; of an object without an event around it, what makes this state of it differ from the last one. */
function eventIdOf(body: JsonObject): string | null {
  const [id, ...state] = ['id', 'status', 'reversedAt'].map((name) => optionalId.parse(body[name]))
  if (id === null || id === undefined || body.resource === 'event') return id ?? null
  return [id, ...state].filter((part) => part !== null).join(':')
}

/** What is signed is told at once; the API is asked for whom and for what order, and for all of it where only an id came. */
function readSigned({ events, payment: id, test, why }: Said, eventId: string, { apiKey }: Settings): Reading {
  const ask = id !== null && isPathId(id) ? { payment: id } : null
  if (events === null && ask !== null) return { kind: 'notice', eventId, ask, otherwise: unsaid(ask.payment), test }
  if (events === null || events.length === 0) return { kind: 'nothing', eventId, why, test }
  return { kind: 'events', eventId, events, test, ...(ask !== null && apiKey !== undefined && { ask }) }
}

export const mollie: Source<Settings> = {
  name: 'mollie',
  settings,
  bodies: ['form', 'json'],
  keyed: 'unsigned',

  /** A signature that came must be right, also where the address has the key; only a classic form may have none. */
  async verify({ raw, headers, keyed }: Arrival, { secrets }) {
    const signature = headers.get('x-mollie-signature')
    if (signature === null) return keyed === true && classicId(raw) !== null
    return hmacMatches(secrets.map(utf8), raw, signaturesOf(signature))
  },

  read({ raw }, { settings, wallNow }): Reading {
    const id = classicId(raw)
    if (id !== null) return readClassic(id, wallNow)
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const eventId = eventIdOf(body.value)
    if (eventId === null) return { kind: 'unusable', why: 'id is missing' }
    return readSigned(said(body.value), eventId, settings)
  },

  api: ({ apiKey }) => (apiKey === undefined ? null : 'https://api.mollie.com'),

  async lookUp(question, api, { settings: { apiKey, ...settings } }) {
    const id = optionalText.parse(question.payment)
    if (apiKey === undefined || id === null || !isPathId(id))
      return { kind: 'unknown', why: 'there is no access to Mollie' }
    const headers = { authorization: `Bearer ${apiKey}` }
    const answer = await askFor(payment, 'Mollie', api, `/v2/payments/${id}?embed=chargebacks,refunds`, headers)
    if (answer.kind !== 'read') return answer
    if (answer.said.mode === 'test' && ignoresTrials(settings)) return onlyTrial
    const events = paymentEvents(answer.said)
    return events.length > 0
      ? { kind: 'found', events }
      : { kind: 'nothing', why: 'nothing was paid, returned or disputed' }
  },
}

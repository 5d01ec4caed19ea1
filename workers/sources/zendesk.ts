/**
 * Zendesk: tickets (sources.md section 16). Two kinds of webhook come to one address:
 *
 * - Subscribed to events, Zendesk writes the body. Only `ticket.created` is a grievance; what follows is talk about it.
 * - Called by a trigger or an automation, the shop writes the body. This one says everything we can use:
 *
 *       { "ticket_id": "{{ticket.id}}", "subject": "{{ticket.title}}", "description": "{{ticket.description}}",
 *         "via": "{{ticket.via}}", "email": "{{ticket.requester.email}}", "name": "{{ticket.requester.name}}",
 *         "phone": "{{ticket.requester.phone}}", "locale": "{{ticket.requester.language}}", "order_id": "…" }
 *
 *   `ticket_id` (or `id`) is needed, and one of description, subject or email; the rest may be missing.
 *
 * A ticket is one grievance, whichever way and however often it is told.
 * https://developer.zendesk.com/documentation/webhooks/verifying/
 * https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/
 */
import { z } from 'zod'
import { type Channel, nobody } from '../../domain/event.ts'
import {
  commonSettings,
  instantOf,
  optionalId,
  optionalText,
  optionalTime,
  quoted,
  requiredId,
  someone,
} from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { concat, fromBase64, hmacMatches, isFresh, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object(commonSettings)

/** What Zendesk signs its "Test webhook" with before a webhook has a secret; it stands in the documentation. */
const publicSecret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='

/** `via.channel` of events and `{{ticket.via}}` of triggers, as far as they say how a person wrote. */
const channels: ReadonlyMap<string, Channel> = new Map([
  ['email', 'email'],
  ['mail', 'email'],
  ['voice', 'phone'],
  ['phone', 'phone'],
  ['chat', 'chat'],
  ['native_messaging', 'chat'],
  ['messaging', 'chat'],
  ['whatsapp', 'chat'],
  ['sms', 'chat'],
])
const channelOf = (via: string | null): Channel => channels.get(via?.toLowerCase() ?? '') ?? 'form'

/** Subject and first comment; a subject that Zendesk made of the comment's beginning is not said twice. */
function wordsOf(subject: string | null, description: string | null): string {
  const beginning = subject?.replace(/(?:\.\.\.|…)$/, '') ?? ''
  return [description?.startsWith(beginning) ? null : subject, description].filter((part) => part !== null).join('\n')
}

const ticketCreated = hear(
  z.object({
    detail: z.object({
      id: requiredId,
      subject: optionalText,
      description: optionalText,
      requester_id: optionalId,
      created_at: optionalTime,
      via: z.object({ channel: optionalText }).catch({ channel: null }),
    }),
  }),
  ({ detail }, sentAt) => [
    {
      ...blankComplaint,
      externalId: `ticket:${detail.id}`,
      category: 'other',
      channel: channelOf(detail.via.channel),
      text: wordsOf(detail.subject, detail.description),
      at: detail.created_at ?? sentAt,
      person: someone({ ...nobody, externalId: detail.requester_id }),
    },
  ],
)

const triggered = hear(
  z
    .object({
      ticket_id: optionalId,
      id: optionalId,
      subject: optionalText,
      description: optionalText,
      via: optionalText,
      email: optionalText,
      name: optionalText,
      phone: optionalText,
      locale: optionalText,
      order_id: optionalId,
    })
    .refine(({ ticket_id, id }) => ticket_id ?? id, 'of the trigger has no ticket_id')
    .refine(
      ({ subject, description, email }) => subject ?? description ?? email,
      'of the trigger says neither what happened nor to whom: add description, subject or email to it',
    ),
  (said) => [
    {
      ...blankComplaint,
      externalId: `ticket:${said.ticket_id ?? said.id}`,
      category: 'other',
      channel: channelOf(said.via),
      text: wordsOf(said.subject, said.description),
      person: someone({ ...nobody, email: said.email, name: said.name, phone: said.phone, locale: said.locale }),
      order: said.order_id === null ? null : bareOrder(said.order_id),
    },
  ],
)

export const zendesk: Source<z.output<typeof settings>> = {
  name: 'zendesk',
  settings,
  bodies: ['json'],
  typed: true,

  /**
   * The key is the secret's text, although it looks like base64. Everybody knows the public one: it counts only where a
   * shop lists nothing else, and then all of its traffic is a test.
   */
  async verify({ raw, headers }, { secrets, wallNow }) {
    const timestamp = headers.get('x-zendesk-webhook-signature-timestamp') ?? ''
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(timestamp) ? instantOf(timestamp) : null
    if (at === null || !isFresh(String(Math.floor(at / 1000)), wallNow)) return false
    const own = secrets.filter((secret) => secret !== publicSecret)
    const signature = fromBase64(headers.get('x-zendesk-webhook-signature') ?? '')
    return hmacMatches((own.length > 0 ? own : secrets).map(utf8), concat(utf8(timestamp), raw), [signature])
  },

  read({ raw }, { secrets }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const test = secrets.length > 0 && secrets.every((secret) => secret === publicSecret)
    const { type, id, ticket_id, time } = body.value
    if (typeof type !== 'string' || !type.startsWith('zen:event-type:')) {
      const eventId = `ticket:${optionalId.parse(ticket_id) ?? optionalId.parse(id) ?? ''}`
      return triggered(body.value, { eventId, test, sentAt: null })
    }
    const eventId = optionalId.parse(id)
    if (eventId === null) return { kind: 'unusable', why: 'id is missing' }
    if (type !== 'zen:event-type:ticket.created')
      return { kind: 'nothing', eventId, why: `${quoted(type)} opens no ticket`, test }
    return ticketCreated(body.value, { eventId, test, sentAt: optionalTime.parse(time) })
  },
}

/**
 * Gorgias: tickets, posted by an HTTP integration whose body the shop writes (sources.md section 16). This one says
 * everything we can use:
 *
 *     { "ticket_id": "{{ticket.id}}", "subject": "{{ticket.subject}}", "status": "{{ticket.status}}",
 *       "channel": "{{ticket.channel}}", "message": "{{ticket.messages[0].body_text}}",
 *       "from_agent": "{{ticket.from_agent}}",
 *       "customer_id": "{{ticket.customer.id}}", "customer_email": "{{ticket.customer.email}}",
 *       "customer_name": "{{ticket.customer.name}}", "language": "{{ticket.language}}",
 *       "created_datetime": "{{ticket.created_datetime}}", "order_id": "…" }
 *
 * - The ticket's id is needed, and one of message, subject or e-mail. Other spellings are understood: `id`, `email`,
 *   `name`, and the ticket whole (`ticket.id`, `ticket.customer.email`, its `messages`), under `ticket` or at the root.
 * - Nothing is signed: it posts to an address with a key. Where the integration also sends the header
 *   `x-webhook-secret`, it must be one of the secrets too.
 * - A ticket is one grievance, whichever trigger tells it and however often. What the shop's own people write is none.
 *
 * https://developers.gorgias.com/reference/integrations
 * https://developers.gorgias.com/reference/the-ticket-object
 */
import { z } from 'zod'
import { type Channel, nobody } from '../../domain/event.ts'
import { commonSettings, field, fullName, instantOf, listOf, someone } from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { sameBytes, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object(commonSettings)

/** What a variable leaves behind when there is nothing to put in its place, or Gorgias does not know it. */
const leftover = /^(?:none|null|undefined|\{\{.*\}\})$/is

const filled = field((value) => {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || leftover.test(text) ? null : text
})

/** Longer than any real id; intake indexes these. */
const filledId = filled.transform((text) =>
  text !== null && text.length <= 200 && !/\p{Cc}/u.test(text) ? text : null,
)

/** A template writes a flag as a word; the ticket whole has it as one. */
const flag = field((value) => value === true || (typeof value === 'string' && /^true$/i.test(value.trim())))

const nothingIn = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullish().catch(null)

const person = nothingIn({
  id: filledId,
  email: filled,
  name: filled,
  firstname: filled,
  lastname: filled,
  phone: filled,
  language: filled,
})

const message = z.object({ body_text: filled, stripped_text: filled, from_agent: flag })

const ticketFields = {
  id: filledId,
  subject: filled,
  status: filled,
  channel: filled,
  via: filled,
  language: filled,
  spam: flag,
  excerpt: filled,
  created_datetime: filled,
  customer: person,
  messages: listOf(message),
}

const written = z.object({
  ...ticketFields,
  ticket: nothingIn(ticketFields),
  ticket_id: filledId,
  message: field((value) => {
    const whole = message.safeParse(value).data
    return whole
      ? { text: whole.stripped_text ?? whole.body_text, fromAgent: whole.from_agent }
      : { text: filled.parse(value), fromAgent: false }
  }),
  message_text: filled,
  body: filled,
  text: filled,
  description: filled,
  from_agent: flag,
  customer_id: filledId,
  customer_email: filled,
  customer_name: filled,
  customer_phone: filled,
  email: filled,
  name: filled,
  phone: filled,
  locale: filled,
  order: nothingIn({ id: filledId, name: filledId, number: filledId }),
  order_id: filledId,
  order_number: filledId,
  order_name: filledId,
})
type Written = z.output<typeof written>

/** One ticket, whichever way it was spelled. */
function ticketOf(said: Written) {
  const { ticket } = said
  const customer = said.customer ?? ticket?.customer ?? null
  const messages = said.messages.length > 0 ? said.messages : (ticket?.messages ?? [])
  const first = messages.find(({ from_agent }) => !from_agent) ?? null
  const byAgents = messages.length > 0 && first === null
  return {
    id: said.ticket_id ?? ticket?.id ?? said.id,
    subject: said.subject ?? ticket?.subject ?? null,
    status: said.status ?? ticket?.status ?? null,
    channel: said.channel ?? ticket?.channel ?? said.via ?? ticket?.via ?? null,
    at: instantOf(said.created_datetime ?? ticket?.created_datetime ?? ''),
    isSpam: said.spam || (ticket?.spam ?? false),
    isByAgent: said.from_agent || said.message.fromAgent || byAgents,
    text:
      said.message.text ??
      said.message_text ??
      said.body ??
      said.text ??
      said.description ??
      first?.stripped_text ??
      first?.body_text ??
      said.excerpt ??
      ticket?.excerpt ??
      null,
    person: someone({
      ...nobody,
      externalId: said.customer_id ?? customer?.id ?? null,
      email: said.customer_email ?? said.email ?? customer?.email ?? null,
      name:
        said.customer_name ??
        said.name ??
        customer?.name ??
        fullName(customer?.firstname ?? null, customer?.lastname ?? null),
      phone: said.customer_phone ?? said.phone ?? customer?.phone ?? null,
      locale: said.locale ?? said.language ?? ticket?.language ?? customer?.language ?? null,
    }),
    orderId:
      said.order_id ??
      said.order?.id ??
      said.order_number ??
      said.order?.number ??
      said.order_name ??
      said.order?.name ??
      null,
  }
}

/** https://developers.gorgias.com/reference/the-ticket-object, "channel"; what is not here came by some form. */
const channels: ReadonlyMap<string, Channel> = new Map([
  ['email', 'email'],
  ['phone', 'phone'],
  ['aircall', 'phone'],
  ['chat', 'chat'],
  ['contact_form', 'form'],
  ['sms', 'chat'],
  ['whatsapp', 'chat'],
  ['facebook-messenger', 'chat'],
  ['instagram-direct-message', 'chat'],
  ['twitter-direct-message', 'chat'],
  ['yotpo-review', 'review'],
])

/** Subject and message; a subject that was made of the message's beginning is not said twice. */
function wordsOf(subject: string | null, text: string | null): string {
  const beginning = subject?.replace(/(?:\.\.\.|…)$/, '') ?? ''
  return [text?.startsWith(beginning) ? null : subject, text].filter((part) => part !== null).join('\n')
}

const ticket = written.transform(ticketOf)

const posted = hear(
  ticket
    .refine(({ id }) => id !== null, 'of the integration has no ticket_id')
    .refine(
      ({ subject, text, person }) => subject ?? text ?? person?.email,
      'of the integration says neither what happened nor to whom: add message, subject or customer_email to it',
    ),
  (said) => {
    if (said.isSpam) return 'Gorgias took this ticket for spam'
    if (said.isByAgent) return 'the shop’s own people wrote this'
    if (said.status?.toLowerCase() === 'closed') return 'the ticket was closed before we heard of it'
    return [
      {
        ...blankComplaint,
        externalId: `ticket:${said.id}`,
        category: 'other',
        channel: channels.get(said.channel?.toLowerCase() ?? '') ?? 'form',
        text: wordsOf(said.subject, said.text),
        at: said.at,
        person: said.person,
        order: said.orderId === null ? null : bareOrder(said.orderId),
      },
    ]
  },
)

/** What means nothing yet must not hide what the same ticket says later: it is another delivery. */
function eventIdOf(body: JsonObject): string {
  const { data } = ticket.safeParse(body)
  const isSilent = data && (data.isSpam || data.isByAgent || data.status?.toLowerCase() === 'closed')
  return isSilent ? `ticket:${data.id}:silent` : `ticket:${data?.id ?? ''}`
}

export const gorgias: Source<z.output<typeof settings>> = {
  name: 'gorgias',
  settings,
  bodies: ['json'],
  keyed: 'always',
  typed: true,

  /** The router compares the key in the address; a header that was sent and is wrong is somebody else's. */
  async verify({ headers }, { secrets }) {
    const sent = headers.get('x-webhook-secret')
    if (sent === null) return true
    let found = false
    for (const secret of secrets) if (secret !== '' && sameBytes(utf8(secret), utf8(sent))) found = true
    return found
  },

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    return posted(body.value, { eventId: eventIdOf(body.value), test: false, sentAt: null })
  },
}

/**
 * Ecwid: orders paid, cancelled, refunded and returned (sources.md section 14).
 *
 * - The signature covers `eventCreated.eventId` and nothing else: whoever saw one delivery can put it on a body of their
 *   own. So the body is a hint, the order is read from the API (`ecwid-order.ts`), and the event's id, which is signed,
 *   makes a delivery unique.
 * - The key is the app's client secret, one for all stores that have the app; the token (`secret_…`) is another thing.
 * - Ecwid waits three seconds to connect and ten for the answer, and counts 200 as received.
 *
 * https://docs.ecwid.com/api-reference/rest-api/webhooks-automations
 */
import { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import { ecwidLookUp } from './ecwid-order.ts'
import { commonSettings, optionalId, optionalObject, optionalText, quoted, requiredId, whatIsWrong } from './fields.ts'
import { blankComplaint } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object({
  storeId: z.union([z.string().trim(), z.int().nonnegative().transform(String)]).pipe(z.string().regex(/^\d{1,20}$/)),
  /** `secret_…`, for reading orders. */
  token: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,500}$/)
    .optional(),
  /** Of the store. No order says its own; without this setting the store's profile is asked for it. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  ...commonSettings,
})

/** What is signed, and what says whom to ask; ids are texts with their exact digits. */
const signed = z.object({ eventId: requiredId, eventCreated: requiredId })

const notification = signed.extend({
  eventType: requiredId,
  storeId: optionalId,
  entityId: optionalId,
  data: optionalObject({ orderId: optionalId, newPaymentStatus: optionalText, newFulfillmentStatus: optionalText }),
})
type Notification = z.output<typeof notification>

const channels = {
  REFUNDED: 'refund',
  PARTIALLY_REFUNDED: 'refund',
  CANCELLED: 'cancellation',
  RETURNED: 'return',
} as const
const isGrievance = (status: string): status is keyof typeof channels => Object.hasOwn(channels, status)

/**
 * Where the order cannot be read, a person looks. The order stands in the grievance's id only: naming it would write to
 * its customer on the word of a body that nobody signed. Of an order that goes its way nothing is lost but its history.
 */
function otherwise(orderId: string, { data }: Notification): readonly SourceEvent[] {
  const status = [data?.newPaymentStatus, data?.newFulfillmentStatus].find((said) => said && isGrievance(said))
  if (!status || !isGrievance(status)) return []
  const externalId = `${status.toLowerCase()}:${orderId}`
  return [{ ...blankComplaint, externalId, category: 'other', channel: channels[status] }]
}

export const ecwid: Source<z.output<typeof settings>> = {
  name: 'ecwid',
  settings,
  bodies: ['json'],

  async verify({ raw, headers }, { secrets }) {
    const body = readJsonObject(raw)
    const read = signed.safeParse(body.ok ? body.value : null)
    if (!read.success) return false
    const { eventCreated, eventId } = read.data
    const signature = fromBase64(headers.get('x-ecwid-webhook-signature') ?? '')
    return hmacMatches(secrets.map(utf8), utf8(`${eventCreated}.${eventId}`), [signature])
  },

  read({ raw }, { settings: { storeId } }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const read = notification.safeParse(body.value)
    if (!read.success) return { kind: 'unusable', why: whatIsWrong(read.error) }
    const said = read.data
    const delivery = { eventId: said.eventId, test: false }
    if (said.storeId !== null && said.storeId !== storeId)
      return { kind: 'unusable', why: 'storeId is that of another store' }
    if (said.eventType !== 'order.created' && said.eventType !== 'order.updated')
      return { kind: 'nothing', why: `${quoted(said.eventType)} is no event of ours`, ...delivery }
    const order = said.data?.orderId ?? said.entityId
    if (order === null) return { kind: 'unusable', why: 'data.orderId is missing' }
    return { kind: 'notice', ask: { order }, otherwise: otherwise(order, said), ...delivery }
  },

  api: ({ token }) => (token === undefined ? null : 'https://app.ecwid.com'),
  lookUp: ecwidLookUp,
}

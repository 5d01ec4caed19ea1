/**
 * BigCommerce: refunds, changes of an order's status, messages about an order (sources.md section 11).
 *
 * - Standard Webhooks headers, signed with the text of the app's client secret (not decoded, unlike other senders').
 * - The signed body is thin: ids and a status. The order, its customer and its sums are read from the API
 *   (`bigcommerce-look-up.ts`) when the settings give access to it.
 * - `hash` is documented as the mark of a repetition, but in the vendor's samples two kinds of event share one; the
 *   signed `webhook-id` makes a delivery unique.
 *
 * https://developer.bigcommerce.com/docs/integrations/webhooks
 */
import { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import { bigcommerceLookUp } from './bigcommerce-look-up.ts'
import { statuses } from './bigcommerce-order.ts'
import { commonSettings, field, optionalId, optionalText, quoted, requiredId, whatIsWrong } from './fields.ts'
import { bareOrder, blankComplaint } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { standardHeaders, utf8, verifyStandardWebhook } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object({
  /** The part of the API's address after `stores/`. */
  storeHash: z
    .string()
    .trim()
    .regex(/^[a-z0-9]{1,50}$/i)
    .optional(),
  /** Of an API account that reads orders and their transactions. */
  accessToken: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,500}$/)
    .optional(),
  ...commonSettings,
})

/** A number of theirs; no other id goes into a path. */
const number = field((value) => {
  const id = optionalId.parse(value)
  return id !== null && /^\d{1,20}$/.test(id) ? id : null
})

const notification = z.object({
  scope: requiredId,
  producer: optionalText,
  data: z.object({
    id: number,
    /** In the scopes of one channel. */
    order_id: number,
    status: z.object({ new_status_id: number }).nullable().catch(null),
    refund: z.object({ refund_id: number }).nullable().catch(null),
    message: z.object({ order_message_id: number }).nullable().catch(null),
  }),
})
type Notification = z.output<typeof notification>['data']

interface Hearing {
  /** What to ask for besides the order. */
  readonly ask: Readonly<Record<string, string>>
  /** What is told when the API cannot be asked: the signature vouches for order and status, not for whom or how much. */
  readonly otherwise: readonly SourceEvent[]
}

const scopes: ReadonlyMap<string, (order: string, data: Notification) => Hearing> = new Map([
  [
    'store/order/refund/created',
    (order: string, { refund }: Notification): Hearing => {
      const id = refund?.refund_id ?? null
      const externalId = id === null ? `refunded:${order}` : `refund:${order}:${id}`
      return {
        ask: id === null ? {} : { refund: id },
        otherwise: [{ ...blankComplaint, externalId, category: 'other', channel: 'refund', order: bareOrder(order) }],
      }
    },
  ],
  [
    'store/order/statusUpdated',
    (order: string, { status }: Notification): Hearing => {
      const said = statuses.get(status?.new_status_id ?? '')
      // Of an order that goes its way nothing is lost but its history.
      return { ask: {}, otherwise: said?.grievance ? [said.grievance({ order: bareOrder(order) })] : [] }
    },
  ],
  // Of a new order, too, only the history would be lost.
  ['store/order/created', (): Hearing => ({ ask: {}, otherwise: [] })],
  [
    'store/order/message/created',
    (order: string, { message }: Notification): Hearing => {
      const id = message?.order_message_id ?? null
      if (id === null) return { ask: {}, otherwise: [] }
      const complaint = { ...blankComplaint, externalId: `message:${order}:${id}`, category: 'other' } as const
      // Perhaps the shop's own message: so nobody is named to whom an answer would go.
      return { ask: { message: id }, otherwise: [{ ...complaint, channel: 'chat' }] }
    },
  ],
])

export const bigcommerce: Source<z.output<typeof settings>> = {
  name: 'bigcommerce',
  settings,
  bodies: ['json'],

  verify: (arrival, { secrets, wallNow }) => verifyStandardWebhook(arrival, secrets.map(utf8), wallNow),

  read({ raw, headers }, { settings: { storeHash } }): Reading {
    const eventId = standardHeaders(headers)?.id
    if (eventId === undefined) return { kind: 'unusable', why: 'the webhook-id header is missing' }
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const read = notification.safeParse(body.value)
    if (!read.success) return { kind: 'unusable', why: whatIsWrong(read.error) }
    const { scope, producer, data } = read.data
    // An app has one secret for all stores that installed it.
    const store = /^stores\/([a-z0-9]+)$/i.exec(producer ?? '')?.[1]
    if (store !== undefined && storeHash !== undefined && store !== storeHash)
      return { kind: 'unusable', why: 'producer is another store' }
    const say = scopes.get(scope.replace(/^store\/channel\/\d+\//, 'store/'))
    if (say === undefined) return { kind: 'nothing', eventId, why: `${quoted(scope)} is no event of ours`, test: false }
    const order = data.id ?? data.order_id
    if (order === null) return { kind: 'unusable', why: 'data.id is missing' }
    const { ask, otherwise } = say(order, data)
    return { kind: 'notice', eventId, ask: { order, ...ask }, otherwise, test: false }
  },

  api: ({ storeHash, accessToken }) =>
    storeHash === undefined || accessToken === undefined ? null : 'https://api.bigcommerce.com',
  lookUp: bigcommerceLookUp,
}

/**
 * Shopify: refunds, returns, cancellations, paid orders, parcels and the disputes of Shopify Payments (sources.md section 2).
 *
 * - Refunds, returns and disputes carry no e-mail: the person is null and the order's id is exact, for looking it up.
 * - `text` is the customer's own words only. A refund's `note` is the merchant's, often internal, and a letter that
 *   says "you wrote …" must not quote it; it stays in the stored delivery.
 * - The lines of a refund or a return are the lines concerned, not the whole order.
 * - Headers are outside the signature, so a grievance is known by ids from the body: replaying a captured body under a
 *   new `X-Shopify-Webhook-Id` opens nothing new.
 */
import { z } from 'zod'
import type { Category, ComplaintEvent, OrderEvent } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Money } from '../../domain/money.ts'
import { asking } from './asking.ts'
import {
  commonSettings,
  instantOf,
  listOf,
  moneyOf,
  optionalCount,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  quoted,
  requiredId,
  sumOf,
} from './fields.ts'
import { bareOrder, blankComplaint, type Hear, hear } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { disputesCreate, disputesUpdate } from './shopify-dispute.ts'
import { shopifyLookUp } from './shopify-look-up.ts'
import { shopifyMissed } from './shopify-missed.ts'
import {
  claimOf,
  exactId,
  identified,
  lineItem,
  lineOf,
  order,
  personOf,
  type ShopifyOrder,
  shopMoney,
} from './shopify-order.ts'
import { fulfillmentsUpdate } from './shopify-parcel.ts'
import { shopifyPayBack } from './shopify-refund.ts'
import { fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object({
  /** A bare host: the access token must not be sent anywhere else. */
  shopDomain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/),
  accessToken: z.string().min(1).optional(),
  ...commonSettings,
})

const orderEvent = (state: 'paid' | 'cancelled', order: ShopifyOrder, at: Instant | null): OrderEvent => ({
  type: 'order',
  state,
  order: claimOf(order),
  person: personOf(order),
  codes: order.discount_codes.map(({ code }) => code),
  amount: state === 'paid' ? moneyOf(order.total_price, order.currency) : null,
  at,
  payments: [],
})

const ordersPaid = hear(order, (order, sentAt) => [orderEvent('paid', order, order.processed_at ?? sentAt)])

/**
 * Who lets an order be cancelled behind its customer's back is asked about it: the customer who changed their mind, and
 * the one whose goods were not there after all. A fraud, a declined card or a clerk's correction is a fact, no grievance.
 */
const cancelReasons: ReadonlyMap<string, Category> = new Map([
  ['customer', 'other'],
  ['inventory', 'missing-item'],
])

const ordersCancelled = hear(order, (order, sentAt) => {
  const at = order.cancelled_at ?? sentAt
  const cancelled = orderEvent('cancelled', order, at)
  const category = cancelReasons.get(order.cancel_reason ?? '')
  if (category === undefined) return [cancelled]
  const { person, order: claim } = cancelled
  const externalId = `cancellation:${claim.externalId}`
  return [cancelled, { ...blankComplaint, externalId, category, channel: 'cancellation', at, person, order: claim }]
})

const transaction = z.object({ kind: optionalText, status: optionalText, amount: optionalText, currency: optionalText })

/** What went back or is on its way; null when that is nothing, or a transaction cannot be read. */
function refundedBy(transactions: readonly z.output<typeof transaction>[]): Money | null {
  const sum = sumOf(
    transactions
      .filter(({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error')
      .map(({ amount, currency }) => moneyOf(amount, currency)),
  )
  return sum !== null && sum.minor > 0 ? sum : null
}

/**
 * A refund is a complaint that nobody wrote. Its order is told too when money really moved: a refund without
 * transactions restocks goods or was paid by hand, and must not count as the whole order's.
 */
const refundsCreate = hear(
  z.object({
    ...identified,
    order_id: requiredId,
    created_at: optionalTime,
    processed_at: optionalTime,
    transactions: listOf(transaction),
    refund_line_items: listOf(
      z.object({ quantity: optionalCount, subtotal_set: shopMoney, line_item: optionalObject(lineItem.shape) }),
    ),
  }),
  (refund, sentAt) => {
    const at = refund.created_at ?? refund.processed_at ?? sentAt
    const lines = refund.refund_line_items.flatMap(({ line_item, quantity, subtotal_set }) =>
      line_item === null ? [] : [lineOf(line_item, quantity ?? 1, subtotal_set)],
    )
    const order = { ...bareOrder(refund.order_id), lines }
    const refunded = refundedBy(refund.transactions)
    const complaint: ComplaintEvent = {
      ...blankComplaint,
      externalId: `refund:${exactId(refund)}`,
      category: 'other',
      channel: 'refund',
      at,
      order,
      refunded,
    }
    if (refunded === null) return [complaint]
    const told = { person: null, codes: [], amount: refunded, at, refund: exactId(refund), payments: [] }
    return [{ type: 'order', state: 'refunded', order: bareOrder(refund.order_id), ...told }, complaint]
  },
)

/** The reasons a customer may pick in Shopify's return request; a size or a colour is what the page promised. */
const returnReasons: ReadonlyMap<string, Category> = new Map([
  ['defective', 'faulty'],
  ['wrong_item', 'wrong-item'],
  ['not_as_described', 'not-as-described'],
  ['size_too_small', 'not-as-described'],
  ['size_too_large', 'not-as-described'],
  ['color', 'not-as-described'],
  ['style', 'not-as-described'],
])

const returnsRequest = hear(
  z.object({
    ...identified,
    created_at: optionalTime,
    order: z.object({ ...identified, name: optionalText }),
    return_line_items: listOf(
      z.object({
        return_reason: optionalText,
        customer_note: optionalText,
        quantity: optionalCount,
        fulfillment_line_item: optionalObject({ line_item: optionalObject(lineItem.shape) }),
      }),
    ),
  }),
  ({ order, return_line_items: items, ...request }, sentAt) => {
    const reasons = items.map(({ return_reason }) => returnReasons.get(return_reason?.toLowerCase() ?? ''))
    const notes = items.map(({ customer_note }) => customer_note).filter((note) => note !== null)
    const lines = items.flatMap(({ fulfillment_line_item, quantity }) =>
      fulfillment_line_item?.line_item ? [lineOf(fulfillment_line_item.line_item, quantity ?? 1, null)] : [],
    )
    return [
      {
        ...blankComplaint,
        externalId: `return:${exactId(request)}`,
        category: reasons.find((reason) => reason !== undefined) ?? 'other',
        channel: 'return',
        text: [...new Set(notes)].join('\n'),
        at: request.created_at ?? sentAt,
        order: { ...bareOrder(exactId(order)), name: order.name, lines },
      },
    ]
  },
)

const topics: ReadonlyMap<string, Hear> = new Map([
  ['orders/paid', ordersPaid],
  ['orders/cancelled', ordersCancelled],
  ['refunds/create', refundsCreate],
  ['returns/request', returnsRequest],
  ['fulfillments/update', fulfillmentsUpdate],
  ['disputes/create', disputesCreate],
  ['disputes/update', disputesUpdate],
])

/** What a body from Shopify's own API would have said as a webhook of this topic. */
function asWebhook(topic: string, body: JsonObject) {
  const said = topics.get(topic)?.(body, { eventId: '', test: false, sentAt: null })
  return said?.kind === 'events' ? said.events : []
}

/**
 * Two sets of headers exist. The newer `shopify-*` ("Events") splits the topic into a noun and an action, "Order" and
 * "cancelled"; where both are sent it is the one that counts, as in Shopify's own library.
 * https://github.com/Shopify/shopify-app-js/tree/main/packages/apps/shopify-api/lib/webhooks
 */
function sentWith(headers: Headers) {
  const newer = headers.get('shopify-hmac-sha256') !== null
  const of = (name: string) => headers.get(`${newer ? '' : 'x-'}shopify-${name}`)
  const noun = of('topic')?.toLowerCase() ?? null
  const action = newer ? of('action')?.toLowerCase() : undefined
  return {
    signature: of('hmac-sha256'),
    topic: noun === null || action === undefined ? noun : `${noun.replace(/s?$/, 's')}/${action}`,
    eventId: ['x-shopify-webhook-id', 'shopify-webhook-id', 'shopify-event-id']
      .map((name) => optionalId.parse(headers.get(name)))
      .find((id) => id !== null),
    sentAt: instantOf(of('triggered-at') ?? ''),
    test: (headers.get('x-shopify-test') ?? headers.get('shopify-test'))?.toLowerCase() === 'true',
  }
}

export const shopify: Source<z.output<typeof settings>> = {
  name: 'shopify',
  settings,
  bodies: ['json'],

  verify(arrival, { secrets }) {
    const { signature } = sentWith(arrival.headers)
    return hmacMatches(secrets.map(utf8), arrival.raw, [signature === null ? null : fromBase64(signature)])
  },

  read(arrival, { settings: { accessToken } }): Reading {
    const sent = sentWith(arrival.headers)
    const { eventId } = sent
    if (eventId === undefined) return { kind: 'unusable', why: 'the X-Shopify-Webhook-Id header is missing' }
    if (sent.topic === null) return { kind: 'unusable', why: 'the X-Shopify-Topic header is missing' }
    const body = readJsonObject(arrival.raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const test = sent.test || body.value.test === true
    const said = topics.get(sent.topic)
    if (said === undefined) return { kind: 'nothing', eventId, why: `${quoted(sent.topic)} is no topic of ours`, test }
    const reading = said(body.value, { eventId, test, sentAt: sent.sentAt })
    return accessToken === undefined ? reading : asking(reading, ({ order }) => order && { order: order.externalId })
  },

  api: ({ shopDomain, accessToken }) => (accessToken === undefined ? null : `https://${shopDomain}`),
  lookUp: (question, api, { settings: { accessToken } }) => shopifyLookUp(question, api, accessToken ?? ''),
  payBack: (request, api, { settings: { accessToken } }, may) => shopifyPayBack(request, api, accessToken ?? '', may),
  missed: (span, api, { settings: { accessToken } }) =>
    accessToken === undefined
      ? Promise.resolve({ kind: 'unknown', why: 'there is no access token' })
      : shopifyMissed(span, api, accessToken, asWebhook),
}

/**
 * WooCommerce: one resource, the whole order, sent again on every save (sources.md section 3).
 *
 * - There is no "refunded" topic. A refund shows as one more entry in `refunds[]`, and a partial one leaves the status
 *   `completed`; so each refund is a grievance of its own, known by its id, however often the order is saved.
 * - The delivery id is a hash of the webhook and the current second: two deliveries may share it. The event id is made
 *   of what changed: order, status, time of the change, refunds.
 * - `*_gmt` times have no zone and are UTC; sums of refunds are negative.
 * - A refund's reason is the merchant's text, and `customer_note` was written at the checkout, before anything went
 *   wrong: neither is the customer's complaint.
 */
import { z } from 'zod'
import { type ComplaintEvent, nobody, type OrderClaim, type OrderEvent, type PersonClaim } from '../../domain/event.ts'
import { asking } from './asking.ts'
import {
  commonSettings,
  countryOf,
  fullName,
  listOf,
  moneyOf,
  optionalCount,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  quoted,
  requiredId,
  someone,
  unsignedMoneyOf,
} from './fields.ts'
import { blankComplaint, type Hear, hear } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'
import { woocommerceLookUp } from './woocommerce-look-up.ts'
import { woocommerceMissed } from './woocommerce-missed.ts'
import { woocommercePayBack } from './woocommerce-refund.ts'

const settings = z.object({
  /** The shop's address, under which `/wp-json` lies. */
  url: z.url({ protocol: /^https?$/ }),
  consumerKey: z.string().min(1).optional(),
  consumerSecret: z.string().min(1).optional(),
  ...commonSettings,
})

const order = z.object({
  id: requiredId,
  number: optionalText,
  status: optionalText,
  currency: optionalText,
  total: optionalText,
  customer_id: optionalId,
  transaction_id: optionalId,
  date_created_gmt: optionalTime,
  date_modified_gmt: optionalTime,
  /** As it came: a shop that leaves it out has not said that nobody paid, one that sends null has. */
  date_paid_gmt: z.unknown().optional(),
  date_completed_gmt: optionalTime,
  billing: optionalObject({
    first_name: optionalText,
    last_name: optionalText,
    company: optionalText,
    email: optionalText,
    phone: optionalText,
    country: optionalText,
  }),
  line_items: listOf(z.object({ name: optionalText, sku: optionalText, quantity: optionalCount, total: optionalText })),
  coupon_lines: listOf(z.object({ code: requiredId })),
  refunds: listOf(z.object({ id: requiredId, total: optionalText })),
})
type WooOrder = z.output<typeof order>

const personOf = ({ billing, customer_id }: WooOrder): PersonClaim | null =>
  someone({
    ...nobody,
    externalId: customer_id,
    email: billing?.email ?? null,
    name: fullName(billing?.first_name ?? null, billing?.last_name ?? null) ?? billing?.company ?? null,
    phone: billing?.phone ?? null,
    country: countryOf(billing?.country ?? null),
  })

/** WordPress stores names with HTML entities ("Ship Your Idea &ndash; Black"); we escape at the screen instead. */
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['times', '×'],
  ['hellip', '…'],
])

const plain = (text: string): string =>
  text
    .replace(/&#(\d{1,6});/g, (entity, code: string) => {
      const point = Number(code)
      return point >= 32 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : entity
    })
    .replace(/&([a-z]{2,6});/g, (entity, name: string) => entities.get(name) ?? entity)

const claimOf = (order: WooOrder): OrderClaim => ({
  externalId: order.id,
  name: order.number === order.id ? null : order.number,
  total: moneyOf(order.total, order.currency),
  placedAt: order.date_created_gmt,
  lines: order.line_items.map(({ name, sku, quantity, total }) => ({
    sku,
    name: plain(name ?? ''),
    quantity: quantity ?? 1,
    total: moneyOf(total, order.currency),
  })),
})

/** Oldest first: ids grow with time, and the list comes newest first. */
const refundsOf = (order: WooOrder) =>
  order.refunds
    .map(({ id, total }) => ({ id, sum: unsignedMoneyOf(total, order.currency) }))
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1))

function orderEvent(state: OrderEvent['state'], order: WooOrder): OrderEvent {
  const claim = claimOf(order)
  return {
    type: 'order',
    state,
    order: claim,
    person: personOf(order),
    codes: order.coupon_lines.map(({ code }) => code),
    amount: state === 'paid' ? claim.total : null,
    at:
      (state === 'paid' ? (optionalTime.parse(order.date_paid_gmt) ?? order.date_completed_gmt) : null) ??
      order.date_modified_gmt,
    payments: order.transaction_id === null ? [] : [order.transaction_id],
  }
}

/** Each step of paying back under its own id, so that it counts once however often the order is saved. */
const refundEvents = (order: WooOrder): OrderEvent[] =>
  refundsOf(order).flatMap(({ id, sum }) =>
    sum === null ? [] : [{ ...orderEvent('refunded', order), amount: sum, refund: id }],
  )

const complaintOf = (
  order: WooOrder,
  about: Pick<ComplaintEvent, 'externalId' | 'category' | 'channel' | 'refunded'>,
): ComplaintEvent => ({
  ...blankComplaint,
  ...about,
  at: order.date_modified_gmt,
  person: personOf(order),
  order: claimOf(order),
})

/** Each refund says what it alone paid back, so that sums of grievances add up. */
const refundComplaints = (order: WooOrder): ComplaintEvent[] =>
  refundsOf(order).map(({ id, sum }) =>
    complaintOf(order, {
      externalId: `refund:${order.id}:${id}`,
      category: 'other',
      channel: 'refund',
      refunded: sum,
    }),
  )

/**
 * An order nobody paid and nobody completed, cancelled: WooCommerce does that itself to abandoned baskets, when the
 * time to hold the stock is over ("Unpaid order cancelled - time limit reached"). No customer is let down.
 */
const isAbandoned = (order: WooOrder) => order.date_paid_gmt === null && order.date_completed_gmt === null

const orderSaved = hear(order, (order) => {
  const refunds = [...refundEvents(order), ...refundComplaints(order)]
  const about = { externalId: `${order.status}:${order.id}`, refunded: null }
  switch (order.status) {
    case 'processing':
    case 'completed':
      return [orderEvent('paid', order), ...refunds]
    case 'refunded': {
      if (refunds.length > 0) return refunds
      // Set to this status by hand, with no entry of what was paid back: all of it.
      const whole = { ...orderEvent('refunded', order), refund: 'whole' }
      return [whole, complaintOf(order, { ...about, category: 'other', channel: 'refund' })]
    }
    case 'cancelled': {
      const cancelled = orderEvent('cancelled', order)
      if (isAbandoned(order)) return [cancelled, ...refunds]
      return [cancelled, ...refunds, complaintOf(order, { ...about, category: 'other', channel: 'cancellation' })]
    }
    case 'failed':
      return [...refunds, complaintOf(order, { ...about, category: 'billing', channel: 'alert' })]
    default:
      return refunds.length > 0 ? refunds : `an order with the status ${quoted(order.status ?? '')} says nothing yet`
  }
})

const topics: ReadonlyMap<string, Hear> = new Map([
  ['order.created', orderSaved],
  ['order.updated', orderSaved],
])

/** What an order from the shop's own API would have said as a webhook. */
function asWebhook(body: JsonObject) {
  const said = orderSaved(body, { eventId: '', test: false, sentAt: null })
  return said.kind === 'events' ? said.events : []
}

/** Topic, then what makes this state of the resource differ from the last one; the delivery id where there is neither. */
function eventIdOf(topic: string, body: JsonObject, deliveryId: string | null): string {
  const { data } = z
    .object({
      id: optionalId,
      status: optionalId,
      date_modified_gmt: optionalId,
      refunds: listOf(z.object({ id: requiredId })),
    })
    .safeParse(body)
  const refunds = (data?.refunds ?? []).map(({ id }) => id).sort()
  return [topic, data?.id ?? deliveryId, data?.status, data?.date_modified_gmt, refunds.join(',')]
    .filter((part) => part)
    .join(':')
}

/** Null where the shop gave no key to its API. */
const keysOf = ({ consumerKey, consumerSecret }: z.output<typeof settings>) =>
  consumerKey === undefined || consumerSecret === undefined ? null : { consumerKey, consumerSecret }

const noKeys = { kind: 'unknown', why: 'there is no key to its API' } as const

const onlyWord = /^[\x21-\x7e]{1,100}$/

export const woocommerce: Source<z.output<typeof settings>> = {
  name: 'woocommerce',
  settings,
  bodies: ['json', 'form'],

  /** On activation WooCommerce posts `webhook_id=N` unsigned, and gives the webhook up unless it hears 200. */
  greeting({ raw, headers }) {
    if (headers.get('x-wc-webhook-signature') !== null || raw.length > 40) return null
    return /^webhook_id=\d{1,20}$/.test(new TextDecoder().decode(raw)) ? new Response(null, { status: 200 }) : null
  },

  /** The key is the secret's text as typed: WooCommerce decodes the HTML entities it stores it with. */
  verify({ raw, headers }, { secrets }) {
    const signature = headers.get('x-wc-webhook-signature')
    return hmacMatches(secrets.map(utf8), raw, [signature === null ? null : fromBase64(signature)])
  },

  read({ raw, headers }, { settings }): Reading {
    const topic = headers.get('x-wc-webhook-topic') ?? ''
    if (!onlyWord.test(topic)) return { kind: 'unusable', why: 'the X-WC-Webhook-Topic header is missing' }
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const eventId = eventIdOf(topic, body.value, optionalId.parse(headers.get('x-wc-webhook-delivery-id')))
    const said = topics.get(topic)
    if (said === undefined)
      return { kind: 'nothing', eventId, why: `${quoted(topic)} is no topic of ours`, test: false }
    const reading = said(body.value, { eventId, test: false, sentAt: null })
    return keysOf(settings) === null
      ? reading
      : asking(reading, ({ person }) => (person?.externalId ? { customer: person.externalId } : null))
  },

  api: (settings) => (keysOf(settings) === null ? null : settings.url.replace(/\/+$/, '')),
  async lookUp(question, api, { settings }) {
    const keys = keysOf(settings)
    return keys === null ? noKeys : woocommerceLookUp(question, api, keys)
  },
  async payBack(request, api, { settings }, may) {
    const keys = keysOf(settings)
    return keys === null
      ? { kind: 'refused', refusal: 'no-access', why: noKeys.why }
      : woocommercePayBack(request, api, keys, may)
  },
  async missed(span, api, { settings }) {
    const keys = keysOf(settings)
    return keys === null ? noKeys : woocommerceMissed(span, api, keys, asWebhook)
  },
}

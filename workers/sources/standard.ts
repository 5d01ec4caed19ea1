/**
 * Our own events, signed as Standard Webhooks (contract.md, "Source standard"). Any shop that can sign JSON speaks this.
 *
 * Liberal in what is missing, strict in what money and identity hang on: an unknown category is `other`, a missing text
 * is empty, but a missing id or an amount that cannot be read sends the delivery to quarantine with the reason.
 * A complaint may also say `reason` for `category`, `message` for `text` and `order_id` for `order.id`, the usual names
 * in shops' own forms. A sum beside a flat `order_id` is not believed to be the order's total: a bonus is a share of it.
 */
import { z } from 'zod'
import { type Category, categories, channels, nobody, type OrderClaim } from '../../domain/event.ts'
import { isComplaintId } from '../../domain/ids.ts'
import {
  commonSettings,
  countryOf,
  field,
  listOf,
  optionalCount,
  optionalFlag,
  optionalId,
  optionalText,
  optionalTime,
  quoted,
  requiredId,
  someone,
  statedMoney,
} from './fields.ts'
import { bareOrder, blankComplaint, type Hear, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { standardHeaders, standardKey, verifyStandardWebhook } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object(commonSettings)

/** What shops' forms call our categories. */
const categoryWords: ReadonlyMap<string, Category> = new Map([
  ...categories.map((category) => [category, category] as const),
  ['delayed', 'late'],
  ['not-received', 'late'],
  ['not-delivered', 'late'],
  ['broken', 'damaged'],
  ['defective', 'faulty'],
  ['defect', 'faulty'],
  ['incorrect-item', 'wrong-item'],
  ['missing', 'missing-item'],
  ['incomplete', 'missing-item'],
  ['wrong-size', 'not-as-described'],
  ['quality', 'not-as-described'],
  ['staff', 'service'],
  ['support', 'service'],
  ['payment', 'billing'],
  ['overcharged', 'billing'],
  ['chargeback', 'dispute'],
])

const categoryOf = (word: string | null): Category =>
  categoryWords.get((word ?? '').toLowerCase().replace(/[\s_]+/g, '-')) ?? 'other'

const customer = z
  .object({
    id: optionalId,
    email: optionalText,
    name: optionalText,
    phone: optionalText,
    locale: optionalText,
    timeZone: optionalText,
    country: optionalText,
    tags: z.array(z.unknown()).nullable().catch(null),
    ordersCount: optionalCount,
    totalSpent: statedMoney,
    audience: optionalCount,
    marketingConsent: optionalFlag,
  })
  .transform(({ id, country, tags, ...said }) =>
    someone({
      ...nobody,
      ...said,
      externalId: id,
      country: countryOf(country),
      tags: tags?.filter((tag) => typeof tag === 'string') ?? null,
    }),
  )

const line = z
  .object({ sku: optionalText, name: optionalText, quantity: optionalCount, total: statedMoney })
  .transform(({ sku, name, quantity, total }) => ({ sku, name: name ?? sku ?? '', quantity: quantity ?? 1, total }))

const order = z.object({
  id: requiredId,
  name: optionalText,
  total: statedMoney,
  placedAt: optionalTime,
  lines: z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(line)),
  codes: listOf(requiredId),
  /** Payment ids (`pi_…`, `ch_…`), by which a bank's dispute is traced to this order. */
  payments: listOf(requiredId),
})

const claimOf = ({ id, name, total, placedAt, lines }: z.output<typeof order>): OrderClaim => ({
  externalId: id,
  name: name === id ? null : name,
  total,
  placedAt,
  lines,
})

const complaintCreated = hear(
  z.object({
    data: z.object({
      id: requiredId,
      category: optionalText,
      reason: optionalText,
      text: optionalText,
      message: optionalText,
      channel: z.enum(channels).catch('form'),
      at: optionalTime,
      customer: customer.nullish(),
      order: order.nullish(),
      order_id: optionalId,
    }),
  }),
  ({ data }, sentAt) => [
    {
      ...blankComplaint,
      externalId: data.id,
      category: categoryOf(data.category ?? data.reason),
      channel: data.channel,
      text: data.text ?? data.message ?? '',
      at: data.at ?? sentAt,
      person: data.customer ?? null,
      order: data.order ? claimOf(data.order) : data.order_id === null ? null : bareOrder(data.order_id),
    },
  ],
)

const stars = field((value, context): number => {
  if (typeof value === 'string' && /^[1-5](?:\.0+)?$/.test(value)) return Number(value)
  context.addIssue({ code: 'custom', message: 'is not one of 1 to 5' })
  return z.NEVER
})

/** One or two stars are a complaint; who gives three or more has not said that we failed. */
const reviewPosted = hear(
  z.object({
    data: z.object({
      id: requiredId,
      rating: stars,
      text: optionalText,
      at: optionalTime,
      customer: customer.nullish(),
      order: order.nullish(),
    }),
  }),
  ({ data }, sentAt) =>
    data.rating > 2
      ? `a review of ${data.rating} stars is no complaint`
      : [
          {
            ...blankComplaint,
            externalId: data.id,
            category: 'other',
            channel: 'review',
            text: data.text ?? '',
            at: data.at ?? sentAt,
            person: data.customer ?? null,
            order: data.order ? claimOf(data.order) : null,
            rating: data.rating,
          },
        ],
)

const orderBecame = (state: 'paid' | 'cancelled' | 'refunded') =>
  hear(
    z.object({
      data: z.object({ order, customer: customer.nullish(), amount: statedMoney, at: optionalTime }),
    }),
    ({ data }, sentAt) => [
      {
        type: 'order',
        state,
        order: claimOf(data.order),
        person: data.customer ?? null,
        codes: data.order.codes,
        amount: data.amount ?? (state === 'paid' ? data.order.total : null),
        at: data.at ?? sentAt,
        payments: data.order.payments,
      },
    ],
  )

const remedyDelivered = hear(
  z.object({
    data: z
      .object({
        complaint: z.string().refine(isComplaintId, 'is no id of ours').nullish(),
        order: order.nullish(),
        deliveredAt: optionalTime,
      })
      .refine(({ complaint, order }) => complaint || order, 'names neither a complaint nor an order'),
  }),
  ({ data }, sentAt) => [
    {
      type: 'delivered',
      complaint: data.complaint ?? null,
      orderId: data.order?.id ?? null,
      at: data.deliveredAt ?? sentAt,
    },
  ],
)

const customerUpdated = hear(
  z.object({
    data: z.object({
      customer: customer.transform((person, context) => {
        if (person?.externalId ?? person?.email ?? person?.phone) return { type: 'customer' as const, person }
        context.addIssue({ code: 'custom', message: 'has no id, e-mail or phone' })
        return z.NEVER
      }),
    }),
  }),
  ({ data }) => [data.customer],
)

const vocabulary: ReadonlyMap<string, Hear> = new Map([
  ['complaint.created', complaintCreated],
  ['review.posted', reviewPosted],
  ['order.paid', orderBecame('paid')],
  ['order.cancelled', orderBecame('cancelled')],
  ['order.refunded', orderBecame('refunded')],
  ['remedy.delivered', remedyDelivered],
  ['customer.updated', customerUpdated],
])

export const standard: Source<z.output<typeof settings>> = {
  name: 'standard',
  settings,
  bodies: ['json'],

  verify: (arrival, { secrets, wallNow }) =>
    verifyStandardWebhook(
      arrival,
      secrets.map(standardKey).filter((key) => key !== null),
      wallNow,
    ),

  read(arrival): Reading {
    const eventId = standardHeaders(arrival.headers)?.id
    if (eventId === undefined) return { kind: 'unusable', why: 'the webhook-id header is missing' }
    const body = readJsonObject(arrival.raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const { type, timestamp } = body.value
    if (typeof type !== 'string') return { kind: 'unusable', why: 'type is missing' }
    const said = vocabulary.get(type)
    if (said === undefined) return { kind: 'nothing', eventId, why: `${quoted(type)} is no event of ours`, test: false }
    return said(body.value, { eventId, test: false, sentAt: optionalTime.parse(timestamp) })
  },
}

import { expect, test } from 'vitest'
import type { ComplaintEvent, DisputeEvent } from '../../domain/event.ts'
import { decimal, type Money } from '../../domain/money.ts'
import { sumOf } from '../../workers/sources/fields.ts'
import { type SourceName, sources } from '../../workers/sources/registry.ts'
import type { Reading, Source } from '../../workers/sources/source.ts'
import {
  arrivalOf,
  contextOf,
  isKeyed,
  type PayloadFixture,
  payloadFixtures,
  signatureFixtures,
  sourceOf,
} from './fixture.ts'
import { vendorOf } from './vendor.ts'

test('every source has signed vectors, good and bad, and real payloads', () => {
  for (const name of Object.keys(sources) as SourceName[]) {
    const vectors = signatureFixtures.filter((fixture) => fixture.ours && fixture.source === name)
    if (!isKeyed(name)) expect(new Set(vectors.map(({ valid }) => valid)), name).toEqual(new Set([true, false]))
    expect(payloadFixtures.some((fixture) => fixture.ours && fixture.source === name) || vectors.length > 0, name).toBe(
      true,
    )
  }
  expect(signatureFixtures.filter(({ ours }) => ours)).toHaveLength(65)
  expect(payloadFixtures.filter(({ ours }) => ours)).toHaveLength(42)
})

/** What its author accepts and we refuse, and why. */
const refused: Record<string, string> = {
  'shared: paypal/real-signature-2017-03-30.json': 'its certificate lies outside /v1/notifications/certs/',
}

test.each(signatureFixtures)('$path is accepted or refused as its author says', async (fixture) => {
  const arrival = arrivalOf(fixture.body, fixture.headers)
  const context = contextOf([fixture.secret], fixture.now, fixture.settings)
  const accepted = await sourceOf(fixture).verify(arrival, context)
  expect(accepted).toBe(fixture.valid && refused[fixture.path] === undefined)
})

test.each(signatureFixtures.filter(({ valid }) => valid))('$path, once verified, can be read', (fixture) => {
  const source: Source = sources[fixture.source]
  const reading = source.read(
    arrivalOf(fixture.body, fixture.headers),
    contextOf([fixture.secret], fixture.now, fixture.settings),
  )
  expect(['events', 'notice', 'nothing', 'unusable']).toContain(reading.kind)
})

/** Where we read something else than the collector of the sample, and why. */
const disagreements: Record<string, Record<string, string>> = {
  'shopify/orders.cancelled-2024-10.json': {
    customer_email: 'a person has one e-mail here: the one the order was confirmed to',
  },
  'shopify/refunds.create-2023-01.json': {
    note: "the merchant's words; text is for the customer's own",
  },
  'adyen/REFUND_FAILED.json': {
    dispute_psp_reference: 'the refund is not disputed',
    amount_minor: 'what a failed refund did not pay back',
    currency: 'as the amount',
    reason: 'the reason of a dispute only',
  },
  'cloudpayments/refund.json': {
    amount: 'the notification names no currency, and a sum without one is no money',
  },
  'gorgias/http-integration-ticket-created.json': {
    kind: 'the ticket says that it came by e-mail',
    message: 'the subject is the customer’s own words too',
  },
  'trustpilot/service-review-created-5-stars.json': {
    stars: 'praise is no complaint, and nothing else is kept of a review',
  },
  'trustpilot/service-review-created-1-star.json': {
    message: 'the title is the customer’s own words too',
  },
  'yookassa/payment.canceled-captured.json': {
    complaint: 'somebody left before paying, and nobody was let down',
    kind: 'as there is no grievance',
    payment_id: 'as there is no grievance',
    amount: 'as there is no grievance',
    currency: 'as there is no grievance',
    reason: 'the reason of a dispute only',
  },
  'yookassa/refund.succeeded.json': {
    payment_id:
      'the object is “pending” under an event that says “succeeded”: nothing but its id is told until the API confirms it',
    amount: 'as the payment',
    currency: 'as the payment',
  },
  'mollie/classic-webhook.json': {
    complaint: 'where the API does not say what happened, a person looks',
    idempotency_key: 'one id comes for every change, so that each is looked up',
  },
  'bigcommerce/store.order.refund.created.json': {
    idempotency_key: 'the signed webhook-id: two scopes share one hash in the vendor’s samples',
  },
  'judgeme/review.created-1-star.json': {
    message: 'the title is the customer’s own words too',
  },
}

/** Remarks of the collector, and vendor words that we translate into a state, a channel or a category. */
const remarks = new Set(
  'note amount_note caveat transactions_empty status state stage cancel_reason financial_status must_answer signed comment party store_id verify_with'.split(
    ' ',
  ),
)

const kinds: Record<string, string> = { alert: 'fraud_warning' }
/** A chargeback and its notice are one grievance here, a failed refund is about a refund, and a ticket came by a form. */
const sameKinds: Record<string, string> = { chargeback: 'dispute', refund_failed: 'refund', ticket: 'form' }

type Said = (reading: Reading, complaint: ComplaintEvent | null, update: DisputeEvent | null) => unknown

const refunds = (reading: Reading): Money | null =>
  reading.kind === 'events'
    ? sumOf(reading.events.flatMap((event) => (event.type === 'complaint' ? [event.refunded] : [])))
    : null

const disputeOf = (complaint: ComplaintEvent | null, update: DisputeEvent | null) =>
  complaint?.dispute ?? update?.dispute ?? null

const amountOf = (reading: Reading, complaint: ComplaintEvent | null, update: DisputeEvent | null): Money | null => {
  if (complaint?.channel === 'refund') return refunds(reading)
  const dispute = disputeOf(complaint, update)
  return dispute ? dispute.amount : (complaint?.order?.total ?? null)
}

const lineSum = (complaint: ComplaintEvent | null) => sumOf(complaint?.order?.lines.map(({ total }) => total) ?? [])
const text = (sum: Money | null): string | null => sum && decimal(sum)
const iso = (at: number | null | undefined): string | null => (at ? new Date(at).toISOString() : null)
const orderEvent = (reading: Reading) =>
  reading.kind === 'events' ? reading.events.find((event) => event.type === 'order') : undefined

/** The collector's words for what we read. */
const vocabulary: Record<string, Said> = {
  complaint: (_, complaint) => complaint !== null,
  kind: (_, complaint, update) =>
    complaint ? (kinds[complaint.channel] ?? complaint.channel) : update ? 'dispute_update' : null,
  order_id: (reading, complaint) => complaint?.order?.externalId ?? orderEvent(reading)?.order.externalId ?? null,
  order_name: (_, complaint) => complaint?.order?.name ?? null,
  order_total: (_, complaint) => text(complaint?.order?.total ?? null),
  amount: (...said) => text(amountOf(...said)),
  amount_minor: (...said) => amountOf(...said)?.minor ?? null,
  amount_from_line_items: (_, complaint) => text(lineSum(complaint)),
  currency: (reading, complaint, update) =>
    (amountOf(reading, complaint, update) ?? lineSum(complaint))?.currency ?? null,
  email: (_, complaint) => complaint?.person?.email ?? null,
  customer_email: (_, complaint) => complaint?.person?.email ?? null,
  name: (_, complaint) => complaint?.person?.name ?? null,
  phone: (_, complaint) => complaint?.person?.phone ?? null,
  locale: (_, complaint) => complaint?.person?.locale ?? null,
  country: (_, complaint) => complaint?.person?.country ?? null,
  created_at: (_, complaint) => iso(complaint?.at),
  dispute_id: (_, complaint, update) => disputeOf(complaint, update)?.externalId ?? null,
  dispute_psp_reference: (_, complaint, update) => disputeOf(complaint, update)?.externalId ?? null,
  payment_psp_reference: (_, complaint) => complaint?.payment ?? null,
  payment_id: (_, complaint, update) => complaint?.payment ?? update?.payment ?? null,
  event_code: (reading) => (reading.kind === 'unusable' ? null : (reading.eventId.split(':')[1] ?? null)),
  reason_code: (_, complaint) => complaint?.dispute?.networkReasonCode ?? null,
  dispute_type: (_, complaint) => (complaint?.dispute?.refundable ? 'inquiry' : 'chargeback'),
  reason: (_, complaint, update) => disputeOf(complaint, update)?.reason ?? null,
  fraud_type: (_, complaint) => complaint?.dispute?.reason ?? null,
  network_reason_code: (_, complaint) => complaint?.dispute?.networkReasonCode ?? null,
  due_by: (_, complaint, update) => iso(disputeOf(complaint, update)?.dueAt),
  actionable: (_, complaint) => complaint?.dispute?.refundable ?? null,
  seller_transaction_id: (_, complaint) => complaint?.payment ?? null,
  refund_transaction_id: (_, complaint) => complaint?.externalId.split(':')[1] ?? null,
  ticket_id: (_, complaint) => complaint?.externalId.split(':')[1] ?? null,
  refund_id: (_, complaint) => complaint?.externalId.split(':').at(-1) ?? null,
  chargeback_id: (_, complaint) => complaint?.dispute?.externalId ?? null,
  stars: (_, complaint) => complaint?.rating ?? null,
  message: (_, complaint) => complaint?.text ?? null,
  charge: (_, complaint) => complaint?.payment ?? null,
  idempotency_key: (reading) => (reading.kind === 'unusable' ? null : reading.eventId),
  test: (reading) => reading.kind !== 'unusable' && reading.test,
}

const comparable = (key: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value
  return key === 'due_by' ? iso(Date.parse(value)) : key === 'kind' ? (sameKinds[value] ?? value) : value
}

/** What is read, and of a thin notice what the look-up says. */
async function readingOf(fixture: PayloadFixture): Promise<Reading> {
  const source: Source = sources[fixture.source]
  const context = contextOf(['secret'], null, fixture.settings)
  const reading = source.read(arrivalOf(fixture.body, fixture.headers), context)
  if (reading.kind !== 'notice') return reading
  const { eventId, test, otherwise } = reading
  const found = await source.lookUp?.(reading.ask, vendorOf(fixture), context)
  if (found?.kind === 'nothing') return { kind: 'nothing', eventId, test, why: found.why }
  return { kind: 'events', eventId, test, events: found?.kind === 'found' ? found.events : otherwise }
}

test.each(payloadFixtures)('$path says what its collector read in it, or we say why not', async (fixture) => {
  const reading = await readingOf(fixture)
  const events = reading.kind === 'events' ? reading.events : []
  const complaint = events.find((event) => event.type === 'complaint') ?? null
  const update = events.find((event) => event.type === 'dispute') ?? null
  const differing = disagreements[fixture.path.replace('shared: ', '')] ?? {}
  for (const [key, expected] of Object.entries(fixture.expect)) {
    const say = vocabulary[key]
    if (remarks.has(key) || (say === undefined && !fixture.ours)) continue
    expect(say === undefined, `the word "${key}" is neither mapped nor a remark`).toBe(false)
    const said = say?.(reading, complaint, update)
    if (differing[key] === undefined) expect(comparable(key, said), key).toEqual(comparable(key, expected))
    else expect(said, `${key}: no longer differs, so drop "${differing[key]}"`).not.toEqual(expected)
  }
})

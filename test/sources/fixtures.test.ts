import { expect, test } from 'vitest'
import type { ComplaintEvent, DisputeEvent } from '../../domain/event.ts'
import { decimal, type Money } from '../../domain/money.ts'
import { sumOf } from '../../workers/sources/fields.ts'
import { sources } from '../../workers/sources/registry.ts'
import type { Reading, Source } from '../../workers/sources/source.ts'
import { arrivalOf, contextOf, type PayloadFixture, payloadFixtures, signatureFixtures } from './fixture.ts'

test('every source has signed vectors, good and bad, and real payloads', () => {
  for (const name of Object.keys(sources)) {
    const vectors = signatureFixtures.filter((fixture) => fixture.ours && fixture.source === name)
    expect(new Set(vectors.map(({ valid }) => valid)), name).toEqual(new Set([true, false]))
  }
  expect(signatureFixtures.filter(({ ours }) => ours)).toHaveLength(20)
  expect(payloadFixtures.filter(({ ours }) => ours)).toHaveLength(10)
})

test.each(signatureFixtures)('$path is accepted or refused as its author says', async (fixture) => {
  const source: Source = sources[fixture.source]
  const arrival = arrivalOf(fixture.body, fixture.headers)
  expect(await source.verify(arrival, contextOf([fixture.secret], fixture.now))).toBe(fixture.valid)
})

test.each(signatureFixtures.filter(({ valid }) => valid))('$path, once verified, can be read', (fixture) => {
  const source: Source = sources[fixture.source]
  const reading = source.read(arrivalOf(fixture.body, fixture.headers), contextOf([fixture.secret], fixture.now))
  expect(['events', 'nothing', 'unusable']).toContain(reading.kind)
})

/** Where we read something else than the collector of the sample, and why. */
const disagreements: Record<string, Record<string, string>> = {
  'shopify/orders.cancelled-2024-10.json': {
    customer_email: 'a person has one e-mail here: the one the order was confirmed to',
  },
  'shopify/refunds.create-2023-01.json': {
    note: "the merchant's words; text is for the customer's own",
  },
}

/** Remarks of the collector, and vendor words that we translate into a state, a channel or a category. */
const remarks = new Set(
  'note amount_note caveat transactions_empty status cancel_reason financial_status must_answer signed'.split(' '),
)

const kinds: Record<string, string> = { alert: 'fraud_warning' }

type Said = (reading: Reading, complaint: ComplaintEvent | null, update: DisputeEvent | null) => unknown

const refunds = (reading: Reading): Money | null =>
  reading.kind === 'events'
    ? sumOf(reading.events.flatMap((event) => (event.type === 'complaint' ? [event.refunded] : [])))
    : null

const amountOf = (reading: Reading, complaint: ComplaintEvent | null): Money | null => {
  if (complaint?.channel === 'refund') return refunds(reading)
  return complaint?.dispute ? complaint.dispute.amount : (complaint?.order?.total ?? null)
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
  amount: (reading, complaint) => text(amountOf(reading, complaint)),
  amount_minor: (reading, complaint) => amountOf(reading, complaint)?.minor ?? null,
  amount_from_line_items: (_, complaint) => text(lineSum(complaint)),
  currency: (reading, complaint) => (amountOf(reading, complaint) ?? lineSum(complaint))?.currency ?? null,
  email: (_, complaint) => complaint?.person?.email ?? null,
  customer_email: (_, complaint) => complaint?.person?.email ?? null,
  name: (_, complaint) => complaint?.person?.name ?? null,
  phone: (_, complaint) => complaint?.person?.phone ?? null,
  locale: (_, complaint) => complaint?.person?.locale ?? null,
  country: (_, complaint) => complaint?.person?.country ?? null,
  created_at: (_, complaint) => iso(complaint?.at),
  dispute_id: (_, complaint) => complaint?.dispute?.externalId ?? null,
  dispute_type: (_, complaint) => (complaint?.dispute?.refundable ? 'inquiry' : 'chargeback'),
  reason: (_, complaint) => complaint?.dispute?.reason ?? null,
  fraud_type: (_, complaint) => complaint?.dispute?.reason ?? null,
  network_reason_code: (_, complaint) => complaint?.dispute?.networkReasonCode ?? null,
  due_by: (_, complaint) => iso(complaint?.dispute?.dueAt),
  actionable: (_, complaint) => complaint?.dispute?.refundable ?? null,
  charge: (_, complaint) => complaint?.payment ?? null,
  idempotency_key: (reading) => (reading.kind === 'unusable' ? null : reading.eventId),
  test: (reading) => reading.kind !== 'unusable' && reading.test,
}

const sameTime = (key: string, value: unknown): unknown =>
  key === 'due_by' && typeof value === 'string' ? iso(Date.parse(value)) : value

function readingOf(fixture: PayloadFixture): Reading {
  const source: Source = sources[fixture.source]
  return source.read(arrivalOf(fixture.body, fixture.headers), contextOf(['secret'], null))
}

test.each(payloadFixtures)('$path says what its collector read in it, or we say why not', (fixture) => {
  const reading = readingOf(fixture)
  const events = reading.kind === 'events' ? reading.events : []
  const complaint = events.find((event) => event.type === 'complaint') ?? null
  const update = events.find((event) => event.type === 'dispute') ?? null
  const differing = disagreements[fixture.path.replace('shared: ', '')] ?? {}
  for (const [key, expected] of Object.entries(fixture.expect)) {
    const say = vocabulary[key]
    if (remarks.has(key) || (say === undefined && !fixture.ours)) continue
    expect(say, `the word "${key}" is neither mapped nor a remark`).toBeDefined()
    const said = say?.(reading, complaint, update)
    if (differing[key] === undefined) expect(sameTime(key, said), key).toEqual(sameTime(key, expected))
    else expect(said, `${key}: no longer differs, so drop "${differing[key]}"`).not.toEqual(expected)
  }
})

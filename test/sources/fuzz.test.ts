import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../workers/sources/json.ts'
import { type SourceName, sources } from '../../workers/sources/registry.ts'
import type { Reading } from '../../workers/sources/source.ts'
import { payloadFixtures, readAs, signatureFixtures } from './fixture.ts'

const names = Object.keys(sources) as SourceName[]

/** Enough to catch a careless branch in a second; `FUZZ_RUNS=20000` for a night's run. */
const runs = Number(process.env.FUZZ_RUNS) || 400

const topics: Record<SourceName, { header: string | null; values: readonly string[] }> = {
  standard: {
    header: null,
    values:
      'complaint.created review.posted order.paid order.cancelled order.refunded remedy.delivered customer.updated x'.split(
        ' ',
      ),
  },
  shopify: {
    header: 'x-shopify-topic',
    values: 'orders/paid orders/cancelled refunds/create returns/request disputes/create disputes/update x'.split(' '),
  },
  woocommerce: { header: 'x-wc-webhook-topic', values: ['order.updated', 'order.created', 'coupon.created'] },
  stripe: {
    header: null,
    values: 'charge.dispute.created charge.dispute.closed charge.refunded radar.early_fraud_warning.created x'.split(
      ' ',
    ),
  },
  square: { header: null, values: ['dispute.created', 'dispute.state.updated', 'refund.updated', 'x'] },
  tbank: { header: null, values: ['x'] },
  cloudpayments: { header: null, values: ['x'] },
  judgeme: { header: null, values: ['x'] },
  zendesk: { header: null, values: ['zen:event-type:ticket.created', 'zen:event-type:ticket.updated', 'x'] },
  typeform: { header: null, values: ['x'] },
  telegram: { header: null, values: ['x'] },
  paypal: {
    header: null,
    values: ['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.RESOLVED', 'PAYMENT.CAPTURE.REFUNDED', 'x'],
  },
  adyen: { header: null, values: ['CHARGEBACK', 'REFUND', 'x'] },
}

/** Words, ids and sums that mean something somewhere, so that the fuzz reaches the branches behind them. */
const word = fc.constantFrom(
  ...'customer inventory chargeback inquiry needs_response won lost warning_closed completed refunded cancelled failed'.split(
    ' ',
  ),
  ...'usd JPY ISK 12.50 -12.50 999999999999999 9007199254740993 1e400 2026-02-30 2026-02-28T10:00:00 0 5 __proto__ constructor'.split(
    ' ',
  ),
  ...['\u0000', '\ud800', '', ' ', 'a\nb'],
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: fc.jsonValue() },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, 5, 1e300, [], {}, [[]], [null], {
      amount: '1.00',
      currency: 'MDL',
    }),
  },
)

/** Puts a value at a place of the tree that the numbers pick, or takes that place away. */
function mutated(tree: unknown, picks: readonly number[], put: unknown, remove: boolean): unknown {
  const [pick = 0, ...rest] = picks
  if (typeof tree !== 'object' || tree === null || picks.length === 0) return put
  const entries = Object.entries(tree)
  const chosen = pick % Math.max(entries.length, 1)
  const changed = entries.flatMap(([key, member], i) => {
    if (i !== chosen) return [[key, member]]
    const leaf = typeof member !== 'object' || member === null
    return remove && (leaf || rest.length === 0) ? [] : [[key, mutated(member, rest, put, remove)]]
  })
  return Array.isArray(tree) ? changed.map(([, member]) => member) : Object.fromEntries(changed)
}

/** What holds of every reading, whatever was sent. */
function check(reading: Reading): void {
  if (reading.kind !== 'events') {
    expect(reading.why.length).toBeGreaterThan(0)
    expect(reading.why.length).toBeLessThan(300)
  }
  if (reading.kind !== 'unusable') expect(reading.eventId).not.toBe('')
  const walk = (node: unknown, key: string): void => {
    if (typeof node === 'string') {
      expect(node.isWellFormed() && !node.includes('\u0000'), `${key} can be stored`).toBe(true)
      if (key === 'externalId') expect(node.length).toBeGreaterThan(0)
    } else if (typeof node === 'number') expect(Number.isSafeInteger(node), key).toBe(true)
    else if (typeof node === 'object' && node !== null)
      for (const [name, member] of Object.entries(node)) walk(member, name)
    else expect(node, key).not.toBe(undefined)
  }
  if (reading.kind === 'events') {
    walk(reading.events, 'events')
    for (const event of reading.events)
      if (event.type === 'complaint') expect(event.refunded?.minor ?? 0).toBeGreaterThanOrEqual(0)
  }
}

const headersOf = (name: SourceName, topic: string): Record<string, string> => {
  const { header } = topics[name]
  return header === null ? {} : { [header]: topic }
}

const standardSample = {
  timestamp: '2026-11-21T10:00:00Z',
  data: {
    id: 'c-1001',
    category: 'damaged',
    text: 'torn',
    channel: 'form',
    rating: 1,
    amount: { amount: '1.00', currency: 'MDL' },
    complaint: null,
    customer: {
      id: 'u-7',
      email: 'ana@example.com',
      tags: ['vip'],
      ordersCount: 14,
      totalSpent: { amount: '125000.00', currency: 'MDL' },
    },
    order: {
      id: 'A-1001',
      total: { amount: '20000.00', currency: 'MDL' },
      codes: ['X'],
      lines: [{ name: 'Bag', quantity: 1000 }],
    },
  },
}
const shopifySamples = [
  {
    id: 1,
    order_id: 2,
    transactions: [{ kind: 'refund', status: 'success', amount: '5.00', currency: 'MDL' }],
    refund_line_items: [],
  },
  { id: 1, order: { id: 2 }, return_line_items: [{ return_reason: 'defective', customer_note: 'x', quantity: 1 }] },
]
const cloudpaymentsSamples = [
  {
    TransactionId: 1,
    PaymentTransactionId: 2,
    Amount: '5.00',
    Currency: 'RUB',
    InvoiceId: 'A-1',
    Email: 'a@example.com',
  },
  { TransactionId: 1, Amount: 5, Currency: 'RUB', InvoiceId: 'A-1', Status: 'Completed', AuthCode: 'A1B2C3' },
  { TransactionId: 1, Amount: 5, Reason: 'InsufficientFunds', ReasonCode: 5051 },
]
const samples = (name: SourceName): unknown[] => [
  ...(name === 'cloudpayments' ? cloudpaymentsSamples : []),
  ...(name === 'standard' ? [standardSample] : []),
  ...(name === 'shopify' ? shopifySamples : []),
  ...[...payloadFixtures, ...signatureFixtures]
    .filter((fixture) => fixture.source === name && /^\s*\{/.test(fixture.body) && !fixture.body.endsWith('json'))
    .map(({ body }) => JSON.parse(body)),
]

test.each(names)('%s: any JSON value, correctly signed, gives a reading', (name) => {
  fc.assert(
    fc.property(fc.constantFrom(...topics[name].values), fc.jsonValue(), (type, body) => {
      const typed =
        typeof body === 'object' && body !== null && !Array.isArray(body)
          ? { ...body, type, event_type: type, data: body }
          : body
      check(readAs(name, typed as Json, headersOf(name, type)))
    }),
    { numRuns: runs },
  )
})

test.each(names)('%s: a real payload with up to four places changed gives a reading that can be stored', (name) => {
  const place = fc.record({
    picks: fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
    put: value,
    remove: fc.boolean(),
  })
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      fc.constantFrom(...samples(name)),
      fc.constantFrom(...topics[name].values),
      fc.boolean(),
      fc.array(place, { maxLength: 4 }),
      (sample, topic, retype, places) => {
        let body: unknown = retype ? Object.assign({}, sample, { type: topic, event_type: topic }) : sample
        for (const { picks, put, remove } of places) body = mutated(body, picks, put, remove)
        const reading = readAs(name, body as Json, headersOf(name, topic))
        seen.add(reading.kind)
        check(reading)
      },
    ),
    { numRuns: runs },
  )
  expect(seen).toEqual(new Set(['events', 'nothing', 'unusable']))
})

test.each(names)('%s: any bytes at all give a reading', (name) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...topics[name].values), (body, topic) => {
      check(readAs(name, body, headersOf(name, topic)))
    }),
    { numRuns: runs },
  )
})

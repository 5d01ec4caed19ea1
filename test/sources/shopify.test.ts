import { expect, test } from 'vitest'
import type { Json } from '../../workers/sources/json.ts'
import { shopify } from '../../workers/sources/shopify.ts'
import { payloadFixtures, readAs } from './fixture.ts'

const said = (topic: string, body: Json | string, headers: HeadersInit = {}) =>
  readAs('shopify', body, { 'x-shopify-topic': topic, ...Object.fromEntries(new Headers(headers)) })
const fixture = (file: string) => payloadFixtures.find(({ path }) => path === `shopify/${file}`)?.body ?? ''

const cancelled = (reason: string) =>
  fixture('orders.cancelled-2024-10.json').replace('"customer","cancelled_at"', `"${reason}","cancelled_at"`)

test('an order its customer cancelled is a fact and a complaint, each line and each id exact', () => {
  const reading = said('orders/cancelled', cancelled('customer'))
  const nano = { sku: 'IPOD2008PINK', name: 'IPod Nano - 8GB', quantity: 1, total: { minor: 19_900, currency: 'USD' } }
  const order = {
    externalId: '820982911946154508',
    name: '#9999',
    total: { minor: 38_800, currency: 'USD' },
    placedAt: Date.UTC(2022, 0, 1),
    lines: [nano, nano],
  }
  const person = {
    externalId: '115310627314723954',
    email: 'jon@example.com',
    name: 'John Smith',
    country: 'US',
    marketingConsent: false,
  }
  expect(reading).toMatchObject({
    kind: 'events',
    test: true,
    events: [
      { type: 'order', state: 'cancelled', order, person },
      {
        type: 'complaint',
        externalId: 'cancellation:820982911946154508',
        channel: 'cancellation',
        category: 'other',
        order,
        person,
        text: '',
      },
    ],
  })
})

test.each([
  ['inventory', 'missing-item'],
  ['fraud', null],
  ['declined', null],
  ['staff', null],
  ['other', null],
])('an order cancelled for "%s" is a complaint of the category %s', (reason, category) => {
  const reading = said('orders/cancelled', cancelled(reason))
  const events = reading.kind === 'events' ? reading.events : []
  expect(events.map((event) => (event.type === 'complaint' ? event.category : event.type))).toEqual(
    category === null ? ['order'] : ['order', category],
  )
})

const refund = (transactions: Json) =>
  `{"id":890088186047892319,"order_id":820982911946154508,"note":"internal","transactions":${JSON.stringify(transactions)}}`
const paid = (amount: string, rest = {}) => ({ kind: 'refund', status: 'success', amount, currency: 'MDL', ...rest })

test('a refund is known by its own id, tells what went back, and never quotes the merchant’s note', () => {
  const amount = { minor: 1250, currency: 'MDL' }
  expect(
    said(
      'refunds/create',
      refund([paid('10.00'), paid('2.50'), paid('99.00', { status: 'failure' }), paid('5.00', { kind: 'sale' })]),
    ),
  ).toMatchObject({
    events: [
      { type: 'order', state: 'refunded', amount, order: { externalId: '820982911946154508' } },
      {
        type: 'complaint',
        externalId: 'refund:890088186047892319',
        channel: 'refund',
        refunded: amount,
        text: '',
        person: null,
        order: { externalId: '820982911946154508' },
      },
    ],
  })
})

test.each([
  [[]],
  [[paid('x')]],
  [[paid('0.00')]],
  [[paid('-5.00')]],
  [[paid('1.00'), paid('1.00', { currency: 'EUR' })]],
  [Array(12).fill(paid('9007199254740.00'))],
])(
  'a refund whose sum is nothing or not known for certain is a complaint, and no fact about the order',
  (transactions) => {
    const reading = said('refunds/create', refund(transactions))
    expect(reading.kind === 'events' && reading.events.map((event) => event.type)).toEqual(['complaint'])
    expect(reading).toMatchObject({ events: [{ refunded: null }] })
  },
)

test("a return request tells the customer's own words and the reason they picked", () => {
  const items = [
    { return_reason: 'unknown', customer_note: 'Too tight' },
    {
      return_reason: 'SIZE_TOO_SMALL',
      customer_note: 'Too tight',
      quantity: 2,
      fulfillment_line_item: { line_item: { name: 'Shirt', sku: 'S' } },
    },
  ]
  const body = {
    id: 1,
    admin_graphql_api_id: 'gid://shopify/Return/99999999999999999',
    order: { id: 2, name: '#7' },
    return_line_items: items,
  }
  expect(
    said('returns/request', body as unknown as Json, { 'x-shopify-triggered-at': '2024-08-07T22:53:01.347294875Z' }),
  ).toMatchObject({
    events: [
      {
        externalId: 'return:99999999999999999',
        channel: 'return',
        category: 'not-as-described',
        text: 'Too tight',
        at: 1723071181347,
        order: { externalId: '2', name: '#7', lines: [{ name: 'Shirt', sku: 'S', quantity: 2, total: null }] },
      },
    ],
  })
})

test.each([
  ['defective', 'faulty'],
  ['wrong_item', 'wrong-item'],
  ['color', 'not-as-described'],
  ['constructor', 'other'],
])('a return for "%s" is of the category %s', (return_reason, category) => {
  const body = { id: '1', order: { id: '2' }, return_line_items: [{ return_reason }] }
  expect(said('returns/request', body)).toMatchObject({ events: [{ category }] })
})

const parcel = (shipment_status: string | null, more: object = {}) => ({
  ...{ id: '255858046', order_id: '450789469', status: 'success', shipment_status, service: 'manual' },
  ...{ created_at: '2026-11-20T10:00:00+02:00', updated_at: '2026-11-22T09:30:00+02:00', tracking_number: '1Z2345' },
  ...more,
})

test('a parcel that arrived says when, and when it left; without that it could be any parcel', () => {
  const at = Date.UTC(2026, 10, 22, 7, 30)
  const leftAt = Date.UTC(2026, 10, 20, 8)
  expect(said('fulfillments/update', parcel('delivered'))).toMatchObject({
    events: [{ type: 'delivered', complaint: null, orderId: '450789469', at, leftAt }],
  })
  expect(said('fulfillments/update', parcel('delivered', { created_at: null }))).toMatchObject({ kind: 'nothing' })
  expect(said('fulfillments/update', parcel('delivered', { order_id: null }))).toMatchObject({ kind: 'unusable' })
})

test('a parcel that its carrier calls late is a complaint nobody wrote, the same for its whole order', () => {
  const late = { type: 'complaint', externalId: 'delayed:450789469', category: 'late', channel: 'tracking', text: '' }
  expect(said('fulfillments/update', parcel('delayed'))).toMatchObject({ events: [late] })
  expect(said('fulfillments/update', parcel('delayed', { id: '255858047' }))).toMatchObject({ events: [late] })
  for (const status of ['in_transit', 'failure', 'attempted_delivery', null]) {
    expect(said('fulfillments/update', parcel(status))).toMatchObject({ kind: 'nothing' })
  }
})

const dispute = (type: string, status: string) => ({
  id: '5',
  order_id: '6',
  type,
  status,
  amount: '11.50',
  currency: 'CAD',
  evidence_due_by: '2026-12-01T00:00:00Z',
})

test.each([
  ['inquiry', 'needs_response', 'inquiry', true],
  ['inquiry', 'under_review', 'inquiry', true],
  ['inquiry', 'charge_refunded', 'closed', false],
  ['chargeback', 'needs_response', 'needs-response', false],
  ['chargeback', 'under_review', 'under-review', false],
  ['chargeback', 'won', 'won', false],
  ['chargeback', 'lost', 'lost', false],
])('money may be returned on an %s that is %s: state %s, %s', (type, status, state, refundable) => {
  const dueAt = ['won', 'lost', 'closed'].includes(state) ? null : Date.UTC(2026, 11)
  const claim = { externalId: '5', state, refundable, dueAt, amount: { minor: 1150, currency: 'CAD' } }
  expect(said('disputes/create', dispute(type, status))).toMatchObject({
    events: [
      { type: 'complaint', externalId: 'dispute:5', category: 'dispute', dispute: claim, order: { externalId: '6' } },
    ],
  })
  expect(said('disputes/update', dispute(type, status))).toMatchObject({
    events: [{ type: 'dispute', dispute: claim, orderId: '6' }],
  })
})

test('a paid order brings its codes, so that a bonus is seen used', () => {
  const body = {
    id: '6',
    total_price: '58000.00',
    currency: 'RUB',
    discount_codes: [{ code: 'AB12' }, {}],
    customer: { id: '7', tags: 'vip, b2b', orders_count: 12 },
  }
  expect(said('orders/paid', body as unknown as Json)).toMatchObject({
    test: false,
    events: [
      {
        type: 'order',
        state: 'paid',
        codes: ['AB12'],
        amount: { minor: 5_800_000, currency: 'RUB' },
        person: { tags: ['vip', 'b2b'], ordersCount: 12 },
      },
    ],
  })
})

test('a customer without tags has none, not one empty tag', () => {
  expect(said('orders/paid', { id: '6', customer: { id: '7', tags: ' , ' } })).toMatchObject({
    events: [{ person: { tags: [] } }],
  })
})

test('the event id is the webhook id of either set of headers, and without one there is no reading', () => {
  const ids = (headers: Record<string, string>) =>
    said('orders/paid', { id: '6' }, { 'x-shopify-webhook-id': '', ...headers })
  expect(ids({ 'x-shopify-webhook-id': 'w-7', 'shopify-event-id': 'e-1' })).toMatchObject({ eventId: 'w-7' })
  expect(ids({})).toEqual({ kind: 'unusable', why: 'the X-Shopify-Webhook-Id header is missing' })
  const newer = {
    'shopify-hmac-sha256': 'x',
    'shopify-topic': 'Order',
    'shopify-action': 'paid',
    'shopify-webhook-id': 'e-2',
  }
  expect(ids(newer)).toMatchObject({ kind: 'events', eventId: 'e-2', events: [{ state: 'paid' }] })
})

test('test traffic is told by the header or the body', () => {
  expect(said('orders/paid', { id: '6' }, { 'x-shopify-test': 'true' })).toMatchObject({ test: true })
  expect(said('orders/paid', { id: '6', test: true })).toMatchObject({ test: true })
  expect(said('orders/paid', { id: '6', test: 'true' }, { 'x-shopify-test': 'false' })).toMatchObject({ test: false })
})

test('what no grievance can hang on is unusable, other topics are nothing', () => {
  expect(said('refunds/create', { id: '1' })).toEqual({ kind: 'unusable', why: 'order_id is missing' })
  expect(said('returns/request', { id: '1' })).toEqual({ kind: 'unusable', why: 'order is missing or of another kind' })
  expect(said('products/create', { foo: 'bar' })).toMatchObject({ kind: 'nothing', eventId: 'w-1' })
})

test('the settings take a bare host only, for the access token is sent there', () => {
  expect(
    shopify.settings.safeParse({ shopDomain: 'Shop.myshopify.com', accessToken: 'x', test: 'accept' }).data,
  ).toMatchObject({ shopDomain: 'shop.myshopify.com' })
  for (const shopDomain of ['https://a.com', 'a.com/x', 'a@b.com', 'a.com:81', '', 'a b'])
    expect(shopify.settings.safeParse({ shopDomain }).success, shopDomain).toBe(false)
  expect(shopify.settings.safeParse({}).success).toBe(false)
})

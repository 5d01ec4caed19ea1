import { expect, test } from 'vitest'
import { lookUpCases, shopifyOrder, shopifyOrderId } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, standIn } from './vendor-api.ts'

const { shop, body, headers, vendor } = lookUpCases.shopify
const question = questionIn(readWith(shop, body, headers))
const graphql = '/admin/api/2026-10/graphql.json'
const answering = async (answer: unknown) => {
  const { api, asked } = standIn({ ...vendor, shelf: { [graphql]: answer } })
  return { answer: await lookUpWith(shop, question, api), asked }
}
const order = (changes: object) => answering({ data: { order: { ...shopifyOrder, ...changes } } })

test('the order is asked for by every digit of its id, and told as its webhook would', async () => {
  const { answer, asked } = await answering({ data: { order: shopifyOrder } })
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ variables: { id: `gid://shopify/Order/${shopifyOrderId}` } })
  const total = { minor: 25000, currency: 'MDL' }
  const claim = {
    externalId: shopifyOrderId,
    name: '#1042',
    total,
    placedAt: Date.UTC(2026, 9, 20, 10, 0, 5),
    lines: [{ sku: 'B-1', name: 'Bag', quantity: 2, total }],
  }
  const person = {
    externalId: '115310627314723954',
    email: 'jon@example.com',
    name: 'Jon Snow',
    locale: 'ro-MD',
    country: 'MD',
    tags: ['vip', 'b2b'],
    ordersCount: 14,
    totalSpent: { minor: 12500000, currency: 'MDL' },
    marketingConsent: true,
  }
  expect(answer).toMatchObject({
    events: [
      { type: 'order', state: 'paid', order: claim, person, codes: ['SORRY10'], amount: total },
      { type: 'complaint', externalId: 'refund:890088186047892319', channel: 'refund', order: claim, person },
    ],
  })
})

test('a cancelled order is told as cancelled, and an unpaid one as neither', async () => {
  const cancelled = await order({ cancelledAt: '2026-10-21T10:00:00Z', displayFinancialStatus: 'PENDING' })
  expect(cancelled.answer).toMatchObject({
    events: [{ type: 'order', state: 'cancelled', amount: null, at: Date.UTC(2026, 9, 21, 10) }, { type: 'complaint' }],
  })
  const unpaid = await order({ displayFinancialStatus: 'PENDING' })
  expect(unpaid.answer).toMatchObject({ events: [{ type: 'complaint' }] })
})

test('an order without its person, whom the token may not see, still gives its facts', async () => {
  const denied = [{ message: 'Access denied for customer field.', extensions: { code: 'ACCESS_DENIED' } }]
  const hidden = { ...shopifyOrder, email: null, phone: null, customer: null }
  const { answer } = await answering({ data: { order: hidden }, errors: denied })
  expect(answer).toMatchObject({ events: [{ type: 'order' }, { person: null, order: { name: '#1042' } }] })
})

test.each([
  ['THROTTLED', 'later'],
  ['INTERNAL_SERVER_ERROR', 'later'],
  ['ACCESS_DENIED', 'unknown'],
  ['SHOP_INACTIVE', 'unknown'],
])('an answer of 200 with the error %s is %s', async (code, kind) => {
  const { answer } = await answering({ errors: [{ message: 'x', extensions: { code } }], data: null })
  expect(answer.kind).toBe(kind)
})

test('an order that is not shown (older than 60 days, or another shop’s) is unknown', async () => {
  expect((await answering({ data: { order: null } })).answer).toMatchObject({ kind: 'unknown' })
})

test('a return and a dispute are asked for too, a paid order and a dispute without an order are not', () => {
  const said = (topic: string, body: object) =>
    readWith(shop, body, { 'x-shopify-webhook-id': 'w', 'x-shopify-topic': topic })
  expect(said('returns/request', { id: 1, order: { id: 5 }, return_line_items: [] })).toMatchObject({
    ask: { order: '5', grievance: 'return:1', channel: 'return' },
  })
  expect(said('disputes/create', { id: 2, order_id: 6, type: 'chargeback' })).toMatchObject({ ask: { order: '6' } })
  expect(said('disputes/create', { id: 2, order_id: null })).not.toHaveProperty('ask')
  expect(said('orders/paid', { id: 7 })).not.toHaveProperty('ask')
  const known = { id: 8, email: 'jon@example.com', cancel_reason: 'customer' }
  expect(said('orders/cancelled', known)).not.toHaveProperty('ask')
})

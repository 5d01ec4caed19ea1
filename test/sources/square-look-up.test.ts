import { expect, test } from 'vitest'
import { lookUpCases, squareCustomer, squareOrder, squarePayment } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, type Shelf, standIn } from './vendor-api.ts'

const { shop, body, vendor } = lookUpCases.square
const question = questionIn(readWith(shop, body))

async function found(changes: Shelf) {
  const { api, asked } = standIn({ ...vendor, shelf: { ...vendor.shelf, ...changes } })
  return { answer: await lookUpWith(shop, question, api), paths: asked.map(({ path }) => path), asked }
}

test('payment, order and customer make one grievance with the shop’s own number of the order', async () => {
  const { answer, paths, asked } = await found({})
  expect(paths).toEqual(['/v2/payments/PAY1', '/v2/orders/ORD1', '/v2/customers/CUS1'])
  expect(asked[0]?.headers.get('square-version')).toMatch(/^\d{4}-\d\d-\d\d$/)
  const total = { minor: 8801, currency: 'USD' }
  const order = { externalId: '1042', name: null, total, lines: [{ name: 'Vase', quantity: 1, total }] }
  const person = { externalId: 'CUS1', email: 'ann@example.com', name: 'Ann Lee', phone: '+12065550100', country: 'US' }
  expect(answer).toMatchObject({
    events: [
      { type: 'order', state: 'paid', order, person, payments: ['PAY1'] },
      { type: 'complaint', externalId: 'dispute:D1', channel: 'dispute', order, person, payment: 'PAY1' },
    ],
  })
})

test('the buyer’s own address at the checkout comes before the customer’s, who is then not asked for', async () => {
  const { answer, paths } = await found({
    '/v2/payments/PAY1': { payment: { ...squarePayment, buyer_email_address: 'gift@example.com' } },
  })
  expect(paths).not.toContain('/v2/customers/CUS1')
  expect(answer).toMatchObject({ events: [{}, { person: { email: 'gift@example.com', externalId: 'CUS1' } }] })
})

test('without the shop’s number the order is Square’s, under the receipt’s, and no paid order is told', async () => {
  const { answer } = await found({ '/v2/orders/ORD1': { order: { ...squareOrder, reference_id: null } } })
  expect(answer).toMatchObject({ events: [{ type: 'complaint', order: { externalId: 'ORD1', name: 'PAY1' } }] })
  expect(answer).toHaveProperty('events.length', 1)
})

test('whom the parcel went to can be written to where nobody else is named', async () => {
  const recipient = { display_name: 'Bo Ek', email_address: 'bo@example.com', phone_number: null }
  const order = { ...squareOrder, fulfillments: [{ type: 'SHIPMENT', shipment_details: { recipient } }] }
  const { answer, paths } = await found({ '/v2/orders/ORD1': { order } })
  expect(paths).toHaveLength(2)
  expect(answer).toMatchObject({ events: [{}, { person: { email: 'bo@example.com', name: 'Bo Ek' } }] })
})

test('an order or a customer that cannot be read leaves what the payment says', async () => {
  const { answer } = await found({ '/v2/orders/ORD1': undefined, '/v2/customers/CUS1': undefined })
  expect(answer).toMatchObject({
    events: [{ type: 'complaint', person: null, order: { externalId: 'ORD1', total: { minor: 8801 } } }],
  })
})

test('a payment of nobody for nothing is unknown', async () => {
  const { answer } = await found({
    '/v2/payments/PAY1': { payment: { id: 'PAY1', total_money: { amount: 1, currency: 'USD' } } },
  })
  expect(answer).toMatchObject({ kind: 'unknown', why: expect.stringContaining('neither') })
})

test('a part of a piece is one line of one piece, and a customer without an address is nobody', async () => {
  const order = { ...squareOrder, line_items: [{ name: 'Ribbon', quantity: '1.5', total_money: null }] }
  const { answer } = await found({
    '/v2/orders/ORD1': { order },
    '/v2/customers/CUS1': { customer: { ...squareCustomer, email_address: null, phone_number: null } },
  })
  expect(answer).toMatchObject({ events: [{}, { person: null, order: { lines: [{ name: 'Ribbon', quantity: 1 }] } }] })
})

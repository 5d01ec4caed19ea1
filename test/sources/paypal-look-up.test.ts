import { expect, test } from 'vitest'
import { lookUpCases, paypalCapture, paypalOrder } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, type Shelf, standIn } from './vendor-api.ts'

const { shop, body, vendor } = lookUpCases.paypal
const question = questionIn(readWith(shop, body))
const capture = '/v2/payments/captures/3C679366HH908993F'
const checkout = '/v2/checkout/orders/5O190127TN364715T'

async function found(changes: Shelf, asking: object = question) {
  const { api, asked } = standIn({ ...vendor, shelf: { ...vendor.shelf, ...changes } })
  return { answer: await lookUpWith(shop, asking, api), asked }
}

test('the capture says the order, and its checkout the buyer and the goods', async () => {
  const { answer, asked } = await found({})
  expect(asked.map(({ path }) => path)).toEqual(['/v1/oauth2/token', capture, checkout])
  const total = { minor: 5000, currency: 'EUR' }
  const placedAt = Date.UTC(2026, 10, 1, 8)
  const order = { externalId: 'A-2002', total, placedAt, lines: [{ name: 'Cup', sku: 'C-1', quantity: 2, total }] }
  const person = { externalId: 'QYR5Z8XDVJNXQ', email: 'ion@example.com', name: 'Ion Rusu', country: 'MD' }
  expect(answer).toMatchObject({
    events: [
      { type: 'order', state: 'paid', order, person, amount: total, at: placedAt, payments: ['3C679366HH908993F'] },
      { type: 'complaint', externalId: 'dispute:PP-D-4012', channel: 'dispute', order, person },
    ],
  })
})

test('a dispute that names no payment is read first', async () => {
  const silent = questionIn(
    readWith(shop, {
      ...(body as object),
      resource: { dispute_id: 'PP-D-4012', status: 'OPEN', disputed_transactions: [] },
    }),
  )
  expect(silent).toMatchObject({ dispute: 'PP-D-4012', grievance: 'dispute:PP-D-4012' })
  expect(silent).not.toHaveProperty('payment')
  const dispute = {
    dispute_id: 'PP-D-4012',
    disputed_transactions: [{ seller_transaction_id: '3C679366HH908993F', invoice_number: 'A-3003' }],
  }
  const { answer } = await found({ '/v1/customer/disputes/PP-D-4012': dispute }, silent)
  expect(answer).toMatchObject({
    events: [{}, { order: { externalId: 'A-3003' }, person: { email: 'ion@example.com' } }],
  })
  const older = await found({ '/v1/customer/disputes/PP-D-4012': dispute, [capture]: undefined }, silent)
  expect(older.answer).toMatchObject({ events: [{ type: 'complaint', order: { externalId: 'A-3003' }, person: null }] })
  const empty = await found({ '/v1/customer/disputes/PP-D-4012': { disputed_transactions: [] } }, silent)
  expect(empty.answer).toMatchObject({ kind: 'unknown' })
})

test('a checkout that is gone leaves the capture’s order, by which the customer may be known', async () => {
  const { answer } = await found({ [checkout]: undefined })
  expect(answer).toMatchObject({
    events: [{ person: null }, { order: { externalId: 'A-2002', lines: [] }, person: null }],
  })
})

test('a checkout of several shops says neither whose order nor whose goods these are', async () => {
  const two = {
    ...paypalOrder,
    purchase_units: [
      { custom_id: 'B-1', items: [] },
      { custom_id: 'B-2', items: [] },
    ],
  }
  const { answer } = await found({ [capture]: { ...paypalCapture, invoice_id: null }, [checkout]: two })
  expect(answer).toMatchObject({ events: [{ type: 'complaint', order: null, person: { email: 'ion@example.com' } }] })
})

test.each(['PENDING', 'DECLINED', 'FAILED', null])('a capture that is %s tells no paid order', async (status) => {
  const { answer } = await found({ [capture]: { ...paypalCapture, status } })
  expect(answer).toMatchObject({ events: [{ type: 'complaint', order: { externalId: 'A-2002' } }] })
})

test('no link is followed, whoever wrote it', async () => {
  const links = [{ rel: 'up', href: 'https://evil.example/v2/checkout/orders/1', method: 'GET' }]
  const { asked } = await found({ [capture]: { ...paypalCapture, links }, [checkout]: { ...paypalOrder, links } })
  expect(asked.map(({ path }) => path)).toEqual(['/v1/oauth2/token', capture, checkout])
  const other = { related_ids: { order_id: '../../v1/x' } }
  const odd = await found({ [capture]: { ...paypalCapture, supplementary_data: other } })
  expect(odd.asked).toHaveLength(2)
})

test('a token that cannot stand in a header is none', async () => {
  const { answer, asked } = await found({ '/v1/oauth2/token': { access_token: 'a\r\nX-Injected: 1' } })
  expect(answer).toMatchObject({ kind: 'later' })
  expect(asked).toHaveLength(1)
})

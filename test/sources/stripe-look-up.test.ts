import { expect, test } from 'vitest'
import { lookUpCases, stripeCharge } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, type Shelf, standIn } from './vendor-api.ts'

const { shop, body, vendor } = lookUpCases.stripe
const question = questionIn(readWith(shop, body))

const bare = { ...stripeCharge, metadata: {}, billing_details: { email: null }, payment_intent: 'pi_1' }
async function found(shelf: Shelf, asking: object = question) {
  const { api, asked } = standIn({ ...vendor, shelf })
  return { answer: await lookUpWith(shop, asking, api), paths: asked.map(({ path }) => path), asked }
}

test('the charge alone is asked where it says both, and its order is told as paid', async () => {
  const { answer, paths } = await found({ '/v1/charges/ch_1': stripeCharge })
  expect(paths).toEqual(['/v1/charges/ch_1'])
  const order = {
    externalId: 'A-1001',
    total: { minor: 12500, currency: 'EUR' },
    placedAt: 1793750400000,
  }
  const person = { externalId: 'cus_9', email: 'ana@example.com', name: 'Ana Popescu', country: 'RO' }
  expect(answer).toMatchObject({
    kind: 'found',
    events: [
      { type: 'order', state: 'paid', order, person, at: 1793750400000, payments: ['ch_1', 'pi_1'] },
      {
        type: 'complaint',
        externalId: 'dp_1',
        category: 'dispute',
        channel: 'dispute',
        order,
        person,
        payment: 'ch_1',
      },
    ],
  })
})

test('what the charge leaves open is asked further: its intent, its checkout, its customer', async () => {
  const { answer, paths } = await found({
    '/v1/charges/ch_1': bare,
    '/v1/payment_intents/pi_1': { id: 'pi_1', metadata: { order_id: 'A-7' }, receipt_email: null },
    '/v1/checkout/sessions?payment_intent=pi_1&limit=1': { object: 'list', data: [], has_more: false },
    '/v1/customers/cus_9': {
      id: 'cus_9',
      email: 'ana@example.com',
      name: 'Ana',
      phone: null,
      address: { country: 'ro' },
    },
  })
  expect(paths).toEqual([
    '/v1/charges/ch_1',
    '/v1/payment_intents/pi_1',
    '/v1/checkout/sessions?payment_intent=pi_1&limit=1',
    '/v1/customers/cus_9',
  ])
  expect(answer).toMatchObject({
    events: [{ type: 'order' }, { order: { externalId: 'A-7' }, person: { email: 'ana@example.com', country: 'RO' } }],
  })
})

test('a key that may not read everything finds what it may read', async () => {
  const sessions = '/v1/checkout/sessions?payment_intent=pi_1&limit=1'
  const session = { metadata: { order_id: 'A-8' }, customer_details: { email: 'ion@example.com', name: 'Ion' } }
  const { answer } = await found({ '/v1/charges/ch_1': bare, [sessions]: { data: [session] } })
  expect(answer).toMatchObject({ events: [{}, { order: { externalId: 'A-8' }, person: { email: 'ion@example.com' } }] })
})

test('a session’s client_reference_id is no order, and a customer’s number alone is nobody', async () => {
  const sessions = '/v1/checkout/sessions?payment_intent=pi_1&limit=1'
  const { answer } = await found({
    '/v1/charges/ch_1': bare,
    [sessions]: { data: [{ client_reference_id: 'cart-5' }] },
  })
  expect(answer).toEqual({ kind: 'unknown', why: expect.stringContaining('neither the customer nor the order') })
})

test('a dispute that names the intent alone is asked by it', async () => {
  const { answer, paths } = await found(
    { '/v1/charges?payment_intent=pi_1&limit=1': { object: 'list', data: [stripeCharge] } },
    { ...question, payment: 'pi_1' },
  )
  expect(paths).toEqual(['/v1/charges?payment_intent=pi_1&limit=1'])
  expect(answer).toMatchObject({ events: [{ order: { externalId: 'A-1001' } }, { payment: 'ch_1' }] })
  const none = await found(
    { '/v1/charges?payment_intent=pi_1&limit=1': { data: [] } },
    { ...question, payment: 'pi_1' },
  )
  expect(none.answer).toMatchObject({ kind: 'unknown' })
})

test('a connected account’s event is asked in that account’s name, and in one version’s shape', async () => {
  const reading = readWith(shop, { ...(body as object), account: 'acct_5' })
  const { asked } = await found({ '/v1/charges/ch_1': stripeCharge }, questionIn(reading))
  expect(asked[0]?.headers.get('stripe-account')).toBe('acct_5')
  expect(asked[0]?.headers.get('stripe-version')).toMatch(/^\d{4}-\d\d-\d\d$/)
  const own = await found({ '/v1/charges/ch_1': stripeCharge })
  expect(own.asked[0]?.headers.has('stripe-account')).toBe(false)
})

test('a charge that was never paid tells no paid order', async () => {
  const { answer } = await found({ '/v1/charges/ch_1': { ...stripeCharge, paid: false } })
  expect(answer).toMatchObject({ events: [{ type: 'complaint', order: { externalId: 'A-1001' } }] })
})

test('a refund is asked for only where its charge lacks the address or the order', () => {
  const refunded = (charge: object) =>
    readWith(shop, { id: 'evt_2', type: 'charge.refunded', created: 1, livemode: true, data: { object: charge } })
  expect(refunded(stripeCharge)).not.toHaveProperty('ask')
  expect(refunded({ ...stripeCharge, metadata: {} })).toMatchObject({ ask: { payment: 'ch_1', channel: 'refund' } })
  expect(refunded(bare)).toMatchObject({ ask: { payment: 'ch_1' }, events: [{ person: null }] })
})

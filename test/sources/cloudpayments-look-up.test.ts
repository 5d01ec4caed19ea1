import { expect, test } from 'vitest'
import { cloudpaymentsModel, lookUpCases } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, standIn } from './vendor-api.ts'

const { shop, body, vendor } = lookUpCases.cloudpayments
const question = questionIn(readWith(shop, body))
const found = (answer: unknown, asking: object = question) => {
  const { api, asked } = standIn({ ...vendor, shelf: { '/payments/get': answer } })
  return lookUpWith(shop, asking, api).then((said) => ({ answer: said, asked }))
}
const payment = (changes: object = {}) => ({ Success: true, Model: { ...cloudpaymentsModel, ...changes } })

test('the payment says the refund’s currency, order and customer; each is told once, under the refund’s number', async () => {
  const { answer, asked } = await found(payment())
  expect(asked[0]?.body).toBe('{"TransactionId":455}')
  const order = { externalId: 'A-77', total: { minor: 100050, currency: 'RUB' }, placedAt: Date.UTC(2026, 9, 1, 9) }
  const refunded = { minor: 50000, currency: 'RUB' }
  expect(answer).toMatchObject({
    events: [
      { type: 'order', state: 'paid', order, payments: ['455'] },
      { type: 'order', state: 'refunded', amount: refunded, refund: '900' },
      {
        type: 'complaint',
        externalId: 'refund:900',
        channel: 'refund',
        order,
        refunded,
        person: { externalId: 'user_x', email: 'olga@example.com', name: 'OLGA IVANOVA' },
      },
    ],
  })
})

test('a refund that the webhook could tell of its order is not told a second time', async () => {
  const reading = readWith(
    { ...shop, settings: { ...shop.settings, currency: 'RUB' } },
    `${String(body)}&InvoiceId=A-77`,
  )
  expect(reading).toMatchObject({
    events: [{ type: 'order', state: 'refunded', refund: '900', amount: { minor: 50000 } }, { type: 'complaint' }],
  })
  const asking = questionIn(reading)
  expect(asking).not.toHaveProperty('amount')
  const { answer } = await found(payment(), asking)
  expect(answer).toMatchObject({ events: [{ state: 'paid' }, { type: 'complaint', refunded: null }] })
  expect(answer).toHaveProperty('events.length', 2)
})

test('nothing is asked where everything is known, though the sum alone is enough to ask', () => {
  const known = `${String(body)}&InvoiceId=A-77&Email=olga%40example.com`
  expect(readWith(shop, `${known}&Currency=RUB`)).not.toHaveProperty('ask')
  expect(questionIn(readWith(shop, known))).toMatchObject({ payment: '455', amount: '500.00' })
})

test('“Not found” is an answer of 200, and final', async () => {
  expect((await found({ Success: false, Message: 'Not found' })).answer).toMatchObject({ kind: 'unknown' })
  expect((await found({ Success: false, Model: cloudpaymentsModel })).answer).toMatchObject({ kind: 'unknown' })
})

test('digits beyond 2^53 go out as they came in', async () => {
  const { asked } = await found(payment(), { ...question, payment: '9007199254740993' })
  expect(asked[0]?.body).toBe('{"TransactionId":9007199254740993}')
})

test('the secret that signs notifications opens the API where no other is given', async () => {
  const bare = { ...shop, settings: { publicId: 'pk_1' } }
  const { api } = standIn(vendor)
  expect(await lookUpWith(bare, questionIn(readWith(bare, body)), api)).toMatchObject({ kind: 'found' })
})

import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { ecwid } from '../../workers/sources/ecwid.ts'
import { arrivalOf, contextOf } from './fixture.ts'
import { expectFailuresTold, foundWith, hostileBodies, noticeIn, vendorBehind } from './thin.ts'
import { lookUpWith, readWith, standIn } from './vendor-api.ts'

const settings = { storeId: '1003', token: 'secret_t' }
const shop = { source: ecwid, settings, secrets: ['client'] }
const orderPath = '/api/v3/1003/orders/B8HGD'
const profilePath = '/api/v3/1003/profile?responseFields=formatsAndUnits(currency)'
const profile = { formatsAndUnits: { currency: 'EUR' } }

const order = {
  id: 'B8HGD',
  vendorOrderNumber: 'B8HGD',
  orderNumber: 450012387,
  paymentStatus: 'PAID',
  fulfillmentStatus: 'SHIPPED',
  total: 66.04,
  email: 'anna@example.com',
  customerId: 270919557,
  lang: 'ro',
  acceptMarketing: true,
  createTimestamp: 1793527200,
  updateTimestamp: 1793872800,
  externalTransactionId: 'tx-1',
  discountCoupon: { code: 'SORRY-10' },
  billingPerson: { name: 'Anna Popescu', phone: '+37369000000', countryCode: 'MD' },
  items: [{ name: 'Mug', sku: 'MUG-1', quantity: 2, price: 33.02 }],
}
const at = (said: object, more: object = { [profilePath]: profile }) =>
  vendorBehind('authorization', 'Bearer secret_t', { [orderPath]: said, ...more })

const body = (data: object = {}, more: object = {}) => ({
  ...{ eventId: 'e-1', eventCreated: 1234567, storeId: 1003, entityId: 450012387, eventType: 'order.updated' },
  data: { orderId: 'B8HGD', oldPaymentStatus: 'PAID', newPaymentStatus: 'PAID', ...data },
  ...more,
})
const ask = { order: 'B8HGD' }
const eur = (minor: number) => ({ minor, currency: 'EUR' })

const sign = (text: string, key = 'client') => createHmac('sha256', key).update(text).digest('base64')
const verify = (sent: string, signature: string | null, secrets = ['client']) =>
  ecwid.verify(arrivalOf(sent, signature === null ? {} : { 'x-ecwid-webhook-signature': signature }), {
    ...{ ...contextOf(secrets, null), settings },
  })

test('the signature is of the event’s time and id, byte by byte, with the client secret', async () => {
  const sent = JSON.stringify(body())
  const good = sign('1234567.e-1')
  expect(await verify(sent, good)).toBe(true)
  expect(await verify(sent, good, ['newest', 'client'])).toBe(true)
  for (let i = 0; i < good.length; i++) {
    const flipped = good.slice(0, i) + (good[i] === 'A' ? 'B' : 'A') + good.slice(i + 1)
    expect(await verify(sent, flipped), `${i}`).toBe(false)
  }
  expect(await verify(JSON.stringify(body({}, { eventId: 'e-2' })), good)).toBe(false)
  expect(await verify(JSON.stringify(body({}, { eventCreated: 1234568 })), good)).toBe(false)
  for (const wrong of [null, '', 'x', `${good}=`, ` ${good}x`, sign('1234567.e-1', 'secret_t')])
    expect(await verify(sent, wrong), String(wrong)).toBe(false)
  for (const secrets of [['wrong'], [''], []]) expect(await verify(sent, good, secrets)).toBe(false)
  for (const hostile of hostileBodies) expect(await verify(hostile, good)).toBe(false)
})

test('a forged body under a good signature moves nothing: the order is what the API says', async () => {
  const forged = noticeIn(readWith(shop, body({ newPaymentStatus: 'REFUNDED' })))
  expect(forged).toMatchObject({ eventId: 'e-1', ask: { order: 'B8HGD' }, test: false })
  // A person is asked to look; nobody is written to.
  expect(forged.otherwise).toMatchObject([
    { externalId: 'refunded:B8HGD', channel: 'refund', order: null, person: null },
  ])
  expect(await foundWith(shop, forged.ask, at(order))).toMatchObject([{ type: 'order', state: 'paid' }])
})

test('an order that is paid is told with its customer, lines and codes', async () => {
  expect(noticeIn(readWith(shop, body())).otherwise).toEqual([])
  expect(await foundWith(shop, ask, at(order))).toEqual([
    {
      type: 'order',
      state: 'paid',
      order: {
        ...{ externalId: 'B8HGD', name: null, total: eur(6604), placedAt: 1793527200_000 },
        lines: [{ sku: 'MUG-1', name: 'Mug', quantity: 2, total: eur(6604) }],
      },
      person: expect.objectContaining({
        ...{ externalId: '270919557', email: 'anna@example.com', name: 'Anna Popescu', phone: '+37369000000' },
        ...{ locale: 'ro', country: 'MD', marketingConsent: true },
      }),
      codes: ['SORRY-10'],
      amount: eur(6604),
      at: 1793527200_000,
      payments: ['tx-1'],
    },
  ])
})

test('each refund is a step of its own, known by its date and sum however often the order is read', async () => {
  const refunds = [
    { date: '2026-11-06 09:00:00 +0000', source: 'CP', reason: 'broken', amount: 10 },
    { date: '2026-11-05 09:00:00 +0000', source: 'CP', amount: 5.5 },
    { date: '2026-11-06 09:00:00 +0000', source: 'CP', amount: 10 },
  ]
  const said = { ...order, paymentStatus: 'PARTIALLY_REFUNDED', refunds }
  const events = await foundWith(shop, ask, at(said))
  const [first, second] = [Date.UTC(2026, 10, 5, 9), Date.UTC(2026, 10, 6, 9)]
  expect(events).toMatchObject([
    { type: 'order', state: 'refunded', refund: `${first}:5.5`, amount: eur(550), at: first },
    { externalId: `refund:B8HGD:${first}:5.5`, channel: 'refund', refunded: eur(550), order: { externalId: 'B8HGD' } },
    { type: 'order', refund: `${second}:10`, amount: eur(1000) },
    { externalId: `refund:B8HGD:${second}:10`, refunded: eur(1000) },
    { type: 'order', refund: `${second}:10:2`, amount: eur(1000) },
    { externalId: `refund:B8HGD:${second}:10:2`, text: '' },
  ])
  expect(await foundWith(shop, ask, at({ ...said, refunds: refunds.toReversed() }))).toEqual(events)
})

test.each([
  ['REFUNDED', 'refund', 'refunded:B8HGD', eur(6604), 'refunded'],
  ['PARTIALLY_REFUNDED', 'refund', 'partially_refunded:B8HGD', null, null],
  ['CANCELLED', 'cancellation', 'cancelled:B8HGD', null, 'cancelled'],
])(
  'an order set to %s by hand is one grievance, by its status',
  async (paymentStatus, channel, externalId, refunded, state) => {
    const events = await foundWith(shop, ask, at({ ...order, paymentStatus }))
    expect(events.filter(({ type }) => type === 'complaint')).toMatchObject([
      { externalId, channel, refunded, person: { email: 'anna@example.com' } },
    ])
    expect(events.filter(({ type }) => type === 'order').map((event) => 'state' in event && event.state)).toEqual(
      state === null ? [] : [state],
    )
  },
)

test('goods that came back are a grievance beside whatever became of the money', async () => {
  const events = await foundWith(shop, ask, at({ ...order, fulfillmentStatus: 'RETURNED' }))
  expect(events).toMatchObject([{ state: 'paid' }, { externalId: 'returned:B8HGD', channel: 'return' }])
  const waiting = standIn(at({ ...order, paymentStatus: 'AWAITING_PAYMENT' })).api
  expect(await lookUpWith(shop, ask, waiting)).toMatchObject({ kind: 'nothing' })
})

test('a sum without a currency is no sum: the setting or the store says it, and it is never guessed', async () => {
  const refunds = [{ date: '2026-11-05 09:00:00 +0000', amount: 5.5 }]
  const said = { ...order, paymentStatus: 'PARTIALLY_REFUNDED', refunds }
  expect(await foundWith(shop, ask, at(said, {}))).toMatchObject([
    { type: 'complaint', refunded: null, order: { total: null } },
  ])
  const told = { ...shop, settings: { ...settings, currency: 'JPY' } }
  // Yen have no hundredths, so that five and a half of them are no sum either.
  expect(await foundWith(told, ask, at(said, {}))).toMatchObject([{ type: 'complaint', refunded: null }])
  const { api, asked } = standIn(at({ ...said, refunds: [{ ...refunds[0], amount: 550 }] }, {}))
  expect(await lookUpWith(told, ask, api)).toMatchObject({ events: [{ amount: { minor: 550, currency: 'JPY' } }, {}] })
  expect(asked.map(({ path }) => path)).toEqual([orderPath])
  expect(await lookUpWith(shop, ask, standIn(at(said), { status: 503, at: 1 }).api)).toMatchObject({ kind: 'later' })
})

test('what the API does not say now is asked again, what it refuses is final', async () => {
  await expectFailuresTold(shop, ask, at(order))
  const tokenless = { ...shop, settings: { storeId: '1003' } }
  expect(await lookUpWith(tokenless, ask, standIn(at(order)).api)).toMatchObject({ kind: 'unknown' })
  expect(ecwid.api?.({ storeId: '1003' })).toBeNull()
})

test('an id may hold what the shop chose, and leads nowhere but to its order', async () => {
  const { api, asked } = standIn(at(order))
  for (const id of ['.', '..', ''])
    expect(await lookUpWith(shop, { order: id }, api), id).toMatchObject({ kind: 'unknown' })
  for (const id of ['../profile', 'МОЙ-1', 'a?b#c', '%2e%2e']) await lookUpWith(shop, { order: id }, api)
  expect(asked.map(({ path }) => path.replace('/api/v3/1003/orders/', ''))).toEqual([
    '..%2Fprofile',
    '%D0%9C%D0%9E%D0%99-1',
    'a%3Fb%23c',
    '%252e%252e',
  ])
})

test('another store’s delivery is kept for staff, other events say nothing, and nonsense is unusable', () => {
  expect(readWith(shop, body({}, { storeId: 1004 }))).toEqual({
    kind: 'unusable',
    why: 'storeId is that of another store',
  })
  expect(readWith(shop, body({}, { eventType: 'product.updated' }))).toMatchObject({ kind: 'nothing', eventId: 'e-1' })
  expect(readWith(shop, body({}, { data: null }))).toMatchObject({ kind: 'notice', ask: { order: '450012387' } })
  expect(readWith(shop, body({}, { data: null, entityId: null }))).toMatchObject({ kind: 'unusable' })
  for (const hostile of hostileBodies) expect(['unusable', 'nothing']).toContain(readWith(shop, hostile).kind)
  expect(ecwid.settings.parse({ storeId: 1003 })).toEqual({ storeId: '1003' })
  expect(ecwid.settings.safeParse({ storeId: '../x' }).success).toBe(false)
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressBytes, isWithin, network } from '../../workers/sources/networks.ts'
import { yookassa } from '../../workers/sources/yookassa.ts'
import { arrivalOf, contextOf } from './fixture.ts'
import { expectFailuresTold, foundWith, hostileBodies, noticeIn, vendorBehind } from './thin.ts'
import { lookUpWith, readWith, standIn } from './vendor-api.ts'

const settings = { shopId: '1183493', secretKey: 'live_key' }
const shop = { source: yookassa, settings, secrets: ['key-in-the-address'] }
const authorization = `Basic ${btoa('1183493:live_key')}`
const at = (shelf: object) => vendorBehind('authorization', authorization, { ...shelf })

const payment = {
  id: 'pay-1',
  status: 'succeeded',
  paid: true,
  amount: { value: '250.00', currency: 'RUB' },
  created_at: '2026-11-01T10:00:00.000Z',
  captured_at: '2026-11-01T10:00:05.000Z',
  description: 'Заказ №72',
  metadata: { order_id: 'A-72', customerEmail: 'olga@example.com', phone: '+79001234567' },
  test: false,
}
const refund = {
  id: 'ref-1',
  payment_id: 'pay-1',
  status: 'succeeded',
  amount: { value: 100, currency: 'RUB' },
  created_at: '2026-11-05T10:00:00.000Z',
}
const paths = { '/v3/payments/pay-1': payment, '/v3/refunds/ref-1': refund }
const says = (event: string, object: object) => readWith(shop, { type: 'notification', event, object })

const verify = (address: string | null, more: object = {}) =>
  yookassa.verify(
    { ...arrivalOf('{}', {}), address },
    { ...contextOf(['k'], null), settings: { ...settings, ...more } },
  )

test('only the vendor’s own networks may notify, whatever the body says', async () => {
  const policy = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/webhooks/yookassa/ip-allow-list.json'), 'utf8'),
  )
  for (const { ip, allow } of policy.cases) expect(await verify(ip), ip).toBe(allow)
  for (const [address, allowed] of [
    ['185.71.76.0', true],
    ['185.71.76.31', true],
    ['185.71.75.255', false],
    ['77.75.153.127', true],
    ['77.75.153.128', false],
    ['77.75.154.127', false],
    ['77.75.154.128', true],
    ['77.75.156.11', true],
    ['77.75.156.12', false],
    ['2a02:5180::1', true],
    ['2A02:5180:0:2669:ffff:ffff:ffff:ffff', true],
    ['2a02:5180:ffff:ffff:ffff:ffff:ffff:ffff', true],
    ['2a02:5181::', false],
    ['2a02:517f:ffff::', false],
    ['::ffff:185.71.76.5', true],
    ['::ffff:b947:4c05', true],
    ['::ffff:185.71.76.32', false],
    ['::185.71.76.5', false],
    ['127.0.0.1', false],
    ['::1', false],
    ['', false],
    ['unknown', false],
    ['185.71.76.1, 10.0.0.1', false],
  ] as const)
    expect(await verify(address), address).toBe(allowed)
  expect(await verify(null)).toBe(false)
})

test('in the demo a stand-in on the same machine may notify too, and nobody else', async () => {
  const demo = { apiBaseUrl: 'http://127.0.0.1:8788/api/yookassa' }
  for (const address of [null, '127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '185.71.76.1'])
    expect(await verify(address, demo), String(address)).toBe(true)
  for (const address of ['10.0.0.1', '128.0.0.1', '::2', '203.0.113.7']) expect(await verify(address, demo)).toBe(false)
})

test('an address is read exactly: nothing that another reader could take for another one', () => {
  for (const text of [
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    '0x1.2.3.4',
    '1.2.3.4 ',
    '1..2.3',
    ':::',
    '1::2::3',
  ])
    expect(addressBytes(text), text).toBeNull()
  for (const text of [
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    'g::',
    'fe80::1%eth0',
    '::1.2.3',
  ])
    expect(addressBytes(text), text).toBeNull()
  expect(addressBytes('::')).toEqual(new Uint8Array(16))
  expect(addressBytes('1:2:3:4:5:6:7::')?.slice(-4)).toEqual(Uint8Array.of(0, 7, 0, 0))
  expect(addressBytes('64:ff9b::192.0.2.33')?.slice(-4)).toEqual(Uint8Array.of(192, 0, 2, 33))
  expect(addressBytes('::ffff:192.0.2.33')).toEqual(Uint8Array.of(192, 0, 2, 33))
  expect(isWithin('0.0.0.0', [network('0.0.0.0/0')])).toBe(true)
  expect(isWithin('::', [network('0.0.0.0/0')])).toBe(false)
  for (const text of ['1.2.3.4', '1.2.3.4/33', '::/129', 'x/8']) expect(() => network(text)).toThrow('no network')
})

test('a notification is believed in nothing but the id by which the API is asked', async () => {
  const lie = { ...refund, amount: { value: '999999.00', currency: 'RUB' }, payment_id: 'of-somebody-else' }
  const notice = noticeIn(says('refund.succeeded', lie))
  expect(notice).toMatchObject({
    eventId: 'refund.succeeded:ref-1',
    ask: { refund: 'ref-1' },
    otherwise: [
      { type: 'complaint', externalId: 'refund:ref-1', order: null, person: null, payment: null, refunded: null },
    ],
    test: false,
  })
  const events = await foundWith(shop, notice.ask, at(paths))
  const person = { email: 'olga@example.com', phone: '+79001234567' }
  expect(events).toMatchObject([
    {
      ...{ type: 'order', state: 'refunded', refund: 'ref-1', amount: { minor: 10_000, currency: 'RUB' }, person },
      order: { externalId: 'A-72', total: { minor: 25_000, currency: 'RUB' } },
      payments: ['pay-1'],
    },
    {
      ...{ type: 'complaint', externalId: 'refund:ref-1', channel: 'refund', payment: 'pay-1', person },
      order: { externalId: 'A-72' },
      refunded: { minor: 10_000, currency: 'RUB' },
      at: Date.UTC(2026, 10, 5, 10),
    },
  ])
})

test('a payment is an order paid, by the number the shop wrote beside it and by no digits of the description', async () => {
  const notice = noticeIn(says('payment.succeeded', payment))
  expect(notice).toMatchObject({ eventId: 'payment.succeeded:pay-1', otherwise: [] })
  expect(await foundWith(shop, notice.ask, at(paths))).toMatchObject([
    {
      ...{ type: 'order', state: 'paid', order: { externalId: 'A-72' }, payments: ['pay-1'] },
      ...{ amount: { minor: 25_000, currency: 'RUB' }, at: Date.UTC(2026, 10, 1, 10, 0, 5) },
    },
  ])
  for (const metadata of [{}, { cms_name: 'x' }, null, 'A-72'])
    expect(
      await lookUpWith(shop, notice.ask, standIn(at({ '/v3/payments/pay-1': { ...payment, metadata } })).api),
    ).toEqual({ kind: 'nothing', why: 'the payment names no order' })
  for (const metadata of [{ orderNumber: 'A-72' }, { orderId: 'A-72' }, { 'Order-No': 'A-72' }])
    expect(await foundWith(shop, notice.ask, at({ '/v3/payments/pay-1': { ...payment, metadata } }))).toMatchObject([
      { order: { externalId: 'A-72' } },
    ])
})

test('the status that is read decides: ahead of it is asked again, against it says what is true', async () => {
  const ask = { refund: 'ref-1', event: 'refund.succeeded' }
  const is = (status: string, of: object = refund) =>
    standIn(at({ ...paths, '/v3/refunds/ref-1': { ...of, status } })).api
  expect(await lookUpWith(shop, ask, is('pending'))).toMatchObject({ kind: 'later' })
  expect(await lookUpWith(shop, ask, is('canceled'))).toMatchObject({
    events: [{ externalId: 'refund-failed:ref-1', category: 'billing', refunded: null }],
  })
  const pending = standIn(at({ '/v3/payments/pay-1': { ...payment, status: 'pending' } })).api
  expect(await lookUpWith(shop, { payment: 'pay-1', event: 'payment.succeeded' }, pending)).toMatchObject({
    kind: 'later',
  })
})

test.each([
  ['expired_on_capture', true],
  ['internal_timeout', true],
  ['fraud_suspected', true],
  ['deal_expired', true],
  ['expired_on_confirmation', false],
  ['canceled_by_merchant', false],
  ['insufficient_funds', false],
  ['3d_secure_failed', false],
  ['a_new_one', false],
])('a payment cancelled for %s lets a customer down: %s', async (reason, isGrievance) => {
  const canceled = { ...payment, status: 'canceled', cancellation_details: { party: 'yoo_money', reason } }
  const { ask, otherwise } = noticeIn(says('payment.canceled', canceled))
  expect(otherwise).toEqual([])
  const found = await lookUpWith(shop, ask, standIn(at({ '/v3/payments/pay-1': canceled })).api)
  expect(found).toMatchObject(
    isGrievance
      ? {
          events: [{ externalId: 'payment:pay-1', category: 'billing', order: { externalId: 'A-72' }, refunded: null }],
        }
      : { kind: 'nothing' },
  )
})

test('a refund is told without order and customer when its payment cannot be read, and never as the whole order', async () => {
  const ask = { refund: 'ref-1', event: 'refund.succeeded' }
  expect(await foundWith(shop, ask, at({ '/v3/refunds/ref-1': refund }))).toMatchObject([
    { type: 'complaint', externalId: 'refund:ref-1', order: null, payment: 'pay-1', refunded: { minor: 10_000 } },
  ])
  const sumless = { ...paths, '/v3/refunds/ref-1': { ...refund, amount: { value: '1e2', currency: 'RUB' } } }
  expect(await foundWith(shop, ask, at(sumless))).toMatchObject([{ type: 'complaint', refunded: null }])
  expect(await lookUpWith(shop, ask, standIn(at(paths), { status: 503, at: 1 }).api)).toMatchObject({ kind: 'later' })
})

test('trials are left alone in production and counted in the demo, also when only the payment says so', async () => {
  const trial = { ...paths, '/v3/payments/pay-1': { ...payment, test: true } }
  const ask = { refund: 'ref-1', event: 'refund.succeeded' }
  const kindWith = async (more: object) =>
    (await lookUpWith({ ...shop, settings: { ...settings, ...more } }, ask, standIn(at(trial)).api)).kind
  expect(await kindWith({})).toBe('nothing')
  expect(await kindWith({ test: 'ignore', apiBaseUrl: 'http://127.0.0.1:8788' })).toBe('nothing')
  expect(await kindWith({ test: 'accept' })).toBe('found')
  expect(await kindWith({ apiBaseUrl: 'http://127.0.0.1:8788' })).toBe('found')
  expect(says('payment.succeeded', { ...payment, test: true })).toMatchObject({ test: true })
})

test('what the API does not say now is asked again, what it refuses is final', async () => {
  await expectFailuresTold(shop, { refund: 'ref-1' }, at(paths))
  await expectFailuresTold(shop, { payment: 'pay-1' }, at(paths))
  const stranger = { ...shop, settings: { ...settings, secretKey: 'of-another-shop' } }
  expect(await lookUpWith(stranger, { payment: 'pay-1' }, standIn(at(paths)).api)).toMatchObject({ kind: 'unknown' })
})

test('an id leads nowhere but to its object, and nonsense asks for nothing', async () => {
  for (const id of ['../payments/pay-1', 'a/b', '?x=1', '.', '%2e%2e', 'я'])
    expect(says('refund.succeeded', { id }), id).toMatchObject({ kind: 'unusable' })
  for (const event of ['payment.waiting_for_capture', 'payout.succeeded', 'deal.closed', 'x'])
    expect(says(event, { id: 'pay-1' }), event).toMatchObject({ kind: 'nothing', eventId: `${event}:pay-1` })
  for (const body of hostileBodies) expect(['unusable', 'nothing']).toContain(readWith(shop, body).kind)
  const { api, asked } = standIn(at(paths))
  for (const question of [{}, { payment: '../x' }, { refund: 'a/b' }])
    expect(await lookUpWith(shop, question, api)).toMatchObject({ kind: 'unknown' })
  expect(asked).toEqual([])
})

test('the settings are the shop’s number, also as a number, and a key that fits a header', () => {
  expect(yookassa.settings.parse({ shopId: 1183493, secretKey: ' live_key ' })).toEqual(settings)
  for (const wrong of [{ shopId: '1' }, { shopId: 'x', secretKey: 'k' }, { shopId: '1', secretKey: 'a\nb' }])
    expect(yookassa.settings.safeParse(wrong).success).toBe(false)
})

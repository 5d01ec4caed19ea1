import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { bigcommerce } from '../../workers/sources/bigcommerce.ts'
import { arrivalOf, bytes, contextOf } from './fixture.ts'
import { expectFailuresTold, foundWith, hostileBodies, noticeIn, vendorBehind } from './thin.ts'
import { lookUpWith, readWith, type Shop, standIn, type Vendor } from './vendor-api.ts'

const settings = { storeHash: 'abc123', accessToken: 'token' }
const shop = { source: bigcommerce, settings, secrets: ['client'] }
const bare = { ...shop, settings: {} }
const v2 = '/stores/abc123/v2/orders/250'
const refundsPath = '/stores/abc123/v3/orders/250/payment_actions/refunds'

const order = {
  id: 250,
  customer_id: 11,
  date_created: 'Tue, 05 Mar 2019 21:40:11 +0000',
  date_modified: 'Mon, 11 Mar 2019 15:17:25 +0000',
  status_id: 11,
  total_inc_tax: '69.8400',
  refunded_amount: '0.0000',
  coupon_discount: '5.0000',
  currency_code: 'EUR',
  default_currency_code: 'USD',
  payment_provider_id: 'ch_1',
  customer_locale: 'en',
  billing_address: {
    first_name: 'Jane',
    last_name: 'Doe',
    email: 'jane@example.com',
    phone: '1234567890',
    country_iso2: 'US',
  },
}
const product = { name: 'Towel', sku: 'S-ORAN', quantity: 1, total_inc_tax: '65.2300' }
const refund = {
  ...{ id: 3, order_id: 250, created: '2026-06-16T16:44:15+00:00', reason: 'Customer requires a refund.' },
  ...{ total_amount: 50, payments: [{ id: 13, amount: 50, is_declined: false }] },
}

const usd = (minor: number) => ({ minor, currency: 'USD' })
/** Empty lists of the older API are 204 without a body. */
const at = (shelf: Readonly<Record<string, unknown>>): Vendor => {
  const { refusal, ...rest } = vendorBehind('x-auth-token', 'token', { [v2]: order, ...shelf })
  const isEmpty = (path: string) => path.startsWith(`${v2}/`) && shelf[path] === undefined
  return { ...rest, refusal: (one) => refusal(one) ?? (isEmpty(one.path) ? { status: 204, body: '' } : null) }
}
const full = {
  [`${v2}/products?limit=250`]: [product],
  [`${v2}/coupons?limit=50`]: [{ id: 1, code: 'SORRY-10' }],
  [refundsPath]: { data: [refund], meta: {} },
}

const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,' }
const bodyOf = (scope: string, data: object, more: object = {}) => ({
  ...{ scope, store_id: '1025646', hash: 'h', created_at: 1561479923, producer: 'stores/abc123' },
  ...{ data: { type: 'order', id: 250, ...data }, ...more },
})
const says = (scope: string, data: object = {}, of: Shop = shop) => readWith(of, bodyOf(scope, data), headers)
const statusIs = (new_status_id: number, of: Shop = shop) =>
  says('store/order/statusUpdated', { status: { previous_status_id: 0, new_status_id } }, of)

const now = 1_800_000_000
const sent = JSON.stringify(bodyOf('store/order/refund/created', { refund: { refund_id: 3 } }))
const sign = (key: string | Buffer, at = now, id = 'msg_1') =>
  `v1,${createHmac('sha256', key).update(`${id}.${at}.${sent}`).digest('base64')}`
const verify = (signature: string, more: { at?: number; raw?: Uint8Array; secrets?: string[] } = {}) =>
  bigcommerce.verify(
    arrivalOf(more.raw ?? sent, {
      ...{ 'webhook-id': 'msg_1', 'webhook-timestamp': String(more.at ?? now), 'webhook-signature': signature },
    }),
    { ...contextOf(more.secrets ?? ['client'], now), settings: {} },
  )

test('the key is the text of the client secret, and every byte and five minutes count', async () => {
  const good = sign('client')
  expect(await verify(good)).toBe(true)
  expect(await verify(`v1,AAAA ${good}`, { secrets: ['newest', 'client'] })).toBe(true)
  for (let i = 3; i < good.length; i++) {
    const flipped = good.slice(0, i) + (good[i] === 'A' ? 'B' : 'A') + good.slice(i + 1)
    expect(await verify(flipped), `${i}`).toBe(false)
  }
  const raw = bytes(sent)
  for (let i = 0; i < raw.length; i++) {
    const changed = raw.slice()
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(await verify(good, { raw: changed })).toBe(false)
  }
  expect(await verify(sign(Buffer.from('client', 'base64')))).toBe(false)
  for (const off of [-300, 300]) expect(await verify(sign('client', now + off), { at: now + off })).toBe(true)
  for (const off of [-301, 301]) expect(await verify(sign('client', now + off), { at: now + off })).toBe(false)
  for (const wrong of ['', 'v1,', good.slice(3), `v2,${good.slice(3)}`, sign('client', now, 'msg_2')])
    expect(await verify(wrong), wrong).toBe(false)
  for (const secrets of [['wrong'], [''], []]) expect(await verify(good, { secrets })).toBe(false)
})

test('a refund is read with its order, customer, lines and sum in the currency that was paid in', async () => {
  const notice = noticeIn(says('store/order/refund/created', { refund: { refund_id: 3 } }))
  expect(notice).toMatchObject({ eventId: 'msg_1', ask: { order: '250', refund: '3' }, test: false })
  const person = { externalId: '11', email: 'jane@example.com', name: 'Jane Doe', phone: '1234567890', country: 'US' }
  const claim = {
    ...{ externalId: '250', total: usd(6984), placedAt: Date.UTC(2019, 2, 5, 21, 40, 11) },
    lines: [{ sku: 'S-ORAN', name: 'Towel', quantity: 1, total: usd(6523) }],
  }
  const said = { ...order, status_id: 14, refunded_amount: '50.0000' }
  const created = Date.UTC(2026, 5, 16, 16, 44, 15)
  expect(await foundWith(shop, notice.ask, at({ ...full, [v2]: said }))).toMatchObject([
    { type: 'order', state: 'refunded', refund: '3', amount: usd(5000), at: created, order: claim, payments: ['ch_1'] },
    {
      externalId: 'refund:250:3',
      channel: 'refund',
      refunded: usd(5000),
      person,
      order: claim,
      payment: 'ch_1',
      text: '',
    },
  ])
})

test.each([2, 3, 8, 9, 10, 11])('status %i is an order paid, with the codes used in it', async (status_id) => {
  const { ask, otherwise } = noticeIn(statusIs(status_id))
  expect(otherwise).toEqual([])
  expect(await foundWith(shop, ask, at({ ...full, [v2]: { ...order, status_id } }))).toMatchObject([
    { type: 'order', state: 'paid', codes: ['SORRY-10'], amount: usd(6984), at: Date.UTC(2019, 2, 5, 21, 40, 11) },
  ])
})

test.each([
  [4, 'refunded:250', 'refund', 'refunded'],
  [5, 'cancelled:250', 'cancellation', 'cancelled'],
  [6, 'declined:250', 'cancellation', 'cancelled'],
  [13, 'disputed:250', 'dispute', null],
  [14, 'partially-refunded:250', 'refund', null],
])('status %i is the grievance %s, known with and without the API', async (status_id, externalId, channel, state) => {
  const told = { externalId, channel, order: { externalId: '250' } }
  expect(noticeIn(statusIs(status_id, bare)).otherwise).toMatchObject([{ ...told, person: null }])
  const events = await foundWith(
    shop,
    { order: '250' },
    at({ [v2]: { ...order, status_id }, [refundsPath]: { data: [] } }),
  )
  expect(events.filter(({ type }) => type === 'complaint')).toMatchObject([
    { ...told, person: { email: 'jane@example.com' } },
  ])
  expect(events.flatMap((event) => (event.type === 'order' ? [event.state] : []))).toEqual(
    state === null ? [] : [state],
  )
})

test('statuses on the way to being paid say nothing, and neither does a status alone without access', async () => {
  for (const status_id of [0, 1, 7, 12, 99])
    expect(await lookUpWith(shop, { order: '250' }, standIn(at({ [v2]: { ...order, status_id } })).api)).toMatchObject({
      kind: 'nothing',
    })
  expect(noticeIn(statusIs(7)).otherwise).toEqual([])
  expect(noticeIn(says('store/order/created')).otherwise).toEqual([])
})

test('a dispute at the payment system has no time of its own, and forbids to pay twice', () => {
  expect(noticeIn(statusIs(13)).otherwise).toMatchObject([
    { category: 'dispute', dispute: { externalId: '250', state: 'needs-response', dueAt: null, refundable: false } },
  ])
})

test('a refund that all payment systems declined is one that failed; each other counts once by its own id', async () => {
  const declined = { ...refund, id: 4, payments: [{ is_declined: true }, { is_declined: true }] }
  const partly = { ...refund, id: 5, payments: [{ is_declined: true }, { is_declined: false }] }
  const shelf = {
    ...full,
    [v2]: { ...order, refunded_amount: '50' },
    [refundsPath]: { data: [refund, declined, partly] },
  }
  const events = await foundWith(shop, { order: '250', refund: '4' }, at(shelf))
  expect(events.flatMap((event) => (event.type === 'complaint' ? [event.externalId] : []))).toEqual([
    'refund:250:3',
    'refund-failed:250:4',
    'refund:250:5',
  ])
  expect(
    events.flatMap((event) => (event.type === 'order' && event.state === 'refunded' ? [event.refund] : [])),
  ).toEqual(['3', '5'])
})

test('a refund that is not listed yet is asked for again; one that may not be read is told without its sum', async () => {
  const ask = { order: '250', refund: '9' }
  expect(await lookUpWith(shop, ask, standIn(at(full)).api)).toMatchObject({ kind: 'later' })
  const { [refundsPath]: _, ...closed } = full
  expect(await foundWith(shop, ask, at(closed))).toMatchObject([
    { state: 'paid' },
    { externalId: 'refund:250:9', refunded: null, person: { email: 'jane@example.com' } },
  ])
})

test('a customer’s message is told in their own words, the shop’s own is none, and old troubles are no news', async () => {
  const messages = [
    { id: 2, type: 'admin', subject: 'Re: Order #250', message: 'Thank you!', date_created: order.date_created },
    { id: 3, type: 'customer', subject: 'Broken', message: 'Two cups are broken.', date_created: order.date_created },
  ]
  const shelf = { ...full, [v2]: { ...order, status_id: 5 }, [`${v2}/messages?limit=250`]: messages }
  const notice = noticeIn(says('store/order/message/created', { message: { order_message_id: 3 } }))
  expect(notice).toMatchObject({
    ask: { order: '250', message: '3' },
    otherwise: [{ externalId: 'message:250:3', order: null }],
  })
  expect(await foundWith(shop, notice.ask, at(shelf))).toMatchObject([
    { type: 'order', state: 'cancelled' },
    {
      externalId: 'message:250:3',
      channel: 'chat',
      text: 'Broken\n\nTwo cups are broken.',
      person: { name: 'Jane Doe' },
    },
  ])
  for (const message of ['2', '7'])
    expect(await lookUpWith(shop, { order: '250', message }, standIn(at(shelf)).api)).toMatchObject({ kind: 'nothing' })
})

test('a guest is known by e-mail, and an order without an address by nobody', async () => {
  const guest = await foundWith(shop, { order: '250' }, at({ [v2]: { ...order, customer_id: 0 } }))
  expect(guest).toMatchObject([{ person: { externalId: null, email: 'jane@example.com' } }])
  const nobody = await foundWith(
    shop,
    { order: '250' },
    at({ [v2]: { ...order, customer_id: 0, billing_address: [] } }),
  )
  expect(nobody).toMatchObject([{ person: null }])
})

test('what the API does not say now is asked again, whichever part it is; what it refuses is final', async () => {
  const everything = { order: '250', refund: '3', message: '3' }
  await expectFailuresTold(shop, everything, at(full))
  const { api, asked } = standIn(at(full))
  await lookUpWith(shop, everything, api)
  expect(asked).toHaveLength(5)
  for (const n of asked.keys())
    expect(await lookUpWith(shop, everything, standIn(at(full), { status: 429, at: n }).api), `${n}`).toMatchObject({
      kind: 'later',
    })
  for (const { path } of asked)
    expect(path).toMatch(/^\/stores\/abc123\/v[23]\/orders\/250(?:\/[\w/]+)?(?:\?limit=\d+)?$/)
})

test('without access there is no address to ask at, and a person looks', async () => {
  expect(bigcommerce.api?.({})).toBeNull()
  expect(bigcommerce.api?.({ storeHash: 'abc123' })).toBeNull()
  expect(bigcommerce.api?.(settings)).toBe('https://api.bigcommerce.com')
  expect(await lookUpWith(bare, { order: '250' }, standIn(at(full)).api)).toMatchObject({ kind: 'unknown' })
})

test('a channel’s own scope is the same event, another store’s is kept for staff, and nonsense is unusable', () => {
  const ofChannel = bodyOf('store/channel/1/order/refund/created', {
    refund: { refund_id: 3 },
    id: undefined,
    order_id: 250,
  })
  expect(readWith(shop, ofChannel, headers)).toMatchObject({ kind: 'notice', ask: { order: '250', refund: '3' } })
  expect(readWith(shop, bodyOf('store/order/created', {}, { producer: 'stores/other' }), headers)).toEqual({
    ...{ kind: 'unusable', why: 'producer is another store' },
  })
  expect(says('store/order/updated')).toMatchObject({ kind: 'nothing' })
  expect(says('store/order/created', { id: '../x' })).toEqual({ kind: 'unusable', why: 'data.id is missing' })
  expect(readWith(shop, bodyOf('store/order/created', {}))).toMatchObject({ kind: 'unusable' })
  for (const hostile of hostileBodies) expect(['unusable', 'nothing']).toContain(readWith(shop, hostile, headers).kind)
  for (const wrong of [{ storeHash: '../x' }, { storeHash: 'a', accessToken: 'a\nb' }])
    expect(bigcommerce.settings.safeParse(wrong).success).toBe(false)
})

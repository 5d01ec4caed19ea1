/** Senders whose bodies are not believed, from the notice to the mail: what their API says is what happened, once. */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { sources } from '../../workers/sources/registry.ts'
import { takeIn } from '../../workflows/intake.ts'
import { lookUpFor } from '../../workflows/look-ups.ts'
import type { Deps, Senders } from '../../workflows/ports.ts'
import { recover } from '../../workflows/recover.ts'
import { mailRow, openShop, type TestShop } from '../harness/shop.ts'
import { noticeIn, vendorBehind } from '../sources/thin.ts'
import { lookUpWith, readWith, type Shop, standIn, type Vendor } from '../sources/vendor-api.ts'

const start = Date.UTC(2026, 10, 23, 9)
const deps = async (): Promise<Deps> => ({ ...(await depsOf(env)), clock: { now: () => start, wall: () => start } })
const secrets = ['secret']

interface Case {
  readonly shop: Shop
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly vendor: Vendor
  readonly refunded: number
}

const eur = { value: '20.00', currency: 'EUR' }
const cases: Readonly<Record<string, Case>> = {
  yookassa: {
    shop: { source: sources.yookassa, secrets, settings: { shopId: '1', secretKey: 'k' } },
    body: { type: 'notification', event: 'refund.succeeded', object: { id: 'r-1' } },
    vendor: vendorBehind('authorization', `Basic ${btoa('1:k')}`, {
      '/v3/refunds/r-1': {
        id: 'r-1',
        status: 'succeeded',
        payment_id: 'p-1',
        amount: { value: '5.00', currency: 'RUB' },
      },
      '/v3/payments/p-1': {
        ...{ id: 'p-1', status: 'succeeded', amount: { value: '20.00', currency: 'RUB' } },
        metadata: { order_id: 'A-1', email: 'ana@example.com' },
      },
    }),
    refunded: 500,
  },
  mollie: {
    shop: { source: sources.mollie, secrets, settings: { apiKey: 'k' } },
    body: 'id=tr_1',
    vendor: vendorBehind('authorization', 'Bearer k', {
      '/v2/payments/tr_1?embed=chargebacks,refunds': {
        ...{ id: 'tr_1', status: 'paid', amount: eur, metadata: { order_id: 'A-1' } },
        billingAddress: { email: 'ana@example.com' },
        _embedded: { refunds: [{ id: 're_1', status: 'refunded', amount: { ...eur, value: '5.00' } }] },
      },
    }),
    refunded: 500,
  },
  ecwid: {
    shop: { source: sources.ecwid, secrets, settings: { storeId: '1', token: 'k', currency: 'EUR' } },
    body: {
      ...{ eventId: 'e-1', eventCreated: 1, storeId: 1, eventType: 'order.updated' },
      data: { orderId: 'A-1', newPaymentStatus: 'PARTIALLY_REFUNDED' },
    },
    vendor: vendorBehind('authorization', 'Bearer k', {
      '/api/v3/1/orders/A-1': {
        ...{ id: 'A-1', paymentStatus: 'PARTIALLY_REFUNDED', total: 20, email: 'ana@example.com' },
        refunds: [{ date: '2026-11-05 09:00:00 +0000', amount: 5 }],
      },
    }),
    refunded: 500,
  },
  bigcommerce: {
    shop: { source: sources.bigcommerce, secrets, settings: { storeHash: 'abc', accessToken: 'k' } },
    body: { scope: 'store/order/refund/created', data: { type: 'order', id: 7, refund: { refund_id: 3 } } },
    headers: { 'webhook-id': 'm-1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,' },
    vendor: vendorBehind('x-auth-token', 'k', {
      '/stores/abc/v2/orders/7': {
        ...{ id: 7, status_id: 14, total_inc_tax: '20.0000', default_currency_code: 'EUR' },
        billing_address: { email: 'ana@example.com' },
      },
      '/stores/abc/v3/orders/7/payment_actions/refunds': { data: [{ id: 3, total_amount: 5, payments: [] }] },
    }),
    refunded: 500,
  },
}

/** Takes the notice in and asks; `as` makes another delivery of it, as a vendor that tells of a further change. */
async function notify(shop: TestShop, one: Case, trouble: Parameters<typeof standIn>[1] = {}, as = '') {
  const reading = noticeIn(readWith(one.shop, one.body, one.headers))
  const source = one.shop.source.name
  const delivery = { shop: shop.id, source, event: `${reading.eventId}${as}` }
  const taken = await takeIn(await deps(), {
    ...{ shop: shop.id, shopLocale: 'en', country: 'MD', source, sourceVersion: null, eventId: delivery.event },
    ...{ events: [], now: start, signed: true, ask: { question: reading.ask, otherwise: reading.otherwise } },
  })
  const senders: Senders = {
    lookUp: (_deps, _shop, _source, question) => lookUpWith(one.shop, question, standIn(one.vendor, trouble).api),
    missed: async () => ({ kind: 'unknown', why: 'not asked here' }),
  }
  return { status: taken.status, woken: await lookUpFor(await deps(), senders, delivery) }
}

const complaints = async (shop: TestShop) =>
  (
    await env.DB.prepare(
      `select c.id, k.email, c.refunded from complaints c left join customers k on k.shop = c.shop and k.id = c.customer
       where c.shop = ?`,
    )
      .bind(shop.id)
      .all<{ id: ComplaintId; email: string | null; refunded: string | null }>()
  ).results

it.each(Object.entries(cases))('%s: the customer whom the API names is acknowledged', async (_, one) => {
  const shop = await openShop()
  const { status, woken } = await notify(shop, one)
  expect(status).toBe('recorded')
  const [complaint, ...more] = await complaints(shop)
  if (!complaint) throw new Error('no complaint')
  expect(more).toEqual([])
  expect(woken).toEqual([complaint.id])
  expect(complaint.email).toBe('ana@example.com')
  expect(JSON.parse(complaint.refunded ?? 'null')).toMatchObject({ minor: one.refunded })
  await recover(await deps(), complaint.id, 'test')
  expect(await mailRow(complaint.id, 'acknowledgement')).toMatchObject({ recipient: 'ana@example.com' })
})

it.each(Object.entries(cases))('%s: notified again and again, what was paid back counts once', async (_, one) => {
  const shop = await openShop()
  await Promise.all([notify(shop, one), notify(shop, one, {}, ':again')])
  await notify(shop, one, {}, ':later')
  expect(await complaints(shop)).toHaveLength(1)
  const { results } = await env.DB.prepare('select refunded_minor as refunded, state from orders where shop = ?')
    .bind(shop.id)
    .all<{ refunded: number; state: string }>()
  expect(results).toEqual([{ refunded: one.refunded, state: 'paid' }])
})

it.each(Object.entries(cases))(
  '%s: where the API is closed to us a person looks, and nobody is written to',
  async (_, one) => {
    const shop = await openShop()
    await notify(shop, one, { status: 401 })
    const [complaint, ...more] = await complaints(shop)
    if (!complaint) throw new Error('no complaint')
    expect(more).toEqual([])
    expect(complaint).toMatchObject({ email: null, refunded: null })
    await recover(await deps(), complaint.id, 'test')
    expect(await mailRow(complaint.id, 'acknowledgement')).toBeNull()
  },
)

it.each(Object.entries(cases))('%s: while the API is down nothing is made up', async (_, one) => {
  const shop = await openShop()
  for (const status of [0, 429, 503]) expect((await notify(shop, one, { status }, `:${status}`)).woken).toEqual([])
  expect(await complaints(shop)).toEqual([])
})

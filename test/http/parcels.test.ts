/** What carriers say of parcels, through a shop's own system: what arrived, what is late, and whose parcel it was. */
import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { acknowledged, advance, eventually, findings, mailRow, openShop, post, type TestShop } from '../harness/shop.ts'
import { webhook } from '../workflows/missed-shop.ts'
import { one, press, type Visitor, visitor } from './customer-page.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => expect(await findings()).toEqual([]))

const now = async () => (await depsOf(env)).clock.now()
const minute = 60_000

/** `fulfillments/update` of a parcel of the order. */
const parcel = (order: string, status: string | null, leftAt: number, at: number) =>
  webhook(shop, {
    ...{ system: 'shopify', topic: 'fulfillments/update' },
    body: JSON.stringify({
      ...{ id: 255_858_046, order_id: order, status: 'success', shipment_status: status, tracking_number: '1Z2345' },
      ...{ created_at: new Date(leftAt).toISOString(), updated_at: new Date(at).toISOString() },
    }),
  })

const arrivedAt = async (complaint: string) =>
  (await one<{ arrived_at: number | null }>('select arrived_at from complaints where id = ?1', complaint))?.arrived_at

async function chosen(kind: string): Promise<Visitor> {
  const ana = await visitor(shop)
  const remedy = await one<{ id: string }>(
    'select id from remedies where complaint = ?1 and kind = ?2',
    ana.complaint,
    kind,
  )
  expect((await press(ana, 'choice', { remedy: remedy?.id ?? '' })).status).toBe(303)
  await press(ana, 'compensation', { kind: 'gift' })
  await advance('PT1H')
  return ana
}

test('only a parcel that left after the remedy was agreed on is its arrival; from then on it is counted', async () => {
  const { complaint, order } = await chosen('replacement')
  const at = await now()
  for (const status of ['in_transit', 'out_for_delivery', null]) {
    expect(await parcel(order, status, at - minute, at)).toBe('ignored')
  }
  expect(await parcel(order, 'delivered', at - 120 * minute, at)).toBe('recorded')
  expect(await arrivedAt(complaint)).toBeNull()
  expect(await parcel(order, 'delivered', at - 2 * minute, at - minute)).toBe('recorded')
  expect(await arrivedAt(complaint)).toBe(at - minute)
  await eventually(async () => {
    const promise = await one<{ kept_at: number }>(
      "select kept_at from promises where complaint = ?1 and kind = 'remedy'",
      complaint,
    )
    return promise?.kept_at
  })
  await advance('P3DT14H')
  const asked = await eventually(() => mailRow(complaint, 'check-in'))
  // Nobody asks whether it has come.
  expect(asked.payload).toContain('Has it put things right for you?')
})

test('who chose their money back is not taken for served because some parcel came', async () => {
  const { complaint, order } = await chosen('full-refund')
  const at = await now()
  expect(await parcel(order, 'delivered', at - minute, at)).toBe('recorded')
  expect(await arrivedAt(complaint)).toBeNull()
})

test('who has said nothing of a late parcel is written to first, once, with one honest question', async () => {
  const order = `L-${randomUUID().slice(0, 8)}`
  const email = `late-${randomUUID()}@example.com`
  const at = await now()
  await post(shop, {
    type: 'order.paid',
    data: { order: { id: order, total: { amount: '300.00', currency: 'MDL' } }, customer: { email, locale: 'en' } },
  })
  expect(await parcel(order, 'delayed', at - minute, at)).toBe('opened')
  expect(await parcel(order, 'delayed', at - minute, at)).toBe('duplicate')
  const found = await one<{ id: string; channel: string; category: string }>(
    'select id, channel, category from complaints where shop = ?1 and order_id = ?2',
    shop.id,
    order,
  )
  expect(found).toMatchObject({ channel: 'tracking', category: 'late' })
  const mail = await acknowledged(found?.id ?? '')
  expect(mail.recipient).toBe(email)
  expect(mail.payload).toContain('We have seen that your order did not arrive on time.')
  expect(mail.payload).toContain('Has it reached you in the meantime?')
  expect(mail.payload).not.toContain('You wrote')
})

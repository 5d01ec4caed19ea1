import { expect, test } from 'vitest'
import type { SourceEvent } from '../../domain/event.ts'
import { woocommerce } from '../../workers/sources/woocommerce.ts'
import { arrivalOf, readAs } from './fixture.ts'

const order = {
  id: 723,
  number: '723',
  status: 'completed',
  currency: 'USD',
  total: '39.00',
  customer_id: 26,
  transaction_id: 'ch_1',
  date_created_gmt: '2017-03-21T19:16:00',
  date_modified_gmt: '2017-03-21T19:54:51',
  date_paid_gmt: '2017-03-21T19:17:00',
  date_completed_gmt: null,
  billing: { first_name: 'João', last_name: 'Silva', email: 'joao@example.com', phone: '(11) 1111', country: 'BR' },
  line_items: [{ name: 'Ship &ndash; Caf&#233; &amp; Co', sku: '', quantity: 2, total: '29.00' }],
  coupon_lines: [{ code: 'ab12' }],
  refunds: [] as { id: number; total: string }[],
}
const said = (changes: Partial<Record<keyof typeof order, unknown>> = {}, topic = 'order.updated') =>
  readAs('woocommerce', JSON.stringify({ ...order, ...changes }), { 'x-wc-webhook-topic': topic })
const events = (changes: Partial<Record<keyof typeof order, unknown>> = {}): readonly SourceEvent[] => {
  const reading = said(changes)
  return reading.kind === 'events' ? reading.events : []
}
const grievances = (changes: Partial<Record<keyof typeof order, unknown>> = {}) =>
  events(changes).flatMap((event) => (event.type === 'complaint' ? [event.externalId] : []))
const usd = (minor: number) => ({ minor, currency: 'USD' })

test('a paid order builds history, with its codes and the payment a dispute will name', () => {
  expect(events({ status: 'processing' })).toMatchObject([
    {
      type: 'order',
      state: 'paid',
      amount: usd(3900),
      codes: ['ab12'],
      payments: ['ch_1'],
      at: Date.UTC(2017, 2, 21, 19, 17),
      person: {
        externalId: '26',
        email: 'joao@example.com',
        name: 'João Silva',
        phone: '(11) 1111',
        country: 'BR',
        locale: null,
      },
      order: {
        externalId: '723',
        name: null,
        total: usd(3900),
        placedAt: Date.UTC(2017, 2, 21, 19, 16),
        lines: [{ sku: null, name: 'Ship – Café & Co', quantity: 2, total: usd(2900) }],
      },
    },
  ])
})

test('each refund is one grievance however often the order is saved, and a new one is a new grievance', () => {
  const one = { refunds: [{ id: 724, total: '-9.00' }] }
  const two = {
    refunds: [
      { id: 726, total: '-10.00' },
      { id: 724, total: '-9.00' },
    ],
  }
  expect(grievances(one)).toEqual(['refund:723:724'])
  expect(grievances({ ...one, date_modified_gmt: '2018-01-01T00:00:00' })).toEqual(['refund:723:724'])
  expect(grievances(two)).toEqual(['refund:723:724', 'refund:723:726'])
  expect(grievances({ ...two, status: 'refunded' })).toEqual(['refund:723:724', 'refund:723:726'])
  expect(events(two).flatMap((event) => (event.type === 'complaint' ? [event.refunded] : []))).toEqual([
    usd(900),
    usd(1000),
  ])
})

test('an order refunded, cancelled or failed is a complaint once, even without a list of refunds', () => {
  expect(grievances({ status: 'refunded' })).toEqual(['refunded:723'])
  expect(grievances({ status: 'cancelled' })).toEqual(['cancelled:723'])
  expect(grievances({ status: 'failed', date_paid_gmt: null })).toEqual(['failed:723'])
  expect(events({ status: 'refunded', refunds: [{ id: 1, total: '-39.00' }] })).toMatchObject([
    { type: 'order', state: 'refunded', amount: usd(3900) },
    { type: 'complaint', channel: 'refund', refunded: usd(3900) },
  ])
  expect(events({ status: 'cancelled' })).toMatchObject([{ state: 'cancelled' }, { channel: 'cancellation' }])
  expect(events({ status: 'failed' })).toMatchObject([{ channel: 'alert', category: 'billing' }])
})

test('an abandoned basket, which WooCommerce cancels by itself, is no complaint', () => {
  const types = (changes: object) => events({ status: 'cancelled', ...changes }).map((event) => event.type)
  expect(types({ date_paid_gmt: null, date_completed_gmt: null })).toEqual(['order'])
  expect(types({ date_paid_gmt: null, date_completed_gmt: '2017-03-21T19:54:51' })).toEqual(['order', 'complaint'])
  expect(types({ date_paid_gmt: undefined })).toEqual(['order', 'complaint'])
})

test.each(['pending', 'on-hold', 'checkout-draft', 'constructor', ''])(
  'an order that is "%s" says nothing yet',
  (status) => {
    expect(said({ status })).toMatchObject({ kind: 'nothing' })
  },
)

test('the event id changes with topic, status, time of change and refunds, and with nothing else', () => {
  const id = (changes: Parameters<typeof said>[0] = {}, topic = 'order.updated') => {
    const reading = said(changes, topic)
    return reading.kind === 'unusable' ? null : reading.eventId
  }
  const two = [{ id: 726 }, { id: 724 }]
  expect(id({ refunds: two })).toBe('order.updated:723:completed:2017-03-21T19:54:51:724,726')
  expect(id({ refunds: [...two].reverse(), customer_id: 5 })).toBe(id({ refunds: two }))
  const others = [
    id(),
    id({ status: 'refunded' }),
    id({ date_modified_gmt: '2018-01-01T00:00:00' }),
    id({}, 'order.created'),
    id({ id: 7 }),
  ]
  expect(new Set(others).size).toBe(others.length)
})

test('ids beyond 2^53 stay exact, in the order as in its refunds', () => {
  const body = '{"id":9007199254740993,"status":"completed","refunds":[{"id":9007199254740995,"total":"-1"}]}'
  expect(readAs('woocommerce', body, { 'x-wc-webhook-topic': 'order.updated' })).toMatchObject({
    events: [{ order: { externalId: '9007199254740993' } }, { externalId: 'refund:9007199254740993:9007199254740995' }],
  })
})

test('a guest has no id at the shop, and an order nobody signed is nobody’s', () => {
  expect(events({ customer_id: 0 })).toMatchObject([{ person: { externalId: null, email: 'joao@example.com' } }])
  expect(events({ customer_id: 0, billing: { email: '' } })).toMatchObject([{ person: null }])
})

test('entities are decoded once, and none becomes a control or a broken character', () => {
  const name = (text: string) => {
    const event = events({ line_items: [{ name: text }] })[0]
    return event?.type === 'order' ? event.order.lines[0]?.name : null
  }
  expect(name('a &amp;lt; b')).toBe('a &lt; b')
  expect(name('&#0;&#55296;&#1;&bogus;')).toBe('&#0;&#55296;&#1;&bogus;')
})

test('other topics are nothing, and a body without an id or a topic is unusable', () => {
  expect(said({}, 'coupon.created')).toMatchObject({ kind: 'nothing' })
  expect(said({ id: undefined })).toEqual({ kind: 'unusable', why: 'id is missing' })
  expect(said({}, '')).toEqual({ kind: 'unusable', why: 'the X-WC-Webhook-Topic header is missing' })
})

test('the ping is greeted with an empty 200, and nothing signed or longer is', async () => {
  const greet = (body: string, headers: HeadersInit = {}) => woocommerce.greeting?.(arrivalOf(body, headers)) ?? null
  const answer = greet('webhook_id=4')
  expect(answer?.status).toBe(200)
  expect(await answer?.text()).toBe('')
  expect(greet('webhook_id=4', { 'x-wc-webhook-signature': 'x' })).toBeNull()
  for (const body of [
    '',
    'webhook_id=',
    'webhook_id=x',
    'webhook_id=4&a=1',
    '{"webhook_id":4}',
    `webhook_id=${'4'.repeat(40)}`,
  ])
    expect(greet(body), body).toBeNull()
})

import { expect, test } from 'vitest'
import { nobody } from '../../domain/event.ts'
import type { Json } from '../../workers/sources/json.ts'
import { sourceNamed, sources } from '../../workers/sources/registry.ts'
import { readAs, signatureFixtures } from './fixture.ts'

const said = (type: string, data: unknown) =>
  readAs('standard', JSON.stringify({ type, timestamp: '2026-11-21T10:00:00Z', data }))
const first = (type: string, data: unknown) => {
  const reading = said(type, data)
  return reading.kind === 'events' ? reading.events[0] : reading
}
const mdl = (minor: number) => ({ minor, currency: 'MDL' })
const at = Date.UTC(2026, 10, 21, 10)

test('a source is found by the name it has, and nothing else is a name', () => {
  for (const [name, source] of Object.entries(sources)) {
    expect(source.name).toBe(name)
    expect(sourceNamed(name)).toBe(source)
  }
  for (const name of ['', 'Shopify', 'constructor', '__proto__', 'toString']) expect(sourceNamed(name), name).toBeNull()
})

test('the complaint of the contract is read whole', () => {
  const order = {
    id: 'A-1001',
    total: { amount: '20000.00', currency: 'MDL' },
    placedAt: '2026-11-12T09:00:00Z',
    lines: [{ sku: 'BAG-1', name: 'Printed bag', quantity: 1000, total: { amount: '20000.00', currency: 'MDL' } }],
  }
  const customer = {
    id: 'u-7',
    email: 'ana@example.com',
    name: 'Ana Popescu',
    phone: '+37369000000',
    locale: 'ro',
    timeZone: 'Europe/Chisinau',
    tags: ['vip'],
    ordersCount: 14,
    totalSpent: { amount: '125000.00', currency: 'MDL' },
    audience: 120000,
    marketingConsent: true,
  }
  const { id, ...rest } = customer
  expect(
    said('complaint.created', { id: 'c-1001', category: 'damaged', text: 'Torn', channel: 'form', customer, order }),
  ).toEqual({
    kind: 'events',
    eventId: 'msg_1',
    test: false,
    events: [
      {
        type: 'complaint',
        externalId: 'c-1001',
        category: 'damaged',
        channel: 'form',
        text: 'Torn',
        at,
        person: { ...nobody, ...rest, externalId: id, totalSpent: mdl(12_500_000) },
        order: {
          externalId: 'A-1001',
          name: null,
          total: mdl(2_000_000),
          placedAt: Date.UTC(2026, 10, 12, 9),
          lines: [{ sku: 'BAG-1', name: 'Printed bag', quantity: 1000, total: mdl(2_000_000) }],
        },
        dispute: null,
        refunded: null,
        rating: null,
        payment: null,
      },
    ],
  })
})

test('an id is enough for a complaint: the rest is other, a form, no words, nobody', () => {
  expect(first('complaint.created', { id: 7 })).toMatchObject({
    externalId: '7',
    category: 'other',
    channel: 'form',
    text: '',
    person: null,
    order: null,
  })
  const strange = { id: 'c', category: 'aliens', channel: {}, text: 5, customer: { email: [] }, order: null }
  expect(first('complaint.created', strange)).toMatchObject({ category: 'other', channel: 'form', person: null })
})

test('ids beyond 2^53 stay exact', () => {
  const body = '{"type":"complaint.created","data":{"id":890088186047892319,"order":{"id":820982911946154508}}}'
  expect(readAs('standard', body)).toMatchObject({
    events: [{ externalId: '890088186047892319', order: { externalId: '820982911946154508' } }],
  })
})

const order = { id: 'A-1' }
test.each<[string, unknown, string]>([
  ['complaint.created', {}, 'data.id is missing'],
  ['complaint.created', { id: {} }, 'data.id is no id'],
  ['complaint.created', { id: 'x'.repeat(201) }, 'data.id is no id'],
  ['complaint.created', null, 'data is missing or of another kind'],
  ['complaint.created', { id: 'c', order: {} }, 'data.order.id is missing'],
  ['complaint.created', { id: 'c', order: 'A-1' }, 'data.order is missing or of another kind'],
  ['order.paid', {}, 'data.order is missing or of another kind'],
  ['review.posted', { id: 'r' }, 'data.rating is not one of 1 to 5'],
  ['review.posted', { id: 'r', rating: 6 }, 'data.rating is not one of 1 to 5'],
  ['remedy.delivered', {}, 'data names neither a complaint nor an order'],
  ['remedy.delivered', { complaint: 'cmp_1', order }, 'data.complaint is no id of ours'],
  ['customer.updated', { customer: { name: 'Ana' } }, 'data.customer has no id, e-mail or phone'],
])('%s %j goes to quarantine: %s', (type, data, why) => {
  expect(said(type, data)).toEqual({ kind: 'unusable', why })
})

test.each<Json>([
  '20000.00',
  { amount: '12,50', currency: 'MDL' },
  { amount: '1.234', currency: 'MDL' },
  { amount: '5' },
  { amount: '-1', currency: 'MDL' },
])('the amount %j is never guessed: the delivery goes to quarantine', (total) => {
  const why = expect.stringContaining('is no amount')
  expect(said('complaint.created', { id: 'c', order: { id: 'A-1', total } })).toEqual({ kind: 'unusable', why })
  expect(said('complaint.created', { id: 'c', customer: { totalSpent: total } })).toEqual({ kind: 'unusable', why })
  expect(said('order.paid', { order: { id: 'A-1', lines: [{ name: 'x', total }] } })).toEqual({ kind: 'unusable', why })
  expect(said('order.refunded', { order, amount: total })).toEqual({ kind: 'unusable', why })
})

test("a complaint in a shop's own form names is a complaint; a sum beside it is not taken for the order's total", () => {
  const fixture = signatureFixtures.find(({ path }) => path === 'standard/computed-complaint.json')
  expect(readAs('standard', fixture?.body ?? '', fixture?.headers ?? {})).toMatchObject({
    eventId: 'msg_2y5ZtAAAA',
    events: [
      {
        externalId: 'c_10046',
        category: 'late',
        text: 'Where is my parcel?',
        person: { name: 'Ann Lee', email: 'ann@example.com' },
        // "amount" may be what is claimed; a bonus is a share of the order's total, so only `order.total` is that.
        order: { externalId: '1001', total: null },
      },
    ],
  })
})

test('one and two stars are a complaint, three to five are none', () => {
  for (const rating of [1, 2, '1'])
    expect(first('review.posted', { id: 'r', rating, text: 'Meh' })).toMatchObject({
      channel: 'review',
      rating: Number(rating),
      text: 'Meh',
    })
  for (const rating of [3, 4, 5])
    expect(said('review.posted', { id: 'r', rating })).toMatchObject({ kind: 'nothing', eventId: 'msg_1' })
})

test('orders, deliveries and customers are facts, no complaints', () => {
  const total = { amount: '60000.00', currency: 'MDL' }
  expect(
    first('order.paid', {
      order: { ...order, total, codes: ['AB', 5, null], payments: ['ch_1'] },
      customer: { id: 'u' },
    }),
  ).toMatchObject({
    type: 'order',
    state: 'paid',
    amount: mdl(6_000_000),
    codes: ['AB', '5'],
    payments: ['ch_1'],
    person: { externalId: 'u' },
    at,
  })
  expect(first('order.cancelled', { order, at: '2026-11-20T00:00:00+02:00' })).toMatchObject({
    state: 'cancelled',
    amount: null,
    at: Date.UTC(2026, 10, 19, 22),
  })
  expect(first('order.refunded', { order, amount: total })).toMatchObject({ state: 'refunded', amount: mdl(6_000_000) })
  const complaint = `cmp_${'0'.repeat(26)}`
  expect(first('remedy.delivered', { complaint, deliveredAt: '2026-11-20' })).toEqual({
    type: 'delivered',
    complaint,
    orderId: null,
    at: Date.UTC(2026, 10, 20),
  })
  expect(first('remedy.delivered', { complaint: null, order })).toMatchObject({ complaint: null, orderId: 'A-1', at })
  expect(first('customer.updated', { customer: { id: 'u-7', tags: [] } })).toEqual({
    type: 'customer',
    person: { ...nobody, externalId: 'u-7', tags: [] },
  })
})

test('an unknown type is stored as nothing; a body without a type is unusable', () => {
  expect(said('order.shipped', {})).toEqual({
    kind: 'nothing',
    eventId: 'msg_1',
    why: '“order.shipped” is no event of ours',
    test: false,
  })
  expect(readAs('standard', '{"test": 2432232314}')).toEqual({ kind: 'unusable', why: 'type is missing' })
})

test('times are read in UTC whatever the machine says, and dates that do not exist are no time', () => {
  const times: [string, number | null][] = [
    ['2026-11-21T10:00:00', at],
    ['2026-11-21 10:00', at],
    ['2026-11-21T12:00:00.000+02:00', at],
    ['2026-11-21T07:30:00-0230', at],
    ['2026-02-30T00:00:00Z', null],
    ['2026-13-01', null],
    ['1', null],
    ['21.11.2026', null],
    ['0000-00-00T00:00:00', null],
  ]
  for (const [text, instant] of times)
    expect(first('complaint.created', { id: 'c', at: text }), text).toMatchObject({ at: instant ?? at })
  expect(first('remedy.delivered', { order, deliveredAt: '2026-11-21T12:00:00+02:00' })).toMatchObject({ at })
})

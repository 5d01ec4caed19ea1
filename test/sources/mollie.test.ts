import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { mollie } from '../../workers/sources/mollie.ts'
import { arrivalOf, bytes, contextOf } from './fixture.ts'
import { expectFailuresTold, foundWith, hostileBodies, noticeIn, vendorBehind } from './thin.ts'
import { lookUpWith, readWith, standIn } from './vendor-api.ts'

const shop = { source: mollie, settings: { apiKey: 'live_k' }, secrets: ['secret'] }
const at = (shelf: object) => vendorBehind('authorization', 'Bearer live_k', { ...shelf })
const path = '/v2/payments/tr_1?embed=chargebacks,refunds'

const eur = (value: string) => ({ value, currency: 'EUR' })
const refund = {
  resource: 'refund',
  id: 're_1',
  mode: 'live',
  status: 'refunded',
  amount: eur('5.95'),
  paymentId: 'tr_1',
}
const chargeback = {
  resource: 'chargeback',
  id: 'chb_1',
  amount: eur('20.00'),
  reason: { code: 'AC01', description: 'Account identifier incorrect' },
  paymentId: 'tr_1',
  createdAt: '2026-11-09T09:00:00+00:00',
  reversedAt: null,
}
const payment = {
  resource: 'payment',
  id: 'tr_1',
  mode: 'live',
  status: 'paid',
  amount: eur('20.00'),
  createdAt: '2026-11-01T09:00:00+00:00',
  paidAt: '2026-11-01T09:05:00+00:00',
  description: 'Order 999',
  metadata: { order_id: 'A-1' },
  locale: 'nl_NL',
  customerId: 'cst_1',
  billingAddress: {
    givenName: 'Anna',
    familyName: 'de Vries',
    email: 'anna@example.com',
    phone: '+31208202070',
    country: 'NL',
  },
  lines: [{ description: 'Mug', sku: 'MUG-1', quantity: 2, totalAmount: eur('20.00') }],
}
const withAll = { ...payment, _embedded: { refunds: [refund], chargebacks: [chargeback] } }

const sign = (body: string, secret = 'secret') => createHmac('sha256', secret).update(body).digest('hex')
const verify = (body: string, headers: Record<string, string>, more: object = {}, secrets = ['secret']) =>
  mollie.verify({ ...arrivalOf(body, headers), ...more }, { ...contextOf(secrets, null), settings: {} })
const event = (type: string, entity: object | null, entityId = 're_1') => ({
  ...{ resource: 'event', id: 'whe_1', type, entityId, createdAt: '2026-11-05T09:00:00+00:00' },
  ...(entity && { _embedded: { entity } }),
})

test('a classic form passes on the address with the key alone, and nothing else does without a signature', async () => {
  expect(await verify('id=tr_1', {}, { keyed: true })).toBe(true)
  expect(await verify('id=tr_1', {})).toBe(false)
  for (const body of ['{"id":"tr_1"}', ' [1]', 'x=1', '', 'id='])
    expect(await verify(body, {}, { keyed: true }), body).toBe(false)
  expect(await verify('id=tr_1', { 'x-mollie-signature': '' }, { keyed: true })).toBe(false)
  expect(await verify('id=tr_1', { 'x-mollie-signature': 'sha256=00' }, { keyed: true })).toBe(false)
})

test('every byte of body and signature counts, any of several values and secrets will do', async () => {
  const body = JSON.stringify(event('refund.refunded', refund))
  const good = sign(body)
  expect(await verify(body, { 'x-mollie-signature': good })).toBe(true)
  for (const header of [`sha256=${good}`, `sha256=${sign(body, 'other')}, sha256=${good}`, `${good},x`])
    expect(await verify(body, { 'x-mollie-signature': header }), header).toBe(true)
  expect(await verify(body, { 'x-mollie-signature': good }, {}, ['newest', 'secret'])).toBe(true)
  for (let i = 0; i < good.length; i++) {
    const flipped = good.slice(0, i) + (good[i] === '0' ? '1' : '0') + good.slice(i + 1)
    expect(await verify(body, { 'x-mollie-signature': flipped }), `${i}`).toBe(false)
  }
  const raw = bytes(body)
  for (let i = 0; i < raw.length; i++) {
    const changed = raw.slice()
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(
      await mollie.verify(arrivalOf(changed, { 'x-mollie-signature': good }), {
        ...contextOf(['secret'], null),
        settings: {},
      }),
    ).toBe(false)
  }
  for (const secrets of [['wrong'], [''], []])
    expect(await verify(body, { 'x-mollie-signature': good }, {}, secrets)).toBe(false)
  for (const header of [
    'sha256=',
    'sha1=x',
    `md5=${good}`,
    good.slice(1),
    `${good}0`,
    'я'.normalize('NFC').replace('я', '?'),
  ])
    expect(await verify(body, { 'x-mollie-signature': header }), header).toBe(false)
})

test('the same id comes for every change, so that each classic notice is looked up', () => {
  const read = (wallNow: number) =>
    mollie.read(arrivalOf('id=tr_1', {}), { ...contextOf(['s'], null), settings: {}, wallNow })
  expect(read(1)).toMatchObject({ kind: 'notice', ask: { payment: 'tr_1' } })
  expect(noticeIn(read(1)).eventId).not.toBe(noticeIn(read(2)).eventId)
  // Nobody is written to on the word of an id: most payments went well.
  expect(noticeIn(read(1)).otherwise).toMatchObject([
    { externalId: 'payment:tr_1', payment: null, order: null, person: null },
  ])
  expect(readWith(shop, 'id=sub_1')).toMatchObject({ kind: 'nothing' })
  for (const body of ['id=tr_1/../x', 'id=tr_%2e', 'id=tr_я'])
    expect(readWith(shop, body)).toMatchObject({ kind: 'unusable' })
})

test('what a payment came to is told whole each time, under the ids of its refunds and chargebacks', async () => {
  const { ask } = noticeIn(readWith(shop, 'id=tr_1'))
  const person = {
    email: 'anna@example.com',
    name: 'Anna de Vries',
    phone: '+31208202070',
    locale: 'nl_NL',
    country: 'NL',
  }
  const order = {
    ...{ externalId: 'A-1', total: { minor: 2000, currency: 'EUR' }, placedAt: Date.UTC(2026, 10, 1, 9) },
    lines: [{ sku: 'MUG-1', name: 'Mug', quantity: 2, total: { minor: 2000, currency: 'EUR' } }],
  }
  const expected = [
    { type: 'order', state: 'paid', order, person, payments: ['tr_1'], at: Date.UTC(2026, 10, 1, 9, 5) },
    { type: 'order', state: 'refunded', order, refund: 're_1', amount: { minor: 595, currency: 'EUR' } },
    {
      externalId: 'refund:re_1',
      channel: 'refund',
      order,
      person,
      refunded: { minor: 595, currency: 'EUR' },
      payment: 'tr_1',
    },
    {
      ...{ externalId: 'dispute:chb_1', channel: 'dispute', category: 'dispute', order, person, payment: 'tr_1' },
      dispute: {
        ...{ externalId: 'chb_1', state: 'needs-response', networkReasonCode: 'AC01', refundable: false, dueAt: null },
        ...{ reason: 'Account identifier incorrect', amount: { minor: 2000, currency: 'EUR' } },
      },
    },
  ]
  expect(await foundWith(shop, ask, at({ [path]: withAll }))).toMatchObject(expected)
  expect(await foundWith(shop, ask, at({ [path]: withAll }))).toEqual(
    await foundWith(shop, ask, at({ [path]: withAll })),
  )
})

test('a refund is told once it left the shop or failed; a chargeback that was reversed is a dispute won', async () => {
  const of = async (embedded: object) => {
    const said = { ...payment, metadata: null, _embedded: embedded }
    return lookUpWith(shop, { payment: 'tr_1' }, standIn(at({ [path]: said })).api)
  }
  const refundIs = (status: string) => of({ refunds: [{ ...refund, status }] })
  for (const status of ['queued', 'pending', 'canceled', 'x'])
    expect(await refundIs(status), status).toMatchObject({ kind: 'nothing' })
  for (const status of ['processing', 'refunded'])
    expect(await refundIs(status), status).toMatchObject({ events: [{ externalId: 'refund:re_1', order: null }] })
  expect(await refundIs('failed')).toMatchObject({
    events: [{ externalId: 'refund-failed:re_1', category: 'billing' }],
  })
  expect(await of({ chargebacks: [{ ...chargeback, reversedAt: '2026-12-01T00:00:00+00:00' }] })).toMatchObject({
    events: [{ type: 'dispute', payment: 'tr_1', dispute: { externalId: 'chb_1', state: 'won' } }],
  })
})

test('the order’s number is read from metadata as an object or as JSON in a text, and from nothing else', async () => {
  const withMetadata = (metadata: unknown) =>
    lookUpWith(shop, { payment: 'tr_1' }, standIn(at({ [path]: { ...payment, metadata } })).api)
  for (const metadata of [{ order_id: 12345 }, '{"order_id":12345}', { orderNumber: '12345' }])
    expect(await withMetadata(metadata)).toMatchObject({ events: [{ order: { externalId: '12345' } }] })
  for (const metadata of ['12345', null, [], '{"order_id":', { note: '12345' }, { order_id: {} }])
    expect(await withMetadata(metadata)).toMatchObject({ kind: 'nothing' })
})

test('a signed event is told at once, and asks only for the customer and the order', () => {
  const said = readWith(shop, event('refund.refunded', refund))
  expect(said).toMatchObject({
    ...{ kind: 'events', eventId: 'whe_1', test: false, ask: { payment: 'tr_1' } },
    events: [{ externalId: 'refund:re_1', payment: 'tr_1', refunded: { minor: 595, currency: 'EUR' } }],
  })
  const keyless = { ...shop, settings: {} }
  expect(readWith(keyless, event('refund.refunded', refund))).not.toHaveProperty('ask')
  expect(mollie.api?.({})).toBeNull()
  expect(readWith(shop, event('payment.paid', payment, 'tr_1'))).toMatchObject({
    events: [{ type: 'order', state: 'paid' }],
  })
  expect(readWith(shop, event('refund.queued', { ...refund, status: 'queued' }))).toMatchObject({ kind: 'nothing' })
  expect(readWith(shop, event('refund.refunded', { ...refund, mode: 'test' }))).toMatchObject({ test: true })
  expect(readWith(shop, event('sales-invoice.paid', { id: 'inv_1' }))).toMatchObject({ kind: 'nothing' })
})

test('an event that names its object alone is looked up by a payment, and is otherwise a person’s task', () => {
  expect(readWith(shop, event('payment.paid', null, 'tr_1'))).toMatchObject({
    kind: 'notice',
    ask: { payment: 'tr_1' },
  })
  expect(readWith(shop, event('refund.refunded', null))).toMatchObject({
    events: [{ externalId: 'refund:re_1', payment: null }],
  })
  expect(readWith(shop, event('refund.failed', null))).toMatchObject({ events: [{ externalId: 'refund-failed:re_1' }] })
  expect(readWith(shop, event('refund.pending', null))).toMatchObject({ kind: 'nothing' })
  expect(readWith(shop, event('chargeback.received', null, 'chb_1'))).toMatchObject({
    events: [{ externalId: 'dispute:chb_1', dispute: { externalId: 'chb_1', state: 'needs-response' } }],
  })
  expect(readWith(shop, event('chargeback.reversed', null, 'chb_1'))).toMatchObject({
    events: [{ type: 'dispute', dispute: { externalId: 'chb_1', state: 'won' } }],
  })
})

test('the object alone is told as the event around it would, and each of its states is a delivery of its own', () => {
  expect(readWith(shop, chargeback)).toMatchObject({ eventId: 'chb_1', events: [{ externalId: 'dispute:chb_1' }] })
  expect(readWith(shop, { ...chargeback, reversedAt: '2026-12-01T00:00:00+00:00' })).toMatchObject({
    ...{ eventId: 'chb_1:2026-12-01T00:00:00+00:00', events: [{ type: 'dispute', dispute: { state: 'won' } }] },
  })
  expect(readWith(shop, refund)).toMatchObject({ eventId: 're_1:refunded', events: [{ externalId: 'refund:re_1' }] })
})

test('a dispute in the bank’s hands: whichever event comes first opens it, the end opens nothing', () => {
  const dispute = { resource: 'dispute', id: 'dsp_1', status: 'open' }
  expect(readWith(shop, event('dispute.created', dispute))).toMatchObject({
    events: [
      { type: 'complaint', externalId: 'dispute:dsp_1', dispute: { state: 'needs-response', refundable: false } },
    ],
  })
  expect(readWith(shop, event('dispute.updated', { ...dispute, status: 'under_review' }))).toMatchObject({
    events: [{ type: 'dispute', dispute: { state: 'under-review' } }, { externalId: 'dispute:dsp_1' }],
  })
  for (const [status, state] of [
    ['won', 'won'],
    ['lost', 'lost'],
    ['a-new-one', 'closed'],
  ])
    expect(readWith(shop, event('dispute.resolved', { ...dispute, status }))).toMatchObject({
      events: [{ type: 'dispute', dispute: { externalId: 'dsp_1', state, dueAt: null } }],
    })
  // About a chargeback we are told of besides: one grievance, not two.
  const about = { ...dispute, chargebackId: 'chb_1', paymentId: 'tr_1' }
  expect(readWith(shop, event('dispute.created', about))).toMatchObject({
    ...{ ask: { payment: 'tr_1' }, events: [{ externalId: 'dispute:chb_1', dispute: { externalId: 'chb_1' } }] },
  })
  expect(readWith(shop, event('dispute.created', null, 'dsp_1'))).toMatchObject({
    events: [{ externalId: 'dispute:dsp_1' }],
  })
})

test('trials are known from the payment alone: left alone in production, counted in the demo', async () => {
  const trial = at({ [path]: { ...withAll, mode: 'test' } })
  const kindWith = async (more: object) =>
    (await lookUpWith({ ...shop, settings: { apiKey: 'live_k', ...more } }, { payment: 'tr_1' }, standIn(trial).api))
      .kind
  expect(await kindWith({})).toBe('nothing')
  expect(await kindWith({ test: 'accept' })).toBe('found')
  expect(await kindWith({ apiBaseUrl: 'http://127.0.0.1:8788' })).toBe('found')
})

test('what the API does not say now is asked again, what it refuses is final, and nonsense asks for nothing', async () => {
  await expectFailuresTold(shop, { payment: 'tr_1' }, at({ [path]: withAll }))
  expect(await lookUpWith(shop, { payment: 'tr_2' }, standIn(at({ [path]: withAll })).api)).toMatchObject({
    kind: 'unknown',
  })
  expect(await lookUpWith({ ...shop, settings: {} }, { payment: 'tr_1' }, standIn(at({})).api)).toMatchObject({
    kind: 'unknown',
  })
  for (const body of hostileBodies) expect(['unusable', 'nothing']).toContain(readWith(shop, body).kind)
})

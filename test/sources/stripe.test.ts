import { expect, test } from 'vitest'
import { readAs } from './fixture.ts'

const said = (type: string, object: unknown, rest: object = {}) => {
  const { previous_attributes, ...envelope } = rest as { previous_attributes?: object }
  const data = { object, previous_attributes }
  return readAs(
    'stripe',
    JSON.stringify({ id: 'evt_1', type, created: 1_648_319_940, livemode: true, data, ...envelope }),
  )
}
const dispute = {
  id: 'dp_1',
  charge: 'ch_1',
  payment_intent: 'pi_1',
  amount: 100,
  currency: 'usd',
  reason: 'product_not_received',
  status: 'needs_response',
  created: 1_648_319_940,
  evidence_details: { due_by: 1_649_116_799 },
  metadata: { order_id: '6735' },
  payment_method_details: { card: { network_reason_code: '13.1' } },
  evidence: { customer_email_address: 'a@example.com', customer_name: 'Ana' },
}

test('a dispute is a complaint with the bank’s due date, its order and its payment', () => {
  expect(said('charge.dispute.created', dispute)).toMatchObject({
    kind: 'events',
    eventId: 'evt_1',
    test: false,
    events: [
      {
        type: 'complaint',
        externalId: 'dp_1',
        category: 'dispute',
        channel: 'dispute',
        at: 1_648_319_940_000,
        payment: 'ch_1',
        order: { externalId: '6735', total: null },
        person: { email: 'a@example.com', name: 'Ana' },
        dispute: {
          externalId: 'dp_1',
          state: 'needs-response',
          dueAt: 1_649_116_799_000,
          reason: 'product_not_received',
          networkReasonCode: '13.1',
          amount: { minor: 100, currency: 'USD' },
          refundable: false,
        },
      },
    ],
  })
})

test.each([
  ['warning_needs_response', 'inquiry', true],
  ['warning_under_review', 'inquiry', true],
  ['warning_closed', 'closed', true],
  ['needs_response', 'needs-response', false],
  ['under_review', 'under-review', false],
  ['won', 'won', false],
  ['lost', 'lost', false],
  ['prevented', 'closed', false],
  ['constructor', 'needs-response', false],
])('a dispute that is %s has the state %s; money may be returned: %s', (status, state, refundable) => {
  // Stripe's own flag can only forbid: a chargeback stays closed to refunds even where Stripe would still allow one.
  for (const is_charge_refundable of [true, undefined])
    expect(said('charge.dispute.updated', { ...dispute, status, is_charge_refundable })).toMatchObject({
      events: [{ type: 'dispute', dispute: { state, refundable }, orderId: '6735', payment: 'ch_1' }],
    })
  expect(said('charge.dispute.closed', { ...dispute, status, is_charge_refundable: false })).toMatchObject({
    events: [{ dispute: { refundable: false } }],
  })
})

test.each(['updated', 'closed', 'funds_withdrawn', 'funds_reinstated'])(
  'charge.dispute.%s follows a dispute and opens none',
  (what) => {
    expect(said(`charge.dispute.${what}`, dispute)).toMatchObject({ events: [{ type: 'dispute' }] })
  },
)

test('no answer is asked for where due_by is null, 0 or past its use', () => {
  for (const change of [
    { evidence_details: { due_by: null } },
    { evidence_details: { due_by: 0 } },
    { status: 'lost' },
  ])
    expect(said('charge.dispute.created', { ...dispute, ...change })).toMatchObject({
      events: [{ dispute: { dueAt: null } }],
    })
})

test('a dispute of the old shape is known by its charge and its due date at the top', () => {
  const legacy = {
    charge: 'ch_0',
    amount: 1000,
    currency: 'usd',
    status: 'needs_response',
    evidence_due_by: 1_382_745_599,
    evidence: 'text',
  }
  expect(said('charge.dispute.updated', legacy)).toMatchObject({
    events: [{ dispute: { externalId: 'ch_0', dueAt: 1_382_745_599_000 }, payment: 'ch_0' }],
  })
  expect(said('charge.dispute.updated', {})).toEqual({
    kind: 'unusable',
    why: 'data.object names neither a dispute nor a charge',
  })
})

test('minor units are Stripe’s, ours follow the currency', () => {
  const amount = (minor: unknown, currency: unknown) => {
    const reading = said('charge.dispute.updated', { ...dispute, amount: minor, currency })
    const event = reading.kind === 'events' ? reading.events[0] : undefined
    return event?.type === 'dispute' ? event.dispute.amount : undefined
  }
  expect(amount(300, 'jpy')).toEqual({ minor: 300, currency: 'JPY' })
  expect(amount(5, 'usd')).toEqual({ minor: 5, currency: 'USD' })
  expect(amount(12_340, 'kwd')).toEqual({ minor: 12_340, currency: 'KWD' })
  // Stripe writes 5 ISK as 500, and there is no half króna. https://docs.stripe.com/currencies#special-cases
  expect(amount(500, 'isk')).toEqual({ minor: 5, currency: 'ISK' })
  expect(amount(550, 'isk')).toBeNull()
  for (const [minor, currency] of [
    ['1.5', 'usd'],
    [-5, 'usd'],
    [null, 'usd'],
    [5, 'us'],
    [5, null],
    [1e21, 'usd'],
  ])
    expect(amount(minor, currency), `${minor} ${currency}`).toBeNull()
})

const charge = {
  id: 'ch_1',
  amount: 5000,
  amount_refunded: 1500,
  currency: 'usd',
  metadata: { order_id: 'A-1' },
  customer: 'cus_1',
  receipt_email: 'r@example.com',
  billing_details: { email: null, name: 'Ana', address: { country: 'MD' } },
}

test('a refund of a charge says the step, and two events about one step are one grievance', () => {
  const step = { previous_attributes: { amount_refunded: 500 } }
  const expected = {
    externalId: 'refund:ch_1:1500',
    channel: 'refund',
    refunded: { minor: 1000, currency: 'USD' },
    payment: 'ch_1',
    order: { externalId: 'A-1', total: { minor: 5000, currency: 'USD' } },
    person: { externalId: 'cus_1', email: 'r@example.com', name: 'Ana', country: 'MD' },
  }
  expect(said('charge.refunded', charge, step)).toMatchObject({ eventId: 'evt_1', events: [expected] })
  expect(said('charge.refunded', charge, { id: 'evt_2', ...step })).toMatchObject({
    eventId: 'evt_2',
    events: [expected],
  })
  expect(said('charge.refunded', charge)).toMatchObject({ events: [{ refunded: { minor: 1500 } }] })
  expect(said('charge.refunded', { ...charge, amount_refunded: 'x' })).toMatchObject({ events: [{ refunded: null }] })
})

test('an early fraud warning may still be refunded; one no longer actionable is nothing', () => {
  const warning = { id: 'issfr_1', charge: 'ch_1', fraud_type: 'misc', created: 1, actionable: true }
  expect(said('radar.early_fraud_warning.created', warning)).toMatchObject({
    events: [
      {
        externalId: 'issfr_1',
        channel: 'alert',
        payment: 'ch_1',
        dispute: { state: 'inquiry', refundable: true, dueAt: null },
      },
    ],
  })
  expect(said('radar.early_fraud_warning.created', { ...warning, actionable: false })).toMatchObject({
    kind: 'nothing',
  })
})

test('a charge that comes whole tells the person and the order a dispute leaves out', () => {
  const whole = { ...dispute, charge, metadata: {}, evidence: {} }
  expect(said('charge.dispute.created', whole)).toMatchObject({
    events: [
      { payment: 'ch_1', person: { email: 'r@example.com' }, order: { externalId: 'A-1', total: { minor: 5000 } } },
    ],
  })
})

test('a review of the shop’s own doubts is no complaint', () => {
  expect(said('review.opened', { id: 'prv_1', charge: 'ch_1', reason: 'rule' })).toMatchObject({
    kind: 'nothing',
    eventId: 'evt_1',
  })
})

/** As Stripe's own fixtures have it: accepted first, sent back by the bank after. */
const refund = {
  ...{ id: 're_1', object: 'refund', amount: 600_000, charge: 'ch_1', currency: 'mdl', payment_intent: 'pi_1' },
  ...{ status: 'failed', failure_reason: 'expired_or_canceled_card', metadata: { amends: 'amends-rem_1' } },
}

test.each(['charge.refund.updated', 'refund.updated', 'refund.failed'])(
  '%s tells that a refund of ours came back; one on its way or of somebody else is nothing',
  (type) => {
    expect(said(type, refund)).toMatchObject({
      kind: 'events',
      events: [{ type: 'refund-failed', purpose: 'rem_1' }],
    })
    expect(said(type, { ...refund, status: 'canceled' })).toMatchObject({ kind: 'events' })
    expect(said(type, { ...refund, status: 'succeeded' })).toMatchObject({ kind: 'nothing' })
    expect(said(type, { ...refund, metadata: {} })).toMatchObject({ kind: 'nothing' })
    expect(said(type, { ...refund, metadata: { amends: 'amends-' } })).toMatchObject({ kind: 'nothing' })
  },
)

test('livemode false is test traffic, and an event without id or type is unusable', () => {
  expect(said('charge.refunded', charge, { livemode: false })).toMatchObject({ test: true })
  expect(said('charge.refunded', charge, { livemode: 'false' })).toMatchObject({ test: false })
  expect(said('charge.refunded', charge, { id: null })).toEqual({ kind: 'unusable', why: 'id is missing' })
  expect(said('charge.refunded', charge, { type: 5 })).toMatchObject({ kind: 'nothing' })
  expect(said('charge.refunded', charge, { type: null })).toEqual({ kind: 'unusable', why: 'type is missing' })
})

import { expect, test } from 'vitest'
import { square } from '../../workers/sources/square.ts'
import { arrivalOf, contextOf, readAs, signatureFixtures } from './fixture.ts'

const dispute = {
  id: 'D1',
  state: 'EVIDENCE_REQUIRED',
  reason: 'NOT_RECEIVED',
  due_at: '2026-12-01T00:00:00Z',
  created_at: '2026-11-01T00:00:00Z',
  amount_money: { amount: 8801, currency: 'USD' },
  disputed_payment: { payment_id: 'PAY1' },
}
const said = (type: string, object: object, more: object = {}) =>
  readAs(
    'square',
    JSON.stringify({ event_id: 'E1', type, created_at: '2026-11-02T00:00:00Z', data: { object }, ...more }),
  )

test('the address is signed: the one typed at Square counts, else the one it posts to', async () => {
  const vector = signatureFixtures.find(({ path }) => path === 'square/official-sdk-vector.json')
  if (!vector) throw new Error('the vector is missing')
  const typed = (vector.settings as { notificationUrl: string }).notificationUrl
  const verify = (url: string, settings: { notificationUrl?: string }) =>
    square.verify({ ...arrivalOf(vector.body, vector.headers), url }, { ...contextOf([vector.secret], null), settings })
  expect(await verify('https://amends.example/webhooks/s/square', { notificationUrl: typed })).toBe(true)
  expect(await verify(typed, {})).toBe(true)
  expect(await verify(`${typed}/`, {})).toBe(false)
  expect(await verify(typed, { notificationUrl: `${typed}/` })).toBe(false)
})

test('a dispute is known by its id and names the payment by which the order is found', () => {
  const expected = {
    eventId: 'E1',
    events: [
      {
        externalId: 'dispute:D1',
        channel: 'dispute',
        payment: 'PAY1',
        order: null,
        person: null,
        at: Date.UTC(2026, 10, 1),
        dispute: {
          externalId: 'D1',
          state: 'needs-response',
          dueAt: Date.UTC(2026, 11, 1),
          amount: { minor: 8801, currency: 'USD' },
          refundable: false,
        },
      },
    ],
  }
  expect(said('dispute.created', { dispute })).toMatchObject(expected)
  expect(said('dispute.created', { object: dispute })).toMatchObject(expected)
  expect(said('dispute.created', { dispute: { ...dispute, id: null, dispute_id: 'D1' } })).toMatchObject(expected)
})

test.each([
  ['INQUIRY_EVIDENCE_REQUIRED', 'inquiry', true],
  ['INQUIRY_PROCESSING', 'inquiry', true],
  ['INQUIRY_CLOSED', 'closed', false],
  ['PROCESSING', 'under-review', false],
  ['WON', 'won', false],
  ['LOST', 'lost', false],
  ['ACCEPTED', 'lost', false],
  ['A_NEW_ONE', 'needs-response', false],
])('a dispute that is %s is %s here', (state, ours, refundable) => {
  expect(said('dispute.state.updated', { dispute: { ...dispute, state } })).toMatchObject({
    events: [{ type: 'dispute', orderId: null, payment: 'PAY1', dispute: { state: ours, refundable } }],
  })
})

test('a refund is told at its end, once: done, or refused', () => {
  const refund = { id: 'R1', payment_id: 'PAY1', amount_money: { amount: 500, currency: 'JPY' }, status: 'COMPLETED' }
  expect(said('refund.updated', { refund })).toMatchObject({
    events: [
      { externalId: 'refund:R1', channel: 'refund', refunded: { minor: 500, currency: 'JPY' }, payment: 'PAY1' },
    ],
  })
  expect(said('refund.updated', { refund: { ...refund, status: 'FAILED' } })).toMatchObject({
    events: [{ externalId: 'refund-failed:R1', category: 'billing', refunded: null }],
  })
  expect(said('refund.created', { refund: { ...refund, status: 'PENDING' } })).toMatchObject({ kind: 'nothing' })
})

test('the sandbox is test traffic, and an event without id, type or object is unusable', () => {
  const body = JSON.stringify({ event_id: 'E1', type: 'dispute.created', data: { object: { dispute } } })
  expect(readAs('square', body, { 'square-environment': 'Sandbox' })).toMatchObject({ test: true })
  expect(readAs('square', body, { 'square-environment': 'Production' })).toMatchObject({ test: false })
  expect(said('dispute.created', { dispute }, { event_id: null })).toEqual({
    kind: 'unusable',
    why: 'event_id is missing',
  })
  expect(said('dispute.created', {})).toMatchObject({ kind: 'unusable' })
  expect(said('invoice.created', {})).toMatchObject({ kind: 'nothing' })
})

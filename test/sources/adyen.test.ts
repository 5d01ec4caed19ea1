import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { adyen } from '../../workers/sources/adyen.ts'
import { arrivalOf, contextOf, readAs } from './fixture.ts'

const key = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056'
const hmac = (text: string) => createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('base64')

const plain = {
  additionalData: {},
  amount: { value: 1000, currency: 'EUR' },
  eventCode: 'CHARGEBACK',
  eventDate: '2026-11-01T10:00:00+01:00',
  merchantAccountCode: 'Shop',
  merchantReference: 'A-1',
  originalReference: 'PAY1',
  pspReference: 'DISP1',
  reason: 'Fraud',
  success: 'true',
}
type Changes = Partial<Record<keyof typeof plain, unknown>>

const wrap = (...items: object[]) => ({
  live: 'true',
  notificationItems: items.map((NotificationRequestItem) => ({ NotificationRequestItem })),
})
const said = (changes: Changes = {}) => readAs('adyen', JSON.stringify(wrap({ ...plain, ...changes })))
const verified = (body: object, headers: HeadersInit = {}) =>
  adyen.verify(arrivalOf(JSON.stringify(body), headers), { ...contextOf([key], null), settings: {} })

function signed(changes: Changes = {}): object {
  const item = { ...plain, ...changes }
  const amount = item.amount as { value?: number; currency?: string }
  const fields = [item.pspReference, item.originalReference, item.merchantAccountCode, item.merchantReference]
  const text = [...fields, amount.value, amount.currency, item.eventCode, item.success].map((part) => part ?? '')
  return { ...item, additionalData: { hmacSignature: hmac(text.join(':')) } }
}

test('every item must hold: one that is forged, or not signed, refuses its honest neighbours', async () => {
  expect(await verified(wrap(signed(), signed({ pspReference: 'DISP2' })))).toBe(true)
  expect(await verified(wrap(signed(), { ...signed(), pspReference: 'DISP3' }))).toBe(false)
  expect(await verified(wrap(signed(), plain))).toBe(false)
  expect(await verified(wrap())).toBe(false)
  expect(await verified({ live: 'true' })).toBe(false)
})

test('a missing field and a sum of nothing are signed as they are', async () => {
  expect(await verified(wrap(signed({ originalReference: undefined })))).toBe(true)
  expect(await verified(wrap(signed({ amount: { value: 0, currency: 'EUR' } })))).toBe(true)
  expect(await verified(wrap({ ...signed({ amount: { value: 0, currency: 'EUR' } }), amount: {} }))).toBe(false)
})

test('a platform webhook signs its whole body in a header, and tells nothing of a customer', async () => {
  const body = {
    type: 'balancePlatform.dispute.created',
    environment: 'live',
    timestamp: 't1',
    data: { id: 'D1' },
  }
  expect(await verified(body, { hmacsignature: hmac(JSON.stringify(body)) })).toBe(true)
  expect(await verified({ ...body, data: { id: 'D2' } }, { hmacsignature: hmac(JSON.stringify(body)) })).toBe(false)
  expect(await verified(body)).toBe(false)
  expect(readAs('adyen', JSON.stringify(body))).toMatchObject({
    kind: 'nothing',
    eventId: 'balancePlatform.dispute.created:D1:t1',
    test: false,
  })
})

test('a chargeback is news of its dispute and the complaint it may open, each once however often it is told', () => {
  const dispute = { externalId: 'DISP1', state: 'needs-response', reason: 'Fraud', refundable: false }
  expect(said()).toMatchObject({
    eventId: 'DISP1:CHARGEBACK:true',
    events: [
      { type: 'dispute', dispute, orderId: 'A-1', payment: 'PAY1' },
      {
        type: 'complaint',
        externalId: 'dispute:DISP1',
        channel: 'dispute',
        category: 'dispute',
        person: null,
        payment: 'PAY1',
        order: { externalId: 'A-1' },
        dispute: { ...dispute, amount: { minor: 1000, currency: 'EUR' } },
        at: Date.UTC(2026, 10, 1, 9),
      },
    ],
  })
  expect(said({ eventCode: 'NOTIFICATION_OF_CHARGEBACK' })).toMatchObject({
    eventId: 'DISP1:NOTIFICATION_OF_CHARGEBACK:true',
    events: [{ type: 'complaint', externalId: 'dispute:DISP1' }],
  })
})

test('a request for information and a fraud notice may still be refunded', () => {
  const asked = said({
    eventCode: 'REQUEST_FOR_INFORMATION',
    additionalData: { rfiReasonCode: ' 6305 ', defensePeriodEndsAt: '2026-12-01T00:00:00Z' },
  })
  expect(asked).toMatchObject({
    events: [
      {
        channel: 'dispute',
        dispute: {
          state: 'inquiry',
          refundable: true,
          networkReasonCode: '6305',
          dueAt: Date.UTC(2026, 11, 1),
        },
      },
    ],
  })
  expect(said({ eventCode: 'NOTIFICATION_OF_FRAUD', additionalData: { nofReasonCode: '00' } })).toMatchObject({
    events: [{ channel: 'alert', dispute: { state: 'inquiry', refundable: true, networkReasonCode: '00' } }],
  })
})

test.each([
  ['CHARGEBACK', 'Lost', 'lost'],
  ['CHARGEBACK', 'Accepted', 'lost'],
  ['CHARGEBACK', 'Pending', 'under-review'],
  ['CHARGEBACK', 'Undefended', 'needs-response'],
  ['SECOND_CHARGEBACK', undefined, 'lost'],
  ['INFORMATION_SUPPLIED', undefined, 'under-review'],
  ['CHARGEBACK_REVERSED', 'Pending', 'under-review'],
  ['CHARGEBACK_REVERSED', undefined, 'won'],
  ['PREARBITRATION_LOST', undefined, 'lost'],
  ['DISPUTE_DEFENSE_PERIOD_ENDED', 'Expired', 'lost'],
  ['ISSUER_RESPONSE_TIMEFRAME_EXPIRED', undefined, 'won'],
  ['REQUEST_FOR_INFORMATION', 'Expired', 'closed'],
])('%s with the status %s is %s', (eventCode, disputeStatus, state) => {
  const over = ['won', 'lost', 'closed'].includes(state)
  const additionalData = { disputeStatus, defensePeriodEndsAt: '2026-12-01T00:00:00Z' }
  expect(said({ eventCode, additionalData })).toMatchObject({
    events: [
      {
        dispute: { state, dueAt: over ? null : Date.UTC(2026, 11, 1), refundable: false },
      },
      ...(eventCode === 'CHARGEBACK' || eventCode === 'SECOND_CHARGEBACK' ? [{}] : []),
    ],
  })
})

test('a refund says what went back; one that failed says nothing did', () => {
  expect(said({ eventCode: 'REFUND' })).toMatchObject({
    events: [
      {
        externalId: 'refund:DISP1',
        channel: 'refund',
        refunded: { minor: 1000, currency: 'EUR' },
        payment: 'PAY1',
      },
    ],
  })
  for (const failed of [{ eventCode: 'REFUND', success: 'false' }, { eventCode: 'REFUND_FAILED' }])
    expect(said(failed)).toMatchObject({
      events: [{ externalId: 'refund-failed:DISP1', category: 'billing', refunded: null }],
    })
})

test('currencies that Adyen counts in other units than ISO 4217 come out right', () => {
  const refunded = (value: number, currency: string) => {
    const reading = said({ eventCode: 'REFUND', amount: { value, currency } })
    const event = reading.kind === 'events' ? reading.events[0] : undefined
    return event?.type === 'complaint' ? event.refunded : undefined
  }
  expect(refunded(1000, 'JPY')).toEqual({ minor: 1000, currency: 'JPY' })
  expect(refunded(1000, 'KWD')).toEqual({ minor: 1000, currency: 'KWD' })
  expect(refunded(1000, 'ISK')).toEqual({ minor: 10, currency: 'ISK' })
  expect(refunded(1050, 'ISK')).toBeNull()
  expect(refunded(1000, 'CLP')).toEqual({ minor: 10, currency: 'CLP' })
  expect(refunded(1000, 'CVE')).toEqual({ minor: 100_000, currency: 'CVE' })
  expect(refunded(1000, 'IDR')).toEqual({ minor: 100_000, currency: 'IDR' })
})

test('several items are one delivery, and an event we do not use is nothing', () => {
  const two = wrap(plain, { ...plain, eventCode: 'REFUND', pspReference: 'REF1' })
  expect(readAs('adyen', JSON.stringify(two))).toMatchObject({
    eventId: 'DISP1:CHARGEBACK:true,REF1:REFUND:true',
    events: [{ type: 'dispute' }, { type: 'complaint' }, { externalId: 'refund:REF1' }],
  })
  expect(said({ eventCode: 'AUTHORISATION' })).toMatchObject({ kind: 'nothing', eventId: 'DISP1:AUTHORISATION:true' })
})

test('live "false" is test traffic, and an item without its reference is unusable', () => {
  expect(readAs('adyen', JSON.stringify({ ...wrap(plain), live: 'false' }))).toMatchObject({ test: true })
  expect(said()).toMatchObject({ test: false })
  expect(said({ pspReference: null })).toEqual({
    kind: 'unusable',
    why: 'notificationItems.0.NotificationRequestItem.pspReference is missing',
  })
  expect(readAs('adyen', '{}')).toMatchObject({ kind: 'unusable' })
})

import { expect, test } from 'vitest'
import { crc32 } from '../../workers/sources/crc32.ts'
import { paypalWith } from '../../workers/sources/paypal.ts'
import { certificateUrl, type FetchCertificate } from '../../workers/sources/paypal-certificate.ts'
import { certificateFor, paypalHeaders } from './certificate.ts'
import { arrivalOf, bytes, readAs } from './fixture.ts'

const certs = 'https://api.paypal.com/v1/notifications/certs/CERT-1'
const year = 365 * 86_400_000
const now = Date.UTC(2026, 10, 1)
const name = 'messageverificationcerts.paypal.com'
const good = certificateFor({ name, from: now - year, to: now + year })
const answering = (pem: string) => async () => new Response(pem)
const body = '{"id":"WH-1","event_type":"X"}'

interface Changes {
  readonly ask?: FetchCertificate
  readonly headers?: Record<string, string>
  readonly settings?: { webhookId: string; apiBaseUrl?: string }
  readonly wallNow?: number
}
const verified = ({ ask = answering(good), headers = {}, settings = { webhookId: 'W1' }, wallNow = now }: Changes) =>
  paypalWith(ask).verify(arrivalOf(body, { ...paypalHeaders(body, { url: certs }), ...headers }), {
    secrets: [],
    settings,
    wallNow,
  })

test('CRC-32 is the unsigned number that PayPal publishes beside its example, and the one of zip', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array())).toBe(0)
})

test('a signature for another shop’s webhook is refused, though everything else is right', async () => {
  expect(await verified({})).toBe(true)
  expect(await verified({ settings: { webhookId: 'W2' } })).toBe(false)
})

test('a certificate counts while it is valid, and only under PayPal’s name', async () => {
  const named = (other: string) => answering(certificateFor({ name: other, from: now - year, to: now + year }))
  expect(await verified({ ask: named('messageverificationcerts.sandbox.paypal.com') })).toBe(true)
  for (const other of ['paypal.com.example', 'messageverificationcertspaypal.com', 'evil-paypal.com', 'x'])
    expect(await verified({ ask: named(other) }), other).toBe(false)
  expect(await verified({ wallNow: now - year - 1 })).toBe(false)
  expect(await verified({ wallNow: now + year + 1000 })).toBe(false)
})

test('no certificate, no trust: refused without an exception, and fetched again the next time', async () => {
  for (const ask of [
    answering(''),
    answering('<html>'),
    answering('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
    async () => new Response(good, { status: 404 }),
    async () => new Response(null, { status: 302, headers: { location: certs } }),
    async () => Promise.reject(new TypeError('no route')),
  ])
    expect(await verified({ ask })).toBe(false)
  let asked = 0
  const source = paypalWith(async () => new Response(asked++ === 0 ? '' : good))
  const once = () =>
    source.verify(arrivalOf(body, paypalHeaders(body, { url: certs })), {
      secrets: [],
      settings: { webhookId: 'W1' },
      wallNow: now,
    })
  expect([await once(), await once(), await once(), asked]).toEqual([false, true, true, 2])
})

test.each([
  'http://api.paypal.com/v1/notifications/certs/CERT-1',
  'https://evil.example/v1/notifications/certs/CERT-1',
  'https://paypal.com.evil.example/v1/notifications/certs/CERT-1',
  'https://evilpaypal.com/v1/notifications/certs/CERT-1',
  'https://paypal.com/v1/notifications/certs/CERT-1',
  'https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1',
  'https://user:pass@api.paypal.com/v1/notifications/certs/CERT-1',
  'https://api.paypal.com:8443/v1/notifications/certs/CERT-1',
  'https://api.paypal.com/v1/notifications/test',
  'https://api.paypal.com/v1/notifications/certs/',
  'https://api.paypal.com/v1/notifications/certs/../../redirect',
  'https://api.paypal.com/v1/notifications/certs/%2e%2e/x',
  'https://api.paypal.com/v1/notifications/certs/CERT-1?next=https://evil.example',
  'https://api.paypal.com\\@evil.example/v1/notifications/certs/CERT-1',
  'https://api.paypal.com./v1/notifications/certs/CERT-1',
  'HTTPS://API.PAYPAL.COM/v1/notifications/certs/CERT-1',
  'https://api.paypal.com/evil/../v1/notifications/certs/CERT-1',
  'https:\\\\api.paypal.com/v1/notifications/certs/CERT-1',
  'file:///v1/notifications/certs/CERT-1',
  'http://localhost:9/v1/notifications/certs/CERT-1',
  '',
  'no address',
])('nothing is asked of %s', async (url) => {
  let asked = 0
  const ask = async () => {
    asked++
    return new Response(good)
  }
  expect(await verified({ ask, headers: { 'paypal-cert-url': url } })).toBe(false)
  expect(asked).toBe(0)
})

test('the local stand-in is asked only where it is set, and vouches for what was recorded in its day', async () => {
  const url = 'http://127.0.0.1:8788/certs/one.pem'
  const settings = { webhookId: 'W1', apiBaseUrl: 'http://127.0.0.1:8788/paypal' }
  expect(certificateUrl(url, undefined)).toBeNull()
  expect(certificateUrl('http://127.0.0.1:8789/certs/one.pem', settings.apiBaseUrl)).toBeNull()
  const headers = { 'paypal-cert-url': url }
  expect(await verified({ headers, settings, wallNow: now + 2 * year })).toBe(true)
  expect(await verified({ headers, settings: { webhookId: 'W1' } })).toBe(false)
  const expired = answering(certificateFor({ name, from: now - 2 * year, to: now - year }))
  expect(await verified({ ask: expired, headers, settings })).toBe(false)
})

test('a header that could be read in two ways, or an algorithm we do not check, is refused', async () => {
  for (const headers of [
    { 'paypal-auth-algo': 'SHA1withRSA' },
    { 'paypal-auth-algo': 'none' },
    { 'paypal-transmission-id': 't-1|2026' },
    { 'paypal-transmission-time': 'soon' },
    { 'paypal-transmission-sig': 'AAAA' },
  ])
    expect(await verified({ headers }), JSON.stringify(headers)).toBe(false)
})

const dispute = {
  dispute_id: 'PP-D-1',
  create_time: '2026-10-01T00:00:00Z',
  reason: 'UNAUTHORISED',
  status: 'OPEN',
  dispute_life_cycle_stage: 'CHARGEBACK',
  dispute_amount: { currency_code: 'JPY', value: '300' },
  seller_response_due_date: '2026-10-11T00:00:00Z',
  external_reason_code: '10.4',
  disputed_transactions: [{ seller_transaction_id: 'TX1', invoice_number: 'A-1', buyer: { name: 'Ana' } }],
  messages: [
    { posted_by: 'BUYER', content: 'It never came.' },
    { posted_by: 'SELLER', content: 'It did.' },
    { posted_by: 'BUYER', content: 'Not here.' },
  ],
}
const said = (type: string, resource: object, headers: HeadersInit = {}) =>
  readAs('paypal', JSON.stringify({ id: 'WH-1', event_type: type, resource }), headers)

test('a dispute is the buyer’s own words, the order and the payment, and the bank’s clock', () => {
  expect(said('CUSTOMER.DISPUTE.CREATED', dispute)).toMatchObject({
    eventId: 'WH-1',
    events: [
      {
        externalId: 'dispute:PP-D-1',
        text: 'It never came.\nNot here.',
        order: { externalId: 'A-1' },
        payment: 'TX1',
        person: { name: 'Ana', email: null },
        dispute: {
          externalId: 'PP-D-1',
          state: 'needs-response',
          dueAt: Date.UTC(2026, 9, 11),
          networkReasonCode: '10.4',
          amount: { minor: 300, currency: 'JPY' },
          refundable: false,
        },
      },
    ],
  })
})

test.each([
  ['INQUIRY', 'WAITING_FOR_SELLER_RESPONSE', undefined, 'inquiry'],
  ['INQUIRY', 'UNDER_REVIEW', undefined, 'inquiry'],
  ['CHARGEBACK', 'UNDER_REVIEW', undefined, 'under-review'],
  ['PRE_ARBITRATION', 'WAITING_FOR_SELLER_RESPONSE', undefined, 'needs-response'],
  ['ARBITRATION', 'UNDER_REVIEW', undefined, 'under-review'],
  ['INQUIRY', 'RESOLVED', 'CANCELED_BY_BUYER', 'closed'],
  ['CHARGEBACK', 'RESOLVED', 'RESOLVED_SELLER_FAVOUR', 'won'],
  ['CHARGEBACK', 'RESOLVED', 'RESOLVED_BUYER_FAVOUR', 'lost'],
  ['CHARGEBACK', 'RESOLVED', undefined, 'closed'],
])('the stage %s, %s, outcome %s is %s', (stage, status, outcome_code, state) => {
  const changed = { ...dispute, dispute_life_cycle_stage: stage, status, dispute_outcome: { outcome_code } }
  expect(said('CUSTOMER.DISPUTE.UPDATED', changed)).toMatchObject({
    events: [{ type: 'dispute', orderId: 'A-1', payment: 'TX1', dispute: { state, refundable: state === 'inquiry' } }],
  })
})

test('a capture paid back names the sum, the order and the payment it links to', () => {
  const links = [{ rel: 'up', href: 'https://api.paypal.com/v2/payments/captures/CAP1' }]
  const refund = { id: 'R1', amount: { value: '12.50', currency_code: 'USD' }, invoice_id: 'A-1', links }
  const expected = {
    events: [
      {
        externalId: 'refund:R1',
        channel: 'refund',
        refunded: { minor: 1250, currency: 'USD' },
        payment: 'CAP1',
        order: { externalId: 'A-1' },
        person: null,
      },
    ],
  }
  expect(said('PAYMENT.CAPTURE.REFUNDED', refund)).toMatchObject(expected)
  const older = { id: 'R1', amount: { total: '-12.50', currency: 'USD' }, invoice_number: 'A-1', sale_id: 'CAP1' }
  expect(said('PAYMENT.SALE.REVERSED', older)).toMatchObject(expected)
})

test('the sandbox and the simulator are test traffic, other events nothing, and one without id unusable', () => {
  const sandbox = { 'paypal-cert-url': 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1' }
  expect(said('CUSTOMER.DISPUTE.CREATED', dispute, sandbox)).toMatchObject({ test: true })
  expect(said('CUSTOMER.DISPUTE.CREATED', dispute, { 'paypal-cert-url': certs })).toMatchObject({ test: false })
  expect(said('BILLING.PLAN.CREATED', {})).toMatchObject({ kind: 'nothing' })
  expect(readAs('paypal', '{"event_type":"X"}')).toEqual({ kind: 'unusable', why: 'id is missing' })
})

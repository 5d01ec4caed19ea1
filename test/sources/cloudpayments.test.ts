import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { cloudpayments } from '../../workers/sources/cloudpayments.ts'
import { arrivalOf, contextOf, readAs } from './fixture.ts'

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const mac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64')

const refund = {
  TransactionId: '35',
  PaymentTransactionId: '34',
  Amount: '1590.00',
  DateTime: '2026-03-01 10:15:00',
  InvoiceId: 'A-1',
  AccountId: 'u-7',
  Email: 'ana@example.com',
}
const pay = {
  ...{ TransactionId: '34', Amount: '1590.00', Currency: 'RUB', DateTime: '2026-02-01 10:15:00', InvoiceId: 'A-1' },
  ...{ Status: 'Completed', OperationType: 'Payment', AuthCode: 'A1B2C3', Email: 'ana@example.com', Name: 'ANA P' },
}
const read = (fields: Record<string, string>, settings: object = {}) =>
  cloudpayments.read(arrivalOf(form(fields), {}), { ...contextOf(['secret'], null), settings })

test('the secret of the API counts as one of the live ones', async () => {
  const body = form(refund)
  const verify = (key: string, settings: object) =>
    cloudpayments.verify(arrivalOf(body, { 'content-hmac': mac(key, body) }), { ...contextOf(['s'], null), settings })
  expect(await verify('s', {})).toBe(true)
  expect(await verify('api', { apiSecret: 'api' })).toBe(true)
  expect(await verify('api', {})).toBe(false)
})

test('the decoded text counts only where nothing else was sent, and half an escape is no exception', async () => {
  const verify = (body: string, headers: Record<string, string>) =>
    cloudpayments.verify(arrivalOf(body, headers), { ...contextOf(['s'], null), settings: {} })
  const decoded = mac('s', 'Email=a@example.com&Name=A B')
  expect(await verify('Email=a%40example.com&Name=A+B', { 'x-content-hmac': decoded })).toBe(true)
  expect(await verify('Email=a%40example.com&Name=A+B', { 'x-content-hmac': decoded, 'content-hmac': 'AAAA' })).toBe(
    false,
  )
  expect(await verify('Email=a%40example.com&Name=A+C', { 'x-content-hmac': decoded })).toBe(false)
  for (const half of ['a=%', 'a=%f', 'a=%ff%fe']) expect(await verify(half, { 'x-content-hmac': decoded })).toBe(false)
})

test('a refund is about its payment and order; its sum is known only with a currency', () => {
  const complaint = {
    externalId: 'refund:35',
    channel: 'refund',
    payment: '34',
    order: { externalId: 'A-1' },
    person: { externalId: 'u-7', email: 'ana@example.com' },
    at: Date.UTC(2026, 2, 1, 10, 15),
  }
  expect(read(refund)).toMatchObject({ eventId: 'refund:35', events: [{ ...complaint, refunded: null }] })
  const order = { type: 'order', state: 'refunded', amount: rub(159_000) }
  const known = { events: [order, { ...complaint, refunded: rub(159_000) }] }
  expect(read(refund, { currency: 'RUB' })).toMatchObject(known)
  expect(read({ ...refund, Currency: 'RUB' })).toMatchObject(known)
})

test('an account id without an e-mail names nobody whom the order would not name better', () => {
  expect(read({ ...refund, Email: '' })).toMatchObject({ events: [{ person: null }] })
})

test('a payment that was taken is a paid order, as a form and as JSON', () => {
  const paid = {
    eventId: 'pay:34',
    events: [
      {
        type: 'order',
        state: 'paid',
        order: { externalId: 'A-1', total: rub(159_000) },
        amount: rub(159_000),
        payments: ['34'],
        person: { email: 'ana@example.com', name: 'ANA P' },
      },
    ],
  }
  expect(read(pay)).toMatchObject(paid)
  expect(readAs('cloudpayments', JSON.stringify({ ...pay, TransactionId: 34, Amount: 1590 }))).toMatchObject(paid)
})

test('a check before the payment, a held one, a declined one and one for no order are nothing', () => {
  const { AuthCode: _, ...check } = pay
  expect(read(check)).toMatchObject({ kind: 'nothing', eventId: 'other:34' })
  expect(read({ ...pay, Status: 'Authorized' })).toMatchObject({ kind: 'nothing' })
  expect(read({ ...pay, Reason: 'InsufficientFunds', ReasonCode: '5051' })).toMatchObject({
    kind: 'nothing',
    eventId: 'fail:34',
  })
  expect(read({ ...pay, InvoiceId: '' })).toMatchObject({ kind: 'nothing', eventId: 'pay:34' })
})

test('TestMode is test traffic, and a notification without its transaction is unusable', () => {
  expect(read({ ...pay, TestMode: '1' })).toMatchObject({ test: true })
  expect(read({ ...pay, TestMode: '0' })).toMatchObject({ test: false })
  expect(readAs('cloudpayments', JSON.stringify({ ...pay, TestMode: true }))).toMatchObject({ test: true })
  expect(read({ key: 'value1' })).toEqual({ kind: 'unusable', why: 'TransactionId is missing' })
})

test('every accepted notification is answered with {"code":0}', async () => {
  expect(await cloudpayments.answer?.().json()).toEqual({ code: 0 })
})

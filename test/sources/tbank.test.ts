import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tbank } from '../../workers/sources/tbank.ts'
import { arrivalOf, contextOf, readAs } from './fixture.ts'

const paid = { TerminalKey: 'T1', OrderId: 'A-1', Success: true, Status: 'CONFIRMED', PaymentId: 87, Amount: 9855 }
const said = (changes: object = {}) => readAs('tbank', JSON.stringify({ ...paid, ...changes }))
const rub = (minor: number) => ({ minor, currency: 'RUB' })

const verified = (body: object, secrets: readonly string[], terminalKey = 'T1') =>
  tbank.verify(arrivalOf(JSON.stringify(body), {}), { ...contextOf(secrets, null), settings: { terminalKey } })
const tokenOf = (values: string) => createHash('sha256').update(values).digest('hex')

test('the token that the vendor publishes for a request comes out of the same rule', async () => {
  const path = join(import.meta.dirname, '../fixtures/webhooks/tbank/official-init-token.json')
  const { params, token, secret } = JSON.parse(readFileSync(path, 'utf8'))
  expect(await verified({ ...params, Token: token }, [secret], params.TerminalKey)).toBe(true)
})

test('a notification for another terminal is refused, though its token is right', async () => {
  const body = { TerminalKey: 'T1', Status: 'CONFIRMED', Token: tokenOf('pwCONFIRMEDT1') }
  expect(await verified(body, ['pw'])).toBe(true)
  expect(await verified(body, ['pw'], 'T2')).toBe(false)
})

test('a password in the body does not stand in for ours', async () => {
  const body = { TerminalKey: 'T1', Password: 'known', Token: tokenOf('knownT1') }
  expect(await verified(body, ['pw'])).toBe(false)
  expect(await verified({ ...body, Token: tokenOf('pwT1') }, ['pw'])).toBe(true)
  expect(await verified({ TerminalKey: 'T1', Token: tokenOf('T1') }, [''])).toBe(false)
})

test('a token in capitals, of another length or no text is refused without an exception', async () => {
  const token = tokenOf('pwT1')
  expect(await verified({ TerminalKey: 'T1', Token: token }, ['pw'])).toBe(true)
  for (const Token of [token.toUpperCase(), token.slice(2), `${token}00`, '', null, 5, {}, undefined])
    expect(await verified({ TerminalKey: 'T1', Token }, ['pw']), String(Token)).toBe(false)
})

test('a confirmed payment is a paid order, with the payment by which a refund finds it', () => {
  expect(said()).toMatchObject({
    eventId: '87:CONFIRMED:9855',
    events: [
      {
        type: 'order',
        state: 'paid',
        order: { externalId: 'A-1', total: rub(9855) },
        amount: rub(9855),
        payments: ['87'],
        person: null,
      },
    ],
  })
  expect(said({ PaymentId: '87' })).toEqual(said())
})

test('a refund and a reversal say what went back; after a partial one nobody knows the sum', () => {
  expect(said({ Status: 'REFUNDED' })).toMatchObject({
    events: [
      { type: 'order', state: 'refunded', amount: rub(9855) },
      {
        externalId: 'refund:87:REFUNDED:9855',
        channel: 'refund',
        refunded: rub(9855),
        payment: '87',
        order: { externalId: 'A-1' },
      },
    ],
  })
  expect(said({ Status: 'REVERSED' })).toMatchObject({
    events: [
      { type: 'order', state: 'cancelled', amount: null },
      { channel: 'refund', refunded: rub(9855) },
    ],
  })
  expect(said({ Status: 'PARTIAL_REFUNDED' })).toMatchObject({ events: [{ channel: 'refund', refunded: null }] })
})

test('what is not signed is not believed: an e-mail in DATA makes nobody', () => {
  const reading = said({ Status: 'REFUNDED', DATA: { Email: 'ana@example.com' } })
  expect(JSON.stringify(reading)).not.toContain('ana@example.com')
})

test.each(['AUTHORIZED', 'REJECTED', '3DS_CHECKING', 'DEADLINE_EXPIRED', 'constructor'])(
  '%s says nothing',
  (Status) => {
    expect(said({ Status })).toMatchObject({ kind: 'nothing', eventId: `87:${Status}:9855` })
  },
)

test('what did not succeed is nothing, a demo terminal is test traffic, and no payment is unusable', () => {
  expect(said({ Status: 'REFUNDED', Success: false })).toMatchObject({ kind: 'nothing' })
  expect(said({ TerminalKey: '1DEMO' })).toMatchObject({ test: true })
  expect(said()).toMatchObject({ test: false })
  expect(said({ PaymentId: null })).toEqual({ kind: 'unusable', why: 'PaymentId is missing' })
  expect(said({ OrderId: null })).toMatchObject({ kind: 'nothing' })
})

test('every accepted notification is answered with the text OK', async () => {
  const answer = tbank.answer?.()
  expect(answer?.status).toBe(200)
  expect(await answer?.text()).toBe('OK')
})

import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { advance, findings, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { api, issuedCode, newKey, type Refused, redeemAt } from './api.ts'

let shop: TestShop
let key: Record<string, string>

beforeAll(async () => {
  shop = await openShop()
  key = await newKey(shop)
})

interface CodeBody {
  readonly code: string
  readonly state: string
  readonly value: string
  readonly currency: string
  readonly expiresAt: string
  readonly holder: string
}

const codePath = (code: string) => `/v1/shops/${shop.id}/codes/${encodeURIComponent(code)}`
const look = (code: string) => api<CodeBody>('GET', codePath(code), key)

const ledgerOf = async (complaint: string) =>
  (
    await env.DB.prepare("select entry, minor from ledger where complaint = ? and entry like 'code-%' order by seq")
      .bind(complaint)
      .all<{ entry: string; minor: number }>()
  ).results.map(({ entry, minor }) => `${entry} ${minor}`)

it('a code is worth 10 % of the problem order, whatever the next one costs (E1, E2)', async () => {
  const issued = await issuedCode(shop)
  const { status, body } = await look(issued.code)
  expect([status, body.state, body.value, body.currency, body.holder]).toEqual([
    200,
    'issued',
    '2000.00',
    'MDL',
    issued.email,
  ])
  expect(body.expiresAt).toMatch(/T\d\d:59:59\.999Z$/)
  const used = await redeemAt(shop, key, issued, { total: '100000.00' })
  expect([used.status, used.body.amount, used.body.lapsed]).toEqual([201, '2000.00', '0.00'])
  expect((await look(issued.code)).body.state).toBe('redeemed')
})

it('of fifty redemptions at once exactly one succeeds, and the others hear that it was used', async () => {
  const issued = await issuedCode(shop)
  const all = await Promise.all(Array.from({ length: 50 }, (_, i) => redeemAt(shop, key, issued, { order: `B-${i}` })))
  const statuses = all.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(49)
  expect(await ledgerOf(issued.complaint)).toEqual(['code-issued 200000', 'code-redeemed 200000'])
  expect(await findings()).toEqual([])
})

it('the same request under the same key is answered the same for ever, also when sent many times at once', async () => {
  const issued = await issuedCode(shop)
  const all = await Promise.all(
    Array.from({ length: 10 }, () => redeemAt(shop, key, issued, { idempotencyKey: `same-${issued.code}` })),
  )
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
  const other = await redeemAt<Refused>(shop, key, issued, { idempotencyKey: `same-${issued.code}`, total: '70000.00' })
  expect([other.status, other.body.error.code]).toEqual([409, 'idempotency_conflict'])
})

it('a code is recognised however it is typed, and its holder however they write their address', async () => {
  const n = randomUUID().slice(0, 8)
  const issued = await issuedCode(shop, { email: `ana.${n}@gmail.com` })
  const typed = ` ${issued.code.toLowerCase().match(/.{4}/g)?.join('-')} `
  expect((await look(typed)).body.code).toBe(issued.code)
  const email = `A.n.a${n}+shop@GoogleMail.com`
  const used = await redeemAt(shop, key, issued, { code: typed, email })
  expect(used.status).toBe(201)
})

it('nobody but the holder redeems, and no other shop sees the code', async () => {
  const issued = await issuedCode(shop)
  const stranger = await redeemAt<Refused>(shop, key, issued, { email: 'somebody@example.com' })
  expect([stranger.status, stranger.body.error.code]).toEqual([403, 'other_holder'])
  const elsewhere = await openShop()
  const theirKey = await newKey(elsewhere)
  expect((await redeemAt(elsewhere, theirKey, issued)).status).toBe(404)
  expect((await redeemAt(shop, theirKey, issued)).status).toBe(404)
  expect((await look(issued.code)).body.state).toBe('issued')
})

it('an order smaller than the code redeems what fits, and the rest lapses', async () => {
  const issued = await issuedCode(shop)
  const used = await redeemAt(shop, key, issued, { total: '500.00' })
  expect([used.status, used.body.amount, used.body.lapsed]).toEqual([201, '500.00', '1500.00'])
  expect(await ledgerOf(issued.complaint)).toEqual(['code-issued 200000', 'code-redeemed 50000', 'code-lapsed 150000'])
})

it('what is wrong with a request is said, and redeems nothing', async () => {
  const issued = await issuedCode(shop)
  const path = `${codePath(issued.code)}/redemptions`
  const good = { order: { id: 'B-1', total: { amount: '10.00', currency: 'MDL' } }, customer: { email: issued.email } }
  expect((await api('POST', path, key, good)).status).toBe(422)
  const keyed = { ...key, 'idempotency-key': 'k-1' }
  expect((await api('POST', path, keyed, '{ not json')).status).toBe(400)
  const missing = await api('POST', path, keyed, { order: { id: 'B-1' }, customer: {} })
  expect([missing.status, missing.body.error.message]).toEqual([422, expect.stringContaining('order.total')])
  for (const amount of ['0.00', '-5.00', '1.005', 'ten']) {
    const wrong = await api('POST', path, keyed, { ...good, order: { id: 'B-1', total: { amount, currency: 'MDL' } } })
    expect(wrong.status, amount).toBe(422)
  }
  expect((await redeemAt(shop, key, issued, { currency: 'EUR' })).status).toBe(422)
  expect((await redeemAt(shop, key, issued, { code: '0000000000000000' })).status).toBe(404)
  expect((await look('nonsense')).status).toBe(404)
  expect((await look(issued.code)).body.state).toBe('issued')
})

it('a cancelled order gives the code back, once, at its full value', async () => {
  const issued = await issuedCode(shop)
  const before = (await look(issued.code)).body
  const used = await redeemAt(shop, key, issued, { total: '500.00' })
  const path = `${codePath(issued.code)}/redemptions/${used.body.id}`
  const all = await Promise.all(Array.from({ length: 8 }, () => api<CodeBody>('DELETE', path, key)))
  for (const { status, body } of all) expect([status, body.state, body.value]).toEqual([200, 'issued', '2000.00'])
  expect(all[0]?.body.expiresAt).toBe(before.expiresAt)
  expect(await ledgerOf(issued.complaint)).toEqual([
    'code-issued 200000',
    'code-redeemed 50000',
    'code-lapsed 150000',
    'code-reinstated 200000',
  ])
  const again = await redeemAt(shop, key, issued, { order: 'B-2002' })
  expect([again.status, again.body.amount]).toEqual([201, '2000.00'])
  // The first redemption's cancellation, told once more, does not touch the second.
  const repeated = await api<CodeBody>('DELETE', path, key)
  expect([repeated.status, repeated.body.state]).toEqual([200, 'redeemed'])
  expect((await api('DELETE', `${codePath(issued.code)}/redemptions/red_nothing`, key)).status).toBe(404)
  expect(await findings()).toEqual([])
})

it('after its last moment a code is expired; one given back late lives two weeks more', async () => {
  const unused = await issuedCode(shop)
  const issued = await issuedCode(shop)
  await advance('P80D')
  const used = await redeemAt(shop, key, issued)
  expect(used.status).toBe(201)
  await advance('P20D')
  expect((await look(unused.code)).body.state).toBe('expired')
  const late = await redeemAt<Refused>(shop, key, unused)
  expect([late.status, late.body.error.code]).toEqual([410, 'expired'])
  const back = await api<CodeBody>('DELETE', `${codePath(issued.code)}/redemptions/${used.body.id}`, key)
  const { now } = (await api<{ now: string }>('GET', '/local/clock', {})).body
  expect(back.body.state).toBe('issued')
  const left = Date.parse(back.body.expiresAt) - Date.parse(now)
  expect(left).toBeGreaterThanOrEqual(14 * 86_400_000)
  expect(left).toBeLessThan(15.1 * 86_400_000)
  expect(await findings()).toEqual([])
})

it('time decides that a code has expired, also before anybody marked it', async () => {
  const issued = await issuedCode(shop)
  const { now } = (await api<{ now: string }>('GET', '/local/clock', {})).body
  await env.DB.prepare('update codes set expires_at = ? where code = ?')
    .bind(Date.parse(now) - 1, issued.code)
    .run()
  expect((await look(issued.code)).body.state).toBe('expired')
  expect((await redeemAt(shop, key, issued)).status).toBe(410)
})

it('codes are for keys: a person signed in and a stranger are refused', async () => {
  const issued = await issuedCode(shop)
  expect((await api('GET', codePath(issued.code), await signIn(shop.staff.admin))).status).toBe(403)
  expect((await api('GET', codePath(issued.code), {})).status).toBe(401)
  expect((await api('GET', codePath(issued.code), { authorization: 'Bearer amk_wrong' })).status).toBe(401)
})

import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { advance, findings, openShop, post, type TestShop } from '../harness/shop.ts'
import { type Answered, api, type Issued, issuedCode, newKey, type Refused, redeemAt } from './api.ts'
import { act } from './checkouts.ts'

let shop: TestShop
let key: Record<string, string>

beforeEach(async () => {
  shop = await openShop()
  key = await newKey(shop)
})

interface Held {
  readonly id: string
  readonly code: string
  readonly order: string
  readonly amount: string
  readonly lapsed: string
  readonly until: string
}
interface CodeBody {
  readonly state: string
}

const pathOf = (code: string) => `/v1/shops/${shop.id}/codes/${code}`
const stateOf = async (code: string) => (await api<CodeBody>('GET', pathOf(code), key)).body.state

const holdAt = <Body = Held>(
  issued: Issued,
  how: {
    order?: string
    total?: string
    email?: string
    minutes?: number
    currency?: string
    idempotencyKey?: string
  } = {},
): Promise<Answered<Body>> =>
  api<Body>(
    'POST',
    `${pathOf(issued.code)}/reservations`,
    { ...key, ...(how.idempotencyKey !== undefined && { 'idempotency-key': how.idempotencyKey }) },
    {
      order: { id: how.order ?? 'B-1', total: { amount: how.total ?? '60000.00', currency: how.currency ?? 'MDL' } },
      customer: { email: how.email ?? issued.email },
      ...(how.minutes !== undefined && { minutes: how.minutes }),
    },
  )

const captureOf = <Body = { id: string; amount: string; order: string }>(
  issued: Issued,
  id: string,
  body: object = {},
) => api<Body>('POST', `${pathOf(issued.code)}/reservations/${id}/capture`, key, body)

const releaseOf = <Body = CodeBody>(issued: Issued, id: string) =>
  api<Body>('DELETE', `${pathOf(issued.code)}/reservations/${id}`, key)

const ledgerOf = async ({ complaint }: Issued) =>
  (
    await env.DB.prepare("select entry, minor from ledger where complaint = ? and entry like 'code-%' order by seq")
      .bind(complaint)
      .all<{ entry: string; minor: number }>()
  ).results.map(({ entry, minor }) => `${entry} ${minor}`)

it('a held code is captured when its basket is paid, once, however often it is asked', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued, { total: '1500.00' })
  expect([held.status, held.body.amount, held.body.lapsed]).toEqual([201, '1500.00', '500.00'])
  expect(await stateOf(issued.code)).toBe('reserved')
  expect(await ledgerOf(issued)).toEqual(['code-issued 200000'])
  const captured = await captureOf(issued, held.body.id)
  expect([captured.status, captured.body.amount]).toEqual([200, '1500.00'])
  expect((await captureOf(issued, held.body.id)).body).toEqual(captured.body)
  expect(await stateOf(issued.code)).toBe('redeemed')
  expect(await ledgerOf(issued)).toEqual(['code-issued 200000', 'code-redeemed 150000', 'code-lapsed 50000'])
  const late = await releaseOf<Refused>(issued, held.body.id)
  expect([late.status, late.body.error.code]).toEqual([409, 'captured'])
  const back = await api<CodeBody>('DELETE', `${pathOf(issued.code)}/redemptions/${held.body.id}`, key)
  expect([back.status, back.body.state]).toEqual([200, 'issued'])
  expect(await findings()).toEqual([])
})

it('a released code can be used again at once, and releasing twice changes nothing', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued)
  expect([(await releaseOf(issued, held.body.id)).status, await stateOf(issued.code)]).toEqual([200, 'issued'])
  expect((await releaseOf(issued, held.body.id)).body.state).toBe('issued')
  const gone = await captureOf<Refused>(issued, held.body.id)
  expect([gone.status, gone.body.error.code]).toEqual([409, 'released'])
  expect((await redeemAt(shop, key, issued)).status).toBe(201)
  expect(await findings()).toEqual([])
})

it('another basket hears until when a code is held; the holder’s own order keeps it and holds it longer', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued, { minutes: 10 })
  const other = await holdAt<Refused>(issued, { order: 'B-2' })
  expect([other.status, other.body.error.code]).toEqual([409, 'reserved'])
  expect(other.body.error.message).toMatch(/until \d\d?:\d\d, today/)
  const used = await redeemAt<Refused>(shop, key, issued, { order: 'B-2' })
  expect([used.status, used.body.error.code]).toEqual([409, 'reserved'])
  const again = await holdAt(issued, { minutes: 60 })
  expect(again.body.id).toBe(held.body.id)
  expect(Date.parse(again.body.until)).toBeGreaterThan(Date.parse(held.body.until))
  // The checkout that holds it may also redeem it in one step.
  expect((await redeemAt(shop, key, issued, { order: 'B-1' })).status).toBe(201)
  expect(await stateOf(issued.code)).toBe('redeemed')
  expect(await findings()).toEqual([])
})

it('a code held in a basket that was left comes back by itself, and is good for anybody’s next order', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued, { minutes: 15 })
  await advance('PT16M')
  expect(await stateOf(issued.code)).toBe('issued')
  const row = await env.DB.prepare('select state from codes where code = ?').bind(issued.code).first()
  expect(row).toEqual({ state: 'issued' })
  expect((await redeemAt(shop, key, issued, { order: 'B-9' })).status).toBe(201)
  const late = await captureOf<Refused>(issued, held.body.id)
  expect([late.status, late.body.error.code]).toEqual([409, 'already_redeemed'])
  expect(await findings()).toEqual([])
})

it('a code left in a basket until after its last day is free again and lapses, both in one turn', async () => {
  const issued = await issuedCode(shop)
  const { body } = await holdAt(issued)
  const until = Date.parse(body.until)
  await env.DB.prepare('update codes set expires_at = ?1 where code = ?2')
    .bind(until - 1_000, issued.code)
    .run()
  await advance('PT2H')
  await advance('P1D')
  expect(await stateOf(issued.code)).toBe('expired')
  const lapsed = "select count(*) as n from ledger where complaint = ?1 and entry = 'code-lapsed'"
  expect(await env.DB.prepare(lapsed).bind(issued.complaint).first()).toEqual({ n: 1 })
  const hold = 'select reversed_at = reserved_until_at as ended from redemptions where code = ?1'
  expect(await env.DB.prepare(hold).bind(issued.code).first()).toEqual({ ended: 1 })
  expect(await findings()).toEqual([])
})

it('a code whose last day ends in a basket is paid by that basket, and held no longer by it', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued)
  await env.DB.prepare('update codes set expires_at = ?1 where code = ?2')
    .bind(Date.now() - 1_000, issued.code)
    .run()
  const again = await holdAt<Refused>(issued, { minutes: 600 })
  expect([again.status, again.body.error.code]).toEqual([410, 'expired'])
  const atOnce = await redeemAt<Refused>(shop, key, issued, { order: 'B-1' })
  expect([atOnce.status, atOnce.body.error.code]).toEqual([410, 'expired'])
  expect((await captureOf(issued, held.body.id)).status).toBe(200)
  expect(await findings()).toEqual([])
})

it('a hold that has run out makes room before anybody has written it down', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued)
  await env.DB.prepare('update redemptions set reserved_until_at = reserved_until_at - 86400000 where id = ?')
    .bind(held.body.id)
    .run()
  expect(await stateOf(issued.code)).toBe('issued')
  expect((await holdAt(issued, { order: 'B-2' })).status).toBe(201)
  expect(await findings()).toEqual([])
})

it('a basket paid a little late is captured all the same, while nobody else has the code', async () => {
  const issued = await issuedCode(shop)
  const held = await holdAt(issued, { minutes: 5 })
  await advance('PT20M')
  const captured = await captureOf(issued, held.body.id, {
    order: { id: 'B-2001', total: { amount: '900.00', currency: 'MDL' } },
  })
  expect([captured.status, captured.body.amount, captured.body.order]).toEqual([200, '900.00', 'B-2001'])
  expect(await stateOf(issued.code)).toBe('redeemed')
  expect(await findings()).toEqual([])
})

it('an order told by its shop redeems the code of the basket it was, and the capture hears that', async () => {
  const issued = await issuedCode(shop)
  const order = `B-${randomUUID().slice(0, 8)}`
  const held = await holdAt(issued, { order })
  await post(shop, {
    type: 'order.paid',
    timestamp: new Date().toISOString(),
    data: {
      order: {
        id: order,
        total: { amount: '58000.00', currency: 'MDL' },
        placedAt: new Date().toISOString(),
        lines: [],
        codes: [issued.code],
      },
      customer: { id: issued.email, email: issued.email },
    },
  })
  await expect.poll(() => stateOf(issued.code), { timeout: 10_000 }).toBe('redeemed')
  expect((await captureOf(issued, held.body.id)).body).toMatchObject({ order, amount: '2000.00' })
  expect(await ledgerOf(issued)).toEqual(['code-issued 200000', 'code-redeemed 200000'])
  expect(await findings()).toEqual([])
})

it('of two hundred baskets at once exactly one holds the code, and of two hundred captures one counts', async () => {
  const issued = await issuedCode(shop)
  const all = await Promise.all(Array.from({ length: 200 }, (_, i) => holdAt(issued, { order: `B-${i}` })))
  const count = (status: number) => all.filter((one) => one.status === status).length
  expect([count(201), count(409)]).toEqual([1, 199])
  const winner = all.find(({ status }) => status === 201)?.body.id ?? ''
  const captures = await Promise.all(Array.from({ length: 200 }, () => captureOf(issued, winner)))
  expect(new Set(captures.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await ledgerOf(issued)).toEqual(['code-issued 200000', 'code-redeemed 200000'])
  expect(await findings()).toEqual([])
})

it('of two hundred orders and baskets at once exactly one has the code', async () => {
  const issued = await issuedCode(shop)
  const all = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      i % 2 ? holdAt<unknown>(issued, { order: `B-${i}` }) : redeemAt<unknown>(shop, key, issued, { order: `B-${i}` }),
    ),
  )
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('a wrong, foreign, used, expired or void code gets an answer that names the reason and the date', async () => {
  const said = async (answer: Promise<Answered<Refused>>) => {
    const { status, body } = await answer
    return `${status} ${body.error.message}`
  }
  const issued = await issuedCode(shop)
  const month = '(January|February|March|April|May|June|July|August|September|October|November|December)'
  const day = `(today|yesterday|tomorrow|on), ?\\w* ?.*${month}`
  expect(await said(holdAt({ ...issued, code: '0000000000000000' }))).toMatch(/^404 There is no such code/)
  expect(await said(holdAt(issued, { email: 'else@example.com' }))).toMatch(
    new RegExp(`^403 .*another customer ${day}`),
  )
  expect(await said(holdAt(issued, { currency: 'EUR' }))).toMatch(/^422 .*worth .*2.?000.* order in MDL/)
  const held = await holdAt(issued)
  await captureOf(issued, held.body.id)
  expect(await said(holdAt(issued, { order: 'B-7' }))).toMatch(new RegExp(`^409 This code was already used ${day}`))
  const gone = await issuedCode(shop)
  await act(shop, gone.complaint, { action: 'void-code', code: gone.code, reason: 'sent twice' })
  expect(await said(holdAt(gone))).toMatch(new RegExp(`^410 This code was taken back ${day}`))
  const old = await issuedCode(shop)
  await env.DB.prepare('update codes set expires_at = expires_at - 20000000000 where code = ?').bind(old.code).run()
  expect(await said(redeemAt<Refused>(shop, key, old))).toMatch(/^410 This code expired on\s\w+\s\d+\s\w+/)
})

it('the reason is told in the customer’s language', async () => {
  const issued = await issuedCode(shop)
  const asked = (language: string) =>
    api<Refused>(
      'POST',
      `${pathOf(issued.code)}/reservations`,
      { ...key, 'accept-language': language },
      {
        order: { id: 'B-1', total: { amount: '60000.00', currency: 'MDL' } },
        customer: { email: 'else@example.com' },
      },
    )
  expect((await asked('ru')).body.error.message).toMatch(/^Этот код получил другой покупатель сегодня, /)
  expect((await asked('ro-MD')).body.error.message).toMatch(/^Acest cod a fost dat altui client astăzi, /)
})

it('the same key and body holds once; another body, a foreign hold or a wrong one is refused', async () => {
  const issued = await issuedCode(shop)
  const idempotencyKey = randomUUID()
  const first = await holdAt(issued, { idempotencyKey })
  expect((await holdAt(issued, { idempotencyKey })).body).toEqual(first.body)
  const other = await holdAt<Refused>(issued, { idempotencyKey, total: '1.00' })
  expect([other.status, other.body.error.code]).toEqual([409, 'idempotency_conflict'])
  const another = await issuedCode(shop)
  expect((await captureOf(another, first.body.id)).status).toBe(404)
  expect((await releaseOf(another, first.body.id)).status).toBe(404)
  expect((await captureOf(issued, 'red_nothing')).status).toBe(404)
  expect((await api('DELETE', `${pathOf(issued.code)}/redemptions/${first.body.id}`, key)).status).toBe(404)
  expect((await holdAt<Refused>(another, { minutes: 0 })).status).toBe(422)
})

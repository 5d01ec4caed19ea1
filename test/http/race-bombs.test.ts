/**
 * Two, eight, fifty or two hundred at once at every door where value is decided: one winner, everybody told the truth,
 * and the ledger to the unit. (Caps: caps.test.ts; baskets and orders: reservations.test.ts; the same request approved:
 * approvals.test.ts; refunds: workflows/refunds.test.ts; the last gift: gifts.test.ts.)
 */
import { env } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { recover } from '../../workflows/recover.ts'
import { unbalanced } from '../harness/balance.ts'
import { eventually, findings, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { api, issuedCode, newKey, redeemAt } from './api.ts'
import { count, nonceOf, one, press, remediesOf, visitor } from './customer-page.ts'

const sizes = [2, 8, 200] as const

const many = <T>(size: number, act: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: size }, (_, i) => act(i)))

let shop: TestShop
let key: Record<string, string>

beforeAll(async () => {
  shop = await openShop()
  key = await newKey(shop)
})

/** The app's own time, eleven minutes on: what was chosen is final. */
async function later() {
  const deps = await depsOf(env)
  return { ...deps, clock: { now: () => deps.clock.now() + 11 * 60_000, wall: deps.clock.wall } }
}

const entries = (complaint: string, entry: string) =>
  count('ledger where complaint = ?1 and entry = ?2', complaint, entry)

test.each(sizes)('%i choices at once are one choice, and so are picks', async (size) => {
  const ana = await visitor(shop)
  const remedies = await remediesOf(ana.complaint)
  const form = await nonceOf(ana.link)
  const chosen = await many(size, (i) => press(ana, 'choice', { remedy: remedies[i % remedies.length] ?? '', form }))
  expect(new Set(chosen.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await count('choices where complaint = ?1', ana.complaint)).toBe(1)
  expect(await count("timeline where complaint = ?1 and event = 'chosen'", ana.complaint)).toBe(1)
  const picked = await many(Math.min(size, 50), (i) =>
    press(ana, 'compensation', { kind: i % 2 ? 'gift' : 'bonus', form }),
  )
  expect(new Set(picked.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await count('compensations where complaint = ?1', ana.complaint)).toBe(1)
  const last = await one<{ kind: string }>('select kind from compensations where complaint = ?1', ana.complaint)
  // Whatever stood there last is what is carried out, once.
  const deps = await later()
  await many(3, () => recover(deps, ana.complaint as ComplaintId, 'race'))
  expect(await entries(ana.complaint, 'fix')).toBe(1)
  expect(await count('codes where complaint = ?1 and purpose = ?2', ana.complaint, `${ana.complaint}-bonus`)).toBe(
    last?.kind === 'bonus' ? 1 : 0,
  )
  expect(await count("tasks where complaint = ?1 and key = 'gift'", ana.complaint)).toBe(last?.kind === 'gift' ? 1 : 0)
})

test.each(sizes)('%i turns at once issue a credit and a bonus once each, and mail each once', async (size) => {
  const ana = await visitor(shop, { category: 'late', total: '1000.00' })
  const credit = await one<{ id: string }>(
    "select id from remedies where complaint = ?1 and kind = 'credit'",
    ana.complaint,
  )
  await press(ana, 'choice', { remedy: credit?.id ?? '' })
  await press(ana, 'compensation', { kind: 'bonus' })
  const deps = await later()
  await many(size, () => recover(deps, ana.complaint as ComplaintId, 'race'))
  await recover(deps, ana.complaint as ComplaintId, 'race')
  expect(await count('codes where complaint = ?1', ana.complaint)).toBe(2)
  expect(await entries(ana.complaint, 'code-issued')).toBe(2)
  expect(await entries(ana.complaint, 'fix')).toBe(1)
  await eventually(
    async () =>
      (await count("outbox where complaint = ?1 and kind = 'bonus-code' and state = 'accepted'", ana.complaint)) === 2,
  )
  expect(await count("outbox where complaint = ?1 and kind = 'bonus-code'", ana.complaint)).toBe(2)
})

test.each(sizes)('of %i redemptions at once one counts; of cancellations one gives it back', async (size) => {
  const issued = await issuedCode(shop)
  const all = await many(size, (i) => redeemAt(shop, key, issued, { order: `B-${i}`, total: '500.00' }))
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(all.filter(({ status }) => status === 409)).toHaveLength(size - 1)
  const won = all.find(({ status }) => status === 201)?.body
  const path = `/v1/shops/${shop.id}/codes/${issued.code}/redemptions/${won?.id}`
  const back = await many(Math.min(size, 50), () => api<{ state: string }>('DELETE', path, key))
  expect(new Set(back.map(({ status, body }) => `${status} ${body.state}`))).toEqual(new Set(['200 issued']))
  for (const entry of ['code-issued', 'code-redeemed', 'code-lapsed', 'code-reinstated']) {
    expect(await entries(issued.complaint, entry), entry).toBe(1)
  }
})

test.each([2, 8, 50])(
  '%i people who void, extend, use and hold one code at once leave it in one state',
  async (size) => {
    const issued = await issuedCode(shop)
    const { version } = (await one<{ version: number }>(
      'select version from complaints where id = ?1',
      issued.complaint,
    )) ?? { version: -1 }
    const lead = await signIn(shop.staff.lead)
    const until = '2028-06-01'
    const voided = { action: 'void-code', code: issued.code, reason: 'Sent twice.', version }
    const path = `/v1/shops/${shop.id}/codes/${issued.code}/reservations`
    const basket = {
      order: { id: 'B-held', total: { amount: '700.00', currency: 'MDL' } },
      customer: { email: issued.email },
    }
    const act = (body: object) => api<unknown>('POST', `/v1/complaints/${issued.complaint}/actions`, lead, body)
    const doors = [
      () => act(voided),
      () => redeemAt<unknown>(shop, key, issued),
      () => act({ action: 'extend-code', code: issued.code, until, version }),
      () => api<unknown>('POST', path, key, basket),
    ]
    const heard = await many(size, (i) => (doors[i % doors.length] ?? act)({}))
    for (const { status } of heard) expect([200, 201, 409, 410]).toContain(status)
    const ways = [0, 1, 3].map((door) => heard.filter(({ status }, i) => i % 4 === door && status < 300).length)
    // Void, used or held: two of them at once would be a lie to somebody. The same basket may hold it again.
    expect(ways.filter((n) => n > 0).length).toBeLessThanOrEqual(1)
    expect(await unbalanced(shop.id)).toEqual([])
  },
)

test.each([2, 50])('%i answers of staff to one proposal are one answer, one task and one sum', async (size) => {
  const ana = await visitor(shop)
  await press(ana, 'proposal', { text: 'A little of it back.', amount: '300.00' })
  await eventually(
    async () => (await count("tasks where complaint = ?1 and kind = 'reply-to-proposal'", ana.complaint)) === 1,
  )
  const staff = await Promise.all([shop.staff.agent, shop.staff.lead, shop.staff.director].map(signIn))
  const { version } = (await one<{ version: number }>(
    'select version from complaints where id = ?1',
    ana.complaint,
  )) ?? { version: -1 }
  const accept = { action: 'answer-proposal', decision: 'accept', text: 'Gladly.', version }
  const answers = await many(size, (i) =>
    api('POST', `/v1/complaints/${ana.complaint}/actions`, staff[i % 3] ?? {}, accept),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(size - 1)
  expect(await entries(ana.complaint, 'fix')).toBe(1)
  expect(await count("replies where complaint = ?1 and kind = 'proposal-accepted'", ana.complaint)).toBe(1)
})

test('after all of it the books balance', async () => {
  expect(await unbalanced(shop.id)).toEqual([])
  expect(await findings()).toEqual([])
})

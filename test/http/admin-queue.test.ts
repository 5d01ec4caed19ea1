import { env } from 'cloudflare:test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { Db } from '../../db/client.ts'
import { codesOf, tasksFor } from '../../db/dashboard-lists.ts'
import { cursorFrom, type QueueQuestion, queuePage, queueStatements } from '../../db/dashboard-queue.ts'
import { figures, headlineStatements } from '../../db/figures.ts'
import { openShop, type TestShop } from '../harness/shop.ts'
import { visit } from './admin-browser.ts'

const many = 10_000
let shop: TestShop
let other: TestShop
let db: Db

/** A busy year at one shop: every third without an open promise, one in ten closed. */
async function fill({ id, staff: { agent } }: TestShop, count: number, offset: number): Promise<void> {
  const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1})`
  const key = `'${id}'`
  const cmp = `'cmp_' || printf('%026d', i + ${offset})`
  await env.DB.batch([
    env.DB.prepare(`${numbers} insert into customers (shop, id, email, email_key, name, locale, tags, claimed_orders, mailbox, promotions, created_at)
      select ${key}, 'cus_' || i, 'ana' || i || '@example.com', 'ana' || i || '@example.com', case i % 3 when 0 then 'Ольга Сухова ' || i else 'Ana Popescu ' || i end, 'en', '[]', i % 20, 'open', 'none', 1 from n`),
    env.DB.prepare(`${numbers} insert into orders (shop, external_id, name, customer, minor, currency, lines, state, refunded_minor, codes, created_at)
      select ${key}, 'o-' || i, '#' || i, 'cus_' || i, 10000 + i, 'MDL', '[]', 'paid', 0, '[]', 1 from n`),
    env.DB.prepare(`${numbers} insert into complaints (shop, id, source, external_id, channel, category, text, customer, order_id, locale, tier, tier_reason, policy_version, owner, stage, received_at, closed_at, outcome, promise_due_at, version, turn, wait)
      select ${key}, ${cmp}, 'standard', 'c-' || i, 'form', 'damaged', 'The bag arrived torn, number ' || i, 'cus_' || i, 'o-' || i, 'en', 'standard', '{}', 1,
        case i % 2 when 0 then '${agent}' end, 'acknowledged', 1000 + i, case i % 10 when 9 then 5000 + i / 100 end, case i % 10 when 9 then 'settled' end,
        case when i % 10 = 9 or i % 3 = 2 then null else 2000 + (i * 7919) % 500 end, 1, 1, -1 from n`),
    env.DB.prepare(`${numbers} insert into promises (shop, id, complaint, kind, n, stated_as, made_at, due_at, kept_at, state, clock)
      select ${key}, 'prm_' || ${key} || i, ${cmp}, 'acknowledgement', '1', '', 1000 + i, 1000 + i + 3600000, case i % 50 when 0 then null else 1000 + i + 60000 end,
        case i % 50 when 0 then 'open' else 'early' end, 'calendar' from n`),
    env.DB.prepare(`${numbers} insert into codes (shop, code, purpose, complaint, customer, key_version, state, minor, currency, issued_at, expires_at)
      select ${key}, 'AAAAAAAAAAA' || printf('%05d', i), ${key} || i, ${cmp}, 'cus_' || i, 1, 'issued', 100, 'MDL', 1000 + i / 10, 9000000000000 from n where i % 10 = 0`),
    env.DB.prepare(`${numbers} insert into tasks (shop, id, complaint, key, kind, state, owner, about, due_at)
      select ${key}, 'tsk_' || i, ${cmp}, 'k', 'ship', 'open', case i % 4 when 0 then '${agent}' end, '{}', 3000 + i % 7 from n where i % 10 < 3`),
  ])
}

beforeAll(async () => {
  db = (await depsOf(env)).db
  ;[shop, other] = [await openShop(), await openShop()]
  await fill(shop, many, 0)
  await fill(other, 50, 100_000)
})

// Rows made up for their number have no history; the auditor asks after real ones.
afterAll(async () => {
  await env.DB.batch(['complaints', 'promises', 'codes'].map((table) => env.DB.prepare(`delete from ${table}`)))
})

const ask = (change: Partial<QueueQuestion> = {}): QueueQuestion => ({
  ...{ shop: shop.id, status: 'open', owner: null, search: '', cursor: null, limit: 50 },
  ...change,
})

interface Stated {
  toSQL(): { sql: string; params: unknown[] }
}

/** How many rows the database really touches, and by which plan. */
async function cost(statements: readonly Stated[]): Promise<{ rows: number; plan: string }> {
  let rows = 0
  const plans: string[] = []
  for (const statement of statements) {
    const { sql, params } = statement.toSQL()
    const answer = await env.DB.prepare(sql)
      .bind(...params)
      .all()
    rows += answer.meta.rows_read
    const plan = await env.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    plans.push(plan.results.map(({ detail }) => detail).join('\n'))
  }
  return { rows, plan: plans.join('\n--\n') }
}

async function walk(question: Partial<QueueQuestion>) {
  const rows = []
  let cursor: string | null = null
  do {
    const page = await queuePage(db, ask({ ...question, cursor, limit: 199 }))
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

it('ten thousand open complaints are paged through without a gap or a repeat, soonest promise first, those without last', async () => {
  const rows = await walk({})
  expect(await walk({ shop: other.id })).toHaveLength(45)
  expect(rows).toHaveLength(many * 0.9)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  const order = rows.map(({ promiseDueAt, id }) => `${promiseDueAt === null ? '9' : '1'} ${promiseDueAt ?? 0} ${id}`)
  expect(order).toEqual([...order].sort())
})

it('closed complaints come latest first, without a gap or a repeat where many closed at once', async () => {
  const rows = await walk({ status: 'closed' })
  expect(rows).toHaveLength(many / 10)
  const order = rows.map(({ closedAt, id }) => `${closedAt} ${id}`)
  expect(new Set(order).size).toBe(rows.length)
  expect(order).toEqual([...order].sort().reverse())
})

it('a page of the queue reads a page’s worth of rows, in the order of its index', async () => {
  const middle = (await queuePage(db, ask({ limit: 200 }))).next
  for (const cursor of [null, middle]) {
    const { rows, plan } = await cost([...queueStatements(db, ask({ cursor }))])
    expect(plan).toMatch(/SEARCH complaints USING INDEX complaints_queue \(shop=\? AND closed_at=\?/)
    expect(plan).not.toMatch(/SCAN complaints/)
    // A sort of the whole would stand last; only the first promise and the first task of each row are sorted.
    for (const one of plan.split('\n--\n')) expect(one.split('\n').at(-1)).toContain('SEARCH paid')
    expect(rows).toBeLessThan(2000)
  }
})

it('a code or an address is found by its key, not by looking through everything', async () => {
  const byCode = await queuePage(db, ask({ search: 'aaaa-aaaa-aaa0-0120' }))
  expect(byCode.rows.map(({ order }) => order)).toEqual(['#120'])
  const byMail = await queuePage(db, ask({ search: 'ANA1234@example.com' }))
  expect(byMail.rows.map(({ customer }) => customer)).toEqual(['Ana Popescu 1234'])
  expect((await cost([...queueStatements(db, ask({ search: 'aaaa-aaaa-aaa0-0120' }))])).rows).toBeLessThan(100)
  expect((await cost([...queueStatements(db, ask({ search: 'ana1234@example.com' }))])).rows).toBeLessThan(100)
})

it('order, name in any case and alphabet, and words of the complaint are found; wildcards mean themselves', async () => {
  const found = async (search: string, change: Partial<QueueQuestion> = {}) =>
    (await queuePage(db, ask({ search, ...change }))).rows.map(({ order }) => order)
  expect(await found('o-4321')).toEqual(['#4321'])
  expect(await found('ANA POPESCU 1234')).toEqual(['#1234'])
  expect(await found('сухова 9000')).toEqual(['#9000'])
  expect(await found('ОЛЬГА СУХОВА 9000')).toEqual(['#9000'])
  expect(await found('TORN, number 4444')).toEqual(['#4444'])
  expect(await found('100%')).toEqual([])
  expect(await found('_')).toEqual([])
  expect(await found("' or 1=1 --")).toEqual([])
  expect(await found('Ana Popescu 4999')).toEqual([])
  expect(await found('Ana Popescu 4999', { status: 'closed' })).toEqual(['#4999'])
  expect(await found('x'.repeat(5000))).toEqual([])
})

it('"mine" shows one person’s complaints only', async () => {
  const rows = await walk({ owner: { email: shop.staff.agent, now: Date.now() } })
  expect(rows).toHaveLength(many * 0.5)
  expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set([shop.staff.agent]))
})

it('a cursor that is none of ours starts from the beginning', async () => {
  const start = await queuePage(db, ask())
  for (const cursor of [
    '',
    'p',
    'p.1',
    "p.1.cmp_' or 1",
    'x.1.cmp_00000000000000000000000001',
    'p.1e9.cmp_00000000000000000000000001',
  ]) {
    expect(cursorFrom(cursor)).toBeNull()
    expect((await queuePage(db, ask({ cursor }))).rows[0]?.id).toBe(start.rows[0]?.id)
  }
})

it('lists of tasks and codes go on where they stopped', async () => {
  const first = await tasksFor(db, shop.id, shop.staff.agent, null, 50)
  const last = first.others.at(-1)
  if (!last) throw new Error('no tasks')
  const second = await tasksFor(db, shop.id, shop.staff.agent, { at: last.dueAt, id: last.id }, 5000)
  const others = [...first.others, ...second.others].map(({ id }) => id)
  expect(others).toHaveLength(2000)
  expect(new Set(others).size).toBe(2000)
  const codes = []
  let after: { at: number; id: string } | null = null
  for (;;) {
    const page = await codesOf(db, shop.id, { state: null, code: null, after, limit: 77 })
    codes.push(...page.map(({ code }) => code))
    const end = page.at(-1)
    if (!end) break
    after = { at: end.issuedAt, id: end.code }
  }
  expect(codes).toHaveLength(1000)
  expect(new Set(codes).size).toBe(1000)
})

it('the headline of the queue ties with the figures, and reads each promise once', async () => {
  const found = await figures(db, shop.id, 0, 10_000_000, 10_000_000)
  expect(found.acknowledgedWithinHour).toEqual({ count: 9800, of: 10_000, share: 0.98 })
  expect(found.promises.byState).toMatchObject({ open: 200, early: 9800 })
  expect(found.open).toBe(9000)
  expect(found.closed).toEqual({ settled: 1000 })
  expect(found.codes).toEqual([
    {
      currency: 'MDL',
      issued: { count: 1000, minor: 100_000 },
      redeemed: { count: 0, minor: 0 },
      liability: { count: 1000, minor: 100_000 },
    },
  ])
  const { plan } = await cost([...headlineStatements(db, shop.id, 0, 10_000_000, 10_000_000)])
  expect(plan).not.toMatch(/SCAN (complaints|promises|codes)(?! USING)/)
})

it('the page itself opens with ten thousand complaints, and leads on to the next page', async () => {
  const page = await visit(shop.staff.agent, '/admin')
  expect(page.status).toBe(200)
  expect(page.html.match(/<tr>/g)).toHaveLength(51)
  const next = /href="(\/admin\?cursor=[^"]+)"/.exec(page.html)?.[1] ?? ''
  const second = await visit(shop.staff.agent, next)
  const shown = (html: string): readonly string[] => html.match(/\/admin\/complaints\/cmp_\d{26}/g) ?? []
  expect(shown(second.html)).toHaveLength(50)
  expect(shown(second.html).filter((link) => shown(page.html).includes(link))).toEqual([])
})

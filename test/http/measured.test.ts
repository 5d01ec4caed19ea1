/** What staying in touch does, from rows to page: the planted effect is found, none is found where none was planted. */
import { env } from 'cloudflare:test'
import { afterAll, expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { caresPage } from '../../db/cares-list.ts'
import { openDb } from '../../db/client.ts'
import { askMeasured, measuredOf } from '../../db/measured.ts'
import { measuredShape } from '../../workers/v1/measured-calls.ts'
import { earningsShape } from '../../workers/v1/shapes.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { openShop, signIn, type TestShop } from '../harness/shop.ts'
import { visit } from './admin-browser.ts'
import { api, newKey } from './api.ts'

const dayMs = 86_400_000

/** These customers have no life behind them that the auditor could check: they are gone before it comes. */
afterAll(async () => {
  const tables = ['redemptions', 'orders', 'cares', 'complaints']
  await env.DB.batch(tables.map((table) => env.DB.prepare(`delete from ${table}`)))
})

/** So many customers, every tenth held out; so many of each hundred of a group order on the fortieth day. */
async function filled(shop: TestShop, touched: number, heldOut: number, many = 1_000): Promise<void> {
  const start = (await depsOf(env)).clock.now() - 100 * dayMs
  const n = 'with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?2)'
  const id = `printf('cmp_%s_%04d', ?1, i)`
  const person = `printf('cus_%s_%04d', ?1, i)`
  const texts = [
    `${n} insert into complaints (shop, id, source, external_id, channel, category, text, customer, order_id, locale, tier,
       tier_reason, policy_version, stage, received_at, closed_at, version, turn, wait)
     select ?1, ${id}, 'standard', i, 'form', iif(i % 2, 'late', 'damaged'), 'x', ${person}, 'A-' || i, 'en', 'standard',
       '{}', 1, 'closed', ${start - 9 * dayMs}, ${start}, 0, 0, 0 from n`,
    `${n} insert into cares (shop, customer, complaint, state, reason, since_at, held_out, started_at, turn, wait)
     select ?1, ${person}, ${id}, 'departed', '{"why":"silent"}', ${start} + i, i % 10 = 0, ${start}, 0, 0 from n`,
    `${n} insert into orders (shop, external_id, customer, minor, currency, placed_at, lines, state, refunded_minor, codes, created_at)
     select ?1, 'N-' || i, ${person}, 60000, 'MDL', ${start + 40 * dayMs}, '[]', 'paid', 0, '[]', ${start} from n
     where (i / 10) % 100 < iif(i % 10 = 0, ${heldOut}, ${touched})`,
  ]
  await env.DB.batch(texts.map((text) => env.DB.prepare(text).bind(shop.id, many)))
}

async function measured(shop: TestShop, query = '') {
  const { status, body } = await api('GET', `/v1/shops/${shop.id}/measured${query}`, await signIn(shop.staff.lead))
  expect(status, JSON.stringify(body)).toBe(200)
  return measuredShape.parse(body)
}

it('a planted effect is found in rows and told on the page; where none is planted none is found', async () => {
  const [planted, even] = [await openShop(), await openShop()]
  await filled(planted, 80, 30)
  await filled(even, 55, 55)
  const found = await measured(planted)
  expect(found).toMatchObject({ decisiveDays: 90, inCare: { touched: 900, heldOut: 100 }, holdOutShare: 0.1 })
  expect(found.within[0]).toMatchObject({ days: 30, touched: { people: 900, returned: 0 } })
  expect(found.within[1]).toMatchObject({
    ...{ days: 90, touched: { people: 900, returned: 720 }, heldOut: { people: 100, returned: 30 } },
    returned: { verdict: 'more', difference: { value: 0.5 } },
    daysToReturn: { verdict: 'less', difference: { value: -25 } },
    margin: { verdict: 'few' },
  })
  expect(found.within[2]).toMatchObject({ days: 180, touched: { people: 0 }, returned: { verdict: 'few' } })
  expect((await measured(even)).within[1]).toMatchObject({
    ...{ returned: { verdict: 'unclear', difference: { value: 0 } }, daysToReturn: { verdict: 'unclear' } },
    // 600.00 at 30 % of margin, for 55 of each hundred.
    margin: {
      verdict: 'unclear',
      touched: { value: '99.00' },
      heldOut: { value: '99.00' },
      difference: { value: '0.00' },
    },
  })
  expect((await measured(planted, '?category=late')).within[1]).toMatchObject({ heldOut: { people: 0 } })
  expect((await measured(planted, '?remedy=replacement')).within[1]).toMatchObject({ touched: { people: 0 } })
  const page = await visit(planted.staff.lead, `/admin/measured?shop=${planted.id}`)
  expect(page.html).toContain('Yes: more of them order again')
  const calm = await visit(even.staff.lead, `/admin/measured?shop=${even.id}`)
  expect(calm.html).toContain('Too early to say')
})

it('what counts is a paid order after the care began, once, less what was paid back and the codes in it', async () => {
  const shop = await openShop()
  await filled(shop, 0, 0)
  const { clock, db } = await depsOf(env)
  const now = clock.now()
  const start = now - 100 * dayMs
  const order = (
    i: number,
    id: string,
    days: number,
    { minor = 60_000, currency = 'MDL', state = 'paid', back = 0 } = {},
  ) =>
    env.DB.prepare(
      `insert into orders (shop, external_id, customer, minor, currency, placed_at, lines, state, refunded_minor, codes, created_at)
       values (?1, ?2, printf('cus_%s_%04d', ?1, ?3), ?4, ?5, ?6, '[]', ?7, ?8, '[]', ?6)`,
    ).bind(shop.id, id, i, minor, currency, start + days * dayMs, state, back)
  const redeemed = (i: number, id: string, days: number, reversedAt: number | null) =>
    env.DB.prepare(
      `insert into redemptions (shop, id, code, complaint, idempotency_key, request, order_id, order_minor, minor, currency,
         redeemed_at, reversed_at)
       values (?1, ?2, ?2, printf('cmp_%s_%04d', ?1, ?3), ?2, 'x', ?2, 60000, 2000, 'MDL', ?4, ?5)`,
    ).bind(shop.id, id, i, start + days * dayMs, reversedAt)
  await env.DB.batch([
    // 60 000 before the code came off it, 10 000 of it paid back.
    ...[order(1, 'P-1', 10, { minor: 58_000, back: 10_000 }), redeemed(1, 'P-1', 10, null)],
    // Told by the checkout alone.
    redeemed(2, 'P-2', 20, null),
    // Twice: one who came back.
    ...[order(3, 'P-3a', 5), order(3, 'P-3b', 6)],
    // In another currency: came back, and brought nothing that can be added up.
    order(4, 'P-4', 9, { currency: 'EUR' }),
    // None of these: cancelled, before, too late, the order that went wrong, a code that was given back.
    ...[order(5, 'P-5', 9, { state: 'cancelled' }), order(6, 'P-6', -3), order(7, 'P-7', 31), order(8, 'A-8', 9)],
    redeemed(9, 'P-9', 9, now),
  ])
  const asked = await askMeasured(db, shop.id, { category: null, remedy: null, cause: null }, now)
  if (!asked) throw new Error('no such shop')
  const [{ touched } = { touched: null }] = (await measuredOf(db, asked.question)).measured
  const margins = [15_000 - 2_000, 18_000 - 2_000, 36_000]
  expect(touched).toMatchObject({ people: 900, returned: 4, margin: margins.reduce((all, one) => all + one, 0) })
  expect(touched?.marginSquares).toBe(margins.reduce((all, one) => all + one ** 2, 0))
  expect(touched?.waited).toBeCloseTo(10 + 20 + 5 + 9 + 896 * 30, 3)
})

it('the return on recovery is what was measured beside who was left alone, for each customer once', async () => {
  const shop = await openShop()
  await filled(shop, 90, 55)
  // A second complaint of somebody who is written to already makes no second customer.
  await env.DB.prepare(
    `insert into complaints (shop, id, source, external_id, channel, category, text, customer, order_id, locale, tier,
       tier_reason, policy_version, stage, received_at, closed_at, version, turn, wait)
     select shop, id || 'b', source, external_id || 'b', channel, category, text, customer, order_id || 'b', locale, tier,
       tier_reason, policy_version, stage, received_at + 1, closed_at, version, turn, wait
     from complaints where shop = ?1 and external_id = '1'`,
  )
    .bind(shop.id)
    .run()
  const { body } = await api('GET', `/v1/shops/${shop.id}/earnings`, await signIn(shop.staff.lead))
  expect(earningsShape.parse(body).totals[0]).toMatchObject({
    complaints: 1_001,
    returnOnRecovery: {
      ...{ state: 'measured', customers: 900, gain: '56700.00', share: null },
      perCustomer: { days: 90, value: '63.00' },
    },
  })
})

it('a filter that is none is refused, another shop’s measure is not there, and a key reads its own', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const lead = await signIn(shop.staff.lead)
  const own = await newKey(shop)
  expect((await api('GET', `/v1/shops/${shop.id}/measured?category=nonsense`, lead)).status).toBe(422)
  expect((await api('GET', `/v1/shops/${other.id}/measured`, lead)).status).toBe(404)
  expect((await api('GET', `/v1/shops/${shop.id}/measured`, own)).status).toBe(200)
  expect((await api('GET', `/v1/shops/${other.id}/measured`, own)).status).toBe(404)
  expect((await api('GET', `/v1/shops/${shop.id}/measured`, {})).status).toBe(401)
})

it('customers of a state are shown a page at a time, each once, with the reason', async () => {
  const shop = await openShop()
  await filled(shop, 50, 50)
  const path = `/admin/customers?shop=${shop.id}&state=departed`
  const { html: first } = await visit(shop.staff.agent, path)
  const links = (html: string) => [...html.matchAll(/admin\/complaints\/(cmp_[\w-]+)/g)].map(([, id]) => id)
  expect(links(first)).toHaveLength(50)
  expect(first).toContain('No order for longer than is usual at this shop.')
  const next = /after=([\w.%-]+)/.exec(first)?.[1]
  const { html: second } = await visit(shop.staff.agent, `${path}&after=${next}`)
  expect(new Set([...links(first), ...links(second)]).size).toBe(100)
})

it('ten thousand customers are measured in step with their number, and no statement reads a whole table', async () => {
  const [small, large] = [await openShop(), await openShop()]
  await filled(small, 60, 55)
  await filled(large, 60, 55, 10_000)
  const { clock } = await depsOf(env)
  const now = clock.now()
  const seen: Seen = new Map()
  const db = openDb(recordingDatabase(env.DB, seen))
  const timed = async ({ id }: TestShop) => {
    const from = performance.now()
    // With every filter, so that all there is to read is read.
    const asked = await askMeasured(db, id, { category: 'late', remedy: 'none', cause: null }, now)
    if (!asked) throw new Error('no such shop')
    const all = await measuredOf(db, { ...asked.question, category: null })
    await measuredOf(db, { ...asked.question, cause: 'cause-1' })
    await caresPage(db, id, { state: 'departed', after: { at: now, id: 'z' }, limit: 51 })
    return { people: all.measured[1]?.touched.people, ms: performance.now() - from }
  }
  await timed(small)
  const [a, b] = [await timed(small), await timed(large)]
  expect([a.people, b.people]).toEqual([900, 9_000])
  // A busy machine is slow as a whole; only growing faster than the number would be a fault of the statement.
  expect(b.ms / Math.max(a.ms, 15)).toBeLessThan(40)
  const whole: string[] = []
  for (const [query, values] of seen) {
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    const scans = plan.results.filter(({ detail }) =>
      /^SCAN (?:orders|o|cares|k|complaints|c|redemptions|r|touches|t|customers|causes)\b/.test(detail),
    )
    whole.push(...scans.map(({ detail }) => `${detail}: ${query.replace(/\s+/g, ' ').slice(0, 200)}`))
  }
  expect(seen.size).toBeGreaterThan(4)
  expect(whole).toEqual([])
}, 60_000)

/** What staying in touch does, from rows to page: the planted effect is found, none is found where none was planted. */
import { env } from 'cloudflare:test'
import { afterAll, expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { measuredShape } from '../../workers/v1/measured-calls.ts'
import { openShop, signIn, type TestShop } from '../harness/shop.ts'
import { visit } from './admin-browser.ts'
import { api } from './api.ts'

const dayMs = 86_400_000

/** These customers have no life behind them that the auditor could check: they are gone before it comes. */
afterAll(async () => {
  const tables = ['orders', 'cares', 'complaints']
  await env.DB.batch(tables.map((table) => env.DB.prepare(`delete from ${table}`)))
})

/** A thousand customers, every tenth held out; so many of each hundred of a group order on the fortieth day. */
async function filled(shop: TestShop, touched: number, heldOut: number): Promise<void> {
  const start = (await depsOf(env)).clock.now() - 100 * dayMs
  const n = 'with recursive n(i) as (select 0 union all select i + 1 from n where i < 999)'
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
  await env.DB.batch(texts.map((text) => env.DB.prepare(text).bind(shop.id)))
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

it('a filter that is none is refused, and another shop’s measure is not there', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const lead = await signIn(shop.staff.lead)
  expect((await api('GET', `/v1/shops/${shop.id}/measured?category=nonsense`, lead)).status).toBe(422)
  expect((await api('GET', `/v1/shops/${other.id}/measured`, lead)).status).toBe(404)
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

/** Causes through the API and the dashboard: named, tied, costed, called fixed; one shop's are not another's. */
import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { causeShape } from '../../workers/v1/cause-calls.ts'
import { acknowledged, complain, findings, openShop, post, signIn, type TestShop } from '../harness/shop.ts'
import { formOf, send, visit } from './admin-browser.ts'
import { api, issuedCode, newKey } from './api.ts'

afterAll(async () => expect(await findings()).toEqual([]))

interface CauseBody {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly fixedAt: string | null
  readonly provenAt: string | null
  readonly complaints: number
  readonly cost: readonly {
    readonly amount: string
    readonly staffMinutes: number
    readonly currency: string
    readonly customersLeft: number
    readonly lostMargin: string
  }[]
}

const path = (shop: TestShop, id = ''): string => `/v1/shops/${shop.id}/causes${id === '' ? '' : `/${id}`}`

const named = async (shop: TestShop, body: object = {}): Promise<CauseBody> =>
  (await api<CauseBody>('POST', path(shop), await signIn(shop.staff.agent), { name: 'The seam tears', ...body })).body

async function tied(shop: TestShop, complaint: string, cause: string | null) {
  const agent = await signIn(shop.staff.agent)
  const { body } = await api<{ version: number }>('GET', `/v1/complaints/${complaint}`, agent)
  return api<{ cause: string | null; error: { code: string } }>('POST', `/v1/complaints/${complaint}/actions`, agent, {
    ...{ action: 'set-cause', version: body.version, cause },
  })
}

it('a cause is named by a person, read by a key, and changed only on the version one saw', async () => {
  const shop = await openShop()
  const key = await newKey(shop)
  expect((await api('POST', path(shop), key, { name: 'x' })).status).toBe(403)
  const made = await api<CauseBody>('POST', path(shop), await signIn(shop.staff.agent), {
    ...{ name: 'The seam tears', category: 'damaged', sku: 'BAG-1', owner: shop.staff.lead },
    ...{ action: 'Another thread', dueAt: '2026-12-24T21:59:59.999Z' },
  })
  expect(made.status).toBe(201)
  expect(causeShape.parse(made.body)).toMatchObject({ version: 1, state: 'open', verdict: 'unknown', complaints: 0 })
  const list = await api<{ items: readonly CauseBody[] }>('GET', path(shop), key)
  expect(list.body.items).toEqual([made.body])
  expect((await api<CauseBody>('GET', path(shop, made.body.id), key)).body).toEqual(made.body)
  const lead = await signIn(shop.staff.lead)
  const change = (body: object) => api<CauseBody>('PATCH', path(shop, made.body.id), lead, body)
  expect((await change({ action: 'x' })).status).toBe(422)
  const answers = await Promise.all(['one', 'two', 'three'].map((action) => change({ version: 1, action })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

it('a cause is called fixed only with a verdict, evidence and what changed; then it says until when it is watched', async () => {
  const shop = await openShop({ policy: { causes: { quietDays: 14 } } })
  const { id } = await named(shop)
  const agent = await signIn(shop.staff.agent)
  const fix = (body: object) => api<CauseBody>('PATCH', path(shop, id), agent, { version: 1, state: 'fixed', ...body })
  expect((await fix({})).status).toBe(422)
  expect((await fix({ verdict: 'systemic', evidence: 'tested' })).status).toBe(422)
  expect((await fix({ verdict: 'systemic', changed: { en: 'New thread.' } })).status).toBe(422)
  expect((await fix({ state: 'closed' })).status).toBe(422)
  const { status, body } = await fix({ verdict: 'systemic', evidence: 'tested', changed: { en: 'New thread.' } })
  expect([status, body.state]).toEqual([200, 'fixed'])
  expect(Date.parse(body.provenAt ?? '') - Date.parse(body.fixedAt ?? '')).toBe(14 * 86_400_000)
})

it('a complaint is tied by an action, let go by null, and only to a cause of its own shop', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const cause = await named(shop)
  const foreign = await named(other)
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  expect((await tied(shop, complaint, foreign.id)).body.error.code).toBe('unknown_cause')
  expect((await tied(shop, complaint, cause.id)).body.cause).toBe(cause.id)
  expect((await tied(shop, complaint, cause.id)).body.error.code).toBe('so_already')
  expect((await tied(shop, complaint, null)).body.cause).toBe(null)
  const { results } = await env.DB.prepare(
    `select event, public, json_extract(about, '$.text') as text from timeline where complaint = ? and event like 'cause-%' order by id`,
  )
    .bind(complaint)
    .all()
  expect(results).toEqual([
    { event: 'cause-set', public: 0, text: 'The seam tears' },
    { event: 'cause-cleared', public: 0, text: null },
  ])
  const { results: audit } = await env.DB.prepare(
    `select json_extract(detail, '$.cause') as cause from audit where shop = ? and action = 'set-cause' order by seq`,
  )
    .bind(shop.id)
    .all()
  expect(audit).toEqual([{ cause: cause.id }, { cause: null }])
})

it('another shop’s causes are as unknown as none', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const { id } = await named(shop)
  const stranger = await signIn(other.staff.admin)
  expect((await api('GET', path(shop), stranger)).status).toBe(404)
  expect((await api('GET', path(other, id), stranger)).status).toBe(404)
  expect((await api('PATCH', path(other, id), stranger, { version: 1, name: 'mine' })).status).toBe(404)
  expect((await visit(other.staff.admin, `/admin/causes/${id}`)).status).toBe(404)
  expect((await send(other.staff.admin, `/admin/causes/${id}`, { seen: '1', name: 'mine' })).status).toBe(404)
  expect((await visit(null, `/admin/causes/${id}`)).status).toBe(401)
})

it('what a cause costs is what stands in the ledger, the used codes and the noted time', async () => {
  const shop = await openShop({ policy: { economics: { staffHourCost: { MDL: 12_000 } } } })
  const cause = await named(shop)
  const { complaint } = await issuedCode(shop, { total: '20000.00' })
  await tied(shop, complaint, cause.id)
  await env.DB.prepare(
    `update tasks set minutes = 30 where complaint = ? and rowid in (select min(rowid) from tasks where complaint = ?)`,
  )
    .bind(complaint, complaint)
    .run()
  const { results } = await env.DB.prepare(
    `select entry, minor, about from ledger where complaint = ? and entry not like 'code-%'`,
  )
    .bind(complaint)
    .all<{ entry: string; minor: number; about: string }>()
  const noted = (await env.DB.prepare('select coalesce(sum(minutes), 0) as minutes from tasks where complaint = ?')
    .bind(complaint)
    .first<{ minutes: number }>()) ?? { minutes: 0 }
  const { body } = await api<CauseBody>('GET', path(shop, cause.id), await signIn(shop.staff.agent))
  const expected = results.reduce((sum, { minor }) => sum + minor, 0) + noted.minutes * 200
  expect(body).toMatchObject({ complaints: 1, cost: [{ currency: 'MDL', staffMinutes: noted.minutes }] })
  expect(Math.round(Number(body.cost[0]?.amount) * 100)).toBe(expected)
})

it('what is lost with a customer is the margin of their year, once they have left', async () => {
  const shop = await openShop({ policy: { economics: { marginShare: 3_000 } } })
  const cause = await named(shop)
  const email = `gone-${randomUUID()}@example.com`
  const paid = (total: string, placedAt: string) =>
    post(shop, {
      type: 'order.paid',
      data: {
        order: { id: randomUUID(), total: { amount: total, currency: 'MDL' }, placedAt },
        customer: { email, id: email },
      },
    })
  await paid('500.00', '2026-06-01T10:00:00Z')
  await paid('300.00', '2026-08-01T10:00:00Z')
  await paid('900.00', '2024-01-01T10:00:00Z')
  const { complaint } = await complain(shop, { email, total: '1000.00' })
  await acknowledged(complaint)
  await tied(shop, complaint, cause.id)
  const lost = async () =>
    (await api<CauseBody>('GET', path(shop, cause.id), await signIn(shop.staff.agent))).body.cost.map(
      ({ amount, customersLeft, lostMargin }) => [amount, customersLeft, lostMargin],
    )
  expect(await lost()).toEqual([['0.00', 0, '0.00']])
  await env.DB.prepare(
    `insert into cares (shop, customer, complaint, state, reason, since_at, held_out, started_at, turn, wait)
     select shop, customer, id, 'departed', '{"why":"silent"}', 0, 0, 0, 0, 0 from complaints where id = ?`,
  )
    .bind(complaint)
    .run()
  expect(await lost()).toEqual([['0.00', 1, '240.00']])
  await env.DB.prepare('delete from cares where shop = ?').bind(shop.id).run()
})

it('a person names a cause on the page, ties the complaint it is suggested for, and sees the Pareto', async () => {
  const shop = await openShop()
  const { agent } = shop.staff
  const list = `/admin/causes?shop=${shop.id}`
  expect((await visit(agent, list)).html).toContain('No cause has been named yet')
  const made = await send(agent, list, {
    seen: '0',
    name: 'The <b>seam</b> tears',
    category: 'damaged',
    sku: 'BAG-1',
    verdict: 'unknown',
  })
  expect(made.status).toBe(422)
  const again = await send(agent, list, {
    seen: '0',
    name: 'The seam tears',
    category: 'damaged',
    sku: 'BAG-1',
    verdict: 'unknown',
  })
  expect([again.status, again.location]).toEqual([
    303,
    expect.stringMatching(/^\/admin\/causes\/cau_\w+\?done=cause-added$/),
  ])
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const page = await visit(agent, `/admin/complaints/${complaint}`)
  expect(page.html).toContain('the same product, BAG-1; the same kind of failure')
  const cause = /\/admin\/causes\/(cau_\w+)/.exec(page.html)?.[1] ?? ''
  const set = await send(agent, `/admin/complaints/${complaint}/actions`, { ...formOf(page, 'set-cause'), cause })
  expect(set.location).toBe(`/admin/complaints/${complaint}?done=set-cause`)
  const tiedPage = await visit(agent, `/admin/complaints/${complaint}?done=set-cause`)
  expect(tiedPage.html).toContain('The cause is saved.')
  expect(tiedPage.html).not.toContain('the same product')
  const all = await visit(agent, list)
  expect(all.html).toContain('<title id="pareto-count-title">')
  expect(all.html).toMatch(/<th scope="row">\s*<a href="\/admin\/causes\/cau_/)
  const one = await visit(agent, `/admin/causes/${cause}`)
  expect(one.html).toContain(`/admin/complaints/${complaint}`)
})

it('what was typed on an older state is kept beside what stands now', async () => {
  const shop = await openShop()
  const { agent } = shop.staff
  const { id } = await named(shop)
  const fields = { seen: '1', name: 'The seam tears', verdict: 'systemic', action: 'First' }
  expect((await send(agent, `/admin/causes/${id}`, fields)).status).toBe(303)
  const late = await send(agent, `/admin/causes/${id}`, { ...fields, action: 'Second' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Somebody was quicker.')
  expect(late.html).toContain('>First<')
  expect(late.html).toContain('>Second<')
  expect(late.html).toContain('name="seen" value="2"')
  const refused = await send(agent, `/admin/causes/${id}`, { ...fields, seen: '2', state: 'fixed', due: '2026-02-30' })
  expect([refused.status, refused.html.includes('This is no date.')]).toEqual([422, true])
  const unproven = await send(agent, `/admin/causes/${id}`, { ...fields, seen: '2', state: 'fixed' })
  expect([unproven.status, unproven.html.includes('what shows that it is?')]).toEqual([422, true])
})

import { env } from 'cloudflare:test'
import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { isOutside } from '../../domain/quiet-feed.ts'
import { tellSubscribers } from '../../workflows/quiet.ts'
import { recover } from '../../workflows/recover.ts'
import { acknowledged, advance, complain, findings, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { api, newKey } from './api.ts'

afterAll(async () => expect(await findings()).toEqual([]))

interface Item {
  readonly customer: { id: string; externalId: string | null; email: string | null; phone: string | null }
  readonly quiet: boolean
  readonly since: string
  readonly until: string | null
}
interface Event {
  readonly id: string
  readonly verified: boolean
  readonly type: 'customer.quiet' | 'customer.free'
  readonly timestamp: string
  readonly data: Item
}

const list = async (shop: TestShop, key: Record<string, string>, query = '') =>
  (await api<{ items: Item[]; next: string | null }>('GET', `/v1/shops/${shop.id}/quiet${query}`, key)).body

const world = (path: string, init?: RequestInit) => fetch(`http://world.test/marketing/${path}`, init)
const told = async (tool: string): Promise<readonly Event[]> =>
  (await (await world(tool)).json<{ events: Event[] }>()).events
const settle = (tool: string, body: object) => world(tool, { method: 'PUT', body: JSON.stringify(body) })

async function subscribe(shop: TestShop, id = 'mailer') {
  const tool = `tool-${randomUUID()}`
  const url = `http://world.test/marketing/${tool}`
  const path = `/v1/shops/${shop.id}/subscribers/${id}`
  const { status, body } = await api<{ secret: string }>('PUT', path, await signIn(shop.staff.admin), { url })
  expect(status).toBe(201)
  await settle(tool, { secret: body.secret })
  return { tool, url, path, secret: body.secret }
}

const post = async () => tellSubscribers(await depsOf(env))

async function close(shop: TestShop, complaint: string) {
  const staff = await signIn(shop.staff.lead)
  const { body } = await api<{ version: number }>('GET', `/v1/complaints/${complaint}`, staff)
  const action = { action: 'close', version: body.version, outcome: 'withdrawn', reason: 'They asked us to.' }
  const { status } = await api('POST', `/v1/complaints/${complaint}/actions`, staff, action)
  expect(status).toBe(200)
}

test('who has an open complaint is in the list, and who has none any more only since they became free', async () => {
  const shop = await openShop()
  const key = await newKey(shop)
  expect(await list(shop, key)).toEqual({ items: [], next: null })
  const ana = await complain(shop)
  const first = await list(shop, key)
  expect(first.items).toHaveLength(1)
  expect(first.items[0]).toMatchObject({ quiet: true, until: null, customer: { email: ana.email } })
  expect(first.items[0]?.customer.externalId).toContain(ana.email)
  await acknowledged(ana.complaint)
  const before = new Date((await depsOf(env)).clock.now() - 1).toISOString()
  await close(shop, ana.complaint)
  expect((await list(shop, key)).items).toEqual([])
  const [freed] = (await list(shop, key, `?since=${before}`)).items
  expect(freed).toMatchObject({ quiet: false, since: first.items[0]?.since, customer: { email: ana.email } })
  expect(Date.parse(freed?.until ?? '')).toBeGreaterThan(Date.parse(before))
  await advance('PT1H')
  expect((await list(shop, key, `?since=${new Date((await depsOf(env)).clock.now()).toISOString()}`)).items).toEqual([])
})

test('one open complaint of two keeps its customer in the list, once', async () => {
  const shop = await openShop()
  const key = await newKey(shop)
  const one = await complain(shop)
  const two = await complain(shop, { email: one.email })
  expect(two.complaint).not.toBe(one.complaint)
  expect((await list(shop, key)).items).toHaveLength(1)
  await acknowledged(one.complaint)
  await close(shop, one.complaint)
  expect((await list(shop, key, '?since=2020-01-01T00:00:00Z')).items).toMatchObject([{ quiet: true, until: null }])
})

test('the list comes in pages that neither repeat nor leave out, and another shop’s key sees nothing', async () => {
  const shop = await openShop()
  const key = await newKey(shop)
  for (let i = 0; i < 5; i++) await complain(shop)
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await list(shop, key, `?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...page.items.map(({ customer }) => customer.id))
    cursor = page.next ?? ''
  } while (cursor)
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
  const other = await openShop()
  expect((await api('GET', `/v1/shops/${shop.id}/quiet`, await newKey(other))).status).toBe(404)
  expect((await api('GET', `/v1/shops/${shop.id}/quiet`, {})).status).toBe(401)
  expect((await api('GET', `/v1/shops/${shop.id}/quiet?since=yesterday`, key)).status).toBe(422)
  expect((await api('GET', `/v1/shops/${shop.id}/quiet?cursor=%7B`, key)).status).toBe(422)
})

test('a system is told when a customer is to be left alone and when no longer: once each, signed, in order', async () => {
  const shop = await openShop()
  const { tool } = await subscribe(shop)
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  await post()
  expect(await told(tool)).toMatchObject([
    {
      ...{ type: 'customer.quiet', verified: true },
      data: { quiet: true, until: null, customer: { email: ana.email } },
    },
  ])
  const deps = await depsOf(env)
  const again = await complain(shop, { email: ana.email, order: null, category: 'late' })
  await acknowledged(again.complaint)
  for (let i = 0; i < 3; i++) await recover(deps, ana.complaint as Parameters<typeof recover>[1], 'test')
  await post()
  expect(await told(tool)).toHaveLength(1)
  await close(shop, again.complaint)
  await post()
  expect(await told(tool)).toHaveLength(1)
  await close(shop, ana.complaint)
  await post()
  const [, free, ...more] = await told(tool)
  expect(more).toEqual([])
  expect(free).toMatchObject({ type: 'customer.free', verified: true, data: { quiet: false } })
  const third = await complain(shop, { email: ana.email })
  await acknowledged(third.complaint)
  await post()
  expect((await told(tool)).map(({ type }) => type)).toEqual(['customer.quiet', 'customer.free', 'customer.quiet'])
})

test('the same bytes go again under the same id until they are taken, and only once more', async () => {
  const shop = await openShop()
  const { tool } = await subscribe(shop)
  await settle(tool, { trouble: { status: 503, times: 2 } })
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  expect(await post()).toBe(0)
  const row = () =>
    env.DB.prepare(
      "select id, state, attempts, error, payload, due_at from outbox where effect = 'webhook' and shop = ?",
    )
      .bind(shop.id)
      .first<{ id: string; state: string; attempts: number; error: string; payload: string; due_at: number }>()
  const first = await row()
  expect(first).toMatchObject({ state: 'planned', attempts: 1, error: 'answered 503' })
  expect(await post()).toBe(0)
  expect((await row())?.attempts).toBe(1)
  await advance('PT10M')
  expect(await row()).toMatchObject({ id: first?.id, state: 'accepted', payload: first?.payload })
  const events = await told(tool)
  expect(events.map(({ id }) => id)).toEqual([first?.id])
})

test('news that was overtaken while a system slept is not told, and the newest is', async () => {
  const shop = await openShop()
  const { tool } = await subscribe(shop)
  await settle(tool, { trouble: { status: 500, times: 1 } })
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  await post()
  await close(shop, ana.complaint)
  await advance('PT2M')
  expect((await told(tool)).map(({ type }) => type)).toEqual(['customer.free'])
})

test('a redirect is not followed, and a system that says it is gone is told nothing any more', async () => {
  const shop = await openShop()
  const { tool, path } = await subscribe(shop)
  await settle(tool, { trouble: { status: 302, times: 1 } })
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  await post()
  expect(await told(`${tool}-elsewhere`)).toEqual([])
  await settle(tool, { trouble: { status: 410, times: 1 } })
  await advance('PT2M')
  const staff = await signIn(shop.staff.admin)
  expect((await api<{ items: unknown[] }>('GET', path.replace('/mailer', ''), staff)).body.items).toEqual([])
  const alarm = await env.DB.prepare("select count(*) as n from alarms where shop = ? and kind = 'subscriber-silent'")
    .bind(shop.id)
    .first()
  expect(alarm).toEqual({ n: 1 })
})

test('days without an answer end in one alarm, and the list still tells all', async () => {
  const shop = await openShop()
  const { tool } = await subscribe(shop)
  await settle(tool, { trouble: { status: 500, times: 10_000 } })
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  await post()
  await advance('P4D')
  const rows = await env.DB.prepare("select state from outbox where effect = 'webhook' and shop = ? order by key")
    .bind(shop.id)
    .all<{ state: string }>()
  expect(rows.results[0]?.state).toBe('failed')
  const alarms = await env.DB.prepare("select count(*) as n from alarms where shop = ? and kind = 'subscriber-silent'")
    .bind(shop.id)
    .first()
  expect(alarms).toEqual({ n: 1 })
  expect((await list(shop, await newKey(shop))).items).toHaveLength(1)
})

test('a secret is shown once, kept sealed, and the one before it goes on signing beside a new one', async () => {
  const shop = await openShop()
  const { tool, path, secret, url } = await subscribe(shop)
  const staff = await signIn(shop.staff.admin)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(JSON.stringify((await api('GET', path.replace('/mailer', ''), staff)).body)).not.toContain('whsec_')
  expect(JSON.stringify((await api('PUT', path, staff, { url })).body)).not.toContain('whsec_')
  const kept = await env.DB.prepare('select secret from subscribers where shop = ?')
    .bind(shop.id)
    .first<{ secret: string }>()
  expect(kept?.secret).not.toContain(secret)
  const audit = await env.DB.prepare('select detail from audit where shop = ?').bind(shop.id).all()
  expect(JSON.stringify(audit.results)).not.toContain('whsec_')
  const renewed = await api<{ secret: string }>('PUT', path, staff, { renew: true })
  expect(renewed.status).toBe(200)
  expect(renewed.body.secret).not.toBe(secret)
  // The tool still knows the old one only.
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  await post()
  expect(await told(tool)).toHaveLength(1)
  await settle(tool, { secret: renewed.body.secret })
  await close(shop, ana.complaint)
  await post()
  expect(await told(tool)).toHaveLength(2)
})

test('what is removed hears nothing, not even what was waiting; five are the most', async () => {
  const shop = await openShop()
  const { tool, path } = await subscribe(shop)
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  const staff = await signIn(shop.staff.admin)
  expect((await api('DELETE', path, staff)).status).toBe(200)
  expect((await api('DELETE', path, staff)).status).toBe(200)
  expect((await api('DELETE', `${path}-other`, staff)).status).toBe(404)
  await post()
  expect(await told(tool)).toEqual([])
  const put = (id: string) => api('PUT', path.replace('mailer', id), staff, { url: 'http://world.test/marketing/none' })
  const statuses = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(async (id) => (await put(id)).status))
  expect(statuses.filter((status) => status === 201)).toHaveLength(5)
  expect(statuses.filter((status) => status === 422)).toHaveLength(2)
})

test('only administrators see and keep the systems; a name or an address that cannot be is refused', async () => {
  const shop = await openShop()
  const base = `/v1/shops/${shop.id}/subscribers`
  for (const headers of [await newKey(shop), await signIn(shop.staff.lead)]) {
    expect((await api('GET', base, headers)).status).toBe(403)
    expect((await api('PUT', `${base}/x`, headers, { url: 'https://a.example.org/' })).status).toBe(403)
    expect((await api('DELETE', `${base}/x`, headers)).status).toBe(403)
  }
  const staff = await signIn(shop.staff.admin)
  expect((await api('PUT', `${base}/Not%20a%20name`, staff, { url: 'https://hooks.tool.com/' })).status).toBe(422)
  expect((await api('PUT', `${base}/x`, staff, {})).status).toBe(422)
  expect((await api('PUT', `${base}/x`, staff, { url: 'ftp://hooks.tool.com/' })).status).toBe(422)
  expect((await api('PUT', `${base}/x`, staff, { url: 'https://a:b@hooks.tool.com/' })).status).toBe(422)
  expect((await api('PUT', `${base}/x`, staff, '{')).status).toBe(400)
})

test.each([
  ['https://hooks.tool.com/in?x=1', true],
  ['http://hooks.tool.com/', false],
  ['https://127.0.0.1/', false],
  ['https://2130706433/', false],
  ['https://0x7f.1/', false],
  ['https://[::1]/', false],
  ['https://[fd00::1]/', false],
  ['https://10.0.0.8/', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://localhost/', false],
  ['https://db.localhost/', false],
  ['https://printer.local/', false],
  ['https://vault.internal/', false],
  ['https://vault.internal./', false],
  ['https://vault.internal../', false],
  ['https://db.localdomain/', false],
  ['https://intranet/', false],
  ['https://hooks.tool.com:8443/', false],
  ['https://user@hooks.tool.com/', false],
  ['gopher://hooks.tool.com/', false],
  ['not an address', false],
])('outside the demo events go to https names only: %s', (url, expected) => {
  expect(isOutside(url, 'production')).toBe(expected)
})

test('the signature is that of Standard Webhooks: over the id, the second and the bytes as recorded', async () => {
  const shop = await openShop()
  const { tool, secret } = await subscribe(shop)
  const ana = await complain(shop)
  await acknowledged(ana.complaint)
  await post()
  const [event] = await told(tool)
  const row = await env.DB.prepare('select payload, sha256 from outbox where id = ?')
    .bind(event?.id ?? '')
    .first<{ payload: string; sha256: string }>()
  expect(JSON.parse(row?.payload ?? '{}')).toEqual({
    type: event?.type,
    timestamp: event?.timestamp,
    data: event?.data,
  })
  // A tool with another secret believes nothing.
  await settle(tool, { secret: `whsec_${createHmac('sha256', 'x').update(secret).digest('base64')}` })
  await close(shop, ana.complaint)
  expect(await post()).toBe(0)
  expect(await told(tool)).toHaveLength(1)
})

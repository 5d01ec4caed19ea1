import { createExecutionContext, env, SELF, waitOnExecutionContext } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { createApp } from '../../workers/app.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { eventually, inbox, openShop, origin, post, signIn, type TestShop } from '../harness/shop.ts'
import { api } from './api.ts'

interface Summary {
  readonly taken: number
  readonly still: number
  readonly left: number
  readonly next: string | null
}
interface Item {
  readonly id: string
  readonly kind: string
  readonly settledAt: string | null
  readonly replayedAt: string | null
}
interface List {
  readonly items: readonly Item[]
}

const all = async (sql: string, shop: TestShop) => (await env.DB.prepare(sql).bind(shop.id).all()).results

/** A delivery that a mapping of before could not read: kept raw, with the reason as it was then. */
async function kept(shop: TestShop, how: { source?: string; reason?: string; body?: unknown; at?: number } = {}) {
  const n = randomUUID()
  const email = `kept-${n}@example.com`
  const body = how.body ?? {
    type: 'complaint.created',
    data: {
      id: n,
      category: 'damaged',
      text: 'torn',
      customer: { email },
      order: { id: n, total: { amount: '200.00', currency: 'MDL' } },
    },
  }
  const source = how.source ?? 'standard'
  const sha = n.replaceAll('-', '').padEnd(64, '0')
  const at = how.at ?? Date.now()
  await env.DB.batch([
    env.DB.prepare(
      'insert into quarantine (shop, id, source, body, headers, sha256, reason, received_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)',
    ).bind(
      shop.id,
      `qua_${n}`,
      source,
      Buffer.from(JSON.stringify(body)).toString('base64'),
      JSON.stringify({ 'webhook-id': n, 'webhook-timestamp': '1', 'webhook-signature': 'v1,' }),
      sha,
      how.reason ?? 'data.order.total is missing',
      at,
    ),
    env.DB.prepare("insert into alarms (shop, id, key, kind, raised_at) values (?1, ?2, ?3, 'quarantine', ?4)").bind(
      shop.id,
      `alm_${n}`,
      `quarantine:${shop.id}:${source}:${sha}`,
      at,
    ),
  ])
  return { id: `qua_${n}`, email }
}

const page = async (shop: TestShop, path: string) => {
  const answer = await SELF.fetch(origin + path, { headers: await signIn(shop.staff.admin) })
  return { status: answer.status, text: await answer.text() }
}

/** Presses a button of a staff page; the page it leads to. */
async function press(shop: TestShop, path: string, fields: Record<string, string>, who = shop.staff.admin) {
  const answer = await SELF.fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...(await signIn(who)), origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  await answer.text()
  return { status: answer.status, to: answer.headers.get('location') ?? '' }
}

const hidden = (html: string): Record<string, string> => {
  const form = /<section class="done run".*?<\/section>/s.exec(html)?.[0] ?? ''
  return Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

it('once the mapping is mended, a replay opens the complaint exactly once, however often it is pressed', async () => {
  const shop = await openShop()
  const { id, email } = await kept(shop)
  const admin = await signIn(shop.staff.admin)
  const replay = () => api<{ status: string; complaint: string }>('POST', `/v1/quarantine/${id}/replay`, admin)
  const answers = await Promise.all([replay(), replay(), replay()])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(answers.map(({ body }) => body.status).sort()).toEqual(['duplicate', 'duplicate', 'opened'])
  await press(shop, `/admin/quarantine/${id}/replay`, {})
  await api('POST', '/v1/quarantine/replay', admin, { shop: shop.id })
  expect(await all('select id from complaints where shop = ?', shop)).toHaveLength(1)
  await eventually(async () => (await inbox(email)).length > 0)
  expect(await inbox(email)).toHaveLength(1)
  const audited = await all("select actor, object from audit where shop = ? and action = 'replayed'", shop)
  expect(audited).toEqual(Array(4).fill({ actor: `staff:${shop.staff.admin}`, object: id }))
})

it('all of them are read some at a time, each once, and the answer says how far it came', async () => {
  const shop = await openShop()
  for (let i = 0; i < 60; i++) await kept(shop, { at: 1_000 + i, ...(i % 10 === 0 && { body: { type: 'nothing' } }) })
  const admin = await signIn(shop.staff.admin)
  const runs: Summary[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: { body: Summary } = await api<Summary>('POST', '/v1/quarantine/replay', admin, {
      shop: shop.id,
      ...(cursor && { cursor }),
    })
    runs.push(answer.body)
    cursor = answer.body.next
  }
  expect(runs.map(({ taken, still, left }) => taken + still + left)).toEqual([60, 35, 10])
  expect(runs.at(-1)?.next).toBeNull()
  const taken = runs.reduce((sum, run) => sum + run.taken, 0)
  const still = runs.reduce((sum, run) => sum + run.still, 0)
  expect(taken + still).toBe(60)
  expect(await all('select id from complaints where shop = ?', shop)).toHaveLength(54)
  expect(await all("select seq from audit where shop = ? and action = 'replayed'", shop)).toHaveLength(60)
}, 60_000)

it('only those of the source and reason that were mended are read again', async () => {
  const shop = await openShop()
  const meant = await kept(shop, { reason: 'mended' })
  await kept(shop, { reason: 'another' })
  await kept(shop, { source: 'stripe', reason: 'mended', body: { id: 'evt_1' } })
  const admin = await signIn(shop.staff.admin)
  const run = await api<Summary>('POST', '/v1/quarantine/replay', admin, {
    shop: shop.id,
    source: 'standard',
    reason: 'mended',
  })
  expect(run.body).toEqual({ taken: 1, still: 0, left: 0, next: null })
  expect(await all('select id from quarantine where shop = ? and replayed_at is not null', shop)).toEqual([
    { id: meant.id },
  ])
})

it('what still cannot be read says why as of now, and stays', async () => {
  const shop = await openShop()
  expect((await post(shop, { type: 'complaint.created', data: 'nonsense' })).status).toBe('quarantined')
  await env.DB.prepare("update quarantine set reason = 'of long ago' where shop = ?").bind(shop.id).run()
  const run = await api<Summary>('POST', '/v1/quarantine/replay', await signIn(shop.staff.admin), { shop: shop.id })
  expect(run.body).toEqual({ taken: 0, still: 1, left: 0, next: null })
  const [row] = await all('select reason, replayed_at from quarantine where shop = ?', shop)
  expect(row).toMatchObject({ replayed_at: null })
  expect(row?.reason).not.toBe('of long ago')
})

it('the alarm of a body is settled when it was read, and not before', async () => {
  const shop = await openShop()
  const { id } = await kept(shop)
  await kept(shop, { body: { type: 'complaint.created', data: 'nonsense' } })
  const admin = await signIn(shop.staff.admin)
  const settled = async () =>
    (await api<List>('GET', `/v1/alarms?shop=${shop.id}`, admin)).body.items.map(({ settledAt }) => settledAt !== null)
  expect(await settled()).toEqual([false, false])
  await api('POST', `/v1/quarantine/${id}/replay`, admin)
  expect((await settled()).sort()).toEqual([false, true])
  expect((await page(shop, `/admin/alarms?shop=${shop.id}`)).text.match(/settled /g)).toHaveLength(1)
})

it('the page shows reason, bytes and headers, and its buttons read everything without script', async () => {
  const shop = await openShop()
  for (let i = 0; i < 30; i++) await kept(shop, { at: 1_000 + i })
  await kept(shop, { at: 5_000, reason: 'a <b>strange</b> one', body: { type: 'complaint.created', data: '<script>' } })
  const before = await page(shop, `/admin/quarantine?shop=${shop.id}`)
  expect(before.text).toContain('data.order.total is missing')
  expect(before.text).toContain('webhook-timestamp: 1')
  expect(before.text).toContain('30 messages are waiting')
  expect(before.text).not.toMatch(/<script|<b>strange/)

  const first = await press(shop, '/admin/quarantine/replay', {})
  expect(first.status).toBe(303)
  const half = await page(shop, first.to)
  expect(half.text).toContain('Taken in: 25. Still not readable: 0. Not tried yet: 6.')
  const second = await press(shop, '/admin/quarantine/replay', hidden(half.text))
  const done = await page(shop, second.to)
  expect(done.text).toContain('Taken in: 30. Still not readable: 1. Not tried yet: 0.')
  expect(hidden(done.text)).toEqual({})
  expect(await all('select id from complaints where shop = ?', shop)).toHaveLength(30)
  expect(await all("select seq from audit where shop = ? and action = 'replayed'", shop)).toHaveLength(31)
}, 60_000)

it('only an admin of the shop replays, from our own page', async () => {
  const shop = await openShop()
  const other = await openShop()
  await kept(shop)
  for (const who of [shop.staff.agent, shop.staff.lead, shop.staff.director, other.staff.admin]) {
    const answer = await api('POST', '/v1/quarantine/replay', await signIn(who), { shop: shop.id })
    expect([403, 404], who).toContain(answer.status)
  }
  expect((await press(shop, '/admin/quarantine/replay', {}, shop.staff.lead)).status).toBe(403)
  const foreign = await SELF.fetch(`${origin}/admin/quarantine/replay`, {
    method: 'POST',
    headers: {
      cookie: `CF_Authorization=${(await signIn(shop.staff.admin))['cf-access-jwt-assertion']}`,
      origin: 'https://elsewhere.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: '',
  })
  expect(foreign.status).toBe(403)
  for (const body of [{}, { shop: shop.id, cursor: 'x' }, { shop: 5 }])
    expect((await api('POST', '/v1/quarantine/replay', await signIn(shop.staff.admin), body)).status).toBe(422)
  expect(await all('select id from quarantine where shop = ? and replayed_at is not null', shop)).toEqual([])
})

it('a source that was switched off leaves its bodies waiting', async () => {
  const shop = await openShop()
  const { id } = await kept(shop)
  const admin = await signIn(shop.staff.admin)
  await api('DELETE', `/v1/shops/${shop.id}/sources/standard`, admin)
  expect((await api('POST', `/v1/quarantine/${id}/replay`, admin)).status).toBe(409)
  expect((await api<Summary>('POST', '/v1/quarantine/replay', admin, { shop: shop.id })).body).toMatchObject({
    taken: 0,
    still: 1,
  })
})

it('no statement of a replay, or of the lists it changes, reads a whole table', async () => {
  const shop = await openShop()
  await kept(shop)
  const admin = await signIn(shop.staff.admin)
  const seen: Seen = new Map()
  const app = createApp(depsOf)
  const call = async (path: string, init: RequestInit = {}) => {
    const context = createExecutionContext()
    const bindings = { ...env, DB: recordingDatabase(env.DB, seen) }
    const answer = await app.fetch(
      new Request(origin + path, { ...init, headers: { ...admin, origin, 'content-type': 'application/json' } }),
      bindings,
      context,
    )
    await waitOnExecutionContext(context)
    return answer.status
  }
  for (const path of ['/admin/quarantine', '/admin/alarms', '/admin/sources', '/v1/alarms'])
    expect(await call(`${path}?shop=${shop.id}`)).toBe(200)
  expect(await call('/v1/quarantine/replay', { method: 'POST', body: JSON.stringify({ shop: shop.id }) })).toBe(200)
  for (const [query, values] of seen) {
    if (/^select [^(]* from "shops" order by/.test(query)) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results)
      expect(detail, query).not.toMatch(/^SCAN (?!json_each|\(|CONSTANT|paged|\w+ USING|\w+ VIRTUAL)/)
  }
})

import { createExecutionContext, env, SELF, waitOnExecutionContext } from 'cloudflare:test'
import { createHmac, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { createApp } from '../../workers/app.ts'
import { type Fault, faultyDatabase } from '../harness/faulty.ts'
import {
  acknowledged,
  complain,
  findings,
  openShop,
  origin,
  post,
  secrets,
  signed,
  type TestShop,
} from '../harness/shop.ts'

const complaint = (id: string) => ({
  type: 'complaint.created',
  data: { id, category: 'late', text: 'Where is it?', customer: { email: `${id}@example.com` } },
})

const to = (shop: TestShop | string, source = 'standard') =>
  `${origin}/webhooks/${typeof shop === 'string' ? shop : shop.id}/${source}`

async function answerOf(answer: Response): Promise<{ http: number; status: string }> {
  const { status } = await answer.json<{ status: string }>()
  return { http: answer.status, status }
}

async function stored(shop: TestShop): Promise<number> {
  const rows = await env.DB.prepare(
    'select (select count(*) from deliveries where shop = ?1) + (select count(*) from complaints where shop = ?1) + (select count(*) from quarantine where shop = ?1) as n',
  )
    .bind(shop.id)
    .first<{ n: number }>()
  return rows?.n ?? -1
}

it('a bad signature is 401 and stores nothing', async () => {
  const shop = await openShop()
  const body = JSON.stringify(complaint('c-1'))
  for (const headers of [
    { ...signed(body), 'webhook-signature': 'v1,AAAA' },
    { 'content-type': 'application/json' },
    signed(`${body} `),
    signed(body, 'msg-1', 'whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVy'),
  ]) {
    const answer = await SELF.fetch(to(shop), { method: 'POST', headers: { ...headers }, body })
    expect(await answerOf(answer)).toEqual({ http: 401, status: 'unauthorized' })
  }
  expect(await stored(shop)).toBe(0)
})

it('an unknown shop, an unknown source and one that is switched off are the same 404', async () => {
  const shop = await openShop()
  await env.DB.prepare("update sources set is_on = 0, version = 2 where shop = ? and source = 'stripe'")
    .bind(shop.id)
    .run()
  for (const url of [to('nobody'), to(shop, 'nothing'), to(shop, 'stripe'), to('%00'), to('a'.repeat(300))]) {
    const body = '{}'
    const answer = await SELF.fetch(url, { method: 'POST', headers: signed(body), body })
    expect(await answerOf(answer), url).toEqual({ http: 404, status: 'unknown' })
  }
})

it('another method is 405, an oversized body 413, another type or encoding 415', async () => {
  const shop = await openShop()
  expect((await SELF.fetch(to(shop))).status).toBe(405)
  expect((await SELF.fetch(to(shop), { method: 'PUT', body: '{}' })).status).toBe(405)
  const large = 'x'.repeat(256 * 1024 + 1)
  expect((await SELF.fetch(to(shop), { method: 'POST', headers: signed(large), body: large })).status).toBe(413)
  const streamed = new ReadableStream({
    start: (c) => {
      c.enqueue(new TextEncoder().encode(large))
      c.close()
    },
  })
  expect((await SELF.fetch(to(shop), { method: 'POST', headers: signed(large), body: streamed })).status).toBe(413)
  const body = '{}'
  for (const extra of [
    { 'content-type': 'text/xml' },
    { 'content-type': 'multipart/form-data' },
    { 'content-encoding': 'gzip' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ]) {
    expect((await SELF.fetch(to(shop), { method: 'POST', headers: { ...signed(body), ...extra }, body })).status).toBe(
      415,
    )
  }
})

it('signed bytes that are no usable event are kept in quarantine once, and answered 200', async () => {
  const shop = await openShop()
  for (const body of [
    '{broken',
    'null',
    '[]',
    '""',
    '{"type":"complaint.created","data":{}}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
  ]) {
    for (let i = 0; i < 2; i++) {
      const answer = await SELF.fetch(to(shop), { method: 'POST', headers: signed(body), body })
      expect(await answerOf(answer), body.slice(0, 40)).toEqual({ http: 200, status: 'quarantined' })
    }
  }
  const rows = await env.DB.prepare(
    'select count(*) as n, count(distinct reason) as reasons from quarantine where shop = ?',
  )
    .bind(shop.id)
    .first()
  expect(rows).toMatchObject({ n: 6 })
  // The next good delivery works.
  expect((await complain(shop)).status).toBe('opened')
})

it('with the database away the answer is 503 with Retry-After, and the sender’s retry is taken', async () => {
  const shop = await openShop()
  let away = true
  const flaky = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'batch' && away) return () => Promise.reject(new Error('D1_ERROR: Network connection lost'))
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const bindings = { ...env, DB: flaky }
  const app = createApp(depsOf)
  const context = {
    waitUntil: () => undefined,
    passThroughOnException: () => undefined,
    props: {},
  } as unknown as ExecutionContext
  const body = JSON.stringify(complaint(`c-${randomUUID()}`))
  const request = () => new Request(to(shop), { method: 'POST', headers: signed(body, 'msg-away'), body })
  const down = await app.fetch(request(), bindings, context)
  expect(await answerOf(down.clone())).toEqual({ http: 503, status: 'unavailable' })
  expect(Number(down.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await stored(shop)).toBe(0)
  away = false
  expect((await answerOf(await app.fetch(request(), bindings, context))).status).toBe('opened')
})

it('the same delivery twice is a duplicate; the same grievance in a new delivery is one complaint', async () => {
  const shop = await openShop()
  const event = complaint(`c-${randomUUID()}`)
  const first = await post(shop, event, 'msg-1')
  const again = await post(shop, event, 'msg-1')
  const anew = await post(shop, event, 'msg-2')
  expect([first.status, again.status, anew.status]).toEqual(['opened', 'duplicate', 'duplicate'])
  expect(new Set([first.complaint, again.complaint, anew.complaint]).size).toBe(1)
})

it('fifty arrivals of one delivery at once open one complaint and send one acknowledgement', async () => {
  const shop = await openShop()
  const event = complaint(`c-${randomUUID()}`)
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(shop, event, 'msg-race')))
  expect(answers.filter(({ status }) => status === 'opened')).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 'duplicate')).toHaveLength(49)
  const opened = answers.find(({ status }) => status === 'opened')?.complaint ?? ''
  await acknowledged(opened)
  expect(await findings()).toEqual([])
})

it('secrets that are no longer listed are dead at once; a second listed one lives', async () => {
  const shop = await openShop()
  expect((await complain(shop)).status).toBe('opened')
  const deps = await depsOf(env)
  const other = `whsec_${Buffer.from('another secret of thirty-two bytes').toString('base64')}`
  const rotate = async (list: readonly string[], version: number) =>
    env.DB.prepare("update sources set secrets = ?, version = ? where shop = ? and source = 'standard'")
      .bind(await deps.secrets.seal(JSON.stringify(list)), version, shop.id)
      .run()
  const send = async (secret: string) => {
    const body = JSON.stringify(complaint(`c-${randomUUID()}`))
    return (await SELF.fetch(to(shop), { method: 'POST', headers: signed(body, randomUUID(), secret), body })).status
  }
  await rotate([other, secrets.standard], 2)
  expect([await send(other), await send(secrets.standard)]).toEqual([200, 200])
  await rotate([other], 3)
  expect([await send(secrets.standard), await send(other)]).toEqual([401, 200])
})

it('a WooCommerce ping is answered 200 with nothing', async () => {
  const shop = await openShop()
  const answer = await SELF.fetch(to(shop, 'woocommerce'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'webhook_id=4',
  })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

it('ids beyond 2^53 stay exact from the signature to the database', async () => {
  const shop = await openShop()
  const body =
    '{"id":890088186047892319,"order_id":820982911946154509,"note":"Things were damaged","refund_line_items":[],"transactions":[]}'
  const hmac = createHmac('sha256', secrets.shopify).update(body).digest('base64')
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': 'refunds/create',
    'x-shopify-hmac-sha256': hmac,
    'x-shopify-shop-domain': 'x.myshopify.com',
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-api-version': '2026-10',
  }
  const answer = await SELF.fetch(to(shop, 'shopify'), { method: 'POST', headers, body })
  expect((await answerOf(answer)).status).toBe('opened')
  const row = await env.DB.prepare('select order_id, external_id from complaints where shop = ?').bind(shop.id).first()
  expect(row?.order_id).toBe('820982911946154509')
  expect(row?.external_id).toContain('890088186047892319')
})

it('every answer carries the headers that keep a browser from doing anything else', async () => {
  for (const path of ['/healthz', '/nowhere', '/r/unknown', '/webhooks/x/y', '/admin', '/v1/complaints']) {
    const { headers } = await SELF.fetch(origin + path, { redirect: 'manual' })
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(headers.get('cache-control'), path).toContain('no-store')
  }
})

it('a webhook costs two round trips before its answer when the isolate is cold, and one after that', async () => {
  const shop = await openShop()
  const fault: Fault = { at: 0, when: 'before', seen: 0 }
  const bindings = { ...env, ENVIRONMENT: 'production', DB: faultyDatabase(env.DB, fault) }
  const app = createApp(depsOf)
  const trips: number[] = []
  for (let i = 0; i < 2; i++) {
    const body = JSON.stringify(complaint(`c-${randomUUID()}`))
    const request = new Request(to(shop), { method: 'POST', headers: signed(body), body })
    const context = createExecutionContext()
    fault.seen = 0
    const answer = await app.fetch(request, bindings, context)
    trips.push(fault.seen)
    expect((await answerOf(answer)).status).toBe('opened')
    await waitOnExecutionContext(context)
  }
  expect(trips).toEqual([2, 1])
})

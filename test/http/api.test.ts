import { SELF } from 'cloudflare:test'
import { beforeAll, expect, it } from 'vitest'
import { complain, openShop, origin, post, signIn, type TestShop } from '../harness/shop.ts'
import { api, asOwner, newKey } from './api.ts'

let shop: TestShop
let key: Record<string, string>

beforeAll(async () => {
  shop = await openShop()
  key = await newKey(shop)
})

it('every refusal has one shape, with the request’s id in body and header', async () => {
  for (const path of ['/v1/complaints', '/v1/nothing', `/v1/shops/${shop.id}/codes/x`]) {
    const { status, body, headers } = await api('GET', path, {})
    expect([401, 404]).toContain(status)
    expect(body.error.request).toBe(headers.get('x-request-id'))
    expect(Object.keys(body.error)).toEqual(['code', 'message', 'request'])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

it('a sign-in by cookie acts only from our own pages, whatever the content type says', async () => {
  const token = (await signIn(shop.staff.admin))['cf-access-jwt-assertion'] ?? ''
  const cookie = `CF_Authorization=${token}`
  const rename = (headers: Record<string, string>) =>
    api('PUT', `/v1/shops/${shop.id}`, { cookie, ...headers }, { name: 'Renamed' })
  expect((await rename({})).status).toBe(403)
  expect((await rename({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await rename({ origin: 'null' })).status).toBe(403)
  expect((await rename({ origin })).status).toBe(200)
  expect((await api('GET', `/v1/shops/${shop.id}`, { cookie })).status).toBe(200)
})

it('a page from elsewhere cannot act through Access, which turns the cookie into the header by itself', async () => {
  const seen = await signIn(shop.staff.admin)
  const rename = (said: Record<string, string>) =>
    api('PUT', `/v1/shops/${shop.id}`, { ...seen, ...said }, { name: 'Renamed' })
  expect((await rename({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await rename({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await rename({})).status).toBe(200)
})

it('no body makes more than a 4xx', async () => {
  const admin = await signIn(shop.staff.admin)
  const deep = '['.repeat(20_000)
  const bodies: readonly (readonly [string, number])[] = [
    ['', 422],
    ['null', 422],
    ['{', 400],
    [deep, 400],
    [`{"policy":${'{"a":'.repeat(1_000)}1${'}'.repeat(1_001)}`, 400],
    ['"\\ud800"', 422],
    [`{"name":"${'x'.repeat(200_000)}"}`, 413],
  ]
  for (const [body, expected] of bodies) {
    const answer = await api('PUT', `/v1/shops/${shop.id}/staff/a@example.com`, admin, body)
    expect(answer.status, body.slice(0, 20)).toBe(expected)
  }
  const form = await api('PUT', `/v1/shops/${shop.id}`, { ...admin, 'content-type': 'text/plain' }, '{"name":"x"}')
  expect(form.status).toBe(415)
})

it('the tone guard answers keys and people', async () => {
  const text = 'You made an error in the document.'
  const { status, body } = await api<{ findings: { kind: string; start: number; end: number }[] }>(
    'POST',
    '/v1/tone',
    key,
    { locale: 'en', text },
  )
  expect(status).toBe(200)
  expect(body.findings.map(({ kind }) => kind)).toContain('blame')
  expect((await api('POST', '/v1/tone', key, { locale: 'de', text })).status).toBe(422)
  expect((await api('POST', '/v1/tone', {}, { locale: 'en', text })).status).toBe(401)
})

it('figures are of whole days in the shop’s zone', async () => {
  await complain(shop)
  const { now } = (await api<{ now: string }>('GET', '/local/clock', {})).body
  const day = now.slice(0, 10)
  const path = `/v1/shops/${shop.id}/figures?from=2026-11-01&to=2026-11-30`
  const { status, body } = await api<{ from: string; to: string; received: number }>('GET', path, key)
  expect([status, body.from, body.to]).toEqual([200, '2026-10-31T22:00:00.000Z', '2026-11-30T21:59:59.999Z'])
  const wide = await api<{ received: number }>(
    'GET',
    `/v1/shops/${shop.id}/figures?from=2020-01-01&to=${Number(day.slice(0, 4)) + 1}-01-01`,
    key,
  )
  expect(wide.body.received).toBe(1)
  for (const wrong of ['from=2026-02-30', 'from=yesterday', 'from=2026-12-01&to=2026-11-01']) {
    expect((await api('GET', `/v1/shops/${shop.id}/figures?${wrong}`, key)).status, wrong).toBe(422)
  }
})

it('what could not be used is shown to administrators of that shop only', async () => {
  expect((await post(shop, { type: 'complaint.created', data: 'nonsense' })).status).toBe('quarantined')
  const admin = await signIn(shop.staff.admin)
  interface List {
    readonly items: readonly { readonly id: string; readonly shop: string; readonly reason: string }[]
  }
  const list = await api<List>('GET', '/v1/quarantine', admin)
  expect(list.body.items.map((item) => item.shop)).toEqual([shop.id])
  const id = list.body.items[0]?.id
  const one = await api<{ body: string }>('GET', `/v1/quarantine/${id}`, admin)
  expect(Buffer.from(one.body.body, 'base64').toString()).toContain('complaint.created')
  const again = await api<{ status: string; reason: string }>('POST', `/v1/quarantine/${id}/replay`, admin)
  expect([again.status, again.body.status, again.body.reason]).toEqual([200, 'quarantined', list.body.items[0]?.reason])
  const other = await openShop()
  expect((await api('POST', `/v1/quarantine/${id}/replay`, await signIn(other.staff.admin))).status).toBe(404)
  expect((await api('GET', `/v1/quarantine/${id}`, await signIn(other.staff.admin))).status).toBe(404)
  expect((await api<List>('GET', '/v1/quarantine', await signIn(other.staff.admin))).body.items).toEqual([])
  for (const path of ['/v1/quarantine', '/v1/alarms', '/v1/audit']) {
    expect((await api('GET', path, await signIn(shop.staff.lead))).status, path).toBe(403)
    expect((await api('GET', path, key)).status, path).toBe(403)
    expect((await api('GET', path, await asOwner())).status, path).toBe(200)
  }
})

it('the document is OpenAPI 3.1, names every call, and every reference in it leads somewhere', async () => {
  const { status, body } = await api<Record<string, unknown>>('GET', '/v1/openapi.json', {})
  expect([status, body.openapi]).toEqual([200, '3.1.0'])
  const text = JSON.stringify(body)
  for (const path of [
    '/v1/shops/{shop}/codes/{code}/redemptions',
    '/v1/complaints/{id}/actions',
    '/v1/audit',
    '/v1/tone',
  ]) {
    expect(Object.keys(body.paths as object)).toContain(path)
  }
  for (const [, reference = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = reference
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], body)
    expect(target, reference).toBeTypeOf('object')
  }
  const { Policy } = (body.components as { schemas: Record<string, { properties: object }> }).schemas
  expect(Object.keys(Policy?.properties ?? {})).toEqual(
    expect.arrayContaining(['targets', 'remedies', 'compensation', 'limits', 'caps', 'vip']),
  )
})

it('the docs are a page without script', async () => {
  const answer = await SELF.fetch(`${origin}/docs`)
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).toContain('/v1/shops/{shop}/codes/{code}/redemptions')
  expect(page).not.toMatch(/<script|style=/)
})

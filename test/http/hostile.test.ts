/** Every address the app has, asked by somebody who means ill: nothing breaks, and what is another's is not there. */
import { env, SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { adminRoutes } from '../../workers/admin/routes.tsx'
import { customerRoutes } from '../../workers/customer/routes.tsx'
import { v1Routes } from '../../workers/v1/routes.ts'
import { findings, openShop, origin, signIn, type TestShop } from '../harness/shop.ts'
import { newKey, type Refused } from './api.ts'
import { visitor } from './customer-page.ts'

interface Address {
  readonly method: string
  readonly path: string
}

const addressesOf = (app: { readonly routes: readonly Address[] }): readonly Address[] => [
  ...new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
]

const hostile = [
  '%00',
  '__proto__',
  'constructor',
  '%27%20or%201%3D1%20--',
  '%E0%A4%A',
  '%F0%9F%92%A3',
  '..%2f..%2fadmin',
  'x'.repeat(400),
  '-1',
]
const queries = [
  '?from=9999-12-31&to=0000-01-01&since=0000-01-01T00:00:00Z&cursor=%00&after=9999999999999999.x&limit=-1&lang=__proto__',
  '?q=%25%00%27&state=__proto__&done=__proto__&currency=constructor&category=constructor&remedy=toString&cause=%00',
  '?from=%00&to=2026-02-30&since=1e309&cursor=W10&after=-1.x&limit=1e9&status=%F0%9F%92%A3&mine=1&code=%E0%A4%A&named=new',
]
const bodies = [
  '{',
  'null',
  '[]',
  '"x"',
  '1e999',
  '{"__proto__":{"name":"x"},"constructor":1}',
  `${'['.repeat(40)}${']'.repeat(40)}`,
  '{"name":"\\u0000","texts":{"en":"\\ud800","xx":1},"orders":{"from":"\\u0000"},"list":"\\ud800\\n\\"","version":1e309}',
  '{"texts":{"en":{"title":"a\\r\\nBcc: x","text":"\\u0000"}},"url":"javascript:alert(1)","until":"9999-99-99","version":-1}',
  '{"url":"https://127.0.0.1","renew":"yes","cost":"1e9","value":"-1","stock":0.5,"names":{"en":7},"on":"on"}',
  '{"order":{"id":"","total":{"amount":"NaN","currency":"mdl"}},"customer":{"email":""},"minutes":1e9,"action":"__proto__"}',
]
const words = [
  ...[
    'id',
    'name',
    'seen',
    'version',
    'action',
    'step',
    'url',
    'title-en',
    'text-en',
    'until',
    'cost',
    'value',
    'stock',
  ],
  ...['by', 'list', 'wave', 'pause', 'from', 'to', 'due', 'state', 'verdict', 'reason', 'begins', 'restore', 'base'],
  ...[
    'checked',
    'by.0.category',
    'by.0.ways',
    'category',
    'cause',
    'first',
    'remedies',
    'locale',
    'form',
    'as',
    'gift',
  ],
  ...[
    'owner',
    'evidence',
    'changed-en',
    'sku',
    'words',
    'name-en',
    'email',
    'phone',
    'slot',
    'score',
    'text',
    'minutes',
  ],
]
const typed = [
  '\u0000',
  '__proto__',
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  'a\r\nBcc: x',
  '<script>alert(1)</script>',
  '',
]

const pathWith = ({ path }: Address, value: string, shop: string): string =>
  path.replace(/:shop\b/g, shop).replace(/:\w+(?:\{[^}]*\})?/g, value)

const broken: string[] = []

/** The status; on record where the answer is our fault, or lacks what stands on every answer. */
async function statusOf(path: string, init: RequestInit): Promise<number> {
  const answer = await SELF.fetch(`${origin}${path}`, { redirect: 'manual', ...init })
  await answer.arrayBuffer()
  const { status, headers } = answer
  const guarded =
    headers.get('content-security-policy')?.startsWith("default-src 'none'") &&
    headers.get('x-content-type-options') === 'nosniff' &&
    headers.get('cache-control') === 'no-store' &&
    headers.get('access-control-allow-origin') === null
  if (status >= 500 || !guarded)
    broken.push(`${status} ${init.method} ${path.slice(0, 120)} ${String(init.body ?? '').slice(0, 80)}`)
  return status
}

const ask = (method: string, path: string, init: RequestInit): Promise<number> => statusOf(path, { method, ...init })

const form = (value: string) => new URLSearchParams(words.map((name) => [name, value])).toString()
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

it('no call of the API breaks, whatever is sent to it, and what is not JSON is a 400', {
  timeout: 300_000,
}, async () => {
  const shop = await openShop()
  const [admin, key] = await Promise.all([signIn(shop.staff.admin), newKey(shop)])
  for (const address of addressesOf(v1Routes)) {
    for (const headers of [admin, key]) {
      for (const value of hostile) await ask(address.method, pathWith(address, value, shop.id), { headers })
      if (address.method === 'GET') {
        for (const query of queries) await ask('GET', `${pathWith(address, 'x', shop.id)}${query}`, { headers })
        continue
      }
      for (const body of bodies) {
        const sent = { ...headers, 'content-type': 'application/json', 'idempotency-key': 'x' }
        await ask(address.method, pathWith(address, 'x', shop.id), { headers: sent, body })
      }
    }
  }
  expect(broken).toEqual([])
  for (const [method, path] of [
    ['POST', 'news'],
    ['POST', 'recalls'],
    ['POST', 'causes'],
    ['PATCH', 'causes/x'],
    ['PUT', 'gifts/x'],
    ['PUT', 'subscribers/x'],
  ] as const) {
    const headers = { ...admin, 'content-type': 'application/json' }
    expect([path, await statusOf(`/v1/shops/${shop.id}/${path}`, { method, headers, body: '{"a":' })]).toEqual([
      path,
      400,
    ])
  }
  expect(await findings()).toEqual([])
})

it('another shop’s key and people are answered as if the shop did not exist', { timeout: 120_000 }, async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const strangers = [await newKey(other), await signIn(other.staff.admin)]
  const said = async (address: Address, at: TestShop['id'] | string, headers: Record<string, string>) => {
    const sent = { ...headers, 'content-type': 'application/json', 'idempotency-key': 'x' }
    const body = address.method === 'GET' ? {} : { body: '{}' }
    const answer = await SELF.fetch(origin + pathWith(address, 'x', at), {
      method: address.method,
      headers: sent,
      ...body,
    })
    const { error } = await answer.json<Refused>()
    return { status: answer.status, code: error.code, message: error.message }
  }
  const ofShops = addressesOf(v1Routes).filter(
    ({ method, path }) => path.includes(':shop/') || (method === 'GET' && path.endsWith(':shop')),
  )
  expect(ofShops.length).toBeGreaterThan(25)
  for (const address of ofShops) {
    for (const headers of strangers) {
      const foreign = await said(address, shop.id, headers)
      expect([address.path, foreign]).toEqual([address.path, await said(address, 'no-such-shop', headers)])
      expect([address.path, foreign.status]).toEqual([address.path, 404])
    }
  }
})

it('no page of the staff breaks, whatever is in its address or its form', { timeout: 300_000 }, async () => {
  const shop = await openShop()
  const cookie = `CF_Authorization=${(await signIn(shop.staff.admin))['cf-access-jwt-assertion']}`
  const before = broken.length
  for (const address of addressesOf(adminRoutes)) {
    for (const value of hostile)
      await ask(address.method, pathWith(address, value, shop.id), { headers: { cookie, origin } })
    if (address.method === 'GET') {
      for (const query of queries)
        await ask('GET', `${pathWith(address, 'x', shop.id)}${query}`, { headers: { cookie } })
      continue
    }
    const path = pathWith(address, 'x', shop.id)
    for (const value of typed) await ask('POST', path, { headers: { cookie, origin, ...formType }, body: form(value) })
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', 'text/plain']) {
      await ask('POST', path, { headers: { cookie, origin, 'content-type': type }, body: '{"a":' })
    }
    expect([path, await statusOf(path, { method: 'POST', headers: { cookie, ...formType }, body: form('x') })]).toEqual(
      [path, 403],
    )
  }
  expect(broken.slice(before)).toEqual([])
  expect(await findings()).toEqual([])
})

it('no page of a customer breaks, and no form without its nonce does anything', { timeout: 120_000 }, async () => {
  const ana = await visitor(await openShop())
  const token = new URL(ana.link).pathname.slice(3)
  const before = broken.length
  const rows = () =>
    env.DB.prepare('select count(*) as n from timeline where complaint = ?1').bind(ana.complaint).first('n')
  const was = await rows()
  for (const address of addressesOf(customerRoutes)) {
    const own = { ...address, path: address.path.replace(':token', token) }
    for (const value of hostile) await ask(address.method, pathWith(own, value, 'x'), {})
    if (address.method === 'GET') continue
    for (const value of typed) {
      for (const act of ['consent', 'export', 'erasure', 'erase', 'unsubscribe', 'compensation']) {
        await ask('POST', pathWith(own, act, 'x'), { headers: { origin: 'null', ...formType }, body: form(value) })
      }
    }
  }
  expect(broken.slice(before)).toEqual([])
  expect(await rows()).toBe(was)
})

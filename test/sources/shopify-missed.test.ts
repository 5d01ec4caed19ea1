import { expect, test } from 'vitest'
import { shopify } from '../../workers/sources/shopify.ts'
import type { Api } from '../../workers/sources/source.ts'
import { bytes, contextOf } from './fixture.ts'

const hour = 3_600_000
const since = Date.UTC(2026, 10, 21, 6)
const span = { since, until: since + 6 * hour }
const iso = (at: number) => new Date(at).toISOString()
const big = '9007199254740993'

const order = (id: string, at: number, more = '') =>
  `{"id": ${id}, "admin_graphql_api_id": "gid://shopify/Order/${id}", "email": "ana@example.com", "currency": "MDL",
    "total_price": "1200.00", "financial_status": "paid", "updated_at": "${iso(at)}", "cancelled_at": null${more}}`

interface Shop {
  readonly orders?: readonly { readonly at: number; readonly json: string }[]
  readonly disputes?: readonly string[]
  /** What the n-th call is answered instead. */
  readonly instead?: (n: number, path: string) => { status: number; text?: string } | undefined
  readonly pageSize?: number
}

/** Shopify's side: filters, counts and cursors. Remembers what it was asked. */
function standIn({ orders = [], disputes = [], instead, pageSize = 100 }: Shop): Api & { readonly paths: string[] } {
  const paths: string[] = []
  const api: Api = async (path, request) => {
    paths.push(path)
    const url = new URL(path, 'https://semitsvet.myshopify.com')
    const query = url.searchParams
    const say = (text: string, status = 200, headers = new Headers()) => ({ status, raw: bytes(text), headers })
    const other = instead?.(paths.length, path)
    if (other) return say(other.text ?? '{"errors": "no"}', other.status)
    if (request?.headers?.['x-shopify-access-token'] !== 'shpat_1') return say('{"errors": "[API] Invalid"}', 401)
    const cursor = query.get('page_info')
    if (cursor !== null && [...query.keys()].some((name) => name !== 'page_info' && name !== 'limit'))
      return say('{"errors": {"page_info": "no filters beside it"}}', 400)
    const filters = new URLSearchParams(cursor === null ? url.search : atob(cursor.split('.')[0] ?? ''))
    const from = Number(cursor?.split('.')[1] ?? 0)
    const between = orders.filter(
      ({ at }) =>
        filters.get('status') === 'any' &&
        at >= Date.parse(filters.get('updated_at_min') ?? '') &&
        at <= Date.parse(filters.get('updated_at_max') ?? ''),
    )
    if (url.pathname.endsWith('/orders/count.json')) return say(`{"count": ${between.length}}`)
    const [key, all] = url.pathname.endsWith('/orders.json')
      ? ['orders', between.map(({ json }) => json)]
      : ['disputes', disputes]
    const headers = new Headers()
    const next = from + pageSize
    if (next < all.length) {
      const link = `${url.origin}${url.pathname}?limit=${pageSize}&page_info=${btoa(filters.toString())}.${next}`
      headers.set('link', `<${url.origin}${url.pathname}?page_info=old>; rel="previous", <${link}>; rel="next"`)
    }
    return say(`{"${key}": [${all.slice(from, next).join(',')}]}`, 200, headers)
  }
  return Object.assign(api, { paths })
}

const ask = (api: Api, accessToken: string | undefined = 'shpat_1') => {
  const settings = { shopDomain: 'semitsvet.myshopify.com', ...(accessToken !== undefined && { accessToken }) }
  return shopify.missed?.(span, api, { ...contextOf(['secret'], null), settings })
}
const at = (minutes: number, json: (at: number) => string) => {
  const time = since + minutes * 60_000
  return { at: time, json: json(time) }
}

test('an order is told as its webhooks would have told it, with exact ids', async () => {
  const refund = `{"id": 9007199254740995, "order_id": ${big}, "created_at": "${iso(since + hour)}",
    "transactions": [{"kind": "refund", "status": "success", "amount": "300.00", "currency": "MDL"}]}`
  const json = (time: number) =>
    order(big, time, `, "refunds": [${refund}], "cancel_reason": "customer"`)
      .replace('"financial_status": "paid"', '"financial_status": "partially_refunded"')
      .replace('"cancelled_at": null', `"cancelled_at": "${iso(time)}"`)
  expect(await ask(standIn({ orders: [at(60, json)] }))).toMatchObject({
    kind: 'found',
    missed: [
      {
        eventId: `order:${big}:${iso(since + hour)}`,
        events: [
          { type: 'order', state: 'paid', order: { externalId: big }, amount: { minor: 120_000 } },
          { type: 'order', state: 'cancelled' },
          { type: 'complaint', externalId: `cancellation:${big}` },
          { type: 'order', state: 'refunded', refund: '9007199254740995', amount: { minor: 30_000 } },
          { type: 'complaint', externalId: 'refund:9007199254740995', refunded: { minor: 30_000 } },
        ],
      },
    ],
  })
})

test('pages are followed by cursor to the end, and nothing else of the link is', async () => {
  const orders = Array.from({ length: 250 }, (_, i) => at(i, (time) => order(String(1000 + i), time)))
  const api = standIn({ orders })
  const found = await ask(api)
  expect(found?.kind === 'found' && found.missed.map(({ events }) => events.length)).toEqual(Array(250).fill(1))
  expect(new Set(found?.kind === 'found' ? found.missed.map(({ eventId }) => eventId) : []).size).toBe(250)
  expect(api.paths.filter((path) => path.includes('page_info'))).toHaveLength(2)
  expect(api.paths.every((path) => path.startsWith('/admin/api/'))).toBe(true)
})

test('a span that holds too many orders is cut, and says how far it was read', async () => {
  const orders = Array.from({ length: 1_200 }, (_, i) => at(i / 4, (time) => order(String(1000 + i), time)))
  const found = await ask(standIn({ orders }))
  expect(found).toMatchObject({ kind: 'found', until: since + 1.5 * hour })
  expect(found?.kind === 'found' && found.missed.length).toBe(361)
})

test('an old grievance of an order that was touched today is no missed webhook', async () => {
  const old = iso(since - 300 * 24 * hour)
  const json = (time: number) =>
    order('7', time, ', "cancel_reason": "customer"').replace('"cancelled_at": null', `"cancelled_at": "${old}"`)
  const found = await ask(standIn({ orders: [at(5, json)] }))
  expect(found?.kind === 'found' && found.missed[0]?.events.map(({ type }) => type)).toEqual(['order', 'order'])
})

test('a dispute begun in the span is a grievance; of an older one only its state is told', async () => {
  const dispute = (id: number, initiated: number, status: string) =>
    `{"id": ${id}, "order_id": 5, "type": "chargeback", "status": "${status}", "amount": "12.00", "currency": "MDL",
      "evidence_due_by": "${iso(since + 200 * hour)}", "initiated_at": "${iso(initiated)}"}`
  const disputes = [dispute(2, since + hour, 'needs_response'), dispute(1, since - 900 * hour, 'won')]
  expect(await ask(standIn({ disputes }))).toMatchObject({
    missed: [
      { events: [{ type: 'complaint', externalId: 'dispute:2' }, { type: 'dispute' }] },
      { events: [{ type: 'dispute', dispute: { externalId: '1', state: 'won' } }] },
    ],
  })
})

test('disputes are read back four months and no further', async () => {
  const disputes = Array.from(
    { length: 300 },
    (_, i) => `{"id": ${i}, "status": "won", "initiated_at": "${iso(since - i * 24 * hour)}"}`,
  )
  const api = standIn({ disputes })
  await ask(api)
  expect(api.paths.filter((path) => path.includes('/disputes.json'))).toHaveLength(2)
})

test('a test order says that it is one', async () => {
  const json = (time: number) => order('7', time, ', "test": true')
  expect(await ask(standIn({ orders: [at(5, json)] }))).toMatchObject({ missed: [{ test: true }] })
})

test.each([
  [429, 'later'],
  [500, 'later'],
  [0, 'later'],
  [401, 'unknown'],
  [403, 'unknown'],
  [404, 'unknown'],
] as const)('an API that answers %i is asked %s, whichever call it was', async (status, kind) => {
  const orders = Array.from({ length: 150 }, (_, i) => at(i, (time) => order(String(1000 + i), time)))
  for (const call of [1, 2, 3])
    expect((await ask(standIn({ orders, instead: (n) => (n === call ? { status } : undefined) })))?.kind).toBe(kind)
})

test('a shop without Shopify Payments, or a token without that scope, still tells its orders', async () => {
  const orders = [at(1, (time) => order('7', time))]
  for (const status of [403, 404]) {
    const instead = (_: number, path: string) => (path.includes('/disputes') ? { status } : undefined)
    expect(await ask(standIn({ orders, instead }))).toMatchObject({ kind: 'found', missed: [{}] })
  }
})

test('what is no list and no count is asked for again, never taken for nothing', async () => {
  for (const text of ['<html>maintenance</html>', '{}', '{"count": null}', '[]', '{"orders": {}}', '{"count": -1}'])
    for (const call of [1, 2])
      expect(
        (await ask(standIn({ instead: (n) => (n === call ? { status: 200, text } : undefined) })))?.kind,
        text,
      ).toBe('later')
})

test('one strange order does not hide the others', async () => {
  const strange = ['null', '7', '{}', '{"id": null}', '{"id": 8, "refunds": [null, 3, {}], "financial_status": 5}']
  const orders = [...strange.map((json) => at(1, () => json)), at(2, (time) => order('7', time))]
  expect(await ask(standIn({ orders }))).toMatchObject({ missed: [{ events: [{ order: { externalId: '7' } }] }] })
})

test('without a token nobody is asked', async () => {
  const api = standIn({})
  const settings = { shopDomain: 'semitsvet.myshopify.com' }
  expect((await shopify.missed?.(span, api, { ...contextOf(['secret'], null), settings }))?.kind).toBe('unknown')
  expect(shopify.api?.(settings)).toBeNull()
  expect(api.paths).toEqual([])
})

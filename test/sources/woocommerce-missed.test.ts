import { expect, test } from 'vitest'
import type { Api } from '../../workers/sources/source.ts'
import { woocommerce } from '../../workers/sources/woocommerce.ts'
import { bytes, contextOf } from './fixture.ts'

const second = 1000
const hour = 3_600_000
const since = Date.UTC(2026, 10, 21, 6)
const span = { since, until: since + 6 * hour }
const gmt = (at: number) => new Date(at).toISOString().slice(0, 19)

interface Saved {
  readonly id: string
  at: number
  readonly status?: string
  readonly refunds?: string
}

const json = ({ id, at, status = 'completed', refunds = '[]' }: Saved) =>
  `{"id": ${id}, "status": "${status}", "currency": "MDL", "total": "100.00", "date_modified_gmt": "${gmt(at)}",
    "date_paid_gmt": "${gmt(since)}", "billing": {"email": "a@example.com"}, "refunds": ${refunds}}`

/** WooCommerce's side: exclusive ends, times to the second, pages by number. Remembers what it was asked. */
function standIn(orders: Saved[], instead?: (n: number) => { status: number; text?: string } | undefined) {
  const paths: string[] = []
  const api: Api = async (path, request) => {
    paths.push(path)
    const { pathname, searchParams: query } = new URL(path, 'https://semitsvet.example')
    const say = (text: string, status = 200) => ({ status, raw: bytes(text), headers: new Headers() })
    const other = instead?.(paths.length)
    if (other) return say(other.text ?? '{"code": "no"}', other.status)
    if (request?.headers?.authorization !== `Basic ${btoa('ck_1:cs_1')}`) return say('{"code": "cannot_view"}', 401)
    if (pathname !== '/wp-json/wc/v3/orders' || query.get('dates_are_gmt') !== 'true') return say('{"code": "x"}', 404)
    const whole = (at: number) => Math.floor(at / second) * second
    const found = orders
      .filter(({ at }) => whole(at) > Date.parse(`${query.get('modified_after')}Z`))
      .filter(({ at }) => whole(at) < Date.parse(`${query.get('modified_before')}Z`))
      .sort((a, b) => whole(a.at) - whole(b.at) || Number(a.id) - Number(b.id))
    const size = Number(query.get('per_page'))
    const from = (Number(query.get('page')) - 1) * size
    return say(
      `[${found
        .slice(from, from + size)
        .map(json)
        .join(',')}]`,
    )
  }
  return Object.assign(api, { paths })
}

const settings = { url: 'https://semitsvet.example/', consumerKey: 'ck_1', consumerSecret: 'cs_1' }
const ask = (api: Api) => woocommerce.missed?.(span, api, { ...contextOf(['secret'], null), settings })
const ids = async (api: Api) => {
  const found = await ask(api)
  return found?.kind === 'found' ? found.missed.map(({ eventId }) => eventId.split(':')[1]) : []
}

test('an order is told as its webhook would have told it, with exact ids', async () => {
  const refunds = '[{"id": 9007199254740995, "total": "-30.00"}]'
  expect(await ask(standIn([{ id: '9007199254740993', at: since + hour, refunds }]))).toMatchObject({
    kind: 'found',
    missed: [
      {
        events: [
          { type: 'order', state: 'paid', order: { externalId: '9007199254740993' } },
          { type: 'order', state: 'refunded', refund: '9007199254740995', amount: { minor: 3000 } },
          { type: 'complaint', externalId: 'refund:9007199254740993:9007199254740995' },
        ],
      },
    ],
  })
})

test('every order of the span is told once, however its seconds fall on the pages', async () => {
  const orders = Array.from({ length: 350 }, (_, i) => ({
    id: String(i + 1),
    at: since + Math.floor(i / 7) * 11 * second,
  }))
  const found = await ids(standIn(orders))
  expect(found).toHaveLength(350)
  expect(new Set(found).size).toBe(350)
})

test('an order saved while the pages are turned hides no other', async () => {
  const orders = Array.from({ length: 300 }, (_, i) => ({ id: String(i + 1), at: since + i * second }))
  const inner = standIn(orders)
  const api: Api = async (...request) => {
    const answer = await inner(...request)
    // Those of the first page leave it for the end of the list, so that page two begins where page three did.
    for (const order of orders.slice(0, 40)) order.at = span.until + hour
    return answer
  }
  expect(await ids(api)).toHaveLength(300)
})

test('hundreds of orders saved in one second are all told', async () => {
  const orders = Array.from({ length: 1_150 }, (_, i) => ({ id: String(i + 1), at: since }))
  expect(await ids(standIn(orders))).toHaveLength(1_150)
})

test('a busy span is cut, and says how far it was read', async () => {
  const orders = Array.from({ length: 3_000 }, (_, i) => ({ id: String(i + 1), at: since + i * second }))
  const found = await ask(standIn(orders))
  expect(found).toMatchObject({ kind: 'found' })
  const until = found?.kind === 'found' ? (found.until ?? 0) : 0
  expect(until).toBeGreaterThan(since + 900 * second)
  expect(until).toBeLessThan(span.until)
  const told = found?.kind === 'found' ? found.missed.length : 0
  expect(told).toBe((until - since) / second + 1)
})

test('the ends of the span are in it', async () => {
  const orders = [
    { id: '1', at: since - second },
    { id: '2', at: since },
    { id: '3', at: span.until },
    { id: '4', at: span.until + 2 * second },
  ]
  expect(await ids(standIn(orders))).toEqual(expect.arrayContaining(['2', '3']))
  expect(await ids(standIn(orders))).not.toContain('4')
})

test('an order saved again with another refund is another thing that happened', async () => {
  const once = await ask(standIn([{ id: '1', at: since, refunds: '[{"id": 5, "total": "-1"}]' }]))
  const twice = await ask(standIn([{ id: '1', at: since, refunds: '[{"id": 6, "total": "-1"}, {"id": 5}]' }]))
  const id = (found: typeof once) => (found?.kind === 'found' ? found.missed[0]?.eventId : null)
  expect(id(once)).not.toBe(id(twice))
})

test.each([
  [429, 'later'],
  [503, 'later'],
  [0, 'later'],
  [401, 'unknown'],
  [404, 'unknown'],
  [301, 'unknown'],
] as const)('an API that answers %i is asked %s', async (status, kind) => {
  expect((await ask(standIn([], () => ({ status }))))?.kind).toBe(kind)
})

test('trouble on a later page keeps what was read, and says how far', async () => {
  const orders = Array.from({ length: 300 }, (_, i) => ({ id: String(i + 1), at: since + i * second }))
  const found = await ask(standIn(orders, (n) => (n === 2 ? { status: 429 } : undefined)))
  expect(found).toMatchObject({ kind: 'found', until: since + 99 * second })
})

test('what is no list is asked for again, never taken for nothing', async () => {
  for (const text of ['<html>maintenance</html>', '{}', 'null', '', '{"orders": []}'])
    expect((await ask(standIn([], () => ({ status: 200, text }))))?.kind, text).toBe('later')
})

test('one strange order does not hide the others', async () => {
  const text = `[null, 7, {}, {"id": "", "refunds": 3}, ${json({ id: '7', at: since })}]`
  expect(await ask(standIn([], () => ({ status: 200, text })))).toMatchObject({ missed: [{ events: [{}] }] })
})

test('without both keys nobody is asked', async () => {
  const api = standIn([])
  for (const keys of [{}, { consumerKey: 'ck_1' }, { consumerSecret: 'cs_1' }]) {
    const partly = { url: settings.url, ...keys }
    expect((await woocommerce.missed?.(span, api, { ...contextOf(['s'], null), settings: partly }))?.kind).toBe(
      'unknown',
    )
    expect(woocommerce.api?.(partly)).toBeNull()
  }
  expect(api.paths).toEqual([])
  expect(woocommerce.api?.(settings)).toBe('https://semitsvet.example')
})

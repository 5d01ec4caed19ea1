/**
 * Shopify's REST Admin API as far as missed webhooks are asked for: the order list with its filters, count and cursors,
 * and the disputes of Shopify Payments. The account is known by its access token.
 *
 * https://shopify.dev/docs/api/admin-rest/latest/resources/order
 * https://shopify.dev/docs/api/admin-rest/usage/pagination
 * https://shopify.dev/docs/api/admin-rest/usage/rate-limits
 */
import { type Context, Hono } from 'hono'
import type { World } from '../world.ts'
import { isOpen, readAll, type Thing, takeTrouble, textOf, writeThing } from './record.ts'

type ShopifyContext = Context<{ Bindings: World }>

const largestPage = 250
const usualPage = 50

const base = '/api/shopify/admin/api/:version'

const json = (c: ShopifyContext, thing: unknown, headers: Record<string, string> = {}) =>
  c.body(writeThing(thing), 200, { 'content-type': 'application/json; charset=utf-8', ...headers })

/** The token, or Shopify's refusal. */
async function admitted(c: ShopifyContext): Promise<string | Response> {
  const token = c.req.header('x-shopify-access-token') ?? ''
  if (token === '' || !(await isOpen(c.env, 'shopify', token))) {
    const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)'
    return c.json({ errors }, 401)
  }
  if (await takeTrouble(c.env, 'shopify', token)) {
    c.header('Retry-After', '2.0')
    const errors = 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.'
    return c.json({ errors }, 429)
  }
  return token
}

const time = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : new Date(text).getTime()

/** Digits too many for a number: compared by length first. */
const newerId = (a: Thing, b: Thing): number => {
  const [left, right] = [textOf(a, 'id'), textOf(b, 'id')]
  return right.length - left.length || (right > left ? 1 : right < left ? -1 : 0)
}

/** Without `status=any` only open orders are listed; both ends of `updated_at` are included. Newest id first. */
async function chosen(c: ShopifyContext, token: string, filters: URLSearchParams): Promise<Thing[]> {
  const from = time(filters.get('updated_at_min') ?? undefined, Number.NEGATIVE_INFINITY)
  const to = time(filters.get('updated_at_max') ?? undefined, Number.POSITIVE_INFINITY)
  const any = filters.get('status') === 'any'
  return (await readAll(c.env, 'shopify', token, 'order'))
    .filter((order) => any || order.cancelled_at === null || order.cancelled_at === undefined)
    .filter((order) => {
      const at = time(textOf(order, 'updated_at'), Number.NaN)
      return at >= from && at <= to
    })
    .sort(newerId)
}

/** A page and the link to the next; with a cursor no filter may be given. */
async function page(
  c: ShopifyContext,
  key: string,
  list: (filters: URLSearchParams) => Promise<Thing[]>,
): Promise<Response> {
  const asked = new URL(c.req.url).searchParams
  const limit = Math.min(largestPage, Number(asked.get('limit') ?? usualPage))
  const cursor = asked.get('page_info')
  const others = [...asked.keys()].filter((name) => name !== 'limit' && name !== 'page_info' && name !== 'fields')
  if (cursor !== null && others.length > 0) {
    return c.json({ errors: { page_info: `${others[0]} cannot be passed when page_info is present` } }, 400)
  }
  const place: { filters: string; skip: number } =
    cursor === null ? { filters: asked.toString(), skip: 0 } : JSON.parse(atob(decodeURIComponent(cursor)))
  const all = await list(new URLSearchParams(place.filters))
  const skip = place.skip + limit
  const next = encodeURIComponent(btoa(JSON.stringify({ filters: place.filters, skip })))
  const { origin, pathname } = new URL(c.req.url)
  return json(
    c,
    { [key]: all.slice(place.skip, skip) },
    skip < all.length ? { link: `<${origin}${pathname}?limit=${limit}&page_info=${next}>; rel="next"` } : {},
  )
}

export const shopifyAdmin = new Hono<{ Bindings: World }>()

shopifyAdmin.get(`${base}/orders/count.json`, async (c) => {
  const token = await admitted(c)
  if (token instanceof Response) return token
  return c.json({ count: (await chosen(c, token, new URL(c.req.url).searchParams)).length })
})

shopifyAdmin.get(`${base}/orders.json`, async (c) => {
  const token = await admitted(c)
  return token instanceof Response ? token : page(c, 'orders', (filters) => chosen(c, token, filters))
})

/** Most recently initiated first. */
shopifyAdmin.get(`${base}/shopify_payments/disputes.json`, async (c) => {
  const token = await admitted(c)
  if (token instanceof Response) return token
  const initiated = (dispute: Thing) => time(textOf(dispute, 'initiated_at'), 0)
  return page(c, 'disputes', async () =>
    (await readAll(c.env, 'shopify', token, 'dispute')).sort((a, b) => initiated(b) - initiated(a)),
  )
})

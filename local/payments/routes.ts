/**
 * The vendors' tills behind `/api/{source}/…`: a call that brings the key of a till opened by a test is answered from it,
 * any other goes on to the next stand-in. `POST /tills/{source}/{key}` opens one or changes it; `GET` shows it.
 */
import { type Context, Hono } from 'hono'
import { shop, type World } from '../world.ts'
import { paypal } from './paypal.ts'
import { shopify } from './shopify.ts'
import { stripe } from './stripe.ts'
import { type Answer, type Call, newTill, type Till } from './till.ts'
import { woocommerce } from './woocommerce.ts'
import { yookassa } from './yookassa.ts'

export const vendors: Readonly<Record<string, (till: Till, call: Call) => Answer>> = {
  stripe,
  paypal,
  yookassa,
  shopify,
  woocommerce,
}

/** What a till answers; the same account's other business goes on to other stand-ins. */
const business: Readonly<Record<string, (path: string, body: string) => boolean>> = {
  stripe: (path) => /^\/v1\/(charges|refunds|disputes)\b/.test(path),
  shopify: (_, body) => body.includes('AmendsRefund'),
  woocommerce: (path) => /^\/wp-json\/wc\/v3\/orders\/\d/.test(path),
}

type TillContext = Context<{ Bindings: World }>

const nameOf = (source: string, key: string) => `till ${source} ${key}`

const basicUser = (header: string): string => {
  const [scheme, encoded = ''] = header.split(' ')
  return scheme === 'Basic' ? (atob(encoded).split(':')[0] ?? '') : ''
}

/** The key a call brings: each vendor has a way of its own. PayPal's token is the same for all: its path names the till. */
function keyIn(c: TillContext, source: string, path: string): string {
  const authorization = c.req.header('authorization') ?? ''
  if (source === 'stripe') return authorization.replace(/^Bearer /, '')
  if (source === 'shopify') return c.req.header('x-shopify-access-token') ?? ''
  if (source !== 'paypal') return basicUser(authorization)
  return /(?:captures\/|orders\/O-|disputed_transaction_id=)([A-Za-z0-9]+)/.exec(path)?.[1] ?? basicUser(authorization)
}

export const tills = new Hono<{ Bindings: World }>()

const isGuarded = (c: TillContext) =>
  !c.env.WORLD_TOKEN || c.req.header('authorization') !== `Bearer ${c.env.WORLD_TOKEN}`

tills.post('/tills/:source/:key', async (c) => {
  if (isGuarded(c)) return c.json({ error: 'unauthorized' }, 401)
  const name = nameOf(c.req.param('source'), c.req.param('key'))
  const kept = await shop(c.env).get('object', name)
  const change = await c.req.json<Partial<Till> & Pick<Till, 'payment' | 'order'>>()
  const till = kept === null ? newTill(change) : { ...(JSON.parse(kept) as Till), ...change }
  await shop(c.env).put('object', name, JSON.stringify(till))
  return c.json(till)
})

tills.get('/tills/:source/:key', async (c) => {
  if (isGuarded(c)) return c.json({ error: 'unauthorized' }, 401)
  const kept = await shop(c.env).get('object', nameOf(c.req.param('source'), c.req.param('key')))
  return kept === null ? c.json({ error: 'not found' }, 404) : c.json(JSON.parse(kept))
})

/** The answer begins and the line goes dead. */
const brokenLine = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('connection dropped')) }), {
    headers: { 'content-type': 'application/json', 'content-length': '49' },
  })

tills.all('/api/:source/*', async (c, next) => {
  const source = c.req.param('source')
  const { pathname, search } = new URL(c.req.url)
  const path = `${pathname.slice(`/api/${source}`.length)}${search}`
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  const vendor = business[source]?.(path, body) === false ? undefined : vendors[source]
  const name = nameOf(source, keyIn(c, source, path))
  const kept = vendor ? await shop(c.env).get('object', name) : null
  if (!vendor || kept === null) return next()
  const till = JSON.parse(kept) as Till
  const answer = vendor(till, { method: c.req.method, path, headers: c.req.raw.headers, body })
  await shop(c.env).put('object', name, JSON.stringify(till))
  if (answer === null) return brokenLine()
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
})

/**
 * The vendors' APIs under `/api/{source}`, as far as the demo shop's deliveries are looked up there: what was sent about
 * can be read back by who brings the shop's credentials.
 */
import { type Context, Hono } from 'hono'
import { senderOf } from '../senders/index.ts'
import { certificatePath } from '../senders/paypal.ts'
import { shop, type World } from '../world.ts'
import { demoTerms, paypalIdentity } from './terms.ts'

const keyOf = (source: string, path: string) => `${source} ${path}`

/** What the vendor's API answers at a path from now on; `path` begins with `/` and may have a query. */
export const putObject = (world: World, source: string, path: string, json: string): Promise<void> =>
  shop(world).put('object', keyOf(source, path), json)

type WorldContext = Context<{ Bindings: World }>

/** Path and query behind `/api/{source}`. */
const pathIn = (c: WorldContext, source: string): string => {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname.slice(`/api/${source}`.length)}${search}`
}

export const vendorApi = new Hono<{ Bindings: World }>()

vendorApi.get(`/api/paypal${certificatePath}`, async (c) => c.text((await paypalIdentity(c.env)).certificate))

vendorApi.get('/api/:source/*', async (c) => {
  const sender = senderOf(c.req.param('source'))
  if (!sender) return c.json({ error: 'there is no such vendor' }, 404)
  const wanted = Object.entries(sender.credentials?.(await demoTerms(c.env, sender)) ?? {})
  if (wanted.some(([name, value]) => c.req.header(name) !== value)) return c.json({ error: 'unauthorized' }, 401)
  const json = await shop(c.env).get('object', keyOf(sender.source, pathIn(c, sender.source)))
  return json === null
    ? c.json({ error: 'not found' }, 404)
    : c.body(json, 200, { 'content-type': 'application/json; charset=utf-8' })
})

/** Tests put what they send about; the demo shop does it when it sends. */
vendorApi.put('/api/:source/*', async (c) => {
  if (!c.env.WORLD_TOKEN || c.req.header('authorization') !== `Bearer ${c.env.WORLD_TOKEN}`)
    return c.json({ error: 'unauthorized' }, 401)
  const source = c.req.param('source')
  await putObject(c.env, source, pathIn(c, source), await c.req.text())
  return c.json({ ok: true })
})

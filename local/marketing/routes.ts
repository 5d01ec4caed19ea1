/**
 * A marketing tool of the shop, as the receiver of webhooks that Standard Webhooks describes: it believes nothing without
 * the signature of its secret, nothing older than five minutes, and takes each `webhook-id` once. Before it was given its
 * secret it keeps what comes and says so.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
import { Hono } from 'hono'
import { standardSignature } from '../signing.ts'
import { shop, type World } from '../world.ts'

export const marketing = new Hono<{ Bindings: World }>()

const toleranceSeconds = 300

interface Tool {
  readonly secret?: string
  /** Answers so, that many times. */
  readonly trouble?: { readonly status: number; readonly times: number }
}

const toolOf = async (world: World, name: string): Promise<Tool> =>
  JSON.parse((await shop(world).get('marketing', `tool\n${name}`)) ?? '{}') as Tool
const keep = (world: World, name: string, tool: Tool) =>
  shop(world).put('marketing', `tool\n${name}`, JSON.stringify(tool))

/** `{secret}` or `{trouble: {status, times}}`. */
marketing.put('/marketing/:name', async (c) => {
  const name = c.req.param('name')
  await keep(c.env, name, { ...(await toolOf(c.env, name)), ...(await c.req.json<Tool>()) })
  return c.json({ ok: true })
})

/** What it was told, oldest first. */
marketing.get('/marketing/:name', async (c) => {
  const events = await shop(c.env).beginningWith('marketing', `event\n${c.req.param('name')}\n`)
  return c.json({ events: events.map((json) => JSON.parse(json) as unknown) })
})

marketing.post('/marketing/:name', async (c) => {
  const name = c.req.param('name')
  const tool = await toolOf(c.env, name)
  if (tool.trouble && tool.trouble.times > 0) {
    const { status, times } = tool.trouble
    await keep(c.env, name, { ...tool, trouble: { status, times: times - 1 } })
    return new Response(null, {
      status,
      ...(status === 302 && { headers: { location: `/marketing/${name}-elsewhere` } }),
    })
  }
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((header) =>
    c.req.header(header),
  )
  if (!id || !timestamp || !signatures) return c.json({ error: 'not a Standard Webhook' }, 400)
  const body = await c.req.text()
  if (tool.secret !== undefined) {
    const expected = await standardSignature(tool.secret, id, Number(timestamp), body)
    const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) <= toleranceSeconds
    if (!isFresh || !signatures.split(' ').includes(expected)) return c.json({ error: 'signature' }, 401)
  }
  const kept = { id, verified: tool.secret !== undefined, ...(JSON.parse(body) as object) }
  await shop(c.env).keepFirst('marketing', `event\n${name}\n${id}`, JSON.stringify(kept))
  return c.json({ ok: true })
})

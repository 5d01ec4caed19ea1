/** QStash's REST API as its official client calls it. https://upstash.com/docs/qstash/api */
import { type Context, Hono } from 'hono'
import { base64, sha256, utf8 } from '../signing.ts'
import { courier, type World } from '../world.ts'
import type { MessageRow, Published } from './courier.ts'
import { defaults } from './delivery.ts'
import { destination, readWanted } from './request.ts'

type Env = { Bindings: World }
type Answer = { readonly status: 200 | 201 | 202 | 400 | 429 | 500; readonly body: object }

/** The message as `GET /v2/messages/{id}` and the dead letters show it. */
const shown = (row: MessageRow) => ({
  messageId: row.id,
  url: row.url,
  method: row.method,
  header: Object.fromEntries(Object.entries(JSON.parse(row.headers)).map(([name, value]) => [name, [value]])),
  body: new TextDecoder().decode(row.body),
  maxRetries: row.max_retries,
  retried: row.retried,
  notBefore: row.due_at,
  createdAt: row.created_at,
  ...(row.queue === null ? {} : { queueName: row.queue }),
  ...(row.label === null ? {} : { label: row.label }),
  ...(row.schedule_id === null ? {} : { scheduleId: row.schedule_id }),
})

const refuse = (body: string): Answer => ({ status: 400, body: { error: body } })

function answerOf(published: Published, url: string): Answer {
  if (published.kind === 'rate-limited') return { status: 429, body: { error: 'rate limit exceeded' } }
  if (published.kind === 'broken') return { status: 500, body: { error: 'internal server error' } }
  const { messageId, deduplicated } = published
  return deduplicated
    ? { status: 202, body: { messageId, url, deduplicated: true } }
    : { status: 201, body: { messageId, url } }
}

async function publish(c: Context<Env>, url: string | null, headers: Headers, body: ArrayBuffer): Promise<Answer> {
  if (url === null) return refuse('invalid destination url: it must start with http:// or https://')
  if (headers.get('upstash-content-based-deduplication') === 'true') {
    const whole = utf8(`${url}\n${new TextDecoder().decode(body)}`)
    headers.set('upstash-deduplication-id', base64(await sha256(whole)))
  }
  const wanted = readWanted(url, headers, body, Date.now())
  if (typeof wanted === 'string') return refuse(wanted)
  return answerOf(await courier(c.env).publish(wanted), url)
}

const send = (c: Context<Env>, { status, body }: Answer) => c.json(body, status)

export const qstash = new Hono<Env>()

qstash.use(async (c, next) => {
  const token = c.env.QSTASH_TOKEN ?? defaults.token
  if (c.req.header('authorization') !== `Bearer ${token}`) return c.json({ error: 'unauthorized' }, 401)
  return next()
})

qstash.post('/publish/*', async (c) => {
  const url = destination(c.req.url, '/v2/publish/')
  return send(c, await publish(c, url, new Headers(c.req.raw.headers), await c.req.arrayBuffer()))
})

qstash.post('/enqueue/:queue/*', async (c) => {
  const queue = c.req.param('queue')
  const headers = new Headers(c.req.raw.headers)
  headers.set('upstash-queue-name', queue)
  return send(c, await publish(c, destination(c.req.url, `/v2/enqueue/${queue}/`), headers, await c.req.arrayBuffer()))
})

qstash.post('/batch', async (c) => {
  const entries: unknown = await c.req.json().catch(() => null)
  if (!Array.isArray(entries)) return c.json({ error: 'a batch is a list' }, 400)
  const answers: object[] = []
  for (const entry of entries) {
    const field = (name: string): unknown => Reflect.get(Object(entry), name)
    const headers = new Headers()
    for (const [name, value] of Object.entries(Object(field('headers')))) headers.set(name, String(value))
    const queue = field('queue')
    if (typeof queue === 'string') headers.set('upstash-queue-name', queue)
    const url = destination(`http://batch/${String(field('destination') ?? '')}`, '/')
    const bytes = await new Response(String(field('body') ?? '')).arrayBuffer()
    answers.push((await publish(c, url, headers, bytes)).body)
  }
  return c.json(answers)
})

qstash.get('/messages/:id', async (c) => {
  const row = await courier(c.env).message(c.req.param('id'))
  return row?.state === 'waiting' ? c.json(shown(row)) : c.json({ error: 'message not found' }, 404)
})

qstash.delete('/messages/:id', async (c) => {
  const cancelled = await courier(c.env).cancel([c.req.param('id')])
  return cancelled > 0 ? c.json({ cancelled }) : c.json({ error: 'message not found' }, 404)
})

qstash.delete('/messages', async (c) => {
  const ids = c.req.queries('messageIds') ?? (await courier(c.env).messages('waiting')).map((row) => row.id)
  return c.json({ cancelled: await courier(c.env).cancel(ids) })
})

qstash.post('/schedules/*', async (c) => {
  const url = destination(c.req.url, '/v2/schedules/')
  const cron = c.req.header('upstash-cron')
  if (url === null || cron === undefined)
    return c.json({ error: 'a schedule needs a destination and Upstash-Cron' }, 400)
  const wanted = readWanted(url, c.req.raw.headers, await c.req.arrayBuffer(), Date.now())
  if (typeof wanted === 'string') return c.json({ error: wanted }, 400)
  const scheduleId = await courier(c.env).schedule(c.req.header('upstash-schedule-id') ?? null, cron, wanted)
  return scheduleId === null
    ? c.json({ error: `invalid cron (the stand-in knows five fields in UTC): ${cron}` }, 400)
    : c.json({ scheduleId }, 201)
})

qstash.get('/schedules', async (c) => c.json(await courier(c.env).schedules()))

qstash.get('/schedules/:id', async (c) => {
  const found = (await courier(c.env).schedules()).find((schedule) => schedule.scheduleId === c.req.param('id'))
  return found ? c.json(found) : c.json({ error: 'schedule not found' }, 404)
})

qstash.patch('/schedules/:id/:act{pause|resume}', async (c) => {
  const done = await courier(c.env).pauseSchedule(c.req.param('id'), c.req.param('act') === 'pause')
  return done ? c.json({}) : c.json({ error: 'schedule not found' }, 404)
})

qstash.delete('/schedules/:id', async (c) =>
  (await courier(c.env).deleteSchedule(c.req.param('id'))) ? c.json({}) : c.json({ error: 'schedule not found' }, 404),
)

qstash.get('/keys', (c) =>
  c.json({
    current: c.env.QSTASH_CURRENT_SIGNING_KEY ?? defaults.current,
    next: c.env.QSTASH_NEXT_SIGNING_KEY ?? defaults.next,
  }),
)

qstash.get('/dlq', async (c) => {
  const rows = await courier(c.env).messages('dead')
  const messages = rows.map((row) => ({
    ...shown(row),
    dlqId: row.id,
    responseStatus: row.last_status ?? 0,
    responseBody: row.last_error ?? '',
  }))
  return c.json({ messages })
})

qstash.post('/dlq/retry', async (c) => {
  const revived = await courier(c.env).revive(c.req.queries('dlqIds') ?? [])
  return c.json({ responses: revived.map((messageId) => ({ messageId })) })
})

qstash.all('*', (c) => c.json({ error: 'the local stand-in does not have this call' }, 404))

/** The part of Resend's API that sending needs. https://resend.com/docs/api-reference */
import { type Context, Hono } from 'hono'
import { hex, sha256, utf8 } from '../signing.ts'
import { postOffice, type World } from '../world.ts'
import { announce } from './events.ts'
import { type Mail, type Refusal, readMail } from './mail.ts'
import type { Posted } from './post-office.ts'
import { receiving } from './receiving.ts'

type Env = { Bindings: World }

const refuse = (c: Context<Env>, refusal: Refusal) => c.json(refusal, refusal.statusCode)

async function readBody(c: Context<Env>): Promise<{ text: string; body: unknown }> {
  const text = await c.req.text()
  try {
    return { text, body: JSON.parse(text) }
  } catch {
    return { text, body: null }
  }
}

const conflicts = {
  'other-request': {
    statusCode: 409,
    name: 'invalid_idempotent_request',
    message:
      'This idempotency key has been used on a request with a different payload. Use another key or the same payload.',
  },
  'in-progress': {
    statusCode: 409,
    name: 'concurrent_idempotent_requests',
    message: 'Another request with the same idempotency key is still in progress. Try again later.',
  },
} as const satisfies Record<string, Refusal>

/** The answer begins and then the line goes dead: the sender cannot know whether the mail was taken. */
const brokenLine = () =>
  new Response(
    new ReadableStream({
      pull: (controller) => controller.error(new Error('connection dropped after accepting')),
    }),
    { headers: { 'content-type': 'application/json', 'content-length': '49' } },
  )

function answer(c: Context<Env>, posted: Posted, shape: (ids: string[]) => object) {
  switch (posted.kind) {
    case 'accepted':
      return posted.drop ? brokenLine() : c.json(shape(posted.ids))
    case 'repeated':
      return c.json(shape(posted.ids))
    case 'rate-limited':
      return c.json(
        { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests. Please slow down.' },
        429,
        { 'ratelimit-limit': '2', 'ratelimit-remaining': '0', 'ratelimit-reset': '1', 'retry-after': '1' },
      )
    case 'broken':
      return refuse(c, {
        statusCode: 500,
        name: 'internal_server_error',
        message: 'Internal server error. We are unable to process your request right now, please try again later.',
      })
    default:
      return refuse(c, conflicts[posted.kind])
  }
}

async function send(c: Context<Env>, text: string, mails: Mail[], shape: (ids: string[]) => object) {
  const idempotencyKey = c.req.header('idempotency-key') ?? null
  if (idempotencyKey !== null && (idempotencyKey.length < 1 || idempotencyKey.length > 256)) {
    return refuse(c, {
      statusCode: 400,
      name: 'invalid_idempotency_key',
      message: 'The key must be between 1-256 chars.',
    })
  }
  const hash = hex(await sha256(utf8(`${c.req.path}\n${text}`)))
  const posted = await postOffice(c.env).post({ idempotencyKey, hash, mails })
  if (posted.kind === 'accepted') {
    posted.ids.forEach((id, index) => {
      const mail = mails[index]
      if (mail) c.executionCtx.waitUntil(announce(c.env, id, mail))
    })
  }
  return answer(c, posted, shape)
}

export const resend = new Hono<Env>()

resend.use(async (c, next) => {
  if (!/^Bearer\s+\S/.test(c.req.header('authorization') ?? '')) {
    return refuse(c, {
      statusCode: 401,
      name: 'missing_api_key',
      message: 'Missing API key in the authorization header. Include `Authorization: Bearer YOUR_API_KEY`.',
    })
  }
  return next()
})

resend.post('/', async (c) => {
  const { text, body } = await readBody(c)
  const read = readMail(body)
  if ('refusal' in read) return refuse(c, read.refusal)
  return send(c, text, [read.mail], (ids) => ({ id: ids[0] }))
})

resend.post('/batch', async (c) => {
  const { text, body } = await readBody(c)
  if (!Array.isArray(body) || body.length < 1 || body.length > 100) {
    return refuse(c, { statusCode: 422, name: 'validation_error', message: 'A batch is a list of 1 to 100 mails.' })
  }
  const mails: Mail[] = []
  for (const [index, entry] of body.entries()) {
    const read = readMail(entry)
    if ('refusal' in read) return refuse(c, { ...read.refusal, message: `Mail ${index}: ${read.refusal.message}` })
    mails.push(read.mail)
  }
  return send(c, text, mails, (ids) => ({ data: ids.map((id) => ({ id })) }))
})

resend.route('/', receiving)

resend.get('/:id', async (c) => {
  const mail = await postOffice(c.env).mail(c.req.param('id'))
  if (!mail) return refuse(c, { statusCode: 404, name: 'not_found', message: 'Email not found' })
  const { replyTo, lastEvent, at, idempotencyKey: _, ...rest } = mail
  return c.json({
    object: 'email',
    ...rest,
    reply_to: replyTo,
    last_event: lastEvent,
    created_at: at,
    scheduled_at: null,
  })
})

resend.all('*', (c) =>
  refuse(c, { statusCode: 405, name: 'method_not_allowed', message: 'The local stand-in does not have this call.' }),
)

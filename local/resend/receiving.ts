/**
 * Mail that came for the app: kept as it came, told by an `email.received` webhook that carries none of its words, and
 * served by the receiving API. https://resend.com/docs/dashboard/receiving/introduction
 */
import { type Context, Hono } from 'hono'
import { base64, fromBase64 } from '../signing.ts'
import { postOffice, type World } from '../world.ts'
import { post } from './events.ts'
import { addressOf } from './mail.ts'

type Env = { Bindings: World }

/** A mail as the API describes it. */
export interface Received {
  readonly id: string
  readonly at: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string
  /** Base64 of the bytes. */
  readonly raw: string
}

/** One field of the top header block, unfolded; '' when it is missing. */
function fieldIn(raw: string, name: string): string {
  const top = raw.split(/\r?\n\r?\n/)[0]?.replace(/\r?\n[ \t]+/g, ' ') ?? ''
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(top)?.[1]?.trim() ?? ''
}

export function readReceived(raw: Uint8Array, id: string = crypto.randomUUID()): Received {
  const text = new TextDecoder('latin1').decode(raw)
  return {
    id,
    at: new Date().toISOString(),
    from: fieldIn(text, 'from'),
    to: fieldIn(text, 'to')
      .split(',')
      .map((one) => addressOf(one.trim()) ?? '')
      .filter((one) => one !== ''),
    subject: fieldIn(text, 'subject'),
    messageId: fieldIn(text, 'message-id'),
    raw: base64(raw),
  }
}

const metadata = ({ id, at, from, to, subject, messageId }: Received) => ({
  created_at: at,
  from,
  to,
  bcc: [],
  cc: [],
  received_for: to,
  message_id: messageId,
  subject,
  attachments: [],
  id,
})

/** The notice, as Resend words it: `email_id`, and nothing of the mail's words. */
export function noticeOf(mail: Received): string {
  const { id, ...data } = metadata(mail)
  return JSON.stringify({ type: 'email.received', created_at: mail.at, data: { email_id: id, ...data } })
}

/** Keeps a mail and tells the app, when it has a secret to sign with. Returns what the app answered. */
export async function deliver(
  world: World,
  raw: Uint8Array,
  id?: string,
): Promise<{ readonly mail: Received; readonly said: string }> {
  const mail = readReceived(raw, id)
  await postOffice(world).keepReceived(mail)
  const secret = world.RESEND_WEBHOOK_SECRET
  return { mail, said: secret ? await post(world, secret, noticeOf(mail)) : 'not told' }
}

const notFound = (c: Context<Env>) => c.json({ statusCode: 404, name: 'not_found', message: 'Email not found' }, 404)

/** Behind `/emails`, with the key that sending needs too. */
export const receiving = new Hono<Env>().get('/receiving/:id', async (c) => {
  const mail = await postOffice(c.env).received(c.req.param('id'))
  if (!mail) return notFound(c)
  return c.json({
    object: 'email',
    ...metadata(mail),
    html: null,
    text: null,
    headers: null,
    reply_to: null,
    raw: {
      download_url: `${c.env.WORLD_URL}/received/${mail.id}.eml`,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    },
  })
})

/** Where the signed address leads, and the door for a mail of one’s own making (`POST /received`, raw MIME). */
export const receivedRoutes = new Hono<Env>()
  .get('/received/:file', async (c) => {
    const mail = await postOffice(c.env).received(c.req.param('file').replace(/\.eml$/, ''))
    return mail ? c.body(fromBase64(mail.raw).slice().buffer, 200, { 'content-type': 'message/rfc822' }) : notFound(c)
  })
  .post('/received', async (c) => {
    const { mail, said } = await deliver(c.env, new Uint8Array(await c.req.arrayBuffer()), c.req.query('id'))
    return c.json({ id: mail.id, notice: noticeOf(mail), said })
  })

/**
 * What Resend tells, signed the svix way: what became of our mail, and that mail came for us. A state only ever moves on;
 * a late event changes nothing. Of a mail that came, only that it came is told: it is fetched after the answer.
 */
import { Hono } from 'hono'
import { z } from 'zod'
import { forLog } from '../db/client.ts'
import type { ComplaintId, MessageId } from '../domain/ids.ts'
import { noteMailEvent } from '../workflows/mail-events.ts'
import { noticeSource, takeNotice } from '../workflows/mail-notice.ts'
import { readCapped } from './body.ts'
import { type AppContext, type AppEnv, askAbout, wake } from './context.ts'
import { standardKey, verifyStandardWebhook } from './sources/signature.ts'

const capBytes = 256 * 1024

const eventSchema = z.object({
  type: z.string(),
  data: z.object({ email_id: z.string(), tags: z.record(z.string(), z.string()).optional() }),
})

const addresses = z.array(z.string()).nullish()
const receivedSchema = z.object({
  type: z.literal('email.received'),
  data: z.object({
    email_id: z.string().regex(/^[\w-]{1,64}$/),
    to: addresses,
    cc: addresses,
    received_for: addresses,
  }),
})

const stateOf = {
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.suppressed': 'suppressed',
  'email.failed': 'failed',
} as const

const unavailable = (c: AppContext, error: unknown) => {
  console.error('mail event failed', forLog(error))
  c.header('Retry-After', '5')
  return c.json({ status: 'unavailable' }, 503)
}

/** "Name <addr>" as well as the bare address. */
const bare = (address: string): string => (/<([^<>]*)>\s*$/.exec(address)?.[1] ?? address).trim()

/** Mail came: noted under its id, so that a repeated notice is seen, and fetched once the answer has left. */
async function hear(c: AppContext, notice: z.output<typeof receivedSchema>['data']) {
  const recipients = [...(notice.received_for ?? []), ...(notice.to ?? []), ...(notice.cc ?? [])].map(bare)
  try {
    const noted = await takeNotice(c.get('deps'), { id: notice.email_id, recipients })
    if (!noted || noted.taken.status === 'stale') return c.json({ status: 'ignored' })
    if (noted.taken.status !== 'duplicate') {
      askAbout(c, { shop: noted.shop, source: noticeSource, event: notice.email_id })
    }
    return c.json({ status: noted.taken.status })
  } catch (error) {
    return unavailable(c, error)
  }
}

export const resendEventRoutes = new Hono<AppEnv>()

resendEventRoutes.post('/webhooks/resend', async (c) => {
  const deps = c.get('deps')
  const secret = deps.door.resendWebhookSecret
  const key = secret && standardKey(secret)
  if (!key) {
    c.header('Retry-After', '60')
    return c.json({ status: 'unavailable' }, 503)
  }
  const raw = await readCapped(c.req.raw, capBytes)
  if (!raw) return c.json({ status: 'too-large' }, 413)
  if (!(await verifyStandardWebhook({ raw, headers: c.req.raw.headers }, [key], deps.clock.wall()))) {
    return c.json({ status: 'unauthorized' }, 401)
  }
  const body = parsed(raw)
  const received = receivedSchema.safeParse(body)
  if (received.success) return hear(c, received.data.data)
  const event = eventSchema.safeParse(body)
  const state = event.success ? stateOf[event.data.type as keyof typeof stateOf] : undefined
  if (!event.success || !state) return c.json({ status: 'ignored' })
  const { email_id: providerId, tags } = event.data.data
  try {
    const complaint = await noteMailEvent(deps, {
      providerId,
      message: (tags?.message ?? null) as MessageId | null,
      state,
    })
    if (complaint) wake(c, complaint as ComplaintId, 'resend')
    return c.json({ status: complaint ? 'recorded' : 'ignored' })
  } catch (error) {
    return unavailable(c, error)
  }
})

const parsed = (raw: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(raw))
  } catch {
    return null
  }
}

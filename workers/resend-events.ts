/** What became of our mail: Resend tells, signed the svix way. A state only ever moves on; a late event changes nothing. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { ComplaintId, MessageId } from '../domain/ids.ts'
import { noteMailEvent } from '../workflows/mail-events.ts'
import { readCapped } from './body.ts'
import { type AppEnv, wake } from './context.ts'
import { standardKey, verifyStandardWebhook } from './sources/signature.ts'

const capBytes = 256 * 1024

const eventSchema = z.object({
  type: z.string(),
  data: z.object({ email_id: z.string(), tags: z.record(z.string(), z.string()).optional() }),
})

const stateOf = {
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.suppressed': 'suppressed',
  'email.failed': 'failed',
} as const

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
  const event = eventSchema.safeParse(parsed(raw))
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
    console.error('mail event failed', error instanceof Error ? error.message : 'unknown')
    c.header('Retry-After', '5')
    return c.json({ status: 'unavailable' }, 503)
  }
})

const parsed = (raw: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(raw))
  } catch {
    return null
  }
}

/** `POST /jobs/{name}`: the second clock's door. The signature is checked before the name is even looked at. */
import { Hono } from 'hono'
import { z } from 'zod'
import { isComplaintId } from '../domain/ids.ts'
import { claim, deliver } from '../workflows/deliver.ts'
import { reconcile } from '../workflows/reconcile.ts'
import { recover } from '../workflows/recover.ts'
import { readCapped } from './body.ts'
import type { AppEnv } from './context.ts'
import { senders } from './senders.ts'
import { sweepRound } from './sweeping.ts'

const capBytes = 64 * 1024
const turnBody = z.object({ complaint: z.string().refine(isComplaintId) })

export const jobRoutes = new Hono<AppEnv>()

jobRoutes.post('/jobs/:name', async (c) => {
  const deps = c.get('deps')
  const raw = await readCapped(c.req.raw, capBytes)
  if (!raw) return c.json({ status: 'too-large' }, 413)
  const body = new TextDecoder().decode(raw)
  const signature = c.req.header('upstash-signature') ?? ''
  const genuine = await deps.door.isFromQstash({ path: c.req.path, body, signature })
  if (genuine === 'closed') {
    c.header('Retry-After', '60')
    return c.json({ status: 'unavailable' }, 503)
  }
  if (!genuine) return c.json({ status: 'unauthorized' }, 401)
  switch (c.req.param('name')) {
    case 'turn': {
      const parsed = turnBody.safeParse(parsedJson(body))
      if (!parsed.success) return unusable()
      const pass = await recover(deps, parsed.data.complaint, 'qstash')
      return c.json({ status: pass ? 'turned' : 'unknown', moves: pass?.moves ?? 0 })
    }
    case 'deliver':
      return c.json({ status: 'delivered', mails: await deliver(deps, await claim(deps, { most: 50 })) })
    case 'reconcile': {
      const reconciled = await reconcile(deps, senders)
      return c.json({ status: reconciled ? 'reconciled' : 'not-due', ...reconciled })
    }
    case 'sweep': {
      const swept = await sweepRound(deps)
      return c.json({ status: swept ? 'swept' : 'busy', ...swept })
    }
    default:
      return c.json({ status: 'unknown' }, 404)
  }
})

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** QStash puts a job that can never work aside instead of repeating it for a day. https://upstash.com/docs/qstash/features/retry */
const unusable = (): Response =>
  Response.json({ status: 'unusable' }, { status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } })

/** The whole app: its doors, and what every answer carries. */
import { type Context, Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { forLog } from '../db/client.ts'
import type { Deps } from '../workflows/ports.ts'
import { earningsStyle } from './admin/earnings-style.ts'
import { evidenceStyle } from './admin/evidence-style.ts'
import { mailPreviewRoutes } from './admin/mail-previews.tsx'
import { measuredStyle } from './admin/measured-style.ts'
import { newsStyle } from './admin/news-style.ts'
import { peopleStyle } from './admin/people-style.ts'
import { policyStyle } from './admin/policy-style.ts'
import { recallStyle } from './admin/recall-style.ts'
import { registerStyle } from './admin/register-style.ts'
import { reserveStyle } from './admin/reserve-style.ts'
import { adminRoutes } from './admin/routes.tsx'
import { adminStyle } from './admin/style.ts'
import type { AppEnv } from './context.ts'
import { customerRoutes } from './customer/routes.tsx'
import { customerStyle } from './customer/style.ts'
import { tellStyle } from './customer/tell-style.ts'
import { demoClockRoutes } from './demo-clock.ts'
import { jobRoutes } from './jobs.ts'
import { tokens } from './pages/style.ts'
import { resendEventRoutes } from './resend-events.ts'
import { v1Routes } from './v1/routes.ts'
import { docsStyle } from './v1/style.ts'
import { webhookRoutes } from './webhooks.ts'

const style = [
  tokens,
  customerStyle,
  tellStyle,
  adminStyle,
  evidenceStyle,
  newsStyle,
  peopleStyle,
  registerStyle,
  reserveStyle,
  recallStyle,
  policyStyle,
  earningsStyle,
  measuredStyle,
  docsStyle,
].join('\n')
/** A kept promise: the tick, in the accent. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f5f5b"/><path d="m9 17 5 5 9-12" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>'
const yearSeconds = 31_536_000

/** Nothing is loaded from elsewhere and no script runs. A page that frames a mail as sent brings a policy of its own. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Everything but the stylesheet may hold something personal.
  'Cache-Control': 'no-store',
} as const

const nowhere = (c: Context) =>
  c.json(
    { error: { code: 'not_found', message: 'There is nothing at this address.', request: c.get('requestId') } },
    404,
  )

/** `depsOf` wires one invocation; tests hand in their own. */
export function createApp(depsOf: (env: Env) => Promise<Deps>): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(requestId())
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.header(name, value)
  })
  app.use(async (c, next) => {
    const deps = await depsOf(c.env)
    c.set('deps', deps)
    await next()
    if (deps.publicUrl.startsWith('https:')) {
      c.header('Strict-Transport-Security', `max-age=${yearSeconds}; includeSubDomains`)
    }
  })

  app.get('/healthz', async (c) => {
    try {
      await c.env.DB.prepare('select 1').first()
      return c.json({ ok: true })
    } catch {
      c.header('Retry-After', '5')
      return c.json({ ok: false }, 503)
    }
  })
  app.get('/style.css', (c) => {
    c.header('Cache-Control', 'public, max-age=300')
    return c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  app.get('/favicon.ico', (c) => {
    c.header('Cache-Control', 'public, max-age=86400')
    return c.body(icon, 200, { 'content-type': 'image/svg+xml' })
  })
  app.get('/.well-known/security.txt', (c) => {
    const { door, publicUrl, clock } = c.get('deps')
    const expires = new Date(clock.wall() + yearSeconds * 500).toISOString()
    return c.text(
      `Contact: mailto:${door.ownerEmail}\nExpires: ${expires}\nPreferred-Languages: en, ru, ro\nCanonical: ${publicUrl}/.well-known/security.txt\n`,
    )
  })
  app.get('/', (c) => c.redirect('/admin'))

  app.route('/', resendEventRoutes)
  app.route('/', webhookRoutes)
  app.route('/', jobRoutes)
  app.route('/', customerRoutes)
  app.route('/', v1Routes)
  app.route('/', adminRoutes)
  app.route('/', mailPreviewRoutes)
  app.route('/', demoClockRoutes)

  app.notFound(nowhere)
  app.onError((error, c) => {
    // Where it happened, without what it happened with.
    const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    console.error('unexpected', c.get('requestId'), forLog(error), places.slice(0, 8).join(''))
    const message = 'Something on our side did not work. Nothing was lost; please try again in a minute.'
    return c.json({ error: { code: 'unexpected', message, request: c.get('requestId') } }, 500)
  })
  return app
}

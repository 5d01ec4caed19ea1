/**
 * `POST /webhooks/{shop}/{source}[/{key}]`: raw bytes under a cap → signature → one batch → the answer. Whatever comes after the
 * answer (the first turn, and with it the acknowledgement) needs nothing from the sender.
 */
import { type Context, Hono } from 'hono'
import { forLog } from '../db/client.ts'
import { takeIn } from '../workflows/intake.ts'
import type { Deps } from '../workflows/ports.ts'
import { quarantine } from '../workflows/quarantine.ts'
import { mustWait, noteBadSignature } from './bad-signatures.ts'
import { readCapped } from './body.ts'
import { type AppContext, type AppEnv, askAbout, wake } from './context.ts'
import { forget, type LiveSource, liveSource } from './live-sources.ts'
import type { Arrival } from './sources/source.ts'
import { understood } from './understood.ts'

const capBytes = 256 * 1024

/** Headers kept with a quarantined body: what verification and reading looked at, no cookies, no addresses. */
const keptHeaders =
  /^(?:content-type|user-agent|webhook-|svix-|stripe-|x-shopify-|shopify-|x-wc-|paypal-|square-|x-square-)/

const say = (c: Context, http: 200 | 401 | 404 | 405 | 413 | 415 | 429 | 503, status: string, more: object = {}) =>
  c.json({ status, ...more }, http)

const unavailable = (c: Context) => {
  c.header('Retry-After', '5')
  return say(c, 503, 'unavailable')
}

function bodyKind(request: Request): 'json' | 'form' | null {
  if (!/^(?:identity)?$/i.test(request.headers.get('content-encoding') ?? '')) return null
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === '' || type === 'application/json' || type.endsWith('+json')) return 'json'
  return type === 'application/x-www-form-urlencoded' ? 'form' : null
}

/** Reads and stores what a verified arrival says. Null when its secrets were changed meanwhile. */
async function store(c: AppContext, live: LiveSource, arrival: Arrival): Promise<Response | null> {
  const deps = c.get('deps')
  const { shop, source, version: sourceVersion } = live
  const context = { secrets: live.secrets, settings: live.settings, wallNow: deps.clock.wall() }
  const reading = source.read(arrival, context)
  const now = deps.clock.now()
  const answered = (answer: Response): Response => source.answer?.() ?? answer
  if (reading.kind === 'unusable') {
    const headers = Object.fromEntries([...arrival.headers].filter(([name]) => keptHeaders.test(name)))
    const unusable = { shop, source: source.name, sourceVersion, raw: arrival.raw, headers, reason: reading.why, now }
    return (await quarantine(deps, unusable)) ? answered(say(c, 200, 'quarantined')) : null
  }
  const delivered = understood(live, reading, now)
  const taken = await takeIn(deps, delivered)
  if (taken.status === 'stale') return null
  for (const complaint of taken.wake) wake(c, complaint, `source-${source.name}`)
  if (delivered.ask && taken.status !== 'duplicate') askAbout(c, { shop, source: source.name, event: reading.eventId })
  return answered(say(c, 200, taken.status, taken.complaint ? { complaint: taken.complaint } : {}))
}

/** Compared as hashes, so that neither length nor a common beginning shows in the time it takes. */
const isKey = (deps: Deps, secrets: readonly string[], key: string): boolean =>
  secrets.some((secret) => deps.secrets.hash(secret) === deps.secrets.hash(key))

/** The source behind an address; null for a shop, source or key that is not there, all the same to whoever asks. */
async function sourceAt(deps: Deps, shop: string, name: string, key: string | null): Promise<LiveSource | null> {
  const fits = (live: LiveSource): boolean => {
    const { keyed } = live.source
    return key === null ? keyed !== 'always' : keyed !== undefined && isKey(deps, live.secrets, key)
  }
  const live = await liveSource(deps, shop, name)
  if (!live || fits(live)) return live
  // What this isolate remembers may be older than a rotation.
  forget(shop, name)
  const fresh = await liveSource(deps, shop, name)
  return fresh && fits(fresh) ? fresh : null
}

async function receive(c: AppContext, shop: string, name: string, key: string | null): Promise<Response> {
  const deps = c.get('deps')
  const request = c.req.raw
  for (let attempt = 0; attempt < 3; attempt++) {
    const live = await sourceAt(deps, shop, name, key)
    if (!live) return say(c, 404, 'unknown')
    const raw = attempt === 0 ? await readCapped(request, capBytes) : new Uint8Array(await c.req.arrayBuffer())
    if (!raw) return say(c, 413, 'too-large')
    c.req.bodyCache.arrayBuffer = raw.slice().buffer
    const kind = bodyKind(request)
    const url = `${deps.publicUrl}${c.req.path}`
    const address = request.headers.get('cf-connecting-ip')
    const arrival: Arrival = { raw, headers: request.headers, url, address, ...(key !== null && { keyed: true }) }
    const greeting = kind && live.source.greeting?.(arrival)
    if (greeting) return greeting
    if (!kind || !live.source.bodies.includes(kind)) return say(c, 415, 'unsupported')
    const wait = mustWait(address, deps.clock.wall())
    if (wait !== null) {
      c.header('Retry-After', String(wait))
      return say(c, 429, 'slow-down')
    }
    const context = { secrets: live.secrets, settings: live.settings, wallNow: deps.clock.wall() }
    // A source without a live secret is closed, not open.
    if (live.secrets.length === 0 && !live.source.withoutSecret) return unavailable(c)
    if (!(await live.source.verify(arrival, context))) {
      // What this isolate remembers may be older than a rotation.
      if (attempt === 0) {
        forget(shop, name)
        const fresh = await liveSource(deps, shop, name)
        if (fresh && fresh.version !== live.version) continue
        if (!fresh) return say(c, 404, 'unknown')
      }
      noteBadSignature(address, deps.clock.wall())
      return say(c, 401, 'unauthorized')
    }
    const answer = await store(c, live, arrival)
    if (answer) return answer
    forget(shop, name)
  }
  return unavailable(c)
}

async function door(c: AppContext): Promise<Response> {
  if (c.req.method !== 'POST') {
    c.header('Allow', 'POST')
    return say(c, 405, 'method')
  }
  const { shop = '', source = '', key = null } = c.req.param()
  try {
    return await receive(c, shop, source, key)
  } catch (error) {
    console.error('intake failed', source, forLog(error))
    return unavailable(c)
  }
}

export const webhookRoutes = new Hono<AppEnv>()
webhookRoutes.all('/webhooks/:shop/:source', door)
// Senders that cannot sign bring a secret in the address (contract.md, "Source settings").
webhookRoutes.all('/webhooks/:shop/:source/:key', door)

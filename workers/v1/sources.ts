/** Senders of a shop: switched on with their secrets and settings, and off. Nothing secret is ever shown again. */
import { Hono } from 'hono'
import { z } from 'zod'
import { writeAudited } from '../../db/audit.ts'
import { findSourceRow, saveSource, switchOffSource } from '../../db/shops.ts'
import { placeLiveCodes } from '../../workflows/coupons.ts'
import type { Deps } from '../../workflows/ports.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { forget } from '../live-sources.ts'
import { sourceNamed } from '../sources/registry.ts'
import { refuse, unknownHere, unusable } from './answer.ts'
import { jsonBody } from './body.ts'
import { admins, seatAt } from './caller.ts'

/** Newest first; two while a secret is being changed. */
export const secretsSchema = z.array(z.string().trim().min(1).max(500)).min(1).max(2)
const noSecrets = z.array(z.string()).max(0).optional()

/** Senders that have no secret of their own (contract.md, "Source settings"). */
const withoutSecret: readonly string[] = ['paypal']

/** Settings that open something at the vendor: sealed like the secrets, and never shown. */
const sealedSettings = [
  'accessToken',
  'apiKey',
  'consumerKey',
  'consumerSecret',
  'clientSecret',
  'secretKey',
  'apiSecret',
  'token',
]

async function sealedIn(deps: Deps, settings: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const entries = Object.entries(settings).map(async ([name, value]): Promise<[string, unknown]> => {
    const isSecret = sealedSettings.includes(name) && typeof value === 'string'
    return [name, isSecret ? await deps.secrets.seal(value) : value]
  })
  return Object.fromEntries(await Promise.all(entries))
}

const shown = (settings: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !sealedSettings.includes(name)))

const webhookOf = (deps: Deps, shop: string, source: string): string => `${deps.publicUrl}/webhooks/${shop}/${source}`

async function putSource(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { shop, actor } = seat
  const name = c.req.param('source') ?? ''
  const source = sourceNamed(name)
  if (!source) return refuse(c, 404, 'unknown_source', `We do not know a sender called "${name.slice(0, 40)}".`)
  const read = await jsonBody(c)
  if ('answer' in read) return read.answer
  const body = z.record(z.string(), z.unknown()).safeParse(read.value)
  if (!body.success) return unusable(c, body.error)
  const { secrets: given, ...rest } = body.data
  const secrets = (withoutSecret.includes(name) ? noSecrets : secretsSchema).safeParse(given)
  if (!secrets.success) return unusable(c, secrets.error, ['secrets'])
  const parsed = source.settings.safeParse(rest)
  if (!parsed.success) return unusable(c, parsed.error)
  const settings: Readonly<Record<string, unknown>> = { ...(parsed.data as object) }
  if (settings.apiBaseUrl !== undefined && deps.environment !== 'local') {
    return refuse(c, 422, 'invalid', 'apiBaseUrl: only where ENVIRONMENT is local')
  }
  const row = {
    ...{ shop, source: name },
    secrets: await deps.secrets.seal(JSON.stringify(secrets.data ?? [])),
    settings: await sealedIn(deps, settings),
  }
  await writeAudited(deps.db, async () => ({
    entry: {
      ...{ shop, at: deps.clock.now(), actor, action: 'source-on', object: name },
      detail: { secrets: secrets.data?.length ?? 0, settings: Object.keys(settings) },
    },
    statements: [saveSource(deps.db, row)],
  }))
  forget(shop, name)
  await placeLiveCodes(deps, shop, name, deps.clock.wall())
  return c.json({ source: name, on: true, settings: shown(settings), webhook: webhookOf(deps, shop, name) })
}

async function deleteSource(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { shop, actor } = seat
  const name = c.req.param('source') ?? ''
  const row = await findSourceRow(deps.db, shop, name)
  if (!row) return unknownHere(c, 'This source was never switched on.')
  await writeAudited(deps.db, async () => {
    if (!(await findSourceRow(deps.db, shop, name))?.on) return { nothing: 'off already' }
    return {
      entry: { shop, at: deps.clock.now(), actor, action: 'source-off', object: name, detail: {} },
      statements: [switchOffSource(deps.db, shop, name)],
    }
  })
  forget(shop, name)
  return c.json({ source: name, on: false, settings: shown(row.settings), webhook: webhookOf(deps, shop, name) })
}

export const sourceRoutes = new Hono<AppEnv>()
sourceRoutes.put('/v1/shops/:shop/sources/:source', (c) => putSource(c))
sourceRoutes.delete('/v1/shops/:shop/sources/:source', (c) => deleteSource(c))

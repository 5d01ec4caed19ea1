/** A shop as its administrators set it up. */
import { Hono } from 'hono'
import { writeAudited } from '../../db/audit.ts'
import { type Standing, standingAt } from '../../db/policies.ts'
import { findShop, type KnownShop, type ShopRow, saveShop } from '../../db/shops.ts'
import { isShopId, type ShopId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import type { PolicyOverride } from '../../domain/policy/policy.ts'
import { versionsFor } from '../../domain/policy/versions.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { moneyOrNull, refuse, time, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { admins, callerOf, everybody, seatAt, seatOf } from './caller.ts'
import {
  mergedOverride,
  needed,
  policyError,
  type ShopSettings,
  shopSchema,
  usualHours,
  warningsFor,
} from './shop-settings.ts'

const view = ({ row, override, version }: KnownShop, planned: Standing['planned'], now: number) => {
  const { shop, name, locale, timeZone, currency, country, sender, director, workingHours, holidays } = row
  const reserve = row.reserve && { monthly: moneyOrNull(money(row.reserve.minor, row.reserve.currency)) }
  return {
    ...{ id: shop, name, locale, timeZone, currency, country, sender, director, workingHours, holidays, reserve },
    policy: override,
    policyVersion: version,
    policyPlans: planned.map((plan) => ({
      ...{ version: plan.version, author: plan.author, reason: plan.reason, policy: plan.override },
      startsAt: plan.startsAt === null ? null : time(plan.startsAt),
    })),
    createdAt: time(row.createdAt),
    warnings: warningsFor(row, override, now),
  }
}

/** The row as it shall be: what the body names, on top of what stands; null when a new shop lacks what it needs. */
function changed(before: ShopRow | null, shop: ShopId, body: ShopSettings, createdAt: number): ShopRow | null {
  const { policy: _, reason: _reason, startsAt: _startsAt, reserve, ...named } = body
  const { name, locale, timeZone, currency, sender } = { ...before, ...named }
  if (!name || !locale || !timeZone || !currency || !sender) return null
  return {
    ...{ shop, name, locale, timeZone, currency, sender },
    country: named.country === undefined ? (before?.country ?? null) : named.country,
    director: named.director === undefined ? (before?.director ?? null) : named.director,
    workingHours: named.workingHours ?? before?.workingHours ?? usualHours,
    holidays: named.holidays ?? before?.holidays ?? { country: true, days: [], open: [] },
    reserve: reserve === undefined ? (before?.reserve ?? null) : (reserve?.monthly ?? null),
    policyVersion: before?.policyVersion ?? 0,
    createdAt: before?.createdAt ?? createdAt,
  }
}

/** Who may: the owner anywhere, also where there is no shop yet; an administrator at their own. */
async function administrator(c: AppContext, shop: string): Promise<string | Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  if (caller.kind === 'staff' && caller.visitor.owner) return caller.visitor.email
  const seat = await seatOf(c, caller, shop, { roles: admins })
  return seat instanceof Response ? seat : (seat.member?.email ?? unknownHere(c))
}

async function putShop(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const shop = c.req.param('shop') ?? ''
  const author = await administrator(c, shop)
  if (author instanceof Response) return author
  if (!isShopId(shop)) return refuse(c, 422, 'invalid', 'shop: small letters, digits and dashes, at most 40')
  const read = await bodyAs(c, shopSchema)
  if ('answer' in read) return read.answer
  const { body } = read
  const saved = await writeAudited(deps.db, async () => {
    const now = deps.clock.now()
    const [known, standing] = await Promise.all([findShop(deps.db, shop, now), standingAt(deps.db, shop, now)])
    const row = changed(known?.row ?? null, shop, body, now)
    if (!row) {
      const missing = needed.filter((field) => body[field] === undefined)
      return { nothing: `${missing.join(', ')}: a new shop needs this.` }
    }
    const startsAt = body.startsAt ?? null
    if (startsAt !== null && (!known || startsAt <= now)) {
      return { nothing: known ? 'startsAt: an instant to come' : 'startsAt: the first policy of a shop holds at once' }
    }
    const change = (override: PolicyOverride) => mergedOverride(override, body.policy ?? {})
    const saving = { author, reason: body.reason ?? null, startsAt, what: { change } }
    const versions = known && !body.policy ? [] : versionsFor(standing, saving)
    for (const { override } of versions) {
      const wrong = policyError(override)
      if (wrong !== null) return { nothing: wrong }
    }
    const isSame = startsAt === null && JSON.stringify(versions[0]?.override) === JSON.stringify(known?.override)
    const written = known && isSame ? [] : versions.map((one) => ({ shop, ...one, createdAt: now }))
    return {
      entry: {
        ...{ shop, at: now, actor: `staff:${author}`, object: shop },
        action: known ? 'shop-changed' : 'shop-created',
        detail: { changed: Object.keys(body), ...(body.policy && { policy: body.policy }) },
      },
      statements: saveShop(deps.db, known?.row ?? null, row, written),
    }
  })
  if ('nothing' in saved) return refuse(c, 422, 'invalid', saved.nothing)
  return readShop(c, shop)
}

async function readShop(c: AppContext, shop: ShopId): Promise<Response> {
  const { clock, db } = c.get('deps')
  const now = clock.now()
  const [known, { planned }] = await Promise.all([findShop(db, shop, now), standingAt(db, shop, now)])
  return known ? c.json(view(known, planned, now)) : unknownHere(c, 'There is no such shop.')
}

async function getShop(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { key: true, roles: everybody })
  return seat instanceof Response ? seat : readShop(c, seat.shop)
}

export const shopRoutes = new Hono<AppEnv>()
shopRoutes.put('/v1/shops/:shop', (c) => putShop(c))
shopRoutes.get('/v1/shops/:shop', (c) => getShop(c))

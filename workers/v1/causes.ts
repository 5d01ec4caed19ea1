/** Why complaints happen: the causes of a shop, with what is tied to them and what they have cost. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type CauseCost, causeCosts, spentOn } from '../../db/cause-costs.ts'
import { causesOf, findCause, type KnownCause } from '../../db/causes.ts'
import { provenAt } from '../../domain/cause.ts'
import { type CauseForm, causeSchema } from '../../domain/cause-form.ts'
import type { ShopId } from '../../domain/ids.ts'
import { decimal, money } from '../../domain/money.ts'
import type { Shop } from '../../domain/shop.ts'
import { type CauseRefused, changeCause } from '../../workflows/causes.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { refuse, time, timeOrNull, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { everybody, seatAt } from './caller.ts'

export const newCauseSchema = causeSchema.omit({ state: true }).required({ name: true })
export const changeCauseSchema = causeSchema.extend({ version: z.int().min(1) })

const costView = ({ currency, complaints, minutes, left, lost, ...sums }: CauseCost) => {
  const amount = (minor: number): string => decimal(money(minor, currency))
  return {
    ...{ currency, complaints, staffMinutes: minutes, amount: amount(spentOn(sums)) },
    ...{ fix: amount(sums.fix), gift: amount(sums.gift), codes: amount(sums.codes), staff: amount(sums.staff) },
    ...{ customersLeft: left, lostMargin: amount(lost) },
  }
}

function view(cause: KnownCause, costs: readonly CauseCost[], { policy }: Shop) {
  const { id, name, verdict, state, category, sku, owner, action, evidence, changed, version } = cause
  return {
    ...{ id, name, verdict, state, category, sku, owner, action, evidence, changed, version },
    dueAt: timeOrNull(cause.dueAt),
    openedAt: time(cause.openedAt),
    fixedAt: timeOrNull(cause.fixedAt),
    provenAt: timeOrNull(provenAt(cause, policy.causes.quietDays)),
    closedAt: timeOrNull(cause.closedAt),
    complaints: cause.complaints,
    recurrence: cause.recurrence,
    cost: costs.filter((one) => one.cause === id).map(costView),
  }
}

const messages: Readonly<Record<CauseRefused['code'], string>> = {
  cause_name: 'name: what it is, in a few words.',
  cause_verdict: 'verdict: accident or systemic, before it is called fixed.',
  cause_evidence: 'evidence: what shows that it is fixed.',
  cause_changed: 'changed: what changed, at least in the shop’s own language, before it is called fixed.',
  cause_owner: 'owner: the address of somebody who works at the shop.',
  reward_for_review: 'changed: these words give something for a review: that is forbidden.',
  cause_stale: 'Somebody was first. Read it again and decide anew.',
  cause_unknown: 'There is no such cause.',
}

const costsOf = (c: AppContext, { id, currency, policy }: Shop): Promise<readonly CauseCost[]> => {
  const { db, clock } = c.get('deps')
  return causeCosts(db, { shop: id, currency, policy, from: 0, to: clock.now() })
}

async function shopAt(c: AppContext, shop: ShopId): Promise<Shop | Response> {
  const { db, clock } = c.get('deps')
  return (await shopNamed(db, shop, clock.now())) ?? unknownHere(c)
}

async function listCauses(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const shop = await shopAt(c, seat.shop)
  if (shop instanceof Response) return shop
  const [causes, costs] = await Promise.all([causesOf(c.get('deps').db, seat.shop), costsOf(c, shop)])
  return c.json({ items: causes.map((cause) => view(cause, costs, shop)), next: null })
}

async function getCause(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const [shop, cause] = await Promise.all([
    shopAt(c, seat.shop),
    findCause(c.get('deps').db, seat.shop, c.req.param('id') ?? ''),
  ])
  if (shop instanceof Response) return shop
  return cause ? c.json(view(cause, await costsOf(c, shop), shop)) : unknownHere(c, messages.cause_unknown)
}

async function save(c: AppContext, id: string | null): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: everybody })
  if (seat instanceof Response) return seat
  const read = id === null ? await bodyAs(c, newCauseSchema) : await bodyAs(c, changeCauseSchema)
  if ('answer' in read) return read.answer
  const { version = 0, ...form }: CauseForm & { readonly version?: number } = read.body
  const saved = await changeCause(c.get('deps'), seat, id, form, version)
  if (!saved.ok) {
    if (saved.code === 'cause_unknown') return unknownHere(c, messages.cause_unknown)
    const stale = saved.code === 'cause_stale'
    return refuse(c, stale ? 409 : 422, stale ? 'stale' : 'invalid', messages[saved.code])
  }
  const shop = await shopAt(c, seat.shop)
  if (shop instanceof Response) return shop
  return c.json(view(saved.cause, await costsOf(c, shop), shop), id === null ? 201 : 200)
}

export const causeRoutes = new Hono<AppEnv>()
causeRoutes.get('/v1/shops/:shop/causes', (c) => listCauses(c))
causeRoutes.post('/v1/shops/:shop/causes', (c) => save(c, null))
causeRoutes.get('/v1/shops/:shop/causes/:id', (c) => getCause(c))
causeRoutes.patch('/v1/shops/:shop/causes/:id', (c) => save(c, c.req.param('id')))

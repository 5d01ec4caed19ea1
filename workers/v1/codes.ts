/** Bonus codes for the shop's own checkout: looked up, redeemed once or held for a basket, given back. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type CodeRow, findCode, stateAt } from '../../db/codes.ts'
import { normalCode } from '../../domain/bonus-code.ts'
import type { ComplaintId, Instant, ShopId } from '../../domain/ids.ts'
import { decimal, money, parseMoney } from '../../domain/money.ts'
import type { Redeemed } from '../../workflows/code-decision.ts'
import { redeem, reinstate } from '../../workflows/redemption.ts'
import { capture, mostMinutes, type Reserved, release, reserve, usualMinutes } from '../../workflows/reservation.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { refuse, time, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { seatAt } from './caller.ts'
import { refusedCode } from './code-answers.ts'
import { codeView } from './complaint-view.ts'

const keyOnly = { key: true } as const

const orderId = z.union([z.string().trim().min(1).max(200), z.number().int().transform(String)])
const total = z.object({ amount: z.string().min(1).max(32), currency: z.string().regex(/^[A-Z]{3}$/) })

export const redemptionSchema = z.object({
  order: z.object({ id: orderId, total }),
  customer: z.object({ email: z.string().trim().min(1).max(320) }),
})

export const reservationSchema = redemptionSchema.extend({
  minutes: z.int().min(1).max(mostMinutes).default(usualMinutes),
})

/** The order as it was paid, where the basket has become one of another number or sum. */
export const captureSchema = z.object({ order: z.object({ id: orderId, total: total.optional() }).optional() })

const view = (c: AppContext, code: CodeRow, heldUntil: Instant | null) => {
  const now = c.get('deps').clock.now()
  const state = stateAt(code, now, heldUntil)
  return c.json(codeView({ ...code, state }, money(code.minor, code.currency), now))
}

/** The key that calls at its own shop; nobody else may touch a code. */
async function checkoutAt(c: AppContext): Promise<{ readonly shop: ShopId; readonly by: string } | Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', keyOnly)
  if (seat instanceof Response) return seat
  return seat.caller.kind === 'key' ? { shop: seat.shop, by: seat.caller.id } : unknownHere(c)
}

async function readCode(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', keyOnly)
  if (seat instanceof Response) return seat
  const typed = normalCode(c.req.param('code') ?? '')
  const code = typed === null ? undefined : await findCode(c.get('deps').db, seat.shop, typed)
  return code ? view(c, code, code.heldUntil) : unknownHere(c, 'There is no such code.')
}

const usedView = ({ id, code, order, amount, lapsed }: Omit<Redeemed, 'redeemedAt'>) => ({
  ...{ id, code, order },
  amount: decimal(amount),
  currency: amount.currency,
  // What the order was too small for; it is not kept for another.
  lapsed: decimal(lapsed),
})
const redeemedView = (used: Redeemed) => ({ ...usedView(used), redeemedAt: time(used.redeemedAt) })
const reservedView = (held: Reserved) => ({ ...usedView(held), until: time(held.until) })

const noKey = 'Idempotency-Key: a header of 1 to 255 characters is required.'
const noSum = 'order.total.amount: a sum above zero, such as "250.00"'

/** A body that names an order and whose it is, or the answer that says what is wrong with it. */
async function requestOf<Body extends z.output<typeof redemptionSchema>>(
  c: AppContext,
  schema: z.ZodType<Body>,
  needsKey: boolean,
) {
  const at = await checkoutAt(c)
  if (at instanceof Response) return at
  const idempotencyKey = c.req.header('idempotency-key')?.trim() ?? ''
  const read = await bodyAs(c, schema)
  if ('answer' in read) return read.answer
  if ((needsKey && idempotencyKey === '') || idempotencyKey.length > 255)
    return refuse(c, 422, 'idempotency_key', noKey)
  const { order, customer } = read.body
  const sum = parseMoney(order.total.amount, order.total.currency)
  if (!sum || sum.minor <= 0) return refuse(c, 422, 'invalid', noSum)
  const code = c.req.param('code') ?? ''
  return { ...at, code, idempotencyKey, order: order.id, total: sum, email: customer.email, body: read.body }
}

/** Whatever a decision about a code came to; a turn of its complaint follows. */
function told(c: AppContext, complaint: ComplaintId, body: object, status: 200 | 201): Response {
  wake(c, complaint, 'redemption')
  return c.json(body, status)
}

async function redeemCode(c: AppContext): Promise<Response> {
  const request = await requestOf(c, redemptionSchema, true)
  if (request instanceof Response) return request
  const result = await redeem(c.get('deps'), request)
  return 'refused' in result ? refusedCode(c, result) : told(c, result.complaint, redeemedView(result), 201)
}

async function reserveCode(c: AppContext): Promise<Response> {
  const request = await requestOf(c, reservationSchema, false)
  if (request instanceof Response) return request
  const { body, idempotencyKey } = request
  const result = await reserve(c.get('deps'), {
    ...request,
    minutes: body.minutes,
    idempotencyKey: idempotencyKey === '' ? null : idempotencyKey,
  })
  return 'refused' in result ? refusedCode(c, result) : told(c, result.complaint, reservedView(result), 201)
}

async function captureCode(c: AppContext): Promise<Response> {
  const at = await checkoutAt(c)
  if (at instanceof Response) return at
  const read = await bodyAs(c, captureSchema)
  if ('answer' in read) return read.answer
  const { order } = read.body
  const sum = order?.total ? parseMoney(order.total.amount, order.total.currency) : null
  if (order?.total && (!sum || sum.minor <= 0)) return refuse(c, 422, 'invalid', noSum)
  const result = await capture(c.get('deps'), {
    ...at,
    code: c.req.param('code') ?? '',
    reservation: c.req.param('id') ?? '',
    order: order?.id ?? null,
    total: sum,
  })
  return 'refused' in result ? refusedCode(c, result) : told(c, result.complaint, redeemedView(result), 200)
}

async function releaseCode(c: AppContext): Promise<Response> {
  const at = await checkoutAt(c)
  if (at instanceof Response) return at
  const released = await release(c.get('deps'), {
    shop: at.shop,
    code: c.req.param('code') ?? '',
    reservation: c.req.param('id') ?? '',
  })
  if ('refused' in released) {
    return released.refused === 'unknown' ? unknownHere(c, 'There is no such reservation.') : refusedCode(c, released)
  }
  wake(c, released.code.complaint, 'redemption')
  return view(c, released.code, released.heldUntil)
}

async function reinstateCode(c: AppContext): Promise<Response> {
  const at = await checkoutAt(c)
  if (at instanceof Response) return at
  const result = await reinstate(c.get('deps'), {
    ...at,
    code: c.req.param('code') ?? '',
    redemption: c.req.param('id') ?? '',
  })
  if ('refused' in result) {
    return result.refused === 'unknown' ? unknownHere(c, 'There is no such redemption.') : refusedCode(c, result)
  }
  wake(c, result.code.complaint, 'redemption')
  return view(c, result.code, result.heldUntil)
}

const codePath = '/v1/shops/:shop/codes/:code'

export const codeRoutes = new Hono<AppEnv>()
codeRoutes.get(codePath, (c) => readCode(c))
codeRoutes.post(`${codePath}/redemptions`, (c) => redeemCode(c))
codeRoutes.delete(`${codePath}/redemptions/:id`, (c) => reinstateCode(c))
codeRoutes.post(`${codePath}/reservations`, (c) => reserveCode(c))
codeRoutes.post(`${codePath}/reservations/:id/capture`, (c) => captureCode(c))
codeRoutes.delete(`${codePath}/reservations/:id`, (c) => releaseCode(c))

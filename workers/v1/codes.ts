/** Bonus codes for the shop's own checkout: looked up, redeemed once, given back. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type CodeRow, findCode } from '../../db/codes.ts'
import { normalCode } from '../../domain/bonus-code.ts'
import { decimal, money, parseMoney } from '../../domain/money.ts'
import { type Redeemed, type Refusal, redeem, reinstate } from '../../workflows/redemption.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { refuse, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { seatAt } from './caller.ts'
import { codeView } from './complaint-view.ts'

const keyOnly = { key: true } as const
const noCode = 'There is no such code.'

export const redemptionSchema = z.object({
  order: z.object({
    id: z.union([z.string().trim().min(1).max(200), z.number().int().transform(String)]),
    total: z.object({ amount: z.string().min(1).max(32), currency: z.string().regex(/^[A-Z]{3}$/) }),
  }),
  customer: z.object({ email: z.string().trim().min(1).max(320) }),
})

const view = (c: AppContext, code: CodeRow) =>
  c.json(codeView(code, money(code.minor, code.currency), c.get('deps').clock.now()))

async function readCode(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', keyOnly)
  if (seat instanceof Response) return seat
  const typed = normalCode(c.req.param('code') ?? '')
  const code = typed === null ? undefined : await findCode(c.get('deps').db, seat.shop, typed)
  return code ? view(c, code) : unknownHere(c, noCode)
}

const answers = {
  unknown: [404, 'not_found', noCode],
  'other-holder': [403, 'other_holder', 'This code was given to somebody else.'],
  'already-redeemed': [409, 'already_redeemed', 'This code was used already.'],
  void: [410, 'void', 'This code was taken back.'],
  expired: [410, 'expired', 'This code has expired.'],
  'other-currency': [422, 'other_currency', 'This code is in another currency than the order.'],
  'other-request': [409, 'idempotency_conflict', 'This Idempotency-Key was used for another request.'],
  busy: [503, 'busy', 'Nothing was redeemed; please try again.'],
} as const satisfies Record<Refusal, readonly [403 | 404 | 409 | 410 | 422 | 503, string, string]>

function refused(c: AppContext, why: Refusal): Response {
  if (why === 'busy') c.header('Retry-After', '1')
  const [status, code, message] = answers[why]
  return refuse(c, status, code, message)
}

const redeemedView = ({ id, code, order, amount, lapsed, redeemedAt }: Redeemed) => ({
  ...{ id, code, order },
  amount: decimal(amount),
  currency: amount.currency,
  // What the order was too small for; it is not kept for another.
  lapsed: decimal(lapsed),
  redeemedAt: new Date(redeemedAt).toISOString(),
})

async function redeemCode(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', keyOnly)
  if (seat instanceof Response) return seat
  if (seat.caller.kind !== 'key') return unknownHere(c)
  const idempotencyKey = c.req.header('idempotency-key')?.trim() ?? ''
  const read = await bodyAs(c, redemptionSchema)
  if ('answer' in read) return read.answer
  if (idempotencyKey === '' || idempotencyKey.length > 255) {
    return refuse(c, 422, 'idempotency_key', 'Idempotency-Key: a header of 1 to 255 characters is required.')
  }
  const { order, customer } = read.body
  const total = parseMoney(order.total.amount, order.total.currency)
  if (!total || total.minor <= 0)
    return refuse(c, 422, 'invalid', 'order.total.amount: a sum above zero, such as "250.00"')
  const result = await redeem(c.get('deps'), {
    shop: seat.shop,
    by: seat.caller.id,
    code: c.req.param('code') ?? '',
    idempotencyKey,
    order: order.id,
    total,
    email: customer.email,
  })
  if (typeof result === 'string') return refused(c, result)
  wake(c, result.complaint, 'redemption')
  return c.json(redeemedView(result), 201)
}

async function reinstateCode(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', keyOnly)
  if (seat instanceof Response) return seat
  if (seat.caller.kind !== 'key') return unknownHere(c)
  const code = await reinstate(c.get('deps'), {
    shop: seat.shop,
    by: seat.caller.id,
    code: c.req.param('code') ?? '',
    redemption: c.req.param('id') ?? '',
  })
  if (typeof code === 'string')
    return code === 'busy' ? refused(c, code) : unknownHere(c, 'There is no such redemption.')
  wake(c, code.complaint, 'redemption')
  return view(c, code)
}

export const codeRoutes = new Hono<AppEnv>()
codeRoutes.get('/v1/shops/:shop/codes/:code', (c) => readCode(c))
codeRoutes.post('/v1/shops/:shop/codes/:code/redemptions', (c) => redeemCode(c))
codeRoutes.delete('/v1/shops/:shop/codes/:code/redemptions/:id', (c) => reinstateCode(c))

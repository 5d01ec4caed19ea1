/**
 * Stripe's API as far as coupons and promotion codes are kept there.
 *
 * - A coupon's id is unique for ever; a promotion code's text among the active ones.
 * - An idempotency key answers the same for the same body, and refuses another one (400 `idempotency_error`).
 * - A promotion code's end, number of uses and customer cannot be changed; it can be switched off and on.
 *
 * https://docs.stripe.com/api/promotion_codes
 * https://docs.stripe.com/api/idempotent_requests
 */
import { type Context, Hono } from 'hono'
import type { World } from '../world.ts'
import {
  broken,
  type CodeTrouble,
  countCall,
  keepFirst,
  readCode,
  readCodes,
  takeCodeTrouble,
  writeCode,
} from './codes.ts'
import { type Thing, textOf, writeThing } from './record.ts'

type StripeContext = Context<{ Bindings: World }>

const system = 'stripe'

const json = (c: StripeContext, thing: unknown, status: 200 | 400 | 404 = 200): Response =>
  c.body(writeThing(thing), status, { 'content-type': 'application/json' })

const refusal = (c: StripeContext, status: 400 | 404, message: string, code?: string, type = 'invalid_request_error') =>
  json(c, { error: { type, message, ...(code !== undefined && { code }) } }, status)

/** Opened by `POST /shops/stripe/{account}`; the account is its secret key. */
async function admitted(c: StripeContext): Promise<string | Response> {
  const key = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const open = key !== '' && (await readCode(c.env, system, key, 'account', 'open')) !== null
  if (open) return key
  return c.json({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }, 401)
}

function early(c: StripeContext, trouble: CodeTrouble | null): Response | null {
  if (trouble === '429') return c.json({ error: { type: 'rate_limit_error', message: 'Too many requests' } }, 429)
  if (trouble === '500') return c.json({ error: { type: 'api_error', message: 'An unknown error occurred' } }, 500)
  if (trouble === 'forbidden')
    return c.json(
      { error: { type: 'invalid_request_error', message: 'The provided key does not have the required permissions' } },
      403,
    )
  return trouble === 'drop' ? broken() : null
}

/** Runs what changes something, once for an idempotency key, with the trouble that was ordered. */
async function writing(
  c: StripeContext,
  act: (account: string, form: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  const account = await admitted(c)
  if (account instanceof Response) return account
  const trouble = await takeCodeTrouble(c.env, system, account)
  await countCall(c.env, system, account)
  const refused = early(c, trouble)
  if (refused) return refused
  // Read as bytes: a form is no text to the runtime.
  const text = new TextDecoder().decode(await c.req.arrayBuffer())
  const sent = `${new URL(c.req.url).pathname}\n${text}`
  const key = c.req.header('idempotency-key') ?? crypto.randomUUID()
  const known = await readCode(c.env, system, account, 'key', key)
  if (known && known.sent !== sent)
    return refusal(
      c,
      400,
      'Keys for idempotent requests can only be used with the same parameters.',
      undefined,
      'idempotency_error',
    )
  const answer = known
    ? new Response(textOf(known, 'body'), {
        status: Number(known.status),
        headers: { 'content-type': 'application/json' },
      })
    : await act(account, new URLSearchParams(text))
  if (!known) {
    const body = await answer.clone().text()
    await writeCode(c.env, system, account, 'key', key, { sent, body, status: String(answer.status) })
  }
  return trouble === 'accept-then-drop' ? broken() : answer
}

const shown = (promotion: Thing, coupon: Thing | null): Thing => ({
  id: promotion.id,
  object: 'promotion_code',
  active: promotion.active === 'true' && Number(promotion.expires_at) * 1000 > Date.now(),
  code: promotion.code,
  coupon: coupon && {
    id: coupon.id,
    amount_off: coupon.amount_off === undefined ? null : Number(coupon.amount_off),
    percent_off: coupon.percent_off === undefined ? null : Number(coupon.percent_off),
    currency: coupon.currency ?? null,
  },
  created: Number(promotion.created),
  customer: promotion.customer ?? null,
  expires_at: promotion.expires_at === undefined ? null : Number(promotion.expires_at),
  max_redemptions: promotion.max_redemptions === undefined ? null : Number(promotion.max_redemptions),
  times_redeemed: Number(promotion.times_redeemed ?? 0),
})

const couponOf = (world: World, account: string, promotion: Thing) =>
  readCode(world, system, account, 'coupon', textOf(promotion, 'coupon'))

const isActive = (promotion: Thing): boolean =>
  promotion.active === 'true' && Number(promotion.expires_at) * 1000 > Date.now()

export const stripeCodes = new Hono<{ Bindings: World }>()

stripeCodes.post('/api/stripe/v1/coupons', (c) =>
  writing(c, async (account, form) => {
    const coupon: Thing = Object.fromEntries(form)
    const first = await keepFirst(c.env, system, account, 'coupon', textOf(coupon, 'id'), coupon)
    return first
      ? json(c, { object: 'coupon', ...coupon, valid: true })
      : refusal(c, 400, 'Coupon already exists.', 'resource_already_exists')
  }),
)

stripeCodes.get('/api/stripe/v1/promotion_codes', async (c) => {
  const account = await admitted(c)
  if (account instanceof Response) return account
  const code = (c.req.query('code') ?? '').toLowerCase()
  const all = (await readCodes(c.env, system, account, 'promotion')).filter(
    (one) => textOf(one, 'code').toLowerCase() === code,
  )
  const data = await Promise.all(all.toReversed().map(async (one) => shown(one, await couponOf(c.env, account, one))))
  return json(c, { object: 'list', data, has_more: false, url: '/v1/promotion_codes' })
})

stripeCodes.post('/api/stripe/v1/promotion_codes', (c) =>
  writing(c, async (account, form) => {
    const coupon = await readCode(c.env, system, account, 'coupon', form.get('coupon') ?? '')
    if (!coupon) return refusal(c, 400, `No such coupon: '${form.get('coupon')}'`, 'resource_missing')
    if (Number(form.get('expires_at')) * 1000 <= Date.now())
      return refusal(c, 400, 'The `expires_at` must be in the future.', 'parameter_invalid_integer')
    const code = form.get('code') ?? ''
    const others = (await readCodes(c.env, system, account, 'promotion')).filter(isActive)
    if (others.some((one) => textOf(one, 'code').toLowerCase() === code.toLowerCase()))
      return refusal(c, 400, `An active promotion code with \`code: ${code}\` already exists.`)
    const id = `promo_${crypto.randomUUID().replaceAll('-', '')}`
    const created = String(Math.floor(Date.now() / 1000) + others.length)
    const promotion: Thing = { ...Object.fromEntries(form), id, active: 'true', created }
    await writeCode(c.env, system, account, 'promotion', id, promotion)
    return json(c, shown(promotion, coupon))
  }),
)

stripeCodes.post('/api/stripe/v1/promotion_codes/:id', (c) =>
  writing(c, async (account, form) => {
    const promotion = await readCode(c.env, system, account, 'promotion', c.req.param('id'))
    if (!promotion) return refusal(c, 404, `No such promotion code: '${c.req.param('id')}'`, 'resource_missing')
    const fixed = [...form.keys()].find((name) => name !== 'active' && !name.startsWith('metadata'))
    if (fixed !== undefined) return refusal(c, 400, `Received unknown parameter: ${fixed}`, 'parameter_unknown')
    const changed = { ...promotion, active: form.get('active') ?? promotion.active }
    await writeCode(c.env, system, account, 'promotion', textOf(promotion, 'id'), changed)
    return json(c, shown(changed, await couponOf(c.env, account, changed)))
  }),
)

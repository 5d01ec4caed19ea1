/**
 * WooCommerce's REST API as far as coupons are kept there, with its habits: codes in small letters and unique, sums with
 * two places, `date_expires_gmt` shown and ignored when written, an unknown field ignored.
 *
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#coupons
 * https://github.com/woocommerce/woocommerce (includes/rest-api/Controllers/Version2/class-wc-rest-coupons-v2-controller.php)
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
import { readThing, type Thing, textOf, writeThing } from './record.ts'
import { admitted, refusal } from './woocommerce.ts'

type WooContext = Context<{ Bindings: World }>

const system = 'woocommerce'
const kind = 'coupon'
const base = '/api/woocommerce/wp-json/wc/v3'

const writable = [
  'description',
  'discount_type',
  'amount',
  'usage_limit',
  'individual_use',
  'email_restrictions',
  'date_expires',
] as const

const json = (c: WooContext, thing: unknown, status: 200 | 201 = 200): Response =>
  c.body(writeThing(thing), status, { 'content-type': 'application/json; charset=UTF-8' })

/** An instant with a zone is stored as it is; one without is the site's own time, which is UTC here. */
const instantOf = (text: string): number => Date.parse(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`)

const gmt = (text: string): string | null => (text === '' ? null : new Date(instantOf(text)).toISOString().slice(0, 19))

const shown = (coupon: Thing): Thing => ({
  id: Number(coupon.id),
  code: coupon.code,
  amount: textOf(coupon, 'amount'),
  discount_type: textOf(coupon, 'discount_type') || 'fixed_cart',
  description: textOf(coupon, 'description'),
  date_expires: gmt(textOf(coupon, 'date_expires')),
  date_expires_gmt: gmt(textOf(coupon, 'date_expires')),
  usage_count: Number(coupon.usage_count ?? 0),
  usage_limit: coupon.usage_limit === undefined ? null : Number(coupon.usage_limit),
  individual_use: coupon.individual_use === true,
  email_restrictions: coupon.email_restrictions ?? [],
})

const set = (coupon: Thing, body: Thing): Thing => ({
  ...coupon,
  ...Object.fromEntries(writable.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]]))),
})

function early(c: WooContext, trouble: CodeTrouble | null): Response | null {
  if (trouble === '429') {
    c.header('Retry-After', '7')
    return c.text('Too many requests', 429)
  }
  if (trouble === '500')
    return c.json({ code: 'internal_server_error', message: 'There has been a critical error on this website.' }, 500)
  if (trouble === 'forbidden')
    return refusal(c, 401, 'woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.')
  return trouble === 'drop' ? broken() : null
}

/** The account, and the trouble that was ordered for what changes something. */
async function writing(c: WooContext): Promise<{ account: string; trouble: CodeTrouble | null } | Response> {
  const account = await admitted(c)
  if (account instanceof Response) return account
  const trouble = await takeCodeTrouble(c.env, system, account)
  await countCall(c.env, system, account)
  return early(c, trouble) ?? { account, trouble }
}

export const woocommerceCodes = new Hono<{ Bindings: World }>()

woocommerceCodes.get(`${base}/data/currencies/current`, async (c) => {
  const account = await admitted(c)
  if (account instanceof Response) return account
  const settings = (await readCode(c.env, system, account, 'shop', 'settings')) ?? { currency: 'MDL' }
  return json(c, { code: textOf(settings, 'currency'), name: 'Moldovan leu', symbol: 'MDL' })
})

woocommerceCodes.get(`${base}/coupons`, async (c) => {
  const account = await admitted(c)
  if (account instanceof Response) return account
  const code = (c.req.query('code') ?? '').toLowerCase()
  const all = await readCodes(c.env, system, account, kind)
  return json(c, all.filter((one) => code === '' || one.code === code).map(shown))
})

woocommerceCodes.post(`${base}/coupons`, async (c) => {
  const call = await writing(c)
  if (call instanceof Response) return call
  const body = readThing(await c.req.text())
  const code = textOf(body, 'code').toLowerCase()
  if (code === '') return refusal(c, 400, 'woocommerce_rest_empty_coupon_code', 'The coupon code cannot be empty.')
  const id = String(crypto.getRandomValues(new Uint32Array(1))[0])
  const coupon = set({ id, code, usage_count: '0' }, body)
  if (!(await keepFirst(c.env, system, call.account, kind, code, coupon)))
    return refusal(c, 400, 'woocommerce_rest_coupon_code_already_exists', 'The coupon code already exists')
  return call.trouble === 'accept-then-drop' ? broken() : json(c, shown(coupon), 201)
})

woocommerceCodes.post(`${base}/coupons/:id{\\d+}`, async (c) => {
  const call = await writing(c)
  if (call instanceof Response) return call
  const all = await readCodes(c.env, system, call.account, kind)
  const coupon = all.find((one) => String(one.id) === c.req.param('id'))
  if (!coupon) return refusal(c, 404, 'woocommerce_rest_shop_coupon_invalid_id', 'Invalid ID.')
  const changed = set(coupon, readThing(await c.req.text()))
  await writeCode(c.env, system, call.account, kind, textOf(coupon, 'code'), changed)
  return call.trouble === 'accept-then-drop' ? broken() : json(c, shown(changed))
})

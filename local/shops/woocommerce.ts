/**
 * WooCommerce's REST API as far as missed webhooks are asked for: the order list with its filters and pages. The account
 * is known by its consumer key.
 *
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#list-all-orders
 */
import { type Context, Hono } from 'hono'
import type { World } from '../world.ts'
import { isOpen, readAll, type Thing, takeTrouble, textOf, writeThing } from './record.ts'

type WooContext = Context<{ Bindings: World }>

const orderings = ['date', 'id', 'include', 'title', 'slug', 'modified']

export const refusal = (c: WooContext, status: 400 | 401 | 404, code: string, message: string) =>
  c.json({ code, message, data: { status } }, status)

/** The secret of an account is its key with another beginning: `ck_1` and `cs_1`. */
const secretOf = (key: string): string => key.replace(/^ck_/, 'cs_')

/** The consumer key, or WooCommerce's refusal. */
export async function admitted(c: WooContext): Promise<string | Response> {
  const [scheme, encoded = ''] = (c.req.header('authorization') ?? '').split(' ')
  const [key = '', secret = ''] = scheme === 'Basic' ? atob(encoded).split(':') : []
  if (key === '' || secret !== secretOf(key) || !(await isOpen(c.env, 'woocommerce', key))) {
    return refusal(c, 401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
  }
  if (await takeTrouble(c.env, 'woocommerce', key)) {
    c.header('Retry-After', '5')
    return c.text('Too many requests', 429)
  }
  return key
}

/** Without a zone; with `dates_are_gmt` the `_gmt` fields are meant, otherwise the shop's own time. */
const timeOf = (order: Thing, gmt: boolean): number =>
  Date.parse(`${textOf(order, gmt ? 'date_modified_gmt' : 'date_modified')}Z`)

export const woocommerceRest = new Hono<{ Bindings: World }>()

woocommerceRest.get('/api/woocommerce/wp-json/wc/v3/orders', async (c) => {
  const key = await admitted(c)
  if (key instanceof Response) return key
  const { orderby = 'date', order = 'desc', per_page: size = '10', page = '1' } = c.req.query()
  if (!orderings.includes(orderby) || !/^[1-9]\d?$|^100$/.test(size) || !/^[1-9]\d*$/.test(page)) {
    return refusal(c, 400, 'rest_invalid_param', 'Invalid parameter(s): orderby, per_page, page')
  }
  const gmt = c.req.query('dates_are_gmt') === 'true'
  const after = c.req.query('modified_after')
  const before = c.req.query('modified_before')
  const sign = order === 'asc' ? 1 : -1
  const found = (await readAll(c.env, 'woocommerce', key, 'order'))
    // Both ends are exclusive.
    .filter((one) => after === undefined || timeOf(one, gmt) > Date.parse(`${after}Z`))
    .filter((one) => before === undefined || timeOf(one, gmt) < Date.parse(`${before}Z`))
    .sort((a, b) => sign * (timeOf(a, gmt) - timeOf(b, gmt) || Number(textOf(a, 'id')) - Number(textOf(b, 'id'))))
  const from = (Number(page) - 1) * Number(size)
  return c.body(writeThing(found.slice(from, from + Number(size))), 200, {
    'content-type': 'application/json; charset=UTF-8',
    'x-wp-total': String(found.length),
    'x-wp-totalpages': String(Math.ceil(found.length / Number(size))),
  })
})

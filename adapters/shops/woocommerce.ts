/**
 * Bonus codes at WooCommerce, by its REST API: a coupon of a fixed sum off the cart.
 *
 * - `date_expires_gmt` is shown and ignored when written (the coupon has no setter of that name): the end is written as
 *   `date_expires` with a zone, which is stored as the instant, so that the code lives to the end of the local day. The
 *   coupon is over when the shop's time is past it.
 * - Codes are compared without case and kept in small letters; a second one is refused with
 *   `woocommerce_rest_coupon_code_already_exists`.
 * - The mail restriction is checked against what is typed at the checkout: our own check of the holder comes with the
 *   order. A cancelled order takes its use back by itself.
 * - A coupon carries no currency: a shop that sells in another one than the code is refused before anything is written.
 * - Taken away it ends at its own beginning: all versions know that, and the coupon's story stays.
 *
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#coupons
 */
import { z } from 'zod'
import { decimal, parseMoney } from '../../domain/money.ts'
import type { Api, Coupon } from '../../workflows/ports.ts'
import {
  type Checkout,
  type Done,
  done,
  isoSecond,
  jsonOf,
  type Standing,
  secondOf,
  type Trouble,
  troubleOf,
  unreadable,
} from './checkout.ts'

const who = 'WooCommerce'
const base = '/wp-json/wc/v3'

export const woocommerceAccount = z.object({
  url: z.string().min(1),
  consumerKey: z.string().min(1),
  consumerSecret: z.string().min(1),
})

export const woocommerceBase = ({ url }: z.output<typeof woocommerceAccount>): string => url.replace(/\/+$/, '')

const coupons = z.array(
  z.object({
    id: z.number().int(),
    code: z.string(),
    amount: z.string(),
    discount_type: z.string(),
    date_expires_gmt: z.string().nullable(),
    usage_count: z.number().int(),
    usage_limit: z.number().int().nullable(),
  }),
)
type Found = z.output<typeof coupons>[number]

const currency = z.object({ code: z.string() })
const refusal = z.object({ code: z.string() })

/** UTC without a zone. */
const endOf = ({ date_expires_gmt: ends }: Found): number | null =>
  ends === null ? null : secondOf(Date.parse(`${ends.replace(/Z$/, '')}Z`))

/** A cancelled order has taken its use back already; where it has not, the code may be used once more. */
const limitOf = (coupon: Coupon, uses: number): number => Math.min(coupon.givenBack, uses) + 1

function standingOf(one: Found, coupon: Coupon): Standing {
  const ends = endOf(one)
  const on = ends === null || ends > secondOf(coupon.startsAt)
  const read = parseMoney(one.amount, coupon.value.currency)
  return {
    id: String(one.id),
    uses: one.usage_count,
    on,
    ours: one.discount_type === 'fixed_cart' && read?.minor === coupon.value.minor,
    asWanted: on && ends === secondOf(coupon.endsAt) && one.usage_limit === limitOf(coupon, one.usage_count),
  }
}

export function woocommerceCheckout(
  api: Api,
  { consumerKey, consumerSecret }: z.output<typeof woocommerceAccount>,
): Checkout {
  const user = new TextEncoder().encode(`${consumerKey}:${consumerSecret}`)
  const headers = {
    authorization: `Basic ${btoa(String.fromCharCode(...user))}`,
    'content-type': 'application/json',
  }

  async function ask<Body>(path: string, shape: z.ZodType<Body>): Promise<{ kind: 'body'; body: Body } | Trouble> {
    const answer = await api(`${base}${path}`, { headers })
    const trouble = troubleOf(who, answer)
    if (trouble) return trouble
    if (answer.status !== 200) return { kind: 'refused', why: `${who} answered ${answer.status}` }
    const read = shape.safeParse(jsonOf(answer))
    return read.success ? { kind: 'body', body: read.data } : unreadable(who)
  }

  async function write(path: string, body: object): Promise<Done | Trouble> {
    const answer = await api(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const trouble = troubleOf(who, answer)
    if (trouble) return trouble
    if (answer.status === 200 || answer.status === 201) return done
    const { code = 'unnamed' } = refusal.safeParse(jsonOf(answer)).data ?? {}
    return code === 'woocommerce_rest_coupon_code_already_exists'
      ? done
      : { kind: 'refused', why: `${who} refused the code (${answer.status} ${code.slice(0, 80)})` }
  }

  return {
    async find(coupon) {
      const listed = await ask(`/coupons?code=${coupon.code.toLowerCase()}`, coupons)
      if (listed.kind !== 'body') return listed
      const one = listed.body.find(({ code }) => code.toLowerCase() === coupon.code.toLowerCase())
      return { kind: 'found', standing: one ? standingOf(one, coupon) : null }
    },
    async create(coupon) {
      const sells = await ask('/data/currencies/current', currency)
      if (sells.kind !== 'body') return sells
      if (sells.body.code !== coupon.value.currency)
        return {
          kind: 'refused',
          why: `${who} sells in ${sells.body.code.slice(0, 8)}, the code is in another currency`,
        }
      return write('/coupons', {
        code: coupon.code,
        description: coupon.code,
        discount_type: 'fixed_cart',
        amount: decimal(coupon.value),
        date_expires: isoSecond(coupon.endsAt),
        usage_limit: 1,
        individual_use: true,
        email_restrictions: coupon.holder === null ? [] : [coupon.holder.email],
      })
    },
    change: (standing, coupon) =>
      write(`/coupons/${standing.id}`, {
        date_expires: isoSecond(coupon.endsAt),
        usage_limit: limitOf(coupon, standing.uses ?? 0),
      }),
    end: (standing, coupon) => write(`/coupons/${standing.id}`, { date_expires: isoSecond(coupon.startsAt) }),
  }
}

/**
 * Bonus codes at Stripe: a coupon (the sum), and a promotion code (what is typed) that may be redeemed once.
 *
 * - A promotion code's text is letters, figures and dashes, unique among the active ones. Its end cannot be changed: more
 *   time is a new promotion code with the same text, after the old one was switched off.
 * - The coupon's id is made of the code, so that a second attempt finds it: `resource_already_exists`.
 * - Idempotency keys are kept for a day and refuse another body: the key is made of ours and of what is sent.
 * - A customer that Stripe knows is bound; others pay as guests, whom Stripe cannot tell apart.
 *
 * https://docs.stripe.com/api/coupons/create
 * https://docs.stripe.com/api/promotion_codes
 * https://docs.stripe.com/currencies#special-cases
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { decimal, exponentOf, type Money } from '../../domain/money.ts'
import type { Api, Coupon } from '../../workflows/ports.ts'
import {
  type Checkout,
  type Done,
  done,
  jsonOf,
  type Standing,
  secondOf,
  type Trouble,
  troubleOf,
  unreadable,
} from './checkout.ts'

const who = 'Stripe'
/** Answers keep the shape of this version, whatever the account's own default is. */
const apiVersion = '2024-06-20'

export const stripeAccount = z.object({ apiKey: z.string().min(1) })

export const stripeBase = (): string => 'https://api.stripe.com'

const couponShape = z.object({
  amount_off: z.number().nullable(),
  currency: z.string().nullable(),
  percent_off: z.number().nullish(),
})
const promotionShape = z.object({
  id: z.string(),
  active: z.boolean(),
  coupon: couponShape,
  expires_at: z.number().nullable(),
  max_redemptions: z.number().nullable(),
  times_redeemed: z.number(),
  created: z.number(),
})
const promotions = z.object({ data: z.array(promotionShape) })
type Promotion = z.output<typeof promotionShape>

const failure = z.object({ error: z.object({ code: z.string().optional(), message: z.string().optional() }) })

/** Whole units that Stripe counts in hundredths all the same. */
const inHundredths: ReadonlySet<string> = new Set(['ISK', 'UGX'])
/** Hundredths that Stripe does not count: a sum in our units would be a hundred times too much. */
const inWholes: ReadonlySet<string> = new Set(['MGA'])

/** A sum as Stripe counts it; null where it cannot say it exactly: of three places the last must be zero. */
function stripeAmount(sum: Money): number | null {
  const { minor, currency } = sum
  if (inHundredths.has(currency) && exponentOf(currency) === 0) return minor * 100
  if (inWholes.has(currency)) {
    const [whole = '', fraction = ''] = decimal(sum).split('.')
    return /[1-9]/.test(fraction) ? null : Number(whole)
  }
  return exponentOf(currency) === 3 && minor % 10 !== 0 ? null : minor
}

const isOurs = ({ coupon: { amount_off: off, currency } }: Promotion, { value }: Coupon): boolean =>
  off !== null && off === stripeAmount(value) && currency?.toUpperCase() === value.currency

/** The one that counts: what can be used, else the newest. */
const newest = (all: readonly Promotion[]): Promotion | undefined =>
  all.find(({ active }) => active) ?? all.toSorted((a, b) => b.created - a.created)[0]

const couponId = ({ code }: Coupon): string => `amends-${code}`

export function stripeCheckout(api: Api, { apiKey }: z.output<typeof stripeAccount>): Checkout {
  const headers = { authorization: `Bearer ${apiKey}`, 'stripe-version': apiVersion }

  async function write(
    path: string,
    fields: Readonly<Record<string, string>>,
    key: string,
    known: (code: string, message: string) => boolean = () => false,
  ): Promise<Done | Trouble> {
    const body = new URLSearchParams(fields).toString()
    const answer = await api(path, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/x-www-form-urlencoded',
        'idempotency-key': createHash('sha256').update(`${key}\n${path}\n${body}`).digest('hex'),
      },
      body,
    })
    // 409: another request under the same key is still at work.
    if (answer.status === 409) return { kind: 'later', why: `${who} is still at it`, afterMs: null }
    const trouble = troubleOf(who, answer)
    if (trouble) return trouble
    if (answer.status === 200) return done
    const { code = 'unnamed', message = '' } = failure.safeParse(jsonOf(answer)).data?.error ?? {}
    return known(code, message)
      ? done
      : { kind: 'refused', why: `${who} refused the code (${answer.status} ${code.slice(0, 80)})` }
  }

  async function create(coupon: Coupon, key: string): Promise<Done | Trouble> {
    const amount = stripeAmount(coupon.value)
    if (amount === null) return { kind: 'refused', why: `${who} cannot take this sum exactly` }
    const made = await write(
      '/v1/coupons',
      {
        id: couponId(coupon),
        name: coupon.code,
        amount_off: String(amount),
        currency: coupon.value.currency.toLowerCase(),
        duration: 'once',
      },
      key,
      (code) => code === 'resource_already_exists',
    )
    if (made.kind !== 'done') return made
    return write(
      '/v1/promotion_codes',
      {
        coupon: couponId(coupon),
        code: coupon.code,
        max_redemptions: '1',
        expires_at: String(secondOf(coupon.endsAt)),
        ...(coupon.holder?.vendorId?.startsWith('cus_') && { customer: coupon.holder.vendorId }),
      },
      key,
      (_, message) => message.startsWith('An active promotion code with'),
    )
  }

  const off = (standing: Standing, key: string): Promise<Done | Trouble> =>
    write(`/v1/promotion_codes/${standing.id}`, { active: 'false' }, key)

  return {
    async find(coupon) {
      const answer = await api(`/v1/promotion_codes?code=${coupon.code}&limit=100`, { headers })
      const trouble = troubleOf(who, answer)
      if (trouble) return trouble
      if (answer.status !== 200) return { kind: 'refused', why: `${who} answered ${answer.status}` }
      const read = promotions.safeParse(jsonOf(answer)).data
      if (!read) return unreadable(who)
      const one = newest(read.data)
      if (!one) return { kind: 'found', standing: null }
      const uses = read.data.reduce((sum, { times_redeemed: times }) => sum + times, 0)
      const standing: Standing = {
        id: one.id,
        uses,
        on: one.active,
        ours: isOurs(one, coupon),
        // A code that was used and not told to us is used up: made anew it would come off a second order.
        asWanted:
          uses > coupon.known ||
          (one.active && one.expires_at === secondOf(coupon.endsAt) && one.max_redemptions === 1),
      }
      return { kind: 'found', standing }
    },
    create,
    async change(standing, coupon, key) {
      if (standing.on) {
        const ended = await off(standing, key)
        if (ended.kind !== 'done') return ended
      }
      return create(coupon, key)
    },
    end: (standing, _, key) => off(standing, key),
  }
}

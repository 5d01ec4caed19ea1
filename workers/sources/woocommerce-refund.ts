/**
 * WooCommerce pays back an order through the gateway that took the money.
 *
 * - It knows no idempotency key. Ours stands in the refund's reason, which is read before anything is asked for; the
 *   refund exists from before the gateway is asked, and `refunded_payment` says that the gateway has done it.
 * - What the gateway cannot or will not do is told with status 500 and a code of its own: that is a no, and the refund is
 *   taken away again.
 *
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#create-a-refund
 * https://github.com/woocommerce/woocommerce: class-wc-rest-order-refunds-controller.php, wc_create_refund()
 */
import { z } from 'zod'
import { decimal, money } from '../../domain/money.ts'
import type { RefundRequest } from '../../domain/refund.ts'
import { basicAuthorization } from './asking.ts'
import {
  listOf,
  moneyOf,
  optionalFlag,
  optionalText,
  optionalTime,
  requiredId,
  sumOf,
  unsignedMoneyOf,
} from './fields.ts'
import { type Asked, askVendor, later, payBackWith, refused, type Standing } from './paying-back.ts'
import type { Api, PaidBack } from './source.ts'

const order = z.object({
  currency: optionalText,
  total: optionalText,
  date_paid_gmt: optionalTime,
  refunds: listOf(z.object({ id: requiredId, reason: optionalText, total: optionalText })),
})

const refund = z.object({ id: requiredId, refunded_payment: optionalFlag })

const standingOf = ({ id, refunded_payment }: z.output<typeof refund>): Standing => ({
  id,
  state: refunded_payment === true ? 'paid' : 'moving',
})

export async function woocommercePayBack(
  request: RefundRequest,
  api: Api,
  keys: { readonly consumerKey: string; readonly consumerSecret: string },
  may: boolean,
): Promise<PaidBack> {
  const { key, value } = request
  if (!/^\d{1,20}$/.test(request.order)) return refused('unpaid', 'the order has no number of WooCommerce')
  const path = `/wp-json/wc/v3/orders/${request.order}`
  const headers = { authorization: basicAuthorization(keys.consumerKey, keys.consumerSecret) }
  const get = (at: string) => askVendor('WooCommerce', api, at, { headers }, { refusal: 'unpaid' })

  async function standing(asked: ReturnType<typeof get>): Promise<Asked<Standing>> {
    const answer = await asked
    if (answer.kind !== 'said') return answer
    const read = refund.safeParse(answer.said)
    return read.success ? { kind: 'said', said: standingOf(read.data) } : later('WooCommerce answered something else')
  }

  const pay = () =>
    standing(
      askVendor(
        'WooCommerce',
        api,
        `${path}/refunds`,
        {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ amount: decimal(value), reason: key, api_refund: true, api_restock: false }),
        },
        { refusal: 'declined', isFinal: ({ code }) => code === 'woocommerce_rest_cannot_create_order_refund' },
      ),
    )

  return payBackWith(
    {
      async read() {
        const answer = await get(path)
        if (answer.kind !== 'said') return answer
        const read = order.safeParse(answer.said)
        if (!read.success) return later('WooCommerce answered something else')
        const { currency, total, date_paid_gmt: paidAt, refunds } = read.data
        const own = refunds.find(({ reason }) => reason === key)
        const ours = own ? await standing(get(`${path}/refunds/${own.id}`)) : null
        if (ours && ours.kind !== 'said') return ours
        const captured = paidAt === null ? null : moneyOf(total, currency)
        const refunded =
          refunds.length === 0
            ? captured && money(0, captured.currency)
            : sumOf(refunds.map((one) => unsignedMoneyOf(one.total, currency)))
        return { kind: 'said', said: { captured, refunded, disputed: false, ours: ours?.said ?? null, pay } }
      },
      told: (id) => [`refund:${request.order}:${id}`],
    },
    request,
    may,
  )
}

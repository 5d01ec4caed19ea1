/**
 * WooCommerce's refunds: no idempotency key at all; every no of `wc_create_refund()` comes with status 500 and a code.
 * https://github.com/woocommerce/woocommerce: class-wc-rest-order-refunds-controller.php
 */
import { type Answer, type Call, left, minorIn, payOut, type Till, takeTrouble, text, underKey } from './till.ts'

const no = (message: string) => ({
  status: 500,
  body: { code: 'woocommerce_rest_cannot_create_order_refund', message, data: { status: 500 } },
})

const refundIn = ({ id, minor, mark, status }: Till['refunds'][number]) => ({
  ...{ id: Number(id), amount: text(minor), reason: mark, refunded_payment: status === 'succeeded' },
})

export function woocommerce(till: Till, { method, path, body }: Call): Answer {
  const { pathname } = new URL(path, 'https://shop.example')
  const order = `/wp-json/wc/v3/orders/${till.order}`
  if (method === 'POST' && pathname === `${order}/refunds`) {
    const asked = JSON.parse(body) as { amount?: string; reason?: string; api_refund?: boolean }
    return underKey(till, null, body, null, () => {
      const minor = minorIn(asked.amount)
      if (asked.api_refund !== true) return no('This stand-in pays back through the gateway only.')
      if (!(minor > 0) || minor > left(till)) return no('Invalid refund amount.')
      // The gateway says no, and the refund is deleted again.
      if (till.disputed) return no('There was a problem initiating a refund: charge_disputed')
      const made = payOut(till, (n) => String(n), minor, asked.reason ?? '')
      return { status: 201, body: refundIn(made) }
    })
  }
  const trouble = takeTrouble(till, false)
  if (trouble) return { status: Number(trouble), body: { code: trouble } }
  if (pathname === order) {
    const refunds = till.refunds.map(({ id, minor, mark }) => ({
      id: Number(id),
      reason: mark,
      total: `-${text(minor)}`,
    }))
    const about = { id: Number(till.order), status: 'completed', currency: till.currency, total: text(till.captured) }
    return { status: 200, body: { ...about, date_paid_gmt: '2026-11-12T09:00:00', refunds } }
  }
  const found = till.refunds.find(({ id }) => pathname === `${order}/refunds/${id}`)
  return found
    ? { status: 200, body: refundIn(found) }
    : { status: 404, body: { code: 'woocommerce_rest_shop_order_refund_invalid_id', data: { status: 404 } } }
}

/**
 * PayPal's refunds of captures: a token first, sums as texts, the whole list of refunds in the checkout's order.
 * https://developer.paypal.com/docs/api/payments/v2/#captures_refund
 */
import { type Answer, type Call, gone, left, minorIn, payOut, type Till, takeTrouble, text, underKey } from './till.ts'

const no = (issue: string) => ({
  status: 422,
  body: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue }], message: 'The requested action could not be performed.' },
})

const words = { succeeded: 'COMPLETED', pending: 'PENDING', failed: 'FAILED' } as const

const sum = ({ currency }: Till, minor: number) => ({ value: text(minor), currency_code: currency })

const refundIn = (till: Till, { id, minor, mark, status }: Till['refunds'][number]) => ({
  ...{ id, status: words[status], amount: sum(till, minor), ...(mark !== '' && { custom_id: mark }) },
})

const stateOf = (till: Till) => (gone(till) === 0 ? 'COMPLETED' : left(till) === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED')

const captureIn = (till: Till) => ({
  ...{ id: till.payment, status: stateOf(till), amount: sum(till, till.captured), invoice_id: till.order },
  supplementary_data: { related_ids: { order_id: `O-${till.payment}` } },
})

export function paypal(till: Till, { method, path, headers, body }: Call): Answer {
  const { pathname, searchParams } = new URL(path, 'https://api-m.paypal.com')
  if (method === 'POST' && pathname === '/v1/oauth2/token') return { status: 200, body: { access_token: 'A21AA' } }
  if (headers.get('authorization') !== 'Bearer A21AA') return { status: 401, body: { error: 'invalid_token' } }
  if (method === 'POST' && pathname === `/v2/payments/captures/${till.payment}/refund`) {
    const asked = JSON.parse(body) as { amount?: { value?: string; currency_code?: string }; custom_id?: string }
    return underKey(till, headers.get('paypal-request-id'), body, no('DUPLICATE_REQUEST_ID'), () => {
      const minor = minorIn(asked.amount?.value)
      if (asked.amount?.currency_code !== till.currency) return no('CURRENCY_MISMATCH')
      if (left(till) === 0) return no('CAPTURE_FULLY_REFUNDED')
      if (till.disputed) return no('CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED')
      if (!(minor > 0) || minor > left(till)) return no('REFUND_AMOUNT_EXCEEDED')
      const made = payOut(till, (n) => `1JU0890278169${n}`, minor, asked.custom_id ?? '')
      return { status: 201, body: refundIn(till, made) }
    })
  }
  const trouble = takeTrouble(till, false)
  if (trouble) return { status: Number(trouble), body: { name: trouble } }
  if (pathname === `/v2/payments/captures/${till.payment}`) return { status: 200, body: captureIn(till) }
  if (pathname === `/v2/checkout/orders/O-${till.payment}`) {
    const payments = { captures: [captureIn(till)], refunds: till.refunds.map((one) => refundIn(till, one)) }
    return { status: 200, body: { id: `O-${till.payment}`, purchase_units: [{ invoice_id: till.order, payments }] } }
  }
  if (pathname === '/v1/customer/disputes' && searchParams.get('disputed_transaction_id') === till.payment) {
    const items = till.disputed ? [{ status: 'OPEN', dispute_life_cycle_stage: 'CHARGEBACK' }] : []
    return { status: 200, body: { items } }
  }
  return { status: 404, body: { name: 'RESOURCE_NOT_FOUND' } }
}

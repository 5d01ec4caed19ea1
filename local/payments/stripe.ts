/**
 * Stripe's refunds: form bodies, whole minor units, one charge; more than is left and a disputed charge are refused.
 * https://docs.stripe.com/api/refunds/create
 */
import { type Answer, type Call, gone, left, payOut, type Till, takeTrouble, underKey } from './till.ts'

const error = (status: number, code: string, message: string) => ({
  status,
  body: { error: { type: 'invalid_request_error', code, message } },
})

const refundOf = ({ refunds }: Till, id: string) => refunds.find((one) => one.id === id)

const chargeIn = (till: Till) => ({
  ...{ id: till.payment, object: 'charge', amount: till.captured, amount_captured: till.captured },
  ...{ amount_refunded: gone(till), currency: till.currency.toLowerCase(), paid: true },
  disputed: till.disputed || till.inquiry === true,
  ...{ payment_intent: till.payment.replace(/^ch_/, 'pi_'), metadata: { order_id: till.order } },
})

const refundIn = (till: Till, id: string) => {
  const { minor, mark, status } = refundOf(till, id) ?? { minor: 0, mark: '', status: 'failed' }
  const metadata = mark === '' ? {} : { amends: mark }
  return { id, object: 'refund', amount: minor, currency: till.currency.toLowerCase(), status, metadata }
}

export function stripe(till: Till, { method, path, headers, body }: Call): Answer {
  const url = new URL(path, 'https://api.stripe.com')
  if (method === 'POST' && url.pathname === '/v1/refunds') {
    const asked = new URLSearchParams(body)
    const conflict = error(
      400,
      'idempotency_error',
      'Keys can only be used with the same parameters they were first used with.',
    )
    return underKey(till, headers.get('idempotency-key'), body, conflict, () => {
      const amount = Number(asked.get('amount') ?? left(till))
      if (asked.get('charge') !== till.payment) return error(404, 'resource_missing', 'No such charge')
      if (till.disputed) return error(400, 'charge_disputed', 'The charge has been charged back.')
      if (left(till) === 0) return error(400, 'charge_already_refunded', 'The charge has already been refunded.')
      if (!(amount > 0) || amount > left(till)) {
        return error(400, 'amount_too_large', 'Refund amount is greater than unrefunded amount on charge')
      }
      const { id } = payOut(till, (n) => `re_${n}`, amount, asked.get('metadata[amends]') ?? '')
      return { status: 200, body: refundIn(till, id) }
    })
  }
  const trouble = takeTrouble(till, false)
  if (trouble) return { status: Number(trouble), body: { error: { type: 'api_error', message: trouble } } }
  if (url.pathname === `/v1/charges/${till.payment}`) return { status: 200, body: chargeIn(till) }
  if (url.pathname === '/v1/charges') {
    const mine = url.searchParams.get('payment_intent') === chargeIn(till).payment_intent
    return { status: 200, body: { object: 'list', data: mine ? [chargeIn(till)] : [], has_more: false } }
  }
  if (url.pathname === '/v1/refunds') {
    const mine = url.searchParams.get('charge') === till.payment ? till.refunds : []
    return { status: 200, body: { object: 'list', data: mine.map(({ id }) => refundIn(till, id)), has_more: false } }
  }
  if (url.pathname === '/v1/disputes') {
    const mine = url.searchParams.get('charge') === till.payment && (till.disputed || till.inquiry === true)
    const status = till.disputed ? 'needs_response' : 'warning_needs_response'
    const one = { id: 'dp_1', object: 'dispute', charge: till.payment, status, is_charge_refundable: !till.disputed }
    return { status: 200, body: { object: 'list', data: mine ? [one] : [], has_more: false } }
  }
  return error(404, 'resource_missing', 'Unrecognized request URL')
}

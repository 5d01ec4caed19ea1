/**
 * YooKassa's refunds: an `Idempotence-Key` is required, a payment in a dispute or wholly paid back is not `refundable`.
 * https://yookassa.ru/developers/api#create_refund
 */
import { type Answer, type Call, gone, left, minorIn, payOut, type Till, takeTrouble, text, underKey } from './till.ts'

const no = (description: string, parameter?: string) => ({
  status: 400,
  body: { type: 'error', code: 'invalid_request', description, ...(parameter !== undefined && { parameter }) },
})

const words = { succeeded: 'succeeded', pending: 'pending', failed: 'canceled' } as const

const sum = ({ currency }: Till, minor: number) => ({ value: text(minor), currency })

const refundIn = (till: Till, { id, minor, mark, status }: Till['refunds'][number]) => ({
  ...{ id, payment_id: till.payment, status: words[status], amount: sum(till, minor) },
  ...(mark !== '' && { metadata: { amends: mark } }),
})

const paymentIn = (till: Till) => ({
  ...{ id: till.payment, status: 'succeeded', paid: true, amount: sum(till, till.captured) },
  ...(gone(till) > 0 && { refunded_amount: sum(till, gone(till)) }),
  ...{ refundable: !till.disputed && left(till) > 0, metadata: { order_id: till.order } },
})

export function yookassa(till: Till, { method, path, headers, body }: Call): Answer {
  const { pathname, searchParams } = new URL(path, 'https://api.yookassa.ru')
  if (method === 'POST' && pathname === '/v3/refunds') {
    const key = headers.get('idempotence-key')
    if (key === null || key.length > 64) return no('Idempotence key is missing or too long', 'Idempotence-Key')
    const asked = JSON.parse(body) as {
      payment_id?: string
      amount?: { value?: string; currency?: string }
      metadata?: { amends?: string }
    }
    return underKey(till, key, body, no('Idempotence key duplicated', 'Idempotence-Key'), () => {
      const minor = minorIn(asked.amount?.value)
      if (asked.payment_id !== till.payment) return no('Payment does not exist', 'payment_id')
      if (asked.amount?.currency !== till.currency) return no('Currency differs', 'amount.currency')
      if (till.disputed) return no('Payment is not refundable', 'payment_id')
      if (!(minor > 0) || minor > left(till)) return no('Amount is more than is left', 'amount.value')
      const made = payOut(till, (n) => `216749f7-0016-50be-b000-${n}`, minor, asked.metadata?.amends ?? '')
      return { status: 200, body: refundIn(till, made) }
    })
  }
  const trouble = takeTrouble(till, false)
  if (trouble) return { status: Number(trouble), body: { type: 'error', code: trouble } }
  if (pathname === `/v3/payments/${till.payment}`) return { status: 200, body: paymentIn(till) }
  if (pathname === '/v3/refunds' && searchParams.get('payment_id') === till.payment) {
    return { status: 200, body: { type: 'list', items: till.refunds.map((one) => refundIn(till, one)) } }
  }
  const found = till.refunds.find(({ id }) => pathname === `/v3/refunds/${id}`)
  if (found) return { status: 200, body: refundIn(till, found) }
  return { status: 404, body: { type: 'error', code: 'not_found' } }
}

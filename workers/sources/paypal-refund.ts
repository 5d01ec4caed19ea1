/**
 * PayPal pays back a capture.
 *
 * - A capture says whether something went back of it, not how much: that stands in the checkout's order, where each refund
 *   bears the `custom_id` we gave it. Without an order only an untouched capture is certain.
 * - Whether a dispute is open is asked by the transaction; an app that may not see disputes leaves that to what we know.
 * - `PayPal-Request-Id` is kept for 45 days.
 *
 * https://developer.paypal.com/docs/api/payments/v2/#captures_refund
 * https://developer.paypal.com/docs/api/customer-disputes/v1/#disputes_list
 */
import { z } from 'zod'
import { decimal, type Money, money } from '../../domain/money.ts'
import type { RefundRequest } from '../../domain/refund.ts'
import { basicAuthorization, isPathId } from './asking.ts'
import { listOf, moneyOf, optionalId, optionalObject, optionalText, requiredId, sumOf } from './fields.ts'
import { type Asked, askVendor, later, payBackWith, refused, type Standing } from './paying-back.ts'
import type { Api, PaidBack } from './source.ts'

const amount = optionalObject({ value: optionalText, currency_code: optionalText }).transform((sum) =>
  moneyOf(sum?.value ?? null, sum?.currency_code ?? null),
)

const token = z.object({ access_token: z.string().regex(/^[\x21-\x7e]{1,4000}$/) })

const capture = z.object({
  status: optionalText,
  amount,
  supplementary_data: optionalObject({ related_ids: optionalObject({ order_id: optionalId }) }),
})
type Capture = z.output<typeof capture>

const refund = z.object({ id: requiredId, status: optionalText, amount, custom_id: optionalText })

const checkout = z.object({
  purchase_units: listOf(
    z.object({
      payments: optionalObject({ captures: listOf(z.object({ id: requiredId })), refunds: listOf(refund) }),
    }),
  ),
})

const disputes = z.object({ items: listOf(z.object({ status: optionalText, dispute_life_cycle_stage: optionalText })) })

const failed: ReadonlySet<string> = new Set(['FAILED', 'CANCELLED'])

/** PENDING waits for the buyer's bank, for days with an eCheck; PayPal has taken it on. */
const standingOf = ({ id, status }: z.output<typeof refund>): Standing => ({
  id,
  state: failed.has(status ?? '') ? 'failed' : 'paid',
})

/** PayPal takes no decimals in these, although they have them. https://developer.paypal.com/reference/currency-codes/ */
const whole: ReadonlySet<string> = new Set(['HUF', 'TWD'])

const textOf = (sum: Money): string => {
  const text = decimal(sum)
  return whole.has(sum.currency) && text.endsWith('.00') ? text.slice(0, -3) : text
}

/** A capture of which nothing is listed: untouched, or wholly gone. */
function unlisted({ status, amount: taken }: Capture): Money | null {
  if (taken === null) return null
  return status === 'COMPLETED' ? money(0, taken.currency) : status === 'REFUNDED' ? taken : null
}

export async function paypalPayBack(
  request: RefundRequest,
  api: Api,
  app: { readonly clientId: string; readonly clientSecret: string },
  may: boolean,
): Promise<PaidBack> {
  const payment = request.payment ?? ''
  if (!isPathId(payment)) return refused('unpaid', 'the order names no payment at PayPal')
  const asked = (path: string, sent: Parameters<Api>[1], refusal: 'unpaid' | 'declined' | 'no-access') =>
    askVendor('PayPal', api, path, sent, { refusal })
  const access = await asked(
    '/v1/oauth2/token',
    {
      method: 'POST',
      headers: {
        authorization: basicAuthorization(app.clientId, app.clientSecret),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    },
    'no-access',
  )
  if (access.kind !== 'said') return access
  const { data: granted } = token.safeParse(access.said)
  if (!granted) return later('PayPal gave no token')
  const headers = { authorization: `Bearer ${granted.access_token}` }

  async function refundsOf(said: Capture): Promise<Asked<{ refunded: Money | null; ours: Standing | null }>> {
    const id = said.supplementary_data?.related_ids?.order_id ?? null
    const none = { kind: 'said', said: { refunded: unlisted(said), ours: null } } as const
    if (id === null || !isPathId(id)) return none
    const answer = await asked(`/v2/checkout/orders/${id}`, { headers }, 'unpaid')
    if (answer.kind === 'later') return answer
    // Orders are shown for a while only.
    if (answer.kind !== 'said') return none
    const paid = (checkout.safeParse(answer.said).data?.purchase_units ?? []).flatMap(({ payments }) => payments ?? [])
    const captures = paid.flatMap((one) => one.captures)
    const all = paid.flatMap((one) => one.refunds)
    const own = all.find(({ custom_id }) => custom_id === request.key)
    const went = all.filter(({ status }) => !failed.has(status ?? ''))
    const sum = went.length === 0 ? unlisted(said) : sumOf(went.map((one) => one.amount))
    // Of several captures nobody says to which a refund belongs.
    const refunded = captures.length === 1 ? sum : unlisted(said)
    return { kind: 'said', said: { refunded, ours: own ? standingOf(own) : null } }
  }

  async function isDisputed(): Promise<Asked<boolean>> {
    const answer = await asked(`/v1/customer/disputes?disputed_transaction_id=${payment}`, { headers }, 'unpaid')
    if (answer.kind === 'later') return answer
    const items = answer.kind === 'said' ? (disputes.safeParse(answer.said).data?.items ?? []) : []
    const open = items.some(
      ({ status, dispute_life_cycle_stage: stage }) => status !== 'RESOLVED' && stage !== 'INQUIRY',
    )
    return { kind: 'said', said: open }
  }

  async function pay(): Promise<Asked<Standing>> {
    const { value, key } = request
    const sent = {
      method: 'POST' as const,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'paypal-request-id': key,
        prefer: 'return=representation',
      },
      body: JSON.stringify({ amount: { value: textOf(value), currency_code: value.currency }, custom_id: key }),
    }
    const answer = await asked(`/v2/payments/captures/${payment}/refund`, sent, 'declined')
    if (answer.kind !== 'said') return answer
    const read = refund.safeParse(answer.said)
    return read.success ? { kind: 'said', said: standingOf(read.data) } : later('PayPal answered something else')
  }

  return payBackWith(
    {
      async read() {
        const answer = await asked(`/v2/payments/captures/${payment}`, { headers }, 'unpaid')
        if (answer.kind !== 'said') return answer
        const read = capture.safeParse(answer.said)
        if (!read.success) return later('PayPal answered something else')
        const listed = await refundsOf(read.data)
        if (listed.kind !== 'said') return listed
        const disputed = await isDisputed()
        if (disputed.kind !== 'said') return disputed
        const took = ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(read.data.status ?? '')
        const captured = took ? read.data.amount : null
        return { kind: 'said', said: { captured, disputed: disputed.said, ...listed.said, pay } }
      },
      told: (id) => [`refund:${id}`],
    },
    request,
    may,
  )
}

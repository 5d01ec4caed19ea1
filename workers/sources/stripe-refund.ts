/**
 * Stripe pays back: a charge, by its own id or its payment intent's.
 *
 * - `amount_refunded` is the sum so far, `disputed` is true from the bank's first step on. Of an inquiry the bank has taken
 *   nothing yet: the dispute itself says whether its charge may still be refunded. A key that may not read disputes leaves
 *   that to a person.
 * - Our key stands in the refund's metadata too: Stripe forgets idempotency keys after a day or so.
 * - The webhook `charge.refunded` names no refund but the charge and the new sum.
 *
 * https://docs.stripe.com/api/refunds/create
 * https://docs.stripe.com/api/disputes/object#dispute_object-is_charge_refundable
 * https://docs.stripe.com/api/idempotent_requests
 */
import { z } from 'zod'
import { type Money, money } from '../../domain/money.ts'
import type { RefundRequest } from '../../domain/refund.ts'
import { isPathId } from './asking.ts'
import { listOf, optionalFlag, optionalObject, optionalText, requiredId } from './fields.ts'
import { type Account, type Asked, askVendor, later, payBackWith, refused, type Standing } from './paying-back.ts'
import type { Api, PaidBack } from './source.ts'
import { moneyOf, unitsOf } from './stripe-charge.ts'

const apiVersion = '2024-06-20'

const charge = z.object({
  id: requiredId,
  amount_captured: optionalText,
  amount_refunded: optionalText,
  currency: optionalText,
  paid: optionalFlag,
  disputed: optionalFlag,
})
const charges = z.object({ data: listOf(charge) })

const refund = z.object({
  id: requiredId,
  status: optionalText,
  amount: optionalText,
  metadata: optionalObject({ amends: optionalText }),
})
const refunds = z.object({ data: listOf(refund) })

const disputes = z.object({ data: z.array(z.object({ status: optionalText, is_charge_refundable: optionalFlag })) })

/** Over, and the shop has its money: an inquiry that came to nothing, a dispute that was won. */
const harmless: ReadonlySet<string> = new Set(['won', 'warning_closed'])

/** `pending` and `requires_action` are on their way: the customer's bank has the word. */
const standingOf = ({ id, status }: z.output<typeof refund>): Standing => ({
  id,
  state: status === 'failed' || status === 'canceled' ? 'failed' : 'paid',
})

type Charge = z.output<typeof charge>

export async function stripePayBack(request: RefundRequest, api: Api, apiKey: string, may: boolean): Promise<PaidBack> {
  const payment = request.payment ?? ''
  if (!isPathId(payment)) return refused('unpaid', 'the order names no payment at Stripe')
  const headers = { authorization: `Bearer ${apiKey}`, 'stripe-version': apiVersion }
  const get = (path: string) => askVendor('Stripe', api, path, { headers }, { refusal: 'unpaid' })
  let found: Charge | null = null

  async function theCharge(): Promise<Asked<Charge>> {
    const byIntent = payment.startsWith('pi_')
    const answer = await get(byIntent ? `/v1/charges?payment_intent=${payment}&limit=10` : `/v1/charges/${payment}`)
    if (answer.kind !== 'said') return answer
    if (!byIntent) {
      const read = charge.safeParse(answer.said)
      return read.success ? { kind: 'said', said: read.data } : later('Stripe answered something else')
    }
    // Attempts that were declined are charges too.
    const paid = (charges.safeParse(answer.said).data?.data ?? []).filter((one) => one.paid === true)
    const [only, ...more] = paid
    return only && more.length === 0
      ? { kind: 'said', said: only }
      : refused('unpaid', 'Stripe knows no such payment, or several')
  }

  async function pay(on: Charge, value: Money): Promise<Asked<Standing>> {
    const units = unitsOf(value)
    if (units === null) return refused('currency', 'Stripe does not count this sum in whole units')
    const body = new URLSearchParams({ charge: on.id, amount: units, 'metadata[amends]': request.key })
    const sent = {
      method: 'POST' as const,
      headers: {
        ...headers,
        'idempotency-key': request.key,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: body.toString(),
    }
    const answer = await askVendor('Stripe', api, '/v1/refunds', sent, { refusal: 'declined' })
    if (answer.kind !== 'said') return answer
    const read = refund.safeParse(answer.said)
    return read.success ? { kind: 'said', said: standingOf(read.data) } : later('Stripe answered something else')
  }

  /** Whether the bank pays, or may; unknown is yes. */
  async function isFrozen({ id, disputed }: Charge): Promise<Asked<boolean>> {
    if (disputed === false) return { kind: 'said', said: false }
    const answer = await get(`/v1/disputes?charge=${id}&limit=100`)
    if (answer.kind === 'later') return answer
    const all = answer.kind === 'said' ? disputes.safeParse(answer.said).data?.data : undefined
    const mayPay = all?.every(({ status, ...said }) => said.is_charge_refundable === true || harmless.has(status ?? ''))
    return { kind: 'said', said: !mayPay || all?.length === 0 }
  }

  return payBackWith(
    {
      async read() {
        const on = await theCharge()
        if (on.kind !== 'said') return on
        const listed = await get(`/v1/refunds?charge=${on.said.id}&limit=100`)
        if (listed.kind !== 'said') return listed
        found = on.said
        const frozen = await isFrozen(on.said)
        if (frozen.kind !== 'said') return frozen
        const { amount_captured, amount_refunded, currency, paid } = on.said
        const all = refunds.safeParse(listed.said).data?.data ?? []
        const ours = all.find(({ metadata }) => metadata?.amends === request.key)
        return {
          kind: 'said',
          said: {
            captured: paid === true ? moneyOf(amount_captured, currency) : null,
            refunded: moneyOf(amount_refunded, currency),
            disputed: frozen.said,
            ours: ours ? standingOf(ours) : null,
            pay: () => pay(on.said, request.value),
          },
        }
      },
      told: (_, account) => [toldBy(found, account, request)].filter((id) => id !== null),
    },
    request,
    may,
  )
}

/** Read back after a lost answer, the sum there has this refund in it already. */
function toldBy(on: Charge | null, { refunded, ours }: Account, { value }: RefundRequest): string | null {
  if (!on || !refunded) return null
  const sum = ours ? refunded : money(refunded.minor + value.minor, refunded.currency)
  const units = unitsOf(sum)
  return units === null ? null : `refund:${on.id}:${units}`
}

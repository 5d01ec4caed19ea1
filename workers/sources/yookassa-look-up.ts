/**
 * What became of a payment or a refund, asked at YooKassa. The status in the answer decides, never the notification's
 * event: one that runs ahead of the API is asked about again, one that the API contradicts says what the API says.
 *
 * - The order is what the shop wrote into `metadata`; the payment itself has no number of an order and no customer, save
 *   `merchant_customer_id`, which shops fill with an e-mail or a phone.
 * - A payment is not a receipt: its lines are unknown.
 *
 * https://yookassa.ru/developers/api#payment_object
 * https://yookassa.ru/developers/api#refund_object
 */
import { z } from 'zod'
import { nobody, type OrderClaim, type PersonClaim, type Question } from '../../domain/event.ts'
import { basicAuthorization, idIn, reachable } from './asking.ts'
import {
  moneyOf,
  optionalFlag,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  quoted,
  requiredId,
} from './fields.ts'
import { bareOrder, blankComplaint } from './hearing.ts'
import { askFor, ignoresTrials, onlyTrial } from './looked-up.ts'
import { shopMetadata } from './shop-metadata.ts'
import type { Api, Found, SourceContext } from './source.ts'

const money = optionalObject({ value: optionalText, currency: optionalText }).transform((sum) =>
  moneyOf(sum?.value ?? null, sum?.currency ?? null),
)

const payment = z.object({
  id: requiredId,
  status: requiredId,
  amount: money,
  created_at: optionalTime,
  captured_at: optionalTime,
  test: optionalFlag,
  metadata: shopMetadata,
  merchant_customer_id: optionalText,
  cancellation_details: optionalObject({ reason: optionalText }),
})
type Payment = z.output<typeof payment>

const refund = z.object({
  id: requiredId,
  status: requiredId,
  payment_id: optionalId,
  amount: money,
  created_at: optionalTime,
})
type Refund = z.output<typeof refund>

/**
 * Cancellations that let a customer down who had done their part: the money was held and the shop never took it, or the
 * payment system failed or took them for a fraud. Cards that were declined are seen at the checkout and tried again;
 * `expired_on_confirmation` is a basket left behind, `canceled_by_merchant` the shop's own doing, which its own system
 * tells of with the order.
 * https://yookassa.ru/developers/payment-acceptance/after-the-payment/declined-payments
 */
const lettingDown: ReadonlySet<string> = new Set([
  'expired_on_capture',
  'deal_expired',
  'internal_timeout',
  'fraud_suspected',
])

function personOf({ metadata, merchant_customer_id: buyer }: Payment): PersonClaim | null {
  const email = metadata.email ?? (buyer?.includes('@') ? buyer : null)
  const phone = metadata.phone ?? (buyer !== null && /^\+?\d[\d ()-]{6,20}$/.test(buyer) ? buyer : null)
  const { customerId, name, locale, country } = metadata
  return reachable({ ...nobody, externalId: customerId, email, name, phone, locale, country })
}

const orderOf = ({ metadata, amount, created_at }: Payment): OrderClaim | null =>
  metadata.orderId === null ? null : { ...bareOrder(metadata.orderId), total: amount, placedAt: created_at }

const stillOpen = (what: string, status: string): Found => ({
  kind: 'later',
  why: `the ${what} is ${quoted(status)} yet`,
})

function paymentSays(said: Payment): Found {
  const order = orderOf(said)
  const person = personOf(said)
  switch (said.status) {
    case 'succeeded': {
      if (order === null) return { kind: 'nothing', why: 'the payment names no order' }
      const at = said.captured_at ?? said.created_at
      const paid = { type: 'order', state: 'paid', order, person, codes: [], amount: said.amount, at } as const
      return { kind: 'found', events: [{ ...paid, payments: [said.id] }] }
    }
    case 'canceled': {
      const reason = said.cancellation_details?.reason ?? ''
      if (!lettingDown.has(reason)) return { kind: 'nothing', why: `a payment cancelled for ${quoted(reason)}` }
      const about = { externalId: `payment:${said.id}`, at: said.created_at, order, person, payment: said.id }
      return { kind: 'found', events: [{ ...blankComplaint, ...about, category: 'billing', channel: 'alert' }] }
    }
    default:
      return stillOpen('payment', said.status)
  }
}

/** The payment is null where it cannot be read: then the refund is told without its order and customer. */
function refundSays(said: Refund, of: Payment | null): Found {
  const order = of && orderOf(of)
  const person = of && personOf(of)
  const complaint = { ...blankComplaint, at: said.created_at, order, person, payment: said.payment_id }
  switch (said.status) {
    case 'succeeded': {
      const counted = { externalId: `refund:${said.id}`, refunded: said.amount } as const
      const told = { ...complaint, ...counted, category: 'other', channel: 'refund' } as const
      // Without a sum it would count as the whole order's.
      if (order === null || said.amount === null) return { kind: 'found', events: [told] }
      const payments = said.payment_id === null ? [] : [said.payment_id]
      const step = { refund: said.id, amount: said.amount, at: said.created_at, codes: [], payments }
      return { kind: 'found', events: [{ type: 'order', state: 'refunded', order, person, ...step }, told] }
    }
    case 'canceled': {
      const failed = { externalId: `refund-failed:${said.id}`, category: 'billing', channel: 'refund' } as const
      return { kind: 'found', events: [{ ...complaint, ...failed }] }
    }
    default:
      return stillOpen('refund', said.status)
  }
}

interface Settings {
  readonly shopId: string
  readonly secretKey: string
  readonly test?: 'accept' | 'ignore' | undefined
  readonly apiBaseUrl?: string | undefined
}

export async function yookassaLookUp(question: Question, api: Api, context: SourceContext<Settings>): Promise<Found> {
  const { settings } = context
  const headers = { authorization: basicAuthorization(settings.shopId, settings.secretKey) }
  const paymentOf = (id: string) => askFor(payment, 'YooKassa', api, `/v3/payments/${id}`, headers)
  const ignoresTrial = ignoresTrials(settings)

  const asked = idIn(question, 'payment')
  if (asked !== null) {
    const answer = await paymentOf(asked)
    if (answer.kind !== 'read') return answer
    return answer.said.test === true && ignoresTrial ? onlyTrial : paymentSays(answer.said)
  }
  const id = idIn(question, 'refund')
  if (id === null) return { kind: 'unknown', why: 'there is nothing to ask YooKassa for' }
  const answer = await askFor(refund, 'YooKassa', api, `/v3/refunds/${id}`, headers)
  if (answer.kind !== 'read') return answer
  const paid = idIn({ payment: answer.said.payment_id ?? '' }, 'payment')
  const of = paid === null ? null : await paymentOf(paid)
  if (of?.kind === 'later') return of
  if (of?.kind !== 'read') return refundSays(answer.said, null)
  return of.said.test === true && ignoresTrial ? onlyTrial : refundSays(answer.said, of.said)
}

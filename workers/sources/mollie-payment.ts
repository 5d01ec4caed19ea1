/**
 * A payment of Mollie with its refunds and chargebacks, in our words. The whole of it is told each time: a refund and a
 * chargeback are known by their own ids, so that telling them again changes nothing.
 *
 * https://docs.mollie.com/reference/get-payment
 * https://docs.mollie.com/reference/get-refund
 * https://docs.mollie.com/reference/get-chargeback
 */
import { z } from 'zod'
import { nobody, type OrderClaim, type PersonClaim, type SourceEvent } from '../../domain/event.ts'
import { reachable } from './asking.ts'
import {
  countryOf,
  fullName,
  listOf,
  moneyOf,
  optionalCount,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  requiredId,
} from './fields.ts'
import { bareOrder, blankComplaint } from './hearing.ts'
import { shopMetadata } from './shop-metadata.ts'

export const money = optionalObject({ value: optionalText, currency: optionalText }).transform((sum) =>
  moneyOf(sum?.value ?? null, sum?.currency ?? null),
)

export const refund = z.object({
  id: requiredId,
  mode: optionalText,
  status: optionalText,
  amount: money,
  createdAt: optionalTime,
  paymentId: optionalId,
})
export type Refund = z.output<typeof refund>

export const chargeback = z.object({
  id: requiredId,
  amount: money,
  createdAt: optionalTime,
  reversedAt: optionalTime,
  reason: optionalObject({ code: optionalText, description: optionalText }),
  paymentId: optionalId,
})
export type Chargeback = z.output<typeof chargeback>

const line = z.object({
  description: optionalText,
  name: optionalText,
  sku: optionalText,
  quantity: optionalCount,
  totalAmount: money,
})

export const payment = z.object({
  id: requiredId,
  mode: optionalText,
  status: optionalText,
  amount: money,
  createdAt: optionalTime,
  paidAt: optionalTime,
  customerId: optionalId,
  locale: optionalText,
  billingEmail: optionalText,
  billingAddress: optionalObject({
    givenName: optionalText,
    familyName: optionalText,
    email: optionalText,
    phone: optionalText,
    country: optionalText,
  }),
  metadata: shopMetadata,
  lines: listOf(line),
  _embedded: optionalObject({ refunds: listOf(refund), chargebacks: listOf(chargeback) }),
})
export type Payment = z.output<typeof payment>

/** Whom and what a refund or a chargeback is about; nothing but the payment where only that is known. */
export interface About {
  readonly person: PersonClaim | null
  readonly order: OrderClaim | null
  readonly payment: string | null
}

function personOf({
  billingAddress: address,
  billingEmail,
  customerId,
  locale,
  metadata,
}: Payment): PersonClaim | null {
  return reachable({
    ...nobody,
    externalId: customerId,
    email: address?.email ?? billingEmail ?? metadata.email,
    name: fullName(address?.givenName ?? null, address?.familyName ?? null) ?? metadata.name,
    phone: address?.phone ?? metadata.phone,
    locale: locale ?? metadata.locale,
    country: countryOf(address?.country ?? null) ?? metadata.country,
  })
}

const orderOf = ({ metadata, amount, createdAt, lines }: Payment): OrderClaim | null =>
  metadata.orderId === null
    ? null
    : {
        ...bareOrder(metadata.orderId),
        total: amount,
        placedAt: createdAt,
        lines: lines.map(({ description, name, sku, quantity, totalAmount }) => ({
          sku,
          name: description ?? name ?? '',
          quantity: quantity ?? 1,
          total: totalAmount,
        })),
      }

/**
 * `processing` is with the bank and out of the shop's hands, so it counts as paid back: paying again would be twice.
 * `queued` and `pending` may still be called off.
 */
export function refundEvents(said: Refund, about: About): readonly SourceEvent[] {
  const complaint = { ...blankComplaint, ...about, at: said.createdAt, channel: 'refund' } as const
  switch (said.status) {
    case 'processing':
    case 'refunded': {
      const told = { ...complaint, externalId: `refund:${said.id}`, category: 'other', refunded: said.amount } as const
      const { order, person } = about
      // Without a sum it would count as the whole order's.
      if (order === null || said.amount === null) return [told]
      const step = { refund: said.id, amount: said.amount, at: said.createdAt, codes: [] }
      const payments = about.payment === null ? [] : [about.payment]
      return [{ type: 'order', state: 'refunded', order, person, ...step, payments }, told]
    }
    case 'failed':
      return [{ ...complaint, externalId: `refund-failed:${said.id}`, category: 'billing' }]
    default:
      return []
  }
}

/**
 * The bank has taken the money back; it may still be answered in Mollie's dashboard, and no answer is due at a stated
 * time. One that is reversed gave the money back to the shop: a dispute won, and no grievance of its own.
 */
export function chargebackEvents(said: Chargeback, about: About): readonly SourceEvent[] {
  const dispute = {
    externalId: said.id,
    state: said.reversedAt === null ? 'needs-response' : 'won',
    dueAt: null,
    reason: said.reason?.description ?? null,
    networkReasonCode: said.reason?.code ?? null,
    amount: said.amount,
    refundable: false,
  } as const
  if (said.reversedAt !== null)
    return [{ type: 'dispute', dispute, orderId: about.order?.externalId ?? null, payment: about.payment }]
  const complaint = { ...blankComplaint, ...about, at: said.createdAt, dispute }
  return [{ ...complaint, externalId: `dispute:${said.id}`, category: 'dispute', channel: 'dispute' }]
}

/** Everything that happened to the payment so far; empty while nothing did. */
export function paymentEvents(said: Payment): readonly SourceEvent[] {
  const about: About = { person: personOf(said), order: orderOf(said), payment: said.id }
  const { person, order } = about
  const at = said.paidAt ?? said.createdAt
  const paid: readonly SourceEvent[] =
    said.status === 'paid' && order !== null
      ? [{ type: 'order', state: 'paid', order, person, codes: [], amount: said.amount, at, payments: [said.id] }]
      : []
  return [
    ...paid,
    ...(said._embedded?.refunds ?? []).flatMap((one) => refundEvents(one, about)),
    ...(said._embedded?.chargebacks ?? []).flatMap((one) => chargebackEvents(one, about)),
  ]
}

/**
 * What PayPal's events say: disputes through their four stages, and captures paid back (sources.md section 5).
 *
 * - An inquiry is between the buyer and the shop: the money may still be returned, and then no claim follows. From a
 *   chargeback on, PayPal or the bank decides, and a refund would be paid twice.
 * - The buyer has a name here and no e-mail. The order is what the shop sent as its invoice number, or as `custom`.
 * - The buyer's messages are the complaint in their own words; the shop's and PayPal's are not.
 *
 * https://developer.paypal.com/docs/api/customer-disputes/v1/
 */
import { z } from 'zod'
import { type DisputeClaim, type DisputeState, nobody, type SourceEvent } from '../../domain/event.ts'
import { refundKey } from '../../domain/refund.ts'
import {
  listOf,
  moneyOf,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  requiredId,
  someone,
  unsignedMoneyOf,
} from './fields.ts'
import { bareOrder, blankComplaint, type Hear, hear } from './hearing.ts'

const orderOf = (id: string | null) => (id === null ? null : bareOrder(id))

const outcomes: ReadonlyMap<string, DisputeState> = new Map([
  ['RESOLVED_SELLER_FAVOUR', 'won'],
  ['RESOLVED_BUYER_FAVOUR', 'lost'],
  ['ACCEPTED', 'lost'],
])

/** Where a claim that PayPal or the bank decides stands; an unknown word is one that asks for an answer. */
const waits: ReadonlyMap<string, DisputeState> = new Map([
  ['UNDER_REVIEW', 'under-review'],
  ['WAITING_FOR_BUYER_RESPONSE', 'under-review'],
])

const dispute = z.object({
  dispute_id: requiredId,
  create_time: optionalTime,
  reason: optionalText,
  status: optionalText,
  dispute_life_cycle_stage: optionalText,
  dispute_amount: optionalObject({ currency_code: optionalText, value: optionalText }),
  seller_response_due_date: optionalTime,
  external_reason_code: optionalText,
  dispute_outcome: optionalObject({ outcome_code: optionalText }),
  offer: optionalObject({ offer_type: optionalText }),
  disputed_transactions: listOf(
    z.object({
      seller_transaction_id: optionalId,
      invoice_number: optionalId,
      custom: optionalId,
      buyer: optionalObject({ name: optionalText }),
    }),
  ),
  messages: listOf(z.object({ posted_by: optionalText, content: optionalText })),
})
type Dispute = z.output<typeof dispute>

function stateOf({ status, dispute_life_cycle_stage: stage, dispute_outcome: outcome }: Dispute): DisputeState {
  if (status === 'RESOLVED') return outcomes.get(outcome?.outcome_code ?? '') ?? 'closed'
  if (stage === 'INQUIRY') return 'inquiry'
  return waits.get(status ?? '') ?? 'needs-response'
}

function claimOf(said: Dispute): DisputeClaim {
  const state = stateOf(said)
  return {
    externalId: said.dispute_id,
    state,
    dueAt: said.status === 'RESOLVED' ? null : said.seller_response_due_date,
    reason: said.reason,
    networkReasonCode: said.external_reason_code,
    amount: moneyOf(said.dispute_amount?.value ?? null, said.dispute_amount?.currency_code ?? null),
    refundable: state === 'inquiry',
    ...(said.offer?.offer_type && { offer: said.offer.offer_type }),
  }
}

/** The disputed payment, as PayPal and as the shop call it. A dispute of several is about the first. */
function paymentOf({ disputed_transactions: [first] }: Dispute) {
  return {
    payment: first?.seller_transaction_id ?? null,
    orderId: first?.invoice_number ?? first?.custom ?? null,
    buyer: first?.buyer?.name ?? null,
  }
}

const disputeCreated = hear(z.object({ resource: dispute }), ({ resource }, sentAt) => {
  const { payment, orderId, buyer } = paymentOf(resource)
  const words = resource.messages.filter(({ posted_by }) => posted_by === 'BUYER').map(({ content }) => content)
  return [
    {
      ...blankComplaint,
      externalId: `dispute:${resource.dispute_id}`,
      category: 'dispute',
      channel: 'dispute',
      text: words.filter((content) => content !== null).join('\n'),
      at: resource.create_time ?? sentAt,
      person: someone({ ...nobody, name: buyer }),
      order: orderOf(orderId),
      dispute: claimOf(resource),
      payment,
    },
  ]
})

const disputeChanged = hear(z.object({ resource: dispute }), ({ resource }): readonly SourceEvent[] => {
  const { payment, orderId } = paymentOf(resource)
  return [{ type: 'dispute', dispute: claimOf(resource), orderId, payment }]
})

/** The older API says `total` and `currency`, and names the payment in a field; the newer links to it as `up`. */
const refund = z.object({
  id: requiredId,
  create_time: optionalTime,
  invoice_id: optionalId,
  invoice_number: optionalId,
  custom_id: optionalId,
  custom: optionalId,
  capture_id: optionalId,
  sale_id: optionalId,
  amount: optionalObject({
    value: optionalText,
    currency_code: optionalText,
    total: optionalText,
    currency: optionalText,
  }),
  links: listOf(z.object({ rel: optionalText, href: optionalText })),
})

function linkedPayment(links: z.output<typeof refund>['links']): string | null {
  const href = links.find(({ rel }) => rel === 'up')?.href ?? ''
  return optionalId.parse(/\/(?:captures|capture|sale)\/([A-Z0-9]{1,40})$/.exec(href)?.[1])
}

/** What we write on refunds of our own is no number of an order. */
const isOurs = (customId: string | null): boolean => customId?.startsWith(refundKey('')) === true

/** Paid back by the shop, or taken back by PayPal: either way somebody was not content, and nobody wrote why. */
const paidBack = hear(z.object({ resource: refund }), ({ resource: said }, sentAt) => {
  const { amount } = said
  const currency = amount?.currency_code ?? amount?.currency ?? null
  return [
    {
      ...blankComplaint,
      externalId: `refund:${said.id}`,
      category: 'other',
      channel: 'refund',
      at: said.create_time ?? sentAt,
      order: orderOf(
        said.invoice_id ?? said.invoice_number ?? (isOurs(said.custom_id) ? null : said.custom_id) ?? said.custom,
      ),
      refunded: unsignedMoneyOf(amount?.value ?? amount?.total ?? null, currency),
      payment: said.capture_id ?? said.sale_id ?? linkedPayment(said.links),
    },
  ]
})

/** By `event_type`. */
export const paypalEvents: ReadonlyMap<string, Hear> = new Map([
  ['CUSTOMER.DISPUTE.CREATED', disputeCreated],
  ['RISK.DISPUTE.CREATED', disputeCreated],
  ['CUSTOMER.DISPUTE.UPDATED', disputeChanged],
  ['CUSTOMER.DISPUTE.RESOLVED', disputeChanged],
  ['PAYMENT.CAPTURE.REFUNDED', paidBack],
  ['PAYMENT.CAPTURE.REVERSED', paidBack],
  ['PAYMENT.SALE.REFUNDED', paidBack],
  ['PAYMENT.SALE.REVERSED', paidBack],
])

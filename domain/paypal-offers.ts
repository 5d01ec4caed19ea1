/**
 * PayPal's four ways to settle a dispute with the buyer before PayPal decides it, and ours: pure tables, both ways.
 *
 * - `REFUND`: money back, nothing comes back. `REFUND_WITH_RETURN`: money back once the goods are with the shop.
 * - `REFUND_WITH_REPLACEMENT`: some money back, and a new item. `REPLACEMENT_WITHOUT_REFUND`: a new item, no money.
 * - An offer is made while the dispute is an inquiry; only a replacement without refund names no `offer_amount`.
 *
 * https://developer.paypal.com/docs/api/customer-disputes/v1/#disputes_make-offer
 */
import type { Facts } from './complaint.ts'
import { chosenRemedy } from './complaint.ts'
import { senderOf } from './dispute.ts'
import type { Money } from './money.ts'
import type { ExtraKind, RemedyKind } from './policy/tables.ts'

export const paypalOffers = [
  'REFUND',
  'REFUND_WITH_RETURN',
  'REFUND_WITH_REPLACEMENT',
  'REPLACEMENT_WITHOUT_REFUND',
] as const
export type PaypalOffer = (typeof paypalOffers)[number]

/** Repairs, attention and codes are nothing PayPal knows: those are agreed with the customer, and told to PayPal in words. */
const offerFor = {
  replacement: 'REPLACEMENT_WITHOUT_REFUND',
  express: 'REPLACEMENT_WITHOUT_REFUND',
  'send-missing': 'REPLACEMENT_WITHOUT_REFUND',
  'send-right-item': 'REPLACEMENT_WITHOUT_REFUND',
  repair: null,
  redo: null,
  'full-refund': 'REFUND',
  'partial-refund': 'REFUND',
  credit: null,
  correction: null,
  call: null,
  'personal-care': null,
} as const satisfies Record<RemedyKind, PaypalOffer | null>

/** What of ours says the same as PayPal's offer, best first. */
export const remediesLike = {
  REFUND: ['full-refund', 'partial-refund'],
  REFUND_WITH_RETURN: ['full-refund'],
  REFUND_WITH_REPLACEMENT: ['partial-refund', 'replacement'],
  REPLACEMENT_WITHOUT_REFUND: ['replacement', 'send-right-item', 'send-missing', 'express'],
} as const satisfies Record<PaypalOffer, readonly [RemedyKind, ...RemedyKind[]]>

export const isPaypalOffer = (text: string): text is PaypalOffer => (paypalOffers as readonly string[]).includes(text)

/** Where the return costs the customer nothing, the goods come back before all of the money goes. */
const comesBack = (kind: RemedyKind, extra: ExtraKind): boolean => kind === 'full-refund' && extra === 'return-on-us'

export interface OfferToMake {
  readonly offer: PaypalOffer
  /** PayPal's `offer_amount`; null where the offer is about no money, or nobody told us the sum. */
  readonly amount: Money | null
}

/** The offer PayPal should hear of now that the customer has chosen; null where there is none to make. */
export function offerToMake(facts: Facts): OfferToMake | null {
  const { dispute } = facts
  const remedy = chosenRemedy(facts)
  if (!remedy || dispute?.state !== 'inquiry' || senderOf(dispute).source !== 'paypal') return null
  const plain = offerFor[remedy.kind]
  if (plain === null) return null
  const offer = comesBack(remedy.kind, remedy.extra) ? 'REFUND_WITH_RETURN' : plain
  return { offer, amount: offer === 'REPLACEMENT_WITHOUT_REFUND' ? null : remedy.value }
}

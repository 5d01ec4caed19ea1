/**
 * Stripe: disputes and their course, early fraud warnings, refunds of charges and those that failed (sources.md section 4).
 *
 * - The order is what the shop wrote into `metadata.order_id`; without it the charge is named, by which an order that
 *   told us its payments is found. The charge comes before the payment intent, because every object here names one.
 * - Two Event objects may stand for one change, so a grievance is known by the object: the dispute, the warning, or the
 *   charge with the sum refunded so far.
 * - A Radar review (`review.opened`) is the shop doubting a payment, not a customer doubting the shop: it is nothing.
 */
import { z } from 'zod'
import { type DisputeClaim, type DisputeState, nobody } from '../../domain/event.ts'
import { purposeIn } from '../../domain/refund.ts'
import { asking } from './asking.ts'
import {
  commonSettings,
  field,
  optionalFlag,
  optionalId,
  optionalObject,
  optionalSeconds,
  optionalText,
  quoted,
  requiredId,
  someone,
} from './fields.ts'
import { bareOrder, blankComplaint, type Hear, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { concat, fromHex, hmacMatches, isFresh, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'
import { type Charge, charge, metadata, moneyOf, orderOf, personOf } from './stripe-charge.ts'
import { stripeLookUp } from './stripe-look-up.ts'
import { stripePayBack } from './stripe-refund.ts'

const settings = z.object({
  /**
   * For look-ups a restricted key that reads Charges, PaymentIntents, Customers and Checkout Sessions is enough; paying
   * back needs one that writes Charges and Refunds too, and reads Disputes where inquiries shall be paid back.
   */
  apiKey: z.string().min(1).optional(),
  ...commonSettings,
})

/** An id, or the charge itself where the endpoint's settings expand it. */
const chargeReference = field((value): { id: string | null; expanded: Charge | null } => {
  const { data } = charge.safeParse(value)
  return data ? { id: data.id, expanded: data } : { id: optionalId.parse(value), expanded: null }
})

const states: ReadonlyMap<string, DisputeState> = new Map([
  ['warning_needs_response', 'inquiry'],
  ['warning_under_review', 'inquiry'],
  ['warning_closed', 'closed'],
  ['needs_response', 'needs-response'],
  ['under_review', 'under-review'],
  ['won', 'won'],
  ['lost', 'lost'],
  ['prevented', 'closed'],
  ['charge_refunded', 'closed'],
])
const ended: ReadonlySet<DisputeState> = new Set(['won', 'lost', 'closed'])

const dispute = z
  .object({
    id: optionalId,
    charge: chargeReference,
    payment_intent: optionalId,
    amount: optionalText,
    currency: optionalText,
    reason: optionalText,
    status: optionalText,
    created: optionalSeconds,
    is_charge_refundable: optionalFlag,
    /** Before 2014 the due date stood here, and `evidence` was a text. */
    evidence_due_by: optionalSeconds,
    evidence_details: optionalObject({ due_by: optionalSeconds }),
    evidence: optionalObject({ customer_email_address: optionalText, customer_name: optionalText }),
    metadata,
    payment_method_details: optionalObject({ card: optionalObject({ network_reason_code: optionalText }) }),
  })
  .transform((said, context) => {
    // A dispute of the old shape has no id: it is known by its charge.
    const externalId = said.id ?? said.charge.id
    if (externalId === null) {
      context.addIssue({ code: 'custom', message: 'names neither a dispute nor a charge' })
      return z.NEVER
    }
    const state = states.get(said.status ?? '') ?? 'needs-response'
    const claim: DisputeClaim = {
      externalId,
      state,
      dueAt: ended.has(state) ? null : (said.evidence_details?.due_by ?? said.evidence_due_by),
      reason: said.reason,
      networkReasonCode: said.payment_method_details?.card?.network_reason_code ?? null,
      amount: moneyOf(said.amount, said.currency),
      // Only of an inquiry has the bank taken nothing yet; Stripe may still say that this one was refunded in full.
      refundable: (said.status ?? '').startsWith('warning_') && said.is_charge_refundable !== false,
    }
    return { ...said, claim, payment: said.charge.id ?? said.payment_intent }
  })

const about = <Body>(object: z.ZodType<Body>) => z.object({ data: z.object({ object }) })

const disputeCreated = hear(about(dispute), ({ data }, sentAt) => {
  const { claim, charge, evidence, metadata, payment, created } = data.object
  const person = (charge.expanded && personOf(charge.expanded)) ?? nobody
  const orderId = metadata?.order_id ?? null
  return [
    {
      ...blankComplaint,
      externalId: claim.externalId,
      category: 'dispute',
      channel: 'dispute',
      at: created ?? sentAt,
      person: someone({
        ...person,
        email: evidence?.customer_email_address ?? person.email,
        name: evidence?.customer_name ?? person.name,
      }),
      order: (charge.expanded && orderOf(charge.expanded)) ?? (orderId === null ? null : bareOrder(orderId)),
      dispute: claim,
      payment,
    },
  ]
})

const disputeChanged = hear(about(dispute), ({ data: { object } }) => [
  { type: 'dispute', dispute: object.claim, orderId: object.metadata?.order_id ?? null, payment: object.payment },
])

/** The bank warns before it disputes: the money may still be returned, and then no dispute follows. */
const fraudWarning = hear(
  about(
    z.object({
      id: requiredId,
      charge: chargeReference,
      payment_intent: optionalId,
      fraud_type: optionalText,
      actionable: optionalFlag,
      created: optionalSeconds,
    }),
  ),
  ({ data: { object } }, sentAt) =>
    object.actionable === false
      ? 'the warned payment is already refunded or disputed'
      : [
          {
            ...blankComplaint,
            externalId: object.id,
            category: 'dispute',
            channel: 'alert',
            at: object.created ?? sentAt,
            person: object.charge.expanded && personOf(object.charge.expanded),
            order: object.charge.expanded && orderOf(object.charge.expanded),
            dispute: {
              externalId: object.id,
              state: 'inquiry',
              dueAt: null,
              reason: object.fraud_type,
              networkReasonCode: null,
              amount: null,
              refundable: true,
            },
            payment: object.charge.id ?? object.payment_intent,
          },
        ],
)

/** `amount_refunded` is the sum so far; what it was before tells the step. */
const chargeRefunded = hear(
  z.object({
    data: z.object({
      object: charge,
      previous_attributes: optionalObject({ amount_refunded: optionalText }),
    }),
  }),
  ({ data: { object: said, previous_attributes } }, sentAt) => {
    const now = moneyOf(said.amount_refunded, said.currency)
    const before = moneyOf(previous_attributes?.amount_refunded ?? '0', said.currency)
    const refunded = now && before && now.minor > before.minor ? { ...now, minor: now.minor - before.minor } : null
    return [
      {
        ...blankComplaint,
        externalId: `refund:${said.id}:${refunded === null ? 'unknown' : said.amount_refunded}`,
        category: 'other',
        channel: 'refund',
        at: sentAt,
        person: personOf(said),
        order: orderOf(said),
        refunded,
        payment: said.id,
      },
    ]
  },
)

/**
 * A refund whose money came back, up to a month after it had succeeded. Older versions of the API tell it as the charge's,
 * newer ones as the refund's, and some both. https://docs.stripe.com/refunds#failed-refunds
 */
const refundChanged = hear(
  about(z.object({ status: optionalText, metadata: optionalObject({ amends: optionalText }) })),
  ({ data: { object } }) => {
    if (object.status !== 'failed' && object.status !== 'canceled') return 'the refund is on its way'
    const purpose = purposeIn(object.metadata?.amends ?? null)
    return purpose === null ? 'the refund that failed was not made by us' : [{ type: 'refund-failed', purpose }]
  },
)

const types: ReadonlyMap<string, Hear> = new Map([
  ['charge.dispute.created', disputeCreated],
  ['charge.dispute.updated', disputeChanged],
  ['charge.dispute.closed', disputeChanged],
  ['charge.dispute.funds_withdrawn', disputeChanged],
  ['charge.dispute.funds_reinstated', disputeChanged],
  ['radar.early_fraud_warning.created', fraudWarning],
  ['charge.refunded', chargeRefunded],
  ['charge.refund.updated', refundChanged],
  ['refund.updated', refundChanged],
  ['refund.failed', refundChanged],
])

/** `t=…,v1=…[,v1=…]`; other versions are passed over. Null when there is not exactly one time. */
function signedParts(header: string): { timestamp: string; signatures: (Uint8Array | null)[] } | null {
  const parts = header.split(',').map((part) => part.split('='))
  const times = parts.filter(([name]) => name === 't')
  const timestamp = times[0]?.[1]
  if (timestamp === undefined || times.length > 1) return null
  const signatures = parts.filter(([name, value, more]) => name === 'v1' && value && more === undefined)
  return { timestamp, signatures: signatures.map(([, value]) => fromHex(value ?? '')) }
}

export const stripe: Source<z.output<typeof settings>> = {
  name: 'stripe',
  settings,
  bodies: ['json'],

  /** The key is the endpoint secret's whole text, `whsec_` included; it is not base64 here. */
  async verify({ raw, headers }, { secrets, wallNow }) {
    const sent = signedParts(headers.get('stripe-signature') ?? '')
    if (sent === null || !isFresh(sent.timestamp, wallNow)) return false
    return hmacMatches(secrets.map(utf8), concat(utf8(`${sent.timestamp}.`), raw), sent.signatures)
  },

  read({ raw }, { settings: { apiKey } }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const { id, type, created, livemode, account } = body.value
    const eventId = optionalId.parse(id)
    if (eventId === null) return { kind: 'unusable', why: 'id is missing' }
    if (typeof type !== 'string') return { kind: 'unusable', why: 'type is missing' }
    const test = livemode === false
    const said = types.get(type)
    if (said === undefined) return { kind: 'nothing', eventId, why: `${quoted(type)} is no event of ours`, test }
    const reading = said(body.value, { eventId, test, sentAt: optionalSeconds.parse(created) })
    const owner = optionalId.parse(account)
    return apiKey === undefined
      ? reading
      : asking(reading, ({ payment }) =>
          payment === null ? null : { payment, ...(owner !== null && { account: owner }) },
        )
  },

  api: ({ apiKey }) => (apiKey === undefined ? null : 'https://api.stripe.com'),
  lookUp: (question, api, { settings: { apiKey } }) => stripeLookUp(question, api, apiKey ?? ''),
  payBack: (request, api, { settings: { apiKey } }, may) => stripePayBack(request, api, apiKey ?? '', may),
}

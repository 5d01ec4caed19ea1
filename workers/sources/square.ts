/**
 * Square: disputes and their course, refunds (sources.md section 10).
 *
 * - The signature covers the notification address before the body, exactly as it was typed at Square. Where a proxy or a
 *   trailing slash makes that another address than ours, `notificationUrl` says it.
 * - A dispute names the payment alone; Square's own order id is not the shop's number, so the payment finds the order.
 * - Square's samples put the dispute under `data.object.dispute`, its SDK's types under `data.object.object`.
 *
 * https://developer.squareup.com/docs/webhooks/step3validate
 * https://developer.squareup.com/reference/square/objects/Dispute
 */
import { z } from 'zod'
import type { DisputeClaim, DisputeState } from '../../domain/event.ts'
import { asking } from './asking.ts'
import { commonSettings, optionalId, optionalObject, optionalText, optionalTime, quoted, requiredId } from './fields.ts'
import { blankComplaint, type Hear, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { minorMoney } from './minor-units.ts'
import { concat, fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'
import { squareLookUp } from './square-look-up.ts'

const settings = z.object({
  /** The address as configured at Square, when it is not the one it posts to here. */
  notificationUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Of the live application, for look-ups; it reads payments, orders and customers. */
  accessToken: z.string().min(1).optional(),
  ...commonSettings,
})

const money = optionalObject({ amount: optionalText, currency: optionalText })
const moneyOf = (stated: z.output<typeof money>) => minorMoney(stated?.amount ?? null, stated?.currency ?? null)

const states: ReadonlyMap<string, DisputeState> = new Map([
  ['INQUIRY_EVIDENCE_REQUIRED', 'inquiry'],
  ['INQUIRY_PROCESSING', 'inquiry'],
  ['INQUIRY_CLOSED', 'closed'],
  ['EVIDENCE_REQUIRED', 'needs-response'],
  ['PROCESSING', 'under-review'],
  ['WON', 'won'],
  ['LOST', 'lost'],
  ['ACCEPTED', 'lost'],
])
const ended: ReadonlySet<DisputeState> = new Set(['won', 'lost', 'closed'])

const dispute = z
  .object({
    id: optionalId,
    dispute_id: optionalId,
    state: optionalText,
    reason: optionalText,
    due_at: optionalTime,
    created_at: optionalTime,
    amount_money: money,
    disputed_payment: optionalObject({ payment_id: optionalId }),
  })
  .transform((said, context) => {
    const externalId = said.id ?? said.dispute_id
    if (externalId === null) {
      context.addIssue({ code: 'custom', message: 'has no id' })
      return z.NEVER
    }
    const state = states.get(said.state ?? '') ?? 'needs-response'
    const claim: DisputeClaim = {
      externalId,
      state,
      dueAt: ended.has(state) ? null : said.due_at,
      reason: said.reason,
      networkReasonCode: null,
      amount: moneyOf(said.amount_money),
      refundable: state === 'inquiry',
    }
    return { claim, payment: said.disputed_payment?.payment_id ?? null, at: said.created_at }
  })

const about = z.object({
  data: z.object({
    object: z.union([
      z.object({ dispute }).transform(({ dispute: said }) => said),
      z.object({ object: dispute }).transform(({ object: said }) => said),
    ]),
  }),
})

const disputeCreated = hear(about, ({ data }, sentAt) => [
  {
    ...blankComplaint,
    externalId: `dispute:${data.object.claim.externalId}`,
    category: 'dispute',
    channel: 'dispute',
    at: data.object.at ?? sentAt,
    dispute: data.object.claim,
    payment: data.object.payment,
  },
])

const disputeChanged = hear(about, ({ data: { object } }) => [
  { type: 'dispute', dispute: object.claim, orderId: null, payment: object.payment },
])

/** A refund is sent when it is asked for and again when it is done or refused; only its end is told. */
const refundChanged = hear(
  z.object({
    data: z.object({
      object: z.object({
        refund: z.object({ id: requiredId, status: optionalText, payment_id: optionalId, amount_money: money }),
      }),
    }),
  }),
  ({ data: { object } }, sentAt) => {
    const { id, status, payment_id, amount_money } = object.refund
    const complaint = { ...blankComplaint, channel: 'refund', at: sentAt, payment: payment_id } as const
    switch (status) {
      case 'COMPLETED':
        return [{ ...complaint, externalId: `refund:${id}`, category: 'other', refunded: moneyOf(amount_money) }]
      case 'REJECTED':
      case 'FAILED':
        return [{ ...complaint, externalId: `refund-failed:${id}`, category: 'billing' }]
      default:
        return 'the refund is not done yet'
    }
  },
)

const types: ReadonlyMap<string, Hear> = new Map([
  ['dispute.created', disputeCreated],
  ['dispute.state.updated', disputeChanged],
  ['dispute.state.changed', disputeChanged],
  ['dispute.evidence.added', disputeChanged],
  ['dispute.evidence.created', disputeChanged],
  ['dispute.evidence.removed', disputeChanged],
  ['dispute.evidence.deleted', disputeChanged],
  ['refund.created', refundChanged],
  ['refund.updated', refundChanged],
])

export const square: Source<z.output<typeof settings>> = {
  name: 'square',
  settings,
  bodies: ['json'],

  verify({ raw, headers, url }, { secrets, settings: { notificationUrl } }) {
    const signature = headers.get('x-square-hmacsha256-signature')
    const message = concat(utf8(notificationUrl ?? url), raw)
    return hmacMatches(secrets.map(utf8), message, [signature === null ? null : fromBase64(signature)])
  },

  read({ raw, headers }, { settings: { accessToken } }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const { event_id, type, created_at } = body.value
    const eventId = optionalId.parse(event_id)
    if (eventId === null) return { kind: 'unusable', why: 'event_id is missing' }
    if (typeof type !== 'string') return { kind: 'unusable', why: 'type is missing' }
    const test = headers.get('square-environment')?.toLowerCase() === 'sandbox'
    const said = types.get(type)
    if (said === undefined) return { kind: 'nothing', eventId, why: `${quoted(type)} is no event of ours`, test }
    const reading = said(body.value, { eventId, test, sentAt: optionalTime.parse(created_at) })
    return accessToken === undefined
      ? reading
      : asking(reading, ({ payment }) => (payment === null ? null : { payment }))
  },

  api: ({ accessToken }) => (accessToken === undefined ? null : 'https://connect.squareup.com'),
  lookUp: (question, api, { settings: { accessToken } }) => squareLookUp(question, api, accessToken ?? ''),
}

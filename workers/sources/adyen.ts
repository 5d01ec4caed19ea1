/**
 * Adyen: disputes from the first notice to their end, refunds and failed refunds (sources.md section 9).
 *
 * - Reason codes and dates are outside the signature, so nothing here moves money because of them.
 * - All events of one dispute share its `pspReference`: that is the grievance, whatever came first. A chargeback is
 *   therefore told twice, as the complaint it may open and as news of the one it may be about.
 * - `merchantReference` is the shop's order, `originalReference` the payment. There is no e-mail: the person is null.
 * - One event that is not answered with 2xx holds up all later ones for 30 days; so what we do not use is "nothing".
 *
 * https://docs.adyen.com/risk-management/disputes-api/dispute-notifications
 */
import { z } from 'zod'
import type { ComplaintEvent, DisputeClaim, DisputeState, SourceEvent } from '../../domain/event.ts'
import { adyenSigned } from './adyen-signature.ts'
import { commonSettings, optionalId, optionalObject, optionalText, optionalTime, quoted, requiredId } from './fields.ts'
import { bareOrder, blankComplaint, type Hear, hear } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { minorMoney } from './minor-units.ts'
import { fromHex } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object(commonSettings)

/** https://docs.adyen.com/development-resources/currency-codes, where it differs from ISO 4217. */
const places: ReadonlyMap<string, number> = new Map([
  ['CLP', 2],
  ['CVE', 0],
  ['IDR', 0],
  ['ISK', 2],
])

/** `disputeStatus` beside an event; it is left out for payments in Brazil. */
const statuses: ReadonlyMap<string, DisputeState> = new Map([
  ['won', 'won'],
  ['lost', 'lost'],
  ['accepted', 'lost'],
  ['expired', 'lost'],
  ['pending', 'under-review'],
  ['responded', 'under-review'],
])
const ended: ReadonlySet<DisputeState> = new Set(['won', 'lost', 'closed'])

const item = z.object({
  pspReference: requiredId,
  originalReference: optionalId,
  merchantReference: optionalId,
  eventCode: requiredId,
  eventDate: optionalTime,
  success: optionalText,
  reason: optionalText,
  amount: optionalObject({ value: optionalText, currency: optionalText }),
  additionalData: optionalObject({
    chargebackReasonCode: optionalText,
    rfiReasonCode: optionalText,
    nofReasonCode: optionalText,
    defensePeriodEndsAt: optionalTime,
    autoDefended: optionalText,
    disputeStatus: optionalText,
  }),
})
type Item = z.output<typeof item>

const amountOf = ({ amount }: Item) => minorMoney(amount?.value ?? null, amount?.currency ?? null, places)
const orderOf = ({ merchantReference }: Item) => (merchantReference === null ? null : bareOrder(merchantReference))

/** What is disputed, in the state this event means unless `disputeStatus` says another. */
function claimOf(said: Item, meant: DisputeState): DisputeClaim {
  const more = said.additionalData
  const inquiry = meant === 'inquiry'
  const told = statuses.get(more?.disputeStatus?.toLowerCase() ?? '')
  const defended = more?.autoDefended === 'true' && meant === 'needs-response' ? 'under-review' : meant
  // An inquiry that came to nothing was neither won nor lost.
  const state = inquiry ? (told !== undefined && ended.has(told) ? 'closed' : 'inquiry') : (told ?? defended)
  return {
    externalId: said.pspReference,
    state,
    dueAt: ended.has(state) ? null : (more?.defensePeriodEndsAt ?? null),
    reason: said.reason,
    networkReasonCode: more?.chargebackReasonCode ?? more?.rfiReasonCode ?? more?.nofReasonCode ?? null,
    amount: amountOf(said),
    refundable: state === 'inquiry',
  }
}

const complaintOf = (said: Item, about: Pick<ComplaintEvent, 'externalId' | 'category' | 'channel'>) => ({
  ...blankComplaint,
  ...about,
  at: said.eventDate,
  order: orderOf(said),
  payment: said.originalReference,
})

const disputed =
  (meant: DisputeState, channel: 'dispute' | 'alert' = 'dispute') =>
  (said: Item): ComplaintEvent => ({
    ...complaintOf(said, { externalId: `dispute:${said.pspReference}`, category: 'dispute', channel }),
    dispute: claimOf(said, meant),
  })

const changed =
  (meant: DisputeState) =>
  (said: Item): SourceEvent => ({
    type: 'dispute',
    dispute: claimOf(said, meant),
    orderId: said.merchantReference,
    payment: said.originalReference,
  })

const only =
  (...says: ((said: Item) => SourceEvent)[]) =>
  (said: Item): readonly SourceEvent[] =>
    says.map((say) => say(said))

const refundFailed = (said: Item): readonly SourceEvent[] => [
  complaintOf(said, { externalId: `refund-failed:${said.pspReference}`, category: 'billing', channel: 'refund' }),
]

const refund = (said: Item): readonly SourceEvent[] => {
  if (said.success === 'false') return refundFailed(said)
  const about = { externalId: `refund:${said.pspReference}`, category: 'other', channel: 'refund' } as const
  return [{ ...complaintOf(said, about), refunded: amountOf(said) }]
}

const eventCodes: ReadonlyMap<string, (said: Item) => readonly SourceEvent[]> = new Map([
  ['REQUEST_FOR_INFORMATION', only(disputed('inquiry'))],
  // The issuer's report of fraud: the money may still be returned, and then no chargeback follows.
  ['NOTIFICATION_OF_FRAUD', only(disputed('inquiry', 'alert'))],
  ['NOTIFICATION_OF_CHARGEBACK', only(disputed('needs-response'))],
  ['CHARGEBACK', only(changed('needs-response'), disputed('needs-response'))],
  ['SECOND_CHARGEBACK', only(changed('lost'), disputed('lost'))],
  ['INFORMATION_SUPPLIED', only(changed('under-review'))],
  ['CHARGEBACK_REVERSED', only(changed('won'))],
  ['ISSUER_RESPONSE_TIMEFRAME_EXPIRED', only(changed('won'))],
  ['DISPUTE_DEFENSE_PERIOD_ENDED', only(changed('lost'))],
  ['PREARBITRATION_OPEN', only(changed('needs-response'))],
  ['PREARBITRATION_WON', only(changed('won'))],
  ['PREARBITRATION_LOST', only(changed('lost'))],
  ['REFUND', refund],
  ['REFUND_FAILED', refundFailed],
  ['REFUNDED_REVERSED', refundFailed],
])

const items = z
  .array(z.object({ NotificationRequestItem: item }))
  .min(1)
  .transform((wrapped) => wrapped.map(({ NotificationRequestItem }) => NotificationRequestItem))

const standard = hear(z.object({ notificationItems: items }), ({ notificationItems }) => {
  const events = notificationItems.flatMap((said) => eventCodes.get(said.eventCode)?.(said) ?? [])
  const codes = [...new Set(notificationItems.map(({ eventCode }) => eventCode))]
  return events.length > 0 ? events : `${quoted(codes.join(', '))} says nothing of a grievance`
})

/** The standard webhook's own id is its items; a platform webhook has the id of what it is about. */
function eventIdOf(body: JsonObject): string | null {
  const read = z.object({ notificationItems: items }).safeParse(body)
  if (read.success)
    return read.data.notificationItems.map((said) => `${said.pspReference}:${said.eventCode}:${said.success}`).join(',')
  const platform = z.object({ type: requiredId, timestamp: optionalId, data: z.object({ id: requiredId }) })
  const { data } = platform.safeParse(body)
  return data ? [data.type, data.data.id, data.timestamp].filter((part) => part !== null).join(':') : null
}

const platform: Hear = (body, { eventId, test }) => {
  const type = optionalText.parse(body.type) ?? ''
  return { kind: 'nothing', eventId, why: `${quoted(type)} is about Adyen's platform, not a shop's customer`, test }
}

export const adyen: Source<z.output<typeof settings>> = {
  name: 'adyen',
  settings,
  bodies: ['json'],

  /** The key is given as hexadecimal digits, upper case in the Customer Area. */
  verify: (arrival, { secrets }) =>
    adyenSigned(
      secrets.map((secret) => fromHex(secret.toLowerCase())).filter((key) => key !== null),
      arrival,
    ),

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const eventId = eventIdOf(body.value)
    const isStandard = body.value.notificationItems !== undefined
    const test = body.value.live === 'false' || body.value.live === false || body.value.environment === 'test'
    if (eventId === null && !isStandard) return { kind: 'unusable', why: 'data.id or type is missing' }
    return (isStandard ? standard : platform)(body.value, { eventId: eventId ?? '', test, sentAt: null })
  },
}

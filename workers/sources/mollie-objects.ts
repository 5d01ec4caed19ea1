/**
 * What a signed body of Mollie is about: a payment, a refund, a chargeback or a dispute, as the event around it embeds
 * it, as the body itself, or by an id alone.
 *
 * https://docs.mollie.com/reference/payments-api-webhooks
 * https://docs.mollie.com/reference/refunds-api-webhooks
 * https://docs.mollie.com/reference/chargebacks-api-webhooks
 */
import { z } from 'zod'
import type { DisputeState, SourceEvent } from '../../domain/event.ts'
import { optionalId, optionalObject, optionalText, optionalTime, quoted, requiredId } from './fields.ts'
import { blankComplaint } from './hearing.ts'
import type { JsonObject } from './json.ts'
import {
  type About,
  chargeback,
  chargebackEvents,
  money,
  payment,
  paymentEvents,
  refund,
  refundEvents,
} from './mollie-payment.ts'

export interface Said {
  /** Null where the body only names the object; empty where it says nothing to us. */
  readonly events: readonly SourceEvent[] | null
  /** The payment by which the API can be asked for what is left open; null where nothing is, or nothing to ask by. */
  readonly payment: string | null
  readonly test: boolean
  readonly why: string
}

/** An event around an object, or the object alone. */
const envelope = z.object({
  resource: optionalText,
  type: optionalText,
  mode: optionalText,
  entityId: optionalId,
  _embedded: optionalObject({ entity: z.unknown() }),
})

const states: ReadonlyMap<string, DisputeState> = new Map([
  ['under_review', 'under-review'],
  ['submitted', 'under-review'],
  ['won', 'won'],
  ['lost', 'lost'],
  ['accepted', 'lost'],
  ['expired', 'lost'],
  ['closed', 'closed'],
  ['resolved', 'closed'],
])

/** In beta, and its fields beyond id and status are documented nowhere: each may be missing. */
const dispute = z.object({
  id: requiredId,
  status: optionalText,
  amount: money,
  createdAt: optionalTime,
  dueAt: optionalTime,
  reason: optionalText,
  paymentId: optionalId,
  chargebackId: optionalId,
})

const ended: ReadonlySet<DisputeState> = new Set(['won', 'lost', 'closed'])

/**
 * A dispute about a chargeback is that chargeback's grievance, under its id. Whichever event comes first opens it; where
 * it is open already, the state is what is new.
 */
function disputeEvents(said: z.output<typeof dispute>, type: string): readonly SourceEvent[] {
  const state = states.get(said.status ?? '') ?? (type === 'dispute.resolved' ? 'closed' : 'needs-response')
  const isOver = ended.has(state)
  const externalId = said.chargebackId ?? said.id
  const claim = {
    ...{ externalId, state, dueAt: isOver ? null : said.dueAt, reason: said.reason },
    ...{ networkReasonCode: null, amount: said.amount, refundable: false },
  }
  const update = { type: 'dispute', dispute: claim, orderId: null, payment: said.paymentId } as const
  if (isOver) return [update]
  const complaint = { ...blankComplaint, at: said.createdAt, dispute: claim, payment: said.paymentId }
  const opened = { ...complaint, externalId: `dispute:${externalId}`, category: 'dispute', channel: 'dispute' } as const
  return type === 'dispute.created' ? [opened] : [update, opened]
}

const of = (id: string | null): About => ({ person: null, order: null, payment: id })

type Kind = (entity: unknown, type: string) => { events: readonly SourceEvent[]; payment: string | null } | null

/** Reads an object; null when it is none of its kind. */
const kind =
  <Shape>(
    schema: z.ZodType<Shape>,
    events: (said: Shape, type: string) => readonly SourceEvent[],
    id: (said: Shape) => string | null,
  ): Kind =>
  (entity, type) => {
    const read = schema.safeParse(entity)
    return read.success ? { events: events(read.data, type), payment: id(read.data) } : null
  }

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['payment', kind(payment, paymentEvents, () => null)],
  [
    'refund',
    kind(
      refund,
      (said) => refundEvents(said, of(said.paymentId)),
      ({ paymentId }) => paymentId,
    ),
  ],
  [
    'chargeback',
    kind(
      chargeback,
      (said) => chargebackEvents(said, of(said.paymentId)),
      ({ paymentId }) => paymentId,
    ),
  ],
  ['dispute', kind(dispute, disputeEvents, ({ paymentId }) => paymentId)],
])

/** A refund or a dispute whose id is all we are told: only a person can look it up. */
function named(what: string, type: string, id: string): readonly SourceEvent[] {
  switch (type) {
    case 'refund.processing':
    case 'refund.refunded':
      return [{ ...blankComplaint, externalId: `refund:${id}`, category: 'other', channel: 'refund' }]
    case 'refund.failed':
      return [{ ...blankComplaint, externalId: `refund-failed:${id}`, category: 'billing', channel: 'refund' }]
    case 'chargeback.received':
    case 'chargeback.reversed':
      return chargebackEvents(
        { ...chargeback.parse({ id }), reversedAt: type === 'chargeback.reversed' ? 0 : null },
        of(null),
      )
    default:
      return what === 'dispute' ? disputeEvents(dispute.parse({ id }), type) : []
  }
}

export function said(body: JsonObject): Said {
  const { data } = envelope.safeParse(body)
  const isEvent = data?.resource === 'event' || (data?.type ?? null) !== null
  const type = (isEvent ? data?.type : data?.resource) ?? ''
  const what = type.split('.')[0] ?? ''
  const read = kinds.get(what)
  const why = `${quoted(type)} says nothing to us`
  const nothing = { events: [], payment: null, test: false, why }
  if (data === undefined || read === undefined) return nothing
  const entity = isEvent ? (data._embedded?.entity ?? null) : body
  const whole = read(entity, type)
  const mode = isEvent ? optionalObject({ mode: optionalText }).parse(entity)?.mode : data.mode
  const test = (mode ?? data.mode) === 'test'
  if (whole !== null) return { ...whole, test, why }
  const id = data.entityId
  if (id === null) return nothing
  return what === 'payment'
    ? { events: null, payment: id, test, why }
    : { events: named(what, type, id), payment: null, test, why }
}

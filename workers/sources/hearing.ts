/**
 * One kind of webhook, heard: a tolerant schema, and what it means in our words. A source is a table of these.
 */
import type { z } from 'zod'
import type { ComplaintEvent, OrderClaim, SourceEvent } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import { whatIsWrong } from './fields.ts'
import type { JsonObject } from './json.ts'
import type { Reading } from './source.ts'

/** What happened; or, as a sentence for staff, why it is nothing to us. */
export type Heard = readonly SourceEvent[] | string

/** What is known of a delivery besides its body. */
interface Delivery {
  readonly eventId: string
  readonly test: boolean
  /** When the sender says it happened; for events whose body has no time of its own. */
  readonly sentAt: Instant | null
}

export type Hear = (body: JsonObject, delivery: Delivery) => Reading

/** Total: a body that does not fit the schema is unusable, with the first thing that is wrong. */
export const hear =
  <Body>(schema: z.ZodType<Body>, say: (body: Body, sentAt: Instant | null) => Heard): Hear =>
  (body, { eventId, test, sentAt }) => {
    const read = schema.safeParse(body)
    if (!read.success) return { kind: 'unusable', why: whatIsWrong(read.error) }
    const heard = say(read.data, sentAt)
    return typeof heard === 'string'
      ? { kind: 'nothing', eventId, why: heard, test }
      : { kind: 'events', eventId, events: heard, test }
  }

/** A complaint of which nothing is known yet; each source says what it knows. */
export const blankComplaint = {
  type: 'complaint',
  text: '',
  at: null,
  person: null,
  order: null,
  dispute: null,
  refunded: null,
  rating: null,
  payment: null,
} as const satisfies Partial<ComplaintEvent>

/** An order of which the sender says the id alone. */
export const bareOrder = (externalId: string): OrderClaim => ({
  externalId,
  name: null,
  total: null,
  placedAt: null,
  lines: [],
})

/**
 * What a sender's webhook means in our own words. Each source turns its vendor's shape into these;
 * nothing behind the intake knows a vendor's field name.
 */
import type { ComplaintId, Instant } from './ids.ts'
import type { Money } from './money.ts'
import type { Reason } from './reasons.ts'

export const categories = [
  'late',
  'damaged',
  'faulty',
  'wrong-item',
  'missing-item',
  'not-as-described',
  'service',
  'billing',
  'dispute',
  'other',
] as const
export type Category = (typeof categories)[number]

/** How the grievance reached the shop; shown to staff, and part of what makes two deliveries one grievance. */
export const channels = [
  'form',
  'email',
  'chat',
  'phone',
  'review',
  'dispute',
  'refund',
  'return',
  'cancellation',
  'alert',
  /** A carrier says that the parcel is late, and nobody has complained yet. */
  'tracking',
  /** The shop found the fault itself. */
  'recall',
] as const
export type Channel = (typeof channels)[number]

/** What the sender says about the person. Every field may be missing; identity is settled at intake. */
export interface PersonClaim {
  readonly externalId: string | null
  readonly email: string | null
  readonly name: string | null
  /** As written by the sender; normalised to E.164 at intake where it can be. */
  readonly phone: string | null
  /** BCP 47 as given; mapped to a language we write in at intake. */
  readonly locale: string | null
  readonly timeZone: string | null
  /** ISO 3166 alpha-2. */
  readonly country: string | null
  readonly tags: readonly string[] | null
  readonly ordersCount: number | null
  readonly totalSpent: Money | null
  readonly audience: number | null
  readonly marketingConsent: boolean | null
}

export interface OrderLine {
  readonly sku: string | null
  readonly name: string
  readonly quantity: number
  readonly total: Money | null
}

/** What the sender says about an order. `externalId` is the exact text of the id, beyond 2^53 too. */
export interface OrderClaim {
  readonly externalId: string
  /** What people call it ("#1042"); null where it is the id itself. */
  readonly name: string | null
  readonly total: Money | null
  readonly placedAt: Instant | null
  readonly lines: readonly OrderLine[]
}

export const disputeStates = ['inquiry', 'needs-response', 'under-review', 'won', 'lost', 'closed'] as const
export type DisputeState = (typeof disputeStates)[number]

export interface DisputeClaim {
  readonly externalId: string
  readonly state: DisputeState
  /** The bank's last moment for an answer; null when none is asked for. */
  readonly dueAt: Instant | null
  readonly reason: string | null
  readonly networkReasonCode: string | null
  readonly amount: Money | null
  /** PayPal's offer on the table, where one was made: `REFUND_WITH_RETURN`. */
  readonly offer?: string | null
  /** True while money may still be returned (an inquiry, an early warning); false once it would be paid twice. */
  readonly refundable: boolean
}

export interface ComplaintEvent {
  readonly type: 'complaint'
  /** The grievance's own id at the sender: a second delivery about it opens nothing. */
  readonly externalId: string
  readonly category: Category
  readonly channel: Channel
  /** The customer's own words where there are any; empty otherwise. */
  readonly text: string
  /** What exactly went wrong, where they said it by a list of ours. */
  readonly reason?: Reason | null
  /** What would put it right, in their own words; part of `text` too. */
  readonly wish?: string
  readonly at: Instant | null
  readonly person: PersonClaim | null
  readonly order: OrderClaim | null
  readonly dispute: DisputeClaim | null
  /** What was already paid back when the sender told us (a refund without a word). */
  readonly refunded: Money | null
  /** 1 to 5 where the grievance is a review. */
  readonly rating: number | null
  /** The payment the sender names, when it knows no order: `charge`, `payment_intent`. */
  readonly payment: string | null
}

/** A fact that is no complaint: an order paid, cancelled or refunded. Builds history and closes codes. */
export interface OrderEvent {
  readonly type: 'order'
  readonly state: 'paid' | 'cancelled' | 'refunded'
  readonly order: OrderClaim
  readonly person: PersonClaim | null
  readonly codes: readonly string[]
  readonly amount: Money | null
  readonly at: Instant | null
  /** The sender's id of this refund's step, so that it counts once whoever tells it; null where it has none. */
  readonly refund?: string | null
  /** Ids of payments by which a later dispute or refund can be traced to this order. */
  readonly payments: readonly string[]
}

export interface DeliveredEvent {
  readonly type: 'delivered'
  readonly complaint: string | null
  readonly orderId: string | null
  readonly at: Instant | null
  /** When a parcel that nobody calls the remedy was handed over; only what left after something was agreed can be it. */
  readonly leftAt?: Instant | null
}

/**
 * What has to be asked at the sender's API before a delivery is understood; the source that asks knows what its words
 * mean. Ids only: no personal data is kept in a question.
 */
export type Question = Readonly<Record<string, string>>

export interface CustomerEvent {
  readonly type: 'customer'
  readonly person: PersonClaim
}

export interface DisputeEvent {
  readonly type: 'dispute'
  readonly dispute: DisputeClaim
  readonly orderId: string | null
  readonly payment: string | null
}

/**
 * A mail a person wrote to us. It belongs to the open complaint it answers; where there is none, whoever brings it says
 * what it opens instead (`Delivered.otherwise`). Nothing in it is believed but that these words came.
 */
export interface WroteEvent {
  readonly type: 'wrote'
  /** The complaint of ours it answers, proved by what our mail carried; null without a proof. */
  readonly complaint: ComplaintId | null
  /** Its own Message-ID and those it answers. */
  readonly thread: readonly string[]
  /** Compares the writer's mailbox; null where the address is disowned by its own domain. */
  readonly writerKey: string | null
  readonly writer: string
  readonly subject: string
  /** The writer's own words, without what they quote. */
  readonly text: string
  /** The whole text, up to the cap. */
  readonly whole: string
  readonly order: string | null
  /** "Thank you" and nothing more: nobody has to answer. */
  readonly onlyThanks: boolean
}

/** Money that had left came back: the customer's bank did not take it, days after the vendor had accepted the refund. */
export interface RefundFailedEvent {
  readonly type: 'refund-failed'
  /** What the refund was granted for, as we wrote it on the refund. */
  readonly purpose: string
}

export type SourceEvent =
  | ComplaintEvent
  | OrderEvent
  | DeliveredEvent
  | CustomerEvent
  | DisputeEvent
  | WroteEvent
  | RefundFailedEvent

export const nobody: PersonClaim = {
  externalId: null,
  email: null,
  name: null,
  phone: null,
  locale: null,
  timeZone: null,
  country: null,
  tags: null,
  ordersCount: null,
  totalSpent: null,
  audience: null,
  marketingConsent: null,
}

/**
 * Everything known of a customer after a complaint of theirs ended: the facts that the playbook of care reads. Built by
 * db/care-facts.ts in one batch; nothing here is asked for twice.
 */
import type { CompensationKind, ComplaintOutcome, Customer } from '../complaint.ts'
import type { Category } from '../event.ts'
import type { ComplaintId, CustomerId, Instant, MessageId, ShopId } from '../ids.ts'
import type { Locale } from '../locale.ts'
import type { RemedyKind } from '../policy/tables.ts'
import type { Shop } from '../shop.ts'
import type { CareReason, CareState, TouchKind } from './state.ts'

/** Whose care it is. */
export interface CareKey {
  readonly shop: ShopId
  readonly customer: CustomerId
}

/** One row a person; a turn of it is recorded once, whoever woke it. */
export interface Care {
  readonly customer: CustomerId
  readonly state: CareState
  readonly reason: CareReason
  readonly since: Instant
  /** By a stable hash over shop, cause and remedy: no touch and no win-back offer, so that their effect can be measured. */
  readonly heldOut: boolean
  readonly startedAt: Instant
  readonly turn: number
  /** The wait its Workflow instance stands in; -1 until one was started. */
  readonly wait: number
  readonly wakeAt: Instant | null
}

/** The latest complaint that ended: what it was, how it ended, and what the customer took on top. */
export interface EndedComplaint {
  readonly id: ComplaintId
  readonly category: Category
  readonly orderName: string | null
  readonly outcome: ComplaintOutcome
  readonly receivedAt: Instant
  readonly closedAt: Instant
  readonly remedy: RemedyKind | null
  readonly compensation: CompensationKind | null
  readonly saidGoodbyeAt: Instant | null
  readonly lastRating: number | null
  /** The last day of a code of theirs that still lives. */
  readonly codeUntil: Instant | null
}

/** Why it went wrong, where a person has said so. */
export interface KnownCause {
  readonly id: string
  readonly verdict: 'unknown' | 'accident' | 'systemic'
  readonly state: 'open' | 'fixed' | 'closed'
  readonly closedAt: Instant | null
  /** When it last went wrong for them because of it; where nobody says, with the latest complaint. */
  readonly hurtAt?: Instant
  /** What changed, in the languages it was written in. */
  readonly changed: Readonly<Partial<Record<Locale, string>>>
}

export interface Bought {
  /** Paid orders, all of them. */
  readonly orders: number
  readonly lastAt: Instant | null
  /** The first paid order after the complaint was closed. */
  readonly sinceClosedAt: Instant | null
}

export interface Touch {
  readonly kind: TouchKind
  readonly n: string
  readonly class: 'service' | 'promotional'
  readonly message: MessageId | null
  readonly at: Instant
}

export interface News {
  readonly id: string
  readonly texts: Readonly<Partial<Record<Locale, { readonly title: string; readonly text: string }>>>
  readonly url: string | null
  readonly postedAt: Instant
  readonly untilAt: Instant
}

export interface CareFacts {
  readonly shop: Shop
  readonly care: Care
  readonly customer: Customer & { readonly country: string | null; readonly erasedAt: Instant | null }
  readonly complaint: EndedComplaint
  /** Set when a cap has just refused what was decided: no sum is promised now. */
  readonly beyondCap?: boolean
  /** Something of theirs is open: nothing but that is spoken of. */
  readonly hasOpenComplaint: boolean
  /** That of the latest complaint. */
  readonly cause: KnownCause | null
  /** All that ever went wrong for them, as far as a person has said why; that of the latest complaint first. */
  readonly causes: readonly KnownCause[]
  readonly bought: Bought
  /** The shop's rhythm: after so many days without an order somebody is silent (the shop's own median, else the policy's). */
  readonly rhythmDays: number
  /** Newest last. */
  readonly touches: readonly Touch[]
  /** Not withdrawn and not yet old, newest last. */
  readonly news: readonly News[]
}

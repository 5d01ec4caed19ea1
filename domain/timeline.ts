import type { Actor } from './complaint.ts'
import type { Instant } from './ids.ts'

/** One entry of what happened. `text` is made from `event` and `about` in the reader's language. */
export interface TimelineEntry {
  readonly at: Instant
  readonly actor: Actor
  readonly event: TimelineEvent
  /** Shown to the customer too. */
  readonly public: boolean
  readonly about: Readonly<Record<string, string | number>>
}

export const timelineEvents = [
  'opened',
  'joined',
  'wrote',
  'joined-into',
  'split-off',
  'assessed',
  'mail-planned',
  'mail-accepted',
  'mail-failed',
  'promise-made',
  'promise-kept',
  'promise-moved',
  'promise-broken',
  'offer-prepared',
  'offer-sent',
  'chosen',
  'choice-changed',
  'settled-by-default',
  'choice-final',
  'compensation-chosen',
  'compensation-final',
  'proposal-made',
  'proposal-answered',
  'callback-asked',
  'callback-done',
  'task-opened',
  'task-done',
  'escalated',
  'letter-drafted',
  'letter-edited',
  'letter-approved',
  'code-issued',
  'code-redeemed',
  'code-questioned',
  'code-reinstated',
  'code-expired',
  'code-extended',
  'code-voided',
  'code-resent',
  'remedy-arrived',
  'rated',
  'reopened',
  'disputed',
  'dispute-changed',
  'refund-stopped',
  'refund-resumed',
  'refund-by-bank',
  'assigned',
  'task-assigned',
  'handed-over',
  'handed-back',
  'noted',
  'replied',
  'said-goodbye',
  'relation-ended',
  'consented',
  'unsubscribed',
  'reminders-resumed',
  'erasure-asked',
  'approval',
  'order-changed',
  'came-back',
  'closed',
] as const
export type TimelineEvent = (typeof timelineEvents)[number]

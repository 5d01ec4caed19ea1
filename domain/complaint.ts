/** Everything known of one complaint: what the playbook decides on. Loaded in one batch, never fetched piecemeal. */
import type { ApprovalRequest } from './approval.ts'
import type { CapName } from './caps.ts'
import type { BonusCode, CodeUse, Redemption } from './code-use.ts'
import type { Dispute } from './dispute.ts'
import type { Category, Channel, OrderLine } from './event.ts'
import type { Compensation, Gift } from './gift.ts'
import type { ComplaintId, CustomerId, Instant, PromiseId, RemedyId, ShopId } from './ids.ts'
import type { Letter } from './letter.ts'
import type { Locale } from './locale.ts'
import type { MailFact, MailKind } from './mail.ts'
import type { Money } from './money.ts'
import type { Pace } from './pace.ts'
import type { Duty, StaffMember } from './people.ts'
import type { Alike } from './policy/incident.ts'
import type { ExtraKind, RemedyKind, Severity } from './policy/tables.ts'
import type { TopSpend } from './policy/tier.ts'
import type { PromiseRow } from './promise.ts'
import type { Proposal, Reply } from './proposal.ts'
import type { Recalled } from './recall.ts'
import type { PayBack } from './refund.ts'
import type { ReserveState } from './reserve.ts'
import type { Shop } from './shop.ts'
import type { Escalation, Task } from './task.ts'

// The parts of a complaint's facts that have files of their own are found here too.
export { type BonusCode, type CodeState, codeStates } from './code-use.ts'
export { type Dispute, forbidsRefund } from './dispute.ts'
export type { Compensation, CompensationKind } from './gift.ts'
export type { Letter, LetterPoint } from './letter.ts'
export { type MailFact, type MailState, mailStates } from './mail.ts'
export { type Role, roles, type StaffMember } from './people.ts'
export type { Proposal, Reply } from './proposal.ts'
export {
  type Escalation,
  type EscalationReason,
  escalationReasons,
  type Task,
  type TaskKind,
  taskKinds,
} from './task.ts'
export { type TimelineEntry, type TimelineEvent, timelineEvents } from './timeline.ts'

export const stages = ['received', 'acknowledged', 'offered', 'chosen', 'fulfilling', 'following-up', 'closed'] as const
export type Stage = (typeof stages)[number]

/**
 * Where each stage may lead. A rating of 1 or 2, or a second letter about the same order, leads back to the offer. A
 * proposal we agreed to is carried out without a choice. Who chose on the page before the offer's mail left, and is asked
 * anew because a dispute stopped it, has no offer in hand.
 */
export const nextStages = {
  received: ['acknowledged', 'closed'],
  acknowledged: ['offered', 'chosen', 'fulfilling', 'following-up', 'closed'],
  offered: ['chosen', 'fulfilling', 'following-up', 'closed'],
  chosen: ['acknowledged', 'offered', 'fulfilling', 'following-up', 'closed'],
  fulfilling: ['acknowledged', 'offered', 'following-up', 'closed'],
  'following-up': ['offered', 'closed'],
  closed: ['offered', 'acknowledged', 'received', 'fulfilling', 'following-up', 'chosen'],
} as const satisfies Record<Stage, readonly Stage[]>

export const outcomes = ['recovered', 'settled', 'declined', 'withdrawn', 'departed', 'unanswered'] as const
export type ComplaintOutcome = (typeof outcomes)[number]
export type Tier = 'standard' | 'vip'

/** What a person or a rule did, in the words of the timeline: `staff:ana@shop.md`, `source:shopify`. */
export type Actor = 'customer' | 'playbook' | 'system' | `staff:${string}` | `source:${string}` | `key:${string}`

export interface Customer {
  readonly id: CustomerId
  readonly externalId: string | null
  readonly email: string | null
  /** Compares people: one mailbox, one key. Null without an address. */
  readonly emailKey: string | null
  readonly phone: string | null
  readonly name: string | null
  readonly locale: Locale
  readonly timeZone: string | null
  readonly tags: readonly string[]
  readonly paidOrders: number
  readonly spent: readonly Money[]
  /** When the newest of the paid orders we were told of was placed. */
  readonly lastOrderAt: Instant | null
  readonly audience: number | null
  /** `stopped` once mail to the address bounced or was reported: nothing more is sent there. */
  readonly mailbox: 'open' | 'stopped'
  readonly promotions: 'none' | 'consented' | 'unsubscribed'
  readonly departedAt: Instant | null
}

export interface Order {
  readonly externalId: string
  readonly name: string | null
  readonly total: Money | null
  readonly placedAt: Instant | null
  readonly lines: readonly OrderLine[]
  readonly state: 'placed' | 'paid' | 'cancelled' | 'refunded'
  /** The number was typed by somebody whose order it is not: nothing of it is told them, and no sum follows from it. */
  readonly ofAnother?: true
}

export interface Remedy {
  readonly id: RemedyId
  readonly kind: RemedyKind
  /** Frozen when offered: never recomputed from a later policy, never taken from a request. */
  readonly value: Money | null
  readonly extra: ExtraKind
}

export interface Offer {
  readonly round: number
  readonly preparedAt: Instant
  readonly expiresAt: Instant
  readonly remedies: readonly Remedy[]
  readonly by: Actor
}

export interface Choice {
  readonly round: number
  readonly remedy: RemedyId
  readonly at: Instant
  readonly finalAt: Instant
  readonly by: 'customer' | 'default' | 'staff'
}

/** What came by mail after the complaint was opened. */
export interface Written {
  readonly id: string
  readonly at: Instant
  /** `other`: it answers our mail, and comes from another address than the customer's. */
  readonly by: 'customer' | 'other'
  readonly writer: string
  readonly text: string
  readonly onlyThanks: boolean
}

export interface Rating {
  readonly score: number
  readonly text: string
  readonly at: Instant
}

export interface Twin {
  readonly id: ComplaintId
  /** Whether it was opened before this one. */
  readonly older: boolean
  /** Whether its customer has been written to. */
  readonly wrote: boolean
}

export interface Complaint {
  readonly id: ComplaintId
  readonly shop: ShopId
  readonly source: string
  readonly externalId: string
  readonly channel: Channel
  readonly category: Category
  readonly text: string
  readonly locale: Locale
  readonly receivedAt: Instant
  /** Null until assessed. */
  readonly severity: Severity | null
  readonly tier: Tier
  /** Why this tier, as facts for a sentence: `{ rule: 'orders', orders: 14 }`. */
  readonly tierReason: Readonly<Record<string, string | number>>
  readonly policyVersion: number
  readonly owner: string | null
  /** Who stands in while the owner is away. */
  readonly deputy: string | null
  readonly refunded: Money | null
  readonly rating: number | null
  /** Complaints of the same person at this shop that were closed in the year before this one. */
  readonly earlierFailures: number
  /** When another delivery last joined. */
  readonly joinedAt: Instant | null
  readonly arrivedAt: Instant | null
  /** When the customer's first paid order after the remedy was agreed on was placed, and which it is. */
  readonly returnedAt: Instant | null
  readonly returnedWith: string | null
  /** Why it went wrong, where a person has said so. */
  readonly cause: string | null
  readonly departedAt: Instant | null
  readonly reopenedAt: Instant | null
  readonly closedAt: Instant | null
  /** The complaint this one turned out to be part of. */
  readonly joinedInto: ComplaintId | null
  /** Until then its sender may still say who the customer is. */
  readonly askingUntil: Instant | null
  readonly outcome: ComplaintOutcome | null
  readonly stage: Stage
  /** Counts what people did here; an action carries the version it was decided on. */
  readonly version: number
  readonly turn: number
  /** The wait its Workflow instance stands in; -1 until one was started. */
  readonly wait: number
  readonly wakeAt: Instant | null
}

export interface Facts {
  readonly shop: Shop
  readonly complaint: Complaint
  readonly customer: Customer | null
  readonly order: Order | null
  /** The recall that opened it: the shop found the fault first, and its customer was told at once what can be done. */
  readonly recall?: Recalled
  readonly dispute: Dispute | null
  readonly promises: readonly PromiseRow[]
  /** How long this shop really needed for such complaints. */
  readonly paces: readonly Pace[]
  /** Oldest first; the last one is on the table. */
  readonly offers: readonly Offer[]
  readonly choice: Choice | null
  readonly compensation: Compensation | null
  /** The shop's catalogue, and the gift that was picked from it though it has left the catalogue since. */
  readonly gifts: readonly Gift[]
  /** How many complaints of the same trouble came around this one, before its customer was shown what comes on top. */
  readonly alike: Alike
  /** The bonus as its customer was first told it: what was shown stays. */
  readonly bonusShown: Money | null
  readonly codes: readonly BonusCode[]
  /** What was paid back of the order, and can be. */
  readonly payBack: PayBack
  /** Where these codes were seen. */
  readonly codeUses: readonly CodeUse[]
  /** Of these codes; taken back ones too. */
  readonly redemptions: readonly Redemption[]
  readonly mails: readonly MailFact[]
  readonly tasks: readonly Task[]
  readonly escalations: readonly Escalation[]
  readonly letter: Letter | null
  readonly proposals: readonly Proposal[]
  readonly replies: readonly Reply[]
  /** What somebody asked another to decide; oldest first. */
  readonly requests: readonly ApprovalRequest[]
  /** Mail that joined this complaint, oldest first. */
  readonly written: readonly Written[]
  readonly ratings: readonly Rating[]
  /** Another open complaint of the same order and person: one of the two should not stand alone. */
  readonly twin: Twin | null
  /** Another open complaint of this customer that a person has been called in for. */
  readonly escalatedElsewhere: (Pick<Escalation, 'owner' | 'level'> & { readonly complaint: ComplaintId }) | null
  /** How full the shop's monthly reserve is; null where it has none. */
  readonly reserve: ReserveState | null
  /** The cap that has just refused what was decided: what is decided now gives less. */
  readonly beyondCap: CapName | null
  /** From how much on a customer of this shop is among its top spenders; null where nobody measured. */
  readonly topSpend: TopSpend | null
  readonly staff: readonly StaffMember[]
  /** Who of them is away or on the line, and whose turn it is. */
  readonly duty: Duty
  /** Keys of alarms already raised. */
  readonly alarms: readonly string[]
  /** Last link of the complaint's ledger chain; null before its first entry. */
  readonly ledgerEnd: { readonly seq: number; readonly hash: string } | null
}

export const currentOffer = (facts: Facts): Offer | null => facts.offers.at(-1) ?? null

export function remedyOf(facts: Facts, id: RemedyId): Remedy | null {
  for (const offer of facts.offers) for (const remedy of offer.remedies) if (remedy.id === id) return remedy
  return null
}

export const chosenRemedy = (facts: Facts): Remedy | null =>
  facts.choice ? remedyOf(facts, facts.choice.remedy) : null

export const mailOf = (facts: Facts, kind: MailKind, n?: string): MailFact | null =>
  facts.mails.find((mail) => mail.kind === kind && (n === undefined || mail.n === n)) ?? null

/** The mail in which an offer's ways were told: of a recall's first, the one that told of the fault. */
export const offerMail = (facts: Facts, round: number): MailFact | null =>
  mailOf(facts, 'offer', String(round)) ?? (facts.recall && round === 1 ? mailOf(facts, 'acknowledgement') : null)

export const taskOf = (facts: Facts, key: string): Task | null => facts.tasks.find((task) => task.key === key) ?? null

export const promiseOf = (facts: Facts, id: PromiseId): PromiseRow | null =>
  facts.promises.find((promise) => promise.id === id) ?? null

/** Whether mail can reach the customer at all. */
export const canWrite = (facts: Facts): boolean => facts.customer?.email != null && facts.customer.mailbox === 'open'

/** Reminders and questions of our own making: not to who asked us to stop them. What was promised is still told. */
export const mayRemind = (facts: Facts): boolean => canWrite(facts) && facts.customer?.promotions !== 'unsubscribed'

/** The stage follows from the facts; the column in the database is this, remembered for queries. */
export function stageOf(facts: Facts): Stage {
  const { complaint, choice } = facts
  if (complaint.closedAt !== null) return 'closed'
  if (complaint.arrivedAt !== null) return 'following-up'
  if (choice && facts.mails.some((mail) => mail.kind === 'choice' && mail.n === String(choice.round)))
    return 'fulfilling'
  if (choice && facts.tasks.some((task) => task.key === `fulfil-${choice.round}`)) return 'fulfilling'
  if (choice) return 'chosen'
  if (mailOf(facts, 'offer') || (facts.offers.length > 0 && offerMail(facts, 1))) return 'offered'
  if (mailOf(facts, 'acknowledgement')) return 'acknowledged'
  return 'received'
}

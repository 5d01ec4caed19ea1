/** The shape of a move, and what one leaves behind. */
import type { ApprovalRequest } from '../approval.ts'
import type {
  Compensation,
  ComplaintOutcome,
  Escalation,
  Facts,
  Letter,
  Offer,
  Task,
  Tier,
  TimelineEntry,
} from '../complaint.ts'
import type { ComplaintId, Instant, PromiseId, RemedyId } from '../ids.ts'
import type { Mail } from '../mail.ts'
import type { Money } from '../money.ts'
import type { ExtraKind, RemedyKind, Severity } from '../policy/tables.ts'
import type { PromiseKind } from '../promise.ts'
import type { Payer, Refund, RefundRequest } from '../refund.ts'

export const moveNames = [
  'assess',
  'join-twin',
  'find-contact',
  'acknowledge',
  'escalate',
  'hand-over',
  'draft-letter',
  'warn-about-letter',
  'send-letter',
  'answer-dispute',
  'warn-about-dispute',
  'stop-refund',
  'resume-refund',
  'prepare-offer',
  'offer-remedies',
  'receive-proposal',
  'receive-mail',
  'confirm-callback',
  'send-replies',
  'remind-of-choice',
  'settle-by-default',
  'confirm-choice',
  'pay-back',
  'settle-refund',
  'take-back-refund',
  'settle-compensation',
  'ask-about-cost',
  'compensate',
  'release-code',
  'note-arrival',
  'check-in',
  'remind-of-check-in',
  'reopen',
  'take-up-wish',
  'thank',
  'ask-review-update',
  'reinstate-code',
  'note-redemption',
  'question-code-use',
  'end-hold',
  'remind-of-code',
  'expire-code',
  'warn-before-breach',
  'tell-of-slip',
  'send-progress',
  'guard-promises',
  'take-up-breach',
  'close',
] as const
export type MoveName = (typeof moveNames)[number]

/** Ids in an outcome are made by the loop (randomness is injected); a move names things by kind and number. */
export interface PromiseMade {
  readonly kind: PromiseKind
  readonly n: string
  readonly dueAt: Instant
  readonly clock: 'calendar' | 'working'
  /** Key of the mail (`kind:n`) of this same outcome in which the time is told. */
  readonly statedIn: string | null
  /** The mail whose acceptance keeps it: its kind, or `kind:n` for one alone. */
  readonly keptBy: string | null
}

export interface RemedyOffered {
  readonly kind: RemedyKind
  readonly value: Money | null
  readonly extra: ExtraKind
}

export interface ChoiceMade {
  readonly round: number
  readonly remedy: RemedyId
  readonly finalAt: Instant
  readonly by: 'default' | 'staff'
}

export interface CodeIssued {
  readonly purpose: string
  readonly value: Money
  readonly expiresAt: Instant
}

export interface RedemptionMade {
  readonly code: string
  readonly order: string
  /** What the order was worth before the code came off; null where nobody told us. */
  readonly worth: Money | null
  /** What came off; the rest of the code lapses. */
  readonly value: Money
  readonly at: Instant
}

export type LedgerKind =
  | 'fix'
  | 'gift'
  | 'code-issued'
  | 'code-redeemed'
  | 'code-reinstated'
  | 'code-lapsed'
  | 'code-voided'

export interface LedgerEntry {
  readonly entry: LedgerKind
  readonly about: string
  readonly value: Money
}

export interface ComplaintChange {
  readonly severity?: Severity
  readonly tier?: Tier
  readonly tierReason?: Readonly<Record<string, string | number>>
  readonly policyVersion?: number
  readonly owner?: string | null
  readonly deputy?: string | null
  readonly arrivedAt?: Instant | null
  readonly reopenedAt?: Instant
  readonly closedAt?: Instant | null
  readonly outcome?: ComplaintOutcome | null
  readonly cause?: string | null
  /** Everything that came for this complaint belongs to that one from now on. */
  readonly joinedInto?: ComplaintId
}

export type AlarmKind =
  | 'acknowledgement-late'
  | 'promise-broken'
  | 'promise-at-risk'
  | 'mail-bounced'
  | 'mail-refused'
  | 'outbox-stuck'
  | 'quarantine'
  | 'source-silent'
  | 'webhooks-missed'
  | 'cap-reached'
  | 'reserve-low'
  | 'code-conflict'
  | 'code-refused'
  | 'dispute-due'
  | 'refund-refused'
  | 'refund-unexpected'
  | 'subscriber-silent'

/** What becomes true, and what must reach the outside. Everything is optional; an empty outcome changes nothing. */
export interface Outcome {
  readonly complaint?: ComplaintChange
  readonly promises?: readonly PromiseMade[]
  /** Promises a person, an event or the clock settled now. */
  readonly settled?: readonly {
    readonly id: PromiseId
    readonly as: 'kept' | 'broken' | 'withdrawn'
    /** When it was really fulfilled, where that was before now. */
    readonly at?: Instant
  }[]
  /** Promises the customer was told a new time for. */
  readonly moved?: readonly { readonly id: PromiseId; readonly to: Instant }[]
  readonly offer?: Pick<Offer, 'round' | 'expiresAt' | 'by'> & { readonly remedies: readonly RemedyOffered[] }
  readonly choice?: ChoiceMade
  readonly compensation?: Pick<Compensation, 'kind' | 'finalAt' | 'by' | 'gift'>
  readonly codes?: readonly CodeIssued[]
  readonly codeChanges?: readonly {
    readonly code: string
    /** `issued`: a hold whose time has passed gave it back. */
    readonly state?: 'expired' | 'void' | 'issued'
    readonly expiresAt?: Instant
  }[]
  readonly redemptions?: readonly RedemptionMade[]
  /** Money that goes back by itself: what is asked of the vendor. */
  readonly payBack?: readonly (RefundRequest & { readonly source: Payer })[]
  /** Money a person has paid back. */
  readonly paidByHand?: readonly Pick<Refund, 'purpose' | 'order' | 'value'>[]
  /** Redemptions taken back: the code lives again, until `expiresAt`. */
  readonly reversals?: readonly { readonly redemption: string; readonly code: string; readonly expiresAt: Instant }[]
  readonly tasks?: readonly Pick<Task, 'kind' | 'key' | 'owner' | 'dueAt' | 'about'>[]
  readonly tasksEnded?: readonly {
    readonly key: string
    readonly state: 'done' | 'dropped'
    /** Minutes of a person's time it took, where they said so. */
    readonly minutes?: number | undefined
  }[]
  /** Open tasks that go to somebody else; `about` where that changes too. */
  readonly tasksMoved?: readonly {
    readonly key: string
    readonly owner: string | null
    readonly about?: Task['about']
  }[]
  readonly escalations?: readonly Pick<Escalation, 'reason' | 'level' | 'owner' | 'dueAt'>[]
  readonly escalationsMoved?: readonly { readonly reason: Escalation['reason']; readonly owner: string }[]
  readonly escalationsEnded?: readonly Escalation['reason'][]
  readonly letter?: Letter
  readonly proposals?: readonly { readonly id: string; readonly state: 'accepted' | 'countered' | 'declined' }[]
  readonly replies?: readonly Facts['replies'][number][]
  readonly requests?: readonly Pick<ApprovalRequest, 'id' | 'action' | 'amount' | 'by'>[]
  readonly requestsDecided?: readonly {
    readonly id: string
    readonly state: 'approved' | 'refused'
    readonly by: string
    readonly reason: string | null
  }[]
  /** The shop parts with this customer: no touch, no reminder, no way back is offered any more. */
  readonly relationEnded?: true
  /** Deliveries that become a complaint of their own, under this id. */
  readonly split?: { readonly complaint: ComplaintId; readonly deliveries: readonly string[] }
  readonly mails?: readonly Mail[]
  readonly ledger?: readonly LedgerEntry[]
  readonly alarms?: readonly { readonly kind: AlarmKind; readonly key: string }[]
  readonly timeline?: readonly Omit<TimelineEntry, 'at'>[]
}

export interface Move {
  readonly name: MoveName
  /** Keeps the books true after closing too. Nothing may leave for the customer then. */
  readonly whenClosed?: true
  /**
   * When this falls due given what is true now; null when it does not apply or is already a fact. `now` only for what
   * comes and goes without anybody's doing, such as somebody's leave.
   */
  dueAt(facts: Facts, now?: Instant): Instant | null
  /** What becomes true when it is done at `now`. Pure: no text is rendered, nothing is sent. */
  act(facts: Facts, now: Instant): Outcome
}

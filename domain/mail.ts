/**
 * The mails Amends writes. A move says which one is due and about what; `emails/render.ts` turns it into bytes once,
 * in the customer's language, from the facts as they are after the move.
 */
import type { Confirmable } from './consent.ts'
import type { Instant, MessageId, RemedyId } from './ids.ts'
import type { Declined, DeclineReason } from './policy/decline-reasons.ts'
import type { ExtraKind } from './policy/tables.ts'
import type { PromiseKind } from './promise.ts'
import type { Gesture } from './saying-no.ts'
import type { EscalationReason, TaskKind } from './task.ts'

export type Mail =
  /** Within the hour: the apology, what happens now and next, when the full answer comes, the link. */
  | { readonly kind: 'acknowledgement'; readonly n: '1'; readonly answerDueAt: Instant; readonly fromDirector: boolean }
  /** The full answer: at least three ways to put it right. */
  | { readonly kind: 'offer'; readonly n: string; readonly round: number; readonly defaultAt: Instant }
  | {
      readonly kind: 'choice-reminder'
      readonly n: string
      readonly round: number
      readonly last: boolean
      readonly defaultAt: Instant
    }
  /** What was chosen (or settled fairly in the customer's favour), and when it will be there. */
  | {
      readonly kind: 'choice'
      readonly n: string
      readonly remedy: RemedyId
      readonly byDefault: boolean
      readonly dueAt: Instant | null
    }
  | {
      readonly kind: 'bonus-code'
      readonly n: string
      readonly code: string
      readonly again: boolean
      /** The gift that was picked has run out: the bonus takes its place. */
      readonly instead?: true
    }
  | {
      readonly kind: 'gift'
      readonly n: '1'
      readonly dueAt: Instant
      /** Of the catalogue; null or absent where a person picks it. */
      readonly gift?: string | null
      /** Another one than was picked: that one has run out. */
      readonly instead?: true
    }
  | {
      readonly kind: 'check-in'
      readonly n: string /** Nobody told us it arrived: we ask. */
      readonly arrivalUnknown: boolean
    }
  /** The same once more, where nobody answered; and once more only. */
  | { readonly kind: 'check-in-reminder'; readonly n: string }
  /** To the author of a review, after a good word to us: how it ended may be said there too. For nothing. */
  | { readonly kind: 'review-ask'; readonly n: '1' }
  | { readonly kind: 'code-reminder'; readonly n: string; readonly code: string; readonly daysLeft: number }
  /** The director's letter, as approved by a person. */
  | { readonly kind: 'letter'; readonly n: '1' }
  /** A person's own words to the customer. */
  | { readonly kind: 'reply'; readonly n: string; readonly reply: string }
  /** The proposal reached us; a person answers by then. */
  | {
      readonly kind: 'progress'
      readonly n: string
      readonly about: 'proposal' | 'callback' | 'rating' | 'wrote'
      readonly dueAt: Instant
    }
  /** The answer takes longer than a day: who has it in hand, and when it comes. */
  | {
      readonly kind: 'progress'
      readonly n: string
      readonly about: 'waiting'
      readonly promise: PromiseKind
      readonly dueAt: Instant
    }
  /** It will take longer than we said: the new time, before the old one has passed, and a small extra. */
  | {
      readonly kind: 'slip'
      readonly n: string
      readonly promise: PromiseKind
      readonly dueAt: Instant
      readonly movedTo: Instant
      readonly extra: ExtraKind | null
    }
  /** A "no", to a proposal or to the whole complaint: reason, alternative, something small, and who takes a second look. */
  | {
      readonly kind: 'decline'
      /** Id of the reply that holds the person's own words. */
      readonly n: string
      readonly to: Declined
      readonly reason: DeclineReason
      /** Who looks anew, by e-mail; null where nobody else is there. */
      readonly reviewer: string | null
      readonly gesture: Gesture
    }
  /** To be pressed by who reads this mailbox: nobody else may agree, have a copy, or be forgotten in their name. */
  | { readonly kind: 'confirm'; readonly n: string; readonly act: Confirmable; readonly until: Instant }
  /** The shop parts with the customer, politely. */
  | { readonly kind: 'farewell'; readonly n: '1' }
  | { readonly kind: 'thanks'; readonly n: '1' }
  | { readonly kind: 'staff'; readonly n: string; readonly to: string; readonly notice: StaffNotice }

/** What a staff mail says: one thing that needs a person, why, and until when. */
export type StaffNotice =
  | {
      readonly about: 'escalation'
      readonly reason: EscalationReason
      /** What else speaks for a person, in the order of the rules. */
      readonly also?: readonly EscalationReason[]
      /** They have another open complaint of this customer in hand already. */
      readonly known?: true
      readonly dueAt: Instant
    }
  | { readonly about: 'task'; readonly task: TaskKind; readonly dueAt: Instant }
  /** The bank waits: heard of, close, the last day, or over before we heard. */
  | { readonly about: 'dispute'; readonly step: 'opened' | 'soon' | 'last' | 'past'; readonly dueAt: Instant }
  | { readonly about: 'refund-stopped'; readonly dueAt: Instant }
  /** Somebody was asked, and said no: what was to be decided is the asker's again. */
  | { readonly about: 'request-refused'; readonly dueAt: Instant }
  /** A promise that still waits for a person: half of its time is gone, most of it, or it will not be kept. */
  | {
      readonly about: 'promise-waiting'
      readonly promise: PromiseKind
      /** What a person has to do for it. */
      readonly task: TaskKind | null
      readonly step: 'half' | 'most' | 'again'
      readonly dueAt: Instant
    }
  | { readonly about: 'letter-waiting'; readonly dueAt: Instant; readonly share: 'half' | 'most' }
  /** Something goes wrong more often than it used to, again after it was fixed, or is past the day it was to be fixed by. */
  | {
      readonly about: 'cause'
      readonly step: 'rising' | 'came-back' | 'overdue'
      /** The cause, or the product. */
      readonly name: string
      readonly count: number
      readonly dueAt: Instant
    }

export type MailKind = Mail['kind']

/** Mail the customer's own action asked for: not counted in the limit on automatic mail. */
export const askedFor = {
  acknowledgement: false,
  offer: false,
  'choice-reminder': false,
  choice: true,
  'bonus-code': true,
  gift: true,
  'check-in': false,
  'check-in-reminder': false,
  'review-ask': false,
  'code-reminder': false,
  letter: false,
  reply: true,
  progress: true,
  slip: true,
  decline: true,
  farewell: true,
  confirm: true,
  thanks: true,
  staff: true,
} as const satisfies Record<MailKind, boolean>

/** Counted in the limit on automatic mail: what nobody asked for. Word that an answer still takes a while is such mail. */
export const isAutomatic = (mail: Mail): boolean =>
  !askedFor[mail.kind] || (mail.kind === 'progress' && mail.about === 'waiting')

export const mailKey = (mail: Pick<Mail, 'kind' | 'n'>): string => `${mail.kind}:${mail.n}`

export const mailStates = [
  'planned',
  'sending',
  /** Its words left in one mail with others for the same person. */
  'gathered',
  'accepted',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'unknown',
] as const
export type MailState = (typeof mailStates)[number]

/** A mail that exists as bytes in the outbox. */
export interface MailFact {
  readonly id: MessageId
  readonly kind: MailKind
  /** Tells two mails of one kind apart: the reminder's day, the code's purpose, the reply's id. */
  readonly n: string
  readonly to: string
  readonly subject: string
  readonly state: MailState
  readonly plannedAt: Instant
  readonly acceptedAt: Instant | null
}

/** The shape of a move of care, and what one leaves behind. The loop is the complaint's: facts → playbook → outbox. */
import type { Instant } from '../../ids.ts'
import type { Money } from '../../money.ts'
import type { CareFacts } from '../care.ts'
import type { CareReason, CareState, TouchKind } from '../state.ts'

export const careMoveNames = [
  'note-state',
  'write-of-fix',
  'look-back',
  'greet',
  'tell-news',
  'win-back',
  'note-return',
] as const
export type CareMoveName = (typeof careMoveNames)[number]

/** A mail of care. Each is one touch; `n` tells it from all others of its kind, for ever. */
export type CareMail =
  /** On an occasion of their country or of the shop; no offer, nothing asked. `n`: occasion and local year. */
  | { readonly kind: 'greeting'; readonly n: string; readonly occasion: string }
  /** One piece of news that the shop posted. `n`: its id. */
  | { readonly kind: 'news'; readonly n: string }
  /** Six and twelve months later: is all well? `n`: "6" or "12" with the complaint's id. */
  | { readonly kind: 'look-back'; readonly n: string; readonly months: number }
  /** What was changed since, to somebody it had touched; with thanks. `n`: the cause's id. */
  | { readonly kind: 'cause-fixed'; readonly n: string }
  /** One offer to come back, long after, where the policy has one. `n`: the complaint's id. */
  | {
      readonly kind: 'win-back'
      readonly n: string
      readonly value: Money
      readonly until: Instant
      /** Minted by the loop when the offer is recorded: a move knows none, its mail always does. */
      readonly code?: string
    }

export interface CareOutcome {
  /** With the reason in words of careReasons. */
  readonly state?: { readonly state: CareState; readonly reason: CareReason }
  readonly mails?: readonly CareMail[]
  /** A touch held out: recorded as not sent, so that it is not decided again. */
  readonly heldOut?: readonly { readonly kind: TouchKind; readonly n: string }[]
  /** Said on the customer's page for staff. */
  readonly about?: Readonly<Record<string, string | number>>
}

export interface CareMove {
  readonly name: CareMoveName
  /** When it falls due by itself; null when it does not. Pure. */
  dueAt(facts: CareFacts, now: Instant): Instant | null
  act(facts: CareFacts, now: Instant): CareOutcome
}

/** What people of the shop have to do, and why a person was called in. */
import type { Instant } from './ids.ts'

export const taskKinds = [
  'find-contact',
  'ship',
  'refund',
  'do-remedy',
  'send-gift',
  'reply-to-proposal',
  'approve-letter',
  'call-back',
  'call-unhappy',
  'reply',
  'check-delivery',
  'answer-dispute',
  'mail-did-not-arrive',
  'check-code',
  'decide',
  'give-extra',
  'approve-request',
  'release-code',
  'look-into-cause',
  'erase-customer',
  'reported-as-spam',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** The shop's own work, which no customer waits for an answer to: their complaint does not stay open for it. */
const aside: readonly TaskKind[] = ['look-into-cause', 'erase-customer', 'reported-as-spam']
export const isAside = ({ kind }: { readonly kind: TaskKind }): boolean => aside.includes(kind)

export interface Task {
  readonly id: string
  readonly kind: TaskKind
  /** Unique within the complaint: the same need opens one task. */
  readonly key: string
  readonly state: 'open' | 'done' | 'dropped'
  readonly owner: string | null
  readonly dueAt: Instant
  readonly doneAt: Instant | null
  /** Minutes of a person's time it took, as they said; null or absent where they did not. */
  readonly minutes?: number | null
  /** A few facts for the person who does it (phone and slot, remedy kind, the proposal's id). */
  readonly about: Readonly<Record<string, string>>
}

export const escalationReasons = [
  'vip',
  'second-failure',
  'public-reach',
  'threat',
  'low-rating',
  'mail-unreachable',
  'promise-at-risk',
  'wrote-again',
] as const
export type EscalationReason = (typeof escalationReasons)[number]

export interface Escalation {
  readonly id: string
  readonly level: 'agent' | 'lead' | 'director'
  readonly reason: EscalationReason
  readonly state: 'open' | 'done'
  readonly owner: string | null
  readonly openedAt: Instant
  readonly dueAt: Instant
}

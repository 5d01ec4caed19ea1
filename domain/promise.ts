/** A promise is a time we told the customer. Every one ends kept, early, late or broken; none is forgotten. */
import type { Instant, MessageId, PromiseId } from './ids.ts'

export const promiseKinds = [
  'acknowledgement',
  'answer',
  'remedy',
  'proposal',
  'callback',
  'letter',
  'dispute',
  'correction',
] as const
export type PromiseKind = (typeof promiseKinds)[number]

export const promiseStates = ['open', 'kept', 'early', 'late', 'broken', 'withdrawn'] as const
export type PromiseState = (typeof promiseStates)[number]

export interface PromiseRow {
  readonly id: PromiseId
  readonly kind: PromiseKind
  /** Tells two promises of one kind apart: the offer's round, the proposal's id. */
  readonly n: string
  readonly madeAt: Instant
  readonly dueAt: Instant
  readonly keptAt: Instant | null
  /** Told anew: when, and until when. `dueAt` stays what was promised first. */
  readonly movedAt: Instant | null
  readonly movedTo: Instant | null
  readonly state: PromiseState
  readonly clock: 'calendar' | 'working'
  /** The mail in which the time was told; null while it stands only on the page. */
  readonly statedIn: MessageId | null
  /** The time as it was told, in the customer's language. */
  readonly statedAs: string
  /** The mail whose acceptance keeps this promise: its kind, or `kind:n` for one alone. Null when a person or an event keeps it. */
  readonly keptBy: string | null
}

/** The time the customer counts on now: the new one where they were told one. */
export const lastDueAt = ({ dueAt, movedTo }: Pick<PromiseRow, 'dueAt' | 'movedTo'>): Instant => movedTo ?? dueAt

/** What the queue goes by: a broken promise stands where it was broken first. */
export const queuedAt = (promise: Pick<PromiseRow, 'dueAt' | 'movedTo' | 'state'>): Instant =>
  promise.state === 'broken' ? promise.dueAt : lastDueAt(promise)

/** Not made good yet: open, or broken and still owed. */
export const isOwed = ({ state, keptAt }: Pick<PromiseRow, 'state' | 'keptAt'>): boolean =>
  state === 'open' || (state === 'broken' && keptAt === null)

/** Whether the customer heard of the new time before the first one had passed. */
export const wasToldBefore = ({ dueAt, movedAt }: Pick<PromiseRow, 'dueAt' | 'movedAt'>): boolean =>
  movedAt !== null && movedAt <= dueAt

/**
 * How a promise ended that was fulfilled at `keptAt`: early when at least a quarter of its time was left,
 * kept until the due instant, late after it, a new time or not. (A promise never fulfilled is `broken`, decided by the
 * playbook.)
 */
export function settledAs(promise: Pick<PromiseRow, 'madeAt' | 'dueAt'>, keptAt: Instant): 'early' | 'kept' | 'late' {
  if (keptAt > promise.dueAt) return 'late'
  return (promise.dueAt - keptAt) * 4 >= promise.dueAt - promise.madeAt ? 'early' : 'kept'
}

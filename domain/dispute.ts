/** A payment the customer took to their bank or to PayPal: where it stands, and what may be done meanwhile. */
import type { DisputeState } from './event.ts'
import type { Instant } from './ids.ts'
import type { Money } from './money.ts'

export interface Dispute {
  /** The sender's name before the sender's id: `stripe:dp_1`. */
  readonly externalId: string
  readonly state: DisputeState
  /** The last moment for our answer; null while the bank asks for none. */
  readonly dueAt: Instant | null
  /** As the sender calls it. */
  readonly reason: string | null
  /** The card scheme's own code ("10.4"), more exact than the sender's word. */
  readonly code: string | null
  /** What is in dispute; null where the sender names no sum. */
  readonly amount: Money | null
  /** The bank has taken nothing yet: an inquiry, an early warning. */
  readonly refundable: boolean
}

const over: readonly DisputeState[] = ['won', 'lost', 'closed']

/** Decided or withdrawn: nobody waits for anything any more. */
export const isOver = ({ state }: Pick<Dispute, 'state'>): boolean => over.includes(state)

/** Somebody waits for an answer of ours. */
export const isAsking = ({ state }: Pick<Dispute, 'state'>): boolean =>
  state === 'inquiry' || state === 'needs-response'

/** A dispute on which money would be paid twice: the bank already took it, or is about to. What was lost stays paid. */
export const forbidsRefund = (dispute: Dispute | null): boolean =>
  dispute !== null && (dispute.state === 'lost' || (!dispute.refundable && !isOver(dispute)))

/** The bank only asks so far: a customer who is answered first may never let it come to more. */
export const canBeAnsweredFirst = (dispute: Dispute | null): boolean =>
  dispute?.refundable === true && isAsking(dispute)

/** What the bank has given back for good; it counts as paid back by us. */
export const takenByBank = (dispute: Dispute | null): Money | null =>
  dispute?.state === 'lost' ? dispute.amount : null

/** Who sent it, and the id it is known by there. */
export function senderOf({ externalId }: Pick<Dispute, 'externalId'>): {
  readonly source: string
  readonly id: string
} {
  const [source = '', id = ''] = externalId.split(/:(.*)/s)
  return id === '' ? { source: '', id: externalId } : { source, id }
}

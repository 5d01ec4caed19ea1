/** What a customer proposed, and what people of the shop wrote. */
import type { Instant } from './ids.ts'
import type { Money } from './money.ts'

export interface Proposal {
  readonly id: string
  readonly text: string
  readonly amount: Money | null
  readonly at: Instant
  readonly state: 'open' | 'accepted' | 'countered' | 'declined'
}

/** Words a person of the shop wrote: a note stays in the house, everything else is on its way to the customer. */
export interface Reply {
  readonly id: string
  readonly kind: 'reply' | 'note' | 'proposal-accepted' | 'proposal-countered' | 'proposal-declined'
  readonly text: string
  readonly amount: Money | null
  readonly by: string
  readonly at: Instant
}

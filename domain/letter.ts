/** The director's letter: drafted, then approved by a person. */
import type { Instant } from './ids.ts'

export interface LetterPoint {
  readonly text: string
  readonly owner: string
  /** A plain date or sentence the director typed; "" where the thing is done. */
  readonly when: string
}

export interface Letter {
  readonly subject: string
  readonly body: string
  readonly points: readonly LetterPoint[]
  readonly state: 'draft' | 'approved'
  readonly approvedBy: string | null
  readonly approvedAt: Instant | null
  readonly draftedAt: Instant
}

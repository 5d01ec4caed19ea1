/**
 * Why we may say no. A reason is about what happened or about what is possible, never about the person (voice.md). Each
 * has its sentence and its alternative in emails/locales; a missing cell does not compile.
 */
export interface DeclineTerms {
  /** What it can be said to: a proposal of the customer's own, or the complaint as a whole. */
  readonly to: readonly ('proposal' | 'complaint')[]
  /** Something was examined or decided in this one case: what exactly is said in the person's own words too. */
  readonly needsWords: boolean
}

export const declineReasons = {
  'more-than-failed': { to: ['proposal'], needsWords: false },
  'cannot-be-done': { to: ['proposal'], needsWords: false },
  'not-our-order': { to: ['complaint'], needsWords: false },
  'out-of-term': { to: ['proposal', 'complaint'], needsWords: false },
  // Wear is a finding, not a guess: the letter says what was seen.
  wear: { to: ['proposal', 'complaint'], needsWords: true },
  'fault-not-found': { to: ['proposal', 'complaint'], needsWords: true },
  'already-refunded': { to: ['proposal', 'complaint'], needsWords: false },
  'no-proof': { to: ['proposal', 'complaint'], needsWords: false },
  'own-words': { to: ['proposal', 'complaint'], needsWords: true },
} as const satisfies Record<string, DeclineTerms>

export type DeclineReason = keyof typeof declineReasons
export type Declined = DeclineTerms['to'][number]

export const declineReasonNames = Object.keys(declineReasons) as readonly DeclineReason[]

/** The reasons that fit, in the order they are offered. */
export const reasonsFor = (what: Declined): readonly DeclineReason[] =>
  declineReasonNames.filter((name) => {
    const { to }: DeclineTerms = declineReasons[name]
    return to.includes(what)
  })

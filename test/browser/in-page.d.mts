export interface Sight {
  readonly language: string
  /** How many main headings can be seen. */
  readonly headings: number
  /** What sticks out of the screen sideways. */
  readonly wide: readonly string[]
  /** Text below the contrast of WCAG AA. */
  readonly faint: readonly string[]
  /** Things to press that are lower than 44 px. */
  readonly low: readonly string[]
  readonly links: readonly string[]
}

export interface Focus {
  readonly what: string
  readonly ringed: boolean
  readonly inSight: boolean
}

export function lookAround(): Sight
export function focusedNow(): Focus | null
export function unfold(): void

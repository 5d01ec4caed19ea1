/** What saving a policy comes to: the new version, and those still to begin anew on top of it. Nothing planned is lost. */
import type { Instant } from '../ids.ts'
import type { PolicyOverride } from './policy.ts'

export interface Version {
  readonly version: number
  readonly override: PolicyOverride
  readonly author: string
  readonly reason: string | null
  /** Null is at once. */
  readonly startsAt: Instant | null
  readonly restores: number | null
}

/** The policy in force, and what is still to begin, in any order. */
export interface Standing {
  readonly inForce: Pick<Version, 'version' | 'override'> | null
  readonly planned: readonly Version[]
  readonly newest: number
}

export interface Saving {
  readonly author: string
  readonly reason: string | null
  /** Null is at once. */
  readonly startsAt: Instant | null
  readonly what:
    | { readonly change: (override: PolicyOverride) => PolicyOverride }
    | { readonly restore: Pick<Version, 'version' | 'override'> }
}

/**
 * The versions to write, the one that was asked for first. A change goes into what is in force when it begins, and into
 * everything planned after that. A return to an older version replaces what was planned after it begins.
 */
export function versionsFor(
  { inForce, planned, newest }: Standing,
  { author, reason, startsAt, what }: Saving,
): readonly [Version, ...Version[]] {
  if ('restore' in what) {
    const { override, version } = what.restore
    return [{ version: newest + 1, override, author, reason, startsAt, restores: version }]
  }
  const starts = (one: Version): Instant => one.startsAt ?? 0
  const inOrder = planned.toSorted((a, b) => starts(a) - starts(b))
  const begun = inOrder.filter((one) => startsAt !== null && starts(one) <= startsAt)
  const base = begun.at(-1)?.override ?? inForce?.override ?? {}
  const first = { version: newest + 1, override: what.change(base), author, reason, startsAt, restores: null }
  const later = inOrder.slice(begun.length).map(
    (one, i): Version => ({
      ...one,
      version: newest + 2 + i,
      override: what.change(one.override),
      restores: null,
    }),
  )
  return [first, ...later]
}

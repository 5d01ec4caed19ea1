/** A person saves the shop's policy: checked whole, versioned, audited. Who did not see the newest version is told. */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { addVersion, findVersion, standingAt } from '../db/policies.ts'
import type { Actor } from '../domain/complaint.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { nameOf, overrideWith, type Wish } from '../domain/policy/cells.ts'
import { type Fault, faultsIn } from '../domain/policy/faults.ts'
import { type Saving, versionsFor } from '../domain/policy/versions.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export type PolicyRefused =
  | { readonly ok: false; readonly code: 'stale' | 'unchanged' | 'unknown' | 'past' }
  /** `begins`: the change itself is right, but not together with what was planned to begin then. */
  | {
      readonly ok: false
      readonly code: 'faults'
      readonly faults: readonly Fault[]
      readonly begins: Instant | null
    }
export type PolicySaved = { readonly ok: true; readonly version: number } | PolicyRefused

export interface PolicyWish {
  /** The newest version whoever asks has seen. */
  readonly seen: number
  readonly reason: string
  /** From when it holds for new complaints; null is at once. */
  readonly startsAt: Instant | null
  readonly what: { readonly wishes: readonly Wish[] } | { readonly restore: number }
}

type Plan =
  | { readonly entry: AuditEntry; readonly statements: readonly Statement[]; readonly version: number }
  | { readonly nothing: PolicyRefused }

const no = (code: Exclude<PolicyRefused['code'], 'faults'>): { readonly nothing: PolicyRefused } => ({
  nothing: { ok: false, code },
})

/** Writes a new version, and the planned ones anew with the change in them: all of it or nothing. */
export async function savePolicy(
  deps: Deps,
  { shop, author }: { readonly shop: ShopId; readonly author: string },
  { seen, reason, startsAt, what }: PolicyWish,
): Promise<PolicySaved> {
  const saved = await writeAudited(deps.db, async (): Promise<Plan> => {
    const at = deps.clock.now()
    const standing = await standingAt(deps.db, shop, at)
    if (standing.newest !== seen) return no('stale')
    if (startsAt !== null && startsAt <= at) return no('past')
    let change: Saving['what']
    if ('restore' in what) {
      const restore = await findVersion(deps.db, shop, what.restore)
      if (!restore) return no('unknown')
      change = { restore }
    } else {
      if (what.wishes.length === 0) return no('unchanged')
      change = { change: (override) => overrideWith(override, what.wishes) }
    }
    const versions = versionsFor(standing, { author, reason, startsAt, what: change })
    const [first] = versions
    for (const one of versions) {
      const faults = faultsIn(one.override)
      const begins = one === first ? null : one.startsAt
      if (faults.length > 0) return { nothing: { ok: false, code: 'faults', faults, begins } }
    }
    const actor: Actor = `staff:${author}`
    return {
      version: first.version,
      entry: {
        ...{ shop, at, actor, object: shop, action: 'restore' in what ? 'policy-restored' : 'policy-saved' },
        detail: {
          ...{ version: first.version, startsAt, reason },
          ...('restore' in what ? { restores: what.restore } : { changed: what.wishes.map(nameOf) }),
        },
      },
      statements: versions.flatMap((version) => addVersion(deps.db, { shop, ...version, createdAt: at })),
    }
  })
  return 'nothing' in saved ? saved.nothing : { ok: true, version: saved.version }
}

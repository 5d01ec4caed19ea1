/** A person acts on a complaint: the same load → decide → record as the loop, under the version they saw. */
import { auditEnd, auditStatement } from '../db/audit.ts'
import { loadFacts } from '../db/facts.ts'
import { type Action, rule } from '../domain/actions.ts'
import type { Facts, StaffMember } from '../domain/complaint.ts'
import type { ComplaintId } from '../domain/ids.ts'
import { apply } from '../domain/playbook/apply.ts'
import { letterWords } from '../emails/letter-draft.ts'
import { deliver } from './deliver.ts'
import type { Deps } from './ports.ts'
import { record } from './record.ts'

export type Performed =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly status: 403 | 409 | 422; readonly code: string; readonly message: string }

/** Turns and audit rows of others may be first many times in a busy moment; each time we look again. */
const mostTries = 40

/** What the audit keeps of an action: its name and plain choices, never words about or to a customer. */
function auditDetail(action: Action): Readonly<Record<string, unknown>> {
  const kept = [
    'action',
    'version',
    'to',
    'decision',
    'amount',
    'outcome',
    'until',
    'task',
    'escalation',
    'deliveredAt',
  ]
  const listed = Object.entries(action).filter(([name]) => kept.includes(name))
  const remedies = action.action === 'offer' ? { remedies: action.remedies } : {}
  return { ...Object.fromEntries(listed), ...remedies }
}

/**
 * Does what a person asked for, or says why not. Null when there is no such complaint. Whoever calls wakes the complaint
 * afterwards, so that what follows (a mail, an offer) leaves at once.
 */
export async function performAction(
  deps: Deps,
  complaint: ComplaintId,
  action: Action,
  actor: StaffMember,
): Promise<Performed | null> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const before = await loadFacts(deps.db, complaint)
    if (!before) return null
    const { version } = before.complaint
    if (version !== action.version) {
      const message = `Somebody was first: this is version ${version} now. Read it again and decide anew.`
      return { ok: false, status: 409, code: 'stale', message }
    }
    const now = deps.clock.now()
    const mint = deps.mint(now)
    const letter = before.letter && letterWords(before, now)
    const verdict = rule(before, action, { actor, now, replyId: mint.id('reply'), letter })
    if (!verdict.ok) return verdict
    const after = apply(before, verdict.outcome, now, mint)
    const entry = {
      shop: before.shop.id,
      at: now,
      actor: `staff:${actor.email}`,
      action: action.action,
      object: complaint,
      detail: auditDetail(action),
    } as const
    const audit = auditStatement(deps.db, entry, await auditEnd(deps.db, before.shop.id))
    const recorded = await record(deps, {
      before,
      after,
      outcomes: [verdict.outcome],
      // Its turn is due at once; should the caller die before waking it, the sweep does.
      wakeAt: after.complaint.closedAt === null ? now : null,
      now,
      wokenBy: 'staff',
      usesVersion: true,
      also: [audit],
    })
    if (!recorded) continue
    await deliver(deps, recorded.claimed)
    return { ok: true, facts: { ...after, complaint: { ...after.complaint, version: version + 1 } } }
  }
  const message = 'Much is happening here at this moment: try again in a minute.'
  return { ok: false, status: 409, code: 'busy', message }
}

/** A person acts on a complaint: the same load → decide → record as the loop, under the version they saw. */
import { type AuditEntry, auditEnd, auditStatements } from '../db/audit.ts'
import { wakeCare } from '../db/cares.ts'
import { findCause } from '../db/causes.ts'
import { errandOf } from '../db/errands.ts'
import { loadFacts } from '../db/facts.ts'
import { type Action, rule } from '../domain/actions.ts'
import type { CapName } from '../domain/caps.ts'
import type { Facts, StaffMember } from '../domain/complaint.ts'
import type { ComplaintId, Instant, PromiseId } from '../domain/ids.ts'
import { apply } from '../domain/playbook/apply.ts'
import type { Pending } from '../domain/retention.ts'
import { letterWords } from '../emails/letter-draft.ts'
import { deliver } from './deliver.ts'
import { eraseOne, pendingOf } from './erasing.ts'
import { grievancesTold, isOpen, splitStatements } from './joining.ts'
import type { Deps } from './ports.ts'
import { record } from './record.ts'
import { keyOf } from './rights.ts'

export type Performed =
  /** `also`: other complaints whose turns are due because of it. */
  /** `asked`: it was beyond their leave, and somebody who may was asked instead. */
  | { readonly ok: true; readonly facts: Facts; readonly also: readonly ComplaintId[]; readonly asked: boolean }
  | { readonly ok: false; readonly status: 403 | 409 | 422; readonly code: string; readonly message: string }

/** What is still being decided about money keeps what was written about it. */
function stillPending({ why, until }: Pending): Performed {
  const what = why === 'dispute' ? 'the bank has decided the dispute' : 'the refund has arrived'
  const due = until === null ? '' : ` (due ${new Date(until).toISOString()})`
  const message = `Nothing was erased: it can be done when ${what}${due}.`
  return { ok: false, status: 409, code: 'erasure_waits', message }
}

/** Turns and audit rows of others may be first many times in a busy moment; each time we look again. */
const mostTries = 40

/** What the audit keeps of an action: its name and plain choices, never words about or to a customer. */
function auditDetail(action: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
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
    'complaint',
    'deliveries',
    'request',
    'why',
    'ask',
    'cause',
  ]
  const listed = Object.entries(action).filter(([name]) => kept.includes(name))
  const remedies = action.action === 'offer' ? { remedies: action.remedies } : {}
  return { ...Object.fromEntries(listed), ...remedies }
}

/** Who did it. What was approved stands there twice: as the approver's word, and as the deed of who asked for it. */
function auditEntries(
  { shop, complaint, requests }: Facts,
  action: Action,
  actor: StaffMember,
  at: Instant,
): readonly AuditEntry[] {
  const common = { shop: shop.id, at, object: complaint.id }
  const own = {
    ...common,
    actor: `staff:${actor.email}`,
    action: action.action,
    detail: auditDetail({ ...action }),
  } as const
  const asked = action.action === 'approve' ? requests.find(({ id }) => id === action.request) : undefined
  if (!asked) return [own]
  const detail = { ...auditDetail(asked.action), request: asked.id, approvedBy: actor.email }
  return [own, { ...common, actor: `staff:${asked.by}`, action: String(asked.action.action), detail }]
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
  let beyondCap: CapName | null = null
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const loaded = await loadFacts(deps.db, complaint)
    if (!loaded) return null
    const before: Facts = { ...loaded, beyondCap }
    const { version } = before.complaint
    if (version !== action.version) {
      const message = `Somebody was first: this is version ${version} now. Read it again and decide anew.`
      return { ok: false, status: 409, code: 'stale', message }
    }
    const now = deps.clock.now()
    const mint = deps.mint(now)
    const letter = before.letter && letterWords(before, now)
    const grievances = action.action === 'split' ? await grievancesTold(deps.db, complaint) : []
    const joinable = action.action === 'join' && (await isOpen(deps.db, before.shop.id, action.complaint))
    const cause =
      action.action === 'set-cause' && action.cause !== null
        ? ((await findCause(deps.db, before.shop.id, action.cause)) ?? null)
        : null
    const newComplaint = mint.id('complaint') as ComplaintId
    const desk = {
      actor,
      now,
      replyId: mint.id('reply'),
      requestId: mint.id('request'),
      letter,
      grievances,
      joinable,
      cause,
      newComplaint,
    }
    const verdict = rule(before, action, desk)
    if (!verdict.ok) return verdict
    const { outcome } = verdict
    const after = apply(before, outcome, now, mint)
    const [first, ...rest] = grievances.filter(({ id }) => outcome.split?.deliveries.includes(id))
    const apart = first
      ? splitStatements(
          deps.db,
          before.complaint,
          before.customer?.id ?? null,
          { id: newComplaint, promise: mint.id('promise') as PromiseId, grievances: [first, ...rest] },
          `staff:${actor.email}`,
          now,
        )
      : []
    // What they were hurt by decides what they may hear of.
    const { customer } = before
    const isTold = customer !== null && after.complaint.cause !== before.complaint.cause
    const told = isTold ? [wakeCare(deps.db, { shop: before.shop.id, customer: customer.id }, now)] : []
    const erasing = action.action === 'erase' ? keyOf(before) : null
    const waits = erasing && (await pendingOf(deps, erasing))
    if (waits) return stillPending(waits)
    const forgetting = erasing ? [errandOf(deps.db, erasing, 'staff', now)] : []
    const entries = auditEntries(before, action, actor, now)
    const audit = auditStatements(deps.db, entries, await auditEnd(deps.db, before.shop.id))
    const recorded = await record(deps, {
      before,
      after,
      outcomes: [outcome],
      // Its turn is due at once; should the caller die before waking it, the sweep does.
      wakeAt: after.complaint.closedAt === null ? now : null,
      now,
      wokenBy: 'staff',
      usesVersion: true,
      also: [...apart, ...told, ...forgetting, ...audit],
    })
    if (!recorded) continue
    if ('beyondCap' in recorded) {
      beyondCap = recorded.beyondCap
      continue
    }
    await deliver(deps, recorded.claimed)
    if (erasing) await eraseOne(deps, { key: erasing, by: 'staff' })
    const { joinedInto } = after.complaint
    const also = [...(joinedInto ? [joinedInto] : []), ...(first ? [newComplaint] : [])]
    const facts = { ...after, complaint: { ...after.complaint, version: version + 1 } }
    return { ok: true, facts, also, asked: (outcome.requests ?? []).length > 0 }
  }
  const message = 'Much is happening here at this moment: try again in a minute.'
  return { ok: false, status: 409, code: 'busy', message }
}

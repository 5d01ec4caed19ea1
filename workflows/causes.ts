/** Causes are kept by people, each change audited and decided on the version they saw; the data close them. */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { wakeCaresOfCause } from '../db/cares.ts'
import { addCause, type CauseRow, closeCause, findCause, type KnownCause, rowOfCause, saveCause } from '../db/causes.ts'
import { staffOf } from '../db/dashboard.ts'
import { findShop } from '../db/shops.ts'
import { saidByData } from '../domain/cause.ts'
import { type CauseFault, type CauseForm, causeWith, newCause } from '../domain/cause-form.ts'
import type { Actor } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export interface CauseRefused {
  readonly ok: false
  readonly code: CauseFault | 'cause_stale' | 'cause_unknown'
}
export type CauseSaved = { readonly ok: true; readonly cause: KnownCause } | CauseRefused

interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
}

type Plan =
  | { readonly entry: AuditEntry; readonly statements: readonly Statement[]; readonly id: string }
  | { readonly nothing: CauseRefused }

const no = (code: CauseRefused['code']): Plan => ({ nothing: { ok: false, code } })

/**
 * Opens a cause (`id` null), or changes what the form names. `seen`: the version it was decided on; whoever was first is
 * not overwritten.
 */
export async function changeCause(
  deps: Deps,
  { shop, actor }: Seat,
  id: string | null,
  form: CauseForm,
  seen: number,
): Promise<CauseSaved> {
  const { db, clock } = deps
  const decide = async (): Promise<Plan> => {
    const now = clock.now()
    const [known, people, before] = await Promise.all([
      findShop(db, shop, now),
      staffOf(db, shop),
      id === null ? undefined : rowOfCause(db, shop, id),
    ])
    if (!known || (id !== null && !before)) return no('cause_unknown')
    if (before && before.version !== seen) return no('cause_stale')
    const terms = { staff: people.map(({ email }) => email), locale: known.row.locale, now }
    const draft = causeWith(form, before ?? newCause(now), terms)
    if (typeof draft === 'string') return no(draft)
    const common = { shop, openedBy: before?.openedBy ?? actor, version: (before?.version ?? 0) + 1 }
    const row: CauseRow = { ...draft, changed: { ...draft.changed }, ...common, id: id ?? deps.mint(now).id('cause') }
    const { name, verdict, state, category, sku, owner, dueAt } = draft
    const detail = { name, verdict, state, category, sku, owner, dueAt, was: before?.state ?? null }
    const entry = { shop, at: now, actor, action: 'cause-changed', object: row.id, detail }
    if (!before) return { entry, id: row.id, statements: [addCause(db, row)] }
    // What those it touched may hear of depends on it: they are seen anew.
    const isNews = (['verdict', 'state', 'changed'] as const).some(
      (field) => JSON.stringify(row[field]) !== JSON.stringify(before[field]),
    )
    const woken = isNews ? [wakeCaresOfCause(db, shop, row.id, now)] : []
    return { entry, id: row.id, statements: [...saveCause(db, row, before.version), ...woken] }
  }
  const saved = await writeAudited(db, decide)
  if ('nothing' in saved) return saved.nothing
  const cause = await findCause(db, shop, saved.id)
  return cause ? { ok: true, cause } : { ok: false, code: 'cause_unknown' }
}

/**
 * Closes a cause whose fix has held for so long. Everybody it has touched is woken in the same moment: what was changed is
 * written to each of them once (domain/care, `write-of-fix`).
 */
export async function closeProven(deps: Deps, shop: ShopId, id: string, quietDays: number): Promise<void> {
  const { db, clock } = deps
  await writeAudited(db, async () => {
    const now = clock.now()
    const [row, known] = await Promise.all([rowOfCause(db, shop, id), findCause(db, shop, id)])
    if (!row || !known || saidByData(known, known.lastAt, quietDays, now) !== 'close') return { nothing: null }
    const detail = { name: row.name, state: 'closed', was: row.state, fixedAt: row.fixedAt, quietDays }
    const entry = { shop, at: now, actor: 'system', action: 'cause-closed', object: id, detail } as const
    return { entry, statements: [...closeCause(db, row, now), wakeCaresOfCause(db, shop, id, now)] }
  })
}

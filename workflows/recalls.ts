/** Recalls are planned and steered by people: each step audited, and decided on the version they saw. */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { findCause } from '../db/causes.ts'
import { shopFrom } from '../db/facts-of-people.ts'
import { countMeant, lookAnew, ordersNamed, pickOrders } from '../db/recall-orders.ts'
import { addRecall, findRecall, type RecallRow, rowOfDraft, saveRecall } from '../db/recalls.ts'
import { findShop } from '../db/shops.ts'
import type { Actor } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import { type LineFault, type ListedOrder, readOrderList } from '../domain/order-list.ts'
import { mostOrders, type RecallAct, stateAfter } from '../domain/recall.ts'
import { type RecallFault, type RecallForm, recallWith } from '../domain/recall-form.ts'
import type { Shop } from '../domain/shop.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export interface RecallRefused {
  readonly ok: false
  readonly code:
    | RecallFault
    | 'recall_list'
    | 'recall_none'
    | 'recall_many'
    | 'recall_cause'
    | 'recall_stale'
    | 'recall_state'
    | 'recall_unknown'
  /** What is wrong with the list, line by line. */
  readonly lines?: readonly LineFault[]
}
export type RecallSaved = { readonly ok: true; readonly row: RecallRow } | RecallRefused

interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
}

type Plan =
  | { readonly entry: AuditEntry; readonly statements: readonly Statement[]; readonly id: string }
  | { readonly nothing: RecallRefused }

const refused = (code: RecallRefused['code'], lines?: readonly LineFault[]): RecallRefused => ({
  ...{ ok: false, code },
  ...(lines && { lines }),
})
const no = (code: RecallRefused['code'], lines?: readonly LineFault[]): Plan => ({ nothing: refused(code, lines) })

/** Which orders a list means: each number one order, by its id or by the name people call it. */
async function ordersOf(deps: Deps, shop: ShopId, listed: readonly ListedOrder[]) {
  const named = await ordersNamed(
    deps.db,
    shop,
    listed.map(({ number }) => number),
  )
  const ids = new Set(named.map(({ externalId }) => externalId))
  const byName = new Map<string, string[]>()
  for (const { name, externalId } of named)
    if (name !== null) byName.set(name, [...(byName.get(name) ?? []), externalId])
  const orders = new Map<string, ListedOrder>()
  const faults: LineFault[] = []
  for (const one of listed) {
    const { number, line } = one
    const found = ids.has(number) ? [number] : (byName.get(number) ?? byName.get(`#${number}`) ?? [])
    const [order] = found
    if (order === undefined) faults.push({ line, number, fault: 'unknown' })
    else if (found.length > 1) faults.push({ line, number, fault: 'ambiguous' })
    else if (orders.has(order)) faults.push({ line, number, fault: 'twice' })
    else orders.set(order, one)
  }
  return { orders: [...orders.keys()], faults }
}

/** The numbers of a form's list as our orders, or what is wrong with it. */
async function listIn(deps: Deps, shop: ShopId, { list }: RecallForm): Promise<readonly string[] | RecallRefused> {
  if (!list) return []
  const read = readOrderList(list)
  if (read.orders.length > mostOrders) return refused('recall_many')
  const known = await ordersOf(deps, shop, read.orders)
  const faults = [...read.faults, ...known.faults].sort((a, b) => a.line - b.line)
  if (faults.length > 0) return refused('recall_list', faults)
  return known.orders.length === 0 ? refused('recall_none') : known.orders
}

async function shopAt({ db, clock }: Deps, shop: ShopId): Promise<Shop | null> {
  const known = await findShop(db, shop, clock.now())
  return known && shopFrom(known.row, known)
}

/**
 * Plans a recall (`id` null), or plans a draft anew: what it says and which orders it is about, all of it. `seen`: the
 * version it was decided on.
 */
export async function planRecall(
  deps: Deps,
  { shop, actor }: Seat,
  id: string | null,
  form: RecallForm,
  seen: number,
): Promise<RecallSaved> {
  const { db, clock } = deps
  const known = await shopAt(deps, shop)
  if (!known) return refused('recall_unknown')
  const draft = recallWith(form, known)
  if (typeof draft === 'string') return refused(draft)
  const orders = await listIn(deps, shop, form)
  if ('ok' in orders) return orders
  const meant = await countMeant(db, shop, known.timeZone, draft.chosen, orders, mostOrders)
  if (meant === 0) return refused('recall_none')
  if (meant > mostOrders) return refused('recall_many')
  if (draft.cause !== null && !(await findCause(db, shop, draft.cause))) return refused('recall_cause')
  const decide = async (): Promise<Plan> => {
    const now = clock.now()
    const before = id === null ? undefined : await findRecall(db, shop, id)
    if (id !== null && !before) return no('recall_unknown')
    if (before && before.version !== seen) return no('recall_stale')
    if (before && before.state !== 'draft') return no('recall_state')
    const recall = id ?? deps.mint(now).id('recall')
    const said = rowOfDraft(draft)
    const fresh: RecallRow = {
      ...{ ...said, shop, id: recall, state: 'draft', nextWaveAt: null, createdBy: actor, createdAt: now },
      ...{ startedAt: null, endedAt: null, version: 1 },
    }
    const { name, category, remedies, chosen, wave } = said
    const detail = { name, category, remedies, chosen, wave, orders: meant }
    const of = { shop, recall, zone: known.timeZone, most: mostOrders }
    return {
      entry: { shop, at: now, actor, action: 'recall-planned', object: recall, detail },
      statements: [
        ...(before ? saveRecall(db, shop, recall, said, before.version) : [addRecall(db, fresh)]),
        ...pickOrders(db, of, draft.chosen, orders),
      ],
      id: recall,
    }
  }
  return settled(deps, shop, await writeAudited(db, decide))
}

/** Starts, pauses, resumes or stops it. Complaints that were opened are promises, and go on whatever becomes of it. */
export async function steerRecall(
  deps: Deps,
  { shop, actor }: Seat,
  id: string,
  act: RecallAct,
  seen: number,
): Promise<RecallSaved> {
  const { db, clock } = deps
  const decide = async (): Promise<Plan> => {
    const now = clock.now()
    const before = await findRecall(db, shop, id)
    if (!before) return no('recall_unknown')
    if (before.version !== seen) return no('recall_stale')
    const state = stateAfter(before.state, act)
    if (state === null) return no('recall_state')
    const set = {
      state,
      nextWaveAt: state === 'sending' ? now : null,
      ...(act === 'start' && { startedAt: now }),
      ...(act === 'stop' && { endedAt: now }),
    }
    const detail = { name: before.name, state, was: before.state }
    return {
      entry: { shop, at: now, actor, action: `recall-${act}`, object: id, detail },
      statements: [
        ...saveRecall(db, shop, id, set, before.version),
        ...(act === 'start' ? [lookAnew(db, shop, id)] : []),
      ],
      id,
    }
  }
  return settled(deps, shop, await writeAudited(db, decide))
}

async function settled(deps: Deps, shop: ShopId, saved: Plan): Promise<RecallSaved> {
  if ('nothing' in saved) return saved.nothing
  const row = await findRecall(deps.db, shop, saved.id)
  return row ? { ok: true, row } : refused('recall_unknown')
}

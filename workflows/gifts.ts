/** The catalogue is kept: each change is audited, and decided again when one was given away or changed in that moment. */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { findGift, type GiftRow, giftFrom, saveGift } from '../db/gifts.ts'
import type { Actor } from '../domain/complaint.ts'
import type { Gift } from '../domain/gift.ts'
import { type GiftFault, type GiftForm, giftWith, isGiftId } from '../domain/gift-form.ts'
import type { ShopId } from '../domain/ids.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export type GiftRefused = { readonly ok: false; readonly code: GiftFault | 'gift_id' | 'gift_taken' | 'gift_stale' }
export type GiftSaved = { readonly ok: true; readonly row: GiftRow } | GiftRefused

interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
}

type Plan =
  | { readonly entry: AuditEntry; readonly statements: readonly Statement[]; readonly row: GiftRow }
  | { readonly nothing: GiftRefused }

const no = (code: GiftRefused['code']) => ({ nothing: { ok: false, code } as const })

const rowOf = (shop: ShopId, { id, names, cost, value, stock, on }: Gift, version: number): GiftRow => ({
  ...{ shop, id, names: { ...names }, stock, on, version },
  ...{ costMinor: cost.minor, valueMinor: value.minor, currency: cost.currency },
})

/**
 * Puts a gift into the catalogue, or changes what the form names. `seen`: the version a page was filled in on, 0 for a new
 * gift; null asks for no check.
 */
export async function changeGift(
  deps: Deps,
  { shop, actor }: Seat,
  id: string,
  form: GiftForm,
  { seen, ...terms }: { readonly seen: number | null; readonly currency: string; readonly policy: Policy },
): Promise<GiftSaved> {
  if (!isGiftId(id)) return { ok: false, code: 'gift_id' }
  const saved = await writeAudited(deps.db, async (): Promise<Plan> => {
    const before = await findGift(deps.db, shop, id)
    if (seen === 0 && before) return no('gift_taken')
    if (seen !== null && seen !== 0 && seen !== before?.version) return no('gift_stale')
    const gift = giftWith(form, id, before ? giftFrom(before) : null, terms)
    if (typeof gift === 'string') return no(gift)
    const row = rowOf(shop, gift, (before?.version ?? 0) + 1)
    const { names, stock, on } = gift
    const detail = { names, cost: gift.cost, value: gift.value, stock, on, was: before ? giftFrom(before) : null }
    const entry = { shop, at: deps.clock.now(), actor, action: 'gift-changed', object: id, detail }
    return { entry, row, statements: saveGift(deps.db, row, before?.version ?? null) }
  })
  return 'nothing' in saved ? saved.nothing : { ok: true, row: saved.row }
}

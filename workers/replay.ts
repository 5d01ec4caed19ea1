/** A quarantined delivery, read once more: after a mapping was mended, or because staff ask. */
import { and, eq } from 'drizzle-orm'
import { quarantine } from '../db/schema.ts'
import type { ComplaintId, ShopId } from '../domain/ids.ts'
import { takeIn } from '../workflows/intake.ts'
import type { Deps } from '../workflows/ports.ts'
import { liveSource } from './live-sources.ts'

export type Replayed =
  | {
      readonly result: 'taken'
      readonly status: string
      readonly complaint: ComplaintId | null
      readonly wake: readonly ComplaintId[]
    }
  /** Still not usable; the reason as it is now. */
  | { readonly result: 'unusable'; readonly why: string }
  | { readonly result: 'unknown' | 'switched-off' }

/**
 * The signature was checked when it arrived and the bytes are unchanged since (their SHA-256 is the row's key), so they
 * are read without it. A delivery that is known already is answered as the duplicate it is.
 */
export async function replayQuarantined(deps: Deps, shop: ShopId, id: string): Promise<Replayed> {
  const row = await deps.db
    .select()
    .from(quarantine)
    .where(and(eq(quarantine.shop, shop), eq(quarantine.id, id)))
    .get()
  if (!row) return { result: 'unknown' }
  const live = await liveSource(deps, row.shop, row.source)
  if (!live) return { result: 'switched-off' }
  const raw = new Uint8Array(Buffer.from(row.body, 'base64'))
  const arrival = { raw, headers: new Headers(row.headers), url: '', address: null }
  const reading = live.source.read(arrival, {
    secrets: live.secrets,
    settings: live.settings,
    wallNow: deps.clock.wall(),
  })
  if (reading.kind === 'unusable') return { result: 'unusable', why: reading.why }
  const taken = await takeIn(deps, {
    shop: row.shop,
    shopLocale: live.shopLocale,
    country: live.country,
    source: row.source,
    sourceVersion: null,
    eventId: reading.eventId,
    events: reading.kind === 'events' ? reading.events : [],
    now: deps.clock.now(),
    signed: !live.source.typed,
    ...(reading.kind === 'nothing' && { nothing: reading.why }),
  })
  if (taken.status === 'stale') return { result: 'switched-off' }
  await deps.db
    .update(quarantine)
    .set({ replayedAt: deps.clock.now() })
    .where(and(eq(quarantine.shop, shop), eq(quarantine.id, id)))
  return { result: 'taken', status: taken.status, complaint: taken.complaint, wake: taken.wake }
}

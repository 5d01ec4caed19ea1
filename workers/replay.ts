/** Quarantined deliveries, read once more: after a mapping or a secret was mended, or because staff ask. */
import { and, eq } from 'drizzle-orm'
import { writeAudited } from '../db/audit.ts'
import { type Tried, type Waiting, waitingQuarantined } from '../db/quarantine.ts'
import { quarantine } from '../db/schema.ts'
import type { Actor } from '../domain/complaint.ts'
import type { ComplaintId, ShopId } from '../domain/ids.ts'
import { takeIn } from '../workflows/intake.ts'
import type { Deps } from '../workflows/ports.ts'
import { liveSource } from './live-sources.ts'
import { understood } from './understood.ts'

export type Replayed =
  | {
      readonly result: 'taken'
      readonly status: string
      readonly complaint: ComplaintId | null
      readonly wake: readonly ComplaintId[]
      /** Set where the sender is to be asked for what the delivery leaves open. */
      readonly ask: { readonly shop: ShopId; readonly source: string; readonly event: string } | null
    }
  /** Still not usable; the reason as it is now. */
  | { readonly result: 'unusable'; readonly why: string }
  | { readonly result: 'unknown' | 'switched-off' }

/**
 * The signature was checked when it arrived and the bytes are unchanged since (their SHA-256 is the row's key), so they
 * are read without it. A delivery that is known already is answered as the duplicate it is. Each attempt is audited; the
 * mark that it was taken in stands or falls with its audit entry, and comes last: what dies in between is tried again.
 */
export async function replayQuarantined(deps: Deps, shop: ShopId, id: string, actor: Actor): Promise<Replayed> {
  const here = and(eq(quarantine.shop, shop), eq(quarantine.id, id))
  const row = await deps.db.select().from(quarantine).where(here).get()
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
  const noted = (status: string, set: { replayedAt: number } | { reason: string }) =>
    writeAudited(deps.db, async () => ({
      entry: { shop, at: deps.clock.now(), actor, action: 'replayed', object: id, detail: { status } },
      statements: [deps.db.update(quarantine).set(set).where(here)],
    }))
  if (reading.kind === 'unusable') {
    await noted('quarantined', { reason: reading.why })
    return { result: 'unusable', why: reading.why }
  }
  const delivered = understood(live, reading, deps.clock.now(), null)
  const taken = await takeIn(deps, delivered)
  if (taken.status === 'stale') return { result: 'switched-off' }
  await noted(taken.status, { replayedAt: row.replayedAt ?? deps.clock.now() })
  const asks = delivered.ask !== undefined && taken.status !== 'duplicate'
  const ask = asks ? { shop, source: row.source, event: reading.eventId } : null
  return { result: 'taken', status: taken.status, complaint: taken.complaint, wake: taken.wake, ask }
}

/** As many as one request reads: well within its time, however long the queue is. */
const mostAtOnce = 25

export interface ReplayedAll {
  readonly taken: number
  /** Still not readable, or of a source that is switched off. */
  readonly still: number
  /** Not tried yet. */
  readonly left: number
  /** From where the next request goes on; null when all were tried. */
  readonly next: Tried | null
  readonly results: readonly Extract<Replayed, { result: 'taken' }>[]
}

/** The next of the waiting bodies, oldest first. What still cannot be read is passed by, so that each is tried once a run. */
export async function replayWaiting(deps: Deps, of: Waiting, after: Tried | null, actor: Actor): Promise<ReplayedAll> {
  const { rows, count } = await waitingQuarantined(deps.db, of, after, mostAtOnce)
  const results: Extract<Replayed, { result: 'taken' }>[] = []
  for (const { id } of rows) {
    const replayed = await replayQuarantined(deps, of.shop, id, actor)
    if (replayed.result === 'taken') results.push(replayed)
  }
  const last = rows.at(-1)
  const left = count - rows.length
  const next = left > 0 && last ? last : null
  return { taken: results.length, still: rows.length - results.length, left, next, results }
}

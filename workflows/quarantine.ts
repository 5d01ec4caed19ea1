/** Authentic but unusable: kept raw with the reason, shown to staff, replayable. Nothing a shop signed is thrown away. */
import { createHash } from 'node:crypto'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Deps } from './ports.ts'

export interface Unusable {
  readonly shop: ShopId
  readonly source: string
  readonly sourceVersion: number | null
  readonly raw: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly reason: string
  readonly now: Instant
}

/** False when the secrets it was checked with are no longer live; the same bytes are kept once. */
export async function quarantine(
  deps: Deps,
  { shop, source, sourceVersion, raw, headers, reason, now }: Unusable,
): Promise<boolean> {
  const db = deps.db.$client
  const live = `(?4 is null or exists (select 1 from sources where shop = ?1 and source = ?3 and version = ?4 and is_on = 1))`
  const mint = deps.mint(now)
  const digest = createHash('sha256').update(raw).digest('hex')
  const [kept, alarm, known] = await db.batch([
    db
      .prepare(
        `insert into quarantine (shop, id, source, body, headers, sha256, reason, received_at)
         select ?1, ?2, ?3, ?5, ?6, ?7, ?8, ?9 where ${live} on conflict do nothing`,
      )
      .bind(
        shop,
        mint.id('quarantine'),
        source,
        sourceVersion,
        Buffer.from(raw).toString('base64'),
        JSON.stringify(headers),
        digest,
        reason,
        now,
      ),
    db
      .prepare(
        `insert into alarms (shop, id, key, kind, raised_at)
         select ?1, ?2, ?5, 'quarantine', ?6 where ${live} on conflict do nothing`,
      )
      .bind(shop, mint.id('alarm'), source, sourceVersion, `quarantine:${shop}:${source}:${digest}`, now),
    db.prepare('select 1 from quarantine where shop = ?1 and source = ?2 and sha256 = ?3').bind(shop, source, digest),
    // What cannot be read was heard all the same: its sender is not silent.
    db
      .prepare(
        `update sources set last_seen_at = ?3 where shop = ?1 and source = ?2 and coalesce(last_seen_at, 0) < ?3 - 60000`,
      )
      .bind(shop, source, now),
  ])
  return (kept?.meta.changes ?? 0) > 0 || (alarm?.meta.changes ?? 0) > 0 || (known?.results.length ?? 0) > 0
}

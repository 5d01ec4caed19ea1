/** The switched-on sources as the reconciliation goes through them, and what it says of them to staff. */
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { AlarmKind } from '../domain/playbook/move.ts'
import { hearing, type Rhythm, silentFrom } from '../domain/rhythm.ts'
import { plannedAlarm } from './outbox.ts'
import type { Deps } from './ports.ts'

export interface AskedSource {
  readonly shop: ShopId
  readonly source: string
  readonly locale: Locale
  readonly country: string | null
  readonly lastSeenAt: Instant | null
  readonly reconciledAt: Instant | null
  /** JSON of what is known of its rhythm. */
  readonly rhythm: string | null
}

export interface Asked {
  /** Deliveries that no webhook had told. */
  readonly found: number
  /** Those of them that opened or joined a complaint. */
  readonly grievances: number
}

const rhythmOf = (name: string): string => `rhythm:${name}`

/** The next sources in the order of their key, so that a run can go on where another left off. */
export async function sourcesAfter(
  deps: Deps,
  [shop, source]: readonly [shop: string, source: string],
  most: number,
): Promise<readonly AskedSource[]> {
  const { results } = await deps.db.$client
    .prepare(
      `select r.shop, r.source, s.locale, s.country, r.last_seen_at as lastSeenAt, r.reconciled_at as reconciledAt,
         m.value as rhythm
       from sources r
       join shops s on s.shop = r.shop
       left join machine m on m.name = '${rhythmOf('')}' || r.shop || ':' || r.source
       where (r.shop, r.source) > (?1, ?2) and r.is_on = 1
       order by r.shop, r.source limit ?3`,
    )
    .bind(shop, source, most)
    .all<AskedSource>()
  return results
}

/** An alarm about a source, once for its key; it rings outside with the next sweep. */
async function raise(deps: Deps, { shop }: AskedSource, kind: AlarmKind, key: string, now: Instant): Promise<void> {
  const [alarm, ring] = plannedAlarm(deps, { id: null, shop }, { kind, key }, now).statements
  if (alarm && ring) await deps.db.batch([alarm, ring])
}

const dayMs = 24 * 3_600_000

/** Grievances were found that no webhook had told: said once a day. */
export const raiseMissed = (deps: Deps, row: AskedSource, now: Instant): Promise<void> =>
  raise(deps, row, 'webhooks-missed', `webhooks-missed:${row.shop}:${row.source}:${Math.floor(now / dayMs)}`, now)

/** Remembers when a source was heard, and raises an alarm once when a regular one has fallen silent. */
export async function watchSilence(deps: Deps, row: AskedSource, now: Instant): Promise<void> {
  const { shop, source, lastSeenAt } = row
  if (lastSeenAt === null) return
  const before = row.rhythm === null ? null : (JSON.parse(row.rhythm) as Rhythm)
  const rhythm = hearing(before, lastSeenAt)
  if (rhythm !== before) {
    await deps.db.$client
      .prepare(
        `insert into machine (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value`,
      )
      .bind(rhythmOf(`${shop}:${source}`), JSON.stringify(rhythm))
      .run()
  }
  const from = silentFrom(rhythm, lastSeenAt)
  // Thirteen digits until the year 2286: the key's parts can be told apart by their place.
  if (from !== null && now > from)
    await raise(deps, row, 'source-silent', `source-silent:${shop}:${source}:${lastSeenAt}`, now)
}

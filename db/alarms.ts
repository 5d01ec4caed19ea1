/** Which alarms have been settled by what happened since: a fact of the database, never a tick somebody set. */
import { sql } from 'drizzle-orm'
import type { Instant } from '../domain/ids.ts'

/**
 * When the trouble of an alarm ended; null while it lasts, and for alarms that only say that something happened. The parts
 * of a key are found by their lengths: `quarantine:<shop>:<source>:<64 hex digits>`, and
 * `source-silent:<shop>:<source>:<13 digits>`.
 */
export const settledAt = sql<Instant | null>`case alarms.kind
  when 'quarantine' then (select q.replayed_at from quarantine q where q.shop = alarms.shop
    and q.source = substr(alarms.key, length(alarms.shop) + 13, length(alarms.key) - length(alarms.shop) - 77)
    and q.sha256 = substr(alarms.key, -64))
  when 'source-silent' then (select s.last_seen_at from sources s where s.shop = alarms.shop
    and s.source = substr(alarms.key, length(alarms.shop) + 16, length(alarms.key) - length(alarms.shop) - 29)
    and s.last_seen_at > alarms.raised_at)
  end`.as('settled_at')

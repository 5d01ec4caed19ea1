/** Bodies that could not be read, as those who mend what was wrong need them: what waits, and why. */
import { and, asc, count, desc, eq, isNull, min, sql } from 'drizzle-orm'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import { quarantine } from './schema.ts'

/** Which of the waiting bodies are meant. */
export interface Waiting {
  readonly shop: ShopId
  readonly source: string | null
  readonly reason: string | null
}

/** Where a run through them stands: everything up to here was tried. */
export interface Tried {
  readonly at: Instant
  readonly id: string
}

const meant = ({ shop, source, reason }: Waiting, after: Tried | null) =>
  and(
    eq(quarantine.shop, shop),
    isNull(quarantine.replayedAt),
    source === null ? undefined : eq(quarantine.source, source),
    reason === null ? undefined : eq(quarantine.reason, reason),
    after === null ? undefined : sql`(received_at, id) > (${after.at}, ${after.id})`,
  )

/** Oldest first, and how many there are from here on. One round trip. */
export async function waitingQuarantined(db: Db, of: Waiting, after: Tried | null, limit: number) {
  const [rows, counted] = await db.batch([
    db
      .select({ id: quarantine.id, at: quarantine.receivedAt })
      .from(quarantine)
      .where(meant(of, after))
      .orderBy(asc(quarantine.receivedAt), asc(quarantine.id))
      .limit(limit),
    db.select({ count: count() }).from(quarantine).where(meant(of, after)),
  ])
  return { rows, count: counted[0]?.count ?? 0 }
}

/** What waits, by who sent it and why it could not be read; the largest groups first. */
export const waitingGroups = (db: Db, shop: ShopId, limit: number) =>
  db
    .select({
      source: quarantine.source,
      reason: quarantine.reason,
      count: count(),
      since: min(quarantine.receivedAt),
    })
    .from(quarantine)
    .where(meant({ shop, source: null, reason: null }, null))
    .groupBy(quarantine.source, quarantine.reason)
    .orderBy(desc(count()), asc(quarantine.source))
    .limit(limit)
    .all()

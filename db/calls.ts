/** Calls that were promised to customers of a shop. */
import { and, count, eq, gt } from 'drizzle-orm'
import type { Booked } from '../domain/callback.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** How many of them each hour holds, by its end; hours that are over do not count. */
export async function callsBooked(db: Db, shop: ShopId, now: Instant): Promise<Booked> {
  const rows = await db
    .select({ end: t.tasks.dueAt, calls: count() })
    .from(t.tasks)
    .where(
      and(eq(t.tasks.shop, shop), eq(t.tasks.state, 'open'), gt(t.tasks.dueAt, now), eq(t.tasks.kind, 'call-back')),
    )
    .groupBy(t.tasks.dueAt)
    .all()
  return new Map(rows.map(({ end, calls }) => [end, calls]))
}

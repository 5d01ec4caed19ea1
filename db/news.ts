/** What a shop has to tell: posted once, withdrawn at most once, and how many have heard of it. */
import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

export type NewsRow = typeof t.news.$inferSelect

export const insertNews = (db: Db, row: Omit<NewsRow, 'withdrawnAt'>) => db.insert(t.news).values(row)

export const findNews = (db: Db, shop: ShopId, id: string): Promise<NewsRow | undefined> =>
  db
    .select()
    .from(t.news)
    .where(and(eq(t.news.shop, shop), eq(t.news.id, id)))
    .get()

/** Once: a second time changes nothing. */
export const withdrawNews = (db: Db, shop: ShopId, id: string, now: Instant) =>
  db
    .update(t.news)
    .set({ withdrawnAt: now })
    .where(and(eq(t.news.shop, shop), eq(t.news.id, id), isNull(t.news.withdrawnAt)))

/** News with how many it has reached; what was held out reached nobody. */
export type NewsLine = NewsRow & { readonly heard: number }

/** Newest first: ids grow with time. `after`: the last id of the page before. */
export async function newsPage(
  db: Db,
  shop: ShopId,
  after: string | null,
  limit: number,
): Promise<readonly NewsLine[]> {
  const rows = await db
    .select()
    .from(t.news)
    .where(and(eq(t.news.shop, shop), after === null ? undefined : lt(t.news.id, after)))
    .orderBy(desc(t.news.id))
    .limit(limit)
    .all()
  if (rows.length === 0) return []
  const first = Math.min(...rows.map(({ postedAt }) => postedAt))
  const heard = await db
    .select({ n: t.touches.n, count: sql<number>`count(*)` })
    .from(t.touches)
    .where(
      and(
        eq(t.touches.shop, shop),
        gte(t.touches.at, first),
        eq(t.touches.kind, 'news'),
        sql`${t.touches.message} is not null`,
      ),
    )
    .groupBy(t.touches.n)
    .all()
  const counts = new Map(heard.map(({ n, count }) => [n, count]))
  return rows.map((row) => ({ ...row, heard: counts.get(row.id) ?? 0 }))
}

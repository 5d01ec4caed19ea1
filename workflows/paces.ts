/**
 * Measures how long a shop really needs for its answers, by kind of failure: the median of the newest ones, in its own
 * working time. What it states to customers goes by it (`domain/pace.ts`).
 *
 * What counts: from the complaint to the mail with the ways to put it right. The offer that leaves by itself counts as the
 * answer, because to the customer it is. Who chose on the page before that mail is left out: that time was theirs.
 */
import { and, asc, desc, eq, gt, isNotNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import { shopFrom } from '../db/facts-of-people.ts'
import * as t from '../db/schema.ts'
import { dayMs, hourMs, minuteMs, workingTimeBetween } from '../domain/calendar.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { mostAnswers, paceOf } from '../domain/pace.ts'
import type { Deps } from './ports.ts'
import { goOn, placeOf } from './round.ts'
import type { Statement } from './rows.ts'

/** Older answers say nothing about today. */
const memoryMs = 90 * dayMs
/** Newest answers read of one shop, whatever they were about; and shops in one sweep: an hour has room for 300. */
const mostRead = 1_000
const round = { name: 'paces', everyMs: hourMs, mostShops: 5 } as const

const answers = (db: Db, shop: ShopId, now: Instant) =>
  db
    .select({
      category: t.complaints.category,
      askedAt: t.complaints.receivedAt,
      answeredAt: sql<Instant>`${t.promises.keptAt}`,
    })
    .from(t.promises)
    .innerJoin(t.complaints, and(eq(t.complaints.shop, t.promises.shop), eq(t.complaints.id, t.promises.complaint)))
    .where(
      and(
        eq(t.promises.shop, shop),
        gt(t.promises.madeAt, now - memoryMs),
        eq(t.promises.kind, 'answer'),
        isNotNull(t.promises.keptAt),
        sql`not exists (select 1 from choices k where k.complaint = ${t.promises.complaint} and k.round = 1
          and k.chosen_at <= ${t.promises.keptAt})`,
      ),
    )
    .orderBy(desc(t.promises.madeAt))
    .limit(mostRead)

/** One shop's figures, each in the place of the one before it. */
function measured(
  db: Db,
  row: typeof t.shops.$inferSelect,
  given: Awaited<ReturnType<typeof answers>>,
  now: Instant,
): Statement[] {
  const shop = shopFrom(row, undefined)
  const minutesBetween = (from: Instant, to: Instant) => workingTimeBetween(shop, from, to) / minuteMs
  const byCategory = Map.groupBy(given, ({ category }) => category)
  // A figure nothing was added to for so long is forgotten: the policy's stands again.
  const old = db.delete(t.paces).where(and(eq(t.paces.shop, row.shop), lt(t.paces.measuredAt, now - memoryMs)))
  const figures = [...byCategory].flatMap(([category, all]) => {
    const pace = paceOf(all.slice(0, mostAnswers), minutesBetween)
    if (!pace) return []
    const set = { ...pace, measuredAt: now }
    return db
      .insert(t.paces)
      .values({ shop: row.shop, promise: 'answer', category, ...set })
      .onConflictDoUpdate({ target: [t.paces.shop, t.paces.promise, t.paces.category], set })
  })
  return [old, ...figures]
}

/** Takes the next shops in their order; after the last of them nothing is due for an hour. Null while nothing is due. */
async function nextShops(deps: Deps, now: Instant): Promise<readonly (typeof t.shops.$inferSelect)[] | null> {
  const { db } = deps
  const from = await placeOf(db, round, now)
  if (from === null) return null
  const shops = await db
    .select()
    .from(t.shops)
    .where(sql`${t.shops.shop} > ${from}`)
    .orderBy(asc(t.shops.shop))
    .limit(round.mostShops)
  await goOn(db, round, shops, now)
  return shops
}

/** One step of the hourly measuring, a few shops at a time. Whoever measures twice writes the same. */
export async function measurePaces(deps: Deps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const shops = await nextShops(deps, now)
  const [first, ...rest] = (shops ?? []).map(({ shop }) => answers(db, shop, now))
  if (!shops || !first) return
  const given = await db.batch([first, ...rest])
  const [write, ...more] = shops.flatMap((row, i) => measured(db, row, given[i] ?? [], now))
  if (write) await db.batch([write, ...more])
}

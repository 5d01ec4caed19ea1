/** Who is to be left alone by marketing, and the systems that are told so. */
import { and, asc, eq, getTableColumns, isNull, SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { CustomerId, Instant, MessageId, ShopId } from '../domain/ids.ts'
import type { QuietSpan, QuietState } from '../domain/quiet-feed.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

export type SubscriberRow = typeof t.subscribers.$inferSelect

/** Begins the key of everything a system was told of one customer; what follows counts. */
const story = sql`'webhook:' || s.shop || ':' || s.id || ':' || s.created_at || ':'`

export interface QuietNews {
  readonly shop: ShopId
  readonly customer: CustomerId
  readonly state: QuietState
  /** The last letter makes room for the system's place. */
  readonly id: MessageId
  readonly payload: string
  readonly sha256: string
  readonly at: Instant
}

/**
 * One row for every system that was last told otherwise, if it is true when the batch runs. Two turns of one customer meet
 * at its key, and one of them is decided again.
 */
export function plannedNews(
  db: Db,
  { shop, customer, state, id, payload, sha256, at }: QuietNews,
): BatchItem<'sqlite'> {
  const mine = sql`${story} || ${customer} || ':'`
  const last = (column: string) =>
    sql`(select ${sql.raw(column)} from outbox l where l.key > ${mine} and l.key < ${mine} || '~' order by l.key desc limit 1)`
  const place = sql`(select count(*) from subscribers p where p.shop = s.shop and p.removed_at is null and p.id < s.id)`
  const given = new Map<string, unknown>(
    Object.entries({
      shop,
      id: sql`${id.slice(0, -1)} || ${place}`,
      key: sql`${mine} || printf('%06d', coalesce(cast(substr(${last('l.key')}, -6) as integer), 0) + 1)`,
      customer,
      ...{ effect: 'webhook', kind: sql`'webhook'`, n: state, recipient: sql`s.id`, subject: '', payload, sha256 },
      ...{ automatic: false, priority: 3, state: 'planned', fence: 0, attempts: 0, dueAt: at, plannedAt: at },
    }),
  )
  const row = Object.entries(getTableColumns(t.outbox)).map(([name, column]) => {
    const value = given.get(name)
    if (value === undefined) return sql`null`
    return value instanceof SQL ? value : sql`${sql.param(value, column)}`
  })
  const isOpen = sql`exists (select 1 from complaints c where c.shop = ${shop} and c.customer = ${customer} and c.closed_at is null)`
  return db.insert(t.outbox).select(sql`
    select ${sql.join(row, sql`, `)} from subscribers s
    where s.shop = ${shop} and s.removed_at is null and ${state === 'quiet' ? isOpen : sql`not ${isOpen}`}
      and exists (select 1 from customers u where u.shop = ${shop} and u.id = ${customer} and u.erased_at is null)
      and coalesce(${last('l.n')}, '') <> ${state}`)
}

export interface QuietQuestion {
  readonly shop: ShopId
  /** Also those whom nothing is open of any more, from then on. */
  readonly since: Instant | null
  /** The customer behind whom the page begins. */
  readonly after: string
  readonly limit: number
}

interface QuietRow {
  readonly id: CustomerId
  readonly external_id: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly open_since: Instant | null
  readonly closed_since: Instant | null
  readonly closed_at: Instant | null
}

/** Longer ago than any complaint can end. */
const never = Number.MAX_SAFE_INTEGER

/** Customers in the order of their ids: those who are to be left alone, and those who no longer are. */
export async function quietSpans(db: Db, { shop, since, after, limit }: QuietQuestion): Promise<readonly QuietSpan[]> {
  const { results } = await db.$client
    .prepare(
      `with paged as (
         select customer from complaints where shop = ?1 and closed_at is null and customer > ?3
         union select customer from complaints where shop = ?1 and closed_at >= ?2 and customer > ?3 and joined_into is null)
       select u.id, u.external_id, u.email, u.phone,
         (select min(c.received_at) from complaints c where c.shop = ?1 and c.customer = u.id and c.closed_at is null) as open_since,
         (select c.received_at from complaints c where c.shop = ?1 and c.customer = u.id and c.joined_into is null
           order by c.closed_at desc limit 1) as closed_since,
         (select max(c.closed_at) from complaints c where c.shop = ?1 and c.customer = u.id) as closed_at
       from paged join customers u on u.shop = ?1 and u.id = paged.customer
       where u.erased_at is null order by u.id limit ?4`,
    )
    .bind(shop, since ?? never, after, limit)
    .all<QuietRow>()
  return results.map((row) => ({
    customer: { id: row.id, externalId: row.external_id, email: row.email, phone: row.phone },
    since: row.open_since ?? row.closed_since ?? 0,
    until: row.open_since === null ? row.closed_at : null,
  }))
}

const one = (shop: ShopId, id: string) => and(eq(t.subscribers.shop, shop), eq(t.subscribers.id, id))

/** Those who are told, in the order of their names. */
export const subscribersOf = (db: Db, shop: ShopId): Promise<readonly SubscriberRow[]> =>
  db
    .select()
    .from(t.subscribers)
    .where(and(eq(t.subscribers.shop, shop), isNull(t.subscribers.removedAt)))
    .orderBy(asc(t.subscribers.id))
    .all()

export const findSubscriber = (db: Db, shop: ShopId, id: string): Promise<SubscriberRow | undefined> =>
  db.select().from(t.subscribers).where(one(shop, id)).get()

export const saveSubscriber = (db: Db, { shop, id, ...set }: SubscriberRow): BatchItem<'sqlite'> =>
  db
    .insert(t.subscribers)
    .values({ shop, id, ...set })
    .onConflictDoUpdate({ target: [t.subscribers.shop, t.subscribers.id], set })

export const removeSubscriber = (db: Db, shop: ShopId, id: string, at: Instant): BatchItem<'sqlite'> =>
  db
    .update(t.subscribers)
    .set({ removedAt: at })
    .where(and(one(shop, id), isNull(t.subscribers.removedAt)))

export interface Told {
  readonly id: string
  readonly lastAt: Instant | null
  readonly waiting: number
  readonly failing: boolean
}

/** How it stands with each of them: when it was last told, and what it has not taken yet. */
export async function toldOf(db: Db, shop: ShopId): Promise<ReadonlyMap<string, Told>> {
  const rows = await db.all<{ id: string; last_at: number | null; waiting: number; failing: number }>(sql`
    select s.id,
      (select max(l.accepted_at) from outbox l where l.key > ${story} and l.key < ${story} || '~') as last_at,
      (select count(*) from outbox w where w.state in ('planned', 'sending') and w.effect = 'webhook'
        and w.shop = s.shop and w.recipient = s.id) as waiting,
      exists (select 1 from outbox w where w.state in ('planned', 'sending') and w.effect = 'webhook'
        and w.shop = s.shop and w.recipient = s.id and w.error is not null) as failing
    from subscribers s where s.shop = ${shop} and s.removed_at is null`)
  return new Map(
    rows.map(({ id, last_at, waiting, failing }) => [id, { id, lastAt: last_at, waiting, failing: failing === 1 }]),
  )
}

/** The causes of a shop's complaints: the rows, what is tied to them, and what the daily look at them asks. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Cause, Suspect } from '../domain/cause.ts'
import type { Category, OrderLine } from '../domain/event.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import { weekMs, weeksBefore } from '../domain/rising.ts'
import type { Db } from './client.ts'
import { together } from './reads.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>
export type CauseRow = typeof t.causes.$inferSelect

/** What a complaint of the cause says about the fix: those the shop opened itself, or that became part of another, nothing. */
const counts = sql`c.joined_into is null and c.recall is null`
const ofCause = sql`c.shop = causes.shop and c.cause = causes.id and ${counts}`

/** With how many complaints it has, when the newest came, and how many came after its fix. */
const withCounts = {
  row: t.causes,
  complaints: sql<number>`(select count(*) from complaints c where ${ofCause})`.as('complaints'),
  lastAt: sql<Instant | null>`(select max(c.received_at) from complaints c where ${ofCause})`.as('last_at'),
  since: sql<number>`(select count(*) from complaints c where ${ofCause} and c.received_at > causes.fixed_at)`.as(
    'since',
  ),
}

export interface KnownCause extends Cause {
  readonly complaints: number
  readonly lastAt: Instant | null
  /** Complaints received after it was called fixed. */
  readonly recurrence: number
}

type Found = { row: CauseRow; complaints: number; lastAt: Instant | null; since: number }

const known = ({ row: { shop: _, openedBy: __, ...cause }, since, ...rest }: Found): KnownCause => ({
  ...cause,
  ...rest,
  recurrence: since,
})

/** Open ones first, then newest first. */
export async function causesOf(db: Db, shop: ShopId): Promise<readonly KnownCause[]> {
  const rows = await db
    .select(withCounts)
    .from(t.causes)
    .where(eq(t.causes.shop, shop))
    .orderBy(sql`state = 'open' desc`, sql`state = 'fixed' desc`, desc(t.causes.openedAt), asc(t.causes.id))
    .all()
  return rows.map(known)
}

export async function findCause(db: Db, shop: ShopId, id: string): Promise<KnownCause | undefined> {
  const row = await db
    .select(withCounts)
    .from(t.causes)
    .where(and(eq(t.causes.shop, shop), eq(t.causes.id, id)))
    .get()
  return row && known(row)
}

/** Those that a new complaint may be one more of. */
export const suspectsOf = (causes: readonly KnownCause[]): readonly Suspect[] =>
  causes.filter(({ state }) => state !== 'closed')

export const addCause = (db: Db, row: CauseRow): Statement => db.insert(t.causes).values(row)

/**
 * The cause as it shall be. `seen` is the version it was decided on: where somebody was first, the batch rolls back and is
 * decided again.
 */
export const saveCause = (db: Db, { shop, id, ...set }: CauseRow, seen: number): readonly Statement[] => [
  // Its key is there already: a second insert of it is how a batch says that somebody was first.
  db.insert(t.causes).select(sql`select * from causes where shop = ${shop} and id = ${id} and version <> ${seen}`),
  db
    .update(t.causes)
    .set(set)
    .where(and(eq(t.causes.shop, shop), eq(t.causes.id, id))),
]

const ofIt = (shop: ShopId, id: string) => sql`c.shop = ${shop} and c.cause = ${id} and ${counts}`

/**
 * The data say that its fix is proven. Not where somebody changed it in this moment, or where a complaint of it has come
 * after the fix: then the batch rolls back.
 */
export const closeCause = (db: Db, { shop, id, version }: CauseRow, now: Instant): readonly Statement[] => [
  db.insert(t.causes).select(
    sql`select * from causes where shop = ${shop} and id = ${id} and (version <> ${version} or state <> 'fixed'
      or exists (select 1 from complaints c where ${ofIt(shop, id)} and c.received_at > causes.fixed_at))`,
  ),
  db
    .update(t.causes)
    .set({ state: 'closed', closedAt: now, version: version + 1 })
    .where(and(eq(t.causes.shop, shop), eq(t.causes.id, id))),
]

/** It came back: open again, with the time of the fix that did not hold. */
export const reopenCause = (db: Db, { shop, id, version }: CauseRow): readonly Statement[] => [
  db
    .insert(t.causes)
    .select(
      sql`select * from causes where shop = ${shop} and id = ${id} and (version <> ${version} or state = 'open')`,
    ),
  db
    .update(t.causes)
    .set({ state: 'open', closedAt: null, version: version + 1 })
    .where(and(eq(t.causes.shop, shop), eq(t.causes.id, id))),
]

export const rowOfCause = (db: Db, shop: ShopId, id: string): Promise<CauseRow | undefined> =>
  db
    .select()
    .from(t.causes)
    .where(and(eq(t.causes.shop, shop), eq(t.causes.id, id)))
    .get()

// ── what is tied to a cause ──────────────────────────────────────────────────────────────────────

export interface TiedComplaint {
  readonly id: ComplaintId
  readonly category: Category
  readonly receivedAt: Instant
  readonly closedAt: Instant | null
  readonly customer: string | null
  readonly order: string | null
  readonly orderedAt: Instant | null
}

/** Newest first, a page at a time: everything strictly before the last one seen. */
export const complaintsOfCause = (
  db: Db,
  shop: ShopId,
  cause: string,
  after: { readonly at: Instant; readonly id: string } | null,
  limit: number,
): Promise<readonly TiedComplaint[]> =>
  db
    .select({
      id: t.complaints.id,
      category: t.complaints.category,
      receivedAt: t.complaints.receivedAt,
      closedAt: t.complaints.closedAt,
      customer: sql<string | null>`(select coalesce(u.name, u.email, u.phone) from customers u
        where u.shop = complaints.shop and u.id = complaints.customer)`.as('customer_name'),
      order: sql<string | null>`(select coalesce(o.name, o.external_id) from orders o
        where o.shop = complaints.shop and o.external_id = complaints.order_id)`.as('order_name'),
      orderedAt: sql<Instant | null>`(select o.placed_at from orders o
        where o.shop = complaints.shop and o.external_id = complaints.order_id)`.as('ordered_at'),
    })
    .from(t.complaints)
    .where(
      and(
        eq(t.complaints.shop, shop),
        eq(t.complaints.cause, cause),
        isNull(t.complaints.joinedInto),
        after ? sql`(received_at, id) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(t.complaints.receivedAt), desc(t.complaints.id))
    .limit(limit)
    .all()

// ── what the daily look asks ─────────────────────────────────────────────────────────────────────

/** So many complaints of one thing, in the week that many weeks ago; 0 is the newest. */
export interface WeekCount {
  readonly cause: string | null
  readonly category: Category | null
  /** Empty for orders without lines, null for the category as a whole. */
  readonly sku: string | null
  readonly week: number
  readonly count: number
}

interface First {
  readonly firstAt: Instant | null
}

interface Told {
  readonly of: string
}

/** As long as a rise is told of once, however long it lasts. */
const toldForMs = 4 * weekMs

/** The weeks of every cause; of what has none yet, by kind of failure, and by kind and product. One round trip. */
export async function weeksOf(db: Db, shop: ShopId, now: Instant) {
  const from = now - (weeksBefore + 1) * weekMs
  const week = sql`cast((${now} - c.received_at) / ${weekMs} as integer)`
  const recent = sql`c.shop = ${shop} and c.received_at > ${from} and c.received_at <= ${now} and ${counts}`
  const open = sql`k.shop = ${shop} and k.state = 'open' and k.kind = 'look-into-cause'`
  const lately = sql`k.shop = ${shop} and k.state in ('open', 'done', 'dropped') and k.due_at > ${now - toldForMs}
    and k.kind = 'look-into-cause'`
  const tied = sql`c.cause is not null and json_extract(k.about, '$.step') = 'rising'`
  const [causes, kinds, products, first, told] = await together<[WeekCount, WeekCount, WeekCount, First, Told]>(db, [
    sql`select c.cause as cause, null as category, null as sku, ${week} as week, count(*) as count
      from complaints c where ${recent} and c.cause is not null group by 1, 4`,
    sql`select null as cause, c.category as category, null as sku, ${week} as week, count(*) as count
      from complaints c where ${recent} and c.cause is null group by 2, 4`,
    sql`select null as cause, c.category as category, coalesce(json_extract(line.value, '$.sku'), '') as sku,
        ${week} as week, count(distinct c.id) as count
      from complaints c cross join orders o on o.shop = c.shop and o.external_id = c.order_id
        cross join json_each(o.lines) line
      where ${recent} and c.cause is null group by 2, 3, 4`,
    sql`select min(received_at) as firstAt from complaints where shop = ${shop}`,
    // Also the cause that was named for it since: what was found out is no second rise.
    sql`select json_extract(k.about, '$.of') as "of" from tasks k where ${lately}
      union select json_extract(k.about, '$.of') from tasks k where ${open}
      union select c.cause from tasks k cross join complaints c on c.id = k.complaint where ${lately} and ${tied}
      union select c.cause from tasks k cross join complaints c on c.id = k.complaint where ${open} and ${tied}`,
  ])
  return {
    counts: [...causes, ...kinds, ...products],
    firstAt: first[0]?.firstAt ?? null,
    told: told.map((one) => one.of),
  }
}

export interface OfSubject {
  readonly id: ComplaintId
  /** The lines of its order as they are kept; null without one. */
  readonly lines: string | null
}

/** What there is of something that rose, or came back: the newest first, those that are open before any that is closed. */
export async function newestOf(
  db: Db,
  shop: ShopId,
  { cause, category, sku }: Pick<WeekCount, 'cause' | 'category' | 'sku'>,
  since: Instant,
  limit: number,
): Promise<readonly OfSubject[]> {
  const ofThis =
    cause === null
      ? sql`c.cause is null and c.category = ${category} and (${sku} is null
          or exists (select 1 from json_each(o.lines) where coalesce(json_extract(value, '$.sku'), '') = ${sku}))`
      : sql`c.cause = ${cause}`
  const [rows] = await together<[OfSubject]>(db, [
    sql`select c.id as id, o.lines as lines from complaints c
      left join orders o on o.shop = c.shop and o.external_id = c.order_id
      where c.shop = ${shop} and c.received_at > ${since} and ${counts} and ${ofThis}
      order by c.closed_at is null desc, c.received_at desc, c.id desc limit ${limit}`,
  ])
  return rows
}

/** What a product is called in the order it is complained of; its number where it has no name there. */
export function productIn({ lines }: OfSubject, sku: string | null): string {
  const known = lines === null ? [] : (JSON.parse(lines) as readonly OrderLine[])
  return known.find((line) => line.sku !== null && line.sku === sku)?.name ?? sku ?? ''
}

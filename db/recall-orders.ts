/** The orders of a recall: which they are, whose, and whether their customers can be written to. */
import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { endOfDate, startOfDate } from '../domain/calendar.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { isLocale, type Locale } from '../domain/locale.ts'
import type { RemedyKind } from '../domain/policy/tables.ts'
import type { Chosen, LeftOut } from '../domain/recall.ts'
import type { Affected, Taken } from '../domain/recall-cost.ts'
import type { Db } from './client.ts'
import { together } from './reads.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>

/** Why an order `o` of customer `k` is not written about now; null where it is. The graver reason is said first. */
export const leftOutNow = sql.raw(`case
  when o.state = 'cancelled' then 'cancelled'
  when k.erased_at is not null then 'erased'
  when k.email is null then 'no-address'
  when k.mailbox = 'stopped' then 'mailbox-stopped'
  when k.departed_at is not null then 'departed'
  when exists (select 1 from complaints c where c.shop = o.shop and c.order_id = o.external_id and c.closed_at is null)
    then 'open-complaint' end`)

/** Letters are written large or small: SQLite's own functions know only the Latin ones. */
const spellings = (words: string): string => {
  const small = words.toLocaleLowerCase('ru')
  const large = words.toLocaleUpperCase('ru')
  return JSON.stringify([...new Set([words, small, large, large.charAt(0) + small.slice(1)])])
}

/** Whether a line of order `o` is one of the goods. */
const isMeant = ({ sku, words }: Extract<Chosen, { by: 'product' }>): SQL => sql`
  (${sku} is null or json_extract(line.value, '$.sku') = ${sku})
  and (${words} is null or exists (select 1 from json_each(${spellings(words ?? '')}) w
    where instr(coalesce(json_extract(line.value, '$.name'), '') || ' ' || coalesce(json_extract(line.value, '$.sku'), ''),
      w.value) > 0))`

function meant(chosen: Chosen, orders: readonly string[], zone: string): SQL {
  if (chosen.by === 'list') return sql`o.external_id in (select value from json_each(${JSON.stringify(orders)}))`
  const { sku, words, from, to } = chosen
  const begins = from === null ? null : startOfDate(from, zone)
  const ends = to === null ? null : endOfDate(to, zone)
  const goods =
    sku === null && words === null
      ? sql`1`
      : sql`exists (select 1 from json_each(o.lines) line where ${isMeant(chosen)})`
  return sql`${goods} and (${begins} is null or coalesce(o.placed_at, o.created_at) >= ${begins})
    and (${ends} is null or coalesce(o.placed_at, o.created_at) <= ${ends})`
}

/** The orders as they are chosen now, in place of those before. `orders`: the numbers of a list. */
export const pickOrders = (
  db: Db,
  {
    shop,
    recall,
    zone,
    most,
  }: { readonly shop: ShopId; readonly recall: string; readonly zone: string; readonly most: number },
  chosen: Chosen,
  orders: readonly string[],
): readonly Statement[] => [
  db.delete(t.recallOrders).where(sql`shop = ${shop} and recall = ${recall}`),
  db.insert(t.recallOrders).select(sql`
    select o.shop, ${recall}, o.external_id, null, ${leftOutNow}
    from orders o left join customers k on k.shop = o.shop and k.id = o.customer
    where o.shop = ${shop} and ${meant(chosen, orders, zone)} order by o.external_id limit ${most}`),
]

/** How many orders are meant; a little more than `most` is as good as any. */
export async function countMeant(
  db: Db,
  shop: ShopId,
  zone: string,
  chosen: Chosen,
  orders: readonly string[],
  most: number,
) {
  const [rows] = await together<[{ count: number }]>(db, [
    sql`select count(*) as count from (select 1 from orders o where o.shop = ${shop} and ${meant(chosen, orders, zone)}
      limit ${most + 1})`,
  ])
  return rows[0]?.count ?? 0
}

export interface NamedOrder {
  readonly externalId: string
  readonly name: string | null
}

/** D1 takes no value above 2 MB, and a number may be of a hundred letters of any script, each written twice. */
const numbersAtOnce = 2_000

/** Orders that go by one of these numbers, with or without the sign some shops put before it. */
export async function ordersNamed(db: Db, shop: ShopId, numbers: readonly string[]): Promise<readonly NamedOrder[]> {
  const parts = Array.from({ length: Math.ceil(numbers.length / numbersAtOnce) }, (_, i) =>
    numbers.slice(i * numbersAtOnce, (i + 1) * numbersAtOnce),
  )
  if (parts.length === 0) return []
  const found = await together<NamedOrder[]>(
    db,
    parts.map((part) => {
      const spelled = JSON.stringify(part.flatMap((one) => (one.startsWith('#') ? [one] : [one, `#${one}`])))
      return sql`select external_id as externalId, name from orders where shop = ${shop}
        and (external_id in (select value from json_each(${JSON.stringify(part)}))
          or name in (select value from json_each(${spelled})))`
    }),
  )
  // One order may be meant by two parts: by its id in one and by its name in another.
  return [...new Map(found.flat().map((order) => [order.externalId, order])).values()]
}

// ── the preview ──────────────────────────────────────────────────────────────────────────────────

export interface Group {
  readonly locale: Locale | null
  readonly leftOut: LeftOut | null
  readonly orders: number
  readonly people: number
}

interface GroupRow extends Omit<Group, 'locale'> {
  readonly locale: string | null
}

interface SumRow {
  readonly currency: string
  readonly orders: number
  readonly minor: number
  readonly goodsMinor: number
}

interface TakenRow {
  readonly kind: RemedyKind
  readonly count: number
}

export interface Preview {
  readonly groups: readonly Group[]
  readonly affected: readonly Affected[]
  readonly taken: Taken
}

const yearMs = 365 * 24 * 3_600_000

/** Who would be written to in which language, who is left out and why, and what their orders are worth. One round trip. */
export async function previewOf(db: Db, shop: ShopId, recall: string, chosen: Chosen, now: Instant): Promise<Preview> {
  const ours = sql`recall_orders r join orders o on o.shop = r.shop and o.external_id = r.order_id
    left join customers k on k.shop = o.shop and k.id = o.customer`
  const goods =
    chosen.by === 'list' || (chosen.sku === null && chosen.words === null)
      ? sql`null`
      : sql`(select sum(json_extract(line.value, '$.total.minor')) from json_each(o.lines) line where ${isMeant(chosen)})`
  const [groups, sums, taken] = await together<[GroupRow, SumRow, TakenRow]>(db, [
    sql`select k.locale as locale, r.left_out as leftOut, count(*) as orders, count(distinct k.id) as people
      from ${ours} where r.shop = ${shop} and r.recall = ${recall} group by 1, 2`,
    sql`select coalesce(o.currency, (select currency from shops where shop = ${shop})) as currency, count(*) as orders,
        coalesce(sum(max(o.minor - o.refunded_minor, 0)), 0) as minor,
        coalesce(sum(min(coalesce(${goods}, o.minor), o.minor)), 0) as goodsMinor
      from ${ours} where r.shop = ${shop} and r.recall = ${recall} and r.left_out is null group by 1 order by 2 desc`,
    sql`select m.kind as kind, count(*) as count from complaints c
        join choices h on h.complaint = c.id join remedies m on m.id = h.remedy
      where c.shop = ${shop} and c.received_at > ${now - yearMs} group by 1`,
  ])
  return {
    groups: groups.map((row) => ({ ...row, locale: row.locale !== null && isLocale(row.locale) ? row.locale : null })),
    affected: sums,
    taken: Object.fromEntries(taken.map(({ kind, count }) => [kind, count])),
  }
}

// ── how far it has come ──────────────────────────────────────────────────────────────────────────

export interface Progress {
  readonly recall: string
  /** Everything that was chosen. */
  readonly orders: number
  readonly leftOut: number
  /** No complaint was opened for them yet. */
  readonly waiting: number
  readonly opened: number
  /** The mail provider has the mail. */
  readonly sent: number
  /** It came back, or could not be sent. */
  readonly failed: number
  /** Their customers chose, proposed or wrote. */
  readonly answered: number
  readonly put: number
}

/** One line for each recall of the shop, or for one of them. */
export async function progressOf(db: Db, shop: ShopId, recall: string | null): Promise<readonly Progress[]> {
  const [rows] = await together<[Progress]>(db, [
    sql`select r.recall as recall, count(*) as orders, count(r.left_out) as leftOut,
        sum(r.complaint is null and r.left_out is null) as waiting, sum(c.recall is not null) as opened,
        coalesce(sum(b.state in ('accepted', 'delivered')), 0) as sent,
        coalesce(sum(b.state in ('bounced', 'complained', 'suppressed', 'failed', 'unknown')), 0) as failed,
        sum(c.recall is not null and (exists (select 1 from choices h where h.complaint = c.id and h.by = 'customer')
          or exists (select 1 from proposals p where p.complaint = c.id)
          or c.joined_at is not null)) as answered,
        sum(c.recall is not null and c.arrived_at is not null) as put
      from recall_orders r left join complaints c on c.id = r.complaint and c.recall = r.recall
        left join outbox b on b.complaint = c.id and b.kind = 'acknowledgement'
      where r.shop = ${shop} and (${recall} is null or r.recall = ${recall}) group by r.recall`,
  ])
  return rows
}

export interface Given {
  readonly currency: string
  readonly minor: number
}

/** What its customers were given until now: money, gifts and extras as granted, codes at face value. */
export async function givenInRecall(db: Db, shop: ShopId, recall: string): Promise<readonly Given[]> {
  const [rows] = await together<[Given]>(db, [
    sql`select g.currency as currency, sum(g.minor) as minor
      from recall_orders r join complaints c on c.id = r.complaint and c.recall = r.recall
        join given g on g.complaint = c.id
      where r.shop = ${shop} and r.recall = ${recall} group by 1 having sum(g.minor) <> 0`,
  ])
  return rows
}

/** The numbers it is about, in the order of the shop's own. */
export async function orderNumbersOf(db: Db, shop: ShopId, recall: string): Promise<readonly string[]> {
  const rows = await db
    .select({ order: t.recallOrders.order })
    .from(t.recallOrders)
    .where(sql`shop = ${shop} and recall = ${recall}`)
    .orderBy(sql`order_id`)
    .all()
  return rows.map(({ order }) => order)
}

// ── a wave ───────────────────────────────────────────────────────────────────────────────────────

export interface Candidate {
  readonly order: string
  readonly leftOut: LeftOut | null
  readonly customer: string | null
  readonly locale: string | null
  readonly timeZone: string | null
  readonly phone: string | null
  /** Their customer has just heard of another order of it. */
  readonly heard: number
}

/** The next orders behind `after` nobody was written to about, as they stand now. */
export async function candidatesOf(
  db: Db,
  shop: ShopId,
  recall: string,
  { heardSince, after, most }: { readonly heardSince: Instant; readonly after: string; readonly most: number },
): Promise<readonly Candidate[]> {
  const [rows] = await together<[Candidate]>(db, [
    sql`select r.order_id as "order", ${leftOutNow} as leftOut, k.id as customer, k.locale as locale,
        k.time_zone as timeZone, k.phone as phone,
        exists (select 1 from complaints c where c.shop = r.shop and c.customer = k.id and c.recall = r.recall
          and c.received_at > ${heardSince}) as heard
      from recall_orders r join orders o on o.shop = r.shop and o.external_id = r.order_id
        left join customers k on k.shop = o.shop and k.id = o.customer
      where r.shop = ${shop} and r.recall = ${recall} and r.order_id > ${after}
        and r.complaint is null and r.left_out is null
      order by r.order_id limit ${most}`,
  ])
  return rows
}

/** Those that cannot be written to any more, as their wave finds them. */
export const leaveOut = (db: Db, shop: ShopId, recall: string, orders: readonly string[]): Statement =>
  db
    .update(t.recallOrders)
    .set({
      leftOut: sql`(select ${leftOutNow} from orders o left join customers k on k.shop = o.shop and k.id = o.customer
      where o.shop = recall_orders.shop and o.external_id = recall_orders.order_id)`,
    })
    .where(sql`shop = ${shop} and recall = ${recall} and complaint is null
      and order_id in (select value from json_each(${JSON.stringify(orders)}))`)

/** Everybody is looked at anew when it starts: a draft may have lain for days. */
export const lookAnew = (db: Db, shop: ShopId, recall: string): Statement =>
  db
    .update(t.recallOrders)
    .set({
      leftOut: sql`(select ${leftOutNow} from orders o left join customers k on k.shop = o.shop and k.id = o.customer
      where o.shop = recall_orders.shop and o.external_id = recall_orders.order_id)`,
    })
    .where(sql`shop = ${shop} and recall = ${recall} and complaint is null`)

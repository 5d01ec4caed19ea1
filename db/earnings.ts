/**
 * What the complaints of a period have cost and brought until now. A complaint belongs to the period in which it was
 * received, with all its costs and all its customer's later orders, whenever those came. One batch; a complaint that was
 * joined to another is none of its own.
 *
 * Each order is counted once: for the complaint whose code was used in it, else for the customer's last complaint agreed
 * on before it.
 */
import { type SQL, sql } from 'drizzle-orm'
import { dayMs } from '../domain/calendar.ts'
import { type CodeLot, type Earned, returnDays } from '../domain/earnings.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { agreedAtOf, placedAt } from './agreed.ts'
import type { Db } from './client.ts'
import { together } from './reads.ts'
import { isUsed, spentColumns } from './spent.ts'

export interface EarningsQuestion {
  readonly shop: ShopId
  /** Of complaints nobody told an order of, and that cost nothing yet. */
  readonly currency: string
  readonly from: Instant
  readonly to: Instant
  readonly now: Instant
  readonly policy: Pick<Policy, 'economics' | 'reserve'>
}

export const groupings = ['total', 'cause', 'remedy', 'compensation', 'stretch'] as const
export type Grouping = (typeof groupings)[number]

/** A complaint that nothing was chosen for, or agreed on otherwise, is of the group `none`. */
export interface EarnedGroup extends Earned {
  readonly grouping: Grouping
  readonly key: string
}

/** How often a remedy was on the table. */
export interface Offered {
  readonly kind: string
  readonly offered: number
}

/** Codes minted for the complaints of the period. */
export interface CodeUseLine {
  readonly currency: string
  readonly issued: number
  readonly used: number
  readonly lapsed: number
  /** Half of the used ones were used within so long; null of none. */
  readonly medianMs: number | null
}

export interface EarningsFound {
  readonly groups: readonly EarnedGroup[]
  readonly offered: readonly Offered[]
  readonly codes: readonly CodeUseLine[]
  /** Every code of the shop, whenever minted: what is open now, and what became of the others. */
  readonly lots: readonly CodeLot[]
}

const yearMs = 365 * dayMs

export const ofOrder = sql`r.shop = o.shop and r.order_id in (o.external_id, o.name) and ${isUsed}`

/** Of the named complaint: what was chosen for it last, or that its customer's own proposal was accepted. */
export const remedyOf = sql.raw(`coalesce(
  (select m.kind from choices k join remedies m on m.id = k.remedy where k.complaint = c.id order by k.round desc limit 1),
  (select 'proposal' from replies p where p.complaint = c.id and p.kind = 'proposal-accepted' limit 1), 'none')`)

/** `which`: the complaints, over `c`; `starts`: first instants of the stretches the period is shown in. */
const cohort = ({ shop, currency }: EarningsQuestion, starts: readonly Instant[], which: SQL): SQL => sql`
  cohort as materialized (
    select c.shop, c.id, c.category, c.customer, c.order_id, c.received_at, ${sql.raw(agreedAtOf('c'))} as agreed_at,
      coalesce((select l.currency from ledger l where l.complaint = c.id and l.minor <> 0 limit 1),
        (select o.currency from orders o where o.shop = c.shop and o.external_id = c.order_id), ${currency}) as currency,
      ${remedyOf} as remedy,
      coalesce((select kind from compensations where complaint = c.id), 'none') as compensation,
      iif(exists (select 1 from cares k where k.shop = c.shop and k.customer = c.customer and not k.held_out
        and k.started_at >= c.received_at), c.customer, null) as written_to,
      (select count(*) from json_each(${JSON.stringify(starts)}) where value <= c.received_at) as stretch
    from complaints c where c.shop = ${shop} and c.joined_into is null and ${which})`

/** What an order was worth before a code of ours came off it, less what was paid back. */
export const worth = sql`max(0, max(coalesce(o.minor, 0), coalesce((select max(r.order_minor) from redemptions r
  where ${ofOrder} and r.currency = o.currency), 0)) - o.refunded_minor)`

/** The later complaint of the same customer, agreed on before the order: the order is that one's. */
const isAnothers = sql`exists (select 1 from complaints d
  where d.shop = o.shop and d.customer = o.customer and d.id <> cohort.id and d.joined_into is null
    and o.external_id is not d.order_id
    and (${sql.raw(agreedAtOf('d'))}, d.id) > (cohort.agreed_at, cohort.id) and ${sql.raw(agreedAtOf('d'))} < ${sql.raw(placedAt)})`

/** Orders of the feed; and what a checkout told of by redeeming a code, where the feed knows no such order. */
const nextOrders = sql`
  next_orders as materialized (
    select cohort.id as id, ${sql.raw(placedAt)} - cohort.agreed_at as after,
      iif(o.currency = cohort.currency, ${worth}, 0) as worth,
      (select r.complaint from redemptions r where ${ofOrder} order by r.redeemed_at limit 1) as by_code
    from cohort cross join orders o on o.shop = cohort.shop and o.customer = cohort.customer and o.state = 'paid'
    where o.external_id is not cohort.order_id
      and ${sql.raw(placedAt)} > cohort.agreed_at and ${sql.raw(placedAt)} <= cohort.agreed_at + ${sql.raw(String(yearMs))}
      and coalesce(by_code, cohort.id) = cohort.id and (by_code is not null or not ${isAnothers})
    union all
    select cohort.id, r.redeemed_at - cohort.agreed_at, iif(r.currency = cohort.currency, r.order_minor, 0), cohort.id
    from cohort cross join redemptions r on r.complaint = cohort.id
    where ${isUsed} and r.redeemed_at > cohort.agreed_at and r.redeemed_at <= cohort.agreed_at + ${sql.raw(String(yearMs))}
      and not exists (select 1 from orders o where o.shop = cohort.shop and o.external_id = r.order_id)
      and not exists (select 1 from orders o where o.shop = cohort.shop and o.customer = cohort.customer and o.name = r.order_id)),
  came_back as materialized (
    select id as of_id, count(*) as orders, sum(worth) as revenue, ${sql.raw(
      returnDays
        .map(
          (n) => `sum(after <= ${n * dayMs}) as orders_${n}, sum(iif(after <= ${n * dayMs}, worth, 0)) as revenue_${n}`,
        )
        .join(', '),
    )} from next_orders group by id)`

/**
 * Rounded for each complaint, so that every table of a period adds up to the same total (domain/earnings.ts). D1 binds every
 * number as a float: what is divided is made whole first.
 */
const earned = ({ now, policy: { economics } }: EarningsQuestion): SQL => sql`
  earned as materialized (
    select cohort.*,
      ${spentColumns('cohort', economics)},
      coalesce(came_back.orders, 0) as orders, coalesce(came_back.revenue, 0) as revenue,
      (coalesce(came_back.revenue, 0) * cast(${economics.marginShare} as integer) + 5000) / 10000 as margin,
      ${sql.raw(
        returnDays
          .flatMap((n) => [
            `coalesce(came_back.orders_${n}, 0) as orders_${n}`,
            `coalesce(came_back.revenue_${n}, 0) as revenue_${n}`,
          ])
          .join(', '),
      )}, ${sql.join(
        returnDays.map((n) => sql`coalesce(cohort.agreed_at + ${n * dayMs} <= ${now}, 0) as ${sql.raw(`due_${n}`)}`),
        sql`, `,
      )}
    from cohort left join came_back on came_back.of_id = cohort.id)`

const sums = returnDays
  .map(
    (n) => `sum(due_${n}) as due_${n}, sum(due_${n} and orders_${n} > 0) as back_${n},
      sum(due_${n} * orders_${n}) as orders_${n}, sum(due_${n} * revenue_${n}) as revenue_${n}`,
  )
  .join(', ')

const keyOf = {
  total: `''`,
  cause: 'category',
  remedy: 'remedy',
  compensation: 'compensation',
  stretch: 'cast(stretch as text)',
} as const satisfies Record<Grouping, string>

const groupsBy = (grouping: Grouping): string => `
  select '${grouping}' as grouping, ${keyOf[grouping]} as key, currency, count(*) as complaints, count(agreed_at) as agreed,
    count(distinct written_to) as touched,
    sum(orders > 0) as back, sum(fix) as fix, sum(gift) as gift, sum(codes) as codes,
    sum((minutes * hour_cost + 30) / 60) as staff, sum(minutes) as minutes,
    sum(orders) as orders, sum(revenue) as revenue, sum(margin) as margin, ${sums}
  from earned group by 2, currency`

type WindowColumns = Readonly<Record<`${'due' | 'back' | 'orders' | 'revenue'}_${30 | 90 | 180 | 365}`, number>>
type EarnedColumns = Omit<Earned, 'windows'> & WindowColumns
type GroupRow = EarnedColumns & Pick<EarnedGroup, 'grouping' | 'key'>

const inPeriod = ({ from, to }: EarningsQuestion): SQL => sql`c.received_at between ${from} and ${to}`

const groupsOf = (question: EarningsQuestion, starts: readonly Instant[]) =>
  sql`with ${cohort(question, starts, inPeriod(question))}, ${nextOrders}, ${earned(question)}
    ${sql.raw(groupings.map(groupsBy).join(' union all '))} order by 1, 2, 3`

const offeredOf = (question: EarningsQuestion) =>
  sql`select m.kind as kind, count(distinct m.complaint) as offered
    from complaints c cross join remedies m on m.complaint = c.id
    where c.shop = ${question.shop} and c.joined_into is null and ${inPeriod(question)} group by m.kind`

const codesOf = (question: EarningsQuestion) =>
  sql`with minted as materialized (
      select q.currency as currency, q.state as state, (select r.redeemed_at - q.issued_at from redemptions r
        where r.shop = q.shop and r.code = q.code and ${isUsed}) as took
      from complaints c cross join codes q on q.complaint = c.id
      where c.shop = ${question.shop} and ${inPeriod(question)}),
    ranked as materialized (select currency, state, took,
        row_number() over (partition by currency, took is null order by took) as place,
        count(took) over (partition by currency) as used from minted)
    select currency, count(*) as issued, max(used) as used, sum(state = 'expired') as lapsed,
      cast(avg(iif(took is not null and place between used / 2.0 and used / 2.0 + 1, took, null)) as integer) as medianMs
    from ranked group by currency`

/** Codes given so long ago tell what becomes of codes (db/reserve.ts). */
const memoryMs = 730 * dayMs

/** The chance of use goes by codes past their end: of younger ones the used are known, and the lapsed not yet. */
const lotsOf = ({ shop, now }: EarningsQuestion) =>
  sql`select currency, sum(is_open) as open, sum(is_open * minor) as face,
      sum(is_past and state = 'redeemed') as used, sum(is_past) as ended
    from (select currency, minor, state, state in ('issued', 'reserved') and expires_at >= ${now} as is_open,
        issued_at > ${now - memoryMs} and expires_at < ${now} and state <> 'void' as is_past
      from codes where shop = ${shop}) group by currency`

function earnedFrom(row: EarnedColumns): Earned {
  const { currency, complaints, agreed, touched, back, fix, gift, codes, staff, minutes, orders, revenue, margin } = row
  return {
    ...{ currency, complaints, agreed, touched, back, fix, gift, codes, staff, minutes, orders, revenue, margin },
    windows: returnDays.map((days) => ({
      ...{ days, due: row[`due_${days}`], back: row[`back_${days}`] },
      ...{ orders: row[`orders_${days}`], revenue: row[`revenue_${days}`] },
    })),
  }
}

/** `starts`: first instants of the stretches of the period; a stretch's key is its place among them, from 1. */
export async function earningsOf(
  db: Db,
  question: EarningsQuestion,
  starts: readonly Instant[],
): Promise<EarningsFound> {
  const [groups, offered, codes, lots] = await together<[GroupRow, Offered, CodeUseLine, CodeLot]>(db, [
    groupsOf(question, starts),
    offeredOf(question),
    codesOf(question),
    lotsOf(question),
  ])
  return {
    groups: groups.map((row) => ({ grouping: row.grouping, key: row.key, ...earnedFrom(row) })),
    ...{ offered, codes, lots },
  }
}

export interface EarningsLine {
  readonly id: ComplaintId
  readonly receivedAt: Instant
  readonly category: string
  readonly order: string | null
  readonly remedy: string
  readonly compensation: string
  readonly agreedAt: Instant | null
  readonly earned: Earned
}

type LineRow = EarnedColumns & {
  readonly id: ComplaintId
  readonly received_at: Instant
  readonly category: string
  readonly order_id: string | null
  readonly remedy: string
  readonly compensation: string
  readonly agreed_at: Instant | null
}

/** The complaints of the period one by one, in the order they came, a page from `after` on. */
export async function earningsLines(
  db: Db,
  question: EarningsQuestion,
  after: { readonly at: Instant; readonly id: string } | null,
  limit: number,
): Promise<readonly EarningsLine[]> {
  const which = sql`${inPeriod(question)}
    ${after ? sql`and (c.received_at, c.id) > (${after.at}, ${after.id})` : sql``}
    order by c.received_at, c.id limit ${limit}`
  const [rows] = await together<[LineRow]>(db, [
    sql`with ${cohort(question, [], which)}, ${nextOrders}, ${earned(question)}
    select earned.*, 1 as complaints, agreed_at is not null as agreed, written_to is not null as touched,
      orders > 0 as back, (minutes * hour_cost + 30) / 60 as staff, ${sql.raw(returnDays.map((n) => `due_${n} and orders_${n} > 0 as back_${n}`).join(', '))}
    from earned order by received_at, id`,
  ])
  return rows.map((row) => ({
    ...{ id: row.id, receivedAt: row.received_at, category: row.category, order: row.order_id },
    ...{ remedy: row.remedy, compensation: row.compensation, agreedAt: row.agreed_at },
    earned: earnedFrom(row),
  }))
}

/** What one complaint's facts hold of the world around it: the shop's top spenders, who looks after this customer, and its twin. */
import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Facts } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import { fewestForTop, type TopSpend } from '../domain/policy/tier.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** As in the intake: without an order on both sides, the same grievance within this time. */
const twinWindowMs = 72 * 3_600_000

/** Kept with the machine's marks: it is measured, not decided, and can be measured again at any time. */
const topSpendPrefix = 'top-spend:'

const stored = z.object({
  share: z.int(),
  from: z.record(z.string(), z.object({ minor: z.int(), among: z.int() })),
})

/** What was measured of a shop's top spenders. */
export const topSpendRow = (db: Db, shop: SQL) =>
  db
    .select({ value: t.machine.value })
    .from(t.machine)
    .where(eq(t.machine.name, sql`${topSpendPrefix} || ${shop}`))

export const topSpendIn = (rows: readonly { readonly value: string }[]): TopSpend | null =>
  rows[0] ? topSpendFrom(rows[0].value) : null

/** The shop's top spend, an open escalation of another open complaint of the same customer, and the complaint's twin. */
export const readsOfElsewhere = (db: Db, complaint: ReturnType<typeof sql.placeholder>, shop: SQL, customer: SQL) =>
  [
    topSpendRow(db, shop),
    db
      .select({ complaint: t.escalations.complaint, owner: t.escalations.owner, level: t.escalations.level })
      .from(t.complaints)
      .innerJoin(t.escalations, eq(t.escalations.complaint, t.complaints.id))
      .where(
        and(
          eq(t.complaints.shop, shop),
          eq(t.complaints.customer, customer),
          isNull(t.complaints.closedAt),
          ne(t.complaints.id, complaint),
          eq(t.escalations.state, 'open'),
        ),
      )
      .orderBy(asc(t.escalations.openedAt), asc(t.escalations.id))
      .limit(1),
    // Another open complaint of the same person and order (or, where one names no order, of the same kind in three days).
    db
      .select({
        id: t.complaints.id,
        older: sql<number>`(received_at, id) < (select received_at, id from complaints where id = ${complaint})`,
        wrote: sql<number>`exists (select 1 from outbox o where o.complaint = complaints.id and o.effect = 'mail' and o.kind <> 'staff')`,
      })
      .from(t.complaints)
      .where(
        and(
          eq(t.complaints.shop, shop),
          eq(t.complaints.customer, customer),
          isNull(t.complaints.closedAt),
          ne(t.complaints.id, complaint),
          sql`${t.complaints.apart} is null and exists (select 1 from complaints me where me.id = ${complaint} and me.apart is null
            and (me.order_id = ${t.complaints.order} or (me.order_id is null or ${t.complaints.order} is null)
              and me.category = ${t.complaints.category} and abs(me.received_at - ${t.complaints.receivedAt}) < ${twinWindowMs}))`,
        ),
      )
      .orderBy(sql`${t.complaints.order} is null`, asc(t.complaints.receivedAt))
      .limit(1),
  ] as const

type Rows<K extends 0 | 1 | 2> = Awaited<ReturnType<typeof readsOfElsewhere>[K]>

export const elsewhereFrom = (
  top: Rows<0>,
  escalated: Rows<1>,
  twins: Rows<2>,
): Pick<Facts, 'topSpend' | 'escalatedElsewhere' | 'twin'> => ({
  topSpend: topSpendIn(top),
  escalatedElsewhere: escalated[0] ?? null,
  twin: twins[0] ? { id: twins[0].id, older: twins[0].older === 1, wrote: twins[0].wrote === 1 } : null,
})

function topSpendFrom(value: string): TopSpend | null {
  try {
    const parsed = stored.safeParse(JSON.parse(value))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export interface TopLine {
  readonly currency: string
  readonly minor: number
  readonly among: number
}

/**
 * The smallest sum with which a customer is among the top share of those who paid anything, in each currency with enough
 * of them. Equals stand or fall together, and never more than the share get in. Of the shop's own orders and its signed
 * claims the larger counts, as in `customerFrom`.
 */
export const topLines = (db: Db, shop: ShopId, share: number) =>
  db.all<TopLine>(sql`
    with told as (
      select currency, customer, sum(max(minor - refunded_minor, 0)) as minor from orders
      where shop = ${shop} and state = 'paid' and customer is not null and currency is not null group by customer, currency
      union all
      select json_extract(claimed_spent, '$.currency'), id, json_extract(claimed_spent, '$.minor') from customers
      where shop = ${shop} and claimed_spent is not null),
    spent as (select currency, customer, max(minor) as minor from told group by currency, customer),
    ranked as (
      select currency, minor, count(*) over (partition by currency order by minor desc) as so_much_or_more,
        count(*) over (partition by currency) as among
      from spent where minor > 0)
    select currency, min(minor) as minor, max(among) as among from ranked
    where so_much_or_more * 10000 <= among * ${share} and among >= ${fewestForTop} group by currency`)

/** Puts what was measured in the place of what was there. */
export function topSpendKept(db: Db, shop: ShopId, share: number, lines: readonly TopLine[]) {
  const from = Object.fromEntries(lines.map(({ currency, minor, among }) => [currency, { minor, among }]))
  const value = JSON.stringify({ share, from } satisfies TopSpend)
  return db
    .insert(t.machine)
    .values({ name: `${topSpendPrefix}${shop}`, value })
    .onConflictDoUpdate({ target: t.machine.name, set: { value } })
}

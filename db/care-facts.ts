/** Loads everything that one decision of care needs: one batch, one round trip. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { CareFacts, CareKey, EndedComplaint } from '../domain/care/care.ts'
import { type CareReason, careReasons } from '../domain/care/state.ts'
import type { Instant } from '../domain/ids.ts'
import type { RemedyKind } from '../domain/policy/tables.ts'
import type { Shop } from '../domain/shop.ts'
import { placedAt } from './agreed.ts'
import type { Db } from './client.ts'
import { customerFrom, paidOrders, shopFrom } from './facts-of-people.ts'
import { versionAt } from './policies.ts'
import { readsOf } from './reads.ts'
import { rhythmIn, rhythmOfShop } from './rhythms.ts'
import * as t from './schema.ts'

/** When they said goodbye in it, else when it was closed: what comes after that is after the complaint. */
const endedAt = 'coalesce(complaints.departed_at, complaints.closed_at)'

const readCare = readsOf((db) => {
  const shop = sql`${sql.placeholder('shop')}`
  const customer = sql`${sql.placeholder('customer')}`
  const complaint = sql`(select complaint from cares where shop = ${shop} and customer = ${customer})`
  const theirs = and(eq(t.cares.shop, shop), eq(t.cares.customer, customer))
  return [
    db.select().from(t.cares).where(theirs),
    db.select().from(t.shops).where(eq(t.shops.shop, shop)),
    db
      .select({ version: t.policies.version, override: t.policies.override })
      .from(t.policies)
      .where(and(eq(t.policies.shop, shop), eq(t.policies.version, versionAt(shop, sql`${sql.placeholder('now')}`)))),
    db
      .select()
      .from(t.customers)
      .where(and(eq(t.customers.shop, shop), eq(t.customers.id, customer))),
    paidOrders(db, shop, customer),
    db
      .select({
        id: t.complaints.id,
        category: t.complaints.category,
        outcome: t.complaints.outcome,
        receivedAt: t.complaints.receivedAt,
        closedAt: t.complaints.closedAt,
        departedAt: t.complaints.departedAt,
        // Of somebody else's order nothing is told, not even its name.
        orderName: sql<
          string | null
        >`(select coalesce(o.name, o.external_id) from orders o where o.shop = complaints.shop
          and o.external_id = complaints.order_id and (o.customer is null or o.customer = complaints.customer))`,
        remedy: sql<RemedyKind | null>`(select r.kind from choices h join remedies r on r.id = h.remedy
          where h.complaint = complaints.id order by h.round desc limit 1)`,
        compensation: sql<
          EndedComplaint['compensation']
        >`(select m.kind from compensations m where m.complaint = complaints.id)`,
        lastRating: sql<
          number | null
        >`(select g.score from ratings g where g.complaint = complaints.id order by g.n desc limit 1)`,
        codeUntil: sql<Instant | null>`(select max(k.expires_at) from codes k where k.complaint = complaints.id
          and k.state in ('issued', 'reserved'))`,
        boughtAt: sql<Instant | null>`(select min(${sql.raw(placedAt)}) from orders o where o.shop = complaints.shop
          and o.customer = complaints.customer and o.state = 'paid' and ${sql.raw(placedAt)} > ${sql.raw(endedAt)})`,
      })
      .from(t.complaints)
      .where(eq(t.complaints.id, complaint)),
    db
      .select({ id: t.complaints.id })
      .from(t.complaints)
      .where(and(eq(t.complaints.shop, shop), eq(t.complaints.customer, customer), isNull(t.complaints.closedAt)))
      .limit(1),
    db
      .select({
        id: t.causes.id,
        verdict: t.causes.verdict,
        state: t.causes.state,
        closedAt: t.causes.closedAt,
        changed: t.causes.changed,
        hurtAt:
          sql<Instant>`(select max(c.received_at) from complaints c where c.shop = ${shop} and c.customer = ${customer}
          and c.cause = causes.id)`.as('hurt_at'),
        latest: sql<number>`causes.id is (select cause from complaints where id = ${complaint})`.as('of_latest'),
      })
      .from(t.causes)
      .where(
        and(
          eq(t.causes.shop, shop),
          sql`${t.causes.id} in (select cause from complaints where shop = ${shop} and customer = ${customer})`,
        ),
      )
      .orderBy(sql`of_latest desc`, asc(t.causes.openedAt)),
    db
      .select({
        kind: t.touches.kind,
        n: t.touches.n,
        class: t.touches.class,
        message: t.touches.message,
        at: t.touches.at,
      })
      .from(t.touches)
      .where(and(eq(t.touches.shop, shop), eq(t.touches.customer, customer)))
      .orderBy(asc(t.touches.at)),
    db
      .select({
        id: t.news.id,
        texts: t.news.texts,
        url: t.news.url,
        postedAt: t.news.postedAt,
        untilAt: t.news.untilAt,
      })
      .from(t.news)
      .where(and(eq(t.news.shop, shop), gt(t.news.untilAt, sql.placeholder('now')), isNull(t.news.withdrawnAt)))
      .orderBy(asc(t.news.postedAt)),
    rhythmOfShop(db, shop),
  ] as const
})

const isReason = (text: unknown): text is CareReason => careReasons.some((reason) => reason === text)

/** The reason as it is kept in the row: `{ why: 'silent' }`. */
export function careReasonIn(row: Pick<typeof t.cares.$inferSelect, 'reason'>): CareReason {
  const { why } = row.reason
  if (!isReason(why)) throw new Error(`a care has no reason for its state: ${JSON.stringify(row.reason)}`)
  return why
}

type Rows = Awaited<ReturnType<typeof readCare>>

/** A goodbye counts for the complaint it was said in; one that was said before it is over with it. */
const goodbyeIn = (row: Rows[5][number], departedAt: Instant | null): Instant | null =>
  row.departedAt ?? (departedAt !== null && departedAt > row.receivedAt ? departedAt : null)

function complaintFrom(row: Rows[5][number], departedAt: Instant | null, startedAt: Instant): EndedComplaint {
  const { id, category, orderName, outcome, receivedAt, closedAt, remedy, compensation, lastRating, codeUntil } = row
  return {
    ...{ id, category, orderName, receivedAt, remedy, compensation, lastRating, codeUntil },
    // Said goodbye in the middle of it, or opened again since: it has not ended, and nothing is written meanwhile.
    outcome: outcome ?? (row.departedAt === null ? 'settled' : 'departed'),
    closedAt: closedAt ?? row.departedAt ?? startedAt,
    saidGoodbyeAt: goodbyeIn(row, departedAt),
  }
}

/** Facts of one care as of `now`; null when there is none. The policy is the one in force: nothing here was promised. */
export async function loadCareFacts(db: Db, { shop, customer }: CareKey, now: Instant): Promise<CareFacts | null> {
  const [
    careRows,
    shopRows,
    policyRows,
    customerRows,
    paidRows,
    complaintRows,
    openRows,
    causeRows,
    touches,
    news,
    rhythmRows,
  ] = await readCare(db, { shop, customer, now })
  const [row, shopRow, customerRow, complaintRow] = [careRows[0], shopRows[0], customerRows[0], complaintRows[0]]
  if (!row || !shopRow || !customerRow || !complaintRow) return null
  const of: Shop = shopFrom(shopRow, policyRows[0])
  const person = customerFrom(customerRow, paidRows, of)
  const { state, since, heldOut, startedAt, turn, wait, wakeAt } = row
  const causes = causeRows.map(({ latest: _, ...cause }) => cause)
  return {
    shop: of,
    care: { customer, state, reason: careReasonIn(row), since, heldOut, startedAt, turn, wait, wakeAt },
    customer: { ...person, country: customerRow.country, erasedAt: customerRow.erasedAt },
    complaint: complaintFrom(complaintRow, customerRow.departedAt, startedAt),
    hasOpenComplaint: openRows.length > 0,
    cause: causes.find((_, i) => causeRows[i]?.latest === 1) ?? null,
    causes,
    bought: {
      orders: paidRows.reduce((count, line) => count + line.orders, 0),
      lastAt: person.lastOrderAt,
      sinceClosedAt: complaintRow.boughtAt,
    },
    rhythmDays: rhythmIn(rhythmRows) ?? of.policy.care.silentDays,
    touches,
    news,
  }
}

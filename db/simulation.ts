/** A shop's past complaints with what their customers picked, for the simulation of a policy: one batch, bounded. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { money } from '../domain/money.ts'
import type { Shop } from '../domain/shop.ts'
import type { Case, House } from '../domain/simulation.ts'
import type { Db } from './client.ts'
import { memberFrom } from './facts-of-duty.ts'
import { topSpendIn, topSpendRow } from './facts-of-elsewhere.ts'
import { customerFrom } from './facts-of-people.ts'
import { giftFrom } from './gifts.ts'
import * as t from './schema.ts'

/** The newest of a shop's complaints, at most so many: what was decided years ago says little of what a policy costs now. */
export const mostCases = 1_000

/** The shop's newest complaints as cases, and who works there and what there is to give. */
export async function pastCases(
  db: Db,
  shop: Shop,
  most = mostCases,
): Promise<{ cases: readonly Case[]; house: House }> {
  const ofShop = sql`(select id, customer, order_id from complaints where shop = ${shop.id} and joined_into is null
    order by received_at desc, id desc limit ${most})`
  const ids = sql`(select id from ${ofShop})`
  const [complaints, customers, paid, orders, choices, picks, staff, gifts, top] = await db.batch([
    db
      .select()
      .from(t.complaints)
      .where(and(eq(t.complaints.shop, shop.id), isNull(t.complaints.joinedInto)))
      .orderBy(desc(t.complaints.receivedAt), desc(t.complaints.id))
      .limit(most),
    db
      .select()
      .from(t.customers)
      .where(and(eq(t.customers.shop, shop.id), inArray(t.customers.id, sql`(select customer from ${ofShop})`))),
    db
      .select({
        customer: t.orders.customer,
        currency: t.orders.currency,
        orders: sql<number>`count(*)`,
        minor: sql<number | null>`sum(max(minor - refunded_minor, 0))`,
        last: sql<number>`max(coalesce(placed_at, created_at))`,
      })
      .from(t.orders)
      .where(
        and(
          eq(t.orders.shop, shop.id),
          inArray(t.orders.customer, sql`(select customer from ${ofShop})`),
          eq(t.orders.state, 'paid'),
        ),
      )
      .groupBy(t.orders.customer, t.orders.currency),
    db
      .select()
      .from(t.orders)
      .where(and(eq(t.orders.shop, shop.id), inArray(t.orders.externalId, sql`(select order_id from ${ofShop})`))),
    db
      .select({ complaint: t.choices.complaint, kind: t.remedies.kind })
      .from(t.choices)
      .innerJoin(t.remedies, eq(t.remedies.id, t.choices.remedy))
      .where(inArray(t.choices.complaint, ids))
      .orderBy(asc(t.choices.round)),
    db
      .select({ complaint: t.compensations.complaint, kind: t.compensations.kind })
      .from(t.compensations)
      .where(inArray(t.compensations.complaint, ids)),
    db.select().from(t.staff).where(eq(t.staff.shop, shop.id)).orderBy(asc(t.staff.email)),
    db.select().from(t.gifts).where(eq(t.gifts.shop, shop.id)),
    topSpendRow(db, sql`${shop.id}`),
  ])
  const customerOf = new Map(customers.map((row) => [row.id, row]))
  const paidOf = Map.groupBy(paid, ({ customer }) => customer)
  const orderOf = new Map(orders.map((row) => [row.externalId, row]))
  const chosen = new Map(choices.map(({ complaint, kind }) => [complaint, kind]))
  const picked = new Map(picks.map(({ complaint, kind }) => [complaint, kind]))
  const cases = complaints.map((row): Case => {
    const person = row.customer === null ? undefined : customerOf.get(row.customer)
    const order = row.order === null ? undefined : orderOf.get(row.order)
    const pick = picked.get(row.id)
    return {
      ...{ id: row.id, category: row.category, channel: row.channel, locale: row.locale, receivedAt: row.receivedAt },
      // As it stood when it came: what was paid back or disputed later is what became of it.
      refunded: row.channel === 'refund' && row.refunded ? money(row.refunded.minor, row.refunded.currency) : null,
      customer: person
        ? { ...customerFrom(person, paidOf.get(person.id) ?? [], shop), departedAt: null, mailbox: 'open' }
        : null,
      order: order
        ? {
            ...{ externalId: order.externalId, name: order.name, placedAt: order.placedAt, lines: [], state: 'paid' },
            total: order.minor === null || order.currency === null ? null : money(order.minor, order.currency),
          }
        : null,
      dispute:
        (row.channel !== 'dispute' && row.channel !== 'alert') || row.disputeId === null || row.disputeState === null
          ? null
          : {
              ...{ externalId: row.disputeId, dueAt: row.disputeDueAt },
              state: row.disputeState === 'inquiry' ? 'inquiry' : 'needs-response',
              ...{ reason: row.disputeReason, code: row.disputeCode, refundable: row.disputeRefundable ?? false },
              amount: row.disputeAmount && money(row.disputeAmount.minor, row.disputeAmount.currency),
            },
      chose: chosen.get(row.id) ?? null,
      picked: pick === undefined ? null : pick === 'bonus' ? 'bonus' : 'gift',
    }
  })
  return {
    cases,
    house: {
      staff: staff.map(memberFrom),
      gifts: gifts.filter(({ on }) => on).map(giftFrom),
      topSpend: topSpendIn(top),
    },
  }
}

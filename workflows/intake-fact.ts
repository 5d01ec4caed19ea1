/** Facts that are no complaint: an order, a delivery, a customer, a dispute's progress. */
import type { SourceEvent } from '../domain/event.ts'
import type { Entry } from './intake.ts'
import { orderStatements } from './intake-order.ts'
import { type Person, personStatements } from './intake-person.ts'

type Fact = Exclude<SourceEvent, { type: 'complaint' }>

export function factStatements(db: D1Database, entry: Entry, event: Fact, person: Person): D1PreparedStatement[] {
  const { shop, now, source } = entry.delivered
  const isNew = `exists (select 1 from deliveries where id = ?1)`
  switch (event.type) {
    case 'customer':
      return personStatements(db, entry, person)

    case 'order': {
      const { order, state, codes, amount, payments } = event
      const refunded = state === 'refunded' ? (amount?.minor ?? order.total?.minor ?? 0) : 0
      return [
        ...personStatements(db, entry, person),
        ...orderStatements(db, entry, order, person, { state, refunded, codes }),
        ...payments.map((payment) =>
          db
            .prepare(
              `insert into payments (shop, payment, order_id) select ?2, ?3, ?4 where ${isNew} on conflict do nothing`,
            )
            .bind(entry.id, shop, payment, order.externalId),
        ),
        // A complaint that waited for its customer has found them.
        db
          .prepare(
            `update complaints set
               customer = (select customer from orders where shop = ?2 and external_id = ?3),
               locale = coalesce((select k.locale from customers k join orders o on o.shop = k.shop and o.customer = k.id
                 where o.shop = ?2 and o.external_id = ?3), locale),
               wake_at = ?4
             where shop = ?2 and order_id = ?3 and customer is null and closed_at is null and ${isNew}`,
          )
          .bind(entry.id, shop, order.externalId, now),
      ]
    }

    case 'delivered': {
      const target = `(select id from complaints where shop = ?2 and closed_at is null
        and (id = ?3 or ?3 is null and order_id = ?4) order by received_at desc limit 1)`
      return [
        db
          .prepare(
            `update complaints set arrived_at = coalesce(arrived_at, ?5), wake_at = ?6
             where id = ${target} and ${isNew} and exists (select 1 from choices where complaint = complaints.id)`,
          )
          .bind(entry.id, shop, event.complaint, event.orderId, Math.min(event.at ?? now, now), now),
        db
          .prepare(`update deliveries set complaint = ${target} where id = ?1 and shop = ?2`)
          .bind(entry.id, shop, event.complaint, event.orderId),
      ]
    }

    case 'dispute': {
      const { dispute, orderId, payment } = event
      const target = `(select id from complaints where shop = ?2 and closed_at is null and (dispute_id = ?3
        or dispute_id is null and order_id = coalesce(?4, (select order_id from payments where shop = ?2 and payment = ?5)))
        order by dispute_id is null, received_at limit 1)`
      const keys = [entry.id, shop, `${source}:${dispute.externalId}`, orderId, payment] as const
      return [
        db
          .prepare(
            `insert into timeline (shop, complaint, at_at, actor, event, public, about)
             select ?2, ${target}, ?6, ?7, 'dispute-changed', 0, json_object('state', ?8)
             where ${isNew} and ${target} is not null`,
          )
          .bind(...keys, now, `source:${source}`, dispute.state),
        db
          .prepare(
            `update complaints set dispute_id = ?3, dispute_state = ?6, dispute_due_at = coalesce(?7, dispute_due_at),
               dispute_reason = coalesce(?8, dispute_reason), dispute_refundable = ?9, wake_at = ?10
             where id = ${target} and ${isNew}`,
          )
          .bind(...keys, dispute.state, dispute.dueAt, dispute.reason, dispute.refundable ? 1 : 0, now),
        db
          .prepare(`update deliveries set complaint = (select id from complaints where shop = ?2 and dispute_id = ?3
            order by received_at desc limit 1) where id = ?1`)
          .bind(entry.id, shop, keys[2]),
      ]
    }
  }
}

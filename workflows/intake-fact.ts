/** Facts that are no complaint: an order, a delivery, a customer, a dispute's progress. */
import { cameBackMark } from '../db/facts-of-refunds.ts'
import type { SourceEvent } from '../domain/event.ts'
import { remedyKinds, remedyTerms } from '../domain/policy/tables.ts'
import type { Entry } from './intake.ts'
import { codeStatements } from './intake-code.ts'
import { disputeNews } from './intake-dispute.ts'
import { orderStatements } from './intake-order.ts'
import { type Person, personStatements } from './intake-person.ts'

/** Remedies that come in a parcel. */
const travelling = remedyKinds.filter((kind) => remedyTerms[kind].fulfilment === 'goods')

type Fact = Exclude<SourceEvent, { type: 'complaint' | 'wrote' }>

export function factStatements(db: D1Database, entry: Entry, event: Fact, person: Person): D1PreparedStatement[] {
  const { shop, now, signed, source } = entry.delivered
  const isNew = `exists (select 1 from deliveries where id = ?1)`
  switch (event.type) {
    case 'customer':
      return personStatements(db, entry, person)

    case 'order': {
      const { order, state, codes, amount, payments } = event
      const minor = amount?.minor ?? order.total?.minor ?? null
      const refund = state === 'refunded' ? { refund: { id: event.refund ?? entry.event, minor } } : {}
      return [
        ...personStatements(db, entry, person),
        ...orderStatements(db, entry, order, person, { state, codes, ...refund }),
        ...codeStatements(db, entry, event),
        ...(signed ? payments : []).map((payment) =>
          db
            .prepare(
              `insert into payments (shop, payment, order_id, source) select ?2, ?3, ?4, ?5 where ${isNew} on conflict do nothing`,
            )
            .bind(entry.id, shop, payment, order.externalId, source),
        ),
        // A complaint that knew its payment alone has found its order; one that waited for its customer has found them.
        db
          .prepare(
            `update complaints set order_id = ?3, wake_at = ?4
             where shop = ?2 and payment in (select value from json_each(?5)) and order_id is null and closed_at is null and ${isNew}`,
          )
          .bind(entry.id, shop, order.externalId, now, JSON.stringify(payments)),
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
      // A parcel of the order is the remedy only where goods were agreed on, and after that (docs/decisions/33).
      const mayBeIt = `(?7 is null or h.final_at <= ?7 and exists (select 1 from remedies r
        where r.id = h.remedy and r.kind in (select value from json_each(?8))))`
      const target = `(select id from complaints where shop = ?2 and closed_at is null
        and (id = ?3 or ?3 is null and order_id = ?4) order by received_at desc limit 1)`
      return [
        db
          .prepare(
            `update complaints set arrived_at = coalesce(arrived_at, ?5), wake_at = ?6
             where id = ${target} and ${isNew} and exists (select 1 from choices h where h.complaint = complaints.id
               and h.round = (select max(round) from offers o where o.complaint = complaints.id) and ${mayBeIt})`,
          )
          .bind(
            ...[entry.id, shop, event.complaint, event.orderId, Math.min(event.at ?? now, now), now],
            ...[event.leftAt ?? null, JSON.stringify(travelling)],
          ),
        db
          .prepare(`update deliveries set complaint = ${target} where id = ?1 and shop = ?2`)
          .bind(entry.id, shop, event.complaint, event.orderId),
      ]
    }

    case 'refund-failed': {
      // Told by several events of the sender, it is known by what it was granted for.
      const mark = `${cameBackMark}${event.purpose}`
      const own = `(select complaint from grievances where shop = ?2 and source = ?3 and external_id = ?4)`
      return [
        db
          .prepare(
            `insert into grievances (shop, source, external_id, complaint)
             select ?2, ?3, ?4, coalesce(c.joined_into, c.id) from refunds r join complaints c on c.id = r.complaint
             where r.shop = ?2 and r.purpose = ?5 and r.source = ?3 and ${isNew} on conflict do nothing`,
          )
          .bind(entry.id, shop, source, mark, event.purpose),
        db
          .prepare(`update complaints set wake_at = ?5 where id = ${own} and ${isNew}`)
          .bind(...[entry.id, shop, source, mark, now]),
        db.prepare(`update deliveries set complaint = ${own} where id = ?1`).bind(entry.id, shop, source, mark),
      ]
    }

    case 'dispute':
      return disputeNews(db, entry, event.dispute, event)
  }
}

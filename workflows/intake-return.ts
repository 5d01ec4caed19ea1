/**
 * A customer who orders again after a remedy was agreed on has come back: the first such order that is paid, within a year,
 * whichever way and however often we are told of orders. Looked at anew each time an order of theirs changes, so that one
 * cancelled or paid back is none.
 */
import { agreedAtOf, placedAt } from '../db/agreed.ts'
import type { Entry } from './intake.ts'

const yearMs = 365 * 24 * 3_600_000

/** Complaints of the customer of order ?2, each with the order they came back with. The problem order is never it. */
const returns = `(
  select a.*, (select o.external_id from orders o
      where o.shop = a.shop and o.customer = a.customer and o.state = 'paid' and o.external_id is not a.order_id
        and ${placedAt} > a.agreed_at and ${placedAt} <= a.agreed_at + ${yearMs}
      order by ${placedAt}, o.external_id limit 1) as back_with
  from (select c.shop, c.id, c.customer, c.order_id, c.returned_with, ${agreedAtOf('c')} as agreed_at from complaints c
    where c.shop = ?1 and c.joined_into is null
      and c.customer = (select customer from orders where shop = ?1 and external_id = ?2)) a)`

const isNew = `exists (select 1 from deliveries where id = ?3)`

/** What the complaint was closed as, had its customer not come back (playbook/close.ts, `outcomeOf`). */
const closedAs = `coalesce(
  (select nullif(json_extract(t.about, '$.outcome'), iif(t.actor = 'playbook', 'recovered', '')) from timeline t
    where t.complaint = complaints.id and t.event = 'closed' order by t.at_at desc, t.id desc limit 1),
  iif(departed_at is not null, 'departed', null),
  iif(exists (select 1 from choices k where k.complaint = complaints.id and k.by = 'default')
    and not exists (select 1 from ratings g where g.complaint = complaints.id), 'unanswered', 'settled'))`

/** A closed complaint stays closed; only how it ended is seen anew. A redeemed code is a return of its own. */
const outcome = `case
  when closed_at is null then outcome
  when r.back_with is not null then iif(outcome in ('settled', 'departed', 'unanswered'), 'recovered', outcome)
  when outcome <> 'recovered' then outcome
  when exists (select 1 from redemptions d where d.complaint = complaints.id and d.reversed_at is null
    and (d.reserved_until_at is null or d.captured_at is not null)) then outcome
  else ${closedAs} end`

/** After an order was written down. What a customer types about orders does not come here: it makes none paid. */
export function returnStatements(db: D1Database, entry: Entry, order: string): D1PreparedStatement[] {
  const { shop, now, source } = entry.delivered
  return [
    db
      .prepare(
        `insert into timeline (shop, complaint, at_at, actor, event, public, about)
         select r.shop, r.id, ?4, ?5, iif(r.back_with is null, 'order-changed', 'came-back'), 0,
           json_object('order', coalesce(o.name, o.external_id), 'state', o.state, 'minor', o.minor, 'currency', o.currency)
         from ${returns} r join orders o on o.shop = r.shop and o.external_id = coalesce(r.back_with, r.returned_with)
         where r.returned_with is not r.back_with and ${isNew}`,
      )
      .bind(shop, order, entry.id, now, `source:${source}`),
    db
      .prepare(
        `update complaints set
           returned_with = r.back_with,
           returned_at = (select ${placedAt} from orders o where o.shop = ?1 and o.external_id = r.back_with),
           outcome = ${outcome}
         from ${returns} r
         where complaints.shop = ?1 and complaints.id = r.id and complaints.returned_with is not r.back_with and ${isNew}`,
      )
      .bind(shop, order, entry.id),
  ]
}

/** A grievance: it opens a complaint, joins the open one of the same order and person, or is known already. */
import type { ComplaintEvent } from '../domain/event.ts'
import type { Mint } from '../domain/playbook/apply.ts'
import type { Entry } from './intake.ts'
import { disputeOfComplaint } from './intake-dispute.ts'
import { orderStatements } from './intake-order.ts'
import { type Person, personSql, personStatements } from './intake-person.ts'

const hourMs = 3_600_000
/** Without an order on both sides, the same person and category within this time is the same grievance. */
const joinWindowMs = 72 * hourMs
const acknowledgementMs = hourMs
/** As long as a look-up at the sender may still say who it is, nobody is asked to find out. */
const askingMs = 10 * 60_000

/** Longest text kept: a page of it is read, the rest would only be stored. */
const longestText = 10_000

export function complaintStatements(
  db: D1Database,
  entry: Entry,
  event: ComplaintEvent,
  person: Person,
  mint: Mint,
): D1PreparedStatement[] {
  const { shop, source, shopLocale, now, signed } = entry.delivered
  const id = mint.id('complaint')
  const { order, dispute } = event

  // ?1–?4 are the person's keys in every statement below; ?5 the delivery, ?6 the order, ?7 the payment.
  const keys = [
    shop,
    person.key,
    person.external,
    person.phone,
    entry.id,
    order?.externalId ?? null,
    event.payment,
  ] as const
  const orderSql = `coalesce(?6, (select order_id from payments where shop = ?1 and payment = ?7))`
  const buyerSql = `(select customer from orders where shop = ?1 and external_id = ${orderSql})`
  // A helpdesk's bare number of a person leads nowhere: whom the shop sold the order to can be written to.
  const customerSql = signed
    ? `coalesce(case when ?2 is null and ?4 is null then ${buyerSql} end, ${personSql}, ${buyerSql})`
    : `coalesce(${personSql}, ${buyerSql})`
  /** Both sides unknown is no match: a stranger's dispute does not join another stranger's. */
  const samePerson = `(customer = ${customerSql} or ${orderSql} = order_id and (customer is null or ${customerSql} is null))`
  const target = `(select id from complaints where shop = ?1 and closed_at is null and ${samePerson}
    and (order_id = ${orderSql}
      or (order_id is null or ${orderSql} is null) and category = ?8 and received_at > ?9)
    order by order_id is null, received_at limit 1)`
  const joining = [event.category, now - joinWindowMs] as const
  const grievance = `(select complaint from grievances where shop = ?1 and source = ?10 and external_id = ?11)`
  const same = [source, event.externalId] as const
  const text = event.text.slice(0, longestText)
  const refunded = signed && event.refunded ? JSON.stringify(event.refunded) : null
  const disputeId = dispute ? `${source}:${dispute.externalId}` : null
  const disputeFields = [
    disputeId,
    dispute?.state ?? null,
    dispute?.dueAt ?? null,
    dispute?.reason ?? null,
    dispute ? Number(dispute.refundable) : null,
  ] as const

  return [
    ...personStatements(db, entry, person),
    ...(order ? orderStatements(db, entry, order, person, { state: 'placed', codes: [] }) : []),
    ...(order && event.payment && signed
      ? [
          db
            .prepare(
              `insert into payments (shop, payment, order_id, source) select ?1, ?2, ?3, ?5
               where exists (select 1 from deliveries where id = ?4) on conflict do nothing`,
            )
            .bind(shop, event.payment, order.externalId, entry.id, source),
        ]
      : []),
    ...(event.channel === 'refund' && event.refunded && signed
      ? [
          // What we paid back ourselves is no refund without a word: this sender tells of it, once.
          db
            .prepare(
              `insert into grievances (shop, source, external_id, complaint)
               select ?1, ?8, told.value, ours.complaint
               from (select r.purpose, coalesce(c.joined_into, c.id) as complaint from refunds r join complaints c on c.id = r.complaint
                   where r.shop = ?1 and r.order_id = ${orderSql} and r.minor = ?10 and r.currency = ?11 and r.state <> 'refused'
                     and not exists (select 1 from grievances g where g.shop = ?1 and g.source = ?8
                       and g.external_id in (?9, 'our-refund:' || r.purpose))
                   order by r.planned_at limit 1) ours, json_each(json_array(?9, 'our-refund:' || ours.purpose)) told
               where exists (select 1 from deliveries where id = ?5) on conflict do nothing`,
            )
            .bind(...keys, ...same, event.refunded.minor, event.refunded.currency),
        ]
      : []),
    db
      .prepare(
        `insert into complaints (shop, id, source, external_id, channel, category, text, customer, order_id, locale, tier,
           tier_reason, policy_version, refunded, rating, dispute_id, dispute_state, dispute_due_at, dispute_reason,
           dispute_refundable, stage, received_at, promise_due_at, wake_at, version, turn, wait, asking_until_at, payment)
         select ?1, ?12, ?10, ?11, ?13, ?8, ?14, ${customerSql}, ${orderSql},
           coalesce(?15, (select locale from customers where shop = ?1 and id = ${customerSql}), ?16),
           'standard', '{}', 0, ?17, ?18, ?19, ?20, ?21, ?22, ?23, 'received', ?24, ?25, ?24, 1, 0, -1, ?26, ?7
         where exists (select 1 from deliveries where id = ?5) and ${grievance} is null and ${target} is null
         on conflict do nothing`,
      )
      .bind(
        ...keys,
        ...joining,
        ...same,
        id,
        event.channel,
        text,
        person.locale,
        shopLocale,
        refunded,
        event.rating,
        ...disputeFields,
        now,
        now + acknowledgementMs,
        entry.delivered.ask ? now + askingMs : null,
      ),
    db
      .prepare(
        `update deliveries set
           status = case when exists (select 1 from complaints where id = ?12) then 'opened'
             when ${grievance} is not null then 'duplicate' else 'joined' end,
           complaint = coalesce((select id from complaints where id = ?12), ${grievance}, ${target})
         where id = ?5`,
      )
      .bind(...keys, ...joining, ...same, id),
    db
      .prepare(
        `insert into grievances (shop, source, external_id, complaint)
         select ?1, ?2, ?3, complaint from deliveries where id = ?4 and complaint is not null on conflict do nothing`,
      )
      .bind(shop, ...same, entry.id),
    // What joins adds to what is known. A grievance in the customer's own words says better what failed than a bank does.
    db
      .prepare(
        `update complaints set joined_at = ?8, wake_at = ?8,
           locale = case when customer is null then coalesce(?9, (select locale from customers where shop = ?1 and id = ${customerSql}), locale) else locale end,
           customer = coalesce(customer, ${customerSql}),
           order_id = coalesce(order_id, ${orderSql}), payment = coalesce(payment, ?7),
           text = case when text = '' then ?10 else text end,
           category = case when category in ('dispute', 'other') and ?11 not in ('dispute', 'other')
             and not exists (select 1 from outbox o where o.complaint = complaints.id and o.kind = 'offer')
             and not exists (select 1 from choices h where h.complaint = complaints.id) then ?11 else category end,
           refunded = coalesce(refunded, ?12),
           rating = min(coalesce(rating, 5), coalesce(?13, rating))
         where id = (select complaint from deliveries where id = ?5 and status = 'joined')`,
      )
      .bind(...keys, now, person.locale, text, event.category, refunded, event.rating),
    // A grievance we know, told with more than before: gaps are filled, nothing that stands is changed.
    db
      .prepare(
        `update complaints set wake_at = ?8, asking_until_at = null,
           locale = case when customer is null then coalesce(?9, (select locale from customers where shop = ?1 and id = ${customerSql}), locale) else locale end,
           customer = coalesce(customer, ${customerSql}),
           order_id = coalesce(order_id, ${orderSql}), payment = coalesce(payment, ?7),
           text = case when text = '' then ?10 else text end,
           refunded = coalesce(refunded, ?11)
         where id = (select complaint from deliveries where id = ?5 and status = 'duplicate') and closed_at is null
           and (customer is null and ${customerSql} is not null or order_id is null and ${orderSql} is not null
             or text = '' and ?10 <> '' or refunded is null and ?11 is not null)`,
      )
      .bind(...keys, now, person.locale, text, refunded),
    db
      .prepare(
        `insert into promises (shop, id, complaint, kind, n, stated_as, kept_by, made_at, due_at, state, clock)
         select ?1, ?2, complaint, 'acknowledgement', '1', '', 'acknowledgement', ?3, ?4, 'open', 'calendar'
         from deliveries where id = ?5 and status = 'opened' on conflict do nothing`,
      )
      .bind(shop, mint.id('promise'), now, now + acknowledgementMs, entry.id),
    db
      .prepare(
        `insert into timeline (shop, complaint, at_at, actor, event, public, about)
         select ?1, complaint, ?2, ?3, status, 1,
           json_patch(json_object('source', ?4, 'channel', ?5, 'category', ?6, 'id', ?7), json_object('reason', ?8))
         from deliveries where id = ?7 and status in ('opened', 'joined')`,
      )
      .bind(
        shop,
        now,
        `source:${source}`,
        source,
        event.channel,
        event.category,
        // By the delivery: what a sender calls it may be an address or an account, and this row can never be changed.
        entry.id,
        event.reason ?? null,
      ),
    ...(dispute ? disputeOfComplaint(db, entry, dispute) : []),
    // While something of theirs is open nothing else is spoken of: what was about to be decided is decided anew.
    db
      .prepare(
        `update cares set wake_at = ?2 where shop = ?1
           and customer = (select c.customer from deliveries d join complaints c on c.id = d.complaint
             where d.id = ?3 and d.status = 'opened')`,
      )
      .bind(shop, now, entry.id),
  ]
}

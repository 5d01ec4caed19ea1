/** A grievance: it opens a complaint, joins the open one of the same order and person, or is known already. */
import type { ComplaintEvent } from '../domain/event.ts'
import type { Mint } from '../domain/playbook/apply.ts'
import type { Entry } from './intake.ts'
import { orderStatements } from './intake-order.ts'
import { type Person, personSql, personStatements } from './intake-person.ts'

const hourMs = 3_600_000
/** Without an order on both sides, the same person and category within this time is the same grievance. */
const joinWindowMs = 72 * hourMs
const acknowledgementMs = hourMs

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
  const customerSql = `coalesce(${personSql}, (select customer from orders where shop = ?1 and external_id = ${orderSql}))`
  /** Both sides unknown is no match: a stranger's dispute does not join another stranger's. */
  const samePerson = `(customer = ${customerSql} or ${orderSql} = order_id and (customer is null or ${customerSql} is null))`
  const target = `(select id from complaints where shop = ?1 and closed_at is null and ${samePerson}
    and (order_id = ${orderSql}
      or (order_id is null or ${orderSql} is null) and category = ?8 and received_at > ?9)
    order by order_id is null, received_at limit 1)`
  const joining = [event.category, now - joinWindowMs] as const
  const grievance = `(select id from complaints where shop = ?1 and source = ?10 and external_id = ?11)`
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
    ...(order ? orderStatements(db, entry, order, person, { state: 'placed', refunded: 0, codes: [] }) : []),
    ...(order && event.payment
      ? [
          db
            .prepare(
              `insert into payments (shop, payment, order_id) select ?1, ?2, ?3
               where exists (select 1 from deliveries where id = ?4) on conflict do nothing`,
            )
            .bind(shop, event.payment, order.externalId, entry.id),
        ]
      : []),
    db
      .prepare(
        `insert into complaints (shop, id, source, external_id, channel, category, text, customer, order_id, locale, tier,
           tier_reason, policy_version, refunded, rating, dispute_id, dispute_state, dispute_due_at, dispute_reason,
           dispute_refundable, stage, received_at, promise_due_at, wake_at, version, turn, wait)
         select ?1, ?12, ?10, ?11, ?13, ?8, ?14, ${customerSql}, ${orderSql},
           coalesce(?15, (select locale from customers where shop = ?1 and id = ${customerSql}), ?16),
           'standard', '{}', 0, ?17, ?18, ?19, ?20, ?21, ?22, ?23, 'received', ?24, ?25, ?24, 1, 0, -1
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
      ),
    db
      .prepare(
        `update deliveries set
           complaint = coalesce(${grievance}, ${target}),
           status = case when ${grievance} = ?12 then 'opened' when ${grievance} is not null then 'duplicate' else 'joined' end
         where id = ?5`,
      )
      .bind(...keys, ...joining, ...same, id),
    db
      .prepare(
        `update complaints set joined_at = ?2, wake_at = ?2,
           customer = coalesce(customer, (select customer from orders where shop = ?1 and external_id = ?4)),
           order_id = coalesce(order_id, ?4),
           text = case when text = '' then ?5 else text end,
           refunded = coalesce(refunded, ?6),
           rating = min(coalesce(rating, 5), coalesce(?7, rating)),
           dispute_id = coalesce(?8, dispute_id), dispute_state = coalesce(?9, dispute_state),
           dispute_due_at = coalesce(?10, dispute_due_at), dispute_reason = coalesce(?11, dispute_reason),
           dispute_refundable = coalesce(?12, dispute_refundable)
         where id = (select complaint from deliveries where id = ?3 and status = 'joined')`,
      )
      .bind(shop, now, entry.id, order?.externalId ?? null, text, refunded, event.rating, ...disputeFields),
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
         select ?1, complaint, ?2, ?3, status, 1, json_object('source', ?4, 'channel', ?5, 'category', ?6, 'id', ?7)
         from deliveries where id = ?8 and status in ('opened', 'joined')`,
      )
      .bind(shop, now, `source:${source}`, source, event.channel, event.category, event.externalId, entry.id),
  ]
}

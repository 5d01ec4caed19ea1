/**
 * What a sender says of a dispute, whether it opens a complaint, joins one or moves on: the same two statements. Senders
 * repeat themselves and speak out of order, so that a state only moves forward, and money that is frozen stays so.
 */
import type { DisputeClaim } from '../domain/event.ts'
import type { Entry } from './intake.ts'

/** How far a dispute has come. */
const rankOf = (state: string): string => `case ${state} when 'inquiry' then 0 when 'needs-response' then 1
  when 'under-review' then 2 else 3 end`

/**
 * Whether the words of a delivery count against what is known: of the same dispute, when they are not older (an earlier
 * state counts only with a later date: a new round); of another one, unless it would thaw what is frozen.
 */
const isNews = `(dispute_id is null
  or dispute_id = ?3 and (${rankOf('?6')} >= ${rankOf('dispute_state')} or ?7 > dispute_due_at)
  or dispute_id <> ?3 and (?8 = 0 or dispute_refundable = 1 or dispute_state in ('won', 'closed')))`

/** Something a person wants to read: a new dispute, another state or date, an offer. */
const isWorthTelling = `(dispute_id is not ?3 or dispute_state is not ?6 or ?7 <> coalesce(dispute_due_at, 0) or ?14 = 1
  or exists (select 1 from deliveries where id = ?1 and status in ('opened', 'joined')))`

/** News is believed; what comes late only fills gaps. */
const kept = (column: string, told: string): string =>
  `${column} = case when dispute_id is not ?3 then ${told} when ${isNews} then coalesce(${told}, ${column})
    else coalesce(${column}, ${told}) end`

/** `target` is SQL for the complaint's id; ?1 is the delivery, ?2 the shop, ?4 the order, ?5 the payment, ?10 and ?11 sender and id. */
function statementsFor(
  db: D1Database,
  entry: Entry,
  dispute: DisputeClaim,
  target: string,
  found: { readonly orderId: string | null; readonly payment: string | null },
): D1PreparedStatement[] {
  const { shop, source, now } = entry.delivered
  const { externalId, state, dueAt, reason, networkReasonCode: code, amount, offer, refundable } = dispute
  const keys = [
    ...[entry.id, shop, `${source}:${externalId}`, found.orderId, found.payment],
    ...[state, dueAt, refundable ? 1 : 0, now, source, externalId],
  ] as const
  const about = {
    state,
    ...amount,
    ...(dueAt !== null && { due: dueAt }),
    ...(reason !== null && { reason }),
    ...(code !== null && { code }),
    ...(offer && { offer }),
  }
  const where = `id = ${target} and exists (select 1 from deliveries where id = ?1)`
  return [
    db
      .prepare(
        `insert into timeline (shop, complaint, at_at, actor, event, public, about)
         select ?2, id, ?9, ?12, case when dispute_id is ?3 and not exists (select 1 from deliveries where id = ?1
           and status = 'opened') then 'dispute-changed' else 'disputed' end, 0, ?13
         from complaints where ${where} and ${isNews} and ${isWorthTelling}`,
      )
      .bind(...keys, `source:${source}`, JSON.stringify(about), offer ? 1 : 0),
    db
      .prepare(
        `update complaints set dispute_id = ?3,
           dispute_state = case when ${isNews} then ?6 else dispute_state end,
           dispute_refundable = case when ${isNews} then ?8 else dispute_refundable end,
           ${kept('dispute_due_at', '?7')}, ${kept('dispute_reason', '?12')}, ${kept('dispute_code', '?13')},
           ${kept('dispute_amount', '?14')}, wake_at = case when closed_at is null then ?9 end
         where ${where} and (dispute_id = ?3 or ${isNews})`,
      )
      .bind(...keys, reason, code, amount && JSON.stringify(amount)),
  ]
}

/** The dispute of a grievance, once its delivery knows its complaint. */
export const disputeOfComplaint = (db: D1Database, entry: Entry, dispute: DisputeClaim): D1PreparedStatement[] =>
  statementsFor(
    db,
    entry,
    dispute,
    `(select complaint from deliveries where id = ?1 and status in ('opened', 'joined', 'duplicate'))`,
    { orderId: null, payment: null },
  )

/** News of a dispute: of the complaint it opened, closed ones too, or of the open complaint about its order. */
export function disputeNews(
  db: D1Database,
  entry: Entry,
  dispute: DisputeClaim,
  found: { readonly orderId: string | null; readonly payment: string | null },
): D1PreparedStatement[] {
  const { shop, source } = entry.delivered
  const own = (name: string, id: string) =>
    `(select complaint from grievances where shop = ?2 and source = ${name} and external_id in (${id}, 'dispute:' || ${id}))`
  const order = `coalesce(?4, (select order_id from payments where shop = ?2 and payment = ?5))`
  const target = (name: string, id: string) => `coalesce((select c.id from complaints c where c.id in ${own(name, id)}
    order by c.closed_at is not null, c.received_at desc limit 1), (select c.id from complaints c where c.shop = ?2
    and c.order_id = ${order} and c.closed_at is null order by c.dispute_id is null, c.received_at limit 1))`
  return [
    ...statementsFor(db, entry, dispute, target('?10', '?11'), found),
    db
      .prepare(`update deliveries set complaint = ${target('?3', '?6')} where id = ?1`)
      .bind(entry.id, shop, source, found.orderId, found.payment, dispute.externalId),
  ]
}

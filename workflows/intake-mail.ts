/**
 * A person's mail finds its complaint: by the proof our own mail carried, by its thread, or by who wrote it. One mailbox
 * may open or wake only so much; beyond that its mail is stored, and nothing more happens.
 */
import { dayMs, hourMs } from '../domain/calendar.ts'
import type { WroteEvent } from '../domain/event.ts'
import type { Mint } from '../domain/playbook/apply.ts'
import type { Entry } from './intake.ts'

/** What one mailbox may open or wake. Two machines that answer each other stop here at the latest. */
export const mailCaps = { anHour: 5, aDay: 20 } as const

/** A mail that answers none of ours joins the open complaint of its writer only while that is fresh. */
const freshMs = 72 * hourMs

/** Event ids of one mailbox begin alike, so that its mail is counted by the primary key. */
export const mailEventId = (mailbox: string, mail: string): string => `${mailbox}:${mail}`

export function wroteStatements(db: D1Database, entry: Entry, event: WroteEvent, mint: Mint): D1PreparedStatement[] {
  const { shop, now } = entry.delivered
  const mailbox = entry.event.split(':')[0] ?? entry.event
  const answers = event.thread.length > 1 ? 1 : 0
  const overTheCap = `(select count(*) >= ?5 or coalesce(sum(received_at > ?6), 0) >= ?7 from deliveries
    where shop = ?1 and source = 'mail' and event >= ?2 and event < ?3 and status in ('opened', 'joined') and received_at > ?4)`
  // A complaint that was joined into another goes on there.
  const standing = (id: string) => `(select c.id from complaints c where c.shop = ?1 and c.closed_at is null
    and c.id = (select coalesce(joined_into, id) from complaints where shop = ?1 and id = ${id}))`
  const answered = standing('?3')
  const threaded = `(select c.id from grievances g join complaints a on a.id = g.complaint
    join complaints c on c.id = coalesce(a.joined_into, a.id)
    where g.shop = ?1 and g.source = 'mail' and g.external_id in (select value from json_each(?4)) and c.closed_at is null
    order by c.received_at desc limit 1)`
  const written = `(select c.id from complaints c left join orders o on o.shop = c.shop and o.external_id = c.order_id
    where c.shop = ?1 and c.closed_at is null
      and c.customer = (select id from customers where shop = ?1 and email_key = ?5)
      and (?6 is null or c.order_id is null or c.order_id = ?6 or o.name in (?6, '#' || ?6))
      and (?7 = 1 or c.order_id is not null and ?6 is not null or c.received_at > ?8 or c.joined_at > ?8)
    order by ?6 is null or c.order_id is null, c.received_at desc limit 1)`
  const fromCustomer = `coalesce((select k.email_key = ?4 from complaints c join customers k on k.shop = c.shop and k.id = c.customer
    where c.id = d.complaint), 0)`
  return [
    db
      .prepare(`update deliveries set status = 'ignored' where id = ?8 and ${overTheCap}`)
      .bind(shop, `${mailbox}:`, `${mailbox};`, now - dayMs, mailCaps.aDay, now - hourMs, mailCaps.anHour, entry.id),
    db
      .prepare(
        `insert into alarms (shop, id, key, kind, raised_at) select ?1, ?2, ?3, 'cap-reached', ?4
         where exists (select 1 from deliveries where id = ?5 and status = 'ignored') on conflict do nothing`,
      )
      .bind(shop, mint.id('alarm'), `cap-reached:mail:${shop}:${mailbox}:${Math.floor(now / dayMs)}`, now, entry.id),
    db
      .prepare(
        `update deliveries set status = 'joined', complaint = coalesce(${answered}, ${threaded}, ${written})
         where id = ?2 and status = 'recorded' and coalesce(${answered}, ${threaded}, ${written}) is not null`,
      )
      .bind(
        shop,
        entry.id,
        event.complaint,
        JSON.stringify(event.thread),
        event.writerKey,
        event.order,
        answers,
        now - freshMs,
      ),
    // Whoever of the shop has the page open sees that something came before they act.
    db
      .prepare(
        `update complaints set wake_at = ?2, version = version + 1
         where id = (select complaint from deliveries where id = ?1 and status = 'joined')`,
      )
      .bind(entry.id, now),
    db
      .prepare(
        `insert into grievances (shop, source, external_id, complaint)
         select ?1, 'mail', j.value, d.complaint from deliveries d, json_each(?3) j where d.id = ?2 and d.status = 'joined'
         on conflict do nothing`,
      )
      .bind(shop, entry.id, JSON.stringify(event.thread)),
    db
      .prepare(
        `insert into timeline (shop, complaint, at_at, actor, event, public, about)
         select ?1, d.complaint, ?3, case when ${fromCustomer} then 'customer' else 'source:mail' end, 'wrote', ${fromCustomer},
           case when ${fromCustomer} then json_object('id', ?2) else json_object('id', ?2, 'other', 1) end
         from deliveries d where d.id = ?2 and d.status = 'joined'`,
      )
      .bind(shop, entry.id, now, event.writerKey),
  ]
}

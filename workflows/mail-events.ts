import { dueNow, settledAt, stillDue } from '../db/promises.ts'
import { dayMs } from '../domain/calendar.ts'
import type { ComplaintId, MessageId } from '../domain/ids.ts'
import { eraseByHandMs } from '../domain/retention.ts'
import type { Deps } from './ports.ts'

export interface MailEvent {
  readonly providerId: string
  /** Our own tag, given back: it finds a mail whose acceptance we never saw. */
  readonly message: MessageId | null
  readonly state: 'delivered' | 'bounced' | 'complained' | 'suppressed' | 'failed'
}

/** Later words win over earlier ones: a bounce that arrives before "delivered" stays a bounce. */
const rank = `case state when 'planned' then 0 when 'sending' then 1 when 'unknown' then 2 when 'accepted' then 3
  when 'delivered' then 4 when 'failed' then 5 when 'suppressed' then 6 when 'bounced' then 7 when 'complained' then 8 end`
const ranks = { delivered: 4, failed: 5, suppressed: 6, bounced: 7, complained: 8 } as const

/**
 * Where nothing of theirs is open that would find it out, a person hears of it all the same: care wrote, or the last mail of
 * a complaint came back. Who asked for their data to be erased, and cannot confirm it, is asked by a person.
 */
const taskWhereNothingIsOpen = (about: (column: string) => string, reader: string): string => `
  insert into tasks (shop, id, complaint, key, kind, state, owner, about, due_at)
  select c.shop, ?3, c.id, 'mail:' || ${about('id')}, case when m.erasing then 'erase-customer'
      when ?4 = 'complained' then 'reported-as-spam' else 'mail-did-not-arrive' end, 'open',
    case when m.erasing then (select email from staff s where s.shop = c.shop and s.role = 'admin' order by s.created_at limit 1)
      else c.owner end,
    coalesce((select json_object('phone', u.phone) from customers u where u.shop = c.shop and u.id = c.customer
      and u.phone is not null and ?4 <> 'complained'), '{}'),
    case when m.erasing then ?6 else ?5 end
  from complaints c, (select ${about('kind')} = 'confirm' and ${about('n')} like 'erasure-%' as erasing) m
  where c.id = coalesce(${about('complaint')}, (select id from complaints l
      where l.shop = ${about('shop')} and l.customer = ${reader} order by l.received_at desc limit 1))
    and exists (select 1 from customers u where u.shop = c.shop and u.id = c.customer and u.email = ${about('recipient')})
    and (m.erasing or not exists (select 1 from complaints o
      where o.shop = c.shop and o.customer = c.customer and o.closed_at is null))
  on conflict do nothing`

/**
 * Records what became of a mail. "Sent" is not "told": after a bounce, a complaint or a suppressed address nothing more is
 * sent there, and the next turn makes it a person's task. Null when the mail is not ours or nothing changed.
 */
export async function noteMailEvent(
  deps: Deps,
  { providerId, message, state }: MailEvent,
): Promise<ComplaintId | null> {
  const db = deps.db.$client
  const now = deps.clock.now()
  const mine = `(provider_id = ?1 or id = ?2) and effect = 'mail'`
  const stops = state !== 'delivered' && state !== 'failed'
  const changed = db
    .prepare(
      `update outbox set state = ?3, provider_id = coalesce(provider_id, ?1), accepted_at = coalesce(accepted_at, ?4)
       where ${mine} and ${rank} < ?5 returning complaint, kind`,
    )
    .bind(providerId, message, state, now, ranks[state])
  if (!stops) {
    // The first we hear of a mail may be that it arrived: then the promise it keeps is kept now.
    const due = `(select min(${dueNow}) from promises where complaint = complaints.id and ${stillDue})`
    const [answer] = await db.batch<{ complaint: ComplaintId }>([
      changed,
      db
        .prepare(
          `update promises set kept_at = ?3, state = ${settledAt('?3')}
           where ${stillDue} and complaint = (select complaint from outbox where ${mine})
             and kept_by in (select kind from outbox where ${mine} union select kind || ':' || n from outbox where ${mine})
             and exists (select 1 from outbox where ${mine} and state = 'delivered')`,
        )
        .bind(providerId, message, now),
      db
        .prepare(
          `update complaints set promise_due_at = ${due} where id = (select complaint from outbox where ${mine})`,
        )
        .bind(providerId, message),
    ])
    return answer?.results[0]?.complaint ?? null
  }
  const about = (column: string) => `(select ${column} from outbox where ${mine} and kind <> 'staff' limit 1)`
  // A mail about a complaint, or one that care or a confirmation wrote to the customer alone.
  const reader = `coalesce(${about('customer')}, (select customer from complaints where id = ${about('complaint')}))`
  const results = await db.batch<{ complaint: ComplaintId }>([
    db
      .prepare(
        `update customers set mailbox = 'stopped'
         where shop = ${about('shop')} and id = ${reader}
           and email = ${about('recipient')}`,
      )
      .bind(providerId, message),
    db
      .prepare(
        `insert into alarms (shop, id, key, kind, complaint, raised_at)
         select shop, ?3, 'mail-bounced:' || id, 'mail-bounced', complaint, ?4 from outbox where ${mine} on conflict do nothing`,
      )
      .bind(providerId, message, deps.mint(now).id('alarm'), now),
    db
      .prepare(
        `insert into timeline (shop, complaint, at_at, actor, event, public, about)
         select shop, complaint, ?3, 'system', 'mail-failed', 0, json_object('mail', kind, 'id', id, 'state', ?4)
         from outbox where ${mine} and complaint is not null and ${rank} < ?5`,
      )
      .bind(providerId, message, now, state, ranks[state]),
    // No mail reaches them in any matter of theirs: each open one finds it out in its own turn.
    db
      .prepare(
        `update complaints set wake_at = ?3 where closed_at is null
           and (id = ${about('complaint')} or shop = ${about('shop')} and customer = ${reader})`,
      )
      .bind(providerId, message, now),
    db
      .prepare(taskWhereNothingIsOpen(about, reader))
      .bind(providerId, message, deps.mint(now).id('task'), state, now + dayMs, now + eraseByHandMs),
    // Who calls it spam has said in their program's words that they want no more of it.
    db
      .prepare(
        `insert into consents (shop, id, customer, kind, wording, source, given_at, proof)
         select u.shop, ?3, u.id, 'unsubscribed', 'spam', 'spam-report', ?4, ${about('id')} from customers u
         where u.shop = ${about('shop')} and u.id = ${reader} and u.promotions <> 'unsubscribed' and ?5 = 'complained'`,
      )
      .bind(providerId, message, deps.mint(now).id('consent'), now, state),
    db
      .prepare(
        `update customers set promotions = 'unsubscribed'
         where shop = ${about('shop')} and id = ${reader} and ?3 = 'complained'`,
      )
      .bind(providerId, message, state),
    db
      .prepare(`update cares set wake_at = ?3 where shop = ${about('shop')} and customer = ${reader}`)
      .bind(providerId, message, now),
    changed,
  ])
  return results.at(-1)?.results[0]?.complaint ?? null
}

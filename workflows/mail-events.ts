import { dueNow, settledAt, stillDue } from '../db/promises.ts'
import type { ComplaintId, MessageId } from '../domain/ids.ts'
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
    db
      .prepare(`update complaints set wake_at = ?3 where id = ${about('complaint')} and closed_at is null`)
      .bind(providerId, message, now),
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

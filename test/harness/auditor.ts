/** The auditor: the invariants of reliability.md as questions to the database. An empty list is the only good answer. */
import { createHash } from 'node:crypto'
import { dueNow } from '../../db/promises.ts'

interface Question {
  /** Number and words of the invariant. */
  readonly invariant: string
  /** Rows that break it. */
  readonly sql: string
}

const questions: readonly Question[] = [
  {
    invariant: '2 one complaint per grievance',
    sql: 'select shop, source, external_id from complaints group by 1, 2, 3 having count(*) > 1',
  },
  {
    invariant: '6 every open complaint has a wake-up, a live instance or a person',
    // What is owed stands at the head of the queue until a person has made it good or closed it.
    sql: `select c.id from complaints c where closed_at is null and wake_at is null and wait = -1 and promise_due_at is null
      and not exists (select 1 from tasks k where k.complaint = c.id and k.state = 'open')`,
  },
  {
    invariant: '7 a closed complaint is asleep',
    sql: 'select id from complaints where closed_at is not null and wake_at is not null',
  },
  {
    invariant: '7 a closed complaint causes no effect',
    sql: `select o.id from outbox o join complaints c on c.id = o.complaint where o.planned_at > c.closed_at`,
  },
  {
    invariant: '8 exactly one acknowledgement, or an alarm, by +60 min',
    sql: `select c.id from complaints c where c.turn > 0 and c.joined_into is null
      and (select count(*) from outbox o where o.complaint = c.id and o.kind = 'acknowledgement') <> 1
      and not exists (select 1 from tasks k where k.complaint = c.id and k.key = 'contact')`,
  },
  {
    invariant: '9 at most one accepted mail per key',
    sql: 'select key from outbox group by key having count(*) > 1',
  },
  {
    invariant: '11 the recipient is the contact of that complaint',
    sql: `select o.id from outbox o join complaints c on c.id = o.complaint join customers k on k.shop = c.shop and k.id = c.customer
      where o.effect = 'mail' and o.kind <> 'staff' and o.recipient <> k.email`,
  },
  {
    invariant: '9 what was gathered left in a mail that exists, once',
    sql: `select o.id from outbox o where o.state = 'gathered' and (select count(*) from outbox d
      where d.id = o.provider_id and d.shop = o.shop and d.recipient = o.recipient and d.n = 'digest') <> 1`,
  },
  {
    invariant: '12 a bounce makes a task',
    sql: `select o.complaint from outbox o join complaints c on c.id = o.complaint where o.state in ('bounced', 'complained', 'suppressed')
      and o.kind <> 'staff' and c.closed_at is null and c.wake_at is null
      and not exists (select 1 from tasks k where k.complaint = o.complaint and k.key = 'contact')`,
  },
  {
    invariant: '13 at most 3 automatic mails an hour to one address',
    sql: `select a.id from outbox a where a.automatic = 1 and a.sent_at is not null and
      (select count(*) from outbox b where b.shop = a.shop and b.recipient = a.recipient and b.automatic = 1
        and b.sent_at between a.sent_at - 3599999 and a.sent_at) > 3`,
  },
  {
    invariant: '16 one final choice per question',
    sql: 'select complaint, round from choices group by 1, 2 having count(*) > 1',
  },
  {
    invariant: '16 the choice was on the table',
    sql: `select c.complaint from choices c where not exists
      (select 1 from remedies r where r.id = c.remedy and r.complaint = c.complaint and r.round = c.round)`,
  },
  {
    invariant: 'at least three remedies in every offer',
    sql: 'select o.complaint from offers o where (select count(*) from remedies r where r.complaint = o.complaint and r.round = o.round) < 3',
  },
  { invariant: '19 one purpose, one code', sql: 'select purpose from codes group by purpose having count(*) > 1' },
  {
    invariant: '19 one code, one live redemption',
    sql: 'select code from redemptions where reversed_at is null group by shop, code having count(*) > 1',
  },
  {
    invariant: '19 a code is redeemed exactly when it has a live redemption',
    sql: `select c.code from codes c where (c.state = 'redeemed') <>
      exists (select 1 from redemptions r where r.shop = c.shop and r.code = c.code and r.reversed_at is null
        and (r.reserved_until_at is null or r.captured_at is not null))`,
  },
  {
    invariant: '19 a code is held exactly when a hold stands that is not paid',
    sql: `select c.code from codes c where (c.state = 'reserved') <>
      exists (select 1 from redemptions r where r.shop = c.shop and r.code = c.code and r.reversed_at is null
        and r.reserved_until_at is not null and r.captured_at is null)`,
  },
  {
    invariant: '23 nothing came off a basket that was not paid, and what was paid stands in the ledger',
    sql: `select id from redemptions where reserved_until_at is not null and captured_at is null and minor <> 0
      union all select r.id from redemptions r where (r.reserved_until_at is null or r.captured_at is not null)
        and (select coalesce(sum(l.minor), 0) from ledger l where l.about = r.id
          and l.entry = 'code-redeemed') <> r.minor`,
  },
  {
    invariant: '20 a remedy code is worth what was shown',
    sql: 'select c.code from codes c join remedies r on r.id = c.purpose where c.minor <> r.minor or c.currency <> r.currency',
  },
  {
    invariant: '23 each code was entered in the ledger once when issued',
    sql: `select c.code from codes c where (select count(*) from ledger l where l.entry = 'code-issued' and l.about = c.code and l.minor = c.minor) <> 1`,
  },
  {
    invariant: 'no money below zero',
    sql: 'select code from codes where minor <= 0 union all select id from redemptions where minor < 0',
  },
  {
    invariant: '3 every opened complaint has its promise and its delivery',
    sql: `select c.id from complaints c where not exists (select 1 from promises p where p.complaint = c.id and p.kind = 'acknowledgement')
      or c.joined_into is null and not exists (select 1 from deliveries d where d.complaint = c.id)`,
  },
  {
    invariant: '2 a grievance belongs to one complaint, which is not itself joined to another',
    sql: `select g.complaint from grievances g left join complaints c on c.shop = g.shop and c.id = g.complaint
      where c.id is null or c.joined_into is not null
      union all select c.id from complaints c where c.joined_into is null and not exists (select 1 from grievances g where g.complaint = c.id)`,
  },
  {
    invariant: '2 a joined complaint is closed and has nothing left of its own',
    sql: `select c.id from complaints c where c.joined_into is not null and (c.closed_at is null
      or exists (select 1 from deliveries d where d.complaint = c.id) or exists (select 1 from codes k where k.complaint = c.id))`,
  },
  {
    invariant: '22 what was paid back of an order is the sum of its steps',
    sql: `select o.external_id from orders o where o.refunded_minor <>
      coalesce((select sum(minor) from order_refunds r where r.shop = o.shop and r.order_id = o.external_id), 0)`,
  },
  {
    invariant: '22 what goes back by itself, and what went, is never more than the order',
    sql: `select r.order_id from refunds r join orders o on o.shop = r.shop and o.external_id = r.order_id
      where r.source <> 'hand' and r.state <> 'refused' group by r.shop, r.order_id having sum(r.minor) > max(o.minor)`,
  },
  {
    invariant: '23 a refund the vendor accepted is a step of its order, and its outbox row says so',
    sql: `select r.purpose from refunds r where r.source <> 'hand' and r.state = 'accepted' and r.vendor_id not null
      and r.complaint in (select id from complaints) and (not exists (select 1 from order_refunds s where s.shop = r.shop
          and s.order_id = r.order_id and s.refund = r.vendor_id and s.minor = r.minor)
        or not exists (select 1 from outbox b where b.key = 'refund:' || r.purpose and b.state = 'accepted'))`,
  },
  {
    invariant: 'a recall opens one complaint for an order, and its row says so',
    sql: `select c.id from complaints c where c.recall is not null and not exists (select 1 from recall_orders r
        where r.shop = c.shop and r.recall = c.recall and r.complaint = c.id and r.left_out is null)
      union all select r.complaint from recall_orders r where r.left_out is null and r.complaint is not null
        group by r.shop, r.recall, r.complaint having count(*) > 1`,
  },
  {
    invariant: '3 a question that was answered is not open any more',
    sql: `select id from look_ups where state <> 'open' and lease_until_at is not null`,
  },
  {
    invariant: 'an ended promise says when or how it ended',
    sql: `select id from promises where state in ('kept', 'early', 'late') and kept_at is null or state = 'open' and kept_at is not null`,
  },
  {
    invariant: 'early, kept and late mean what they say',
    sql: `select id from promises where state in ('kept', 'early') and kept_at > due_at or state = 'late' and kept_at <= due_at`,
  },
  {
    invariant: 'the queue knows the soonest promise not made good',
    sql: `select c.id from complaints c where c.promise_due_at is not (select min(${dueNow}) from promises p
      where p.complaint = c.id and (p.state = 'open' or p.state = 'broken' and p.kept_at is null))`,
  },
]

/** What the view `given` counts, of a row `g` of the ledger (migrations/0004_caps.sql): by rows, so that their order is known. */
const isGiven = `(g.entry not in ('fix', 'code-redeemed', 'code-reinstated', 'code-lapsed', 'code-voided')
  or g.entry = 'fix' and not exists (select 1 from codes k where k.purpose = g.about))`

/** The caps of one name in the policy that was in force at `at`, for rows `x`. */
const capsAt = (name: string, at: string) => `policies p, json_each(p.override, '$.caps.${name}') cap
  on p.shop = x.shop and cap.key = x.currency and p.version = (select max(v.version) from policies v
    where v.shop = x.shop and v.created_at <= ${at} and (v.starts_at is null or v.starts_at <= ${at}))`

/** Complaints of the same person as a row `x`. */
const ofPerson = `(select x.complaint union select o.id from complaints me join complaints o
  on o.shop = me.shop and o.customer = me.customer where me.id = x.complaint)`

const yearMs = 365 * 86_400_000
const capWindows = [
  { name: 'perPersonYear', of: 'person', windowMs: yearMs, whose: `g.complaint in ${ofPerson}` },
  { name: 'perShopDay', of: 'shop', windowMs: 86_400_000, whose: 'g.shop = x.shop' },
] as const

const ofCaps: readonly Question[] = capWindows.flatMap(({ name, of, windowMs, whose }) => [
  {
    invariant: `21 no code beyond the cap of a ${of}, unless a person let it through`,
    sql: `select x.about from ledger x join codes c on c.shop = x.shop and c.code = x.about join ${capsAt(name, 'x.at_at')}
      where x.entry = 'code-issued' and not exists (select 1 from tasks t where t.complaint = c.complaint
          and t.key = 'cap-' || c.purpose and t.state = 'done')
        and cap.value < x.minor + (select coalesce(sum(g.minor), 0) from ledger g where ${isGiven} and ${whose}
          and g.currency = x.currency and g.at_at > x.at_at - ${windowMs} and g.rowid < x.rowid)`,
  },
  {
    invariant: `21 no money goes back by itself beyond the cap of a ${of}`,
    // What was given in the very moment has no order: a race shows in what came a moment before.
    sql: `select x.purpose from refunds x join ${capsAt(name, 'x.planned_at')}
      where x.source <> 'hand' and cap.value < x.minor + (select coalesce(sum(g.minor), 0) from ledger g
        where ${isGiven} and ${whose} and g.currency = x.currency and g.about <> x.purpose
          and g.at_at > x.planned_at - ${windowMs} and g.at_at < x.planned_at)`,
  },
])

/** Promotional mail of care that left or will: what was held out is a touch without a message. */
const promotion = `touches h join customers u on u.shop = h.shop and u.id = h.customer
  where h.class = 'promotional' and h.message is not null`

/** Of a customer, at the time of a touch `h`. */
const wished = (kind: string) => `(select max(k.given_at) from consents k
  where k.shop = h.shop and k.customer = h.customer and k.kind = '${kind}' and k.given_at <= h.at_at)`

const ofCare: readonly Question[] = [
  {
    invariant: '14 promotional mail only with consent at that time',
    sql: `select h.message from ${promotion} and (${wished('marketing')} is null
      or coalesce(${wished('unsubscribed')}, -1) > ${wished('marketing')})`,
  },
  {
    invariant: '14 no promotional mail while a complaint of the person is open',
    // When it was open before it was opened again is not kept.
    sql: `select h.message from ${promotion} and exists (select 1 from complaints c
      where c.shop = h.shop and c.customer = h.customer and c.joined_into is null and c.received_at <= h.at_at
        and (c.closed_at is null or c.closed_at > h.at_at) and (c.reopened_at is null or c.reopened_at <= h.at_at))`,
  },
  {
    invariant: 'who is held out gets no promotional mail',
    sql: `select h.message from ${promotion} and exists (select 1 from cares r
      where r.shop = h.shop and r.customer = h.customer and r.held_out = 1)`,
  },
  {
    invariant: 'at most six promotional mails a year to one person',
    sql: `select h.message from ${promotion} and (select count(*) from touches g where g.shop = h.shop
      and g.customer = h.customer and g.class = 'promotional' and g.message is not null
      and g.at_at > h.at_at - 365 * 86400000 and g.at_at <= h.at_at) > 6`,
  },
  {
    invariant: '14 promotional mail can be stopped with one click',
    // A letter whose time of keeping is over has no bytes any more.
    sql: `select o.id from outbox o join touches h on h.message = o.id where h.class = 'promotional'
      and case when o.payload = '' then 0 else
        json_extract(o.payload, '$.headers."List-Unsubscribe-Post"') is not 'List-Unsubscribe=One-Click'
        or json_extract(o.payload, '$.headers."List-Unsubscribe"') is null end`,
  },
  {
    invariant: '9 every mail of care is one touch, and every touch that was not held out is a mail',
    sql: `select o.id from outbox o where o.customer is not null and o.effect = 'mail' and o.kind in
        ('greeting', 'news', 'look-back', 'cause-fixed', 'win-back')
        and not exists (select 1 from touches h where h.message = o.id)
      union all select h.message from touches h where h.message is not null
        and not exists (select 1 from outbox o where o.id = h.message and o.customer = h.customer)`,
  },
  {
    invariant: '11 the recipient of a mail of care is whose care it is',
    sql: `select o.id from outbox o join customers u on u.shop = o.shop and u.id = o.customer
      where o.effect = 'mail' and u.erased_at is null and o.recipient <> u.email`,
  },
  {
    invariant: 'everybody whose complaint was closed is cared for, and is in one state with a reason that fits it',
    sql: `select c.id from complaints c where c.closed_at is not null and c.joined_into is null and c.customer is not null
        and exists (select 1 from turns n where n.complaint = c.id and n.at_at >= c.closed_at)
        and not exists (select 1 from cares r where r.shop = c.shop and r.customer = c.customer)
        and not exists (select 1 from customers u where u.shop = c.shop and u.id = c.customer and u.erased_at is not null)
      union all select r.customer from cares r where r.state || ' ' || coalesce(json_extract(r.reason, '$.why'), '') not in (
        'active recovered', 'at-risk unhappy', 'at-risk unanswered', 'departed said-goodbye', 'departed gift-and-away',
        'departed silent', 'returned bought-again')`,
  },
  {
    invariant: 'turns of care are numbered without a gap',
    sql: `select r.customer from cares r where r.turn <>
      (select count(*) from care_turns n where n.shop = r.shop and n.customer = r.customer)`,
  },
]

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

type Row = Readonly<Record<string, unknown>>

/** Asks a database several questions; the rows of each, in their order. */
export type Ask = (questions: readonly string[]) => Promise<readonly (readonly Row[])[]>

async function changedBytes(ask: Ask): Promise<string[]> {
  const [rows = []] = await ask([
    `select id, payload, sha256 from outbox where payload <> '' or not exists (
      select 1 from customers u where u.erased_at is not null and u.id in (outbox.customer,
        (select customer from complaints c where c.id = outbox.complaint)))`,
  ])
  return rows
    .filter((row) => sha256(String(row.payload)) !== row.sha256)
    .map((row) => `10 bytes sent are bytes recorded: ${row.id}`)
}

/** What each line of the ledger is chained by, in this order. */
const chained = ['complaint', 'seq', 'at_at', 'entry', 'about', 'minor', 'currency', 'previous'] as const

async function brokenChains(ask: Ask): Promise<string[]> {
  const [rows = []] = await ask(['select * from ledger order by complaint, seq'])
  const broken: string[] = []
  let last: Row | null = null
  for (const row of rows) {
    const before: Row | null = last?.complaint === row.complaint ? last : null
    const text = JSON.stringify(chained.map((column) => row[column]))
    const isNext = row.seq === Number(before?.seq ?? 0) + 1 && row.previous === (before?.hash ?? '')
    if (!isNext || row.hash !== sha256(text)) broken.push(`24 the ledger is chained: ${row.complaint} ${row.seq}`)
    last = row
  }
  return broken
}

/** Everything that does not hold, each with the first rows that show it. */
export async function audit(ask: Ask): Promise<string[]> {
  const all = [...questions, ...ofCaps, ...ofCare]
  const answers = await ask(all.map(({ sql }) => sql))
  const broken = answers.flatMap((rows, i) =>
    rows.length === 0 ? [] : [`${all[i]?.invariant}: ${JSON.stringify(rows.slice(0, 3))}`],
  )
  return [...broken, ...(await changedBytes(ask)), ...(await brokenChains(ask))]
}

/** The same of D1. */
export const auditor = (db: D1Database): Promise<string[]> =>
  audit(async (asked) => {
    const answers = await db.batch<Row>(asked.map((sql) => db.prepare(sql)))
    return answers.map(({ results }) => results)
  })

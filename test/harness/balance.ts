/**
 * The books of one shop as questions: what the ledger says, beside what was really chosen, given, used and paid back.
 * Rows are answered where the two differ; an empty list is the only good answer.
 */
import { env } from 'cloudflare:test'
import type { Till } from '../../local/payments/till.ts'
import type { CapturedMail } from './shop.ts'

/** A redemption that took something off an order: in one step, or captured. */
const paid = '(r.reserved_until_at is null or r.captured_at is not null)'

const sumOf = (entry: string) =>
  `(select coalesce(sum(minor), 0) from ledger where shop = ?1 and entry = '${entry}') as ledger`

const questions: Readonly<Record<string, string>> = {
  'codes were issued for what they are worth': `select * from (select ${sumOf('code-issued')},
      (select coalesce(sum(minor), 0) from codes where shop = ?1) as rows) where ledger <> rows`,
  'what came off orders is what was redeemed': `select * from (select ${sumOf('code-redeemed')},
      (select coalesce(sum(r.minor), 0) from redemptions r where r.shop = ?1 and ${paid}) as rows) where ledger <> rows`,
  'what was taken back is what is void': `select * from (select ${sumOf('code-voided')},
      (select coalesce(sum(minor), 0) from codes where shop = ?1 and state = 'void') as rows) where ledger <> rows`,
  // Issued and given back, less used, lapsed and taken back: all of it while it is good, nothing afterwards.
  'a code holds what the ledger leaves of it': `select c.code, c.state, c.minor, sum(l.minor *
        iif(l.entry in ('code-issued', 'code-reinstated'), 1, -1)) as holds
      from codes c join ledger l on l.complaint = c.complaint and l.entry like 'code-%' and (l.about = c.code
        or l.about in (select id from redemptions r where r.shop = c.shop and r.code = c.code))
      where c.shop = ?1 group by c.code having holds <> iif(c.state in ('issued', 'reserved'), c.minor, 0)`,
  'every ledger row of a code is about one of its complaint': `select l.entry, l.about from ledger l
      where l.shop = ?1 and l.entry like 'code-%' and not exists (select 1 from codes c where c.complaint = l.complaint
        and (l.about = c.code or l.about in (select id from redemptions r where r.shop = c.shop and r.code = c.code)))`,
  'a redemption is entered once, and given back once': `select r.id from redemptions r where r.shop = ?1 and ${paid} and (
        (select count(*) from ledger l where l.about = r.id and l.entry = 'code-redeemed') <> 1
        or (select count(*) from ledger l where l.about = r.id and l.entry = 'code-reinstated') <> iif(r.reversed_at is null, 0, 1))`,
  'nothing more comes off an order than it is worth': `select id from redemptions where shop = ?1 and minor > order_minor
      and order_minor > 0`,
  // Stopped by a dispute, what was granted is taken back: it stands once, or not at all.
  'a fix is granted as it was shown, and never twice': `select l.complaint, l.about, sum(l.minor) as granted from ledger l
      where l.shop = ?1 and l.entry = 'fix' group by l.complaint, l.about having granted not in (0, coalesce(
        (select coalesce(m.minor, 0) from remedies m join choices c on c.remedy = m.id where m.id = l.about and m.complaint = l.complaint),
        (select p.minor from replies p where p.complaint = l.complaint and p.kind = 'proposal-accepted'), -1))`,
  'a fix that is a code is granted with it': `select c.code from codes c join remedies m on m.id = c.purpose where c.shop = ?1
      and (select coalesce(sum(minor), 0) from ledger l where l.complaint = c.complaint and l.about = m.id and l.entry = 'fix') <> c.minor`,
  'a bonus is what was told first': `select c.code, c.minor from codes c where c.shop = ?1 and c.purpose = c.complaint || '-bonus'
      and c.minor <> (select json_extract(s.about, '$.minor') from timeline s where s.complaint = c.complaint
        and s.event in ('choice-final', 'compensation-chosen') and json_extract(s.about, '$.minor') is not null order by s.id limit 1)`,
  'a gift is entered once, at what it costs': `select k.complaint from tasks k where k.shop = ?1 and k.key = 'gift' and
        (select count(*) from ledger l where l.complaint = k.complaint and l.entry = 'gift' and l.about = 'gift') <> 1
      union all select l.complaint from ledger l join tasks k on k.complaint = l.complaint and k.key = 'gift'
        join gifts g on g.shop = l.shop and g.id = json_extract(k.about, '$.gift')
        where l.shop = ?1 and l.entry = 'gift' and l.about = 'gift' and l.minor <> g.cost_minor
      union all select l.complaint from ledger l where l.shop = ?1 and l.entry = 'gift' and l.about = 'gift'
        and not exists (select 1 from tasks k where k.complaint = l.complaint and k.key = 'gift')`,
  'what was picked last is what was given': `select c.complaint from compensations c join tasks k on k.complaint = c.complaint
      and k.key = 'gift' where c.shop = ?1 and (c.kind = 'bonus' or c.gift is not json_extract(k.about, '$.gift'))
      union all select c.complaint from compensations c join codes k on k.purpose = c.complaint || '-bonus'
      where c.shop = ?1 and c.kind = 'gift'`,
  'gifts left the shelf once each': `select id, stock from gifts g where g.shop = ?1 and stock <> 2 -
      (select count(*) from tasks k where k.shop = g.shop and k.kind = 'send-gift' and k.state <> 'dropped'
        and json_extract(k.about, '$.gift') = g.id)`,
  'what goes back by itself is what was chosen': `select r.purpose from refunds r where r.shop = ?1 and r.source <> 'hand'
      and not exists (select 1 from remedies m where m.id = r.purpose and m.minor = r.minor and m.currency = r.currency)
      and not exists (select 1 from replies p where p.complaint = r.complaint and p.kind = 'proposal-accepted' and p.minor = r.minor)`,
  'no order is paid back more than it cost': `select external_id from orders o where o.shop = ?1
      and (select coalesce(sum(minor), 0) from refunds r where r.shop = o.shop and r.order_id = o.external_id
        and r.source <> 'hand' and r.state = 'accepted') > o.minor`,
}

/** What of a shop's books does not hold at this moment, whatever is under way. */
export async function unbalanced(shop: string): Promise<readonly string[]> {
  const names = Object.keys(questions)
  const answers = await env.DB.batch(names.map((name) => env.DB.prepare(questions[name] ?? '').bind(shop)))
  return answers.flatMap(({ results }, i) =>
    results.length === 0 ? [] : [`${names[i]}: ${JSON.stringify(results.slice(0, 3))}`],
  )
}

const read = async <Row>(sql: string, shop: string) => (await env.DB.prepare(sql).bind(shop).all<Row>()).results

/** Every mail we hold for accepted is at the provider exactly once, with the bytes we recorded, and no other is there. */
export async function unlikeInbox(shop: string): Promise<readonly string[]> {
  const all = await (await fetch(`http://world.test/inbox.json?to=${shop}`)).json<CapturedMail[]>()
  const rows = await read<{ key: string; state: string; payload: string }>(
    "select key, state, payload from outbox where shop = ?1 and effect = 'mail'",
    shop,
  )
  const known = new Map(rows.map((row) => [row.key, row]))
  const there = new Map<string, CapturedMail[]>()
  for (const mail of all) there.set(mail.idempotencyKey, [...(there.get(mail.idempotencyKey) ?? []), mail])
  const left = rows.flatMap(({ key, state, payload }) => {
    const mails = there.get(key) ?? []
    const sent = state === 'accepted'
    if (mails.length !== (sent ? 1 : 0)) return [`${key} is ${state}, and ${mails.length} times at the provider`]
    const { html, subject } = JSON.parse(payload) as { html: string; subject: string }
    return sent && (mails[0]?.html !== html || mails[0].subject !== subject) ? [`${key} left with other bytes`] : []
  })
  return [...left, ...[...there.keys()].filter((key) => !known.has(key)).map((key) => `${key} is in no outbox`)]
}

/** What a vendor's till and our refunds say of each other. */
export async function unlikeTill(shop: string, till: Till): Promise<readonly string[]> {
  const rows = await read<{ purpose: string; minor: number; state: string; vendor_id: string | null }>(
    "select purpose, minor, state, vendor_id from refunds where shop = ?1 and source = 'stripe'",
    shop,
  )
  const gone = till.refunds.filter(({ status }) => status !== 'failed')
  const ours = gone.filter(({ mark }) => mark !== '')
  const paidBack = gone.reduce((sum, { minor }) => sum + minor, 0)
  return [
    ...(paidBack > till.captured ? [`${paidBack} of ${till.captured} went back`] : []),
    ...rows
      .filter(({ state, vendor_id: id, minor }) => {
        const there = gone.filter((one) => one.id === id)
        return state === 'accepted' && id !== null && (there.length !== 1 || there[0]?.minor !== minor)
      })
      .map(({ purpose }) => `the refund of ${purpose} is not at the vendor`),
    ...ours
      // What a person has to look into is nobody's claim.
      .filter(
        ({ id, minor }) =>
          !rows.some((row) => row.minor === minor && (row.vendor_id === id || row.state === 'unknown')),
      )
      .map(({ id }) => `${id} went back unknown to us`),
    ...(new Set(ours.map(({ mark }) => mark)).size === ours.length ? [] : ['one purpose was paid back twice']),
  ]
}

/** Once everything has come to rest: a code is good at a checkout exactly while it is good with us. */
export const unlikeCopies = (shop: string, now: number): Promise<readonly string[]> =>
  read<{ said: string }>(
    `select c.code || ' is ' || c.state || ', its copy ' || p.state || coalesce(': ' || p.error, '') as said
     from code_copies p join codes c on c.shop = p.shop and c.code = p.code where p.shop = ?1
       and p.state <> iif(c.state = 'issued' and c.expires_at >= ${now}, 'placed', 'removed')`,
    shop,
  ).then((rows) => rows.map(({ said }) => said))

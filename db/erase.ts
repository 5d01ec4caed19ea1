/**
 * Forgetting a person. First they are marked, and their keys become tombstones: from then on nothing of theirs is taken in
 * any more. Then everything that `personal-data.ts` calls theirs is emptied, in one batch, and what was open is closed. What
 * the books need stays, under ids that lead to nobody.
 */
import type { CareKey } from '../domain/care/care.ts'
import type { Instant } from '../domain/ids.ts'
import type { Pending } from '../domain/retention.ts'
import { bound, emptied, type Found } from './held-tables.ts'
import { heldTables } from './personal-data.ts'
import { dueNow, stillDue } from './promises.ts'

/** An open dispute: the bank may still ask what was written (GDPR, article 17 (3)(e)). */
const inDispute = `dispute_state is not null and dispute_state not in ('won', 'lost', 'closed')`

/** Of a customer `u`: a dispute the bank has not decided, or money that is still on its way back. */
const pending = `
  select 'dispute' as why, max(dispute_due_at) as until from complaints c
    where c.shop = u.shop and c.customer = u.id and ${inDispute} having count(*) > 0
  union all
  select 'refund', max(p.due_at) from complaints c
    left join refunds r on r.complaint = c.id and r.state in ('planned', 'unknown')
    left join tasks k on k.complaint = c.id and k.kind = 'refund' and k.state = 'open'
    left join promises p on p.complaint = c.id and p.kind = 'remedy' and p.state in ('open', 'broken')
    where c.shop = u.shop and c.customer = u.id and (r.purpose is not null or k.id is not null) having count(*) > 0`

/** Work that is about reaching somebody, also after their complaint is closed. */
const aboutThem = `'find-contact', 'mail-did-not-arrive', 'reported-as-spam', 'erase-customer'`

export interface Erasable {
  readonly email: string | null
  readonly emailKey: string | null
  /** Null where it was only typed beside an address, by who may have meant anybody's: no sender knows them by it. */
  readonly phone: string | null
  readonly externalId: string | null
  readonly erasedAt: Instant | null
  /** The shop's; numbers without a country code are read by it. */
  readonly country: string | null
  readonly pending: Pending | null
  /** Where the bytes of their photos are. */
  readonly photos: readonly string[]
  /** What senders call their grievances: `source` and id. */
  readonly grievances: readonly (readonly [string, string])[]
}

interface PersonRow extends Omit<Erasable, 'pending' | 'photos' | 'grievances'> {
  readonly why: Pending['why'] | null
  readonly until: Instant | null
}

/** Who is to be forgotten, and what of theirs lies outside the database. Null when there is no such customer. */
export async function erasableAt(db: D1Database, { shop, customer }: CareKey): Promise<Erasable | null> {
  const mine = 'complaint in (select id from complaints where shop = ?1 and customer = ?2)'
  const [people, photos, grievances] = await db.batch<PersonRow & { key: string; source: string; id: string }>([
    db
      .prepare(
        `select u.email, u.email_key as emailKey, u.phone, u.external_id as externalId, u.erased_at as erasedAt,
           (select country from shops s where s.shop = u.shop) as country,
           (select why from (${pending}) limit 1) as why, (select max(until) from (${pending})) as until
         from customers u where u.shop = ?1 and u.id = ?2`,
      )
      .bind(shop, customer),
    db.prepare(`select key from photos where ${mine}`).bind(shop, customer),
    db
      .prepare(`select source, external_id as id from grievances where ${mine} and external_id not like 'erased:%'`)
      .bind(shop, customer),
  ])
  const person = people?.results[0]
  if (!person) return null
  const { why, until, ...known } = person
  return {
    ...known,
    phone: known.emailKey === null || known.externalId !== null ? known.phone : null,
    pending: why === null ? null : { why, until },
    photos: (photos?.results ?? []).map(({ key }) => key),
    grievances: (grievances?.results ?? []).map(({ source, id }) => [source, id] as const),
  }
}

/**
 * Marks who is forgotten, unless something about money is still being decided; then nothing is written. True when they are.
 * `tombs`: keyed hashes of what they are known by.
 */
export async function markErased(
  db: D1Database,
  { shop, customer }: CareKey,
  tombs: readonly string[],
  now: Instant,
): Promise<boolean> {
  const marked = `exists (select 1 from customers where shop = ?1 and id = ?2 and erased_at is not null)`
  const [, , after] = await db.batch<{ id: string }>([
    db
      .prepare(
        `update customers as u set erased_at = coalesce(erased_at, ?3), mailbox = 'stopped', promotions = 'unsubscribed'
         where u.shop = ?1 and u.id = ?2 and (u.erased_at is not null or not exists (${pending}))`,
      )
      .bind(shop, customer, now),
    db
      .prepare(
        `insert into tombstones (shop, key, customer, erased_at)
         select ?1, value, ?2, ?3 from json_each(?4) where ${marked} on conflict do nothing`,
      )
      .bind(shop, customer, now, JSON.stringify(tombs)),
    db.prepare(`select id from customers where shop = ?1 and id = ?2 and erased_at is not null`).bind(shop, customer),
  ])
  return (after?.results.length ?? 0) > 0
}

/**
 * Ends what is open of theirs, and empties everything. A complaint that a bank has just begun to ask about stays open:
 * about money, without the person. Throws a conflict when a turn of one of their complaints was first.
 */
export async function emptyRows(
  db: D1Database,
  key: CareKey,
  found: Found,
  about: { readonly by: string; readonly now: Instant },
): Promise<void> {
  const { shop, customer } = key
  const ours = `shop = ?1 and customer = ?2 and closed_at is null and not (${inDispute})`
  const ending = `complaint in (select id from complaints where ${ours})`
  const { by, now } = about
  const ends = [
    `insert into turns (shop, complaint, turn, woken_by, at_at) select shop, id, turn + 1, 'erasure', ?3 from complaints
      where shop = ?1 and customer = ?2 and closed_at is null`,
    `update complaints set turn = turn + 1, version = version + 1 where shop = ?1 and customer = ?2 and closed_at is null and ?3 > 0`,
    `update promises set state = 'withdrawn' where state = 'open' and ${ending} and ?3 > 0`,
    `update tasks set state = 'dropped', done_at = ?3 where state = 'open' and (${ending} or kind in (${aboutThem})
      and complaint in (select id from complaints where shop = ?1 and customer = ?2))`,
    `update escalations set state = 'done' where state = 'open' and ${ending} and ?3 > 0`,
    `update requests set state = 'refused', decided_at = ?3 where state = 'open' and ${ending}`,
    `insert into timeline (shop, complaint, at_at, actor, event, public, about)
      select shop, id, ?3, 'system', 'closed', 0, json_object('outcome', 'withdrawn') from complaints where ${ours}`,
    `update complaints set closed_at = ?3, outcome = 'withdrawn', stage = 'closed', wake_at = null,
      promise_due_at = (select min(${dueNow}) from promises where complaint = complaints.id and ${stillDue}) where ${ours}`,
    `update cares set wake_at = ?3 where shop = ?1 and customer = ?2`,
  ]
  const rows = heldTables.flatMap(([name, held]) => emptied(name, held) ?? [])
  // Those that find rows by what they say come before those that empty what is looked for.
  await db.batch([
    ...ends.map((text) => db.prepare(text).bind(shop, customer, now)),
    db
      .prepare(
        `insert into timeline (shop, complaint, at_at, actor, event, public, about)
         select shop, id, ?3, 'system', 'erased', 0, json_object('by', ?4) from complaints where shop = ?1 and customer = ?2`,
      )
      .bind(shop, customer, now, by),
    ...rows.map((text) => bound(db, text, key, found)),
  ])
}

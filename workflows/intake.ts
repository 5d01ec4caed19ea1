/**
 * Intake: one batch decides whether a delivery opens a complaint, joins one, is known already, or is a plain fact. The
 * delivery's own row is written first; everything after it happens only if that row is ours and new, so that a
 * repetition changes nothing, and two arrivals of one grievance race on unique keys.
 */
import type { Question, SourceEvent } from '../domain/event.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { wokenByCodes } from './intake-code.ts'
import { complaintStatements } from './intake-complaint.ts'
import { silent, type Tombs, tombsOf, withoutPerson } from './intake-erased.ts'
import { factStatements } from './intake-fact.ts'
import { wroteStatements } from './intake-mail.ts'
import { type Person, personOf } from './intake-person.ts'
import { type KeptPhoto, photoStatements } from './photos.ts'
import type { Deps } from './ports.ts'

export interface Delivered {
  readonly shop: ShopId
  readonly shopLocale: Locale
  readonly country: string | null
  readonly source: string
  /** Version of the source's row the signature was checked with; null for our own doors (the form). */
  readonly sourceVersion: number | null
  readonly eventId: string
  readonly events: readonly SourceEvent[]
  /** Taken in only where the first of `events` reached no complaint: a mail that answers nothing opens one. */
  readonly otherwise?: SourceEvent
  readonly now: Instant
  /** What the sender signs about its customer is believed; what a customer types is not. */
  readonly signed: boolean
  /** Stored bytes that came with it; their rows are written with the delivery's. */
  readonly photos?: readonly KeptPhoto[]
  /** Why a delivery without events means nothing to us. */
  readonly nothing?: string
  /** We asked for it: it is no sign that the sender's webhooks reach us. */
  readonly asked?: true
  /** What is to be asked at the sender after the answer, and what is taken in if it cannot say. */
  readonly ask?: { readonly question: Question; readonly otherwise: readonly SourceEvent[] }
  /** Written in the same batch, after it was decided what the delivery became; `delivery` is its own new row. */
  readonly also?: (delivery: string) => readonly D1PreparedStatement[]
}

export type Taken =
  | {
      readonly status: 'opened' | 'joined' | 'duplicate' | 'recorded' | 'ignored'
      readonly complaint: ComplaintId | null
      /** Complaints whose facts changed: their turns are due. */
      readonly wake: readonly ComplaintId[]
    }
  /** The source's secrets changed since they were read: verify again. */
  | { readonly status: 'stale' }

/** What one event is written under. */
export interface Entry {
  readonly delivered: Delivered
  /** The delivery's own new id: statements after the first look for it. */
  readonly id: string
  readonly event: string
}

interface Row {
  readonly id: string
  readonly status: 'opened' | 'joined' | 'duplicate' | 'recorded' | 'ignored'
  readonly complaint: ComplaintId | null
}

const rank = { opened: 0, joined: 1, duplicate: 2, recorded: 3, ignored: 4 } as const

const isBuried = (keys: string) =>
  `exists (select 1 from tombstones where shop = ?1 and key in (select value from json_each(${keys})))`
/** They were erased, and nobody who has come back since is known by any of these. */
const isForgotten = `(${isBuried('?11')} and coalesce(
  (select id from customers where shop = ?1 and email_key = ?12 and erased_at is null),
  (select id from customers where shop = ?1 and external_id = ?13 and erased_at is null),
  (select id from customers where shop = ?1 and phone = ?14 and erased_at is null limit 1)) is null)`
const isSilent = `(${isBuried('?10')} or ?15 = 1 and ${isForgotten})`

/**
 * The delivery's row: not written when it is known, or when the secrets it was checked with are no longer live. With
 * `after`: only where that row of the same delivery is ours and reached no complaint. Of who was erased it keeps nothing.
 */
function deliveryStatement(
  db: D1Database,
  entry: Entry,
  facts: object,
  after: string | undefined,
  { person, tombs }: { readonly person: Person | null; readonly tombs: Tombs },
): D1PreparedStatement {
  const { shop, source, sourceVersion, now } = entry.delivered
  // What was typed is not believed later either.
  const kept = entry.delivered.signed ? facts : { ...facts, typed: true }
  return db
    .prepare(
      `insert into deliveries (shop, source, event, id, status, facts, received_at)
       select ?1, ?2, ?3, case when ${isSilent} then ?16 else ?4 end, ?5,
         case when ${isSilent} then '{"erased":true}' when ${isForgotten} then ?17 else ?6 end, ?7
       where (?8 is null or exists (select 1 from sources where shop = ?1 and source = ?2 and version = ?8 and is_on = 1))
         and (?9 is null or exists (select 1 from deliveries where id = ?9 and complaint is null and status = 'recorded'))
       on conflict do nothing`,
    )
    .bind(
      shop,
      source,
      entry.event,
      entry.id,
      entry.delivered.nothing ? 'ignored' : 'recorded',
      JSON.stringify(kept),
      now,
      sourceVersion,
      after ?? null,
      JSON.stringify(tombs.grievance),
      JSON.stringify(tombs.person),
      person?.key ?? null,
      person?.external ?? null,
      person?.callAt ?? null,
      Number(tombs.dropped),
      silent(entry.id),
      JSON.stringify(withoutPerson(kept)),
    )
}

/** The open question of a delivery: asked once, however often the delivery comes. */
function lookUpStatement(db: D1Database, entry: Entry, mint: { id(kind: 'lookUp'): string }): D1PreparedStatement[] {
  const { shop, source, ask, now } = entry.delivered
  if (!ask) return []
  return [
    db
      .prepare(
        `insert into look_ups (shop, id, source, event, question, otherwise, state, attempts, due_at, asked_at)
         select ?1, ?2, ?3, ?4, ?5, ?6, 'open', 0, ?7, ?7 where exists (select 1 from deliveries where id = ?8)
         on conflict do nothing`,
      )
      .bind(
        shop,
        mint.id('lookUp'),
        source,
        entry.event,
        JSON.stringify(ask.question),
        JSON.stringify(ask.otherwise),
        now,
        entry.id,
      ),
  ]
}

/** Takes a verified delivery in: one round trip. Throws when the database does; then nothing was stored. */
export async function takeIn(deps: Deps, delivered: Delivered): Promise<Taken> {
  const db = deps.db.$client
  const { shop, source, eventId, events, now } = delivered
  const mint = deps.mint(now)
  const statements: D1PreparedStatement[] = []
  const entries: Entry[] = []
  // A plain fact about the order or the person comes before the grievance that needs it.
  const ordered = [...events].sort((a, b) => Number(a.type === 'complaint') - Number(b.type === 'complaint'))
  const { otherwise } = delivered
  const told: readonly (SourceEvent | null)[] = ordered.length > 0 ? ordered : [null]
  const written = otherwise ? [...told, otherwise] : told
  written.forEach((event, i) => {
    const entry = { delivered, id: mint.id('delivery'), event: i === 0 ? eventId : `${eventId}#${i}` }
    entries.push(entry)
    const after = event === otherwise ? entries[0]?.id : undefined
    const person = event && personOf(delivered, event, mint)
    const tombs = tombsOf(deps.secrets, delivered, event, person)
    statements.push(
      deliveryStatement(db, entry, event ?? { nothing: delivered.nothing ?? '' }, after, { person, tombs }),
    )
    if (i === 0) statements.push(...lookUpStatement(db, entry, mint))
    if (!event || !person) return
    statements.push(
      ...(event.type === 'complaint'
        ? complaintStatements(db, entry, event, person, mint)
        : event.type === 'wrote'
          ? wroteStatements(db, entry, event, mint)
          : factStatements(db, entry, event, person)),
    )
  })
  const [main] = entries
  if (main && delivered.also) statements.push(...delivered.also(main.id))
  const ids = JSON.stringify(entries.map(({ id }) => id))
  statements.push(...photoStatements(db, delivered, ids))
  const keys = JSON.stringify(entries.map(({ event }) => event))
  statements.push(
    db
      .prepare(
        `update sources set last_seen_at = ?3
         where shop = ?1 and source = ?2 and coalesce(last_seen_at, 0) < ?3 - 60000 and ?4 = 0`,
      )
      .bind(shop, source, now, delivered.asked ? 1 : 0),
    db
      .prepare(`select id, status, complaint from deliveries where id in (select value from json_each(?1))`)
      .bind(JSON.stringify(entries.flatMap(({ id }) => [id, silent(id)]))),
    db
      .prepare(
        `select id, status, complaint from deliveries
         where shop = ?1 and source = ?2 and event in (select value from json_each(?3))`,
      )
      .bind(shop, source, keys),
    db
      .prepare(
        `select distinct c.id from complaints c join deliveries d on d.complaint = c.id
         where d.id in (select value from json_each(?1)) and (c.closed_at is null or c.wake_at = ?3)
         union
         select c.id from complaints c join orders o on o.shop = c.shop and o.external_id = c.order_id
         where c.shop = ?2 and c.wake_at = ?3 and c.closed_at is null and ?4 = 1
           and o.external_id in (select json_extract(facts, '$.order.externalId') from deliveries
             where id in (select value from json_each(?1)))
         union ${wokenByCodes(
           '?2',
           `select json_extract(facts, '$.order.externalId') from deliveries
           where id in (select value from json_each(?1)) and ?4 = 1`,
           '?3',
         )}`,
      )
      .bind(ids, shop, now, events.some((event) => event.type === 'order') ? 1 : 0),
  )
  const results = await db.batch<Row>(statements)
  const [ours, known, wake] = results.slice(-3).map((result) => result.results)
  if (!ours || ours.length === 0) {
    const earlier = known?.[0]
    if (!earlier) return { status: 'stale' }
    const complaint = known.find((row) => row.complaint)?.complaint ?? null
    return { status: 'duplicate', complaint, wake: [] }
  }
  const first = [...ours].sort((a, b) => rank[a.status] - rank[b.status])[0]
  if (!first) return { status: 'stale' }
  return { status: first.status, complaint: first.complaint, wake: (wake ?? []).map(({ id }) => id as ComplaintId) }
}

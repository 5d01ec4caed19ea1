/** Read models of the staff pages: which shops a person sees, and what stands beside one complaint. */
import { and, asc, desc, eq, getTableColumns, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { TimelineEntry } from '../domain/complaint.ts'
import type { Category, Channel, SourceEvent } from '../domain/event.ts'
import type { ComplaintId, Instant, MessageId, ShopId } from '../domain/ids.ts'
import type { MailKind } from '../domain/mail.ts'
import type { PromiseKind } from '../domain/promise.ts'
import type { Reason } from '../domain/reasons.ts'
import { settledAt } from './alarms.ts'
import { type CareView, careViewFrom, readsOfCareOf } from './cares.ts'
import type { Db } from './client.ts'
import { type PhotoRow, photosOf } from './photos.ts'
import * as t from './schema.ts'

export type ShopRow = typeof t.shops.$inferSelect

/** Shops a person may look at, by name. The owner sees all of them. */
export const shopsFor = (db: Db, person: { readonly email: string; readonly owner: boolean }): Promise<ShopRow[]> =>
  db
    .select()
    .from(t.shops)
    .where(
      person.owner
        ? undefined
        : inArray(t.shops.shop, db.select({ shop: t.staff.shop }).from(t.staff).where(eq(t.staff.email, person.email))),
    )
    .orderBy(asc(t.shops.name), asc(t.shops.shop))
    .all()

export interface Beside {
  readonly timeline: readonly TimelineEntry[]
  /** How it reached us: the first webhook, and those that joined. */
  readonly deliveries: readonly {
    readonly id: string
    readonly source: string
    readonly event: string
    readonly status: string
    readonly receivedAt: Instant
    /** What it complained of; null for a plain fact. */
    readonly grievance: {
      readonly channel: Channel
      readonly category: Category
      readonly text: string
      readonly reason: Reason | null
      readonly wish: string
    } | null
  }[]
  /** Other complaints of the same customer, newest first. */
  readonly others: readonly {
    readonly id: ComplaintId
    readonly category: Category
    readonly receivedAt: Instant
    readonly closedAt: Instant | null
  }[]
  /** The order its customer came back with. */
  readonly cameBack: {
    readonly order: string
    readonly minor: number | null
    readonly currency: string | null
    readonly at: Instant
  } | null
  /** What was shown with it; the bytes are asked for one by one. */
  readonly photos: readonly Pick<PhotoRow, 'id' | 'receivedAt'>[]
  /** What became of its customer since; null while nothing of theirs has ended. */
  readonly care: CareView | null
  /** Fresh troubles of its mails, by message: what the provider said. */
  readonly mailErrors: ReadonlyMap<MessageId, string>
  /** When mail that is written and waits will leave: a night, a limit or an outage holds it. */
  readonly leaves: ReadonlyMap<MessageId, Instant>
}

const grievanceIn = (facts: unknown): Beside['deliveries'][number]['grievance'] => {
  const event = facts as SourceEvent | null
  if (event?.type !== 'complaint') return null
  const { channel, category, text, reason = null, wish = '' } = event
  return { channel, category, text, reason, wish }
}

/** What a complaint's page shows beside its facts, in one batch. */
export async function besideComplaint(db: Db, id: ComplaintId): Promise<Beside> {
  const one = (column: string) => sql.raw(`(select ${column} from complaints where id = `).append(sql`${id})`)
  const [timeline, deliveries, others, returns, outbox, photos, cares, touches] = await db.batch([
    db
      .select({
        at: t.timeline.at,
        actor: t.timeline.actor,
        event: t.timeline.event,
        public: t.timeline.public,
        about: t.timeline.about,
      })
      .from(t.timeline)
      .where(eq(t.timeline.complaint, id))
      .orderBy(asc(t.timeline.at), asc(t.timeline.id)),
    db
      .select({
        id: t.deliveries.id,
        source: t.deliveries.source,
        event: t.deliveries.event,
        status: t.deliveries.status,
        receivedAt: t.deliveries.receivedAt,
        facts: t.deliveries.facts,
      })
      .from(t.deliveries)
      .where(eq(t.deliveries.complaint, id))
      .orderBy(asc(t.deliveries.receivedAt))
      .limit(20),
    db
      .select({
        id: t.complaints.id,
        category: t.complaints.category,
        receivedAt: t.complaints.receivedAt,
        closedAt: t.complaints.closedAt,
      })
      .from(t.complaints)
      .where(
        and(eq(t.complaints.shop, one('shop')), eq(t.complaints.customer, one('customer')), ne(t.complaints.id, id)),
      )
      .orderBy(desc(t.complaints.receivedAt))
      .limit(5),
    db
      .select({
        order: sql<string>`coalesce(${t.orders.name}, ${t.orders.externalId})`.as('order_name'),
        minor: t.orders.minor,
        currency: t.orders.currency,
        at: sql<Instant>`coalesce(${t.orders.placedAt}, ${t.orders.createdAt})`.as('ordered_at'),
      })
      .from(t.orders)
      .where(and(eq(t.orders.shop, one('shop')), eq(t.orders.externalId, one('returned_with')))),
    db
      .select({ id: t.outbox.id, error: t.outbox.error, state: t.outbox.state, dueAt: t.outbox.dueAt })
      .from(t.outbox)
      .where(
        and(
          eq(t.outbox.complaint, id),
          sql`(${t.outbox.error} is not null or ${t.outbox.state} = 'planned' and ${t.outbox.effect} = 'mail')`,
        ),
      ),
    photosOf(db, id),
    ...readsOfCareOf(db, id),
  ])
  return {
    timeline,
    deliveries: deliveries.map(({ facts, ...delivery }) => ({ ...delivery, grievance: grievanceIn(facts) })),
    others: others.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }])),
    cameBack: returns[0] ?? null,
    photos,
    care: careViewFrom(cares, touches),
    mailErrors: new Map(outbox.flatMap(({ id: row, error }) => (error === null ? [] : [[row, error] as const]))),
    leaves: new Map(
      outbox.flatMap(({ id: row, state, dueAt }) => (state === 'planned' ? [[row, dueAt] as const] : [])),
    ),
  }
}

/** A mail as it stands in the outbox; null when there is none, or when it is no mail. */
export async function messageWith(db: Db, id: string): Promise<typeof t.outbox.$inferSelect | null> {
  const row = await db
    .select()
    .from(t.outbox)
    .where(eq(t.outbox.id, id as MessageId))
    .get()
  return row?.effect === 'mail' ? row : null
}

/** Newest first, a page at a time: everything strictly before the last row seen. */
export interface After {
  readonly at: Instant
  readonly id: string
}

const before = (
  at: typeof t.alarms.raisedAt | typeof t.quarantine.receivedAt,
  id: typeof t.alarms.id | typeof t.quarantine.id,
  after: After | null,
) => (after ? and(sql`${at} <= ${after.at}`, or(lt(at, after.at), lt(id, after.id))) : undefined)

/** With what an alarm is about: whose complaint and order, and the promise or the mail whose id ends its key. */
export const alarmsOf = (db: Db, shop: ShopId, after: After | null, limit: number) =>
  db
    .select({
      ...getTableColumns(t.alarms),
      settledAt,
      customer: sql<string | null>`(select coalesce(u.name, u.email, u.phone) from complaints c
        join customers u on u.shop = c.shop and u.id = c.customer where c.id = alarms.complaint)`.as('customer'),
      order: sql<string | null>`(select coalesce(o.name, c.order_id) from complaints c
        left join orders o on o.shop = c.shop and o.external_id = c.order_id where c.id = alarms.complaint)`.as(
        'order_name',
      ),
      promise: sql<PromiseKind | null>`(select p.kind from promises p where p.complaint = alarms.complaint
        and alarms.key = alarms.kind || ':' || p.id)`.as('promise'),
      mail: sql<MailKind | null>`(select m.kind from outbox m where m.id = substr(alarms.key, length(alarms.kind) + 2)
        and m.effect = 'mail')`.as('mail'),
    })
    .from(t.alarms)
    .where(and(eq(t.alarms.shop, shop), before(t.alarms.raisedAt, t.alarms.id, after)))
    .orderBy(desc(t.alarms.raisedAt), desc(t.alarms.id))
    .limit(limit)
    .all()

export const quarantineOf = (db: Db, shop: ShopId, after: After | null, limit: number) =>
  db
    .select()
    .from(t.quarantine)
    .where(and(eq(t.quarantine.shop, shop), before(t.quarantine.receivedAt, t.quarantine.id, after)))
    .orderBy(desc(t.quarantine.receivedAt), desc(t.quarantine.id))
    .limit(limit)
    .all()

/** The shop a quarantined body belongs to; null when there is no such body. */
export async function shopOfQuarantined(db: Db, id: string): Promise<ShopId | null> {
  const row = await db.select({ shop: t.quarantine.shop }).from(t.quarantine).where(eq(t.quarantine.id, id)).get()
  return row?.shop ?? null
}

/** Never its secrets, nor its settings: some of them are keys too. `found`: what no webhook had told, since `since`. */
export const sourcesOf = (db: Db, shop: ShopId, since: Instant) =>
  db
    .select({
      source: t.sources.source,
      on: t.sources.on,
      lastSeenAt: t.sources.lastSeenAt,
      reconciledAt: t.sources.reconciledAt,
      // One delivery may have been written in several rows: those after the first have a `#` in their name.
      found: sql<number>`(select count(*) from deliveries d where d.shop = sources.shop and d.source = sources.source
        and d.event >= 'asked:' and d.event < 'asked;' and instr(d.event, '#') = 0 and d.received_at > ${since})`.as(
        'found',
      ),
    })
    .from(t.sources)
    .where(eq(t.sources.shop, shop))
    .orderBy(asc(t.sources.source))
    .all()

export const staffOf = (db: Db, shop: ShopId) =>
  db.select().from(t.staff).where(eq(t.staff.shop, shop)).orderBy(asc(t.staff.name)).all()

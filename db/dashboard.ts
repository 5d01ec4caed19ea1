/** Read models of the staff pages: which shops a person sees, and what stands beside one complaint. */
import { and, asc, desc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { TimelineEntry } from '../domain/complaint.ts'
import type { Category } from '../domain/event.ts'
import type { ComplaintId, Instant, MessageId, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
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
    readonly source: string
    readonly event: string
    readonly status: string
    readonly receivedAt: Instant
  }[]
  /** Other complaints of the same customer, newest first. */
  readonly others: readonly {
    readonly id: ComplaintId
    readonly category: Category
    readonly receivedAt: Instant
    readonly closedAt: Instant | null
  }[]
  /** Fresh troubles of its mails, by message: what the provider said. */
  readonly mailErrors: ReadonlyMap<MessageId, string>
}

/** What a complaint's page shows beside its facts, in one batch. */
export async function besideComplaint(db: Db, id: ComplaintId): Promise<Beside> {
  const one = (column: string) => sql.raw(`(select ${column} from complaints where id = `).append(sql`${id})`)
  const [timeline, deliveries, others, errors] = await db.batch([
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
        source: t.deliveries.source,
        event: t.deliveries.event,
        status: t.deliveries.status,
        receivedAt: t.deliveries.receivedAt,
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
      .select({ id: t.outbox.id, error: t.outbox.error })
      .from(t.outbox)
      .where(and(eq(t.outbox.complaint, id), sql`${t.outbox.error} is not null`)),
  ])
  return {
    timeline,
    deliveries,
    others: others.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }])),
    mailErrors: new Map(errors.map((row) => [row.id, row.error ?? ''])),
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

export const alarmsOf = (db: Db, shop: ShopId, after: After | null, limit: number) =>
  db
    .select()
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

/** Never its secrets, nor its settings: some of them are keys too. */
export const sourcesOf = (db: Db, shop: ShopId) =>
  db
    .select({ source: t.sources.source, on: t.sources.on, lastSeenAt: t.sources.lastSeenAt })
    .from(t.sources)
    .where(eq(t.sources.shop, shop))
    .orderBy(asc(t.sources.source))
    .all()

/** What a shop changed in the default policy, and who did. */
export const policyRowOf = (db: Db, shop: ShopId, version: number) =>
  db
    .select()
    .from(t.policies)
    .where(and(eq(t.policies.shop, shop), eq(t.policies.version, version)))
    .get()

export const staffOf = (db: Db, shop: ShopId) =>
  db.select().from(t.staff).where(eq(t.staff.shop, shop)).orderBy(asc(t.staff.name)).all()

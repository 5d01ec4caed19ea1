/** Two complaints become one, or one becomes two: what came over the wire is moved; what was said stays where it was said. */
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import * as t from '../db/schema.ts'
import type { Actor, Complaint } from '../domain/complaint.ts'
import type { ComplaintEvent } from '../domain/event.ts'
import type { ComplaintId, CustomerId, Instant, PromiseId, ShopId } from '../domain/ids.ts'
import type { Statement } from './rows.ts'

const acknowledgementMs = 3_600_000

/** By an id of ours: what a sender calls it may be an address, and an entry of the timeline can never be changed. */
const heard = ({ source, channel, category, id }: GrievanceTold | Complaint) => ({ source, channel, category, id })

/**
 * `from` belongs to `into` from now on: deliveries, grievances, photos, and the customer's links, which lead to where it
 * goes on. That `into` is open is settled by a trigger: a join that comes too late rolls back with its batch.
 */
export function joinStatements(db: Db, from: Complaint, into: ComplaintId, now: Instant): Statement[] {
  const { id, shop } = from
  const theirs = (column: string): SQL => sql`(select ${sql.raw(column)} from complaints where id = ${id})`
  const filled = (column: string): SQL => sql`coalesce(${sql.raw(column)}, ${theirs(column)})`
  /** A dispute is told anew all the time: what came with the one that joins is the news. */
  const news = (column: string): SQL => sql`coalesce(${theirs(column)}, ${sql.raw(column)})`
  return [
    db
      .update(t.complaints)
      .set({ joinedInto: into })
      .where(and(eq(t.complaints.id, id), eq(t.complaints.shop, shop))),
    db
      .update(t.complaints)
      .set({
        ...{
          joinedAt: now,
          wakeAt: now,
          customer: filled('customer'),
          order: filled('order_id'),
          payment: filled('payment'),
        },
        text: sql`case when text = '' then ${theirs('text')} else text end`,
        refunded: filled('refunded'),
        rating: sql`min(${filled('rating')}, ${news('rating')})`,
        ...{ disputeId: news('dispute_id'), disputeState: news('dispute_state'), disputeDueAt: news('dispute_due_at') },
        ...{ disputeReason: news('dispute_reason'), disputeRefundable: news('dispute_refundable') },
        ...{ disputeAmount: news('dispute_amount'), disputeCode: news('dispute_code') },
      })
      .where(and(eq(t.complaints.id, into), eq(t.complaints.shop, shop))),
    ...[t.deliveries, t.grievances, t.photos, t.links].map((table) =>
      db.update(table).set({ complaint: into }).where(eq(table.complaint, id)),
    ),
    db
      .insert(t.timeline)
      .values({ shop, complaint: into, at: now, actor: 'playbook', event: 'joined', public: true, about: heard(from) }),
  ]
}

/** One grievance among those that came together in a complaint. */
export interface GrievanceTold extends Pick<ComplaintEvent, 'externalId' | 'channel' | 'category' | 'text'> {
  /** The delivery's id. */
  readonly id: string
  readonly source: string
  /** Whether it opened the complaint: that one stays. */
  readonly opened: boolean
  readonly event: ComplaintEvent
}

/** The grievances of a complaint, oldest first. */
export async function grievancesTold(db: Db, complaint: ComplaintId): Promise<readonly GrievanceTold[]> {
  const rows = await db
    .select({
      id: t.deliveries.id,
      source: t.deliveries.source,
      status: t.deliveries.status,
      facts: t.deliveries.facts,
    })
    .from(t.deliveries)
    .where(and(eq(t.deliveries.complaint, complaint), sql`json_extract(facts, '$.type') = 'complaint'`))
    .orderBy(asc(t.deliveries.receivedAt))
  return rows.map(({ id, source, status, facts }) => {
    // Written by the intake as the event it is.
    const event = facts as ComplaintEvent
    const { externalId, channel, category, text } = event
    return { id, source, opened: status === 'opened', event, externalId, channel, category, text }
  })
}

/** Whether this is an open complaint of the shop: for a clear refusal; the race is settled by the trigger. */
export async function isOpen(db: Db, shop: ShopId, complaint: ComplaintId): Promise<boolean> {
  const row = await db
    .select({ id: t.complaints.id })
    .from(t.complaints)
    .where(and(eq(t.complaints.id, complaint), eq(t.complaints.shop, shop), isNull(t.complaints.closedAt)))
    .get()
  return row !== undefined
}

export interface Split {
  readonly id: ComplaintId
  readonly promise: PromiseId
  readonly grievances: readonly [GrievanceTold, ...GrievanceTold[]]
}

/** The grievances become a complaint of their own: acknowledged, timed and answered like any other, never joined by itself. */
export function splitStatements(
  db: Db,
  from: Complaint,
  customer: CustomerId | null,
  { id, promise, grievances }: Split,
  actor: Actor,
  now: Instant,
): Statement[] {
  const { shop, locale } = from
  const [first] = grievances
  const { event, source, externalId } = first
  const dispute = grievances.map((one) => one.event.dispute && { of: one.source, ...one.event.dispute }).find(Boolean)
  const disputeId = dispute ? `${dispute.of}:${dispute.externalId}` : null
  const deliveries = grievances.map((one) => one.id)
  return [
    db.insert(t.complaints).values({
      ...{ shop, id, source, locale, apart: true, customer },
      // A complaint that once joined keeps its row, and with it the grievance's name.
      externalId: sql`case when exists (select 1 from complaints where shop = ${shop} and source = ${source} and external_id = ${externalId})
        then ${`${externalId}~${id}`} else ${externalId} end`,
      ...{ channel: event.channel, category: event.category, text: event.text, rating: event.rating },
      order: event.order?.externalId ?? sql`(select order_id from complaints where id = ${from.id})`,
      refunded: event.refunded && { ...event.refunded },
      ...(dispute && {
        ...{ disputeId, disputeState: dispute.state, disputeDueAt: dispute.dueAt, disputeReason: dispute.reason },
        ...{ disputeRefundable: dispute.refundable, disputeCode: dispute.networkReasonCode },
        disputeAmount: dispute.amount && { ...dispute.amount },
      }),
      ...{ tier: 'standard', tierReason: {}, policyVersion: 0, stage: 'received' },
      ...{ receivedAt: now, promiseDueAt: now + acknowledgementMs, wakeAt: now, version: 1, turn: 0, wait: -1 },
    }),
    db
      .update(t.complaints)
      .set({
        ...{ disputeId: null, disputeState: null, disputeDueAt: null, disputeReason: null, disputeRefundable: null },
        ...{ disputeAmount: null, disputeCode: null },
      })
      .where(and(eq(t.complaints.id, from.id), sql`dispute_id is not null and dispute_id = ${disputeId}`)),
    ...grievances.map((one) =>
      db
        .update(t.grievances)
        .set({ complaint: id })
        .where(
          and(
            eq(t.grievances.shop, shop),
            eq(t.grievances.source, one.source),
            eq(t.grievances.externalId, one.externalId),
          ),
        ),
    ),
    db.update(t.deliveries).set({ complaint: id }).where(inArray(t.deliveries.id, deliveries)),
    db.insert(t.promises).values({
      ...{ shop, id: promise, complaint: id, kind: 'acknowledgement', n: '1', statedAs: '', keptBy: 'acknowledgement' },
      ...{ madeAt: now, dueAt: now + acknowledgementMs, state: 'open', clock: 'calendar' },
    }),
    db
      .insert(t.timeline)
      .values({ shop, complaint: id, at: now, actor, event: 'opened', public: true, about: heard(first) }),
  ]
}

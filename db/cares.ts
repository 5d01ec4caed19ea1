/**
 * The row of a care: made when a complaint ends, renewed when another does, and woken by whoever writes a fact it decides
 * on. A turn that was decided before the waking is rolled back (docs/decisions/16).
 */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { CareKey } from '../domain/care/care.ts'
import type { Standing } from '../domain/care/standing.ts'
import type { ComplaintId, CustomerId, Instant, ShopId } from '../domain/ids.ts'
import { type Asked, given } from './answer.ts'
import { careReasonIn } from './care-facts.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** What is kept of the reason: a word of careReasons. */
export const reasonKept = ({ reason }: Standing): { why: string } => ({ why: reason })

/** A state that stays the same is as old as it was; who was held out stays so. */
const renewed = {
  complaint: sql`excluded.complaint`,
  state: sql`excluded.state`,
  reason: sql`excluded.reason`,
  since: sql`case when state = excluded.state and reason = excluded.reason then since_at else excluded.since_at end`,
  wakeAt: sql`excluded.wake_at`,
}

/** As a statement of the batch that closes the complaint: no customer falls between the two. */
export const beginCare = (
  db: Db,
  { shop, customer }: CareKey,
  begun: {
    readonly complaint: ComplaintId
    readonly standing: Standing
    readonly heldOut: boolean
    readonly now: Instant
  },
) =>
  db
    .insert(t.cares)
    .values({
      ...{ shop, customer, complaint: begun.complaint, state: begun.standing.state, heldOut: begun.heldOut },
      ...{ reason: reasonKept(begun.standing), since: begun.now, startedAt: begun.now, wakeAt: begun.now },
      ...{ turn: 0, wait: -1 },
    })
    .onConflictDoUpdate({ target: [t.cares.shop, t.cares.customer], set: renewed })

/** The same, as a write of a goodbye: departed at once, though what was promised is still on its way. */
export const beginCareAtGoodbye = (asked: Asked, heldOut: boolean): SQL => sql`
  insert into cares (shop, customer, complaint, state, reason, since_at, held_out, started_at, wake_at, turn, wait)
  select c.shop, c.customer, c.id, 'departed', json_object('why', 'said-goodbye'), ${asked.now}, ${heldOut ? 1 : 0},
    ${asked.now}, ${asked.now}, 0, -1
  from complaints c where c.shop = ${asked.shop} and c.id = ${asked.complaint} and c.customer is not null and ${given(asked)}
  on conflict (shop, customer) do update set complaint = excluded.complaint, state = excluded.state,
    reason = excluded.reason, since_at = case when state = excluded.state and reason = excluded.reason then since_at
      else excluded.since_at end, wake_at = excluded.wake_at`

/** As a write of an answer that changes what may be sent to them. */
export const wakeCareOf = (asked: Asked): SQL => sql`
  update cares set wake_at = ${asked.now} where shop = ${asked.shop}
    and customer = (select customer from complaints where id = ${asked.complaint}) and ${given(asked)}`

/** Something about this one person is news. */
export const wakeCare = (db: Db, { shop, customer }: CareKey, now: Instant) =>
  db
    .update(t.cares)
    .set({ wakeAt: now })
    .where(and(eq(t.cares.shop, shop), eq(t.cares.customer, customer)))

/** The shop has something to tell to all of them. */
export const wakeCaresOfShop = (db: Db, shop: ShopId, now: Instant) =>
  db.update(t.cares).set({ wakeAt: now }).where(eq(t.cares.shop, shop))

/** What a person has found out or put right concerns everybody it has touched. */
export const wakeCaresOfCause = (db: Db, shop: ShopId, cause: string, now: Instant) =>
  db
    .update(t.cares)
    .set({ wakeAt: now })
    .where(
      and(
        eq(t.cares.shop, shop),
        sql`${t.cares.customer} in (select customer from complaints where shop = ${shop} and cause = ${cause})`,
      ),
    )

/** The same for a shop and customer known by their complaint, as statements of a batch: state, reason, touches. */
export const readsOfCareOf = (db: Db, complaint: ComplaintId) => {
  const shop = sql<ShopId>`(select shop from complaints where id = ${complaint})`
  const customer = sql<CustomerId>`(select customer from complaints where id = ${complaint})`
  return [
    db
      .select()
      .from(t.cares)
      .where(and(eq(t.cares.shop, shop), eq(t.cares.customer, customer))),
    db
      .select()
      .from(t.touches)
      .where(and(eq(t.touches.shop, shop), eq(t.touches.customer, customer)))
      .orderBy(asc(t.touches.at)),
  ] as const
}

type Reads = ReturnType<typeof readsOfCareOf>

/** What became of a customer, as staff and the API see it. */
export interface CareView {
  readonly state: Standing['state']
  readonly reason: Standing['reason']
  readonly since: Instant
  readonly heldOut: boolean
  readonly touches: Awaited<Reads[1]>
}

export const careViewFrom = (cares: Awaited<Reads[0]>, touches: Awaited<Reads[1]>): CareView | null => {
  const [row] = cares
  return row ? { state: row.state, reason: careReasonIn(row), since: row.since, heldOut: row.heldOut, touches } : null
}

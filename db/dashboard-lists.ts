/** Read models of the lists of work and of codes. */
import { and, asc, desc, eq, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { CodeState, TaskKind, Tier } from '../domain/complaint.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import type { After } from './dashboard.ts'
import * as t from './schema.ts'

export interface OpenTask {
  readonly id: string
  readonly key: string
  readonly kind: TaskKind
  readonly owner: string | null
  readonly dueAt: Instant
  readonly about: Readonly<Record<string, string>>
  readonly complaint: ComplaintId
  readonly version: number
  readonly tier: Tier
  readonly customer: string | null
  readonly order: string | null
}

const openTasks = (
  db: Db,
  shop: ShopId,
  whose: ReturnType<typeof eq> | undefined,
  after: After | null,
  limit: number,
) =>
  db
    .select({
      id: t.tasks.id,
      key: t.tasks.key,
      kind: t.tasks.kind,
      owner: t.tasks.owner,
      dueAt: t.tasks.dueAt,
      about: t.tasks.about,
      complaint: sql<ComplaintId>`tasks.complaint`.as('of_complaint'),
      version: t.complaints.version,
      tier: t.complaints.tier,
      customer: sql<string | null>`coalesce(customers.name, customers.email)`.as('customer_name'),
      order: sql<string | null>`coalesce(orders.name, complaints.order_id)`.as('order_name'),
    })
    .from(t.tasks)
    .innerJoin(t.complaints, eq(t.complaints.id, t.tasks.complaint))
    .leftJoin(t.customers, and(eq(t.customers.shop, t.complaints.shop), eq(t.customers.id, t.complaints.customer)))
    .leftJoin(t.orders, and(eq(t.orders.shop, t.complaints.shop), eq(t.orders.externalId, t.complaints.order)))
    .where(
      and(
        eq(t.tasks.shop, shop),
        eq(t.tasks.state, 'open'),
        whose,
        after ? sql`(tasks.due_at, tasks.id) > (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(t.tasks.dueAt), asc(t.tasks.id))
    .limit(limit)

/** The person's own open tasks, and everybody else's a page at a time; soonest first. */
export async function tasksFor(db: Db, shop: ShopId, email: string, after: After | null, limit: number) {
  const [mine, others] = await db.batch([
    openTasks(db, shop, eq(t.tasks.owner, email), null, 200),
    openTasks(db, shop, or(isNull(t.tasks.owner), ne(t.tasks.owner, email)), after, limit),
  ])
  return { mine: mine satisfies readonly OpenTask[], others: others satisfies readonly OpenTask[] }
}

/** How many complaints need this person by `until`: theirs, and those that are nobody's. */
export const needing = (db: Db, shop: ShopId, email: string, until: Instant) =>
  db
    .select({ count: sql<number>`count(distinct ${t.tasks.complaint})` })
    .from(t.tasks)
    .where(
      and(
        eq(t.tasks.shop, shop),
        eq(t.tasks.state, 'open'),
        lte(t.tasks.dueAt, until),
        or(eq(t.tasks.owner, email), isNull(t.tasks.owner)),
      ),
    )

export interface CodeQuestion {
  readonly state: CodeState | null
  /** A whole code, without spaces and dashes; null lists them all. */
  readonly code: string | null
  readonly after: After | null
  readonly limit: number
}

/** What stands at a checkout that keeps codes of its own. */
export type CodeCopy = Pick<typeof t.codeCopies.$inferSelect, 'source' | 'state' | 'error'>

/** Codes of a shop with their copies at checkouts, newest first. */
export const codesOf = (db: Db, shop: ShopId, { state, code, after, limit }: CodeQuestion) =>
  db
    .select({
      code: t.codes.code,
      state: t.codes.state,
      minor: t.codes.minor,
      currency: t.codes.currency,
      issuedAt: t.codes.issuedAt,
      expiresAt: t.codes.expiresAt,
      holder: t.codes.holder,
      complaint: sql<ComplaintId>`codes.complaint`.as('of_complaint'),
      purpose: t.codes.purpose,
      copies: sql<
        readonly CodeCopy[]
      >`(select coalesce(json_group_array(json_object('source', copy.source, 'state', copy.state, 'error', copy.error)), '[]')
        from code_copies copy where copy.shop = codes.shop and copy.code = codes.code)`.mapWith(
        (json: string): readonly CodeCopy[] => JSON.parse(json),
      ),
    })
    .from(t.codes)
    .where(
      and(
        eq(t.codes.shop, shop),
        state === null ? undefined : eq(t.codes.state, state),
        code === null ? undefined : eq(t.codes.code, code),
        after
          ? and(lte(t.codes.issuedAt, after.at), or(lt(t.codes.issuedAt, after.at), lt(t.codes.code, after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(t.codes.issuedAt), desc(t.codes.code))
    .limit(limit)
    .all()

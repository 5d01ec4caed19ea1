/** What the customer of a complaint complained of before, and what they were given: two statements, one round trip. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ClaimHistory } from '../domain/claim-history.ts'
import type { ComplaintId } from '../domain/ids.ts'
import { money } from '../domain/money.ts'
import type { Db } from './client.ts'
import { given } from './given.ts'
import * as t from './schema.ts'

const yearMs = 365 * 24 * 3_600_000

const me = alias(t.complaints, 'me')

export async function claimHistory(db: Db, complaint: ComplaintId): Promise<ClaimHistory> {
  const theirs = and(eq(t.complaints.shop, me.shop), eq(t.complaints.customer, me.customer))
  const [lines, sums] = await db.batch([
    db
      .select({
        outcome: t.complaints.outcome,
        count: sql<number>`count(*)`.as('count'),
        same: sql<number>`sum(${t.complaints.category} = ${me.category})`,
        disputes: sql<number>`sum(${t.complaints.disputeId} is not null)`,
        year: sql<number>`sum(${t.complaints.receivedAt} between ${me.receivedAt} - ${yearMs} and ${me.receivedAt})`,
      })
      .from(me)
      .innerJoin(t.complaints, theirs)
      .where(and(eq(me.id, complaint), ne(t.complaints.id, complaint), isNull(t.complaints.joinedInto)))
      .groupBy(t.complaints.outcome)
      .orderBy(sql`count desc`),
    db
      .select({ currency: given.currency, minor: sql<number>`sum(${given.minor})` })
      .from(me)
      .innerJoin(t.complaints, theirs)
      .innerJoin(given, eq(given.complaint, t.complaints.id))
      .where(eq(me.id, complaint))
      .groupBy(given.currency)
      .having(sql`sum(${given.minor}) > 0`),
  ])
  const sumOf = (pick: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + pick(line), 0)
  return {
    before: sumOf((line) => line.count),
    year: sumOf((line) => line.year),
    sameKind: sumOf((line) => line.same),
    disputes: sumOf((line) => line.disputes),
    outcomes: lines.map(({ outcome, count }) => ({ outcome, count })),
    given: sums.map(({ minor, currency }) => money(minor, currency)),
  }
}

/**
 * Codes that outlived their complaint: those of a complaint closed by a person, and offers to come back. A closed complaint
 * sleeps (invariant 7), so somebody has to look at its books when a code's last day is over.
 */
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Deps } from './ports.ts'
import { recover } from './recover.ts'

/** Complaints looked at in one sweep. */
const most = 50

/** Lets the playbook close the books of closed complaints whose codes have lapsed. */
export async function lapseCodes(deps: Deps): Promise<void> {
  const { db } = deps
  const lapsed = await db
    .selectDistinct({ complaint: t.codes.complaint })
    .from(t.codes)
    .innerJoin(t.complaints, eq(t.complaints.id, t.codes.complaint))
    .where(
      and(
        // As the index words it: with bound states SQLite could not tell that it is meant.
        sql`${t.codes.state} in ('issued', 'reserved')`,
        lt(t.codes.expiresAt, deps.clock.now()),
        isNotNull(t.complaints.closedAt),
      ),
    )
    .limit(most)
  for (const { complaint } of lapsed) await recover(deps, complaint, 'lapsed-code')
}

/** What was agreed on in a shop's cases of one kind: the sums that were really granted, newest first. */
import { sql } from 'drizzle-orm'
import type { Facts } from '../domain/complaint.ts'
import { type Granted, mostCases } from '../domain/usual.ts'
import { prepared } from './answer.ts'
import type { Db } from './client.ts'

/** How far back a rare kind of failure is looked for, so that the read stays short in a shop of any size. */
const mostEntries = 4_000

/**
 * Money, not codes. Read from the ledger, where a grant stands once it is final: by a choice or an accepted proposal, less
 * what a dispute took back. Only where the order's value is known in the same currency. The join begins at the ledger's
 * newest end (`cross join` keeps SQLite to that order: https://sqlite.org/optoverview.html#crossjoin).
 */
export async function grantedBefore(db: Db, { complaint, order }: Facts): Promise<readonly Granted[]> {
  if (!order?.total || complaint.severity === null) return []
  const { results } = await prepared(
    db,
    sql`select l.complaint, l.minor, o.minor as total from ledger l
      cross join complaints c on c.id = l.complaint
      cross join orders o on o.shop = c.shop and o.external_id = c.order_id
      where l.shop = ${complaint.shop} and l.entry = 'fix' and o.currency = l.currency
        and l.at_at >= coalesce((select at_at from ledger where shop = ${complaint.shop} order by at_at desc
          limit 1 offset ${mostEntries}), 0)
        and c.category = ${complaint.category} and c.severity = ${complaint.severity} and c.id <> ${complaint.id}
        and not exists (select 1 from codes k where k.purpose = l.about)
      order by l.at_at desc limit ${2 * mostCases}`,
  ).all<Granted & { readonly complaint: string }>()
  const cases = new Map<string, Granted>()
  for (const { complaint: id, minor, total } of results) {
    cases.set(id, { minor: (cases.get(id)?.minor ?? 0) + minor, total })
  }
  return [...cases.values()]
}

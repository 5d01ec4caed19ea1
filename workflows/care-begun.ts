import { beginCare } from '../db/cares.ts'
import type { Db } from '../db/client.ts'
import { heldOutAfter } from '../domain/care/begin.ts'
import { standingAtEnd } from '../domain/care/standing.ts'
import type { Facts } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import type { Statement } from './rows.ts'

/** Where a turn closes a complaint, the care of its customer begins in the same batch, or begins anew. */
export function careStatements(db: Db, before: Facts, after: Facts, now: Instant): Statement[] {
  const { complaint, customer } = after
  const closes = before.complaint.closedAt === null && complaint.closedAt !== null
  // What was part of another complaint ends with that one.
  if (!closes || !customer || complaint.joinedInto !== null) return []
  const begun = { complaint: complaint.id, standing: standingAtEnd(after), heldOut: heldOutAfter(after), now }
  return [beginCare(db, { shop: complaint.shop, customer: customer.id }, begun)]
}

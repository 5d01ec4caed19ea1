/** How much a failure weighs: from what the shop signed, never from a claim. */
import type { Complaint, Order } from '../complaint.ts'
import type { Policy } from './policy.ts'
import { type Severity, severities } from './tables.ts'

/** The failure's own weight, one step more for a large order. */
export function severityFor(complaint: Pick<Complaint, 'category'>, order: Order | null, policy: Policy): Severity {
  const base = policy.severity[complaint.category]
  const total = order?.total
  const large = total ? policy.largeOrder[total.currency] : undefined
  if (!total || large === undefined || total.minor < large) return base
  return severities[Math.min(severities.indexOf(base) + 1, severities.length - 1)] ?? base
}

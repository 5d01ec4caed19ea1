/** Which list of ways holds for a complaint: one for its kind, weight and customer where the policy has it, else its kind's. */
import type { Complaint } from '../complaint.ts'
import type { Policy } from './policy.ts'
import type { RemedyKind } from './tables.ts'

/** Best first. Before a complaint is weighed there is only the list of its kind. */
export function waysFor(
  policy: Pick<Policy, 'remedies' | 'remediesBy'>,
  { category, severity, tier }: Pick<Complaint, 'category' | 'severity' | 'tier'>,
): readonly RemedyKind[] {
  const own = severity === null ? undefined : policy.remediesBy[category]?.[severity]?.[tier]
  return own ?? policy.remedies[category]
}

/** Whether a way gives the customer anything: money or a code of no sum is none. */
export function isValidWay({ terms }: Pick<Policy, 'terms'>, kind: RemedyKind): boolean {
  const { fulfilment, share } = terms[kind]
  if (fulfilment === 'code') return share !== null && share > 0
  return fulfilment !== 'money' || share !== 0
}

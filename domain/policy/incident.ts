/** One trouble that hits many: then what comes on top is modest, and the same for all of them. */
import type { Facts } from '../complaint.ts'
import type { Milliseconds } from '../ids.ts'
import { type Money, money } from '../money.ts'

/** Complaints around this one, itself counted, of the same kind of failure. */
export interface Alike {
  /** About one of the same items. */
  readonly ofItem: number
  readonly ofKind: number
}

/** What came so long before or after a complaint is counted with it. */
export const incidentMs: Milliseconds = 24 * 3_600_000
/** So many of the shop's latest complaints are looked at: of a flood, the newest part tells. */
export const mostLookedAt = 500

/**
 * Whether this complaint is one of many: enough about the same item, or of the same kind, within a day. What
 * came after its customer was shown what comes on top is not counted, so that what was shown stays.
 */
export function isOneOfMany({ alike, shop, recall }: Pick<Facts, 'alike' | 'shop' | 'recall'>): boolean {
  // Whoever hears of a recall first is given what the last one is.
  if (recall) return true
  const { ofItem, ofKind } = shop.policy.compensation.incident
  return alike.ofItem >= ofItem || alike.ofKind >= ofKind
}

/** The sum everybody in it gets, in the currency of their order; null where the policy names none, or it is no incident. */
export function incidentSum(facts: Pick<Facts, 'alike' | 'shop' | 'order' | 'recall'>): Money | null {
  if (!isOneOfMany(facts)) return null
  const currency = facts.order?.total?.currency ?? facts.shop.currency
  const minor = facts.shop.policy.compensation.incident.sums[currency] ?? 0
  return minor > 0 ? money(minor, currency) : null
}

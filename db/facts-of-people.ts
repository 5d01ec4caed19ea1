/** The shop with its policy, and the customer with their history, as one complaint's facts hold them. */
import type { Customer } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import { money } from '../domain/money.ts'
import { type Policy, type PolicyOverride, policyWith } from '../domain/policy/policy.ts'
import type { Shop } from '../domain/shop.ts'
import type * as t from './schema.ts'

/** Versions are never changed, so a parsed one stays right for the life of the isolate. */
const parsedPolicies = new Map<string, Policy>()

function policyOf(shop: ShopId, version: number, override: PolicyOverride): Policy {
  const key = `${shop} ${version}`
  const known = parsedPolicies.get(key)
  if (known) return known
  const policy = policyWith(override)
  // A stored policy was valid when it was saved; one that no longer parses is a broken promise of ours.
  if (!policy.success) throw new Error(`policy ${version} of ${shop} does not parse: ${policy.error.message}`)
  if (parsedPolicies.size > 500) parsedPolicies.clear()
  parsedPolicies.set(key, policy.data)
  return policy.data
}

export function shopFrom(
  row: typeof t.shops.$inferSelect,
  policyRow: { version: number; override: PolicyOverride } | undefined,
): Shop {
  return {
    id: row.shop,
    name: row.name,
    locale: row.locale,
    timeZone: row.timeZone,
    currency: row.currency,
    country: row.country,
    sender: row.sender,
    director: row.director,
    workingHours: row.workingHours,
    holidays: row.holidays,
    policy: policyOf(row.shop, policyRow?.version ?? 0, policyRow?.override ?? {}),
    policyVersion: policyRow?.version ?? row.policyVersion,
    reserve: row.reserve,
  }
}

/** Where the shop's own orders and its signed claim differ, the larger counts: neither can make a VIP smaller. */
export function customerFrom(
  row: typeof t.customers.$inferSelect,
  paid: readonly { currency: string | null; orders: number; minor: string | null }[],
  fallback: Shop,
): Customer {
  const spent = new Map<string, number>()
  for (const line of paid) if (line.currency) spent.set(line.currency, Number(line.minor ?? 0))
  if (row.claimedSpent) {
    const { minor, currency } = row.claimedSpent
    spent.set(currency, Math.max(minor, spent.get(currency) ?? 0))
  }
  return {
    id: row.id,
    externalId: row.externalId,
    email: row.email,
    emailKey: row.emailKey,
    phone: row.phone,
    name: row.name,
    locale: row.locale ?? fallback.locale,
    timeZone: row.timeZone,
    tags: row.tags,
    paidOrders: Math.max(
      row.claimedOrders,
      paid.reduce((count, line) => count + line.orders, 0),
    ),
    spent: [...spent].map(([currency, minor]) => money(minor, currency)),
    audience: row.audience,
    mailbox: row.mailbox,
    promotions: row.promotions,
    departedAt: row.departedAt,
  }
}

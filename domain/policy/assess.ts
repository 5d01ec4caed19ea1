/** How much a failure weighs and who the customer is to the shop: from what the shop signed, never from a claim. */
import type { Complaint, Customer, Order, StaffMember, Tier } from '../complaint.ts'
import type { Policy } from './policy.ts'
import { type Severity, severities } from './tables.ts'

export interface TierVerdict {
  readonly tier: Tier
  /** Facts for the sentence that explains it. */
  readonly reason: Readonly<Record<string, string | number>>
}

/** VIP by tag, by number of paid orders, or by the sum spent in one currency. An audience is reach, not VIP. */
export function tierOf(customer: Customer | null, policy: Policy): TierVerdict {
  if (!customer) return { tier: 'standard', reason: { rule: 'unknown' } }
  const tag = customer.tags.find((own) => policy.vip.tags.some((vip) => vip.toLowerCase() === own.trim().toLowerCase()))
  if (tag !== undefined) return { tier: 'vip', reason: { rule: 'tag', tag, orders: customer.paidOrders } }
  if (customer.paidOrders >= policy.vip.minOrders) {
    return { tier: 'vip', reason: { rule: 'orders', orders: customer.paidOrders, from: policy.vip.minOrders } }
  }
  for (const spent of customer.spent) {
    const from = policy.vip.minSpent[spent.currency]
    if (from !== undefined && spent.minor >= from) {
      return { tier: 'vip', reason: { rule: 'spent', minor: spent.minor, currency: spent.currency, from } }
    }
  }
  return { tier: 'standard', reason: { rule: 'none', orders: customer.paidOrders } }
}

/** The failure's own weight, one step more for a large order. */
export function severityFor(complaint: Pick<Complaint, 'category'>, order: Order | null, policy: Policy): Severity {
  const base = policy.severity[complaint.category]
  const total = order?.total
  const large = total ? policy.largeOrder[total.currency] : undefined
  if (!total || large === undefined || total.minor < large) return base
  return severities[Math.min(severities.indexOf(base) + 1, severities.length - 1)] ?? base
}

/** Who takes it: agents in turn, by the complaint's own id, so that a repeated decision names the same person. */
export function ownerFor(id: string, staff: readonly StaffMember[]): string | null {
  const agents = staff.filter((member) => member.role === 'agent')
  const pool = agents.length > 0 ? agents : staff.filter((member) => member.role === 'lead')
  if (pool.length === 0) return null
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return pool[sum % pool.length]?.email ?? null
}

/** Who stands in for a role at this shop: the member, else the next above, else the shop's own address. */
export function personFor(role: 'agent' | 'lead' | 'director', staff: readonly StaffMember[]): string | null {
  const order = {
    agent: ['agent', 'lead', 'admin'],
    lead: ['lead', 'admin', 'director'],
    director: ['director', 'admin', 'lead'],
  }
  for (const wanted of order[role]) {
    const member = staff.find((candidate) => candidate.role === wanted)
    if (member) return member.email
  }
  return null
}

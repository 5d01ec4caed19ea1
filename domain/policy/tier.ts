/** Who the customer is to the shop, and why: from what the shop signed about its customer, never from a claim. */
import type { Customer, Tier } from '../complaint.ts'
import type { Money } from '../money.ts'
import type { Policy } from './policy.ts'

/** From how much on a customer of a shop is among the so many hundredths of a percent who spend most, by currency. */
export interface TopSpend {
  /** The share it was measured for; of another share it says nothing. */
  readonly share: number
  readonly from: Readonly<Record<string, { readonly minor: number; readonly among: number }>>
}

/** Among fewer customers with paid orders there is no top to speak of. */
export const fewestForTop = 40

export interface TierVerdict {
  readonly tier: Tier
  /** Facts for the sentence that explains it: the rule, what it asks for, and what the customer is known by. */
  readonly reason: Readonly<Record<string, string | number>>
}

/** What is said of somebody's spending: the sum a rule goes by, else the one in the shop's own currency. */
const known = ({ paidOrders, spent }: Customer, currency: string, by?: Money) => {
  const sum = by ?? spent.find((one) => one.currency === currency) ?? spent[0]
  return { orders: paidOrders, ...(sum && sum.minor > 0 && { minor: sum.minor, currency: sum.currency }) }
}

/**
 * VIP by tag, by number of paid orders, by the sum spent in one currency, or among the top spenders where the policy names
 * a share (`vip.topShare`). An audience is reach, not VIP.
 */
export function tierOf(
  customer: Customer | null,
  policy: Policy,
  currency: string,
  topSpend: TopSpend | null = null,
): TierVerdict {
  if (!customer) return { tier: 'standard', reason: { rule: 'unknown' } }
  const { tags, minOrders, minSpent, topShare } = policy.vip
  const vip = (reason: TierVerdict['reason'], by?: Money): TierVerdict => ({
    tier: 'vip',
    reason: { ...reason, ...known(customer, currency, by) },
  })
  const tag = customer.tags.find((own) => tags.some((one) => one.toLowerCase() === own.trim().toLowerCase()))
  if (tag !== undefined) return vip({ rule: 'tag', tag })
  if (customer.paidOrders >= minOrders) return vip({ rule: 'orders', from: minOrders })
  for (const spent of customer.spent) {
    const from = minSpent[spent.currency]
    if (from !== undefined && spent.minor >= from) return vip({ rule: 'spent', from }, spent)
  }
  if (topShare !== null && topSpend?.share === topShare) {
    for (const spent of customer.spent) {
      const top = topSpend.from[spent.currency]
      if (top && top.among >= fewestForTop && spent.minor >= top.minor) {
        return vip({ rule: 'top', share: topShare, from: top.minor, among: top.among }, spent)
      }
    }
  }
  return { tier: 'standard', reason: { rule: 'none', ...known(customer, currency) } }
}

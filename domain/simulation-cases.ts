/** Complaints nobody made, for a shop that has too few of its own: always the same ones, so that two drafts compare. Pure. */
import type { Customer } from './complaint.ts'
import { type Category, type Channel, categories } from './event.ts'
import type { ComplaintId, CustomerId, Instant } from './ids.ts'
import { exponentOf, money } from './money.ts'
import type { RemedyKind } from './policy/tables.ts'
import type { Shop } from './shop.ts'
import type { Case } from './simulation.ts'

/** Park and Miller's minimal standard: good enough to spread cases, and the same on every machine (CACM 31, 1988). */
function* spread(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (state * 48_271) % 2_147_483_647
    yield state
  }
}

/** Most complaints are about delivery and what came in the parcel; few reach the bank. */
const often: Readonly<Record<Category, number>> = {
  late: 26,
  damaged: 16,
  faulty: 14,
  'wrong-item': 9,
  'missing-item': 8,
  'not-as-described': 9,
  service: 7,
  billing: 4,
  dispute: 3,
  other: 4,
}
const all = categories.flatMap((category) => Array.from({ length: often[category] }, () => category))

/** What orders cost, in whole units of a currency of about a twentieth of a euro; others are scaled by the shop's own sums. */
const baskets = [120, 250, 390, 480, 650, 820, 990, 1_200, 1_750, 2_400, 3_900, 6_500, 12_000, 20_000] as const
const stranger: Omit<Customer, 'id' | 'paidOrders' | 'tags'> = {
  ...{ externalId: null, email: 'customer@example.com', emailKey: 'customer@example.com', phone: null, name: null },
  ...{ locale: 'en', timeZone: null, spent: [], lastOrderAt: null, audience: null },
  ...{ mailbox: 'open', promotions: 'none', departedAt: null },
}
const picks: readonly (RemedyKind | null)[] = [null, 'replacement', 'full-refund', 'partial-refund', 'credit', 'repair']

/** How much a shop's money is worth beside the leu: by the sum from which an order counts as large. */
const scaleOf = ({ currency, policy }: Shop): bigint =>
  BigInt(policy.largeOrder[currency] ?? 10 ** exponentOf(currency) * 10_000)

/** So many complaints over the ninety days before `now`. */
export function generatedCases(shop: Shop, count: number, now: Instant): readonly Case[] {
  const numbers = spread(20_261_122)
  const next = (most: number): number => numbers.next().value % most
  const of = <T>(list: readonly T[]): T | undefined => list[next(list.length)]
  const scale = scaleOf(shop)
  return Array.from({ length: count }, (_, i): Case => {
    const category = of(all) ?? 'other'
    const basket = BigInt(of(baskets) ?? 480)
    const total = money(Number((basket * scale) / 10_000n), shop.currency)
    const isRegular = next(20) === 0
    const receivedAt = now - next(90 * 24 * 60) * 60_000
    const id = `cmp_generated_${i}` as ComplaintId
    const channel: Channel = category === 'dispute' ? 'dispute' : 'form'
    return {
      ...{ id, category, channel, locale: shop.locale, receivedAt, refunded: null },
      customer: {
        ...{ ...stranger, id: `cus_generated_${i}` as CustomerId, locale: shop.locale },
        ...{ paidOrders: isRegular ? 12 : 1 + next(4), tags: next(50) === 0 ? ['vip'] : [] },
      },
      order: {
        ...{ externalId: `generated-${i}`, name: null, total, placedAt: receivedAt - 7 * 86_400_000 },
        ...{ lines: [], state: 'paid' },
      },
      dispute:
        category === 'dispute'
          ? {
              ...{ externalId: `dispute-${i}`, state: 'needs-response', dueAt: receivedAt + 10 * 86_400_000 },
              ...{ reason: null, code: null, amount: total, refundable: false },
            }
          : null,
      chose: of(picks) ?? null,
      picked: next(3) === 0 ? 'gift' : 'bonus',
    }
  })
}

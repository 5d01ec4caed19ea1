/** The worked examples of the practice (product.md), reckoned by the rules that decide on real complaints. Pure. */
import { profitUnderDiscount, recoveryOf } from '../compensation.ts'
import { hundredths, type Money, money, share } from '../money.ts'
import { defaultPolicy } from './default-policy.ts'
import type { RemedyKind } from './tables.ts'

const roubles = (whole: number): Money => money(whole * 100, 'RUB')
const less = (sum: Money, ...parts: readonly Money[]): Money =>
  money(
    parts.reduce((left, part) => left - part.minor, sum.minor),
    sum.currency,
  )
const times = (sum: Money, count: number): Money => money(sum.minor * count, sum.currency)

/** What so many of the things of an order cost; half a minor unit is rounded up, in the customer's favour. */
const partOf = (sum: Money, some: number, all: number): Money => {
  const product = BigInt(sum.minor) * BigInt(some) * 2n + BigInt(all)
  return money(Number(product / (2n * BigInt(all))), sum.currency)
}

/** The sums the practice names, and what comes of them. */
export function workedExamples() {
  const bonusShare = hundredths(defaultPolicy.compensation.bonus.percent)
  const missing: readonly RemedyKind[] = defaultPolicy.remedies['missing-item']
  const shade: readonly RemedyKind[] = defaultPolicy.remedies['not-as-described']
  const marginShare = 3_000
  const discountShare = 2_000
  const order = roubles(20_000)
  const own = share(order, bonusShare)
  const e1 = { order, fix: roubles(3_000), gift: roubles(300), bonus: own, next: roubles(60_000) }
  const recovery = recoveryOf({ ...e1, nextOrder: e1.next, marginShare })
  const far = roubles(100_000)
  const shirts = { count: 5, price: roubles(350) }
  const shirtsTotal = times(shirts.price, shirts.count)
  const sales = roubles(30_000)
  const months = 6
  const before = share(sales, marginShare)
  const after = profitUnderDiscount(sales, { marginShare, discountShare })
  const bags = { ordered: 1_000, ready: 700, missing: 300 }
  return {
    bonusShare,
    marginShare,
    discountShare,
    e1: { ...e1, ...recovery, profit: share(e1.next, marginShare) },
    e2: { next: far, bonus: own, discount: share(far, bonusShare) },
    e3: {
      ...bags,
      refund: partOf(order, bags.missing, bags.ordered),
      ways: missing,
    },
    e4: {
      ...shirts,
      total: shirtsTotal,
      left: less(shirtsTotal, share(shirtsTotal, discountShare)),
      way: shade[0] ?? 'replacement',
    },
    e5: {
      ...{ sales, months, before, after, bonus: share(sales, bonusShare) },
      lost: times(less(before, after), months),
      allBefore: less(times(before, months), share(sales, bonusShare)),
      allAfter: times(after, months),
    },
  }
}

export type WorkedExamples = ReturnType<typeof workedExamples>

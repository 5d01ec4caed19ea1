/** What holds of every policy and every order, not only of the examples. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bonusOf, giftOf, grantOf } from '../../domain/compensation.ts'
import { costOf, costWith } from '../../domain/cost.ts'
import { categories } from '../../domain/event.ts'
import type { Gift } from '../../domain/gift.ts'
import { exceeds, money, share, shareOf } from '../../domain/money.ts'
import { type Policy, policyWith } from '../../domain/policy/policy.ts'
import { extraKinds, remedyKinds, severities } from '../../domain/policy/tables.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { factsOf, policy } from './facts.ts'

const sum = fc.integer({ min: 0, max: 2_000_000_000 })
const order = fc.option(sum, { nil: null })

/** Any bonus a shop may save. */
const anyPolicy = fc
  .record({
    percent: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => Number((hundredths / 100).toFixed(2))),
    floor: fc.option(sum, { nil: undefined }),
    ceiling: fc.option(sum, { nil: undefined }),
    withoutOrder: sum,
    costShare: fc.integer({ min: 0, max: 10_000 }),
    incident: sum,
  })
  .map(({ percent, floor, ceiling, withoutOrder, costShare, incident }): Policy => {
    const named = (minor: number | undefined) => (minor === undefined ? {} : { MDL: minor })
    const bonus = { percent, floor: named(floor), ceiling: named(ceiling), withoutOrder: { MDL: withoutOrder } }
    const parsed = policyWith({
      compensation: { bonus, gift: { costShare }, incident: { sums: { MDL: incident } } },
    })
    if (!parsed.success) throw parsed.error
    return parsed.data
  })

const anyGifts = fc.array(
  fc.record({
    id: fc.uuid(),
    names: fc.constant({ en: 'a scarf' }),
    cost: sum.map((minor) => money(minor, 'MDL')),
    value: sum.map((minor) => money(minor + 1, 'MDL')),
    stock: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
    on: fc.boolean(),
  }),
  { maxLength: 6 },
)

const alike = fc.record({ ofItem: fc.integer({ min: 1, max: 20 }), ofKind: fc.integer({ min: 1, max: 80 }) })

const factsWith = (given: {
  policy: Policy
  total: number | null
  gifts: readonly Gift[]
  alike: { ofItem: number; ofKind: number }
}) =>
  factsOf({
    shop: { policy: given.policy },
    order: { total: given.total === null ? null : money(given.total, 'MDL') },
    rest: { gifts: given.gifts, alike: given.alike },
  })

const anyFacts = fc.record({ policy: anyPolicy, total: order, gifts: anyGifts, alike }).map(factsWith)

test('no sum is ever negative, broken, or in another currency than the order', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom('gift' as const, 'bonus' as const), (facts, kind) => {
      const { gift, bonus, kind: granted } = grantOf(facts, { kind, at: 0, finalAt: 0, by: 'customer' })
      const sums = [bonusOf(facts), bonus, gift?.cost ?? null, costOf(facts).total, costWith(facts, { gift, bonus })]
      for (const one of sums) {
        if (one === null) continue
        expect(Number.isSafeInteger(one.minor)).toBe(true)
        expect(one.minor).toBeGreaterThanOrEqual(0)
        expect(one.currency).toBe('MDL')
      }
      // Whatever is picked and whatever has run out, something is given.
      expect(gift !== null || bonus !== null).toBe(true)
      expect(granted === 'bonus').toBe(gift === null)
    }),
  )
})

test('the bonus is worth more than the gift of the catalogue beside it', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const bonus = bonusOf(facts)
      const shown = giftOf(facts)
      const gift = facts.gifts.find(({ id }) => id === shown?.id)
      if (!bonus || !gift) return
      expect(gift.value.minor).toBeLessThan(bonus.minor)
      expect(gift.on && gift.stock !== 0).toBe(true)
    }),
  )
})

test('a dearer order never brings a smaller bonus, a larger ceiling never either, and the ceiling holds', () => {
  fc.assert(
    fc.property(anyPolicy, sum, sum, sum, (given, total, more, higher) => {
      const few = { ofItem: 1, ofKind: 1 }
      const bonusAt = (policy: Policy, minor: number) =>
        bonusOf(factsWith({ policy, total: minor, gifts: [], alike: few }))?.minor ?? 0
      expect(bonusAt(given, total + more)).toBeGreaterThanOrEqual(bonusAt(given, total))
      const { bonus } = given.compensation
      const ceiling = bonus.ceiling.MDL
      if (ceiling === undefined) return
      expect(bonusAt(given, total)).toBeLessThanOrEqual(ceiling)
      const raised = { ...bonus, ceiling: { MDL: ceiling + higher } }
      const looser = { ...given, compensation: { ...given.compensation, bonus: raised } }
      expect(bonusAt(looser, total)).toBeGreaterThanOrEqual(bonusAt(given, total))
    }),
  )
})

test('in an incident the sum is the same for every order', () => {
  fc.assert(
    fc.property(anyPolicy, sum, sum, (given, one, other) => {
      const many = { ofItem: 50, ofKind: 50 }
      const at = (total: number) => bonusOf(factsWith({ policy: given, total, gifts: [], alike: many }))
      if (given.compensation.incident.sums.MDL === 0) return
      expect(at(one)).toEqual(at(other))
    }),
  )
})

test('shares are whole minor units, and nothing is lost between a share and its complement', () => {
  fc.assert(
    fc.property(sum, fc.integer({ min: 0, max: 10_000 }), (minor, hundredths) => {
      const whole = money(minor, 'MDL')
      const both = share(whole, hundredths).minor + share(whole, 10_000 - hundredths).minor
      expect(both - minor).toBeGreaterThanOrEqual(0)
      expect(both - minor).toBeLessThanOrEqual(1)
      const part = share(whole, hundredths)
      expect(exceeds(part, whole, hundredths + 10_000)).toBe(false)
      expect(exceeds(whole, whole, 9_999)).toBe(minor > 0)
      if (minor > 0) expect(shareOf(whole, whole)).toBe(10_000)
    }),
  )
})

test('every cell of the policy is filled: each failure has three ways, each way its terms, each extra its cost', () => {
  for (const category of categories) {
    expect(severities).toContain(policy.severity[category])
    expect(policy.remedies[category].length, category).toBeGreaterThanOrEqual(3)
    for (const total of [null, money(1, 'MDL'), money(2_000_000, 'MDL')]) {
      expect(remediesFor(factsOf({ complaint: { category }, order: { total } })).length).toBeGreaterThanOrEqual(3)
    }
  }
  for (const kind of remedyKinds) expect(extraKinds).toContain(policy.terms[kind].extra)
  for (const extra of extraKinds) expect(policy.compensation.extras[extra]).toBeDefined()
  for (const severity of severities) {
    expect(policy.targets.answerWorkingMinutes[severity]).toBeGreaterThan(0)
    expect(policy.targets.vipAnswerWorkingMinutes[severity]).toBeLessThanOrEqual(
      policy.targets.answerWorkingMinutes[severity],
    )
  }
  for (const [currency, most] of Object.entries(policy.limits.agent)) {
    expect(policy.limits.lead[currency as keyof typeof policy.limits.lead] ?? 0).toBeGreaterThan(most)
  }
})

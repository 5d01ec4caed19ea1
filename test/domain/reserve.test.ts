import fc from 'fast-check'
import { expect, it } from 'vitest'
import { categories } from '../../domain/event.ts'
import { money } from '../../domain/money.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { affordable, chanceOfUse, measure, reserveOf, reserveSteps, stepAt } from '../../domain/reserve.ts'
import { factsOf, policy, Story, shop, thursday } from './facts.ts'

const lei = (sum: number) => money(sum * 100, 'MDL')
const kindsAt = (category: (typeof categories)[number], step: (typeof reserveSteps)[number]) =>
  remediesFor(factsOf({ complaint: { category } }), step).map(({ kind }) => kind)

it('a young shop reckons with the assumed chance, an old one with its own codes', () => {
  expect(chanceOfUse({ used: 0, ended: 0 }, policy.reserve)).toBe(5_000)
  expect(chanceOfUse({ used: 0, ended: 20 }, policy.reserve)).toBe(2_500)
  expect(chanceOfUse({ used: 600, ended: 1_000 }, policy.reserve)).toBe(5_980)
})

it('commitments count at what they will probably cost, and are shown at face value too', () => {
  const terms = { revenueShare: null, chanceOfUse: 4_000, codeCostShare: 7_500 }
  const found = measure(
    lei(10_000),
    { outright: 300_000, codes: { open: 500_000, used: 100_000 } },
    { used: 0, ended: 0 },
    terms,
  )
  expect(found.spent).toEqual(lei(3_750))
  expect(found.face).toEqual(lei(5_000))
  expect(found.expected).toEqual(lei(1_500))
  expect(found.free).toEqual(lei(4_750))
  expect(found.usedShare).toBe(5_250)
  expect(found.step).toBe('ample')
})

it('the steps are reached at 80 and at 100 per cent, and a reserve of nothing is used up', () => {
  expect([0, 7_999, 8_000, 9_999, 10_000, 25_000].map(stepAt)).toEqual([
    'ample',
    'ample',
    'low',
    'low',
    'empty',
    'empty',
  ])
  expect(
    measure(lei(0), { outright: 0, codes: { open: 0, used: 0 } }, { used: 0, ended: 0 }, policy.reserve).step,
  ).toBe('empty')
})

it('a sum of the shop comes before a share of what it sold', () => {
  expect(reserveOf(lei(500), lei(100_000), { revenueShare: 200 })).toEqual(lei(500))
  expect(reserveOf(null, lei(100_000), { revenueShare: 200 })).toEqual(lei(2_000))
  expect(reserveOf(null, lei(100_000), { revenueShare: null })).toBeNull()
})

it('what is left and what is used are whole sums that add up, whatever was given', () => {
  const sum = fc.integer({ min: 0, max: 1_000_000_000 })
  const share = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(sum, sum, sum, sum, share, share, (reserve, outright, open, used, chanceOfUse_, codeCostShare) => {
      const terms = { revenueShare: null, chanceOfUse: chanceOfUse_, codeCostShare }
      const found = measure(money(reserve, 'MDL'), { outright, codes: { open, used } }, { used: 0, ended: 0 }, terms)
      expect(found.spent.minor + found.expected.minor + found.free.minor).toBe(reserve)
      expect(found.expected.minor).toBeLessThanOrEqual(open)
      expect(found.spent.minor).toBeGreaterThanOrEqual(outright)
    }),
  )
})

it('dearer ways give way to cheaper ones, the first stays the first', () => {
  expect(kindsAt('damaged', 'ample')).toEqual(['replacement', 'full-refund', 'partial-refund'])
  expect(kindsAt('damaged', 'low')).toEqual(['replacement', 'credit', 'partial-refund'])
  expect(kindsAt('damaged', 'empty')).toEqual(['replacement', 'redo', 'call'])
  expect(kindsAt('late', 'low')).toEqual(['express', 'partial-refund', 'credit'])
  expect(kindsAt('late', 'empty')).toEqual(['express', 'replacement', 'redo'])
})

it('three ways remain for every failure, whatever the reserve and the shop’s own lists', () => {
  for (const category of categories)
    for (const step of reserveSteps)
      expect(new Set(kindsAt(category, step)).size, `${category} ${step}`).toBeGreaterThanOrEqual(3)
  // A shop whose every way pays out: a choice is worth more than a full reserve.
  const terms = Object.fromEntries(
    Object.keys(policy.terms).map((kind) => [kind, { fulfilment: 'money', share: 9_000 }]),
  )
  const dear = policyWith({ terms })
  if (!dear.success) throw dear.error
  const facts = factsOf({ shop: { ...shop, policy: dear.data } })
  expect(new Set(remediesFor(facts, 'empty').map(({ kind }) => kind)).size).toBe(3)
})

it('money taken by mistake is given back however little is left', () => {
  expect(kindsAt('billing', 'empty')).toEqual(kindsAt('billing', 'ample'))
})

it('no way on the list is dearer than the one it takes the place of', () => {
  for (const category of categories)
    for (const step of ['low', 'empty'] as const) {
      const before = policy.remedies[category]
      const cost = (kinds: readonly (keyof typeof policy.terms)[]) =>
        kinds.reduce((sum, kind) => sum + (policy.terms[kind].share ?? 0), 0)
      expect(cost(affordable(before, policy, category, step)), category).toBeLessThanOrEqual(cost(before))
    }
})

it('what was shown stays when the reserve empties, though another message joins', () => {
  const story = new Story()
  story.live(1)
  const shown = story.facts.offers
  expect(shown).toHaveLength(1)
  const complaint = { ...story.facts.complaint, joinedAt: story.now + 1 }
  story.says({ complaint, reserve: { step: 'empty', until: thursday + 1e9 } })
  expect(story.facts.offers).toEqual(shown)
})

it('a new month begins with a full reserve, before anybody has measured it', () => {
  const reserve = { step: 'empty', until: thursday } as const
  const kinds = remediesFor(factsOf({ rest: { reserve } })).map(({ kind }) => kind)
  expect(kinds).toContain('full-refund')
  const before = remediesFor(factsOf({ rest: { reserve: { ...reserve, until: thursday + 1 } } }))
  expect(before.map(({ kind }) => kind)).not.toContain('full-refund')
})

/** A draft policy is tried on complaints by the same playbook, beside the one in force. */
import { expect, test } from 'vitest'
import { decimal } from '../../domain/money.ts'
import { type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import { workedExamples } from '../../domain/policy/worked-examples.ts'
import { beside, type House, replay } from '../../domain/simulation.ts'
import { generatedCases } from '../../domain/simulation-cases.ts'
import { factsOf, order, Story, shop, thursday } from './facts.ts'

const house: House = { staff: factsOf().staff, gifts: [], topSpend: null }
const draft = (override: PolicyOverride) => {
  const parsed = policyWith(override)
  if (!parsed.success) throw parsed.error
  return { ...shop, policy: parsed.data }
}
const one = generatedCases(shop, 1, thursday)[0]
if (!one) throw new Error('no case')
const own = {
  ...one,
  ...({ category: 'damaged', channel: 'form', dispute: null, order, customer: factsOf().customer } as const),
  ...({ receivedAt: thursday, chose: 'partial-refund', picked: 'bonus' } as const),
}

test('a case comes out as the real complaint does', () => {
  const story = new Story(factsOf())
    .chooses(2)
    .picks('bonus')
    .live(20 * 60_000)
  const replayed = replay(own, shop, house)
  expect(replayed.ways).toEqual(story.facts.offers[0]?.remedies.map(({ kind }) => kind))
  expect(replayed.fix).toEqual(story.facts.offers[0]?.remedies[2]?.value)
  expect(replayed.bonus).toEqual(story.facts.codes[0]?.value)
  const answer = story.facts.promises.find(({ kind }) => kind === 'answer')
  expect(replayed.answerMs).toBe((answer?.dueAt ?? 0) - thursday)
})

test('who would have to approve follows the limits of the draft', () => {
  const deciders = (agent: number, lead: number) =>
    replay(own, draft({ limits: { agent: { MDL: agent }, lead: { MDL: lead } } }), house).decider
  // 30 % of 20 000 lei, and 10 % of it as a bonus: 8 000 in all.
  expect([deciders(800_000, 900_000), deciders(799_999, 800_000), deciders(1, 799_999)]).toEqual([
    'agent',
    'lead',
    'director',
  ])
  expect(replay(own, draft({ caps: { perComplaint: { MDL: 799_999 } } }), house).asks).toBe(true)
})

test('a larger bonus costs more on the same complaints, and changes nothing else', () => {
  const cases = generatedCases(shop, 200, thursday)
  const {
    today,
    draft: after,
    differ,
  } = beside(cases, shop, draft({ compensation: { bonus: { percent: 20 } } }), house)
  const [before, later] = [today.costs[0], after.costs[0]]
  if (!before || !later) throw new Error('no costs')
  expect([later.fix, later.gift]).toEqual([before.fix, before.gift])
  expect(later.bonus.minor).toBeGreaterThan(before.bonus.minor)
  expect(differ).toBeGreaterThan(100)
  expect([after.ways, after.answer, today.fewestWays, after.cases]).toEqual([today.ways, today.answer, 3, 200])
  expect(beside(cases, shop, shop, house).differ).toBe(0)
})

test('the made-up complaints are always the same, and of every kind', () => {
  const cases = generatedCases(shop, 500, thursday)
  expect(cases).toEqual(generatedCases(shop, 500, thursday))
  expect(new Set(cases.map(({ category }) => category)).size).toBe(10)
  expect(cases.every(({ order: its }) => (its?.total?.minor ?? 0) > 0)).toBe(true)
})

test('a thousand complaints are tried under both policies in a few seconds on any machine', () => {
  const cases = generatedCases(shop, 1_000, thursday)
  const other = draft({ compensation: { bonus: { percent: 15 } }, publicReach: 5 })
  beside(cases.slice(0, 50), shop, other, house)
  const start = performance.now()
  expect(beside(cases, shop, other, house).today.cases).toBe(1_000)
  // Both policies together: about a second where nothing else runs, so two for one of them is wide.
  expect(performance.now() - start).toBeLessThan(4_000)
})

test('the worked examples come out to the unit', () => {
  const { e1, e2, e3, e4, e5 } = workedExamples()
  expect([e1.bonus, e1.pays, e1.spent, e1.gain].map(decimal)).toEqual(['2000.00', '58000.00', '3300.00', '12700.00'])
  expect([e2.bonus, e2.discount].map(decimal)).toEqual(['2000.00', '10000.00'])
  expect([decimal(e3.refund), e3.ways.length >= 3]).toEqual(['6000.00', true])
  expect([decimal(e4.total), decimal(e4.left), e4.way]).toEqual(['1750.00', '1400.00', 'replacement'])
  expect([e5.before, e5.after, e5.lost, e5.bonus].map(decimal)).toEqual(['9000.00', '3000.00', '36000.00', '3000.00'])
})

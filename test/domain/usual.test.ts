import { expect, test } from 'vitest'
import { money } from '../../domain/money.ts'
import { fewestCases, mostCases, usualFor } from '../../domain/usual.ts'
import { factsOf } from './facts.ts'

const facts = factsOf()
const granted = (...percents: readonly number[]) => percents.map((percent) => ({ minor: percent * 100, total: 10_000 }))

test('with too few cases the policy’s share is said, and never a whole order', () => {
  expect(usualFor(facts, granted(10, 20, 30, 40).slice(0, fewestCases - 1))).toEqual({
    ...{ from: 'policy', low: 3_000, high: 3_000, least: money(600_000, 'MDL'), most: money(600_000, 'MDL') },
  })
})

test('with enough cases it is what was really paid: the middle, and the range', () => {
  expect(usualFor(facts, granted(30, 10, 20, 25, 15))).toMatchObject({
    ...{ from: 'history', cases: 5, low: 1_000, middle: 2_000, high: 3_000 },
    ...{ least: money(200_000, 'MDL'), sum: money(400_000, 'MDL'), most: money(600_000, 'MDL') },
  })
})

test('of every ten cases the lowest and the highest do not stretch the range', () => {
  const usual = usualFor(facts, granted(1, 20, 20, 20, 20, 20, 20, 20, 20, 90))
  expect(usual).toMatchObject({ cases: 10, low: 2_000, middle: 2_000, high: 2_000 })
})

test('whole orders paid back are another case, and only the newest count', () => {
  expect(usualFor(facts, granted(100, 100, 100, 100, 100, 20))).toMatchObject({ from: 'policy' })
  const old = Array.from({ length: 50 }, () => ({ minor: 9_000, total: 10_000 }))
  const fresh = Array.from({ length: mostCases }, () => ({ minor: 2_000, total: 10_000 }))
  expect(usualFor(facts, [...fresh, ...old])).toMatchObject({ cases: mostCases, high: 2_000 })
})

test('nothing of money is said where none may be returned, or the order’s value is not known', () => {
  const dispute = { externalId: 'dp_1', state: 'needs-response', reason: null, code: null, amount: null } as const
  const frozen = { ...dispute, dueAt: null, refundable: false } as const
  expect(usualFor(factsOf({ rest: { dispute: frozen } }), [])).toBeNull()
  expect(usualFor(factsOf({ order: null }), [])).toBeNull()
  expect(usualFor(factsOf({ complaint: { refunded: money(1, 'MDL') } }), [])).toBeNull()
})

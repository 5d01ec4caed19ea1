import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fewestAnswers, medianOf, mostAnswers, paceOf, statedMinutes } from '../../domain/pace.ts'
import { answerDueAt, answerMinutes } from '../../domain/playbook/acknowledge.ts'
import { factsOf, minute, thursday } from './facts.ts'

const minutesBetween = (from: number, to: number): number => (to - from) / minute
const answers = (...lengths: readonly number[]) =>
  lengths.map((length, i) => ({ askedAt: thursday + i, answeredAt: thursday + i + length * minute }))
const usual = (medianMinutes: number, sample = 23) => ({ promise: 'answer', medianMinutes, sample }) as const

it('the pace is the middle of the newest answers, and none of fewer than five', () => {
  expect(paceOf(answers(10, 20, 30, 40), minutesBetween)).toBeNull()
  expect(paceOf(answers(10, 600, 30, 20, 40), minutesBetween)).toEqual({ medianMinutes: 30, sample: 5 })
  const slowAtFirst = Array.from({ length: 60 }, (_, i) => ({
    askedAt: thursday + i * minute,
    answeredAt: thursday + i * minute + (i < 20 ? 900 : 60) * minute,
  }))
  const newestFirst = slowAtFirst.map((one, i) => ({ ...one, answeredAt: one.answeredAt + i * 10_000 * minute }))
  expect(paceOf(newestFirst, minutesBetween)?.sample).toBe(mostAnswers)
  expect(medianOf([])).toBeNull()
  expect(medianOf([4, 1, 3, 2])).toBe(2.5)
})

it('we promise a little less than we can do, and never a later time than policy', () => {
  // A quarter more than usual, up to the half hour.
  expect(statedMinutes(480, usual(200))).toBe(270)
  expect(statedMinutes(480, usual(460))).toBe(480)
  expect(statedMinutes(480, usual(2))).toBe(30)
  expect(statedMinutes(480, usual(2), 90)).toBe(90)
  expect(statedMinutes(60, usual(2), 90)).toBe(60)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.nat(10_000),
      fc.nat(60),
      fc.nat(600),
      (policy, median, n, floor) => {
        const stated = statedMinutes(policy, usual(median, n), floor)
        expect(stated).toBeLessThanOrEqual(policy)
        if (n >= fewestAnswers) expect(stated).toBeGreaterThanOrEqual(Math.min(policy, median))
      },
    ),
  )
})

it('without a history the policy’s figure stands', () => {
  expect(statedMinutes(480, undefined)).toBe(480)
  expect(statedMinutes(480, usual(60, 4))).toBe(480)
})

it('the stated answer goes by the pace of its own kind, and leaves a person time to shape the offer', () => {
  const complaint = { severity: 'serious' } as const
  const bare = factsOf({ complaint })
  const fast = factsOf({ complaint, rest: { paces: [usual(20)] } })
  const slow = factsOf({ complaint, rest: { paces: [usual(2_000)] } })
  expect(answerMinutes(fast)).toBe(90)
  expect(answerDueAt(slow, thursday)).toBe(answerDueAt(bare, thursday))
  expect(answerDueAt(fast, thursday)).toBe(thursday + 90 * minute)
  const remedies = factsOf({ complaint, rest: { paces: [{ ...usual(20), promise: 'remedy' }] } })
  expect(answerMinutes(remedies)).toBe(answerMinutes(bare))
})

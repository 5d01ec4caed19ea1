/** A year of a small shop, and the year after it; `npm test` lives through two thousand complaints. */
import { expect, it } from 'vitest'
import { yearOf } from '../simulation/year-run.ts'

it('in a year of care nobody hears more than they agreed to, nor at the wrong time, and every state has its reason', async () => {
  const { auditor, summary } = await yearOf(60, 3)
  console.info(summary)
  expect(auditor.findings).toEqual([])
  expect(auditor.count('greeting left')).toBeGreaterThan(20)
})

it('the same seed tells the same year', async () => {
  const [one, other] = [await yearOf(15, 5), await yearOf(15, 5)]
  expect([...one.auditor.counts]).toEqual([...other.auditor.counts])
})

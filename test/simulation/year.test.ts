/** A year of a shop with two thousand complaints, and the year after them. `SIMULATION_SEED` tells another story. */
import { expect, it } from 'vitest'
import { careMoveNames } from '../../domain/care/playbook/move.ts'
import { yearOf } from './year-run.ts'

const seed = Number(process.env.SIMULATION_SEED ?? 100)

it('in a year with two thousand complaints nobody hears more than they agreed to, and who left is known to have left', async () => {
  const { auditor, seconds, summary } = await yearOf(2_000, seed)
  console.info(summary)
  expect(auditor.findings).toEqual([])
  expect(seconds).toBeLessThan(30)
})

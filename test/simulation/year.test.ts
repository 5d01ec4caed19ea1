/** A year of a shop with two thousand complaints, and the year after them. `SIMULATION_SEED` tells another story. */
import { beforeAll, expect, it } from 'vitest'
import { careMoveNames } from '../../domain/care/playbook/move.ts'
import { guaranteed } from './year-auditor.ts'
import { type Year, yearOf } from './year-run.ts'

const seed = Number(process.env.SIMULATION_SEED ?? 100)

let year: Year

beforeAll(async () => {
  year = await yearOf(2_000, seed)
  console.info(year.summary)
})

it('a year with two thousand complaints takes less than thirty seconds', () => {
  expect(year.seconds).toBeLessThan(30)
})

it.each(guaranteed)('in a year of two thousand complaints %s', (_, guarantee) => {
  expect(year.auditor.broken(guarantee)).toEqual([])
})

it('a rule that never moved anybody, or never held anything back, was not tried either', () => {
  const { auditor } = year
  expect(careMoveNames.filter((move) => auditor.count(move) === 0)).toEqual([])
  for (const kind of ['greeting', 'news', 'look-back', 'win-back', 'cause-fixed']) {
    expect(auditor.count(`${kind} left`), kind).toBeGreaterThan(20)
  }
  expect(auditor.count('fix as service')).toBeGreaterThan(20)
  expect(auditor.count('fix as promotion')).toBeGreaterThan(0)
  for (const reason of ['said-goodbye', 'gift-and-away', 'silent']) {
    expect(auditor.count(`is departed ${reason}`), reason).toBeGreaterThan(10)
  }
  expect(auditor.count('is returned bought-again')).toBeGreaterThan(100)
  expect(auditor.count('held out')).toBeGreaterThan(100)
})

it('one in ten is held out, and is told all the same what we owe them', () => {
  const { auditor } = year
  expect(Math.abs(auditor.count('is held out') / auditor.count('cared for') - 0.1)).toBeLessThan(0.03)
  expect(auditor.count('owed to who is held out')).toBeGreaterThan(0)
})

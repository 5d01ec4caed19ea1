/** The worked examples of product.md, as they must come out. */
import { expect, test } from 'vitest'
import { endOfDayAfterMonths } from '../../domain/calendar.ts'
import { bonusOf, recoveryOf } from '../../domain/compensation.ts'
import { decimal, money } from '../../domain/money.ts'
import { factsOf } from './facts.ts'

const roubles = (sum: number) => money(sum * 100, 'RUB')
const bonus = bonusOf(factsOf({ order: { total: roubles(20_000) } }))
if (!bonus) throw new Error('no bonus')

test('E1: the bonus is 2 000, the customer pays 58 000, and the recovery brings 12 700', () => {
  const sums = { nextOrder: roubles(60_000), bonus, fix: roubles(3_000), gift: roubles(300), marginShare: 3000 }
  const { pays, spent, gain } = recoveryOf(sums)
  expect([bonus, pays, spent, gain].map(decimal)).toEqual(['2000.00', '58000.00', '3300.00', '12700.00'])
})

test('E2: on an order of 100 000 the bonus is still 2 000', () => {
  const sums = { nextOrder: roubles(100_000), bonus, fix: roubles(0), gift: roubles(0), marginShare: 3000 }
  expect(decimal(recoveryOf(sums).pays)).toBe('98000.00')
})

test('E6: a code of 30 November, valid three months, ends with the last day of February in the shop’s zone', () => {
  for (const [year, last] of [
    [2026, '2027-02-28'],
    [2027, '2028-02-29'],
  ] as const) {
    const end = endOfDayAfterMonths(Date.parse(`${year}-11-30T10:00:00+02:00`), 3, 'Europe/Chisinau')
    expect(new Date(end).toISOString()).toBe(`${last}T21:59:59.999Z`)
  }
})

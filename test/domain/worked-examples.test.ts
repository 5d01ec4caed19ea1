/** The worked examples of product.md, as they must come out. */
import { expect, test } from 'vitest'
import { endOfDayAfterMonths } from '../../domain/calendar.ts'
import { bonusOf, profitUnderDiscount, recoveryOf } from '../../domain/compensation.ts'
import { decimal, money } from '../../domain/money.ts'
import { remediesFor } from '../../domain/remedy.ts'
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

test('E3: of 1 000 bags 300 are missing: they are sent, or paid back to the unit, or something third', () => {
  const bags = { sku: 'BAG-1', name: 'Printed bag', quantity: 1_000, total: roubles(20_000) }
  const facts = factsOf({ complaint: { category: 'missing-item' }, order: { total: roubles(20_000), lines: [bags] } })
  const offered = remediesFor(facts)
  expect(offered.map(({ kind }) => kind)).toEqual(['send-missing', 'partial-refund', 'credit'])
  expect(offered.map(({ value }) => value && decimal(value))).toEqual([null, '6000.00', '7000.00'])
  expect(offered[1]?.value?.minor).toBe((bags.total.minor / bags.quantity) * 300)
})

test('E4: five shirts of the wrong shade are replaced first; no discount of 350 is among the ways', () => {
  const total = roubles(5 * 350)
  for (const category of ['not-as-described', 'faulty', 'damaged'] as const) {
    const offered = remediesFor(factsOf({ complaint: { category }, order: { total } }))
    expect(offered[0]).toMatchObject({ kind: 'replacement', value: null })
    expect(offered.map(({ value }) => value && decimal(value))).not.toContain('350.00')
  }
})

test('E5: a 20 % discount takes a month’s profit from 9 000 to 3 000; a fixed bonus costs its sum once', () => {
  const sales = roubles(30_000)
  const months = 6
  const without = profitUnderDiscount(sales, { marginShare: 3000, discountShare: 0 })
  const under = profitUnderDiscount(sales, { marginShare: 3000, discountShare: 2000 })
  expect([without, under].map(decimal)).toEqual(['9000.00', '3000.00'])
  const lost = (without.minor - under.minor) * months
  expect(decimal(money(lost, 'RUB'))).toBe('36000.00')
  expect(lost).toBe(bonus.minor * 18)
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

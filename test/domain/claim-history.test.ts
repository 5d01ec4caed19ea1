import { expect, it } from 'vitest'
import { type ClaimHistory, reasonsIn } from '../../domain/claim-history.ts'
import { money } from '../../domain/money.ts'
import { catalog } from '../../emails/locales/catalog.ts'

const none: ClaimHistory = { before: 0, year: 0, sameKind: 0, disputes: 0, outcomes: [], given: [] }
const customer = (paidOrders: number, paid = 0) => ({ paidOrders, spent: [money(paid, 'MDL')] })
const whys = (history: Partial<ClaimHistory>, who = customer(10)) =>
  reasonsIn({ ...none, ...history }, who).map(({ why }) => why)

it('there is always a reason in words, and it is a plain one', () => {
  expect(whys({})).toEqual(['first'])
  expect(whys({ before: 1 })).toEqual(['rare'])
  expect(whys({ before: 4 })).toEqual(['often'])
  expect(whys({ before: 3 })).toEqual(['rare'])
  expect(whys({ before: 1 }, customer(1))).toEqual(['rare'])
  expect(whys({ before: 2 }, customer(0))).toEqual(['often'])
  expect(whys({ before: 1, sameKind: 1, disputes: 1 })).toEqual(['same', 'disputes'])
})

it('what was given is named from a fifth of what they paid on, in the same currency only', () => {
  const given = (minor: number, currency = 'MDL') =>
    whys({ before: 1, given: [money(minor, currency)] }, customer(10, 100_000))
  expect(given(19_999)).toEqual(['rare'])
  expect(given(20_000)).toEqual(['given'])
  expect(given(90_000, 'EUR')).toEqual(['rare'])
  expect(whys({ before: 1, given: [money(5_000, 'MDL')] }, customer(0, 0))).toEqual(['rare'])
})

it('every reason has its sentence in every language', () => {
  for (const words of Object.values(catalog))
    for (const why of ['first', 'rare', 'often', 'same', 'given', 'disputes'] as const)
      expect(words[`staff.history.why.${why}`].length).toBeGreaterThan(10)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isHeldOut, placeOf } from '../../domain/care/hold-out.ts'
import { silentAfterDays } from '../../domain/care/rhythm.ts'
import { type CustomerId, mintId, type ShopId } from '../../domain/ids.ts'
import { day, thursday } from './facts.ts'

const shop = 'semitsvet' as ShopId
/** Ids as they are minted: alike at the front, by the time, and random behind. */
const people = (n: number, seed: number): readonly CustomerId[] => {
  let state = seed
  const random = (count: number) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state >>> 24
    })
  return Array.from({ length: n }, (_, i) => mintId('customer', thursday + i * 1_000, random) as CustomerId)
}

/** Four standard deviations of a share of so many. */
const tolerance = (share: number, n: number) => 4 * Math.sqrt((share * (1 - share)) / n)

it('one in ten is held out, in every shop, cause and remedy', () => {
  const n = 20_000
  const all = people(n, 7)
  for (const cause of ['damaged', 'late', 'cause_01'])
    for (const remedy of ['replacement', 'refund', null]) {
      const held = all.filter((one) => isHeldOut(shop, cause, remedy, one)).length / n
      expect(Math.abs(held - 0.1), `${cause} ${remedy}`).toBeLessThan(tolerance(0.1, n))
    }
})

it('ids that follow each other are drawn as if they did not', () => {
  const n = 20_000
  const held = Array.from({ length: n }, (_, i) => isHeldOut(shop, 'late', 'refund', `cus_${i}` as CustomerId))
  expect(Math.abs(held.filter(Boolean).length / n - 0.1)).toBeLessThan(tolerance(0.1, n))
  const both = held.filter((one, i) => one && held[i + 1]).length / n
  expect(Math.abs(both - 0.01)).toBeLessThan(tolerance(0.01, n))
})

it('each cause and each remedy is a draw of its own', () => {
  const n = 20_000
  const all = people(n, 11)
  const twice = (a: Parameters<typeof isHeldOut>, b: Parameters<typeof isHeldOut>) =>
    all.filter((one) => isHeldOut(a[0], a[1], a[2], one) && isHeldOut(b[0], b[1], b[2], one)).length / n
  const of = (cause: string, remedy: string, at = shop): Parameters<typeof isHeldOut> => [
    at,
    cause,
    remedy,
    '' as CustomerId,
  ]
  for (const other of [of('damaged', 'refund'), of('late', 'replacement'), of('late', 'refund', 'other' as ShopId)]) {
    expect(Math.abs(twice(of('late', 'refund'), other) - 0.01)).toBeLessThan(tolerance(0.01, n))
  }
})

it('who is held out stays so: the draw is the same for ever, and a larger share only adds to it', () => {
  // Written down: a change of the hash would move people between the groups that are being compared.
  expect(
    ['semitsvet\nlate\nrefund\ncus_1', 'semitsvet\nlate\nrefund\ncus_2', 'semitsvet\ndamaged\n\ncus_1'].map(placeOf),
  ).toEqual([1474, 8009, 1721])
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(10_000), fc.nat(10_000), (cause, id, a, b) => {
      const held = (share: number) => isHeldOut(shop, cause, 'refund', id as CustomerId, share)
      expect(held(a)).toBe(held(a))
      if (held(Math.min(a, b))) expect(held(Math.max(a, b))).toBe(true)
      expect([held(0), held(10_000)]).toEqual([false, true])
    }),
  )
})

it('a shop’s rhythm is twice the median pause, within a month and two years, and needs thirty pauses', () => {
  const pauses = (length: number, days: number) => Array.from({ length }, () => days * day)
  expect(silentAfterDays(pauses(29, 40))).toBeNull()
  expect(silentAfterDays(pauses(30, 40))).toBe(80)
  expect(silentAfterDays([...pauses(15, 10), ...pauses(16, 50)])).toBe(100)
  expect(silentAfterDays(pauses(30, 2))).toBe(30)
  expect(silentAfterDays(pauses(30, 900))).toBe(730)
})

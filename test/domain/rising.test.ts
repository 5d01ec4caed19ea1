import { expect, it } from 'vitest'
import { isRising, usualTenths, weeksKnown } from '../../domain/rising.ts'

const quiet = Array.from({ length: 8 }, () => 0)
const steady = (a: number): readonly number[] => Array.from({ length: 8 }, () => a)

/** Repeatable chance: mulberry32, public domain (Tommy Ettinger). */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Knuth, The Art of Computer Programming 2, 3.4.1: counts arrivals until the product of chances falls below e^−mean. */
function poisson(mean: number, chance: () => number): number {
  let count = -1
  for (let product = 1; product > Math.exp(-mean); count++) product *= chance()
  return count
}

it('three complaints are no pattern, four where there were none are', () => {
  expect(isRising({ now: 3, before: quiet })).toBe(false)
  expect(isRising({ now: 4, before: quiet })).toBe(true)
})

it('what is usual at a busy shop is no rise, and twice as much is', () => {
  expect(isRising({ now: 24, before: steady(20) })).toBe(false)
  expect(isRising({ now: 42, before: steady(20) })).toBe(true)
})

it('a shop without a past has nothing to rise above', () => {
  expect(isRising({ now: 50, before: [] })).toBe(false)
})

it('a short past asks for more before it is believed', () => {
  expect(isRising({ now: 4, before: [0, 0] })).toBe(false)
  expect(isRising({ now: 8, before: [0, 0] })).toBe(true)
})

it('fewer than before is never a rise, however many they are', () => {
  expect(isRising({ now: 100, before: steady(120) })).toBe(false)
  expect(isRising({ now: 9_000, before: steady(9_000) })).toBe(false)
  expect(isRising({ now: 19_000, before: steady(9_000) })).toBe(true)
})

it('the bound is the exact one: the chance of so many falls below one in a thousand', () => {
  // Of 10 in all, k or more in one of nine weeks, by the binomial distribution, reckoned here in floating point.
  const tail = (now: number, all: number): number => {
    let sum = 0
    for (let k = now; k <= all; k++) {
      let ways = 1
      for (let i = 0; i < k; i++) ways = (ways * (all - i)) / (i + 1)
      sum += ways * (1 / 9) ** k * (8 / 9) ** (all - k)
    }
    return sum
  }
  const past = [1, 1, 1, 1, 1, 1, 1, 1]
  for (let now = 4; now < 20; now++) {
    expect(isRising({ now, before: past }), String(now)).toBe(tail(now, now + 8) <= 1 / 1_000)
  }
})

it('a steady shop is left in peace: fifty things watched for two years raise next to nothing', () => {
  const chance = chanceFrom(20_261_122)
  let raised = 0
  let looks = 0
  for (let thing = 0; thing < 50; thing++) {
    const mean = [0.1, 0.3, 1, 3, 10][thing % 5] ?? 1
    const weeks = Array.from({ length: 112 }, () => poisson(mean, chance))
    for (let week = 8; week < weeks.length; week++) {
      looks++
      if (isRising({ now: weeks[week] ?? 0, before: weeks.slice(week - 8, week) })) raised++
    }
  }
  expect(looks).toBe(5_200)
  expect(raised).toBeLessThanOrEqual(5)
})

it('a fault that triples what is usual is mostly found within three weeks', () => {
  const chance = chanceFrom(7)
  let found = 0
  for (let thing = 0; thing < 100; thing++) {
    const weeks = [...Array.from({ length: 8 }, () => poisson(5, chance)), ...[1, 2, 3].map(() => poisson(15, chance))]
    if ([8, 9, 10].some((week) => isRising({ now: weeks[week] ?? 0, before: weeks.slice(week - 8, week) }))) found++
  }
  expect(found).toBeGreaterThan(65)
})

it('what is usual is said in tenths, and a past counts only in full weeks', () => {
  const week = 7 * 24 * 3_600_000
  expect(usualTenths({ now: 9, before: [1, 2, 1, 1, 1, 1, 1, 2] })).toBe(13)
  expect(weeksKnown(null, 0)).toBe(0)
  expect(weeksKnown(0, 2 * week - 1)).toBe(0)
  expect(weeksKnown(0, 3 * week)).toBe(2)
  expect(weeksKnown(0, 90 * week)).toBe(8)
})

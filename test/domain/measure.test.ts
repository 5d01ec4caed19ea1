import { expect, it } from 'vitest'
import { isHeldOut } from '../../domain/care/hold-out.ts'
import { returnDays } from '../../domain/earnings.ts'
import type { CustomerId, ShopId } from '../../domain/ids.ts'
import {
  type Compared,
  decisive,
  decisiveMargin,
  differenceOfMeans,
  differenceOfShares,
  differenceOfSums,
  type Measured,
  measure,
  measureAll,
  nobody,
  type Outcomes,
  type SkewedSample,
  type Stretch,
  studentT,
  visibleDifference,
  wilson,
} from '../../domain/measure.ts'

const four = (figures: readonly number[]): readonly number[] => figures.map((one) => Number(one.toFixed(4)))

it.each([
  // Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3 (score, without continuity correction).
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %i of %i is the published one', (count, of, low, high) => {
  const found = wilson(count, of)
  expect(four([found.low, found.high])).toEqual([low, high])
})

it.each([
  // Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10 (examples a to d, g).
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
])('the difference of %i/%i and %i/%i has the published interval', (a, of, b, of2, low, high) => {
  const found = differenceOfShares(a, of, b, of2)
  expect(four([found.low, found.high])).toEqual([low, high])
})

it.each([
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values at 0.975.
  [10, 2.228],
  [20, 2.086],
  [49, 2.01],
  [100, 1.984],
])('Student’s t for %i degrees of freedom is the one of the table', (freedom, t) => {
  expect(studentT(freedom).toFixed(3)).toBe(t.toFixed(3))
})

const sampleOf = (values: readonly number[]): SkewedSample => ({
  size: values.length,
  sum: values.reduce((all, one) => all + one, 0),
  squares: values.reduce((all, one) => all + one * one, 0),
  cubes: values.reduce((all, one) => all + one ** 3, 0),
})

it('the difference of two means has the interval that R prints for Student’s own sleep data', () => {
  // R, help page of t.test: t.test(extra ~ group, data = sleep): df = 17.776, −3.3654832 to 0.2054832.
  const one = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])
  const two = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
  const { value, low, high } = differenceOfMeans(one, two)
  expect(value).toBeCloseTo(-1.58, 10)
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['-3.3655', '0.2055'])
})

/** mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c): the same year for the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const shop = 'shop' as ShopId
const causes = ['late', 'damaged', 'faulty'] as const
const remedies = ['replacement', 'refund', null] as const
const yearDays = 365

/** A shop year: who is held out is drawn as the shop draws it; who buys, when and for how much, by the seed. */
function shopYear(seed: number, people: number, planted: number): readonly Measured[] {
  const next = chance(seed)
  const groups = new Map<string, Outcomes>()
  for (let i = 0; i < people; i += 1) {
    const cause = causes[i % causes.length] ?? 'late'
    const heldOut = isHeldOut(shop, cause, remedies[i % 2] ?? null, `cus_${seed}_${i}` as CustomerId)
    const returns = next() < 0.3 + (heldOut ? 0 : planted)
    const first = next() * yearDays
    // Orders of most shops are skewed: many small ones, few large. Box and Muller, then the exponential.
    const size = Math.exp(Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())) * 20_000
    for (const days of returnDays) {
      const key = `${days}:${heldOut}`
      const old = groups.get(key) ?? nobody
      const back = returns && first <= days
      const [margin, waited] = [back ? Math.round(size) : 0, back ? first : days]
      groups.set(key, {
        ...{ people: old.people + 1, returned: old.returned + (back ? 1 : 0) },
        ...{ margin: old.margin + margin, marginSquares: old.marginSquares + margin * margin },
        marginCubes: old.marginCubes + margin ** 3,
        ...{ waited: old.waited + waited, waitedSquares: old.waitedSquares + waited * waited },
      })
    }
  }
  const stretches: readonly Stretch[] = returnDays.map((days) => ({
    ...{ days, touched: groups.get(`${days}:false`) ?? nobody, heldOut: groups.get(`${days}:true`) ?? nobody },
  }))
  return measureAll(stretches)
}

/** Two hundred years of a shop, or as many as are asked for, each another. */
const years = (people: number, planted: number, many = 200): readonly (readonly Measured[])[] =>
  Array.from({ length: many }, (_, i) => shopYear(i + 1, people, planted))

const isFound = (one: Compared | undefined): boolean => one?.verdict === 'more' || one?.verdict === 'less'
const findsMore = (year: readonly Measured[]): boolean => decisive(year)?.returned.verdict === 'more'

it('eight points more are found in a year of 6 000 people, and told to be more', () => {
  const found = decisive(shopYear(7, 6_000, 0.08))
  expect(found?.days).toBe(365)
  expect(found?.returned).toMatchObject({ verdict: 'more' })
  if (!found || found.returned.verdict === 'few') throw new Error('nothing was compared')
  const { difference } = found.returned
  expect(difference.low).toBeLessThan(0.08)
  expect(difference.high).toBeGreaterThan(0.08)
  expect(found.waited).toMatchObject({ verdict: 'less' })
})

it('where nothing was planted something is found in one year of twenty at most, by each of the three figures', () => {
  const found = years(2_000, 0, 400)
  // 5 % of 400 is 20; more than 29 would be chance in one run of fifty.
  expect(found.filter((year) => isFound(decisive(year)?.returned)).length).toBeLessThanOrEqual(29)
  expect(found.filter((year) => isFound(decisiveMargin(year)?.margin)).length).toBeLessThanOrEqual(29)
  expect(found.filter((year) => isFound(decisive(year)?.waited)).length).toBeLessThanOrEqual(29)
  // Half of it in our favour, 10; by Welch's interval alone it would be 21.
  expect(found.filter((year) => decisiveMargin(year)?.margin.verdict === 'more').length).toBeLessThanOrEqual(17)
  expect(found.every((year) => decisive(year)?.returned.verdict !== 'few')).toBe(true)
}, 60_000)

it('eight points are seen nearly always among 6 000 people, and in most years among 2 000', () => {
  expect(years(6_000, 0.08, 40).filter(findsMore).length).toBeGreaterThanOrEqual(37)
  const share = years(2_000, 0.08).filter(findsMore).length / 200
  expect(share).toBeGreaterThan(0.55)
  expect(share).toBeLessThan(0.8)
}, 60_000)

it('what is said to be visible is seen in four years of five', () => {
  const first = decisive(shopYear(1, 2_000, 0))
  const visible = first && visibleDifference(first)
  if (!visible) throw new Error('nothing was compared')
  expect(visible).toBeGreaterThan(0.08)
  expect(visible).toBeLessThan(0.11)
  const share = years(2_000, visible).filter(findsMore).length / 200
  expect(share).toBeGreaterThan(0.72)
  expect(share).toBeLessThan(0.88)
}, 60_000)

const outcomes = (people: number, returned: number): Outcomes => ({
  ...{ people, returned, margin: returned * 1_000, marginSquares: returned * 1_000_000 },
  marginCubes: returned * 1_000_000_000,
  ...{ waited: people * 20, waitedSquares: people * 401 },
})

it('a few people say nothing, however far apart they are', () => {
  const days = 30
  const [touched, few] = [outcomes(900, 800), outcomes(49, 0)]
  const apart = measure({ days, touched, heldOut: few })
  expect([apart.returned, apart.margin, apart.waited]).toEqual(Array(3).fill({ verdict: 'few' }))
  expect(visibleDifference(apart)).toBeNull()
  const one = measure({ days, touched, heldOut: outcomes(50, 0) })
  expect(one.returned.verdict).toBe('more')
  // Nobody of them has ordered: what an order of theirs brings is not known.
  expect(one.margin.verdict).toBe('few')
})

it('the decisive stretch is the longest with enough people, whatever a shorter one shows', () => {
  const [clear, even] = [
    { touched: outcomes(900, 500), heldOut: outcomes(100, 10) },
    { touched: outcomes(900, 300), heldOut: outcomes(100, 33) },
  ]
  const found = decisive(
    measureAll([
      { days: 30, ...clear },
      { days: 90, ...even },
    ]),
  )
  expect([found?.days, found?.returned.verdict]).toEqual([90, 'unclear'])
  expect(decisive(measureAll([]))?.returned.verdict).toBe('few')
})

it('mirror images are judged alike', () => {
  const [a, b] = [outcomes(400, 160), outcomes(300, 80)]
  const there = measure({ days: 90, touched: a, heldOut: b })
  const back = measure({ days: 90, touched: b, heldOut: a })
  if (there.returned.verdict === 'few' || back.returned.verdict === 'few') throw new Error('nothing was compared')
  expect([there.returned.verdict, back.returned.verdict]).toEqual(['more', 'less'])
  expect(there.returned.difference.low).toBeCloseTo(-back.returned.difference.high, 12)
})

it('the same sum of everybody leaves an interval of no width', () => {
  const same = { size: 60, sum: 60 * 5, squares: 60 * 25, cubes: 60 * 125 }
  expect([differenceOfMeans(same, same), differenceOfSums(same, same)]).toEqual(
    Array(2).fill({ value: 0, low: 0, high: 0 }),
  )
})

it('sums without lean have Welch’s interval; few large ones in the small group widen it on the side of no effect', () => {
  const even = sampleOf([1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
  const other = sampleOf([2, 3, 4, 5, 6, 2, 3, 4, 5, 6])
  const [welch, hall] = [differenceOfMeans(even, other), differenceOfSums(even, other)]
  expect(hall.low).toBeCloseTo(welch.low, 9)
  expect(hall.high).toBeCloseTo(welch.high, 9)
  const many = sampleOf(Array.from({ length: 900 }, (_, i) => (i % 30 === 0 ? 20 : i % 3)))
  const few = sampleOf(Array.from({ length: 100 }, (_, i) => (i % 30 === 0 ? 20 : i % 3)))
  expect(differenceOfSums(many, few).low).toBeLessThan(differenceOfMeans(many, few).low)
  expect(differenceOfSums(many, few).high).toBeLessThan(differenceOfMeans(many, few).high)
})

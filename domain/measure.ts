/**
 * What staying in touch does, measured against the customers who were left alone by lot (domain/care/hold-out.ts). People are
 * compared as they were drawn, whether or not a mail reached them: any other comparison flatters us. Pure.
 *
 * What is reckoned here is an estimate with its interval, so in floating point; sums of money are rounded by who shows them.
 */
import { type HoldOut, type ReturnDays, returnDays } from './earnings.ts'

/** Of one group and one stretch of days, over those whose stretch is over. Sums, so that a database can make them. */
export interface Outcomes {
  readonly people: number
  /** Those with a paid order within the days. */
  readonly returned: number
  /** Margin of their orders within the days, less the codes used in them, in minor units: its sum, of squares, of cubes. */
  readonly margin: number
  readonly marginSquares: number
  readonly marginCubes: number
  /** Days until the first order, the whole stretch for who has not ordered; its sum and sum of squares. */
  readonly waited: number
  readonly waitedSquares: number
}

export interface Stretch {
  readonly days: ReturnDays
  readonly touched: Outcomes
  readonly heldOut: Outcomes
}

export const nobody: Outcomes = {
  ...{ people: 0, returned: 0, margin: 0, marginSquares: 0, marginCubes: 0, waited: 0, waitedSquares: 0 },
}

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The 97.5th and the 80th percentile of the normal distribution (NIST/SEMATECH e-Handbook, 1.3.6.7.1). */
const z = 1.959963984540054
const zOfPower = 0.8416212335729143

/**
 * Wilson's score interval of a share, 95 %. Keeps its level where few are counted and never leaves 0 to 1.
 * Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), 857–872, method 3.
 */
export function wilson(count: number, of: number): Interval {
  const value = count / of
  const middle = (2 * count + z * z) / (2 * (of + z * z))
  const half = (z * Math.sqrt(z * z + 4 * count * (1 - value))) / (2 * (of + z * z))
  return { value, low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half }
}

/**
 * The difference of two independent shares, 95 %: Newcombe, "Interval estimation for the difference between independent
 * proportions", Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export function differenceOfShares(count: number, of: number, count2: number, of2: number): Interval {
  const [one, two] = [wilson(count, of), wilson(count2, of2)]
  const value = one.value - two.value
  return {
    value,
    low: value - Math.hypot(one.value - one.low, two.high - two.value),
    high: value + Math.hypot(one.high - one.value, two.value - two.low),
  }
}

/**
 * The 97.5th percentile of Student's t: the expansion of Abramowitz & Stegun, "Handbook of Mathematical Functions", 26.7.5.
 * Right to three places from ten degrees of freedom on; we never ask for fewer than 49.
 */
export function studentT(freedom: number): number {
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9]
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * freedom ** 4)
  )
}

export interface Sample {
  readonly size: number
  readonly sum: number
  readonly squares: number
}

const meanOf = ({ size, sum }: Sample): number => sum / size

/** The variance of the mean. Never below nothing, whatever rounding does to equal values. */
const spreadOf = (sample: Sample): number => {
  const { size, sum, squares } = sample
  return Math.max(0, squares - (sum * sum) / size) / (size - 1) / size
}

/** The mean of one sample, 95 %, on t. */
export function meanInterval(sample: Sample): Interval {
  const value = meanOf(sample)
  const half = studentT(sample.size - 1) * Math.sqrt(spreadOf(sample))
  return { value, low: value - half, high: value + half }
}

/** The degrees of freedom of two samples whose means have these variances. */
const freedomOf = (one: Sample, two: Sample, a: number, b: number): number =>
  (a + b) ** 2 / (a ** 2 / (one.size - 1) + b ** 2 / (two.size - 1))

/**
 * The difference of two means, 95 %, for unequal variances: Welch, "The generalization of 'Student's' problem when several
 * different population variances are involved", Biometrika 34 (1947), 28–35. It takes people to be independent, and the
 * means of the groups to be near normal: so they are of days, which are bounded, not of sums of money.
 */
export function differenceOfMeans(one: Sample, two: Sample): Interval {
  const value = meanOf(one) - meanOf(two)
  const [a, b] = [spreadOf(one), spreadOf(two)]
  if (a + b === 0) return { value, low: value, high: value }
  const half = studentT(freedomOf(one, two, a, b)) * Math.sqrt(a + b)
  return { value, low: value - half, high: value + half }
}

export interface SkewedSample extends Sample {
  readonly cubes: number
}

/** The third central moment of the mean. */
const leanOf = ({ size, sum, squares, cubes }: SkewedSample): number => {
  const mean = sum / size
  return (cubes - 3 * mean * squares + 2 * size * mean ** 3) / size / size ** 2
}

/**
 * The same of sums of money, where most spend nothing and a few spend much. Beside a small group Welch's interval leans
 * towards "more": with one in ten held out it found in 6 years of 100 an effect that was not there, and in 1 a harm. Hall's
 * transformation takes the lean out ("On the removal of skewness by transformation", Journal of the Royal Statistical
 * Society B 54 (1992), 221–228; for two samples: Zhou & Dinh, Biostatistics 6 (2005), 187–200). Without lean it is Welch's.
 */
export function differenceOfSums(one: SkewedSample, two: SkewedSample): Interval {
  const value = meanOf(one) - meanOf(two)
  const [a, b] = [spreadOf(one), spreadOf(two)]
  if (a + b === 0) return { value, low: value, high: value }
  const error = Math.sqrt(a + b)
  const lean = (leanOf(one) - leanOf(two)) / error ** 3
  const t = studentT(freedomOf(one, two, a, b))
  const untransformed = (u: number): number =>
    Math.abs(lean) < 1e-9 ? u : (3 / lean) * (Math.cbrt(1 + lean * (u - lean / 6)) - 1)
  return { value, low: value - error * untransformed(t), high: value - error * untransformed(-t) }
}

/** Fewer people than this in a group, whose days are over, are an anecdote. */
export const fewestPeople = 50
/** For sums of money so many of each group must have ordered: below that even a corrected interval leans (measured). */
export const fewestBuyers = 50

const enough = {
  share: (group: Outcomes): boolean => group.people >= fewestPeople,
  margin: (group: Outcomes): boolean => group.people >= fewestPeople && group.returned >= fewestBuyers,
} as const

/** *few*: not enough people. *unclear*: enough of them, and the interval holds zero. Both are too early to say. */
export type Verdict = 'few' | 'unclear' | 'more' | 'less'

export type Compared =
  | { readonly verdict: 'few' }
  | {
      readonly verdict: Exclude<Verdict, 'few'>
      readonly touched: Interval
      readonly heldOut: Interval
      readonly difference: Interval
    }

const verdictOf = ({ low, high }: Interval): Exclude<Verdict, 'few'> =>
  low > 0 ? 'more' : high < 0 ? 'less' : 'unclear'

const compared = (touched: Interval, heldOut: Interval, difference: Interval): Compared => ({
  ...{ verdict: verdictOf(difference), touched, heldOut, difference },
})

export interface Measured {
  readonly days: ReturnDays
  readonly touched: Outcomes
  readonly heldOut: Outcomes
  /** The share that ordered again. */
  readonly returned: Compared
  /** For each person, in minor units. */
  readonly margin: Compared
  /** Days until the first order, for each person. Less is sooner. */
  readonly waited: Compared
}

const sumsOf = ({ people, margin, marginSquares, marginCubes }: Outcomes): SkewedSample => ({
  ...{ size: people, sum: margin, squares: marginSquares, cubes: marginCubes },
})

const waitOf = ({ people, waited, waitedSquares }: Outcomes): Sample => ({
  ...{ size: people, sum: waited, squares: waitedSquares },
})

function ofMeans<S extends Sample>(one: S, two: S, difference: (one: S, two: S) => Interval): Compared {
  return compared(meanInterval(one), meanInterval(two), difference(one, two))
}

export function measure({ days, touched, heldOut }: Stretch): Measured {
  const few: Compared = { verdict: 'few' }
  const both = (isEnough: (group: Outcomes) => boolean): boolean => isEnough(touched) && isEnough(heldOut)
  return {
    ...{ days, touched, heldOut },
    returned: both(enough.share)
      ? compared(
          wilson(touched.returned, touched.people),
          wilson(heldOut.returned, heldOut.people),
          differenceOfShares(touched.returned, touched.people, heldOut.returned, heldOut.people),
        )
      : few,
    margin: both(enough.margin) ? ofMeans(sumsOf(touched), sumsOf(heldOut), differenceOfSums) : few,
    waited: both(enough.share) ? ofMeans(waitOf(touched), waitOf(heldOut), differenceOfMeans) : few,
  }
}

/**
 * The one comparison that decides: the share that ordered again within the longest stretch that enough people have behind
 * them. It is picked by how many there are, never by how it came out; with a dozen to pick from one would always shine.
 * Where nothing can be said yet it is the shortest stretch, which is the first to fill.
 */
export function decisive(measured: readonly Measured[]): Measured | null {
  return measured.findLast(({ returned }) => returned.verdict !== 'few') ?? measured[0] ?? null
}

/** The same of margin: the longest stretch that can be judged. */
export const decisiveMargin = (measured: readonly Measured[]): Measured | null =>
  measured.findLast(({ margin }) => margin.verdict !== 'few') ?? null

/**
 * How large a difference of shares so many people would show in four cases of five, at the share the held out have (Fleiss,
 * Levin & Paik, "Statistical Methods for Rates and Proportions", 3rd ed., chapter 4). What is smaller may be there unseen.
 */
export function visibleDifference({ touched, heldOut }: Pick<Measured, 'touched' | 'heldOut'>): number | null {
  if (!enough.share(touched) || !enough.share(heldOut)) return null
  const share = wilson(heldOut.returned, heldOut.people)
  const usual = Math.max(share.value, share.low, 1 / heldOut.people)
  return (z + zOfPower) * Math.sqrt(usual * (1 - usual) * (1 / touched.people + 1 / heldOut.people))
}

/** Every stretch, also those nobody has behind them. */
export const measureAll = (stretches: readonly Stretch[]): readonly Measured[] =>
  returnDays.map((days) =>
    measure(stretches.find((one) => one.days === days) ?? { days, touched: nobody, heldOut: nobody }),
  )

/** The measured margin as earnings reckon with it; null while it is too early to say. */
export function holdOutIn(measured: readonly Measured[]): HoldOut | null {
  const found = decisiveMargin(measured)
  if (!found || found.margin.verdict === 'few' || found.margin.verdict === 'unclear') return null
  const { value, low, high } = found.margin.difference
  const gain = { value: Math.round(value), low: Math.round(low), high: Math.round(high) }
  return { customers: found.heldOut.people, days: found.days, gain }
}

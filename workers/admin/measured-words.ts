/** Estimates as people read them: shares, points, days and sums, each with its interval. */
import type { Interval } from '../../domain/measure.ts'
import { money } from '../../domain/money.ts'
import type { Desk } from './desk.ts'

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const

/**
 * A real minus, so that it is read out and not broken from its figure. A difference just beside nothing is not rounded to
 * nothing: whether its interval holds zero is what it is judged by.
 */
function numberIn(desk: Desk, value: number, digits: number, signed = false): string {
  const size = Math.abs(value)
  const isBesideNothing = signed && size < 0.5 * 10 ** -digits && size > 10 ** -digits / 1_000
  return new Intl.NumberFormat(tags[desk.locale], {
    ...(isBesideNothing
      ? { maximumSignificantDigits: 1 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
    .format(value)
    .replace('-', '−')
}

export interface Said {
  readonly value: string
  readonly interval: string
}

const saidBy =
  (desk: Desk, say: (value: number) => string) =>
  ({ value, low, high }: Interval): Said => ({
    value: say(value),
    interval: desk.say('staff.measured.to', { low: say(low), high: say(high) }),
  })

export const shareIn = (desk: Desk, value: number): string => `${numberIn(desk, value * 100, 1)}\u00a0%`
export const pointsIn = (desk: Desk, value: number, signed = true): string => numberIn(desk, value * 100, 1, signed)

/** How each of the three figures says a group, and how a difference. */
export const figures = {
  returned: (desk: Desk) => ({
    group: saidBy(desk, (value) => shareIn(desk, value)),
    difference: saidBy(desk, (value) => pointsIn(desk, value)),
  }),
  margin: (desk: Desk, currency: string) => {
    const sum = (value: number): string => desk.sum(money(Math.round(value), currency))
    return { group: saidBy(desk, sum), difference: saidBy(desk, sum) }
  },
  waited: (desk: Desk) => ({
    group: saidBy(desk, (value) => numberIn(desk, value, 1)),
    difference: saidBy(desk, (value) => numberIn(desk, value, 1, true)),
  }),
} as const

export type FigureName = keyof typeof figures

/** What a difference says in a word; of days less is sooner. */
export function verdictWord(name: FigureName, verdict: 'few' | 'unclear' | 'more' | 'less') {
  if (name === 'margin' && verdict === 'few') return 'staff.measured.says-few-ordered'
  if (name !== 'waited' || verdict === 'few' || verdict === 'unclear') return `staff.measured.says-${verdict}` as const
  return verdict === 'less' ? 'staff.measured.says-sooner' : 'staff.measured.says-later'
}

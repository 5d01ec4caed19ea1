import { expect, it } from 'vitest'
import { recoveryOf } from '../../domain/compensation.ts'
import {
  chanceIn,
  type Earned,
  marginOf,
  openCodes,
  resultOf,
  returnOnRecovery,
  spentOf,
  stretchesOf,
  timeCost,
} from '../../domain/earnings.ts'
import { money } from '../../domain/money.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'

const earned = (about: Partial<Earned> = {}): Earned => ({
  ...{ currency: 'RUB', complaints: 1, agreed: 1, touched: 1, back: 1, orders: 1, minutes: 0, staff: 0, windows: [] },
  ...{ fix: 300_000, gift: 30_000, codes: 200_000, revenue: 6_000_000, margin: 1_800_000 },
  ...about,
})

it('what is left is the margin less everything it cost: E1 leaves 12 700', () => {
  expect([spentOf(earned()), resultOf(earned())]).toEqual([530_000, 1_270_000])
  const sum = (minor: number) => money(minor, 'RUB')
  const sums = { nextOrder: sum(6_000_000), bonus: sum(200_000), fix: sum(300_000), gift: sum(30_000) }
  expect(recoveryOf({ ...sums, marginShare: 3_000 }).gain.minor).toBe(resultOf(earned()))
  expect(marginOf(6_000_000, 3_000)).toBe(earned().margin)
})

it('without enough customers in a comparison group nothing is said of the return', () => {
  expect(returnOnRecovery(earned(), null)).toEqual({ state: 'not-measured' })
})

it('of the margin only what the comparison group does not bring as well is the recovery’s', () => {
  const held = { customers: 200, days: 365, gain: { value: 270_000, low: 90_000, high: 450_000 } } as const
  expect(returnOnRecovery(earned(), held)).toEqual({ state: 'measured', gain: 270_000, share: 5_094 })
  expect(returnOnRecovery(earned({ agreed: 5, touched: 3 }), held)).toMatchObject({ gain: 810_000 })
  const harm = { ...held, gain: { value: -100_000, low: -150_000, high: -50_000 } }
  expect(returnOnRecovery(earned(), harm)).toEqual({ state: 'measured', gain: -100_000, share: -1_886 })
  const free = earned({ fix: 0, gift: 0, codes: 0 })
  expect(returnOnRecovery(free, held)).toEqual({ state: 'measured', gain: 270_000, share: null })
})

it('time costs its share of an hour, half a minor unit rounded up', () => {
  expect([timeCost(25, 10_000), timeCost(60, 10_000), timeCost(0, 10_000), timeCost(1, 30)]).toEqual([
    4_167, 10_000, 0, 1,
  ])
})

it('open codes are expected to be used as earlier ones were; the policy’s figure stands in while those are few', () => {
  const lot = { currency: 'MDL', open: 3, face: 100_000, used: 0, ended: 0 }
  const { reserve } = defaultPolicy
  expect([chanceIn([], reserve), chanceIn([{ ...lot, used: 80, ended: 80 }], reserve)]).toEqual([5_000, 9_000])
  expect(
    chanceIn(
      [
        { ...lot, used: 40, ended: 40 },
        { ...lot, currency: 'EUR', used: 40, ended: 40 },
      ],
      reserve,
    ),
  ).toBe(9_000)
  expect(openCodes(lot, 9_000, { ...reserve, codeCostShare: 5_000 })).toEqual({
    ...{ codes: 3, face: money(100_000, 'MDL'), expected: money(45_000, 'MDL') },
  })
})

it('a period is shown in months, a long one in years', () => {
  expect(stretchesOf('2026-11-05', '2027-02-01')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'])
  expect(stretchesOf('2026-11-05', '2026-11-06')).toEqual(['2026-11-01'])
  expect(stretchesOf('2025-01-01', '2026-12-31')).toHaveLength(24)
  expect(stretchesOf('2025-01-01', '2027-01-01')).toEqual(['2025-01-01', '2026-01-01', '2027-01-01'])
})

import { expect, it } from 'vitest'
import { hearing, type Rhythm, silentFrom } from '../../domain/rhythm.ts'

const hour = 3_600_000
const day = 24 * hour
const monday = Date.UTC(2026, 5, 1)

const heardAt = (instants: readonly number[], before: Rhythm | null = null): Rhythm | null =>
  instants.reduce((rhythm: Rhythm | null, at) => hearing(rhythm, at), before)

const days = (count: number, hours: readonly number[], isOpen = (_: number) => true) =>
  Array.from({ length: count }, (_, n) => n)
    .filter(isOpen)
    .flatMap((n) => hours.map((at) => monday + n * day + at * hour))

const limit = (instants: readonly number[]) => {
  const rhythm = heardAt(instants)
  const last = instants.at(-1) ?? 0
  const from = rhythm && silentFrom(rhythm, last)
  return from === null ? null : (from - last) / hour
}

it('a shop that sleeps at night is silent after twice its night', () => {
  expect(limit(days(14, [8, 11, 14, 17, 20]))).toBe(24)
})

it('a busy sender is not silent before six hours', () => {
  expect(limit(days(14, [...Array(24).keys()]))).toBe(6)
})

it('a shop that is closed on Sundays has them in its past', () => {
  // Monday to Saturday: from Saturday 20:00 to Monday 8:00 are 36 hours.
  expect(limit(days(27, [8, 12, 16, 20], (n) => n % 7 !== 6))).toBe(72)
})

it('one outage does not excuse the next', () => {
  const before = days(14, [8, 11, 14, 17, 20])
  const after = before.map((at) => at + 19 * day)
  expect(limit([...before, ...after])).toBe(24)
})

it('nothing is said of a sender one hardly knows, or that seldom speaks', () => {
  expect(limit(days(6, [8, 12, 16]))).toBeNull()
  expect(limit(days(60, [12], (n) => n % 3 === 0))).toBeNull()
  expect(limit([monday])).toBeNull()
})

it('what adds nothing changes nothing, and the past is forgotten after four weeks', () => {
  const rhythm = heardAt(days(60, [8, 20]))
  if (!rhythm) throw new Error('nothing was heard')
  expect(hearing(rhythm, rhythm.heard)).toBe(rhythm)
  expect(hearing(rhythm, rhythm.heard - day)).toBe(rhythm)
  expect(hearing(rhythm, rhythm.heard + 30 * 60_000)).toBe(rhythm)
  expect(rhythm.pauses.length).toBeLessThanOrEqual(29)
})

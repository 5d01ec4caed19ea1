/**
 * How regularly a sender is heard of, by its own past, and when its silence is worth somebody's attention. A shop that
 * sleeps at night or on Sundays has done so before: its second longest pause of the last four weeks, twice over, is its
 * limit. The longest one may have been the last outage, which must not excuse the next.
 */
import type { Instant, Milliseconds } from './ids.ts'

const hourMs: Milliseconds = 3_600_000
const dayMs: Milliseconds = 24 * hourMs

/** Pauses are remembered this long. */
const memoryMs = 28 * dayMs
/** Nothing is said of a sender before it has been known for a week and was heard on so many of its days. */
const acquaintanceMs = 7 * dayMs
const regularDays = 5
/** However busy a sender is, shorter silences are an ordinary evening. */
const shortestSilenceMs = 6 * hourMs
const patience = 2
/** Marks closer than this are not worth remembering one by one. */
const grainMs = hourMs

export interface Rhythm {
  /** Since when it is known. */
  readonly since: Instant
  /** The last time it was heard, to the hour or so. */
  readonly heard: Instant
  /** For each day (counted from 1970, UTC) on which it was heard: the longest pause that ended there. */
  readonly pauses: readonly (readonly [day: number, longest: Milliseconds])[]
}

const dayOf = (at: Instant): number => Math.floor(at / dayMs)

/** The rhythm with what was heard at `at`; the same object where that adds nothing. */
export function hearing(rhythm: Rhythm | null, at: Instant): Rhythm {
  if (rhythm === null) return { since: at, heard: at, pauses: [[dayOf(at), 0]] }
  const pause = at - rhythm.heard
  const day = dayOf(at)
  const known = rhythm.pauses.find(([of]) => of === day)
  if (pause <= 0 || (pause < grainMs && known)) return rhythm
  const longest = Math.max(pause, known?.[1] ?? 0)
  const kept = rhythm.pauses.filter(([of]) => of !== day && of >= dayOf(at - memoryMs))
  return { since: rhythm.since, heard: at, pauses: [...kept, [day, longest]] }
}

/** The instant from which its silence since `last` is unusual; null while it is not known as regular. */
export function silentFrom({ since, pauses }: Rhythm, last: Instant): Instant | null {
  const week = pauses.filter(([day]) => day > dayOf(last) - 7)
  if (last - since < acquaintanceMs || week.length < regularDays) return null
  const [, second = 0] = pauses.map(([, pause]) => pause).sort((a, b) => b - a)
  return last + Math.max(shortestSilenceMs, patience * second)
}

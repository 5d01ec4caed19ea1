import { dayMs, monthsAfter } from '../../calendar.ts'
import type { Instant } from '../../ids.ts'
import { zoneOf } from '../../zone.ts'
import type { CareFacts } from '../care.ts'
import { isWelcome, roomFrom } from '../touch-calendar.ts'
import { wayOf } from '../way.ts'
import type { CareMove } from './move.ts'

interface Look {
  readonly months: number
  readonly n: string
  readonly at: Instant
}

/** "Half a year ago" is still true so long afterwards. */
const patienceMs = 45 * dayMs

function next(facts: CareFacts, now: Instant): Look | null {
  if (!isWelcome(facts) || wayOf(facts) !== 'light' || facts.cause?.verdict !== 'accident') return null
  const { id, closedAt } = facts.complaint
  for (const months of facts.shop.policy.care.lookBackMonths.toSorted((a, b) => a - b)) {
    const n = `${months}-${id}`
    if (facts.touches.some((touch) => touch.kind === 'look-back' && touch.n === n)) continue
    const day = monthsAfter(closedAt, months, zoneOf(facts))
    const at = roomFrom(facts, Math.max(day, now))
    if (at <= day + patienceMs) return { months, n, at }
  }
  return null
}

/** After what was an accident: six and twelve months later, is all well? */
export const lookBack: CareMove = {
  name: 'look-back',
  dueAt: (facts, now) => next(facts, now)?.at ?? null,
  act(facts, now) {
    const look = next(facts, now)
    return look ? { mails: [{ kind: 'look-back', n: look.n, months: look.months }] } : {}
  },
}

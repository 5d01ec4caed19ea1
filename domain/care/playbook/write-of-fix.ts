import type { Instant } from '../../ids.ts'
import { promotionalFrom } from '../../quiet-hours.ts'
import { zoneOf } from '../../zone.ts'
import type { CareFacts, KnownCause } from '../care.ts'
import { touchClass, unfitNow } from '../touch.ts'
import { isWelcome, roomFrom } from '../touch-calendar.ts'
import { languageOf } from '../way.ts'
import type { CareMove } from './move.ts'

interface Fixed {
  readonly cause: KnownCause
  readonly at: Instant
}

/** As service mail it needs no consent and no room in the year, only their daytime; as promotion it needs both. */
function when(facts: CareFacts, closedAt: Instant, now: Instant): Instant | null {
  const from = Math.max(closedAt, now)
  if (touchClass('cause-fixed', facts) === 'promotional') return isWelcome(facts) ? roomFrom(facts, from) : null
  if (unfitNow(facts, 'cause-fixed', now) !== null) return null
  return promotionalFrom(from, facts.shop.policy.quiet, zoneOf(facts), facts.shop)
}

/** Closed since it happened to them, with words for them, and not told yet. One that was reopened is not told twice. */
function next(facts: CareFacts, now: Instant): Fixed | null {
  for (const cause of facts.causes) {
    const { id, state, closedAt, changed, hurtAt = facts.complaint.receivedAt } = cause
    if (state !== 'closed' || closedAt === null || closedAt <= hurtAt) continue
    if (languageOf(changed, facts) === null) continue
    if (facts.touches.some(({ kind, n }) => kind === 'cause-fixed' && n === id)) continue
    const at = when(facts, closedAt, now)
    if (at !== null) return { cause, at }
  }
  return null
}

/** What was changed since, and thanks: to everybody it had touched, once each. */
export const writeOfFix: CareMove = {
  name: 'write-of-fix',
  dueAt: (facts, now) => next(facts, now)?.at ?? null,
  act(facts, now) {
    const fixed = next(facts, now)
    return fixed ? { mails: [{ kind: 'cause-fixed', n: fixed.cause.id }] } : {}
  },
}

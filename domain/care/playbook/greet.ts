import type { Instant } from '../../ids.ts'
import type { CareFacts } from '../care.ts'
import { isWelcome, type Occasion, occasionsFrom, roomFrom, whereIs } from '../touch-calendar.ts'
import { wayOf } from '../way.ts'
import type { CareMove } from './move.ts'

interface Greeting {
  readonly occasion: Occasion
  readonly at: Instant
}

/** The next occasion that still finds room; what does not is let go, and never made up for. */
function next(facts: CareFacts, now: Instant): Greeting | null {
  if (!facts.shop.policy.care.greetings || !isWelcome(facts) || wayOf(facts) === 'silence') return null
  for (const occasion of occasionsFrom(whereIs(facts), now)) {
    if (facts.touches.some(({ kind, n }) => kind === 'greeting' && n === occasion.n)) continue
    const at = roomFrom(facts, Math.max(occasion.at, now))
    if (at <= occasion.until) return { occasion, at }
  }
  return null
}

/** On an occasion of their country: good wishes, nothing offered and nothing asked. */
export const greet: CareMove = {
  name: 'greet',
  dueAt: (facts, now) => next(facts, now)?.at ?? null,
  act(facts, now) {
    const found = next(facts, now)
    if (!found) return {}
    const { name, n } = found.occasion
    return { mails: [{ kind: 'greeting', n, occasion: name }] }
  },
}

import { dayMs, endOfDayAfterMonths, monthsAfter } from '../../calendar.ts'
import type { Instant } from '../../ids.ts'
import { type Money, money } from '../../money.ts'
import { zoneOf } from '../../zone.ts'
import type { CareFacts } from '../care.ts'
import { isWelcome, roomFrom } from '../touch-calendar.ts'
import { wayOf } from '../way.ts'
import type { CareMove } from './move.ts'

/** Where a cap has just refused the sum, it is looked at again by and by. */
const putOffMs = 7 * dayMs
/** Who has not come back within two years is left in peace. */
const lastMonth = 24

function offered({ shop }: CareFacts): Money | null {
  const minor = shop.policy.care.winBack.sums[shop.currency] ?? 0
  return minor > 0 ? money(minor, shop.currency) : null
}

function whenDue(facts: CareFacts, now: Instant): Instant | null {
  const { care, complaint, shop, touches } = facts
  const { afterMonths } = shop.policy.care.winBack
  if (afterMonths === null || offered(facts) === null || care.state !== 'departed') return null
  if (!isWelcome(facts) || wayOf(facts) !== 'light') return null
  // The letter says that it is the only one: one that went out after an earlier complaint counts too.
  const told = touches.some(({ kind, n, message }) => kind === 'win-back' && (n === complaint.id || message !== null))
  if (told) return null
  const end = Math.max(complaint.closedAt, complaint.saidGoodbyeAt ?? 0)
  const [first, last] = [afterMonths, lastMonth].map((months) => monthsAfter(end, months, zoneOf(facts)))
  const from = Math.max(first ?? 0, (complaint.codeUntil ?? 0) + 1, facts.beyondCap ? now + putOffMs : now)
  const at = roomFrom(facts, from)
  return at <= (last ?? 0) ? at : null
}

/** One offer to who stayed away, where the shop has one: never in the first months, and never a second time. */
export const winBack: CareMove = {
  name: 'win-back',
  dueAt: whenDue,
  act(facts, now) {
    const value = offered(facts)
    if (!value) return {}
    const { shop, complaint } = facts
    const until = endOfDayAfterMonths(now, shop.policy.care.winBack.validMonths, shop.timeZone)
    return { mails: [{ kind: 'win-back', n: complaint.id, value, until }] }
  },
}

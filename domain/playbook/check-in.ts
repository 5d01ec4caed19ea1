import { dayMs } from '../calendar.ts'
import { type Facts, mailOf, mayRemind, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import { lastDueAt } from '../promise.ts'
import { awakeAt } from '../quiet-hours.ts'
import { agreedAt } from './choice-clock.ts'
import type { Move } from './move.ts'

/** Which asking this is: after a bad answer and a new fix we ask once more, and then no more. */
const mostAskings = 2
const round = (facts: Facts): string => String(facts.ratings.length + 1)

/** Counted from the arrival; where nobody told us of one, from the time we had promised; after a bad answer, from the call. */
function sinceAt(facts: Facts): Instant | null {
  const { ratings } = facts
  const last = ratings.at(-1)
  if (last) return last.score <= 2 ? (taskOf(facts, `unhappy-${ratings.length}`)?.doneAt ?? null) : null
  if (facts.complaint.arrivedAt !== null) return facts.complaint.arrivedAt
  const promised = facts.promises.findLast(({ kind, state }) => kind === 'remedy' && state !== 'withdrawn')
  return promised ? lastDueAt(promised) : null
}

/** When this asking falls due, whether or not anyone may be asked; null when there is nothing to ask about. */
export function checkInAt(facts: Facts): Instant | null {
  const since = sinceAt(facts)
  if (since === null || agreedAt(facts) === null || facts.ratings.length >= mostAskings) return null
  return since + facts.shop.policy.touches.checkInDays * dayMs
}

/** Three days after the remedy arrived: did it help? If nobody told us that it arrived, that is what we ask. */
export const checkIn: Move = {
  name: 'check-in',
  dueAt(facts, now = 0) {
    if (!mayRemind(facts) || facts.complaint.departedAt !== null) return null
    const at = mailOf(facts, 'check-in', round(facts)) ? null : checkInAt(facts)
    // What was held up until now is no reason to write at night.
    return at === null ? null : awakeAt(facts, Math.max(at, now))
  },
  act(facts, now) {
    const arrivalUnknown = facts.complaint.arrivedAt === null
    const n = round(facts)
    const owner = facts.complaint.owner ?? personFor('agent', facts.staff)
    return {
      mails: [{ kind: 'check-in', n, arrivalUnknown }],
      ...(arrivalUnknown &&
        !taskOf(facts, 'check-delivery') && {
          tasks: [{ kind: 'check-delivery', key: 'check-delivery', owner, dueAt: now + dayMs, about: {} }],
        }),
    }
  },
}

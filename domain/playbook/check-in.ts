import { dayMs } from '../calendar.ts'
import { canWrite, type Facts, mailOf, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../policy/assess.ts'
import type { Move } from './move.ts'

/** Which asking this is: after a bad answer and a new fix we ask once more. */
const round = (facts: Facts): string => String(facts.ratings.length + 1)

/** Counted from the arrival; where nobody told us of one, from the time we had promised. */
function sinceAt(facts: Facts): Instant | null {
  if (facts.complaint.arrivedAt !== null) return facts.complaint.arrivedAt
  const promised = facts.promises.filter((promise) => promise.kind === 'remedy').at(-1)
  return promised?.dueAt ?? null
}

/** Three days after the remedy arrived: did it help? If nobody told us that it arrived, that is what we ask. */
export const checkIn: Move = {
  name: 'check-in',
  dueAt(facts) {
    const since = sinceAt(facts)
    if (since === null || !facts.choice || !canWrite(facts) || facts.complaint.departedAt !== null) return null
    if (facts.ratings.length > 0 || mailOf(facts, 'check-in', round(facts))) return null
    return since + facts.shop.policy.touches.checkInDays * dayMs
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

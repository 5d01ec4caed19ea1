import { dayMs, minuteMs } from '../calendar.ts'
import { type ComplaintOutcome, type Facts, mailOf, mayRemind, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { checkInAt } from './check-in.ts'
import { agreedAt } from './choice-clock.ts'
import type { Move } from './move.ts'

const somethingOpen = (facts: Facts): boolean =>
  facts.tasks.some((task) => task.state === 'open') ||
  facts.escalations.some((escalation) => escalation.state === 'open') ||
  facts.proposals.some((proposal) => proposal.state === 'open')

/** Since when nothing more is expected from the customer; null while we still wait. */
function quietSince(facts: Facts): Instant | null {
  const { complaint, choice, ratings } = facts
  const { touches } = facts.shop.policy
  if (complaint.departedAt !== null && (!choice || complaint.arrivedAt !== null)) {
    return complaint.departedAt + touches.provisionalMinutes * minuteMs
  }
  if (agreedAt(facts) === null) return null
  const last = ratings.at(-1)
  if (last && last.score >= 3) return last.at
  const patience = touches.checkInPatienceDays * dayMs
  const asked = mailOf(facts, 'check-in', String(ratings.length + 1))
  if (asked) return asked.plannedAt + patience
  // Who cannot or does not want to be asked is given the same time to come back by themselves.
  const unasked = mayRemind(facts) ? null : checkInAt(facts)
  if (unasked !== null) return unasked + patience
  // Asked twice and still not well: a person had the last word.
  const spoken = ratings.length >= 2 ? taskOf(facts, `unhappy-${ratings.length}`)?.doneAt : null
  return spoken == null ? null : spoken + patience
}

export function outcomeOf(facts: Facts): ComplaintOutcome {
  if (facts.codes.some((code) => code.state === 'redeemed')) return 'recovered'
  if (facts.complaint.departedAt !== null) return 'departed'
  return facts.choice?.by === 'default' && facts.ratings.length === 0 ? 'unanswered' : 'settled'
}

/**
 * Nothing is open, nothing is coming: the complaint closes. A live code keeps it open, so that its reminders are part of
 * the same story, and its use is seen as a return.
 */
export const close: Move = {
  name: 'close',
  dueAt(facts) {
    if (facts.complaint.closedAt !== null || somethingOpen(facts)) return null
    if (facts.codes.some((code) => code.state === 'issued' || code.state === 'reserved')) return null
    if (facts.choice && !facts.compensation && facts.complaint.departedAt === null) return null
    const since = quietSince(facts)
    if (since === null) return null
    const redeemed = facts.codes.map((code) => code.redeemedAt ?? 0)
    return Math.max(since, ...redeemed)
  },
  act(facts, now) {
    const outcome = outcomeOf(facts)
    return {
      complaint: { closedAt: now, outcome },
      settled: facts.promises
        .filter((promise) => promise.state === 'open')
        .map((promise) => ({ id: promise.id, as: 'withdrawn' })),
      timeline: [{ actor: 'playbook', event: 'closed', public: true, about: { outcome } }],
    }
  },
}

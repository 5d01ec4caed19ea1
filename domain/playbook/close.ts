import { dayMs, minuteMs } from '../calendar.ts'
import { type ComplaintOutcome, type Facts, mailOf, mayRemind, taskOf } from '../complaint.ts'
import { isOver } from '../dispute.ts'
import type { Instant } from '../ids.ts'
import { isStopped, moneyOwed, stopKey, timesStopped } from '../money-owed.ts'
import { isOwed } from '../promise.ts'
import { isAside } from '../task.ts'
import { reviewAskAt } from './ask-review-update.ts'
import { checkInAt } from './check-in.ts'
import { agreedAt } from './choice-clock.ts'
import type { Move } from './move.ts'
import { wishAskedAt } from './take-up-wish.ts'

const somethingOpen = (facts: Facts): boolean =>
  facts.tasks.some((task) => task.state === 'open' && !isAside(task)) ||
  facts.escalations.some((escalation) => escalation.state === 'open') ||
  facts.proposals.some((proposal) => proposal.state === 'open')

/** Banks decide within about three months of our answer; a sender that never tells does not keep it open for ever. */
const bankPatienceMs = 120 * dayMs

/** An open dispute is part of the story: how it ended belongs into it. An early warning has no end to wait for. */
function waitsForBankUntil({ complaint, dispute }: Facts): Instant {
  if (!dispute || isOver(dispute) || (dispute.refundable && dispute.dueAt === null)) return 0
  return (dispute.dueAt ?? complaint.receivedAt) + bankPatienceMs
}

/** A person opened again what a person had closed over, and has spoken to the customer; nothing is promised any more. */
const answeredAnew = (facts: Facts): Instant | null =>
  checkInAt(facts) === null && !facts.promises.some(isOwed)
    ? (facts.tasks.findLast(({ key }) => key.startsWith('reopened-'))?.doneAt ?? null)
    : null

/** Since when nothing more is expected from the customer; null while we still wait. */
function quietSince(facts: Facts): Instant | null {
  const { complaint, choice, ratings } = facts
  const { touches } = facts.shop.policy
  if (complaint.departedAt !== null && (!choice || complaint.arrivedAt !== null)) {
    return complaint.departedAt + touches.provisionalMinutes * minuteMs
  }
  if (agreedAt(facts) === null) return null
  const last = ratings.at(-1)
  const patience = touches.checkInPatienceDays * dayMs
  const wished = wishAskedAt(facts)
  if (wished !== null) return wished + patience
  if (last && last.score >= 3) return Math.max(last.at, reviewAskAt(facts) ?? 0)
  const asked = mailOf(facts, 'check-in', String(ratings.length + 1))
  if (asked) return asked.plannedAt + patience
  // Who cannot or does not want to be asked is given the same time to come back by themselves.
  const unasked = mayRemind(facts) ? null : checkInAt(facts)
  if (unasked !== null) return unasked + patience
  // Nothing is on its way since a dispute stopped it: a person has said how it goes on.
  const owed = moneyOwed(facts)
  if (owed && isStopped(facts, owed)) {
    const decided = taskOf(facts, stopKey(timesStopped(facts)))?.doneAt
    if (decided != null) return decided + patience
  }
  // Asked twice and still not well: a person had the last word.
  const spoken = ratings.length >= 2 ? taskOf(facts, `unhappy-${ratings.length}`)?.doneAt : answeredAnew(facts)
  return spoken == null ? null : spoken + patience
}

/** Ended without the customer's return: becomes `recovered` when they come back after all. A person's "no" stays a no. */
export const isImprovable = (outcome: ComplaintOutcome): boolean =>
  outcome === 'settled' || outcome === 'departed' || outcome === 'unanswered'

/** Who ordered again, or used their code, is recovered: that is what all of this is for. */
export function outcomeOf(facts: Facts): ComplaintOutcome {
  if (facts.complaint.returnedAt !== null || facts.codes.some(({ state }) => state === 'redeemed')) return 'recovered'
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
    const bank = waitsForBankUntil(facts)
    const redeemed = facts.codes.map((code) => code.redeemedAt ?? 0)
    return Math.max(since, bank, ...redeemed)
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

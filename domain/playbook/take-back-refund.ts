import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { chosenRemedy, type Facts, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import { fulfilledBy } from '../promised-time.ts'
import type { Refund } from '../refund.ts'
import type { Move, Outcome } from './move.ts'

/** Of a choice's round, like the task that paid it first, so that a dispute stops this one too. */
const keyOf = ({ choice }: Facts, { purpose }: Refund): string =>
  choice?.remedy === purpose ? `fulfil-${choice.round}-again-failed` : `refund-failed-${purpose}`

const found = (facts: Facts): Refund | undefined =>
  facts.payBack.refunds.find(
    (refund) => refund.state === 'accepted' && refund.cameBack && !taskOf(facts, keyOf(facts, refund)),
  )

/** What was chosen is owed again, and has a time: a person finds another way with the customer. */
function owedAgain(facts: Facts, refund: Refund, now: number): Outcome {
  const { complaint, shop, staff } = facts
  const key = keyOf(facts, refund)
  const kind = chosenRemedy(facts)?.kind ?? 'partial-refund'
  const dueAt = fulfilledBy(facts, kind, now)
  const owner = complaint.owner ?? personFor('agent', staff)
  return {
    complaint: { arrivedAt: null },
    tasks: [{ kind: 'refund', key, owner, dueAt, about: { remedy: kind, id: refund.purpose, refusal: 'failed' } }],
    promises: [{ kind: 'remedy', n: key, dueAt, clock: 'working', statedIn: null, keptBy: null }],
    mails: [
      { kind: 'staff', n: key, to: owner ?? shop.sender.email, notice: { about: 'task', task: 'refund', dueAt } },
    ],
  }
}

/** A closed complaint causes no effect: somebody looks into it all the same, and opens it again where they want to. */
function lookedInto(facts: Facts, refund: Refund, now: number): Outcome {
  const { complaint, shop, staff } = facts
  const dueAt = roundedUp(shop, addWorkingTime(shop, now, shop.policy.targets.replyWorkingMinutes * minuteMs))
  const about = { about: 'refund', id: refund.purpose, refusal: 'failed' }
  const owner = complaint.owner ?? personFor('agent', staff)
  return { tasks: [{ kind: 'decide', key: keyOf(facts, refund), owner, dueAt, about }] }
}

/**
 * Days after the vendor accepted a refund, the customer's bank may not take it (a card that is closed): the money is with
 * the shop again. Nothing is tried a second time blindly.
 */
export const takeBackRefund: Move = {
  name: 'take-back-refund',
  whenClosed: true,
  dueAt: (facts) => (found(facts) ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const refund = found(facts)
    if (!refund) return {}
    const open = facts.complaint.closedAt === null
    const about = { refusal: 'failed', ...refund.value }
    return {
      ...(open && facts.choice?.remedy === refund.purpose
        ? owedAgain(facts, refund, now)
        : lookedInto(facts, refund, now)),
      alarms: [{ kind: 'refund-refused', key: `refund-failed:${refund.purpose}` }],
      timeline: [{ actor: 'playbook', event: 'refund-refused', public: false, about }],
    }
  },
}

import type { Facts } from '../complaint.ts'
import type { ComplaintId } from '../ids.ts'
import type { Move, Outcome } from './move.ts'

/** Whether the customer was told anything here: then only a person takes it back. */
const hasWritten = (facts: Facts): boolean => facts.mails.some((mail) => mail.kind !== 'staff')

/**
 * This complaint becomes part of `into`: one grievance, one set of promises. What came for it (deliveries, dispute, words,
 * photos, links) goes over; what was open here ends here.
 */
export const joinInto = (facts: Facts, into: ComplaintId, actor: 'playbook' | `staff:${string}`): Outcome => ({
  complaint: { joinedInto: into },
  settled: facts.promises.filter(({ state }) => state === 'open').map(({ id }) => ({ id, as: 'withdrawn' })),
  tasksEnded: facts.tasks.filter(({ state }) => state === 'open').map(({ key }) => ({ key, state: 'dropped' })),
  escalationsEnded: facts.escalations.filter(({ state }) => state === 'open').map(({ reason }) => reason),
  timeline: [{ actor, event: 'joined-into', public: false, about: { complaint: into } }],
})

/**
 * Two complaints of one order and person were opened because neither delivery knew both (a dispute without a customer,
 * whose order was told later). The one that has written to nobody joins the other; if neither has, the younger does.
 */
export const joinTwin: Move = {
  name: 'join-twin',
  dueAt(facts) {
    const { twin, complaint } = facts
    if (!twin || hasWritten(facts)) return null
    return twin.wrote || twin.older ? complaint.receivedAt : null
  },
  act(facts, now) {
    if (!facts.twin) return {}
    const outcome = joinInto(facts, facts.twin.id, 'playbook')
    return { ...outcome, complaint: { ...outcome.complaint, closedAt: now } }
  },
}

import { canWrite, type Facts, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import { answeredBy } from '../promised-time.ts'
import { escalateTo } from './escalate.ts'
import type { Move } from './move.ts'

const key = (facts: Facts): string => `unhappy-${facts.ratings.length}`

/** A rating of 1 or 2: it did not help. A person calls; nothing automatic is said twice. */
export const reopen: Move = {
  name: 'reopen',
  dueAt(facts) {
    const last = facts.ratings.at(-1)
    return last && last.score <= 2 && !taskOf(facts, key(facts)) ? last.at : null
  },
  act(facts, now) {
    const { shop } = facts
    const known = facts.escalations.some(({ reason }) => reason === 'low-rating')
    const score = facts.ratings.at(-1)?.score ?? 1
    const raised = known ? {} : escalateTo(facts, 'low-rating', 'lead', now, { score })
    const dueAt = answeredBy(facts, shop.policy.targets.replyWorkingMinutes, now, facts.ratings.at(-1)?.at)
    const n = key(facts)
    const told = canWrite(facts)
    // The reason was given once; that it did not help again is said to whoever has the call to make.
    const to = facts.complaint.owner ?? personFor('lead', facts.staff) ?? shop.sender.email
    const again = { kind: 'staff', n, to, notice: { about: 'task', task: 'call-unhappy', dueAt } } as const
    return {
      ...raised,
      complaint: { reopenedAt: now },
      tasks: [{ kind: 'call-unhappy', key: n, owner: facts.complaint.owner, dueAt, about: {} }],
      promises: [
        { kind: 'correction', n, dueAt, clock: 'working', statedIn: told ? `progress:${n}` : null, keptBy: null },
      ],
      mails: [
        ...(raised.mails ?? [again]),
        ...(told ? [{ kind: 'progress', n, about: 'rating', dueAt } as const] : []),
      ],
      timeline: [...(raised.timeline ?? []), { actor: 'playbook', event: 'reopened', public: true, about: {} }],
    }
  },
}

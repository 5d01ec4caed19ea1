import { canWrite, type Facts, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import { answeredBy } from '../promised-time.ts'
import { reviewerOfDeclined } from '../saying-no.ts'
import type { Move } from './move.ts'

const unanswered = (facts: Facts) =>
  facts.proposals.find((proposal) => proposal.state === 'open' && !taskOf(facts, `proposal-${proposal.id}`))

/** "What would put it right?" goes to a person, and the customer is told by when they hear back. */
export const receiveProposal: Move = {
  name: 'receive-proposal',
  dueAt: (facts) => unanswered(facts)?.at ?? null,
  act(facts, now) {
    const proposal = unanswered(facts)
    if (!proposal) return {}
    const { shop, complaint, staff } = facts
    const dueAt = answeredBy(facts, shop.policy.targets.proposalWorkingMinutes, now, proposal.at)
    // After a "no" somebody else takes the second look, as the letter says.
    const owner = reviewerOfDeclined(facts, now) ?? complaint.owner ?? personFor('agent', staff)
    const n = `proposal-${proposal.id}`
    const told = canWrite(facts)
    // Their own proposal takes the place of our offer: what they are told now is the time that counts.
    const replaced = facts.promises.filter(({ kind, state }) => kind === 'answer' && state === 'open')
    return {
      settled: replaced.map(({ id }) => ({ id, as: 'withdrawn' })),
      tasks: [{ kind: 'reply-to-proposal', key: n, owner, dueAt, about: { proposal: proposal.id } }],
      promises: [
        {
          kind: 'proposal',
          n: proposal.id,
          dueAt,
          clock: 'working',
          statedIn: told ? `progress:${n}` : null,
          keptBy: null,
        },
      ],
      mails: [
        ...(told ? [{ kind: 'progress', n, about: 'proposal', dueAt } as const] : []),
        {
          kind: 'staff',
          n,
          to: owner ?? shop.sender.email,
          notice: { about: 'task', task: 'reply-to-proposal', dueAt },
        },
      ],
    }
  },
}

/** The customer said what would put it right: agreed to, answered once with another sum, or declined with a reason. */
import { z } from 'zod'
import { dayMs } from '../calendar.ts'
import { canWrite, currentOffer, type Facts, forbidsRefund, type Proposal, type Reply } from '../complaint.ts'
import type { Money } from '../money.ts'
import { personFor } from '../people.ts'
import type { Outcome, RemedyOffered } from '../playbook/move.ts'
import { fulfilledBy } from '../promised-time.ts'
import { remediesFor } from '../remedy.ts'
import {
  type ActionRule,
  aboveOrder,
  actionSchema,
  actorOf,
  amountSchema,
  askable,
  beyondLimit,
  type Desk,
  done,
  invalid,
  isVerdict,
  keptNow,
  notNow,
  optionalWords,
  sumOf,
  takenUp,
  type Verdict,
} from './action.ts'
import { declineProposal, whySchema } from './declining.ts'

const schema = actionSchema('answer-proposal', {
  decision: z.enum(['accept', 'counter', 'decline']),
  amount: amountSchema.optional(),
  text: optionalWords,
  why: whySchema,
  ...askable,
})
type Fields = z.output<typeof schema>

const states = { accept: 'accepted', counter: 'countered', decline: 'declined' } as const

/** What the answer grants: what the person names, else what the customer asked for. Null where no sum is named. */
function grantedBy(facts: Facts, { decision, amount }: Fields, proposal: Proposal, desk: Desk): Money | null | Verdict {
  if (decision === 'decline') return null
  const wanted = decision === 'accept' ? proposal.amount : null
  const sum = amount === undefined ? wanted : sumOf(facts, amount)
  if (sum === null || isVerdict(sum)) return sum
  if (forbidsRefund(facts.dispute)) return notNow('A dispute is open: the money would be paid twice.', 'dispute_open')
  return beyondLimit(facts, desk, sum) ?? aboveOrder(facts, sum) ?? sum
}

/** What was agreed to becomes a person's task and a promise, told in the very mail that agrees. */
function carryOut(facts: Facts, { id }: Proposal, sum: Money | null, reply: Reply, desk: Desk): Outcome {
  const { complaint, staff } = facts
  const dueAt = fulfilledBy(facts, sum ? 'partial-refund' : 'replacement', desk.now)
  const told = canWrite(facts)
  return {
    tasks: [
      {
        kind: 'do-remedy',
        key: `proposal-${id}-carry-out`,
        owner: complaint.owner ?? personFor('agent', staff),
        dueAt,
        about: { proposal: id },
      },
    ],
    promises: [
      {
        kind: 'remedy',
        n: `proposal-${id}`,
        dueAt,
        clock: 'working',
        statedIn: told ? `reply:${reply.id}` : null,
        keptBy: null,
      },
    ],
    ...(told && { mails: [{ kind: 'reply', n: reply.id, reply: reply.id }] }),
    ...(sum && { ledger: [{ entry: 'fix', about: id, value: sum }] }),
  }
}

/**
 * Our own sum stands first among the ways, which stay as they were shown: the customer takes it with the same click as
 * any other, or another instead.
 */
function counterOffer(facts: Facts, sum: Money, desk: Desk): Outcome {
  const { policy } = facts.shop
  const shown: readonly RemedyOffered[] = currentOffer(facts)?.remedies ?? remediesFor(facts)
  const others = shown.filter(({ kind }) => kind !== 'partial-refund')
  const round = (currentOffer(facts)?.round ?? 0) + 1
  return {
    offer: {
      round,
      by: actorOf(desk),
      expiresAt: desk.now + policy.touches.choiceDefaultDays * dayMs,
      remedies: [
        { kind: 'partial-refund', value: sum, extra: policy.terms['partial-refund'].extra },
        ...others.map(({ kind, value, extra }) => ({ kind, value, extra })),
      ],
    },
  }
}

/** What the answer says and brings, each decision by its own rule. */
function answerWith(facts: Facts, fields: Fields, proposal: Proposal, desk: Desk): Outcome | Verdict {
  const { decision, text, why } = fields
  if (decision === 'decline') return declineProposal(facts, why, text, desk)
  if (decision === 'counter') {
    if (text === '') return invalid('text_needed', 'Say in a few words of your own what you can do.')
    if (facts.proposals.some(({ state }) => state === 'countered')) {
      return notNow('One counter-offer was made already: agree, or say no well.', 'countered_already')
    }
  }
  const sum = grantedBy(facts, fields, proposal, desk)
  if (sum !== null && isVerdict(sum)) return sum
  const reply: Reply = {
    ...{ id: desk.replyId, kind: `proposal-${states[decision]}`, text, amount: sum },
    ...{ by: actorOf(desk), at: desk.now },
  }
  const more =
    decision === 'accept' ? carryOut(facts, proposal, sum, reply, desk) : sum && counterOffer(facts, sum, desk)
  return { ...more, replies: [reply] }
}

export const answerProposal: ActionRule<Fields> = {
  schema,
  act(facts, fields, desk) {
    const proposal = facts.proposals.find(({ state }) => state === 'open')
    if (!proposal) return notNow('No proposal is waiting for an answer.')
    const answer = answerWith(facts, fields, proposal, desk)
    if (isVerdict(answer)) return answer
    const { decision, why } = fields
    const sum = answer.replies?.[0]?.amount ?? null
    const about = decision === 'decline' ? { decision, why } : { decision, ...sum }
    return done({
      ...answer,
      proposals: [{ id: proposal.id, state: states[decision] }],
      tasksEnded: [{ key: `proposal-${proposal.id}`, state: 'done' }],
      settled: keptNow(facts, 'proposal', proposal.id),
      escalationsEnded: takenUp(facts, desk),
      timeline: [{ actor: actorOf(desk), event: 'proposal-answered', public: true, about }],
    })
  },
}

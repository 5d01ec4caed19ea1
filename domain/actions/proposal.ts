/** The customer said what would put it right: agreed to, answered once with another sum, or declined with words. */
import { z } from 'zod'
import { endOfWorkingDay } from '../calendar.ts'
import { canWrite, type Facts, forbidsRefund, type Proposal, type Reply } from '../complaint.ts'
import type { Money } from '../money.ts'
import type { Outcome } from '../playbook/move.ts'
import { personFor } from '../policy/assess.ts'
import {
  type ActionRule,
  aboveOrder,
  actionSchema,
  actorOf,
  amountSchema,
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

const schema = actionSchema('answer-proposal', {
  decision: z.enum(['accept', 'counter', 'decline']),
  amount: amountSchema.optional(),
  text: optionalWords,
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
  const { shop, complaint, staff } = facts
  const terms = shop.policy.terms[sum ? 'partial-refund' : 'replacement']
  const dueAt = endOfWorkingDay(shop, desk.now, terms.workingDays)
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

export const answerProposal: ActionRule<Fields> = {
  schema,
  act(facts, fields, desk) {
    const { decision, text } = fields
    const proposal = facts.proposals.find(({ state }) => state === 'open')
    if (!proposal) return notNow('No proposal is waiting for an answer.')
    if (decision !== 'accept' && text === '') return invalid('text_needed', 'Say why, in a few words of your own.')
    if (decision === 'counter' && facts.proposals.some(({ state }) => state === 'countered')) {
      return notNow('One counter-offer was made already: agree, or say no well.', 'countered_already')
    }
    const sum = grantedBy(facts, fields, proposal, desk)
    if (sum !== null && isVerdict(sum)) return sum
    const reply: Reply = {
      id: desk.replyId,
      kind: `proposal-${states[decision]}`,
      text,
      amount: sum,
      by: actorOf(desk),
      at: desk.now,
    }
    return done({
      ...(decision === 'accept' && carryOut(facts, proposal, sum, reply, desk)),
      proposals: [{ id: proposal.id, state: states[decision] }],
      replies: [reply],
      tasksEnded: [{ key: `proposal-${proposal.id}`, state: 'done' }],
      settled: keptNow(facts, 'proposal', proposal.id),
      escalationsEnded: takenUp(facts, desk),
      timeline: [{ actor: actorOf(desk), event: 'proposal-answered', public: true, about: { decision, ...sum } }],
    })
  },
}

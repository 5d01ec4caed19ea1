/** Saying no well: a reason from the table, an alternative, who looks anew, and something small. None of them can be left out. */
import { z } from 'zod'
import { canWrite, type Facts, type Reply } from '../complaint.ts'
import type { Mail } from '../mail.ts'
import type { Outcome } from '../playbook/move.ts'
import { type Declined, type DeclineTerms, declineReasonNames, declineReasons } from '../policy/decline-reasons.ts'
import { isOwed } from '../promise.ts'
import { gestureFor, reviewerFor } from '../saying-no.ts'
import { actorOf, type Desk, invalid, notNow, type Verdict } from './action.ts'

/** Why not, by name. Without a name the person's own words are the reason. */
export const whySchema = z.enum(declineReasonNames).default('own-words')
export type Why = z.output<typeof whySchema>

/** What stands in the way of this "no": a reason that does not fit, or one that says nothing about this very case. */
function unfit(why: Why, declined: Declined, text: string): Verdict | null {
  const terms: DeclineTerms = declineReasons[why]
  if (!terms.to.includes(declined)) return invalid('other_reason', `The reason ${why} is not one for a ${declined}.`)
  if (terms.needsWords && text === '') return invalid('text_needed', 'Say why, in a few words of your own.')
  return null
}

/** The letter that says no, and what goes with it; `reply` holds the person's own words. */
function letterOf(facts: Facts, declined: Declined, why: Why, reply: Reply, desk: Desk): Outcome {
  const { gesture, outcome } = gestureFor(facts, declined, desk.now)
  const reviewer = reviewerFor(facts, desk.actor.email, desk.now)
  const mail: Mail = { kind: 'decline', n: reply.id, to: declined, reason: why, reviewer, gesture }
  return { ...outcome, replies: [reply], ...(canWrite(facts) && { mails: [mail] }) }
}

/** No to a proposal of the customer's own: the ways that were offered stay open. */
export function declineProposal(facts: Facts, why: Why, text: string, desk: Desk): Outcome | Verdict {
  const no = unfit(why, 'proposal', text)
  if (no) return no
  const reply: Reply = {
    ...{ id: desk.replyId, kind: 'proposal-declined', text, amount: null },
    ...{ by: actorOf(desk), at: desk.now },
  }
  return letterOf(facts, 'proposal', why, reply, desk)
}

/** The letter is the answer they were promised. */
const answeredNow = ['answer', 'proposal', 'correction']

/**
 * No to the complaint as a whole: it never ends in silence. `reason` is for the house where a reason of the table is
 * named, and goes to the customer as written where none is.
 */
export function declineComplaint(
  facts: Facts,
  { why, text, reason }: { readonly why: Why; readonly text: string; readonly reason: string },
  desk: Desk,
): Outcome | Verdict {
  if (facts.choice || facts.proposals.some(({ state }) => state === 'accepted')) {
    return notNow(
      'Something was agreed on with the customer: a promise is not taken back by a letter.',
      'agreed_already',
    )
  }
  const own = text === '' && why === 'own-words' ? reason : text
  const no = unfit(why, 'complaint', own)
  if (no) return no
  if (!canWrite(facts)) return notNow('There is no address that mail reaches: a "no" is not left unsaid.', 'no_address')
  const said = { amount: null, by: actorOf(desk), at: desk.now } as const
  const reply: Reply = { ...said, id: desk.replyId, kind: 'reply', text: own }
  const letter = letterOf(facts, 'complaint', why, reply, desk)
  const about = { outcome: 'declined', why } as const
  return {
    ...letter,
    complaint: { closedAt: desk.now, outcome: 'declined' },
    proposals: facts.proposals.filter(({ state }) => state === 'open').map(({ id }) => ({ id, state: 'declined' })),
    settled: facts.promises
      .filter((promise) => promise.state === 'open' || (isOwed(promise) && answeredNow.includes(promise.kind)))
      .map(({ id, kind }) => ({ id, as: answeredNow.includes(kind) ? 'kept' : 'withdrawn' })),
    replies: [
      reply,
      ...(own === reason ? [] : [{ ...said, id: `${desk.replyId}-note`, kind: 'note', text: reason } as const]),
    ],
    timeline: [{ actor: actorOf(desk), event: 'closed', public: true, about }],
  }
}

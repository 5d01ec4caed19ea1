import { canWrite, type Facts, mailOf, type Reply } from '../complaint.ts'
import { counterIn } from '../saying-no.ts'
import type { Move } from './move.ts'

/** A "no" has a letter of its own, and a counter-offer stands in the mail of its offer. */
const toldElsewhere = (facts: Facts, reply: Reply): boolean =>
  mailOf(facts, 'decline', reply.id) !== null || facts.offers.some((offer) => counterIn(facts, offer) === reply)

const waiting = (facts: Facts) =>
  facts.replies.find(
    (reply) => reply.kind !== 'note' && !mailOf(facts, 'reply', reply.id) && !toldElsewhere(facts, reply),
  )

/** What a person wrote to the customer leaves as they wrote it. */
export const sendReplies: Move = {
  name: 'send-replies',
  dueAt: (facts) => (canWrite(facts) ? (waiting(facts)?.at ?? null) : null),
  act(facts) {
    const reply = waiting(facts)
    return reply ? { mails: [{ kind: 'reply', n: reply.id, reply: reply.id }] } : {}
  },
}

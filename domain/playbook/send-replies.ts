import { canWrite, type Facts, mailOf } from '../complaint.ts'
import type { Move } from './move.ts'

const waiting = (facts: Facts) =>
  facts.replies.find((reply) => reply.kind !== 'note' && !mailOf(facts, 'reply', reply.id))

/** What a person wrote to the customer leaves as they wrote it. */
export const sendReplies: Move = {
  name: 'send-replies',
  dueAt: (facts) => (canWrite(facts) ? (waiting(facts)?.at ?? null) : null),
  act(facts) {
    const reply = waiting(facts)
    return reply ? { mails: [{ kind: 'reply', n: reply.id, reply: reply.id }] } : {}
  },
}

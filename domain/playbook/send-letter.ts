import { canWrite, mailOf, taskOf } from '../complaint.ts'
import type { Move } from './move.ts'

/** The director's letter leaves when a person has approved it, and never otherwise. */
export const sendLetter: Move = {
  name: 'send-letter',
  dueAt: (facts) =>
    facts.letter?.state === 'approved' && !mailOf(facts, 'letter') && canWrite(facts) ? facts.letter.approvedAt : null,
  act: (facts) => ({
    mails: [{ kind: 'letter', n: '1' }],
    ...(taskOf(facts, 'letter')?.state === 'open' && { tasksEnded: [{ key: 'letter', state: 'done' }] }),
    // The director has turned to the customer: whatever a person was called in for, one has spoken now.
    escalationsEnded: facts.escalations.filter(({ state }) => state === 'open').map(({ reason }) => reason),
  }),
}

import { canWrite, mailOf } from '../complaint.ts'
import type { Move } from './move.ts'

/** Thanks for a good word, and for a goodbye: once, and without asking for anything. */
export const thank: Move = {
  name: 'thank',
  dueAt(facts) {
    if (mailOf(facts, 'thanks') || !canWrite(facts)) return null
    const last = facts.ratings.at(-1)
    if (last && last.score >= 3) return last.at
    return facts.complaint.departedAt
  },
  act: () => ({ mails: [{ kind: 'thanks', n: '1' }] }),
}

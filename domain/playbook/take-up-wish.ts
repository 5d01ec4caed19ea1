import type { Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import { answeredBy } from '../promised-time.ts'
import { asksForSomething } from '../wish.ts'
import type { Move } from './move.ts'

const keyOf = (facts: Facts): string => `wish-${facts.ratings.length}`

/** A rating in the middle without a word: one thing is asked, "what would have put it right?" */
export function wishAskedAt({ ratings }: Facts): Instant | null {
  const last = ratings.at(-1)
  return last?.score === 3 && last.text === '' ? last.at : null
}

/** Words beside a 3 that ask for something, and that nobody has taken up. */
function untaken(facts: Facts): Instant | null {
  const last = facts.ratings.at(-1)
  if (last?.score !== 3 || !asksForSomething(last.text)) return null
  return facts.tasks.some(({ key }) => key === keyOf(facts)) ? null : last.at
}

/** Neither well nor badly put right, and they say what is missing: a person reads it while it can still be done. */
export const takeUpWish: Move = {
  name: 'take-up-wish',
  dueAt: untaken,
  act(facts, now) {
    const owner = facts.complaint.owner ?? personFor('agent', facts.staff)
    const dueAt = answeredBy(facts, facts.shop.policy.targets.replyWorkingMinutes, now)
    const key = keyOf(facts)
    return {
      tasks: [{ kind: 'reply', key, owner, dueAt, about: {} }],
      mails: [
        {
          ...{ kind: 'staff', n: key, to: owner ?? facts.shop.sender.email },
          notice: { about: 'task', task: 'reply', dueAt },
        },
      ],
      timeline: [{ actor: 'playbook', event: 'task-opened', public: false, about: { task: 'reply' } }],
    }
  },
}

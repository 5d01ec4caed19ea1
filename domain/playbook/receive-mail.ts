import { hourMs } from '../calendar.ts'
import { canWrite, type Facts, type Written } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import { answeredBy } from '../promised-time.ts'
import { reviewerOfDeclined } from '../saying-no.ts'
import type { Move } from './move.ts'

const keyOf = (mail: string): string => `wrote-${mail}`
const ours = ({ key }: { readonly key: string }): boolean => key.startsWith(keyOf(''))

/**
 * Mail nobody has taken up yet. While one waits for its answer, what comes after it waits with it; but the customer is
 * told a time once, and where the full answer was to be that time, who writes after it hears another.
 */
function unanswered(facts: Facts): Written | undefined {
  const { promises, tasks, written } = facts
  const taken = tasks.filter(ours)
  const open = taken.filter(({ state }) => state === 'open')
  const told = promises.some(({ kind, n }) => kind === 'correction' && open.some(({ key }) => key === n))
  const fullAnswerAt = promises.find(({ kind }) => kind === 'answer')?.keptAt ?? null
  const answeredAt = Math.max(Number.NEGATIVE_INFINITY, ...taken.map(({ doneAt }) => doneAt ?? 0))
  return written.find(({ id, at, by, onlyThanks }) => {
    // Once it lies on somebody's desk, a mailbox that works again makes no second task of it.
    if (onlyThanks || at <= answeredAt || taken.some(({ key }) => key === keyOf(id))) return false
    if (open.length === 0) return true
    return !told && by === 'customer' && canWrite(facts) && fullAnswerAt !== null && at > fullAnswerAt
  })
}

/** The full answer is promised already, and far enough off to take these words in too: nothing more need be told. */
const coveredUntil = (facts: Facts, now: Instant): Instant | null =>
  facts.promises.find(({ kind, state, dueAt }) => kind === 'answer' && state === 'open' && dueAt - now >= hourMs)
    ?.dueAt ?? null

/**
 * The customer wrote back: a person answers by a time the customer is told. Two answering machines cannot talk to each
 * other through this: until a person has answered, no second mail says that it reached us.
 */
export const receiveMail: Move = {
  name: 'receive-mail',
  dueAt: (facts) => unanswered(facts)?.at ?? null,
  act(facts, now) {
    const mail = unanswered(facts)
    if (!mail) return {}
    const { complaint, shop, staff } = facts
    const covered = coveredUntil(facts, now)
    const dueAt = covered ?? answeredBy(facts, shop.policy.targets.replyWorkingMinutes, now, mail.at)
    // After a "no" somebody else takes the second look, as the letter says.
    const owner = reviewerOfDeclined(facts, now) ?? complaint.owner ?? personFor('agent', staff)
    const key = keyOf(mail.id)
    // Whoever wrote from another address is answered by a person, who knows with whom they speak.
    const told = covered === null && mail.by === 'customer' && canWrite(facts)
    return {
      tasks: [
        {
          kind: 'reply',
          key,
          owner,
          dueAt,
          about: mail.by === 'other' ? { mail: mail.id, from: mail.writer } : { mail: mail.id },
        },
      ],
      promises: told
        ? [{ kind: 'correction', n: key, dueAt, clock: 'working', statedIn: `progress:${key}`, keptBy: null }]
        : [],
      mails: [
        ...(told ? [{ kind: 'progress', n: key, about: 'wrote', dueAt } as const] : []),
        { kind: 'staff', n: key, to: owner ?? shop.sender.email, notice: { about: 'task', task: 'reply', dueAt } },
      ],
      timeline: [{ actor: 'playbook', event: 'task-opened', public: false, about: { task: 'reply' } }],
    }
  },
}

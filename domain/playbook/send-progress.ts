import { addWorkingTime, dayMs, endOfWorkingDay, hourMs } from '../calendar.ts'
import { type Facts, mayRemind } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { lastDueAt, type PromiseRow } from '../promise.ts'
import { awakeAt } from '../quiet-hours.ts'
import type { Move } from './move.ts'
import { isTold } from './promise-clock.ts'

/** What a person says to the customer. Goods on their way need no daily letter. */
const answers: readonly PromiseRow['kind'][] = ['answer', 'proposal', 'correction']

/** Word that it is coming is of no use just before it comes. */
const nearlyThereMs = 2 * hourMs

/** The answer the customer waits for that takes longer than a working day: it comes after the close of the next one. */
function longAwaited(facts: Facts): PromiseRow | undefined {
  return facts.promises
    .filter((promise) => promise.state === 'open' && answers.includes(promise.kind) && isTold(promise))
    .toSorted((a, b) => lastDueAt(a) - lastDueAt(b))
    .slice(0, 1)
    .find((promise) => lastDueAt(promise) > endOfWorkingDay(facts.shop, promise.madeAt, 1))
}

/** A day after the last we wrote to them, in working hours, and not at night where they live. */
function next(facts: Facts): { readonly promise: PromiseRow; readonly at: Instant } | null {
  const promise = longAwaited(facts)
  if (!promise || !mayRemind(facts) || facts.complaint.departedAt !== null) return null
  const written = facts.mails.filter(({ kind }) => kind !== 'staff').map(({ plannedAt }) => plannedAt)
  const at = awakeAt(facts, addWorkingTime(facts.shop, Math.max(promise.madeAt, ...written) + dayMs, 0))
  return at + nearlyThereMs < lastDueAt(promise) ? { promise, at } : null
}

/** Who waits longer than a working day hears each day who has it in hand, what happens now, and when the answer comes. */
export const sendProgress: Move = {
  name: 'send-progress',
  dueAt: (facts) => next(facts)?.at ?? null,
  act(facts) {
    const due = next(facts)
    if (!due) return {}
    const n = facts.mails.filter((mail) => mail.kind === 'progress' && mail.n.startsWith('waiting-')).length + 1
    const { kind } = due.promise
    const dueAt = lastDueAt(due.promise)
    return { mails: [{ kind: 'progress', n: `waiting-${n}`, about: 'waiting', promise: kind, dueAt }] }
  },
}

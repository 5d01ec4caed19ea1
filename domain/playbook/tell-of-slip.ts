import { canWrite, type Facts } from '../complaint.ts'
import { extraEntry } from '../cost.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import { lastDueAt, type PromiseRow } from '../promise.ts'
import { escalateTo } from './escalate.ts'
import type { Move, Outcome } from './move.ts'
import { isTold, newDueAt, slipAt, taskBehind, waitForPerson } from './promise-clock.ts'

const alarmKey = ({ id }: PromiseRow): string => `promise-at-risk:${id}`

interface Slip {
  readonly promise: PromiseRow
  readonly at: Instant
}

/** Promises that nobody has done anything about yet, soonest first. */
const ahead = (facts: Facts): readonly Slip[] =>
  waitForPerson(facts)
    .filter((promise) => !facts.alarms.includes(alarmKey(promise)))
    .flatMap((promise) => {
      const at = slipAt(facts, promise)
      return at === null ? [] : [{ promise, at }]
    })
    .toSorted((a, b) => a.at - b.at)

/** The customer is told a new time once in a complaint: a second canned notice would be worth nothing. */
const mayTell = (facts: Facts, promise: PromiseRow, now: Instant): boolean =>
  isTold(promise) &&
  now <= promise.dueAt &&
  newDueAt(facts, promise, now) > promise.dueAt &&
  canWrite(facts) &&
  facts.promises.every(({ movedAt }) => movedAt === null)

/** A new time before the old one has passed, and the policy's small extra with a task behind it. */
function told(facts: Facts, promise: PromiseRow, now: Instant): Outcome {
  const { complaint, shop, staff } = facts
  const movedTo = newDueAt(facts, promise, now)
  const extra = complaint.departedAt === null ? shop.policy.slip.extra : null
  const owner = complaint.owner ?? personFor('agent', staff)
  const { kind, dueAt } = promise
  return {
    moved: [{ id: promise.id, to: movedTo }],
    mails: [{ kind: 'slip', n: `${kind}-${promise.n}`, promise: kind, dueAt, movedTo, extra }],
    ...(extra && {
      tasks: [{ kind: 'give-extra', key: 'slip-extra', owner, dueAt: movedTo, about: { extra } }],
      ledger: extraEntry(facts, extra, 'slip'),
    }),
    timeline: [
      { actor: 'playbook', event: 'promise-moved', public: true, about: { promise: kind, due: movedTo, was: dueAt } },
    ],
  }
}

/** The lead hears at once; a second time, or where the customer cannot be told by mail, with an alarm. */
function raised(facts: Facts, promise: PromiseRow, now: Instant): Outcome {
  if (!facts.escalations.some(({ reason }) => reason === 'promise-at-risk')) {
    return escalateTo(facts, 'promise-at-risk', 'lead', now)
  }
  const to = personFor('lead', facts.staff) ?? facts.shop.sender.email
  const task = taskBehind(facts, promise)?.kind ?? null
  const about = { about: 'promise-waiting', promise: promise.kind, task, step: 'again' } as const
  // The first time of a promise may be at risk, and the new one after it: another notice, another key.
  const n = `at-risk-${promise.kind}-${promise.n}${promise.movedAt === null ? '-first' : ''}`
  return { mails: [{ kind: 'staff', n, to, notice: { ...about, dueAt: lastDueAt(promise) } }] }
}

/**
 * It will not be done in time: the customer hears first, with a new time, once in a complaint; and a lead takes it up. When
 * it happens again, nothing canned leaves: a person speaks to the customer.
 */
export const tellOfSlip: Move = {
  name: 'tell-of-slip',
  dueAt: (facts) => ahead(facts)[0]?.at ?? null,
  act(facts, now) {
    const promise = ahead(facts)[0]?.promise
    if (!promise) return {}
    const toLead = raised(facts, promise, now)
    if (!mayTell(facts, promise, now)) {
      return { ...toLead, alarms: [{ kind: 'promise-at-risk', key: alarmKey(promise) }] }
    }
    const toCustomer = told(facts, promise, now)
    return {
      ...toCustomer,
      ...toLead,
      mails: [...(toCustomer.mails ?? []), ...(toLead.mails ?? [])],
      timeline: [...(toCustomer.timeline ?? []), ...(toLead.timeline ?? [])],
    }
  },
}

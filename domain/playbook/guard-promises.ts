import { minuteMs } from '../calendar.ts'
import type { Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { isOwed, lastDueAt, type PromiseRow, wasToldBefore } from '../promise.ts'
import type { Move, Outcome } from './move.ts'
import { isTold, newDueAt, waitForPerson } from './promise-clock.ts'

interface Duty {
  readonly at: Instant
  outcome(now: Instant): Outcome
}

/** The acknowledgement is nearly late: the engineers hear a quarter of an hour before the customer would mind. */
const softAlarmMs = 45 * minuteMs

const alarmOf = ({ kind, id }: PromiseRow) => {
  const alarm = kind === 'acknowledgement' ? 'acknowledgement-late' : 'promise-broken'
  return { kind: alarm, key: `${alarm}:${id}` } as const
}

/** A person's own offer, once it is with the customer, is the answer they were promised after they wrote or rated. */
function answeredByOffer({ mails, offers }: Facts, { madeAt }: PromiseRow): Instant | null {
  const offer = offers.find(({ by, preparedAt }) => by !== 'playbook' && preparedAt >= madeAt)
  return (offer && mails.find(({ kind, n }) => kind === 'offer' && n === String(offer.round))?.acceptedAt) ?? null
}

/** When it was fulfilled, where no mail of its own and no person's word says so. */
function fulfilledAt(facts: Facts, promise: PromiseRow): Instant | null {
  if (promise.kind === 'answer' && facts.choice) return facts.choice.at
  return promise.kind === 'correction' ? answeredByOffer(facts, promise) : null
}

/** Its last time has passed. Whoever looks at their page is told another, if that is the first. */
function breaking(facts: Facts, promise: PromiseRow, now: Instant): Outcome {
  const isFirst = promise.movedAt === null && isTold(promise) && waitForPerson(facts).includes(promise)
  const until = isFirst ? newDueAt(facts, promise, now) : 0
  return {
    settled: [{ id: promise.id, as: 'broken' }],
    ...(until > now && { moved: [{ id: promise.id, to: until }] }),
    alarms: [alarmOf(promise)],
    timeline: [{ actor: 'playbook', event: 'promise-broken', public: false, about: { promise: promise.kind } }],
  }
}

/** What is to be done about a promise that is not made good. */
function dutyOf(facts: Facts, promise: PromiseRow): Duty | null {
  const fulfilled = fulfilledAt(facts, promise)
  if (fulfilled !== null) {
    const at = Math.max(fulfilled, promise.madeAt)
    return {
      at,
      outcome: () => ({
        settled: [{ id: promise.id, as: 'kept', at }],
        timeline: [{ actor: 'playbook', event: 'promise-kept', public: false, about: { promise: promise.kind } }],
      }),
    }
  }
  if (promise.state !== 'open') return null
  const early = `acknowledgement-late:${facts.complaint.id}:soft`
  if (promise.kind === 'acknowledgement' && !facts.alarms.includes(early)) {
    const at = Math.min(facts.complaint.receivedAt + softAlarmMs, promise.dueAt)
    return { at, outcome: () => ({ alarms: [{ kind: 'acknowledgement-late', key: early }] }) }
  }
  // The due instant itself is still in time.
  return { at: lastDueAt(promise) + 1, outcome: (now) => breaking(facts, promise, now) }
}

/** Late, and nobody had told the customer: whoever was quicker than the guard does not hide that. */
const isLateUnsaid = (facts: Facts, promise: PromiseRow): boolean =>
  promise.state === 'late' && !wasToldBefore(promise) && !facts.alarms.includes(alarmOf(promise).key)

/** What a lead was called in for is made good, all of it: nobody has to say so by hand. */
function standDown(facts: Facts): Duty | null {
  const raised = facts.promises.filter(
    ({ id, movedAt }) => movedAt !== null || facts.alarms.includes(`promise-at-risk:${id}`),
  )
  const open = facts.escalations.find(({ reason, state }) => reason === 'promise-at-risk' && state === 'open')
  if (!open || raised.length === 0 || raised.some(isOwed)) return null
  return {
    at: open.openedAt,
    outcome: () => ({
      escalationsEnded: ['promise-at-risk'],
      timeline: [{ actor: 'playbook', event: 'task-done', public: false, about: { escalation: 'promise-at-risk' } }],
    }),
  }
}

function next(facts: Facts): Duty | undefined {
  const duties = facts.promises.filter(isOwed).flatMap((promise) => dutyOf(facts, promise) ?? [])
  const unsaid = facts.promises
    .filter((promise) => isLateUnsaid(facts, promise))
    .map((promise): Duty => ({ at: promise.dueAt, outcome: () => ({ alarms: [alarmOf(promise)] }) }))
  return [...duties, ...unsaid, ...[standDown(facts) ?? []].flat()].sort((a, b) => a.at - b.at)[0]
}

/**
 * No promise is forgotten: what was answered on the page is kept, what passed its last time is broken, and someone hears.
 */
export const guardPromises: Move = {
  name: 'guard-promises',
  dueAt: (facts) => next(facts)?.at ?? null,
  act: (facts, now) => next(facts)?.outcome(now) ?? {},
}

import { minuteMs } from '../calendar.ts'
import type { Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import type { PromiseRow } from '../promise.ts'
import type { Move, Outcome } from './move.ts'

interface Duty {
  readonly at: Instant
  outcome(): Outcome
}

/** The acknowledgement is nearly late: the engineers hear a quarter of an hour before the customer would mind. */
const softAlarmMs = 45 * minuteMs

function dutyOf(facts: Facts, promise: PromiseRow): Duty {
  const answered = promise.kind === 'answer' && facts.choice
  if (answered) {
    const { at } = answered
    return { at, outcome: () => ({ settled: [{ id: promise.id, as: 'kept', at: Math.max(at, promise.madeAt) }] }) }
  }
  const early = `acknowledgement-late:${facts.complaint.id}:soft`
  if (promise.kind === 'acknowledgement' && !facts.alarms.includes(early)) {
    const at = Math.min(facts.complaint.receivedAt + softAlarmMs, promise.dueAt)
    return { at, outcome: () => ({ alarms: [{ kind: 'acknowledgement-late', key: early }] }) }
  }
  const kind = promise.kind === 'acknowledgement' ? 'acknowledgement-late' : 'promise-broken'
  return {
    // The due instant itself is still in time.
    at: promise.dueAt + 1,
    outcome: () => ({
      settled: [{ id: promise.id, as: 'broken' }],
      alarms: [{ kind, key: `${kind}:${promise.id}` }],
      timeline: [{ actor: 'playbook', event: 'promise-broken', public: false, about: { promise: promise.kind } }],
    }),
  }
}

const next = (facts: Facts): Duty | undefined =>
  facts.promises
    .filter((promise) => promise.state === 'open')
    .map((promise) => dutyOf(facts, promise))
    .sort((a, b) => a.at - b.at)[0]

/** No promise is forgotten: what was answered on the page is kept, what passed its time is broken, and someone hears. */
export const guardPromises: Move = {
  name: 'guard-promises',
  dueAt: (facts) => next(facts)?.at ?? null,
  act: (facts) => next(facts)?.outcome() ?? {},
}

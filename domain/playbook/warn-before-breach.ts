import { type Facts, mailOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../people.ts'
import { lastDueAt, type PromiseRow } from '../promise.ts'
import type { Move } from './move.ts'
import { shareAt, taskBehind, waitForPerson } from './promise-clock.ts'

const warnings = [
  { step: 'half', hundredths: 50 },
  { step: 'most', hundredths: 80 },
] as const

interface Due {
  readonly promise: PromiseRow
  readonly step: (typeof warnings)[number]['step']
  readonly at: Instant
}

const keyOf = ({ kind, n }: PromiseRow, step: Due['step']): string => `waiting-${kind}-${n}-${step}`

/** Warnings still to come. One that is overtaken by the next is not sent late; the letter's are `warn-about-letter`'s. */
function ahead(facts: Facts): readonly Due[] {
  return waitForPerson(facts)
    .filter(({ kind, movedAt }) => kind !== 'letter' && movedAt === null)
    .flatMap((promise) => {
      const given = warnings.findLastIndex(({ step }) => mailOf(facts, 'staff', keyOf(promise, step)) !== null)
      return warnings.slice(given + 1).flatMap(({ step, hundredths }) => {
        const at = shareAt(facts, promise, hundredths)
        return at === null ? [] : [{ promise, step, at }]
      })
    })
    .toSorted((a, b) => a.at - b.at)
}

/** Who has it in hand hears at half of its working time and at four fifths, once each, in working hours. */
export const warnBeforeBreach: Move = {
  name: 'warn-before-breach',
  dueAt: (facts) => ahead(facts)[0]?.at ?? null,
  act(facts, now) {
    const first = ahead(facts)[0]
    const due = ahead(facts).findLast(({ promise, at }) => promise.id === first?.promise.id && at <= now)
    if (!due) return {}
    const { promise, step } = due
    const task = taskBehind(facts, promise)
    const owner = task?.owner ?? facts.complaint.owner ?? personFor('agent', facts.staff)
    return {
      mails: [
        {
          kind: 'staff',
          n: keyOf(promise, step),
          to: owner ?? facts.shop.sender.email,
          notice: {
            about: 'promise-waiting',
            promise: promise.kind,
            task: task?.kind ?? null,
            step,
            dueAt: lastDueAt(promise),
          },
        },
      ],
    }
  },
}

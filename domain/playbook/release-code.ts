/**
 * A code beyond a cap (domain/caps.ts) is not lost and not left unsaid: what was shown stays, a lead looks at it, and the
 * customer has a time. Once it is let through, it is issued as it was shown.
 */

import { approverFor, offererOf } from '../approval.ts'
import { endOfDayAfterMonths } from '../calendar.ts'
import { capTask, isHeld } from '../caps.ts'
import { canWrite, type Facts, forbidsRefund, remedyOf, type Task } from '../complaint.ts'
import type { Instant, RemedyId } from '../ids.ts'
import type { Mail } from '../mail.ts'
import { decimal, parseMoney } from '../money.ts'
import { personFor } from '../people.ts'
import { isOwed } from '../promise.ts'
import { answeredBy } from '../promised-time.ts'
import type { CodeIssued, Move, Outcome } from './move.ts'

const codeOf = (mail: Mail): string | null => (mail.kind === 'bonus-code' ? mail.code : null)

/** The same outcome without the code: a task and a time stand in its place. */
function without(facts: Facts, outcome: Outcome, { purpose, value }: CodeIssued, now: Instant): Outcome {
  const { shop, staff, beyondCap } = facts
  const key = capTask(purpose)
  // Whoever may let it through: within their own limit, and not what they offered themselves.
  const owner =
    approverFor(facts, { by: offererOf(facts, purpose) ?? 'playbook', amount: value }, now) ?? personFor('lead', staff)
  const dueAt = answeredBy(facts, shop.policy.targets.proposalWorkingMinutes, now)
  const chosen = facts.choice?.remedy === purpose
  const mails = (outcome.mails ?? [])
    .filter((mail) => codeOf(mail) !== purpose)
    .map((mail) => (mail.kind === 'choice' && mail.remedy === purpose ? { ...mail, dueAt } : mail))
  const told = mails.find((mail) => mail.kind === 'choice' && mail.remedy === purpose)
  const { arrivedAt, ...complaint } = outcome.complaint ?? {}
  return {
    ...outcome,
    complaint: chosen || arrivedAt === undefined ? complaint : { ...complaint, arrivedAt },
    codes: (outcome.codes ?? []).filter((code) => code.purpose !== purpose),
    ledger: (outcome.ledger ?? []).filter(({ entry, about }) => entry !== 'fix' || about !== purpose),
    tasks: [
      ...(outcome.tasks ?? []),
      {
        ...{ kind: 'release-code', key, owner, dueAt },
        about: { purpose, amount: decimal(value), currency: value.currency, cap: beyondCap ?? '' },
      },
    ],
    promises: [
      ...(outcome.promises ?? []),
      {
        ...{ kind: 'remedy', n: key, dueAt, clock: 'working', keptBy: null },
        statedIn: told ? `${told.kind}:${told.n}` : null,
      },
    ],
    mails: [
      ...mails,
      {
        ...{ kind: 'staff', n: key, to: owner ?? shop.sender.email },
        notice: { about: 'task', task: 'release-code', dueAt },
      },
    ],
    timeline: [
      ...(outcome.timeline ?? []),
      { actor: 'playbook', event: 'task-opened', public: false, about: { task: 'release-code' } },
    ],
  }
}

/** What a move comes to once the database has refused its codes. One that a person let through is not held again. */
export function withinCaps(facts: Facts, outcome: Outcome, now: Instant): Outcome {
  if (facts.beyondCap === null) return outcome
  return (outcome.codes ?? [])
    .filter(({ purpose }) => !isHeld(facts, purpose))
    .reduce((rest, code) => without(facts, rest, code, now), outcome)
}

const isIssued = (facts: Facts, { about }: Task): boolean =>
  facts.codes.some(({ purpose }) => purpose === about.purpose)

/** Something else was chosen since: this code is nobody's any more. */
const isMoot = (facts: Facts, { about }: Task): boolean =>
  remedyOf(facts, about.purpose as RemedyId) !== null && facts.choice?.remedy !== about.purpose

const sumIn = ({ about }: Task) => parseMoney(about.amount ?? '', about.currency ?? '')

const next = (facts: Facts): Task | undefined =>
  facts.tasks.find(
    (task) =>
      task.kind === 'release-code' &&
      (task.state === 'open'
        ? isMoot(facts, task)
        : task.state === 'done' && !isIssued(facts, task) && !isMoot(facts, task)),
  )

export const releaseCode: Move = {
  name: 'release-code',
  dueAt(facts) {
    const task = next(facts)
    if (!task) return null
    // The bank may pay too: what was let through waits for how that ends.
    return task.state === 'done' && forbidsRefund(facts.dispute) ? null : (task.doneAt ?? facts.complaint.receivedAt)
  },
  act(facts, now) {
    const task = next(facts)
    if (!task) return {}
    const owed = facts.promises.filter((promise) => isOwed(promise) && promise.n === task.key)
    if (task.state === 'open') {
      return {
        tasksEnded: [{ key: task.key, state: 'dropped' }],
        settled: owed.map(({ id }) => ({ id, as: 'withdrawn' })),
      }
    }
    const { shop } = facts
    const purpose = task.about.purpose ?? ''
    const value = sumIn(task)
    if (!value) throw new Error(`task ${task.key} names no sum`)
    const expiresAt = endOfDayAfterMonths(now, shop.policy.compensation.bonus.months, shop.timeZone)
    return {
      codes: [{ purpose, value, expiresAt }],
      ...(facts.choice?.remedy === purpose && {
        complaint: { arrivedAt: facts.complaint.arrivedAt ?? now },
        ledger: [{ entry: 'fix', about: purpose, value }],
      }),
      ...(canWrite(facts) && { mails: [{ kind: 'bonus-code', n: purpose, code: purpose, again: false }] }),
      settled: owed.map(({ id }) => ({ id, as: 'kept' })),
    }
  },
}

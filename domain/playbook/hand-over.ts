import type { Escalation, Facts, Task, TimelineEntry } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { absenceOf, deputyOf, forEver, isAway, presentFor } from '../people.ts'
import type { ComplaintChange, Move, Outcome } from './move.ts'

type Entry = Omit<TimelineEntry, 'at'>

const openTasks = ({ tasks }: Facts): readonly Task[] => tasks.filter(({ state }) => state === 'open')
const openEscalations = ({ escalations }: Facts): readonly Escalation[] =>
  escalations.filter(({ state }) => state === 'open')

const entry = (
  event: 'handed-over' | 'handed-back',
  from: string,
  to: string,
  task: string,
  until: Instant,
): Entry => ({
  actor: 'playbook',
  event,
  public: false,
  about: { from, to, ...(task !== '' && { task }), ...(until !== 0 && until !== forEver && { until }) },
})

/** Whose task it was before it was handed over; null where it never was. */
const ownersBefore = (task: Task): string | null => task.about.for ?? null

interface Step {
  readonly change: Outcome
  readonly entries: readonly Entry[]
}

/** The complaint itself: who left for good is not its owner any more; whoever is back in a week stays it. */
function ownership(facts: Facts, now: Instant): Step | null {
  const { owner, deputy } = facts.complaint
  const absence = owner === null ? null : absenceOf(facts.duty, owner, now)
  if (owner === null || !absence) return null
  const standIn = deputyOf(facts, owner, now)
  if (standIn === null) return null
  const gone = absence.until === forEver
  if (!gone && deputy === standIn) return null
  const complaint: ComplaintChange = gone
    ? { owner: standIn, deputy: deputyOf(facts, standIn, now) }
    : { deputy: standIn }
  return { change: { complaint }, entries: [entry('handed-over', owner, standIn, '', absence.until)] }
}

/** A task of somebody who is away goes to who stands in, and comes back with them if it is still open. */
function taskStep(facts: Facts, task: Task, now: Instant): Step | null {
  const { owner } = task
  if (owner === null) return null
  const whose = ownersBefore(task)
  const { for: _, ...about } = task.about
  const back =
    whose !== null && !isAway(facts.duty, whose, now) && facts.staff.some(({ email }) => email === whose) ? whose : null
  if (back !== null) {
    return {
      change: { tasksMoved: [{ key: task.key, owner: back, about }] },
      entries: [entry('handed-back', owner, back, task.kind, 0)],
    }
  }
  const absence = absenceOf(facts.duty, owner, now)
  const standIn = absence && deputyOf(facts, owner, now)
  if (!absence || !standIn) return null
  const gone = absence.until === forEver
  const kept = whose ?? (gone ? null : owner)
  return {
    change: { tasksMoved: [{ key: task.key, owner: standIn, about: kept === null ? about : { ...about, for: kept } }] },
    entries: [entry('handed-over', owner, standIn, task.kind, absence.until)],
  }
}

/** What needs a person at once stays with whoever took it up. */
function escalationStep(facts: Facts, { owner, reason }: Escalation, now: Instant): Step | null {
  if (owner === null || !isAway(facts.duty, owner, now)) return null
  const standIn = presentFor(facts, owner, now)
  if (standIn === owner) return null
  const about = { from: owner, to: standIn, escalation: reason }
  return {
    change: { escalationsMoved: [{ reason, owner: standIn }] },
    entries: [{ actor: 'playbook', event: 'handed-over', public: false, about }],
  }
}

function steps(facts: Facts, now: Instant): readonly Step[] {
  return [
    ownership(facts, now),
    ...openTasks(facts).map((task) => taskStep(facts, task, now)),
    ...openEscalations(facts).map((one) => escalationStep(facts, one, now)),
  ].filter((step) => step !== null)
}

/** When somebody next goes or comes back who holds something here. */
function nextChange(facts: Facts, now: Instant): Instant | null {
  const holders = new Set<string | null>([
    facts.complaint.owner,
    facts.complaint.deputy,
    ...openTasks(facts).flatMap((task) => [task.owner, ownersBefore(task)]),
    ...openEscalations(facts).map(({ owner }) => owner),
  ])
  const instants = facts.duty.absences
    .filter(({ email }) => holders.has(email))
    .flatMap(({ from, until }) => [from, until])
    .filter((at) => at > now && at !== forEver)
  return instants.length === 0 ? null : Math.min(...instants)
}

/**
 * Whoever is away leaves nothing lying: their tasks and escalations go to who stands in, and the complaint names its
 * deputy. Tasks come back with them. Who left for good hands over for good.
 */
export const handOver: Move = {
  name: 'hand-over',
  dueAt: (facts, now = facts.complaint.receivedAt) => (steps(facts, now).length > 0 ? now : nextChange(facts, now)),
  act(facts, now) {
    const found = steps(facts, now)
    const complaint = found.find(({ change }) => change.complaint)?.change.complaint
    return {
      ...(complaint && { complaint }),
      tasksMoved: found.flatMap(({ change }) => change.tasksMoved ?? []),
      escalationsMoved: found.flatMap(({ change }) => change.escalationsMoved ?? []),
      timeline: found.flatMap(({ entries }) => entries),
    }
  },
}

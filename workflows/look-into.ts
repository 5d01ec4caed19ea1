/** Asks a person to look into something the numbers say: one task on the newest complaint of it, and a mail. */
import { sql } from 'drizzle-orm'
import { loadFacts } from '../db/facts.ts'
import * as t from '../db/schema.ts'
import { addWorkingTime, minuteMs } from '../domain/calendar.ts'
import type { Facts, TimelineEntry } from '../domain/complaint.ts'
import type { ComplaintId, Instant } from '../domain/ids.ts'
import { personFor, presentFor } from '../domain/people.ts'
import { apply } from '../domain/playbook/apply.ts'
import type { Outcome } from '../domain/playbook/move.ts'
import { deliver } from './deliver.ts'
import type { Deps } from './ports.ts'
import { record } from './record.ts'
import type { Statement } from './rows.ts'

export interface Matter {
  /** What it is about, the same for as long as it is one matter: nobody is asked twice meanwhile. */
  readonly of: string
  readonly step: 'rising' | 'came-back' | 'overdue'
  /** The cause, or the product; '' where neither has a name. */
  readonly name: string
  readonly cause: string | null
  /** Who has it in hand; else a lead. */
  readonly owner: string | null
  readonly count: number
  /** What is usual in a week, in tenths. */
  readonly usual: number
}

const mostTries = 8

const isAsked = ({ tasks }: Facts, { of }: Matter): boolean =>
  tasks.some(({ kind, about }) => kind === 'look-into-cause' && about.of === of)

function outcomeOf(facts: Facts, matter: Matter, now: Instant): Outcome {
  const { complaint, shop, staff, tasks } = facts
  const { of, step, name, cause, count, usual } = matter
  const lead = personFor('lead', staff)
  const works = staff.some(({ email }) => email === matter.owner)
  const owner = works ? matter.owner : lead
  const to = owner ?? shop.sender.email
  const dueAt = addWorkingTime(shop, now, shop.policy.targets.replyWorkingMinutes * minuteMs)
  const n = `look-into-cause-${1 + tasks.filter(({ kind }) => kind === 'look-into-cause').length}`
  const about = { of, step, name, count: String(count), usual: String(usual), ...(cause !== null && { cause }) }
  const entry: Omit<TimelineEntry, 'at'> = {
    ...{ actor: 'system', event: 'cause-rising', public: false },
    about: { text: name, step, count },
  }
  return {
    tasks: [{ kind: 'look-into-cause', key: n, owner: owner && presentFor(facts, owner, now), dueAt, about }],
    // Nothing leaves for a closed complaint, not even to a colleague (invariant 7): the task stands in their list.
    mails:
      complaint.closedAt === null
        ? [{ kind: 'staff', n, to, notice: { about: 'cause', step, name, count, dueAt } }]
        : [],
    // That its day has passed is no news of the complaint.
    timeline: step === 'overdue' ? [] : [entry],
  }
}

/**
 * Once per matter, whoever asks and how often: a task of it on another complaint takes the turn's own key a second time,
 * which rolls the batch back. `also` is written with it, or not at all; false where it was not.
 */
export async function askToLookInto(
  deps: Deps,
  complaint: ComplaintId,
  matter: Matter,
  also: () => Promise<readonly Statement[]> = async () => [],
): Promise<boolean> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const before = await loadFacts(deps.db, complaint)
    if (!before || isAsked(before, matter)) return false
    const now = deps.clock.now()
    const outcome = outcomeOf(before, matter, now)
    const { shop, turn, wakeAt } = before.complaint
    const unlessAsked = deps.db.insert(t.turns).select(
      sql`select shop, ${complaint}, ${turn + 1}, 'look-into', ${now} from tasks
        where shop = ${shop} and state = 'open' and kind = 'look-into-cause' and complaint <> ${complaint}
          and json_extract(about, '$.of') = ${matter.of}`,
    )
    const recorded = await record(deps, {
      ...{ before, after: apply(before, outcome, now, deps.mint(now)), outcomes: [outcome], wakeAt, now },
      ...{ wokenBy: 'causes', also: [unlessAsked, ...(await also())] },
    })
    if (!recorded || 'beyondCap' in recorded) continue
    await deliver(deps, recorded.claimed)
    return true
  }
  return false
}

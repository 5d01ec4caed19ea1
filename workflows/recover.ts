/**
 * The loop: load → decide → record → deliver → the next instant. It looks at what is true and does what is due, whoever
 * woke it and however often; a lost event, a duplicate, a restart or two clocks at once change nothing.
 */
import { and, eq, sql } from 'drizzle-orm'
import { loadFacts } from '../db/facts.ts'
import * as t from '../db/schema.ts'
import type { CapName } from '../domain/caps.ts'
import type { Facts } from '../domain/complaint.ts'
import type { ComplaintId, Instant } from '../domain/ids.ts'
import { decide } from '../domain/playbook/decide.ts'
import { claim, deliver } from './deliver.ts'
import type { Deps } from './ports.ts'
import { record } from './record.ts'

/** Runs that decided on the same facts meet at the turn's row; more than this in a row is a storm, left to the sweep. */
const mostTries = 8

export interface Pass {
  readonly moves: number
  readonly closed: boolean
  readonly wakeAt: Instant | null
}

/** One pass over one complaint. Null when there is no such complaint. */
export async function recover(deps: Deps, complaint: ComplaintId, wokenBy: string): Promise<Pass | null> {
  let beyondCap: CapName | null = null
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const loaded = await loadFacts(deps.db, complaint)
    if (!loaded) return null
    const before: Facts = { ...loaded, beyondCap }
    const now = deps.clock.now()
    const { after, done, wakeAt } = decide(before, now, deps.mint(now))
    const pass = { moves: done.length, closed: after.complaint.closedAt !== null, wakeAt }
    if (done.length === 0) {
      if (wakeAt !== before.complaint.wakeAt) {
        // Only the sleep is corrected; a turn recorded meanwhile has set its own.
        await deps.db
          .update(t.complaints)
          .set({ wakeAt })
          .where(
            and(
              eq(t.complaints.id, complaint),
              eq(t.complaints.turn, before.complaint.turn),
              sql`wake_at is ${before.complaint.wakeAt}`,
            ),
          )
      }
      await deliver(deps, await claim(deps, { complaint, most: 20 }))
      return pass
    }
    const outcomes = done.map((one) => one.outcome)
    const recorded = await record(deps, { before, after, outcomes, wakeAt, now, wokenBy })
    if (!recorded) continue
    if ('beyondCap' in recorded) {
      beyondCap = recorded.beyondCap
      continue
    }
    await deliver(deps, recorded.claimed)
    const { joinedInto } = after.complaint
    if (joinedInto && joinedInto !== before.complaint.joinedInto) await recover(deps, joinedInto, 'joined')
    if (wokenBy !== 'workflow' && before.complaint.wait >= 0) await deps.engine.nudge(complaint, before.complaint.wait)
    return pass
  }
  return { moves: 0, closed: false, wakeAt: deps.clock.now() }
}

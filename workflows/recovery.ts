/** One durable instance a complaint: turn, wait until the next instant or a nudge, turn again. It only keeps time. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { depsOf } from '../adapters/deps.ts'
import * as t from '../db/schema.ts'
import type { ComplaintId } from '../domain/ids.ts'
import { recover } from './recover.ts'

interface Params {
  readonly complaint: ComplaintId
}

/** A wait lasts at most a year on Cloudflare; a quiet complaint looks around at least once a month. */
const longestWaitMs = 30 * 24 * 3_600_000
const shortestWaitMs = 1_000

export class Recovery extends WorkflowEntrypoint<Env, Params> {
  override async run(event: Readonly<WorkflowEvent<Params>>, step: WorkflowStep): Promise<void> {
    const { complaint } = event.payload
    for (let n = 0; ; n++) {
      const { closed, waitMs } = await step.do(
        `turn-${n}`,
        { retries: { limit: 20, delay: '10 seconds', backoff: 'exponential' }, timeout: '5 minutes' },
        async () => {
          const deps = await depsOf(this.env)
          await deps.db.update(t.complaints).set({ wait: n }).where(eq(t.complaints.id, complaint))
          const pass = await recover(deps, complaint, 'workflow')
          const untilNext = (pass?.wakeAt ?? Number.POSITIVE_INFINITY) - deps.clock.now()
          return {
            closed: pass === null || pass.closed,
            waitMs: Math.min(Math.max(untilNext, shortestWaitMs), longestWaitMs),
          }
        },
      )
      if (closed) return
      // A type of its own for every wait: the engine hands a consumed event to the next wait of the same type again.
      // The wait ends by nudge or by time; either way the next turn reads what is true.
      await step.waitForEvent(`wait-${n}`, { type: `nudge-${n}`, timeout: Math.ceil(waitMs) }).catch(() => undefined)
    }
  }
}

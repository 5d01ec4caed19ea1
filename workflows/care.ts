/** One durable instance a customer: turn, wait until the next instant or a nudge, turn again, for a year and more. */
import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { depsOf } from '../adapters/deps.ts'
import * as t from '../db/schema.ts'
import type { CareKey } from '../domain/care/care.ts'
import { tend } from './tend.ts'

/** A wait lasts at most a year on Cloudflare; a quiet care looks around at least once a month. */
const longestWaitMs = 30 * 24 * 3_600_000
const shortestWaitMs = 1_000

/**
 * Ten years of quiet months, two steps each, are far below the thousand steps an instance has; the sweep meets whoever
 * outlives theirs. https://developers.cloudflare.com/workflows/reference/limits/
 */
const mostWaits = 480

/** Step names are append-only: instances that stand in an old one resume under new code. */
export class Care extends WorkflowEntrypoint<Env, CareKey> {
  override async run(event: Readonly<WorkflowEvent<CareKey>>, step: WorkflowStep): Promise<void> {
    const { shop, customer } = event.payload
    for (let n = 0; n < mostWaits; n++) {
      const { over, waitMs } = await step.do(
        `turn-${n}`,
        { retries: { limit: 20, delay: '10 seconds', backoff: 'exponential' }, timeout: '5 minutes' },
        async () => {
          const deps = await depsOf(this.env)
          await deps.db
            .update(t.cares)
            .set({ wait: n })
            .where(and(eq(t.cares.shop, shop), eq(t.cares.customer, customer)))
          const tended = await tend(deps, { shop, customer }, 'workflow')
          const untilNext = (tended?.wakeAt ?? Number.POSITIVE_INFINITY) - deps.clock.now()
          return {
            over: tended === null || tended.over,
            waitMs: Math.min(Math.max(untilNext, shortestWaitMs), longestWaitMs),
          }
        },
      )
      if (over) return
      // A type of its own for every wait: the engine hands a consumed event to the next wait of the same type again.
      await step.waitForEvent(`wait-${n}`, { type: `nudge-${n}`, timeout: Math.ceil(waitMs) }).catch(() => undefined)
    }
  }
}

/** The third clock's part in care: whoever's time has come, and whoever has no instance yet. */
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { forLog } from '../db/client.ts'
import * as t from '../db/schema.ts'
import type { CareKey } from '../domain/care/care.ts'
import type { Instant } from '../domain/ids.ts'
import type { Deps } from './ports.ts'
import { tend } from './tend.ts'

const most = 300
const atOnce = 6
/** Nobody waits for it, and nothing was promised: what cannot be done now is tried again in an hour. */
const putOffMs = 3_600_000

const keys = { shop: t.cares.shop, customer: t.cares.customer } as const

/** One customer who cannot be tended must not keep the others waiting. */
async function putOff(deps: Deps, { shop, customer }: CareKey, now: Instant, error: unknown): Promise<null> {
  console.error('sweep: care failed', customer, forLog(error))
  await deps.db
    .update(t.cares)
    .set({ wakeAt: now + putOffMs })
    .where(and(eq(t.cares.shop, shop), eq(t.cares.customer, customer)))
  return null
}

/** Tends everybody whose `wake_at` has passed, some hundred in one sweep; answers how many moves that were. */
export async function tendDue(deps: Deps): Promise<number> {
  const now = deps.clock.now()
  const due = await deps.db
    .select(keys)
    .from(t.cares)
    .where(lte(t.cares.wakeAt, now))
    .orderBy(asc(t.cares.wakeAt))
    .limit(most)
  let moves = 0
  for (let i = 0; i < due.length; i += atOnce) {
    const tended = await Promise.all(
      due
        .slice(i, i + atOnce)
        .map((key) => tend(deps, key, 'sweep').catch((error: unknown) => putOff(deps, key, now, error))),
    )
    moves += tended.reduce((sum, one) => sum + (one?.moves ?? 0), 0)
  }
  // As many more may be waiting: whoever settles the demo's clock comes back for them.
  return due.length === most ? Math.max(moves, 1) : moves
}

/** Starts the instances of cares that have none: in one call for up to a hundred. */
export async function startCares(deps: Deps): Promise<void> {
  const missing = await deps.db
    .select(keys)
    .from(t.cares)
    .where(eq(t.cares.wait, -1))
    .orderBy(asc(t.cares.startedAt))
    .limit(most)
  if (missing.length === 0) return
  await deps.careEngine.start(missing)
  const pairs = JSON.stringify(missing.map(({ shop, customer }) => [shop, customer]))
  await deps.db
    .update(t.cares)
    .set({ wait: 0 })
    .where(
      and(
        eq(t.cares.wait, -1),
        sql`(${t.cares.shop}, ${t.cares.customer}) in (
          select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(${pairs}))`,
      ),
    )
}

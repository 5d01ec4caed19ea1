/** The second clock's schedule is made by the app itself, so that no deployment can forget it. */
import { eq, sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Deps } from './ports.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** After a failure; the sweep does the work meanwhile. */
const againMs = 15 * minuteMs
const name = 'schedule reconcile'

/** Makes sure, once a day, that the second clock calls `reconcile`. Real time. */
export async function keepSchedule(deps: Deps): Promise<void> {
  const wall = deps.clock.wall()
  const [due] = await deps.db
    .insert(t.machine)
    .values({ name, value: '', until: wall + dayMs })
    .onConflictDoUpdate({ target: t.machine.name, set: { until: wall + dayMs }, setWhere: sql`until < ${wall}` })
    .returning({ name: t.machine.name })
  if (!due) return
  const attempt = await deps.courier.keepReconciling()
  if (attempt.result !== 'retry') return
  console.warn('the schedule was not made', attempt.error)
  await deps.db
    .update(t.machine)
    .set({ until: wall + againMs })
    .where(eq(t.machine.name, name))
}

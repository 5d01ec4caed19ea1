/**
 * Mail to very many leaves one by one, at a pace that leaves the mail provider's limit to who has complained. Before each
 * of them whatever else is due goes first: the claim is in the order of the outbox, acknowledgements at its head.
 */
import { eq, sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Milliseconds } from '../domain/ids.ts'
import { largestWave, mailsAMinute } from '../domain/recall.ts'
import { claim, deliver } from './deliver.ts'
import type { Deps } from './ports.ts'

const leaseName = 'paced-mail'
/** A round ends within its minute; whoever holds the lease longer is taken for dead. */
const roundMs: Milliseconds = 50_000
const leaseMs: Milliseconds = 70_000
/** The stand-in of the demo has no limit that a pace would keep. */
const gapOf = ({ environment }: Deps): Milliseconds => (environment === 'local' ? 0 : roundMs / mailsAMinute)
/** So many refusals in a row say that the provider wants peace: the rest waits for the next minute. */
const mostRefused = 3

/** Two rounds at once would be twice the pace. Real time. */
async function takeLease(deps: Deps): Promise<boolean> {
  const wall = deps.clock.wall()
  const taken = await deps.db
    .insert(t.machine)
    .values({ name: leaseName, value: 'held', until: wall + leaseMs })
    .onConflictDoUpdate({ target: t.machine.name, set: { until: wall + leaseMs }, setWhere: sql`until < ${wall}` })
    .returning({ name: t.machine.name })
  return taken.length > 0
}

const anyPaced = (deps: Deps) =>
  deps.db.get<{ one: number }>(
    sql`select 1 as one from outbox where priority = 5 and state in ('planned', 'sending') limit 1`,
  )

/** So many may wait to leave: five minutes of the pace, far within the hour an acknowledgement has. */
const mostWaiting = largestWave

/**
 * How many more may be written down to be sent: what is due already, of all shops, comes first. Mail that waits for a
 * morning takes no room before it; an acknowledgement always does.
 */
export async function roomForPaced({ db, clock }: Deps): Promise<number> {
  const row = await db.get<{ waiting: number }>(
    sql`select count(*) as waiting from (select 1 from outbox
      where priority = 5 and state in ('planned', 'sending') and (kind = 'acknowledgement' or due_at <= ${clock.now()})
      limit ${mostWaiting})`,
  )
  return Math.max(0, mostWaiting - (row?.waiting ?? 0))
}

/** A minute's share of it; answers how many were accepted. */
export async function sendPaced(deps: Deps): Promise<number> {
  if (!(await anyPaced(deps)) || !(await takeLease(deps))) return 0
  const gap = gapOf(deps)
  const begin = deps.clock.wall()
  let accepted = 0
  let refused = 0
  try {
    for (let i = 0; i < mailsAMinute && refused < mostRefused; i++) {
      if (i > 0 && gap > 0) await scheduler.wait(gap)
      if (deps.clock.wall() - begin > roundMs) break
      const rows = await claim(deps, { most: 1, paced: true })
      const sent = await deliver(deps, rows)
      accepted += sent
      refused = sent > 0 ? 0 : refused + 1
    }
    return accepted
  } finally {
    await deps.db.update(t.machine).set({ until: 0 }).where(eq(t.machine.name, leaseName))
  }
}

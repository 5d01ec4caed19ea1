/**
 * The third clock. Every minute it meets whatever the others missed: complaints whose time has come, mail whose sender
 * died, customers whose care is due, and whoever has no instance. It does the work itself.
 */
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { ComplaintId, Instant } from '../domain/ids.ts'
import { startCares, tendDue } from './cares-due.ts'
import { claim, deliver } from './deliver.ts'
import { gatherNotices } from './digest.ts'
import { eraseDue } from './erasing.ts'
import { measurePaces } from './paces.ts'
import { sweepPhotos } from './photos.ts'
import type { Deps } from './ports.ts'
import { tellSubscribers } from './quiet.ts'
import { recover } from './recover.ts'
import { measureReserves } from './reserve.ts'
import { retain } from './retention.ts'
import { measureRhythms } from './rhythms.ts'
import { measureTopSpend } from './top-spend.ts'
import { watchCauses } from './watch-causes.ts'

const leaseMs = 55_000
const atOnce = 6
const most = 300

export interface Swept {
  readonly moves: number
  readonly mails: number
}

/** Two sweeps at once would only do the same work twice: the second leaves. Real time, not the demo's. */
async function takeLease(deps: Deps): Promise<boolean> {
  const wall = deps.clock.wall()
  const taken = await deps.db
    .insert(t.machine)
    .values({ name: 'sweep', value: 'held', until: wall + leaseMs })
    .onConflictDoUpdate({ target: t.machine.name, set: { until: wall + leaseMs }, setWhere: sql`until < ${wall}` })
    .returning({ name: t.machine.name })
  return taken.length > 0
}

const dropLease = (deps: Deps) => deps.db.update(t.machine).set({ until: 0 }).where(eq(t.machine.name, 'sweep'))

/** One complaint that cannot be turned must not keep the others waiting: it is tried again five minutes later. */
async function putOff(deps: Deps, id: ComplaintId, now: Instant, error: unknown): Promise<null> {
  console.error('sweep: turn failed', id, String(error))
  const wakeAt = now + 5 * 60_000
  await deps.db
    .update(t.complaints)
    .set({ wakeAt })
    .where(and(eq(t.complaints.id, id), isNull(t.complaints.closedAt)))
  return null
}

async function turns(deps: Deps, now: Instant): Promise<number> {
  const due = await deps.db
    .select({ id: t.complaints.id })
    .from(t.complaints)
    .where(lte(t.complaints.wakeAt, now))
    .orderBy(asc(t.complaints.wakeAt))
    .limit(most)
  let moves = 0
  for (let i = 0; i < due.length; i += atOnce) {
    const passes = await Promise.all(
      due
        .slice(i, i + atOnce)
        .map(({ id }) => recover(deps, id, 'sweep').catch((error: unknown) => putOff(deps, id, now, error))),
    )
    moves += passes.reduce((sum, pass) => sum + (pass?.moves ?? 0), 0)
  }
  return moves
}

/** Starts the instances of open complaints that have none: in one call for up to a hundred. */
async function startMissing(deps: Deps): Promise<void> {
  const missing = await deps.db
    .select({ id: t.complaints.id })
    .from(t.complaints)
    .where(and(eq(t.complaints.wait, -1), isNull(t.complaints.closedAt)))
    .orderBy(asc(t.complaints.receivedAt))
    .limit(most)
  if (missing.length === 0) return
  const ids = missing.map(({ id }) => id)
  await deps.engine.start(ids)
  await deps.db
    .update(t.complaints)
    .set({ wait: 0 })
    .where(
      and(eq(t.complaints.wait, -1), sql`${t.complaints.id} in (select value from json_each(${JSON.stringify(ids)}))`),
    )
}

type Chore = (deps: Deps) => Promise<unknown>

/** What adds to the mail of this round comes before it leaves. */
const before: Readonly<Record<string, Chore>> = {
  reserves: measureReserves,
  notices: gatherNotices,
  erasures: eraseDue,
}

/** What is measured or tidied once an hour or a day, whenever its time has come. */
const after: Readonly<Record<string, Chore>> = {
  paces: measurePaces,
  'top spend': measureTopSpend,
  rhythms: measureRhythms,
  causes: watchCauses,
  retention: retain,
  photos: sweepPhotos,
}

/** One chore that fails keeps nothing else waiting; it is tried again with the next sweep. */
async function doChores(deps: Deps, chores: Readonly<Record<string, Chore>>): Promise<void> {
  for (const [name, chore] of Object.entries(chores)) {
    await chore(deps).catch((error: unknown) => console.error('sweep:', name, String(error)))
  }
}

/** One sweep. `startInstances` is false while the demo travels: a thousand instances would start for a day's jump. */
export async function sweep(deps: Deps, startInstances = true): Promise<Swept | null> {
  if (!(await takeLease(deps))) return null
  try {
    const moves = await turns(deps, deps.clock.now())
    await doChores(deps, before)
    const mails = await deliver(deps, await claim(deps, { most, gathered: true }))
    await tellSubscribers(deps).catch((error: unknown) => console.error('sweep: subscribers', String(error)))
    const tended = await tendDue(deps)
    if (startInstances) {
      await startMissing(deps)
      await startCares(deps)
    }
    await doChores(deps, after)
    await deps.heartbeat()
    return { moves: moves + tended, mails }
  } finally {
    await dropLease(deps)
  }
}

/** The next instant after `now` at which anything is due; null when nothing is. */
export async function nextDueAfter(deps: Deps, now: Instant): Promise<Instant | null> {
  const row = await deps.db.get<{ at: number | null }>(sql`
    select min(at) as at from (
      select min(wake_at) as at from complaints where wake_at > ${now}
      union all select min(wake_at) from cares where wake_at > ${now}
      union all select min(next_wave_at) from recalls where next_wave_at > ${now}
      union all select min(due_at) from outbox where state = 'planned' and due_at > ${now}
      union all select min(due_at) from look_ups where state = 'open' and due_at > ${now})`)
  return row?.at ?? null
}

/**
 * The third clock. Every minute it meets whatever the others missed: complaints whose time has come, mail whose sender
 * died, customers whose care is due, and whoever has no instance. It does the work itself.
 */
import { and, asc, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { forLog } from '../db/client.ts'
import { versionAt } from '../db/policies.ts'
import * as t from '../db/schema.ts'
import { dayMs } from '../domain/calendar.ts'
import type { ComplaintId, Instant } from '../domain/ids.ts'
import { defaultPolicy } from '../domain/policy/default-policy.ts'
import { startCares, tendDue } from './cares-due.ts'
import { claim, deliver } from './deliver.ts'
import { gatherNotices } from './digest.ts'
import { eraseDue } from './erasing.ts'
import { lapseCodes } from './lapsed-codes.ts'
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

/**
 * Two sweeps at once would only do the same work twice: the second leaves. Real time, not the demo's. With the lease come
 * the chores that have nothing to do yet, so that a minute without work asks little.
 */
async function takeLease(deps: Deps): Promise<ReadonlySet<string> | null> {
  const { db, clock } = deps
  const until = clock.wall() + leaseMs
  const [taken, asleep] = await db.batch([
    db
      .insert(t.machine)
      .values({ name: 'sweep', value: 'held', until })
      .onConflictDoUpdate({ target: t.machine.name, set: { until }, setWhere: sql`until < ${clock.wall()}` })
      .returning({ name: t.machine.name }),
    db
      .select({ name: t.machine.name })
      .from(t.machine)
      .where(and(inArray(t.machine.name, chores), gt(t.machine.until, clock.now()))),
  ])
  return taken.length > 0 ? new Set(asleep.map(({ name }) => name)) : null
}

const dropLease = (deps: Deps) => deps.db.update(t.machine).set({ until: 0 }).where(eq(t.machine.name, 'sweep'))

/** One complaint that cannot be turned must not keep the others waiting: it is tried again five minutes later. */
async function putOff(deps: Deps, id: ComplaintId, now: Instant, error: unknown): Promise<null> {
  console.error('sweep: turn failed', id, forLog(error))
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

/** By the name of its row in `machine`, where it keeps one: until then it has nothing to do. */
type Chores = Readonly<Record<string, (deps: Deps) => Promise<unknown>>>

/** What adds to the mail of this round comes before it leaves. */
const before: Chores = {
  reserves: measureReserves,
  notices: gatherNotices,
  erasures: eraseDue,
}

/** What wakes the care of customers comes before they are tended. */
const waking: Chores = { causes: watchCauses }

/** What is measured or tidied once an hour or a day, whenever its time has come. */
const after: Chores = {
  paces: measurePaces,
  'lapsed-codes': lapseCodes,
  'top-spend': measureTopSpend,
  rhythms: measureRhythms,
  retention: retain,
  photos: sweepPhotos,
}

const chores = [before, waking, after].flatMap(Object.keys)

/** One chore that fails keeps nothing else waiting; it is tried again with the next sweep. */
async function doChores(deps: Deps, some: Chores, asleep: ReadonlySet<string>): Promise<void> {
  for (const [name, chore] of Object.entries(some)) {
    if (asleep.has(name)) continue
    await chore(deps).catch((error: unknown) => console.error('sweep:', name, forLog(error)))
  }
}

/** One sweep. `startInstances` is false while the demo travels: a thousand instances would start for a day's jump. */
export async function sweep(deps: Deps, startInstances = true): Promise<Swept | null> {
  const asleep = await takeLease(deps)
  if (!asleep) return null
  try {
    const moves = await turns(deps, deps.clock.now())
    await doChores(deps, before, asleep)
    const mails = await deliver(deps, await claim(deps, { most, gathered: true }))
    await tellSubscribers(deps).catch((error: unknown) => console.error('sweep: subscribers', forLog(error)))
    await doChores(deps, waking, asleep)
    const tended = await tendDue(deps)
    if (startInstances) {
      await startMissing(deps)
      await startCares(deps)
    }
    await doChores(deps, after, asleep)
    await deps.heartbeat()
    return { moves: moves + tended, mails }
  } finally {
    await dropLease(deps)
  }
}

/** When a fix is next proven: no sooner than the look at causes that would see it. */
const nextProof = (now: Instant): SQL => sql`select min(at) from (
  select max(k.fixed_at + ${dayMs} * coalesce(json_extract(p.override, '$.causes.quietDays'), ${defaultPolicy.causes.quietDays}),
    coalesce((select until from machine where name = 'causes'), 0)) as at
  from causes k left join policies p on p.shop = k.shop and p.version = ${versionAt(sql`k.shop`, now)}
  where k.state = 'fixed') where at > ${now}`

/** The next instant after `now` at which anything is due; null when nothing is. */
export async function nextDueAfter(deps: Deps, now: Instant): Promise<Instant | null> {
  // D1 joins no more than five selects into one.
  const row = await deps.db.get<{ at: number | null }>(sql`
    select min(at) as at from (
      select min(wake_at) as at from complaints where wake_at > ${now}
      union all select min(wake_at) from cares where wake_at > ${now}
      union all select min(next_wave_at) from recalls where next_wave_at > ${now}
      union all select min(due_at) from outbox where state = 'planned' and due_at > ${now}
      union all select min(at) from (
        select min(due_at) as at from look_ups where state = 'open' and due_at > ${now}
        union all ${nextProof(now)}))`)
  return row?.at ?? null
}

/** The outbox: one winner claims a row, sends its bytes under its key, and records what the vendor said. */
import { and, asc, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import { versionAt } from '../db/policies.ts'
import { dueNow, settledAt, stillDue } from '../db/promises.ts'
import * as t from '../db/schema.ts'
import type { ComplaintId, Instant, Milliseconds } from '../domain/ids.ts'
import { defaultPolicy } from '../domain/policy/default-policy.ts'
import { policyWith } from '../domain/policy/policy.ts'
import { stillWelcome } from './care-outbox.ts'
import { keepCopy } from './coupons.ts'
import { heldUntil, nightColumns } from './night.ts'
import { isGatherable } from './notice-window.ts'
import { capPauseMs, leaseMs, pacedPriority, plannedAlarm, underTheCap } from './outbox.ts'
import type { Attempt, Deps } from './ports.ts'
import type { Statement } from './rows.ts'

type Row = typeof t.outbox.$inferSelect

const minuteMs = 60_000
/** Resend keeps an idempotency key for 24 h; past this an attempt whose answer we never saw is not sent again blindly. */
const keyLifeMs = 23 * 60 * minuteMs

/** 5 s, 15 s, 45 s … up to half an hour: an acknowledgement has an hour, and other vendors' outages end. */
const backoff = (attempts: number): Milliseconds => Math.min(30 * minuteMs, 5_000 * 3 ** Math.max(0, attempts - 1))

/**
 * Claims what is due, acknowledgements first: rows that are planned, and rows whose holder is taken for dead. The claim
 * and the limit on automatic mail are one conditional update. Notices that may be gathered are claimed after they were
 * (`digest.ts`), by the sweep alone; mail to very many only by who keeps its pace (`paced-mail.ts`).
 */
export async function claim(
  deps: Deps,
  of: { complaint?: ComplaintId; most: number; gathered?: true; paced?: true },
): Promise<readonly Row[]> {
  const { db } = deps
  const now = deps.clock.now()
  const wall = deps.clock.wall()
  const waiting = await db
    .select({
      id: t.outbox.id,
      shop: t.outbox.shop,
      recipient: t.outbox.recipient,
      priority: t.outbox.priority,
      automatic: t.outbox.automatic,
      override: t.policies.override,
      ...nightColumns,
    })
    .from(t.outbox)
    .innerJoin(t.shops, eq(t.shops.shop, t.outbox.shop))
    .leftJoin(t.policies, and(eq(t.policies.shop, t.shops.shop), eq(t.policies.version, versionAt(t.shops.shop, now))))
    .where(
      and(
        of.complaint ? eq(t.outbox.complaint, of.complaint) : undefined,
        of.gathered ? undefined : sql`not ${isGatherable}`,
        of.paced ? undefined : lt(t.outbox.priority, pacedPriority),
        // Money is asked for by who can open the shop's accounts (refunds.ts).
        ne(t.outbox.effect, 'refund'),
        // Systems of the shop are told one after another, by who holds their secrets (quiet.ts).
        ne(t.outbox.effect, 'webhook'),
        // Said as the partial index says it, or the whole outbox would be read.
        sql`${t.outbox.state} in ('planned', 'sending')`,
        sql`(${t.outbox.state} = 'planned' and ${t.outbox.dueAt} <= ${now}
          or ${t.outbox.state} = 'sending' and ${t.outbox.leaseUntilAt} < ${wall})`,
      ),
    )
    .orderBy(asc(t.outbox.priority), asc(t.outbox.dueAt))
    .limit(of.most)
  const [first, ...rest] = waiting.map((row) => {
    // One shop's unreadable policy must not hold up everybody's mail.
    const policy = policyWith(row.override ?? {})
    const { caps, quiet } = policy.success ? policy.data : defaultPolicy
    const morning = heldUntil(row, { quiet }, now)
    if (morning > now) {
      const held = and(eq(t.outbox.id, row.id), eq(t.outbox.state, 'planned'))
      return db.update(t.outbox).set({ dueAt: morning }).where(held).returning()
    }
    const free = row.automatic ? underTheCap(row, caps, now) : sql`1`
    // A row that was claimed before has its place in the count already.
    const passes = sql`(${t.outbox.sentAt} is not null or ${free})`
    return db
      .update(t.outbox)
      .set({
        // What somebody no longer wants to hear does not leave.
        state: sql`case when not ${stillWelcome} then 'failed' when ${passes} then 'sending' else 'planned' end`,
        error: sql`case when not ${stillWelcome} then 'not wanted any more' else error end`,
        fence: sql`fence + 1`,
        attempts: sql`attempts + 1`,
        leaseUntilAt: wall + leaseMs,
        firstTriedAt: sql`coalesce(first_tried_at, ${wall})`,
        dueAt: sql`case when ${passes} then due_at else ${now + capPauseMs} end`,
        sentAt: sql`case when ${passes} then coalesce(sent_at, ${now}) end`,
      })
      .where(
        and(
          eq(t.outbox.id, row.id),
          sql`(${t.outbox.state} = 'planned' or ${t.outbox.state} = 'sending' and ${t.outbox.leaseUntilAt} < ${wall})`,
        ),
      )
      .returning()
  })
  if (!first) return []
  const results = await db.batch([first, ...rest])
  return results.flat().filter((row) => row.state === 'sending')
}

async function attempt(deps: Deps, row: Row): Promise<Attempt> {
  if (row.effect === 'mail') return deps.mailer.send(row.payload, row.key)
  if (row.effect === 'alarm') return deps.bell.ring(row.payload, row.key)
  if (row.effect === 'coupon') return keepCopy(deps, row)
  const { complaint, at } = JSON.parse(row.payload) as { complaint: ComplaintId; at: readonly Instant[] }
  // Promises follow the app's clock, the courier real time.
  const shift = deps.clock.wall() - deps.clock.now()
  return deps.courier.wakeAt(
    complaint,
    at.map((instant) => instant + shift),
    row.key,
  )
}

/** Facts that follow from an accepted mail: the promise it keeps, and its place in the story. */
function acceptedRows(deps: Deps, row: Row, providerId: string, now: Instant): Statement[] {
  const { db } = deps
  const mine = and(eq(t.outbox.id, row.id), inArray(t.outbox.state, ['planned', 'sending', 'unknown']))
  const statements: Statement[] = []
  if (row.effect === 'mail' && row.complaint) {
    const about = JSON.stringify({ mail: row.kind, id: row.id })
    statements.push(
      // Column for column as the map has them; the id is the database's.
      db.insert(t.timeline).select(sql`
        select shop, complaint, null, ${now}, 'system', 'mail-accepted', ${row.kind === 'staff' ? 0 : 1}, ${about}
        from outbox where id = ${row.id} and state in ('planned', 'sending', 'unknown')`),
      db
        .update(t.promises)
        .set({
          keptAt: now,
          state: sql.raw(settledAt(String(now))),
        })
        .where(
          and(
            eq(t.promises.complaint, row.complaint),
            inArray(t.promises.keptBy, [row.kind, `${row.kind}:${row.n}`]),
            inArray(t.promises.state, ['open', 'broken']),
          ),
        ),
      db
        .update(t.complaints)
        .set({
          promiseDueAt: sql`(select min(${sql.raw(dueNow)}) from promises where complaint = ${row.complaint} and ${sql.raw(stillDue)})`,
        })
        .where(eq(t.complaints.id, row.complaint)),
    )
  }
  statements.push(db.update(t.outbox).set({ state: 'accepted', providerId, acceptedAt: now, error: null }).where(mine))
  return statements
}

/** What became of a row that was not accepted. Only the holder of the current fence may say so. */
function otherRows(deps: Deps, row: Row, answer: Exclude<Attempt, { result: 'accepted' }>, now: Instant): Statement[] {
  const { db } = deps
  const mine = and(eq(t.outbox.id, row.id), eq(t.outbox.fence, row.fence), eq(t.outbox.state, 'sending'))
  const shop = row.shop
  const tooOld = row.effect === 'mail' && deps.clock.wall() - (row.firstTriedAt ?? deps.clock.wall()) > keyLifeMs
  if (answer.result === 'retry' && !tooOld) {
    const dueAt = now + (answer.afterMs ?? backoff(row.attempts))
    return [
      db
        .update(t.outbox)
        .set({ state: 'planned', dueAt, error: answer.error.slice(0, 500) })
        .where(mine),
    ]
  }
  const state = tooOld ? 'unknown' : 'failed'
  const kind = tooOld ? 'outbox-stuck' : 'mail-refused'
  const statements: Statement[] = []
  if (row.effect === 'mail') {
    statements.push(
      ...plannedAlarm(deps, { id: row.complaint, shop }, { kind, key: `${kind}:${row.id}` }, now).statements,
    )
  }
  if (row.effect === 'mail' && row.complaint) {
    // A person must hear of it: the next turn opens their task.
    const itsOwn = and(eq(t.complaints.id, row.complaint), sql`closed_at is null`)
    statements.push(db.update(t.complaints).set({ wakeAt: now }).where(itsOwn))
  }
  return [
    ...statements,
    db
      .update(t.outbox)
      .set({ state, error: answer.error.slice(0, 500) })
      .where(mine),
  ]
}

/** Sends claimed rows, acknowledgements first, and records the answers in one batch. Returns how many were accepted. */
export async function deliver(deps: Deps, rows: readonly Row[]): Promise<number> {
  const mails = rows.filter((row) => row.effect === 'mail').sort((a, b) => a.priority - b.priority)
  const others = rows.filter((row) => row.effect !== 'mail')
  let accepted = 0
  // Mail first: timers and alarms are worth nothing to the person who waits.
  for (const group of [mails, others]) {
    const answers = await Promise.all(group.map(async (row) => ({ row, answer: await attempt(deps, row) })))
    const now = deps.clock.now()
    const [first, ...rest] = answers.flatMap(({ row, answer }) => {
      if (answer.result !== 'accepted') return otherRows(deps, row, answer, now)
      accepted++
      return acceptedRows(deps, row, answer.providerId, now)
    })
    if (first) await deps.db.batch([first, ...rest])
  }
  return accepted
}

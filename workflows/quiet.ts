/**
 * The shop's marketing tools are told when a customer is to be left alone, and when no longer. A turn that opens or ends it
 * writes the event in its own batch; the sweep posts what waits, one after another to each system, so that an old word never
 * comes behind a new one, and a system that does not answer holds up nobody else.
 */
import { createHmac } from 'node:crypto'
import { forLog } from '../db/client.ts'
import { findSubscriber, plannedNews, removeSubscriber, type SubscriberRow } from '../db/quiet.ts'
import type { Facts } from '../domain/complaint.ts'
import type { Instant, MessageId, Milliseconds, ShopId } from '../domain/ids.ts'
import { isOutside, type QuietSpan, quietBody } from '../domain/quiet-feed.ts'
import { plannedAlarm, sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

const minuteMs = 60_000
/** Longer than what one round spends on one system. */
const leaseMs = 2 * minuteMs
const roundMs = 20_000
/** After this a system that does not answer is a person's business; `GET …/quiet` still tells all. */
const giveUpAfterMs = 3 * 24 * 60 * minuteMs
const most = 200
const atOnce = 6

/** Pauses after the first attempt and those behind it, as senders of Standard Webhooks make them; the list is there meanwhile. */
const pausesMs = [5_000, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs, 300 * minuteMs, 600 * minuteMs] as const
const pause = (attempts: number): Milliseconds => pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? minuteMs

/** What this turn tells of its customer; nothing where no system listens, or they have heard it. Last in the batch. */
export function quietStatements(
  deps: Pick<Deps, 'db' | 'mint'>,
  { complaint, customer }: Facts,
  now: Instant,
): readonly Statement[] {
  if (!customer) return []
  const { id, externalId, email, phone } = customer
  const { closedAt, receivedAt, shop } = complaint
  const span: QuietSpan = { customer: { id, externalId, email, phone }, since: receivedAt, until: closedAt }
  const payload = quietBody(span, now)
  return [
    plannedNews(deps.db, {
      ...{ shop, customer: id, state: closedAt === null ? 'quiet' : 'free', at: now },
      ...{ id: deps.mint(now).id('message') as MessageId, payload, sha256: sha256(payload) },
    }),
  ]
}

interface Row {
  readonly id: string
  readonly shop: ShopId
  readonly recipient: string
  readonly payload: string
  readonly fence: number
  readonly attempts: number
  readonly planned_at: Instant
  /** A later word on the same customer waits, or was told. */
  readonly overtaken: number
}

/** Takes what nobody else is posting. */
async function claim(deps: Deps): Promise<readonly Row[]> {
  const wall = deps.clock.wall()
  const now = deps.clock.now()
  const { results } = await deps.db.$client
    .prepare(
      `update outbox set state = 'sending', fence = fence + 1, attempts = attempts + 1, lease_until_at = ?1,
         first_tried_at = coalesce(first_tried_at, ?2), sent_at = coalesce(sent_at, ?3)
       where id in (select id from outbox where state in ('planned', 'sending') and effect = 'webhook'
           and (state = 'planned' and due_at <= ?3 or state = 'sending' and lease_until_at < ?2)
         order by priority, due_at limit ?4)
       returning id, shop, recipient, payload, fence, attempts, planned_at,
         exists (select 1 from outbox l where l.key > outbox.key and l.key < substr(outbox.key, 1, length(outbox.key) - 6) || '~') as overtaken`,
    )
    .bind(wall + leaseMs, wall, now, most)
    .all<Row>()
  return [...results].sort((a, b) => a.planned_at - b.planned_at || (a.id < b.id ? -1 : 1))
}

/** What became of one row. Only the holder of its fence may say so. */
function ended(db: D1Database, row: Row, state: 'accepted' | 'failed' | 'planned', set: Partial<Ended>) {
  const { at = null, dueAt = null, error = null, tried = true } = set
  return db
    .prepare(
      `update outbox set state = ?3, accepted_at = ?4, due_at = coalesce(?5, due_at), error = ?6, lease_until_at = null,
         attempts = attempts - ?7 where id = ?1 and fence = ?2 and state = 'sending'`,
    )
    .bind(row.id, row.fence, state, at, dueAt, error, tried ? 0 : 1)
}

interface Ended {
  readonly at: Instant
  readonly dueAt: Instant
  readonly error: string
  /** False where it did not come to its turn. */
  readonly tried: boolean
}

/** Standard Webhooks 1.0: both live secrets sign, so that the receiver may change over whenever it likes. */
export function signedHeaders(secrets: readonly string[], id: string, body: string, wall: Instant) {
  const timestamp = String(Math.floor(wall / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'content-type': 'application/json',
    'user-agent': 'Amends',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

/** The status of the answer; 0 where none came. */
async function post(deps: Deps, { url }: SubscriberRow, secrets: readonly string[], row: Row): Promise<number> {
  const { origin, pathname, search } = new URL(url)
  const headers = signedHeaders(secrets, row.id, row.payload, deps.clock.wall())
  const { status } = await deps.api(origin)(`${pathname}${search}`, { method: 'POST', headers, body: row.payload })
  return status
}

async function secretsOf(deps: Deps, { secret }: SubscriberRow): Promise<readonly string[] | null> {
  const opened = await deps.secrets.open(secret)
  return opened === null ? null : (JSON.parse(opened) as readonly string[])
}

/** It has not answered for days, or has said that it is gone (410): somebody should know. */
const silent = (deps: Deps, { shop, id, createdAt }: SubscriberRow, now: Instant): readonly Statement[] =>
  plannedAlarm(
    deps,
    { id: null, shop },
    { kind: 'subscriber-silent', key: `subscriber-silent:${shop}:${id}:${createdAt}` },
    now,
  ).statements

async function alarmed(deps: Deps, statements: readonly Statement[]): Promise<void> {
  const [first, ...rest] = statements
  if (first) await deps.db.batch([first, ...rest])
}

/** One system, told in order what waits for it. After the first that does not get through the rest waits too. */
async function tell(deps: Deps, rows: readonly Row[]): Promise<number> {
  const db = deps.db.$client
  const [{ shop, recipient } = { shop: '' as ShopId, recipient: '' }] = rows
  const subscriber = await findSubscriber(deps.db, shop, recipient)
  const secrets = subscriber && subscriber.removedAt === null ? await secretsOf(deps, subscriber) : null
  const ends: D1PreparedStatement[] = []
  const begun = deps.clock.wall()
  let told = 0
  let stopped: { readonly dueAt: Instant } | null = null
  for (const row of rows) {
    const now = deps.clock.now()
    if (!subscriber || !secrets || !isOutside(subscriber.url, deps.environment)) {
      ends.push(ended(db, row, 'failed', { error: 'nobody listens there any more' }))
    } else if (row.overtaken === 1) {
      ends.push(ended(db, row, 'failed', { error: 'overtaken by later news' }))
    } else if (stopped || deps.clock.wall() - begun > roundMs) {
      ends.push(ended(db, row, 'planned', { tried: false, dueAt: stopped?.dueAt ?? now }))
    } else {
      const status = await post(deps, subscriber, secrets, row)
      if (status >= 200 && status < 300) {
        ends.push(ended(db, row, 'accepted', { at: now }))
        told++
      } else if (status === 410) {
        await alarmed(deps, [removeSubscriber(deps.db, shop, recipient, now), ...silent(deps, subscriber, now)])
        ends.push(ended(db, row, 'failed', { error: 'it is gone (410)' }))
        stopped = { dueAt: now }
      } else if (now - row.planned_at > giveUpAfterMs) {
        await alarmed(deps, silent(deps, subscriber, now))
        ends.push(ended(db, row, 'failed', { error: `no answer for days, the last was ${status}` }))
      } else {
        stopped = { dueAt: now + pause(row.attempts) }
        ends.push(ended(db, row, 'planned', { dueAt: stopped.dueAt, error: `answered ${status}` }))
      }
    }
  }
  await db.batch(ends)
  return told
}

/** Posts every event whose time has come. How many were taken. */
export async function tellSubscribers(deps: Deps): Promise<number> {
  const groups = [...Map.groupBy(await claim(deps), ({ shop, recipient }) => `${shop} ${recipient}`).values()]
  let told = 0
  for (let i = 0; i < groups.length; i += atOnce) {
    const counts = await Promise.all(
      groups.slice(i, i + atOnce).map((rows) =>
        // Their lease ends, and they are posted again under their own ids.
        tell(deps, rows).catch((error: unknown) => {
          console.error('subscriber', rows[0]?.shop, rows[0]?.recipient, forLog(error))
          return 0
        }),
      ),
    )
    told += counts.reduce((sum, count) => sum + count, 0)
  }
  return told
}

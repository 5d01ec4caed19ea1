/**
 * The courier: messages wait in SQLite and an alarm wakes their object when the first is due, so that a delay of a
 * month outlives every restart. At least once, as the real one: a message is crossed off after its delivery.
 */
import { type Fault, faultTable, type qstashModes, setFault, takeFault } from '../faults.ts'
import { randomName } from '../signing.ts'
import { Keeper, type World } from '../world.ts'
import { backoffMs, retryDelayMs } from './backoff.ts'
import { nextCron } from './cron.ts'
import { type Attempt, deliver } from './delivery.ts'
import type { Wanted } from './request.ts'

export type Published =
  | { readonly kind: 'published'; readonly messageId: string; readonly deduplicated: boolean }
  | { readonly kind: 'rate-limited' }
  | { readonly kind: 'broken' }

export interface Schedule {
  readonly scheduleId: string
  readonly cron: string
  readonly destination: string
  readonly isPaused: boolean
  readonly createdAt: number
  readonly nextAt: number
}

/** How messages end: waiting, delivered, in the dead letters, or taken back. */
export type MessageState = 'waiting' | 'delivered' | 'dead' | 'cancelled'

export type MessageRow = {
  id: string
  url: string
  method: string
  headers: string
  body: ArrayBuffer
  created_at: number
  due_at: number
  retried: number
  max_retries: number
  retry_delay: string | null
  timeout_ms: number
  deduplication_id: string | null
  queue: string | null
  label: string | null
  schedule_id: string | null
  state: MessageState
  last_status: number | null
  last_error: string | null
}

type ScheduleRow = {
  id: string
  cron: string
  wanted: string
  body: ArrayBuffer
  paused: number
  created_at: number
  next_at: number
}

const tables = `
  CREATE TABLE IF NOT EXISTS messages (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, method TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL,
    created_at INTEGER NOT NULL, due_at INTEGER NOT NULL, retried INTEGER NOT NULL DEFAULT 0,
    max_retries INTEGER NOT NULL, retry_delay TEXT, timeout_ms INTEGER NOT NULL, deduplication_id TEXT,
    queue TEXT, label TEXT, schedule_id TEXT, state TEXT NOT NULL DEFAULT 'waiting', last_status INTEGER, last_error TEXT);
  CREATE INDEX IF NOT EXISTS messages_due ON messages (state, due_at);
  CREATE INDEX IF NOT EXISTS messages_deduplication ON messages (deduplication_id, created_at);
  CREATE TABLE IF NOT EXISTS schedules (
    id TEXT PRIMARY KEY, cron TEXT NOT NULL, wanted TEXT NOT NULL, body BLOB NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, next_at INTEGER NOT NULL);
  ${faultTable};`

/** In a queue only the oldest waiting message may leave: queues are first in, first out. */
const mayLeave = `state = 'waiting' AND (queue IS NULL OR NOT EXISTS (
  SELECT 1 FROM messages AS older WHERE older.queue = m.queue AND older.state = 'waiting' AND older.rowid < m.rowid))`
/** The documented window; Upstash's SDK comment says 90 days, its documentation ten minutes. */
const deduplicationMs = 10 * 60_000
const atOnce = 20

export class Courier extends Keeper {
  constructor(state: DurableObjectState, world: World) {
    super(state, world, tables)
    state.blockConcurrencyWhile(() => this.wind())
  }

  async publish(wanted: Wanted): Promise<Published> {
    const fault = takeFault(this.sql, 'qstash', ['429', '500'])
    if (fault === '429') return { kind: 'rate-limited' }
    if (fault === '500') return { kind: 'broken' }
    const published = this.accept(wanted, null)
    await this.wind()
    return published
  }

  private accept(wanted: Wanted, scheduleId: string | null): Published {
    const now = Date.now()
    const known =
      wanted.deduplicationId === null
        ? undefined
        : this.sql
            .exec<{ id: string }>(
              'SELECT id FROM messages WHERE deduplication_id = ? AND created_at > ?',
              wanted.deduplicationId,
              now - deduplicationMs,
            )
            .toArray()[0]
    if (known) return { kind: 'published', messageId: known.id, deduplicated: true }
    const messageId = `msg_${randomName(32)}`
    this.sql.exec(
      `INSERT INTO messages (id, url, method, headers, body, created_at, due_at, max_retries, retry_delay, timeout_ms,
        deduplication_id, queue, label, schedule_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      messageId,
      wanted.url,
      wanted.method,
      JSON.stringify(wanted.headers),
      wanted.body,
      now,
      wanted.notBefore,
      wanted.maxRetries,
      wanted.retryDelay,
      wanted.timeoutMs,
      wanted.deduplicationId,
      wanted.queue,
      wanted.label,
      scheduleId,
    )
    return { kind: 'published', messageId, deduplicated: false }
  }

  /** Sets the alarm to the first instant anything is due; also after a restart. */
  async wind(): Promise<void> {
    const next = this.sql
      .exec<{ at: number | null }>(
        `SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM messages AS m WHERE ${mayLeave}
          UNION ALL SELECT min(next_at) FROM schedules WHERE paused = 0)`,
      )
      .one().at
    if (next === null) await this.ctx.storage.deleteAlarm()
    else await this.ctx.storage.setAlarm(Math.max(next, Date.now()))
  }

  override async alarm(): Promise<void> {
    this.runSchedules(Date.now())
    const due = this.sql
      .exec<MessageRow>(
        `SELECT * FROM messages AS m WHERE ${mayLeave} AND due_at <= ? ORDER BY due_at LIMIT ?`,
        Date.now(),
        atOnce,
      )
      .toArray()
    await Promise.all(due.map((row) => this.attempt(row)))
    await this.wind()
  }

  private async attempt(row: MessageRow): Promise<void> {
    const parcel = {
      id: row.id,
      url: row.url,
      method: row.method,
      headers: JSON.parse(row.headers) as Record<string, string>,
      body: row.body,
      retried: row.retried,
      scheduleId: row.schedule_id,
      timeoutMs: row.timeout_ms,
    }
    const twice = takeFault(this.sql, 'qstash', ['deliver-twice']) !== null
    const attempt = await deliver(this.env, parcel)
    if (twice) await deliver(this.env, parcel)
    this.record(row, attempt)
  }

  private record(row: MessageRow, attempt: Attempt): void {
    const why = attempt.kind === 'delivered' ? null : attempt.why
    const lost = attempt.kind === 'refused' || (attempt.kind === 'failed' && row.retried >= row.max_retries)
    const state: MessageState = attempt.kind === 'delivered' ? 'delivered' : lost ? 'dead' : 'waiting'
    const after =
      attempt.kind !== 'failed'
        ? 0
        : (attempt.retryAfterMs ??
          (row.retry_delay === null ? null : retryDelayMs(row.retry_delay, row.retried)) ??
          backoffMs(row.retried + 1))
    this.sql.exec(
      `UPDATE messages SET state = ?, last_status = ?, last_error = ?, retried = retried + ?, due_at = ?
        WHERE id = ? AND state = 'waiting'`,
      state,
      attempt.status,
      why,
      state === 'waiting' ? 1 : 0,
      Math.ceil(Date.now() + after),
      row.id,
    )
  }

  private runSchedules(now: number): void {
    const due = this.sql.exec<ScheduleRow>('SELECT * FROM schedules WHERE paused = 0 AND next_at <= ?', now).toArray()
    for (const row of due) {
      const wanted = JSON.parse(row.wanted) as Omit<Wanted, 'body'>
      this.accept({ ...wanted, body: row.body, notBefore: now, deduplicationId: null }, row.id)
      this.sql.exec(
        'UPDATE schedules SET next_at = ? WHERE id = ?',
        nextCron(row.cron, now) ?? now + 86_400_000,
        row.id,
      )
    }
  }

  /** Creates a schedule, or overwrites the one of that id; null when the cron cannot be read. */
  async schedule(id: string | null, cron: string, wanted: Wanted): Promise<string | null> {
    const now = Date.now()
    const nextAt = nextCron(cron, now)
    if (nextAt === null) return null
    const scheduleId = id ?? `scd_${randomName(26)}`
    const { body, ...rest } = wanted
    this.sql.exec(
      'INSERT OR REPLACE INTO schedules (id, cron, wanted, body, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)',
      scheduleId,
      cron,
      JSON.stringify(rest),
      body,
      now,
      nextAt,
    )
    await this.wind()
    return scheduleId
  }

  schedules(): Schedule[] {
    return this.sql
      .exec<ScheduleRow>('SELECT * FROM schedules ORDER BY created_at')
      .toArray()
      .map((row) => ({
        scheduleId: row.id,
        cron: row.cron,
        destination: (JSON.parse(row.wanted) as Wanted).url,
        isPaused: row.paused === 1,
        createdAt: row.created_at,
        nextAt: row.next_at,
      }))
  }

  async pauseSchedule(id: string, paused: boolean): Promise<boolean> {
    const written = this.sql.exec('UPDATE schedules SET paused = ? WHERE id = ?', paused ? 1 : 0, id).rowsWritten
    await this.wind()
    return written > 0
  }

  deleteSchedule(id: string): boolean {
    return this.sql.exec('DELETE FROM schedules WHERE id = ?', id).rowsWritten > 0
  }

  message(id: string): MessageRow | null {
    return this.sql.exec<MessageRow>('SELECT * FROM messages WHERE id = ?', id).toArray()[0] ?? null
  }

  messages(state: MessageState): MessageRow[] {
    return this.sql
      .exec<MessageRow>('SELECT * FROM messages WHERE state = ? ORDER BY created_at DESC LIMIT 100', state)
      .toArray()
  }

  /** Takes waiting messages back; returns how many were still waiting. */
  cancel(ids: string[]): number {
    let count = 0
    for (const id of ids) {
      const cursor = this.sql.exec(
        "UPDATE messages SET state = 'cancelled' WHERE id = ? AND state = 'waiting' RETURNING id",
        id,
      )
      count += cursor.toArray().length
    }
    return count
  }

  /** Puts dead letters back on their way; returns how many. */
  async revive(ids: string[]): Promise<string[]> {
    const revived = ids.filter(
      (id) =>
        this.sql
          .exec(
            "UPDATE messages SET state = 'waiting', retried = 0, due_at = ? WHERE id = ? AND state = 'dead' RETURNING id",
            Date.now(),
            id,
          )
          .toArray().length > 0,
    )
    await this.wind()
    return revived
  }

  setFault(fault: Fault<(typeof qstashModes)[number]>): void {
    setFault(this.sql, 'qstash', fault)
  }
}

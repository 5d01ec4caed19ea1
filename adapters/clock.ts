/** Real time in production. Locally an offset is added, kept in the database, so that the demo can travel forward. */
import type { Instant } from '../domain/ids.ts'
import type { Clock } from '../workflows/ports.ts'

export const realClock: Clock = { now: () => Date.now(), wall: () => Date.now() }

const freshMs = 1000
let offset = 0
let readAt = Number.NEGATIVE_INFINITY

/** The demo's clock. The offset is read at most once a second: another isolate may have moved it. */
export async function localClock(db: D1Database): Promise<Clock> {
  if (Date.now() - readAt > freshMs) {
    const row = await db.prepare("select value from machine where name = 'clock'").first<{ value: string }>()
    offset = Number(row?.value ?? 0)
    readAt = Date.now()
  }
  return { now: () => Date.now() + offset, wall: () => Date.now() }
}

/** Moves the demo's clock so that it now shows `to`; it never goes back. */
export async function setLocalClock(db: D1Database, to: Instant): Promise<void> {
  const next = Math.max(offset, to - Date.now())
  await db
    .prepare(
      "insert into machine (name, value) values ('clock', ?1) on conflict (name) do update set value = max(cast(value as integer), cast(?1 as integer))",
    )
    .bind(String(next))
    .run()
  offset = next
  readAt = Date.now()
}

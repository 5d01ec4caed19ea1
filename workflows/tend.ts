/**
 * The loop of care: load → decide → record → deliver → the next instant, for one customer over a year and more. It is
 * `recover` again, over other facts: it looks at what is true and does what is due, whoever woke it and however often.
 */
import { and, eq, sql } from 'drizzle-orm'
import { loadCareFacts } from '../db/care-facts.ts'
import { reasonKept } from '../db/cares.ts'
import { isConflict, messagesOf } from '../db/client.ts'
import * as t from '../db/schema.ts'
import { capIn } from '../domain/caps.ts'
import type { CareKey } from '../domain/care/care.ts'
import { type CareDecision, decideCare } from '../domain/care/playbook/decide.ts'
import type { Instant, MessageId } from '../domain/ids.ts'
import { plannedTouch } from './care-outbox.ts'
import { deliver } from './deliver.ts'
import type { Planned } from './outbox.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

/** As in `recover`: more than this in a row is a storm, left to the sweep. */
const mostTries = 8

export interface Tended {
  readonly moves: number
  /** The customer was erased, and is left alone for ever. */
  readonly over: boolean
  readonly wakeAt: Instant | null
}

const rowOf = ({ shop, customer }: CareKey) => and(eq(t.cares.shop, shop), eq(t.cares.customer, customer))

/** One pass over one customer. Null when nothing of theirs has ended yet. */
export async function tend(deps: Deps, key: CareKey, wokenBy: string): Promise<Tended | null> {
  let beyondCap = false
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const now = deps.clock.now()
    const loaded = await loadCareFacts(deps.db, key, now)
    if (!loaded) return null
    const before = { ...loaded, beyondCap }
    const decided = decideCare(before, now, deps.mint(now))
    const { care } = before
    const over = before.customer.erasedAt !== null
    if (decided.done.length === 0) {
      const { wakeAt } = decided
      if (wakeAt !== care.wakeAt) {
        // Only the sleep is corrected; what was written meanwhile has set its own.
        await deps.db
          .update(t.cares)
          .set({ wakeAt })
          .where(and(rowOf(key), eq(t.cares.turn, care.turn), sql`wake_at is ${care.wakeAt}`))
      }
      return { moves: 0, over, wakeAt }
    }
    const recorded = await recordCare(deps, key, decided, now, wokenBy)
    if (recorded === 'beyond-cap') beyondCap = true
    if (recorded === 'late' || recorded === 'beyond-cap') continue
    await deliver(deps, recorded)
    if (wokenBy !== 'workflow' && care.wait >= 0) await deps.careEngine.nudge(key.customer, care.wait)
    return { moves: decided.done.length, over, wakeAt: decided.wakeAt }
  }
  return { moves: 0, over: false, wakeAt: deps.clock.now() }
}

/** Makes a decision true: one batch, all of it or nothing. `late` when another run, or news, was first. */
async function recordCare(
  deps: Deps,
  { shop, customer }: CareKey,
  { before, after, done, wakeAt }: CareDecision,
  now: Instant,
  wokenBy: string,
): Promise<readonly (typeof t.outbox.$inferSelect)[] | 'late' | 'beyond-cap'> {
  const { db } = deps
  const number = before.care.turn + 1
  const mails = done.flatMap(({ outcome }) => outcome.mails ?? [])
  const planned: Planned[] = []
  for (const mail of mails) planned.push(...(await plannedTouch(deps, after, mail, now)))
  const moves = done.map(({ move }) => move)
  const about = Object.assign({}, ...done.map(({ outcome }) => outcome.about ?? {}))
  const first = db.insert(t.careTurns).values({ ...{ shop, customer, turn: number, wokenBy, at: now, moves }, about })
  // Whoever writes a fact sets the waking: then this was decided too early, and the same key again rolls all of it back.
  const unlessNews = db.insert(t.careTurns).select(
    sql`select shop, customer, ${number}, ${wokenBy}, ${now}, '[]', '{}' from cares
      where shop = ${shop} and customer = ${customer} and wake_at is not ${before.care.wakeAt}`,
  )
  const { state, since } = after.care
  const statements: Statement[] = [
    ...after.touches
      .slice(before.touches.length)
      .map((touch) => db.insert(t.touches).values({ ...touch, shop, customer })),
    db
      .update(t.cares)
      .set({ state, reason: reasonKept(after.care), since, wakeAt, turn: number })
      .where(rowOf({ shop, customer })),
    ...planned.flatMap((one) => one.statements),
  ]
  const claims = planned.map(({ id }) =>
    db
      .select()
      .from(t.outbox)
      .where(and(eq(t.outbox.id, id as MessageId), eq(t.outbox.state, 'sending'), eq(t.outbox.fence, 1))),
  )
  try {
    const results = await db.batch([first, unlessNews, ...statements, ...claims])
    const rows = results.slice(results.length - claims.length) as (typeof t.outbox.$inferSelect)[][]
    return claims.length === 0 ? [] : rows.flat()
  } catch (error) {
    if (isConflict(error)) return capIn(messagesOf(error)) === null ? 'late' : 'beyond-cap'
    throw error
  }
}

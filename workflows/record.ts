/** Makes a decision true: one batch, all of it or nothing. */
import { and, eq, sql } from 'drizzle-orm'
import { isConflict, messagesOf } from '../db/client.ts'
import * as t from '../db/schema.ts'
import { type CapName, capAlarm, capIn } from '../domain/caps.ts'
import type { Facts } from '../domain/complaint.ts'
import type { Instant, MessageId } from '../domain/ids.ts'
import { money } from '../domain/money.ts'
import { isImprovable } from '../domain/playbook/close.ts'
import type { LedgerEntry, Outcome } from '../domain/playbook/move.ts'
import { lastDueAt } from '../domain/promise.ts'
import { tiesReview } from '../domain/review.ts'
import { careStatements } from './care-begun.ts'
import { copiesOfTurn } from './coupons.ts'
import { joinStatements } from './joining.ts'
import { type Planned, plannedAlarm, plannedMail, plannedTimer, sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'
import { quietStatements } from './quiet.ts'
import { plannedRefund } from './refund-request.ts'
import { changedRows, promiseDueAt, type Statement } from './rows.ts'

export interface Turn {
  readonly before: Facts
  readonly after: Facts
  readonly outcomes: readonly Outcome[]
  readonly wakeAt: Instant | null
  readonly now: Instant
  readonly wokenBy: string
  /** Set when a person acts: their version is used up, so that nobody overwrites what they saw. */
  readonly usesVersion?: boolean
  /** Written in the same batch (the audit entry of a person's action). */
  readonly also?: readonly Statement[]
}

/** Outbox rows claimed by this turn, to be delivered by whoever recorded it; the cap that refused it; null when another run was first. */
export type Recorded =
  | { readonly claimed: readonly (typeof t.outbox.$inferSelect)[] }
  | { readonly beyondCap: CapName }
  | null

const minuteMs = 60_000

/** When the second clock should look: at every time the customer was told, and twice before the first hour ends. */
function wakeUps({ before, after }: Turn): readonly Instant[] {
  const { receivedAt, turn } = before.complaint
  // A new time for an old promise is a time like any other.
  const known = new Map(before.promises.map((promise) => [promise.id, lastDueAt(promise)]))
  const promised = after.promises.filter((promise) => known.get(promise.id) !== lastDueAt(promise)).map(lastDueAt)
  return turn === 0 ? [receivedAt + 30 * minuteMs, receivedAt + 50 * minuteMs, ...promised] : promised
}

/** Each ledger row carries the hash of the one before it: a changed past does not fit any more. */
function ledgerRows(deps: Deps, { after, now }: Turn, entries: readonly LedgerEntry[]): Statement[] {
  const { id: complaint, shop } = after.complaint
  let { seq, hash } = after.ledgerEnd ?? { seq: 0, hash: '' }
  return entries.map(({ entry, about, value: { minor, currency } }) => {
    seq += 1
    const previous = hash
    hash = ledgerHash({ complaint, seq, at: now, entry, about, minor, currency, previous })
    return deps.db
      .insert(t.ledger)
      .values({ shop, complaint, seq, at: now, entry, about, minor, currency, previous, hash })
  })
}

export const ledgerHash = (row: Omit<typeof t.ledger.$inferSelect, 'shop' | 'hash'>): string =>
  sha256(JSON.stringify([row.complaint, row.seq, row.at, row.entry, row.about, row.minor, row.currency, row.previous]))

/** What issuing a code adds to the ledger, beside what the moves wrote. */
const issued = (before: Facts, after: Facts): readonly LedgerEntry[] =>
  after.codes
    .slice(before.codes.length)
    .map((code) => ({ entry: 'code-issued', about: code.code, value: code.value }) as const)

/** What a code seen in an order adds to the ledger: the sum that came off, and the rest that lapses. */
const redeemed = (before: Facts, after: Facts): readonly LedgerEntry[] =>
  after.redemptions.slice(before.redemptions.length).flatMap(({ id, code, value }) => {
    const minor = after.codes.find((one) => one.code === code)?.value.minor ?? value.minor
    const rest = { entry: 'code-lapsed', about: id, value: money(minor - value.minor, value.currency) } as const
    return [{ entry: 'code-redeemed', about: id, value } as const, ...(minor > value.minor ? [rest] : [])]
  })

/** Nothing but the books of a closed complaint: it was closed before, and stays so. */
const isBooksOnly = ({ before, after }: Turn): boolean =>
  before.complaint.closedAt !== null && after.complaint.closedAt !== null

/**
 * A customer who came back while this was decided has recovered the complaint all the same; and what a later order made of
 * a closed one (intake-return.ts) is not overwritten by who read it before.
 */
function outcomeOf(turn: Turn) {
  const { outcome } = turn.after.complaint
  if (isBooksOnly(turn) && outcome === turn.before.complaint.outcome) return sql`outcome`
  return outcome && isImprovable(outcome)
    ? sql`case when returned_at is null then ${outcome} else 'recovered' end`
    : outcome
}

export async function record(deps: Deps, turn: Turn): Promise<Recorded> {
  const { before, after, outcomes, now } = turn
  if (tiesReview(outcomes)) throw new Error('a review is asked for beside something that is given')
  const { db } = deps
  const { id: complaint, shop } = after.complaint
  const number = before.complaint.turn + 1

  const planned: Planned[] = []
  for (const outcome of outcomes)
    for (const mail of outcome.mails ?? []) planned.push(await plannedMail(deps, after, mail, now))
  const refused = capAlarm(before, now)
  for (const alarm of [...outcomes.flatMap((outcome) => outcome.alarms ?? []), ...(refused ? [refused] : [])]) {
    const { id, statements } = plannedAlarm(deps, after.complaint, alarm, now)
    // A closed complaint causes no effect (invariant 7): what is noted in its books is seen on the dashboard.
    planned.push({ id, statements: isBooksOnly(turn) ? statements.slice(0, 1) : statements })
  }
  for (const request of outcomes.flatMap((outcome) => outcome.payBack ?? []))
    planned.push(plannedRefund(deps, shop, request, now))
  planned.push(...copiesOfTurn(deps, turn, number))
  const instants = wakeUps(turn).filter((at) => at > now)
  if (instants.length > 0) planned.push(plannedTimer(deps, after, number, instants, now))

  const { severity, tier, tierReason, policyVersion, owner, deputy, arrivedAt, reopenedAt, closedAt, stage } =
    after.complaint
  const { joinedInto, cause } = after.complaint
  const entries = [...outcomes.flatMap((one) => one.ledger ?? []), ...issued(before, after), ...redeemed(before, after)]
  const statements: Statement[] = [
    ...changedRows(db, before, after, now, deps.codeKeyVersion),
    db
      .update(t.complaints)
      .set({
        ...{ severity, tier, tierReason: { ...tierReason }, policyVersion, owner, deputy },
        ...{ arrivedAt, reopenedAt, closedAt, stage, cause },
        outcome: outcomeOf(turn),
        promiseDueAt: promiseDueAt(after),
        wakeAt: turn.wakeAt,
        turn: number,
        version: turn.usesVersion ? before.complaint.version + 1 : sql`version`,
      })
      .where(and(eq(t.complaints.shop, shop), eq(t.complaints.id, complaint))),
    ...(joinedInto && joinedInto !== before.complaint.joinedInto
      ? joinStatements(db, before.complaint, joinedInto, now)
      : []),
    ...ledgerRows(deps, turn, entries),
    ...outcomes
      .flatMap((one) => one.timeline ?? [])
      .map(({ about, ...entry }) =>
        db.insert(t.timeline).values({ ...entry, about: { ...about }, shop, complaint, at: now }),
      ),
    ...planned.flatMap((one) => one.statements),
    ...careStatements(db, before, after, now),
    ...quietStatements(deps, after, now),
    ...(turn.also ?? []),
  ]
  // In the order they are to leave; nothing is asked where nothing was planned.
  const claimed = planned.map(({ id }) =>
    db
      .select()
      .from(t.outbox)
      .where(and(eq(t.outbox.id, id as MessageId), eq(t.outbox.state, 'sending'), eq(t.outbox.fence, 1))),
  )
  // Whoever writes a fact also sets the complaint's waking: then what was decided here is out of date, and the same key a
  // second time rolls this batch back. (A statement that merely changes nothing would not.)
  const unlessNews = db.insert(t.turns).select(
    sql`select shop, id, ${number}, ${turn.wokenBy}, ${now} from complaints
      where id = ${complaint} and wake_at is not ${before.complaint.wakeAt}`,
  )
  // The turn's own row goes first: two runs that decided on the same facts meet here, and one of them rolls back.
  const first = db.insert(t.turns).values({ shop, complaint, turn: number, wokenBy: turn.wokenBy, at: now })
  try {
    const results = await db.batch([first, unlessNews, ...statements, ...claimed])
    const rows = results.slice(results.length - claimed.length) as (typeof t.outbox.$inferSelect)[][]
    return { claimed: rows.flat() }
  } catch (error) {
    if (isConflict(error)) {
      const beyondCap = capIn(messagesOf(error))
      return beyondCap && { beyondCap }
    }
    throw error
  }
}

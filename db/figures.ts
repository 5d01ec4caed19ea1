/**
 * The headline figures of a shop, for the dashboard and the API alike. A promise belongs to the period in which it was
 * made, a complaint to the one in which it was received, a sum to the one in which it was written to the ledger.
 */
import { and, between, eq, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { ComplaintOutcome } from '../domain/complaint.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { LedgerKind } from '../domain/playbook/move.ts'
import { type PromiseKind, type PromiseState, promiseKinds, promiseStates } from '../domain/promise.ts'
import type { Db } from './client.ts'
import { type KeptFigures, keptFrom, keptStatements } from './figures-kept.ts'
import * as t from './schema.ts'

/** So many of so many; `share` between 0 and 1, null of none. */
export interface Share {
  readonly count: number
  readonly of: number
  readonly share: number | null
}

export type ByState = Readonly<Record<PromiseState, number>>

export interface CodeFigures {
  readonly currency: string
  /** Minted in the period. */
  readonly issued: { readonly count: number; readonly minor: number }
  /** Used in the period, and not given back. */
  readonly redeemed: { readonly count: number; readonly minor: number }
  /** Face value of the codes that can still be used, now. */
  readonly liability: { readonly count: number; readonly minor: number }
}

export interface Figures {
  /** Of the complaints received in the period whose hour is over or that were told already. */
  readonly acknowledgedWithinHour: Share
  readonly promises: { readonly byState: ByState; readonly byKind: Readonly<Record<PromiseKind, ByState>> }
  /** Kept in time, early included, of all that are settled. A withdrawn promise is none. */
  readonly keptRate: Share
  /** With at least a quarter of its time left, of all that are settled. */
  readonly earlyRate: Share
  readonly kept: KeptFigures
  readonly received: number
  /** Of those, how many cost more than the shop's warning line of their order. */
  readonly tooMuch: number
  /** Open now, whenever received. */
  readonly open: number
  /** Closed in the period, by outcome. */
  readonly closed: Readonly<Partial<Record<ComplaintOutcome, number>>>
  readonly recovered: number
  readonly codes: readonly CodeFigures[]
  readonly costs: readonly {
    readonly entry: LedgerKind
    readonly currency: string
    readonly minor: number
    readonly count: number
  }[]
}

const hourMs = 3_600_000
const shareOf = (count: number, of: number): Share => ({ count, of, share: of === 0 ? null : count / of })
const count = sql<number>`count(*)`

const promiseCounts = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({ kind: t.promises.kind, state: t.promises.state, count })
    .from(t.promises)
    .where(and(eq(t.promises.shop, shop), between(t.promises.madeAt, from, to)))
    .groupBy(t.promises.kind, t.promises.state)

/** A complaint of which nobody was ever promised an acknowledgement is not counted; there is no such complaint. */
const acknowledged = (db: Db, shop: ShopId, from: Instant, to: Instant, now: Instant) =>
  db
    .select({
      of: count,
      count: sql<number>`coalesce(sum(${t.promises.keptAt} - ${t.complaints.receivedAt} <= ${hourMs}), 0)`,
    })
    .from(t.complaints)
    .innerJoin(t.promises, and(eq(t.promises.complaint, t.complaints.id), eq(t.promises.kind, 'acknowledgement')))
    .where(
      and(
        eq(t.complaints.shop, shop),
        between(t.complaints.receivedAt, from, to),
        or(isNotNull(t.promises.keptAt), lte(t.complaints.receivedAt, now - hourMs)),
        ne(t.promises.state, 'withdrawn'),
      ),
    )

const openNow = (db: Db, shop: ShopId) =>
  db
    .select({ count })
    .from(t.complaints)
    .where(and(eq(t.complaints.shop, shop), isNull(t.complaints.closedAt)))

const closedIn = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({ outcome: t.complaints.outcome, count })
    .from(t.complaints)
    .where(and(eq(t.complaints.shop, shop), between(t.complaints.closedAt, from, to)))
    .groupBy(t.complaints.outcome)

const receivedIn = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({ count })
    .from(t.complaints)
    .where(and(eq(t.complaints.shop, shop), between(t.complaints.receivedAt, from, to)))

/** Said on the timeline when it was granted, by the policy of that complaint. */
const tooMuchIn = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({ count })
    .from(t.complaints)
    .where(
      and(
        eq(t.complaints.shop, shop),
        between(t.complaints.receivedAt, from, to),
        sql`exists (select 1 from timeline said where said.complaint = ${t.complaints.id} and said.event = 'cost-high')`,
      ),
    )

const inLedger = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({
      entry: t.ledger.entry,
      currency: t.ledger.currency,
      count,
      minor: sql<number>`sum(${t.ledger.minor})`,
    })
    .from(t.ledger)
    .where(and(eq(t.ledger.shop, shop), between(t.ledger.at, from, to)))
    .groupBy(t.ledger.entry, t.ledger.currency)

const codesIn = (db: Db, shop: ShopId, from: Instant, to: Instant, now: Instant) =>
  db
    .select({
      currency: t.codes.currency,
      issued: sql<number>`coalesce(sum(${t.codes.issuedAt} between ${from} and ${to}), 0)`,
      issuedMinor: sql<number>`coalesce(sum(iif(${t.codes.issuedAt} between ${from} and ${to}, ${t.codes.minor}, 0)), 0)`,
      live: sql<number>`coalesce(sum(${t.codes.state} in ('issued', 'reserved') and ${t.codes.expiresAt} >= ${now}), 0)`,
      liveMinor: sql<number>`coalesce(sum(iif(${t.codes.state} in ('issued', 'reserved') and ${t.codes.expiresAt} >= ${now}, ${t.codes.minor}, 0)), 0)`,
    })
    .from(t.codes)
    .where(eq(t.codes.shop, shop))
    .groupBy(t.codes.currency)

const redeemedIn = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({ currency: t.redemptions.currency, count, minor: sql<number>`sum(${t.redemptions.minor})` })
    .from(t.redemptions)
    .where(
      and(
        eq(t.redemptions.shop, shop),
        between(t.redemptions.redeemedAt, from, to),
        isNull(t.redemptions.reversedAt),
        // A basket that is not paid has used nothing.
        sql`(reserved_until_at is null or captured_at is not null)`,
      ),
    )
    .groupBy(t.redemptions.currency)

/** The statements of the headline: what the queue's page shows without the rest. */
export const headlineStatements = (db: Db, shop: ShopId, from: Instant, to: Instant, now: Instant) =>
  [
    acknowledged(db, shop, from, to, now),
    promiseCounts(db, shop, from, to),
    openNow(db, shop),
    closedIn(db, shop, from, to),
    codesIn(db, shop, from, to, now),
  ] as const

type Answers<S extends readonly { then: unknown }[]> = { [K in keyof S]: Awaited<S[K]> }
export type HeadlineAnswers = Answers<ReturnType<typeof headlineStatements>>

export type Headline = Pick<
  Figures,
  'acknowledgedWithinHour' | 'promises' | 'keptRate' | 'earlyRate' | 'open' | 'closed' | 'recovered'
> & {
  readonly liability: readonly { readonly currency: string; readonly count: number; readonly minor: number }[]
}

const noneByState = (): Record<PromiseState, number> => ({
  open: 0,
  kept: 0,
  early: 0,
  late: 0,
  broken: 0,
  withdrawn: 0,
})

export function headlineFrom([told, promises, open, closed, codes]: HeadlineAnswers): Headline {
  const byState = noneByState()
  const byKind = Object.fromEntries(promiseKinds.map((kind) => [kind, noneByState()])) as Record<
    PromiseKind,
    Record<PromiseState, number>
  >
  for (const row of promises) {
    byState[row.state] += row.count
    byKind[row.kind][row.state] += row.count
  }
  const settled = promiseStates
    .filter((state) => state !== 'open' && state !== 'withdrawn')
    .reduce((sum, state) => sum + byState[state], 0)
  const outcomes: Partial<Record<ComplaintOutcome, number>> = {}
  for (const row of closed) if (row.outcome) outcomes[row.outcome] = row.count
  return {
    acknowledgedWithinHour: shareOf(told[0]?.count ?? 0, told[0]?.of ?? 0),
    promises: { byState, byKind },
    keptRate: shareOf(byState.kept + byState.early, settled),
    earlyRate: shareOf(byState.early, settled),
    open: open[0]?.count ?? 0,
    closed: outcomes,
    recovered: outcomes.recovered ?? 0,
    liability: codes
      .filter((row) => row.live > 0)
      .map(({ currency, live, liveMinor }) => ({ currency, count: live, minor: liveMinor })),
  }
}

/** Everything of a period, both ends included, in one batch. */
export async function figures(db: Db, shop: ShopId, from: Instant, to: Instant, now: Instant): Promise<Figures> {
  const [told, promises, open, closed, codes, received, tooMuch, redeemed, costs, ...kept] = await db.batch([
    ...headlineStatements(db, shop, from, to, now),
    receivedIn(db, shop, from, to),
    tooMuchIn(db, shop, from, to),
    redeemedIn(db, shop, from, to),
    inLedger(db, shop, from, to),
    ...keptStatements(db, shop, from, to),
  ])
  const { liability: _, ...headline } = headlineFrom([told, promises, open, closed, codes])
  const used = new Map(redeemed.map((row) => [row.currency, row]))
  return {
    ...headline,
    kept: keptFrom(kept),
    received: received[0]?.count ?? 0,
    tooMuch: tooMuch[0]?.count ?? 0,
    codes: codes.map((row) => ({
      currency: row.currency,
      issued: { count: row.issued, minor: row.issuedMinor },
      redeemed: { count: used.get(row.currency)?.count ?? 0, minor: used.get(row.currency)?.minor ?? 0 },
      liability: { count: row.live, minor: row.liveMinor },
    })),
    costs,
  }
}

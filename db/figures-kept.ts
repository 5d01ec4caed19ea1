/**
 * Kept times of a period, by what was promised, who has it in hand and what failed; and both clocks: until the first reply
 * and until the full answer, by the calendar and in working time.
 */
import { and, between, desc, eq, sql } from 'drizzle-orm'
import { type Calendar, minuteMs, workingTimeBetween } from '../domain/calendar.ts'
import type { Category } from '../domain/event.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { medianOf } from '../domain/pace.ts'
import { type PromiseKind, promiseKinds } from '../domain/promise.ts'
import type { Db } from './client.ts'
import { shopFrom } from './facts-of-people.ts'
import * as t from './schema.ts'

/** Of the promises that are settled. A broken one is settled: it was not kept, whatever came after it. */
export interface Rates {
  readonly settled: number
  /** In time, early ones included. */
  readonly kept: number
  readonly early: number
  /** Late, and the customer had heard a new time before the first one passed. */
  readonly told: number
  /** Between 0 and 1; null of none. */
  readonly keptRate: number | null
  readonly earlyRate: number | null
}

/** Medians, in minutes; null of none. */
export interface Clock {
  readonly count: number
  readonly calendarMinutes: number | null
  readonly workingMinutes: number | null
}

export interface KeptFigures {
  readonly all: Rates
  readonly byKind: readonly (Rates & { readonly kind: PromiseKind })[]
  /** Of what a person has to keep: not the acknowledgement and the answer, which leave by themselves. */
  readonly byOwner: readonly (Rates & { readonly owner: string | null; readonly name: string | null })[]
  readonly byCategory: readonly (Rates & { readonly category: Category })[]
  readonly clocks: { readonly acknowledged: Clock; readonly answered: Clock }
}

/** The clocks read the newest complaints of the period. */
const mostTimed = 300

const count = sql<number>`count(*)`

const promisesBy = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({
      owner: t.complaints.owner,
      category: t.complaints.category,
      kind: t.promises.kind,
      state: t.promises.state,
      count,
      told: sql<number>`sum(${t.promises.state} = 'late' and ${t.promises.movedAt} is not null and ${t.promises.movedAt} <= ${t.promises.dueAt})`,
    })
    .from(t.promises)
    .innerJoin(t.complaints, and(eq(t.complaints.shop, t.promises.shop), eq(t.complaints.id, t.promises.complaint)))
    .where(and(eq(t.promises.shop, shop), between(t.promises.madeAt, from, to)))
    .groupBy(t.complaints.owner, t.complaints.category, t.promises.kind, t.promises.state)

const keptAt = (kind: 'acknowledgement' | 'answer', unless = '') =>
  sql<Instant | null>`(select p.kept_at from promises p where p.complaint = complaints.id
    and p.kind = ${sql.raw(`'${kind}'`)} and p.n = '1' ${sql.raw(unless)})`

/** Whoever chose on the page before our mail left needed no answer from us: that time was theirs. */
const chosenBefore = `and not exists (select 1 from choices k
  where k.complaint = p.complaint and k.round = 1 and k.chosen_at <= p.kept_at)`

const timesOf = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  db
    .select({
      receivedAt: t.complaints.receivedAt,
      acknowledgedAt: keptAt('acknowledgement').as('acknowledged_at'),
      answeredAt: keptAt('answer', chosenBefore).as('answered_at'),
    })
    .from(t.complaints)
    .where(and(eq(t.complaints.shop, shop), between(t.complaints.receivedAt, from, to)))
    .orderBy(desc(t.complaints.receivedAt))
    .limit(mostTimed)

/** To be run in one batch with the other figures. */
export const keptStatements = (db: Db, shop: ShopId, from: Instant, to: Instant) =>
  [
    promisesBy(db, shop, from, to),
    timesOf(db, shop, from, to),
    db.select({ email: t.staff.email, name: t.staff.name }).from(t.staff).where(eq(t.staff.shop, shop)),
    db.select().from(t.shops).where(eq(t.shops.shop, shop)),
  ] as const

type PromiseLine = Awaited<ReturnType<typeof promisesBy>>[number]
type TimeLine = Awaited<ReturnType<typeof timesOf>>[number]
type Answers<S extends readonly { then: unknown }[]> = { readonly [K in keyof S]: Awaited<S[K]> }

function ratesOf(lines: readonly PromiseLine[]): Rates {
  const sum = (...states: PromiseLine['state'][]) =>
    lines.reduce((total, line) => total + (states.includes(line.state) ? line.count : 0), 0)
  const settled = sum('kept', 'early', 'late', 'broken')
  const kept = sum('kept', 'early')
  const early = sum('early')
  const share = (part: number) => (settled === 0 ? null : part / settled)
  const told = lines.reduce((total, line) => total + line.told, 0)
  return { settled, kept, early, told, keptRate: share(kept), earlyRate: share(early) }
}

/** The lines of each key, most settled first; keys of which nothing is settled are left out. */
function grouped<K>(lines: readonly PromiseLine[], keyOf: (line: PromiseLine) => K): [K, Rates][] {
  return [...Map.groupBy(lines, keyOf)]
    .map(([key, own]): [K, Rates] => [key, ratesOf(own)])
    .filter(([, { settled }]) => settled > 0)
    .toSorted(([, a], [, b]) => b.settled - a.settled)
}

const byItself: readonly PromiseKind[] = ['acknowledgement', 'answer']

function clockOf(calendar: Calendar | null, times: readonly TimeLine[], at: 'acknowledgedAt' | 'answeredAt'): Clock {
  const done = times.flatMap((line) => {
    const end = line[at]
    return end === null ? [] : [{ from: line.receivedAt, to: end }]
  })
  const minutes = (lengths: readonly number[]) => {
    const middle = medianOf(lengths)
    return middle === null ? null : Math.ceil(middle / minuteMs)
  }
  return {
    count: done.length,
    calendarMinutes: minutes(done.map(({ from, to }) => to - from)),
    workingMinutes: calendar && minutes(done.map(({ from, to }) => workingTimeBetween(calendar, from, to))),
  }
}

export function keptFrom([lines, times, staff, shops]: Answers<ReturnType<typeof keptStatements>>): KeptFigures {
  const calendar = shops[0] ? shopFrom(shops[0], undefined) : null
  const names = new Map(staff.map(({ email, name }) => [email, name]))
  const kinds = new Map(grouped(lines, ({ kind }) => kind))
  const byPeople = lines.filter(({ kind }) => !byItself.includes(kind))
  return {
    all: ratesOf(lines),
    byKind: promiseKinds.flatMap((kind) => {
      const rates = kinds.get(kind)
      return rates ? [{ kind, ...rates }] : []
    }),
    byOwner: grouped(byPeople, ({ owner }) => owner).map(([owner, rates]) => ({
      owner,
      name: owner === null ? null : (names.get(owner) ?? null),
      ...rates,
    })),
    byCategory: grouped(lines, ({ category }) => category).map(([category, rates]) => ({ category, ...rates })),
    clocks: {
      acknowledged: clockOf(calendar, times, 'acknowledgedAt'),
      answered: clockOf(calendar, times, 'answeredAt'),
    },
  }
}

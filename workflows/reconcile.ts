/**
 * Webhooks get lost: senders give up after hours, and switch off an address that failed too often. Every ten minutes the
 * senders that can be asked are asked what happened since the last look, and what is news goes through the same intake.
 * Looks overlap; grievances, orders and refunds have the ids they would have had by webhook, so nothing counts twice.
 */
import { sql } from 'drizzle-orm'
import { forLog } from '../db/client.ts'
import * as t from '../db/schema.ts'
import type { ComplaintId, Instant } from '../domain/ids.ts'
import { type Asked, type AskedSource, raiseMissed, sourcesAfter, watchSilence } from './asked-sources.ts'
import { takeIn } from './intake.ts'
import { newsAmong } from './news.ts'
import type { Deps, Missed, TellingSenders } from './ports.ts'
import { recover } from './recover.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** A little less than the schedule's ten minutes, which comes a second early as often as late. */
export const pauseMs = 9.5 * minuteMs
/** What is written at the vendor may be seen in its lists a moment later. */
const settlingMs = 2 * minuteMs
const overlapMs = hourMs
const firstLookMs = 24 * hourMs
/** Whatever was missed longer ago than this is history: an apology a month late would be news to nobody. */
const furthestMs = 7 * 24 * hourMs
/** Of one source in one run; a span that holds more is gone on with in the next. */
const mostParts = 6
const atOnce = 4
const leaseMs = 5 * minuteMs
/** Real time one run may take before it leaves the rest to the next. */
const budgetMs = 45_000
const pageOfSources = 100
/** Before the id of what was asked for: no webhook of any sender is called so. */
const askedName = 'asked'
/** The first look learns a shop's present; nothing was missed before it. */
const firstLookName = 'asked-first'
const newsAtOnce = 100

export interface Reconciled {
  /** Sources that could be asked. */
  readonly asked: number
  /** What no webhook had told. */
  readonly found: number
}

interface Place {
  /** App time at which the round began; 0 while it is not finished. */
  readonly startedAt: Instant
  /** The last source that was done. */
  readonly after: readonly [shop: string, source: string]
}

const beginning: Place = { startedAt: 0, after: ['', ''] }

/** The place to go on from; null when another run is at it, or the last round was just now. */
async function takeLease(deps: Deps, now: Instant): Promise<Place | null> {
  const wall = deps.clock.wall()
  const [taken] = await deps.db
    .insert(t.machine)
    .values({ name: 'reconcile', value: JSON.stringify(beginning), until: wall + leaseMs })
    .onConflictDoUpdate({
      target: t.machine.name,
      set: { until: wall + leaseMs },
      // A demo whose clock was set anew may stand before its last round.
      setWhere: sql`until < ${wall} and json_extract(value, '$.startedAt') not between ${now - pauseMs + 1} and ${now}`,
    })
    .returning({ value: t.machine.value })
  return taken ? (JSON.parse(taken.value) as Place) : null
}

const leave = (deps: Deps, place: Place) =>
  deps.db
    .update(t.machine)
    .set({ value: JSON.stringify(place), until: 0 })
    .where(sql`name = 'reconcile'`)

/** Takes in what is news; the turns it made due run at once. How many deliveries were new. */
async function takeAll(deps: Deps, row: AskedSource, missed: readonly Missed[], now: Instant): Promise<Asked> {
  let found = 0
  let grievances = 0
  const { shop, source, locale: shopLocale, country } = row
  for (let i = 0; i < missed.length; i += newsAtOnce) {
    for (const { eventId, events } of await newsAmong(deps, shop, source, missed.slice(i, i + newsAtOnce))) {
      const taken = await takeIn(deps, {
        ...{ shop, shopLocale, country, source, events, now },
        sourceVersion: null,
        eventId: `${row.reconciledAt === null ? firstLookName : askedName}:${eventId}`,
        signed: true,
        asked: true,
      })
      if (taken.status === 'duplicate' || taken.status === 'stale') continue
      found++
      if (taken.status === 'opened' || taken.status === 'joined') grievances++
      await Promise.all(taken.wake.map((complaint) => turn(deps, complaint)))
    }
  }
  return { found, grievances }
}

/** A turn that fails is met by the sweep. */
const turn = (deps: Deps, complaint: ComplaintId) =>
  recover(deps, complaint, 'reconcile').catch((error: unknown) =>
    console.error('reconcile: turn failed', complaint, forLog(error)),
  )

/** Null where the source cannot be asked. `reconciled_at` moves only over what was taken in. */
async function reconcileSource(
  deps: Deps,
  senders: TellingSenders,
  row: AskedSource,
  now: Instant,
): Promise<Asked | null> {
  const { shop, source, reconciledAt } = row
  const until = now - settlingMs
  let since = Math.max(reconciledAt === null ? now - firstLookMs : reconciledAt - overlapMs, now - furthestMs)
  const sum = { found: 0, grievances: 0 }
  for (let part = 0; part < mostParts && since < until; part++) {
    const answer = await senders.missed(deps, shop, source, { since, until })
    if (answer.kind === 'unknown') return part === 0 ? null : sum
    if (answer.kind === 'later') {
      console.warn('reconcile: asked in vain', source, answer.why)
      return sum
    }
    if (answer.kind === 'found') {
      const { found, grievances } = await takeAll(deps, row, answer.missed, now)
      sum.found += found
      sum.grievances += grievances
    }
    const end = answer.kind === 'found' ? answer.until : undefined
    if (end !== undefined && end <= since) return sum
    // The next look begins an overlap before this mark: a span that was cut short is gone on with where it was cut.
    const mark = end === undefined ? until : end + overlapMs
    await deps.db.$client
      .prepare('update sources set reconciled_at = ?3 where shop = ?1 and source = ?2 and is_on = 1')
      .bind(shop, source, mark)
      .run()
    if (end === undefined) return sum
    since = end
  }
  return sum
}

async function one(deps: Deps, senders: TellingSenders, row: AskedSource, now: Instant): Promise<Reconciled> {
  try {
    const asked = senders.tells(row.source) ? await reconcileSource(deps, senders, row, now) : null
    await watchSilence(deps, row, now)
    if (asked && asked.grievances > 0 && row.reconciledAt !== null) await raiseMissed(deps, row, now)
    return { asked: asked ? 1 : 0, found: asked?.found ?? 0 }
  } catch (error) {
    // One source that cannot be worked on must not keep the others waiting; the next run asks for the same span.
    console.error('reconcile failed', row.shop, row.source, forLog(error))
    return { asked: 0, found: 0 }
  }
}

/** One run over the switched-on sources. Null when it is not due, or another one is at it. */
export async function reconcile(deps: Deps, senders: TellingSenders): Promise<Reconciled | null> {
  const now = deps.clock.now()
  const place = await takeLease(deps, now)
  if (!place) return null
  const end = deps.clock.wall() + budgetMs
  let { after } = place
  let done: Place = { startedAt: now, after: beginning.after }
  const sum = { asked: 0, found: 0 }
  try {
    for (;;) {
      const sources = await sourcesAfter(deps, after, pageOfSources)
      for (let i = 0; i < sources.length; i += atOnce) {
        const group = sources.slice(i, i + atOnce)
        for (const { asked, found } of await Promise.all(group.map((row) => one(deps, senders, row, now)))) {
          sum.asked += asked
          sum.found += found
        }
        const last = group.at(-1)
        if (last) after = [last.shop, last.source]
        if (deps.clock.wall() > end) {
          done = { startedAt: 0, after }
          return sum
        }
      }
      if (sources.length < pageOfSources) return sum
    }
  } finally {
    await leave(deps, done)
  }
}

/**
 * A recall in waves: each order becomes a complaint opened by the shop, through the same intake as a sender's webhook, so
 * that it joins, counts and is kept as any other. The order's row and the complaint are one batch: whoever is cut off in
 * between has written to nobody twice and misses nobody.
 */

import { forLog } from '../db/client.ts'
import { shopFrom } from '../db/facts-of-people.ts'
import { type Candidate, candidatesOf, leaveOut } from '../db/recall-orders.ts'
import { dueRecalls, endRecall, findRecall, putOffWave, type RecallRow, recallFrom, takeWave } from '../db/recalls.ts'
import { findShop } from '../db/shops.ts'
import { minuteMs } from '../domain/calendar.ts'
import type { ComplaintEvent } from '../domain/event.ts'
import type { Instant } from '../domain/ids.ts'
import { isLocale, type Locale } from '../domain/locale.ts'
import { awakeAt } from '../domain/quiet-hours.ts'
import { languageFor, type Recall, sameCustomerMs } from '../domain/recall.ts'
import type { Shop } from '../domain/shop.ts'
import { takeIn } from './intake.ts'
import { roomForPaced } from './paced-mail.ts'
import type { Deps } from './ports.ts'

/** Read at once, looking for those who are awake and have not just heard. */
const pageSize = 1_000
const mostRecalls = 10
/** Between two looks whether somebody has stopped it. */
const atOnce = 10

/** In the source's own name: `recall` sends no webhooks, and no sender can call itself so. */
export const recallSource = 'recall'

/** The complaint of an order, said as a sender says it: the shop knows of its order and of nobody's words. */
const eventOf = ({ id, category }: Recall, order: string, now: Instant): ComplaintEvent => ({
  ...{ type: 'complaint', externalId: `${id}/${order}`, category, channel: 'recall', text: '', at: now },
  ...{ person: null, dispute: null, refunded: null, rating: null, payment: null },
  order: { externalId: order, name: null, total: null, placedAt: null, lines: [] },
})

interface Wave {
  readonly shop: Shop
  readonly row: RecallRow
  readonly recall: Recall
}

/** What the batch writes beside the complaint: whose recall it is, in which language, and that this order is done. */
function marks(deps: Deps, { shop, recall }: Wave, order: string, locale: Locale) {
  const db = deps.db.$client
  return (delivery: string): readonly D1PreparedStatement[] => [
    db
      .prepare(
        `update complaints set recall = ?1, locale = ?2, cause = coalesce(cause, ?4)
         where id = (select complaint from deliveries where id = ?3 and status = 'opened')`,
      )
      .bind(recall.id, locale, delivery, recall.cause),
    // What joined a complaint of theirs is told there, by who has it in hand.
    db
      .prepare(
        `update recall_orders set complaint = d.complaint, left_out = iif(d.status = 'opened', null, 'open-complaint')
         from deliveries d
         where d.id = ?4 and recall_orders.shop = ?1 and recall_orders.recall = ?2 and recall_orders.order_id = ?3
           and recall_orders.complaint is null and recall_orders.left_out is null`,
      )
      .bind(shop.id, recall.id, order, delivery),
  ]
}

/** Opens the complaint of one order. Its turn is due at once: the sweep that opened it takes it. */
async function open(deps: Deps, wave: Wave, candidate: Candidate): Promise<boolean> {
  const { shop, recall } = wave
  const { order, locale } = candidate
  const theirs = locale !== null && isLocale(locale) ? locale : null
  const language = languageFor(recall.texts, theirs, shop.locale)
  if (!language) return false
  const now = deps.clock.now()
  const event = eventOf(recall, order, now)
  const taken = await takeIn(deps, {
    ...{ shop: shop.id, shopLocale: shop.locale, country: shop.country, source: recallSource, sourceVersion: null },
    ...{ eventId: event.externalId, events: [event], now, signed: true },
    also: marks(deps, wave, order, language.locale),
  })
  return taken.status === 'opened'
}

interface Chosen {
  readonly awake: readonly Candidate[]
  /** When the first of those who sleep is awake. */
  readonly soonest: Instant | null
  /** Some are left for a later wave. */
  readonly more: boolean
  /** Of them, somebody has just heard of another order: they wait for the clock, not for the morning. */
  readonly heard: boolean
}

/**
 * Who hears now: awake where they are, one order of a customer at a time, no more than `room`. Page by page, so that
 * whoever sleeps keeps nobody behind them waiting. Those who cannot be written to any more are left out on the way.
 */
async function chooseNow(deps: Deps, { shop, row, recall }: Wave, room: number, now: Instant): Promise<Chosen> {
  const customers = new Set<string>()
  const awake: Candidate[] = []
  let [soonest, more, heard]: [Instant | null, boolean, boolean] = [null, false, false]
  for (let after: string | undefined = ''; after !== undefined && awake.length < room; ) {
    const read = { heardSince: now - sameCustomerMs, after, most: pageSize }
    const page: readonly Candidate[] = await candidatesOf(deps.db, row.shop, recall.id, read)
    const gone = page.flatMap(({ leftOut, order }) => (leftOut === null ? [] : [order]))
    if (gone.length > 0) await deps.db.batch([leaveOut(deps.db, row.shop, recall.id, gone)])
    for (const candidate of page) {
      const { leftOut, customer, timeZone, phone } = candidate
      if (leftOut !== null || customer === null) continue
      const at = awakeAt({ shop, customer: { timeZone, phone } }, now)
      if (at > now) soonest = Math.min(at, soonest ?? at)
      else if (candidate.heard || customers.has(customer)) heard = true
      else if (awake.length < room) {
        customers.add(customer)
        awake.push(candidate)
        continue
      }
      more = true
    }
    after = page.length < pageSize ? undefined : page.at(-1)?.order
    if (after !== undefined) more = true
  }
  return { awake, soonest, more, heard }
}

/** `free`: how many more acknowledgements can leave in time; nobody is promised one that could not. */
async function runWave(deps: Deps, wave: Wave, free: number): Promise<number> {
  const { db, clock } = deps
  const { row, recall } = wave
  const now = clock.now()
  const room = Math.min(recall.wave, free)
  if (room <= 0) return 0
  const { awake, soonest, more, heard } = await chooseNow(deps, wave, room, now)
  let opened = 0
  for (let i = 0; i < awake.length; i += atOnce) {
    const still = i === 0 ? row : await findRecall(db, row.shop, row.id)
    if (still?.state !== 'sending') return opened
    const results = await Promise.all(awake.slice(i, i + atOnce).map((one) => open(deps, wave, one)))
    opened += results.filter(Boolean).length
  }
  if (!more) await endRecall(db, row, now)
  else if (awake.length === 0 && soonest !== null && !heard) {
    await putOffWave(db, row, Math.max(soonest, now + recall.pauseMinutes * minuteMs))
  }
  return opened
}

/** Runs the waves that are due; answers how many complaints they opened. */
export async function openWaves(deps: Deps): Promise<number> {
  const { db, clock } = deps
  const now = clock.now()
  const due = await dueRecalls(db, now, mostRecalls)
  // Mail may be held up, by an outage or by another recall.
  const free = due.length === 0 ? 0 : await roomForPaced(deps)
  let opened = 0
  for (const row of due) {
    const recall = recallFrom(row)
    const [taken] = await takeWave(db, row, now, now + recall.pauseMinutes * minuteMs)
    const known = taken && (await findShop(db, row.shop, now))
    if (!known) continue
    const shop = shopFrom(known.row, known)
    // One recall that cannot go on must not keep the others waiting: its next wave is due after the pause.
    opened += await runWave(deps, { shop, row, recall }, free - opened).catch((error: unknown) => {
      console.error('recall: wave failed', row.id, forLog(error))
      return 0
    })
  }
  return opened
}

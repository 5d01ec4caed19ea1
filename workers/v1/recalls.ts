/** Recalls: the shop found the fault first. Planned, looked at, started, paused and stopped. */
import { Hono } from 'hono'
import { z } from 'zod'
import { giftFrom, giftsOf } from '../../db/gifts.ts'
import {
  type Given,
  givenInRecall,
  type Preview,
  type Progress,
  previewOf,
  progressOf,
} from '../../db/recall-orders.ts'
import { findRecall, type RecallRow, recallFrom, recallsOf } from '../../db/recalls.ts'
import type { Role } from '../../domain/complaint.ts'
import { decimal, money } from '../../domain/money.ts'
import { languageFor, recallActs, timeNeeded } from '../../domain/recall.ts'
import { type RecallCost, recallCost } from '../../domain/recall-cost.ts'
import { recallSchema } from '../../domain/recall-form.ts'
import type { Shop } from '../../domain/shop.ts'
import { planRecall, type RecallRefused, type RecallSaved, steerRecall } from '../../workflows/recalls.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { refuse, time, timeOrNull, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { everybody, seatAt } from './caller.ts'

export const recallActionSchema = z.object({ action: z.enum(recallActs), version: z.int().min(1) })

/** Who may write to all buyers in the shop's name. */
const planners: readonly Role[] = ['lead', 'director', 'admin']

/** Twenty thousand order numbers, as JSON escapes them. */
const longestBody = 2 * 1024 * 1024

const nothingYet = { orders: 0, leftOut: 0, waiting: 0, opened: 0, sent: 0, failed: 0, answered: 0 }

function listed(row: RecallRow, progress: Progress | undefined) {
  const { id, name, state, category, cause, texts, remedies, chosen, wave, pauseMinutes, version, ...at } =
    recallFrom(row)
  const { orders, leftOut, waiting, opened, sent, failed, answered } = progress ?? nothingYet
  return {
    ...{ id, name, state, category, cause, texts, remedies, chosen, wave, pauseMinutes, version },
    ...{ createdAt: time(at.createdAt), startedAt: timeOrNull(at.startedAt), endedAt: timeOrNull(at.endedAt) },
    nextWaveAt: timeOrNull(at.nextWaveAt),
    progress: { orders, leftOut, waiting, opened, sent, failed, answered },
  }
}

const costView = ({ currency, expected, most }: RecallCost) => ({
  ...{ currency, expected: decimal(expected), most: decimal(most) },
})
const givenView = ({ currency, minor }: Given) => ({ currency, amount: decimal(money(minor, currency)) })

/** Who hears of it in which language, who does not and why. */
function peopleView({ groups }: Preview, row: RecallRow, shop: Shop) {
  const told: Record<string, number> = {}
  const leftOut: Record<string, number> = {}
  for (const { locale, leftOut: why, orders } of groups) {
    const language = why === null ? languageFor(row.texts, locale, shop.locale)?.locale : undefined
    if (why !== null) leftOut[why] = (leftOut[why] ?? 0) + orders
    else if (language) told[language] = (told[language] ?? 0) + orders
  }
  return { told, leftOut }
}

async function whole(c: AppContext, shop: Shop, row: RecallRow) {
  const { db, clock } = c.get('deps')
  const recall = recallFrom(row)
  const [progress, preview, given, gifts] = await Promise.all([
    progressOf(db, shop.id, row.id),
    previewOf(db, shop.id, row.id, recall.chosen, clock.now()),
    givenInRecall(db, shop.id, row.id),
    giftsOf(db, shop.id),
  ])
  const cost = recallCost(shop.policy, recall.remedies, preview.affected, preview.taken, gifts.map(giftFrom))
  const wanted = (progress[0]?.orders ?? 0) - (progress[0]?.leftOut ?? 0)
  return {
    ...listed(row, progress[0]),
    people: peopleView(preview, row, shop),
    cost: cost.map(costView),
    given: given.map(givenView),
    minutesNeeded: Math.round(timeNeeded(wanted, recall) / 60_000),
  }
}

const messages: Readonly<Record<RecallRefused['code'], string>> = {
  recall_name: 'name: what it is, on one line.',
  recall_text: 'texts: what happened and what to do now, in at least one language.',
  reward_for_review: 'texts: these words give something for a review: that is forbidden.',
  recall_remedies: 'remedies: at least three different ways that give something.',
  recall_orders: 'orders or list, not both: which orders it is about.',
  recall_dates: 'orders.from, orders.to: dates such as 2026-11-12, the first before the last.',
  recall_pace: 'wave: at most 50 orders for each minute of pauseMinutes.',
  recall_list: 'list: some lines cannot be used.',
  recall_none: 'orders, list: no order fits.',
  recall_many: 'orders, list: more than 20,000 orders fit.',
  recall_cause: 'cause: there is no such cause.',
  recall_stale: 'Somebody was first. Read it again and decide anew.',
  recall_state: 'That is not possible in its state.',
  recall_unknown: 'There is no such recall.',
}

const shopIn = (c: AppContext): string => c.req.param('shop') ?? ''

async function shopOf(c: AppContext, id: Shop['id']): Promise<Shop | Response> {
  const { db, clock } = c.get('deps')
  return (await shopNamed(db, id, clock.now())) ?? unknownHere(c)
}

async function settled(c: AppContext, shop: Shop, saved: RecallSaved, success: 200 | 201): Promise<Response> {
  if (saved.ok) return c.json(await whole(c, shop, saved.row), success)
  if (saved.code === 'recall_unknown') return unknownHere(c, messages[saved.code])
  if (saved.code === 'recall_stale' || saved.code === 'recall_state')
    return refuse(c, 409, 'stale', messages[saved.code])
  const lines = (saved.lines ?? [])
    .slice(0, 20)
    .map(({ line, fault, number }) => `line ${line}: ${fault} ${number}`.trim())
  return refuse(c, 422, 'invalid', [messages[saved.code], ...lines].join(' '))
}

async function listRecalls(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, shopIn(c), { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const { db } = c.get('deps')
  const [rows, progress] = await Promise.all([recallsOf(db, seat.shop), progressOf(db, seat.shop, null)])
  const items = rows.map((row) =>
    listed(
      row,
      progress.find(({ recall }) => recall === row.id),
    ),
  )
  return c.json({ items, next: null })
}

async function getRecall(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, shopIn(c), { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const shop = await shopOf(c, seat.shop)
  if (shop instanceof Response) return shop
  const row = await findRecall(c.get('deps').db, seat.shop, c.req.param('id') ?? '')
  return row ? c.json(await whole(c, shop, row)) : unknownHere(c, messages.recall_unknown)
}

async function postRecall(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, shopIn(c), { roles: planners })
  if (seat instanceof Response) return seat
  const read = await bodyAs(c, recallSchema, longestBody)
  if ('answer' in read) return read.answer
  const shop = await shopOf(c, seat.shop)
  if (shop instanceof Response) return shop
  return settled(c, shop, await planRecall(c.get('deps'), seat, null, read.body, 0), 201)
}

async function actOn(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, shopIn(c), { roles: planners })
  if (seat instanceof Response) return seat
  const read = await bodyAs(c, recallActionSchema)
  if ('answer' in read) return read.answer
  const shop = await shopOf(c, seat.shop)
  if (shop instanceof Response) return shop
  const { action, version } = read.body
  return settled(c, shop, await steerRecall(c.get('deps'), seat, c.req.param('id') ?? '', action, version), 200)
}

export const recallRoutes = new Hono<AppEnv>()
recallRoutes.get('/v1/shops/:shop/recalls', (c) => listRecalls(c))
recallRoutes.post('/v1/shops/:shop/recalls', (c) => postRecall(c))
recallRoutes.get('/v1/shops/:shop/recalls/:id', (c) => getRecall(c))
recallRoutes.post('/v1/shops/:shop/recalls/:id/actions', (c) => actOn(c))

/** The headline figures of a shop, and the tone guard for whoever writes to its customers. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type Figures, figures } from '../../db/figures.ts'
import { type MonthsReserve, measureReserve } from '../../db/reserve.ts'
import { shopZone } from '../../db/shops.ts'
import { dayMs, endOfDate, startOfDate } from '../../domain/calendar.ts'
import { decimal, money } from '../../domain/money.ts'
import { readTone, toneLocales } from '../../domain/tone.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { refuse, time, unknownHere, unusable } from './answer.ts'
import { bodyAs } from './body.ts'
import { callerOf, everybody, seatAt } from './caller.ts'

const date = z.iso.date()
const periodSchema = z.object({ from: date.optional(), to: date.optional() })

const sum = (minor: number, currency: string): string => decimal(money(minor, currency))

/** Sums in place of minor units. */
const figuresView = ({ codes, costs, ...rest }: Figures) => ({
  ...rest,
  codes: codes.map(({ currency, issued, redeemed, liability }) => ({
    currency,
    issued: { count: issued.count, amount: sum(issued.minor, currency) },
    redeemed: { count: redeemed.count, amount: sum(redeemed.minor, currency) },
    liability: { count: liability.count, amount: sum(liability.minor, currency) },
  })),
  costs: costs.map(({ entry, currency, count, minor }) => ({ entry, count, amount: sum(minor, currency), currency })),
})

/** This month's, whatever period was asked for; null where the shop sets nothing aside. Shares between 0 and 1, or more. */
const reserveView = (found: MonthsReserve) => ({
  month: found.month.name,
  currency: found.reserve.currency,
  ...{ setAside: decimal(found.reserve), spent: decimal(found.spent), free: decimal(found.free) },
  committed: { expected: decimal(found.expected), face: decimal(found.face) },
  ...{ used: found.usedShare / 10_000, chanceOfUse: found.chance / 10_000, state: found.step },
})

/** Of a period of dates in the shop's zone, both included; of the last thirty days where none is named. */
async function readFigures(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { key: true, roles: everybody })
  if (seat instanceof Response) return seat
  const period = periodSchema.safeParse(c.req.query())
  if (!period.success) return unusable(c, period.error)
  const { db, clock } = c.get('deps')
  const zone = (await shopZone(db, seat.shop))?.timeZone
  if (zone === undefined) return unknownHere(c, 'There is no such shop.')
  const now = clock.now()
  const { from, to } = period.data
  const toAt = to === undefined ? now : (endOfDate(to, zone) ?? now)
  const fromAt = from === undefined ? toAt - 30 * dayMs : (startOfDate(from, zone) ?? toAt)
  if (fromAt > toAt) return refuse(c, 422, 'invalid', 'from: not after to')
  const [found, reserve] = await Promise.all([
    figures(db, seat.shop, fromAt, toAt, now),
    measureReserve(db, seat.shop, now),
  ])
  const answer = { shop: seat.shop, from: time(fromAt), to: time(toAt), ...figuresView(found) }
  return c.json({ ...answer, reserve: reserve && reserveView(reserve) })
}

export const toneSchema = z.object({ locale: z.enum(toneLocales), text: z.string().max(20_000) })

async function checkTone(c: AppContext): Promise<Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  const read = await bodyAs(c, toneSchema)
  if ('answer' in read) return read.answer
  return c.json({ findings: readTone(read.body.locale, read.body.text) })
}

export const insightRoutes = new Hono<AppEnv>()
insightRoutes.get('/v1/shops/:shop/figures', (c) => readFigures(c))
insightRoutes.post('/v1/tone', (c) => checkTone(c))

/** What a shop's recoveries of a period cost and brought, with what it reckons by: for the page, its files and the API. */
import { dayMs, endOfDate, startOfDate } from '../domain/calendar.ts'
import { type HoldOut, stretchesOf } from '../domain/earnings.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { holdOutIn } from '../domain/measure.ts'
import type { Db } from './client.ts'
import { type EarningsFound, type EarningsQuestion, earningsOf } from './earnings.ts'
import { shopFrom } from './facts-of-people.ts'
import { measuredOf } from './measured.ts'
import { findShop } from './shops.ts'

/** Local dates of the shop, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

export interface EarningsReport extends EarningsFound {
  readonly period: Period
  readonly currency: string
  readonly policy: EarningsQuestion['policy']
  /** Whether the shop said what its margin is; else the policy's usual one is taken, and that is told. */
  readonly marginIsOwn: boolean
  /** First local dates of the stretches; the key of a stretch is its place here, from 1. */
  readonly stretches: readonly string[]
  /** What is brought beyond customers left alone, by currency. Empty while that is too early to say. */
  readonly holdOuts: readonly (HoldOut & { readonly currency: string })[]
}

export interface AskedEarnings {
  readonly question: EarningsQuestion
  readonly period: Period
  readonly zone: string
  readonly marginIsOwn: boolean
}

const defaultDays = 365

const dateIn = (instant: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )

/** The first day of a period of so many days that ends with the day of `now`. */
export const firstDayOf = (days: number, now: Instant, zone: string): string => dateIn(now - (days - 1) * dayMs, zone)

/**
 * The question as it is meant: the last year where no dates are named. 'wrong' for dates that are none or the wrong way
 * round, null where there is no such shop.
 */
export async function askEarnings(
  db: Db,
  shop: ShopId,
  dates: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
): Promise<AskedEarnings | 'wrong' | null> {
  const known = await findShop(db, shop, now)
  if (!known) return null
  const { row, override, version } = known
  const { timeZone: zone, policy, currency } = shopFrom(row, { version, override })
  const period = { to: dates.to ?? dateIn(now, zone), from: dates.from ?? firstDayOf(defaultDays, now, zone) }
  const from = startOfDate(period.from, zone)
  const to = endOfDate(period.to, zone)
  if (from === null || to === null || from > to) return 'wrong'
  const own = override.economics
  const marginIsOwn = typeof own === 'object' && own !== null && 'marginShare' in own
  return { question: { shop, currency, from, to, now, policy }, period, zone, marginIsOwn }
}

export async function earningsReport(
  db: Db,
  { question, period, zone, marginIsOwn }: AskedEarnings,
): Promise<EarningsReport> {
  const stretches = stretchesOf(period.from, period.to)
  const { shop, currency, now, policy } = question
  const [found, { measured }] = await Promise.all([
    earningsOf(
      db,
      question,
      stretches.flatMap((date) => startOfDate(date, zone) ?? []),
    ),
    measuredOf(db, { shop, currency, now, economics: policy.economics, category: null, remedy: null, cause: null }),
  ])
  const holdOut = holdOutIn(measured)
  const holdOuts = holdOut ? [{ currency, ...holdOut }] : []
  return { ...found, period, currency, policy, marginIsOwn, stretches, holdOuts }
}

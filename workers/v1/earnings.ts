/** What recovery costs and brings, as numbers: the same as the page shows. */
import { Hono } from 'hono'
import type { EarnedGroup } from '../../db/earnings.ts'
import { askEarnings, type EarningsReport, earningsReport } from '../../db/earnings-report.ts'
import { chanceIn, type Earned, openCodes, resultOf, returnOnRecovery, spentOf } from '../../domain/earnings.ts'
import { decimal, money } from '../../domain/money.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { moneyView, refuse, time, unknownHere, unusable } from './answer.ts'
import { everybody, seatAt } from './caller.ts'
import { earningsPeriod } from './shapes.ts'

/** Hundredths of a percent as a number between 0 and 1, or above. */
const ratio = (hundredths: number): number => hundredths / 10_000

const earnedView = (earned: Earned) => {
  const sum = (minor: number): string => decimal(money(minor, earned.currency))
  const { complaints, agreed, back, minutes, orders, revenue, margin, fix, gift, codes, staff } = earned
  return {
    ...{ currency: earned.currency, complaints, agreed, cameBack: back, staffMinutes: minutes },
    cost: { fix: sum(fix), gift: sum(gift), codes: sum(codes), staff: sum(staff), all: sum(spentOf(earned)) },
    nextOrders: { count: orders, amount: sum(revenue), margin: sum(margin) },
    result: sum(resultOf(earned)),
    within: earned.windows.map(({ days, due, back: returned, orders: count, revenue: amount }) => ({
      ...{ days, complaints: due, cameBack: returned, orders: count, amount: sum(amount) },
    })),
  }
}

/** What the gain rests on: the difference for each customer, with its 95 % interval. */
function perCustomer(holdOuts: EarningsReport['holdOuts'], currency: string) {
  const found = holdOuts.find((one) => one.currency === currency)
  if (!found) return null
  const sum = (minor: number): string => decimal(money(minor, currency))
  const { value, low, high } = found.gain
  return { days: found.days, value: sum(value), low: sum(low), high: sum(high) }
}

function reportView(report: EarningsReport) {
  const { groups, stretches, offered, codes, lots, holdOuts, policy } = report
  const chance = chanceIn(lots, policy.reserve)
  const by = (grouping: EarnedGroup['grouping']) => groups.filter((group) => group.grouping === grouping)
  const offers = new Map(offered.map(({ kind, offered: times }) => [kind, times]))
  return {
    ...{ fromDate: report.period.from, toDate: report.period.to },
    marginShare: ratio(policy.economics.marginShare),
    staffHourCost: Object.entries(policy.economics.staffHourCost).map(([currency, minor]) =>
      moneyView(money(minor, currency)),
    ),
    totals: by('total').map((total) => {
      const found = returnOnRecovery(total, holdOuts.find(({ currency }) => currency === total.currency) ?? null)
      const measured = found.state === 'measured'
      return {
        ...earnedView(total),
        returnOnRecovery: {
          state: found.state,
          gain: measured ? decimal(money(found.gain, total.currency)) : null,
          share: measured && found.share !== null ? ratio(found.share) : null,
          customers: measured ? total.touched : null,
          perCustomer: perCustomer(holdOuts, total.currency),
        },
      }
    }),
    byCause: by('cause').map((group) => ({ cause: group.key, ...earnedView(group) })),
    byRemedy: by('remedy').map((group) => ({
      ...{ remedy: group.key, offered: offers.get(group.key) ?? null, ...earnedView(group) },
    })),
    byCompensation: by('compensation').map((group) => ({ compensation: group.key, ...earnedView(group) })),
    byPeriod: by('stretch').map((group) => ({ from: stretches[Number(group.key) - 1] ?? null, ...earnedView(group) })),
    codes: codes.map(({ currency, issued, used, lapsed, medianMs }) => ({
      ...{ currency, issued, used, lapsed, medianDaysToUse: medianMs === null ? null : medianMs / 86_400_000 },
      redemptionRate: used + lapsed === 0 ? null : used / (used + lapsed),
    })),
    chanceOfUse: ratio(chance),
    liability: lots.map((lot) => {
      const { codes: open, face, expected } = openCodes(lot, chance, policy.reserve)
      return { currency: lot.currency, codes: open, face: decimal(face), expected: decimal(expected) }
    }),
  }
}

/** Of the complaints received between two dates in the shop's zone, both included; of the last year where none is named. */
async function readEarnings(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { key: true, roles: everybody })
  if (seat instanceof Response) return seat
  const dates = earningsPeriod.safeParse(c.req.query())
  if (!dates.success) return unusable(c, dates.error)
  const { db, clock } = c.get('deps')
  const asked = await askEarnings(db, seat.shop, dates.data, clock.now())
  if (asked === null) return unknownHere(c, 'There is no such shop.')
  if (asked === 'wrong') return refuse(c, 422, 'invalid', 'from: not after to')
  const { from, to } = asked.question
  return c.json({ shop: seat.shop, from: time(from), to: time(to), ...reportView(await earningsReport(db, asked)) })
}

export const earningsRoutes = new Hono<AppEnv>()
earningsRoutes.get('/v1/shops/:shop/earnings', (c) => readEarnings(c))

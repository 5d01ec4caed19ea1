/** What staying in touch does, as numbers: the same as the page shows. */
import { Hono } from 'hono'
import { type AskedMeasured, askMeasured, type MeasuredFound, measuredOf } from '../../db/measured.ts'
import {
  type Compared,
  decisive,
  fewestBuyers,
  fewestPeople,
  type Interval,
  type Measured,
  type Outcomes,
  visibleDifference,
} from '../../domain/measure.ts'
import { decimal, nearest } from '../../domain/money.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { unknownHere, unusable } from './answer.ts'
import { everybody, seatAt } from './caller.ts'
import { measuredSchema } from './measured-query.ts'

function comparedView<Value>(found: Compared, said: (value: number) => Value) {
  const interval = ({ value, low, high }: Interval) => ({ value: said(value), low: said(low), high: said(high) })
  if (found.verdict === 'few') return { verdict: 'few', touched: null, heldOut: null, difference: null }
  const { verdict, touched, heldOut, difference } = found
  return { verdict, touched: interval(touched), heldOut: interval(heldOut), difference: interval(difference) }
}

const tenThousandths = (value: number): number => Math.round(value * 10_000) / 10_000
const tenths = (value: number): number => Math.round(value * 10) / 10
const peopleView = ({ people, returned }: Outcomes) => ({ people, returned })

function stretchView({ days, touched, heldOut, returned, margin, waited }: Measured, currency: string) {
  return {
    ...{ days, touched: peopleView(touched), heldOut: peopleView(heldOut) },
    returned: comparedView(returned, tenThousandths),
    margin: comparedView(margin, (average) => decimal(nearest(average, currency))),
    daysToReturn: comparedView(waited, tenths),
  }
}

function measuredView({ question, holdOutShare }: AskedMeasured, { measured, inCare }: MeasuredFound) {
  const { shop, currency, category, remedy, cause } = question
  const judged = decisive(measured)
  const visible = judged && visibleDifference(judged)
  return {
    ...{ shop, currency, category, remedy, cause, holdOutShare: holdOutShare / 10_000, inCare },
    rule: { level: 0.95, fewestPeople, fewestBuyers },
    decisiveDays: judged?.days ?? 0,
    visibleDifference: visible === null ? null : tenThousandths(visible),
    within: measured.map((one) => stretchView(one, currency)),
  }
}

async function readMeasured(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { key: true, roles: everybody })
  if (seat instanceof Response) return seat
  const query = measuredSchema.safeParse(c.req.query())
  if (!query.success) return unusable(c, query.error)
  const { db, clock } = c.get('deps')
  const { category = null, remedy = null, cause = null } = query.data
  const asked = await askMeasured(db, seat.shop, { category, remedy, cause }, clock.now())
  if (asked === null) return unknownHere(c, 'There is no such shop.')
  return c.json(measuredView(asked, await measuredOf(db, asked.question)))
}

export const measuredRoutes = new Hono<AppEnv>()
measuredRoutes.get('/v1/shops/:shop/measured', (c) => readMeasured(c))

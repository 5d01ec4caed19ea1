/** The page of earnings and its files. */
import { type Context, Hono } from 'hono'
import type { Db } from '../../db/client.ts'
import { type EarningsLine, type EarningsQuestion, earningsLines } from '../../db/earnings.ts'
import { type AskedEarnings, askEarnings, earningsReport, firstDayOf } from '../../db/earnings-report.ts'
import type { AppEnv } from '../context.ts'
import { csvHeaders, csvStream } from '../csv.ts'
import { answer, nothing } from './answer.tsx'
import { type Desk, deskAt } from './desk.ts'
import { EarningsPageView } from './earnings.tsx'
import { complaintRow, complaintsHead, tableFile, tableNames } from './earnings-tables.ts'

export const earningsRoutes = new Hono<AppEnv>()

const readyDays = [30, 90, 180, 365] as const
/** A page of the file of complaints: read when the one before it is on its way. */
const linesAtOnce = 500

interface Asked {
  readonly desk: Desk
  readonly asked: AskedEarnings
  readonly datesWrong: boolean
}

/** The desk and the period in question; dates that are none mean the last year, and the page says so. */
async function askedAt(c: Context<AppEnv>): Promise<Asked | Response> {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const dates = { from: c.req.query('from'), to: c.req.query('to') }
  const asked = await askEarnings(db, desk.shop.shop, dates, desk.now)
  const shown = asked === 'wrong' ? await askEarnings(db, desk.shop.shop, {}, desk.now) : asked
  if (shown === null || shown === 'wrong') return nothing(c, 'unknown')
  return { desk, asked: shown, datesWrong: asked === 'wrong' }
}

earningsRoutes.get('/admin/earnings', async (c) => {
  const found = await askedAt(c)
  if (found instanceof Response) return found
  const { desk, asked, datesWrong } = found
  const report = await earningsReport(c.get('deps').db, asked)
  const known = new Set(report.groups.map(({ currency }) => currency))
  const wanted = [c.req.query('currency') ?? '', report.currency, ...known].find((one) => known.has(one))
  const periods = readyDays.map((days) => ({ days, from: firstDayOf(days, desk.now, asked.zone) }))
  const view = { report, currency: wanted ?? report.currency, datesWrong, periods }
  return answer(c, <EarningsPageView desk={desk} view={view} />)
})

/** Every complaint of the period, a page at a time, each read after the last row of the one before. */
async function* allLines(db: Db, question: EarningsQuestion): AsyncGenerator<EarningsLine> {
  let after: { at: number; id: string } | null = null
  for (;;) {
    const lines: readonly EarningsLine[] = await earningsLines(db, question, after, linesAtOnce)
    yield* lines
    const last = lines.at(-1)
    if (last === undefined || lines.length < linesAtOnce) return
    after = { at: last.receivedAt, id: last.id }
  }
}

async function* complaintRows(db: Db, desk: Desk, question: EarningsQuestion) {
  for await (const line of allLines(db, question)) yield complaintRow(desk, line)
}

earningsRoutes.get('/admin/earnings/:file{[a-z]+\\.csv}', async (c) => {
  const name = c.req.param('file').replace('.csv', '')
  const table = tableNames.find((one) => one === name)
  if (!table && name !== 'complaints') return nothing(c, 'unknown')
  const found = await askedAt(c)
  if (found instanceof Response) return found
  const { desk, asked } = found
  const { db } = c.get('deps')
  const { from, to } = asked.period
  const headers = csvHeaders(`${desk.shop.shop}-${name}-${from}-${to}`)
  if (!table) {
    return c.body(csvStream(complaintsHead(desk), complaintRows(db, desk, asked.question)), 200, headers)
  }
  const { head, rows } = tableFile(desk, await earningsReport(db, asked), table)
  return c.body(csvStream(head, rows), 200, headers)
})

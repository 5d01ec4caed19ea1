/** Lists of a shop: the queue, tasks, codes, figures, settings. */

import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { shopsFor, staffOf } from '../../db/dashboard.ts'
import { codesOf, needing, tasksFor } from '../../db/dashboard-lists.ts'
import { queuePageFrom, queueStatements } from '../../db/dashboard-queue.ts'
import { figures, headlineFrom, headlineStatements } from '../../db/figures.ts'
import { standingAt } from '../../db/policies.ts'
import { absencesFrom, calendarOf, rotaOf } from '../../db/rota.ts'
import { staff as staffTable } from '../../db/schema.ts'
import { normalCode } from '../../domain/bonus-code.ts'
import { dayMs, endOfDate, endOfDayAfterMonths, startOfDate } from '../../domain/calendar.ts'
import { codeStates } from '../../domain/complaint.ts'
import { lineOf } from '../../domain/on-the-line.ts'
import type { AppEnv } from '../context.ts'
import { afterFrom, answer, cut, nothing, pageSize } from './answer.tsx'
import { CodesPageView } from './codes.tsx'
import { deskAt } from './desk.ts'
import { doneText } from './done.ts'
import { FiguresPageView } from './figures.tsx'
import { QueuePageView } from './queue.tsx'
import { quietOf } from './quiet-routes.tsx'
import { SettingsPageView } from './settings.tsx'
import { TasksPageView } from './tasks.tsx'
import { isoDate } from './words.ts'

export const listRoutes = new Hono<AppEnv>()

listRoutes.get('/admin', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const { now, shop, member } = desk
  const status = c.req.query('status') === 'closed' ? 'closed' : 'open'
  const mine = c.req.query('mine') === '1'
  const search = (c.req.query('q') ?? '').trim().slice(0, 100)
  const cursor = c.req.query('cursor') ?? null
  const question = {
    shop: shop.shop,
    status,
    owner: mine ? { email: member.email, now } : null,
    search,
    cursor,
    limit: pageSize,
  } as const
  const today = endOfDayAfterMonths(now, 0, shop.timeZone)
  const [first, second, told, promises, open, closed, codes, needs, people, rota, absences, shops] = await db.batch([
    ...queueStatements(db, question),
    ...headlineStatements(db, shop.shop, now - 30 * dayMs, now, now),
    needing(db, shop.shop, member.email, today),
    db
      .select({ email: staffTable.email, name: staffTable.name })
      .from(staffTable)
      .where(eq(staffTable.shop, shop.shop)),
    rotaOf(db, shop.shop),
    absencesFrom(db, shop.shop, now),
    calendarOf(db, shop.shop),
  ])
  const calendar = shops[0]
  const view = {
    ...({ status, mine, search } as const),
    page: queuePageFrom(first, second, pageSize),
    firstPage: cursor === null,
    headline: headlineFrom([told, promises, open, closed, codes]),
    needsToday: needs[0]?.count ?? 0,
    staff: people,
    line: calendar && rota.length > 0 ? lineOf({ rota, absences }, calendar, now) : null,
  }
  return answer(c, <QueuePageView desk={desk} view={view} />)
})

listRoutes.get('/admin/tasks', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const { shop, member } = desk
  const [{ mine, others }, people] = await Promise.all([
    tasksFor(db, shop.shop, member.email, afterFrom(c.req.query('after')), pageSize + 1),
    staffOf(db, shop.shop),
  ])
  const page = cut(others, ({ dueAt, id }) => ({ at: dueAt, id }))
  const view = { mine, others: page.rows, next: page.next, staff: people, done: doneText(desk, c.req.query('done')) }
  return answer(c, <TasksPageView desk={desk} view={view} />)
})

listRoutes.get('/admin/codes', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const typed = (c.req.query('code') ?? '').trim().slice(0, 64)
  const code = typed === '' ? null : normalCode(typed)
  const notACode = typed !== '' && code === null
  const state = codeStates.find((one) => one === c.req.query('state')) ?? null
  const after = afterFrom(c.req.query('after'))
  const found = notACode
    ? []
    : await codesOf(c.get('deps').db, desk.shop.shop, { state, code, after, limit: pageSize + 1 })
  const { rows, next } = cut(found, ({ issuedAt, code: id }) => ({ at: issuedAt, id }))
  return answer(c, <CodesPageView desk={desk} view={{ codes: [...rows], state, typed, notACode, next }} />)
})

const readyDays = [7, 30, 90, 365] as const

listRoutes.get('/admin/figures', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { now, shop } = desk
  const zone = shop.timeZone
  const daysAgo = (days: number): string => isoDate(now - (days - 1) * dayMs, zone)
  const asked = { from: c.req.query('from') ?? daysAgo(30), to: c.req.query('to') ?? isoDate(now, zone) }
  const start = startOfDate(asked.from, zone)
  const end = endOfDate(asked.to, zone)
  const datesWrong = start === null || end === null || start > end
  const { from, to } = datesWrong ? { from: daysAgo(30), to: isoDate(now, zone) } : asked
  const found = await figures(
    c.get('deps').db,
    shop.shop,
    (datesWrong ? startOfDate(from, zone) : start) ?? now - 30 * dayMs,
    (datesWrong ? endOfDate(to, zone) : end) ?? now,
    now,
  )
  const periods = readyDays.map((days) => ({ days, from: daysAgo(days) }))
  return answer(c, <FiguresPageView desk={desk} view={{ figures: found, from, to, datesWrong, periods }} />)
})

listRoutes.get('/admin/settings', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const shop = (await shopsFor(db, c.get('visitor'))).find((row) => row.shop === desk.shop.shop)
  if (!shop) return nothing(c, 'unknown')
  const [{ inForce: policy }, people, quiet] = await Promise.all([
    standingAt(db, shop.shop, desk.now),
    staffOf(db, shop.shop),
    quietOf(db, shop.shop),
  ])
  return answer(c, <SettingsPageView desk={desk} view={{ shop, policy, staff: people, quiet }} />)
})

/** What staying in touch does, and the customers it is about. */
import { Hono } from 'hono'
import { caresPage } from '../../db/cares-list.ts'
import { askMeasured, measuredOf } from '../../db/measured.ts'
import { careStates } from '../../domain/care/state.ts'
import type { AppEnv } from '../context.ts'
import { measuredSchema } from '../v1/measured-query.ts'
import { afterFrom, answer, cut, nothing, pageSize } from './answer.tsx'
import { CustomersPageView } from './customers.tsx'
import { deskAt } from './desk.ts'
import { MeasuredPageView } from './measured.tsx'

export const measuredRoutes = new Hono<AppEnv>()

/** A choice that is none means all of them: an old link still leads somewhere. */
measuredRoutes.get('/admin/measured', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const part = (name: keyof typeof measuredSchema.shape): unknown => c.req.query(name) || undefined
  const wanted = measuredSchema.safeParse({
    ...{ category: part('category'), remedy: part('remedy'), cause: part('cause') },
  })
  const { category = null, remedy = null, cause = null } = wanted.success ? wanted.data : {}
  const asked = await askMeasured(db, desk.shop.shop, { category, remedy, cause }, desk.now)
  if (asked === null) return nothing(c, 'unknown')
  const found = await measuredOf(db, asked.question)
  return answer(c, <MeasuredPageView desk={desk} view={{ asked, found }} />)
})

measuredRoutes.get('/admin/customers', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const state = careStates.find((one) => one === c.req.query('state')) ?? 'departed'
  const after = afterFrom(c.req.query('after'))
  const page = await caresPage(c.get('deps').db, desk.shop.shop, { state, after, limit: pageSize + 1 })
  const { rows, next } = cut(page.lines, ({ since, customer }) => ({ at: since, id: customer }))
  return answer(c, <CustomersPageView desk={desk} view={{ state, page, lines: rows, next }} />)
})

/** The month's reserve and the caps, measured when they are looked at. */
import { Hono } from 'hono'
import { capsOf, measureReserve } from '../../db/reserve.ts'
import type { AppEnv } from '../context.ts'
import { answer, nothing } from './answer.tsx'
import { deskAt } from './desk.ts'
import { ReservePageView } from './reserve.tsx'

export const reserveRoutes = new Hono<AppEnv>()

reserveRoutes.get('/admin/reserve', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const { shop, now } = desk
  const [reserve, caps] = await Promise.all([measureReserve(db, shop.shop, now), capsOf(db, shop.shop, now)])
  return answer(c, <ReservePageView desk={desk} view={{ reserve, caps }} />)
})

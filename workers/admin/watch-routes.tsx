/** For the admin of a shop: alarms, bodies that could not be read, sources. */
import { type Context, Hono } from 'hono'
import { alarmsOf, quarantineOf, shopOfQuarantined, sourcesOf } from '../../db/dashboard.ts'
import { type AppEnv, wake } from '../context.ts'
import { replayQuarantined } from '../replay.ts'
import { afterFrom, answer, cut, nothing, pageSize } from './answer.tsx'
import { type Desk, deskAt, isAdmin } from './desk.ts'
import { doneText } from './done.ts'
import { AlarmsPageView, QuarantinePageView, SourcesPageView } from './watch.tsx'

export const watchRoutes = new Hono<AppEnv>()

/** Answers with the page for an admin, with a refusal for everybody else. */
async function forAdmin(c: Context<AppEnv>, page: (desk: Desk) => Promise<Response>): Promise<Response> {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  return isAdmin(desk) ? page(desk) : nothing(c, 'admins-only')
}

watchRoutes.get('/admin/alarms', (c) =>
  forAdmin(c, async (desk) => {
    const found = await alarmsOf(c.get('deps').db, desk.shop.shop, afterFrom(c.req.query('after')), pageSize + 1)
    const { rows, next } = cut(found, ({ raisedAt, id }) => ({ at: raisedAt, id }))
    return answer(c, <AlarmsPageView desk={desk} view={{ alarms: [...rows], next }} />)
  }),
)

watchRoutes.get('/admin/quarantine', (c) =>
  forAdmin(c, async (desk) => {
    const found = await quarantineOf(c.get('deps').db, desk.shop.shop, afterFrom(c.req.query('after')), pageSize + 1)
    const { rows, next } = cut(found, ({ receivedAt, id }) => ({ at: receivedAt, id }))
    const done = doneText(desk, c.req.query('done'))
    return answer(c, <QuarantinePageView desk={desk} view={{ bodies: [...rows], next, done }} />)
  }),
)

watchRoutes.get('/admin/sources', (c) =>
  forAdmin(c, async (desk) => {
    const sources = await sourcesOf(c.get('deps').db, desk.shop.shop)
    return answer(c, <SourcesPageView desk={desk} view={{ sources }} />)
  }),
)

watchRoutes.post('/admin/quarantine/:id/replay', async (c) => {
  const deps = c.get('deps')
  const id = c.req.param('id')
  const shop = await shopOfQuarantined(deps.db, id)
  const desk = shop && (await deskAt(c, shop))
  if (!shop || !desk || typeof desk === 'string') return nothing(c, 'unknown')
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const replayed = await replayQuarantined(deps, shop, id)
  if (replayed.result === 'unknown') return nothing(c, 'unknown')
  if (replayed.result === 'taken') for (const complaint of replayed.wake) wake(c, complaint, 'replay')
  const done = replayed.result === 'taken' ? 'replayed' : 'still-unusable'
  return c.redirect(desk.href('/admin/quarantine', { done }), 303)
})

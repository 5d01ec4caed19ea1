/** For the admin of a shop: alarms, bodies that could not be read, sources. */
import { type Context, Hono } from 'hono'
import { alarmsOf, quarantineOf, shopOfQuarantined, sourcesOf } from '../../db/dashboard.ts'
import { waitingGroups } from '../../db/quarantine.ts'
import { type AppContext, type AppEnv, askAbout, wake } from '../context.ts'
import { type ReplayedAll, replayQuarantined, replayWaiting } from '../replay.ts'
import { afterFrom, answer, cut, nothing, pageSize } from './answer.tsx'
import { type Desk, deskAt, isAdmin } from './desk.ts'
import { doneText } from './done.ts'
import { QuarantinePageView, type ReplayProgress } from './quarantine.tsx'
import { AlarmsPageView, SourcesPageView } from './watch.tsx'

const weekMs = 7 * 24 * 3_600_000
const mostGroups = 20

const noProgress: ReplayProgress = { source: null, reason: null, taken: 0, still: 0, left: 0, from: null }

/** How far a run came, as its redirect or its form says; null where none did. Only shown, never believed. */
function progressIn(field: (name: string) => string | undefined): ReplayProgress | null {
  const number = (name: string): number => (/^\d{1,6}$/.test(field(name) ?? '') ? Number(field(name)) : 0)
  if (!field('taken')) return null
  const sums = { taken: number('taken'), still: number('still'), left: number('left') }
  const from = afterFrom(field('from')) ? (field('from') ?? null) : null
  return { ...whichOf(field), ...sums, from }
}

const whichOf = (field: (name: string) => string | undefined) => ({
  source: field('source') || null,
  reason: field('reason') || null,
})

const asTexts = (sums: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, String(sum)]))

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
    const { db } = c.get('deps')
    const [found, groups] = await Promise.all([
      quarantineOf(db, desk.shop.shop, afterFrom(c.req.query('after')), pageSize + 1),
      waitingGroups(db, desk.shop.shop, mostGroups),
    ])
    const { rows, next } = cut(found, ({ receivedAt, id }) => ({ at: receivedAt, id }))
    const done = doneText(desk, c.req.query('done'))
    const progress = progressIn((name) => c.req.query(name))
    return answer(c, <QuarantinePageView desk={desk} view={{ bodies: [...rows], groups, next, done, progress }} />)
  }),
)

watchRoutes.get('/admin/sources', (c) =>
  forAdmin(c, async (desk) => {
    const sources = await sourcesOf(c.get('deps').db, desk.shop.shop, desk.now - weekMs)
    return answer(c, <SourcesPageView desk={desk} view={{ sources }} />)
  }),
)

/** What a replayed delivery set off: its turns, and what is to be asked at its sender. */
function goOn(c: AppContext, { wake: woken, ask }: ReplayedAll['results'][number]): void {
  for (const complaint of woken) wake(c, complaint, 'replay')
  if (ask) askAbout(c, ask)
}

/** The next of those that wait; the page it leads to says how far it came, and its button goes on from there. */
watchRoutes.post('/admin/quarantine/replay', async (c) => {
  const deps = c.get('deps')
  const form = await c.req.formData().catch(() => new FormData())
  const field = (name: string) => String(form.get(name) ?? '').slice(0, 500)
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const { source, reason, ...before } = progressIn(field) ?? { ...noProgress, ...whichOf(field) }
  const waiting = { shop: desk.shop.shop, source, reason }
  const run = await replayWaiting(deps, waiting, afterFrom(field('from')), `staff:${desk.member.email}`)
  for (const replayed of run.results) goOn(c, replayed)
  const sums = { taken: before.taken + run.taken, still: before.still + run.still, left: run.left }
  const from = run.next && `${run.next.at}.${run.next.id}`
  const shown = { source, reason, from, ...asTexts(sums) }
  return c.redirect(desk.href('/admin/quarantine', shown), 303)
})

watchRoutes.post('/admin/quarantine/:id/replay', async (c) => {
  const deps = c.get('deps')
  const id = c.req.param('id')
  const shop = await shopOfQuarantined(deps.db, id)
  const desk = shop && (await deskAt(c, shop))
  if (!shop || !desk || typeof desk === 'string') return nothing(c, 'unknown')
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const replayed = await replayQuarantined(deps, shop, id, `staff:${desk.member.email}`)
  if (replayed.result === 'unknown') return nothing(c, 'unknown')
  if (replayed.result === 'taken') goOn(c, replayed)
  const done = replayed.result === 'taken' ? 'replayed' : 'still-unusable'
  return c.redirect(desk.href('/admin/quarantine', { done }), 303)
})

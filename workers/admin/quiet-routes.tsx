/** The shop's marketing tools: seen by everybody who works here, kept by administrators. */
import { Hono } from 'hono'
import type { Db } from '../../db/client.ts'
import { subscribersOf, toldOf } from '../../db/quiet.ts'
import type { ShopId } from '../../domain/ids.ts'
import { changeSubscriber, dropSubscriber, type SubscriberFault } from '../../workflows/subscribers.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { answer, nothing } from './answer.tsx'
import { type Desk, deskAt, isAdmin } from './desk.ts'
import { doneText } from './done.ts'
import { QuietPageView, type QuietView } from './quiet-card.tsx'
import { refusalText } from './refused.tsx'
import { typed } from './words.ts'

/** What the card shows. */
export async function quietOf(db: Db, shop: ShopId): Promise<QuietView> {
  const [rows, told] = await Promise.all([subscribersOf(db, shop), toldOf(db, shop)])
  return { rows, told }
}

type Said = Partial<Parameters<typeof QuietPageView>[0]['view']>

async function show(c: AppContext, desk: Desk, said: Said, status: 200 | 422 = 200) {
  const view = {
    ...(await quietOf(c.get('deps').db, desk.shop.shop)),
    secret: null,
    done: null,
    problem: null,
    ...said,
  }
  return answer(c, <QuietPageView desk={desk} view={view} />, status)
}

export const quietRoutes = new Hono<AppEnv>()

quietRoutes.get('/admin/subscribers', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string' ? nothing(c, desk) : show(c, desk, { done: doneText(desk, c.req.query('done')) })
})

quietRoutes.post('/admin/subscribers', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const deps = c.get('deps')
  const form = await c.req.formData().catch(() => new FormData())
  const seat = { shop: desk.shop.shop, actor: `staff:${desk.member.email}` } as const
  const [id, url, step] = [typed(form, 'id', 60).trim().toLowerCase(), typed(form, 'url', 600).trim(), form.get('step')]
  const refused = (code: SubscriberFault) =>
    show(
      c,
      desk,
      { problem: refusalText(desk, { status: 422, code }), ...(step === 'add' && { typed: { id, url } }) },
      422,
    )
  if (step === 'remove') {
    const removed = await dropSubscriber(deps, seat, id)
    if (removed === null) return refused('subscriber_unknown')
    return c.redirect(desk.href('/admin/subscribers', { done: 'subscriber-removed' }), 303)
  }
  const rows = await subscribersOf(deps.db, seat.shop)
  if (step === 'renew' && !rows.some((row) => row.id === id)) return refused('subscriber_unknown')
  const saved = await changeSubscriber(deps, seat, id, step === 'renew' ? { renew: true } : { url })
  if (!saved.ok) return refused(saved.code)
  // Answered at once: a secret stands in no address and waits nowhere to be fetched.
  return show(c, desk, { secret: saved.secret === null ? null : { id: saved.row.id, text: saved.secret } })
})

/** One complaint and its messages: shown, and acted on. */
import { type Context, Hono } from 'hono'
import { causesOf } from '../../db/causes.ts'
import { claimHistory } from '../../db/claim-history.ts'
import { besideComplaint, messageWith } from '../../db/dashboard.ts'
import { loadFacts } from '../../db/facts.ts'
import { grantedBefore } from '../../db/usual.ts'
import { canAskFor } from '../../domain/actions/requests.ts'
import type { Facts } from '../../domain/complaint.ts'
import { type ComplaintId, isComplaintId } from '../../domain/ids.ts'
import type { MailKind } from '../../domain/mail.ts'
import { performAction } from '../../workflows/actions.ts'
import { handOutByStaff } from '../../workflows/rights.ts'
import { type AppEnv, wake } from '../context.ts'
import type { Kept } from './action-form.tsx'
import { actionFrom, keptFrom } from './action-input.ts'
import { answer, nothing } from './answer.tsx'
import { ComplaintPageView, since } from './complaint.tsx'
import { type Desk, deskAt, isAdmin } from './desk.ts'
import { doneText } from './done.ts'
import { MessagePageView, sentFrom } from './message.tsx'
import { mailPagePolicy } from './policy.ts'
import type { Problem } from './refused.tsx'
import { typed } from './words.ts'

export const complaintRoutes = new Hono<AppEnv>()

/** The facts and a desk at their shop; null when there is no such complaint for this person. */
export async function complaintAt(c: Context<AppEnv>, id: string): Promise<{ facts: Facts; desk: Desk } | null> {
  if (!isComplaintId(id)) return null
  const facts = await loadFacts(c.get('deps').db, id)
  const desk = facts && (await deskAt(c, facts.shop.id))
  return facts && desk && typeof desk !== 'string' ? { facts, desk } : null
}

async function show(
  c: Context<AppEnv>,
  id: ComplaintId,
  problem: Omit<Problem, 'since'> | null,
  seenAt: number,
  kept: Kept | null,
) {
  const { db } = c.get('deps')
  const [found, beside, history] = await Promise.all([
    complaintAt(c, id),
    besideComplaint(db, id),
    claimHistory(db, id),
  ])
  if (!found) return nothing(c, 'unknown')
  const { facts, desk } = found
  const open = facts.proposals.some(({ state }) => state === 'open')
  const view = {
    facts,
    beside,
    granted: open ? await grantedBefore(db, facts) : [],
    causes: await causesOf(db, facts.shop.id),
    history: facts.customer && history,
    problem: problem && { ...problem, since: problem.code === 'stale' ? since(beside.timeline, seenAt) : [] },
    kept,
    done: problem ? null : doneText(desk, c.req.query('done')),
  }
  return answer(c, <ComplaintPageView desk={desk} view={view} />, problem?.status ?? 200)
}

complaintRoutes.get('/admin/complaints/:id', (c) => {
  const id = c.req.param('id')
  return isComplaintId(id) ? show(c, id, null, 0, null) : nothing(c, 'unknown')
})

complaintRoutes.post('/admin/complaints/:id/actions', async (c) => {
  const found = await complaintAt(c, c.req.param('id'))
  if (!found) return nothing(c, 'unknown')
  const { facts, desk } = found
  const { id } = facts.complaint
  const form = await c.req.formData().catch(() => new FormData())
  const kept = keptFrom(form)
  const seenAt = Number(typed(form, 'seen', 16)) || desk.now
  const parsed = actionFrom(form, facts, desk.now)
  if (!parsed.ok) return show(c, id, { status: 422, code: 'invalid' }, seenAt, kept)
  const performed = await performAction(c.get('deps'), id, parsed.action, desk.member)
  if (!performed) return nothing(c, 'unknown')
  if (!performed.ok) return show(c, id, performed, seenAt, { ...kept, canAsk: canAskFor(parsed.action, performed) })
  for (const one of [id, ...performed.also]) wake(c, one, 'staff')
  const back = typed(form, 'back', 200)
  const to = /^\/admin\/tasks(\?shop=[a-z0-9-]{1,40})?$/.test(back) ? back : `/admin/complaints/${id}`
  return c.redirect(`${to}${to.includes('?') ? '&' : '?'}done=${performed.asked ? 'asked' : parsed.action.action}`, 303)
})

/** All that is kept about the customer, as a file: by an administrator, for who cannot use their mailbox. */
complaintRoutes.post('/admin/complaints/:id/export', async (c) => {
  const found = await complaintAt(c, c.req.param('id'))
  if (!found) return nothing(c, 'unknown')
  const { facts, desk } = found
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const kept = await handOutByStaff(c.get('deps'), facts, `staff:${desk.member.email}`)
  if (!kept) return nothing(c, 'unknown')
  c.header('Content-Disposition', 'attachment; filename="customer-data.json"')
  const at = new Date(desk.now).toISOString()
  return c.json({ shop: facts.shop.name, customer: facts.customer?.id, at, kept })
})

complaintRoutes.get('/admin/messages/:id', async (c) => {
  const row = await messageWith(c.get('deps').db, c.req.param('id'))
  const desk = row && (await deskAt(c, row.shop))
  if (!row || !desk || typeof desk === 'string') return nothing(c, 'unknown')
  c.header('Content-Security-Policy', mailPagePolicy)
  // A link that proves whose mailbox it is, is for the reader of that mailbox alone.
  const view = { ...row, kind: row.kind as MailKind, sent: row.kind === 'confirm' ? null : sentFrom(row.payload) }
  return answer(c, <MessagePageView desk={desk} view={view} />)
})

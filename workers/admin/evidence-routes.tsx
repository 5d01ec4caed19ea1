/** The evidence of a complaint: opened as a page or taken as a file. Who took it stands in the audit. */
import { type Context, Hono } from 'hono'
import { writeAudited } from '../../db/audit.ts'
import { evidenceRows } from '../../db/evidence.ts'
import { type Evidence, evidenceJson, evidenceOf, evidenceText } from '../../emails/evidence.ts'
import type { AppEnv } from '../context.ts'
import { answer, nothing } from './answer.tsx'
import { complaintAt } from './complaint-routes.tsx'
import type { Desk } from './desk.ts'
import { EvidencePageView } from './evidence.tsx'
import { sentFrom } from './message.tsx'

export const evidenceRoutes = new Hono<AppEnv>()

type Form = 'page' | 'text' | 'json'

async function evidenceFor(
  c: Context<AppEnv>,
  id: string,
  form: Form,
): Promise<{ readonly desk: Desk; readonly evidence: Evidence } | null> {
  const found = await complaintAt(c, id)
  if (!found) return null
  const { desk, facts } = found
  const { db } = c.get('deps')
  const { sent, heard, timeline } = await evidenceRows(db, facts.complaint.id)
  const ours = sent.map(({ payload, ...mail }) => ({ ...mail, text: sentFrom(payload)?.text ?? '' }))
  const entry = {
    shop: facts.shop.id,
    at: desk.now,
    actor: `staff:${desk.member.email}`,
    action: form === 'page' ? 'evidence-opened' : 'evidence-downloaded',
    object: facts.complaint.id,
    detail: { as: form },
  } as const
  // Personal data leaves the house: nobody reads it before it is on record who did.
  await writeAudited(db, async () => ({ entry, statements: [] }))
  return { desk, evidence: evidenceOf(desk.locale, { facts, theirs: heard, ours, timeline }, desk.now) }
}

const asFile = (c: Context<AppEnv>, body: string, type: string, name: string): Response =>
  c.body(body, 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}"`,
  })

evidenceRoutes.get('/admin/complaints/:id/evidence', async (c) => {
  const found = await evidenceFor(c, c.req.param('id'), 'page')
  return found ? answer(c, <EvidencePageView desk={found.desk} evidence={found.evidence} />) : nothing(c, 'unknown')
})

evidenceRoutes.get('/admin/complaints/:id/evidence.txt', async (c) => {
  const found = await evidenceFor(c, c.req.param('id'), 'text')
  if (!found) return nothing(c, 'unknown')
  return asFile(c, evidenceText(found.evidence), 'text/plain', `evidence-${found.evidence.complaint}.txt`)
})

evidenceRoutes.get('/admin/complaints/:id/evidence.json', async (c) => {
  const found = await evidenceFor(c, c.req.param('id'), 'json')
  if (!found) return nothing(c, 'unknown')
  const body = JSON.stringify(evidenceJson(found.evidence), null, 2)
  return asFile(c, body, 'application/json', `evidence-${found.evidence.complaint}.json`)
})

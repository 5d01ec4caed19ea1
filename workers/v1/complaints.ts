/** Complaints: the list by the soonest promise, one with everything known, and what people do to it. */
import { asc, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { careViewFrom, readsOfCareOf } from '../../db/cares.ts'
import { loadFacts } from '../../db/facts.ts'
import { photosOf } from '../../db/photos.ts'
import { outbox, timeline } from '../../db/schema.ts'
import { parseAction } from '../../domain/actions.ts'
import type { Facts } from '../../domain/complaint.ts'
import { isComplaintId, type MessageId } from '../../domain/ids.ts'
import { type Locale, localeFrom, localeFromHeader } from '../../domain/locale.ts'
import { performAction } from '../../workflows/actions.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { refuse, time, timeOrNull, unknownHere, unusable } from './answer.ts'
import { jsonBody } from './body.ts'
import { callerOf, everybody, type Seat, seatOf } from './caller.ts'
import { listComplaints } from './complaint-list.ts'
import { careView, complaintView } from './complaint-view.ts'

const readers = { key: true, roles: everybody } as const

/** The language of the answer's sentences: `?lang`, else the caller's own, else the shop's. */
const localeOf = (c: AppContext, { shop }: Facts): Locale =>
  localeFrom(c.req.query('lang')) ?? localeFromHeader(c.req.header('accept-language')) ?? shop.locale

/** What the answer shows beside the facts: what happened, the photos by their ids, and what became of the customer. */
function besideFacts(c: AppContext, { complaint }: Facts) {
  const { db } = c.get('deps')
  return db.batch([
    db.select().from(timeline).where(eq(timeline.complaint, complaint.id)).orderBy(asc(timeline.at), asc(timeline.id)),
    photosOf(db, complaint.id),
    ...readsOfCareOf(db, complaint.id),
  ])
}

/** The facts and the caller's seat; a complaint of a shop that is not theirs is unknown. */
async function complaintFor(
  c: AppContext,
  allowed: Parameters<typeof seatOf>[3],
): Promise<{ readonly facts: Facts; readonly seat: Seat } | Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  const id = c.req.param('id') ?? ''
  const facts = isComplaintId(id) ? await loadFacts(c.get('deps').db, id) : null
  if (!facts) return unknownHere(c, 'There is no such complaint.')
  const seat = await seatOf(c, caller, facts.shop.id, allowed)
  if (seat instanceof Response) return seat.status === 404 ? unknownHere(c, 'There is no such complaint.') : seat
  return { facts, seat }
}

async function answer(c: AppContext, facts: Facts): Promise<Response> {
  const [story, photos, cares, touches] = await besideFacts(c, facts)
  const view = complaintView(facts, story, c.get('deps').clock.now(), localeOf(c, facts))
  const care = careView(careViewFrom(cares, touches))
  return c.json({ ...view, care, photos: photos.map(({ id }) => id) })
}

async function readComplaint(c: AppContext): Promise<Response> {
  const found = await complaintFor(c, readers)
  return found instanceof Response ? found : answer(c, found.facts)
}

async function act(c: AppContext): Promise<Response> {
  const found = await complaintFor(c, { roles: everybody })
  if (found instanceof Response) return found
  const { member } = found.seat
  if (!member) return refuse(c, 403, 'staff_only', 'This is for a person of the shop, not for a key.')
  const read = await jsonBody(c)
  if ('answer' in read) return read.answer
  const parsed = parseAction(read.value)
  if (!parsed.ok) return unusable(c, parsed.error)
  const deps = c.get('deps')
  const { id } = found.facts.complaint
  const performed = await performAction(deps, id, parsed.action, member)
  if (!performed) return unknownHere(c, 'There is no such complaint.')
  if (!performed.ok) return refuse(c, performed.status, performed.code, performed.message)
  for (const one of [id, ...performed.also]) wake(c, one, 'staff')
  return answer(c, (await loadFacts(deps.db, id)) ?? performed.facts)
}

/** The exact subject, html and text, from the recorded bytes. */
async function readMessage(c: AppContext): Promise<Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  const id = (c.req.param('id') ?? '') as MessageId
  const row = await c.get('deps').db.select().from(outbox).where(eq(outbox.id, id)).get()
  if (row?.effect !== 'mail') return unknownHere(c, 'There is no such message.')
  const seat = await seatOf(c, caller, row.shop, { roles: everybody })
  if (seat instanceof Response) return seat.status === 404 ? unknownHere(c, 'There is no such message.') : seat
  // Erased: that it was sent is known, what it said is not. A link that proves whose mailbox it is, is for that mailbox.
  const erased = { from: '', replyTo: '', html: '', text: '' }
  const sent = row.payload === '' || row.kind === 'confirm' ? erased : (JSON.parse(row.payload) as typeof erased)
  return c.json({
    ...{ id: row.id, complaint: row.complaint, kind: row.kind, state: row.state },
    ...{ from: sent.from, replyTo: sent.replyTo, to: row.recipient },
    ...{ subject: row.subject, html: sent.html, text: sent.text },
    plannedAt: time(row.plannedAt),
    acceptedAt: timeOrNull(row.acceptedAt),
  })
}

export const complaintRoutes = new Hono<AppEnv>()
complaintRoutes.get('/v1/complaints', (c) => listComplaints(c))
complaintRoutes.get('/v1/complaints/:id', (c) => readComplaint(c))
complaintRoutes.post('/v1/complaints/:id/actions', (c) => act(c))
complaintRoutes.get('/v1/messages/:id', (c) => readMessage(c))

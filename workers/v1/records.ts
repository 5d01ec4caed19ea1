/** What is kept for the administrators: the audit, what could not be used, what went wrong. Newest first. */
import { Hono } from 'hono'
import { z } from 'zod'
import { auditPage } from '../../db/audit.ts'
import { alarmPage, findQuarantined, type Place, quarantinePage } from '../../db/shops.ts'
import type { ShopId } from '../../domain/ids.ts'
import { type AppContext, type AppEnv, askAbout, wake } from '../context.ts'
import { type ReplayedAll, replayQuarantined, replayWaiting } from '../replay.ts'
import { refuse, time, timeOrNull, unknownHere, unusable } from './answer.ts'
import { bodyAs } from './body.ts'
import { admins, callerOf, type Seat, seatOf, shopsFor } from './caller.ts'
import { cursorOf, limitSchema, pageOf, placeIn } from './page.ts'

const querySchema = z.object({
  shop: z.string().optional(),
  cursor: z.string().max(300).optional(),
  limit: limitSchema,
})
const adminOnly = { roles: admins } as const

interface Question<Where> {
  /** Null means all shops. */
  readonly shops: readonly ShopId[] | null
  readonly after: Where | null
  readonly limit: number
}

/** Shops, place and length a list was asked for; or the answer to who may not, or asked wrongly. */
async function questionOf<Shape extends z.ZodType>(
  c: AppContext,
  shape: Shape,
): Promise<Question<z.output<Shape>> | Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  const query = querySchema.safeParse(c.req.query())
  if (!query.success) return unusable(c, query.error)
  const { shop, cursor, limit } = query.data
  const after = cursor === undefined ? null : placeIn(cursor, shape)
  if (cursor !== undefined && after === null) return refuse(c, 422, 'invalid', 'cursor: not one of ours')
  if (shop === undefined) {
    const shops = await shopsFor(c, caller, adminOnly)
    return shops instanceof Response ? shops : { shops, after, limit }
  }
  const seat = await seatOf(c, caller, shop, adminOnly)
  return seat instanceof Response ? seat : { shops: [seat.shop], after, limit }
}

const auditPlace = z.tuple([z.number(), z.string(), z.number()])
const place = z.tuple([z.number(), z.string()])

async function listAudit(c: AppContext): Promise<Response> {
  const asked = await questionOf(c, auditPlace)
  if (asked instanceof Response) return asked
  const { shops, after, limit } = asked
  const at = after && { at: after[0], shop: after[1], seq: after[2] }
  const rows = await auditPage(c.get('deps').db, shops, at, limit + 1)
  return c.json(
    pageOf(
      rows,
      limit,
      (row) => ({ ...row, at: time(row.at) }),
      (row) => [row.at, row.shop, row.seq],
    ),
  )
}

const placeOf = (after: readonly [number, string] | null): Place | null => after && { at: after[0], id: after[1] }

async function listAlarms(c: AppContext): Promise<Response> {
  const asked = await questionOf(c, place)
  if (asked instanceof Response) return asked
  const rows = await alarmPage(c.get('deps').db, asked.shops, placeOf(asked.after), asked.limit + 1)
  return c.json(
    pageOf(
      rows,
      asked.limit,
      ({ id, shop, kind, complaint, raisedAt, settledAt }) => ({
        ...{ id, shop, kind, complaint, at: time(raisedAt) },
        settledAt: timeOrNull(settledAt),
      }),
      (row) => [row.raisedAt, row.id],
    ),
  )
}

type Quarantined = NonNullable<Awaited<ReturnType<typeof findQuarantined>>>

const quarantinedView = ({ id, shop, source, reason, sha256, receivedAt, replayedAt }: Quarantined) => ({
  ...{ id, shop, source, reason, sha256 },
  receivedAt: time(receivedAt),
  replayedAt: timeOrNull(replayedAt),
})

async function listQuarantine(c: AppContext): Promise<Response> {
  const asked = await questionOf(c, place)
  if (asked instanceof Response) return asked
  const rows = await quarantinePage(c.get('deps').db, asked.shops, placeOf(asked.after), asked.limit + 1)
  return c.json(pageOf(rows, asked.limit, quarantinedView, (row) => [row.receivedAt, row.id]))
}

/** A quarantined body of a shop the caller administers. */
async function quarantinedFor(c: AppContext): Promise<{ readonly row: Quarantined; readonly seat: Seat } | Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  const row = await findQuarantined(c.get('deps').db, c.req.param('id') ?? '')
  if (!row) return unknownHere(c)
  const seat = await seatOf(c, caller, row.shop, adminOnly)
  return seat instanceof Response ? seat : { row, seat }
}

/** With the bytes as they came, for a person to read. */
async function readQuarantined(c: AppContext): Promise<Response> {
  const found = await quarantinedFor(c)
  if (found instanceof Response) return found
  const { row } = found
  return c.json({ ...quarantinedView(row), headers: row.headers, body: row.body })
}

/** Reads it once more: after a mapping was mended, or its source switched on again. */
async function replay(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const found = await quarantinedFor(c)
  if (found instanceof Response) return found
  const { row, seat } = found
  const replayed = await replayQuarantined(deps, row.shop, row.id, seat.actor)
  if (replayed.result === 'unusable') return c.json({ status: 'quarantined', reason: replayed.why })
  if (replayed.result !== 'taken') return refuse(c, 409, 'switched_off', `The source ${row.source} is switched off.`)
  goOn(c, replayed)
  const { status, complaint } = replayed
  return c.json({ status, ...(complaint && { complaint }) })
}

/** What a replayed delivery set off: its turns, and what is to be asked at its sender. */
function goOn(c: AppContext, { wake: woken, ask }: ReplayedAll['results'][number]): void {
  for (const complaint of woken) wake(c, complaint, 'replay')
  if (ask) askAbout(c, ask)
}

export const replaySchema = z.object({
  shop: z.string(),
  source: z.string().max(40).optional(),
  reason: z.string().max(500).optional(),
  cursor: z.string().max(300).optional(),
})

/** Reads the waiting ones once more, some at a time: `next` goes on where this call ended. */
async function replayAll(c: AppContext): Promise<Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  const read = await bodyAs(c, replaySchema)
  if ('answer' in read) return read.answer
  const { shop, source = null, reason = null, cursor } = read.body
  const seat = await seatOf(c, caller, shop, adminOnly)
  if (seat instanceof Response) return seat
  const after = cursor === undefined ? null : placeIn(cursor, place)
  if (cursor !== undefined && after === null) return refuse(c, 422, 'invalid', 'cursor: not one of ours')
  const waiting = { shop: seat.shop, source, reason }
  const { results, next, ...sums } = await replayWaiting(c.get('deps'), waiting, placeOf(after), seat.actor)
  for (const replayed of results) goOn(c, replayed)
  return c.json({ ...sums, next: next && cursorOf([next.at, next.id]) })
}

export const recordRoutes = new Hono<AppEnv>()
recordRoutes.get('/v1/audit', (c) => listAudit(c))
recordRoutes.get('/v1/alarms', (c) => listAlarms(c))
recordRoutes.get('/v1/quarantine', (c) => listQuarantine(c))
recordRoutes.get('/v1/quarantine/:id', (c) => readQuarantined(c))
recordRoutes.post('/v1/quarantine/replay', (c) => replayAll(c))
recordRoutes.post('/v1/quarantine/:id/replay', (c) => replay(c))

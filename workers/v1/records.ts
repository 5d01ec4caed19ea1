/** What is kept for the administrators: the audit, what could not be used, what went wrong. Newest first. */
import { Hono } from 'hono'
import { z } from 'zod'
import { auditPage, writeAudited } from '../../db/audit.ts'
import { alarmPage, findQuarantined, type Place, quarantinePage } from '../../db/shops.ts'
import type { ShopId } from '../../domain/ids.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { replayQuarantined } from '../replay.ts'
import { refuse, time, timeOrNull, unknownHere, unusable } from './answer.ts'
import { admins, callerOf, type Seat, seatOf, shopsFor } from './caller.ts'
import { limitSchema, pageOf, placeIn } from './page.ts'

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
      ({ id, shop, kind, complaint, raisedAt }) => ({ id, shop, kind, complaint, at: time(raisedAt) }),
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
  const replayed = await replayQuarantined(deps, row.shop, row.id)
  if (replayed.result === 'unusable') return c.json({ status: 'quarantined', reason: replayed.why })
  if (replayed.result !== 'taken') return refuse(c, 409, 'switched_off', `The source ${row.source} is switched off.`)
  for (const complaint of replayed.wake) wake(c, complaint, 'replay')
  const { status, complaint } = replayed
  const entry = { shop: row.shop, at: deps.clock.now(), actor: seat.actor, action: 'replayed', object: row.id }
  await writeAudited(deps.db, async () => ({ entry: { ...entry, detail: { status } }, statements: [] }))
  return c.json({ status, ...(complaint && { complaint }) })
}

export const recordRoutes = new Hono<AppEnv>()
recordRoutes.get('/v1/audit', (c) => listAudit(c))
recordRoutes.get('/v1/alarms', (c) => listAlarms(c))
recordRoutes.get('/v1/quarantine', (c) => listQuarantine(c))
recordRoutes.get('/v1/quarantine/:id', (c) => readQuarantined(c))
recordRoutes.post('/v1/quarantine/:id/replay', (c) => replay(c))

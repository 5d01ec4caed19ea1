/** The list of complaints: of one shop, or of all a person works at, in the one order of the queue. */
import { z } from 'zod'
import { type QueueRow, queuePage } from '../../db/dashboard-queue.ts'
import { allShops } from '../../db/shops.ts'
import type { ShopId } from '../../domain/ids.ts'
import type { AppContext } from '../context.ts'
import { moneyOrNull, refuse, time, timeOrNull, unusable } from './answer.ts'
import { callerOf, everybody, seatOf, shopsFor } from './caller.ts'
import { limitSchema } from './page.ts'

const readers = { key: true, roles: everybody } as const

export const listSchema = z.object({
  shop: z.string().optional(),
  status: z.enum(['open', 'closed']).default('open'),
  q: z.string().trim().max(200).default(''),
  cursor: z.string().max(300).optional(),
  limit: limitSchema,
})

/** Each shop is a query of its own; past this somebody wants one of them. */
const mostShops = 20

interface Line {
  readonly shop: ShopId
  readonly row: QueueRow
}

/** The shops a list is about: the one that is named, or all the caller may read. */
async function shopsOfList(c: AppContext, named: string | undefined): Promise<readonly ShopId[] | Response> {
  const caller = await callerOf(c)
  if (caller instanceof Response) return caller
  if (named !== undefined) {
    const seat = await seatOf(c, caller, named, readers)
    return seat instanceof Response ? seat : [seat.shop]
  }
  const shops = await shopsFor(c, caller, readers)
  return shops instanceof Response ? shops : (shops ?? allShops(c.get('deps').db))
}

/** Place in the order of `queuePage`, comparable across shops; its text is that list's cursor. */
function placeOf({ row }: Line): readonly [part: 'p' | 'n' | 'c', at: number, id: string] {
  if (row.closedAt !== null) return ['c', row.closedAt, row.id]
  return row.promiseDueAt === null ? ['n', 0, row.id] : ['p', row.promiseDueAt, row.id]
}

/** Open: soonest promise first, then those without; closed: latest first. */
function inOrder(a: Line, b: Line): number {
  const [partA, atA, idA] = placeOf(a)
  const [partB, atB, idB] = placeOf(b)
  if (partA !== partB) return partA === 'p' ? -1 : 1
  const before = atA - atB || (idA < idB ? -1 : 1)
  return partA === 'c' ? -before : before
}

const item = ({ shop, row }: Line) => ({
  id: row.id,
  shop,
  status: row.closedAt === null ? 'open' : 'closed',
  stage: row.stage,
  category: row.category,
  tier: row.tier,
  owner: row.owner,
  text: row.text,
  customer: row.customer,
  order: row.order,
  value: moneyOrNull(row.value),
  receivedAt: time(row.receivedAt),
  closedAt: timeOrNull(row.closedAt),
  promise: row.promise && {
    kind: row.promise.kind,
    dueAt: time(row.promise.dueAt),
    firstDueAt: time(row.promise.firstDueAt),
  },
  task: row.task && { kind: row.task.kind, dueAt: time(row.task.dueAt) },
})

export async function listComplaints(c: AppContext): Promise<Response> {
  const shops = await shopsOfList(c, c.req.query('shop'))
  if (shops instanceof Response) return shops
  const query = listSchema.safeParse(c.req.query())
  if (!query.success) return unusable(c, query.error)
  if (shops.length > mostShops) return refuse(c, 422, 'invalid', 'shop: name one of your shops.')
  const { status, q: search, cursor = null, limit } = query.data
  const { db } = c.get('deps')
  const pages = await Promise.all(
    shops.map(async (shop) => ({
      shop,
      page: await queuePage(db, { shop, status, owner: null, search, cursor, limit }),
    })),
  )
  const lines = pages.flatMap(({ shop, page }) => page.rows.map((row) => ({ shop, row }))).sort(inOrder)
  const shown = lines.slice(0, limit)
  const last = shown.at(-1)
  const more = lines.length > limit || pages.some(({ page }) => page.next !== null)
  return c.json({ items: shown.map(item), next: more && last ? placeOf(last).join('.') : null })
}

/** Whom marketing is to leave alone: everybody of whom something is open, asked for as a list. */
import { Hono } from 'hono'
import { z } from 'zod'
import { quietSpans } from '../../db/quiet.ts'
import { quietView } from '../../domain/quiet-feed.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { refuse, unusable } from './answer.ts'
import { everybody, seatAt } from './caller.ts'
import { limitSchema, pageOf, placeIn } from './page.ts'

export const quietSchema = z.object({
  since: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Also those who have become free since then: the time of the list before this one.'),
  cursor: z.string().max(300).optional(),
  limit: limitSchema,
})

const placeShape = z.tuple([z.string()])

async function listQuiet(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const query = quietSchema.safeParse(c.req.query())
  if (!query.success) return unusable(c, query.error)
  const { since, cursor, limit } = query.data
  const place = cursor === undefined ? [''] : placeIn(cursor, placeShape)
  if (!place) return refuse(c, 422, 'invalid', 'cursor: not one of this list')
  const [after = ''] = place
  const question = { shop: seat.shop, after, limit: limit + 1, since: since === undefined ? null : Date.parse(since) }
  const spans = await quietSpans(c.get('deps').db, question)
  return c.json(pageOf(spans, limit, quietView, ({ customer }) => [customer.id]))
}

export const quietRoutes = new Hono<AppEnv>()
quietRoutes.get('/v1/shops/:shop/quiet', (c) => listQuiet(c))

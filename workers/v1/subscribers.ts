/** The shop's marketing tools: told by signed webhooks when a customer is to be left alone, and when no longer. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type SubscriberRow, subscribersOf, type Told, toldOf } from '../../db/quiet.ts'
import { changeSubscriber, dropSubscriber, type SubscriberFault } from '../../workflows/subscribers.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { refuse, time, timeOrNull, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { admins, seatAt } from './caller.ts'

export const subscriberSchema = z.object({
  url: z.string().max(500).optional().describe('Where to post: https, a name, no password. Needed the first time.'),
  renew: z.boolean().optional().describe('true: a new secret. The one before goes on signing beside it.'),
})

const view = ({ id, url, createdAt }: SubscriberRow, told?: Told) => ({
  ...{ id, url, createdAt: time(createdAt) },
  lastToldAt: timeOrNull(told?.lastAt ?? null),
  waiting: told?.waiting ?? 0,
})

const messages: Readonly<Record<SubscriberFault, string>> = {
  subscriber_id: 'id: small letters, digits and dashes, up to 40.',
  subscriber_url: 'url: an https address with a name that is reachable from outside, and no password in it.',
  subscriber_many: 'Five are the most: remove one first.',
  subscriber_unknown: 'There is no such subscriber.',
}

async function listSubscribers(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { db } = c.get('deps')
  const [rows, told] = await Promise.all([subscribersOf(db, seat.shop), toldOf(db, seat.shop)])
  return c.json({ items: rows.map((row) => view(row, told.get(row.id))), next: null })
}

async function putSubscriber(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const read = await bodyAs(c, subscriberSchema)
  if ('answer' in read) return read.answer
  const saved = await changeSubscriber(c.get('deps'), seat, c.req.param('id') ?? '', read.body)
  if (!saved.ok) return refuse(c, 422, 'invalid', messages[saved.code])
  const { row, secret, isNew } = saved
  return c.json({ ...view(row), ...(secret !== null && { secret }) }, isNew ? 201 : 200)
}

async function deleteSubscriber(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const id = c.req.param('id') ?? ''
  const removedAt = await dropSubscriber(c.get('deps'), seat, id)
  return removedAt === null ? unknownHere(c, messages.subscriber_unknown) : c.json({ id, removedAt: time(removedAt) })
}

export const subscriberRoutes = new Hono<AppEnv>()
subscriberRoutes.get('/v1/shops/:shop/subscribers', (c) => listSubscribers(c))
subscriberRoutes.put('/v1/shops/:shop/subscribers/:id', (c) => putSubscriber(c))
subscriberRoutes.delete('/v1/shops/:shop/subscribers/:id', (c) => deleteSubscriber(c))

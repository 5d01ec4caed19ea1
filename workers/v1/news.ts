/** What the shop has to tell its customers. */
import { Hono } from 'hono'
import { z } from 'zod'
import { type NewsRow, newsPage } from '../../db/news.ts'
import type { Role } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { type NewsFault, newsSchema } from '../../domain/news-form.ts'
import { postNews, takeBackNews } from '../../workflows/shop-news.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { refuse, time, timeOrNull, unknownHere, unusable } from './answer.ts'
import { bodyAs } from './body.ts'
import { everybody, seatAt } from './caller.ts'
import { limitSchema, pageOf, placeIn } from './page.ts'

/** Who may speak for the shop to all of its customers. */
const speakers: readonly Role[] = ['lead', 'director', 'admin']

const newsView = (row: NewsRow & { readonly heard?: number }, now: Instant) => ({
  ...{ id: row.id, texts: row.texts, url: row.url, postedBy: row.postedBy, postedAt: time(row.postedAt) },
  ...{ until: time(row.untilAt), withdrawnAt: timeOrNull(row.withdrawnAt), heard: row.heard ?? 0 },
  state: row.withdrawnAt !== null ? 'withdrawn' : row.untilAt < now ? 'over' : 'current',
})

const messages: Readonly<Record<NewsFault, string>> = {
  news_text: 'texts: a title and a text in at least one language; where there is one, there must be the other.',
  reward_for_review: 'texts: these words give something for a review: that is forbidden.',
  news_url: 'url: a whole address that begins with https://.',
  news_until: 'until: a day or an instant that lies ahead, at most a year from now.',
}

const shopIn = (c: AppContext): string => c.req.param('shop') ?? ''
const query = z.object({ cursor: z.string().optional(), limit: limitSchema })

async function listNews(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, shopIn(c), { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const parsed = query.safeParse(c.req.query())
  if (!parsed.success) return unusable(c, parsed.error)
  const { cursor, limit } = parsed.data
  const after = cursor === undefined ? null : placeIn(cursor, z.tuple([z.string().max(64)]))
  if (cursor !== undefined && after === null) return refuse(c, 422, 'invalid', 'cursor: not one of this list.')
  const { clock, db } = c.get('deps')
  const now = clock.now()
  const rows = await newsPage(db, seat.shop, after?.[0] ?? null, limit + 1)
  return c.json(
    pageOf(
      rows,
      limit,
      (row) => newsView(row, now),
      ({ id }) => [id],
    ),
  )
}

async function post(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, shopIn(c), { roles: speakers, key: true })
  if (seat instanceof Response) return seat
  const read = await bodyAs(c, newsSchema)
  if ('answer' in read) return read.answer
  const now = deps.clock.now()
  const shop = await shopNamed(deps.db, seat.shop, now)
  if (!shop) return unknownHere(c)
  const posted = await postNews(deps, seat, read.body, shop.timeZone)
  if (posted.ok) return c.json(newsView(posted.row, now), 201)
  return posted.code === 'unknown' ? unknownHere(c) : refuse(c, 422, 'invalid', messages[posted.code])
}

async function withdraw(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, shopIn(c), { roles: speakers, key: true })
  if (seat instanceof Response) return seat
  const taken = await takeBackNews(deps, seat, c.req.param('id') ?? '')
  return taken.ok ? c.json(newsView(taken.row, deps.clock.now())) : unknownHere(c, 'There is no such news.')
}

export const newsRoutes = new Hono<AppEnv>()
newsRoutes.get('/v1/shops/:shop/news', listNews)
newsRoutes.post('/v1/shops/:shop/news', post)
// Who heard of it has a mail that speaks of it: it is withdrawn and not torn out.
newsRoutes.delete('/v1/shops/:shop/news/:id', withdraw)

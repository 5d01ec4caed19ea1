/** The shop's news: read by everybody who works here, posted and withdrawn by who leads. */
import { Hono } from 'hono'
import { newsPage } from '../../db/news.ts'
import { endOfDayAfterDays } from '../../domain/calendar.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { longestText, longestTitle, newsFrom } from '../../domain/news-form.ts'
import type { Shop } from '../../domain/shop.ts'
import { readTone } from '../../domain/tone.ts'
import { careFactsIn } from '../../emails/previews-care.ts'
import { renderCareMail } from '../../emails/render-care.ts'
import { postNews, takeBackNews } from '../../workflows/shop-news.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { answer, nothing, pageSize } from './answer.tsx'
import { type Desk, deskAt, isLeader } from './desk.ts'
import { doneText } from './done.ts'
import { type NewsFields, NewsPageView, type NewsPreview, type NewsView } from './news.tsx'
import { mailPagePolicy } from './policy.ts'
import { refusalText } from './refused.tsx'
import { isoDate, typed } from './words.ts'

export const newsRoutes = new Hono<AppEnv>()

/** News is new for two months, unless somebody says otherwise. */
const usualDays = 60

const blank = ({ now, shop }: Desk): NewsFields => ({
  texts: { en: { title: '', text: '' }, ru: { title: '', text: '' }, ro: { title: '', text: '' } },
  url: '',
  until: isoDate(endOfDayAfterDays(now, usualDays, shop.timeZone), shop.timeZone),
})

function fieldsIn(form: FormData): NewsFields {
  const textIn = (locale: Locale) => ({
    title: typed(form, `title-${locale}`, longestTitle).trim(),
    text: typed(form, `text-${locale}`, longestText).replace(/\r\n?/g, '\n').trim(),
  })
  return {
    texts: { en: textIn('en'), ru: textIn('ru'), ro: textIn('ro') },
    url: typed(form, 'url', 500).trim(),
    until: typed(form, 'until', 10).trim(),
  }
}

/** What the tone guard finds in it: shown, and left to whoever wrote it. */
const toneOf = ({ texts }: NewsFields): NewsView['tone'] =>
  locales
    .flatMap((locale) =>
      (['title', 'text'] as const).map((part) => ({
        field: `${part}-${locale}`,
        text: texts[locale][part],
        findings: readTone(locale, texts[locale][part]),
      })),
    )
    .filter(({ findings }) => findings.length > 0)

/** The mails as they would leave, to nobody in particular. */
async function previewsOf(shop: Shop, fields: NewsFields, desk: Desk): Promise<readonly NewsPreview[]> {
  const news = newsFrom(fields, { now: desk.now, zone: shop.timeZone })
  if (typeof news === 'string') return []
  const written = locales.filter((locale) => news.texts[locale] !== undefined)
  const page = `${desk.publicUrl}/r/`
  const links = { page, unsubscribe: `${page}unsubscribe`, dashboard: desk.publicUrl, thread: '<news@preview>' }
  return Promise.all(
    written.map(async (locale) => {
      const facts = careFactsIn(locale)
      const told = { ...facts, shop, customer: { ...facts.customer, name: null }, news: [{ id: 'preview', ...news }] }
      const { subject, html } = await renderCareMail({ kind: 'news', n: 'preview' }, told, links, desk.now)
      return { locale, subject, html }
    }),
  )
}

async function show(
  c: AppContext,
  desk: Desk,
  change: Partial<NewsView> = {},
  status: 200 | 422 = 200,
): Promise<Response> {
  const asked = c.req.query('after') ?? ''
  const after = /^[A-Za-z0-9_-]{1,64}$/.test(asked) ? asked : null
  const found = await newsPage(c.get('deps').db, desk.shop.shop, after, pageSize + 1)
  const rows = found.slice(0, pageSize)
  const next = found.length > pageSize ? (rows.at(-1)?.id ?? null) : null
  const done = c.req.method === 'GET' ? doneText(desk, c.req.query('done')) : null
  const view: NewsView = {
    ...{ rows, next, done, problem: null, fields: blank(desk), previews: [], tone: [] },
    ...change,
  }
  c.header('Content-Security-Policy', mailPagePolicy)
  return answer(c, <NewsPageView desk={desk} view={view} />, status)
}

newsRoutes.get('/admin/news', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string' ? nothing(c, desk) : show(c, desk)
})

newsRoutes.post('/admin/news', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isLeader(desk)) return nothing(c, 'leaders-only')
  const deps = c.get('deps')
  const form = await c.req.formData().catch(() => new FormData())
  const fields = fieldsIn(form)
  const shop = await shopNamed(deps.db, desk.shop.shop, desk.now)
  if (!shop) return nothing(c, 'unknown')
  const wrong = newsFrom(fields, { now: desk.now, zone: shop.timeZone })
  if (typeof wrong === 'string') {
    return show(c, desk, { fields, problem: refusalText(desk, { status: 422, code: wrong }) }, 422)
  }
  // What goes to everybody is looked at before it goes.
  if (typed(form, 'step', 10) !== 'post') {
    return show(c, desk, { fields, tone: toneOf(fields), previews: await previewsOf(shop, fields, desk) })
  }
  const seat = { shop: desk.shop.shop, actor: `staff:${desk.member.email}` } as const
  const posted = await postNews(deps, seat, fields, shop.timeZone)
  if (posted.ok) return c.redirect(desk.href('/admin/news', { done: 'news-posted' }), 303)
  return show(c, desk, { fields, problem: refusalText(desk, { status: 422, code: posted.code }) }, 422)
})

newsRoutes.post('/admin/news/:id/withdraw', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isLeader(desk)) return nothing(c, 'leaders-only')
  const seat = { shop: desk.shop.shop, actor: `staff:${desk.member.email}` } as const
  const taken = await takeBackNews(c.get('deps'), seat, c.req.param('id'))
  return taken.ok ? c.redirect(desk.href('/admin/news', { done: 'news-withdrawn' }), 303) : nothing(c, 'unknown')
})

import { expect, test } from 'vitest'
import type { NewsLine } from '../../db/news.ts'
import type { ShopId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { previewFacts } from '../../emails/preview-facts.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { NewsPageView, type NewsView } from '../../workers/admin/news.tsx'
import { customerPage } from '../../workers/customer/page.tsx'
import { viewOf } from '../../workers/customer/view.ts'
import { deskIn, staffNow } from './admin-desk.ts'

const hostile = '"><script>alert(1)</script>'
const day = 86_400_000

const row = (change: Partial<NewsLine> = {}): NewsLine => ({
  ...{ shop: 'semitsvet' as ShopId, id: 'nws_1', texts: { ru: { title: 'Новые сумки', text: 'Плотнее.' } }, url: null },
  ...{ postedBy: 'staff:oleg@example.com', postedAt: staffNow - day, untilAt: staffNow + day, withdrawnAt: null },
  heard: 21,
  ...change,
})

const blank = { title: '', text: '' }
const viewWith = (change: Partial<NewsView> = {}): NewsView => ({
  ...{ rows: [], next: null, done: null, problem: null, previews: [], tone: [] },
  fields: { texts: { en: blank, ru: blank, ro: blank }, url: '', until: '2027-01-25' },
  ...change,
})
const pageOf = (view: NewsView, locale: (typeof locales)[number], role: 'lead' | 'agent' = 'lead') =>
  asHtml(<NewsPageView desk={deskIn(locale, { role })} view={view} />)

test.each(locales)('in %s the page has a label for every field, and no word is missing', (locale) => {
  const html = pageOf(
    viewWith({ rows: [row(), row({ id: 'nws_2', withdrawnAt: staffNow }), row({ id: 'nws_3', untilAt: 1 })] }),
    locale,
  )
  expect(html).not.toMatch(/[{}]|undefined|NaN|staff\.|words\./)
  const ids = [...html.matchAll(/<(?:input|textarea)[^>]* id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual(expect.arrayContaining(['title-en', 'text-ru', 'title-ro', 'url', 'until']))
  for (const id of ids) expect(html).toContain(`<label for="${id}"`)
  expect(new Set(ids).size).toBe(ids.length)
  expect(html.match(/\/withdraw/g)).toHaveLength(1)
})

test('how many have heard is counted as each language counts', () => {
  const heard = (locale: (typeof locales)[number], count: number) =>
    pageOf(viewWith({ rows: [row({ heard: count })] }), locale)
  expect(heard('ru', 21)).toContain('Узнал 21 человек')
  expect(heard('ru', 3)).toContain('Узнали 3 человека')
  expect(heard('ro', 21)).toContain('Au aflat 21 de oameni')
  expect(heard('ro', 1)).toContain('A aflat 1 om')
  expect(heard('en', 0)).toContain('Nobody has heard of it yet')
})

test('an agent reads what was told, and has no form', () => {
  const html = pageOf(viewWith({ rows: [row()] }), 'ru', 'agent')
  expect(html).toContain('Новые сумки')
  expect(html).not.toMatch(/name="step"|\/withdraw/)
})

test('it is posted only after it was looked at', () => {
  expect(pageOf(viewWith(), 'en')).not.toContain('value="post"')
  const previews = [{ locale: 'en', subject: 'S', html: '<p>mail</p>' }] as const
  const html = pageOf(viewWith({ previews }), 'en')
  expect(html).toContain('value="post"')
  expect(html).toMatch(/<iframe[^>]* sandbox=""/)
})

test('what a colleague typed is text wherever it stands', () => {
  const texts = { en: { title: hostile, text: hostile } }
  const fields = { texts: { en: texts.en, ru: blank, ro: blank }, url: hostile, until: hostile }
  const previews = [{ locale: 'en', subject: hostile, html: hostile }] as const
  const html = pageOf(viewWith({ rows: [row({ texts, url: hostile })], fields, previews, problem: hostile }), 'en')
  expect(html).not.toContain('<script')
})

test.each(locales)('in %s the customer’s page says what comes next and how to stop it', (locale) => {
  const facts = previewFacts(locale)
  const closedAt = facts.complaint.receivedAt
  const ended = {
    ...facts,
    complaint: { ...facts.complaint, closedAt, outcome: 'settled' as const, stage: 'closed' as const },
    customer: facts.customer && { ...facts.customer, promotions: 'consented' as const },
  }
  const given = {
    facts: ended,
    now: staffNow,
    path: '/r/token',
    form: 'proof',
    story: [],
    usual: null,
    wishes: null,
    done: null,
    trouble: null,
  }
  const coming = (['greeting', 'look-back', 'news', 'cause-fixed'] as const).map((kind, i) => ({
    kind,
    at: staffNow + i * 40 * day,
  }))
  const html = String(customerPage(viewOf({ ...given, coming })))
  expect(html.match(/<li>[^<]*202[67]|<li>[^<]*\d/g)?.length).toBeGreaterThanOrEqual(4)
  expect(html).toContain('/r/token/unsubscribe')
  expect(html).not.toMatch(/page\.letters|[{}]/)
})

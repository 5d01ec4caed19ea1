import { expect, test } from 'vitest'
import { categories } from '../../domain/event.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { reasonIn, reasons, reasonsOf } from '../../domain/reasons.ts'
import { say } from '../../emails/say.ts'
import { type TellView, tellPage } from '../../workers/customer/tell.tsx'
import { toldIn, topics } from '../../workers/customer/tell-form.ts'
import { tellStyle } from '../../workers/customer/tell-style.ts'
import { tellThanksPage } from '../../workers/customer/tell-thanks.tsx'
import { factsIn, now } from './customer-states.ts'

const view = (locale: Locale, more: Partial<TellView> = {}): TellView => ({
  ...{ shop: factsIn(locale, 'offered').shop, locale, now, form: 'nonce', entered: {}, troubles: [], held: [] },
  ...more,
})
const render = async (locale: Locale, more: Partial<TellView> = {}): Promise<string> =>
  String(await tellPage(view(locale, more)))

const foreign = {
  en: /[\u0400-\u04ff]|[ăâîșțĂÂÎȘȚ]/,
  ru: /[ăâîșțĂÂÎȘȚ]|\b(?:you|we|the|is)\b/i,
  ro: /[\u0400-\u04ff]|\b(?:you|the|is|and)\b|[şţ]/i,
} as const
const read = (html: string): string =>
  html.replace(/<head>.*?<\/head>|<nav class="languages".*?<\/nav>/gs, '').replace(/<[^>]+>/g, ' ')

test.each(locales)('the page in %s speaks its own language, loads nothing and has no two ids', async (locale) => {
  const html = await render(locale)
  expect(html).toContain(`<html lang="${locale}">`)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).not.toMatch(/\[object|undefined|NaN|Invalid Date|page\.\w|words\.\w|\{\w+[,}]/)
  expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|src=/)
  expect(read(html)).not.toMatch(foreign[locale])
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, id] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id)
})

test.each(locales)(
  'the page in %s offers every category but a dispute, and its reasons; nothing is chosen',
  async (locale) => {
    const html = await render(locale)
    const values = (name: string) =>
      [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, v]) => v)
    expect(values('category')).toEqual([...categories.filter((category) => category !== 'dispute'), 'praise'])
    expect(values('reason').filter((value) => value !== '')).toEqual([...reasons])
    expect(html).not.toMatch(/type="radio"[^>]*checked/)
    for (const topic of topics) {
      if (reasonsOf[topic].length > 0) expect(tellStyle).toContain(`[value="${topic}"]:checked) .exactly-${topic}`)
    }
  },
)

test('a reason counts under its own category alone', () => {
  expect(new Set(reasons).size).toBe(reasons.length)
  expect(reasonIn('damaged', 'torn')).toBe('torn')
  for (const posted of ['late', '', 'constructor', '__proto__']) expect(reasonIn('damaged', posted)).toBe(null)
  expect(reasonIn('late', 'torn')).toBe(null)
})

test.each(locales)('the page and its thanks in %s say when the full answer comes', async (locale) => {
  const { shop } = factsIn(locale, 'offered')
  const promised = /\d{1,2}:\d\d/
  expect(read(await render(locale))).toMatch(promised)
  expect(read(String(await tellThanksPage(shop, locale, 'grievance', now)))).toMatch(promised)
  expect(read(String(await tellThanksPage(shop, locale, 'praise', now)))).not.toMatch(promised)
})

test('the promise is the shop’s own longest time, and never more than three working days', async () => {
  const { shop } = factsIn('en', 'offered')
  const when = async (minutes: number): Promise<string> => {
    const answerWorkingMinutes = { minor: minutes, serious: 60, severe: 60 }
    const policy = { ...shop.policy, targets: { ...shop.policy.targets, answerWorkingMinutes } }
    const html = read(await render('en', { shop: { ...shop, policy } }))
    return /full answer (.*?), at the latest/.exec(html)?.[1] ?? ''
  }
  const answers = await Promise.all([60, 480, 60 * 24 * 10, 60 * 24 * 20].map(when))
  expect(answers[0]).not.toBe(answers[1])
  expect(answers[1]).not.toBe(answers[2])
  expect(answers[2]).toBe(answers[3])
})

test('each error stands at its field, is named first on the page with the way there, and takes the focus', async () => {
  const entered = { category: 'nothing', text: '</textarea><script>', email: 'ana@', order: '"><b>', phone: '12' }
  const told = toldIn(entered, 'MD')
  if (told.is !== 'refused') throw new Error('taken')
  expect(told.troubles.map(({ field }) => field)).toEqual(['category', 'name', 'email', 'phone'])
  const html = await render('en', { entered, troubles: told.troubles })
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  const alert = /role="alert".*?<\/div>/s.exec(html)?.[0] ?? ''
  const links = [...alert.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links).toEqual(['category-late', 'name', 'email', 'phone'])
  for (const id of links) expect(ids).toContain(id)
  for (const field of ['name', 'email', 'phone']) {
    const control = new RegExp(`<input[^>]*id="${field}"[^>]*>`).exec(html)?.[0] ?? ''
    expect(control).toContain('aria-invalid="true"')
    const described = /aria-describedby="([^"]+)"/.exec(control)?.[1]?.split(' ') ?? []
    expect(described).toContain(`${field}-wrong`)
    for (const id of described) expect(ids).toContain(id)
  }
  expect(html).toMatch(/<fieldset aria-describedby="category-wrong" aria-invalid="true">/)
  expect(html.match(/autofocus/g)).toHaveLength(1)
  expect(html).toMatch(/id="category-late"[^>]*autofocus/)
  expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;</textarea>')
  expect(html).toContain('value="&quot;&gt;&lt;b&gt;"')
  expect(html).not.toContain('<script')
})

test.each(locales)('every error has its words in %s, with everything it names', async (locale) => {
  const { troubles } = {
    troubles: [
      ...['too-many', 'too-large', 'all-too-large', 'heic', 'other-type', 'unreadable', 'unavailable'].map((fault) => ({
        field: 'photo',
        why: `page.tell.wrong.photo.${fault}` as 'page.tell.wrong.photo.heic',
        values: { name: '<b>.jpg', size: 5, most: 3, sent: 4 },
      })),
      { field: 'text', why: 'page.tell.too-long', values: { most: 5000 } } as const,
    ],
  }
  const html = await render(locale, { troubles, held: [{ name: 'a<b>.png', ticket: 'v1."x' }] })
  expect(read(html)).not.toMatch(/page\.|\{|\}/)
  expect(html).toContain('&lt;b&gt;.jpg')
  expect(html).toMatch(/type="checkbox" name="kept" value="v1\.&quot;x" checked/)
  expect(html).not.toContain('<b>')
})

test('a kind word that says nothing is asked for in its own form, and the other form stays empty', async () => {
  const entered = { category: 'praise', text: '', name: 'Ana' }
  const told = toldIn(entered, null)
  if (told.is !== 'refused') throw new Error('taken')
  const html = await render('en', { entered, troubles: told.troubles })
  expect(html).toMatch(/<details class="quiet-fold" open/)
  expect(html).toMatch(/id="good-text"[^>]*aria-describedby="good-text-wrong"[^>]*autofocus/)
  expect(html).toContain('href="#good-text"')
  expect(html.match(/value="Ana"/g)).toHaveLength(1)
  expect(html).toContain(say('en', 'page.tell.missing.good'))
})

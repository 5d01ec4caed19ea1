import { expect, test } from 'vitest'
import { type Locale, locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { catalog } from '../../emails/locales/catalog.ts'
import { customerPage, unsubscribePage } from '../../workers/customer/page.tsx'
import { typedSum } from '../../workflows/choice.ts'
import { type StateName, stateNames, viewIn } from './customer-states.ts'

const render = async (locale: Locale, name: StateName, more?: Parameters<typeof viewIn>[2]): Promise<string> =>
  String(await customerPage(viewIn(locale, name, more)))

const foreign = {
  en: /[\u0400-\u04ff]|[ăâîșțĂÂÎȘȚ]/,
  ru: /[ăâîșțĂÂÎȘȚ]|\b(?:you|we|the|is)\b/i,
  ro: /[\u0400-\u04ff]|\b(?:you|the|is|and)\b|[şţ]/i,
} as const

/** What people read, without what customers and shops typed themselves. */
const read = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<blockquote>.*?<\/blockquote>|<nav class="languages".*?<\/nav>/gs, '')
    .replace(/<section class="reply">.*?<\/section>/gs, '')
    .replace(/<[^>]+>/g, ' ')

test.each(locales.flatMap((locale) => stateNames.map((name) => [locale, name] as const)))(
  'the page in %s of a complaint that is %s says everything in its own language',
  async (locale, name) => {
    const html = await render(locale, name)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).not.toMatch(/\[object|undefined|NaN|Invalid Date|page\.\w|words\.\w|\{\w+[,}]/)
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|src=/)
    expect(read(html)).not.toMatch(foreign[locale])
  },
)

test.each(locales)('no way, gift or rating is chosen beforehand in %s', async (locale) => {
  for (const name of stateNames) expect(await render(locale, name)).not.toMatch(/<input type="radio"[^>]*\schecked/)
})

test.each(stateNames)(
  'every form on the page of a complaint that is %s carries its nonce, and nothing has two ids',
  async (name) => {
    const html = await render('en', name)
    const forms = html.match(/<form method="post" action="\/r\/[^"]+">/g) ?? []
    expect(html.match(/<input type="hidden" name="form" value="nonce.of-ours"\/>/g) ?? []).toHaveLength(forms.length)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  },
)

test('with an open dispute nothing speaks of giving money back', async () => {
  for (const locale of locales) {
    const html = await render(locale, 'disputed')
    expect(html).toContain('name="remedy"')
    expect(html).not.toContain('name="amount"')
    expect(html).not.toMatch(/refund|вернём деньги|возвращаем часть|returnăm/i)
  }
})

test('the bonus names its true sum, and the anchor is the policy’s own share', async () => {
  const html = await render('en', 'chosen')
  expect(html).toContain('2,000.00\u00a0MDL on your next order')
  expect(await render('en', 'early')).toContain('30% of the order: 6,000.00\u00a0MDL')
})

test('a closed complaint asks for nothing and shows how to write again', async () => {
  const html = await render('en', 'closed')
  expect(html).toContain('mailto:care@example.com?subject=Order%20A-1001')
  expect(html).not.toMatch(/\/(?:choice|compensation|proposal|callback|rating|goodbye)"/)
})

test('who said goodbye is offered nothing', async () => {
  expect(await render('en', 'departed')).not.toMatch(/\/(?:choice|compensation|proposal|callback|rating|goodbye)"/)
})

test('a choice can be changed while it is provisional, and no longer', async () => {
  expect(await render('en', 'chosen')).toContain('/choice"')
  expect(await render('en', 'fulfilling')).not.toContain('/choice"')
  expect(await render('en', 'settled')).not.toContain('/choice"')
})

test('a broken promise is owned, not hidden', async () => {
  expect(await render('en', 'late')).toContain('we did not manage it')
  const withNewTime = (await render('en', 'late-until')).replaceAll('\u00a0', ' ')
  expect(withNewTime).toContain('We promised to answer your proposal today, Thursday 26 November')
  expect(withNewTime).toContain('and we did not manage it. Our answer comes tomorrow, Friday 27 November, by 18:00.')
})

test('a time that was moved is said with the one we had told first', async () => {
  const said = (await render('en', 'moved')).replaceAll('\u00a0', ' ')
  expect(said).toContain('It takes longer than the time we gave you (today, Thursday 26 November')
  expect(said).toContain('on Tuesday 1 December, by 18:00')
  expect((await render('ru', 'moved-call')).replaceAll('\u00a0', ' ')).toContain(
    'Позвоним вам завтра, в пятницу, 27 ноября, до 18:00',
  )
})

test('a confirmation is shown only where it is true', async () => {
  const done = { done: 'choice' } as const
  expect(await render('en', 'chosen', done)).toContain('role="status"')
  expect(await render('en', 'offered', done)).not.toContain('role="status"')
})

test('what was typed comes back escaped, in its form, and where the form is gone it can be copied', async () => {
  const text = '</textarea><script>alert(1)</script> {x, select, other {y}}'
  const trouble = { act: 'proposal', why: 'page.error.amount', entered: { text, amount: '"><b>' } } as const
  const shown = await render('en', 'offered', { trouble })
  expect(shown).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; {x, select, other {y}}')
  expect(shown).toContain('value="&quot;&gt;&lt;b&gt;"')
  expect(shown).toMatch(/<details id="proposal"[^>]*open/)
  const closed = await render('en', 'closed', { trouble: { ...trouble, why: 'page.error.closed' } })
  expect(closed).toMatch(/<blockquote>&lt;\/textarea&gt;/)
  expect(shown + closed).not.toContain('<script')
})

test('addresses and numbers are masked in what we keep about you', async () => {
  const html = await render('en', 'offered')
  expect(html).toContain('a…@example.com')
  expect(html).not.toContain('+37369000000')
  expect(html).not.toContain('ana@example.com')
})

test.each(locales)('the page of a mail program’s unsubscribe link in %s asks first', async (locale) => {
  expect(String(await unsubscribePage(viewIn(locale, 'offered')))).toContain('/unsubscribe"')
})

test('sums are read as people type them', () => {
  const typed = (text: string, currency = 'MDL') => typedSum(text, currency)
  for (const text of [
    '1500',
    '1 500',
    '1\u00a0500',
    '1.500',
    '1,500',
    '1500.00',
    '1500,00',
    '1.500,00',
    '1,500.00',
    "1'500",
  ]) {
    expect([text, typed(text)]).toEqual([text, money(150_000, 'MDL')])
  }
  expect(typed('1,5')).toEqual(money(150, 'MDL'))
  expect(typed('1.500', 'KWD')).toEqual(money(1500, 'KWD'))
  expect(typed('1.000.000')).toEqual(money(100_000_000, 'MDL'))
  for (const text of ['', '0', '-5', 'ten', '1e9', '1.2.3', '5 MDL', '1,23,456'])
    expect([text, typed(text)]).toEqual([text, null])
})

test('no sentence of the pages vows, excuses itself or speaks like an office', () => {
  const banned =
    /never again|do our best|inconvenience|processed|больше никогда|сделаем всё возможное|неудобств|обработан|niciodată|tot posibilul|inconvenient|procesat/i
  for (const locale of locales) {
    const sentences = Object.entries(catalog[locale]).filter(([name]) => name.startsWith('page.'))
    expect(sentences.length).toBeGreaterThan(150)
    for (const [name, sentence] of sentences) expect([name, banned.test(sentence)]).toEqual([name, false])
  }
})

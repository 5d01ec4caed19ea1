/** The mail of care: short, warm, in three languages, with nothing to sell but the one offer, and one click to stop. */
import { beforeAll, describe, expect, test } from 'vitest'
import { touchKinds } from '../../domain/care/state.ts'
import { touchClass } from '../../domain/care/touch.ts'
import { locales } from '../../domain/locale.ts'
import { readTone, type ToneLocale } from '../../domain/tone.ts'
import { careFactsIn, carePreviews, carePreviewsIn } from '../../emails/previews-care.ts'
import type { RenderedMail } from '../../emails/render.ts'
import { renderCareMail } from '../../emails/render-care.ts'

const byName = new Map<string, RenderedMail>()
const cases = carePreviews.map((preview) => [`${preview.locale} ${preview.name}`, preview] as const)

beforeAll(async () => {
  for (const [name, { mail, facts, links, now }] of cases) {
    byName.set(name, await renderCareMail(mail, facts, links, now))
  }
})

const mailOf = (name: string): RenderedMail => {
  const mail = byName.get(name)
  if (!mail) throw new Error(`no preview ${name}`)
  return mail
}

test('every kind of touch has an example in every language', () => {
  for (const locale of locales) {
    expect(new Set(carePreviewsIn(locale).map(({ mail }) => mail.kind))).toEqual(new Set(touchKinds))
  }
})

describe.each(cases)('%s', (name, { locale, mail, facts, links }) => {
  test('nothing is left open in it, and its subject fits a phone', () => {
    const { subject, html, text, from } = mailOf(name)
    expect(`${subject}${text}${from}`).not.toMatch(/[{}]|undefined|null|NaN|\[object/)
    expect([...subject].length).toBeLessThan(60)
    expect(subject).not.toMatch(/[[\]\u00a0…]|^Re:/)
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`))
    expect(text.length).toBeLessThan(1_200)
  })

  test('the tone guard finds nothing in it, and it does not shout', () => {
    const { subject, text } = mailOf(name)
    const words = `${subject}\n${text.replace(/https:\S+/g, '')}`
    const found = readTone(locale satisfies ToneLocale, words)
    expect(found.map(({ start, end, kind }) => [kind, words.slice(start, end)])).toEqual([])
    expect(words.replace(/^Здравствуйте.*$/m, '')).not.toContain('!')
  })

  test('promotion can be stopped with one click, in its header and in its words; service mail carries none', () => {
    const { headers, html } = mailOf(name)
    const promotional = touchClass(mail.kind, facts) === 'promotional'
    expect(headers['List-Unsubscribe']).toBe(promotional ? `<${links.unsubscribe}>` : undefined)
    expect(headers['List-Unsubscribe-Post']).toBe(promotional ? 'List-Unsubscribe=One-Click' : undefined)
    expect(html.includes(`href="${links.unsubscribe}"`)).toBe(promotional)
    expect(headers['Auto-Submitted']).toBe('auto-generated')
  })

  test('no sum and no code stands in it, unless it is the offer', () => {
    const { text } = mailOf(name)
    const offers = /MDL|₽|\blei\b|%|7K3M/.test(text)
    expect(offers).toBe(mail.kind === 'win-back')
  })
})

test('news and what was changed come in a language they were written in: theirs, else the shop’s', async () => {
  const facts = careFactsIn('ru')
  const [preview] = carePreviewsIn('ru').filter(({ name }) => name === 'news')
  if (!preview) throw new Error('no preview')
  const said = { title: 'Genți noi', text: 'Au venit genți noi.' }
  const texts = { ro: said, en: { title: 'New bags', text: 'New bags are here.' } }
  const told = facts.news.map((one) => ({ ...one, texts }))
  const inShop = { ...facts, news: told, shop: { ...facts.shop, locale: 'ro' as const } }
  const mail = await renderCareMail(preview.mail, inShop, preview.links, preview.now)
  expect([mail.subject, mail.headers['Content-Language']]).toEqual(['Genți noi', 'ro'])
  expect(mail.text).toContain('Nu mai trimiteți felicitări')
  const nobody = { ...facts, news: told, shop: { ...facts.shop, locale: 'ru' as const } }
  await expect(renderCareMail(preview.mail, nobody, preview.links, preview.now)).rejects.toThrow(/written/)
})

test.each(['<script>alert(1)</script>', 'Ana\r\nBcc: everyone@example.com', '{x} {name, plural, other {#}}'])(
  'hostile words stay words: %s',
  async (hostile) => {
    for (const { mail, facts, links, now } of carePreviewsIn('en')) {
      const texts = { en: { title: hostile, text: hostile } }
      const changed = { en: hostile }
      const bent = {
        ...facts,
        shop: { ...facts.shop, name: hostile, sender: { ...facts.shop.sender, name: hostile } },
        customer: { ...facts.customer, name: hostile },
        complaint: { ...facts.complaint, orderName: hostile },
        news: facts.news.map((one) => ({ ...one, texts })),
        causes: facts.causes.map((one) => ({ ...one, changed })),
      }
      const rendered = await renderCareMail(mail, bent, links, now)
      const { from, subject, html, to } = rendered
      for (const line of [from, subject, to]) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
      expect([...subject].length).toBeLessThan(60)
      expect(html).not.toContain('<script>alert')
    }
  },
)

test('half a year and a year are said as people say them', () => {
  expect(mailOf('en look-back-6').text).toContain('Half a year ago')
  expect(mailOf('ru look-back-12').text).toContain('Год назад')
  expect(mailOf('ro look-back-6').text).toContain('Acum o jumătate de an')
})

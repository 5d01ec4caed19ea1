import { beforeAll, describe, expect, test } from 'vitest'
import { type Locale, locales } from '../../domain/locale.ts'
import { askedFor, type MailKind } from '../../domain/mail.ts'
import { readTone, type ToneLocale } from '../../domain/tone.ts'
import { previews, previewsIn } from '../../emails/previews.ts'
import { type RenderedMail, renderMail } from '../../emails/render.ts'

const kinds = Object.keys(askedFor) as MailKind[]
const byName = new Map<string, RenderedMail>()
const cases = previews.map((preview) => [`${preview.locale} ${preview.name}`, preview] as const)

beforeAll(async () => {
  for (const [name, { mail, facts, links, now }] of cases) byName.set(name, await renderMail(mail, facts, links, now))
})

const mailOf = (name: string): RenderedMail => {
  const mail = byName.get(name)
  if (!mail) throw new Error(`no preview ${name}`)
  return mail
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

/** What a reader of the HTML part sees: tags and the unseen preheader taken out. */
const seenIn = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div><\/div>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&([a-z]+|#x27);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()

/** The same of the text part: addresses and the numbers of a list are what only it has. */
const seenInText = (text: string): string =>
  text
    .replace(/:\nhttps:\S+/g, '')
    .replace(/^\d+\. /gm, '')
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()

const squeezed = (text: string): string => text.replace(/[^\S\u00a0]+/g, ' ').replace(/ ([:.])/g, '$1')

test('every kind of mail has an example in every language', () => {
  for (const locale of locales) {
    expect(new Set(previewsIn(locale).map(({ mail }) => mail.kind))).toEqual(new Set(kinds))
  }
})

describe.each(cases)('%s', (name, { locale, mail, links }) => {
  test('the HTML and the text part say the same in the same order', () => {
    const { html, text } = mailOf(name)
    expect(squeezed(seenIn(html))).toBe(squeezed(seenInText(text)))
    expect(text.length).toBeGreaterThan(80)
  })

  test('no placeholder is left', () => {
    const { subject, html, text, from } = mailOf(name)
    expect(`${subject}${text}${from}${seenIn(html)}`).not.toMatch(/[{}]|undefined|null|NaN|\[object/)
  })

  test('the subject fits a phone', () => {
    const { subject } = mailOf(name)
    expect([...subject].length).toBeLessThan(60)
    expect(subject).not.toMatch(/[[\]\u00a0…]|^Re:/)
  })

  test('the tone guard finds nothing in it', () => {
    const { subject, text } = mailOf(name)
    const words = text.replace(/https:\S+/g, '')
    const found = readTone(locale satisfies ToneLocale, `${subject}\n${words}`)
    expect(found.map(({ start, end, kind }) => [kind, `${subject}\n${words}`.slice(start, end)])).toEqual([])
  })

  test('it speaks its language to mail programs, by day and by night', () => {
    const { html, headers } = mailOf(name)
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`))
    expect(html).toContain('<meta name="color-scheme" content="light dark"')
    expect(html).toContain('prefers-color-scheme: dark')
    expect(headers['Content-Language']).toBe(locale)
    expect(html.match(/<table(?![^>]*role="presentation")/g)).toBeNull()
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
  })

  test('it has at most one button, and it leads to our page', () => {
    const { html } = mailOf(name)
    const hrefs = [...html.matchAll(/<a[^>]* href="([^"]*)"/g)].map((match) => match[1])
    const allowed = mail.kind === 'staff' ? [links.dashboard] : [links.page, `${links.page}#rating`, links.unsubscribe]
    expect(hrefs.filter((href) => href !== links.unsubscribe).length).toBeLessThanOrEqual(1)
    for (const href of hrefs) expect(allowed).toContain(href)
  })
})

test('an apology stands once in the acknowledgement, and never with an exclamation mark', () => {
  const sorry = { en: /sorry/gi, ru: /жаль/gi, ro: /pare rău/gi } as const satisfies Record<Locale, RegExp>
  for (const [name, { locale, mail }] of cases) {
    // A letter is a person's own; the rest is ours.
    if (mail.kind === 'staff' || mail.kind === 'letter') continue
    const { subject, text } = mailOf(name)
    // A time that slips is a failure of its own, and the customer hears of it once in a complaint.
    const times = mail.kind === 'acknowledgement' || mail.kind === 'slip' ? 1 : 0
    expect(text.match(sorry[locale])?.length ?? 0, name).toBe(times)
    expect(`${subject}${text.replace(/^Здравствуйте.*$/m, '')}`, name).not.toContain('!')
  }
})

test('Romanian is written with a comma below, never with a cedilla', () => {
  const ro = cases
    .filter(([, { locale }]) => locale === 'ro')
    .map(([name]) => mailOf(name).text)
    .join('')
  expect(ro).not.toMatch(/[şţŞŢ]/)
  expect(ro).toMatch(/ș/)
  expect(ro).toMatch(/ț/)
})

test('Russian never ends a line on a short preposition, and holds numbers to their units', () => {
  const ru = cases
    .filter(([, { locale }]) => locale === 'ru')
    .map(([name]) => mailOf(name).text)
    .join('\n')
  expect(ru).not.toMatch(/(?<![\p{L}\p{N}])(?:в|к|с|о|у|и|а|на|не|за|до|по|от) (?=\S)/iu)
  expect(ru).not.toMatch(/\d (?:₽|ноября|декабря|000)/)
  expect(ru).toContain('2\u00a0000\u00a0₽')
})

test('the time of the full answer is said as it is promised', () => {
  expect(mailOf('en acknowledgement').text).toContain('tomorrow, Friday\u00a027\u00a0November, by\u00a018:00')
  expect(mailOf('ru acknowledgement').text).toContain('завтра, в\u00a0пятницу, 27\u00a0ноября, до\u00a018:00')
  expect(mailOf('ro acknowledgement').text).toContain(
    'mâine, vineri, 27\u00a0noiembrie, până\u00a0la\u00a0ora\u00a018:00',
  )
  expect(mailOf('ru acknowledgement').subject).toBe('Заказ A-1001: ответим завтра до 18:00')
})

test('"right now" is said only while the shop is open', () => {
  expect(mailOf('en acknowledgement').text).toContain('right now')
  expect(mailOf('en acknowledgement-at-night').text).not.toContain('right now')
  expect(mailOf('en acknowledgement-at-night').text).toMatch(/as soon as we open: on\sMonday\s30\sNovember, at 9:00/)
})

test('who wrote nothing is not told that they wrote', () => {
  expect(mailOf('en acknowledgement').text).toContain('You wrote that')
  expect(mailOf('en acknowledgement-dispute').text).not.toContain('You wrote')
  expect(mailOf('en acknowledgement-dispute').text).not.toMatch(/bank/i)
})

test('the code mail says the sum, the last day, any size of order, and what happens to the rest', () => {
  const { text } = mailOf('ro bonus-code')
  expect(text).toContain('7K3M-9QXT-2VHD-4RWE')
  expect(text).toContain('2.000\u00a0de\u00a0lei')
  expect(text).toContain('până la 28\u00a0februarie\u00a02027 inclusiv')
  expect(text).toContain('orice valoare')
  expect(text).toContain('restul nu se păstrează')
})

test('a code worth more than the refund is said to be so beside it, and nothing is invented where no sum is known', () => {
  expect(mailOf('en offer').text).toContain('1,000.00\u00a0MDL more than the partial refund')
  expect(mailOf('en offer-without-sums').text).not.toMatch(/MDL|more than/)
  expect(mailOf('en offer-without-sums').text).toContain('We agree the sum with you first')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en } from '../../domain/tone/en.ts'
import { ro } from '../../domain/tone/ro.ts'
import { ru } from '../../domain/tone/ru.ts'
import type { ToneRule } from '../../domain/tone/rule.ts'
import { readTone, type ToneLocale, toneLocales } from '../../domain/tone.ts'

const rules: Record<ToneLocale, readonly ToneRule[]> = { en: en.rules, ru: ru.rules, ro: ro.rules }
const kinds = (locale: ToneLocale, text: string): string[] => readTone(locale, text).map(({ kind }) => kind)
const quoted = (locale: ToneLocale, text: string): string[] =>
  readTone(locale, text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['en', 'You made an error in the document.', 'there is an error in the document'],
  ['ru', 'Вы ошиблись в документе.', 'в документе ошибка'],
  ['ro', 'Ați greșit în document.', 'în document este o greșeală'],
] as const)('%s: an accusation comes with the same thing said without a culprit', (locale, text, suggestion) => {
  expect(readTone(locale, text)).toEqual([{ start: 0, end: text.length - 1, kind: 'blame', suggestion }])
})

test.each(toneLocales.flatMap((locale) => rules[locale].map((rule) => [locale, rule.example, rule] as const)))(
  '%s: the rule finds its own example: %s',
  (locale, example, rule) => {
    expect(readTone(locale, example)).toContainEqual(
      expect.objectContaining({ kind: rule.kind, suggestion: rule.suggestion }),
    )
  },
)

test.each(toneLocales.flatMap((locale) => rules[locale].map(({ suggestion }) => [locale, suggestion] as const)))(
  '%s: the suggestion would itself pass: %s',
  (locale, suggestion) => {
    expect(readTone(locale, suggestion)).toEqual([])
  },
)

test.each([
  ['en', 'You chose a new bag.'],
  ['en', 'If you were not at home, we will come again.'],
  ['en', 'It is our mistake.'],
  ['en', 'It is our fault, not yours.'],
  ['en', 'The carrier will bring it tomorrow.'],
  ['en', 'Please tell us if we got it wrong.'],
  ['en', "This isn't your fault, and it wasn't your mistake."],
  ['en', 'You wrote that the courier lost your parcel.'],
  ['ru', 'Вы написали нам вчера.'],
  ['ru', 'Это наша ошибка.'],
  ['ru', 'Это не ваша вина.'],
  ['ru', 'Вы ни в чём не виноваты, вы не ошиблись.'],
  ['ru', 'Вы написали, что курьер потерял посылку.'],
  ['ru', 'Если вы указали неверный адрес, ответьте, и мы его поменяем.'],
  ['ro', 'Nu este vina dumneavoastră.'],
  ['ro', 'Este greșeala noastră.'],
  ['ro', 'Dacă ați greșit adresa, scrieți-ne și o schimbăm.'],
  ['ro', 'Ne-ați scris că curierul a pierdut coletul.'],
] as const)('%s: owning up, asking and reporting pass: %s', (locale, text) => {
  expect(readTone(locale, text)).toEqual([])
})

test.each([
  ['en', "Our baker mixed up the orders, so the cake said “Bob”. I'm truly sorry."],
  ['en', 'We packed it badly, no wonder it broke.'],
  ['en', 'The snow held us up, and we should have called you.'],
  ['en', 'The van had a puncture, and not ringing you was our mistake.'],
  ['ru', 'Снег нас задержал, но позвонить вам мы были обязаны.'],
  ['ru', 'Мы плохо упаковали вазу, неудивительно, что она разбилась.'],
  ['ru', 'Касса пробила скидку дважды. Лишнее вернул.'],
  ['ro', 'Aplicația noastră v-a șters punctele. Le-am pus la loc acum un sfert de oră.'],
  ['ro', 'L-am prins prost, nu e de mirare că a căzut.'],
  ['ro', 'Ne-a prins zăpada, dar trebuia să vă sunăm.'],
] as const)('%s: a cause that is told together with owning it passes: %s', (locale, text) => {
  expect(readTone(locale, text)).toEqual([])
})

test.each([
  ['en', 'Our baker mixed up the orders.', 'excuse'],
  ['en', 'No wonder it broke.', 'blame'],
  ['en', "We're sorry, but the van had a puncture.", 'excuse'],
  ['ru', 'Неудивительно, что она разбилась.', 'blame'],
  ['ru', 'Швея, с которой мы работаем, испортила вам подол.', 'blame'],
  ['ro', 'Nu e de mirare că a căzut.', 'blame'],
  ['ro', 'Aplicația v-a șters punctele.', 'excuse'],
  ['ro', 'Ai greșit adresa.', 'blame'],
] as const)('%s: the same cause without owning it is found: %s', (locale, text, kind) => {
  expect(kinds(locale, text)).toEqual([kind])
})

test.each([
  ['en', 'you made an\nerror in the document'],
  ['en', 'You’ve made a mis\u00ADtake in the document'],
  ['en', 'YOU MADE AN ERROR IN THE DOCUMENT'],
  ['en', 'You\u00A0simply made a mistake.'],
  ['en', 'Youve made a mistake.'],
  ['ru', 'ВЫ  ОШИБЛИСЬ в документе'],
  ['ru', 'Вы, к сожалению, ошиблись'],
  ['ru', 'Вы её, видимо,\nсломали'],
  ['ru', 'Вы\u00A0ука\u00ADзали неверный\u00A0адрес'],
  ['ru', 'Вы не прочита\u0301ли описание'],
  ['ro', 'Aţi greşit în document'],
  ['ro', 'Ati gresit in document'],
  ['ro', 'A\u021Bi gre\u0219it în document'.normalize('NFD')],
  ['ro', 'Din păcate, aţi gre\u00ADşit\nîn document'],
] as const)('%s: spelling, case, diacritics, hyphens and line breaks hide nothing: %j', (locale, text) => {
  expect(kinds(locale, text)[0]).toBe('blame')
})

test.each([
  ['en', 'Mayou made an error'],
  ['ru', 'Увы ошиблись адресом коллеги, и это мы.'],
  ['ro', 'Căruțați greșit'],
] as const)('%s: a phrase inside a longer word is no phrase: %s', (locale, text) => {
  expect(readTone(locale, text)).toEqual([])
})

test('a phrase does not reach across sentences or paragraphs', () => {
  expect(readTone('en', 'We know you. Made a mistake? So did we.')).toEqual([])
  expect(readTone('ru', 'Мы слышим вас и вы\n\nошиблись')).toEqual([])
  expect(readTone('ro', 'Știm ce ați\n\ngreșit')).toEqual([])
})

test('an abbreviation in the middle does not end the sentence', () => {
  expect(kinds('ro', 'Cererea dvs. a fost procesată.')).toEqual(['cold'])
})

test('offsets count UTF-16 units of the text as given', () => {
  const text = '🙂🙂 Hello, you\u00AD made a mistake. 🙂'
  expect(quoted('en', text)).toEqual(['you\u00AD made a mistake'])
})

describe('shouting', () => {
  const shouts = (text: string, locale: ToneLocale = 'en') =>
    readTone(locale, text)
      .filter(({ kind }) => kind === 'shouting')
      .map(({ start, end }) => text.slice(start, end))

  test('words in capitals are found, neighbours together, with quiet letters as the suggestion', () => {
    expect(readTone('en', 'It is VERY IMPORTANT to us all.')).toEqual([
      { start: 6, end: 20, kind: 'shouting', suggestion: 'very important' },
    ])
    expect(readTone('ru', 'СРОЧНО подпишите')[0]?.suggestion).toBe('Срочно')
  })

  test.each([
    'Your code is SORRY-7KQ2-M4XN.',
    'Use the promo code WELCOME today.',
    'Write to HELLO@SEMITSVET.EXAMPLE, please.',
    'See HTTPS://SEMITSVET.EXAMPLE/HELP there.',
    'Press “CONTINUE” twice.',
    'Hello {NAME}, your HDMI cable and IBAN are here.',
    'Order BAG-1 of series XVIII, by FedEx or DHL, ISO 9001.',
    'A USB-C plug and a T-SHIRT size XXXL.',
  ])('codes, abbreviations, labels and placeholders are not: %s', (text) => {
    expect(shouts(text)).toEqual([])
  })

  test.each([
    ['en', 'The LACK table from IKEA is back in stock.'],
    ['en', 'Your Samsung CRYSTAL has a guarantee until May.'],
    ['en', 'The KORVA 2 chair leaves today.'],
    ['ru', 'Стол KORVA мы продаём с рук.'],
    ['ro', 'Dulapul VIHALS de la IKEA pleacă azi.'],
  ] as const)('%s: the name of a thing is not: %s', (locale, text) => {
    expect(shouts(text, locale)).toEqual([])
  })

  test.each([
    ['en', 'Send it BEFORE Friday.', 'BEFORE'],
    ['ru', 'Отправьте СРОЧНО через DHL.', 'СРОЧНО'],
    ['ro', 'Trimiteți ASTĂZI la Maria.', 'ASTĂZI'],
  ] as const)('%s: an ordinary word beside a name still is: %s', (locale, text, found) => {
    expect(shouts(text, locale)).toEqual([found])
  })

  test('several exclamation marks are found, one is not', () => {
    expect(shouts('Your cake is ready!!!')).toEqual(['!!!'])
    expect(shouts('Really?! Well, that! ! is loud')).toEqual(['! !'])
    expect(shouts('Good morning, Julia! Your cake is ready!')).toEqual([])
  })

  test.each([
    ['en', 'Hello, Ana! We are sorry! The bag leaves today!', ['!']],
    ['ru', 'Здравствуйте, Анна! Простите нас! Сумка уже едет!', ['!']],
    ['ro', 'Bună ziua, Ana! Ne pare rău! Geanta pleacă azi!', ['!']],
    ['ru', 'К сожалению, торт готов только завтра! Ждём вас!', []],
  ] as const)('%s: an apology has no exclamation mark, a greeting may: %s', (locale, text, found) => {
    expect(shouts(text, locale)).toEqual(found)
  })
})

test('findings are sorted, inside the text and never overlap, whatever is thrown at it', () => {
  const crumbs = [
    'you',
    'made',
    'a mistake',
    'вы',
    'ошиблись',
    'ați',
    'greșit',
    'SORRY',
    '!!',
    '. ',
    ', ',
    '\n\n',
    '🙂',
    "'",
    '-',
  ]
  const soup = fc.array(fc.oneof(fc.constantFrom(...crumbs), fc.string({ unit: 'grapheme' })), { maxLength: 40 })
  fc.assert(
    fc.property(fc.constantFrom(...toneLocales), soup, (locale, pieces) => {
      const text = pieces.join(' ')
      let last = 0
      for (const { start, end } of readTone(locale, text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 300 },
  )
})

const hostile = {
  'one word': 'a',
  'the first word of many rules': 'you ',
  'first word, no end': 'you have not made ',
  'a phrase over and over': 'You made a mistake, ',
  'first words in Russian': 'вы не ',
  'phrases in Russian': 'вы, видимо, ошиблись ',
  'first words in Romanian': 'ați ne nu ',
  fillers: 'you simply just probably clearly ',
  marks: '!',
  'spaced marks': '! ',
  'line breaks': '\n \t',
  apostrophes: "a'",
  'soft hyphens': 'a\u00AD',
  capitals: 'SORRY ',
  'a run of accents': 'e\u0301\u0301\u0301\u0301',
  'one letter words': 'a b c ',
} as const

/** Milliseconds of this thread's own work: the machine may be busy, the algorithm may not. */
function readingTime(locale: ToneLocale, text: string, times: number): number {
  const before = process.threadCpuUsage()
  for (let i = 0; i < times; i++) readTone(locale, text)
  return process.threadCpuUsage(before).user / 1_000
}

describe.each(toneLocales)('%s', (locale) => {
  test.each(Object.entries(hostile))('eight times as much of %s takes about eight times as long', (_, crumb) => {
    const text = crumb.repeat(Math.ceil(16_000 / crumb.length))
    const best = { eightShort: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY }
    // Three and a tick of the clock leave jitter its part; anything quadratic would need eight, however often.
    const linear = (): boolean => best.long < 3 * best.eightShort + 20
    for (let tries = 0; tries < 3 || (tries < 12 && !linear()); tries++) {
      best.eightShort = Math.min(best.eightShort, readingTime(locale, text.slice(0, 2_000), 8))
      best.long = Math.min(best.long, readingTime(locale, text.slice(0, 16_000), 1))
    }
    expect(best, `${best.long} ms of ${best.eightShort} ms`).toSatisfy(linear)
  })
})

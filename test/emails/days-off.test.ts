import { expect, test } from 'vitest'
import type { Calendar } from '../../domain/calendar.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { noteDaysOff, sayDaysOff } from '../../emails/days-off.ts'
import { sayDays } from '../../emails/format.ts'
import { previews } from '../../emails/previews.ts'
import { renderMail } from '../../emails/render.ts'

const loose = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null
const row = (first: string, last = first) => ({ first, last })
const days = (locale: Locale, ...rows: readonly { first: string; last: string }[]) => loose(sayDays(locale, rows))

test('days are said with their month once, two by name, more as a span', () => {
  const newYear = row('2026-12-31', '2027-01-08')
  expect(locales.map((locale) => days(locale, row('2026-12-01')))).toEqual(['1 December', '1 декабря', '1 decembrie'])
  expect(locales.map((locale) => days(locale, row('2027-01-01', '2027-01-02')))).toEqual([
    '1 and 2 January',
    '1 и 2 января',
    '1 și 2 ianuarie',
  ])
  expect(locales.map((locale) => days(locale, row('2026-11-30', '2026-12-01')))).toEqual([
    '30 November and 1 December',
    '30 ноября и 1 декабря',
    '30 noiembrie și 1 decembrie',
  ])
  expect(locales.map((locale) => days(locale, newYear))).toEqual([
    '31 December and 1–8 January',
    '31 декабря и 1–8 января',
    '31 decembrie și 1–8 ianuarie',
  ])
  expect(
    locales.map((locale) => days(locale, row('2027-01-01', '2027-01-02'), row('2027-01-06', '2027-01-07'))),
  ).toEqual(['1, 2, 6 and 7 January', '1, 2, 6 и 7 января', '1, 2, 6 și 7 ianuarie'])
})

const office = [['09:00', '18:00']] as const
const romania: Calendar = {
  timeZone: 'Europe/Bucharest',
  country: 'RO',
  workingHours: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: { country: true, days: [], open: [] },
}
const at = (text: string) => Date.parse(text)

test('the holidays a time allows for stand in a sentence, for one day and for several', () => {
  const friday = at('2026-11-27T16:00+02:00')
  const wednesday = at('2026-12-02T12:00+02:00')
  expect(loose(sayDaysOff('en', romania, friday, wednesday))).toBe(
    'This allows for 30 November and 1 December, when we are closed.',
  )
  expect(loose(sayDaysOff('ru', romania, friday, wednesday))).toBe('Мы учли, что 30 ноября и 1 декабря не работаем.')
  expect(loose(sayDaysOff('ro', romania, friday, wednesday))).toBe(
    'Termenul ține cont de 30 noiembrie și 1 decembrie, când nu lucrăm.',
  )
  const tuesday = at('2026-12-01T12:00+02:00')
  expect(loose(sayDaysOff('ro', romania, tuesday, wednesday))).toBe(
    'Termenul ține cont de 1 decembrie, când nu lucrăm.',
  )
  expect(loose(noteDaysOff('en', romania, tuesday, wednesday))).toBe('not counting 1 December')
  expect(loose(noteDaysOff('ru', romania, tuesday, wednesday))).toBe('не считая 1 декабря')
  expect(loose(noteDaysOff('ro', romania, tuesday, wednesday))).toBe('fără a socoti 1 decembrie')
})

test('where nothing was left out, nothing is said', () => {
  for (const locale of locales)
    expect(sayDaysOff(locale, romania, at('2026-12-02T12:00Z'), at('2026-12-04T12:00Z'))).toBeNull()
})

test.each(locales)(
  'an acknowledgement over holidays says so in %s, once, in both parts; any other does not',
  async (locale) => {
    const sentence = {
      en: 'This allows for 27–30 November, when we are closed.',
      ru: 'Мы учли, что 27–30 ноября не работаем.',
      ro: 'Termenul ține cont de 27–30 noiembrie, când nu lucrăm.',
    }[locale]
    for (const { name, mail, facts, links, now } of previews.filter((preview) => preview.locale === locale)) {
      if (mail.kind !== 'acknowledgement') continue
      const { text, html } = await renderMail(mail, facts, links, now)
      const times = (part: string): number => part.replaceAll('\u00a0', ' ').split(sentence).length - 1
      const expected = name.includes('over-holidays') ? 1 : 0
      expect([times(text.replace(/\s+/g, ' ')), times(html)], name).toEqual([expected, expected])
    }
  },
)

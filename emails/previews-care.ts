/** Every mail of care with realistic facts, in every language: for the tests, and for the page where one can look at them. */
import type { CareFacts } from '../domain/care/care.ts'
import { type OccasionName, occasionNames } from '../domain/care/occasions.ts'
import type { CareMail } from '../domain/care/playbook/move.ts'
import type { Instant } from '../domain/ids.ts'
import { type Locale, locales } from '../domain/locale.ts'
import { money } from '../domain/money.ts'
import { lastMoment } from './preview-changes.ts'
import { previewFacts, previewNow } from './preview-facts.ts'
import { previewLinks } from './previews.ts'
import type { Links } from './voice.ts'

export interface CarePreview {
  readonly name: string
  readonly locale: Locale
  readonly mail: CareMail
  readonly facts: CareFacts
  readonly links: Links
  readonly now: Instant
}

const day = 24 * 3_600_000

const words = {
  en: {
    title: 'Bags from thicker cloth are here',
    text: 'We now sew our bags from cloth of 280 grams instead of 220.\n\nThey carry ten kilograms and wash at 40 degrees.',
    changed: 'The thread is replaced on both machines.\n\nEvery bag is pulled with five kilograms before it is packed.',
  },
  ru: {
    title: 'Появились сумки из плотной ткани',
    text: 'Теперь мы шьём сумки из ткани 280 граммов вместо 220.\n\nОни держат десять килограммов и стираются при 40 градусах.',
    changed: 'Нить заменена на обеих машинах.\n\nКаждую сумку перед упаковкой проверяют весом пять килограммов.',
  },
  ro: {
    title: 'Avem genți din pânză mai groasă',
    text: 'Acum coasem gențile din pânză de 280 de grame în loc de 220.\n\nȚin zece kilograme și se spală la 40 de grade.',
    changed:
      'Ața este înlocuită la ambele mașini.\n\nFiecare geantă este trasă cu cinci kilograme înainte de ambalare.',
  },
} as const satisfies Record<Locale, unknown>

/** Facts of a customer half a year after their complaint ended. */
export function careFactsIn(locale: Locale): CareFacts {
  const { shop, complaint, customer, order } = previewFacts(locale)
  if (!customer) throw new Error('the preview has a customer')
  const closedAt = previewNow - 183 * day
  const { title, text, changed } = words[locale]
  const cause = {
    ...({ id: 'cau_thread', verdict: 'systemic', state: 'closed', closedAt: previewNow - day } as const),
    changed: { [locale]: changed },
  }
  return {
    shop,
    care: {
      ...({ customer: customer.id, state: 'departed', reason: 'silent', since: closedAt, heldOut: false } as const),
      ...{ startedAt: closedAt, turn: 1, wait: 0, wakeAt: null },
    },
    customer: { ...customer, promotions: 'consented', country: 'MD', erasedAt: null },
    complaint: {
      ...({ id: complaint.id, category: 'damaged', outcome: 'settled', remedy: 'replacement' } as const),
      ...{ orderName: order?.externalId ?? null, receivedAt: closedAt - 20 * day, closedAt, compensation: 'gift' },
      ...{ saidGoodbyeAt: null, lastRating: 4, codeUntil: null },
    },
    hasOpenComplaint: false,
    cause,
    causes: [cause],
    bought: { orders: 3, lastAt: closedAt - 40 * day, sinceClosedAt: null },
    rhythmDays: 90,
    touches: [],
    news: [
      {
        ...{ id: 'new_bags', texts: { [locale]: { title, text } }, url: 'https://semitsvet.example/bags' },
        ...{ postedAt: previewNow - day, untilAt: previewNow + 60 * day },
      },
    ],
  }
}

const greetingOn = (occasion: OccasionName): CareMail => ({ kind: 'greeting', n: `${occasion}-2027`, occasion })

function examplesIn(locale: Locale): readonly Omit<CarePreview, 'locale' | 'links' | 'now'>[] {
  const facts = careFactsIn(locale)
  const code = '7K3M9QXT2VHD4RWE'
  const value = money(20_000, facts.shop.currency)
  const gone = { ...facts, complaint: { ...facts.complaint, saidGoodbyeAt: facts.complaint.closedAt } }
  return [
    ...occasionNames.map((name) => ({ name: `greeting-${name}`, mail: greetingOn(name), facts })),
    { name: 'news', mail: { kind: 'news', n: 'new_bags' }, facts },
    ...[6, 12].map((months) => ({
      ...{ name: `look-back-${months}`, mail: { kind: 'look-back', n: `${months}-1`, months } as const },
      facts,
    })),
    { name: 'cause-fixed', mail: { kind: 'cause-fixed', n: 'cau_thread' }, facts },
    { name: 'cause-fixed-after-goodbye', mail: { kind: 'cause-fixed', n: 'cau_thread' }, facts: gone },
    {
      ...{ name: 'win-back', mail: { kind: 'win-back', n: facts.complaint.id, value, until: lastMoment, code } },
      facts,
    },
  ]
}

/** All examples in one language, in the order of the story. */
export const carePreviewsIn = (locale: Locale): readonly CarePreview[] =>
  examplesIn(locale).map((example) => ({ ...example, locale, links: previewLinks, now: previewNow }))

export const carePreviews: readonly CarePreview[] = locales.flatMap(carePreviewsIn)

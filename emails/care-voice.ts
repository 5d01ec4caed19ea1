/** Who speaks in the mail of care: the shop's own name, in the reader's language and at the hours of where they live. */
import type { CareFacts } from '../domain/care/care.ts'
import type { CareMail } from '../domain/care/playbook/move.ts'
import { languageOf } from '../domain/care/way.ts'
import type { Instant } from '../domain/ids.ts'
import { type Locale, locales } from '../domain/locale.ts'
import { zoneOf } from '../domain/zone.ts'
import type { Content } from './content.ts'
import { sayBrief, sayDay, sayMoney, sayUntil, sayWhen } from './format.ts'
import { orderName, plain } from './plain.ts'
import { say } from './say.ts'
import type { Links, Voice } from './voice.ts'

export interface CareProps<Kind extends CareMail['kind']> {
  readonly mail: Extract<CareMail, { readonly kind: Kind }>
  readonly facts: CareFacts
  readonly links: Links
  readonly now: Instant
}

export type CareTemplate<Kind extends CareMail['kind']> = (props: CareProps<Kind>) => Content
export type CareTemplates = { readonly [Kind in CareMail['kind']]: CareTemplate<Kind> }

/** `locale`: where a person of the shop wrote the words, their language carries the whole mail. */
export function careVoice(
  { facts, now }: { readonly facts: CareFacts; readonly now: Instant },
  {
    locale = facts.customer.locale,
    withOrder = false,
  }: { readonly locale?: Locale; readonly withOrder?: boolean } = {},
): Voice {
  const zone = zoneOf(facts)
  const name = facts.complaint.orderName
  return {
    ...{ locale, zone, shop: plain(facts.shop.name, 60), person: plain(facts.shop.sender.name, 60) },
    order: withOrder && name !== null ? orderName({ name, externalId: '' }) : null,
    say: (message, values) => say(locale, message, values),
    when: (instant) => sayWhen(locale, instant, now, zone),
    day: (instant) => sayDay(locale, instant, now, zone),
    brief: (instant) => sayBrief(locale, instant, now, zone),
    until: (instant) => sayUntil(locale, instant, now, zone),
    sum: (amount) => sayMoney(locale, amount),
  }
}

/** What somebody of the shop wrote, in the language the reader gets it in. Throws where it was never written so. */
export function written<Text>(
  texts: Readonly<Partial<Record<Locale, Text>>>,
  facts: CareFacts,
): { readonly locale: Locale; readonly text: Text } {
  const locale = languageOf(texts, facts)
  const text = locale === null ? undefined : texts[locale]
  if (locale === null || text === undefined) throw new Error(`nothing is written in ${locales.join(', ')}`)
  return { locale, text }
}

/** The line that stops all of it. */
export const stopLine = (voice: Voice, links: Links): Content['footer'] => ({
  label: voice.say('mail.care.stop'),
  href: links.unsubscribe,
})

/** Why it went wrong decides what may be written afterwards. Pure. */
import { isLocale, type Locale } from '../locale.ts'
import type { CareFacts } from './care.ts'

/**
 * *light*: greetings, news, a look back. *greetings*: nobody has found out yet, so nothing of ours is praised.
 * *silence*: it may happen again, so nobody is invited back until it cannot.
 */
export type Way = 'light' | 'greetings' | 'silence'

/** A complaint that nobody has tied to a cause is what most complaints are: something that happened once. */
export function wayOf({ cause, causes }: Pick<CareFacts, 'cause' | 'causes'>): Way {
  const isOpen = causes.some(({ verdict, state }) => verdict === 'systemic' && state !== 'closed')
  if (isOpen) return 'silence'
  return cause?.verdict === 'unknown' ? 'greetings' : 'light'
}

/** The language somebody is told something in: their own where it was written, else the shop's; null where it was not. */
export function languageOf<Text>(
  texts: Readonly<Partial<Record<Locale, Text>>>,
  { customer, shop }: Pick<CareFacts, 'customer' | 'shop'>,
): Locale | null {
  const written = Object.keys(texts).filter(isLocale)
  return [customer.locale, shop.locale].find((locale) => written.includes(locale)) ?? null
}

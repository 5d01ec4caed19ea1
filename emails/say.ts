/** Turns a message's name and its values into a sentence, by the rules of ICU (plurals, selects) for the language. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from '../domain/locale.ts'
import { catalog, type MessageName } from './locales/catalog.ts'

export type Values = Readonly<Record<string, string | number>>

const formats = new Map<string, IntlMessageFormat>()

/** `say('ru', 'page.choose', { name: 'Анна' })`. Plain text: whoever puts it into HTML escapes it. */
export function say(locale: Locale, name: MessageName, values: Values = {}): string {
  const key = `${locale} ${name}`
  let format = formats.get(key)
  if (!format) {
    // Tags in a message would be parsed as markup; ours are plain sentences.
    format = new IntlMessageFormat(catalog[locale][name], locale, undefined, { ignoreTag: true })
    formats.set(key, format)
  }
  const sentence = format.format({ ...values })
  return typeof sentence === 'string' ? sentence : String(sentence)
}

/** A name built at run time (`words.category.${category}`): checked against the catalogue, so that it cannot be missing unseen. */
export const isMessage = (name: string): name is MessageName => Object.hasOwn(catalog.en, name)

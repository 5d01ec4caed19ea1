/**
 * The tone guard: reads a text for people and finds wording that shifts blame, excuses, defends, vows, is cold or shouts.
 * Source of the rules: the voice of the house. It prefers silence to a false alarm.
 */
import { en } from './tone/en.ts'
import { type ToneFinding, toneReader } from './tone/reader.ts'
import { ro } from './tone/ro.ts'
import { ru } from './tone/ru.ts'
import type { ToneLanguage } from './tone/rule.ts'

export type { ToneFinding } from './tone/reader.ts'
export { type ToneKind, toneKinds } from './tone/rule.ts'

export const toneLocales = ['en', 'ru', 'ro'] as const
export type ToneLocale = (typeof toneLocales)[number]

const languages = { en, ru, ro } as const satisfies Record<ToneLocale, ToneLanguage>

/** Thousands of patterns take a tenth of a second to compile, which no isolate should spend before its first answer. */
const readers = new Map<ToneLocale, (text: string) => readonly ToneFinding[]>()

function readerOf(locale: ToneLocale): (text: string) => readonly ToneFinding[] {
  const reader = readers.get(locale) ?? toneReader(locale, languages[locale])
  readers.set(locale, reader)
  return reader
}

/**
 * Findings sorted by place, never overlapping; offsets are UTF-16, `end` exclusive. Linear in the length of the text.
 * The suggestion is wording to use instead, in the language of the text.
 */
export function readTone(locale: ToneLocale, text: string): readonly ToneFinding[] {
  return readerOf(locale)(text)
}

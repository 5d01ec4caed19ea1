import type { Locale } from './locale.ts'

/** A guess from the words themselves, for senders that name no language: script first, then Romanian's own letters. */
export function languageOf(text: string): Locale | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 4) return null
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  if (cyrillic * 2 > letters) return 'ru'
  return /[ăâîșțşţ]/iu.test(text) ? 'ro' : null
}

/** Russian typography: a short preposition or particle never ends a line, a dash never begins one, numbers hold together. */
import type { Locale } from '../domain/locale.ts'

const shortWord = /(?<=^|[\s\u00a0(«„])(в|во|к|ко|с|со|о|об|у|и|а|но|на|не|ни|по|за|от|до|из|№) (?=\S)/giu

/** The sentence with non-breaking spaces where its language wants them. */
export const typeset = (locale: Locale, text: string): string =>
  locale === 'ru'
    ? text
        .replace(shortWord, '$1\u00a0')
        .replace(/(?<=\d) (?=[\d₽%]|\p{L}{3})/gu, '\u00a0')
        .replace(/ (?=[—–])/g, '\u00a0')
    : text

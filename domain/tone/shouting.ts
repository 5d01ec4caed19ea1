/** Capitals and exclamation marks. Codes, abbreviations, quoted labels, addresses and placeholders are left alone. */
import { brands } from './brands.ts'
import type { ShoutingWords } from './rule.ts'
import { fold, type Reading, type Word } from './words.ts'

export interface Shout {
  readonly start: number
  readonly end: number
  readonly suggestion: string
}

const shortestShout = 4
const vowels = /[aeiouyаеиоуыэюя]/
const lower = /\p{Ll}/u
const letter = /\p{L}/u
/** Joins parts of a code, an e-mail address, a path or a placeholder: "AM-4TGH", "SHOP@EXAMPLE.COM", "{NAME}". */
const joiners = new Set(['-', '_', '/', '@', '.', '#', '&', '+', '{', '}', '%', '$', '=', '‑'])
const openQuotes = new Set(['"', '“', '„', '«', '”', "'", '‘'])
const closeQuotes = new Set(['"', '”', '“', '»', "'", '’'])
const cyrillic = /[\u0400-\u04FF]/
const capitalised = /^\p{Lu}.*\p{Ll}/su
const romanNumeral = /^[IVXLCDM]+$/
const digit = /\p{N}/u

const isCapital = (part: string): boolean => letter.test(part) && !lower.test(part) && part !== part.toLowerCase()

function isCode(text: string, { start, end }: Word): boolean {
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (digit.test(before) || digit.test(after)) return true
  if (joiners.has(before) && /\S/.test(text.charAt(start - 2))) return true
  if (before === '{' || before === '#' || before === '@') return true
  if (joiners.has(after) && /[^\s.]/.test(text.charAt(end + 1))) return true
  return openQuotes.has(before) && closeQuotes.has(after)
}

/**
 * One word in capitals beside a number or a name ("Samsung QLED"), in a clause with a brand ("the LACK table from
 * IKEA"), or in Latin letters amid Cyrillic ones: what a thing is called.
 */
function isName(text: string, words: readonly Word[], index: number, language: CompiledShouting, locale: string) {
  const word = words[index]
  if (word === undefined || language.loudWords.has(word.text)) return false
  if (locale === 'ru' && !cyrillic.test(word.text)) return true
  const near = [index - 2, index - 1, index + 1, index + 2, index + 3]
    .map((at) => ({ at, word: words[at] }))
    .filter(({ word: other }) => other?.clause === word.clause)
    .map(({ at, word: other }) => ({ at, ...(other ?? word), written: text.slice(other?.start, other?.end) }))
  const beside = near.filter(({ at }) => Math.abs(at - index) === 1)
  if (
    beside.some(({ written }) => isCapital(written) && written.length >= shortestShout && !brands.has(fold(written)))
  ) {
    return false
  }
  const opens = (at: number) => words[at - 1]?.sentence !== words[at]?.sentence
  return (
    near.some((other) => brands.has(other.text)) ||
    beside.some(({ at, written }) => digit.test(written) || (capitalised.test(written) && !opens(at)))
  )
}

/** Runs of words in capitals that hold at least one shouted word; a short word between shouted ones joins them. */
function capitals(text: string, words: readonly Word[], language: CompiledShouting, locale: string): Shout[] {
  const shouts: Shout[] = []
  let run: { start: number; end: number } | null = null
  let runReaches = -1
  words.forEach((word, index) => {
    if (words[index - 1]?.start === word.start) {
      if (runReaches === index - 1) runReaches = index
      return
    }
    const written = text.slice(word.start, word.end)
    if (!isCapital(written)) return
    const letters = written.replace(/[^\p{L}]/gu, '')
    const shouted =
      (letters.length >= shortestShout || language.shortWords.has(word.text)) &&
      vowels.test(word.text) &&
      !romanNumeral.test(letters) &&
      !language.abbreviations.has(word.text) &&
      !brands.has(word.text) &&
      !language.codeNames.has(words[index - 1]?.text ?? '') &&
      !isCode(text, word) &&
      !isName(text, words, index, language, locale)
    const continues = run !== null && runReaches === index - 1
    if (shouted && run !== null && continues) run.end = word.end
    else if (shouted) {
      if (run !== null) shouts.push(soften(text, run, locale))
      run = { start: word.start, end: word.end }
    }
    if (shouted || (continues && letters.length < shortestShout)) runReaches = index
  })
  if (run !== null) shouts.push(soften(text, run, locale))
  return shouts
}

function soften(text: string, { start, end }: { start: number; end: number }, locale: string): Shout {
  const quiet = text.slice(start, end).toLocaleLowerCase(locale)
  const opens = /(?:^|[.!?…]\s{0,9}|\n\s{0,9})$/.test(text.slice(Math.max(0, start - 10), start))
  const suggestion = opens ? quiet.charAt(0).toLocaleUpperCase(locale) + quiet.slice(1) : quiet
  return { start, end, suggestion }
}

export interface CompiledShouting {
  readonly abbreviations: ReadonlySet<string>
  readonly loudWords: ReadonlySet<string>
  readonly shortWords: ReadonlySet<string>
  readonly codeNames: ReadonlySet<string>
  readonly words: ShoutingWords
}

export const compileShouting = (words: ShoutingWords): CompiledShouting => ({
  abbreviations: new Set(words.abbreviations.map(fold)),
  loudWords: new Set(words.loudWords.map(fold)),
  shortWords: new Set(words.shortWords.map(fold)),
  codeNames: new Set(words.codeNames.map(fold)),
  words,
})

/** `apologises` says whether a sentence, by its running number, holds an apology. */
export function findShouting(
  text: string,
  { words, stops }: Reading,
  language: CompiledShouting,
  locale: string,
  apologises: (sentence: number) => boolean,
): readonly Shout[] {
  const shouts = capitals(text, words, language, locale)
  for (const { start, end, sentence } of stops) {
    const loud = text.slice(start, end).split('!').length - 1
    if (loud === 0) continue
    const { apologySuggestion, exclamationsSuggestion } = language.words
    if (apologises(sentence)) shouts.push({ start, end, suggestion: apologySuggestion })
    else if (loud > 1) shouts.push({ start, end, suggestion: exclamationsSuggestion })
  }
  return shouts
}

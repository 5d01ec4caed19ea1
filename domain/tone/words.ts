/** Cuts a text into words as the tone rules see them, each with its place in the text. One pass, linear in the text. */
import { silencesOf } from './silences.ts'

export interface Word {
  /** Folded: lower case, no diacritics, no soft hyphens. */
  readonly text: string
  /** UTF-16 offsets into the text as given. */
  readonly start: number
  readonly end: number
  /** Running numbers: a clause ends at a comma, a segment at a colon or bracket, a sentence at its stop. */
  readonly clause: number
  readonly segment: number
  readonly sentence: number
}

export interface Stop {
  readonly start: number
  readonly end: number
  /** The sentence that it closes. */
  readonly sentence: number
}

export interface Reading {
  readonly words: readonly Word[]
  /** Full stops, question and exclamation marks, in order. */
  readonly stops: readonly Stop[]
}

const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
const marks = /\p{M}+/gu

/**
 * Makes spellings equal: case, ё/е, й/и, Romanian with comma, cedilla or nothing, soft hyphens, curly apostrophes.
 * Patterns go through the same fold, so that what it merges, it merges on both sides.
 */
export function fold(text: string): string {
  const lower = text
    .replace(invisible, '')
    .replace(/[’ʼ`´‘]/g, "'")
    .toLowerCase()
  for (let at = 0; at < lower.length; at++) {
    if (lower.charCodeAt(at) > 127) return lower.normalize('NFD').replace(marks, '')
  }
  return lower
}

/** Only one quantifier can take each character, so that no input makes it walk back. */
const pieces =
  /(\p{L}(?:[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]|['’ʼ`´‘](?=\p{L}))*|\p{N}+)|([.!?…](?:[ \u00A0]?[.!?…])*)|([;:()[\]{}|•])|([,—–]|[ \u00A0]-(?=[ \u00A0]))|(\n[^\S\n]*\n\s*)/gu
/** Stands for a whole quotation or address: a word that no pattern names. */
const quoted = '"'
const restOfSentence = /[\p{L}\p{N}]|\s+\p{Ll}/uy

/** True for the dot of "1.5", "dvs. este", "т. е.": something small goes on behind it. */
function goesOn(text: string, mark: string, end: number): boolean {
  if (mark !== '.') return false
  restOfSentence.lastIndex = end
  return restOfSentence.test(text)
}

export function readWords(text: string, expand: (word: string) => readonly string[]): Reading {
  const words: Word[] = []
  const stops: Stop[] = []
  let clause = 0
  let segment = 0
  let sentence = 0
  const silences = silencesOf(text)
  let next = 0
  let silentUntil = 0
  for (const piece of text.matchAll(pieces)) {
    const [found, word, stop, bracket, , paragraph] = piece
    const start = piece.index
    const end = start + found.length
    for (let silence = silences[next]; silence !== undefined && silence.start < end; silence = silences[++next]) {
      words.push({ text: quoted, start: silence.start, end: silence.end, clause, segment, sentence })
      silentUntil = silence.end
      if (!silence.closes) continue
      clause++
      segment++
      sentence++
    }
    if (start < silentUntil) continue
    if (word !== undefined) {
      for (const part of expand(fold(word))) words.push({ text: part, start, end, clause, segment, sentence })
      continue
    }
    if (stop !== undefined && goesOn(text, stop, end)) continue
    clause++
    if (stop !== undefined) stops.push({ start, end, sentence })
    if (stop !== undefined || bracket !== undefined || paragraph !== undefined) segment++
    if (stop !== undefined || paragraph !== undefined) sentence++
  }
  return { words, stops }
}

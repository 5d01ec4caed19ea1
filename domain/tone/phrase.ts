/**
 * The notation of the tone rules, matched on whole words:
 *
 *   word      that word           stem*     any word that starts so       *ed    any word that ends so
 *   (a|b c)   one of these        (a|b)?    one of these, or nothing      @name  one of a word list of the language
 *   ~2        up to two words, none of them a negation, none across a comma
 *
 * Spaces and hyphens separate. A phrase never crosses a sentence; commas and filler words between its words are free.
 *
 * It is matched with sets of positions instead of backtracking: the cost of one start is bounded by the length of the
 * pattern, whatever the text.
 */
import { fold, type Word } from './words.ts'

/** One word out of many: the common case of a choice, answered without trying its branches. */
interface OneWord {
  readonly type: 'word'
  readonly whole: Set<string>
  readonly stems: string[]
  readonly endings: string[]
}
type Part =
  | OneWord
  | { readonly type: 'gap'; readonly most: number }
  | { readonly type: 'choice'; readonly branches: readonly (readonly Part[])[]; readonly optional: boolean }

export interface Phrase {
  readonly parts: readonly Part[]
}

export interface Grammar {
  readonly fillers: ReadonlySet<string>
  readonly negators: ReadonlySet<string>
}

function mergeWords(branches: readonly (readonly Part[])[]): (readonly Part[])[] {
  const one: OneWord = { type: 'word', whole: new Set(), stems: [], endings: [] }
  const longer: (readonly Part[])[] = []
  for (const branch of branches) {
    const [part, ...rest] = branch
    if (part?.type === 'word' && rest.length === 0) {
      for (const text of part.whole) one.whole.add(text)
      one.stems.push(...part.stems)
      one.endings.push(...part.endings)
    } else if (part?.type === 'choice' && rest.length === 0 && !part.optional) longer.push(...part.branches)
    else longer.push(branch)
  }
  return one.whole.size + one.stems.length + one.endings.length > 0 ? [[one], ...longer] : longer
}

/** Throws on a pattern that is not well formed: the tables are ours, and read when loaded. */
export function parsePhrase(pattern: string, lists: Readonly<Record<string, string>>): Phrase {
  const tokens = pattern.match(/\)\?|[()|]|[^\s()|-]+/g) ?? []
  let at = 0
  const sequence = (): Part[] => {
    const parts: Part[] = []
    for (let token = tokens[at]; token !== undefined && token !== '|' && !token.startsWith(')'); token = tokens[at]) {
      at++
      parts.push(token === '(' ? choice() : single(token))
    }
    return parts
  }
  const choice = (): Part => {
    const branches = [sequence()]
    while (tokens[at] === '|') {
      at++
      branches.push(sequence())
    }
    const close = tokens[at++]
    if (close === undefined) throw new Error(`tone pattern is not closed: ${pattern}`)
    return { type: 'choice', branches: mergeWords(branches), optional: close === ')?' }
  }
  const single = (token: string): Part => {
    if (token.startsWith('~')) return { type: 'gap', most: Number(token.slice(1)) }
    if (token.startsWith('@')) {
      const list = lists[token.replace(/^@|\?$/g, '')]
      if (list === undefined) throw new Error(`tone pattern names an unknown list: ${token}`)
      return parsePhrase(`(${list})${token.endsWith('?') ? '?' : ''}`, lists).parts[0] ?? { type: 'gap', most: 0 }
    }
    const text = fold(token.replace('*', ''))
    const one: OneWord = { type: 'word', whole: new Set(), stems: [], endings: [] }
    if (token.endsWith('*')) one.stems.push(text)
    else if (token.startsWith('*')) one.endings.push(text)
    else one.whole.add(text)
    return one
  }
  const parts = sequence()
  if (at < tokens.length || parts.length === 0) throw new Error(`tone pattern is not well formed: ${pattern}`)
  return { parts }
}

function fits({ whole, stems, endings }: OneWord, text: string): boolean {
  if (whole.has(text)) return true
  for (const stem of stems) if (text.startsWith(stem)) return true
  for (const ending of endings) if (text.endsWith(ending)) return true
  return false
}

const mostFillers = 3
/** Positions are the bits of one integer, counted from the start of the phrase: no phrase is longer than this. */
const longestPhrase = 30

interface Place {
  readonly words: readonly Word[]
  readonly start: number
  readonly segment: number
  readonly grammar: Grammar
}

function wordAt({ words, start, segment }: Place, offset: number): Word | undefined {
  const word = offset < longestPhrase ? words[start + offset] : undefined
  return word?.segment === segment ? word : undefined
}

function afterWord(part: OneWord, offset: number, place: Place): number {
  let reached = 0
  for (let next = offset; next <= offset + mostFillers; next++) {
    const word = wordAt(place, next)
    if (word === undefined) break
    if (fits(part, word.text)) reached |= 1 << (next + 1)
    if (next === 0 || !place.grammar.fillers.has(word.text)) break
  }
  return reached
}

function afterGap(most: number, offset: number, place: Place): number {
  let reached = 1 << offset
  for (let next = offset; next < offset + most; next++) {
    const word = wordAt(place, next)
    if (word === undefined || place.grammar.negators.has(word.text)) break
    if (next > 0 && place.words[place.start + next - 1]?.clause !== word.clause) break
    reached |= 1 << (next + 1)
  }
  return reached
}

function run(parts: readonly Part[], from: number, place: Place): number {
  let positions = from
  for (const part of parts) {
    if (positions === 0) return 0
    let reached = 0
    if (part.type === 'choice') {
      for (const branch of part.branches) reached |= run(branch, positions, place)
      if (part.optional) reached |= positions
    } else {
      for (let left = positions; left !== 0; left &= left - 1) {
        const offset = 31 - Math.clz32(left & -left)
        reached |= part.type === 'gap' ? afterGap(part.most, offset, place) : afterWord(part, offset, place)
      }
    }
    positions = reached
  }
  return positions
}

/** The index behind the longest match that starts at `start`, or -1. */
export function matchPhrase(phrase: Phrase, words: readonly Word[], start: number, grammar: Grammar): number {
  const segment = words[start]?.segment ?? -1
  const longest = 31 - Math.clz32(run(phrase.parts, 1, { words, start, segment, grammar }))
  return longest > 0 ? start + longest : -1
}

/** The words and stems a phrase can start with. */
export function firstWords(parts: readonly Part[]): readonly { readonly text: string; readonly prefix: boolean }[] {
  const firsts: { text: string; prefix: boolean }[] = []
  for (const part of parts) {
    if (part.type === 'gap' || (part.type === 'word' && part.endings.length > 0)) {
      throw new Error('a tone pattern must start with a word or a stem')
    }
    if (part.type === 'word') {
      for (const text of part.whole) firsts.push({ text, prefix: false })
      for (const text of part.stems) firsts.push({ text, prefix: true })
      return firsts
    }
    for (const branch of part.branches) firsts.push(...firstWords(branch))
    if (!part.optional) return firsts
  }
  return firsts
}

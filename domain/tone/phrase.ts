/**
 * The notation of the tone rules, matched on whole words:
 *
 *   word      that word           stem*     any word that starts so       *ed    any word that ends so
 *   (a|b c)   one of these        (a|b)?    one of these, or nothing      @name  one of a word list of the language
 *   ~2        up to two words, none of them a negation, none across a comma
 *   ~2,       the same, and across commas: for what stands between a cause and its consequence
 *   *ли!@name a word that ends so and is not in the list (also word*!@name)
 *
 * Spaces and hyphens separate. A phrase never crosses a sentence; commas and filler words between its words are free.
 *
 * It is matched with sets of positions instead of backtracking: the cost of one start is bounded by the length of the
 * pattern, whatever the text.
 */
import { add, fits, noWord, type OneWord, oneWord } from './one-word.ts'
import type { Word } from './words.ts'

interface Gap {
  readonly type: 'gap'
  readonly most: number
  readonly acrossCommas: boolean
}
type Part =
  | OneWord
  | Gap
  | {
      readonly type: 'choice'
      readonly branches: readonly (readonly Part[])[]
      readonly optional: boolean
      /** What its branches can start with, where that is known: one look instead of one for each branch. */
      readonly heads: OneWord | null
    }

export interface Phrase {
  readonly pattern: string
  readonly parts: readonly Part[]
}

export interface Grammar {
  readonly fillers: ReadonlySet<string>
  readonly negators: ReadonlySet<string>
}

function mergeWords(branches: readonly (readonly Part[])[]): (readonly Part[])[] {
  const one = noWord()
  const longer: (readonly Part[])[] = []
  for (const branch of branches) {
    const [part, ...rest] = branch
    if (part?.type === 'word' && part.except === undefined && rest.length === 0) add(one, part)
    else if (part?.type === 'choice' && rest.length === 0 && !part.optional) longer.push(...part.branches)
    else longer.push(branch)
  }
  return one.whole.size + one.stems.size + one.endings.size > 0 ? [[one], ...longer] : longer
}

/** The words that branches can start with; null where a branch could start with anything. */
function headsOf(branches: readonly (readonly Part[])[]): OneWord | null {
  const heads = noWord()
  for (const [first] of branches) {
    const known = first?.type === 'choice' && !first.optional ? first.heads : first?.type === 'word' ? first : null
    if (known === null || known.except !== undefined) return null
    add(heads, known)
  }
  return heads
}

type Lists = Readonly<Record<string, string>>
/** Many patterns name the same list: it is read once. */
const readLists = new WeakMap<Lists, Map<string, Part>>()

function listed(token: string, lists: Lists): Part {
  const read = readLists.get(lists) ?? new Map<string, Part>()
  readLists.set(lists, read)
  const known = read.get(token)
  if (known !== undefined) return known
  const list = lists[token.replace(/^@|\?$/g, '')]
  if (list === undefined) throw new Error(`tone pattern names an unknown list: ${token}`)
  const [part] = parsePhrase(`(${list})${token.endsWith('?') ? '?' : ''}`, lists).parts
  if (part === undefined) throw new Error(`tone pattern names an empty list: ${token}`)
  read.set(token, part)
  return part
}

/** Throws on a pattern that is not well formed: the tables are ours, and read when loaded. */
export function parsePhrase(pattern: string, lists: Lists): Phrase {
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
    const merged = mergeWords(branches)
    return { type: 'choice', branches: merged, optional: close === ')?', heads: headsOf(merged) }
  }
  const single = (token: string): Part => {
    if (token.startsWith('~')) {
      return { type: 'gap', most: Number.parseInt(token.slice(1), 10), acrossCommas: token.endsWith(',') }
    }
    if (token.startsWith('@')) return listed(token, lists)
    const [shape = '', exceptions] = token.split('!@')
    if (exceptions === undefined) return oneWord([shape])
    const list = lists[exceptions]
    if (list === undefined) throw new Error(`tone pattern names an unknown list: ${token}`)
    return { ...oneWord([shape]), except: oneWord(list.split('|')) }
  }
  const parts = sequence()
  if (at < tokens.length || parts.length === 0) throw new Error(`tone pattern is not well formed: ${pattern}`)
  return { pattern, parts }
}

const mostFillers = 3
/** Positions are the bits of one integer, counted from the start of the phrase: no phrase is longer than this. */
const longestPhrase = 30

export interface Place {
  readonly words: readonly Word[]
  readonly start: number
  /** The first offset out of reach: behind the segment, or too far. */
  readonly end: number
  readonly grammar: Grammar
}

export function placeAt(words: readonly Word[], start: number, grammar: Grammar): Place {
  let end = 0
  while (end < longestPhrase && words[start + end]?.segment === words[start]?.segment) end++
  return { words, start, end, grammar }
}

function wordAt({ words, start, end }: Place, offset: number): Word | undefined {
  return offset < end ? words[start + offset] : undefined
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

function afterGap({ most, acrossCommas }: Gap, offset: number, place: Place): number {
  let reached = 1 << offset
  for (let next = offset; next < offset + most; next++) {
    const word = wordAt(place, next)
    if (word === undefined || place.grammar.negators.has(word.text)) break
    if (!acrossCommas && next > 0 && place.words[place.start + next - 1]?.clause !== word.clause) break
    reached |= 1 << (next + 1)
  }
  return reached
}

/** Where one word or gap leads from each of the positions. */
function step(part: Exclude<Part, { type: 'choice' }>, positions: number, place: Place): number {
  let reached = 0
  for (let left = positions; left !== 0; left &= left - 1) {
    const offset = 31 - Math.clz32(left & -left)
    reached |= part.type === 'gap' ? afterGap(part, offset, place) : afterWord(part, offset, place)
  }
  return reached
}

function run(parts: readonly Part[], from: number, place: Place): number {
  let positions = from
  for (const part of parts) {
    if (positions === 0) return 0
    let reached = 0
    if (part.type === 'choice') {
      if (part.heads === null || step(part.heads, positions, place) !== 0) {
        for (const branch of part.branches) {
          const [only] = branch
          reached |=
            branch.length === 1 && only?.type === 'word' ? step(only, positions, place) : run(branch, positions, place)
        }
      }
      if (part.optional) reached |= positions
    } else reached = step(part, positions, place)
    positions = reached
  }
  return positions
}

/** The index behind the longest match that starts there, or -1. */
export function matchPhrase(phrase: Phrase, place: Place): number {
  const longest = 31 - Math.clz32(run(phrase.parts, 1, place))
  return longest > 0 ? place.start + longest : -1
}

/** The same phrase as several, one for each way to begin: each is then walked only where it can begin so. */
export function beginnings(phrase: Phrase): readonly Phrase[] {
  const [first, ...rest] = phrase.parts
  if (first?.type !== 'choice' || first.optional) return [phrase]
  return first.branches.flatMap((branch) => beginnings({ ...phrase, parts: [...branch, ...rest] }))
}

/**
 * Of the words that a phrase needs behind its first, the one that can be the fewest things; null if it needs none.
 * A negation stands everywhere, so it is taken last.
 */
export function requiredWord({ parts }: Phrase, { negators }: Grammar): OneWord | null {
  let required: OneWord | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const part of parts.slice(1)) {
    const needed = part.type === 'word' ? part : part.type === 'choice' && !part.optional ? part.heads : null
    if (needed === null || needed.stems.has('') || needed.endings.has('')) continue
    const common = [...needed.whole].some((text) => negators.has(text)) ? 1000 : 0
    const things = common + needed.whole.size + 4 * (needed.stems.size + needed.endings.size)
    if (things >= fewest) continue
    required = needed
    fewest = things
  }
  return required
}

export interface FirstWord {
  readonly text: string
  readonly prefix: boolean
}

/** The words and stems a phrase can start with; throws where it could start with anything. */
export function firstWords({ pattern, parts }: Phrase): readonly FirstWord[] {
  const firsts: FirstWord[] = []
  for (const part of parts) {
    if (part.type === 'gap' || (part.type === 'word' && part.endings.size > 0)) {
      throw new Error(`tone pattern must start with a word or a stem: ${pattern}`)
    }
    if (part.type === 'word') {
      for (const text of part.whole) firsts.push({ text, prefix: false })
      for (const text of part.stems) firsts.push({ text, prefix: true })
      return firsts
    }
    for (const branch of part.branches) firsts.push(...firstWords({ pattern, parts: branch }))
    if (!part.optional) return firsts
  }
  return firsts
}

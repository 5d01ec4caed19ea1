/** Finds every phrase of a language in one walk over the words: each word is looked up among the first words of phrases. */
import { beginnings, firstWords, type Grammar, matchPhrase, type Phrase, placeAt, requiredWord } from './phrase.ts'
import { RequiredWords } from './required-words.ts'
import type { Word } from './words.ts'

export interface PhraseHit<Owner> {
  readonly owner: Owner
  /** Word indices, `end` behind the last word. */
  readonly start: number
  readonly end: number
}

interface Entry<Owner> {
  readonly phrase: Phrase
  readonly owner: Owner
  /** The number of a word that must stand in the segment. */
  readonly required: number | null
}

export class PhraseIndex<Owner> {
  readonly #whole = new Map<string, Set<Entry<Owner>>>()
  readonly #stems = new Map<string, Set<Entry<Owner>>>()
  readonly #required = new RequiredWords()
  readonly #grammar: Grammar
  #longestStem = 0

  constructor(grammar: Grammar) {
    this.#grammar = grammar
  }

  add(whole: Phrase, owner: Owner): void {
    for (const phrase of beginnings(whole)) this.#addBeginning(phrase, owner)
  }

  #addBeginning(phrase: Phrase, owner: Owner): void {
    const needed = requiredWord(phrase, this.#grammar)
    const entry = { phrase, owner, required: needed === null ? null : this.#required.add(needed) }
    for (const first of firstWords(phrase)) {
      const table = first.prefix ? this.#stems : this.#whole
      table.set(first.text, (table.get(first.text) ?? new Set()).add(entry))
      if (first.prefix) this.#longestStem = Math.max(this.#longestStem, first.text.length)
    }
  }

  find(words: readonly Word[]): readonly PhraseHit<Owner>[] {
    const hits: PhraseHit<Owner>[] = []
    const known = new Map<string, ReadonlySet<Entry<Owner>>>()
    const segment = this.#required.reader(words)
    words.forEach(({ text }, start) => {
      const entries = known.get(text) ?? this.#startingWith(text)
      known.set(text, entries)
      segment.enter(start)
      const place = entries.size > 0 ? placeAt(words, start, this.#grammar) : null
      for (const { phrase, owner, required } of entries) {
        if (required !== null && !segment.has(required)) continue
        const end = place === null ? -1 : matchPhrase(phrase, place)
        if (end > start) hits.push({ owner, start, end })
      }
    })
    return hits
  }

  #startingWith(text: string): ReadonlySet<Entry<Owner>> {
    const entries = new Set(this.#whole.get(text))
    const most = Math.min(this.#longestStem, text.length)
    for (let length = 1; length <= most; length++) {
      for (const entry of this.#stems.get(text.slice(0, length)) ?? []) entries.add(entry)
    }
    return entries
  }
}

/** Finds every phrase of a language in one walk over the words: each word is looked up among the first words of phrases. */
import { firstWords, type Grammar, matchPhrase, type Phrase, placeAt } from './phrase.ts'
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
}

export class PhraseIndex<Owner> {
  readonly #whole = new Map<string, Set<Entry<Owner>>>()
  readonly #stems = new Map<string, Set<Entry<Owner>>>()
  readonly #grammar: Grammar
  #longestStem = 0

  constructor(grammar: Grammar) {
    this.#grammar = grammar
  }

  add(phrase: Phrase, owner: Owner): void {
    const entry = { phrase, owner }
    for (const first of firstWords(phrase)) {
      const table = first.prefix ? this.#stems : this.#whole
      table.set(first.text, (table.get(first.text) ?? new Set()).add(entry))
      if (first.prefix) this.#longestStem = Math.max(this.#longestStem, first.text.length)
    }
  }

  find(words: readonly Word[]): readonly PhraseHit<Owner>[] {
    const hits: PhraseHit<Owner>[] = []
    const known = new Map<string, ReadonlySet<Entry<Owner>>>()
    words.forEach(({ text }, start) => {
      const entries = known.get(text) ?? this.#startingWith(text)
      known.set(text, entries)
      const place = entries.size > 0 ? placeAt(words, start, this.#grammar) : null
      for (const { phrase, owner } of entries) {
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

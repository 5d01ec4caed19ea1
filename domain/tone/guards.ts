/** Decides whether a hit is lifted by what stands around it: a negation, a condition, a report of somebody's words. */
import type { ToneGuard } from './rule.ts'
import type { Word } from './words.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** How many words may stand between a `before` or `after` guard and the finding. */
const reach = 2

/** Where one guard was seen in one text; every question costs a fixed number of look-ups. */
export class Sightings {
  readonly #starts = new Set<number>()
  readonly #ends = new Set<number>()
  readonly #firstOfClause = new Map<number, number>()
  readonly #firstOfSentence = new Map<number, number>()
  readonly #words: readonly Word[]

  constructor(words: readonly Word[]) {
    this.#words = words
  }

  /** Hits must come in the order of the text. */
  add({ start, end }: Span): void {
    const word = this.#words[start]
    if (word === undefined) return
    this.#starts.add(start)
    this.#ends.add(end)
    if (!this.#firstOfClause.has(word.clause)) this.#firstOfClause.set(word.clause, start)
    if (!this.#firstOfSentence.has(word.sentence)) this.#firstOfSentence.set(word.sentence, start)
  }

  inSentence(sentence: number): boolean {
    return this.#firstOfSentence.has(sentence)
  }

  nearSentence(sentence: number): boolean {
    return this.inSentence(sentence) || this.inSentence(sentence - 1) || this.inSentence(sentence + 1)
  }

  lifts(where: ToneGuard['where'], span: Span): boolean {
    const first = this.#words[span.start]
    const last = this.#words[span.end - 1]
    if (first === undefined || last === undefined) return false
    if (where === 'anywhere') return this.inSentence(first.sentence)
    if (where === 'clause') return (this.#firstOfClause.get(first.clause) ?? span.start) < span.start
    if (where === 'sentence') return (this.#firstOfSentence.get(first.sentence) ?? span.start) < span.start
    for (let distance = 0; distance <= reach; distance++) {
      const end = span.start - distance
      if (where === 'before' && this.#ends.has(end) && this.#words[end - 1]?.clause === first.clause) return true
      const start = span.end + distance
      if (where === 'after' && this.#starts.has(start) && this.#words[start]?.clause === last.clause) return true
    }
    return false
  }
}

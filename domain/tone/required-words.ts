/**
 * Most phrases need a word that most segments do not hold. Each word of a text is looked up once for all phrases; only
 * those whose needed word stands in the segment are walked at all.
 */
import type { OneWord } from './one-word.ts'
import type { Word } from './words.ts'

function note(table: Map<string, number[]>, texts: ReadonlySet<string>, id: number): void {
  for (const text of texts) {
    const ids = table.get(text) ?? []
    ids.push(id)
    table.set(text, ids)
  }
}

export class RequiredWords {
  readonly #ids = new Map<OneWord, number>()
  readonly #whole = new Map<string, number[]>()
  readonly #stems = new Map<string, number[]>()
  readonly #endings = new Map<string, number[]>()
  #longestStem = 0
  #longestEnding = 0

  /** The number under which a segment is asked for it. */
  add(word: OneWord): number {
    const known = this.#ids.get(word)
    if (known !== undefined) return known
    const { whole, stems, endings } = word
    const id = this.#ids.size
    this.#ids.set(word, id)
    note(this.#whole, whole, id)
    note(this.#stems, stems, id)
    note(this.#endings, endings, id)
    for (const stem of stems) this.#longestStem = Math.max(this.#longestStem, stem.length)
    for (const ending of endings) this.#longestEnding = Math.max(this.#longestEnding, ending.length)
    return id
  }

  /** Tells, segment by segment in the order of the text, whether a numbered word stands in it. */
  reader(words: readonly Word[]): { enter(start: number): void; has(id: number): boolean } {
    const seenIn = new Int32Array(this.#ids.size).fill(-1)
    const known = new Map<string, readonly number[]>()
    let segment = -1
    return {
      enter: (start) => {
        const entered = words[start]?.segment ?? -1
        if (entered === segment) return
        segment = entered
        for (let at = start; words[at]?.segment === segment; at++) {
          const text = words[at]?.text ?? ''
          const ids = known.get(text) ?? this.#fitting(text)
          known.set(text, ids)
          for (const id of ids) seenIn[id] = segment
        }
      },
      has: (id) => seenIn[id] === segment,
    }
  }

  #fitting(text: string): readonly number[] {
    const ids = [...(this.#whole.get(text) ?? [])]
    for (let length = Math.min(this.#longestStem, text.length); length > 0; length--) {
      ids.push(...(this.#stems.get(text.slice(0, length)) ?? []))
    }
    for (let length = Math.min(this.#longestEnding, text.length); length > 0; length--) {
      ids.push(...(this.#endings.get(text.slice(-length)) ?? []))
    }
    return ids
  }
}

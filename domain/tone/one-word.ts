/** One word of a pattern: which words, stems and endings it stands for, and whether a word of a text is one of them. */
import { fold } from './words.ts'

/** One word out of many: the common case of a choice, answered without trying its branches. */
export interface OneWord {
  readonly type: 'word'
  readonly whole: Set<string>
  readonly stems: Set<string>
  readonly endings: Set<string>
  /** How long its stems and endings are: only so much of a word is looked up. */
  readonly stemLengths: Set<number>
  readonly endingLengths: Set<number>
  /** The first and last letters of them: most words are turned away by these. */
  readonly stemHeads: Set<string>
  readonly endingTails: Set<string>
  /** Fits none of this, whatever else it fits. */
  readonly except?: OneWord
}
/** How many letters of a stem or ending are looked at first. */
const edge = 2

/** Stands for nothing yet. */
export function noWord(): OneWord {
  const [whole, stems, endings] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return {
    type: 'word',
    whole,
    stems,
    endings,
    stemLengths: new Set(),
    endingLengths: new Set(),
    stemHeads: new Set(),
    endingTails: new Set(),
  }
}

/** Makes it stand for all of another as well; what the other excepts is left out. */
export function add(one: OneWord, { whole, stems, endings }: Pick<OneWord, 'whole' | 'stems' | 'endings'>): void {
  for (const text of whole) one.whole.add(text)
  for (const text of stems) {
    one.stems.add(text)
    one.stemLengths.add(text.length)
    one.stemHeads.add(text.slice(0, edge))
  }
  for (const text of endings) {
    one.endings.add(text)
    one.endingLengths.add(text.length)
    one.endingTails.add(text.slice(-edge))
  }
}

/** Reads "word", "stem*" and "*ed". */
export function oneWord(shapes: readonly string[]): OneWord {
  const one = noWord()
  const none = new Set<string>()
  for (const shape of shapes) {
    const text = new Set([fold(shape.replace('*', ''))])
    if (shape.endsWith('*')) add(one, { whole: none, stems: text, endings: none })
    else if (shape.startsWith('*')) add(one, { whole: none, stems: none, endings: text })
    else add(one, { whole: text, stems: none, endings: none })
  }
  return one
}

function hasStem({ stemHeads, stemLengths, stems }: OneWord, text: string): boolean {
  if (stemHeads.size === 0) return false
  // The stem of a lone asterisk is empty: any word.
  if (!stemHeads.has(text.slice(0, edge))) return stems.has(text.slice(0, 1)) || stems.has('')
  for (const length of stemLengths) if (length <= text.length && stems.has(text.slice(0, length))) return true
  return false
}

function hasEnding({ endingTails, endingLengths, endings }: OneWord, text: string): boolean {
  if (endingTails.size === 0) return false
  if (!endingTails.has(text.slice(-edge))) return endings.has(text.slice(-1))
  for (const length of endingLengths) if (length <= text.length && endings.has(text.slice(-length))) return true
  return false
}

/** Whether a folded word of a text is one of these. */
export function fits(part: OneWord, text: string): boolean {
  const found = part.whole.has(text) || hasStem(part, text) || hasEnding(part, text)
  return found && (part.except === undefined || !fits(part.except, text))
}

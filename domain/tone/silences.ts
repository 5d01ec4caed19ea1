/**
 * What stands in a text but is not said by its writer: quoted words (the customer's own, a product's name, a button),
 * quoted lines of an earlier mail, addresses. The tone rules step over it. One pass, linear in the text.
 */

export interface Silence {
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  /** Whether a sentence ends with it. */
  readonly closes: boolean
}

/** A quotation is shorter than this; a mark that is never closed silences nothing. */
const longestQuote = 600
const closers: Readonly<Record<string, string>> = { '«': '»', '“': '”“', '„': '”“"', '"': '"”', '”': '”' }
const marksOrBreaks = /[«»“”„"]|\n[^\S\n]*\n/g
const sentenceEnd = /[.!?…]/
const startsNext = /^\s*(?:$|\n|\s\p{Lu})/u
const quotedLines = /^[^\S\n]*>[^\n]*$/gm
const addressParts = /[^\s"“”„«»<>()]+/g
const address = /^(?:https?:\/\/|www\.)|[^@]@[^@.]+\./i
const trailing = new Set([...'.,;:!?…'])

function quotes(text: string): Silence[] {
  const found: Silence[] = []
  let open: { mark: string; at: number } | null = null
  for (const { 0: mark, index } of text.matchAll(marksOrBreaks)) {
    const isPair = open !== null && closers[open.mark]?.includes(mark) === true
    if (open !== null && isPair && index > open.at + 1 && index - open.at <= longestQuote) {
      const closes = sentenceEnd.test(text.charAt(index - 1)) && startsNext.test(text.slice(index + 1, index + 4))
      found.push({ start: open.at, end: index + 1, closes })
      open = null
    } else if (open === null || index - open.at > longestQuote || mark.startsWith('\n')) {
      const opens: boolean = closers[mark] !== undefined && !/[\p{L}\p{N}]/u.test(text.charAt(index - 1))
      open = opens && /\S/.test(text.charAt(index + 1)) ? { mark, at: index } : null
    }
  }
  return found
}

function addresses(text: string): Silence[] {
  const found: Silence[] = []
  for (const { 0: part, index } of text.matchAll(addressParts)) {
    if (!(part.includes('@') || part.includes('://') || part.startsWith('www.')) || !address.test(part)) continue
    let length = part.length
    while (trailing.has(part.charAt(length - 1))) length--
    found.push({ start: index, end: index + length, closes: false })
  }
  return found
}

/** Sorted by place; none inside another. */
export function silencesOf(text: string): readonly Silence[] {
  const lines = [...text.matchAll(quotedLines)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
    closes: true,
  }))
  const all = [...lines, ...quotes(text), ...addresses(text)].sort((one, other) => one.start - other.start)
  let reached = 0
  return all.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}

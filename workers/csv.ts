/**
 * Tables as files for spreadsheets: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), UTF-8 with a byte order mark, so that
 * Excel reads Cyrillic, figures with a decimal point. Words that a spreadsheet would run as a formula are made words again
 * by an apostrophe before them (https://owasp.org/www-community/attacks/CSV_Injection).
 */
import { decimal, type Money } from '../domain/money.ts'

/** Words, a whole number, a sum, or nothing. Only words can come from outside. */
export type Cell = string | number | Money | null

/** How a formula begins, whatever blanks stand before it; full-width signs are read as the plain ones by some. */
const formula = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/

/** Words are always quoted: a spreadsheet that parts at semicolons or tabs finds no second cell in them. */
function quoted(text: string): string {
  const whole = text.replaceAll('\u0000', '')
  const safe = formula.test(whole) ? `'${whole}` : whole
  return `"${safe.replaceAll('"', '""')}"`
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' ? quoted(cell) : decimal(cell)
}

/** One record with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`

const byteOrderMark = '\ufeff'

async function* whole(head: readonly string[], rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>) {
  yield byteOrderMark + csvLine(head)
  for await (const row of rows) yield csvLine(row)
}

/**
 * A file of one header row and the rows as they come: read a page at a time, whoever reads slowly waits for no memory. A
 * read that fails breaks the download off, so that half a table never looks like a whole one.
 */
export function csvStream(
  head: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): ReadableStream<Uint8Array> {
  const lines = whole(head, rows)
  const encoder = new TextEncoder()
  const most = 16_384
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = ''
      while (text.length < most) {
        const { value, done } = await lines.next()
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          return controller.close()
        }
        text += value
      }
      controller.enqueue(encoder.encode(text))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}

/** What makes a browser keep it as a file. The name is ours: letters, figures, dashes. */
export const csvHeaders = (name: string): Record<string, string> => ({
  'content-type': 'text/csv; charset=utf-8; header=present',
  'content-disposition': `attachment; filename="${name}.csv"`,
})

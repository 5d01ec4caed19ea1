/**
 * A list of order numbers as people have it: a column pasted from a table, or a CSV file (RFC 4180,
 * https://www.rfc-editor.org/rfc/rfc4180; semicolons and tabs too, as Excel writes them). Read strictly: what cannot be
 * read is said line by line, and nothing is guessed.
 */

export const listFaults = [
  'quote',
  'columns',
  'no-column',
  'empty',
  'too-long',
  'unreadable',
  'twice',
  'unknown',
  'ambiguous',
] as const
export type ListFault = (typeof listFaults)[number]

export interface LineFault {
  /** Counted from 1, as an editor counts. */
  readonly line: number
  readonly fault: ListFault
  readonly number: string
}

export interface ListedOrder {
  readonly line: number
  readonly number: string
}

export interface OrderList {
  readonly orders: readonly ListedOrder[]
  readonly faults: readonly LineFault[]
}

const longestNumber = 100

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** What the column of order numbers is called, in the exports of shops and by people. */
const columnNames: readonly string[] = [
  ...['order', 'order id', 'order number', 'order no', 'order name', 'number'],
  ...['заказ', 'номер заказа', '№ заказа', 'номер'],
  ...['comanda', 'comandă', 'număr comandă', 'numărul comenzii', 'nr comandă', 'număr'],
]
/** Too common a word to mean it alone, unless nothing else in the line does. */
const lastNames: readonly string[] = ['id', 'name']

const heading = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, ' ')
    .trim()

/** The first line says what parts the cells: a semicolon or a tab before a comma, which numbers may hold. */
function separatorIn(text: string): ',' | ';' | '\t' {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  if (first.includes('\t')) return '\t'
  return first.includes(';') ? ';' : ','
}

function rowsOf(text: string): { readonly rows: readonly Row[]; readonly openQuote: number | null } {
  const separator = separatorIn(text)
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let quotedFrom: number | null = null
  let line = 1
  let begins = 1
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells })
    cells = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i)
    if (letter === '\n') line++
    if (quotedFrom !== null) {
      if (letter !== '"') cell += letter
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quotedFrom = null
    } else if (letter === '"' && cell.trim() === '') {
      cell = ''
      quotedFrom = line
    } else if (letter === separator) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      endRow()
      begins = line
    } else cell += letter
  }
  endRow()
  return { rows, openQuote: quotedFrom }
}

/** Which column holds the numbers, and where they begin; null where there are several columns and none says so. */
function columnIn(rows: readonly Row[]): { readonly column: number; readonly from: number } | null {
  const [first] = rows
  if (!first) return { column: 0, from: 0 }
  const named = first.cells.map(heading)
  for (const names of [columnNames, lastNames]) {
    const column = named.findIndex((name) => names.includes(name))
    if (column >= 0) return { column, from: 1 }
  }
  return first.cells.length === 1 ? { column: 0, from: 0 } : null
}

/** The numbers in the order of the list, each once, and everything that is wrong with it. */
export function readOrderList(written: string): OrderList {
  const text = written.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const { rows, openQuote } = rowsOf(text)
  if (openQuote !== null) return { orders: [], faults: [{ line: openQuote, fault: 'quote', number: '' }] }
  const place = columnIn(rows)
  if (!place) return { orders: [], faults: [{ line: rows[0]?.line ?? 1, fault: 'no-column', number: '' }] }
  const width = rows[0]?.cells.length ?? 1
  const seen = new Set<string>()
  const orders: ListedOrder[] = []
  const faults: LineFault[] = []
  for (const { line, cells } of rows.slice(place.from)) {
    const number = (cells[place.column] ?? '').trim()
    const fault = faultOf(number, cells.length === width, seen)
    seen.add(number)
    if (fault === null) orders.push({ line, number })
    else faults.push({ line, fault, number: number.slice(0, longestNumber) })
  }
  return { orders, faults }
}

function faultOf(number: string, isWhole: boolean, seen: ReadonlySet<string>): ListFault | null {
  if (!isWhole) return 'columns'
  if (number === '') return 'empty'
  if (number.length > longestNumber) return 'too-long'
  if (/\p{Cc}|\uFFFD/u.test(number) || !number.isWellFormed()) return 'unreadable'
  return seen.has(number) ? 'twice' : null
}

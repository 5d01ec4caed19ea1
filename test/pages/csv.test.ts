import { expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { type Cell, csvHeaders, csvLine, csvStream } from '../../workers/csv.ts'

/** A reader by the letter of RFC 4180, written apart from the writer. */
function read(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let field = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        if (text[at] === '"' && text[at + 1] === '"') {
          field += '"'
          at += 2
        } else if (text[at] === '"') {
          at++
          break
        } else if (at >= text.length) throw new Error('a quote that never ends')
        else field += text[at++]
      }
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') field += text[at++]
    row.push(field)
    if (text[at] === ',') at++
    else if (text.startsWith('\r\n', at)) {
      at += 2
      rows.push(row)
      row = []
    } else throw new Error(`no end of the field at ${at}`)
  }
  return rows
}

const wholeOf = async (stream: ReadableStream<Uint8Array>): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await new Response(stream).arrayBuffer())

it.each([
  '=1+1',
  '=HYPERLINK("http://evil.example";"open")',
  '+1',
  "-1+cmd|' /C calc'!A0",
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u00a0=1',
  '\ufeff=1',
  '\u0000=1',
  '＝1+1',
])('words that begin like a formula stay words: %j', (evil) => {
  const [row = []] = read(csvLine([evil]))
  expect(row[0]).toBe(`'${evil.replaceAll('\u0000', '')}`)
})

it('a field closes before no formula: separators, quotes and line ends stay inside it', () => {
  const text = 'a,b;c\t"d"\r\n=1+1'
  expect(read(csvLine([text, 'x']))).toEqual([[text, 'x']])
  expect(csvLine(['";=1+1'])).toBe('""";=1+1"\r\n')
})

it('sums and counts are figures with a decimal point, below zero too; nothing is an empty field', () => {
  const cells: Cell[] = [money(-123_456, 'MDL'), money(500, 'JPY'), 7, null, '12.50']
  expect(csvLine(cells)).toBe('-1234.56,500,7,,"12.50"\r\n')
})

it('a file has its mark, one header row, and every row as long as that', async () => {
  const rows = Array.from({ length: 3_000 }, (_, i): Cell[] => [`заказ ${i}`, i, null])
  const text = await wholeOf(csvStream(['Заказ', 'n', '=x'], rows))
  expect(text.startsWith('\ufeff')).toBe(true)
  const table = read(text.slice(1))
  expect([table.length, table[0], table[3_000]]).toEqual([3_001, ['Заказ', 'n', "'=x"], ['заказ 2999', '2999', '']])
  expect(new Set(table.map((row) => row.length))).toEqual(new Set([3]))
})

it('rows are read as they are wanted, and no more after the reader left', async () => {
  let read = 0
  async function* endless() {
    for (;;) {
      read++
      yield ['x'.repeat(1_000)]
    }
  }
  const reader = csvStream(['n'], endless()).getReader()
  await reader.read()
  const soFar = read
  await reader.cancel()
  expect([soFar < 200, read]).toEqual([true, soFar])
})

it('a read that fails breaks the file off instead of ending it', async () => {
  async function* failing() {
    yield ['one']
    throw new Error('the database is gone')
  }
  await expect(wholeOf(csvStream(['n'], failing()))).rejects.toThrow('the database is gone')
})

it('a browser keeps it as a file of that name', () => {
  expect(csvHeaders('semitsvet-cause')).toMatchObject({
    'content-type': expect.stringContaining('text/csv; charset=utf-8'),
    'content-disposition': 'attachment; filename="semitsvet-cause.csv"',
  })
})

/** Plain text tables, figures to the right. */

/** @param {readonly (readonly (string | number)[])[]} rows the first is the heading */
export function table(rows) {
  const cells = rows.map((row) => row.map(String))
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const line = (row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')
  return [line(cells[0]), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.slice(1).map(line)].join('\n')
}

export const median = (numbers) => quantile(numbers, 0.5)

/** The value below which the share `q` lies; NaN of nothing. */
export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

/** Three significant figures at most, and a dash for what was not measured. */
export const figure = (number) =>
  number === null || Number.isNaN(number)
    ? '-'
    : number >= 100
      ? number.toFixed(0)
      : number.toFixed(number >= 10 ? 1 : 2)

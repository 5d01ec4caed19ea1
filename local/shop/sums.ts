/** Money of the demo shop: whole bani, always MDL. */
export const currency = 'MDL'

/** "60000.00" from 6000000. */
export const decimal = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`

/** "60 000.00 MDL", with spaces that do not break. */
export const shown = (minor: number): string =>
  `${decimal(minor).replace(/\B(?=(\d{3})+\.)/g, '\u202f')}\u00a0${currency}`

/** Reads "60 000", "60000.5" or "60 000,00" as bani; null when it is no sum above zero. */
export function readSum(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s/g, ''))
  if (!match) return null
  const minor = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return minor > 0 ? minor : null
}

/** A sum of the app's API, `"2000.00"` or `{ amount, currency }`, as bani. */
export function minorOf(value: unknown): number | null {
  const text = typeof value === 'string' ? value : String(Reflect.get(Object(value), 'amount') ?? '')
  return readSum(text)
}

export const firstYear: number
export const lastYear: number
/** ISO 3166-1 alpha-2. */
export const countries: readonly string[]
/** Days every year, as month and day, that the law knows and the library does not. */
export const added: Readonly<Record<string, readonly string[]>>
/** "0101 0107 …" */
export function datesOf(country: string, year: number): string
/** Every year with the dates of every country. */
export function everyYear(): ReadonlyMap<number, readonly (readonly [country: string, dates: string])[]>

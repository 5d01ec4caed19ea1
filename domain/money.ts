/** Money is an integer of minor units with its ISO 4217 currency. A float never touches it. */
export interface Money {
  /** Minor units: kopecks, bani, cents. May be negative in a ledger. */
  readonly minor: number
  /** ISO 4217, upper case. */
  readonly currency: string
}

export const money = (minor: number, currency: string): Money => {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`)
  return { minor, currency }
}

/** An average of sums, in minor units and their parts, as the nearest whole sum: for reading, never for booking. */
export const nearest = (average: number, currency: string): Money => money(Math.round(average), currency)

/**
 * Currencies whose minor unit is not a hundredth (ISO 4217, list one). A table and not the runtime's locale data: that
 * follows what shops round to (HUF 0), changes with its version, and would change what stored sums mean.
 */
const exponents: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
])

/** Decimal places of a currency: MDL 2, JPY 0, KWD 3. */
export const exponentOf = (currency: string): number => exponents.get(currency) ?? 2

/**
 * Reads a decimal string ("20000.00", "-4.5", "300") as minor units.
 * Null when it is no plain decimal, has more significant places than the currency, or is too large to be exact.
 */
export function parseMoney(amount: string, currency: string): Money | null {
  const code = currency.toUpperCase()
  if (!/^[A-Z]{3}$/.test(code)) return null
  const match = /^([+-])?(\d{1,15})(?:\.(\d{1,12}))?$/.exec(amount.trim())
  if (!match) return null
  const places = exponentOf(code)
  const fraction = match[3] ?? ''
  if (/[1-9]/.test(fraction.slice(places))) return null
  const minor = Number(`${match[2]}${fraction.slice(0, places).padEnd(places, '0')}`)
  if (!Number.isSafeInteger(minor)) return null
  return { minor: match[1] === '-' && minor !== 0 ? -minor : minor, currency: code }
}

/** The decimal string of the API: "20000.00". */
export function decimal({ minor, currency }: Money): string {
  const places = exponentOf(currency)
  const digits = String(Math.abs(minor)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = minor < 0 ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`
}

/** `hundredths` of a percent (10 % is 1000) of a sum; half a minor unit is rounded up, in the customer's favour. */
export function share({ minor, currency }: Money, hundredths: number): Money {
  const product = BigInt(minor) * BigInt(hundredths)
  return money(Number((product + 5000n) / 10000n), currency)
}

export const add = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${a.currency} and ${b.currency}`)
  return money(a.minor + b.minor, a.currency)
}

export const min = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`cannot compare ${a.currency} and ${b.currency}`)
  return a.minor <= b.minor ? a : b
}

export const max = (a: Money, b: Money): Money => (min(a, b) === a ? b : a)

/** A percentage as people write it (10, 0.25) in hundredths of a percent. */
export const hundredths = (percent: number): number => Math.round(percent * 100)

/** Whether a sum is more than so many hundredths of a percent of another. */
export function exceeds(part: Money, whole: Money, hundredthsOfPercent: number): boolean {
  if (part.currency !== whole.currency) throw new RangeError(`cannot compare ${part.currency} and ${whole.currency}`)
  return BigInt(part.minor) * 10_000n > BigInt(whole.minor) * BigInt(hundredthsOfPercent)
}

/** How much of the whole a part is, in hundredths of a percent, rounded down; null of nothing. For people to read. */
export function shareOf(part: Money, whole: Money): number | null {
  if (part.currency !== whole.currency) throw new RangeError(`cannot compare ${part.currency} and ${whole.currency}`)
  return whole.minor > 0 ? Number((BigInt(part.minor) * 10_000n) / BigInt(whole.minor)) : null
}

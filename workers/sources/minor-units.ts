/** Sums that a sender counts in minor units: `{"value": 1000, "currency": "EUR"}` is ten euros. */
import { exponentOf, type Money, parseMoney } from '../../domain/money.ts'

/**
 * A whole number of the sender's minor units as our money; null when it is no whole number, or not one of the
 * currency's real units. A sender may count a currency in other units than ISO 4217 does, so the sum goes through its
 * decimal text; `places` says where the sender differs.
 */
export function minorMoney(
  minor: string | null,
  currency: string | null,
  places: ReadonlyMap<string, number> = new Map(),
): Money | null {
  if (minor === null || currency === null || !/^\d{1,15}$/.test(minor)) return null
  const code = currency.toUpperCase()
  const decimals = places.get(code) ?? exponentOf(code)
  const digits = minor.padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return parseMoney(decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`, code)
}

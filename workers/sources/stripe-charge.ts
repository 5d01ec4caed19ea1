/** Stripe's charge, as it stands in its webhooks and in the answers of its API; and Stripe's way of counting money. */
import { z } from 'zod'
import { nobody, type OrderClaim, type PersonClaim } from '../../domain/event.ts'
import { decimal, type Money, parseMoney } from '../../domain/money.ts'
import { countryOf, optionalId, optionalObject, optionalSeconds, optionalText, requiredId, someone } from './fields.ts'
import { bareOrder } from './hearing.ts'

/** https://docs.stripe.com/currencies#zero-decimal, less UGX, which the special cases there send with two decimals. */
const withoutDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const withThree = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

/**
 * Stripe's minor units are not always ours: it counts ISK and UGX in hundredths that do not exist. So the sum goes
 * through its decimal text; null when it is no whole number, or not one of the currency's real units.
 */
export function moneyOf(minor: string | null, currency: string | null): Money | null {
  if (minor === null || currency === null || !/^\d{1,15}$/.test(minor)) return null
  const code = currency.toUpperCase()
  const places = withoutDecimals.has(code) ? 0 : withThree.has(code) ? 3 : 2
  const digits = minor.padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return parseMoney(places === 0 ? whole : `${whole}.${digits.slice(-places)}`, code)
}

/** Our sum in Stripe's units; null where it has none of them (ISK and UGX go in whole ones of ours only). */
export function unitsOf(sum: Money): string | null {
  const places = withoutDecimals.has(sum.currency) ? 0 : withThree.has(sum.currency) ? 3 : 2
  const [whole = '', fraction = ''] = decimal(sum).split('.')
  if (fraction.length > places) return null
  const units = `${whole}${fraction.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '')
  return moneyOf(units, sum.currency)?.minor === sum.minor ? units : null
}

export const metadata = optionalObject({ order_id: optionalId })

export const billingDetails = optionalObject({
  email: optionalText,
  name: optionalText,
  phone: optionalText,
  address: optionalObject({ country: optionalText }),
})

export const charge = z.object({
  id: requiredId,
  amount: optionalText,
  amount_refunded: optionalText,
  currency: optionalText,
  created: optionalSeconds,
  customer: optionalId,
  receipt_email: optionalText,
  metadata,
  billing_details: billingDetails,
})
export type Charge = z.output<typeof charge>

/** Stripe's number of a customer counts beside an address only: alone it would hide whom the order knows. */
export function personOf({
  customer,
  billing_details,
  receipt_email,
}: Pick<Charge, 'customer' | 'billing_details' | 'receipt_email'>): PersonClaim | null {
  const email = billing_details?.email ?? receipt_email
  const phone = billing_details?.phone ?? null
  return someone({
    ...nobody,
    externalId: (email ?? phone) ? customer : null,
    email,
    name: billing_details?.name ?? null,
    phone,
    country: countryOf(billing_details?.address?.country ?? null),
  })
}

export const orderOf = (said: Charge): OrderClaim | null => {
  const id = said.metadata?.order_id ?? null
  return id === null ? null : { ...bareOrder(id), total: moneyOf(said.amount, said.currency) }
}

/**
 * What a shop wrote beside a payment when it created it (YooKassa's and Mollie's `metadata`): its own order's number, and
 * sometimes whom it sold to. Every shop system spells the names its own way, so they are compared without case and
 * punctuation. Digits in a description ("Заказ №72") are no order's number: nobody promised that they are.
 */
import { countryOf, field, optionalId, optionalText } from './fields.ts'
import { readJsonObject } from './json.ts'
import { utf8 } from './signature.ts'

export interface ShopMetadata {
  readonly orderId: string | null
  readonly customerId: string | null
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly locale: string | null
  readonly country: string | null
}

const names = {
  orderId: ['orderid', 'ordernumber', 'orderno', 'order'],
  customerId: ['customerid', 'userid', 'clientid'],
  email: ['email', 'customeremail', 'useremail', 'clientemail'],
  name: ['customername', 'fullname', 'clientname'],
  phone: ['phone', 'customerphone', 'userphone', 'clientphone'],
  locale: ['locale', 'language', 'lang'],
  country: ['country', 'countrycode'],
} as const

/** An object; or JSON in a text, as shops that build it by hand send it to Mollie. */
function objectOf(value: unknown): object {
  const text = optionalText.parse(value)
  if (text !== null) {
    const read = readJsonObject(utf8(text))
    return read.ok ? read.value : {}
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

export const shopMetadata = field((value): ShopMetadata => {
  const written = new Map(
    Object.entries(objectOf(value)).map(([name, member]) => [name.toLowerCase().replace(/[^a-z]/g, ''), member]),
  )
  const first = <Value>(read: { parse(value: unknown): Value | null }, spellings: readonly string[]): Value | null => {
    for (const spelling of spellings) {
      const found = read.parse(written.get(spelling))
      if (found !== null) return found
    }
    return null
  }
  const email = first(optionalText, names.email)
  return {
    orderId: first(optionalId, names.orderId),
    customerId: first(optionalId, names.customerId),
    email: email?.includes('@') ? email : null,
    name: first(optionalText, names.name),
    phone: first(optionalText, names.phone),
    locale: first(optionalText, names.locale),
    country: countryOf(first(optionalText, names.country)),
  }
})

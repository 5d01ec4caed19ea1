/**
 * Which hour it is where a customer is. What the shop told us goes first; a telephone number says it for countries that
 * keep one time from end to end, and for no others; where neither does, the shop's own zone stands in.
 */
import { isTimeZone } from './calendar.ts'
import type { Facts } from './complaint.ts'
import { phoneCountry } from './person.ts'

/**
 * Countries that keep one time on all the land their telephone code covers (IANA zone1970.tab and the numbering plans of
 * their territories). Left out on purpose: Spain (the Canaries are an hour behind), Portugal (the Azores), and every
 * country of several zones, Russia, Kazakhstan, the United States, Canada and Mexico among them.
 */
const onlyZone = new Map<string, string>([
  ['AE', 'Asia/Dubai'],
  ['AL', 'Europe/Tirane'],
  ['AM', 'Asia/Yerevan'],
  ['AT', 'Europe/Vienna'],
  ['AZ', 'Asia/Baku'],
  ['BA', 'Europe/Sarajevo'],
  ['BE', 'Europe/Brussels'],
  ['BG', 'Europe/Sofia'],
  ['BY', 'Europe/Minsk'],
  ['CH', 'Europe/Zurich'],
  ['CZ', 'Europe/Prague'],
  ['DE', 'Europe/Berlin'],
  ['DK', 'Europe/Copenhagen'],
  ['EE', 'Europe/Tallinn'],
  ['FI', 'Europe/Helsinki'],
  ['FR', 'Europe/Paris'],
  ['GB', 'Europe/London'],
  ['GE', 'Asia/Tbilisi'],
  ['GR', 'Europe/Athens'],
  ['HR', 'Europe/Zagreb'],
  ['HU', 'Europe/Budapest'],
  ['IE', 'Europe/Dublin'],
  ['IL', 'Asia/Jerusalem'],
  ['IN', 'Asia/Kolkata'],
  ['IS', 'Atlantic/Reykjavik'],
  ['IT', 'Europe/Rome'],
  ['JP', 'Asia/Tokyo'],
  ['KG', 'Asia/Bishkek'],
  ['KR', 'Asia/Seoul'],
  ['LT', 'Europe/Vilnius'],
  ['LU', 'Europe/Luxembourg'],
  ['LV', 'Europe/Riga'],
  ['MD', 'Europe/Chisinau'],
  ['ME', 'Europe/Podgorica'],
  ['MK', 'Europe/Skopje'],
  ['MT', 'Europe/Malta'],
  ['NL', 'Europe/Amsterdam'],
  ['NO', 'Europe/Oslo'],
  ['PL', 'Europe/Warsaw'],
  ['RO', 'Europe/Bucharest'],
  ['RS', 'Europe/Belgrade'],
  ['SE', 'Europe/Stockholm'],
  ['SG', 'Asia/Singapore'],
  ['SI', 'Europe/Ljubljana'],
  ['SK', 'Europe/Bratislava'],
  ['TJ', 'Asia/Dushanbe'],
  ['TM', 'Asia/Ashgabat'],
  ['TR', 'Europe/Istanbul'],
  ['UZ', 'Asia/Tashkent'],
])

export interface CustomerZone {
  /** IANA name; the runtime knows it. */
  readonly zone: string
  /** How we know: the shop told us, their number's country keeps one time, or the shop's own stands in. */
  readonly by: 'customer' | 'phone' | 'shop'
}

/** Where the customer's clock stands, and how we know. */
export function customerZone({
  customer,
  shop,
}: {
  readonly customer: Pick<NonNullable<Facts['customer']>, 'timeZone' | 'phone'> | null
  readonly shop: Pick<Facts['shop'], 'timeZone'>
}): CustomerZone {
  if (customer?.timeZone && isTimeZone(customer.timeZone)) return { zone: customer.timeZone, by: 'customer' }
  const country = customer?.phone ? phoneCountry(customer.phone) : null
  const zone = country === null ? undefined : onlyZone.get(country)
  return zone === undefined ? { zone: shop.timeZone, by: 'shop' } : { zone, by: 'phone' }
}

/** The zone alone. */
export const zoneOf = (facts: Parameters<typeof customerZone>[0]): string => customerZone(facts).zone

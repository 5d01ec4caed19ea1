import { expect, test } from 'vitest'
import { isTimeZone } from '../../domain/calendar.ts'
import { customerZone } from '../../domain/zone.ts'

const at = (customer: { timeZone?: string; phone?: string } | null, timeZone = 'Europe/Chisinau') =>
  customerZone({
    customer: customer && { timeZone: customer.timeZone ?? null, phone: customer.phone ?? null },
    shop: { timeZone },
  })

test('what the shop told us of the customer goes before the telephone number', () => {
  expect(at({ timeZone: 'Asia/Tokyo', phone: '+37369000000' })).toEqual({ zone: 'Asia/Tokyo', by: 'customer' })
})

test('a zone nobody knows is none: the number is asked, then the shop', () => {
  expect(at({ timeZone: 'Mars/Olympus', phone: '+393401234567' })).toEqual({ zone: 'Europe/Rome', by: 'phone' })
  expect(at({ timeZone: '' })).toEqual({ zone: 'Europe/Chisinau', by: 'shop' })
})

test.each([
  ['+37369123456', 'Europe/Chisinau'],
  ['+40721234567', 'Europe/Bucharest'],
  ['+4915112345678', 'Europe/Berlin'],
  ['+447400123456', 'Europe/London'],
  ['+819012345678', 'Asia/Tokyo'],
])('%s is a number of a country of one time', (phone, zone) => {
  expect(at({ phone }, 'America/New_York')).toEqual({ zone, by: 'phone' })
})

test.each([
  ['+79161234567', 'Russia has eleven zones'],
  ['+77011234567', 'Kazakhstan shares the code'],
  ['+12125550123', 'North America shares the code'],
  ['+34612345678', 'the Canaries are an hour behind'],
  ['+351912345678', 'so are the Azores'],
  ['+61412345678', 'Australia has five'],
  ['12345', 'no number at all'],
])('%s says nothing sure: %s', (phone) => {
  expect(at({ phone })).toEqual({ zone: 'Europe/Chisinau', by: 'shop' })
})

test('a complaint without a person goes by the shop’s clock', () => {
  expect(at(null, 'Europe/Moscow')).toEqual({ zone: 'Europe/Moscow', by: 'shop' })
})

test('every zone we may infer exists in this runtime', () => {
  const phones = ['+37369123456', '+40721234567', '+380501234567', '+375291234567', '+995555123456', '+37491123456']
  for (const phone of phones) expect(isTimeZone(at({ phone }).zone), phone).toBe(true)
})

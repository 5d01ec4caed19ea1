/** Where a yes counts at once, and where only from the mailbox. */
import { expect, test } from 'vitest'
import { confirmedByMail, countryOfConsent, needsConfirmation } from '../../domain/consent.ts'
import { feedbackId, senderOf } from '../../domain/mail-class.ts'

const shop = { country: 'MD' }

test('where they live goes before their number, and both before the shop', () => {
  expect(countryOfConsent({ country: 'DE', phone: '+40212345678' }, shop)).toBe('DE')
  expect(countryOfConsent({ country: null, phone: '+40212345678' }, shop)).toBe('RO')
  expect(countryOfConsent({ country: null, phone: null }, shop)).toBe('MD')
  expect(countryOfConsent({ country: null, phone: null }, { country: null })).toBeNull()
})

test('the table decides, with a source for every country in it', () => {
  expect(['DE', 'AT', 'GR', 'MD', 'RO', 'RU', 'constructor', null].map(needsConfirmation)).toEqual([
    ...[true, true, true],
    ...[false, false, false, false, false],
  ])
  for (const source of Object.values(confirmedByMail)) expect(source).toMatch(/\d{4}|§/)
})

test('promotion comes from its own address where the shop has one, service mail never does', () => {
  const promotional = { name: 'News', email: 'news@mail.example' }
  const sender = { name: 'Maria', email: 'care@example.com' }
  expect(senderOf({ ...sender, promotional }, 'promotional')).toBe(promotional)
  expect(senderOf({ ...sender, promotional }, 'service').email).toBe('care@example.com')
  expect(senderOf(sender, 'promotional').email).toBe('care@example.com')
  expect(feedbackId('greeting', 'promotional', 'semitsvet')).toBe('greeting:promotional:semitsvet:amends')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName, emailKey, phoneE164 } from '../../domain/person.ts'

test('one mailbox has one key, however it is written', () => {
  expect(emailKey(' Ana.Popescu+shop@GoogleMail.com ')).toBe('anapopescu@gmail.com')
  expect(emailKey('anapopescu@gmail.com')).toBe('anapopescu@gmail.com')
  expect(emailKey('Ivan.Petrov+x@ya.ru')).toBe(emailKey('ivan-petrov@yandex.com'))
  expect(emailKey('Ana+1@Outlook.com')).toBe('ana@outlook.com')
  expect(emailKey('анна@почта.рф')).toBe('анна@xn--80a1acny.xn--p1ai')
})

test('what a provider tells apart stays apart', () => {
  expect(emailKey('a.na@example.com')).not.toBe(emailKey('ana@example.com'))
  expect(emailKey('ana+x@example.com')).not.toBe(emailKey('ana@example.com'))
  expect(emailKey('ana@outlook.com')).not.toBe(emailKey('ana@hotmail.com'))
  expect(emailKey('a.na@outlook.com')).not.toBe(emailKey('ana@outlook.com'))
})

test('what is no address has no key', () => {
  const not = ['', '@', 'ana', 'ana@', '@example.com', 'ana@localhost', 'ana@1.2.3.4', 'ana@[::1]', 'a b@example.com']
  const tricks = [
    'ana@example.com/x',
    'ana@ex%61mple.com',
    'ana@example.com:80',
    'a@b@example.com',
    '.@gmail.com',
    'a\u202e@x.md',
  ]
  for (const text of [...not, ...tricks]) expect(emailKey(text), text).toBeNull()
})

const address = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('gmail.com', 'YA.ru', 'outlook.com', 'почта.рф', 'x.md', 'ß.de'),
  )
  .map(([name, domain]) => `${name}@${domain}`)

test('the key of a key is the key', () => {
  fc.assert(
    fc.property(fc.oneof(address, fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      const key = emailKey(text)
      if (key !== null) expect(emailKey(key)).toBe(key)
    }),
    { numRuns: 2000 },
  )
})

test('a number is the same number with and without its country', () => {
  expect(phoneE164('069 000 000', 'MD')).toBe('+37369000000')
  expect(phoneE164('+373 69 000 000', null)).toBe('+37369000000')
  expect(phoneE164('00373 69000000', null)).toBe('+37369000000')
  expect(phoneE164('8 (495) 123-45-67', 'ru')).toBe('+74951234567')
  expect(phoneE164('0721 234 567', 'RO')).toBe('+40721234567')
})

test('what is no number is none', () => {
  for (const text of ['', '12', 'call me', '069 000 000', `+${'3'.repeat(60)}`])
    expect(phoneE164(text, null), text).toBeNull()
  expect(phoneE164('069000000', 'ZZ')).toBeNull()
})

test('a number in E.164 stays as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?[0-9 ()-]{6,16}$/), fc.constantFrom('MD', 'RO', 'RU', null), (text, country) => {
      const number = phoneE164(text, country)
      if (number !== null) expect(phoneE164(number, country)).toBe(number)
    }),
    { numRuns: 2000 },
  )
})

test('a name is one clean line, and no link', () => {
  expect(cleanName('  Ana\n\u202ePopescu\u0000 ')).toBe('Ana Popescu')
  expect(cleanName("Jean-Luc d'Arc Jr.")).toBe("Jean-Luc d'Arc Jr.")
  for (const text of [
    '',
    ' ',
    '12345',
    'Win at https://evil.example',
    'www.evil.example',
    'evil.example/now',
    'ana@example.com',
    null,
  ]) {
    expect(cleanName(text)).toBeNull()
  }
})

test('a clean name stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      const name = cleanName(text)
      if (name !== null) expect(cleanName(name)).toBe(name)
    }),
    { numRuns: 2000 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCode, shownCode } from '../../domain/bonus-code.ts'
import { crockford } from '../../domain/ids.ts'

const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(crockford)

test('a code is recognised in any case, with any spaces and dashes', () => {
  expect(normalCode(' 7k2m–9pqr 0011-abcd ')).toBe('7K2M9PQR0011ABCD')
  expect(normalCode('7K2M-9PQR-OOil-ABCD')).toBe('7K2M9PQR0011ABCD')
})

test('every code we mint survives being shown and typed', () => {
  fc.assert(
    fc.property(code, fc.boolean(), (minted, lower) => {
      const shown = shownCode(minted)
      expect(shown).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
      expect(normalCode(lower ? shown.toLowerCase() : shown)).toBe(minted)
    }),
  )
})

test('what cannot be a code is none', () => {
  for (const text of ['', '7K2M', 'U'.repeat(16), '7K2M9PQR0011ABCDE', '7K2M9PQR0011ABC!', '-'.repeat(500)]) {
    expect(normalCode(text), text).toBeNull()
  }
})

test('normalising what is normal changes nothing, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const normal = normalCode(text)
      if (normal !== null) expect(normalCode(normal)).toBe(normal)
    }),
  )
})

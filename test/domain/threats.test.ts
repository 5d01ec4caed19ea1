import { describe, expect, test } from 'vitest'
import { mentionsThreat, threatIn } from '../../domain/policy/threats.ts'
import * as fixtures from '../fixtures/threats.ts'

describe.each(Object.entries(fixtures))('%s', (_, { threats, harmless }) => {
  test('court, authorities, press and audience are seen in every form of the word', () => {
    expect(threats.filter((sentence) => !mentionsThreat(sentence))).toEqual([])
  })

  test('what only sounds like it troubles nobody', () => {
    expect(harmless.filter(mentionsThreat)).toEqual([])
  })
})

test('the words are named as the customer wrote them', () => {
  expect(threatIn('Я уже писал. Завтра обращусь в Роспотребнадзор!')).toBe('Роспотребнадзор')
  expect(threatIn('Mă adresez la Protecţia Consumatorului.')).toBe('Protecţia Consumatorului')
  expect(threatIn('Nothing of the kind.')).toBeNull()
})

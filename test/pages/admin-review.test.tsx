import { expect, it } from 'vitest'
import { FactsColumn } from '../../workers/admin/complaint-facts.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { deskIn } from './admin-desk.ts'
import { arrived, besideOf } from './admin-story.ts'

const column = (locale: 'en' | 'ru' | 'ro', rating: number | null): string => {
  const lived = arrived(locale, (facts) => ({ ...facts, complaint: { ...facts.complaint, rating } }))
  return asHtml(<FactsColumn desk={deskIn(locale)} facts={lived.facts} beside={besideOf(lived)} />)
}

it.each([
  ['en', 'Their rating: 2 stars of 5', 'Their rating: 1 star of 5'],
  ['ru', 'Оценка клиента: 2 звезды из 5', 'Оценка клиента: 1 звезда из 5'],
  ['ro', 'Nota clientului: 2 stele din 5', 'Nota clientului: o stea din 5'],
] as const)(
  'staff see in %s how many stars the grievance came with, and nothing where it had none',
  (locale, two, one) => {
    expect(column(locale, 2)).toContain(two)
    expect(column(locale, 1)).toContain(one)
    expect(column(locale, null)).not.toMatch(/ 5</)
  },
)

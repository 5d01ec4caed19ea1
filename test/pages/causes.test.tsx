import { expect, test } from 'vitest'
import type { CauseCost } from '../../db/cause-costs.ts'
import type { KnownCause } from '../../db/causes.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { previewFacts } from '../../emails/preview-facts.ts'
import { say } from '../../emails/say.ts'
import { CausePageView } from '../../workers/admin/cause.tsx'
import { CauseCard, CauseFacts } from '../../workers/admin/cause-card.tsx'
import { noFields } from '../../workers/admin/cause-form.tsx'
import { CausesPageView, type CausesView } from '../../workers/admin/causes.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { deskIn, staffNow } from './admin-desk.ts'

const hostile = '"><script>alert(1)</script>'
const day = 86_400_000

const seam: KnownCause = {
  ...{ id: 'cau_1', name: 'The seam of the bag tears', verdict: 'systemic', state: 'open', category: 'damaged' },
  ...{ sku: 'BAG-1', owner: 'maria@semitsvet.example', action: 'Another thread', dueAt: staffNow - day, evidence: '' },
  ...{ changed: {}, openedAt: staffNow - 40 * day, fixedAt: staffNow - 10 * day, closedAt: null, version: 4 },
  ...{ complaints: 12, lastAt: staffNow - day, recurrence: 2 },
}

const cost = (change: Partial<CauseCost>): CauseCost => ({
  ...{ cause: null, category: null, currency: 'MDL', complaints: 1, fix: 0, gift: 0, codes: 0, staff: 0, minutes: 0 },
  ...{ left: 0, lost: 0 },
  ...change,
})

const costs: readonly CauseCost[] = [
  cost({ cause: 'cau_1', complaints: 6, fix: 600_000, minutes: 90, left: 2, lost: 450_000 }),
  cost({ category: 'late', complaints: 3, fix: 100_000 }),
  cost({ category: 'other', complaints: 1, fix: 900_000 }),
  cost({ cause: 'cau_1', currency: 'EUR', complaints: 1, fix: 5_000 }),
]

const view: CausesView = {
  ...{ causes: [seam], costs, staff: [{ email: 'maria@semitsvet.example', name: 'Maria' }], quietDays: 30 },
  ...{ from: '2026-08-26', to: '2026-11-26', datesWrong: false, periods: [{ from: '2026-10-27', days: 30 }] },
  ...{ done: null, fields: noFields, isOpen: false, problem: null },
}

const all = (change: Partial<CausesView> = {}, locale: (typeof locales)[number] = 'en'): string =>
  asHtml(<CausesPageView desk={deskIn(locale)} view={{ ...view, ...change }} />)

/** Labels and figures of a drawing, in the order they stand. */
const drawn = (page: string, id: string): readonly string[] => {
  const svg = page.split('<svg class="bars" role="img"').find((part) => part.includes(`id="pareto-${id}-title"`)) ?? ''
  return [...(svg.split('</svg>')[0] ?? '').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
}

test('the Pareto by count and the one by cost are each in their own order, and add up to the whole', () => {
  const page = all()
  expect(drawn(page, 'count')).toEqual([
    ...['The seam of the bag tears', '7', '63.6\u00a0%', 'Late delivery: no cause named', '3', '90.9\u00a0%'],
    ...['Something else: no cause named', '1', '100\u00a0%'],
  ])
  const byCost = drawn(page, 'cost')
  expect(byCost.filter((_, i) => i % 3 === 0)).toEqual([
    ...['Something else: no cause named', 'The seam of the bag tears', 'Late delivery: no cause named'],
  ])
  expect(byCost.at(-1)).toBe('100\u00a0%')
})

test('what went with those who left stands beside the cost, and is no part of it', () => {
  const page = all()
  expect(page).toContain('Lost margin')
  expect(page.match(/4,500\.00/g)).toHaveLength(1)
  expect(page.match(/6,000\.00/g)?.length).toBeGreaterThan(0)
  expect(page).not.toContain('10,500')
})

test('many small causes stand together in one last bar', () => {
  const many = Array.from({ length: 14 }, (_, i) => ({ ...seam, id: `cau_${i}`, name: `Cause ${i}` }))
  const page = all({ causes: many, costs: many.map(({ id }, i) => cost({ cause: id, complaints: 20 - i })) })
  const labels = drawn(page, 'count').filter((_, i) => i % 3 === 0)
  expect(labels).toHaveLength(9)
  expect(labels.at(-1)).toBe('all others')
})

test.each(locales)('in %s the pages of causes have every word, and nothing typed becomes markup', (locale) => {
  const desk = deskIn(locale)
  const odd = {
    ...seam,
    name: hostile,
    action: hostile,
    evidence: hostile,
    changed: { [locale]: hostile },
    sku: hostile,
  }
  const one = asHtml(
    <CausePageView
      desk={desk}
      view={{
        ...{ cause: odd, costs, next: null, staff: view.staff, quietDays: 30, tone: [], problem: 'x', done: null },
        fields: { ...noFields, name: hostile, evidence: hostile, changed: { [locale]: hostile }, seen: 4 },
        complaints: [
          {
            ...{ id: 'cmp_1' as ComplaintId, category: 'damaged', receivedAt: staffNow, closedAt: null },
            ...{ customer: hostile, order: hostile, orderedAt: staffNow - 20 * day },
          },
        ],
      }}
    />,
  )
  for (const page of [
    one,
    all({ causes: [odd], problem: 'x', isOpen: true }, locale),
    all({ costs: [], causes: [] }, locale),
  ]) {
    expect(page).not.toContain('<script>')
    expect(page).not.toMatch(/undefined|\bstaff\.|\bwords\.|NaN/)
    expect(page).not.toMatch(/ style="/)
  }
  expect(one).toContain(say(locale, 'staff.causes.ordered-before'))
})

test('a complaint shows what it could be with its reasons, and a button for each that says which', () => {
  const facts = previewFacts('en')
  const desk = deskIn('en')
  const form = { desk, complaint: facts.complaint.id, version: 3, kept: null }
  const suspect = { ...seam, category: facts.complaint.category, lastAt: facts.complaint.receivedAt }
  const card = (causes: readonly KnownCause[], cause: string | null = null) =>
    asHtml(<CauseCard form={form} facts={{ ...facts, complaint: { ...facts.complaint, cause } }} causes={causes} />)
  const shown = card([suspect])
  expect(shown).toContain('the same kind of failure')
  expect(shown).toContain('aria-label="It is this: The seam of the bag tears"')
  expect(card([{ ...suspect, state: 'closed' }])).not.toContain('It is this')
  const tied = card([suspect], 'cau_1')
  expect(tied).not.toContain('It is this')
  expect(tied).toContain('href="/admin/causes/cau_1"')
  expect(card([])).toContain('Nobody has said yet.')
})

test.each(locales)('in %s who looks into it reads what the numbers say', (locale) => {
  const about = { of: 'damaged:BAG-1', step: 'rising', name: 'Printed bag', count: '4', usual: '13' }
  const text = asHtml(<CauseFacts desk={deskIn(locale)} about={about} />)
  expect(text).toContain('Printed bag')
  expect(text).toContain(locale === 'en' ? '1.3' : '1,3')
  expect(asHtml(<CauseFacts desk={deskIn(locale)} about={{}} />)).not.toContain('small')
})

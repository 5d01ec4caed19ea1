import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { endOfDayAfterDays } from '../../domain/calendar.ts'
import type { Facts } from '../../domain/complaint.ts'
import { remedyOf } from '../../domain/complaint.ts'
import { type LegalMatter, legalTerm, legalTerms, matterOf } from '../../domain/policy/legal-terms.ts'
import { cellsOverLaw } from '../../domain/policy/over-law.ts'
import { type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import { remedyKinds } from '../../domain/policy/tables.ts'
import type { PromiseRow } from '../../domain/promise.ts'
import { answeredBy, boundedBy, countriesOf, fulfilledBy } from '../../domain/promised-time.ts'
import { customer, day, factsOf, hour, minute, Story, shop, thursday } from './facts.ts'

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
const at = (text: string) => Date.parse(text)

function policyOf(override: PolicyOverride) {
  const policy = policyWith(override)
  if (!policy.success) throw policy.error
  return policy.data
}

const slow = (workingMinutes: number, workingDays: number) =>
  policyOf({
    targets: {
      answerWorkingMinutes: { minor: workingMinutes, serious: workingMinutes, severe: workingMinutes },
      vipAnswerWorkingMinutes: { minor: workingMinutes, serious: workingMinutes, severe: workingMinutes },
      letterWorkingMinutes: workingMinutes,
      proposalWorkingMinutes: workingMinutes,
      replyWorkingMinutes: workingMinutes,
    },
    terms: Object.fromEntries(remedyKinds.map((kind) => [kind, { workingDays }])),
  })

it('every row names its law, article and source, and none claims to have been checked that was not', () => {
  const rows = Object.values(legalTerms).flatMap((terms) => Object.values(terms))
  expect(rows.length).toBeGreaterThan(50)
  for (const { days, law, article, source, checked } of rows) {
    expect(days).toBeGreaterThan(0)
    expect(Math.min(law.length, article.length)).toBeGreaterThan(2)
    expect(source).toMatch(/^https:\/\//)
    expect(checked).toBe(false)
  }
})

test.each<readonly [string, LegalMatter, number | null]>([
  ['MD', 'answer', 14],
  ['RO', 'repair', 15],
  ['RO', 'refund', 14],
  ['RU', 'replacement', 7],
  ['RU', 'refund', 10],
  ['RU', 'repair', 45],
  ['DE', 'refund', 14],
  ['DE', 'answer', null],
  ['GB', 'refund', 14],
  ['PL', 'answer', 14],
  ['US', 'refund', null],
  ['ZZ', 'answer', null],
])('%s gives for a %s: %s days', (country, matter, days) => {
  expect(legalTerm([country], matter)?.days ?? null).toBe(days)
})

it('of two countries the stricter counts: the shop’s, and the one the customer’s telephone belongs to', () => {
  const romanian = { shop: { ...shop, country: 'RO' }, customer: { ...customer, phone: '+37369123456' } }
  expect(countriesOf(romanian)).toEqual(['RO', 'MD'])
  expect(legalTerm(countriesOf(romanian), 'repair')?.days).toBe(14)
  expect(countriesOf({ shop: { ...shop, country: null }, customer: null })).toEqual([])
})

it('a time beyond the law becomes the last closing time within it; one within it stays as it is', () => {
  const about = { shop, customer }
  // Thursday 26 November and 14 days is Thursday 10 December.
  const closing = at('2026-12-10T18:00+02:00')
  expect(iso(boundedBy(about, 'answer', thursday, thursday + 30 * day, thursday))).toBe(iso(closing))
  expect(boundedBy(about, 'answer', thursday, closing - hour, thursday)).toBe(closing - hour)
  const sunday = at('2026-11-29T12:00+02:00')
  // Fourteen days on is a Sunday: the Friday before.
  expect(iso(boundedBy(about, 'answer', sunday, sunday + 30 * day, sunday))).toBe(iso(at('2026-12-11T18:00+02:00')))
})

it('where the law’s time is over before anything can be promised, policy’s time stands', () => {
  const about = { shop, customer }
  const now = thursday + 20 * day
  expect(boundedBy(about, 'answer', thursday, now + hour, now)).toBe(now + hour)
})

it('a shop without opening hours left is held to the law’s last moment', () => {
  const about = { shop: { ...shop, workingHours: {} }, customer }
  const end = endOfDayAfterDays(thursday, 14, shop.timeZone)
  expect(answeredBy(about, 60 * 24 * 30, thursday)).toBe(end)
  expect(fulfilledBy({ ...about, shop: { ...about.shop, policy: slow(480, 60) } }, 'repair', thursday)).toBe(end)
})

/** The law's end of a promise, reckoned anew from the table alone. */
function endOf(facts: Facts, promise: PromiseRow): number | null {
  if (promise.kind === 'acknowledgement' || promise.kind === 'dispute') return null
  const remedy = facts.choice && remedyOf(facts, facts.choice.remedy)
  const matter = promise.kind === 'remedy' ? remedy && matterOf[remedy.kind] : 'answer'
  const term = matter && facts.shop.country && legalTerms[facts.shop.country]?.[matter]
  const from = promise.kind === 'answer' ? facts.complaint.receivedAt : promise.madeAt
  return term ? endOfDayAfterDays(from, term.days, facts.shop.timeZone) : null
}

type Step = (story: Story, n: number) => unknown
const steps: Record<string, Step> = {
  chooses: (story, n) => story.facts.choice === null && story.facts.offers.length > 0 && story.chooses(n % 3),
  proposes: (story, n) =>
    story.says({
      proposals: [
        ...story.facts.proposals,
        { id: `pro_${n}_${story.now}`, text: 'My money back', amount: null, at: story.now, state: 'open' },
      ],
    }),
  writes: (story, n) =>
    story.says({
      written: [
        ...story.facts.written,
        {
          ...{ id: `dlv_${n}_${story.now}`, at: story.now, by: 'customer', writer: 'ana@example.com' },
          ...{ text: 'And where is it?', onlyThanks: false },
        },
      ],
    }),
  arrives: (story) => story.facts.choice && story.arrives(),
  rates: (story, n) => story.facts.complaint.arrivedAt !== null && story.rates(1 + (n % 5)),
  waits: (story, n) => story.live((1 + n) * 7 * hour),
  sleeps: (story, n) => story.live((1 + n) * 2 * day),
}

it('no promise the playbook makes is later than the law of the shop’s country, whatever policy and customer do', () => {
  let bounded = 0
  let shortened = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(legalTerms), null),
      fc.constantFrom('Europe/Chisinau', 'Europe/Moscow', 'America/New_York'),
      fc.integer({ min: 1, max: 86_400 }),
      fc.integer({ min: 0, max: 200 }),
      fc.boolean(),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(9)), { maxLength: 9 }),
      fc.integer({ min: 0, max: 60 * 24 * 14 }),
      (country, timeZone, minutes, workingDays, vip, plan, later) => {
        const story = new Story(
          factsOf({
            shop: {
              country,
              timeZone,
              policy: slow(minutes, workingDays),
              holidays: { ...shop.holidays, country: true },
            },
            customer: { tags: vip ? ['vip'] : [] },
            complaint: { receivedAt: thursday + later * minute },
          }),
        )
        for (const [name, n] of plan) {
          steps[name]?.(story, n)
          for (const promise of story.facts.promises) {
            const end = endOf(story.facts, promise)
            if (end === null || end <= promise.madeAt) continue
            bounded++
            if (end - promise.dueAt < day) shortened++
            expect(promise.dueAt, `${country} ${promise.kind} ${iso(promise.dueAt)}`).toBeLessThanOrEqual(end)
            expect(promise.movedTo ?? 0, `${country} ${promise.kind} moved`).toBeLessThanOrEqual(end)
          }
        }
      },
    ),
    { numRuns: 150 },
  )
  // The law was there to be broken, and was the reason for many of the times.
  expect(bounded).toBeGreaterThan(200)
  expect(shortened).toBeGreaterThan(50)
}, 60_000)

it('the default policy is within the law of every country of the table', () => {
  for (const country of Object.keys(legalTerms))
    expect(
      cellsOverLaw({ ...shop, country }, thursday).map(({ cell }) => cell),
      country,
    ).toEqual([])
})

it('a policy that gives itself longer than the law is named cell by cell', () => {
  const late = cellsOverLaw({ ...shop, policy: slow(480, 11) }, thursday)
  expect(late.map(({ cell }) => cell)).toContain('terms.full-refund.workingDays')
  expect(late.map(({ cell }) => cell)).not.toContain('targets.replyWorkingMinutes')
  // Ten working days end within fourteen days whichever day they begin.
  expect(cellsOverLaw({ ...shop, policy: slow(480, 10) }, thursday)).toEqual([])
  const answers = cellsOverLaw({ ...shop, policy: slow(60 * 8 * 12, 3) }, thursday)
  expect(answers).toHaveLength(9)
  expect(cellsOverLaw({ ...shop, country: null, policy: slow(86_400, 200) }, thursday)).toEqual([])
})

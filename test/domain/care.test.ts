import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CareFacts } from '../../domain/care/care.ts'
import { applyCare } from '../../domain/care/playbook/apply.ts'
import { decideCare } from '../../domain/care/playbook/decide.ts'
import type { CareMail } from '../../domain/care/playbook/move.ts'
import { standingAtEnd, standingOf } from '../../domain/care/standing.ts'
import { type CareReason, type CareState, careStates } from '../../domain/care/state.ts'
import { leastDaysApart, mostTouchesAYear, touchClass, unfitNow } from '../../domain/care/touch.ts'
import { outcomes } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { type AboutCare, careFactsOf, closed, mint } from './care-facts.ts'
import { day, factsOf, hour } from './facts.ts'

/** The state, with its reason and since when, after everything that fell due until then. */
function stateAt(about: AboutCare, until: Instant): readonly [CareState, CareReason, Instant] {
  let facts = careFactsOf(about)
  let now = closed
  for (let i = 0; i < 50; i++) {
    const { after, wakeAt } = decideCare(facts, now, mint)
    facts = after
    if (wakeAt === null || wakeAt > until) break
    now = wakeAt
  }
  return [facts.care.state, facts.care.reason, facts.care.since]
}

const silentAt = closed + 90 * day

it('a complaint that was put right leaves an active customer, until the shop’s rhythm has passed', () => {
  const about = { complaint: { compensation: 'bonus' as const } }
  expect(stateAt(about, silentAt - 1)).toEqual(['active', 'recovered', closed])
  expect(stateAt(about, silentAt)).toEqual(['departed', 'silent', silentAt])
})

it('who chose the gift and stayed away has departed with that reason', () => {
  expect(stateAt({}, silentAt - 1)).toEqual(['active', 'recovered', closed])
  expect(stateAt({}, silentAt)).toEqual(['departed', 'gift-and-away', silentAt])
})

it('who said goodbye has departed at once, whatever else is true', () => {
  const complaint = { saidGoodbyeAt: closed - day, outcome: 'departed', lastRating: 1 } as const
  expect(stateAt({ complaint }, closed)).toEqual(['departed', 'said-goodbye', closed])
  expect(stateAt({ complaint }, closed + 400 * day)[1]).toBe('said-goodbye')
  // In the middle of the complaint too.
  expect(stateAt({ complaint, rest: { hasOpenComplaint: true } }, closed)[1]).toBe('said-goodbye')
})

it('a rating of two or an offer nobody answered puts a customer at risk', () => {
  expect(stateAt({ complaint: { lastRating: 2 } }, closed)).toEqual(['at-risk', 'unhappy', closed])
  expect(stateAt({ complaint: { lastRating: 3 } }, closed)[0]).toBe('active')
  expect(stateAt({ complaint: { outcome: 'unanswered' } }, closed)).toEqual(['at-risk', 'unanswered', closed])
  expect(stateAt({ complaint: { outcome: 'declined' } }, closed)).toEqual(['at-risk', 'unhappy', closed])
})

it('a paid order afterwards is a return, from wherever they were', () => {
  const bought = { lastAt: closed + 5 * day, sinceClosedAt: closed + 5 * day }
  const now = closed + 5 * day
  for (const complaint of [
    {},
    { lastRating: 1 },
    { outcome: 'unanswered' },
    { saidGoodbyeAt: closed, outcome: 'departed' },
  ] as const) {
    const { done, after } = decideCare(careFactsOf({ complaint, bought }), now, mint)
    expect(done.map(({ move }) => move)).toEqual(['note-return'])
    expect([after.care.state, after.care.reason]).toEqual(['returned', 'bought-again'])
  }
})

it('who came back and then falls silent has departed again, and a return that comes to nothing is none', () => {
  const bought = { lastAt: closed + 5 * day, sinceClosedAt: closed + 5 * day }
  expect(stateAt({ bought }, closed + 94 * day)[0]).toBe('returned')
  expect(stateAt({ bought }, closed + 95 * day)).toEqual(['departed', 'silent', closed + 95 * day])
  const cancelled = careFactsOf({ care: { state: 'returned', reason: 'bought-again' } })
  expect(decideCare(cancelled, closed + day, mint).after.care).toMatchObject({ state: 'active', reason: 'recovered' })
})

it('who has something open is neither silent nor judged anew until it ends', () => {
  const rest = { hasOpenComplaint: true }
  const { done, wakeAt } = decideCare(careFactsOf({ rest, care: { state: 'active' } }), closed + 900 * day, mint)
  expect([done, wakeAt]).toEqual([[], null])
})

it('who was erased is left alone for ever', () => {
  const facts = careFactsOf({ customer: { erasedAt: closed } })
  expect(decideCare(facts, closed + 900 * day, mint)).toMatchObject({ done: [], wakeAt: null })
})

const instants = fc.integer({ min: -400, max: 800 }).map((days) => closed + days * day)

const fitting: Record<CareState, readonly CareReason[]> = {
  active: ['recovered'],
  'at-risk': ['unhappy', 'unanswered'],
  departed: ['said-goodbye', 'gift-and-away', 'silent'],
  returned: ['bought-again'],
}

const anyFacts: fc.Arbitrary<CareFacts> = fc
  .record({
    standing: fc
      .constantFrom(...careStates)
      .chain((state) => fc.constantFrom(...fitting[state].map((reason) => ({ state, reason })))),
    outcome: fc.constantFrom(...outcomes),
    compensation: fc.constantFrom('gift', 'bonus', 'both', null),
    goodbye: fc.option(instants),
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
    lastAt: fc.option(instants),
    open: fc.boolean(),
    rhythmDays: fc.integer({ min: 14, max: 730 }),
  })
  .map(({ standing, outcome, compensation, goodbye, rating, lastAt, open, rhythmDays }) => {
    const end = goodbye ?? closed
    return careFactsOf({
      care: standing,
      complaint: { outcome, compensation, saidGoodbyeAt: goodbye, lastRating: rating },
      bought: { lastAt, sinceClosedAt: lastAt !== null && lastAt > end ? lastAt : null },
      rest: { hasOpenComplaint: open, rhythmDays },
    })
  })

it('at any time everybody is in one state, with a reason that fits it, and what was decided stands', () => {
  fc.assert(
    fc.property(anyFacts, instants, (facts, now) => {
      const { after, wakeAt } = decideCare(facts, now, mint)
      expect(fitting[after.care.state]).toContain(after.care.reason)
      expect(decideCare(after, now, mint).done).toEqual([])
      // Until the waking nothing changes by itself; at the waking something does.
      if (wakeAt === null) return
      expect(wakeAt).toBeGreaterThan(now)
      expect(decideCare(after, wakeAt - 1, mint).done).toEqual([])
      expect(decideCare(after, wakeAt, mint).done.length).toBeGreaterThan(0)
    }),
    { numRuns: 2_000 },
  )
})

it('a care begins in the state that its first look would find', () => {
  const facts = factsOf({ complaint: { outcome: 'departed', departedAt: closed, closedAt: closed + hour } })
  expect(standingAtEnd(facts)).toEqual({ state: 'departed', reason: 'said-goodbye' })
  const rated = factsOf({ rest: { ratings: [{ score: 1, text: '', at: closed }] }, complaint: { outcome: 'settled' } })
  expect(standingAtEnd(rated)).toEqual({ state: 'at-risk', reason: 'unhappy' })
  expect(standingAtEnd(factsOf({ complaint: { outcome: 'recovered' } }))).toEqual({
    state: 'active',
    reason: 'recovered',
  })
  expect(standingOf(careFactsOf(), closed)).toEqual(standingAtEnd(factsOf({ complaint: { outcome: 'settled' } })))
})

const consented = { promotions: 'consented' } as const
const touch = (at: Instant, more: Partial<CareFacts['touches'][number]> = {}) => ({
  ...{ kind: 'greeting' as const, n: String(at), class: 'promotional' as const, at },
  message: mint.id('message') as NonNullable<CareFacts['touches'][number]['message']>,
  ...more,
})

it('promotion needs consent, a mailbox, nothing open, and nobody who is held out', () => {
  const unfit = (about: AboutCare, kind: CareMail['kind'] = 'greeting') => unfitNow(careFactsOf(about), kind, closed)
  expect(unfit({ customer: consented })).toBeNull()
  expect(unfit({})).toBe('no-consent')
  expect(unfit({ customer: { promotions: 'unsubscribed' } })).toBe('no-consent')
  expect(unfit({ customer: { ...consented, mailbox: 'stopped' } })).toBe('no-mailbox')
  expect(unfit({ customer: { ...consented, email: null } })).toBe('no-mailbox')
  expect(unfit({ customer: { ...consented, erasedAt: closed } })).toBe('erased')
  expect(unfit({ customer: consented, rest: { hasOpenComplaint: true } })).toBe('open-complaint')
  expect(unfit({ customer: consented, care: { heldOut: true } })).toBe('held-out')
})

it('the letter of what was changed is owed: it is not held out, unless its reader wants silence', () => {
  const held = careFactsOf({ care: { heldOut: true } })
  expect([touchClass('cause-fixed', held), unfitNow(held, 'cause-fixed', closed)]).toEqual(['service', null])
  const gone = careFactsOf({ complaint: { saidGoodbyeAt: closed } })
  expect([touchClass('cause-fixed', gone), unfitNow(gone, 'cause-fixed', closed)]).toEqual([
    'promotional',
    'no-consent',
  ])
  expect(touchClass('cause-fixed', careFactsOf({ customer: { promotions: 'unsubscribed' } }))).toBe('promotional')
})

it('six promotional mails a year are enough, three weeks apart; what did not leave does not count', () => {
  const after = (touches: CareFacts['touches']) =>
    unfitNow(careFactsOf({ customer: consented, rest: { touches } }), 'greeting', closed)
  const spread = Array.from({ length: mostTouchesAYear }, (_, i) => touch(closed - (mostTouchesAYear - i) * 50 * day))
  expect(after(spread)).toBe('enough')
  expect(after(spread.slice(1))).toBeNull()
  expect(after(spread.map((one) => ({ ...one, message: null })))).toBeNull()
  expect(after([touch(closed - leastDaysApart * day + 1)])).toBe('too-soon')
  expect(after([touch(closed - leastDaysApart * day)])).toBeNull()
  expect(after([touch(closed - day, { class: 'service', kind: 'cause-fixed' })])).toBeNull()
})

it('a touch that was held out is a fact all the same, and has no message', () => {
  const after = applyCare(careFactsOf(), { heldOut: [{ kind: 'greeting', n: 'new-year-2027' }] }, closed, mint)
  expect(after.touches).toEqual([
    { kind: 'greeting', n: 'new-year-2027', class: 'promotional', at: closed, message: null },
  ])
})

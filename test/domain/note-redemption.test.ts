/** A code seen in orders: whose it is, when it counts, what comes back, and what a person has to look at. */
import { expect, it } from 'vitest'
import type { CodeUse } from '../../domain/code-use.ts'
import { bonusPurpose } from '../../domain/compensation.ts'
import type { Facts } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { decide } from '../../domain/playbook/decide.ts'
import { countingMint, customer, day, factsOf, Story } from './facts.ts'

/** A complaint whose bonus of 2 000 lei is in its holder's hands, the rest of it done and well. */
function issued(): Story {
  const story = new Story()
    .chooses()
    .picks('bonus')
    .live(day)
    .arrives()
    .live(4 * day)
    .rates(5)
  expect(story.facts.codes).toMatchObject([{ state: 'issued', value: money(200_000, 'MDL') }])
  return story
}

const codeOf = ({ facts }: Story) => {
  const code = facts.codes[0]
  if (!code) throw new Error('no code')
  return code
}

const use = (story: Story, change: Partial<CodeUse> = {}): CodeUse => ({
  code: codeOf(story).code,
  order: 'B-2001',
  name: null,
  state: 'paid',
  usedAt: story.now,
  heardAt: story.now,
  worth: money(6_000_000, 'MDL'),
  buyer: 'holder',
  ...change,
})

const seen = (story: Story, ...uses: readonly Partial<CodeUse>[]): Story =>
  story.says({ codeUses: uses.map((one) => use(story, one)) })

const conflicts = ({ facts }: Story) =>
  facts.tasks.flatMap(({ kind, state, about }) => (kind === 'check-code' ? [`${about.conflict} ${state}`] : []))

const ledger = (story: Story) => story.done.flatMap(({ outcome }) => outcome.ledger ?? []).map(({ entry }) => entry)

it('a code seen in a paid order of its holder is used, and the complaint ends recovered', () => {
  const story = seen(issued(), {})
  expect(codeOf(story)).toMatchObject({ state: 'redeemed', redeemedAt: story.now })
  expect(story.facts.redemptions).toMatchObject([
    { order: 'B-2001', value: money(200_000, 'MDL'), orderMinor: 6_000_000 },
  ])
  expect(story.facts.complaint).toMatchObject({ outcome: 'recovered' })
  expect(story.facts.complaint.closedAt).not.toBeNull()
})

it('seen once more, and again, it is used once', () => {
  const story = issued()
  const same = use(story)
  story.says({ codeUses: [same] }).says({ codeUses: [same, same] })
  expect(story.facts.redemptions).toHaveLength(1)
  expect(conflicts(story)).toEqual([])
})

it('an order worth less than the code uses what fits', () => {
  const story = seen(issued(), { worth: money(50_000, 'MDL') })
  expect(story.facts.redemptions).toMatchObject([{ value: money(50_000, 'MDL') }])
})

it('an order the code paid for whole uses all of it', () => {
  const story = seen(issued(), { worth: money(0, 'MDL') })
  expect(story.facts.redemptions).toMatchObject([{ value: money(200_000, 'MDL') }])
})

it('an order that is placed and not paid uses nothing, nor does one that fell through', () => {
  for (const state of ['placed', 'cancelled', 'refunded'] as const) {
    const story = seen(issued(), { state })
    expect(codeOf(story).state, state).toBe('issued')
    expect(conflicts(story), state).toEqual([])
  }
})

it.each([
  ['other-holder', { buyer: 'other' }],
  ['other-currency', { worth: money(6_000_000, 'EUR') }],
] as const)('a use that is no plain one is questioned, not redeemed: %s', (conflict, change) => {
  const story = seen(issued(), change)
  expect(codeOf(story).state).toBe('issued')
  expect(conflicts(story)).toEqual([`${conflict} open`])
  expect(story.done.flatMap(({ outcome }) => outcome.alarms ?? [])).toMatchObject([{ kind: 'code-conflict' }])
  // The question keeps it open until somebody looked; it is asked once.
  story.live(40 * day)
  expect(conflicts(story)).toEqual([`${conflict} open`])
})

it('after its last day a code is questioned; used before and told late it counts all the same', () => {
  const late = issued().live(100 * day)
  expect(codeOf(late).state).toBe('expired')
  const { expiresAt } = codeOf(late)
  const closed = { ...late.facts, codeUses: [use(late, { usedAt: expiresAt + 1 })] }
  const questioned = decide(closed, late.now, countingMint())
  expect(questioned.done.map(({ move }) => move)).toEqual(['question-code-use'])
  expect(questioned.after.codes[0]?.state).toBe('expired')

  const inTime = { ...late.facts, codeUses: [use(late, { usedAt: expiresAt })] }
  const { after, done } = decide(inTime, late.now, countingMint())
  expect(after.codes[0]).toMatchObject({ state: 'redeemed', redeemedAt: expiresAt })
  expect(after.complaint).toMatchObject({ outcome: 'recovered', closedAt: late.facts.complaint.closedAt })
  expect(done.flatMap(({ outcome }) => outcome.ledger ?? []).map(({ entry }) => entry)).toEqual(['code-reinstated'])
  expect(done.flatMap(({ outcome }) => outcome.mails ?? [])).toEqual([])
})

it('a code that was taken back is questioned', () => {
  const story = issued()
  const facts: Facts = {
    ...story.facts,
    codes: story.facts.codes.map((code) => ({ ...code, state: 'void' })),
    codeUses: [use(story)],
  }
  const { after } = decide(facts, story.now, countingMint())
  expect(after.tasks.filter(({ kind }) => kind === 'check-code')).toMatchObject([{ about: { conflict: 'void' } }])
  expect(after.redemptions).toEqual([])
})

it('of two orders the earlier uses the code, and a person looks at the other', () => {
  const story = issued()
  seen(story, { order: 'B-2', usedAt: story.now }, { order: 'B-1', usedAt: story.now - 1 })
  expect(story.facts.redemptions).toMatchObject([{ order: 'B-1' }])
  expect(conflicts(story)).toEqual(['second-order open'])
})

it('the order falls through: the code is the customer’s again at its full value, and its complaint is open', () => {
  const story = seen(issued(), { worth: money(50_000, 'MDL') })
  const end = codeOf(story).expiresAt
  story.now += day
  seen(story, { state: 'cancelled', worth: money(50_000, 'MDL') })
  expect(codeOf(story)).toMatchObject({ state: 'issued', expiresAt: end, redeemedAt: null })
  expect(story.facts.redemptions).toMatchObject([{ reversedAt: story.now }])
  expect(story.facts.complaint).toMatchObject({ closedAt: null, outcome: null, stage: 'following-up' })
  expect(ledger(story)).toContain('code-reinstated')
  // Nothing to tell: its last day is what it was. The reminders before it come as ever.
  expect(story.mails.filter((mail) => mail.includes('-back-'))).toEqual([])
  story.live(100 * day)
  expect(story.mails.filter((mail) => mail.startsWith('code-reminder'))).toHaveLength(2)
  expect(story.facts.complaint).toMatchObject({ outcome: 'settled' })
})

it('given back near its end a code lives two weeks more, and the customer hears of the new date once', () => {
  const story = issued().live(80 * day)
  seen(story, {})
  story.now += 5 * day
  seen(story, { state: 'refunded' })
  const left = codeOf(story).expiresAt - story.now
  expect(left).toBeGreaterThanOrEqual(14 * day)
  expect(left).toBeLessThan(15.1 * day)
  const told = story.mails.filter((mail) => mail.includes('-back-'))
  expect(told).toEqual([`bonus-code:${bonusPurpose(story.facts)}-back-1`])
  // A reminder that says "30 days" would not be true any more.
  story.live(20 * day)
  const reminders = story.mails.filter((mail) => mail.startsWith('code-reminder'))
  expect(reminders.filter((mail) => mail.endsWith('-30'))).toHaveLength(1)
  expect(reminders.filter((mail) => mail.endsWith('-7'))).toHaveLength(1)
})

it('a reminder whose day passed while the code was in an order is not sent afterwards', () => {
  const story = issued().live(45 * day)
  expect(story.mails.filter((mail) => mail.startsWith('code-reminder'))).toEqual([])
  seen(story, {})
  story.live(35 * day)
  seen(story, { state: 'cancelled' })
  story.live(30 * day)
  const reminders = story.mails.filter((mail) => mail.startsWith('code-reminder'))
  expect(reminders).toEqual([`code-reminder:${bonusPurpose(story.facts)}-7`])
})

it('an order whose redemption was taken back does not redeem again; the next order does', () => {
  const story = seen(issued(), {})
  const facts: Facts = {
    ...story.facts,
    complaint: { ...story.facts.complaint, closedAt: null, outcome: null },
    codes: story.facts.codes.map((code) => ({ ...code, state: 'issued', redeemedAt: null })),
    // As a checkout gives it back: before the order's own cancellation is told.
    redemptions: story.facts.redemptions.map((one) => ({ ...one, reversedAt: story.now })),
  }
  expect(decide(facts, story.now, countingMint()).after.codes[0]?.state).toBe('issued')
  const next = { ...facts, codeUses: [use(story), use(story, { order: 'B-2' })] }
  expect(decide(next, story.now, countingMint()).after.redemptions).toMatchObject([{}, { order: 'B-2' }])
})

it('when the first of two orders falls through the second is the one redemption, and the question answers itself', () => {
  const story = issued()
  seen(story, { order: 'B-1', usedAt: story.now - 1 }, { order: 'B-2' })
  expect(conflicts(story)).toEqual(['second-order open'])
  seen(story, { order: 'B-1', usedAt: story.now - 1, state: 'cancelled' }, { order: 'B-2' })
  expect(story.facts.redemptions.map(({ order, reversedAt }) => [order, reversedAt === null])).toEqual([
    ['B-1', false],
    ['B-2', true],
  ])
  expect(conflicts(story)).toEqual(['second-order dropped'])
})

it('a checkout that redeemed under the number people read spoke of the same order', () => {
  const story = issued()
  const code = codeOf(story)
  const redemption = {
    ...{ id: 'red_1', code: code.code, order: '#1042', value: code.value, orderMinor: 6_000_000, at: story.now },
    ...{ reversedAt: null, orderState: null },
  }
  const codes = [{ ...code, state: 'redeemed' as const, redeemedAt: story.now }]
  story.says({
    codes,
    redemptions: [redemption],
    codeUses: [use(story, { order: '820982911946154508', name: '#1042' })],
  })
  expect(conflicts(story)).toEqual([])
  story.says({
    codeUses: [use(story, { order: '820982911946154508', name: '#1042', state: 'cancelled' })],
  })
  expect(codeOf(story).state).toBe('issued')
})

it('a closed complaint keeps its books, and nothing leaves', () => {
  const story = seen(issued(), {})
  expect(story.facts.complaint.closedAt).not.toBeNull()
  const mails = story.mails.length
  seen(story, {}, { order: 'B-3', buyer: 'other' })
  expect(conflicts(story)).toEqual(['other-holder open'])
  expect(story.facts.complaint.closedAt).not.toBeNull()
  expect(story.mails).toHaveLength(mails)
})

it('of a complaint closed over open things nothing but its books is done', () => {
  const story = new Story(factsOf()).live(day)
  const { complaint } = story.facts
  const open: Facts = { ...story.facts, complaint: { ...complaint, closedAt: null } }
  expect(decide(open, story.now + 30 * day, countingMint()).done).not.toEqual([])
  const closed: Facts = { ...open, complaint: { ...complaint, closedAt: story.now, outcome: 'withdrawn' } }
  expect(decide(closed, story.now + 30 * day, countingMint())).toMatchObject({ done: [], wakeAt: null })
})

it('a complaint a person ended with a no stays so, whatever is bought later', () => {
  const story = issued()
  const closed: Facts = {
    ...story.facts,
    complaint: { ...story.facts.complaint, closedAt: story.now, outcome: 'declined' },
    codeUses: [use(story)],
  }
  const { after } = decide(closed, story.now, countingMint())
  expect(after.codes[0]?.state).toBe('redeemed')
  expect(after.complaint).toMatchObject({ closedAt: story.now, outcome: 'declined' })
})

it('who came back is recovered, however quiet they were', () => {
  const story = new Story(factsOf({ customer })).live(8 * day)
  expect(story.facts.choice?.by).toBe('default')
  story.says({ complaint: { ...story.facts.complaint, returnedAt: story.now, returnedWith: 'B-1' } })
  story.arrives().live(200 * day)
  expect(story.facts.complaint.outcome).toBe('recovered')
})

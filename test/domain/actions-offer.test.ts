import { expect, test } from 'vitest'
import type { Dispute } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { nothingToPayBack } from '../../domain/refund.ts'
import { act, refusal } from './actions-acting.ts'
import { factsOf, hour, minute, Story } from './facts.ts'

const story = (about: Parameters<typeof factsOf>[0] = {}) => new Story(factsOf(about)).live(30 * minute)
const offer = (...remedies: (string | { readonly kind: string; readonly amount: string })[]) =>
  ({ action: 'offer', remedies }) as const

const dispute: Dispute = {
  externalId: 'dp_1',
  state: 'needs-response',
  dueAt: null,
  reason: null,
  code: null,
  amount: null,
  refundable: false,
}

test('a person’s offer is a new round and leaves at once', () => {
  const one = story()
  act(one, 'agent', offer('replacement', 'call', { kind: 'partial-refund', amount: '4000.00' }))
  const current = one.facts.offers.at(-1)
  expect([current?.round, current?.by]).toEqual([2, 'staff:maria@semitsvet.example'])
  expect(current?.remedies.map(({ kind, value }) => [kind, value?.minor ?? null])).toEqual([
    ['replacement', null],
    ['call', null],
    ['partial-refund', 400_000],
  ])
  expect(one.mails).toContain('offer:2')
})

test('fewer than three ways is no choice', () => {
  expect(refusal(story(), 'admin', offer('replacement', 'call'))).toBe('422 too_few')
  expect(refusal(story(), 'admin', offer('replacement', 'call', 'call'))).toBe('422 twice')
})

test('sums are within the role’s limit and the order’s total', () => {
  const paying = (amount: string) => offer('replacement', 'call', { kind: 'partial-refund', amount })
  expect(refusal(story(), 'agent', paying('5000.01'))).toBe('403 above_limit')
  expect(refusal(story(), 'agent', paying('5000.00'))).toBe('ok')
  expect(refusal(story(), 'lead', paying('20000.01'))).toBe('422 above_order')
  expect(refusal(story(), 'admin', paying('0.00'))).toBe('422 invalid')
  expect(refusal(story(), 'admin', paying('1.005'))).toBe('422 invalid')
  expect(refusal(story(), 'admin', offer('replacement', 'redo', { kind: 'call', amount: '5.00' }))).toBe('422 no_sum')
})

test('the policy’s own sum needs no limit, and never gives back what was given back', () => {
  expect(refusal(story(), 'agent', offer('replacement', 'call', 'full-refund'))).toBe('ok')
  const partly = story({ complaint: { refunded: money(1_900_000, 'MDL') } })
  act(partly, 'agent', offer('replacement', 'call', 'full-refund'))
  expect(partly.facts.offers.at(-1)?.remedies[2]?.value).toEqual(money(100_000, 'MDL'))
  const wholly = story({ complaint: { refunded: money(2_000_000, 'MDL') } })
  expect(refusal(wholly, 'agent', offer('replacement', 'call', 'full-refund'))).toBe('409 paid_back')
})

test('what went back of the order for another complaint is gone for this one too', () => {
  const left = (minor: number) => story({ rest: { payBack: { ...nothingToPayBack, left: money(minor, 'MDL') } } })
  const paying = (amount: string) => offer('replacement', 'call', { kind: 'partial-refund', amount })
  expect(refusal(left(300_000), 'agent', paying('3000.00'))).toBe('ok')
  expect(refusal(left(300_000), 'agent', paying('3000.01'))).toBe('422 above_order')
  expect(refusal(left(0), 'agent', offer('replacement', 'call', 'full-refund'))).toBe('409 paid_back')
})

test('no money on top of an open dispute', () => {
  const disputed = story({ rest: { dispute } })
  expect(refusal(disputed, 'admin', offer('replacement', 'call', 'full-refund'))).toBe('409 dispute_open')
  expect(refusal(disputed, 'admin', offer('replacement', 'call', 'credit'))).toBe('409 dispute_open')
  expect(refusal(disputed, 'admin', offer('replacement', 'call', 'redo'))).toBe('ok')
  const inquiry = story({ rest: { dispute: { ...dispute, refundable: true } } })
  expect(refusal(inquiry, 'admin', offer('replacement', 'call', 'full-refund'))).toBe('ok')
})

test('what was chosen is carried out before anything else is offered', () => {
  const chosen = new Story().live(2 * hour).chooses()
  expect(refusal(chosen, 'admin', offer('replacement', 'call', 'redo'))).toBe('409 not_possible_now')
})

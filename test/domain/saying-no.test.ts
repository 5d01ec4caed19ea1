import { expect, test } from 'vitest'
import { money } from '../../domain/money.ts'
import { declineReasonNames, declineReasons, reasonsFor } from '../../domain/policy/decline-reasons.ts'
import { gesturePurpose } from '../../domain/saying-no.ts'
import { act, people, refusal, says } from './actions-acting.ts'
import { day, factsOf, hour, Story } from './facts.ts'

const proposed = (amount: number | null = 100_000) => {
  const story = new Story().live(2 * hour)
  return story.says({
    proposals: [
      {
        ...{ id: 'pro_1', text: 'A new bag', at: story.now, state: 'open' },
        amount: amount === null ? null : money(amount, 'MDL'),
      },
    ],
  })
}
const declining = { action: 'answer-proposal', decision: 'decline' } as const
const closing = { action: 'close', outcome: 'declined', reason: 'Seen on the photos.' } as const

test('a proposal is declined with a reason that fits, or in words of one’s own', () => {
  expect(refusal(proposed(), 'agent', declining)).toBe('422 text_needed')
  expect(refusal(proposed(), 'agent', { ...declining, why: 'wear' })).toBe('422 text_needed')
  expect(refusal(proposed(), 'agent', { ...declining, why: 'not-our-order' })).toBe('422 other_reason')
  expect(refusal(proposed(), 'agent', { ...declining, why: 'because' })).toBe('422 unreadable')
  expect(refusal(proposed(), 'agent', { ...declining, why: 'more-than-failed' })).toBe('ok')
  expect(refusal(proposed(), 'agent', { ...declining, text: 'We cannot, and here is why.' })).toBe('ok')
})

test('every reason can be said to something, and what needs a finding asks for words', () => {
  for (const name of declineReasonNames) {
    expect(declineReasons[name].to.length, name).toBeGreaterThan(0)
    for (const to of declineReasons[name].to) expect(reasonsFor(to)).toContain(name)
  }
  expect(reasonsFor('complaint')).not.toContain('more-than-failed')
})

test('a declined proposal leaves the ways open, names who looks anew, and brings the extra once', () => {
  const story = proposed()
  const { mails } = act(story, 'agent', { ...declining, why: 'more-than-failed' })
  expect(mails?.[0]).toMatchObject({
    ...{ kind: 'decline', to: 'proposal', reason: 'more-than-failed', reviewer: people.lead.email },
    gesture: { kind: 'extra', extra: 'free-delivery' },
  })
  expect(story.facts.proposals[0]?.state).toBe('declined')
  expect(story.facts.promises.find(({ kind }) => kind === 'proposal')?.state).not.toBe('open')
  expect(story.mails.filter((mail) => mail.startsWith('reply:'))).toEqual([])
  story.chooses()
  expect(story.facts.choice?.round).toBe(1)
})

test('what comes after a no goes to who takes the second look, and a second no brings nothing twice', () => {
  const story = proposed()
  act(story, 'agent', { ...declining, why: 'more-than-failed' })
  const second = { id: 'pro_2', text: 'And now?', amount: null, at: story.now, state: 'open' } as const
  story.says({ proposals: [...story.facts.proposals, second] })
  expect(story.facts.tasks.find(({ key }) => key === 'proposal-pro_2')?.owner).toBe(people.lead.email)
  const { mails } = act(story, 'lead', { ...declining, text: 'I have looked myself.' })
  expect(mails?.[0]).toMatchObject({ reviewer: people.director.email, gesture: { extra: 'free-delivery' } })
  expect(story.facts.tasks.filter(({ kind }) => kind === 'give-extra')).toHaveLength(1)
})

test('our own sum stands first among the ways and is taken with one click, and there is one such answer', () => {
  const story = proposed(400_000)
  const counter = {
    action: 'answer-proposal',
    decision: 'counter',
    text: 'We can do this.',
    amount: '2500.00',
  } as const
  const before = story.facts.offers.at(-1)?.remedies ?? []
  act(story, 'agent', counter)
  const ways = story.facts.offers.at(-1)?.remedies ?? []
  expect(ways[0]).toMatchObject({ kind: 'partial-refund', value: money(250_000, 'MDL') })
  const others = (list: typeof ways) =>
    list.filter(({ kind }) => kind !== 'partial-refund').map(({ kind, value }) => [kind, value])
  expect(others(ways)).toEqual(others(before))
  expect(story.mails.filter((mail) => mail.startsWith('reply:'))).toEqual([])
  expect(story.mails.filter((mail) => mail === 'offer:2')).toHaveLength(1)
  story.chooses(0).live(hour)
  expect(story.facts.promises.find(({ kind, n }) => kind === 'remedy' && n === '2')?.state).toBe('open')
  expect(story.done.flatMap(({ outcome }) => outcome.ledger ?? [])).toContainEqual(
    expect.objectContaining({ entry: 'fix', value: money(250_000, 'MDL') }),
  )
})

test('a counter-offer without a sum is a reply in words, and the ways stay', () => {
  const story = proposed(null)
  act(story, 'agent', { action: 'answer-proposal', decision: 'counter', text: 'We print the logo too.' })
  expect(story.facts.offers).toHaveLength(1)
  expect(story.mails.filter((mail) => mail.startsWith('reply:'))).toHaveLength(1)
})

test('a complaint is declined by a letter that is its answer, and with a small sum that is minted once', () => {
  const story = new Story().live(hour / 2)
  const { mails, codes } = act(story, 'lead', { ...closing, why: 'out-of-term' })
  expect(mails).toMatchObject([{ kind: 'decline', to: 'complaint', reason: 'out-of-term', gesture: { kind: 'code' } }])
  expect(codes).toMatchObject([{ purpose: gesturePurpose(story.facts), value: money(10_000, 'MDL') }])
  const { complaint, promises, replies } = story.facts
  expect(complaint).toMatchObject({ outcome: 'declined', closedAt: story.now })
  expect(promises.filter(({ state }) => state === 'open')).toEqual([])
  expect(promises.find(({ kind }) => kind === 'answer')?.state).toBe('early')
  expect(replies.map(({ kind, text }) => [kind, text])).toEqual([
    ['reply', ''],
    ['note', 'Seen on the photos.'],
  ])
  act(story, 'lead', { action: 'reopen', reason: 'A second look' })
  const again = act(story, 'director', { ...closing, why: 'no-proof' })
  expect(again.codes).toBeUndefined()
  expect(again.mails?.[0]).toMatchObject({ gesture: { kind: 'code' } })
  expect(story.facts.codes).toHaveLength(1)
})

test('a bare reason is what the customer reads, and a reopened complaint does not send old words again', () => {
  const story = new Story().live(hour)
  act(story, 'lead', closing)
  expect(story.facts.replies.map(({ kind, text }) => [kind, text])).toEqual([['reply', 'Seen on the photos.']])
  act(story, 'lead', { action: 'reopen', reason: 'A second look' })
  expect(story.live(day).mails.filter((mail) => mail.startsWith('reply:'))).toEqual([])
})

test('a no is never left unsaid, nor is money given beside the bank', () => {
  const unreachable = new Story(factsOf({ customer: { mailbox: 'stopped' } })).live(hour)
  expect(refusal(unreachable, 'lead', closing)).toBe('409 no_address')
  expect(refusal(unreachable, 'lead', { ...closing, outcome: 'settled' })).toBe('ok')
  const dispute = { externalId: 'dp_1', state: 'needs-response', reason: null, code: null, amount: null } as const
  const disputed = new Story(factsOf({ rest: { dispute: { ...dispute, dueAt: null, refundable: false } } })).live(hour)
  const { codes, mails } = act(disputed, 'lead', { ...closing, why: 'no-proof' })
  expect(codes).toBeUndefined()
  expect(mails?.[0]).toMatchObject({ gesture: { kind: 'extra' } })
  expect(disputed.facts.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind)).toEqual(['give-extra'])
  expect(refusal(disputed, 'agent', { action: 'task-done', task: 'gesture' })).toBe('ok')
})

test('what was agreed on is not taken back by a no', () => {
  const chosen = new Story().live(2 * hour).chooses()
  expect(refusal(chosen, 'lead', { ...closing, why: 'out-of-term' })).toBe('409 agreed_already')
  const agreed = proposed()
  act(agreed, 'agent', { action: 'answer-proposal', decision: 'accept', text: '' })
  expect(refusal(agreed, 'lead', { ...closing, why: 'out-of-term' })).toBe('409 agreed_already')
})

test('in a shop of one nobody is named who is not there', () => {
  const alone = new Story(factsOf({ rest: { staff: [people.lead] } })).live(hour)
  const { mails } = act(alone, 'lead', { ...closing, why: 'out-of-term' })
  expect(mails?.[0]).toMatchObject({ reviewer: null })
})

test('parting needs a lead, a reason and a letter; what was promised holds, and no reminder follows', () => {
  const part = { action: 'end-relation', reason: 'Third threat to a colleague.' } as const
  const story = new Story().live(2 * hour)
  expect(refusal(story, 'agent', part)).toBe('403 role')
  expect(refusal(story, 'lead', { ...part, reason: ' ' })).toBe('422 unreadable')
  const open = story.facts.offers.length
  act(story, 'lead', part)
  expect(story.mails).toContain('farewell:1')
  expect(story.facts.customer).toMatchObject({ departedAt: story.now, promotions: 'unsubscribed' })
  expect(story.facts.complaint.closedAt).toBeNull()
  expect(story.facts.offers).toHaveLength(open)
  expect(story.facts.replies.map(({ kind }) => kind)).toEqual(['note'])
  expect(refusal(story, 'lead', part)).toBe('409 not_possible_now')
  story.chooses().live(9 * day)
  expect(story.mails).toContain('choice:1')
  expect(story.mails.filter((mail) => /^(?:choice-reminder|check-in|code-reminder):/.test(mail))).toEqual([])
})

test('what an agent may not close alone is asked for, with the words that would be sent', () => {
  const story = new Story().live(hour)
  expect(refusal(story, 'agent', { ...closing, why: 'out-of-term' })).toBe('403 role')
  const verdict = says(story.facts, story.now, 'agent', { ...closing, why: 'out-of-term', ask: true })
  expect(verdict).toMatchObject({ ok: true, outcome: { requests: [{ action: { why: 'out-of-term' } }] } })
})

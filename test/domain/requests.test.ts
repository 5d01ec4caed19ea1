import { expect, test } from 'vitest'
import { money } from '../../domain/money.ts'
import { act, people, refusal } from './actions-acting.ts'
import { factsOf, hour, Story } from './facts.ts'

const proposed = () => {
  const story = new Story().live(2 * hour)
  return story.says({
    proposals: [{ id: 'pro_1', text: 'Money back', amount: money(1_200_000, 'MDL'), at: story.now, state: 'open' }],
  })
}
const accept = { action: 'answer-proposal', decision: 'accept', text: 'Gladly.' } as const

/** A proposal of 12,000.00 that the agent asked about; returns the request's id. */
function asked(): { readonly story: Story; readonly request: string } {
  const story = proposed()
  act(story, 'agent', { ...accept, ask: true })
  return { story, request: story.facts.requests[0]?.id ?? '' }
}

test('what is above a limit becomes a request with a task and a due time, only where it is asked for', () => {
  expect(refusal(proposed(), 'agent', accept)).toBe('403 above_limit')
  const { story } = asked()
  expect(story.facts.requests).toMatchObject([
    { state: 'open', by: people.agent.email, amount: money(1_200_000, 'MDL'), action: { decision: 'accept' } },
  ])
  const task = story.facts.tasks.find(({ kind }) => kind === 'approve-request')
  expect(task).toMatchObject({ state: 'open', owner: people.lead.email })
  expect(task?.dueAt).toBeGreaterThan(story.now)
  expect(story.facts.proposals[0]?.state).toBe('open')
  expect(story.mails.filter((mail) => mail.startsWith('staff:request-'))).toHaveLength(1)
})

test('approving does exactly what was asked, as the asker’s, and once', () => {
  const { story, request } = asked()
  act(story, 'lead', { action: 'approve', request })
  const { facts } = story
  expect(facts.replies.at(-1)).toMatchObject({
    ...{ kind: 'proposal-accepted', text: 'Gladly.', by: `staff:${people.agent.email}` },
    amount: money(1_200_000, 'MDL'),
  })
  expect(facts.requests[0]).toMatchObject({ state: 'approved', decidedBy: people.lead.email, decidedAt: story.now })
  expect(facts.tasks.find(({ kind }) => kind === 'approve-request')?.state).toBe('done')
  expect(refusal(story, 'director', { action: 'approve', request })).toBe('409 decided_already')
  expect(refusal(story, 'director', { action: 'refuse', request, reason: 'No' })).toBe('409 decided_already')
})

test('nobody approves their own request, an agent none at all, and an approver’s own limit holds', () => {
  const { story, request } = asked()
  expect(refusal(story, 'agent', { action: 'approve', request })).toBe('403 role')
  const low = { ...story.facts.shop.policy.limits, lead: { MDL: 1_000_000 } }
  story.says({ shop: { ...story.facts.shop, policy: { ...story.facts.shop.policy, limits: low } } })
  expect(refusal(story, 'lead', { action: 'approve', request })).toBe('403 above_limit')
  expect(refusal(story, 'director', { action: 'approve', request })).toBe('ok')

  act(story, 'lead', { ...accept, text: 'From the lead.', ask: true })
  const own = story.facts.requests.at(-1)?.id ?? ''
  expect(refusal(story, 'lead', { action: 'approve', request: own })).toBe('403 own_request')
  expect(story.facts.tasks.at(-1)?.owner).toBe(people.director.email)
})

test('what has become impossible is refused with its reason, and the request stays', () => {
  const { story, request } = asked()
  act(story, 'lead', { action: 'answer-proposal', decision: 'decline', why: 'more-than-failed' })
  expect(refusal(story, 'director', { action: 'approve', request })).toBe('409 not_possible_now')
  expect(story.facts.requests[0]?.state).toBe('open')
  act(story, 'director', { action: 'refuse', request, reason: 'Answered otherwise.' })
  expect(story.facts.requests[0]).toMatchObject({ state: 'refused', reason: 'Answered otherwise.' })
  expect(story.mails.filter((mail) => mail.endsWith('-refused'))).toHaveLength(1)
})

test('less of the order left than was asked for is said when it is approved', () => {
  const { story, request } = asked()
  story.says({ complaint: { ...story.facts.complaint, refunded: money(1_500_000, 'MDL') } })
  expect(refusal(story, 'lead', { action: 'approve', request })).toBe('409 above_order')
})

test('what nobody at all may do is not asked for, and the same is not asked twice', () => {
  const story = proposed()
  expect(refusal(story, 'agent', { ...accept, amount: '20000.01', ask: true })).toBe('422 above_order')
  act(story, 'agent', { ...accept, ask: true })
  expect(refusal(story, 'agent', { ...accept, ask: true })).toBe('409 asked_already')
  expect(refusal(story, 'agent', { ...accept, text: 'Other words.', ask: true })).toBe('ok')
  expect(refusal(story, 'agent', { action: 'approve-letter', ask: true })).toBe('403 role')
})

test('within the limit it is simply done, asked or not', () => {
  const story = proposed()
  act(story, 'agent', { ...accept, amount: '5000.00', ask: true })
  expect(story.facts.requests).toEqual([])
  expect(story.facts.proposals[0]?.state).toBe('accepted')
})

test('a closed complaint leaves no request waiting', () => {
  const { story } = asked()
  act(story, 'lead', { action: 'close', outcome: 'withdrawn', reason: 'Told us so.' })
  expect(story.facts.requests[0]).toMatchObject({ state: 'refused', decidedBy: people.lead.email })
  expect(story.facts.tasks.filter(({ state }) => state === 'open')).toEqual([])
})

test('an open request keeps its complaint open', () => {
  const story = new Story(factsOf()).live(2 * hour)
  act(story, 'agent', {
    action: 'offer',
    remedies: ['replacement', { kind: 'partial-refund', amount: '9000.00' }, 'call'],
    ask: true,
  })
  expect(story.facts.requests[0]?.amount).toEqual(money(900_000, 'MDL'))
  const { request } = { request: story.facts.requests[0]?.id ?? '' }
  act(story, 'lead', { action: 'approve', request })
  expect(story.facts.offers.at(-1)).toMatchObject({ round: 2, by: `staff:${people.agent.email}` })
})

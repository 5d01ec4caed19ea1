/** What a stopped mailbox, a dispute or a person's own closing held up: found by the sixty days, each kept as a case. */
import { expect, it } from 'vitest'
import type { Customer, Facts, Written } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { act } from './actions-acting.ts'
import { day, factsOf, hour, Story, thursday } from './facts.ts'

const mailbox = (story: Story, change: Partial<Customer>): Story =>
  story.says({ customer: story.facts.customer && { ...story.facts.customer, ...change } })
const letter = (story: Story, id: string): Written => ({
  ...{ id, at: story.now, by: 'customer', writer: 'ana@example.com', text: 'And now?', onlyThanks: false },
})
const disputed = (now: number, change: Partial<NonNullable<Facts['dispute']>> = {}): Partial<Facts> => ({
  dispute: {
    ...{ externalId: 'dp_1', state: 'needs-response', dueAt: now + 20 * day, reason: null, code: null },
    ...{ amount: money(2_000_000, 'MDL'), refundable: false },
    ...change,
  },
})

it('a letter that lies on somebody’s desk makes no second task when mail reaches the customer again', () => {
  const story = new Story().live(2 * hour)
  mailbox(story, { mailbox: 'stopped' }).says({ written: [letter(story, 'w1')] })
  mailbox(story.live(hour), { mailbox: 'open' }).live(hour)
  expect(story.facts.tasks.filter(({ key }) => key === 'wrote-w1')).toHaveLength(1)
})

it('a promise at risk twice, told in between, makes two notices under two keys', () => {
  // Nobody can be told of the first promise at risk: it calls the lead in, and is kept after all.
  const story = new Story().live(2 * hour)
  story.says({ written: [letter(story, 'w1')] })
  mailbox(story, { mailbox: 'stopped' }).live(thursday + 25.5 * hour - story.now)
  expect(story.facts.escalations).toMatchObject([{ reason: 'promise-at-risk' }])
  act(mailbox(story, { mailbox: 'open' }), 'agent', { action: 'reply', text: 'Here is how it goes on.' })
  // The second is told anew, and is at risk once more.
  story.chooses().live(20 * day)
  expect(story.mails).toContain('staff:at-risk-remedy-1-first')
  expect(story.mails).toContain('staff:at-risk-remedy-1')
  expect(new Set(story.mails).size).toBe(story.mails.length)
})

it('whom no mail reaches is given the best way after the same week', () => {
  const story = new Story().live(2 * hour)
  mailbox(story, { mailbox: 'stopped' }).says(disputed(story.now))
  act(story.live(hour), 'lead', { action: 'task-done', task: 'dispute' })
  story.live(9 * day)
  expect(story.facts.offers).toHaveLength(2)
  expect(story.facts.choice?.by).toBe('default')
})

it('closed by a person over what was promised and opened again, it closes some time after they have answered', () => {
  const story = new Story().live(hour).chooses().live(hour).picks('gift').live(hour)
  act(story, 'lead', { action: 'close', outcome: 'withdrawn', reason: 'Settled in the shop.' })
  act(story.live(day), 'lead', { action: 'reopen', reason: 'Too soon.' })
  act(story.live(hour), 'agent', { action: 'reply', text: 'All is well now.' })
  expect(story.live(13 * day).facts.complaint.closedAt).toBeNull()
  expect(story.live(2 * day).facts.complaint.closedAt).not.toBeNull()
})

it('an offer that a dispute corrects at night leaves in the morning', () => {
  const story = new Story(factsOf({ complaint: { category: 'damaged' } })).live(13 * hour)
  story.says(disputed(story.now))
  expect(story.facts.offers).toHaveLength(2)
  expect(story.mails).not.toContain('offer:2')
  const morning = thursday + 23 * hour
  expect(story.live(morning - story.now).mails).toContain('offer:2')
  expect(story.facts.mails.find(({ kind, n }) => kind === 'offer' && n === '2')?.plannedAt).toBe(morning)
})

it('a reminder of a code that was held up comes by day, and says how many days are left by then', () => {
  const story = new Story().live(hour).chooses().live(hour).picks('bonus').live(hour)
  const [code] = story.facts.codes
  if (!code) throw new Error('no code')
  mailbox(story, { mailbox: 'stopped' }).live(code.expiresAt - 25 * day - story.now)
  expect(story.mails.filter((mail) => mail.startsWith('code-reminder'))).toEqual([])
  mailbox(story, { mailbox: 'open' })
  expect(story.mails.filter((mail) => mail.startsWith('code-reminder'))).toEqual([])
  story.live(day)
  const [reminded] = story.done.flatMap(({ outcome }) =>
    (outcome.mails ?? []).filter((mail) => mail.kind === 'code-reminder'),
  )
  expect(reminded).toMatchObject({ kind: 'code-reminder', daysLeft: 24 })
})

it('a code that another paid order uses at once is not announced as given back', () => {
  const story = new Story()
    .live(hour)
    .chooses()
    .live(hour)
    .picks('bonus')
    .live(80 * day)
  const [code] = story.facts.codes
  if (!code) throw new Error('no code')
  const use = (order: string, state: 'paid' | 'cancelled') => ({
    ...{ code: code.code, order, name: null, state, usedAt: story.now, heardAt: story.now },
    ...{ worth: money(9_000_000, 'MDL'), buyer: 'holder' as const },
  })
  story.says({ codeUses: [use('B-1', 'paid')] }).live(hour)
  story.says({ codeUses: [...story.facts.codeUses, use('B-2', 'paid')] }).live(20 * day)
  story.says({
    codeUses: story.facts.codeUses.map((one) => (one.order === 'B-1' ? { ...one, state: 'cancelled' } : one)),
  })
  expect(story.facts.redemptions.filter(({ reversedAt }) => reversedAt === null).map(({ order }) => order)).toEqual([
    'B-2',
  ])
  expect(story.mails.filter((mail) => mail.includes('-back-'))).toEqual([])
})

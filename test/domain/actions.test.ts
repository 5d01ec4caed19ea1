import { expect, test } from 'vitest'
import { actionNames, parseAction } from '../../domain/actions.ts'
import { money } from '../../domain/money.ts'
import { act, people, refusal } from './actions-acting.ts'
import { day, factsOf, hour, minute, Story } from './facts.ts'

const proposed = (amount: number | null = 100_000) =>
  new Story().live(2 * hour).says({
    proposals: [
      { id: 'pro_1', text: 'A new bag', amount: amount === null ? null : money(amount, 'MDL'), at: 0, state: 'open' },
    ],
  })
const chosen = () =>
  new Story()
    .live(2 * hour)
    .chooses()
    .live(11 * minute)
const withCode = () =>
  new Story()
    .live(2 * hour)
    .chooses()
    .picks('bonus')
    .live(11 * minute)
const vip = () => new Story(factsOf({ customer: { tags: ['vip'] } })).live(hour)

const accept = { action: 'answer-proposal', decision: 'accept' } as const

test('every action of the contract is understood, and a wrong field is named', () => {
  const contract =
    'assign note reply offer fulfil answer-proposal edit-letter approve-letter callback-done approve refuse join split set-cause resend-code extend-code void-code close reopen erase'
  for (const name of contract.split(' ')) expect(actionNames).toContain(name)
  expect(parseAction({ action: 'reply', version: 1, text: 'Hello' })).toMatchObject({ ok: true })
  const paths = (body: unknown) => {
    const parsed = parseAction(body)
    return parsed.ok ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }
  expect(paths({ action: 'reply', version: 1, text: '  ' })).toEqual(['text'])
  expect(paths({ action: 'reply', text: 'Hello' })).toEqual(['version'])
  expect(paths({ action: 'dance', version: 1 })).toEqual(['action'])
  expect(paths({ action: 'offer', version: 1, remedies: ['full-refund', 'hug'] })).toEqual(['remedies.1'])
  for (const body of [null, 'reply', [], {}]) expect(paths(body)).not.toEqual([])
})

test('a reply leaves as a mail, and ends what waited for a person', () => {
  const story = new Story(factsOf({ complaint: { text: 'I will go to a lawyer' } })).live(hour)
  expect(story.facts.escalations.map(({ state }) => state)).toEqual(['open'])
  act(story, 'agent', { action: 'reply', text: 'Your bag is on its way.' })
  // Raised to the lead: an agent's answer is not theirs.
  expect(story.facts.escalations.map(({ state }) => state)).toEqual(['open'])
  act(story, 'lead', { action: 'reply', text: 'I have looked into it myself.' })
  expect(story.facts.escalations.map(({ state }) => state)).toEqual(['done'])
  expect(story.mails.filter((mail) => mail.startsWith('reply:'))).toHaveLength(2)
})

test('a note stays in the house', () => {
  const story = new Story().live(hour)
  const before = story.mails.length
  const outcome = act(story, 'agent', { action: 'note', text: 'She sounded tired.' })
  expect(story.mails).toHaveLength(before)
  expect(outcome.timeline?.every((entry) => !entry.public)).toBe(true)
})

test('nobody is written to who cannot be reached', () => {
  const story = new Story(factsOf({ customer: { mailbox: 'stopped' } })).live(hour)
  expect(refusal(story, 'agent', { action: 'reply', text: 'Hello' })).toBe('409 no_address')
})

test('only somebody who works here takes a complaint', () => {
  const story = new Story().live(hour)
  expect(refusal(story, 'agent', { action: 'assign', to: 'stranger@example.com' })).toBe('422 unknown_person')
  act(story, 'agent', { action: 'assign', to: people.lead.email })
  expect(story.facts.complaint.owner).toBe(people.lead.email)
  act(story, 'agent', { action: 'assign', to: null })
  expect(story.facts.complaint.owner).toBeNull()
})

test('fulfilled means: the promise is kept as of the delivery, the task is done, and then we ask whether it helped', () => {
  const story = chosen()
  expect(refusal(new Story().live(hour), 'agent', { action: 'fulfil' })).toBe('409 not_possible_now')
  const deliveredAt = new Date(story.now + 30 * hour).toISOString()
  expect(refusal(story, 'agent', { action: 'fulfil', deliveredAt })).toBe('422 in_the_future')
  story.live(48 * hour)
  act(story, 'agent', { action: 'fulfil', deliveredAt })
  const promise = story.facts.promises.find(({ kind }) => kind === 'remedy')
  expect([promise?.state, promise?.keptAt]).toEqual(['early', Date.parse(deliveredAt)])
  expect(story.facts.tasks.filter(({ state }) => state === 'open')).toEqual([])
  expect(refusal(story, 'agent', { action: 'fulfil' })).toBe('409 not_possible_now')
  expect(story.live(4 * day).mails).toContain('check-in:1')
})

test('a choice that can still be changed is not carried out', () => {
  const story = new Story().live(2 * hour).chooses()
  expect(refusal(story, 'agent', { action: 'fulfil' })).toBe('409 not_possible_now')
})

test('an accepted proposal becomes a task and a promise, told in the mail that agrees', () => {
  const story = proposed()
  act(story, 'agent', { ...accept, text: 'Gladly.' })
  const { facts } = story
  expect(facts.proposals[0]?.state).toBe('accepted')
  expect(facts.tasks.find(({ key }) => key === 'proposal-pro_1-carry-out')?.state).toBe('open')
  expect(facts.tasks.find(({ key }) => key === 'proposal-pro_1')?.state).toBe('done')
  const [answered, remedy] = ['proposal', 'remedy'].map((kind) => facts.promises.find((one) => one.kind === kind))
  expect(answered?.state).not.toBe('open')
  const mail = facts.mails.find(({ kind }) => kind === 'reply')
  expect(remedy?.statedIn).toBe(mail?.id)
  act(story.live(day), 'agent', { action: 'fulfil' })
  expect(story.facts.promises.filter(({ state }) => state === 'open')).toEqual([])
})

test('above a role’s limit somebody above decides, and nobody gives back more than the order cost', () => {
  const answer = (amount: string) => ({ ...accept, amount })
  expect(refusal(proposed(), 'agent', answer('5000.01'))).toBe('403 above_limit')
  expect(refusal(proposed(), 'agent', answer('5000.00'))).toBe('ok')
  expect(refusal(proposed(2_000_000), 'agent', accept)).toBe('403 above_limit')
  expect(refusal(proposed(), 'lead', answer('20000.01'))).toBe('422 above_order')
  expect(refusal(proposed(), 'director', answer('20000.00'))).toBe('ok')
  const partly = proposed()
  partly.says({ complaint: { ...partly.facts.complaint, refunded: money(1_500_000, 'MDL') } })
  expect(refusal(partly, 'director', answer('5000.01'))).toBe('422 above_order')
})

test('one counter-offer, and a "no" has words', () => {
  const decline = { action: 'answer-proposal', decision: 'decline' } as const
  const counter = { action: 'answer-proposal', decision: 'counter', text: 'We can do half.', amount: '500.00' } as const
  const story = proposed()
  expect(refusal(story, 'agent', { ...decline, text: '' })).toBe('422 text_needed')
  act(story, 'agent', counter)
  const [first] = story.facts.proposals
  story.says({
    proposals: [...(first ? [first] : []), { id: 'pro_2', text: 'More', amount: null, at: story.now, state: 'open' }],
  })
  expect(refusal(story, 'agent', counter)).toBe('409 countered_already')
  act(story, 'agent', { ...decline, text: 'We cannot, and here is why.' })
  expect(story.facts.replies.map(({ kind }) => kind)).toEqual(['proposal-countered', 'proposal-declined'])
  expect(refusal(story, 'agent', counter)).toBe('409 not_possible_now')
})

test('the letter leaves only when the director, or a lead who stands in, approved it', () => {
  const story = vip()
  const draft = { action: 'edit-letter', subject: 'What happened', body: 'I went there.', points: [] } as const
  expect(refusal(story, 'agent', draft)).toBe('403 role')
  expect(refusal(story, 'agent', { action: 'approve-letter' })).toBe('403 role')
  expect(refusal(new Story().live(hour), 'director', { action: 'approve-letter' })).toBe('409 not_possible_now')
  act(story, 'lead', draft)
  expect(story.mails).not.toContain('letter:1')
  act(story, 'director', { action: 'approve-letter' })
  expect(story.facts.letter).toMatchObject({ state: 'approved', approvedBy: people.director.email })
  expect(story.mails).toContain('letter:1')
  expect(refusal(story, 'lead', draft)).toBe('409 not_possible_now')
  expect(refusal(story, 'director', { action: 'approve-letter' })).toBe('409 not_possible_now')
})

test('a code is mailed again, given more time and taken back', () => {
  const story = withCode()
  const code = story.facts.codes[0]
  if (!code) throw new Error('no code')
  story.says({ codes: [{ ...code, code: '7K2M9PQR0011ABCD' }] })
  const typed = '7k2m-9pqr-oo11-abcd'
  act(story, 'agent', { action: 'resend-code', code: typed })
  act(story, 'agent', { action: 'resend-code', code: typed })
  expect(story.mails.filter((mail) => mail.startsWith('bonus-code:'))).toEqual([
    `bonus-code:${code.purpose}`,
    `bonus-code:${code.purpose}-again-1`,
    `bonus-code:${code.purpose}-again-2`,
  ])
  expect(refusal(story, 'agent', { action: 'extend-code', code: typed, until: '2027-06-30' })).toBe('403 role')
  expect(refusal(story, 'lead', { action: 'extend-code', code: typed, until: '2027-01-01' })).toBe('422 not_later')
  act(story, 'lead', { action: 'extend-code', code: typed, until: '2027-06-30' })
  expect(story.facts.codes[0]?.expiresAt).toBe(Date.parse('2027-06-30T20:59:59.999Z'))
  expect(refusal(story, 'agent', { action: 'void-code', code: typed, reason: 'Issued twice' })).toBe('403 role')
  const outcome = act(story, 'lead', { action: 'void-code', code: typed, reason: 'Issued twice' })
  expect(outcome.ledger).toEqual([{ entry: 'code-voided', about: '7K2M9PQR0011ABCD', value: code.value }])
  expect(refusal(story, 'agent', { action: 'resend-code', code: typed })).toBe('409 not_possible_now')
  expect(refusal(story, 'lead', { action: 'void-code', code: '0000000000000000', reason: 'x' })).toBe(
    '422 unknown_code',
  )
})

test('a code mailed again late has at least 14 days left', () => {
  const story = withCode().live(85 * day)
  const [code] = story.facts.codes
  if (!code) throw new Error('no code')
  story.says({ codes: [{ ...code, code: '7K2M9PQR0011ABCD' }] })
  act(story, 'agent', { action: 'resend-code', code: '7K2M9PQR0011ABCD' })
  expect((story.facts.codes[0]?.expiresAt ?? 0) - story.now).toBeGreaterThanOrEqual(14 * day)
})

test('closing over something open is a lead’s decision; nothing promised stays open behind it', () => {
  const story = chosen()
  const close = { action: 'close', outcome: 'settled', reason: 'Agreed on the phone' } as const
  expect(refusal(story, 'agent', close)).toBe('403 role')
  act(story, 'lead', close)
  expect(story.facts.complaint).toMatchObject({ outcome: 'settled', closedAt: story.now, stage: 'closed' })
  expect(
    [...story.facts.promises, ...story.facts.tasks, ...story.facts.escalations].filter(({ state }) => state === 'open'),
  ).toEqual([])
  expect(refusal(story, 'lead', close)).toBe('409 not_possible_now')
  expect(refusal(story, 'lead', { action: 'reply', text: 'Hello' })).toBe('409 not_possible_now')
  expect(refusal(story, 'agent', { action: 'note', text: 'Later thought' })).toBe('ok')
})

test('a complaint opened again waits for a person, and does not close by itself before they answered', () => {
  const story = chosen()
  act(story, 'lead', { action: 'close', outcome: 'settled', reason: 'Done' })
  act(story, 'agent', { action: 'reopen', reason: 'She called' })
  story.live(40 * day)
  expect(story.facts.complaint.closedAt).toBeNull()
  expect(story.facts.tasks.some(({ kind, state }) => kind === 'reply' && state === 'open')).toBe(true)
  expect(refusal(story, 'agent', { action: 'reopen', reason: 'Again' })).toBe('409 not_possible_now')
})

test('a tick ends a task, unless its own action keeps a promise too', () => {
  const story = chosen()
  act(story, 'agent', { action: 'task-done', task: 'fulfil-1' })
  expect(story.facts.tasks.find(({ key }) => key === 'fulfil-1')?.state).toBe('done')
  expect(story.facts.promises.find(({ kind }) => kind === 'remedy')?.state).toBe('open')
  expect(refusal(story, 'agent', { action: 'task-done', task: 'fulfil-1' })).toBe('409 not_possible_now')
  expect(refusal(story, 'agent', { action: 'task-done', task: 'nothing' })).toBe('422 unknown_task')
  expect(refusal(proposed(), 'agent', { action: 'task-done', task: 'proposal-pro_1' })).toBe('409 not_possible_now')
})

test('a call that was made keeps its promise', () => {
  const story = new Story().live(2 * hour)
  expect(refusal(story, 'agent', { action: 'callback-done', note: '' })).toBe('409 not_possible_now')
  const call = { id: 'tsk_1', kind: 'call-back', key: 'callback-1', state: 'open', owner: null, doneAt: null } as const
  story.says({
    tasks: [...story.facts.tasks, { ...call, dueAt: story.now + 3 * hour, about: { phone: '+37369000000' } }],
  })
  expect(story.facts.promises.find(({ kind }) => kind === 'callback')?.state).toBe('open')
  act(story, 'agent', { action: 'callback-done', note: 'A new bag, please.' })
  expect(story.facts.promises.find(({ kind }) => kind === 'callback')?.state).toBe('early')
})

test('an escalation is dealt with by whom it was raised to, or above', () => {
  const story = vip()
  expect(refusal(story, 'lead', { action: 'escalation-done', escalation: 'vip' })).toBe('403 role')
  act(story, 'director', { action: 'escalation-done', escalation: 'vip' })
  expect(refusal(story, 'admin', { action: 'escalation-done', escalation: 'vip' })).toBe('409 not_possible_now')
})

test('only an administrator erases a person', () => {
  const story = new Story().live(hour)
  expect(refusal(story, 'agent', { action: 'erase' })).toBe('403 role')
})

import { expect, it } from 'vitest'
import type { Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { decide } from '../../domain/playbook/decide.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import type { PromiseKind } from '../../domain/promise.ts'
import { countingMint, day, factsOf, hour, minute, Story, thursday } from './facts.ts'

const at = (text: string): Instant => Date.parse(text)
const promised = (facts: Facts, kind: PromiseKind) => {
  const found = facts.promises.find((promise) => promise.kind === kind)
  if (!found) throw new Error(`no promise of ${kind}`)
  return found
}
const when = (story: Story, move: string): readonly string[] =>
  story.done.filter((one) => one.move === move).map((one) => new Date(one.at).toISOString())

/** Thursday 10:00: chosen and final at 10:10; a replacement is promised for Tuesday 18:00, three working days on. */
const chosen = () => new Story().chooses().live(hour)

const proposing = () => {
  const story = new Story()
  return story.says({ proposals: [{ id: 'pro_1', text: 'half', amount: null, at: story.now, state: 'open' }] })
}

it('the owner hears at half and at four fifths of the working time, and never outside working hours', () => {
  const story = chosen().live(5 * day)
  const warned = story.mails.filter((mail) => mail.startsWith('staff:waiting-'))
  expect(warned).toEqual(['staff:waiting-remedy-1-half', 'staff:waiting-remedy-1-most'])
  for (const one of story.done.filter(({ move }) => move === 'warn-before-breach')) {
    const [mail] = one.outcome.mails ?? []
    expect(mail).toMatchObject({ to: 'maria@semitsvet.example' })
    const local = new Date(one.at + 2 * hour)
    expect(local.getUTCDay()).toBeGreaterThanOrEqual(1)
    expect(local.getUTCDay()).toBeLessThanOrEqual(5)
    expect(local.getUTCHours()).toBeGreaterThanOrEqual(9)
    expect(local.getUTCHours()).toBeLessThan(18)
  }
})

it('before a promise slips the customer is told a new time, once, with a small extra, and a lead takes it up', () => {
  const story = chosen()
  const due = promised(story.facts, 'remedy').dueAt
  expect(new Date(due).toISOString()).toBe('2026-12-01T16:00:00.000Z')
  story.live(due - 1 - story.now)
  const remedy = promised(story.facts, 'remedy')
  expect(remedy).toMatchObject({ state: 'open', dueAt: due })
  expect(remedy.movedAt).toBeLessThan(due)
  // Half as much working time again: a day and a half later, by the end of that day.
  expect(new Date(remedy.movedTo ?? 0).toISOString()).toBe('2026-12-03T16:00:00.000Z')
  expect(story.toCustomer.filter((mail) => mail.startsWith('slip:'))).toEqual(['slip:remedy-1'])
  expect(story.facts.tasks).toContainEqual(
    expect.objectContaining({ kind: 'give-extra', state: 'open', about: { extra: 'free-delivery' } }),
  )
  expect(story.facts.escalations).toMatchObject([{ reason: 'promise-at-risk', level: 'lead', state: 'open' }])
  expect(story.facts.alarms).toEqual([])
})

it('fulfilled by its new time it is late, and not hidden; after it, broken with an alarm', () => {
  const story = chosen()
  const due = promised(story.facts, 'remedy').dueAt
  story.live(due + 2 * hour - story.now)
  expect(promised(story.facts, 'remedy').state).toBe('open')
  const late = story.facts
  const arrived = new Story(late).live(0)
  arrived.now = story.now
  expect(promised(arrived.arrives().facts, 'remedy')).toMatchObject({ state: 'late', keptAt: story.now })
  const { id, movedTo } = promised(story.facts, 'remedy')
  story.live((movedTo ?? 0) - story.now)
  expect(promised(story.facts, 'remedy').state).toBe('open')
  story.live(1)
  expect(promised(story.facts, 'remedy')).toMatchObject({ state: 'broken', movedTo })
  expect(story.facts.alarms).toContain(`promise-broken:${id}`)
})

it('a second slip of the same complaint brings no second notice but a person, with an alarm', () => {
  const story = chosen()
  const { id } = promised(story.facts, 'remedy')
  story.live(8 * day)
  expect(story.toCustomer.filter((mail) => mail.startsWith('slip:'))).toHaveLength(1)
  expect(story.facts.alarms).toContain(`promise-at-risk:${id}`)
  expect(story.mails).toContain('staff:at-risk-remedy-1')
})

it('another promise of a complaint that was told a new time once gets no notice either', () => {
  const story = proposing()
  story.live(day)
  expect(story.toCustomer.filter((mail) => mail.startsWith('slip:'))).toEqual(['slip:proposal-pro_1'])
  story.says({
    ratings: [{ score: 1, text: '', at: story.now }],
    complaint: { ...story.facts.complaint, arrivedAt: story.now },
  })
  story.live(7 * day)
  expect(story.toCustomer.filter((mail) => mail.startsWith('slip:'))).toHaveLength(1)
  expect(story.facts.alarms).toContain(`promise-at-risk:${promised(story.facts, 'correction').id}`)
})

it('when every time we told has passed, the page names who gets back to the customer and when, and it is not by a canned mail', () => {
  const story = chosen().live(8 * day)
  const { id } = promised(story.facts, 'remedy')
  const word = story.facts.promises.find(({ kind }) => kind === 'correction')
  expect(word).toMatchObject({ n: `breach-${id}`, statedIn: null })
  expect(story.facts.tasks).toContainEqual(
    expect.objectContaining({ kind: 'reply', key: `breach-${id}`, owner: 'oleg@semitsvet.example' }),
  )
  // Broken by the close of Thursday: two working hours on are Friday 11:00.
  expect(new Date(word?.dueAt ?? 0).toISOString()).toBe('2026-12-04T09:00:00.000Z')
  expect(story.toCustomer.filter((mail) => /^(?:slip|progress):/.test(mail))).toEqual(['slip:remedy-1'])
  expect(story.facts.tasks.filter(({ key }) => key.startsWith('breach-'))).toHaveLength(1)
})

it('what was done in time is neither warned about nor moved', () => {
  const story = chosen().live(day)
  story.arrives().live(9 * day)
  expect(story.mails.filter((mail) => mail.includes('waiting-') || mail.startsWith('slip:'))).toEqual([])
})

it('a parcel that is on its way troubles nobody, and no customer is told that it is late', () => {
  const story = chosen()
  story.does({ tasksEnded: [{ key: 'fulfil-1', state: 'done' }] })
  story.live(promised(story.facts, 'remedy').dueAt - story.now)
  expect(story.mails.filter((mail) => mail.includes('waiting-') || mail.startsWith('slip:'))).toEqual([])
})

it('who cannot be written to is not told by a mail nobody reads: a lead hears, with an alarm', () => {
  const story = chosen()
  const { customer } = story.facts
  story.says({ customer: customer && { ...customer, mailbox: 'stopped' } }).live(7 * day)
  expect(story.toCustomer.filter((mail) => mail.startsWith('slip:'))).toEqual([])
  expect(story.facts.escalations.map(({ reason }) => reason)).toContain('promise-at-risk')
  expect(story.facts.alarms).toContain(`promise-at-risk:${promised(story.facts, 'remedy').id}`)
})

it('a call that was asked for is warned about within its hour, not before', () => {
  const story = new Story()
  const slot = at('2026-11-27T12:00:00Z')
  const call = { id: 'tsk_1', kind: 'call-back', key: 'call-back-1', state: 'open', owner: null, doneAt: null } as const
  story.says({
    tasks: [{ ...call, dueAt: slot + hour, about: { phone: '+37369000000', slot: new Date(slot).toISOString() } }],
  })
  story.live(slot + hour - story.now)
  const warned = when(story, 'warn-before-breach')
  expect(warned).toEqual(['2026-11-27T12:29:00.000Z', '2026-11-27T12:47:00.000Z'])
  expect(when(story, 'tell-of-slip')).toEqual(['2026-11-27T12:50:00.000Z'])
  // Two working hours more.
  expect(new Date(promised(story.facts, 'callback').movedTo ?? 0).toISOString()).toBe('2026-11-27T15:00:00.000Z')
})

it('while the choice is the customer’s no promise of ours runs, and none is broken', () => {
  const story = new Story().live(6 * day)
  expect(story.facts.choice).toBeNull()
  expect(story.facts.promises.filter(({ state }) => state === 'open')).toEqual([])
  expect(story.facts.promises.filter(({ state }) => state === 'broken' || state === 'late')).toEqual([])
})

it('a person’s new offer is the word the customer was promised after a bad rating: it waits for them, not against them', () => {
  const story = chosen()
    .arrives()
    .live(4 * day)
  story.rates(1)
  const remedies = (story.facts.offers[0]?.remedies ?? []).map(({ kind, value, extra }) => ({ kind, value, extra }))
  story.does({ offer: { round: 2, by: 'staff:maria@semitsvet.example', expiresAt: story.now + 7 * day, remedies } })
  story.live(minute)
  expect(promised(story.facts, 'correction').state).toMatch(/early|kept/)
  story.live(6 * day)
  expect(story.facts.alarms.filter((key) => key.startsWith('promise-'))).toEqual([])
})

it('found too late, a broken promise is not dressed up as a moved one; the page still names a new time', () => {
  const story = chosen()
  const { id, dueAt } = promised(story.facts, 'remedy')
  const { after, done } = decide(story.facts, dueAt + hour, countingMint())
  expect(done.flatMap(({ outcome }) => outcome.mails ?? []).filter(({ kind }) => kind === 'slip')).toEqual([])
  const remedy = promised(after, 'remedy')
  expect(remedy).toMatchObject({ state: 'broken', movedAt: dueAt + hour })
  expect(remedy.movedTo).toBeGreaterThan(dueAt + hour)
  expect(after.alarms).toEqual(expect.arrayContaining([`promise-broken:${id}`, `promise-at-risk:${id}`]))
})

it('late without a word is never silent, however it came about', () => {
  const story = chosen()
  const remedy = promised(story.facts, 'remedy')
  const keptAt = remedy.dueAt + minute
  story.says({
    promises: story.facts.promises.map((one) => (one === remedy ? { ...one, state: 'late', keptAt } : one)),
  })
  story.now = keptAt
  expect(story.live(0).facts.alarms).toContain(`promise-broken:${remedy.id}`)
})

it('who waits longer than a working day hears each day who has it, and when the answer comes', () => {
  const patient = policyWith({ targets: { proposalWorkingMinutes: 480 * 4 } })
  if (!patient.success) throw patient.error
  const story = new Story(factsOf({ shop: { policy: patient.data } }))
  story.says({ proposals: [{ id: 'pro_1', text: 'half', amount: null, at: story.now, state: 'open' }] })
  // Four working days from Thursday 10:00: Wednesday 10:00.
  story.live(at('2026-12-01T15:00:00Z') - story.now)
  expect(when(story, 'send-progress')).toEqual([
    '2026-11-27T08:00:00.000Z',
    '2026-11-30T07:00:00.000Z',
    '2026-12-01T07:00:00.000Z',
  ])
  expect(story.done.find(({ move }) => move === 'send-progress')?.outcome.mails).toMatchObject([
    { kind: 'progress', about: 'waiting', promise: 'proposal', dueAt: at('2026-12-02T08:00:00Z') },
  ])
})

it('an answer within the working day needs no word in between, and who stopped reminders gets none', () => {
  expect(when(proposing().live(2 * day), 'send-progress')).toEqual([])
  const patient = policyWith({ targets: { proposalWorkingMinutes: 480 * 4 } })
  if (!patient.success) throw patient.error
  const story = new Story(factsOf({ shop: { policy: patient.data }, customer: { promotions: 'unsubscribed' } }))
  story.says({ proposals: [{ id: 'pro_1', text: 'half', amount: null, at: thursday, state: 'open' }] })
  expect(when(story.live(3 * day), 'send-progress')).toEqual([])
})

it('a broken promise that is made good after all is late, and leaves the front of the queue', () => {
  const story = chosen().live(12 * day)
  expect(promised(story.facts, 'remedy').state).toBe('broken')
  expect(promised(story.arrives().facts, 'remedy')).toMatchObject({ state: 'late', keptAt: story.now })
})

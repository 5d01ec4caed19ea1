import { expect, it } from 'vitest'
import { capAlarm, capIn } from '../../domain/caps.ts'
import { decide } from '../../domain/playbook/decide.ts'
import { refusal, says } from './actions-acting.ts'
import { countingMint, factsOf, hour, minute, Story } from './facts.ts'

/** A complaint at which the database has just refused the code. */
const refused = (story: Story) => {
  const { after, done } = decide({ ...story.facts, beyondCap: 'shop-day' }, story.now, countingMint())
  story.facts = { ...after, beyondCap: null }
  return done
}

const creditChosen = () => {
  const story = new Story(factsOf({ complaint: { category: 'late' } }))
  story.live(minute)
  const credit = story.facts.offers.at(-1)?.remedies.findIndex(({ kind }) => kind === 'credit') ?? -1
  const offer = story.facts.offers.at(-1)
  const remedy = offer?.remedies[credit]
  if (!offer || !remedy) throw new Error('no credit on the table')
  story.facts = {
    ...story.facts,
    choice: { round: offer.round, remedy: remedy.id, at: story.now, finalAt: story.now + 10 * minute, by: 'customer' },
  }
  story.now += 10 * minute
  return { story, remedy }
}

it('a code the cap refuses waits for a lead: the customer is told by when, and nothing is minted', () => {
  const { story, remedy } = creditChosen()
  const done = refused(story)
  const { facts } = story
  expect(facts.codes).toEqual([])
  expect(facts.tasks.map(({ kind, key, owner }) => ({ kind, key, owner }))).toEqual([
    { kind: 'release-code', key: `cap-${remedy.id}`, owner: 'oleg@semitsvet.example' },
  ])
  const promise = facts.promises.find(({ n }) => n === `cap-${remedy.id}`)
  expect(promise).toMatchObject({ kind: 'remedy', state: 'open' })
  expect(promise?.statedIn).toBe(facts.mails.find(({ kind }) => kind === 'choice')?.id)
  expect(facts.complaint.arrivedAt).toBeNull()
  const outcomes = done.map(({ outcome }) => outcome)
  expect(capAlarm({ ...facts, beyondCap: 'shop-day' }, story.now)?.key).toMatch(/^cap-reached:shop-day:semitsvet:\d+$/)
  expect(outcomes.flatMap(({ ledger }) => ledger ?? []).map(({ entry }) => entry)).not.toContain('fix')
  expect(outcomes.flatMap(({ mails }) => mails ?? []).map(({ kind }) => kind)).not.toContain('bonus-code')
})

it('once a lead lets it through, it is what was shown, and its promise is kept', () => {
  const { story, remedy } = creditChosen()
  refused(story)
  const tasks = story.facts.tasks.map((task) => ({ ...task, state: 'done' as const, doneAt: story.now }))
  story.says({ tasks })
  expect(story.facts.codes.map(({ purpose, value }) => ({ purpose, value }))).toEqual([
    { purpose: remedy.id, value: remedy.value },
  ])
  expect(story.facts.complaint.arrivedAt).toBe(story.now)
  expect(story.facts.promises.find(({ n }) => n === `cap-${remedy.id}`)?.state).not.toBe('open')
  const ledger = story.done.flatMap(({ outcome }) => outcome.ledger ?? [])
  expect(ledger.filter(({ entry }) => entry === 'fix')).toEqual([
    { entry: 'fix', about: remedy.id, value: remedy.value },
  ])
})

it('a bonus beyond the cap waits too, and is not asked for again every minute', () => {
  const story = new Story()
  story.live(minute).chooses(0).live(hour)
  story.facts = { ...story.facts, compensation: { kind: 'bonus', at: story.now, finalAt: story.now, by: 'customer' } }
  refused(story)
  story.live(hour)
  expect(story.facts.codes).toEqual([])
  expect(story.facts.tasks.filter(({ kind }) => kind === 'release-code')).toHaveLength(1)
})

it('what was chosen instead is not held up by the code of before', () => {
  const { story } = creditChosen()
  refused(story)
  const offer = story.facts.offers.at(-1)
  const other = offer?.remedies.find(({ kind }) => kind === 'express')
  if (!offer || !other) throw new Error('nothing else on the table')
  story.says({ choice: { round: offer.round, remedy: other.id, at: story.now, finalAt: story.now, by: 'staff' } })
  expect(story.facts.tasks.find(({ kind }) => kind === 'release-code')?.state).toBe('dropped')
  expect(story.facts.codes).toEqual([])
})

it('an agent lets nothing through, a lead no more than their own limit', () => {
  const { story } = creditChosen()
  refused(story)
  const [task] = story.facts.tasks
  const action = { action: 'task-done', task: task?.id ?? '' } as const
  expect(refusal(story, 'agent', action)).toBe('403 role')
  expect(refusal(story, 'lead', action)).toBe('ok')
  const dear = {
    ...story.facts,
    tasks: story.facts.tasks.map((one) => ({ ...one, about: { ...one.about, amount: '90000.00' } })),
  }
  expect(says(dear, story.now, 'lead', action)).toMatchObject({ ok: false, status: 403, code: 'above_limit' })
  expect(says(dear, story.now, 'director', action)).toMatchObject({ ok: true })
})

it('nobody lets through what they offered themselves, as long as somebody else may', () => {
  const { story, remedy } = creditChosen()
  // The credit on the table is Oleg's own offer.
  const offers = story.facts.offers.map((offer) => ({ ...offer, by: 'staff:oleg@semitsvet.example' as const }))
  story.facts = { ...story.facts, offers }
  refused(story)
  const task = story.facts.tasks.find(({ key }) => key === `cap-${remedy.id}`)
  expect(task?.owner).toBe('director@semitsvet.example')
  const action = { action: 'task-done', task: task?.id ?? '' } as const
  expect(refusal(story, 'lead', action)).toBe('403 own_request')
  expect(refusal(story, 'director', action)).toBe('ok')
  // Alone in the house: a customer is not left waiting for ever.
  story.facts = { ...story.facts, staff: story.facts.staff.filter(({ role }) => role === 'lead') }
  expect(refusal(story, 'lead', action)).toBe('ok')
})

it('a code above a lead’s limit waits with who may let it through', () => {
  const { story, remedy } = creditChosen()
  const { policy } = story.facts.shop
  const limits = { ...policy.limits, lead: { MDL: (remedy.value?.minor ?? 0) - 1 } }
  story.facts = { ...story.facts, shop: { ...story.facts.shop, policy: { ...policy, limits } } }
  refused(story)
  expect(story.facts.tasks.find(({ kind }) => kind === 'release-code')?.owner).toBe('director@semitsvet.example')
})

it('the cap is known by the words of the database, and nothing else is', () => {
  expect(capIn('D1_ERROR: UNIQUE constraint failed: cap shop-day: SQLITE_CONSTRAINT')).toBe('shop-day')
  expect(capIn('UNIQUE constraint failed: cap person-year')).toBe('person-year')
  expect(capIn('UNIQUE constraint failed: turns.complaint, turns.turn')).toBeNull()
})

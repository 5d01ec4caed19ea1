/** Gift or bonus: what is shown, what is given, and what happens when the last one is gone. */
import { expect, test } from 'vitest'
import { bonusOf, giftOf } from '../../domain/compensation.ts'
import { costOf } from '../../domain/cost.ts'
import type { Gift } from '../../domain/gift.ts'
import { money } from '../../domain/money.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { type About, day, factsOf, hour, minute, Story, shop } from './facts.ts'

const lei = (sum: number) => money(sum * 100, 'MDL')

const gift = (id: string, value: number, more: Partial<Gift> = {}): Gift => ({
  ...{
    id,
    names: { en: `A ${id}`, ru: `Подарок ${id}` },
    cost: lei(value / 2),
    value: lei(value),
    stock: null,
    on: true,
  },
  ...more,
})

const policyOf = (override: Parameters<typeof policyWith>[0]) => {
  const parsed = policyWith(override)
  if (!parsed.success) throw parsed.error
  return parsed.data
}

const storyWith = (gifts: readonly Gift[], about: About = {}) =>
  new Story(factsOf({ ...about, rest: { gifts, ...about.rest } })).live(hour).chooses().live(hour)

const picks = (story: Story, id: string | null) =>
  story.says({
    compensation: { kind: 'gift', gift: id, at: story.now, finalAt: story.now + 10 * minute, by: 'customer' },
  })

const outcomeOf = (story: Story, move: string) => story.done.find((one) => one.move === move)?.outcome

test('the gift shown is the finest in stock that is worth less than the bonus', () => {
  const bonus = 2_000
  const gifts = [
    gift('card', 50),
    gift('scarf', 1_999),
    gift('watch', bonus),
    gift('ring', 1_990, { stock: 0 }),
    gift('old', 1_995, { on: false }),
  ]
  const facts = factsOf({ rest: { gifts } })
  expect(bonusOf(facts)).toEqual(lei(bonus))
  expect(giftOf(facts)?.id).toBe('scarf')
})

test('a catalogue that has run out leaves the bonus, and a shop without one leaves the gift to a person', () => {
  const gone = [gift('scarf', 500, { stock: 0 })]
  expect(giftOf(factsOf({ rest: { gifts: gone } }))).toBeNull()
  expect(giftOf(factsOf())).toMatchObject({ id: null, cost: lei(300) })
  const off = [gift('scarf', 500, { on: false })]
  expect(giftOf(factsOf({ rest: { gifts: off } }))).toMatchObject({ id: null })
})

test('where there is no bonus, a gift there always is', () => {
  const poor = { shop: { policy: policyOf({ compensation: { bonus: { withoutOrder: { MDL: 0 } } } }) }, order: null }
  expect(bonusOf(factsOf(poor))).toBeNull()
  expect(giftOf(factsOf({ ...poor, rest: { gifts: [gift('scarf', 500, { stock: 0 })] } }))).toMatchObject({ id: null })
  expect(giftOf(factsOf({ ...poor, rest: { gifts: [gift('scarf', 500)] } }))).toMatchObject({ id: 'scarf' })
})

test('the gift that was picked is the gift that is sent, at its cost, though a finer one came meanwhile', () => {
  const story = picks(storyWith([gift('card', 50)]), 'card')
  story.says({ gifts: [gift('card', 50), gift('scarf', 1_500)] }).live(hour)
  expect(story.facts.tasks.find(({ key }) => key === 'gift')?.about).toEqual({ gift: 'card', called: 'A card' })
  expect(outcomeOf(story, 'compensate')).toMatchObject({
    ledger: [{ entry: 'gift', about: 'gift', value: lei(25) }],
    mails: [{ kind: 'gift', gift: 'card' }],
  })
})

test('a gift that ran out is another gift, and the customer is told', () => {
  const story = picks(storyWith([gift('scarf', 1_500), gift('card', 50)]), 'scarf')
  story.says({ gifts: [gift('scarf', 1_500, { stock: 0 }), gift('card', 50)] }).live(hour)
  expect(story.facts.compensation).toMatchObject({ kind: 'gift', gift: 'card' })
  expect(outcomeOf(story, 'compensate')?.mails).toEqual([
    expect.objectContaining({ kind: 'gift', gift: 'card', instead: true }),
  ])
})

test('when no gift is left it is the bonus, which is worth more, and the customer is told', () => {
  const story = picks(storyWith([gift('scarf', 1_500)]), 'scarf')
  story.says({ gifts: [gift('scarf', 1_500, { stock: 0 })] }).live(hour)
  expect(story.facts.compensation).toMatchObject({ kind: 'bonus', gift: null })
  expect(story.facts.codes.map(({ value }) => value)).toEqual([lei(2_000)])
  expect(outcomeOf(story, 'compensate')?.mails).toEqual([
    expect.objectContaining({ kind: 'bonus-code', instead: true }),
  ])
  expect(story.facts.tasks.some(({ kind }) => kind === 'send-gift')).toBe(false)
})

test('a valued customer who picks the gift gets both, and the bonus alone when the gift is gone', () => {
  const vip = { customer: { tags: ['vip'] } }
  const story = picks(storyWith([gift('scarf', 1_500)], vip), 'scarf').live(hour)
  expect(story.facts.compensation).toMatchObject({ kind: 'both', gift: 'scarf' })
  const late = picks(storyWith([gift('scarf', 1_500)], vip), 'scarf')
  late.says({ gifts: [gift('scarf', 1_500, { stock: 0 })] }).live(hour)
  expect(late.facts.compensation).toMatchObject({ kind: 'bonus' })
  expect(late.facts.codes).toHaveLength(1)
})

test('in an incident everybody gets the same modest sum, whatever their order and whoever they are', () => {
  const alike = { ofItem: 50, ofKind: 52 }
  const orders = [lei(200), lei(20_000), lei(1_000_000)]
  for (const total of orders) {
    expect(bonusOf(factsOf({ order: { total }, rest: { alike } }))).toEqual(lei(100))
    expect(bonusOf(factsOf({ order: { total }, rest: { alike: { ofItem: 49, ofKind: 199 } } }))?.minor).toBe(
      total.minor / 10,
    )
  }
  const vip = storyWith([gift('card', 50)], { customer: { tags: ['vip'] }, rest: { alike } })
  expect(picks(vip, 'card').live(hour).facts.compensation?.kind).toBe('gift')
})

const generous = policyOf({ compensation: { bonus: { percent: 60 } } })

test('cost above one and a half times the order is said on the timeline, once, with its sum', () => {
  const said = (about: About) =>
    storyWith([], about)
      .says({ compensation: null })
      .picks('bonus')
      .live(2 * day)
      .done.flatMap(({ outcome }) => outcome.timeline ?? [])
      .filter(({ event }) => event === 'cost-high')
  const replies = [
    { id: 'r1', kind: 'proposal-accepted' as const, text: '', amount: lei(20_000), by: 'staff:a', at: 0 },
  ]
  expect(said({ shop: { policy: generous }, rest: { replies } })).toEqual([
    expect.objectContaining({ public: false, about: { ...lei(32_000), share: 16_000 } }),
  ])
  expect(said({ rest: { replies } })).toEqual([])
})

const capped = policyOf({ caps: { perComplaint: { MDL: 150_000 } } })

test('above the cap of one complaint nothing is issued until a person has said yes', () => {
  const story = storyWith([], { shop: { policy: capped } })
    .picks('bonus')
    .live(3 * hour)
  expect(story.facts.codes).toEqual([])
  expect(story.facts.requests).toEqual([
    expect.objectContaining({ id: 'compensation', by: 'playbook', amount: lei(2_000), state: 'open' }),
  ])
  const task = story.facts.tasks.find(({ kind }) => kind === 'approve-request')
  expect(task).toMatchObject({ state: 'open', owner: 'oleg@semitsvet.example' })
  story.does({
    requestsDecided: [{ id: 'compensation', state: 'approved', by: 'oleg@semitsvet.example', reason: null }],
    tasksEnded: [{ key: task?.key ?? '', state: 'done' }],
  })
  expect(story.facts.codes.map(({ value }) => value)).toEqual([lei(2_000)])
})

test('who says yes to a gift and a bonus answers for both together', () => {
  // The gift costs 750.00, the bonus is 2 000.00: neither alone is above the lead's 2 500.00.
  const limits = { agent: { MDL: 100_000 }, lead: { MDL: 250_000 } }
  const policy = policyOf({ caps: { perComplaint: { MDL: 150_000 } }, limits })
  const story = storyWith([gift('scarf', 1_500)], { customer: { tags: ['vip'] }, shop: { policy } })
  picks(story, 'scarf').live(3 * hour)
  expect(story.facts.requests).toEqual([expect.objectContaining({ id: 'compensation', amount: lei(2_750) })])
  expect(story.facts.tasks.find(({ kind }) => kind === 'approve-request')?.owner).toBe('director@semitsvet.example')
})

test('a "no" from above is told by a person: nobody is met with silence', () => {
  const story = storyWith([], { shop: { policy: capped } })
    .picks('bonus')
    .live(hour)
  story
    .does({ requestsDecided: [{ id: 'compensation', state: 'refused', by: 'oleg@semitsvet.example', reason: 'no' }] })
    .live(day)
  expect(story.facts.codes).toEqual([])
  expect(story.facts.tasks.filter(({ key }) => key === 'compensation-refused')).toHaveLength(1)
  expect(story.facts.complaint.closedAt).toBeNull()
})

test('below the cap nobody is asked', () => {
  const story = storyWith([], { shop: { policy: policyOf({ caps: { perComplaint: { MDL: 200_000 } } }) } })
  expect(story.picks('bonus').live(hour).facts.requests).toEqual([])
  expect(story.facts.codes).toHaveLength(1)
})

test('the small extra of the fix stands in the ledger at its cost, where the policy names one', () => {
  const policy = policyOf({ compensation: { extras: { 'return-on-us': { MDL: 4_500 } } } })
  const story = storyWith([], { shop: { policy } }).live(day)
  const remedy = story.facts.choice?.remedy
  expect(outcomeOf(story, 'confirm-choice')?.ledger).toEqual([
    { entry: 'fix', about: remedy, value: money(0, 'MDL') },
    { entry: 'gift', about: `extra-${remedy}`, value: money(4_500, 'MDL') },
  ])
  expect(outcomeOf(storyWith([]).live(day), 'confirm-choice')?.ledger).toHaveLength(1)
})

test('what a complaint costs counts the gift of the catalogue at its own cost', () => {
  const story = picks(storyWith([gift('scarf', 1_500)]), 'scarf').live(hour)
  expect(costOf(story.facts)).toMatchObject({ gift: lei(750), bonus: null, total: lei(750) })
  expect(shop.currency).toBe('MDL')
})

import { expect, it } from 'vitest'
import type { Dispute, Facts } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import {
  isOnItsWay,
  nothingToPayBack,
  type PayBack,
  type Refund,
  refundDue,
  refundKey,
  refundPage,
  refundTask,
  wayOf,
} from '../../domain/refund.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { act, refusal } from './actions-acting.ts'
import { factsOf, hour, minute, order, Story } from './facts.ts'

const policyOf = (enabled: boolean, most: Record<string, number>) => {
  const parsed = policyWith({ refunds: { automatic: { enabled, most } } })
  if (!parsed.success) throw parsed.error
  return parsed.data
}

const atStripe: PayBack = {
  ...nothingToPayBack,
  payments: [
    { source: 'stripe', payment: 'ch_1' },
    { source: 'stripe', payment: 'pi_1' },
  ],
  places: [{ source: 'stripe', site: null }],
  left: money(2_000_000, 'MDL'),
}

interface About {
  readonly payBack?: Partial<PayBack>
  readonly enabled?: boolean
  readonly most?: Record<string, number>
}

const startOf = ({ payBack = {}, enabled = true, most = { MDL: 2_000_000 } }: About = {}): Story =>
  new Story(
    factsOf({
      shop: { policy: policyOf(enabled, most) },
      rest: { payBack: { ...atStripe, ...payBack } },
    }),
  ).live(2 * hour)

/** The customer took the full refund (the second way for something damaged), ten minutes ago. */
const chosen = (about: About = {}): Story =>
  startOf(about)
    .chooses(1)
    .live(11 * minute)

const refunds = ({ facts }: Story): readonly Refund[] => facts.payBack.refunds

const taskOfStory = ({ facts }: Story) => facts.tasks.find(({ kind }) => kind === 'refund')

const frozen: Dispute = {
  ...{ externalId: 'stripe:dp_1', state: 'needs-response', dueAt: null, reason: null, code: null, amount: null },
  refundable: false,
}

/** The vendor's word on the one refund of the story. */
const says = (story: Story, change: Partial<Refund>): Story => {
  const { payBack } = story.facts
  return story.says({ payBack: { ...payBack, refunds: payBack.refunds.map((one) => ({ ...one, ...change })) } })
}

it('a chosen refund is asked for once, of the payment that was told, as it was shown', () => {
  const story = chosen().live(24 * hour)
  expect(refunds(story)).toMatchObject([
    { source: 'stripe', payment: 'ch_1', order: 'A-1001', value: money(2_000_000, 'MDL'), state: 'planned' },
  ])
  expect(story.done.flatMap(({ outcome }) => outcome.payBack ?? [])).toHaveLength(1)
  expect(story.facts.payBack.left).toEqual(money(0, 'MDL'))
})

it('its key is the same for ever, and short enough for every vendor', () => {
  const [refund] = refunds(chosen())
  expect(refundKey(refund?.purpose ?? '')).toBe(`amends-${refund?.purpose}`)
  expect(refundKey('rem_06FYRS8W4G0123456789ABCDEF').length).toBeLessThanOrEqual(38)
})

it.each<[string, About]>([
  ['policy does not let it', { enabled: false }],
  ['the sum is above the limit', { most: { MDL: 1_999_999 } }],
  ['the limit is in another currency', { most: { EUR: 2_000_000 } }],
  ['what is left is in another currency', { payBack: { left: money(2_000_000, 'EUR') } }],
  ['nobody told what the order cost', { payBack: { left: null } }],
  ['a dispute of the order forbids it, in whichever complaint', { payBack: { frozen: true } }],
  ['nobody told how it was paid', { payBack: { payments: [] } }],
  ['the sender cannot be asked', { payBack: { places: [] } }],
  [
    'it was paid in two payments',
    {
      payBack: {
        payments: [
          { source: 'stripe', payment: 'ch_1' },
          { source: 'stripe', payment: 'ch_2' },
        ],
      },
    },
  ],
  [
    'it was paid at two vendors',
    {
      payBack: {
        payments: [
          { source: 'stripe', payment: 'ch_1' },
          { source: 'paypal', payment: 'P1' },
        ],
      },
    },
  ],
])('a person pays where %s', (_, about) => {
  const story = chosen(about)
  expect(refunds(story)).toEqual([])
  expect(taskOfStory(story)?.state).toBe('open')
})

it('one minor unit less than the limit, the rest of the order and the day decides', () => {
  expect(refunds(chosen({ most: { MDL: 2_000_000 }, payBack: { left: money(2_000_000, 'MDL') } }))).toHaveLength(1)
})

it('somebody else’s order, typed by number, is never paid back', () => {
  const { facts } = chosen({ enabled: false })
  const theirs: Facts = { ...facts, shop: { ...facts.shop, policy: policyOf(true, { MDL: 2_000_000 }) } }
  expect(refundDue(theirs)).not.toBeNull()
  expect(refundDue({ ...theirs, order: { ...order, ofAnother: true } })).toBeNull()
})

it('while it is on its way nobody may pay it a second time', () => {
  const story = chosen()
  const task = taskOfStory(story)
  if (!task) throw new Error('no task')
  expect(isOnItsWay(story.facts, task)).toBe(true)
  says(story, { state: 'unknown' })
  expect(isOnItsWay(story.facts, task)).toBe(false)
})

it('accepted by the vendor keeps the promise at that moment, and takes the task off the table', () => {
  const story = chosen()
  const acceptedAt = story.now
  story.live(hour)
  says(story, { state: 'accepted', vendorId: 're_1', acceptedAt })
  expect(story.facts.promises.find(({ kind }) => kind === 'remedy')).toMatchObject({
    state: 'early',
    keptAt: acceptedAt,
  })
  expect(taskOfStory(story)?.state).toBe('done')
  expect(story.facts.complaint.arrivedAt).toBe(acceptedAt)
  expect(story.done.filter(({ move }) => move === 'settle-refund')).toHaveLength(1)
})

it.each(['refused', 'unknown'] as const)(
  '%s by the vendor is a person’s, with the reason, an alarm and a mail, once',
  (state) => {
    const story = chosen()
    says(story, { state, refusal: 'declined' }).live(2 * hour)
    expect(taskOfStory(story)).toMatchObject({ state: 'open', about: { refusal: 'declined' } })
    expect(taskOfStory(story)?.owner).toBe('maria@semitsvet.example')
    expect(story.facts.alarms.filter((key) => key.startsWith('refund-refused:'))).toHaveLength(1)
    expect(story.facts.mails.filter(({ kind, n }) => kind === 'staff' && n.startsWith('refund-'))).toHaveLength(1)
    expect(story.facts.promises.find(({ kind }) => kind === 'remedy')?.state).toBe('open')
    expect(story.done.flatMap(({ outcome }) => outcome.payBack ?? [])).toHaveLength(1)
  },
)

it('money that went although a dispute had stopped it is on the books, and somebody hears', () => {
  const story = chosen().says({ dispute: frozen })
  expect(taskOfStory(story)?.state).toBe('dropped')
  says(story, { state: 'accepted', vendorId: 're_1', acceptedAt: story.now })
  expect(story.facts.alarms.filter((key) => key.startsWith('refund-unexpected:'))).toHaveLength(1)
  const fixes = story.done.flatMap(({ outcome }) => outcome.ledger ?? []).filter(({ entry }) => entry === 'fix')
  expect(fixes.reduce((sum, { value }) => sum + value.minor, 0)).toBe(2_000_000)
})

it('a dispute that is won brings back a task for a person: what was once asked for is not asked for again', () => {
  const story = chosen().says({ dispute: frozen })
  says(story, { state: 'refused', refusal: 'stopped' })
  story.says({ dispute: { ...frozen, state: 'won' } })
  expect(refundTask(story.facts, refunds(story)[0]?.purpose ?? '')).toMatchObject({ state: 'open' })
  expect(story.done.flatMap(({ outcome }) => outcome.payBack ?? [])).toHaveLength(1)
})

it('what went back once is not offered again by itself', () => {
  const story = chosen()
  const kinds = () => remediesFor(story.facts).map(({ kind }) => kind)
  says(story, { state: 'refused', refusal: 'declined' })
  // What was refused is still there to give back.
  story.facts = { ...story.facts, payBack: { ...story.facts.payBack, left: money(2_000_000, 'MDL') } }
  expect(kinds()).toContain('full-refund')
  says(story, { state: 'accepted', vendorId: 're_1', acceptedAt: story.now })
  expect(kinds()).not.toContain('full-refund')
  expect(kinds()).not.toContain('partial-refund')
  expect(kinds().length).toBeGreaterThanOrEqual(3)
})

it('a person pays where less is left of the order than was shown', () => {
  const story = startOf()
  story.facts = { ...story.facts, payBack: { ...story.facts.payBack, left: money(1_999_999, 'MDL') } }
  story.chooses(1).live(11 * minute)
  expect(refunds(story)).toEqual([])
  expect(taskOfStory(story)?.state).toBe('open')
})

it('what went back of the order for a complaint before this one is not offered a second time, nor more than is left', () => {
  const offered = (left: number) => {
    const remedies = remediesFor(startOf({ payBack: { left: money(left, 'MDL') } }).facts)
    return { ways: remedies.length, money: remedies.filter(({ kind }) => kind.endsWith('-refund')) }
  }
  expect(offered(0)).toMatchObject({ money: [] })
  expect(offered(0).ways).toBeGreaterThanOrEqual(3)
  const rest = offered(100_000)
  expect(rest.money.map(({ value }) => value)).toEqual(rest.money.map(() => money(100_000, 'MDL')))
  expect(rest.money.length).toBeGreaterThan(0)
})

/** Accepted by Stripe, told as kept; then the customer's bank sends it back. */
const cameBack = (between: (story: Story) => Story = (story) => story): Story => {
  const story = chosen()
  says(story, { state: 'accepted', vendorId: 're_1', acceptedAt: story.now })
  return says(between(story.live(hour)), { cameBack: true })
}

it('money that came back is owed again: a task with its reason and a time, an alarm, and no second attempt', () => {
  const story = cameBack().live(hour)
  const { facts } = story
  const open = facts.tasks.filter(({ kind, state }) => kind === 'refund' && state === 'open')
  expect(open).toMatchObject([{ owner: 'maria@semitsvet.example', about: { refusal: 'failed' } }])
  expect(facts.complaint.arrivedAt).toBeNull()
  expect(facts.promises.filter(({ kind, state }) => kind === 'remedy' && state === 'open')).toHaveLength(1)
  expect(facts.alarms.filter((key) => key.startsWith('refund-failed:'))).toHaveLength(1)
  expect(facts.mails.filter(({ kind, n }) => kind === 'staff' && n.endsWith('again-failed'))).toHaveLength(1)
  expect(story.done.flatMap(({ outcome }) => outcome.payBack ?? [])).toHaveLength(1)
  // Paid in another way by a person, it has arrived; and it is never paid a third time.
  act(story, 'agent', { action: 'fulfil' })
  expect(story.facts.complaint.arrivedAt).toBe(story.now)
  story.live(24 * hour)
  expect(story.facts.tasks.filter(({ kind, state }) => kind === 'refund' && state === 'open')).toEqual([])
  expect(story.facts.promises.filter(({ kind, state }) => kind === 'remedy' && state === 'open')).toEqual([])
})

it('a dispute stops money that came back like any other money', () => {
  const story = cameBack().says({ dispute: frozen })
  expect(story.facts.tasks.filter(({ kind, state }) => kind === 'refund' && state === 'open')).toEqual([])
  expect(story.facts.tasks.some(({ kind, state }) => kind === 'decide' && state === 'open')).toBe(true)
})

it('money that came back after the complaint was closed is somebody’s to look into, and nothing leaves', () => {
  const story = cameBack((open) =>
    open.says({ complaint: { ...open.facts.complaint, closedAt: open.now, outcome: 'recovered' } }),
  )
  const { facts, done } = story
  const { outcome } = done.findLast(({ move }) => move === 'take-back-refund') ?? {}
  expect(outcome?.tasks).toMatchObject([{ kind: 'decide', about: { refusal: 'failed' } }])
  expect([outcome?.mails, outcome?.promises, outcome?.complaint]).toEqual([undefined, undefined, undefined])
  expect(facts.complaint.closedAt).not.toBeNull()
  story.live(hour)
  expect(done.filter(({ move }) => move === 'take-back-refund')).toHaveLength(1)
  expect(refusal(story, 'agent', { action: 'task-done', task: outcome?.tasks?.[0]?.key ?? '' })).toBe('ok')
})

const withPlaces = (payBack: Partial<PayBack>, complaint: Partial<Facts['complaint']> = {}) => {
  const facts = factsOf({ complaint, rest: { payBack: { ...nothingToPayBack, ...payBack } } })
  return { facts, way: wayOf(facts), page: refundPage(facts) }
}

it('the shop’s own system pays before the payment system, because its books follow', () => {
  const { way } = withPlaces({
    payments: [
      { source: 'woocommerce', payment: 'txn' },
      { source: 'stripe', payment: 'ch_1' },
    ],
    places: [
      { source: 'stripe', site: null },
      { source: 'woocommerce', site: 'https://shop.example' },
    ],
  })
  expect(way).toEqual({ source: 'woocommerce', payment: null })
})

it.each([
  [{ source: 'stripe', site: null }, 'https://dashboard.stripe.com/payments/P1'],
  [{ source: 'paypal', site: null }, 'https://www.paypal.com/activity/payment/P1'],
  [{ source: 'yookassa', site: null }, 'https://yookassa.ru/my/payments?search=P1'],
  [{ source: 'shopify', site: 'x.myshopify.com' }, 'https://x.myshopify.com/admin/orders/A-1001/refund'],
  [
    { source: 'woocommerce', site: 'https://shop.example/' },
    'https://shop.example/wp-admin/post.php?post=A-1001&action=edit',
  ],
] as const)('a person finds the vendor’s own page: %o', (place, page) => {
  expect(withPlaces({ payments: [{ source: place.source, payment: 'P1' }], places: [place] }).page).toBe(page)
})

it('an id that is none leads nowhere', () => {
  const places = [{ source: 'stripe', site: null }] as const
  expect(withPlaces({ payments: [{ source: 'stripe', payment: '../x?y' }], places }).page).toBeNull()
})

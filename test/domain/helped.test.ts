import { expect, test } from 'vitest'
import { currentOffer, type Facts } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { silentQuestion } from '../../domain/playbook/ask-silent.ts'
import { decide } from '../../domain/playbook/decide.ts'
import type { Outcome } from '../../domain/playbook/move.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { asksForReview, givesSomething, tiesReview } from '../../domain/review.ts'
import { asksForSomething } from '../../domain/wish.ts'
import { says } from './actions-acting.ts'
import { type About, countingMint, day, factsOf, minute, Story, shop } from './facts.ts'

const policyOf = (touches: object) => {
  const parsed = policyWith({ quiet: null, touches: { ...touches } })
  if (!parsed.success) throw parsed.error
  return { ...shop, policy: parsed.data }
}

/** Chose, took the gift, got everything, and was asked whether it helped. */
function asked(about: About = {}): Story {
  const story = new Story(factsOf({ shop: policyOf({}), ...about }))
    .live(day)
    .chooses()
    .live(20 * minute)
  story
    .picks('gift')
    .live(day)
    .arrives()
    .live(3 * day + minute)
  expect(story.mails).toContain('check-in:1')
  for (const task of story.facts.tasks.filter(({ state }) => state === 'open')) {
    story.says({
      tasks: story.facts.tasks.map((one) =>
        one.key === task.key ? { ...one, state: 'done', doneAt: story.now } : one,
      ),
    })
  }
  return story
}

/** The latest rating with words, as the page writes them into it. */
const withWords = (story: Story, text: string): Story =>
  story.says({ ratings: story.facts.ratings.map((one, i, all) => (i === all.length - 1 ? { ...one, text } : one)) })

const reminders = (story: Story) => story.mails.filter((mail) => mail.startsWith('check-in-reminder'))

test('the question is asked again once, four days later, and no third time', () => {
  const story = asked()
  expect(reminders(story.live(4 * day - 2 * minute))).toEqual([])
  expect(reminders(story.live(2 * minute))).toEqual(['check-in-reminder:1'])
  expect(reminders(story.live(60 * day))).toEqual(['check-in-reminder:1'])
})

test('who has answered, written or proposed is not reminded', () => {
  expect(
    reminders(
      asked()
        .rates(4)
        .live(30 * day),
    ),
  ).toEqual([])
  const written = {
    id: 'dlv_1',
    by: 'customer',
    writer: 'ana@example.com',
    text: 'It is fine.',
    onlyThanks: false,
  } as const
  const wrote = asked()
  expect(reminders(wrote.says({ written: [{ ...written, at: wrote.now }] }).live(30 * day))).toEqual([])
})

test('a shop that wants no reminder sends none, and a reminder held up past our patience is not sent', () => {
  expect(reminders(asked({ shop: policyOf({ checkInReminderDays: null }) }).live(60 * day))).toEqual([])
  const stopped = asked()
  const { customer } = stopped.facts
  if (!customer) throw new Error('nobody')
  stopped.says({ customer: { ...customer, mailbox: 'stopped' } }).live(13 * day)
  // Kept open by a person, so that only the reminder's own rule speaks.
  stopped.facts = { ...stopped.facts, complaint: { ...stopped.facts.complaint, closedAt: null, outcome: null } }
  stopped.now += 30 * day
  expect(reminders(stopped.says({ customer }).live(day))).toEqual([])
})

test('after a bad answer and a new fix the question comes again, its reminder does not', () => {
  const story = asked()
    .live(5 * day)
    .rates(1)
  expect(story.mails).toContain('progress:unhappy-1')
  story.says({
    tasks: story.facts.tasks.map((one) => (one.state === 'open' ? { ...one, state: 'done', doneAt: story.now } : one)),
    escalations: story.facts.escalations.map((one) => ({ ...one, state: 'done' })),
    promises: story.facts.promises.map((one) =>
      one.kind === 'correction' ? { ...one, state: 'kept', keptAt: story.now } : one,
    ),
  })
  story.live(20 * day)
  expect(story.mails.filter((mail) => mail.startsWith('check-in'))).toEqual([
    'check-in:1',
    'check-in-reminder:1',
    'check-in:2',
  ])
})

test('a 3 without a word waits for one answer; with words that ask for something it becomes a person’s task', () => {
  const silent = asked().rates(3)
  expect(silent.mails).toContain('thanks:1')
  expect(silent.facts.complaint.closedAt).toBeNull()
  expect(silent.live(15 * day).facts.complaint.closedAt).not.toBeNull()

  const wishing = withWords(asked().rates(3), 'A call before the courier comes.')
  expect(wishing.facts.tasks.filter(({ state }) => state === 'open').map(({ key, kind }) => [key, kind])).toEqual([
    ['wish-1', 'reply'],
  ])
  expect(wishing.mails).toContain('staff:wish-1')
  expect(wishing.facts.complaint.closedAt).toBeNull()

  const content = withWords(asked().rates(3), 'Nothing, all good.')
  expect(content.facts.tasks.every(({ state }) => state !== 'open')).toBe(true)
  expect(content.facts.complaint.closedAt).not.toBeNull()
})

test.each([
  ['A call before delivery', true],
  ['Позвонили бы заранее', true],
  ['Să fi sunat înainte', true],
  ['', false],
  ['…', false],
  ['Nothing', false],
  ['Ничего, всё хорошо', false],
  ['Ничего, но позвонили бы заранее', true],
  ['Всё хорошо.', false],
  ['Спасибо!', false],
  ['Nimic', false],
  ['Totul e bine', false],
  ['👍', false],
])('words that ask for something are told from those that do not: %s', (text, expected) => {
  expect(asksForSomething(text)).toBe(expected)
})

const reviewShop = policyOf({ reviewAsk: { enabled: true, afterDays: 7 } })
const byReview = { complaint: { channel: 'review' as const }, shop: reviewShop }
const askedForReview = (story: Story) => story.mails.includes('review-ask:1')

test('the author of a review is asked once, days after a good word, and never unless the shop wants it', () => {
  const story = asked(byReview).rates(5)
  expect(askedForReview(story.live(7 * day - minute))).toBe(false)
  expect(story.facts.complaint.closedAt).toBeNull()
  expect(askedForReview(story.live(2 * minute))).toBe(true)
  expect(story.facts.complaint.closedAt).not.toBeNull()
  expect(
    askedForReview(
      asked({ complaint: { channel: 'review' } })
        .rates(5)
        .live(60 * day),
    ),
  ).toBe(false)
  expect(
    askedForReview(
      asked({ shop: reviewShop })
        .rates(5)
        .live(60 * day),
    ),
  ).toBe(false)
  expect(
    askedForReview(
      asked(byReview)
        .rates(3)
        .live(60 * day),
    ),
  ).toBe(false)
})

test('nobody is asked for a review who said goodbye, wants no such mail or still waits for us', () => {
  const gone = asked(byReview)
  gone.says({ complaint: { ...gone.facts.complaint, departedAt: gone.now } }).rates(5)
  expect(askedForReview(gone.live(60 * day))).toBe(false)
  const elsewhere = asked(byReview)
  const other = {
    complaint: 'cmp_00000000000000000000000002',
    owner: null,
    level: 'lead',
  } as Facts['escalatedElsewhere']
  elsewhere.says({ escalatedElsewhere: other }).rates(5)
  expect(askedForReview(elsewhere.live(60 * day))).toBe(false)
})

test('days lie between anything given and the question about the review, whichever came first', () => {
  const story = asked(byReview)
    .rates(5)
    .live(5 * day)
  const given = { ...story.facts.mails[0], kind: 'gift', n: '2', plannedAt: story.now, acceptedAt: story.now }
  story.says({ mails: [...story.facts.mails, given as Facts['mails'][number]] })
  expect(askedForReview(story.live(7 * day - minute))).toBe(false)
  expect(askedForReview(story.live(2 * minute))).toBe(true)
})

const ask: Outcome = { mails: [{ kind: 'review-ask', n: '1' }] }
const giving: readonly Outcome[] = [
  { compensation: { kind: 'bonus', finalAt: 0, by: 'staff' } },
  { codes: [{ purpose: 'x', value: money(100, 'MDL'), expiresAt: 1 }] },
  { codeChanges: [{ code: 'x', expiresAt: 9 }] },
  { ledger: [{ entry: 'gift', about: 'x', value: money(100, 'MDL') }] },
  { mails: [{ kind: 'gift', n: '1', dueAt: 0 }] },
  { tasks: [{ kind: 'give-extra', key: 'x', owner: null, dueAt: 0, about: {} }] },
  { offer: { round: 1, expiresAt: 0, by: 'playbook', remedies: [] } },
]

test.each(giving.map((outcome) => [Object.keys(outcome)[0], outcome] as const))(
  'a review and what is given never share an outcome or a turn: %s',
  (_, outcome) => {
    expect(givesSomething(outcome)).toBe(true)
    expect(tiesReview([ask, outcome])).toBe(true)
    expect(tiesReview([{ ...outcome, mails: [...(outcome.mails ?? []), ...(ask.mails ?? [])] }])).toBe(true)
  },
)

test('an ask alone, and a gift alone, are let be', () => {
  expect(asksForReview(ask)).toBe(true)
  expect(tiesReview([ask, { timeline: [] }])).toBe(false)
  expect(tiesReview(giving)).toBe(false)
})

test('the playbook itself never ties the two, whenever the rating and the code fall together', () => {
  for (const wait of [0, 1, 3, 7, 20, 53, 60, 83, 90]) {
    const story = new Story(factsOf(byReview))
      .live(day)
      .chooses()
      .live(20 * minute)
    story
      .picks('bonus')
      .live(day)
      .arrives()
      .live(3 * day + minute)
      .live(wait * day)
      .rates(5)
    for (let hour = 0; hour < 120 * 4; hour++) {
      const { done } = decide(story.facts, story.now, countingMint())
      expect(tiesReview(done.map(({ outcome }) => outcome))).toBe(false)
      story.live(day / 4)
    }
    const turns = Map.groupBy(story.done, ({ at }) => at)
    for (const [at, done] of turns) {
      const outcomes = done.map(({ outcome }) => outcome)
      expect(tiesReview(outcomes), `at ${at}: ${done.map(({ move }) => move)}`).toBe(false)
    }
  }
})

test('a turn that comes late does what is due in two turns, so that a code and a review never leave together', () => {
  const story = new Story(factsOf(byReview))
    .live(day)
    .chooses()
    .live(20 * minute)
  story
    .picks('bonus')
    .live(day)
    .arrives()
    .live(3 * day + minute)
    .rates(5)
  story.now += 75 * day
  const first = decide(story.facts, story.now, countingMint())
  expect(first.done.map(({ move }) => move)).toContain('ask-review-update')
  expect(tiesReview(first.done.map(({ outcome }) => outcome))).toBe(false)
  expect(first.wakeAt).toBe(story.now)
  const second = decide(first.after, story.now, countingMint())
  expect(second.done.map(({ move }) => move)).toContain('remind-of-code')
})

test('a person’s words that give something for a review are refused, whoever writes them, and a note is not', () => {
  const story = new Story().live(day)
  const text = 'Если вы удалите отзыв, мы вернём деньги.'
  expect(says(story.facts, story.now, 'admin', { action: 'reply', text })).toMatchObject({
    ok: false,
    status: 422,
    code: 'reward_for_review',
  })
  expect(says(story.facts, story.now, 'agent', { action: 'note', text })).toMatchObject({ ok: true })
  expect(says(story.facts, story.now, 'agent', { action: 'reply', text: 'Спасибо за отзыв.' })).toMatchObject({
    ok: true,
  })
})

test('who says nothing is asked one honest question in a mail they get anyway', () => {
  const wordless = factsOf({ complaint: { channel: 'refund', text: '', category: 'other' } })
  const first = { kind: 'acknowledgement', n: '1', answerDueAt: 0, fromDirector: false } as const
  const last = { kind: 'choice-reminder', n: '1-5', round: 1, last: true, defaultAt: 0 } as const
  expect(silentQuestion(wordless, first)).toBe('what-happened')
  expect(silentQuestion(wordless, last)).toBeNull()
  expect(silentQuestion(factsOf(), first)).toBeNull()
  expect(silentQuestion(factsOf(), { ...last, last: false })).toBeNull()
  expect(silentQuestion(factsOf(), last)).toBe('what-would-be-right')
  const delayed = factsOf({ complaint: { channel: 'tracking', text: '', category: 'late' } })
  expect(silentQuestion(delayed, first)).toBe('has-it-come')
  expect(silentQuestion(delayed, last)).toBeNull()
  const proposal = { id: 'p', text: 'x', amount: null, state: 'declined', at: 0 } as const
  expect(silentQuestion(factsOf({ rest: { proposals: [proposal] } }), last)).toBeNull()
})

test('the honest question comes before the fair default, and the default still favours the customer', () => {
  const story = new Story(factsOf({ shop: policyOf({}) })).live(8 * day)
  const at = (kind: string) =>
    story.done.find(({ outcome }) => outcome.mails?.some((mail) => mail.kind === kind))?.at ?? 0
  expect(at('choice-reminder')).toBeLessThan(at('choice'))
  expect(story.facts.choice?.by).toBe('default')
  expect(story.facts.choice?.remedy).toBe(currentOffer(story.facts)?.remedies[0]?.id)
})

import { expect, it } from 'vitest'
import { bonusPurpose } from '../../domain/compensation.ts'
import { nextStages, stages } from '../../domain/complaint.ts'
import { categories } from '../../domain/event.ts'
import { decide, future } from '../../domain/playbook/decide.ts'
import { playbook } from '../../domain/playbook/index.ts'
import { moveNames } from '../../domain/playbook/move.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { countingMint, day, factsOf, hour, minute, Story, thursday } from './facts.ts'

const vip = { tags: ['vip'], paidOrders: 14 }
const bank = {
  externalId: 'dp_1',
  state: 'needs-response',
  dueAt: thursday + 9 * day,
  reason: 'fraudulent',
  code: null,
  amount: null,
  refundable: false,
} as const

it('every move has one place in the story', () => {
  expect(playbook.map((move) => move.name).toSorted()).toEqual([...moveNames].toSorted())
})

it('the acknowledgement leaves in the first turn and says when the full answer comes', () => {
  const story = new Story(factsOf({ order: { total: { minor: 175_000, currency: 'MDL' } } }))
  expect(story.toCustomer).toEqual(['acknowledgement:1'])
  const answer = story.facts.promises.find((promise) => promise.kind === 'answer')
  // Eight working hours from Thursday 10:00, with the hour of lunch between: Friday 10:00.
  expect(new Date(answer?.dueAt ?? 0).toISOString()).toBe('2026-11-27T08:00:00.000Z')
})

it('the page has at least three remedies as soon as the acknowledgement is there', () => {
  expect(new Story().facts.offers[0]?.remedies.length).toBeGreaterThanOrEqual(3)
})

it('who has chosen on the page gets no offer by mail, and the answer counts as given', () => {
  const story = new Story().chooses()
  story.live(2 * day)
  expect(story.mails).not.toContain('offer:1')
  expect(story.facts.promises.find((promise) => promise.kind === 'answer')?.state).toMatch(/early|kept/)
})

it('a choice is carried out when its ten minutes are over, not before', () => {
  const story = new Story().chooses()
  expect(story.live(9 * minute).facts.tasks).toEqual([])
  expect(story.live(minute).facts.tasks.map((task) => task.kind)).toEqual(['ship'])
  expect(story.mails).toContain('choice:1')
})

it('reminders come after 2 and 5 days, the fair default after 7', () => {
  const story = new Story().live(20 * day)
  const at = (move: string) => story.done.filter((one) => one.move === move).map((one) => one.at)
  const [offered = 0] = at('offer-remedies')
  expect(at('remind-of-choice').map((instant) => instant - offered)).toEqual([2 * day, 5 * day])
  expect(at('settle-by-default')).toEqual([offered + 7 * day])
  expect(story.facts.choice).toMatchObject({ by: 'default', remedy: story.facts.offers[0]?.remedies[0]?.id })
})

it('an open proposal stops the clock of the choice', () => {
  const story = new Story().live(day)
  story
    .says({ proposals: [{ id: 'pro_1', text: 'half back', amount: null, at: story.now, state: 'open' }] })
    .live(20 * day)
  expect(story.facts.choice).toBeNull()
  expect(story.mails.filter((mail) => mail.startsWith('choice-reminder'))).toEqual([])
  expect(story.facts.promises.find((promise) => promise.kind === 'proposal')).toMatchObject({ state: 'broken' })
  expect(story.facts.tasks.map((task) => task.kind)).toContain('reply-to-proposal')
})

it('the bonus is minted once, when the pick is final, and worth 10 % of the problem order', () => {
  const story = new Story().chooses().picks('bonus').live(day)
  expect(story.facts.codes).toMatchObject([
    { purpose: bonusPurpose(story.facts), value: { minor: 200_000, currency: 'MDL' } },
  ])
  expect(story.mails.filter((mail) => mail.startsWith('bonus-code'))).toHaveLength(1)
})

it('a gift is a task and no code; a valued customer who takes the gift gets both', () => {
  const plain = new Story().chooses().picks('gift').live(day)
  expect(plain.facts.codes).toEqual([])
  expect(plain.facts.tasks.map((task) => task.kind)).toContain('send-gift')
  const valued = new Story(factsOf({ customer: vip })).chooses().picks('gift').live(day)
  expect(valued.facts.codes).toHaveLength(1)
  expect(valued.facts.compensation?.kind).toBe('both')
})

it('we ask three days after the remedy arrived', () => {
  const story = new Story().chooses().live(day).arrives()
  expect(story.live(3 * day - minute).mails).not.toContain('check-in:1')
  expect(story.live(minute).mails).toContain('check-in:1')
})

it('where nobody told us of the arrival, we ask three days after the time we had promised', () => {
  const story = new Story().chooses().live(6 * day)
  // Nobody said that it was sent either: the customer was told a new time meanwhile.
  const promised = story.facts.promises.find((promise) => promise.kind === 'remedy')?.movedTo ?? 0
  story.live(promised + 3 * day - minute - story.now)
  expect(story.mails).not.toContain('check-in:1')
  story.live(minute)
  expect(story.mails).toContain('check-in:1')
  expect(story.facts.tasks.map((task) => task.kind)).toContain('check-delivery')
})

it('a rating of 1 or 2 brings a person, a promise and no thanks', () => {
  for (const score of [1, 2]) {
    const story = new Story()
      .chooses()
      .live(day)
      .arrives()
      .live(4 * day)
      .rates(score)
    expect(story.facts.tasks.map((task) => task.kind)).toContain('call-unhappy')
    expect(story.facts.escalations).toMatchObject([{ reason: 'low-rating', state: 'open' }])
    expect(story.facts.promises.some((promise) => promise.kind === 'correction')).toBe(true)
    expect(story.mails).not.toContain('thanks:1')
  }
})

it('a good rating is thanked once', () => {
  const story = new Story()
    .chooses()
    .live(day)
    .arrives()
    .live(4 * day)
    .rates(5)
    .live(30 * day)
  expect(story.mails.filter((mail) => mail === 'thanks:1')).toHaveLength(1)
})

it('an unused code is remembered 30 and 7 days before its end, then lapses and the complaint closes', () => {
  const story = new Story()
    .chooses()
    .picks('bonus')
    .live(day)
    .arrives()
    .live(4 * day)
    .rates(5)
  const end = story.facts.codes[0]?.expiresAt ?? 0
  story.live(120 * day)
  const reminders = story.done.filter((one) => one.move === 'remind-of-code').map((one) => end - one.at)
  // On the morning of that day: the last moment of a code is midnight, and nobody is reminded then.
  const sinceMorning = 15 * hour - 1
  expect(reminders).toEqual([30 * day + sinceMorning, 7 * day + sinceMorning])
  expect(story.facts.codes[0]?.state).toBe('expired')
  expect(story.facts.complaint).toMatchObject({ stage: 'closed', outcome: 'settled' })
})

it('a used code is not remembered, and closes the complaint as recovered', () => {
  const story = new Story()
    .chooses()
    .picks('bonus')
    .live(day)
    .arrives()
    .live(4 * day)
    .rates(5)
  story.says({
    codes: story.facts.codes.map((code) => ({ ...code, state: 'redeemed' as const, redeemedAt: story.now })),
  })
  story.live(120 * day)
  expect(story.mails.some((mail) => mail.startsWith('code-reminder'))).toBe(false)
  expect(story.facts.complaint.outcome).toBe('recovered')
})

it('a dispute is offered no money, whatever failed, and still three ways', () => {
  for (const category of categories) {
    const facts = factsOf({ complaint: { category }, rest: { dispute: bank } })
    const offered = remediesFor(facts)
    expect(offered.length, category).toBeGreaterThanOrEqual(3)
    for (const { kind } of offered) expect(['money', 'code']).not.toContain(facts.shop.policy.terms[kind].fulfilment)
  }
})

it('an inquiry may still be refunded', () => {
  const inquiry = { ...bank, state: 'inquiry', refundable: true } as const
  expect(remediesFor(factsOf({ rest: { dispute: inquiry } })).map(({ kind }) => kind)).toContain('full-refund')
})

it('a dispute that joins takes the money off the table with a new offer', () => {
  const story = new Story().live(day)
  story.says({ dispute: bank })
  const last = story.facts.offers.at(-1)
  expect(last?.round).toBe(2)
  expect(last?.remedies.map(({ kind }) => kind)).not.toContain('full-refund')
  expect(story.mails).toContain('offer:2')
})

it('the bank’s due date is a promise and a task', () => {
  const story = new Story(factsOf({ complaint: { category: 'dispute' }, rest: { dispute: bank } }))
  expect(story.facts.promises.find((promise) => promise.kind === 'dispute')?.dueAt).toBe(bank.dueAt)
  expect(story.facts.tasks.map((task) => task.kind)).toContain('answer-dispute')
})

it('every category has three valid remedies without an order and without a sum', () => {
  for (const category of categories) {
    const offered = remediesFor(factsOf({ complaint: { category }, order: null }))
    expect(offered.length, category).toBeGreaterThanOrEqual(3)
  }
})

it('a faulty product is replaced first, never discounted first (E4)', () => {
  const order = { total: { minor: 175_000, currency: 'RUB' } }
  expect(remediesFor(factsOf({ complaint: { category: 'faulty' }, order }))[0]?.kind).toBe('replacement')
})

it('a VIP is acknowledged in the head’s name, and the letter waits for approval', () => {
  const story = new Story(factsOf({ customer: vip })).live(10 * day)
  expect(story.done.find((one) => one.move === 'acknowledge')?.outcome.mails).toMatchObject([{ fromDirector: true }])
  expect(story.facts.escalations).toMatchObject([{ reason: 'vip', level: 'director' }])
  expect(story.facts.letter?.state).toBe('draft')
  expect(story.mails).not.toContain('letter:1')
  expect(story.mails).toContain('staff:letter-half')
  expect(story.mails).toContain('staff:letter-most')
})

it('an approved letter leaves once and closes its task and escalation', () => {
  const story = new Story(factsOf({ customer: vip }))
  const letter = story.facts.letter
  if (!letter) throw new Error('no letter')
  story.says({
    letter: { ...letter, state: 'approved', approvedBy: 'director@semitsvet.example', approvedAt: story.now },
  })
  story.live(5 * day)
  expect(story.mails.filter((mail) => mail === 'letter:1')).toHaveLength(1)
  expect(story.facts.tasks.find((task) => task.key === 'letter')?.state).toBe('done')
  expect(story.facts.promises.find((promise) => promise.kind === 'letter')?.state).toMatch(/early|kept/)
  expect(story.mails.some((mail) => mail.startsWith('staff:letter-'))).toBe(false)
})

it('an audience is reach, not VIP; a threat and a second failure need a person too', () => {
  const reach = new Story(factsOf({ customer: { audience: 120_000 } }))
  expect(reach.facts.complaint.tier).toBe('standard')
  expect(reach.facts.escalations.map((one) => one.reason)).toEqual(['public-reach'])
  const threat = new Story(factsOf({ complaint: { text: 'Подам в суд и в Роспотребнадзор' } }))
  expect(threat.facts.escalations.map((one) => one.reason)).toEqual(['threat'])
  const second = new Story(factsOf({ complaint: { earlierFailures: 1 } }))
  expect(second.facts.escalations.map((one) => one.reason)).toEqual(['second-failure'])
})

it('without an address a person looks for one, and the missed acknowledgement is an alarm, not a silence', () => {
  const story = new Story(factsOf({ customer: null })).live(2 * hour)
  expect(story.facts.mails.filter((mail) => mail.kind !== 'staff')).toEqual([])
  expect(story.facts.tasks).toMatchObject([{ kind: 'find-contact', state: 'open' }])
  expect(story.facts.promises).toMatchObject([{ kind: 'acknowledgement', state: 'broken' }])
  expect(story.facts.alarms).toHaveLength(2)
})

it('goodbye is thanked, nothing is offered any more', () => {
  const story = new Story().live(day)
  story.says({ complaint: { ...story.facts.complaint, departedAt: story.now } }).live(60 * day)
  expect(story.mails.filter((mail) => mail.startsWith('choice-reminder') || mail.startsWith('offer:2'))).toEqual([])
  expect(story.mails).toContain('thanks:1')
  expect(story.facts.complaint.outcome).toBe('departed')
})

it('deciding again on the same facts does nothing more', () => {
  const story = new Story(factsOf({ customer: vip }))
    .chooses()
    .picks('bonus')
    .live(40 * day)
  expect(decide(story.facts, story.now, countingMint()).done).toEqual([])
})

it('a closed complaint has no future', () => {
  const story = new Story()
    .chooses()
    .picks('gift')
    .live(day)
    .arrives()
    .live(4 * day)
    .rates(5)
  story.does({ tasksEnded: [{ key: 'gift', state: 'done' }] }).live(day)
  expect(story.facts.complaint.stage).toBe('closed')
  expect(future(story.facts, story.now)).toEqual([])
  expect(story.live(400 * day).facts.complaint.stage).toBe('closed')
})

it('the future is told before it happens, and then happens so', () => {
  const story = new Story()
  const told = future(story.facts, story.now, 3)
  expect(told.map(({ move }) => move)).toEqual(['offer-remedies', 'remind-of-choice', 'remind-of-choice'])
  const before = story.done.length
  story.live(6 * day)
  const seen = story.done.slice(before).filter((one) => told.some(({ move }) => move === one.move))
  expect(seen.map(({ move, at }) => ({ move, dueAt: at }))).toEqual(told)
})

it('a day late is the same story: whoever wakes it and however late, the same mails but the overtaken reminder', () => {
  const punctual = new Story().live(30 * day)
  const story = new Story()
  for (let n = 0; n < 30; n++) {
    story.now += day
    story.says({})
  }
  // Word of a new time is worth something only before the old one has passed.
  const timeless = ({ toCustomer }: Story) => toCustomer.filter((mail) => !mail.startsWith('slip:')).toSorted()
  expect(timeless(story)).toEqual(timeless(punctual))
})

it('stages move only where the table lets them', () => {
  const stories = [
    () =>
      new Story()
        .chooses()
        .picks('bonus')
        .live(200 * day),
    () => new Story(factsOf({ customer: vip })).live(200 * day),
    () =>
      new Story(factsOf({ rest: { dispute: bank } }))
        .live(30 * day)
        .chooses()
        .live(30 * day)
        .arrives()
        .live(30 * day),
  ]
  for (const tell of stories) {
    const story = tell()
    expect(stages).toContain(story.facts.complaint.stage)
  }
  const walked: string[] = []
  const story = new Story()
  const step = () => walked.push(story.facts.complaint.stage)
  step()
  story.live(2 * hour)
  step()
  story.chooses()
  step()
  story.live(hour)
  step()
  story.arrives()
  step()
  expect(walked).toEqual(['acknowledged', 'offered', 'chosen', 'fulfilling', 'following-up'])
  for (const [i, stage] of walked.entries()) {
    const next = walked[i + 1]
    if (next) expect(nextStages[stage as keyof typeof nextStages] as readonly string[]).toContain(next)
  }
})

it('after a bad answer and a person’s call we ask once more, and do not close before', () => {
  const story = new Story()
    .chooses()
    .picks('gift')
    .live(day)
    .arrives()
    .live(4 * day)
    .rates(1)
  const ended = (key: string) => ({ tasksEnded: [{ key, state: 'done' }] }) as const
  story.does(ended('gift')).does({ ...ended('unhappy-1'), escalationsEnded: ['low-rating'] })
  expect(story.facts.complaint.stage).not.toBe('closed')
  story.live(3 * day)
  expect(story.mails.filter((mail) => mail.startsWith('check-in'))).toEqual(['check-in:1', 'check-in:2'])
  story.rates(5).live(day)
  expect(story.facts.complaint).toMatchObject({ stage: 'closed', outcome: 'settled' })
})

it('an accepted proposal is carried out, asked about and closed like a choice', () => {
  const story = new Story().live(day)
  story.says({ proposals: [{ id: 'pro_1', text: 'half back', amount: null, at: story.now, state: 'open' }] }).live(hour)
  const due = story.now + 2 * day
  story.does({
    proposals: [{ id: 'pro_1', state: 'accepted' }],
    replies: [
      {
        id: 'rpl_1',
        kind: 'proposal-accepted',
        text: 'Yes.',
        amount: null,
        by: 'maria@semitsvet.example',
        at: story.now,
      },
    ],
    tasksEnded: [{ key: 'proposal-pro_1', state: 'done' }],
    tasks: [{ kind: 'do-remedy', key: 'proposal-pro_1-carry-out', owner: null, dueAt: due, about: {} }],
    promises: [{ kind: 'remedy', n: 'proposal-pro_1', dueAt: due, clock: 'working', statedIn: null, keptBy: null }],
  })
  story
    .live(day)
    .arrives()
    .live(3 * day)
  expect(story.facts.tasks.every((task) => task.state === 'done')).toBe(true)
  expect(story.mails).toContain('check-in:1')
  expect(story.rates(4).live(day).facts.complaint.stage).toBe('closed')
})

it('a counter-offer gives the customer their week again', () => {
  const story = new Story().live(6 * day)
  const reply = {
    id: 'rpl_1',
    kind: 'proposal-countered',
    text: 'A third?',
    amount: null,
    by: 'maria@semitsvet.example',
  } as const
  story.says({
    proposals: [{ id: 'pro_1', text: 'half', amount: null, at: story.now, state: 'countered' }],
    replies: [{ ...reply, at: story.now }],
  })
  story.live(6 * day)
  expect(story.facts.choice).toBeNull()
  expect(story.live(day).facts.choice?.by).toBe('default')
})

it('who asked us to stop reminders gets none, keeps every promise, and the complaint still ends', () => {
  const story = new Story(factsOf({ customer: { promotions: 'unsubscribed' } }))
    .live(9 * day)
    .picks('bonus')
    .live(day)
    .arrives()
  story.live(200 * day)
  expect(story.mails.filter((mail) => /^(choice-reminder|check-in|code-reminder)/.test(mail))).toEqual([])
  expect(story.mails).toEqual(expect.arrayContaining(['acknowledgement:1', 'offer:1', 'choice:1']))
  expect(story.facts.complaint.stage).toBe('closed')
})

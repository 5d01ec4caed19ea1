import { expect, it } from 'vitest'
import type { Dispute, Facts } from '../../domain/complaint.ts'
import { forbidsRefund } from '../../domain/complaint.ts'
import { disputeStates } from '../../domain/event.ts'
import { money } from '../../domain/money.ts'
import { offerToMake, paypalOffers, remediesLike } from '../../domain/paypal-offers.ts'
import { decide } from '../../domain/playbook/decide.ts'
import { disputeReasonOf } from '../../domain/policy/dispute-reasons.ts'
import { remedyKinds } from '../../domain/policy/tables.ts'
import { act, refusal } from './actions-acting.ts'
import { countingMint, day, factsOf, hour, minute, Story, thursday } from './facts.ts'

const bank: Dispute = {
  externalId: 'stripe:dp_1',
  state: 'needs-response',
  dueAt: thursday + 9 * day,
  reason: 'product_not_received',
  code: '13.1',
  amount: money(2_000_000, 'MDL'),
  refundable: false,
}
const admin = { email: 'admin@semitsvet.example', name: 'Ada', role: 'admin' } as const
const crew = [...factsOf().staff, admin]
const disputed = (dispute: Dispute = bank, rest: Partial<Facts> = {}) =>
  new Story(factsOf({ complaint: { category: 'dispute' }, rest: { dispute, staff: crew, ...rest } }))

const warned = (story: Story) =>
  story.facts.mails.filter(({ n }) => n.startsWith('dispute-')).map(({ n, to }) => [n, to])
const promised = (story: Story) =>
  story.facts.promises.filter(({ kind }) => kind === 'dispute').map(({ dueAt, state }) => [dueAt, state])
const asked = (story: Story) =>
  story.facts.tasks.filter(({ kind }) => kind === 'answer-dispute').map(({ dueAt, state }) => [dueAt, state])

const oleg = 'oleg@semitsvet.example'

it('the owner hears at once, three days and one day before the bank’s date; at the last also the admin, with an alarm', () => {
  const story = disputed()
  expect(warned(story)).toEqual([['dispute-1-opened', oleg]])
  story.live(6 * day - minute)
  expect(warned(story)).toHaveLength(1)
  story.live(minute)
  expect(warned(story).slice(1)).toEqual([['dispute-1-soon', oleg]])
  expect(story.facts.alarms).not.toContain(`dispute-due:${story.facts.complaint.id}:1`)
  story.live(2 * day)
  expect(warned(story).slice(2)).toEqual([
    ['dispute-1-last', oleg],
    ['dispute-1-last-2', admin.email],
  ])
  expect(story.facts.alarms).toContain(`dispute-due:${story.facts.complaint.id}:1`)
  expect(promised(story.live(day + minute))).toEqual([[bank.dueAt, 'broken']])
})

it('who has answered is not warned', () => {
  const story = disputed().live(day)
  story.does({ tasksEnded: [{ key: 'dispute', state: 'done' }] }).live(9 * day)
  expect(warned(story)).toEqual([['dispute-1-opened', oleg]])
})

it('a date too close is told at once and to everybody; what it overtook is not sent late', () => {
  const story = disputed({ ...bank, dueAt: thursday + 20 * hour })
  expect(warned(story).map(([n]) => n)).toEqual(['dispute-1-last', 'dispute-1-last-2'])
  expect(warned(story.live(19 * hour))).toHaveLength(2)
})

it('a date that had passed is a task that is late and a warning, and no promise that nobody could keep', () => {
  const story = disputed({ ...bank, dueAt: thursday - hour })
  expect(promised(story)).toEqual([])
  expect(asked(story)).toEqual([[thursday - hour, 'open']])
  const notice = story.done.flatMap(({ outcome }) => outcome.mails ?? []).find((mail) => mail.n === 'dispute-1-last')
  expect(notice).toMatchObject({ notice: { step: 'past' } })
})

it('without a date there is a task and no promise; the date that comes later becomes one', () => {
  const story = disputed({ ...bank, dueAt: null }).live(day)
  expect(promised(story)).toEqual([])
  expect(asked(story).map(([, state]) => state)).toEqual(['open'])
  expect(warned(story).map(([n]) => n)).toEqual(['dispute-1-opened'])
  story.says({ dispute: bank })
  expect(asked(story).map(([, state]) => state)).toEqual(['dropped', 'open'])
  expect(promised(story)).toEqual([[bank.dueAt, 'open']])
})

it('a changed date moves the promise, and its warnings begin anew', () => {
  const story = disputed().live(7 * day)
  const later = thursday + 20 * day
  story.says({ dispute: { ...bank, dueAt: later } })
  expect(promised(story)).toEqual([
    [bank.dueAt, 'withdrawn'],
    [later, 'open'],
  ])
  story.live(12 * day + hour)
  expect(warned(story).map(([n]) => n)).toContain('dispute-2-last')
})

it('an answer the bank is looking at keeps the promise; a new question asks again', () => {
  const story = disputed().live(day)
  story.says({ dispute: { ...bank, state: 'under-review' } })
  expect(promised(story)).toEqual([[bank.dueAt, 'early']])
  expect(asked(story).map(([, state]) => state)).toEqual(['done'])
  story.says({ dispute: { ...bank, dueAt: thursday + 30 * day } })
  expect(asked(story).map(([, state]) => state)).toEqual(['done', 'open'])
})

it('the same question is not asked twice of who has answered it', () => {
  const story = disputed().live(day)
  story.does({ tasksEnded: [{ key: 'dispute', state: 'done' }] }).says({ dispute: { ...bank } })
  expect(asked(story)).toHaveLength(1)
})

it('won, lost or closed: task and promise settle', () => {
  for (const state of ['won', 'lost', 'closed'] as const) {
    const story = disputed().says({ dispute: { ...bank, state } })
    expect(promised(story), state).toEqual([[bank.dueAt, 'withdrawn']])
    expect(asked(story), state).toEqual([[bank.dueAt, 'dropped']])
  }
})

it('money is frozen from the chargeback on, and for good when it is lost', () => {
  const frozen = (refundable: boolean) => disputeStates.filter((state) => forbidsRefund({ ...bank, state, refundable }))
  expect(frozen(false)).toEqual(['inquiry', 'needs-response', 'under-review', 'lost'])
  expect(frozen(true)).toEqual(['lost'])
})

const place = (story: Story, kind: string) =>
  story.facts.offers.at(-1)?.remedies.findIndex((remedy) => remedy.kind === kind) ?? -1
const choosesRefund = () => {
  const story = new Story().live(hour)
  return story.chooses(place(story, 'full-refund'))
}

it('a refund chosen a moment ago is not carried out once a dispute joins: the customer is asked anew, without money', () => {
  const story = choosesRefund().says({ dispute: bank })
  story.live(hour)
  expect(story.facts.tasks.map(({ kind }) => kind)).not.toContain('refund')
  expect(story.facts.choice).toBeNull()
  expect(story.facts.offers.map(({ round }) => round)).toEqual([1, 2])
  expect(story.mails).toContain('offer:2')
  expect(story.chooses().live(hour).facts.complaint.stage).toBe('fulfilling')
})

it('a refund on its way is stopped, its promise withdrawn, and a person decides', () => {
  const story = choosesRefund().live(hour)
  expect(story.facts.tasks).toMatchObject([{ kind: 'refund', state: 'open' }])
  story.says({ dispute: bank })
  expect(story.facts.tasks).toMatchObject([
    { key: 'fulfil-1', state: 'dropped' },
    { kind: 'answer-dispute' },
    { kind: 'decide', state: 'open', owner: 'maria@semitsvet.example' },
  ])
  expect(story.facts.promises.find(({ kind }) => kind === 'remedy')?.state).toBe('withdrawn')
  expect(story.mails).toContain('staff:refund-stopped-1')
  const ledger = story.done.flatMap(({ outcome }) => outcome.ledger ?? [])
  expect(ledger.map(({ value }) => value.minor)).toEqual([2_000_000, -2_000_000])
  expect(story.live(12 * day).toCustomer).not.toContain('check-in:1')
})

it('who said goodbye is asked nothing anew: their refund is held for a person, and goes on when the dispute is over', () => {
  const story = choosesRefund()
  story.says({ dispute: bank, complaint: { ...story.facts.complaint, departedAt: story.now } }).live(day)
  expect(story.facts.offers).toHaveLength(1)
  expect(story.facts.tasks.map(({ kind }) => kind).toSorted()).toEqual(['answer-dispute', 'decide'])
  story.says({ dispute: { ...bank, state: 'closed' } }).live(minute)
  expect(story.facts.tasks.map(({ kind, state }) => `${kind} ${state}`)).toContain('refund open')
})

it('a stopped refund can neither be marked as paid nor ticked off, unless it was paid before the dispute came', () => {
  const story = choosesRefund().live(day)
  const joinedAt = story.now
  story.says({ dispute: bank, complaint: { ...story.facts.complaint, joinedAt } }).live(hour)
  expect(refusal(story, 'admin', { action: 'fulfil' })).toBe('409 dispute_open')
  expect(refusal(story, 'admin', { action: 'task-done', task: 'fulfil-1' })).not.toBe('ok')
  const deliveredAt = new Date(joinedAt - hour).toISOString()
  expect(refusal(story, 'admin', { action: 'fulfil', deliveredAt })).toBe('ok')
})

it('the refund task itself is refused in the moment between the dispute and the next turn', () => {
  const story = choosesRefund().live(hour)
  expect(refusal(story, 'admin', { action: 'task-done', task: 'fulfil-1' })).toBe('ok')
  story.facts = { ...story.facts, dispute: bank }
  expect(refusal(story, 'admin', { action: 'task-done', task: 'fulfil-1' })).toBe('409 dispute_open')
})

it('a person may ask anew after a refund was stopped, and what they then choose is carried out', () => {
  const story = choosesRefund().live(hour).says({ dispute: bank })
  act(story, 'lead', { action: 'offer', remedies: ['replacement', 'call', 'personal-care'] })
  expect(story.mails).toContain('offer:2')
  story.chooses().live(hour)
  expect(story.facts.tasks.find(({ key }) => key === 'fulfil-2')).toMatchObject({ kind: 'ship', state: 'open' })
  story.says({ dispute: { ...bank, state: 'won' } })
  expect(story.facts.tasks.filter(({ kind, state }) => kind === 'refund' && state === 'open')).toEqual([])
})

it('won or taken back: what was promised is owed again; lost: the customer has the money, and nothing is paid', () => {
  for (const state of ['won', 'closed'] as const) {
    const story = choosesRefund().live(hour).says({ dispute: bank }).live(day)
    story.says({ dispute: { ...bank, state } })
    expect(
      story.facts.tasks.find(({ key }) => key === 'fulfil-1-again-1'),
      state,
    ).toMatchObject({ state: 'open' })
    expect(story.facts.tasks.find(({ key }) => key === 'refund-stopped-1')?.state).toBe('dropped')
    expect(story.facts.promises.at(-1)).toMatchObject({ kind: 'remedy', state: 'open' })
    expect(refusal(story, 'admin', { action: 'fulfil' })).toBe('ok')
  }
  const lost = choosesRefund().live(hour).says({ dispute: bank }).live(day)
  lost.says({ dispute: { ...bank, state: 'lost' } })
  expect(lost.facts.tasks.filter(({ kind, state }) => kind === 'refund' && state === 'open')).toEqual([])
  expect(lost.facts.complaint.arrivedAt).toBe(lost.now)
})

it('a proposal we agreed to pay is stopped and taken up again like any refund', () => {
  const proposal = {
    id: 'pro_1',
    text: 'Half',
    amount: money(1_000_000, 'MDL'),
    at: thursday,
    state: 'accepted',
  } as const
  const by = 'staff:maria@semitsvet.example'
  const story = new Story(
    factsOf({
      rest: {
        proposals: [proposal],
        replies: [{ id: 'rpl_1', kind: 'proposal-accepted', text: '', amount: proposal.amount, by, at: thursday }],
        tasks: [
          {
            id: 't',
            kind: 'do-remedy',
            key: 'proposal-pro_1-carry-out',
            state: 'open',
            owner: null,
            dueAt: thursday + day,
            doneAt: null,
            about: {},
          },
        ],
      },
    }),
  )
  story.says({ dispute: bank })
  expect(story.facts.tasks.find(({ key }) => key === 'proposal-pro_1-carry-out')?.state).toBe('dropped')
  story.says({ dispute: { ...bank, state: 'closed' } })
  expect(story.facts.tasks.find(({ key }) => key === 'proposal-pro_1-again-1-carry-out')?.state).toBe('open')
})

it('after a lost dispute nothing is left to pay back', () => {
  const story = disputed({ ...bank, state: 'lost' }).live(day)
  expect(refusal(story, 'admin', { action: 'offer', remedies: ['replacement', 'call', 'full-refund'] })).toBe(
    '409 dispute_open',
  )
})

it('who has only been asked by the bank is answered first, at night too', () => {
  const inquiry = { ...bank, state: 'inquiry', refundable: true } as const
  const night = Date.parse('2026-11-27T20:00:00Z')
  const rest = { rest: { dispute: inquiry } }
  const story = new Story(factsOf({ complaint: { receivedAt: night }, ...rest })).live(2 * hour)
  expect(story.mails).toContain('offer:1')
  expect(story.facts.offers[0]?.remedies.map(({ kind }) => kind)).toContain('full-refund')
  const plain = new Story(factsOf({ complaint: { receivedAt: night } })).live(2 * hour)
  expect(plain.mails).not.toContain('offer:1')
})

it('an open dispute keeps the complaint open until the bank has decided', () => {
  const settled = (dispute: Dispute | null) => {
    const story = new Story(factsOf({ rest: { dispute } }))
      .chooses()
      .picks('gift')
      .live(day)
      .arrives()
      .live(4 * day)
    const open = story.facts.tasks.filter(({ state }) => state === 'open')
    return story
      .rates(5)
      .does({ tasksEnded: open.map(({ key }) => ({ key, state: 'done' })) })
      .live(20 * day)
  }
  expect(settled(null).facts.complaint.stage).toBe('closed')
  const waiting = settled(bank)
  expect(waiting.facts.complaint.stage).toBe('following-up')
  waiting.says({ dispute: { ...bank, state: 'won' } }).live(minute)
  expect(waiting.facts.complaint.stage).toBe('closed')
  expect(settled(bank).live(130 * day).facts.complaint.stage).toBe('closed')
})

it('deciding again on a disputed complaint does nothing more', () => {
  for (const state of disputeStates) {
    const story = choosesRefund()
      .live(hour)
      .says({ dispute: bank })
      .says({ dispute: { ...bank, state } })
    expect(decide(story.facts, story.now, countingMint()).done, state).toEqual([])
  }
})

const reason = (said: string | null, code: string | null = null) => disputeReasonOf({ reason: said, code })

it('senders’ words and scheme codes come to the same few reasons', () => {
  expect(['fraudulent', 'UNAUTHORISED', 'NO_KNOWLEDGE', 'Fraud', 'unrecognized'].map((one) => reason(one))).toEqual(
    Array(5).fill('not-recognised'),
  )
  expect(
    [
      'product_not_received',
      'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      'NOT_RECEIVED',
      'Merchandise/Services Not Received',
    ].map((one) => reason(one)),
  ).toEqual(Array(4).fill('not-received'))
  expect(['10.4', '4837', '13.1', '13.3', '13.6', '4853', '12.6.1', 'C08'].map((one) => reason(null, one))).toEqual([
    'not-recognised',
    'not-recognised',
    'not-received',
    'not-as-described',
    'refund-missing',
    'goods',
    'duplicate',
    'not-received',
  ])
})

it('the scheme’s code is more exact than the sender’s word, unless it stands for a family', () => {
  expect(reason('product_unacceptable', '13.4')).toBe('counterfeit')
  expect(reason('general', '13.1')).toBe('not-received')
  expect(reason('PRODUCT_NOT_RECEIVED', '4853')).toBe('not-received')
  expect(reason('fraudulent', '99.9')).toBe('not-recognised')
  expect([reason(null), reason('', ''), reason('whatever', '6305'), reason('__proto__')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

it('PayPal’s offers and our remedies lead to each other', () => {
  for (const offer of paypalOffers) for (const kind of remediesLike[offer]) expect(remedyKinds).toContain(kind)
  const inquiry = { ...bank, externalId: 'paypal:PP-D-1', state: 'inquiry', refundable: true } as const
  const chosen = (kind: string, dispute: Dispute = inquiry) => {
    const story = new Story(factsOf({ rest: { dispute } })).live(hour)
    return offerToMake(story.chooses(place(story, kind)).facts)
  }
  expect(chosen('replacement')).toEqual({ offer: 'REPLACEMENT_WITHOUT_REFUND', amount: null })
  expect(chosen('full-refund')).toEqual({ offer: 'REFUND_WITH_RETURN', amount: money(2_000_000, 'MDL') })
  expect(chosen('partial-refund')).toEqual({ offer: 'REFUND', amount: money(600_000, 'MDL') })
  expect(chosen('full-refund', { ...inquiry, externalId: 'stripe:dp_1' })).toBeNull()
  expect(offerToMake(factsOf({ rest: { dispute: inquiry } }))).toBeNull()
})

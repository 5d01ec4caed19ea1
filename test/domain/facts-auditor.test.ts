/** The auditor of the sixty days sees what it is there for: each fault, put into an otherwise sound step, is found. */
import { expect, it } from 'vitest'
import type { Facts, MailFact } from '../../domain/complaint.ts'
import type { MessageId, PromiseId, RemedyId } from '../../domain/ids.ts'
import type { PromiseRow } from '../../domain/promise.ts'
import { endingOf, findingsAtRest, findingsOf } from '../simulation/audit.ts'
import type { Step } from '../simulation/memory.ts'
import { day, factsOf, hour, thursday } from './facts.ts'

const promise = (change: Partial<PromiseRow> = {}): PromiseRow => ({
  ...{ id: 'prm_1' as PromiseId, kind: 'remedy', n: '1', madeAt: thursday, dueAt: thursday + day, keptAt: null },
  ...{ movedAt: null, movedTo: null, state: 'open', clock: 'working', statedIn: null, statedAs: '', keptBy: null },
  ...change,
})
const mail = (change: Partial<MailFact> = {}): MailFact => ({
  ...{ id: 'msg_1' as MessageId, kind: 'acknowledgement', n: '1', to: 'ana@example.com', subject: '' },
  ...{ state: 'planned', plannedAt: thursday, acceptedAt: null },
  ...change,
})

const sound = factsOf()
const step = (before: Partial<Facts>, after: Partial<Facts>, change: Partial<Step> = {}): readonly string[] =>
  findingsOf({
    ...{ before: { ...sound, ...before }, after: { ...sound, ...before, ...after } },
    ...{ by: 'customer', done: [], now: thursday },
    ...change,
  })
const kept = (change: Partial<PromiseRow>) => step({ promises: [promise()] }, { promises: [promise(change)] })
const leaves = (change: Partial<MailFact>, now: number, facts: Partial<Facts> = {}) =>
  step(
    { ...facts, mails: [mail(change)] },
    { mails: [mail({ ...change, state: 'accepted', acceptedAt: now })] },
    { now },
  )

it('a step without a fault has no finding', () => {
  expect(step({}, {})).toEqual([])
  expect(kept({ state: 'early', keptAt: thursday + hour })).toEqual([])
  expect(kept({ state: 'late', keptAt: thursday + 2 * day })).toEqual([])
  expect(leaves({}, thursday)).toEqual([])
})

it.each([
  ['a promise that is lost', 'was lost', step({ promises: [promise()] }, { promises: [] })],
  ['a time that is changed afterwards', 'changed afterwards', kept({ dueAt: thursday + 2 * day })],
  ['"kept" after its time', 'kept at the wrong time', kept({ state: 'kept', keptAt: thursday + 2 * day })],
  ['"late" before its time', 'late at the wrong time', kept({ state: 'late', keptAt: thursday })],
  ['a new time no later than the old', 'no later than the old', kept({ movedAt: thursday, movedTo: thursday + hour })],
  [
    'two new times',
    'told two new times',
    step(
      { promises: [promise({ movedAt: thursday, movedTo: thursday + 2 * day })] },
      { promises: [promise({ movedAt: thursday + hour, movedTo: thursday + 3 * day })] },
    ),
  ],
  [
    'a promise that ends twice',
    'ended twice',
    step({ promises: [promise({ state: 'withdrawn' })] }, { promises: [promise({ state: 'kept', keptAt: thursday })] }),
  ],
  ['a promise taken back without a word', 'withdrawn without a word', kept({ state: 'withdrawn' })],
  [
    'a promise for a time that is over',
    'promised for a time that is over',
    step({}, { promises: [...sound.promises, promise({ dueAt: thursday - 1 })] }),
  ],
  ['one key for two mails', 'one key, two mails', step({ mails: [mail()] }, { mails: [mail(), mail()] })],
  [
    'a second notice of a slip',
    'told of a slip twice',
    step({ mails: [mail({ kind: 'slip' })] }, { mails: [mail({ kind: 'slip' }), mail({ kind: 'slip', n: '2' })] }),
  ],
  ['mail to somebody else', 'to somebody else', step({}, { mails: [mail({ to: 'bob@example.com' })] })],
  [
    'mail where nobody can be reached',
    'nobody to write to',
    step({ customer: sound.customer && { ...sound.customer, mailbox: 'stopped' } }, { mails: [mail()] }),
  ],
  [
    'mail from a closed complaint',
    'a closed complaint causes mail',
    step({ complaint: { ...sound.complaint, closedAt: thursday } }, { mails: [mail()] }),
  ],
  ['a reminder at night', 'at night', leaves({ kind: 'choice-reminder' }, thursday + 11 * hour)],
  [
    'a notice to staff at night',
    'outside working hours',
    leaves({ kind: 'staff', to: 'maria@semitsvet.example' }, thursday + 11 * hour),
  ],
  [
    'a notice to staff in their lunch',
    'outside working hours',
    leaves({ kind: 'staff', to: 'maria@semitsvet.example' }, thursday + 3.5 * hour),
  ],
  [
    'a final choice that is changed',
    'a final choice was changed',
    step(
      { choice: { round: 1, remedy: 'a' as RemedyId, at: thursday - hour, finalAt: thursday, by: 'customer' } },
      { choice: { round: 1, remedy: 'b' as RemedyId, at: thursday, finalAt: thursday + hour, by: 'customer' } },
    ),
  ],
  [
    'fewer than three ways',
    'fewer than three ways',
    step({}, { offers: [{ round: 1, preparedAt: thursday, expiresAt: thursday, by: 'playbook', remedies: [] }] }),
  ],
  [
    'a stage no way leads to',
    'no way leads from',
    step({}, { complaint: { ...sound.complaint, stage: 'following-up' } }),
  ],
])('%s is found', (_, words, findings) => {
  expect(findings).toContainEqual(expect.stringContaining(words))
})

it('somebody on the line may be written to at night', () => {
  const rota = [{ weekday: 'thu', hour: 21, email: 'maria@semitsvet.example' }] as const
  const duty = { ...sound.duty, rota }
  expect(leaves({ kind: 'staff', to: 'maria@semitsvet.example' }, thursday + 11 * hour, { duty })).toEqual([])
  expect(leaves({ kind: 'staff', to: 'oleg@semitsvet.example' }, thursday + 11 * hour, { duty })).not.toEqual([])
})

it('at rest no time has passed in silence, and nobody is forgotten', () => {
  const now = thursday + 2 * day
  expect(findingsAtRest({ facts: { ...sound, promises: [promise()] }, wakeAt: null, now })).toHaveLength(1)
  expect(findingsAtRest({ facts: { ...sound, promises: [] }, wakeAt: null, now })).toHaveLength(1)
  expect(findingsAtRest({ facts: { ...sound, promises: [] }, wakeAt: now, now })).toHaveLength(1)
  expect(findingsAtRest({ facts: { ...sound, promises: [] }, wakeAt: now + 1, now })).toEqual([])
})

it('late needs a word before or an alarm, broken needs an alarm', () => {
  const now = thursday + 9 * day
  const late = promise({ state: 'late', keptAt: thursday + 2 * day })
  expect(endingOf(sound, late, now)).toBeNull()
  expect(endingOf(sound, { ...late, movedAt: thursday, movedTo: thursday + 3 * day }, now)).toBe('late with notice')
  expect(endingOf({ ...sound, alarms: ['promise-broken:prm_1'] }, late, now)).toBe('late with alarm')
  expect(endingOf(sound, promise({ state: 'broken' }), now)).toBeNull()
  expect(endingOf({ ...sound, alarms: ['promise-broken:prm_1'] }, promise({ state: 'broken' }), now)).toBe(
    'broken with alarm',
  )
  expect(endingOf(sound, promise(), now)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { type Suspect, saidByData, suggestionsFor } from '../../domain/cause.ts'
import { type CauseDraft, causeWith, newCause } from '../../domain/cause-form.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { ownName, reasonsShown } from '../../domain/reasons.ts'
import { act, refusal } from './actions-acting.ts'
import { day, factsOf, hour, Story, thursday } from './facts.ts'

const seam: Suspect = {
  ...{ id: 'cau_1', name: 'The seam of the blue bag tears', category: 'damaged', sku: 'BAG-1' },
  ...{ openedAt: thursday - 60 * day, lastAt: thursday - 2 * day },
}
const courier: Suspect = {
  ...{ id: 'cau_2', name: 'Courier loses parcels', category: 'late', sku: null },
  ...{ openedAt: thursday - 90 * day, lastAt: null },
}
const torn = {
  category: 'damaged',
  skus: ['BAG-1', 'CUP-2'],
  text: 'The seams are torn',
  receivedAt: thursday,
} as const

it('the likeliest cause comes first, with every reason it goes by', () => {
  const [first, ...rest] = suggestionsFor(torn, [courier, seam])
  expect(rest).toEqual([])
  expect(first).toEqual({
    cause: 'cau_1',
    points: 9,
    why: [
      { by: 'sku', sku: 'BAG-1' },
      { by: 'category', category: 'damaged' },
      { by: 'words', words: ['seam'] },
      { by: 'time', days: 2 },
    ],
  })
})

it('the kind of failure alone is not enough to name a cause', () => {
  const other = { ...torn, skus: ['CUP-2'], text: 'Nothing to add' }
  expect(suggestionsFor(other, [{ ...seam, lastAt: thursday - 40 * day }])).toEqual([])
  expect(suggestionsFor(other, [seam])).toHaveLength(1)
})

it('a cause nothing is tied to goes by the day it was named, and never speaks of another complaint', () => {
  const untied: Suspect = { ...seam, openedAt: thursday + 3 * day, lastAt: null }
  const why = suggestionsFor(torn, [untied])[0]?.why ?? []
  expect(why).toContainEqual({ by: 'named', days: 3 })
  expect(why.map(({ by }) => by)).not.toContain('time')
  const tied = suggestionsFor(torn, [{ ...untied, lastAt: thursday - 2 * day }])[0]?.why ?? []
  expect(tied).toContainEqual({ by: 'time', days: 2 })
  expect(tied.map(({ by }) => by)).not.toContain('named')
})

it('words are known again in another case, number or spelling of their marks', () => {
  const rvetsya: Suspect = { ...courier, name: 'Рвутся швы у синей сумки', category: 'damaged' }
  const text = 'Пришла сумка, а у сумки разошлись швы, синяя краска стёрлась'
  expect(suggestionsFor({ ...torn, skus: [], text }, [rvetsya])[0]?.why).toContainEqual({
    by: 'words',
    words: ['сумки'],
  })
  const cusatura: Suspect = { ...courier, name: 'Cusătura genții se rupe', category: 'damaged' }
  const written = { ...torn, skus: [], text: 'cusatura gentii e desfacuta' }
  expect(suggestionsFor(written, [cusatura])[0]?.why).toContainEqual({ by: 'words', words: ['cusătura', 'genții'] })
})

it('a cause is proven by its quiet days, and one complaint after the fix opens it again, closed or not', () => {
  const fixed = { state: 'fixed', fixedAt: thursday } as const
  const closed = { state: 'closed', fixedAt: thursday } as const
  expect(saidByData(fixed, thursday - day, 30, thursday + 30 * day - 1)).toBe(null)
  expect(saidByData(fixed, thursday - day, 30, thursday + 30 * day)).toBe('close')
  expect(saidByData(fixed, null, 30, thursday + 30 * day)).toBe('close')
  expect(saidByData(fixed, thursday + 1, 30, thursday + 2)).toBe('reopen')
  expect(saidByData(closed, thursday + 90 * day, 30, thursday + 91 * day)).toBe('reopen')
  expect(saidByData(closed, thursday, 30, thursday + 91 * day)).toBe(null)
  expect(saidByData({ state: 'open', fixedAt: thursday }, thursday + 1, 30, thursday + 2)).toBe(null)
})

describe('a cause is called fixed', () => {
  const terms = { staff: ['oleg@semitsvet.example'], locale: 'ru', now: thursday } as const
  const draftOf = (...forms: Parameters<typeof causeWith>[0][]): CauseDraft | string =>
    forms.reduce<CauseDraft | string>(
      (draft, form) => (typeof draft === 'string' ? draft : causeWith(form, draft, terms)),
      newCause(thursday),
    )
  const named = { name: 'Seam' }
  const shown = { verdict: 'systemic', evidence: '200 bags pulled, none tore' } as const
  const told = { changed: { ru: 'Мы поменяли нитки.' } }

  it('only with a verdict, what shows it, and what changed in the shop’s own language', () => {
    expect(draftOf({})).toBe('cause_name')
    expect(draftOf(named, { state: 'fixed' })).toBe('cause_verdict')
    expect(draftOf(named, { verdict: 'accident', state: 'fixed' })).toBe('cause_evidence')
    expect(draftOf(named, shown, { state: 'fixed', changed: { en: 'New thread.' } })).toBe('cause_changed')
    expect(draftOf(named, shown, told, { state: 'fixed' })).toMatchObject({ state: 'fixed', fixedAt: thursday })
  })

  it('once: saying so again does not begin the quiet days anew', () => {
    const fixed = draftOf(named, shown, told, { state: 'fixed' })
    if (typeof fixed === 'string') throw new Error(fixed)
    const later = { ...terms, now: thursday + 9 * day }
    expect(causeWith({ state: 'fixed', action: 'checked' }, fixed, later)).toMatchObject({ fixedAt: thursday })
    const back = causeWith({ state: 'open' }, fixed, later)
    expect(back).toMatchObject({ state: 'open', fixedAt: null })
    // What came back of its own keeps the time of the fix that did not hold, until it is fixed anew.
    expect(causeWith({ state: 'fixed' }, { ...fixed, state: 'open' }, later)).toMatchObject({ fixedAt: later.now })
  })

  it('and a text that is emptied is taken out, never told as nothing', () => {
    expect(draftOf(named, shown, told, { state: 'fixed' }, { changed: { ru: '' } })).toBe('cause_changed')
  })

  it('and its owner works here', () => {
    expect(draftOf({ ...named, owner: 'who@elsewhere.example' })).toBe('cause_owner')
    expect(draftOf({ ...named, owner: 'oleg@semitsvet.example' })).toMatchObject({ owner: 'oleg@semitsvet.example' })
    expect(draftOf({ ...named, owner: 'oleg@semitsvet.example' }, { owner: null })).toMatchObject({ owner: null })
  })
})

it('a person ties a complaint to a cause of the shop, closed or not, and lets go of it', () => {
  const story = new Story(factsOf()).live(hour)
  expect(refusal(story, 'agent', { action: 'set-cause', cause: 'cau_unknown' })).toBe('422 unknown_cause')
  expect(refusal(story, 'agent', { action: 'set-cause', cause: null })).toBe('409 so_already')
  story.says({ complaint: { ...story.facts.complaint, cause: 'cau_1' } })
  const outcome = act(story, 'agent', { action: 'set-cause', cause: null })
  expect(outcome).toMatchObject({ complaint: { cause: null }, timeline: [{ event: 'cause-cleared', public: false }] })
  expect(story.facts.complaint.cause).toBe(null)
})

it('an open question about the cause keeps no customer’s complaint open', () => {
  const asked = {
    kind: 'look-into-cause',
    key: 'look-into-cause-1',
    owner: null,
    dueAt: thursday + day,
    about: {},
  } as const
  const story = new Story()
    .live(2 * hour)
    .chooses()
    .picks('gift')
    .live(hour)
  story.does({ tasks: [asked] }).live(60 * day)
  const open = story.facts.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind)
  expect(open).toContain('look-into-cause')
  // What keeps it open, if anything, is the work for the customer.
  expect(story.facts.complaint.closedAt === null).toBe(open.some((kind) => kind !== 'look-into-cause'))
})

it('a shop leaves reasons out and calls others its own way, in the languages it says so', () => {
  const parsed = policyWith({ reasons: { hidden: ['rude', 'torn'], names: { crushed: { ru: 'помялась коробка' } } } })
  if (!parsed.success) throw parsed.error
  const { reasons: own } = parsed.data
  expect(reasonsShown('damaged', own)).toEqual(['broken', 'crushed', 'stained'])
  expect(reasonsShown('service', own)).not.toContain('rude')
  expect([ownName(own, 'crushed', 'ru'), ownName(own, 'crushed', 'en')]).toEqual(['помялась коробка', null])
  for (const reasons of [{ hidden: ['bored'] }, { names: { torn: { en: '' } } }, { names: { torn: { fr: 'x' } } }]) {
    expect(policyWith({ reasons }).success).toBe(false)
  }
})

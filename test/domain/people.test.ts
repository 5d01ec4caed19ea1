import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hourOf, isOpen } from '../../domain/calendar.ts'
import { taskOf } from '../../domain/complaint.ts'
import type { Category } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { lineOf, noticeAt } from '../../domain/on-the-line.ts'
import {
  type Absence,
  type Before,
  type Duty,
  deputyOf,
  everybodyHere,
  forEver,
  inChargeOf,
  onLineAt,
  ownerFor,
  type RotaHour,
  type StaffMember,
} from '../../domain/people.ts'
import { type Weekday, weekdays } from '../../domain/shop.ts'
import { act, people, refusal } from './actions-acting.ts'
import { day, factsOf, hour, minute, Story, shop, thursday } from './facts.ts'

const agent = (name: string, about: Partial<StaffMember> = {}): StaffMember => ({
  email: `${name}@semitsvet.example`,
  name,
  role: 'agent',
  ...about,
})
const away = (name: string, from: Instant, until: Instant, deputy: string | null = null): Absence => ({
  email: `${name}@semitsvet.example`,
  from,
  until,
  deputy: deputy && `${deputy}@semitsvet.example`,
})
const team = [agent('ana'), agent('boris'), agent('corina'), agent('dan')]
const onLine = (weekday: Weekday, hours: readonly number[], name: string): readonly RotaHour[] =>
  hours.map((one) => ({ weekday, hour: one, email: `${name}@semitsvet.example` }))

/** A day of complaints dealt out one after another, each seeing those before it as the database would show them. */
function dealt(
  count: number,
  staff: readonly StaffMember[],
  about: (i: number) => { readonly locale: Locale; readonly category: Category },
  duty: Partial<Duty> = {},
): readonly Before[] {
  const before: Before[] = []
  for (let i = 0; i < count; i++) {
    const need = { id: `cmp_${i}`, ...about(i) }
    const seen = { ...everybodyHere, ...duty, before: before.slice(-60) }
    before.push({ ...need, owner: ownerFor(need, { staff, duty: seen }, shop, thursday), waits: false })
  }
  return before
}

const countOf = (cards: readonly Before[]): Readonly<Record<string, number>> =>
  cards.reduce<Record<string, number>>((sum, { owner }) => {
    const name = owner?.split('@')[0] ?? 'nobody'
    return Object.assign(sum, { [name]: (sum[name] ?? 0) + 1 })
  }, {})

const plainly = () => ({ locale: 'en', category: 'late' }) as const

it('a day of a hundred complaints is dealt out evenly', () => {
  expect(countOf(dealt(100, team, plainly))).toEqual({ ana: 25, boris: 25, corina: 25, dan: 25 })
})

it('a hundred that come in the same moment are dealt out evenly too, though none of them has an owner yet', () => {
  const first = dealt(4, team, plainly)
  const waiting = Array.from({ length: 100 }, (_, i) => ({ id: `cmp_w${i}`, ...plainly(), owner: null, waits: true }))
  const owners = waiting.map((need, i) => {
    const before = [...first, ...waiting.slice(0, i)].slice(-60)
    return { ...need, owner: ownerFor(need, { staff: team, duty: { ...everybodyHere, before } }, shop, thursday) }
  })
  expect(Object.keys(countOf(owners))).toHaveLength(4)
  for (const count of Object.values(countOf(owners))) expect(count).toBeGreaterThanOrEqual(18)
})

it('a customer is answered by who speaks their language, and the others are spared as much', () => {
  const staff = [
    agent('ana', { languages: ['ro'] }),
    agent('boris', { languages: ['ru', 'en'] }),
    agent('corina', { languages: ['ro', 'ru'] }),
    agent('dan'),
  ]
  const locales = ['ro', 'ru', 'ru', 'ro', 'en'] as const
  const cards = dealt(100, staff, (i) => ({ locale: locales[i % 5] ?? 'ro', category: 'late' }))
  for (const { owner, locale } of cards) {
    const member = staff.find(({ email }) => email === owner)
    expect(member?.languages ?? [locale]).toContain(locale)
  }
  for (const count of Object.values(countOf(cards))) expect(count).toBeGreaterThanOrEqual(15)
})

it('who knows the failure gets it; where nobody knows it, who speaks the language does', () => {
  const staff = [
    agent('ana', { categories: ['billing', 'dispute'], languages: ['ro'] }),
    agent('boris', { categories: ['late'] }),
  ]
  const owner = (locale: Locale, category: Category) =>
    ownerFor({ id: 'x', locale, category }, { staff, duty: everybodyHere }, shop, thursday)?.split('@')[0]
  expect(owner('ro', 'billing')).toBe('ana')
  expect(owner('ro', 'late')).toBe('boris')
  expect(owner('ru', 'billing')).toBe('boris')
})

it('nobody who is away is given anything, and somebody is named as long as anybody is there', () => {
  const absences = [away('ana', thursday - day, thursday + day), away('boris', thursday - day, thursday + day)]
  expect(countOf(dealt(20, team, plainly, { absences }))).toEqual({ corina: 10, dan: 10 })
  const lead = agent('oleg', { role: 'lead', languages: ['ru'] })
  const alone = { staff: [...team.slice(0, 2), lead], duty: { ...everybodyHere, absences } }
  expect(ownerFor({ id: 'x', ...plainly() }, alone, shop, thursday)).toBe(lead.email)
})

it('who is on the line gets what comes in that hour, the director too, and nobody on a holiday', () => {
  const director = agent('dmitri', { role: 'director' })
  const rota = onLine('thu', [10], 'dmitri')
  const needs = { staff: [...team, director], duty: { ...everybodyHere, rota } }
  const owner = (at: Instant, closed: readonly string[] = []) =>
    ownerFor({ id: 'x', ...plainly() }, needs, { ...shop, holidays: { ...shop.holidays, days: closed } }, at)
  expect(owner(thursday)).toBe(director.email)
  expect(owner(thursday + 59 * minute)).toBe(director.email)
  expect(owner(thursday + hour)).not.toBe(director.email)
  expect(owner(thursday + 7 * day)).toBe(director.email)
  expect(owner(thursday, ['2026-11-26'])).not.toBe(director.email)
})

it('deputies who are away have deputies, in a circle too', () => {
  const staff = [
    agent('ana', { deputy: 'boris@semitsvet.example' }),
    agent('boris', { deputy: 'ana@semitsvet.example' }),
    agent('corina'),
  ]
  const here = (absences: readonly Absence[]) => ({ staff, duty: { ...everybodyHere, absences } })
  const [ana, boris] = [away('ana', 0, thursday + day), away('boris', 0, thursday + day)]
  expect(deputyOf(here([ana]), 'ana@semitsvet.example', thursday)).toBe('boris@semitsvet.example')
  expect(deputyOf(here([ana, boris]), 'ana@semitsvet.example', thursday)).toBe('corina@semitsvet.example')
  const named = { ...ana, deputy: 'corina@semitsvet.example' }
  expect(deputyOf(here([named]), 'ana@semitsvet.example', thursday)).toBe('corina@semitsvet.example')
  expect(deputyOf(here([ana, boris, away('corina', 0, forEver)]), 'ana@semitsvet.example', thursday)).toBeNull()
})

// ── absence ──────────────────────────────────────────────────────────────────────────────────────

const two = [agent('maria'), agent('ion'), ...factsOf().staff.slice(1)]
const busy = (absences: readonly Absence[]): Story => {
  const story = new Story(factsOf({ complaint: { owner: 'maria@semitsvet.example' }, rest: { staff: two } }))
  const task = {
    kind: 'reply',
    key: 'wrote-1',
    owner: 'maria@semitsvet.example',
    dueAt: thursday + 9 * day,
    about: { mail: '1' },
  } as const
  story.does({ tasks: [task] })
  return story.says({ duty: { ...everybodyHere, absences } })
}

it('leave hands over what somebody holds when it begins, and gives it back when it ends', () => {
  const story = busy([away('maria', thursday + day, thursday + 5 * day, 'oleg')])
  expect(taskOf(story.facts, 'wrote-1')?.owner).toBe('maria@semitsvet.example')
  story.live(day)
  expect(taskOf(story.facts, 'wrote-1')?.owner).toBe(people.lead.email)
  expect(story.facts.complaint).toMatchObject({ owner: 'maria@semitsvet.example', deputy: people.lead.email })
  expect(inChargeOf(story.facts, story.now)).toBe(people.lead.email)
  story.live(4 * day)
  expect(taskOf(story.facts, 'wrote-1')).toMatchObject({ owner: 'maria@semitsvet.example', about: { mail: '1' } })
  expect(inChargeOf(story.facts, story.now)).toBe('maria@semitsvet.example')
  const said = story.done.flatMap(({ outcome }) => outcome.timeline ?? []).map(({ event }) => event)
  expect(said.filter((event) => event === 'handed-over')).toHaveLength(2)
  expect(said.filter((event) => event === 'handed-back')).toHaveLength(1)
})

it('a task a colleague took during the leave stays theirs', () => {
  const story = busy([away('maria', thursday, thursday + 5 * day, 'ion')])
  act(story, 'lead', { action: 'assign-task', task: 'wrote-1' })
  story.live(6 * day)
  expect(taskOf(story.facts, 'wrote-1')?.owner).toBe(people.lead.email)
})

it('who has left for good hands over for good', () => {
  const story = busy([away('maria', thursday, forEver, 'ion')])
  expect(story.facts.complaint.owner).toBe('ion@semitsvet.example')
  expect(story.facts.complaint.deputy).not.toBe('maria@semitsvet.example')
  expect(taskOf(story.facts, 'wrote-1')).toMatchObject({ owner: 'ion@semitsvet.example', about: { mail: '1' } })
})

it('what is written to somebody who is away reaches who stands in', () => {
  const vip = factsOf({
    customer: { tags: ['vip'] },
    rest: {
      staff: [...two, agent('deputy', { role: 'lead' })],
      duty: { ...everybodyHere, absences: [away('director', 0, forEver, 'deputy')] },
    },
  })
  const story = new Story(vip)
  const notice = story.facts.mails.find(({ n }) => n === 'escalation-vip')
  expect(notice?.to).toBe('deputy@semitsvet.example')
  expect(story.facts.escalations[0]?.owner).toBe('deputy@semitsvet.example')
  expect(story.facts.tasks.find(({ key }) => key === 'letter')?.owner).toBe('deputy@semitsvet.example')
})

it('a shop where everybody is away still turns its complaints', () => {
  const absences = factsOf().staff.map(({ email }) => ({ email, from: 0, until: forEver, deputy: null }))
  const story = new Story(factsOf({ rest: { duty: { ...everybodyHere, absences } } })).live(2 * day)
  expect(story.facts.complaint.owner).toBeNull()
  expect(story.toCustomer).toContain('acknowledgement:1')
})

// ── tasks change hands ───────────────────────────────────────────────────────────────────────────

it('whoever gets a complaint gets the open tasks its owner had there, and no other', () => {
  const story = busy([])
  const lead = {
    kind: 'answer-dispute',
    key: 'bank',
    owner: people.lead.email,
    dueAt: thursday + day,
    about: {},
  } as const
  const nobodys = { kind: 'ship', key: 'parcel', owner: null, dueAt: thursday + day, about: {} } as const
  story.does({ tasks: [lead, nobodys] })
  act(story, 'lead', { action: 'assign', to: 'ion@semitsvet.example' })
  const owners = story.facts.tasks.map(({ key, owner }) => [key, owner?.split('@')[0]])
  expect(owners).toEqual([
    ['wrote-1', 'ion'],
    ['bank', 'oleg'],
    ['parcel', 'ion'],
  ])
  expect(story.facts.complaint.deputy).not.toBeNull()
})

it('a task is taken by who can finish it, once, while it is open', () => {
  const story = new Story(factsOf({ customer: { tags: ['vip'] } }))
  expect(refusal(story, 'agent', { action: 'assign-task', task: 'letter' })).toBe('403 role')
  expect(refusal(story, 'lead', { action: 'assign-task', task: 'letter', to: people.agent.email })).toBe('403 role')
  act(story, 'lead', { action: 'assign-task', task: 'letter' })
  expect(taskOf(story.facts, 'letter')?.owner).toBe(people.lead.email)
  expect(refusal(story, 'lead', { action: 'assign-task', task: 'letter' })).toBe('409 theirs_already')
  expect(refusal(story, 'lead', { action: 'assign-task', task: 'none' })).toBe('422 unknown_task')
  expect(refusal(story, 'lead', { action: 'assign-task', task: 'letter', to: 'x@y.example' })).toBe(
    '422 unknown_person',
  )
})

it('a task whose time the customer was told is a promise too, due when they were told', () => {
  const proposal = { id: 'p1', text: 'Half back.', amount: null, at: thursday, state: 'open' } as const
  const mail = { id: 'm1', by: 'customer', writer: 'ana@example.com', text: 'And?', onlyThanks: false } as const
  const asked = new Story().says({ proposals: [proposal] })
  const wrote = new Story().live(2 * hour)
  wrote.says({ written: [{ ...mail, at: wrote.now }] })
  const chose = new Story()
    .live(2 * hour)
    .chooses()
    .live(20 * minute)
  for (const [story, kind] of [
    [asked, 'reply-to-proposal'],
    [wrote, 'reply'],
    [chose, 'ship'],
  ] as const) {
    const task = story.facts.tasks.find((one) => one.kind === kind)
    const promise = story.facts.promises.find(({ state, dueAt }) => state === 'open' && dueAt === task?.dueAt)
    expect(promise, kind).toBeDefined()
    expect(task?.owner, kind).toBe(story.facts.complaint.owner)
  }
})

// ── when people are at work ──────────────────────────────────────────────────────────────────────

it('no notice leaves outside working hours, unless who it is for is on the line', () => {
  const hours = fc.record({
    weekday: fc.constantFrom(...weekdays),
    hour: fc.integer({ min: 0, max: 23 }),
    email: fc.constantFrom('a', 'b'),
  })
  const zones = fc.constantFrom('Europe/Chisinau', 'America/New_York', 'Asia/Kolkata')
  const instants = fc.integer({ min: thursday - 300 * day, max: thursday + 300 * day })
  fc.assert(
    fc.property(instants, zones, fc.array(hours, { maxLength: 12 }), fc.boolean(), (now, timeZone, rota, isHoliday) => {
      const days = isHoliday ? [new Date(now).toISOString().slice(0, 10)] : []
      const calendar = { ...shop, timeZone, holidays: { ...shop.holidays, days } }
      const at = noticeAt({ rota, absences: [] }, calendar, 'a', now)
      const isWorking = (instant: Instant) =>
        isOpen(calendar, instant) || onLineAt({ rota, absences: [] }, calendar, instant).includes('a')
      expect(at).toBeGreaterThanOrEqual(now)
      expect(isWorking(at)).toBe(true)
      // Nor later than it need be: at no full quarter before it was anybody at work.
      for (let before = at - 15 * minute; before >= now && before > at - 2 * day; before -= 15 * minute) {
        expect(isWorking(before)).toBe(false)
      }
    }),
    { numRuns: 150 },
  )
})

it('the line is told in stretches: who is on it now and until when, and who comes next', () => {
  const rota = [...onLine('thu', [10, 11, 13], 'ana'), ...onLine('thu', [12], 'boris'), ...onLine('thu', [12], 'ana')]
  const line = lineOf({ rota, absences: [] }, shop, thursday + 20 * minute)
  expect(line.now).toMatchObject({ emails: ['ana@semitsvet.example'], until: thursday + 2 * hour })
  expect(line.next).toMatchObject({ from: thursday + 2 * hour, until: thursday + 3 * hour })
  expect([...(line.next?.emails ?? [])].sort()).toEqual(['ana@semitsvet.example', 'boris@semitsvet.example'])
  const evening = lineOf({ rota, absences: [] }, shop, thursday + 10 * hour)
  expect(evening.now).toBeNull()
  expect(evening.next?.from).toBe(thursday + 7 * day)
  expect(lineOf({ rota: [], absences: [] }, shop, thursday)).toEqual({ now: null, next: null })
})

it('an hour the clock repeats is on the line twice, one it skips never', () => {
  const at = (text: string) => hourOf(shop, Date.parse(text))
  expect(at('2026-10-25T00:30:00Z')).toMatchObject({ weekday: 'sun', hour: 3 })
  expect(at('2026-10-25T01:30:00Z')).toMatchObject({ weekday: 'sun', hour: 3 })
  expect(at('2026-10-25T01:30:00Z').start).toBe(Date.parse('2026-10-25T01:00:00Z'))
  expect(at('2026-03-29T00:30:00Z').hour).toBe(2)
  expect(at('2026-03-29T01:00:00Z').hour).toBe(4)
})

it('at night who is on the line hears of an escalation at once; the lead hears in the morning', () => {
  const night = thursday + 12 * hour
  const rota = onLine('thu', [22], 'ion')
  const threat = { text: 'I will go to court.', receivedAt: night }
  const story = new Story(factsOf({ complaint: threat, rest: { staff: two, duty: { ...everybodyHere, rota } } }))
  const notices = story.facts.mails.filter(({ kind }) => kind === 'staff')
  expect(notices.map(({ n, to }) => [n, to.split('@')[0]])).toEqual([
    ['escalation-threat', 'oleg'],
    ['escalation-threat-line', 'ion'],
  ])
  const leaves = notices.map(({ to }) => noticeAt(story.facts.duty, shop, to, night))
  expect(leaves).toEqual([thursday + 23 * hour, night])
})

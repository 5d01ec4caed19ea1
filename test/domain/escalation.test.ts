import { expect, test } from 'vitest'
import type { ComplaintId } from '../../domain/ids.ts'
import { escalate } from '../../domain/playbook/escalate.ts'
import { escalationText } from '../../emails/tier-text.ts'
import { type About, factsOf, hour, minute, Story, thursday } from './facts.ts'

const lead = 'oleg@semitsvet.example'
const director = 'director@semitsvet.example'

const storyOf = (about: About = {}) => new Story(factsOf(about))
const open = ({ facts }: Story) =>
  facts.escalations.filter(({ state }) => state === 'open').map(({ reason, level, owner }) => [reason, level, owner])
const alarms = ({ facts }: Story) =>
  facts.mails.filter(({ kind, n }) => kind === 'staff' && n.startsWith('escalation-')).map(({ n, to }) => `${n} ${to}`)

test('a plain complaint troubles nobody', () => {
  expect(open(storyOf())).toEqual([])
})

test.each([
  ['threat', { complaint: { text: 'Иду в Роспотребнадзор.' } }],
  ['threat', { complaint: { text: 'Vă dau în judecată.' } }],
  ['threat', { complaint: { text: 'I will go to the press.' } }],
  ['public-reach', { customer: { audience: 10_000 } }],
  ['second-failure', { complaint: { earlierFailures: 1 } }],
  ['low-rating', { complaint: { rating: 2 } }],
] as const)('%s: a person at once, and the reason is said', (reason, about) => {
  const story = storyOf(about)
  expect(open(story)).toEqual([[reason, 'lead', lead]])
  expect(alarms(story)).toEqual([`escalation-${reason} ${lead}`])
  const entry = story.done.find(({ move }) => move === 'escalate')?.outcome.timeline?.[0]
  for (const locale of ['en', 'ru', 'ro'] as const) expect(escalationText(locale, entry?.about ?? {})).toMatch(/\.$/)
})

test('three stars, a small audience and an old failure are no reason', () => {
  expect(open(storyOf({ complaint: { rating: 3 }, customer: { audience: 9_999 } }))).toEqual([])
})

test('the words that were taken for a threat are quoted in the reason', () => {
  const story = storyOf({ complaint: { text: 'Если не вернёте, подам в суд.' } })
  const about = story.done.find(({ move }) => move === 'escalate')?.outcome.timeline?.[0]?.about ?? {}
  expect(escalationText('ru', about)?.replaceAll('\u00a0', ' ')).toContain('«подам в суд»')
})

test('several reasons at once are one message to one person, the gravest first', () => {
  const story = storyOf({
    complaint: { text: 'My lawyer will call you.', earlierFailures: 2, rating: 1 },
    customer: { tags: ['vip'], audience: 50_000 },
  })
  expect(open(story)).toEqual([
    ['vip', 'director', director],
    ['threat', 'director', director],
    ['public-reach', 'director', director],
    ['second-failure', 'director', director],
    ['low-rating', 'director', director],
  ])
  expect(alarms(story)).toEqual([`escalation-vip ${director}`])
  expect(story.facts.mails.filter(({ to }) => to === lead)).toEqual([])
})

test('what comes up later goes to whoever has the first of it', () => {
  const story = storyOf({ complaint: { earlierFailures: 1 } })
  story.says({
    staff: [
      ...story.facts.staff,
      { email: 'anton@semitsvet.example', name: 'Anton', role: 'lead' as const },
    ].toReversed(),
    written: [
      { id: 'm', at: story.now, by: 'customer', writer: 'ana@example.com', text: 'I will sue you.', onlyThanks: false },
    ],
  })
  expect(open(story).map(([reason, , owner]) => [reason, owner])).toEqual([
    ['second-failure', lead],
    ['threat', lead],
  ])
})

test('one open escalation per customer: another complaint of theirs goes to the same person', () => {
  const elsewhere = { complaint: 'cmp_other' as ComplaintId, owner: director, level: 'director' as const }
  const story = storyOf({ complaint: { earlierFailures: 1 }, rest: { escalatedElsewhere: elsewhere } })
  expect(open(story)).toEqual([['second-failure', 'director', director]])
  expect(alarms(story)).toEqual([`escalation-second-failure ${director}`])
  const notice = story.done
    .flatMap(({ outcome }) => outcome.mails ?? [])
    .find((mail) => mail.kind === 'staff' && mail.notice.about === 'escalation')
  expect(notice).toMatchObject({ notice: { known: true } })
})

test('a valued customer still reaches the director when a lead has an older complaint of theirs', () => {
  const elsewhere = { complaint: 'cmp_other' as ComplaintId, owner: lead, level: 'lead' as const }
  const story = storyOf({ customer: { tags: ['vip'] }, rest: { escalatedElsewhere: elsewhere } })
  expect(open(story)).toEqual([['vip', 'director', director]])
})

test('who has left the shop has nothing in hand any more', () => {
  const gone = { complaint: 'cmp_other' as ComplaintId, owner: 'gone@semitsvet.example', level: 'lead' as const }
  expect(open(storyOf({ complaint: { earlierFailures: 1 }, rest: { escalatedElsewhere: gone } }))).toEqual([
    ['second-failure', 'lead', lead],
  ])
})

test('a bad rating after the remedy calls a person in, and a second one tells them again', () => {
  const story = storyOf()
  story
    .live(30 * minute)
    .chooses()
    .live(hour)
    .arrives()
    .live(hour)
    .rates(1)
  expect(open(story)).toEqual([['low-rating', 'lead', lead]])
  const before = story.mails.length
  story.live(hour).rates(2)
  expect(story.mails.slice(before)).toContain('staff:unhappy-2')
  expect(alarms(story)).toEqual([`escalation-low-rating ${lead}`])
})

test('each reason is acted on once', () => {
  const story = storyOf({ complaint: { earlierFailures: 1, text: 'My lawyer!' } })
  story.live(30 * 24 * hour)
  expect(escalate.dueAt(story.facts)).toBeNull()
  expect(story.done.filter(({ move }) => move === 'escalate')).toHaveLength(1)
  expect(story.done.find(({ move }) => move === 'escalate')?.at).toBe(thursday)
})

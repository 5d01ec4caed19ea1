import { expect, it } from 'vitest'
import { timelineEvents } from '../../domain/complaint.ts'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { moveNames } from '../../domain/playbook/move.ts'
import { readTone } from '../../domain/tone.ts'
import { draftLetter, letterWords } from '../../emails/letter-draft.ts'
import { catalog } from '../../emails/locales/catalog.ts'
import { actorText, moveText, tierText, timelineText, whyText } from '../../emails/timeline-text.ts'
import { typedAmount } from '../../workers/admin/action-input.ts'
import { sumsOf } from '../../workers/admin/sums.ts'
import { percent } from '../../workers/admin/words.ts'
import { arrived, chooses, lives, receivedAt } from './admin-story.ts'

const everything = {
  ...{
    task: 'ship',
    remedy: 'replacement',
    kind: 'both',
    outcome: 'settled',
    reason: 'vip',
    level: 'lead',
    promise: 'answer',
  },
  ...{
    round: 2,
    score: 4,
    code: '7K3M',
    to: 'ana@x.md',
    state: 'won',
    mail: 'offer',
    severity: 'serious',
    tier: 'vip',
  },
  ...{
    channel: 'form',
    category: 'late',
    decision: 'accept',
    minor: 200_000,
    currency: 'MDL',
    due: receivedAt,
    until: receivedAt,
  },
}

it.each(locales)('every event of the timeline is said in %s, with and without its details', (locale) => {
  for (const event of timelineEvents) {
    const bare = timelineText(locale, { event, about: {} })
    expect(bare, event).toBe(catalog[locale][`timeline.${event}`])
    expect(timelineText(locale, { event, about: everything }, 'Europe/Chisinau'), event).not.toMatch(
      /[{}]|undefined|words\./,
    )
  }
})

it.each(locales)('every move of the playbook has a sentence in %s', (locale) => {
  for (const move of moveNames) expect(moveText(locale, move), move).toMatch(/^\p{Lu}/u)
})

it('details that are not words of ours stay unsaid', () => {
  const about = { task: '<b>x</b>', remedy: '__proto__', secret: 'whsec_1' }
  expect(timelineText('en', { event: 'task-opened', about })).toBe('Task for a person')
  expect(timelineText('en', { event: 'chosen', about })).toBe('A way was chosen')
})

it('every automatic decision says why', () => {
  const { timeline } = lives(arrived('en'), receivedAt + 9 * 24 * 3_600_000)
  const unexplained = timeline.filter((entry) => entry.actor === 'playbook' && whyText('en', entry) === null)
  // The escalation and the task say their reason themselves; arrival is told by somebody.
  expect(
    unexplained
      .map(({ event }) => event)
      .filter((event) => !['escalated', 'task-opened', 'remedy-arrived'].includes(event)),
  ).toEqual([])
})

it('the tier is explained by the rule that decided it', () => {
  expect(tierText('en', { rule: 'orders', orders: 14, from: 10 })).toBe(
    'VIP: 14 paid orders. Rule: at least 10 paid orders.',
  )
  expect(tierText('ru', { rule: 'orders', orders: 21, from: 10 })).toContain('21\u00a0оплаченный заказ')
  expect(tierText('ro', { rule: 'spent', minor: 12_500_000, currency: 'MDL', from: 10_000_000 })).toContain(
    '125.000\u00a0de\u00a0lei',
  )
  expect(tierText('en', {})).toContain('Standard')
})

it('people are named, machines are called what they are', () => {
  const staff = [{ email: 'ana@x.md', name: 'Ana' }]
  expect(actorText('en', 'staff:ana@x.md', staff)).toBe('Ana')
  expect(actorText('en', 'staff:gone@x.md', staff)).toBe('gone@x.md')
  expect(actorText('ru', 'source:shopify', staff)).toBe('Shopify')
})

it.each(locales)('the drafted letter blames nobody and vows nothing in %s, whatever happened', (locale) => {
  for (const category of categories) {
    const start = arrived(locale, (facts) => ({
      ...facts,
      complaint: { ...facts.complaint, category, earlierFailures: 1 },
      customer: facts.customer && { ...facts.customer, tags: ['vip'] },
    }))
    const acknowledged = lives(start, receivedAt + 60_000)
    const chosen = lives(chooses(acknowledged), receivedAt + 1_200_000)
    // What happened, what has been done, the terms; and, once a way is chosen, when it will be there.
    for (const [{ facts, now }, count] of [
      [start, 3],
      [acknowledged, 3],
      [chosen, 4],
    ] as const) {
      const { subject, body, points } = draftLetter(facts, locale, now)
      expect(points).toHaveLength(count)
      for (const text of [subject, body, ...points.flatMap(({ text, owner, when }) => [text, owner, when])]) {
        expect(readTone(locale, text), text).toEqual([])
        expect(text).not.toMatch(/[{}]|undefined|null/)
        expect(text).not.toBe('')
      }
      expect(subject.length).toBeLessThan(60)
    }
  }
})

it('the letter follows the facts until a person has written their own words', () => {
  const vip = lives(
    arrived('en', (facts) => ({ ...facts, customer: facts.customer && { ...facts.customer, tags: ['vip'] } })),
    receivedAt + 60_000,
  )
  expect(vip.facts.letter?.subject).toBe('')
  expect(letterWords(vip.facts, vip.now).points[1]?.text).toContain('ways to put it right')
  const chosen = lives(chooses(vip), receivedAt + 1_200_000)
  expect(letterWords(chosen.facts, chosen.now).points[1]?.text).toContain('you chose “We send you a new one”')
  const own = {
    ...chosen.facts,
    letter: chosen.facts.letter && { ...chosen.facts.letter, subject: 'Mine', body: 'My words.' },
  }
  expect(letterWords(own, chosen.now)).toMatchObject({ subject: 'Mine', body: 'My words.', points: [] })
})

it('sums are read the way people type them', () => {
  for (const typed of ['1500.50', '1 500,50', '1.500,50', '1,500.50', '1\u00a0500,50'])
    expect(typedAmount(typed)).toBe('1500.50')
  expect(typedAmount('20000')).toBe('20000')
  expect(typedAmount('20 000')).toBe('20000')
  expect(typedAmount('1,500')).toBe('1500')
  expect(typedAmount('12,5')).toBe('12.5')
})

it('a share is never rounded up to a whole that is not there', () => {
  expect(percent('en', 0.9999)).toBe('99.9\u00a0%')
  expect(percent('ru', 1)).toBe('100\u00a0%')
  expect(percent('en', null)).toBe('–')
})

it('compensation above one and a half times the order is warned of, and counted in the currency of the order', () => {
  const { facts } = lives(chooses(lives(arrived('en'), receivedAt + 60_000), 1), receivedAt + 1_200_000)
  expect(sumsOf(facts)).toMatchObject({ fix: money(2_000_000, 'MDL'), share: 1, tooMuch: false })
  const replies = [
    { id: 'rpl_1', kind: 'proposal-accepted', text: '', amount: money(1_000_001, 'MDL'), by: 'staff:x', at: 1 },
    { id: 'rpl_2', kind: 'proposal-accepted', text: '', amount: money(9_000_000, 'EUR'), by: 'staff:x', at: 1 },
  ] as const
  expect(sumsOf({ ...facts, replies })).toMatchObject({ fix: money(3_000_001, 'MDL'), tooMuch: true })
})

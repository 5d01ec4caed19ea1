import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../domain/ids.ts'
import { future } from '../../domain/playbook/decide.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { awakeAt, nightRule, promotionalFrom, wakingFrom } from '../../domain/quiet-hours.ts'
import { day, factsOf, hour, minute, policy, Story, shop } from './facts.ts'

const night = { from: '20:00', until: '09:00' } as const
const utc = (text: string): Instant => Date.parse(text)
const iso = (instant: Instant): string => new Date(instant).toISOString()

/** "14:05" on the wall of somebody there. */
const wall = (instant: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  )
const isDay = (instant: Instant, zone: string): boolean =>
  wall(instant, zone) >= '09:00' && wall(instant, zone) < '20:00'

test.each([
  ['08:59:59.999 waits a millisecond', '2026-11-26T06:59:59.999Z', '2026-11-26T07:00:00.000Z'],
  ['9:00 leaves', '2026-11-26T07:00:00.000Z', '2026-11-26T07:00:00.000Z'],
  ['19:59:59.999 leaves', '2026-11-26T17:59:59.999Z', '2026-11-26T17:59:59.999Z'],
  ['20:00 waits for tomorrow', '2026-11-26T18:00:00.000Z', '2026-11-27T07:00:00.000Z'],
  ['midnight waits for this morning', '2026-11-26T22:00:00.000Z', '2026-11-27T07:00:00.000Z'],
  ['Saturday night waits for Sunday', '2026-11-28T20:00:00.000Z', '2026-11-29T07:00:00.000Z'],
])('in Chișinău, %s', (_, at, leaves) => {
  expect(iso(wakingFrom(utc(at), night, 'Europe/Chisinau'))).toBe(leaves)
})

test('the night of the clock change is an hour shorter in spring and an hour longer in autumn', () => {
  const from = (text: string) => iso(wakingFrom(utc(text), night, 'Europe/Chisinau'))
  expect(from('2026-03-28T18:00:00Z')).toBe('2026-03-29T06:00:00.000Z')
  expect(from('2026-10-24T17:00:00Z')).toBe('2026-10-25T07:00:00.000Z')
})

test('quiet hours that begin or end in a gap take the first instant that exists, in an overlap the first of the two', () => {
  const quiet = { from: '01:00', until: '02:30' }
  // 02:00–03:00 does not exist in Berlin on 29 March; 02:30 means 03:30 there.
  expect(iso(wakingFrom(utc('2026-03-29T00:10:00Z'), quiet, 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z')
  // 02:30 comes twice on 25 October; the first ends it.
  expect(iso(wakingFrom(utc('2026-10-24T23:30:00Z'), quiet, 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z')
  expect(iso(wakingFrom(utc('2026-10-25T01:15:00Z'), quiet, 'Europe/Berlin'))).toBe('2026-10-25T01:15:00.000Z')
})

test('wherever the customer lives and whenever it is due, it leaves by day, within a night, and no later than needed', () => {
  const zones = ['Europe/Chisinau', 'Asia/Vladivostok', 'America/New_York', 'Pacific/Chatham', 'Pacific/Kiritimati']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones, 'Asia/Kolkata', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca'),
      fc.integer({ min: utc('2026-01-01T00:00:00Z'), max: utc('2029-01-01T00:00:00Z') }),
      (zone, at) => {
        const leaves = wakingFrom(at, night, zone)
        expect(leaves).toBeGreaterThanOrEqual(at)
        expect(leaves - at).toBeLessThanOrEqual(14 * hour)
        expect(isDay(leaves, zone)).toBe(true)
        expect(leaves === at).toBe(isDay(at, zone))
        expect(wakingFrom(leaves, night, zone)).toBe(leaves)
      },
    ),
    { numRuns: 500 },
  )
})

test('no quiet hours is any hour', () => {
  expect(wakingFrom(utc('2026-11-26T01:00:00Z'), null, 'Europe/Chisinau')).toBe(utc('2026-11-26T01:00:00Z'))
})

test('promotional mail rests on Sundays and on the shop’s days off, other mail does not', () => {
  const calendar = { ...shop, holidays: { ...shop.holidays, days: ['2026-11-30'] } }
  const saturdayNight = utc('2026-11-28T20:00:00Z')
  expect(iso(promotionalFrom(saturdayNight, night, 'Europe/Chisinau', calendar))).toBe('2026-12-01T07:00:00.000Z')
  expect(iso(wakingFrom(saturdayNight, night, 'Europe/Chisinau'))).toBe('2026-11-29T07:00:00.000Z')
})

test('a promise is not broken for the sake of the night', () => {
  const facts = factsOf()
  const at = utc('2026-11-26T20:00:00Z')
  expect(awakeAt(facts, at, at + hour)).toBe(at + hour)
  expect(awakeAt(facts, at, at - hour)).toBe(at)
  expect(iso(awakeAt(facts, at, at + day))).toBe('2026-11-27T07:00:00.000Z')
})

test('what a customer waits for leaves at any hour', () => {
  const waited = ['acknowledgement', 'choice', 'bonus-code', 'gift', 'letter', 'reply', 'slip', 'thanks'] as const
  for (const kind of waited) expect(nightRule({ kind, n: '1' }), kind).toBe('any')
  for (const kind of ['offer', 'choice-reminder', 'check-in', 'code-reminder'] as const)
    expect(nightRule({ kind, n: '1' }), kind).toBe('move')
  expect(nightRule({ kind: 'progress', n: 'call-back-1' })).toBe('any')
  expect(nightRule({ kind: 'progress', n: 'waiting-1' })).toBe('outbox')
  expect(nightRule({ kind: 'bonus-code', n: 'bonus:cmp_1' })).toBe('any')
  expect(nightRule({ kind: 'bonus-code', n: 'bonus:cmp_1-back-1' })).toBe('outbox')
})

/** Half past nine in the evening in Chișinău. */
const evening = utc('2026-11-26T19:30:00Z')
const always = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, [['00:00', '24:00']] as const]),
)

test('a complaint at night: acknowledged at once, and everything else by day, to the last reminder of the code', () => {
  const story = new Story(factsOf({ complaint: { receivedAt: evening }, shop: { workingHours: always } }))
  expect(story.toCustomer).toEqual(['acknowledgement:1'])
  // The answer was promised for half past one at night: it leaves a quarter of an hour before, as late as it may.
  const offer = future(story.facts, story.now).find(({ move }) => move === 'offer-remedies')
  expect(iso(offer?.dueAt ?? 0)).toBe('2026-11-26T23:15:00.000Z')
  story
    .live(20 * day)
    .arrives()
    .live(120 * day)
  const sent = story.facts.mails.filter(({ kind }) => kind !== 'staff')
  expect(sent.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['offer', 'choice-reminder', 'choice', 'bonus-code', 'check-in', 'code-reminder']),
  )
  expect(sent.filter(({ plannedAt }) => !isDay(plannedAt, 'Europe/Chisinau')).map(({ kind }) => kind)).toEqual([
    'acknowledgement',
    'offer',
  ])
})

test('the same far away: in Vladivostok nothing but the acknowledgement arrives at night', () => {
  const timeZone = 'Asia/Vladivostok'
  // Five in the afternoon in Chișinău is one at night there: the offer would leave at two, and waits until nine.
  const late = utc('2026-11-26T15:00:00Z')
  const story = new Story(factsOf({ complaint: { receivedAt: late }, customer: { timeZone } }))
  story.live(120 * day)
  const awaited = ['staff', 'acknowledgement', 'slip']
  const sent = story.facts.mails.filter(({ kind }) => !awaited.includes(kind))
  expect(iso(sent.find(({ kind }) => kind === 'offer')?.plannedAt ?? 0)).toBe('2026-11-26T23:00:00.000Z')
  expect(sent.length).toBeGreaterThan(3)
  expect(sent.filter(({ plannedAt }) => !isDay(plannedAt, timeZone)).map(({ kind }) => kind)).toEqual([])
})

test('the day on which we choose ourselves is the day that was named', () => {
  const story = new Story(factsOf({ complaint: { receivedAt: evening - 12 * hour } })).live(2 * hour)
  story.says({
    proposals: [{ id: 'p1', text: 'A new bag', amount: null, at: story.now, state: 'declined' }],
    replies: [
      { id: 'r1', kind: 'proposal-declined', text: 'No', amount: null, by: 'staff:maria@x.example', at: evening },
    ],
  })
  const settle = future(story.facts, story.now).find(({ move }) => move === 'settle-by-default')
  expect(iso(settle?.dueAt ?? 0)).toBe('2026-12-04T07:00:00.000Z')
})

test('a code is remembered on the morning of the day, not on the day after', () => {
  const story = new Story().live(2 * hour)
  story
    .chooses()
    .picks('bonus')
    .live(30 * minute)
    .arrives()
  const [code] = story.facts.codes
  if (!code) throw new Error('no bonus')
  story.live(code.expiresAt - story.now)
  const reminders = story.facts.mails.filter(({ kind }) => kind === 'code-reminder')
  expect(reminders.map(({ plannedAt }) => wall(plannedAt, 'Europe/Chisinau'))).toEqual(['09:00', '09:00'])
  expect(reminders.map(({ plannedAt }) => Math.ceil((code.expiresAt - plannedAt) / day))).toEqual([31, 8])
})

test('the policy’s own quiet hours count, and a day without any hour left cannot be saved', () => {
  const facts = factsOf({ shop: { policy: { ...policy, quiet: { from: '22:00', until: '07:00' } } } })
  expect(iso(awakeAt(facts, utc('2026-11-26T19:30:00Z')))).toBe('2026-11-26T19:30:00.000Z')
  expect(iso(awakeAt(facts, utc('2026-11-26T20:30:00Z')))).toBe('2026-11-27T05:00:00.000Z')
  expect(policyWith({ quiet: { from: '09:00', until: '09:00' } }).success).toBe(false)
  expect(policyWith({ quiet: { from: '24:00', until: '9:00' } }).success).toBe(false)
  expect(policyWith({ quiet: null }).data?.quiet).toBeNull()
})

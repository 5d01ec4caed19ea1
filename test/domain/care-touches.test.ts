/** What is written to a customer in the years after a complaint, whatever happens and in whatever order. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localTimeOn } from '../../domain/calendar.ts'
import type { CareFacts, KnownCause, News } from '../../domain/care/care.ts'
import { easterOf } from '../../domain/care/easter.ts'
import { occasionsOf } from '../../domain/care/occasions.ts'
import { decideCare } from '../../domain/care/playbook/decide.ts'
import { occasionsFrom, whereIs } from '../../domain/care/touch-calendar.ts'
import type { Instant, MessageId } from '../../domain/ids.ts'
import { type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import { type AboutCare, careFactsOf, closed, mint } from './care-facts.ts'
import { day } from './facts.ts'

const policyOf = (care: PolicyOverride) => {
  const parsed = policyWith({ care })
  if (!parsed.success) throw parsed.error
  return parsed.data
}

const consented = { promotions: 'consented' } as const
const cause = (change: Partial<KnownCause> = {}): KnownCause => ({
  ...{ id: 'cau_1', verdict: 'accident', state: 'open', closedAt: null, changed: {} },
  ...change,
})
const withCause = (one: KnownCause) => ({ cause: one, causes: [one] })
const news = (id: string, change: Partial<News> = {}): News => ({
  ...{ id, texts: { en: { title: 'New bags', text: 'They are here.' } }, url: null },
  ...{ postedAt: closed, untilAt: closed + 300 * day },
  ...change,
})

interface Sent {
  readonly kind: string
  readonly n: string
  readonly at: Instant
}

/** What falls due until then, step by step, as the sleeping engine would meet it. `change`: what is news at that time. */
function lived(
  from: CareFacts,
  until: Instant,
  change: (facts: CareFacts, now: Instant) => CareFacts = (facts) => facts,
  step: number = 30 * day,
): { readonly facts: CareFacts; readonly sent: readonly Sent[] } {
  let facts = from
  let now = closed
  const sent: Sent[] = []
  for (let i = 0; i < 400 && now <= until; i++) {
    const { after, done, wakeAt } = decideCare(change(facts, now), now, mint)
    facts = after
    for (const { outcome } of done) for (const { kind, n } of outcome.mails ?? []) sent.push({ kind, n, at: now })
    now = Math.max(now + 1, Math.min(wakeAt ?? Number.POSITIVE_INFINITY, now + step))
  }
  return { facts, sent }
}

const yearOf = (about: AboutCare, days = 400) => lived(careFactsOf(about), closed + days * day).sent
const namesOf = (sent: readonly Sent[]) => sent.map(({ kind, n }) => `${kind} ${n}`)
const dateIn = (at: Instant, zone = 'Europe/Chisinau') =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)

it('Easter falls on the Sundays that the churches have published', () => {
  // Holy Synod and Vatican calendars; both churches keep the same day in 2025.
  for (const [year, orthodox, western] of [
    [2024, '05-05', '03-31'],
    [2025, '04-20', '04-20'],
    [2026, '04-12', '04-05'],
    [2027, '05-02', '03-28'],
    [2028, '04-16', '04-16'],
    [2030, '04-28', '04-21'],
    [2038, '04-25', '04-25'],
  ] as const) {
    expect([easterOf(year, 'orthodox'), easterOf(year, 'western')]).toEqual([orthodox, western])
  }
})

it('each country has its own occasions, and who lives elsewhere is not greeted on them', () => {
  const none = { month: null, day: null }
  const names = (country: string | null) => occasionsOf(country, 2027, none).map(({ name }) => name)
  expect(names('MD')).toContain('martisor')
  expect(names('RU')).toEqual(expect.arrayContaining(['new-year', 'easter', 'womens-day', 'knowledge-day']))
  expect(names('DE')).not.toContain('womens-day')
  expect(names('TR')).not.toContain('easter')
  expect(names('JP')).toEqual(['new-year'])
  expect(names(null)).toEqual(['new-year'])
  expect(occasionsOf(null, 2027, { month: 5, day: 7 })).toContainEqual({ name: 'birthday', date: '2027-05-07' })
})

it('a year of greetings in Moldova: on the working day before a feast, in the morning, well apart', () => {
  const sent = yearOf({ customer: consented })
  expect(sent.map(({ n, at }) => `${n} ${dateIn(at)}`)).toEqual([
    'new-year-2027 2026-12-31',
    'martisor-2027 2027-03-01',
    // Sunday 2 May; Saturday 1 May is a holiday too.
    'easter-2027 2027-04-30',
    // Friday 27 August is a holiday.
    'country-day-2027 2027-08-26',
    'new-year-2028 2027-12-31',
  ])
  for (const { at } of sent) expect(at).toBe(localTimeOn(at, 0, '10:00', 'Europe/Chisinau'))
})

it('the customer’s own country and clock count, not the shop’s', () => {
  const about = { customer: { ...consented, country: 'RU', timeZone: 'Asia/Vladivostok' } }
  const sent = yearOf(about)
  expect(sent.map(({ n }) => n)).toEqual(
    expect.arrayContaining(['womens-day-2027', 'easter-2027', 'knowledge-day-2027']),
  )
  expect(sent.map(({ n }) => n)).not.toContain('martisor-2027')
  for (const { at } of sent) expect(at).toBe(localTimeOn(at, 0, '10:00', 'Asia/Vladivostok'))
  // 8 March is a day off in Russia: the Friday before.
  expect(sent.find(({ n }) => n === 'womens-day-2027')?.at).toBe(
    localTimeOn(Date.UTC(2027, 2, 5, 3), 0, '10:00', 'Asia/Vladivostok'),
  )
})

it('without consent nothing is due, and a consent given later starts with the next occasion', () => {
  expect(yearOf({})).toEqual([])
  expect(yearOf({ customer: { promotions: 'unsubscribed' } })).toEqual([])
  const later = lived(careFactsOf(), closed + 400 * day, (facts, now) =>
    now < closed + 150 * day ? facts : { ...facts, customer: { ...facts.customer, ...consented } },
  )
  expect(namesOf(later.sent)[0]).toBe('greeting easter-2027')
})

it('a shop that does not greet sends no greeting', () => {
  expect(yearOf({ customer: consented, shop: { policy: policyOf({ greetings: false }) } })).toEqual([])
})

it('after an accident: greetings, news, and a look after six and twelve months', () => {
  const sent = yearOf(
    { customer: consented, rest: { ...withCause(cause()), news: [news('new_1', { postedAt: closed + 130 * day })] } },
    410,
  )
  const id = careFactsOf().complaint.id
  expect(namesOf(sent)).toEqual(
    expect.arrayContaining(['news new_1', `look-back 6-${id}`, `look-back 12-${id}`, 'greeting new-year-2027']),
  )
})

it('where nobody knows yet why, there are greetings only', () => {
  const sent = yearOf({ customer: consented, rest: { ...withCause(cause({ verdict: 'unknown' })), news: [news('n')] } })
  expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['greeting']))
})

it('after a systemic fault there is silence until it is closed, then the letter, then the rest', () => {
  const systemic = cause({ verdict: 'systemic' })
  const about = { customer: consented, rest: { ...withCause(systemic), news: [news('n')] } }
  expect(yearOf(about)).toEqual([])
  expect(yearOf({ ...about, rest: { ...about.rest, ...withCause({ ...systemic, state: 'fixed' }) } })).toEqual([])
  const closedAt = closed + 40 * day
  const proven = { ...systemic, state: 'closed', closedAt, changed: { en: 'A thicker thread.' } } as const
  const { sent } = lived(careFactsOf(about), closed + 200 * day, (facts, now) =>
    now < closedAt ? facts : { ...facts, ...withCause(proven) },
  )
  expect(sent[0]).toMatchObject({ kind: 'cause-fixed', n: 'cau_1' })
  expect(sent.map(({ kind }) => kind)).toContain('greeting')
  expect(sent.filter(({ kind }) => kind === 'cause-fixed')).toHaveLength(1)
})

const fixed = cause({
  ...({ verdict: 'systemic', state: 'closed', closedAt: closed + 10 * day } as const),
  changed: { en: 'A thicker thread.' },
})

it('the letter of the fix is owed to everybody it touched, but a goodbye or a wish for silence is stronger', () => {
  const rest = withCause(fixed)
  const kinds = (about: AboutCare) => yearOf({ ...about, rest }, 60).map(({ kind }) => kind)
  expect(kinds({})).toEqual(['cause-fixed'])
  expect(kinds({ care: { heldOut: true } })).toEqual(['cause-fixed'])
  expect(kinds({ customer: { promotions: 'unsubscribed' } })).toEqual([])
  expect(kinds({ complaint: { saidGoodbyeAt: closed } })).toEqual([])
  // Who agreed to hear from us hears, when the months of quiet are over.
  const gone = yearOf({ customer: consented, complaint: { saidGoodbyeAt: closed }, rest }, 200)
  expect(gone[0]?.kind).toBe('cause-fixed')
  expect(gone[0]?.at).toBeGreaterThanOrEqual(closed + 90 * day)
})

it('what was fixed before it happened to them, or has no words they can read, is not told', () => {
  for (const change of [{ closedAt: closed - 25 * day }, { changed: {} }, { changed: { ro: 'Ață nouă.' } }] as const) {
    expect(yearOf({ rest: withCause({ ...fixed, ...change }) }, 60)).toEqual([])
  }
})

it('what hurt them before it was fixed is told, though something else has gone wrong for them since', () => {
  const rest = withCause({ ...fixed, closedAt: closed - 25 * day, hurtAt: closed - 90 * day })
  expect(yearOf({ rest }, 60).map(({ kind, n }) => [kind, n])).toEqual([['cause-fixed', 'cau_1']])
  expect(yearOf({ rest: withCause({ ...fixed, hurtAt: closed + 20 * day }) }, 60)).toEqual([])
})

it('news are told in a language they were written in, the newest first, and never when they are old', () => {
  const only = (texts: News['texts']) => ({
    customer: { ...consented, locale: 'ru' as const },
    rest: { news: [news('n', { texts })] },
  })
  const said = { title: 'T', text: 'T' }
  expect(namesOf(yearOf(only({ ru: said }), 30))).toEqual(['news n'])
  // The shop’s own language stands in; a third one does not.
  expect(namesOf(yearOf(only({ en: said }), 30))).toEqual(['news n'])
  expect(yearOf(only({ ro: said }), 30)).toEqual([])
  const two = [news('old'), news('new', { postedAt: closed + day })]
  expect(namesOf(yearOf({ customer: consented, rest: { news: two } }, 30))).toEqual(['news new'])
  const over = news('over', { untilAt: closed + 10 * day })
  expect(yearOf({ customer: consented, rest: { news: [over] } }, 30)).toEqual([])
})

const offer = { afterMonths: 3, validMonths: 3, sums: { MDL: 20_000 } }
const away = {
  customer: consented,
  complaint: { saidGoodbyeAt: closed },
  care: { state: 'departed', reason: 'said-goodbye' },
} as const

it('an offer to come back is the shop’s wish, once, to who is gone, and never in the first three months', () => {
  expect(yearOf({ ...away }).map(({ kind }) => kind)).not.toContain('win-back')
  const shop = { policy: policyOf({ winBack: offer, greetings: false }) }
  const sent = yearOf({ ...away, shop }, 700)
  expect(sent.map(({ kind }) => kind)).toEqual(['win-back'])
  expect(sent[0]?.at).toBeGreaterThanOrEqual(Date.UTC(2027, 1, 26))
  const bought = { bought: { lastAt: closed + day, sinceClosedAt: closed + day }, rest: { rhythmDays: 730 } }
  expect(yearOf({ ...away, ...bought, shop }, 300)).toEqual([])
  // A code that still lives comes first.
  const codeUntil = closed + 200 * day
  const late = yearOf({ ...away, complaint: { ...away.complaint, codeUntil }, shop }, 400)
  expect(late[0]?.at).toBeGreaterThan(codeUntil)
  // Where a cap has just refused the sum, it waits.
  const refused = careFactsOf({ ...away, shop, rest: { beyondCap: true } })
  expect(decideCare(refused, closed + 200 * day, mint).done).toEqual([])
})

it('who was once invited back is not invited after another complaint: the letter said that it was the only one', () => {
  const shop = { policy: policyOf({ winBack: offer, greetings: false }) }
  const earlier = (message: MessageId | null) =>
    ({ kind: 'win-back', n: 'cmp_earlier', class: 'promotional', message, at: closed - 400 * day }) as const
  const after = (message: MessageId | null) => yearOf({ ...away, shop, rest: { touches: [earlier(message)] } }, 700)
  expect(after('msg_1' as MessageId)).toEqual([])
  // One that was only drawn up, for a customer of the hold-out, has told them nothing.
  expect(after(null).map(({ kind }) => kind)).toEqual(['win-back'])
})

it('the policy refuses an offer in the first months, touches closer than 45 days, and more than six a year', () => {
  for (const care of [
    { winBack: { afterMonths: 2 } },
    { leastDaysBetween: 44 },
    { touchesAYear: 7 },
    { touchesAYear: 3 },
    { quietMonthsAfterGoodbye: 0 },
  ]) {
    expect(policyWith({ care }).success).toBe(false)
  }
})

it('a shop with something new every fortnight still writes no more often than agreed', () => {
  const many = Array.from({ length: 50 }, (_, i) =>
    news(`n${i}`, { postedAt: closed + i * 14 * day, untilAt: closed + (i * 14 + 60) * day }),
  )
  for (const touchesAYear of [4, 5, 6]) {
    const shop = { policy: policyOf({ touchesAYear }) }
    const { sent } = lived(careFactsOf({ customer: consented, shop }), closed + 700 * day, (facts, now) => ({
      ...facts,
      news: many.filter(({ postedAt, untilAt }) => postedAt <= now && now <= untilAt),
    }))
    const inYear = (from: Instant) => sent.filter(({ at }) => at >= from && at < from + 365 * day).length
    expect(Math.max(...sent.map(({ at }) => inYear(at)))).toBe(touchesAYear)
  }
})

it('while something of theirs is open nothing is written, and nothing is counted as written', () => {
  const reopened = lived(careFactsOf({ customer: consented }), closed + 200 * day, (facts, now) => ({
    ...facts,
    hasOpenComplaint: now < closed + 120 * day,
  }))
  expect(reopened.facts.touches.map(({ n }) => n)).toEqual(['easter-2027'])
})

it('who is held out gets the same year, and none of it leaves', () => {
  const { facts, sent } = lived(careFactsOf({ customer: consented, care: { heldOut: true } }), closed + 400 * day)
  expect(sent).toEqual([])
  expect(facts.touches.map(({ n }) => n)).toEqual(yearOf({ customer: consented }).map(({ n }) => n))
  expect(facts.touches.every(({ message }) => message === null)).toBe(true)
})

const countries = ['MD', 'RO', 'RU', 'UA', 'KZ', 'DE', 'US', 'FR', 'TR', 'IL', 'JP', 'NZ', null] as const
const zones = [
  'Europe/Chisinau',
  'Asia/Vladivostok',
  'America/Los_Angeles',
  'Pacific/Auckland',
  'Asia/Kathmandu',
] as const

const anyPolicy = fc
  .record({
    touchesAYear: fc.integer({ min: 4, max: 6 }),
    leastDaysBetween: fc.integer({ min: 45, max: 90 }),
    birthday: fc.record({
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      day: fc.option(fc.integer({ min: 1, max: 31 })),
    }),
    quietMonthsAfterGoodbye: fc.integer({ min: 1, max: 6 }),
    winBack: fc.constantFrom(offer, { afterMonths: null }),
  })
  .map((care) => policyOf(care))

it('in any year, country and zone the chosen occasions are well apart and on working days', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countries),
      fc.constantFrom(...zones),
      fc.integer({ min: 2025, max: 2035 }),
      anyPolicy,
      (country, timeZone, year, policy) => {
        const facts = careFactsOf({ customer: { country, timeZone }, shop: { policy } })
        const found = occasionsFrom(whereIs(facts), Date.UTC(year, 0, 1))
        expect(new Set(found.map(({ n }) => n)).size).toBe(found.length)
        for (const [i, { at, until }] of found.entries()) {
          expect(until).toBeGreaterThanOrEqual(at)
          expect(['Sat', 'Sun']).not.toContain(new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(at))
          const before = found[i - 1]
          if (before) expect(Math.round((at - before.at) / day)).toBeGreaterThanOrEqual(policy.care.leastDaysBetween)
        }
      },
    ),
    { numRuns: 150 },
  )
})

interface Happening {
  readonly day: number
  readonly what:
    | 'consent'
    | 'unsubscribe'
    | 'goodbye'
    | 'open'
    | 'close'
    | 'buy'
    | 'news'
    | 'systemic'
    | 'fixed'
    | 'bounce'
}

const anyHappenings = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 700 }),
    what: fc.constantFrom<Happening['what'][]>(
      ...(['consent', 'consent', 'unsubscribe', 'goodbye', 'open', 'close', 'close', 'buy'] as const),
      ...(['news', 'news', 'systemic', 'fixed', 'bounce'] as const),
    ),
  }),
  { maxLength: 14 },
)

function happen(facts: CareFacts, { what, day: at }: Happening): CareFacts {
  const now = closed + at * day
  switch (what) {
    case 'consent':
      return { ...facts, customer: { ...facts.customer, promotions: 'consented' } }
    case 'unsubscribe':
      return { ...facts, customer: { ...facts.customer, promotions: 'unsubscribed' } }
    case 'goodbye':
      return { ...facts, complaint: { ...facts.complaint, saidGoodbyeAt: now } }
    case 'open':
      return { ...facts, hasOpenComplaint: true }
    case 'close':
      return { ...facts, hasOpenComplaint: false }
    case 'buy':
      return { ...facts, bought: { ...facts.bought, lastAt: now, sinceClosedAt: now } }
    case 'news':
      return { ...facts, news: [...facts.news, news(`n${at}`, { postedAt: now, untilAt: now + 120 * day })] }
    case 'systemic':
      return { ...facts, ...withCause(cause({ verdict: 'systemic' })) }
    case 'fixed':
      return { ...facts, ...withCause({ ...fixed, closedAt: now }) }
    case 'bounce':
      return { ...facts, customer: { ...facts.customer, mailbox: 'stopped' } }
  }
}

it('whatever happens, in any order: within the year’s number, well apart, with consent, in daytime, nothing twice', () => {
  fc.assert(
    fc.property(
      anyHappenings,
      anyPolicy,
      fc.constantFrom(...countries),
      fc.constantFrom(...zones),
      fc.boolean(),
      (unsorted, policy, country, timeZone, heldOut) => {
        const happenings = unsorted.toSorted((a, b) => a.day - b.day)
        let seen = 0
        const states: { readonly at: Instant; readonly facts: CareFacts }[] = []
        const { facts, sent } = lived(
          careFactsOf({ customer: { country, timeZone }, shop: { policy }, care: { heldOut } }),
          closed + 720 * day,
          (before, now) => {
            let next = before
            for (; seen < happenings.length; seen++) {
              const one = happenings[seen]
              if (!one || closed + one.day * day > now) break
              next = happen(next, one)
            }
            states.push({ at: now, facts: next })
            return next
          },
          day,
        )
        const { leastDaysBetween, touchesAYear, quietMonthsAfterGoodbye } = policy.care
        const promotional = facts.touches.filter((touch) => touch.class === 'promotional')
        expect(new Set(facts.touches.map(({ kind, n }) => `${kind} ${n}`)).size).toBe(facts.touches.length)
        expect(promotional.every(({ message }) => (message === null) === heldOut)).toBe(true)
        expect(sent.length).toBe(facts.touches.filter(({ message }) => message !== null).length)
        for (const [i, touch] of promotional.entries()) {
          const { facts: then } = states.findLast(({ at }) => at <= touch.at) ?? { facts }
          expect(then.customer.promotions).toBe('consented')
          expect(then.customer.mailbox).toBe('open')
          expect(then.hasOpenComplaint).toBe(false)
          const previous = promotional[i - 1]
          if (previous) expect(touch.at - previous.at).toBeGreaterThanOrEqual(leastDaysBetween * day)
          const inYear = promotional.filter(({ at }) => at > touch.at - 365 * day && at <= touch.at)
          expect(inYear.length).toBeLessThanOrEqual(touchesAYear)
          const local = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
          const parts = local.formatToParts(touch.at)
          const hour = Number(parts.find(({ type }) => type === 'hour')?.value)
          expect(hour >= 9 && hour < 20).toBe(true)
          expect(parts.find(({ type }) => type === 'weekday')?.value).not.toBe('Sun')
          const { saidGoodbyeAt } = then.complaint
          if (saidGoodbyeAt !== null)
            expect(touch.at).toBeGreaterThan(saidGoodbyeAt + quietMonthsAfterGoodbye * 27 * day)
        }
      },
    ),
    { numRuns: 60 },
  )
})

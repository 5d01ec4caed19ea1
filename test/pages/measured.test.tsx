/** What staying in touch does, and who is where, as staff see it: in every language, and never a bare share of few. */
import { expect, it } from 'vitest'
import type { CareLine } from '../../db/cares-list.ts'
import type { MeasuredQuestion } from '../../db/measured.ts'
import { type CareReason, careReasons, careStates } from '../../domain/care/state.ts'
import type { ComplaintId, CustomerId, ShopId } from '../../domain/ids.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { fewestBuyers, fewestPeople, type Measured, measure, measureAll, type Outcomes } from '../../domain/measure.ts'
import { CustomersPageView } from '../../workers/admin/customers.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { MeasuredPageView } from '../../workers/admin/measured.tsx'
import { deskIn, staffNow } from './admin-desk.ts'

const dayMs = 86_400_000

/** `each`: minor units of margin from who ordered; they did so half-way through the days. */
function outcomes(people: number, returned: number, days: number, each = 18_000): Outcomes {
  const waited = returned * (days / 2) + (people - returned) * days
  return {
    ...{ people, returned, margin: returned * each, marginSquares: returned * each ** 2 },
    ...{ marginCubes: returned * each ** 3, waited },
    waitedSquares: returned * (days / 2) ** 2 + (people - returned) * days ** 2,
  }
}

const stretch = (days: Measured['days'], touched: readonly [number, number], heldOut: readonly [number, number]) =>
  measure({ days, touched: outcomes(...touched, days), heldOut: outcomes(...heldOut, days) })

const few = measureAll([])
const unclear = [stretch(30, [900, 270], [100, 29]), ...few.slice(1)]
const more = [
  stretch(30, [900, 90], [100, 9]),
  stretch(90, [900, 540], [100, 55]),
  stretch(180, [800, 640], [90, 54]),
  ...few.slice(3),
]
const less = [stretch(30, [900, 270], [100, 52]), ...few.slice(1)]

function page(locale: Locale, measured: readonly Measured[], about: Partial<MeasuredQuestion> = {}, share = 1_000) {
  const question = {
    ...{ shop: 'semitsvet' as ShopId, currency: 'MDL', now: staffNow, economics: { marginShare: 3_000 } },
    ...{ category: null, remedy: null, cause: null },
    ...about,
  }
  const asked = { question, holdOutShare: share, marginIsOwn: true }
  const causes = [{ id: 'cau_1', name: 'Thin straps <b>' }]
  const found = { measured, inCare: { touched: 1_800, heldOut: 200 }, causes }
  return asHtml(<MeasuredPageView desk={deskIn(locale)} view={{ asked, found }} />)
}

const flat = (html: string): string => html.replaceAll(/\u00a0|\u202f/g, ' ')
const textOf = (html: string): string => flat(html.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
/** What a message leaves behind where it is missing, or was handed nothing. */
const gaps = /staff\.|words\.|undefined|NaN|\{[a-z]+\}|Infinity|\[object/

it.each(locales)('the page of the measure says everything in %s, whatever was found', (locale) => {
  for (const measured of [few, unclear, more, less]) {
    const html = page(locale, measured)
    expect(html).not.toMatch(gaps)
    expect(html).toContain(`<html lang="${locale}">`)
  }
  expect(page(locale, more, {}, 0)).not.toMatch(gaps)
})

it('one sentence decides, by the longest stretch with enough people', () => {
  const verdict = (measured: readonly Measured[]) =>
    /<p class="return"><b>([^<]+)<\/b>(.*?)<\/p>/s.exec(flat(page('en', measured)))?.slice(1)
  expect(verdict(more)).toEqual([
    'Yes: more of them order again',
    'Within 180 days 80.0 % of those we write to ordered again, and 60.0 % of those left alone. The difference is +10.1 to +30.7 points.',
  ])
  expect(verdict(less)?.[0]).toBe('No: fewer of them order again')
  const [says, why] = verdict(unclear) ?? []
  expect(says).toBe('Too early to say')
  expect(why).toContain('It may be none at all.')
  expect(why).toMatch(/a difference of 13\.4 points four times out of five/)
})

it('of too few people no share is shown, neither in words nor in a bar: they are counted', () => {
  const html = page('en', [stretch(30, [40, 12], [4, 3]), ...few.slice(1)])
  const figures = html
    .slice(html.indexOf('class="return"'), html.indexOf('<ul class="how">'))
    .replace(/<desc.*?<\/desc>/s, '')
  expect(textOf(figures)).not.toMatch(/\d %/)
  expect(textOf(figures)).toContain(
    'So far 40 of those we write to have 30 days behind them, and 4 of those left alone.',
  )
  expect(textOf(figures)).toContain('12 of 40 3 of 4 – too early: too few people')
  expect(figures).not.toMatch(/class="(?:share|cost|interval)" (?:x|x1)="0/)
})

it('every share, sum and number of days in the tables has its interval', () => {
  const html = page('en', more)
  const tables = [...html.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body = '']) => body)
  expect(tables).toHaveLength(3)
  const cells = tables.flatMap((body) =>
    [...body.matchAll(/<td class="sum">(.*?)<\/td>/gs)].map(([, cell = '']) => cell),
  )
  const estimates = cells.filter((cell) => !/^\d+ of \d+$/.test(textOf(cell)) && cell !== '–')
  // Shares and days of three stretches, margin where enough have ordered: three figures each.
  expect(estimates).toHaveLength(9 + 9 + 6)
  for (const cell of estimates) expect(cell).toMatch(/<small>.+ to .+<\/small>$/)
})

it('a difference just beside nothing is not rounded to nothing', () => {
  const html = page('en', [stretch(30, [1_800, 106], [200, 5]), ...few.slice(1)])
  expect(html).toContain('Yes: more of them order again')
  expect(html).toContain('<small>+0.02 to ')
  expect(html).not.toMatch(/<small>0(?:\.0)? to/)
})

it('the rule by which it speaks is told in words and numbers', () => {
  const rule = textOf(page('en', more))
  expect(rule).toContain(`each group has at least ${fewestPeople} people`)
  expect(rule).toContain(`at least ${fewestBuyers} of each group must have ordered`)
  expect(rule).toContain('does not hold zero')
  expect(rule).toContain('10 % of all customers are drawn by lot')
  expect(textOf(page('en', more, {}, 0))).toContain('The policy leaves nobody alone any more.')
})

it('the picture has a title, what is drawn, and its table; groups differ by more than colour; lines stay inside', () => {
  const html = page('en', more)
  const [picture = '', title, about] =
    /<svg class="bars" role="img" aria-labelledby="([^ ]+) ([^"]+)".*?<\/svg>/s.exec(html) ?? []
  expect(picture).toMatch(new RegExp(`<title id="${title}">[^<]+</title>`))
  expect(picture).toMatch(new RegExp(`<desc id="${about}">[^<]+</desc>`))
  expect(picture).toContain('fill="url(#returned-hatched)"')
  expect(html).toContain('<caption class="unseen">Who ordered again</caption>')
  const ends = [...picture.matchAll(/x1="([\d.]+)%" x2="([\d.]+)%"/g)].map(([, from, to]) => [Number(from), Number(to)])
  expect(ends).toHaveLength(3 * 2 * 3)
  for (const [from = -1, to = -1] of ends) {
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeGreaterThanOrEqual(from)
    expect(to).toBeLessThanOrEqual(60)
  }
  expect(html).not.toMatch(/ style="|<script/)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('what was asked for stays chosen, and a cause’s name is a name', () => {
  const html = page('en', more, { category: 'late', remedy: 'proposal', cause: 'cau_1' })
  const chosen = [...html.matchAll(/<option value="([^"]*)" selected[^>]*>/g)].map(([, value]) => value)
  expect(chosen).toEqual(['late', 'proposal', 'cau_1'])
  expect(html).toContain('Thin straps &lt;b&gt;')
})

const line = (about: Partial<CareLine> = {}): CareLine => ({
  ...{ customer: 'cus_1' as CustomerId, complaint: 'cmp_1' as ComplaintId, name: 'Ana <i>Popescu', category: 'late' },
  ...{ reason: 'silent', since: staffNow - 40 * dayMs, heldOut: false, touches: 2, lastTouchAt: staffNow - 9 * dayMs },
  ...about,
})

const customers = (locale: Locale, state: (typeof careStates)[number], lines: readonly CareLine[], known = true) =>
  asHtml(
    <CustomersPageView
      desk={deskIn(locale)}
      view={{
        ...{ state, lines, next: lines.length > 0 ? '1.cus_1' : null },
        page: {
          counts: { active: 1_200, 'at-risk': 31, departed: 204, returned: 377 },
          rhythm: known ? { days: 61, sample: 412, measuredAt: staffNow } : null,
        },
      }}
    />,
  )

it.each(locales)('the customers of each state are listed in %s, each with the reason in words', (locale) => {
  for (const state of careStates) {
    const reasons: readonly CareReason[] = careReasons
    const html = customers(
      locale,
      state,
      reasons.map((reason, i) => line({ reason, heldOut: i === 0, touches: i * 7 })),
    )
    expect(html).not.toMatch(gaps)
    expect(html.match(/href="\/admin\/complaints\/cmp_1"/g)).toHaveLength(careReasons.length)
  }
  expect(customers(locale, 'departed', [], false)).not.toMatch(gaps)
})

it('the shop’s rhythm is told with what it rests on, or that nobody knows it yet', () => {
  expect(textOf(customers('en', 'departed', [line()]))).toContain('after 61 days without an order a customer is silent')
  expect(textOf(customers('en', 'departed', [line()]))).toContain('Measured on 412 pauses')
  expect(textOf(customers('en', 'departed', [], false))).toContain('is not known yet')
})

it('who is left alone, has no name or was never written to is said to be so; a name is never markup', () => {
  const html = customers('en', 'departed', [
    line({ heldOut: true, name: null, touches: 0, lastTouchAt: null, category: null }),
    line(),
  ])
  expect(textOf(html)).toContain('no name No order for longer than is usual at this shop. left alone, to compare')
  expect(html).not.toContain('<i>Popescu')
  expect(html).toMatch(/aria-current="true"[^>]*>Gone/)
})

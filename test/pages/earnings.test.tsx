import { expect, it } from 'vitest'
import type { EarnedGroup, Grouping } from '../../db/earnings.ts'
import type { EarningsReport } from '../../db/earnings-report.ts'
import { returnDays } from '../../domain/earnings.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'
import { EarningsPageView, type EarningsView } from '../../workers/admin/earnings.tsx'
import { complaintRow, complaintsHead, tableFile } from '../../workers/admin/earnings-tables.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { deskIn } from './admin-desk.ts'

const group = (grouping: Grouping, key: string, about: Partial<EarnedGroup> = {}): EarnedGroup => ({
  ...{
    grouping,
    key,
    currency: 'RUB',
    complaints: 40,
    agreed: 36,
    touched: 30,
    back: 21,
    minutes: 385,
    staff: 192_500,
  },
  ...{ fix: 12_000_000, gift: 1_200_000, codes: 4_200_000, orders: 33, revenue: 98_000_000, margin: 29_400_000 },
  windows: returnDays.map((days, i) => ({ days, due: 30 - i * 10, back: 9 - i * 3, orders: 12, revenue: 30_000_000 })),
  ...about,
})

const report = (about: Partial<EarningsReport> = {}): EarningsReport => ({
  groups: [
    group('total', ''),
    group('stretch', '1', { complaints: 12 }),
    group('stretch', '2', { complaints: 28, margin: 0 }),
    group('cause', 'damaged'),
    group('cause', 'not-as-described', { complaints: 3, margin: 90_000_000 }),
    group('remedy', 'replacement'),
    group('remedy', 'proposal', { complaints: 2 }),
    group('remedy', 'none', { complaints: 4 }),
    group('compensation', 'bonus'),
    group('total', '', { currency: 'MDL', complaints: 1 }),
  ],
  offered: [{ kind: 'replacement', offered: 36 }],
  codes: [{ currency: 'RUB', issued: 20, used: 8, lapsed: 2, medianMs: 9 * 86_400_000 }],
  lots: [{ currency: 'RUB', open: 5, face: 1_000_000, used: 20, ended: 40 }],
  ...{ period: { from: '2026-10-01', to: '2026-11-30' }, currency: 'RUB', policy: defaultPolicy, marginIsOwn: false },
  ...{ stretches: ['2026-10-01', '2026-11-01'], holdOuts: [] },
  ...about,
})

const view = (about: Partial<EarningsView> = {}): EarningsView => ({
  ...{ report: report(), currency: 'RUB', datesWrong: false, periods: [{ from: '2026-10-01', days: 60 }] },
  ...about,
})

const page = (locale: (typeof locales)[number], about: Partial<EarningsView> = {}): string =>
  asHtml(<EarningsPageView desk={deskIn(locale)} view={view(about)} />)

const flat = (html: string): string => html.replaceAll(/\u00a0|\u202f/g, ' ')

it.each(locales)('the page says everything in %s: no name of a message, no gap, no undefined', (locale) => {
  const html = page(locale)
  expect(html).not.toMatch(/staff\.|words\.|undefined|NaN|\{[a-z]+\}|Infinity/)
  expect(html).toContain(`<html lang="${locale}">`)
})

it('the figures stand first: spent, margin, what is left, who came back', () => {
  const html = flat(page('en'))
  const figures = /<dl class="figures figure money">.*?<\/dl>/s.exec(html)?.[0] ?? ''
  expect([...figures.matchAll(/<dd[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual([
    '175,925.00 RUB',
    '294,000.00 RUB',
    '118,075.00 RUB',
    '58.3 %',
  ])
  expect(html.indexOf('class="figures figure')).toBeLessThan(html.indexOf('<svg'))
})

it('nobody is told a return that was not measured', () => {
  expect(page('en')).toContain('Not measured yet.')
  const gain = { value: 30_000, low: 9_000, high: 51_000 }
  const measured = page('en', { report: report({ holdOuts: [{ currency: 'RUB', customers: 200, days: 365, gain }] }) })
  expect(measured).not.toContain('Not measured yet.')
  expect(flat(measured)).toContain(
    '300.00 RUB in margin beyond those left alone, codes taken off (95 % sure of 90.00 RUB to 510.00 RUB)',
  )
})

it('a margin and an hour that nobody set are called that', () => {
  expect(page('en')).toContain('This is the usual figure')
  expect(page('en')).toContain('is not set in the policy')
  const policy = { ...defaultPolicy, economics: { marginShare: 2_500, staffHourCost: { RUB: 30_000 } } }
  const own = flat(page('en', { report: report({ policy, marginIsOwn: true }) }))
  expect(own).toContain('Margin: 25 % of what an order is worth, by your policy.')
  expect(own).toContain('An hour of a person’s time: 300.00 RUB.')
})

it('every picture has a title, a description and its table; series differ by more than colour', () => {
  const html = page('en')
  const pictures = [...html.matchAll(/<svg class="bars" role="img" aria-labelledby="([^ ]+) ([^"]+)".*?<\/svg>/gs)]
  expect(pictures).toHaveLength(3)
  for (const [text, title, about] of pictures) {
    expect(text).toMatch(new RegExp(`<title id="${title}">[^<]+</title>`))
    expect(text).toMatch(new RegExp(`<desc id="${about}">[^<]+</desc>`))
  }
  expect(html.match(/<head>.*<\/head>/s)?.[0].match(/<title/g)).toHaveLength(1)
  expect(html).toContain('fill="url(#by-stretch-hatched)"')
  expect(html.match(/<summary>As a table<\/summary>/g)).toHaveLength(3)
  expect(html).not.toMatch(/ style="|<script/)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('bars keep within the picture: the longest is the longest of both series, nothing is below nothing', () => {
  const groups = [
    group('total', ''),
    group('cause', 'late', { fix: -9_000_000, gift: 0, codes: 0, staff: 0, margin: 5 }),
  ]
  const html = page('en', { report: report({ groups }) })
  const widths = [...html.matchAll(/class="(?:cost|margin|share)" x="0" y="\d+" width="([\d.]+)%"/g)].map(([, w]) =>
    Number(w),
  )
  expect(widths.length).toBeGreaterThan(3)
  expect(Math.max(...widths)).toBeLessThanOrEqual(64)
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(0)
})

it('E1 is shown reckoned, not typed: 12 700 is left', () => {
  expect(flat(page('ru'))).toContain('остаётся 12 700 ₽')
  expect(flat(page('ro'))).toContain('58.000 de ruble')
})

it('a time that is not over for anybody is too early to judge', () => {
  const windows = returnDays.map((days) => ({ days, due: 0, back: 0, orders: 0, revenue: 0 }))
  const html = page('en', { report: report({ groups: [group('total', '', { windows })] }) })
  expect(html.match(/too early to say/g)).toHaveLength(8)
})

it('a period without complaints says what will be here; wrong dates say so', () => {
  const html = page('en', { report: report({ groups: [] }), datesWrong: true })
  expect(html).toContain('No complaint came in this period')
  expect(html).toContain('No period can be made of these dates')
})

it('each table’s file has a header as long as its rows, raw sums and no words of a message’s name', () => {
  for (const name of ['stretch', 'cause', 'remedy', 'compensation'] as const) {
    const { head, rows } = tableFile(deskIn('ro'), report(), name)
    expect(new Set(rows.map((row) => row.length)), name).toEqual(new Set([head.length]))
    expect(head.join(), name).not.toMatch(/staff\./)
    expect(new Set(head).size, name).toBe(head.length)
  }
  const { rows } = tableFile(deskIn('en'), report(), 'remedy')
  expect(rows.map(([name, offered]) => [name, offered])).toEqual([
    ['We send you a new one', 36],
    ['Nothing chosen', null],
    ['The customer’s own proposal', null],
  ])
})

it('a complaint is a row that names nobody', () => {
  const desk = deskIn('en')
  const { grouping: _, key: __, ...earned } = group('total', '')
  const row = complaintRow(desk, {
    ...{
      id: 'cmp_1' as ComplaintId,
      receivedAt: 0,
      category: 'late',
      order: '=A-1',
      remedy: 'none',
      compensation: 'both',
    },
    ...{ agreedAt: null, earned },
  })
  expect(row.slice(0, 7)).toEqual([
    'cmp_1',
    '1970-01-01T00:00:00.000Z',
    'Late delivery',
    '=A-1',
    'Nothing chosen',
    'A gift and a bonus',
    null,
  ])
  expect(row).toHaveLength(complaintsHead(desk).length)
})

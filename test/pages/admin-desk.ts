/** A desk and example rows for the staff pages. */
import type { QueueRow } from '../../db/dashboard-queue.ts'
import type { Figures, Headline } from '../../db/figures.ts'
import type { Role } from '../../domain/complaint.ts'
import type { ComplaintId, Instant, ShopId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { type PromiseKind, type PromiseState, promiseKinds } from '../../domain/promise.ts'
import { previewNow } from '../../emails/preview-facts.ts'
import { type Desk, deskWith } from '../../workers/admin/desk.ts'

export const staffNow: Instant = previewNow + 2 * 3_600_000

export const deskIn = (
  locale: Locale,
  change: Partial<Parameters<typeof deskWith>[0]> & { readonly role?: Role } = {},
): Desk => {
  const shop = {
    shop: 'semitsvet' as ShopId,
    name: 'Семицвет',
    timeZone: 'Europe/Chisinau',
    currency: 'MDL',
    locale,
  } as const
  const { role = 'director', ...rest } = change
  return deskWith({
    ...{ locale, now: staffNow, shops: [shop], shop, here: '/admin', publicUrl: 'http://127.0.0.1:8787' },
    member: { email: 'maria@example.com', name: 'Мария Чобану', role },
    ...rest,
  })
}

const people = [
  ['Ana Popescu', 'bags'],
  ['Иван Крылов', 'порвана'],
  ['Elena Dinu', 'mărimea greșită'],
  ['Sam Whitfield', 'not received'],
  ['Ольга Сухова-Константинопольская', 'молния не застёгивается'],
] as const
const categories = ['missing-item', 'damaged', 'wrong-item', 'dispute', 'faulty'] as const
const kinds = ['letter', 'answer', 'remedy', 'dispute', 'acknowledgement'] as const
const minute = 60_000

export const rowsOf = (count: number): readonly QueueRow[] =>
  Array.from({ length: count }, (_, i): QueueRow => {
    const [customer, what] = people[i % 5] ?? people[0]
    const dueAt = staffNow + (i - 1) * (i < 5 ? 57 : 411) * minute
    const promised = i % 7 !== 6
    return {
      id: `cmp_${String(i).padStart(26, '0')}` as ComplaintId,
      channel: 'form',
      category: categories[i % 5] ?? 'other',
      text: `${what}. Из 1 000 сумок пришло только 700, выставка через три дня, и без остальных нам там делать нечего.`,
      tier: i % 5 === 0 ? 'vip' : 'standard',
      stage: i % 3 === 0 ? 'offered' : 'fulfilling',
      owner: i % 4 === 3 ? null : 'maria@example.com',
      receivedAt: staffNow - 3 * 3_600_000,
      closedAt: null,
      wakeAt: i % 3 === 2 ? null : dueAt + 45 * minute,
      promiseDueAt: promised ? dueAt : null,
      promise: promised
        ? { kind: kinds[i % 5] ?? 'answer', madeAt: staffNow - (i + 1) * 95 * minute, dueAt, firstDueAt: dueAt }
        : null,
      task: i % 3 === 1 ? { kind: 'ship', dueAt } : null,
      customer: i % 11 === 10 ? null : customer,
      paidOrders: i % 5 === 1 ? 0 : 14 - (i % 5),
      order: i % 9 === 8 ? null : `A-${1001 + i}`,
      value: i % 9 === 7 ? null : money(2_000_000 + i * 12_345, i % 5 === 1 ? 'RUB' : 'MDL'),
    }
  })

const states = (
  open: number,
  kept: number,
  early: number,
  late: number,
  broken: number,
): Record<PromiseState, number> => ({
  ...{ open, kept, early, late, broken },
  withdrawn: 0,
})

const rates = (settled: number, kept: number, early: number, told = 0) => ({
  ...{ settled, kept, early, told },
  keptRate: kept / settled,
  earlyRate: early / settled,
})

export const figuresOf = (): Figures => {
  const none = states(0, 0, 0, 0, 0)
  const byKind: Record<PromiseKind, Record<PromiseState, number>> = {
    ...(Object.fromEntries(promiseKinds.map((kind) => [kind, none])) as Record<
      PromiseKind,
      Record<PromiseState, number>
    >),
    acknowledgement: states(1, 4, 131, 0, 0),
    answer: states(12, 51, 60, 3, 1),
    remedy: states(20, 44, 31, 2, 1),
    letter: states(1, 3, 2, 0, 0),
  }
  return {
    acknowledgedWithinHour: { count: 135, of: 135, share: 1 },
    promises: { byState: states(34, 102, 224, 5, 2), byKind },
    keptRate: { count: 326, of: 333, share: 326 / 333 },
    earlyRate: { count: 224, of: 333, share: 224 / 333 },
    kept: {
      all: rates(333, 326, 224, 3),
      byKind: [
        { kind: 'acknowledgement', ...rates(135, 135, 131) },
        { kind: 'remedy', ...rates(78, 75, 31, 2) },
      ],
      byOwner: [
        { owner: 'maria@example.com', name: 'Мария', ...rates(60, 58, 30, 1) },
        { owner: null, name: null, ...rates(4, 2, 0) },
      ],
      byCategory: [{ category: 'damaged', ...rates(200, 198, 150) }],
      clocks: {
        acknowledged: { count: 135, calendarMinutes: 1, workingMinutes: 0 },
        answered: { count: 115, calendarMinutes: 1_020, workingMinutes: 62 },
      },
    },
    received: 136,
    tooMuch: 2,
    open: 42,
    closed: { settled: 70, recovered: 19, departed: 3, unanswered: 2 },
    recovered: 19,
    codes: [
      {
        currency: 'MDL',
        issued: { count: 61, minor: 12_345_600 },
        redeemed: { count: 19, minor: 3_800_000 },
        liability: { count: 38, minor: 7_420_050 },
      },
    ],
    costs: [
      { entry: 'fix', currency: 'MDL', minor: 41_200_000, count: 88 },
      { entry: 'gift', currency: 'MDL', minor: 900_000, count: 30 },
      { entry: 'code-issued', currency: 'MDL', minor: 12_345_600, count: 61 },
      { entry: 'code-redeemed', currency: 'MDL', minor: 3_800_000, count: 19 },
    ],
  }
}

export const headlineOf = (): Headline => {
  const { acknowledgedWithinHour, promises, keptRate, earlyRate, open, closed, recovered, codes } = figuresOf()
  const liability = codes.map(({ currency, liability: { count, minor } }) => ({ currency, count, minor }))
  return { acknowledgedWithinHour, promises, keptRate, earlyRate, open, closed, recovered, liability }
}

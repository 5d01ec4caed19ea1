/** What goes wrong, to whom, and when: arrivals over the day and the week, and the people behind them. */
import type { Customer, Dispute } from '../../domain/complaint.ts'
import { categories } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import type { Chance } from './chance.ts'
import type { Grievance, Mood } from './doors.ts'
import { localOf } from './local-time.ts'

const dayMs = 24 * 3_600_000

export const moodOf = (chance: Chance): Mood =>
  chance.one({ brisk: 0.25, calm: 0.35, talkative: 0.12, stormy: 0.1 }) ?? 'silent'

/** Busy evenings, quiet nights, Sundays like other days; a burst now and then (a batch went wrong). */
export function arrivals(
  count: number,
  start: Instant,
  days: number,
  zone: string,
  chance: Chance,
): readonly Instant[] {
  const found: Instant[] = []
  while (found.length < count) {
    const at = start + Math.floor(chance.draw() * days * dayMs)
    const hour = Number(localOf(at, zone).time.slice(0, 2))
    const isNight = hour < 7
    if (isNight && !chance.happens(0.25)) continue
    const burst = chance.happens(0.01) ? 12 : 1
    for (let i = 0; i < burst && found.length < count; i++) found.push(at + i * chance.whole(1, 4_000))
  }
  return found.sort((a, b) => a - b)
}

const zones: readonly (string | null)[] = [
  ...[null, null, null, null, null],
  ...['Europe/Chisinau', 'Europe/Moscow', 'America/New_York', 'Asia/Tokyo', 'Europe/London'],
]

const usualCategories = categories.filter((category) => category !== 'dispute')

/** Somebody new, or somebody who has complained before. */
export interface Somebody {
  readonly email: string | null
  readonly customer: Partial<Customer>
  readonly locale: Locale
}

/** A number of its own: people without an address are told apart by it. */
const phoneOf = (chance: Chance): string =>
  `${chance.pick(['+37369', '+4072100', '+7926100', '+120255'])}${chance.whole(100_000, 999_999)}`.slice(0, 12)

function somebody(name: string, chance: Chance): Somebody {
  const email = chance.happens(0.02) ? null : `ana-${name}@example.com`
  const kind = chance.one({ tag: 0.02, orders: 0.03, reach: 0.02 })
  const locale = chance.pick(locales)
  return {
    email,
    locale,
    customer: {
      name: 'Ana Popescu',
      locale,
      phone: chance.happens(0.3) ? phoneOf(chance) : null,
      timeZone: chance.pick(zones),
      tags: kind === 'tag' ? ['vip'] : [],
      paidOrders: kind === 'orders' ? chance.whole(10, 30) : chance.whole(0, 6),
      audience: kind === 'reach' ? 25_000 : null,
    },
  }
}

const words = ['The bag arrived torn.', 'Still not here.', 'Geanta a venit ruptă.', 'Сумка пришла рваной.', ''] as const
const threats = [
  'I shall go to court.',
  'Я пойду в суд и в Роспотребнадзор.',
  'Voi depune o plângere la ANPC.',
] as const

function disputeOf(name: string, now: Instant, minor: number, currency: string, chance: Chance): Dispute {
  const refundable = chance.happens(0.3)
  return {
    externalId: `dp_${name}`,
    state: refundable ? 'inquiry' : 'needs-response',
    dueAt: chance.happens(0.9) ? now + chance.whole(3, 20) * dayMs : null,
    reason: chance.pick(['fraudulent', 'product_not_received', 'product_unacceptable']),
    code: null,
    amount: money(minor, currency),
    refundable,
  }
}

export interface Told {
  readonly grievance: Grievance
  readonly person: Somebody
}

/** One grievance; `earlier` are people who have complained before, one in ten of whom it is again; `same` is sure to be. */
export function grievanceOf(
  name: string,
  now: Instant,
  currency: string,
  earlier: readonly Somebody[],
  same: Somebody | undefined,
  chance: Chance,
): Told {
  const known = same ?? (chance.happens(0.1) ? earlier[chance.whole(0, Math.max(0, earlier.length - 1))] : undefined)
  const person = known ?? somebody(name, chance)
  const isDispute = chance.happens(0.04)
  const minor = chance.whole(5_000, 300_000) * (chance.happens(0.1) ? 10 : 1)
  const knowsOrder = chance.happens(0.92)
  const category = isDispute ? 'dispute' : chance.pick(usualCategories)
  return {
    person,
    grievance: {
      complaint: {
        category,
        channel: isDispute ? 'dispute' : chance.pick(['form', 'email', 'chat', 'review']),
        text: chance.happens(0.03) ? chance.pick(threats) : chance.pick(words),
        locale: person.locale,
        rating: chance.happens(0.05) ? chance.whole(1, 2) : null,
        refunded: chance.happens(0.02) ? money(Math.floor(minor / 2), currency) : null,
      },
      customer: { ...person.customer, email: person.email },
      order: knowsOrder ? { externalId: `A-${name}`, total: money(minor, currency), placedAt: now - 9 * dayMs } : null,
      dispute: isDispute ? disputeOf(name, now, minor, currency, chance) : null,
    },
  }
}

import { env } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { type ComplaintEvent, nobody, type SourceEvent } from '../../domain/event.ts'
import { money } from '../../domain/money.ts'
import { type Taken, takeIn } from '../../workflows/intake.ts'
import { findings, openShop, type TestShop } from '../harness/shop.ts'

const hour = 3_600_000
let n = 0

const grievance = (change: Partial<ComplaintEvent> = {}): ComplaintEvent => ({
  type: 'complaint',
  externalId: `c-${++n}`,
  category: 'damaged',
  channel: 'form',
  text: 'torn',
  at: null,
  person: { ...nobody, email: 'ana@example.com' },
  order: { externalId: 'A-1', name: null, total: money(100_000, 'MDL'), placedAt: null, lines: [] },
  dispute: null,
  refunded: null,
  rating: null,
  payment: null,
  ...change,
})

async function take(
  shop: TestShop,
  events: readonly SourceEvent[],
  options: { source?: string; now?: number; eventId?: string; signed?: boolean } = {},
): Promise<Exclude<Taken, { status: 'stale' }>> {
  const deps = await depsOf(env)
  const taken = await takeIn(deps, {
    shop: shop.id,
    shopLocale: 'en',
    country: 'MD',
    source: options.source ?? 'standard',
    sourceVersion: null,
    eventId: options.eventId ?? `e-${++n}`,
    events,
    now: options.now ?? deps.clock.now(),
    signed: options.signed ?? true,
  })
  if (taken.status === 'stale') throw new Error('stale')
  return taken
}

const count = async (shop: TestShop, table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table} where shop = ?`).bind(shop.id).first<{ n: number }>())?.n

it('the same order and person by another channel joins, whatever its category', async () => {
  const shop = await openShop()
  const first = await take(shop, [grievance()])
  const second = await take(shop, [grievance({ category: 'late', channel: 'review', rating: 1 })], {
    source: 'judgeme',
  })
  expect([first.status, second.status]).toEqual(['opened', 'joined'])
  expect(second.complaint).toBe(first.complaint)
  expect(await count(shop, 'complaints')).toBe(1)
})

it('a mailbox is one person however it is written', async () => {
  const shop = await openShop()
  await take(shop, [grievance({ person: { ...nobody, email: 'Ana.Popescu@Gmail.com' } })])
  const second = await take(shop, [grievance({ person: { ...nobody, email: 'anapopescu+shop@googlemail.com' } })])
  expect(second.status).toBe('joined')
})

it('people are never merged on a name', async () => {
  const shop = await openShop()
  await take(shop, [grievance({ person: { ...nobody, name: 'Ana', email: 'a@example.com' }, order: null })])
  const second = await take(shop, [
    grievance({ person: { ...nobody, name: 'Ana', email: 'b@example.com' }, order: null }),
  ])
  expect(second.status).toBe('opened')
  const third = await take(shop, [grievance({ person: { ...nobody, name: 'Ana' }, order: null })])
  expect(third.status).toBe('opened')
})

it('another person’s complaint about the same order number is another complaint', async () => {
  const shop = await openShop()
  await take(shop, [grievance()])
  const second = await take(shop, [grievance({ person: { ...nobody, email: 'other@example.com' } })])
  expect(second.status).toBe('opened')
})

it('without an order the same person and category joins within 72 hours, and not after', async () => {
  const shop = await openShop()
  const start = Date.now()
  const bare = () => grievance({ order: null })
  await take(shop, [bare()], { now: start })
  expect((await take(shop, [bare()], { now: start + 71 * hour })).status).toBe('joined')
  expect((await take(shop, [grievance({ order: null, category: 'late' })], { now: start + 71 * hour })).status).toBe(
    'opened',
  )
  expect((await take(shop, [bare()], { now: start + 73 * hour })).status).toBe('opened')
})

it('after closing it is a new complaint', async () => {
  const shop = await openShop()
  const first = await take(shop, [grievance()])
  await env.DB.prepare('update complaints set closed_at = ?, wake_at = null where id = ?')
    .bind(Date.now(), first.complaint)
    .run()
  const second = await take(shop, [grievance()])
  expect(second.status).toBe('opened')
  expect(second.complaint).not.toBe(first.complaint)
})

it('a dispute without a customer finds them through the order we were told of', async () => {
  const shop = await openShop()
  const order = { externalId: 'A-7', name: null, total: money(50_000, 'MDL'), placedAt: null, lines: [] }
  await take(shop, [
    {
      type: 'order',
      state: 'paid',
      order,
      person: { ...nobody, email: 'dan@example.com', locale: 'ro' },
      codes: [],
      amount: null,
      at: null,
      payments: ['ch_1'],
    },
  ])
  const dispute = {
    externalId: 'dp_1',
    state: 'needs-response',
    dueAt: null,
    reason: 'fraudulent',
    networkReasonCode: null,
    amount: null,
    refundable: false,
  } as const
  const { complaint } = await take(
    shop,
    [
      grievance({
        person: null,
        order: null,
        payment: 'ch_1',
        category: 'dispute',
        channel: 'dispute',
        text: '',
        dispute,
      }),
    ],
    { source: 'stripe' },
  )
  const row = await env.DB.prepare(
    'select c.order_id, c.locale, k.email from complaints c join customers k on k.shop = c.shop and k.id = c.customer where c.id = ?',
  )
    .bind(complaint)
    .first()
  expect(row).toEqual({ order_id: 'A-7', locale: 'ro', email: 'dan@example.com' })
})

it('a complaint that waited for its customer is woken by the order that names them', async () => {
  const shop = await openShop()
  const opened = await take(shop, [grievance({ person: null })])
  const order = { externalId: 'A-1', name: null, total: null, placedAt: null, lines: [] }
  const told = await take(shop, [
    {
      type: 'order',
      state: 'paid',
      order,
      person: { ...nobody, email: 'late@example.com' },
      codes: [],
      amount: null,
      at: null,
      payments: [],
    },
  ])
  expect(told.wake).toEqual([opened.complaint])
})

it('what a customer types makes no VIP and no amount', async () => {
  const shop = await openShop()
  const claims = {
    ...nobody,
    email: 'me@example.com',
    tags: ['vip'],
    ordersCount: 99,
    totalSpent: money(99_000_000, 'MDL'),
    audience: 1_000_000,
    marketingConsent: true,
  }
  await take(shop, [grievance({ person: claims })], { source: 'form', signed: false })
  const row = await env.DB.prepare(
    'select k.tags, k.claimed_orders, k.claimed_spent, k.audience, k.promotions, o.minor from customers k join orders o on o.shop = k.shop where k.shop = ?',
  )
    .bind(shop.id)
    .first()
  expect(row).toEqual({
    tags: '[]',
    claimed_orders: 0,
    claimed_spent: null,
    audience: null,
    promotions: 'none',
    minor: null,
  })
})

it('orders, cancellations and refunds reach the same state in any order and however often', {
  timeout: 60_000,
}, async () => {
  const order = { externalId: 'A-9', name: null, total: money(100_000, 'MDL'), placedAt: null, lines: [] }
  const person = { ...nobody, email: 'any@example.com' }
  const event = (state: 'paid' | 'cancelled' | 'refunded', amount: number | null) =>
    ({
      type: 'order',
      state,
      order,
      person,
      codes: [],
      amount: amount === null ? null : money(amount, 'MDL'),
      at: null,
      payments: [],
    }) as const
  const deliveries = [
    { eventId: 'paid', events: [event('paid', null)] },
    { eventId: 'half', events: [event('refunded', 40_000)] },
    { eventId: 'rest', events: [event('refunded', 60_000)] },
    { eventId: 'grievance', events: [grievance({ externalId: 'g', person, order })] },
  ]
  const end = async (indexes: readonly number[]) => {
    const shop = await openShop({ staff: false })
    for (const i of indexes) await take(shop, deliveries[i]?.events ?? [], { eventId: deliveries[i]?.eventId ?? '' })
    return env.DB.prepare(
      'select o.state, o.refunded_minor, o.minor, k.email, (select count(*) from complaints c where c.shop = o.shop) as complaints from orders o join customers k on k.shop = o.shop and k.id = o.customer where o.shop = ?',
    )
      .bind(shop.id)
      .first()
  }
  const expected = await end([0, 1, 2, 3])
  expect(expected).toMatchObject({ state: 'refunded', refunded_minor: 100_000, complaints: 1 })
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.array(fc.nat(3), { maxLength: 4 }),
      async (first, again) => {
        expect(await end([...first, ...again])).toEqual(expected)
      },
    ),
    { numRuns: 25 },
  )
  expect((await findings()).filter((finding) => !finding.startsWith('8 '))).toEqual([])
})

/** What a customer types in a form, a mail or a chat makes no VIP, no amount and no consent, whatever they type. */
import { env } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import { bonusOf } from '../../domain/compensation.ts'
import { nobody, type PersonClaim, type SourceEvent } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { tierOf } from '../../domain/policy/tier.ts'
import { type Taken, takeIn } from '../../workflows/intake.ts'
import { recover } from '../../workflows/recover.ts'
import { openShop, type TestShop } from '../harness/shop.ts'

let n = 0

async function take(shop: TestShop, event: SourceEvent, signed: boolean): Promise<Exclude<Taken, { status: 'stale' }>> {
  const deps = await depsOf(env)
  const source = signed ? 'standard' : 'form'
  const common = { shop: shop.id, shopLocale: 'en', country: 'MD', source, sourceVersion: null } as const
  const taken = await takeIn(deps, { ...common, eventId: `t-${++n}`, events: [event], now: deps.clock.now(), signed })
  if (taken.status === 'stale') throw new Error('stale')
  return taken
}

const claim = (externalId: string, minor: number | null, placedAt: number | null = null) => ({
  ...{ externalId, name: null, total: minor === null ? null : money(minor, 'MDL'), placedAt, lines: [] },
})
const rest = { dispute: null, refunded: null, rating: null, payment: null, at: null }

const code = '7K2M9PQRTV4XZ0AB'
const vipPhone = '+37369000001'

/** A shop with a customer who is a VIP by what it signed, one known by phone alone, and one plain. */
async function knownShop(): Promise<TestShop> {
  const shop = await openShop({ staff: false })
  const vip = { ...nobody, email: 'vip@example.com', phone: '+37369000002', tags: ['vip'], ordersCount: 14 }
  const order = { type: 'order', state: 'paid', codes: [], amount: null, at: null } as const
  await take(shop, { ...order, order: claim('A-VIP', 10_000_000), person: vip, payments: ['pi_1'] }, true)
  await take(shop, { type: 'customer', person: { ...nobody, phone: vipPhone, name: 'Ion', tags: ['vip'] } }, true)
  await take(
    shop,
    { ...order, order: claim('A-PLAIN', 50_000), person: { ...nobody, email: 'plain@example.com' }, payments: [] },
    true,
  )
  return shop
}

const rows = async (shop: TestShop, query: string) => (await env.DB.prepare(query).bind(shop.id).all()).results

const signedFacts = async (shop: TestShop) => ({
  people: await rows(
    shop,
    `select id, email, email_key, tags, claimed_orders, claimed_spent, audience, promotions from customers
     where shop = ? and (email in ('vip@example.com', 'plain@example.com') or tags <> '[]') order by id`,
  ),
  orders: await rows(
    shop,
    `select external_id, name, customer, minor, currency, placed_at, lines, state, refunded_minor, codes from orders
     where shop = ? and external_id in ('A-VIP', 'A-PLAIN') order by 1`,
  ),
  payments: await rows(shop, 'select payment, order_id from payments where shop = ? order by 1'),
})

const person: fc.Arbitrary<PersonClaim> = fc
  .record({
    email: fc.constantFrom('eve@example.com', 'vip@example.com', 'plain@example.com', null),
    phone: fc.constantFrom(vipPhone, '+37369000002', '+37369000009', null),
    externalId: fc.constantFrom('u-1', null),
    tags: fc.constantFrom(['vip'], null),
    ordersCount: fc.constantFrom(99, null),
    totalSpent: fc.constantFrom(money(99_000_000, 'MDL'), null),
    audience: fc.constantFrom(1_000_000, null),
    marketingConsent: fc.constantFrom(true, null),
  })
  .map((fields) => ({ ...nobody, name: 'Eve', ...fields }))

const typedOrder = fc
  .tuple(fc.constantFrom('A-VIP', 'A-PLAIN', 'A-NEXT', 'A-99'), fc.constantFrom(1, 90_000_000, null))
  .map(([id, minor]) => ({
    ...claim(id, minor, 1),
    name: 'typed',
    lines: [{ sku: null, name: 'gold', quantity: 1, total: null }],
  }))

const typedEvent: fc.Arbitrary<SourceEvent> = fc.oneof(
  fc.record({ person, order: fc.option(typedOrder), payment: fc.constantFrom('pi_9', null) }).map((about) => ({
    ...{ type: 'complaint' as const, externalId: `c-${++n}`, category: 'damaged' as const, channel: 'form' as const },
    ...{ text: 'torn', ...rest, refunded: money(1, 'MDL'), ...about },
  })),
  fc.record({ person, order: typedOrder, state: fc.constantFrom('paid', 'cancelled', 'refunded') }).map((about) => ({
    ...{
      type: 'order' as const,
      codes: [code],
      amount: money(10_000_000, 'MDL'),
      at: null,
      payments: ['pi_9'],
      ...about,
    },
  })),
  person.map((claimed) => ({ type: 'customer' as const, person: claimed })),
)

it('whatever is typed, what the shop signed stays as it is and nobody becomes more by it', {
  timeout: 120_000,
}, async () => {
  const deps = await depsOf(env)
  await fc.assert(
    fc.asyncProperty(fc.array(typedEvent, { minLength: 1, maxLength: 8 }), async (events) => {
      const shop = await knownShop()
      const before = await signedFacts(shop)
      for (const event of events) await take(shop, event, false)
      expect(await signedFacts(shop)).toEqual(before)
      const raised = await rows(
        shop,
        `select id from customers where shop = ? and email_key is not 'vip@example.com' and phone is not '${vipPhone}'
           and (tags <> '[]' or claimed_orders > 0 or claimed_spent is not null)
         union select id from customers where shop = ?1 and (audience is not null or promotions <> 'none')
         union select external_id from orders where shop = ?1 and external_id in ('A-NEXT', 'A-99')
           and (state <> 'placed' or minor is not null or customer is not null or codes <> '[]' or name is not null)
         union select code from order_codes where shop = ?1`,
      )
      expect(raised).toEqual([])
      for (const { id } of await rows(shop, 'select id from complaints where shop = ?')) {
        const facts = await loadFacts(deps.db, String(id) as ComplaintId)
        if (!facts) throw new Error('no facts')
        const { customer, order } = facts
        if (tierOf(customer, facts.shop.policy, facts.shop.currency).tier === 'vip') {
          expect(customer?.email === 'vip@example.com' || customer?.email === null).toBe(true)
        }
        // Somebody else's order says nothing of itself, and no sum follows from it.
        const own = { 'vip@example.com': 10_000_000, 'plain@example.com': 50_000 }[customer?.email ?? ''] ?? null
        if (order?.total) expect(order.total.minor).toBe(own)
        if (!order?.total) expect(bonusOf(facts)).toEqual(money(10_000, 'MDL'))
        expect(facts.complaint.refunded).toBeNull()
      }
    }),
    { numRuns: 40 },
  )
})

it('who types a valued customer’s telephone number is not taken for them, and gets no mail of theirs', async () => {
  const shop = await knownShop()
  const words = { type: 'complaint', category: 'damaged', channel: 'form', text: 'torn', order: null, ...rest } as const
  const eve = { ...nobody, phone: vipPhone, email: 'eve@example.com' }
  const account = { ...nobody, externalId: 'u-1' }
  const typed = [eve, { ...account, phone: vipPhone }, { ...account, email: 'eva@example.com' }]
  for (const [i, who] of typed.entries()) await take(shop, { ...words, externalId: `p-${i}`, person: who }, false)
  const known = await rows(
    shop,
    `select email, external_id from customers where shop = ? and phone = '${vipPhone}' and tags <> '[]'`,
  )
  expect(known).toEqual([{ email: null, external_id: null }])
  const strangers = await rows(shop, "select email, tags from customers where shop = ? and email like 'ev%' order by 1")
  expect(strangers).toEqual([
    { email: 'eva@example.com', tags: '[]' },
    { email: 'eve@example.com', tags: '[]' },
  ])
})

it('numbers of orders to come, typed in advance, give their typist nothing when the shop tells of them', async () => {
  const shop = await openShop({ staff: false })
  const eve = { ...nobody, email: 'eve@example.com' }
  const words = { type: 'complaint', category: 'damaged', channel: 'form', text: 'torn', ...rest } as const
  for (let i = 0; i < 12; i++) {
    await take(shop, { ...words, externalId: `g-${i}`, person: eve, order: claim(`N-${i}`, null) }, false)
    await take(
      shop,
      {
        ...{
          type: 'order',
          state: 'paid',
          order: claim(`N-${i}`, 5_000_000),
          codes: [],
          amount: null,
          at: null,
          payments: [],
        },
        person: { ...nobody, email: 'buyer@example.com' },
      },
      true,
    )
  }
  const ids = await rows(shop, 'select id from complaints where shop = ?')
  expect(ids.length).toBeGreaterThan(0)
  for (const { id } of ids) {
    const facts = await loadFacts((await depsOf(env)).db, String(id) as ComplaintId)
    expect(facts?.customer).toMatchObject({ email: 'eve@example.com', paidOrders: 0, spent: [] })
    expect(facts?.order).toMatchObject({ total: null, lines: [], ofAnother: true })
  }
})

it('a paid history is what was paid and stayed paid: count, sums by currency, the last order', async () => {
  const shop = await openShop({ staff: false })
  const ana = { ...nobody, email: 'ana@example.com' }
  const told = { type: 'order', codes: [], person: ana, payments: [], amount: null, at: null } as const
  const day = 86_400_000
  const start = Date.now() - 30 * day
  const paid = (id: string, sum: ReturnType<typeof money>, at: number): SourceEvent => ({
    ...{ ...told, state: 'paid', order: { ...claim(id, null), total: sum, placedAt: at } },
  })
  await take(shop, paid('A-1', money(100_000, 'MDL'), start), true)
  await take(shop, paid('A-2', money(50_000, 'MDL'), start + day), true)
  await take(shop, paid('A-3', money(900, 'EUR'), start + 2 * day), true)
  await take(shop, paid('A-4', money(700, 'EUR'), start + 3 * day), true)
  await take(
    shop,
    { ...told, state: 'refunded', order: claim('A-1', null), amount: money(40_000, 'MDL'), refund: 're_1' },
    true,
  )
  await take(
    shop,
    { ...told, state: 'refunded', order: claim('A-2', null), amount: money(50_000, 'MDL'), refund: 're_2' },
    true,
  )
  await take(shop, { ...told, state: 'cancelled', order: claim('A-4', null) }, true)
  const words = { type: 'complaint', category: 'damaged', channel: 'form', text: 'torn', ...rest } as const
  const { complaint } = await take(shop, { ...words, externalId: 'g', person: ana, order: null }, true)
  const facts = await loadFacts((await depsOf(env)).db, complaint ?? ('' as ComplaintId))
  expect(facts?.customer).toMatchObject({ paidOrders: 2, lastOrderAt: start + 2 * day })
  expect(facts?.customer?.spent.toSorted((a, b) => a.minor - b.minor)).toEqual([
    money(900, 'EUR'),
    money(60_000, 'MDL'),
  ])
})

it('the tier of a complaint is what it was when it was assessed; the next one sees the customer as they are', async () => {
  const shop = await openShop({ staff: false })
  const deps = await depsOf(env)
  const ana = { ...nobody, email: 'ana@example.com' }
  const words = { type: 'complaint', category: 'damaged', channel: 'form', text: 'torn', ...rest } as const
  const tell = async (externalId: string, order: string) => {
    const { complaint } = await take(shop, { ...words, externalId, person: ana, order: claim(order, null) }, true)
    if (!complaint) throw new Error('not taken')
    await recover(deps, complaint, 'test')
    return complaint
  }
  const tierAt = async (id: ComplaintId) => (await loadFacts(deps.db, id))?.complaint.tier
  const first = await tell('g-1', 'A-1')
  await take(shop, { type: 'customer', person: { ...ana, tags: ['VIP'] } }, true)
  await recover(deps, first, 'test')
  expect(await tierAt(first)).toBe('standard')
  const second = await tell('g-2', 'A-2')
  expect(await tierAt(second)).toBe('vip')
  await take(shop, { type: 'customer', person: { ...ana, tags: [] } }, true)
  await recover(deps, second, 'test')
  expect(await tierAt(second)).toBe('vip')
})

it('who typed somebody’s telephone number first gets nothing of theirs when the shop tells of them', async () => {
  const shop = await openShop({ staff: false })
  const words = { type: 'complaint', category: 'damaged', channel: 'form', text: 'torn', order: null, ...rest } as const
  const eve = { ...nobody, phone: vipPhone, email: 'eve@example.com' }
  await take(shop, { ...words, externalId: 'e-1', person: eve }, false)
  const told = { type: 'order', state: 'paid', codes: [], payments: [], amount: null, at: null } as const
  const buyer = { ...nobody, phone: vipPhone, email: 'buyer@example.com', externalId: 'u-9', name: 'Olga' }
  await take(shop, { ...told, order: claim('O-1', 50_000), person: buyer }, true)
  await take(shop, { ...words, externalId: 'b-1', person: buyer }, true)
  // A bare number leads to who is known by it, not to who typed it; a sender's id is not needed for that.
  await take(shop, { ...told, order: claim('O-2', 50_000), person: { ...nobody, phone: vipPhone } }, true)
  const ana = { ...nobody, phone: '+37369000077', email: 'ana@example.com' }
  await take(shop, { ...words, externalId: 'm-1', person: { ...ana, email: 'mia@example.com' } }, false)
  await take(shop, { ...told, order: claim('O-3', 50_000), person: ana }, true)
  await take(shop, { ...told, order: claim('O-4', 50_000), person: { ...ana, email: null } }, true)
  const tom = { ...nobody, phone: '+37369000088', email: 'tom@example.com' }
  await take(shop, { ...words, externalId: 't-1', person: tom }, false)
  await take(shop, { ...told, order: claim('O-5', 50_000), person: { ...tom, email: null } }, true)
  expect(
    await rows(
      shop,
      `select o.external_id as "order", u.email from orders o join customers u on u.id = o.customer where o.shop = ? order by 1`,
    ),
  ).toEqual([
    { order: 'O-1', email: 'buyer@example.com' },
    { order: 'O-2', email: 'buyer@example.com' },
    { order: 'O-3', email: 'ana@example.com' },
    { order: 'O-4', email: 'ana@example.com' },
    { order: 'O-5', email: null },
  ])
  expect(
    await rows(
      shop,
      `select c.external_id as id, u.email, u.name, u.external_id as account from complaints c join customers u on u.id = c.customer
       where c.shop = ? order by 1`,
    ),
  ).toEqual([
    { id: 'b-1', email: 'buyer@example.com', name: 'Olga', account: 'standard:u-9' },
    { id: 'e-1', email: 'eve@example.com', name: null, account: null },
    { id: 'm-1', email: 'mia@example.com', name: null, account: null },
    { id: 't-1', email: 'tom@example.com', name: null, account: null },
  ])
})

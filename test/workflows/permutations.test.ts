/** Invariant 5: the same events in any order, with any repetition, reach the same state. */
import { env } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import type { Facts } from '../../domain/complaint.ts'
import { type ComplaintEvent, nobody, type OrderEvent, type SourceEvent } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { takeIn } from '../../workflows/intake.ts'
import { recover } from '../../workflows/recover.ts'
import { findings, openShop, type TestShop } from '../harness/shop.ts'
import { type Issued, issuedCode } from '../http/api.ts'

const person = { ...nobody, externalId: 'u-7', email: 'ana@example.com', name: 'Ana Popescu', locale: 'en' }
const placedAt = Date.parse('2025-11-12T09:00:00Z')
const claim = (externalId: string, minor: number, at: number) => ({
  ...{ externalId, name: `#${externalId}`, total: money(minor, 'MDL'), placedAt: at },
  lines: [{ sku: 'BAG-1', name: 'Printed bag', quantity: 1, total: money(minor, 'MDL') }],
})

const complaint: ComplaintEvent = {
  ...{
    type: 'complaint',
    externalId: 'c-1',
    category: 'damaged',
    channel: 'form',
    text: 'The bag arrived torn.',
    at: null,
  },
  ...{ person, order: claim('A-1', 100_000, placedAt), dispute: null, refunded: null, rating: null, payment: null },
}
const dispute: ComplaintEvent = {
  ...{ type: 'complaint', externalId: 'dp_1', category: 'dispute', channel: 'dispute', text: '', at: null },
  ...{ person: null, order: null, refunded: null, rating: null, payment: 'pi_1' },
  dispute: {
    ...{ externalId: 'dp_1', state: 'needs-response', dueAt: placedAt + 1e10, reason: 'fraudulent' },
    ...{ networkReasonCode: '10.4', amount: money(100_000, 'MDL'), refundable: false },
  },
}
const ordered = (state: OrderEvent['state'], change: Partial<OrderEvent> = {}): OrderEvent => ({
  ...{ type: 'order', state, order: claim('A-1', 100_000, placedAt), person, codes: [], amount: null, at: placedAt },
  ...{ payments: [], ...change },
})

interface Told {
  readonly name: string
  readonly source: string
  readonly events: readonly SourceEvent[]
}

const next = claim('B-1', 6_000_000, placedAt + 1e9)
const code = '7K2M9PQRTV4XZ0ABC'.slice(0, 16)

/** What happened once; each is told one or more times, whenever. */
const all: readonly Told[] = [
  { name: 'complaint', source: 'standard', events: [complaint] },
  { name: 'paid', source: 'standard', events: [ordered('paid', { payments: ['pi_1'] })] },
  { name: 'dispute', source: 'stripe', events: [dispute] },
  {
    name: 'half back',
    source: 'standard',
    events: [ordered('refunded', { amount: money(40_000, 'MDL'), refund: 're_1' })],
  },
  // The same step of paying back, told by the payment system as well.
  {
    name: 'half again',
    source: 'stripe',
    events: [ordered('refunded', { amount: money(40_000, 'MDL'), refund: 're_1', person: null })],
  },
  { name: 'customer', source: 'standard', events: [{ type: 'customer', person: { ...person, tags: ['vip'] } }] },
  {
    name: 'next paid',
    source: 'standard',
    events: [ordered('paid', { order: next, codes: [code], at: placedAt + 1e9 })],
  },
  {
    name: 'next off',
    source: 'standard',
    events: [ordered('cancelled', { order: { ...next, total: null, lines: [] }, person: null })],
  },
]

/** `turning`: the loop looks at what a delivery woke before the next one comes, and mail leaves. */
async function tell(shop: TestShop, { name, source, events }: Told, turning: boolean): Promise<void> {
  const deps = await depsOf(env)
  const common = { shop: shop.id, shopLocale: 'en', country: 'MD', sourceVersion: null, signed: true } as const
  const taken = await takeIn(deps, { ...common, source, events, eventId: name, now: deps.clock.now() })
  if (!turning || taken.status === 'stale') return
  for (const complaint of taken.wake) await recover(deps, complaint, 'test')
}

const ids = async (shop: TestShop): Promise<readonly ComplaintId[]> =>
  (
    await env.DB.prepare('select id from complaints where shop = ? and joined_into is null order by received_at, id')
      .bind(shop.id)
      .all<{ id: ComplaintId }>()
  ).results.map(({ id }) => id)

/** The facts that intake answers for, without ids and without the times at which we heard of them. */
const known = ({ complaint: own, customer, order, dispute: bank }: Facts) => ({
  ...{ text: own.text, refunded: own.refunded, closed: own.closedAt !== null, returnedWith: own.returnedWith },
  customer: customer && { ...customer, id: '', departedAt: null },
  order,
  dispute: bank,
})

async function rowsOf(shop: TestShop) {
  const read = async (query: string) => (await env.DB.prepare(query).bind(shop.id).all()).results
  return {
    orders: await read(
      `select external_id, name, minor, currency, placed_at, lines, state, refunded_minor, codes, customer is not null as known
       from orders where shop = ? order by external_id`,
    ),
    refunds: await read('select order_id, refund, minor from order_refunds where shop = ? order by 1, 2'),
    codes: await read('select code, order_id, at_at from order_codes where shop = ? order by 1, 2'),
    payments: await read('select payment, order_id from payments where shop = ? order by 1'),
    people: await read('select email_key, external_id, tags, claimed_orders from customers where shop = ? order by 1'),
  }
}

/** The state after these deliveries, with the loop having looked at every complaint (which joins twins) as often as needed. */
async function end(told: readonly Told[], turning = false) {
  const shop = await openShop({ staff: false })
  for (const one of told) await tell(shop, one, turning)
  const deps = await depsOf(env)
  for (const id of await ids(shop)) await recover(deps, id, 'test')
  const facts = []
  for (const id of await ids(shop)) {
    const loaded = await loadFacts(deps.db, id)
    if (loaded) facts.push(known(loaded))
  }
  return { ...(await rowsOf(shop)), complaints: facts }
}

it('every order of arrival, with any repetition, reaches the same facts', { timeout: 240_000 }, async () => {
  const expected = await end(all)
  expect(expected.complaints).toMatchObject([{ text: complaint.text, dispute: { state: 'needs-response' } }])
  expect(expected.complaints).toHaveLength(1)
  expect(expected.orders).toMatchObject([
    { external_id: 'A-1', state: 'paid', refunded_minor: 40_000 },
    { external_id: 'B-1', state: 'cancelled' },
  ])
  const places = [...all.keys()]
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(places, { minLength: all.length }),
      fc.array(fc.constantFrom(...places), { maxLength: 4 }),
      fc.boolean(),
      async (first, again, turning) => {
        expect(
          await end(
            [...first, ...again].flatMap((place) => all[place] ?? []),
            turning,
          ),
        ).toEqual(expected)
      },
    ),
    { numRuns: 25 },
  )
  expect(await findings()).toEqual([])
})

/** Where a code stands in the end, and whether its books balance: issued and given back is used, lapsed or still good. */
async function codeEnd(shop: TestShop, issued: Issued) {
  const deps = await depsOf(env)
  await recover(deps, issued.complaint, 'test')
  const facts = await loadFacts(deps.db, issued.complaint)
  const sums = await env.DB.prepare(
    `select coalesce(sum(iif(entry in ('code-issued', 'code-reinstated'), minor, -minor)), 0) as left
     from ledger where complaint = ? and entry like 'code-%'`,
  )
    .bind(issued.complaint)
    .first<{ left: number }>()
  const orders = await env.DB.prepare(
    'select external_id, state from orders where shop = ? and external_id like ? order by 1',
  )
    .bind(shop.id, `%-${issued.code}`)
    .all<{ external_id: string; state: string }>()
  return {
    code: facts?.codes.map(({ state }) => state),
    live: facts?.redemptions
      .filter(({ reversedAt }) => reversedAt === null)
      .map(({ order, value }) => [order.slice(0, 1), value.minor]),
    asked: facts?.tasks
      .filter(({ kind, state }) => kind === 'check-code' && state === 'open')
      .map(({ about }) => about.conflict),
    returnedWith: facts?.complaint.returnedWith?.slice(0, 1),
    left: sums?.left,
    orders: orders.results.map(({ external_id, state }) => `${external_id.slice(0, 1)} ${state}`),
  }
}

it('a code, its orders and their ends in any order: one redemption, by the order that stands', {
  timeout: 240_000,
}, async () => {
  // So many complaints at once are no incident here: each code is worth what the first one was.
  const shop = await openShop({ staff: false, policy: { compensation: { incident: { ofKind: 200, ofItem: 200 } } } })
  const end = async (places: readonly number[], turning: boolean) => {
    const issued = await issuedCode(shop)
    const buyer = { ...nobody, email: issued.email }
    const at = (await depsOf(env)).clock.now() + 1
    const about = (id: string, minor: number, state: OrderEvent['state'], change: Partial<OrderEvent> = {}) =>
      ordered(state, { order: { ...claim(`${id}-${issued.code}`, minor, at), name: null }, person: buyer, ...change })
    const told: readonly SourceEvent[] = [
      about('B', 6_000_000, 'paid', { codes: [issued.code] }),
      about('B', 6_000_000, 'cancelled', { person: null, codes: [issued.code] }),
      about('C', 50_000, 'paid', { codes: [issued.code.toLowerCase()] }),
      about('C', 50_000, 'refunded', { amount: money(10_000, 'MDL'), refund: 're_1' }),
      { type: 'customer', person: { ...buyer, tags: ['new'] } },
    ]
    for (const place of places) {
      const event = told[place]
      if (event) await tell(shop, { name: `${issued.code}-${place}`, source: 'standard', events: [event] }, turning)
    }
    return codeEnd(shop, issued)
  }
  const expected = await end([0, 1, 2, 3, 4], true)
  expect(expected).toEqual({
    ...{ code: ['redeemed'], live: [['C', 50_000]], asked: [], returnedWith: 'C', left: 0 },
    orders: ['B cancelled', 'C paid'],
  })
  const places = [0, 1, 2, 3, 4]
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(places, { minLength: places.length }),
      fc.array(fc.constantFrom(...places), { maxLength: 3 }),
      fc.boolean(),
      async (first, again, turning) => {
        expect(await end([...first, ...again], turning)).toEqual(expected)
      },
    ),
    { numRuns: 25 },
  )
  expect(await findings()).toEqual([])
})

/** Whatever a sender signs is read without an exception, into something that can be stored. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { senderOf } from '../../local/senders/index.ts'
import type { Scene } from '../../local/senders/letter.ts'
import { newPerson } from '../../local/shop/people.ts'
import type { Json } from '../../workers/sources/json.ts'
import { type SourceName, sources } from '../../workers/sources/registry.ts'
import type { Reading, Source } from '../../workers/sources/source.ts'
import { arrivalOf, bytes, contextOf, payloadFixtures, readAs, signatureFixtures } from './fixture.ts'
import { mutated, value } from './mutations.ts'

const names = Object.keys(sources) as SourceName[]

/** Enough to catch a careless branch in a second; `FUZZ_RUNS=20000` for a night's run. */
const runs = Number(process.env.FUZZ_RUNS) || 150
const patienceMs = 5_000 + runs * 10

/** Names of events that no fixture has, for the branches behind them. */
const moreEvents: Readonly<Record<string, string>> = {
  standard: 'review.posted order.paid order.cancelled order.refunded remedy.delivered customer.updated',
  shopify: 'orders/paid refunds/create returns/request fulfillments/update disputes/update',
  woocommerce: 'order.created coupon.created',
  stripe: 'charge.dispute.closed charge.refunded radar.early_fraud_warning.created',
  square: 'dispute.state.updated refund.updated',
  zendesk: 'zen:event-type:ticket.created zen:event-type:ticket.updated',
  paypal: 'CUSTOMER.DISPUTE.RESOLVED PAYMENT.CAPTURE.REFUNDED',
}

/** What holds of every reading, whatever was sent. */
function check(reading: Reading): void {
  if (reading.kind === 'unusable' || reading.kind === 'nothing') {
    expect(reading.why.length).toBeGreaterThan(0)
    expect(reading.why.length).toBeLessThan(300)
  }
  if (reading.kind !== 'unusable') expect(reading.eventId).not.toBe('')
  const walk = (node: unknown, key: string): void => {
    if (typeof node === 'string') {
      if (!node.isWellFormed() || node.includes('\u0000')) expect.fail(`${key} cannot be stored`)
      if (key === 'externalId') expect(node.length).toBeGreaterThan(0)
    } else if (typeof node === 'number') expect(Number.isSafeInteger(node), key).toBe(true)
    else if (typeof node === 'object' && node !== null)
      for (const [name, member] of Object.entries(node)) walk(member, name)
    else if (node === undefined) expect.fail(`${key} is undefined`)
  }
  walk({ ...reading }, 'reading')
  const events = reading.kind === 'events' ? reading.events : reading.kind === 'notice' ? reading.otherwise : []
  for (const event of events) {
    const sums = event.type === 'complaint' ? [event.refunded] : event.type === 'order' ? [event.amount] : []
    // A refund below nothing would be a payment, and a payment below nothing a refund.
    for (const sum of sums) expect(sum?.minor ?? 0).toBeGreaterThanOrEqual(0)
  }
}

const standardSample = {
  timestamp: '2026-11-21T10:00:00Z',
  data: {
    id: 'c-1001',
    category: 'damaged',
    text: 'torn',
    channel: 'form',
    rating: 1,
    amount: { amount: '1.00', currency: 'MDL' },
    complaint: null,
    customer: {
      id: 'u-7',
      email: 'ana@example.com',
      tags: ['vip'],
      ordersCount: 14,
      totalSpent: { amount: '125000.00', currency: 'MDL' },
    },
    order: {
      id: 'A-1001',
      total: { amount: '20000.00', currency: 'MDL' },
      codes: ['X'],
      lines: [{ name: 'Bag', quantity: 1000 }],
    },
  },
}
const shopifySamples = [
  {
    id: 1,
    order_id: 2,
    transactions: [{ kind: 'refund', status: 'success', amount: '5.00', currency: 'MDL' }],
    refund_line_items: [],
  },
  { id: 1, order: { id: 2 }, return_line_items: [{ return_reason: 'defective', customer_note: 'x', quantity: 1 }] },
]
const cloudpaymentsSamples = [
  {
    TransactionId: 1,
    PaymentTransactionId: 2,
    Amount: '5.00',
    Currency: 'RUB',
    InvoiceId: 'A-1',
    Email: 'a@example.com',
  },
  { TransactionId: 1, Amount: 5, Currency: 'RUB', InvoiceId: 'A-1', Status: 'Completed', AuthCode: 'A1B2C3' },
  { TransactionId: 1, Amount: 5, Reason: 'InsufficientFunds', ReasonCode: 5051 },
]
const scene = (number: number): Scene => ({
  person: newPerson('ruShe', 'vip', number, '00ABCD'),
  number,
  lines: [{ sku: 'CUP-1', name: 'Чашка', quantity: 2, total: 288_000 }],
  words: 'Чашки разбиты.',
  now: Date.UTC(2026, 10, 21),
  placedAt: Date.UTC(2026, 10, 12),
})

interface Seed {
  readonly tree: unknown
  readonly headers: Record<string, string>
}

/** A form and JSON of the same names and texts are one tree. */
const treeOf = (body: string): unknown =>
  /^\s*[[{]/.test(body) ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))

const handMade: Readonly<Record<string, readonly unknown[]>> = {
  standard: [standardSample],
  shopify: shopifySamples,
  cloudpayments: cloudpaymentsSamples,
}

/** Real bodies of this sender: the collected ones, what the demo shop's sender writes, and a few by hand. */
async function seedsOf(name: SourceName): Promise<Seed[]> {
  const fixtures = [...payloadFixtures, ...signatureFixtures].filter(
    ({ source, body }) => source === name && body !== '',
  )
  const letters = await Promise.all([1, 2].map((number) => senderOf(name)?.letter(scene(number))))
  const found = [...fixtures, ...letters.filter((letter) => letter !== undefined)].flatMap(({ body, headers }) => {
    try {
      return [{ tree: treeOf(body), headers: { ...headers } }]
    } catch {
      return []
    }
  })
  return [...found, ...(handMade[name] ?? []).map((tree) => ({ tree, headers: {} }))]
}

/** Where senders put the name of an event. */
const eventFields = ['type', 'event_type', 'event', 'scope', 'eventType', 'Status']

/** Every name of an event that a seed has, in a header or at the top of its body. */
function eventsOf(name: SourceName, seeds: readonly Seed[]) {
  const header = seeds.flatMap((seed) => Object.keys(seed.headers)).find((one) => /-topic$/i.test(one)) ?? null
  const said = seeds.flatMap(({ tree, headers }) => [
    header === null ? undefined : headers[header],
    ...eventFields.map((field) => Reflect.get(Object(tree), field)),
  ])
  const words = [...said.filter((word) => typeof word === 'string'), ...(moreEvents[name]?.split(' ') ?? []), 'x']
  return { header, words: [...new Set(words)] }
}

const retyped = (tree: unknown, word: string): unknown =>
  typeof tree !== 'object' || tree === null || Array.isArray(tree)
    ? tree
    : { ...tree, ...Object.fromEntries(eventFields.filter((field) => field in tree).map((field) => [field, word])) }

/** As a shop with every credential set: look-ups are asked for only then. */
function readEquipped(name: SourceName, body: string, headers: HeadersInit): Reading | null {
  const source: Source = sources[name]
  const agreed = senderOf(name)?.agree({ world: 'http://127.0.0.1:1', paypalKey: '' })
  const settings = source.settings.safeParse(agreed?.settings)
  return settings.success ? source.read(arrivalOf(body, headers), contextOf(['secret'], null, settings.data)) : null
}

test.each(names)(
  '%s: any JSON value, correctly signed, gives a reading',
  async (name) => {
    const { header, words } = eventsOf(name, await seedsOf(name))
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.jsonValue(), (event, body) => {
        const typed =
          typeof body === 'object' && body !== null && !Array.isArray(body)
            ? { ...body, type: event, event_type: event, event, data: body, object: body, resource: body }
            : body
        check(readAs(name, typed as Json, header === null ? {} : { [header]: event }))
      }),
      { numRuns: runs },
    )
  },
  patienceMs,
)

test.each(names)(
  '%s: a real payload with up to four places changed gives a reading that can be stored',
  async (name) => {
    const seeds = await seedsOf(name)
    const { header, words } = eventsOf(name, seeds)
    const place = fc.record({
      picks: fc.array(fc.nat(60), { minLength: 1, maxLength: 6 }),
      put: value,
      remove: fc.boolean(),
    })
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.option(fc.constantFrom(...words), { nil: null }),
        fc.array(place, { maxLength: 4 }),
        (seed, event, places) => {
          let tree = event === null ? seed.tree : retyped(seed.tree, event)
          for (const { picks, put, remove } of places) tree = mutated(tree, picks, put, remove)
          const headers = header === null || event === null ? seed.headers : { ...seed.headers, [header]: event }
          const reading = readAs(name, tree as Json, headers)
          seen.add(reading.kind)
          check(reading)
          const equipped = readEquipped(name, JSON.stringify(tree) ?? '', headers)
          if (equipped) check(equipped)
        },
      ),
      { numRuns: runs },
    )
    expect(seen.has('unusable')).toBe(true)
    expect(seen.has('events') || seen.has('notice')).toBe(true)
  },
  patienceMs,
)

test.each(names)(
  '%s: any bytes at all, or a real body cut and spliced, give a reading',
  async (name) => {
    const seeds = await seedsOf(name)
    const { header, words } = eventsOf(name, seeds)
    const real = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.uint8Array({ maxLength: 8 }),
        fc.nat(20),
      )
      .map(([{ tree }, at, put, gone]) => {
        const body = bytes(JSON.stringify(tree))
        const from = Math.floor(at * body.length)
        return Uint8Array.from([...body.subarray(0, from), ...put, ...body.subarray(from + gone)])
      })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), real), fc.constantFrom(...words), (body, event) => {
        check(readAs(name, body, header === null ? {} : { [header]: event }))
      }),
      { numRuns: runs },
    )
  },
  patienceMs,
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigcommerce } from '../../workers/sources/bigcommerce.ts'
import { ecwid } from '../../workers/sources/ecwid.ts'
import { mollie } from '../../workers/sources/mollie.ts'
import type { ApiAnswer } from '../../workers/sources/source.ts'
import { yookassa } from '../../workers/sources/yookassa.ts'
import { bytes } from './fixture.ts'
import { lookUpWith, type Shop } from './vendor-api.ts'

/** Enough to catch a careless branch; `FUZZ_RUNS=20000` for a night's run. */
const runs = Number(process.env.FUZZ_RUNS) || 100
const secrets = ['secret']
const asking: Readonly<Record<string, readonly [Shop, Readonly<Record<string, string>>]>> = {
  yookassa: [{ source: yookassa, secrets, settings: { shopId: '1', secretKey: 'k', test: 'accept' } }, { refund: 'r' }],
  mollie: [{ source: mollie, secrets, settings: { apiKey: 'k', test: 'accept' } }, { payment: 'tr_1' }],
  ecwid: [{ source: ecwid, secrets, settings: { storeId: '1', token: 't' } }, { order: 'B8HGD' }],
  bigcommerce: [{ source: bigcommerce, secrets, settings: { storeHash: 'abc', accessToken: 't' } }, { order: '250' }],
}

const money = fc.oneof(
  fc.record({
    value: fc.constantFrom('1.00', '-1', '1e9', 5, null),
    currency: fc.constantFrom('EUR', 'JPY', 'x', null),
  }),
  fc.jsonValue(),
)
const word = fc.constantFrom(
  ...'succeeded canceled pending paid refunded processing failed PAID REFUNDED CANCELLED RETURNED 4 5 13 14 11'.split(
    ' ',
  ),
  ...['', '\u0000', '\ud800', '__proto__', '2026-02-30', '1e400', '9'.repeat(300)],
)
const leaf = fc.oneof(word, fc.jsonValue(), fc.integer())
const list = (item: fc.Arbitrary<unknown>) => fc.oneof(fc.array(item, { maxLength: 3 }), leaf)
const step = fc.record(
  { id: leaf, status: word, amount: money, created: leaf, date: leaf, reversedAt: leaf },
  { requiredKeys: [] },
)
/** An object with the vendors' own names and whatever in them. */
const object = fc.record(
  {
    ...{
      id: fc.oneof(fc.constant('1'), leaf),
      status: word,
      amount: money,
      payment_id: leaf,
      mode: leaf,
      metadata: leaf,
    },
    ...{
      paymentStatus: word,
      fulfillmentStatus: word,
      total: leaf,
      email: leaf,
      items: list(step),
      refunds: list(step),
    },
    ...{ status_id: word, total_inc_tax: leaf, billing_address: leaf, customer_id: leaf, coupon_discount: leaf },
    ...{ _embedded: fc.record({ refunds: list(step), chargebacks: list(step) }), lines: list(step), data: list(step) },
  },
  { requiredKeys: ['id'] },
)

function expectStorable(node: unknown, key: string): void {
  if (typeof node === 'string') {
    if (!node.isWellFormed() || node.includes('\u0000')) expect.fail(`${key} cannot be stored`)
    if (key === 'externalId' && node === '') expect.fail('an id is empty')
  } else if (typeof node === 'number') expect(Number.isSafeInteger(node), key).toBe(true)
  else if (typeof node === 'object' && node !== null)
    for (const [name, member] of Object.entries(node)) expectStorable(member, name)
  else if (node === undefined) expect.fail(`${key} is undefined`)
}

test.each(Object.entries(asking))(
  '%s: whatever the API answers, a look-up ends and can be stored',
  async (_, [shop, question]) => {
    const kinds = new Set<string>()
    const answered = fc.oneof(object, object, fc.array(step, { maxLength: 3 }), fc.jsonValue())
    const property = fc.asyncProperty(fc.array(answered, { minLength: 1, maxLength: 5 }), async (answers) => {
      let n = 0
      const found = await lookUpWith(shop, question, async (): Promise<ApiAnswer> => {
        const raw = bytes(JSON.stringify(answers[n++ % answers.length]))
        return { status: 200, raw, headers: new Headers() }
      })
      kinds.add(found.kind)
      if (found.kind === 'found') expectStorable({ ...found.events }, 'events')
      else expect(found.why.length).toBeGreaterThan(0)
    })
    // An answer that can be understood is rare at some: asked on until there was one, or too long.
    for (let round = 0; round < 20 && !(kinds.has('found') && kinds.has('later')); round++)
      await fc.assert(property, { numRuns: runs })
    expect(kinds).toContain('found')
    expect(kinds).toContain('later')
  },
  5_000 + runs * 10,
)

import { expect, test } from 'vitest'
import { type Checkout, placed, removed } from '../../adapters/shops/checkout.ts'
import { shopifyCheckout } from '../../adapters/shops/shopify.ts'
import { stripeCheckout } from '../../adapters/shops/stripe.ts'
import { woocommerceCheckout } from '../../adapters/shops/woocommerce.ts'
import { money } from '../../domain/money.ts'
import type { Api, Coupon } from '../../workflows/ports.ts'

const coupon: Coupon = {
  code: '7K2M-9PQR-STVW-XYZ0',
  value: money(200_000, 'MDL'),
  startsAt: Date.UTC(2026, 10, 30, 10),
  endsAt: Date.UTC(2027, 1, 28, 21, 59, 59, 999),
  holder: { email: 'ana@example.com', vendorId: '42' },
  givenBack: 0,
  known: 0,
}

interface Asked {
  readonly path: string
  readonly method: string
  readonly headers: Headers
  readonly body: string
}

/** An API that gives these answers in turn, the last one again and again. */
function api(...answers: readonly { status?: number; body?: unknown; headers?: Record<string, string> }[]) {
  const asked: Asked[] = []
  const call: Api = async (path, request = {}) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? {}
    asked.push({
      path,
      method: request.method ?? 'GET',
      headers: new Headers(request.headers),
      body: request.body ?? '',
    })
    const raw = new TextEncoder().encode(
      typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}),
    )
    return { status: answer.status ?? 200, raw, headers: new Headers(answer.headers) }
  }
  return { call, asked }
}

const doors: Readonly<Record<string, (call: Api) => Checkout>> = {
  shopify: (call) => shopifyCheckout(call, { shopDomain: 'x.myshopify.com', accessToken: 'shpat_secret' }),
  woocommerce: (call) =>
    woocommerceCheckout(call, { url: 'https://x.example', consumerKey: 'ck_secret', consumerSecret: 'cs_secret' }),
  stripe: (call) => stripeCheckout(call, { apiKey: 'sk_secret' }),
}

test.each(
  Object.keys(doors).flatMap((name) =>
    (
      [
        [0, 'later'],
        [429, 'later'],
        [500, 'later'],
        [503, 'later'],
        [401, 'refused'],
        [403, 'refused'],
        [404, 'refused'],
      ] as const
    ).map(([status, kind]) => [name, status, kind] as const),
  ),
)('%s answering %i is %s, and no key of the shop stands in the reason', async (name, status, kind) => {
  const answer = await placed(
    doors[name]?.(api({ status }).call) ?? shopifyCheckout(api({}).call, { shopDomain: '', accessToken: '' }),
    coupon,
    'k',
  )
  expect(answer).toMatchObject({ kind })
  expect(JSON.stringify(answer)).not.toMatch(/secret/)
})

test.each(Object.keys(doors))('a page of a proxy is not the word of %s', async (name) => {
  const door = doors[name]
  expect(door && (await placed(door(api({ body: '<html>maintenance</html>' }).call), coupon, 'k'))).toMatchObject({
    kind: 'later',
  })
})

test('a vendor’s wish to wait is heard, within reason', async () => {
  const waiting = async (after: string) =>
    placed(stripeCheckout(api({ status: 429, headers: { 'retry-after': after } }).call, { apiKey: 'k' }), coupon, 'k')
  expect(await waiting('2.0')).toMatchObject({ afterMs: 3_000 })
  expect(await waiting('7')).toMatchObject({ afterMs: 7_000 })
  expect(await waiting('999999')).toMatchObject({ afterMs: 30 * 60_000 })
  expect(await waiting('Wed, 21 Oct 2026 07:28:00 GMT')).toMatchObject({ afterMs: null })
})

test('Shopify’s throttling comes as 200, and says how long the bucket needs', async () => {
  const cost = { requestedQueryCost: 112, throttleStatus: { currentlyAvailable: 12, restoreRate: 50 } }
  const { call } = api({
    body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost } },
  })
  expect(await placed(shopifyCheckout(call, { shopDomain: 'x', accessToken: 't' }), coupon, 'k')).toEqual({
    kind: 'later',
    why: 'Shopify asked to wait',
    afterMs: 3_000,
  })
})

const node = (changes: object = {}, value: object = { amount: { amount: '2000.0', currencyCode: 'MDL' } }) => ({
  data: {
    shop: { currencyCode: 'MDL' },
    codeDiscountNodeByCode: {
      id: 'gid://shopify/DiscountCodeNode/1',
      codeDiscount: {
        status: 'ACTIVE',
        endsAt: '2027-02-28T21:59:59Z',
        usageLimit: 1,
        asyncUsageCount: 0,
        customerGets: { value, items: { allItems: true } },
        ...changes,
      },
    },
  },
})
const none = { data: { shop: { currencyCode: 'MDL' }, codeDiscountNodeByCode: null } }
const written = { data: { discountCodeBasicCreate: { codeDiscountNode: { id: 'x' }, userErrors: [] } } }
const takenError = [{ code: 'TAKEN', message: 'Code must be unique. Please try a different code.' }]
const shopify = (call: Api) => shopifyCheckout(call, { shopDomain: 'x.myshopify.com', accessToken: 't' })

test('at Shopify the code is created for its holder, for one use, not to be combined', async () => {
  const { call, asked } = api({ body: none }, { body: written }, { body: node() })
  expect(await placed(shopify(call), coupon, 'k')).toEqual({
    kind: 'placed',
    vendorId: 'gid://shopify/DiscountCodeNode/1',
    uses: 0,
  })
  expect(JSON.parse(asked[1]?.body ?? '').variables.discount).toEqual({
    title: '7K2M-9PQR-STVW-XYZ0',
    code: coupon.code,
    startsAt: '2026-11-30T10:00:00Z',
    endsAt: '2027-02-28T21:59:59Z',
    context: { customers: { add: ['gid://shopify/Customer/42'] } },
    customerGets: { value: { discountAmount: { amount: '2000.00', appliesOnEachItem: false } }, items: { all: true } },
    usageLimit: 1,
    appliesOncePerCustomer: true,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  })
})

test('a holder Shopify is not told by number is found by their exact address, or the code is for who has it', async () => {
  const stranger = { ...coupon, holder: { email: 'ana@example.com', vendorId: null } }
  const people = (email: string) => ({
    data: { customers: { nodes: [{ id: 'gid://shopify/Customer/7', defaultEmailAddress: { emailAddress: email } }] } },
  })
  const contextFor = async (email: string) => {
    const { call, asked } = api({ body: none }, { body: people(email) }, { body: written }, { body: node() })
    await placed(shopify(call), stranger, 'k')
    return JSON.parse(asked[2]?.body ?? '').variables.discount.context
  }
  expect(await contextFor('ANA@example.com')).toEqual({ customers: { add: ['gid://shopify/Customer/7'] } })
  expect(await contextFor('mariana@example.com')).toEqual({ all: 'ALL' })
})

test('“taken” is success when rule and sum are ours, and a conflict when they are not', async () => {
  const taken = { data: { discountCodeBasicCreate: { codeDiscountNode: null, userErrors: takenError } } }
  const then = (found: object) =>
    placed(shopify(api({ body: none }, { body: taken }, { body: found }).call), coupon, 'k')
  expect(await then(node())).toMatchObject({ kind: 'placed' })
  expect(await then(node({}, { percentage: 0.1 }))).toMatchObject({ kind: 'conflict' })
  expect(await then(node({}, { amount: { amount: '20.0', currencyCode: 'MDL' } }))).toMatchObject({ kind: 'conflict' })
})

test('an end of use that lags is no reason to give the code away twice; a code given back may be used once more', async () => {
  const usedUp = node({ asyncUsageCount: 1 })
  expect(await placed(shopify(api({ body: usedUp }).call), coupon, 'k')).toMatchObject({ kind: 'placed', uses: 1 })
  const { call, asked } = api(
    { body: usedUp },
    { body: written },
    { body: node({ asyncUsageCount: 1, usageLimit: 2 }) },
  )
  expect(await placed(shopify(call), { ...coupon, givenBack: 1 }, 'k')).toMatchObject({ kind: 'placed' })
  expect(JSON.parse(asked[1]?.body ?? '').variables.discount).toMatchObject({
    usageLimit: 2,
    appliesOncePerCustomer: false,
  })
})

test('a vendor that does not keep what it was told is not believed', async () => {
  const shorter = node({ endsAt: '2027-01-01T00:00:00Z' })
  expect(
    await placed(shopify(api({ body: shorter }, { body: written }, { body: shorter }).call), coupon, 'k'),
  ).toMatchObject({
    kind: 'refused',
  })
})

const wooCoupon = (changes: object = {}) => ({
  id: 9,
  code: coupon.code.toLowerCase(),
  amount: '2000.00',
  discount_type: 'fixed_cart',
  date_expires_gmt: '2027-02-28T21:59:59',
  usage_count: 0,
  usage_limit: 1,
  ...changes,
})
const woo = (call: Api) =>
  woocommerceCheckout(call, { url: 'https://x.example', consumerKey: 'ck', consumerSecret: 'cs' })

test('at WooCommerce the end is written with its zone: a bare GMT field would be ignored', async () => {
  const { call, asked } = api({ body: [] }, { body: { code: 'MDL' } }, { status: 201 }, { body: [wooCoupon()] })
  expect(await placed(woo(call), coupon, 'k')).toEqual({ kind: 'placed', vendorId: '9', uses: 0 })
  expect(JSON.parse(asked[2]?.body ?? '')).toEqual({
    code: coupon.code,
    description: '7K2M-9PQR-STVW-XYZ0',
    discount_type: 'fixed_cart',
    amount: '2000.00',
    date_expires: '2027-02-28T21:59:59Z',
    usage_limit: 1,
    individual_use: true,
    email_restrictions: ['ana@example.com'],
  })
})

test('at WooCommerce a cancelled order takes its use back: only what it left counts for a code given back', async () => {
  const back = { ...coupon, givenBack: 1 }
  expect(await placed(woo(api({ body: [wooCoupon()] }).call), back, 'k')).toMatchObject({ kind: 'placed' })
  const { call, asked } = api(
    { body: [wooCoupon({ usage_count: 1 })] },
    {},
    { body: [wooCoupon({ usage_count: 1, usage_limit: 2 })] },
  )
  expect(await placed(woo(call), back, 'k')).toMatchObject({ kind: 'placed' })
  expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({ usage_limit: 2 })
})

test('a code that is not ours is not taken away', async () => {
  const { call, asked } = api({ body: [wooCoupon({ amount: '5.00' })] })
  expect(await removed(woo(call), coupon, 'k')).toEqual({ kind: 'removed', vendorId: null, uses: null })
  expect(asked).toHaveLength(1)
})

const promotion = (changes: object = {}) => ({
  id: 'promo_1',
  active: true,
  coupon: { amount_off: 200_000, currency: 'mdl', percent_off: null },
  expires_at: Date.UTC(2027, 1, 28, 21, 59, 59) / 1000,
  max_redemptions: 1,
  times_redeemed: 0,
  created: 1,
  ...changes,
})
const stripe = (call: Api) => stripeCheckout(call, { apiKey: 'sk' })

test('at Stripe a coupon and a promotion code are made, each under a key of its own that stays the same', async () => {
  const made = async () => {
    const { call, asked } = api({ body: { data: [] } }, {}, {}, { body: { data: [promotion()] } })
    expect(
      await placed(stripe(call), { ...coupon, holder: { email: 'a@b.c', vendorId: 'cus_9' } }, 'outbox-1'),
    ).toMatchObject({
      kind: 'placed',
      vendorId: 'promo_1',
    })
    return asked
  }
  const asked = await made()
  expect(Object.fromEntries(new URLSearchParams(asked[1]?.body))).toMatchObject({
    amount_off: '200000',
    currency: 'mdl',
    duration: 'once',
  })
  expect(Object.fromEntries(new URLSearchParams(asked[2]?.body))).toMatchObject({
    max_redemptions: '1',
    customer: 'cus_9',
  })
  const keys = asked.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys[1]).not.toBe(keys[2])
  expect((await made()).map(({ headers }) => headers.get('idempotency-key'))).toEqual(keys)
})

test('at Stripe more time is a new promotion code under the same text, after the old one was switched off', async () => {
  const later = { ...coupon, endsAt: coupon.endsAt + 86_400_000 }
  const { call, asked } = api(
    { body: { data: [promotion()] } },
    {},
    { status: 400, body: { error: { code: 'resource_already_exists', message: 'Coupon already exists.' } } },
    {},
    {
      body: {
        data: [promotion({ id: 'promo_2', expires_at: Math.floor(later.endsAt / 1000) }), promotion({ active: false })],
      },
    },
  )
  expect(await placed(stripe(call), later, 'k')).toMatchObject({ kind: 'placed', vendorId: 'promo_2' })
  expect(asked.map(({ path }) => path)).toEqual([
    `/v1/promotion_codes?code=${coupon.code}&limit=100`,
    '/v1/promotion_codes/promo_1',
    '/v1/coupons',
    '/v1/promotion_codes',
    `/v1/promotion_codes?code=${coupon.code}&limit=100`,
  ])
})

test('at Stripe a code that was used unseen is not made anew; one that was given back is', async () => {
  const used = { body: { data: [promotion({ active: false, times_redeemed: 1 })] } }
  const unseen = api(used)
  expect(await placed(stripe(unseen.call), { ...coupon, known: 0 }, 'k')).toMatchObject({ kind: 'placed', uses: 1 })
  expect(unseen.asked).toHaveLength(1)
  const anew = { body: { data: [promotion({ id: 'promo_2' }), promotion({ active: false, times_redeemed: 1 })] } }
  const told = api(used, {}, {}, anew)
  expect(await placed(stripe(told.call), { ...coupon, givenBack: 1, known: 1 }, 'k')).toMatchObject({
    kind: 'placed',
    vendorId: 'promo_2',
  })
})

test.each([
  ['ISK', 2_000, '200000'],
  ['JPY', 2_000, '2000'],
  ['KWD', 1_230, '1230'],
  ['MGA', 200_000, '2000'],
])('Stripe is told %s in its own units', async (currency, minor, wanted) => {
  const { call, asked } = api({ body: { data: [] } }, {}, {}, { body: { data: [] } })
  await placed(stripe(call), { ...coupon, value: money(minor, currency) }, 'k')
  expect(new URLSearchParams(asked[1]?.body).get('amount_off')).toBe(wanted)
})

test.each([
  ['KWD', 1_234],
  ['MGA', 200_020],
])('a sum in %s that Stripe cannot say exactly is refused, not rounded', async (currency, minor) => {
  const answer = await placed(
    stripe(api({ body: { data: [] } }).call),
    { ...coupon, value: money(minor, currency) },
    'k',
  )
  expect(answer).toMatchObject({ kind: 'refused' })
})

import { describe, expect, test } from 'vitest'
import type { Call, Till } from '../../local/payments/till.ts'
import { sourceNamed } from '../../workers/sources/registry.ts'
import { openTill, payFrom, requestOf, vendors } from './tills.ts'

describe.each(vendors)('$name', (vendor) => {
  test('pays back the sum, once, and says by what its webhook will tell it', async () => {
    const till = openTill(vendor)
    const paid = await payFrom(vendor, till)
    expect(till.refunds).toMatchObject([{ minor: 600_000, mark: requestOf(vendor).key }])
    const id = till.refunds[0]?.id ?? ''
    const told = {
      stripe: 'refund:ch_1:600000',
      paypal: `refund:${id}`,
      yookassa: `refund:${id}`,
      shopify: `refund:${id}`,
      woocommerce: `refund:727:${id}`,
    }
    expect(paid).toEqual({ kind: 'paid', id, told: [told[vendor.name]] })
  })

  test('the same request again is the same refund', async () => {
    const till = openTill(vendor)
    const first = await payFrom(vendor, till)
    expect(await payFrom(vendor, till)).toEqual(first)
    expect(till.refunds).toHaveLength(1)
  })

  test('an answer that was lost after the money went is read back, not asked for again', async () => {
    const till = openTill(vendor, { trouble: { mode: 'accept-then-drop', times: 1 } })
    expect((await payFrom(vendor, till)).kind).toBe('later')
    expect(await payFrom(vendor, till)).toMatchObject({ kind: 'paid', id: till.refunds[0]?.id })
    expect(till.asked).toBe(1)
    expect(till.refunds).toHaveLength(1)
  })

  test('a refund that went is found even by who may not pay any more', async () => {
    const till = openTill(vendor, { trouble: { mode: 'accept-then-drop', times: 1 } })
    await payFrom(vendor, till)
    expect(await payFrom(vendor, till, requestOf(vendor), false)).toMatchObject({ kind: 'paid' })
  })

  test('who may not pay any more asks for nothing', async () => {
    const till = openTill(vendor)
    expect(await payFrom(vendor, till, requestOf(vendor), false)).toMatchObject({ kind: 'refused', refusal: 'stopped' })
    expect(till.asked).toBe(0)
  })

  test.each(['429', '500', 'drop'] as const)('trouble (%s) is tried again later', async (mode) => {
    const till = openTill(vendor, { trouble: { mode, times: 1 } })
    expect((await payFrom(vendor, till)).kind).toBe('later')
    expect(till.refunds).toEqual([])
    expect((await payFrom(vendor, till)).kind).toBe('paid')
  })

  test('never more than is left there', async () => {
    const till = openTill(vendor, { captured: 500_000 })
    expect(await payFrom(vendor, till)).toMatchObject({ kind: 'refused', refusal: 'too-much' })
    expect(till.asked).toBe(0)
  })

  test('the last unit that is left goes back', async () => {
    const till = openTill(vendor, { captured: 600_000 })
    expect((await payFrom(vendor, till)).kind).toBe('paid')
  })

  test('what somebody else paid back there meanwhile is a surprise, and nothing is paid', async () => {
    const theirs = { id: '9', minor: 100, mark: '', status: 'succeeded' } as const
    const till = openTill(vendor, { refunds: [theirs] })
    expect(await payFrom(vendor, till)).toMatchObject({ kind: 'refused', refusal: 'changed' })
    expect(till.asked).toBe(0)
    expect(await payFrom(vendor, till, requestOf(vendor, 600_000, 100))).toMatchObject({ kind: 'paid' })
  })

  test('another currency is a person’s', async () => {
    const till = openTill(vendor, { currency: 'EUR' })
    expect(await payFrom(vendor, till)).toMatchObject({ kind: 'refused', refusal: 'currency' })
    expect(till.asked).toBe(0)
  })

  test('an open dispute at the vendor stops it', async () => {
    const till = openTill(vendor, { disputed: true })
    // WooCommerce knows of no disputes; its gateway does, and says no.
    const refusal = vendor.name === 'woocommerce' ? 'declined' : 'disputed'
    expect(await payFrom(vendor, till)).toMatchObject({ kind: 'refused', refusal })
    expect(till.refunds).toEqual([])
  })

  test('a payment nobody there knows of is a person’s', async () => {
    const till = openTill(vendor)
    const other = { ...requestOf(vendor), payment: 'other', order: '1' }
    expect(await payFrom(vendor, till, other)).toMatchObject({ kind: 'refused', refusal: 'unpaid' })
  })

  // The shops' own systems take a refund that failed away again.
  test.skipIf(['shopify', 'woocommerce'].includes(vendor.name))('a refund that fails there is no refund', async () => {
    const till = openTill(vendor, { next: 'failed' })
    expect(await payFrom(vendor, till)).toMatchObject({ kind: 'refused', refusal: 'declined' })
  })

  test('no reason holds a key', async () => {
    for (const about of [
      { captured: 1 },
      { disputed: true },
      { currency: 'EUR' },
      { trouble: { mode: '500', times: 9 } },
    ]) {
      const said = JSON.stringify(await payFrom(vendor, openTill(vendor, about as object)))
      for (const secret of Object.values(vendor.settings)) if (secret.length > 3) expect(said).not.toContain(secret)
    }
  })
})

const named = (name: string) => {
  const vendor = vendors.find((one) => one.name === name)
  if (!vendor) throw new Error(name)
  return vendor
}

test('a refund that YooKassa has not settled is asked about until it is', async () => {
  const vendor = named('yookassa')
  const till = openTill(vendor, { next: 'pending' })
  expect((await payFrom(vendor, till)).kind).toBe('later')
  till.refunds = till.refunds.map((one) => ({ ...one, status: 'succeeded' }))
  expect((await payFrom(vendor, till)).kind).toBe('paid')
  expect(till.asked).toBe(1)
})

test('a refund WooCommerce has begun and its gateway not done is not begun again', async () => {
  const vendor = named('woocommerce')
  const till = openTill(vendor, { next: 'pending' })
  expect((await payFrom(vendor, till)).kind).toBe('later')
  expect((await payFrom(vendor, till)).kind).toBe('later')
  expect(till.refunds).toHaveLength(1)
})

test('a payment intent leads to its one charge', async () => {
  const vendor = named('stripe')
  const till = openTill(vendor)
  const paid = await payFrom(vendor, till, { ...requestOf(vendor), payment: 'pi_1' })
  expect(paid).toMatchObject({ kind: 'paid', told: ['refund:ch_1:600000'] })
})

test('at Stripe an inquiry is still refundable, as its dispute says; with a chargeback beside it nothing is', async () => {
  const vendor = named('stripe')
  expect(await payFrom(vendor, openTill(vendor, { inquiry: true }))).toMatchObject({ kind: 'paid' })
  const both = openTill(vendor, { inquiry: true, disputed: true })
  expect(await payFrom(vendor, both)).toMatchObject({ kind: 'refused', refusal: 'disputed' })
  expect(both.asked).toBe(0)
})

test('a Stripe key that may not read disputes leaves what is disputed to a person', async () => {
  const vendor = named('stripe')
  const deaf = {
    ...vendor,
    serve: (till: Till, call: Call) =>
      call.path.startsWith('/v1/disputes')
        ? { status: 403, body: { error: { type: 'invalid_request_error' } } }
        : vendor.serve(till, call),
  }
  const till = openTill(vendor, { inquiry: true })
  expect(await payFrom(deaf, till)).toMatchObject({ kind: 'refused', refusal: 'disputed' })
  expect(till.asked).toBe(0)
})

test('a source that was given no key pays nothing', async () => {
  const vendor = named('woocommerce')
  const context = { secrets: ['s'], settings: { url: 'https://shop.example' }, wallNow: 0 }
  const never = () => Promise.reject(new Error('asked'))
  const answer = await sourceNamed('woocommerce')?.payBack?.(requestOf(vendor), never, context, true)
  expect(answer).toMatchObject({ kind: 'refused', refusal: 'no-access' })
})

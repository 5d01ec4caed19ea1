import { expect, test } from 'vitest'
import { lookUpCases } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, standIn } from './vendor-api.ts'

const { shop, body, headers, vendor } = lookUpCases.woocommerce
const question = questionIn(readWith(shop, body, headers))

test('an order of an account without a billing address is asked for by the account', async () => {
  const { api, asked } = standIn(vendor)
  expect(await lookUpWith(shop, question, api)).toMatchObject({
    events: [
      {
        externalId: 'refund:723:726',
        person: { externalId: '26', email: 'joao@example.com', name: 'João Silva', phone: '(11) 1111', country: 'BR' },
        order: null,
      },
    ],
  })
  expect(asked.map(({ path }) => path)).toEqual(['/wp-json/wc/v3/customers/26'])
})

test('the shop’s address keeps its folder, and loses its last slash', () => {
  expect(shop.source.api?.(shop.settings)).toBe('https://shop.example/store')
})

test('an order with an address, or of a guest, asks nothing', () => {
  const order = body as object
  expect(readWith(shop, { ...order, billing: { email: 'joao@example.com' } }, headers)).not.toHaveProperty('ask')
  expect(readWith(shop, { ...order, customer_id: 0 }, headers)).not.toHaveProperty('ask')
})

test('an account without an address is nobody', async () => {
  const { api } = standIn({ ...vendor, shelf: { '/wp-json/wc/v3/customers/26': { id: 26, first_name: 'João' } } })
  expect(await lookUpWith(shop, question, api)).toMatchObject({ kind: 'unknown' })
})

/** Shopify's webhooks: headers, HMAC and the fields of its order and refund. Shapes of API version 2024-10. */

import { currency, decimal } from '../shop/sums.ts'
import { base64, hmacSha256, utf8 } from '../signing.ts'
import type { Letter, Scene } from './letter.ts'
import { totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const shopDomain = 'semitsvet.myshopify.com'

/** Shopify's ids are thirteen digits and more; the shop's number makes this one its own. */
export const shopifyOrderId = (scene: Pick<Scene, 'number'>): number => 5_900_000_000_000 + scene.number

const price = (minor: number) => ({
  shop_money: { amount: decimal(minor), currency_code: currency },
  presentment_money: { amount: decimal(minor), currency_code: currency },
})

const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00')

const lineItems = (scene: Scene) =>
  scene.lines.map((line, index) => {
    const each = Math.round(line.total / line.quantity)
    return {
      id: shopifyOrderId(scene) * 10 + index,
      admin_graphql_api_id: `gid://shopify/LineItem/${shopifyOrderId(scene) * 10 + index}`,
      sku: line.sku,
      name: line.name,
      title: line.name,
      quantity: line.quantity,
      price: decimal(each),
      price_set: price(each),
      total_discount: '0.00',
      requires_shipping: true,
      taxable: true,
      vendor: 'Semitsvet',
    }
  })

function order(scene: Scene) {
  const id = shopifyOrderId(scene)
  const { person } = scene
  const total = decimal(totalOf(scene))
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${scene.number}`,
    number: scene.number - 1000,
    order_number: scene.number,
    email: person.email,
    contact_email: person.email,
    phone: person.phone,
    created_at: iso(scene.placedAt),
    processed_at: iso(scene.placedAt),
    updated_at: iso(scene.now),
    cancelled_at: null,
    cancel_reason: null,
    confirmed: true,
    currency,
    presentment_currency: currency,
    customer_locale: person.language,
    discount_codes: [],
    financial_status: 'paid',
    fulfillment_status: null,
    note: null,
    source_name: 'web',
    subtotal_price: total,
    total_price: total,
    total_price_set: price(totalOf(scene)),
    total_discounts: '0.00',
    test: false,
    refunds: [],
    line_items: lineItems(scene),
    customer: {
      id: 7_300_000_000_000 + scene.number,
      email: person.email,
      first_name: person.first,
      last_name: person.last,
      phone: person.phone,
      tags: person.tags.join(', '),
      currency,
      verified_email: true,
    },
    shipping_address: { first_name: person.first, last_name: person.last, city: 'Chișinău', country_code: 'MD' },
  }
}

function letter(scene: Scene, topic: string, payload: object): Letter {
  const id = crypto.randomUUID()
  return {
    source: 'shopify',
    event: topic,
    id,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': shopDomain,
      'x-shopify-api-version': '2024-10',
      'x-shopify-webhook-id': id,
      'x-shopify-event-id': crypto.randomUUID(),
      'x-shopify-triggered-at': new Date(scene.now).toISOString(),
    },
    body: JSON.stringify(payload),
  }
}

export const shopifyOrderPaid = (scene: Scene): Letter => letter(scene, 'orders/paid', order(scene))

export const shopifyOrderCancelled = (scene: Scene, note: string): Letter =>
  letter(scene, 'orders/cancelled', {
    ...order(scene),
    cancelled_at: iso(scene.now),
    cancel_reason: 'customer',
    financial_status: 'voided',
    note,
  })

/** A refund names its order by number only and carries no e-mail; the paid order must be known before. */
export function shopifyRefund(scene: Scene, minor: number, note: string): Letter {
  const id = 970_000_000_000 + scene.number
  const [line] = lineItems(scene)
  return letter(scene, 'refunds/create', {
    id,
    admin_graphql_api_id: `gid://shopify/Refund/${id}`,
    order_id: shopifyOrderId(scene),
    created_at: iso(scene.now),
    processed_at: iso(scene.now),
    note,
    user_id: 77_784_088_788,
    restock: false,
    duties: [],
    return: null,
    refund_line_items: line
      ? [
          {
            id: id * 10,
            quantity: line.quantity,
            line_item_id: line.id,
            restock_type: 'no_restock',
            subtotal: minor / 100,
            subtotal_set: price(minor),
            total_tax: 0,
            total_tax_set: price(0),
            line_item: line,
          },
        ]
      : [],
    transactions: [
      {
        id: id * 10 + 1,
        order_id: shopifyOrderId(scene),
        kind: 'refund',
        status: 'success',
        gateway: 'shopify_payments',
        amount: decimal(minor),
        currency,
      },
    ],
    order_adjustments: [],
  })
}

export const shopify: Sender = {
  source: 'shopify',
  vendor: 'Shopify',
  sends: 'An order cancelled by its customer (orders/cancelled).',
  covers: { headers: ['x-shopify-hmac-sha256'], body: 'all', time: false },
  agree: sharedSecret('shopify', { shopDomain, accessToken: 'shpat_demo' }, 'shpss_'),
  letter: (scene) => shopifyOrderCancelled(scene, scene.words ?? ''),
  orderId: (scene) => String(shopifyOrderId(scene)),

  /** Over the raw body alone; a retry carries the same bytes and the same headers. */
  async sign({ headers, body }, { key }) {
    return { headers: { ...headers, 'x-shopify-hmac-sha256': base64(await hmacSha256(utf8(key), body)) }, body }
  },
}

/** WooCommerce's webhooks: the order as its REST API v3 writes it, in PHP's JSON. */

import { currency, decimal } from '../shop/sums.ts'
import { base64, hex, hmacSha256, sha256, utf8 } from '../signing.ts'
import type { Letter, Scene } from './letter.ts'
import { totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const shopUrl = 'https://semitsvet.example/'
const webhookId = '4'

/** PHP's `wp_json_encode` writes `/` as `\/` and everything beyond ASCII as `\uXXXX`: a receiver must not re-serialise. */
const phpJson = (value: object): string =>
  JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Without a zone, as WooCommerce writes its `_gmt` fields. */
const gmt = (at: number) => new Date(at).toISOString().slice(0, 19)

/** Chișinău is two hours ahead in winter; WooCommerce's local fields say so without a zone. */
const local = (at: number) =>
  new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Chisinau', hour12: false }).replace(' ', 'T')

interface Happened {
  readonly status: 'completed' | 'cancelled' | 'refunded'
  /** Bani returned; the order lists it as a negative total. */
  readonly refunded: number
  readonly reason: string
  readonly customerNote: string
}

/** `order.updated`: WooCommerce has no topic for a refund, the order is sent with its `refunds`. */
export async function wooOrderUpdated(scene: Scene, happened: Happened): Promise<Letter> {
  const { person, number } = scene
  const address = { first_name: person.first, last_name: person.last, company: '', city: 'Chișinău', country: 'MD' }
  const body = phpJson({
    id: number,
    parent_id: 0,
    number: String(number),
    order_key: `wc_order_${number}`,
    created_via: 'checkout',
    version: '10.9.0',
    status: happened.status,
    currency,
    date_created: local(scene.placedAt),
    date_created_gmt: gmt(scene.placedAt),
    date_modified: local(scene.now),
    date_modified_gmt: gmt(scene.now),
    total: decimal(totalOf(scene)),
    total_tax: '0.00',
    prices_include_tax: true,
    customer_id: number - 1000,
    customer_note: happened.customerNote,
    billing: { ...address, address_1: 'str. Pușkin 22', email: person.email, phone: person.phone },
    shipping: { ...address, address_1: 'str. Pușkin 22' },
    payment_method: 'maib',
    payment_method_title: 'Card',
    transaction_id: `maib-${number}`,
    date_paid: local(scene.placedAt),
    date_paid_gmt: gmt(scene.placedAt),
    line_items: scene.lines.map((line, index) => ({
      id: number * 10 + index,
      name: line.name,
      product_id: 87,
      quantity: line.quantity,
      subtotal: decimal(line.total),
      total: decimal(line.total),
      sku: line.sku,
      price: line.total / line.quantity / 100,
      meta_data: [],
    })),
    fee_lines: [],
    coupon_lines: [],
    refunds:
      happened.refunded > 0
        ? [{ id: number + 1, reason: happened.reason, total: `-${decimal(happened.refunded)}` }]
        : [],
    meta_data: [],
  })
  const deliveryId = hex(await sha256(utf8(`${webhookId}${scene.now}${number}`))).slice(0, 32)
  return {
    source: 'woocommerce',
    event: 'order.updated',
    id: deliveryId,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'WooCommerce/10.9.0 Hookshot (WordPress/6.8)',
      'x-wc-webhook-source': shopUrl,
      'x-wc-webhook-topic': 'order.updated',
      'x-wc-webhook-resource': 'order',
      'x-wc-webhook-event': 'updated',
      'x-wc-webhook-id': webhookId,
      'x-wc-webhook-delivery-id': deliveryId,
    },
    body,
  }
}

export const woocommerce: Sender = {
  source: 'woocommerce',
  vendor: 'WooCommerce',
  sends: 'An order saved with a refund in it (order.updated).',
  covers: { headers: ['x-wc-webhook-signature'], body: 'all', time: false },
  agree: sharedSecret('woocommerce', { url: shopUrl, consumerKey: 'ck_demo', consumerSecret: 'cs_demo' }),
  letter: (scene) =>
    wooOrderUpdated(scene, {
      status: 'completed',
      refunded: Math.round(totalOf(scene) / 4),
      reason: scene.words ?? '',
      customerNote: '',
    }),
  orderId: (scene) => String(scene.number),

  async sign({ headers, body }, { key }) {
    return { headers: { ...headers, 'x-wc-webhook-signature': base64(await hmacSha256(utf8(key), body)) }, body }
  },
}

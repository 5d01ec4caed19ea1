/** A shop's own systems and its webhooks, as the tests of missed webhooks use them. */
import { env, SELF } from 'cloudflare:test'
import { createHmac, randomUUID } from 'node:crypto'
import { depsOf } from '../../adapters/deps.ts'
import type { Deps } from '../../workflows/ports.ts'
import { openShop, origin, secrets, type TestShop } from '../harness/shop.ts'

export const hour = 3_600_000

export interface AskableShop extends TestShop {
  readonly accounts: { readonly shopify: string; readonly woocommerce: string }
}

const world = (path: string, headers: Record<string, string>, body = '') =>
  fetch(`http://world.test${path}`, { method: 'POST', headers: { authorization: 'Bearer world', ...headers }, body })

/** A shop whose Shopify and WooCommerce can be asked. */
export async function openAskableShop(): Promise<AskableShop> {
  const shop = await openShop()
  const n = randomUUID()
  const accounts = { shopify: `shpat_${n}`, woocommerce: `ck_${n}` }
  for (const [system, account] of Object.entries(accounts)) await world(`/shops/${system}/${account}`, {})
  const settings = {
    shopify: {
      shopDomain: 'semitsvet.myshopify.com',
      accessToken: accounts.shopify,
      apiBaseUrl: 'http://world.test/api/shopify',
    },
    woocommerce: {
      url: 'https://semitsvet.example',
      consumerKey: accounts.woocommerce,
      consumerSecret: `cs_${n}`,
      apiBaseUrl: 'http://world.test/api/woocommerce',
    },
  }
  for (const [source, value] of Object.entries(settings)) {
    await env.DB.prepare('update sources set settings = ? where shop = ? and source = ?')
      .bind(JSON.stringify(value), shop.id, source)
      .run()
  }
  return { ...shop, accounts }
}

export interface Happening {
  readonly system: 'shopify' | 'woocommerce'
  readonly topic: string
  readonly body: string
}

/** It happens at the shop; nobody is told. */
export const happen = (shop: AskableShop, { system, topic, body }: Happening) =>
  world(`/shops/${system}/${shop.accounts[system]}`, { 'x-topic': topic }, body)

/** The next calls of this API are answered 429. */
export const trouble = (shop: AskableShop, system: Happening['system'], times: number) =>
  world(`/shops/${system}/${shop.accounts[system]}`, { 'x-trouble': String(times) })

/** The webhook about it arrives. */
export async function webhook(shop: TestShop, { system, topic, body }: Happening): Promise<string> {
  const signature = createHmac('sha256', secrets[system]).update(body).digest('base64')
  const headers: Record<string, string> =
    system === 'shopify'
      ? { 'x-shopify-topic': topic, 'x-shopify-webhook-id': randomUUID(), 'x-shopify-hmac-sha256': signature }
      : { 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': signature }
  const answer = await SELF.fetch(`${origin}/webhooks/${shop.id}/${system}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return (await answer.json<{ status: string }>()).status
}

/** The app at an instant of its own time. */
export async function depsAt(now: number): Promise<Deps> {
  const deps = await depsOf(env)
  return { ...deps, clock: { now: () => now, wall: () => Date.now() } }
}

const iso = (at: number) => new Date(at).toISOString()
const gmt = (at: number) => iso(at).slice(0, 19)

/** Beyond 2^53, as Shopify's may be: written as digits, never as a number. */
let ids = 9_007_199_254_740_993n
const nextId = () => String(ids++)

export interface ShopifyOrder {
  readonly id: string
  readonly email: string
  paid(at: number): Happening
  cancelled(at: number, reason?: string): Happening
  refunded(at: number, amount: string): Happening
  disputed(at: number, status: string): Happening
}

export function shopifyOrder(placedAt: number): ShopifyOrder {
  const id = nextId()
  const dispute = nextId()
  const customer = nextId()
  const email = `${id}@example.com`
  const line = `{"sku": "BAG-1", "name": "Printed bag", "quantity": 10, "price": "120.00"}`
  const order = (at: number, more: string) => `{"id": ${id}, "admin_graphql_api_id": "gid://shopify/Order/${id}",
    "name": "#${id.slice(-4)}", "email": "${email}", "currency": "MDL", "total_price": "1200.00", "test": false,
    "created_at": "${iso(placedAt)}", "processed_at": "${iso(placedAt)}", "updated_at": "${iso(at)}", "refunds": [],
    "customer_locale": "ro", "discount_codes": [{"code": "SPRING", "amount": "10.00"}], "line_items": [${line}],
    "customer": {"id": ${customer}, "email": "${email}", "first_name": "Ana", "last_name": "Popescu", "tags": "b2b"}, ${more}}`
  return {
    id,
    email,
    paid: (at) => ({
      system: 'shopify',
      topic: 'orders/paid',
      body: order(at, '"financial_status": "paid", "cancelled_at": null'),
    }),
    cancelled: (at, reason = 'customer') => ({
      system: 'shopify',
      topic: 'orders/cancelled',
      body: order(at, `"financial_status": "paid", "cancelled_at": "${iso(at)}", "cancel_reason": "${reason}"`),
    }),
    refunded: (at, amount) => ({
      system: 'shopify',
      topic: 'refunds/create',
      body: `{"id": ${nextId()}, "order_id": ${id}, "created_at": "${iso(at)}", "note": "smudged",
        "refund_line_items": [{"quantity": 3, "line_item": ${line}}],
        "transactions": [{"kind": "refund", "status": "success", "amount": "${amount}", "currency": "MDL"}]}`,
    }),
    disputed: (at, status) => ({
      system: 'shopify',
      topic: status === 'needs_response' ? 'disputes/create' : 'disputes/update',
      body: `{"id": ${dispute}, "order_id": ${id}, "type": "chargeback", "amount": "1200.00", "currency": "MDL",
        "reason": "product_not_received", "network_reason_code": "13.1", "status": "${status}",
        "evidence_due_by": "${iso(placedAt + 200 * hour)}", "initiated_at": "${iso(at)}", "finalized_on": null}`,
    }),
  }
}

let wooIds = 700

/** One saved state of a WooCommerce order after another. */
export function wooOrder(placedAt: number) {
  const id = ++wooIds
  return (at: number, status: string, refunds: readonly string[] = []): Happening => ({
    system: 'woocommerce',
    topic: 'order.updated',
    body: JSON.stringify({
      id,
      number: String(id),
      status,
      currency: 'MDL',
      total: '2600.00',
      customer_id: id + 10_000,
      transaction_id: `maib-${id}`,
      date_created_gmt: gmt(placedAt),
      date_paid_gmt: gmt(placedAt),
      date_modified_gmt: gmt(at),
      date_completed_gmt: null,
      billing: { first_name: 'Анна', last_name: 'Ковалёва', email: `woo-${id}@example.com`, country: 'MD' },
      line_items: [{ name: 'Бокал', sku: 'GLASS-1', quantity: 20, total: '2600.00' }],
      coupon_lines: [],
      refunds: refunds.map((total, i) => ({ id: id * 100 + i, reason: '', total: `-${total}` })),
    }),
  })
}

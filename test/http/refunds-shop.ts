/** A shop whose refunds may go back by themselves, a vendor's till beside it, and a customer who chose money. */
import { env, SELF } from 'cloudflare:test'
import { createHmac, randomUUID } from 'node:crypto'
import type { Payer } from '../../domain/refund.ts'
import type { Till } from '../../local/payments/till.ts'
import { advance, openShop, origin, secrets, type TestShop } from '../harness/shop.ts'
import { count, one, press, type Visitor, visitor } from './customer-page.ts'

const world = (source: Payer) => `http://world.test/api/${source}`

interface PayingShop {
  readonly shop: TestShop
  readonly source: Payer
  readonly key: string
  till(): Promise<Till>
  change(about: Partial<Till>): Promise<void>
}

const settingsOf = (source: Payer, key: string): Record<string, string> => {
  const settings = {
    stripe: { apiKey: key },
    paypal: { webhookId: 'WH', clientId: key, clientSecret: 'secret' },
    yookassa: { shopId: key, secretKey: 'test_secret' },
    shopify: { shopDomain: 'x.myshopify.com', accessToken: key },
    woocommerce: { url: 'https://shop.example', consumerKey: key, consumerSecret: 'cs' },
  } as const
  return { ...settings[source], apiBaseUrl: world(source) }
}

const guard = { authorization: 'Bearer world' }

/** Money of the order, in the vendor's till and told to us as the order's payment. */
export async function payingShop(
  source: Payer = 'stripe',
  automatic: { enabled: boolean; most: Record<string, number> } = { enabled: true, most: { MDL: 2_000_000 } },
  caps: Readonly<Record<string, Record<string, number>>> = {},
): Promise<PayingShop> {
  const shop = await openShop({ policy: { refunds: { automatic }, caps } })
  const key =
    source === 'yookassa'
      ? String(Math.floor(Math.random() * 1e12))
      : `k${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await env.DB.prepare(
    `insert into sources (shop, source, secrets, settings, version, is_on)
     select ?1, ?2, (select secrets from sources where shop = ?1 and source = 'stripe'), ?3, 1, 1
     where true on conflict (shop, source) do update set settings = excluded.settings`,
  )
    .bind(shop.id, source, JSON.stringify(settingsOf(source, key)))
    .run()
  const at = `http://world.test/tills/${source}/${key}`
  return {
    ...{ shop, source, key },
    till: async () => (await fetch(at, { headers: guard })).json<Till>(),
    async change(about) {
      await fetch(at, { method: 'POST', headers: guard, body: JSON.stringify(about) })
    },
  }
}

export interface Owed extends Visitor {
  readonly remedy: string
  readonly payment: string
}

/** A customer of this shop who chose `kind`, minutes ago or just now; the order is paid at the shop's vendor. */
export async function choosesMoney(paying: PayingShop, kind = 'partial-refund', final = true): Promise<Owed> {
  const { shop, source } = paying
  const order = source === 'shopify' || source === 'woocommerce' ? String(Math.floor(Math.random() * 1e12)) : undefined
  const customer = await visitor(shop, { ...(order !== undefined && { order }) })
  const payment =
    source === 'paypal' ? paying.key : `${source === 'stripe' ? 'ch_' : 'pay-'}${customer.complaint.slice(-12)}`
  // As a paid order of this sender tells it.
  await env.DB.prepare('insert into payments (shop, payment, order_id, source) values (?, ?, ?, ?)')
    .bind(shop.id, payment, customer.order, source)
    .run()
  await paying.change({ payment, order: customer.order })
  const row = await one<{ id: string }>(
    'select id from remedies where complaint = ?1 and kind = ?2',
    customer.complaint,
    kind,
  )
  const remedy = row?.id ?? ''
  const { status } = await press(customer, 'choice', { remedy })
  if (status !== 303) throw new Error(`the choice was answered with ${status}`)
  if (final) await advance('PT11M')
  return { ...customer, remedy, payment }
}

export interface RefundRow {
  readonly state: string
  readonly minor: number
  readonly vendor_id: string | null
  readonly source: string
}

export const refundRow = (purpose: string) =>
  one<RefundRow>('select state, minor, vendor_id, source from refunds where purpose = ?1', purpose)

export const refundTaskRow = (complaint: string) =>
  one<{ state: string; about: string; owner: string | null }>(
    `select state, about, owner from tasks where complaint = ?1 and kind = 'refund' order by key desc`,
    complaint,
  )

export const promiseRow = (complaint: string) =>
  one<{ state: string }>(`select state from promises where complaint = ?1 and kind = 'remedy'`, complaint)

export const complaintsOf = ({ shop }: PayingShop) => count('complaints where shop = ?1', shop.id)

/** An event of Stripe's, signed as Stripe signs it. */
async function stripeTells(shop: TestShop, type: string, data: object) {
  const created = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({ id: `evt_${randomUUID()}`, type, created, livemode: true, data })
  const signature = createHmac('sha256', secrets.stripe).update(`${created}.${body}`).digest('hex')
  const answer = await SELF.fetch(`${origin}/webhooks/${shop.id}/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${created},v1=${signature}` },
    body,
  })
  return answer.json<{ status: string; complaint?: string }>()
}

/** Stripe's word that a charge was paid back. */
export const chargeRefunded = (shop: TestShop, charge: string, step: number, sum = step) =>
  stripeTells(shop, 'charge.refunded', {
    object: { id: charge, object: 'charge', amount: 2_000_000, amount_refunded: sum, currency: 'mdl', metadata: {} },
    previous_attributes: { amount_refunded: sum - step },
  })

/** Stripe's word that the customer's bank did not take a refund of ours. */
export const refundFailed = (shop: TestShop, remedy: string, type = 'refund.failed') =>
  stripeTells(shop, type, {
    object: {
      ...{ id: 're_1', object: 'refund', status: 'failed', failure_reason: 'expired_or_canceled_card' },
      ...{ amount: 600_000, currency: 'mdl', metadata: { amends: `amends-${remedy}` } },
    },
    previous_attributes: { status: 'succeeded' },
  })

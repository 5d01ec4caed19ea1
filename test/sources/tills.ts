/** A vendor's till in a test's hand, and the source that pays back from it. */
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { type Payer, type RefundRequest, refundKey } from '../../domain/refund.ts'
import { paypal as paypalTill } from '../../local/payments/paypal.ts'
import { shopify as shopifyTill } from '../../local/payments/shopify.ts'
import { stripe as stripeTill } from '../../local/payments/stripe.ts'
import { type Answer, type Call, newTill, type Till } from '../../local/payments/till.ts'
import { woocommerce as woocommerceTill } from '../../local/payments/woocommerce.ts'
import { yookassa as yookassaTill } from '../../local/payments/yookassa.ts'
import { sourceNamed } from '../../workers/sources/registry.ts'
import type { Api, PaidBack } from '../../workers/sources/source.ts'

interface Vendor {
  readonly name: Payer
  readonly serve: (till: Till, call: Call) => Answer
  readonly settings: Readonly<Record<string, string>>
  readonly payment: string
  readonly order: string
}

export const vendors: readonly Vendor[] = [
  { name: 'stripe', serve: stripeTill, settings: { apiKey: 'rk_1' }, payment: 'ch_1', order: 'A-1001' },
  {
    name: 'paypal',
    serve: paypalTill,
    settings: { webhookId: 'WH', clientId: 'app', clientSecret: 'secret' },
    payment: '2GG279541U471931P',
    order: 'A-1001',
  },
  {
    name: 'yookassa',
    serve: yookassaTill,
    settings: { shopId: '54401', secretKey: 'test_1' },
    payment: '22e18a2f-000f-5000-a000-1db6312b7767',
    order: 'A-1001',
  },
  {
    name: 'shopify',
    serve: shopifyTill,
    settings: { shopDomain: 'x.myshopify.com', accessToken: 'shpat_1' },
    payment: 'gid',
    order: '890088186047892319',
  },
  {
    name: 'woocommerce',
    serve: woocommerceTill,
    settings: { url: 'https://shop.example', consumerKey: 'ck_1', consumerSecret: 'cs_1' },
    payment: 'ch_1',
    order: '727',
  },
]

const purpose = 'rem_06FYRS8W4G0123456789ABCDEF'

export const requestOf = ({ name, payment, order }: Vendor, minor = 600_000, told = 0): RefundRequest => ({
  complaint: 'cmp_06FYRS8W4G0123456789ABCDEF' as ComplaintId,
  ...{ purpose, order, payment: name === 'shopify' || name === 'woocommerce' ? null : payment },
  ...{ value: money(minor, 'MDL'), told, key: refundKey(purpose) },
})

export const openTill = ({ payment, order }: Vendor, about: Partial<Till> = {}): Till =>
  newTill({ payment, order, ...about })

/** What the source says when it is asked to pay from this till. */
export async function payFrom(vendor: Vendor, till: Till, request = requestOf(vendor), may = true): Promise<PaidBack> {
  const source = sourceNamed(vendor.name)
  if (!source?.payBack) throw new Error('the source does not pay back')
  const api: Api = async (path, { method = 'GET', headers = {}, body = '' } = {}) => {
    const answer = vendor.serve(till, { method, path, headers: new Headers(headers), body })
    const raw = new TextEncoder().encode(answer ? JSON.stringify(answer.body) : '')
    return { status: answer?.status ?? 0, raw, headers: new Headers() }
  }
  const context = { secrets: ['s'], settings: vendor.settings, wallNow: Date.UTC(2026, 10, 23, 9) }
  return source.payBack(request, api, context, may)
}

/**
 * BigCommerce: a refund, told by its number. Standard Webhooks, signed with the text of the app's client secret.
 * https://developer.bigcommerce.com/docs/integrations/webhooks
 */
import { currency, decimal } from '../shop/sums.ts'
import { base64, hex, hmacSha256, randomName, sha256, utf8 } from '../signing.ts'
import { json, type Letter, type Scene, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const storeHash = 'semi5vet'
const refundId = 3

/** `Tue, 05 Mar 2019 21:40:11 +0000`. */
const written = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000')

function objectsOf(scene: Scene): Record<string, object> {
  const { person, number } = scene
  const order = `/stores/${storeHash}/v2/orders/${number}`
  const sum = decimal(totalOf(scene))
  return {
    [order]: {
      id: number,
      status_id: 4,
      status: 'Refunded',
      customer_id: number - 1000,
      date_created: written(scene.placedAt),
      date_modified: written(scene.now),
      total_inc_tax: sum,
      refunded_amount: sum,
      coupon_discount: '0.0000',
      currency_code: currency,
      default_currency_code: currency,
      payment_provider_id: `bc-${number}`,
      customer_locale: person.language,
      billing_address: {
        first_name: person.first,
        last_name: person.last,
        email: person.email,
        phone: person.phone,
        country_iso2: 'MD',
      },
    },
    [`${order}/products?limit=250`]: scene.lines.map(({ sku, name, quantity, total }, index) => ({
      id: number * 10 + index,
      sku,
      name,
      quantity,
      total_inc_tax: decimal(total),
    })),
    [`/stores/${storeHash}/v3/orders/${number}/payment_actions/refunds`]: {
      data: [
        {
          id: refundId,
          order_id: number,
          created: new Date(scene.now).toISOString(),
          reason: '',
          total_amount: totalOf(scene) / 100,
          items: [],
          payments: [{ provider_id: 'card', amount: totalOf(scene) / 100, offline: false, is_declined: false }],
        },
      ],
      meta: {},
    },
  }
}

export const bigcommerce: Sender = {
  source: 'bigcommerce',
  vendor: 'BigCommerce',
  sends: 'A refund, told by its number alone (store/order/refund/created). The order is looked up.',
  covers: { headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'], body: 'all', time: true },
  agree: (place) => sharedSecret('bigcommerce', { storeHash, accessToken: randomName(31).toLowerCase() })(place),

  async letter(scene): Promise<Letter> {
    const id = hex(await sha256(utf8(`${scene.number}${randomName(12)}`))).slice(0, 40)
    const body = JSON.stringify({
      scope: 'store/order/refund/created',
      store_id: '1025646',
      data: { type: 'order', id: scene.number, refund: { refund_id: refundId } },
      hash: id,
      created_at: Math.floor(scene.now / 1000),
      producer: `stores/${storeHash}`,
    })
    const event = 'store/order/refund/created'
    return { source: 'bigcommerce', event, id, headers: json, body, objects: objectsOf(scene) }
  },
  orderId: (scene) => String(scene.number),

  async sign({ id, headers, body }, { key }, at) {
    const seconds = Math.floor(at / 1000)
    const signature = {
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${base64(await hmacSha256(utf8(key), `${id}.${seconds}.${body}`))}`,
    }
    return { headers: { ...headers, ...signature }, body }
  },
  credentials: ({ settings }) => ({ 'x-auth-token': settings.accessToken ?? '' }),
}

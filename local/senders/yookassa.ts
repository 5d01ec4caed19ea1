/**
 * YooKassa: a refund. Nothing is signed; the notification names the object, and the API says what became of it.
 * https://yookassa.ru/developers/using-api/webhooks
 */
import { decimal } from '../shop/sums.ts'
import { base64, randomName, utf8 } from '../signing.ts'
import { json, type Letter, orderId, type Scene, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

/** Ids look like UUIDs that begin with the time. */
const idOf = (scene: Pick<Scene, 'number'>, mark: string): string =>
  `${scene.number.toString(16).padStart(8, '0')}-000f-5000-${mark}-${scene.number.toString(16).padStart(12, '0')}`

const shopId = '1183493'

export const yookassa: Sender = {
  source: 'yookassa',
  vendor: 'YooKassa',
  sends: 'A refund, named and looked up (refund.succeeded). It posts to an address with a key.',
  keyed: true,
  covers: { headers: [], body: 'none', time: false },

  agree: (place) => sharedSecret('yookassa', { shopId, secretKey: `live_${randomName(43)}` })(place),

  letter(scene): Letter {
    const [refundId, paymentId] = [idOf(scene, '9000'), idOf(scene, '8000')]
    const at = (ms: number) => new Date(ms).toISOString()
    const amount = { value: decimal(totalOf(scene)), currency: 'RUB' }
    const refund = { id: refundId, payment_id: paymentId, status: 'succeeded', created_at: at(scene.now), amount }
    const payment = {
      id: paymentId,
      status: 'succeeded',
      paid: true,
      amount,
      refunded_amount: amount,
      created_at: at(scene.placedAt),
      captured_at: at(scene.placedAt + 60_000),
      description: `Заказ №${scene.number}`,
      recipient: { account_id: shopId, gateway_id: '2557458' },
      payment_method: { type: 'bank_card', id: paymentId, saved: false },
      refundable: false,
      test: false,
      metadata: { order_id: orderId(scene), customer_email: scene.person.email, cms_name: 'semitsvet' },
    }
    const body = JSON.stringify({ type: 'notification', event: 'refund.succeeded', object: refund })
    const objects = { [`/v3/refunds/${refundId}`]: refund, [`/v3/payments/${paymentId}`]: payment }
    return { source: 'yookassa', event: 'refund.succeeded', id: refundId, headers: json, body, objects }
  },

  sign: async ({ headers, body }) => ({ headers, body }),
  credentials: ({ settings }) => ({
    authorization: `Basic ${base64(utf8(`${settings.shopId}:${settings.secretKey}`))}`,
  }),
}

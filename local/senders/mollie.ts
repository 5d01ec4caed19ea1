/**
 * Mollie: a chargeback, as the signed event around it. Whom and what order it is about, the payment says.
 * https://docs.mollie.com/reference/webhooks-new
 */
import { fullName } from '../shop/people.ts'
import { decimal } from '../shop/sums.ts'
import { hex, hmacSha256, randomName, utf8 } from '../signing.ts'
import { json, type Letter, orderId, type Scene, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const payment = (scene: Pick<Scene, 'number'>): string => `tr_7Uh${scene.number}`

export const mollie: Sender = {
  source: 'mollie',
  vendor: 'Mollie',
  sends: 'A chargeback, signed; the payment behind it is looked up (chargeback.received).',
  covers: { headers: ['x-mollie-signature'], body: 'all', time: false },
  agree: (place) => sharedSecret('mollie', { apiKey: `live_${randomName(30)}` })(place),

  letter(scene): Letter {
    const { person } = scene
    const id = payment(scene)
    const at = (ms: number) => new Date(ms).toISOString()
    const amount = { value: decimal(totalOf(scene)), currency: 'EUR' }
    const chargeback = {
      resource: 'chargeback',
      id: `chb_${randomName(6)}`,
      amount,
      settlementAmount: { ...amount, value: `-${amount.value}` },
      reason: { code: 'AC01', description: 'Goods or services not provided' },
      paymentId: id,
      createdAt: at(scene.now),
      reversedAt: null,
    }
    const event = {
      resource: 'event',
      id: `whe_${randomName(22)}`,
      type: 'chargeback.received',
      entityId: chargeback.id,
      createdAt: at(scene.now),
      _embedded: { entity: chargeback },
    }
    const whole = {
      resource: 'payment',
      id,
      mode: 'live',
      status: 'paid',
      amount,
      createdAt: at(scene.placedAt),
      paidAt: at(scene.placedAt + 60_000),
      description: `Order ${orderId(scene)}`,
      metadata: { order_id: orderId(scene) },
      billingAddress: { givenName: person.first, familyName: person.last, email: person.email, country: 'MD' },
      consumerName: fullName(person),
      _embedded: { chargebacks: [chargeback], refunds: [] },
    }
    const objects = { [`/v2/payments/${id}?embed=chargebacks,refunds`]: whole }
    return { source: 'mollie', event: event.type, id: event.id, headers: json, body: JSON.stringify(event), objects }
  },
  payments: (scene) => [payment(scene)],

  async sign({ headers, body }, { key }) {
    const signature = `sha256=${hex(await hmacSha256(utf8(key), body))}`
    return { headers: { ...headers, 'x-mollie-signature': signature }, body }
  },
  credentials: ({ settings }) => ({ authorization: `Bearer ${settings.apiKey}` }),
}

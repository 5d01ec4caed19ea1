/**
 * Square: a dispute, which names the payment and nothing else. The address is signed before the body.
 * https://developer.squareup.com/docs/webhooks/step3validate
 */
import { currency } from '../shop/sums.ts'
import { base64, hmacSha256, randomName, utf8 } from '../signing.ts'
import { json, type Letter, type Scene, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const payment = (scene: Pick<Scene, 'number'>): string => `sqp${scene.number}GSH1fqPuqoqFZY`

export const square: Sender = {
  source: 'square',
  vendor: 'Square',
  sends: 'A dispute that names only the payment (dispute.created).',
  covers: { headers: ['x-square-hmacsha256-signature'], body: 'all', time: false },
  agree: sharedSecret('square'),

  letter(scene): Letter {
    const created = new Date(scene.now).toISOString()
    const id = randomName(22)
    const event = {
      merchant_id: '0HPGX5JYE6EE1',
      location_id: 'VJDQQP3CG14EY',
      type: 'dispute.created',
      event_id: crypto.randomUUID(),
      created_at: created,
      data: {
        type: 'dispute',
        id,
        object: {
          dispute: {
            id,
            amount_money: { amount: totalOf(scene), currency },
            brand_dispute_id: randomName(22),
            card_brand: 'VISA',
            created_at: created,
            disputed_payment: { payment_id: payment(scene) },
            due_at: new Date(scene.now + 13 * 86_400_000).toISOString(),
            location_id: 'VJDQQP3CG14EY',
            reason: 'NOT_AS_DESCRIBED',
            reported_at: created,
            state: 'EVIDENCE_REQUIRED',
            updated_at: created,
            version: 1,
          },
        },
      },
    }
    const headers = { ...json, 'square-environment': 'Production' }
    return { source: 'square', event: event.type, id: event.event_id, headers, body: JSON.stringify(event) }
  },
  payments: (scene) => [payment(scene)],

  async sign({ headers, body }, { key }, _at, url) {
    const signature = base64(await hmacSha256(utf8(key), `${url}${body}`))
    return { headers: { ...headers, 'x-square-hmacsha256-signature': signature }, body }
  },
}

/** Stripe's dispute events, pretty-printed as Stripe sends them. */

import { fullName } from '../shop/people.ts'
import { hex, hmacSha256, randomName, utf8 } from '../signing.ts'
import type { Letter, Scene } from './letter.ts'
import { orderId, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

interface Dispute {
  readonly reason: 'product_not_received' | 'product_unacceptable'
  /** An inquiry may still be answered with a refund; a chargeback may not. */
  readonly status: 'warning_needs_response' | 'needs_response'
  readonly networkReasonCode: string
}

const daySeconds = 86_400

/**
 * `charge.dispute.created`. The charge is an id without an e-mail; what ties it to a person is what the shop put
 * there itself: the order in `metadata`, and the customer in the evidence prepared beforehand.
 */
export function disputeCreated(scene: Scene, { reason, status, networkReasonCode }: Dispute): Letter {
  const created = Math.floor(scene.now / 1000)
  const mark = randomName(24)
  const inquiry = status === 'warning_needs_response'
  const event = {
    id: `evt_${mark}`,
    object: 'event',
    api_version: '2025-09-30.clover',
    created,
    data: {
      object: {
        id: `du_${mark}`,
        object: 'dispute',
        amount: totalOf(scene),
        balance_transactions: [],
        charge: `ch_${mark}`,
        created,
        currency: 'mdl',
        evidence: {
          customer_email_address: scene.person.email,
          customer_name: fullName(scene.person),
          product_description: scene.lines.map((line) => line.name).join(', '),
        },
        evidence_details: {
          due_by: (Math.floor(created / daySeconds) + (inquiry ? 10 : 7)) * daySeconds - 1,
          has_evidence: false,
          past_due: false,
          submission_count: 0,
        },
        is_charge_refundable: inquiry,
        livemode: true,
        metadata: { order_id: orderId(scene) },
        payment_intent: `pi_${mark}`,
        payment_method_details: {
          type: 'card',
          card: {
            brand: 'visa',
            case_type: inquiry ? 'inquiry' : 'chargeback',
            network_reason_code: networkReasonCode,
          },
        },
        reason,
        status,
      },
    },
    livemode: true,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: 'charge.dispute.created',
  }
  return {
    source: 'stripe',
    event: event.type,
    id: event.id,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
    body: JSON.stringify(event, null, 2),
  }
}

export const stripe: Sender = {
  source: 'stripe',
  vendor: 'Stripe',
  sends: 'A chargeback: the bank says that the goods never came (charge.dispute.created).',
  covers: { headers: ['stripe-signature'], body: 'all', time: true },
  agree: sharedSecret('stripe', {}, 'whsec_'),
  letter: (scene) =>
    disputeCreated(scene, { reason: 'product_not_received', status: 'needs_response', networkReasonCode: '13.1' }),

  /** The key is the whole endpoint secret as text, `whsec_` included; each attempt is signed at its own time. */
  async sign({ headers, body }, { key }, at) {
    const seconds = Math.floor(at / 1000)
    const mac = hex(await hmacSha256(utf8(key), `${seconds}.${body}`))
    return { headers: { ...headers, 'stripe-signature': `t=${seconds},v1=${mac}` }, body }
  },
}

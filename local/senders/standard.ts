/** The shop's own webhooks, in the `standard` shape of the contract. */

import { fullName, type Person } from '../shop/people.ts'
import { currency, decimal } from '../shop/sums.ts'
import { base64, randomName, standardSignature } from '../signing.ts'
import type { Letter, Scene } from './letter.ts'
import { orderId, totalOf } from './letter.ts'
import { apiOf, type Sender } from './sender.ts'

const customer = (person: Person) => ({
  id: person.id,
  email: person.email,
  name: fullName(person),
  phone: person.phone,
  locale: person.language,
  timeZone: 'Europe/Chisinau',
  tags: person.tags,
  ordersCount: person.ordersCount,
  totalSpent: { amount: decimal(person.totalSpent), currency },
})

const order = (scene: Scene) => ({
  id: orderId(scene),
  total: { amount: decimal(totalOf(scene)), currency },
  placedAt: new Date(scene.placedAt).toISOString(),
  lines: scene.lines.map((line) => ({ ...line, total: { amount: decimal(line.total), currency } })),
})

/** Any event of the `standard` source. */
export function standardEvent(type: string, now: number, data: object): Letter {
  return {
    source: 'standard',
    event: type,
    id: `msg_${randomName(24)}`,
    headers: { 'content-type': 'application/json', 'user-agent': 'Semitsvet/1.0' },
    body: JSON.stringify({ type, timestamp: new Date(now).toISOString(), data }),
  }
}

export const complaintCreated = (scene: Scene, category: string, text: string): Letter =>
  standardEvent('complaint.created', scene.now, {
    id: `c-${randomName(8)}`,
    category,
    text,
    channel: 'form',
    customer: customer(scene.person),
    order: order(scene),
  })

export const reviewPosted = (scene: Scene, rating: number, text: string): Letter => {
  const id = `r-${randomName(8)}`
  return standardEvent('review.posted', scene.now, {
    id,
    rating,
    text,
    url: `https://semitsvet.example/reviews/${id}`,
    customer: customer(scene.person),
    order: order(scene),
  })
}

/** `payments` are ids by which a bank's dispute is traced to this order. */
export const orderPaid = (scene: Scene, payments: readonly string[] = []): Letter =>
  standardEvent('order.paid', scene.now, {
    order: { ...order(scene), codes: [], payments },
    customer: customer(scene.person),
  })

export const orderCancelled = (id: string, now: number): Letter =>
  standardEvent('order.cancelled', now, { order: { id }, at: new Date(now).toISOString(), reason: 'customer' })

/** `complaint` may be null: the carrier knows the order only. */
export const remedyDelivered = (complaint: string | null, id: string, now: number): Letter =>
  standardEvent('remedy.delivered', now, { complaint, order: { id }, deliveredAt: new Date(now).toISOString() })

export const standard: Sender = {
  source: 'standard',
  vendor: 'Own webhook',
  sends: 'A complaint from the shop’s own form, with the customer and the order.',
  covers: { headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'], body: 'all', time: true },

  agree(place) {
    const key = `whsec_${base64(crypto.getRandomValues(new Uint8Array(32)))}`
    return { key, secrets: [key], settings: apiOf(place, 'standard') }
  },

  letter: (scene) => complaintCreated(scene, 'damaged', scene.words ?? ''),

  /** The timestamp is that of the attempt: Standard Webhooks renews it on every retry, and keeps the id. */
  async sign({ id, headers, body }, { key }, at) {
    const seconds = Math.floor(at / 1000)
    const signature = {
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': await standardSignature(key, id, seconds, body),
    }
    return { headers: { ...headers, ...signature }, body }
  },
}

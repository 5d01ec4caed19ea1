/**
 * Ecwid: an order that was refunded. Only the event's time and id are signed; the order is read from the API.
 * https://docs.ecwid.com/api-reference/rest-api/webhooks-automations
 */
import { fullName } from '../shop/people.ts'
import { base64, hmacSha256, randomName, utf8 } from '../signing.ts'
import { json, type Letter, orderId, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const storeId = '100312'

/** `2026-11-21 10:00:00 +0000`. */
const written = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ').concat(' +0000')

function signedIn(body: string): string {
  try {
    const { eventCreated, eventId } = JSON.parse(body)
    return `${eventCreated}.${eventId}`
  } catch {
    return ''
  }
}

export const ecwid: Sender = {
  source: 'ecwid',
  vendor: 'Ecwid',
  sends: 'An order that became refunded (order.updated). The order itself is looked up.',
  covers: {
    headers: ['x-ecwid-webhook-signature'],
    body: (body) => body.match(/(?<="(?:eventId|eventCreated)":)(?:"[^"]*"|\d+)/g) ?? [],
    time: false,
  },
  agree: (place) => sharedSecret('ecwid', { storeId, token: `secret_${randomName(32)}`, currency: 'MDL' })(place),

  letter(scene): Letter {
    const { person } = scene
    const event = {
      eventId: crypto.randomUUID(),
      eventCreated: Math.floor(scene.now / 1000),
      storeId: Number(storeId),
      entityId: 450_000_000 + scene.number,
      eventType: 'order.updated',
      data: {
        orderId: orderId(scene),
        oldPaymentStatus: 'PAID',
        newPaymentStatus: 'REFUNDED',
        oldFulfillmentStatus: 'SHIPPED',
        newFulfillmentStatus: 'SHIPPED',
      },
    }
    const total = totalOf(scene) / 100
    const whole = {
      id: orderId(scene),
      paymentStatus: 'REFUNDED',
      fulfillmentStatus: 'SHIPPED',
      total,
      email: person.email,
      customerId: 40_000_000 + scene.number,
      lang: person.language,
      createDate: written(scene.placedAt),
      createTimestamp: Math.floor(scene.placedAt / 1000),
      updateTimestamp: Math.floor(scene.now / 1000),
      billingPerson: { name: fullName(person), phone: person.phone, countryCode: 'MD' },
      items: scene.lines.map(({ sku, name, quantity, total: sum }) => ({
        sku,
        name,
        quantity,
        price: sum / quantity / 100,
      })),
      refunds: [{ date: written(scene.now), source: 'CP', reason: '', amount: total }],
    }
    const objects = { [`/api/v3/${storeId}/orders/${orderId(scene)}`]: whole }
    const body = JSON.stringify(event)
    return { source: 'ecwid', event: event.eventType, id: event.eventId, headers: json, body, objects }
  },

  async sign({ headers, body }, { key }) {
    const signature = base64(await hmacSha256(utf8(key), signedIn(body)))
    return { headers: { ...headers, 'x-ecwid-webhook-signature': signature }, body }
  },
  credentials: ({ settings }) => ({ authorization: `Bearer ${settings.token}` }),
  around: (foreign) =>
    `{"eventId":"${crypto.randomUUID()}","eventCreated":1795255200,"storeId":${storeId},"eventType":"order.updated",` +
    `"data":${foreign},"entityId":${foreign}}`,
}

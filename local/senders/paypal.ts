/**
 * PayPal: a dispute opened by the buyer. PayPal signs with its own key, whose certificate lies where the delivery says;
 * what makes a delivery this shop's is the id of its webhook, which is in no request.
 * https://developer.paypal.com/api/rest/webhooks/rest/
 */
import { fullName } from '../shop/people.ts'
import { decimal } from '../shop/sums.ts'
import { randomName, utf8 } from '../signing.ts'
import { rsaSignature } from './certificate.ts'
import { json, type Letter, orderId, type Scene, totalOf } from './letter.ts'
import { apiOf, type Sender } from './sender.ts'

/** Where PayPal's certificates lie, behind the address of its API. */
export const certificatePath = '/v1/notifications/certs/CERT-360caa42-fca2a594-local'
export const certificateName = 'messageverificationcerts.paypal.com'

const payment = (scene: Pick<Scene, 'number'>): string => `00D1${scene.number}LD479031K`

/** CRC-32 (ISO 3309), bit by bit: the text that PayPal signs has it in place of the body. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

export const paypal: Sender = {
  source: 'paypal',
  vendor: 'PayPal',
  sends: 'A dispute with the buyer’s own words, still open to be settled (CUSTOMER.DISPUTE.CREATED).',
  covers: {
    headers: ['id', 'time', 'sig']
      .map((name) => `paypal-transmission-${name}`)
      .concat('paypal-cert-url', 'paypal-auth-algo'),
    body: 'all',
    time: false,
  },

  agree: (place) => ({
    key: place.paypalKey,
    secrets: [],
    settings: { webhookId: randomName(17), ...apiOf(place, 'paypal') },
  }),

  letter(scene): Letter {
    const created = new Date(scene.now).toISOString()
    const dispute = `PP-R-${randomName(3)}-${scene.number}`
    const event = {
      id: `WH-${randomName(17)}-${randomName(17)}`,
      event_version: '1.0',
      create_time: created,
      resource_type: 'dispute',
      event_type: 'CUSTOMER.DISPUTE.CREATED',
      summary: `A new dispute opened with Case # ${dispute}`,
      resource: {
        dispute_id: dispute,
        create_time: created,
        update_time: created,
        disputed_transactions: [
          {
            seller_transaction_id: payment(scene),
            invoice_number: orderId(scene),
            buyer: { name: fullName(scene.person) },
            seller: { merchant_id: 'RD465XN5VS364', name: 'Semitsvet' },
            items: [],
            seller_protection_eligible: true,
          },
        ],
        reason: 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
        status: 'WAITING_FOR_SELLER_RESPONSE',
        dispute_amount: { currency_code: 'EUR', value: decimal(totalOf(scene)) },
        dispute_life_cycle_stage: 'INQUIRY',
        dispute_channel: 'INTERNAL',
        seller_response_due_date: new Date(scene.now + 10 * 86_400_000).toISOString(),
        messages: [{ posted_by: 'BUYER', time_posted: created, content: scene.words }],
      },
    }
    return { source: 'paypal', event: event.event_type, id: event.id, headers: json, body: JSON.stringify(event) }
  },
  payments: (scene) => [payment(scene)],

  async sign({ headers, body }, { key, settings }, at) {
    const id = crypto.randomUUID()
    const time = new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
    const text = `${id}|${time}|${settings.webhookId}|${crc32(utf8(body))}`
    const signature = {
      'paypal-transmission-id': id,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': await rsaSignature(key, text),
      'paypal-cert-url': `${settings.apiBaseUrl}${certificatePath}`,
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-auth-version': 'v2',
    }
    return { headers: { ...headers, ...signature }, body }
  },
}

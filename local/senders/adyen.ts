/**
 * Adyen's standard webhook: a list of items, each signed by itself over eight of its fields.
 * https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures
 */
import { currency } from '../shop/sums.ts'
import { base64, hex, hmacSha256, randomName } from '../signing.ts'
import { json, type Letter, orderId, type Scene, totalOf } from './letter.ts'
import { apiOf, type Sender } from './sender.ts'

interface Item {
  readonly pspReference: string
  readonly originalReference: string
  readonly merchantAccountCode: string
  readonly merchantReference: string
  readonly amount?: { readonly value: number; readonly currency: string }
  readonly eventCode: string
  readonly success: string
}

const account = 'SemitsvetECOM'
const payment = (scene: Pick<Scene, 'number'>): string => `8836${String(scene.number).padStart(12, '0')}`
const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00')

function chargeback(scene: Scene): Item & Record<string, unknown> {
  return {
    additionalData: {
      chargebackReasonCode: '13.1',
      chargebackSchemeCode: 'visa',
      defendable: 'true',
      defensePeriodEndsAt: iso(scene.now + 14 * 86_400_000),
      disputeStatus: 'Undefended',
      hmacSignature: '',
      shopperReference: scene.person.id,
    },
    amount: { currency, value: totalOf(scene) },
    eventCode: 'CHARGEBACK',
    eventDate: iso(scene.now),
    merchantAccountCode: account,
    merchantReference: orderId(scene),
    originalReference: payment(scene),
    paymentMethod: 'visa',
    pspReference: randomName(16),
    reason: 'Merchandise / Services Not Received',
    success: 'true',
  }
}

const bodyOf = (item: object) => ({ live: 'true', notificationItems: [{ NotificationRequestItem: item }] })

/** Nothing is escaped, a field that is not there is empty; the signature goes to the place that was left for it. */
function signedText(item: Item): string {
  const { pspReference, originalReference, merchantAccountCode, merchantReference, amount, eventCode, success } = item
  const fields = [pspReference, originalReference, merchantAccountCode, merchantReference]
  return [...fields, amount?.value, amount?.currency, eventCode, success].join(':')
}

function itemIn(body: string): Item | null {
  try {
    return JSON.parse(body).notificationItems[0].NotificationRequestItem
  } catch {
    return null
  }
}

const signedFields =
  /"(?:hmacSignature|value|currency|eventCode|merchantAccountCode|merchantReference|originalReference|pspReference|success)":(?:"[^"]*"|\d+)/g

export const adyen: Sender = {
  source: 'adyen',
  vendor: 'Adyen',
  sends: 'A chargeback with its reason and the last day to defend it (CHARGEBACK).',
  covers: { headers: [], body: (body) => body.match(signedFields) ?? [], time: false },

  /** The Customer Area shows the key as 64 hexadecimal digits. */
  agree(place) {
    const key = hex(crypto.getRandomValues(new Uint8Array(32))).toUpperCase()
    return { key, secrets: [key], settings: apiOf(place, 'adyen') }
  },

  letter(scene): Letter {
    const item = chargeback(scene)
    const body = JSON.stringify(bodyOf(item))
    return { source: 'adyen', event: item.eventCode, id: item.pspReference, headers: json, body }
  },
  payments: (scene) => [payment(scene)],

  /** An item without the place for a signature is a platform webhook, whose header signs the whole body. */
  async sign({ headers, body }, { key }) {
    const secret = Uint8Array.from(key.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
    const item = body.includes('"hmacSignature":""') ? itemIn(body) : null
    if (item === null) return { headers: { ...headers, hmacsignature: base64(await hmacSha256(secret, body)) }, body }
    const signature = base64(await hmacSha256(secret, signedText(item)))
    return { headers, body: body.replace('"hmacSignature":""', `"hmacSignature":"${signature}"`) }
  },

  around: (foreign) =>
    `{"live":"true","notificationItems":[{"NotificationRequestItem":{"pspReference":"${randomName(16)}",` +
    '"originalReference":"","merchantAccountCode":"SemitsvetECOM","merchantReference":"A-1","eventCode":"CHARGEBACK",' +
    '"success":"true","amount":{"value":100,"currency":"EUR"},"additionalData":{"hmacSignature":"",' +
    `"chargebackReasonCode":${foreign}},"reason":${foreign}}}]}`,
}

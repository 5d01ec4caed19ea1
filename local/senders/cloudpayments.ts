/**
 * CloudPayments: a refund, as a form. Two headers sign it, one as it is sent and one after URL decoding.
 * https://developers.cloudpayments.ru/#proverka-uvedomleniy
 */
import { decimal } from '../shop/sums.ts'
import { base64, hmacSha256, utf8 } from '../signing.ts'
import { type Letter, orderId, type Scene, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const payment = (scene: Pick<Scene, 'number'>): number => 3_400_000_000 + scene.number

const decoded = (form: string): string => {
  try {
    return decodeURIComponent(form.replaceAll('+', ' '))
  } catch {
    return form
  }
}

export const cloudpayments: Sender = {
  source: 'cloudpayments',
  vendor: 'CloudPayments',
  sends: 'A refund of half the payment, as a form. It wants {"code":0} for an answer.',
  covers: { headers: ['content-hmac'], spare: ['x-content-hmac'], body: 'all', time: false },
  agree: sharedSecret('cloudpayments', { publicId: 'pk_semitsvet', currency: 'RUB' }),

  letter(scene): Letter {
    const id = String(payment(scene) + 1)
    const { person } = scene
    const form = new URLSearchParams({
      TransactionId: id,
      PaymentTransactionId: String(payment(scene)),
      Amount: decimal(Math.round(totalOf(scene) / 2)),
      DateTime: new Date(scene.now).toISOString().slice(0, 19).replace('T', ' '),
      OperationType: 'Refund',
      InvoiceId: orderId(scene),
      AccountId: person.email,
      Email: person.email,
      Rrn: '000000000000',
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { source: 'cloudpayments', event: 'Refund', id, headers, body: form.toString() }
  },
  payments: (scene) => [String(payment(scene))],

  async sign({ headers, body }, { key }) {
    const [sent, plain] = await Promise.all([hmacSha256(utf8(key), body), hmacSha256(utf8(key), decoded(body))])
    return { headers: { ...headers, 'content-hmac': base64(sent), 'x-content-hmac': base64(plain) }, body }
  },
}

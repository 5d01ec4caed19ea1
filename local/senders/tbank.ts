/**
 * T-Bank acquiring: a refund. The signature stands in the body, over the values of its plain fields sorted by name.
 * https://developer.tbank.ru/eacq/intro/developer/token
 */
import { hex, randomName, sha256, utf8 } from '../signing.ts'
import { json, type Letter, orderId, type Scene, totalOf } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const terminalKey = '1732018800777'
const payment = (scene: Pick<Scene, 'number'>): number => 5_700_000_000 + scene.number

/** Names are not signed, values are; nested objects take no part. */
const signedValues = /(?<=":)(?:"[^"]*"|\d+|true|false)/g

function fieldsOf(body: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null
  } catch {
    return null
  }
}

export const tbank: Sender = {
  source: 'tbank',
  vendor: 'T-Bank',
  sends: 'A payment given back in full (REFUNDED). It wants the text OK for an answer.',
  covers: { headers: [], body: (body) => body.match(signedValues) ?? [], time: false },
  agree: sharedSecret('tbank', { terminalKey }),

  letter(scene): Letter {
    const body = {
      TerminalKey: terminalKey,
      OrderId: orderId(scene),
      Success: true,
      Status: 'REFUNDED',
      PaymentId: payment(scene),
      ErrorCode: '0',
      Amount: totalOf(scene),
      CardId: 867_911,
      Pan: '220220******7047',
      ExpDate: '1128',
    }
    const id = `${body.PaymentId}:${body.Status}`
    return { source: 'tbank', event: body.Status, id, headers: json, body: JSON.stringify(body) }
  },
  payments: (scene) => [String(payment(scene))],

  /** A body that is no JSON object cannot carry a signature, and goes without. */
  async sign({ headers, body }, { key }) {
    const fields = fieldsOf(body)
    if (fields === null) return { headers, body }
    const plain = Object.entries({ ...fields, Password: key }).filter(([, value]) => typeof value !== 'object')
    const values = plain.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => String(value))
    const token = hex(await sha256(utf8(values.join(''))))
    return { headers, body: `${body.trimEnd().slice(0, -1)},"Token":"${token}"}` }
  },

  around: (foreign) =>
    `{"TerminalKey":"${terminalKey}","PaymentId":"${randomName(12)}","Status":"REFUNDED","DATA":${foreign}}`,
}

/**
 * Zendesk: a ticket told by a trigger, with the body that the shop wrote into it.
 * https://developer.zendesk.com/documentation/webhooks/verifying/
 */
import { fullName } from '../shop/people.ts'
import { base64, hmacSha256, randomName, utf8 } from '../signing.ts'
import { json, type Letter, orderId } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

export const zendesk: Sender = {
  source: 'zendesk',
  vendor: 'Zendesk',
  sends: 'A new ticket, told by a trigger with the customer and the order.',
  covers: {
    headers: ['x-zendesk-webhook-signature', 'x-zendesk-webhook-signature-timestamp'],
    body: 'all',
    time: true,
  },
  agree: sharedSecret('zendesk'),

  letter(scene): Letter {
    const { person, number, words = '' } = scene
    const ticket = {
      ticket_id: String(number),
      subject: words.slice(0, 40),
      description: words,
      via: 'Mail',
      email: person.email,
      name: fullName(person),
      phone: person.phone,
      locale: person.language,
      order_id: orderId(scene),
    }
    const headers = { ...json, 'x-zendesk-webhook-id': `01${randomName(24)}`, 'user-agent': 'Zendesk Webhook' }
    // A trigger's body is text with placeholders, laid out as the shop typed it.
    return { source: 'zendesk', event: 'ticket', id: ticket.ticket_id, headers, body: JSON.stringify(ticket, null, 2) }
  },

  async sign({ headers, body }, { key }, at) {
    const timestamp = new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
    const signature = {
      'x-zendesk-webhook-signature': base64(await hmacSha256(utf8(key), `${timestamp}${body}`)),
      'x-zendesk-webhook-signature-timestamp': timestamp,
    }
    return { headers: { ...headers, ...signature }, body }
  },
}

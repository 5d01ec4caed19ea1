/** Gorgias: a new ticket, in the body that the shop wrote into its HTTP integration. https://docs.gorgias.com/ */
import { fullName } from '../shop/people.ts'
import { json, type Letter, orderId } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

export const gorgias: Sender = {
  source: 'gorgias',
  vendor: 'Gorgias',
  sends: 'A new ticket, with the customer and the order. It posts to an address with a key.',
  keyed: true,
  covers: { headers: ['x-webhook-secret'], optional: true, body: 'none', time: false },
  agree: sharedSecret('gorgias'),

  letter(scene): Letter {
    const { person, number, words = '' } = scene
    const ticket = {
      ticket_id: String(10_000_000 + number),
      subject: words.slice(0, 40),
      status: 'open',
      channel: 'email',
      message: words,
      from_agent: 'False',
      customer_id: String(number),
      customer_email: person.email,
      customer_name: fullName(person),
      language: person.language,
      created_datetime: new Date(scene.now).toISOString(),
      order_id: orderId(scene),
    }
    const body = JSON.stringify(ticket, null, 2)
    return { source: 'gorgias', event: 'ticket-created', id: ticket.ticket_id, headers: json, body }
  },

  /** Nothing is signed; a careful shop has the integration repeat the key in a header. */
  sign: async ({ headers, body }, { key }) => ({ headers: { ...headers, 'x-webhook-secret': key }, body }),
}

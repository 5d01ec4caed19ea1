/** Trustpilot: a review of one star. No e-mail, by its policy, and no signature. https://developers.trustpilot.com/ */
import { fullName } from '../shop/people.ts'
import { hex } from '../signing.ts'
import { json, type Letter, orderId } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const newId = () => hex(crypto.getRandomValues(new Uint8Array(12)))

export const trustpilot: Sender = {
  source: 'trustpilot',
  vendor: 'Trustpilot',
  sends: 'A review of one star, with the order and no e-mail. It posts to an address with a key.',
  keyed: true,
  covers: { headers: [], body: 'none', time: false },
  agree: sharedSecret('trustpilot'),

  letter(scene): Letter {
    const id = newId()
    const consumer = { id: newId(), name: fullName(scene.person), link: 'https://api.trustpilot.com/v1/consumers/x' }
    const eventData = {
      id,
      language: scene.person.language,
      title: '',
      text: scene.words,
      referenceId: orderId(scene),
      stars: 1,
      createdAt: new Date(scene.now).toISOString(),
      isVerified: true,
      locationId: null,
      link: `https://api.trustpilot.com/v1/reviews/${id}`,
      consumer,
      tags: [],
    }
    const event = 'service-review-created'
    const body = JSON.stringify({ events: [{ eventName: event, version: '1', eventData }] })
    return { source: 'trustpilot', event, id, headers: json, body }
  },

  sign: async ({ headers, body }) => ({ headers, body }),
}

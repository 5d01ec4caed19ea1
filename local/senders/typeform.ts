/** Typeform: the shop's contact form, filled in. https://www.typeform.com/developers/webhooks/secure-your-webhooks/ */
import { base64, hmacSha256, randomName, utf8 } from '../signing.ts'
import { json, type Letter, orderId } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const fields = [
  { id: 'f1', title: 'Your e-mail', type: 'email', ref: 'email' },
  { id: 'f2', title: 'Your phone', type: 'phone_number', ref: 'phone' },
  { id: 'f3', title: 'What went wrong?', type: 'long_text', ref: 'message' },
  { id: 'f4', title: 'How was it?', type: 'rating', ref: 'stars' },
] as const

const answerTo = (question: number, answer: object) => {
  const { id, type, ref } = fields[question] ?? fields[0]
  return { ...answer, field: { id, type, ref } }
}

export const typeform: Sender = {
  source: 'typeform',
  vendor: 'Typeform',
  sends: 'A contact form filled in, with two stars (form_response).',
  covers: { headers: ['typeform-signature'], body: 'all', time: false },
  agree: sharedSecret('typeform'),

  letter(scene): Letter {
    const { person } = scene
    const token = randomName(32).toLowerCase()
    const at = new Date(scene.now).toISOString().replace(/\.\d{3}Z$/, 'Z')
    const form_response = {
      form_id: 'lT4Z3j',
      token,
      landed_at: at,
      submitted_at: at,
      hidden: { order_id: orderId(scene), locale: person.language },
      definition: { id: 'lT4Z3j', title: 'Tell us', fields },
      answers: [
        answerTo(0, { type: 'email', email: person.email }),
        answerTo(1, { type: 'phone_number', phone_number: person.phone }),
        answerTo(2, { type: 'text', text: scene.words }),
        answerTo(3, { type: 'number', number: 2 }),
      ],
    }
    const body = JSON.stringify({ event_id: `01${randomName(24)}`, event_type: 'form_response', form_response })
    return { source: 'typeform', event: 'form_response', id: token, headers: json, body }
  },

  async sign({ headers, body }, { key }) {
    const signature = `sha256=${base64(await hmacSha256(utf8(key), body))}`
    return { headers: { ...headers, 'typeform-signature': signature }, body }
  },
}

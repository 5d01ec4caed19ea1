/** Telegram: a message to the shop's bot. Nothing is signed; the secret is repeated. https://core.telegram.org/bots/api#setwebhook */
import { json, type Letter } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

export const telegram: Sender = {
  source: 'telegram',
  vendor: 'Telegram',
  sends: 'A message to the shop’s bot. There is a name and no address to write to.',
  covers: { headers: ['x-telegram-bot-api-secret-token'], body: 'none', time: false },
  agree: sharedSecret('telegram'),

  letter(scene): Letter {
    const { person, number } = scene
    const id = 5_100_000_000 + number
    const from = { id, is_bot: false, first_name: person.first, last_name: person.last, language_code: person.language }
    const update = {
      update_id: 810_000_000 + number,
      message: {
        message_id: 17,
        from,
        chat: { id, first_name: person.first, last_name: person.last, type: 'private' },
        date: Math.floor(scene.now / 1000),
        text: scene.words,
      },
    }
    const body = JSON.stringify(update)
    return { source: 'telegram', event: 'message', id: String(update.update_id), headers: json, body }
  },

  sign: async ({ headers, body }, { key }) => ({
    headers: { ...headers, 'x-telegram-bot-api-secret-token': key },
    body,
  }),
}

/**
 * Telegram: messages to the shop's bot (sources.md section 19).
 *
 * - Nothing is signed: Telegram repeats the secret token that `setWebhook` was given. `update_id` makes an update unique.
 * - A private text, or the caption of a photo, is a complaint in chat. A command (`/start`) is somebody opening the chat,
 *   and what is written in a group is not written to the shop.
 * - A person has a number and a name here, both of their own choosing, and no address to write to.
 *
 * https://core.telegram.org/bots/api#setwebhook
 * https://core.telegram.org/bots/api#update
 */
import { z } from 'zod'
import { nobody } from '../../domain/event.ts'
import {
  commonSettings,
  fullName,
  optionalFlag,
  optionalId,
  optionalSeconds,
  optionalText,
  requiredId,
} from './fields.ts'
import { blankComplaint, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { sameBytes, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object(commonSettings)

const written = hear(
  z.object({
    message: z.object({
      message_id: requiredId,
      date: optionalSeconds,
      text: optionalText,
      caption: optionalText,
      chat: z.object({ id: requiredId, type: optionalText }),
      from: z.object({
        id: requiredId,
        is_bot: optionalFlag,
        first_name: optionalText,
        last_name: optionalText,
        language_code: optionalText,
      }),
    }),
  }),
  ({ message }) => {
    const { chat, from } = message
    const text = message.text ?? message.caption
    if (chat.type !== 'private') return 'a message in a group is not written to the shop'
    if (from.is_bot === true) return 'a bot wrote this'
    if (text === null) return 'a message without words says nothing we could go by'
    if (text.startsWith('/')) return 'a command is no complaint'
    return [
      {
        ...blankComplaint,
        externalId: `${chat.id}:${message.message_id}`,
        category: 'other',
        channel: 'chat',
        text,
        at: message.date,
        person: {
          ...nobody,
          externalId: from.id,
          name: fullName(from.first_name, from.last_name),
          locale: from.language_code,
        },
      },
    ]
  },
)

export const telegram: Source<z.output<typeof settings>> = {
  name: 'telegram',
  settings,
  bodies: ['json'],
  typed: true,

  async verify({ headers }, { secrets }) {
    const token = utf8(headers.get('x-telegram-bot-api-secret-token') ?? '')
    let found = false
    for (const secret of secrets) if (secret !== '' && sameBytes(utf8(secret), token)) found = true
    return found
  },

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const eventId = optionalId.parse(body.value.update_id)
    if (eventId === null) return { kind: 'unusable', why: 'update_id is missing' }
    if (body.value.message === undefined)
      return { kind: 'nothing', eventId, why: 'an update that is no new message', test: false }
    return written(body.value, { eventId, test: false, sentAt: null })
  },
}

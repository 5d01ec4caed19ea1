import { expect, test } from 'vitest'
import { telegram } from '../../workers/sources/telegram.ts'
import { arrivalOf, contextOf, readAs } from './fixture.ts'

const message = {
  message_id: 1366,
  from: { id: 11, is_bot: false, first_name: 'Ana', last_name: 'Popescu', language_code: 'ro' },
  chat: { id: 12, type: 'private' },
  date: 1_772_360_160,
  text: 'The bags are torn',
}
const said = (changes: Partial<Record<keyof typeof message, unknown>> & { caption?: string } = {}) =>
  readAs('telegram', JSON.stringify({ update_id: 10_000, message: { ...message, ...changes } }))

test('a private text is a complaint in chat, known by chat and message', () => {
  expect(said()).toMatchObject({
    eventId: '10000',
    test: false,
    events: [
      {
        externalId: '12:1366',
        channel: 'chat',
        text: 'The bags are torn',
        at: 1_772_360_160_000,
        person: { externalId: '11', name: 'Ana Popescu', locale: 'ro', email: null, tags: null },
      },
    ],
  })
  const { text: _, ...photo } = message
  expect(readAs('telegram', JSON.stringify({ update_id: 1, message: { ...photo, caption: 'Torn' } }))).toMatchObject({
    events: [{ text: 'Torn' }],
  })
})

test.each([
  ['a command', { text: '/start A-1001' }],
  ['a group', { chat: { id: -5, type: 'supergroup' } }],
  ['a bot', { from: { ...message.from, is_bot: true } }],
  ['a sticker', { text: undefined }],
])('%s is no complaint', (_, changes) => {
  expect(said(changes)).toMatchObject({ kind: 'nothing', eventId: '10000' })
})

test('other updates are nothing, and one without its number or chat is unusable', () => {
  expect(readAs('telegram', '{"update_id":1,"edited_message":{}}')).toMatchObject({ kind: 'nothing', eventId: '1' })
  expect(readAs('telegram', '{"message":{}}')).toEqual({ kind: 'unusable', why: 'update_id is missing' })
  expect(said({ chat: null })).toMatchObject({ kind: 'unusable' })
})

test('no header, an empty one and an empty secret open nothing', async () => {
  const verify = (secrets: readonly string[], headers: HeadersInit) =>
    telegram.verify(arrivalOf('{}', headers), { ...contextOf(secrets, null), settings: {} })
  expect(await verify(['s'], { 'x-telegram-bot-api-secret-token': 's' })).toBe(true)
  expect(await verify(['s'], {})).toBe(false)
  expect(await verify([''], {})).toBe(false)
  expect(await verify([''], { 'x-telegram-bot-api-secret-token': '' })).toBe(false)
  expect(await verify([], { 'x-telegram-bot-api-secret-token': '' })).toBe(false)
})

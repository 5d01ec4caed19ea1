import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { zendesk } from '../../workers/sources/zendesk.ts'
import { arrivalOf, contextOf, readAs } from './fixture.ts'

const known = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='
const time = '2026-11-01T00:00:00Z'
const body = '{"ticket_id":"7","email":"ana@example.com"}'
const arrival = (secret: string, timestamp = time) =>
  arrivalOf(body, {
    'x-zendesk-webhook-signature': createHmac('sha256', secret).update(`${timestamp}${body}`).digest('base64'),
    'x-zendesk-webhook-signature-timestamp': timestamp,
  })
const context = (...secrets: readonly string[]) => ({ ...contextOf(secrets, Date.parse(time) / 1000), settings: {} })

test('the secret that Zendesk publishes opens nothing, unless it is all a shop has; then everything is a test', async () => {
  expect(await zendesk.verify(arrival('own'), context('own'))).toBe(true)
  expect(await zendesk.verify(arrival(known), context('own'))).toBe(false)
  expect(await zendesk.verify(arrival(known), context('own', known))).toBe(false)
  expect(await zendesk.verify(arrival('own'), context('own', known))).toBe(true)
  expect(await zendesk.verify(arrival(known), context(known))).toBe(true)
  expect(zendesk.read(arrival(known), context(known))).toMatchObject({ test: true })
  expect(zendesk.read(arrival('own'), context('own', known))).toMatchObject({ test: false })
})

test.each(['1793491200', '2026-11-01', '2026-11-01T00:00:00', '2026-11-01T00:00:00+00:00', '2026-02-30T00:00:00Z', ''])(
  'a timestamp like "%s" is none of Zendesk’s, though it is signed',
  async (timestamp) => {
    expect(await zendesk.verify(arrival('own', timestamp), context('own'))).toBe(false)
  },
)

const event = {
  type: 'zen:event-type:ticket.created',
  id: 'EV1',
  time: '2026-11-01T00:00:00Z',
  detail: {
    id: '35',
    subject: 'Torn bags',
    description: 'They arrived torn.',
    requester_id: '207',
    via: { channel: 'email' },
    tags: ['vip'],
  },
}
const said = (more: object = {}) => readAs('zendesk', JSON.stringify({ ...event, ...more }))

test('a created ticket is a complaint in the requester’s words, known by the ticket', () => {
  expect(said()).toMatchObject({
    eventId: 'EV1',
    events: [
      {
        externalId: 'ticket:35',
        channel: 'email',
        text: 'Torn bags\nThey arrived torn.',
        at: Date.UTC(2026, 10, 1),
        person: { externalId: '207', email: null, tags: null },
      },
    ],
  })
  expect(said({ type: 'zen:event-type:ticket.comment_added' })).toMatchObject({ kind: 'nothing', eventId: 'EV1' })
})

test.each([
  ['voice', 'phone'],
  ['native_messaging', 'chat'],
  ['web', 'form'],
  ['constructor', 'form'],
])('a ticket by %s came by %s', (channel, ours) => {
  expect(said({ detail: { ...event.detail, via: { channel } } })).toMatchObject({ events: [{ channel: ours }] })
})

test('a trigger’s body says what the shop put into it, and the same ticket is the same grievance', () => {
  const body = {
    ticket_id: 35,
    subject: 'They arrived...',
    description: 'They arrived torn.',
    via: 'Mail',
    order_id: 'A-1',
  }
  const person = { email: 'ana@example.com', name: 'Ana', phone: '+37369000000', locale: 'ro' }
  expect(readAs('zendesk', JSON.stringify({ ...body, ...person }))).toMatchObject({
    eventId: 'ticket:35',
    events: [
      {
        externalId: 'ticket:35',
        channel: 'email',
        text: 'They arrived torn.',
        order: { externalId: 'A-1' },
        person,
      },
    ],
  })
})

test('a trigger’s body that cannot be used says what to add to it', () => {
  expect(readAs('zendesk', '{"event":"ticket.updated","id":123}')).toMatchObject({
    kind: 'unusable',
    why: expect.stringContaining('add description, subject or email'),
  })
  expect(readAs('zendesk', '{"description":"x"}')).toMatchObject({
    kind: 'unusable',
    why: 'the body of the trigger has no ticket_id',
  })
  expect(said({ id: null })).toEqual({ kind: 'unusable', why: 'id is missing' })
})

import { expect, test } from 'vitest'
import { sources } from '../../workers/sources/registry.ts'
import { arrivalOf, contextOf, readAs } from './fixture.ts'

const ticket = {
  ticket_id: '1234567',
  subject: 'Broken cup',
  status: 'open',
  channel: 'email',
  customer_email: 'ann@example.com',
  customer_name: 'Ann Lee',
  message: 'The cup came broken',
  created_datetime: '2026-03-01T10:15:00',
}
const said = (body: object) => readAs('gorgias', JSON.stringify(body))

test('a ticket is one grievance in the customer’s words, however often it is told', () => {
  expect(said(ticket)).toMatchObject({
    kind: 'events',
    eventId: 'ticket:1234567',
    events: [
      {
        externalId: 'ticket:1234567',
        category: 'other',
        channel: 'email',
        text: 'Broken cup\nThe cup came broken',
        at: Date.UTC(2026, 2, 1, 10, 15),
        person: { email: 'ann@example.com', name: 'Ann Lee', tags: null, ordersCount: null, totalSpent: null },
        order: null,
      },
    ],
  })
  expect(said({ ...ticket, message: 'Another word', status: 'updated' })).toMatchObject({ eventId: 'ticket:1234567' })
})

test.each([
  { ticket_id: 7, customer_email: 'a@example.com', customer_name: 'Ann', message: 'Hello', order_id: 'A-1' },
  { id: 7, email: 'a@example.com', name: 'Ann', text: 'Hello', order_number: 'A-1' },
  { id: '7', customer: { email: 'a@example.com', firstname: 'Ann' }, body: 'Hello', order: { id: 'A-1' } },
  {
    ticket: { id: 7, customer: { email: 'a@example.com', name: 'Ann' } },
    description: 'Hello',
    order: { name: 'A-1' },
  },
  {
    ticket: { id: 7 },
    message: { body_text: 'Hello' },
    customer: { email: 'a@example.com', name: 'Ann' },
    order_name: 'A-1',
  },
  {
    id: 7,
    messages: [{ from_agent: false, body_text: 'Hello' }],
    customer_email: 'a@example.com',
    name: 'Ann',
    order_id: 'A-1',
  },
])('the shop’s own spelling %# says the same', (body) => {
  expect(said(body)).toMatchObject({
    events: [
      {
        externalId: 'ticket:7',
        text: 'Hello',
        person: { email: 'a@example.com', name: 'Ann' },
        order: { externalId: 'A-1' },
      },
    ],
  })
})

test.each(['', ' ', 'None', 'null', 'undefined', '{{ticket.customer.email}}'])(
  'a variable that left “%s” behind is nothing said',
  (left) => {
    const events = [{ person: { email: null, name: 'Ann Lee', phone: null, locale: null }, order: null }]
    expect(
      said({ ...ticket, customer_email: left, customer_phone: left, language: left, order_id: left }),
    ).toMatchObject({
      events,
    })
    expect(said({ ...ticket, ticket_id: left })).toEqual({
      kind: 'unusable',
      why: 'the body of the integration has no ticket_id',
    })
  },
)

test.each([
  [{ from_agent: true }, 'the shop’s own people wrote this'],
  [{ from_agent: 'True' }, 'the shop’s own people wrote this'],
  [{ message: { body_text: 'We look into it', from_agent: true } }, 'the shop’s own people wrote this'],
  [{ messages: [{ from_agent: true, body_text: 'Hi' }] }, 'the shop’s own people wrote this'],
  [{ spam: true }, 'Gorgias took this ticket for spam'],
  [{ status: 'closed' }, 'the ticket was closed before we heard of it'],
])('%j opens nothing, and hides nothing that the ticket says later', (changes, why) => {
  const silent = said({ ...ticket, ...changes })
  expect(silent).toMatchObject({ kind: 'nothing', why })
  expect(silent).not.toMatchObject({ eventId: 'ticket:1234567' })
})

test.each([
  ['email', 'email'],
  ['phone', 'phone'],
  ['chat', 'chat'],
  ['instagram-direct-message', 'chat'],
  ['yotpo-review', 'review'],
  ['help-center', 'form'],
  [null, 'form'],
])('a ticket of the channel %s came by %s', (channel, ours) => {
  expect(said({ ...ticket, channel })).toMatchObject({ events: [{ channel: ours }] })
})

test('a subject that Gorgias made of the message is not said twice', () => {
  expect(said({ ...ticket, subject: 'The cup…' })).toMatchObject({ events: [{ text: 'The cup came broken' }] })
})

test('a ticket that says neither what happened nor to whom is kept for a person', () => {
  expect(said({ ticket_id: 1 })).toMatchObject({
    kind: 'unusable',
    why: expect.stringContaining('add message, subject'),
  })
  expect(said({ ticket_id: 1, customer_email: 'a@example.com' })).toMatchObject({ events: [{ text: '' }] })
})

test('the header of the integration, where it is sent, must be a live secret; an empty one opens nothing', async () => {
  const verify = (headers: HeadersInit, secrets: readonly string[]) =>
    sources.gorgias.verify(arrivalOf('{}', headers), { ...contextOf(secrets, null), settings: {} })
  expect(await verify({}, ['one', 'two'])).toBe(true)
  expect(await verify({ 'x-webhook-secret': 'two' }, ['one', 'two'])).toBe(true)
  expect(await verify({ 'x-webhook-secret': 'tw' }, ['one', 'two'])).toBe(false)
  expect(await verify({ 'x-webhook-secret': 'three' }, ['one', 'two'])).toBe(false)
  expect(await verify({ 'x-webhook-secret': '' }, ['one', ''])).toBe(false)
})

import { expect, test } from 'vitest'
import { readAs } from './fixture.ts'

const answer = (type: string, ref: string, value: unknown, fieldType = type) => ({
  type,
  [type]: value,
  field: { id: 'f', ref, type: fieldType },
})
const said = (answers: readonly object[], more: object = {}) =>
  readAs(
    'typeform',
    JSON.stringify({
      event_type: 'form_response',
      form_response: { token: 'tok1', submitted_at: '2026-03-01T10:15:00Z', answers, ...more },
    }),
  )

test('answers are found by the name the shop gave the question, else by its type', () => {
  expect(
    said(
      [
        answer('text', 'x1', 'Too late', 'long_text'),
        answer('text', 'message', 'The cup came broken', 'long_text'),
        answer('email', 'x2', 'anna@example.com'),
        answer('text', 'Name', 'Anna', 'short_text'),
        answer('phone_number', 'x3', '+15551230000'),
        answer('number', 'x4', 2, 'rating'),
        answer('choice', 'category', { label: 'Wrong item' }, 'multiple_choice'),
        answer('text', 'order_id', 'A-1', 'short_text'),
      ],
      { hidden: { order_id: 'A-2', locale: 'ro' } },
    ),
  ).toMatchObject({
    eventId: 'tok1',
    events: [
      {
        externalId: 'tok1',
        channel: 'form',
        category: 'wrong-item',
        text: 'The cup came broken',
        rating: 2,
        order: { externalId: 'A-1' },
        at: Date.UTC(2026, 2, 1, 10, 15),
        person: { email: 'anna@example.com', name: 'Anna', phone: '+15551230000', locale: 'ro' },
      },
    ],
  })
})

test('without a named question every long text is what they say', () => {
  const answers = [answer('text', 'a', 'One.', 'long_text'), answer('text', 'b', 'Two.', 'long_text')]
  expect(said([...answers, answer('text', 'c', 'short', 'short_text')])).toMatchObject({
    events: [{ text: 'One.\nTwo.', person: null, order: null, rating: null, category: 'other' }],
  })
})

test('what is typed makes no VIP, no amount and no dispute', () => {
  const typed = said(
    [answer('text', 'message', 'x', 'long_text'), answer('text', 'category', 'dispute', 'short_text')],
    {
      hidden: { tags: 'vip', email: 'a@example.com', ordersCount: '50', totalSpent: '99999', audience: '1000000' },
    },
  )
  expect(typed).toMatchObject({
    events: [
      {
        category: 'other',
        order: null,
        person: { tags: null, ordersCount: null, totalSpent: null, audience: null, marketingConsent: null },
      },
    ],
  })
})

test('praise, and a form that says nothing of anybody, are nothing; a form without its token is unusable', () => {
  expect(
    said([answer('number', 'rating', 5, 'rating'), answer('text', 'message', 'Lovely', 'long_text')]),
  ).toMatchObject({ kind: 'nothing', eventId: 'tok1' })
  expect(said([])).toMatchObject({ kind: 'nothing' })
  expect(said([answer('boolean', 'q', true)])).toMatchObject({ kind: 'nothing' })
  expect(said([], { token: null })).toEqual({ kind: 'unusable', why: 'form_response.token is missing' })
})

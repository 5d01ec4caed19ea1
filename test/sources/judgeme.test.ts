import { expect, test } from 'vitest'
import { readAs } from './fixture.ts'

const review = {
  id: 101,
  rating: 1,
  title: 'Bad',
  body: 'Broke in two days',
  created_at: '2026-03-01T10:15:00Z',
  updated_at: '2026-03-02T10:15:00Z',
  reviewer: { id: 1, external_id: 2075, email: 'ann@example.com', name: 'Ann Lee', phone: null, tags: ['vip'] },
}
const said = (changes: Partial<Record<keyof typeof review, unknown>> = {}) =>
  readAs('judgeme', JSON.stringify({ review: { ...review, ...changes } }))

test('one or two stars are a complaint in the reviewer’s words, who is no VIP for saying so', () => {
  expect(said()).toMatchObject({
    eventId: '101:2026-03-02T10:15:00Z',
    events: [
      {
        externalId: 'review:101',
        channel: 'review',
        text: 'Bad\nBroke in two days',
        rating: 1,
        at: Date.UTC(2026, 2, 2, 10, 15),
        order: null,
        person: {
          externalId: '2075',
          email: 'ann@example.com',
          name: 'Ann Lee',
          tags: null,
          ordersCount: null,
          totalSpent: null,
          audience: null,
        },
      },
    ],
  })
  expect(said({ rating: 2 })).toMatchObject({ events: [{ rating: 2 }] })
})

test('an edited review is a new delivery about the same grievance', () => {
  const edited = said({ updated_at: '2026-03-09T10:15:00Z' })
  expect(edited).toMatchObject({ eventId: '101:2026-03-09T10:15:00Z', events: [{ externalId: 'review:101' }] })
})

test.each([3, 5, 0, 6, 1.5, null, 'one', '1e0'])('a rating of %s is no complaint', (rating) => {
  expect(said({ rating })).toMatchObject({ kind: 'nothing' })
})

test('spam is nothing, a review without a reviewer is nobody’s, and one without an id unusable', () => {
  expect(said({ curated: 'spam' } as object)).toMatchObject({ kind: 'nothing' })
  expect(said({ reviewer: null })).toMatchObject({ events: [{ person: null }] })
  expect(said({ id: null })).toEqual({ kind: 'unusable', why: 'review.id is missing' })
  expect(readAs('judgeme', '{}')).toMatchObject({ kind: 'unusable' })
})

import { expect, test } from 'vitest'
import { readAs, verifyAs } from './fixture.ts'
import { lookUpCases } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, standIn } from './vendor-api.ts'

const review = {
  id: '53bffd36',
  stars: 1,
  title: 'Never came',
  text: 'I wait three weeks',
  language: 'ro',
  referenceId: 'A-77120',
  createdAt: '2026-03-01T10:15:00.000Z',
  consumer: { id: 'c-1', name: 'Ana' },
}
const event = (changes: object = {}, eventName = 'service-review-created') => ({
  eventName,
  version: '1',
  eventData: { ...review, ...changes },
})
const said = (...events: unknown[]) => readAs('trustpilot', JSON.stringify({ events }))

test('one or two stars are a complaint about the order, whose customer the order knows', () => {
  expect(said(event())).toEqual({
    kind: 'events',
    eventId: 'service-review-created:53bffd36',
    test: false,
    events: [
      {
        type: 'complaint',
        externalId: 'review:53bffd36',
        category: 'other',
        channel: 'review',
        text: 'Never came\nI wait three weeks',
        at: Date.UTC(2026, 2, 1, 10, 15),
        person: expect.objectContaining({ externalId: null, email: null, name: 'Ana', locale: 'ro', tags: null }),
        order: { externalId: 'A-77120', name: null, total: null, placedAt: null, lines: [] },
        dispute: null,
        refunded: null,
        rating: 1,
        payment: null,
      },
    ],
  })
  expect(said(event({ stars: 2 }))).toMatchObject({ events: [{ rating: 2 }] })
})

test('a reviewer who names no order is known by their own number', () => {
  expect(said(event({ referenceId: null }))).toMatchObject({
    events: [{ order: null, person: { externalId: 'c-1', name: 'Ana' } }],
  })
  expect(said(event({ referenceId: '', consumer: null, language: null }))).toMatchObject({
    events: [{ order: null, person: null }],
  })
})

test.each([3, 4, 5, 0, 6, '1e0', null])('%s stars are no complaint', (stars) => {
  expect(said(event({ stars }))).toMatchObject({ kind: 'nothing', eventId: 'service-review-created:53bffd36' })
})

test('a review that turned bad opens what a bad one would have; each edit is a delivery of its own', () => {
  const first = said(event({ updatedAt: '2026-03-02T00:00:00.000Z' }, 'service-review-updated'))
  const second = said(event({ updatedAt: '2026-03-03T00:00:00.000Z' }, 'service-review-updated'))
  expect(first).toMatchObject({ events: [{ externalId: 'review:53bffd36', at: Date.UTC(2026, 2, 2) }] })
  expect(second).toMatchObject({ eventId: 'service-review-updated:53bffd36:2026-03-03T00:00:00.000Z' })
})

test('a review that is taken down, and an event we do not know, are nothing', () => {
  expect(said(event({}, 'service-review-deleted'))).toMatchObject({ kind: 'nothing' })
  expect(said(event({}, 'product-review-created'))).toMatchObject({ kind: 'nothing' })
})

test('of several events each bad review is a grievance, and a long list is still one delivery’s name', () => {
  expect(said(event({ id: 'a' }), event({ id: 'b', stars: 5 }), event({ id: 'c', stars: 2 }))).toMatchObject({
    eventId: 'service-review-created:a,service-review-created:b,service-review-created:c',
    events: [{ externalId: 'review:a' }, { externalId: 'review:c' }],
  })
  const many = (last: string) => Array.from({ length: 40 }, (_, i) => event({ id: i === 39 ? last : `r${i}` }))
  const names = [many('x'), many('x'), many('y')].map((events) => {
    const reading = said(...events)
    return reading.kind === 'events' ? reading.eventId : ''
  })
  expect(names[0]).toBe(names[1])
  expect(names[0]).not.toBe(names[2])
  expect(names[0]?.length).toBeLessThan(200)
})

test('a delivery of which one event cannot be read is kept whole, for a person', () => {
  expect(said(event(), { eventName: 'service-review-created', eventData: {} })).toEqual({
    kind: 'unusable',
    why: 'events.1.eventData.id is missing',
  })
  expect(said()).toMatchObject({ kind: 'unusable' })
  expect(readAs('trustpilot', '{}')).toMatchObject({ kind: 'unusable' })
})

test('nothing is signed: the router’s key is the lock, so the source itself lets anybody in', async () => {
  expect(await verifyAs('trustpilot', '{}')).toBe(true)
})

test('the key alone opens no private review, so that nothing is asked with it', () => {
  const { shop, body } = lookUpCases.trustpilot
  expect(readWith({ ...shop, settings: { apiKey: 'tp-key' } }, body)).not.toHaveProperty('ask')
  expect(shop.source.api?.({ apiKey: 'tp-key' })).toBeNull()
})

test('the private review says whom the invitation went to, and about which order', async () => {
  const { shop, body, vendor } = lookUpCases.trustpilot
  const { api, asked } = standIn(vendor)
  expect(await lookUpWith(shop, questionIn(readWith(shop, body)), api)).toMatchObject({
    events: [
      {
        externalId: 'review:53bf',
        channel: 'review',
        person: { externalId: 'c1', email: 'ann@example.com', name: 'Ann' },
        order: { externalId: 'A-5' },
      },
    ],
  })
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET'])
})

test('who was not invited has no address, and the order they typed proves nothing', async () => {
  const { shop, body, vendor } = lookUpCases.trustpilot
  const uninvited = { id: '53bf', referralEmail: null, referenceId: 'A-5', consumer: { id: 'c1', displayName: 'Ann' } }
  const { api } = standIn({ ...vendor, shelf: { ...vendor.shelf, '/v1/private/reviews/53bf': uninvited } })
  expect(await lookUpWith(shop, questionIn(readWith(shop, body)), api)).toMatchObject({ kind: 'unknown' })
})

import { expect, test } from 'vitest'
import type { Found, Reading } from '../../workers/sources/source.ts'
import { type LookUpCase, lookUpCases } from './look-up-cases.ts'
import { lookUpWith, questionIn, readWith, standIn } from './vendor-api.ts'

const cases = Object.entries<LookUpCase>(lookUpCases)

const readingOf = ({ shop, body, headers }: LookUpCase): Reading => readWith(shop, body, headers)
const found = (one: LookUpCase, trouble: Parameters<typeof standIn>[1] = {}): Promise<Found> =>
  lookUpWith(one.shop, questionIn(readingOf(one)), standIn(one.vendor, trouble).api)

test.each(cases)('%s: what is found is the same grievance, with a customer who can be written to', async (_, one) => {
  const reading = readingOf(one)
  const told = reading.kind === 'events' ? reading.events.find((event) => event.type === 'complaint') : undefined
  const answer = await found(one)
  const asked = answer.kind === 'found' ? answer.events.find((event) => event.type === 'complaint') : undefined
  expect(told?.person?.email ?? null).toBeNull()
  expect(asked).toMatchObject({
    externalId: told?.externalId,
    category: told?.category,
    channel: told?.channel,
    person: { email: expect.stringContaining('@example.com') },
  })
})

test.each(cases)('%s: a question holds nothing of a person, and is small', (_, one) => {
  const question = questionIn(readingOf(one))
  expect(JSON.stringify(question)).not.toMatch(/@|Ion Rusu|Ann/)
  expect(JSON.stringify(question).length).toBeLessThan(300)
})

test.each(cases)('%s: without access nothing is asked, and the complaint is told as before', (_, one) => {
  const { source, secrets, settings } = one.shop
  const { webhookId, url, shopDomain } = settings
  const bare = { source, secrets, settings: { webhookId, url, shopDomain } }
  const reading = readWith(bare, one.body, one.headers)
  expect(reading).not.toHaveProperty('ask')
  const { ask: _ask, ...asked } = { ask: null, ...readingOf(one) }
  expect(reading).toEqual(asked)
  expect(source.api?.(bare.settings) ?? null).toBeNull()
})

test.each(cases)('%s: asked is the vendor’s own address over TLS, by paths alone', async (_, one) => {
  expect(one.shop.source.api?.(one.shop.settings)).toMatch(/^https:\/\/[a-z.-]+(?:\/store)?$/)
  const { api, asked } = standIn(one.vendor)
  await lookUpWith(one.shop, questionIn(readingOf(one)), api)
  expect(asked.length).toBeGreaterThan(0)
  for (const { path } of asked) expect(path).toMatch(/^\/[\w/.-]+(?:\?[\w=&-]+)?$/)
})

test.each(cases)('%s: no access and no such object are final, whichever request is refused', async (_, one) => {
  for (const status of [400, 401, 403, 404, 410, 301])
    expect((await found(one, { status })).kind, `${status}`).toBe('unknown')
})

test.each(cases)('%s: no answer, too many questions and the vendor’s trouble are asked again', async (_, one) => {
  const { api, asked } = standIn(one.vendor)
  await lookUpWith(one.shop, questionIn(readingOf(one)), api)
  for (const at of asked.keys())
    for (const status of [0, 408, 429, 500, 502, 503, 504])
      expect((await found(one, { status, at })).kind, `${status} at request ${at}`).toBe('later')
})

test.each(cases)('%s: an answer that is no JSON is not the vendor’s word that there is nothing', async (_, one) => {
  for (const raw of ['<html>We are down for maintenance</html>', '', 'null', '[]', '{"a":', '['.repeat(5000)])
    expect((await found(one, { raw })).kind, raw.slice(0, 20)).toBe('later')
})

test.each(cases)('%s: JSON of any other shape is answered without an exception, and invents nobody', async (_, one) => {
  const strange = [{}, { data: null }, { error: {} }, { id: 5, payment: [], order: 1, Model: 'x', access_token: 7 }]
  for (const raw of strange) {
    const answer = await found(one, { raw: JSON.stringify(raw) })
    expect(['unknown', 'later'], JSON.stringify(raw)).toContain(answer.kind)
  }
})

test.each(cases)('%s: reasons name who answered what, and never a key', async (_, one) => {
  for (const trouble of [
    { status: 401 },
    { status: 404 },
    { status: 429 },
    { status: 0 },
    { raw: 'no' },
    { raw: '{}' },
  ]) {
    const answer = await found(one, trouble)
    const why = answer.kind === 'found' ? '' : answer.why
    expect(why.length).toBeGreaterThan(10)
    for (const key of one.keys) expect(why).not.toContain(key)
  }
})

test.each(cases)('%s: the key goes to nobody for an id that is none', async (_, one) => {
  const question = questionIn(readingOf(one))
  const ids = Object.keys(question).filter(
    (name) => !['grievance', 'category', 'channel', 'amount', 'refund'].includes(name),
  )
  expect(ids.length).toBeGreaterThan(0)
  for (const id of ['../../v1/balance', 'ch_1?x=1', 'a b', '', '//evil.example', 'é', 'x'.repeat(200)])
    for (const name of ids) {
      const { api, asked } = standIn(one.vendor)
      const answer = await lookUpWith(one.shop, { ...question, [name]: id }, api)
      expect(answer.kind, id).toBe('unknown')
      expect(asked, id).toEqual([])
    }
})

test.each(cases)('%s: a wrong key is refused in the vendor’s own words, and that is final', async (_, one) => {
  const settings = Object.fromEntries(
    Object.entries(one.shop.settings).map(([name, value]) => [
      name,
      /key|secret|token/i.test(name) ? `${value}x` : value,
    ]),
  )
  const answer = await lookUpWith({ ...one.shop, settings }, questionIn(readingOf(one)), standIn(one.vendor).api)
  expect(answer).toMatchObject({ kind: 'unknown', why: expect.stringMatching(/ answered 401$/) })
})

test.each(cases)('%s: a question about no grievance asks nothing', async (_, one) => {
  const { grievance, ...rest } = questionIn(readingOf(one))
  const { api } = standIn(one.vendor)
  expect(grievance).toBeTruthy()
  expect((await lookUpWith(one.shop, rest, api)).kind).toBe('unknown')
})

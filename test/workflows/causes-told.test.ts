/** When a cause closes, everybody it has touched is told what changed and thanked; nobody twice. */
import { env } from 'cloudflare:test'
import { afterAll, expect, it } from 'vitest'
import { acknowledged, advance, complain, findings, openShop, type TestShop } from '../harness/shop.ts'
import { causeRow, close, fixed, save, tie } from './cause-shop.ts'

afterAll(async () => expect(await findings()).toEqual([]))

async function told(shop: TestShop): Promise<ReadonlyMap<string, string>> {
  const { results } = await env.DB.prepare(
    `select recipient, subject, payload from outbox where shop = ? and kind = 'cause-fixed'`,
  )
    .bind(shop.id)
    .all<{ recipient: string; subject: string; payload: string }>()
  expect(new Set(results.map(({ recipient }) => recipient)).size).toBe(results.length)
  return new Map(results.map(({ recipient, payload }) => [recipient, payload]))
}

async function hurt(shop: TestShop, locale: string) {
  const { complaint, email } = await complain(shop, { locale })
  await acknowledged(complaint)
  return { complaint, email }
}

it('once the data close a cause, each is told in their own language, who is found out later too, and nobody twice', async () => {
  const shop = await openShop({ policy: { causes: { quietDays: 7 } } })
  const [english, russian, romanian, later] = [
    await hurt(shop, 'en'),
    await hurt(shop, 'ru'),
    await hurt(shop, 'ro'),
    await hurt(shop, 'en'),
  ]
  const cause = await save(shop, null, { name: 'The seam tears' })
  for (const { complaint } of [english, russian, romanian]) await tie(shop, complaint, cause)
  for (const { complaint } of [english, russian, romanian, later]) await close(shop, complaint)
  await save(shop, cause, { ...fixed, changed: { en: 'We changed the thread.', ru: 'Мы поменяли нитки.' } })
  await advance('P6D')
  expect((await told(shop)).size).toBe(0)
  await advance('P5D')
  expect((await causeRow(shop, cause)).state).toBe('closed')
  const first = await told(shop)
  expect([...first.keys()].sort()).toEqual([english.email, russian.email, romanian.email].sort())
  expect(first.get(english.email)).toContain('We changed the thread.')
  expect(first.get(english.email)).toContain('Thank you')
  expect(first.get(russian.email)).toContain('Мы поменяли нитки.')
  // Where nobody wrote it in their language, the shop's own stands in.
  expect(first.get(romanian.email)).toContain('We changed the thread.')
  // What is found out when it is long closed is told too.
  await tie(shop, later.complaint, cause)
  await advance('P4D')
  expect((await told(shop)).get(later.email)).toContain('We changed the thread.')
  await save(shop, cause, { state: 'open' })
  await save(shop, cause, fixed)
  await advance('P12D')
  expect((await causeRow(shop, cause)).state).toBe('closed')
  expect((await told(shop)).size).toBe(4)
}, 120_000)

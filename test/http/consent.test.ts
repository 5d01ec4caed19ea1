/** Consent is a record: what was agreed to, in which words, through which door, and what proves it. */
import { env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { advance, complain, findings, inbox, openShop, post } from '../harness/shop.ts'
import { count, everything, one, open, press, visitor } from './customer-page.ts'
import { confirm, confirmLink } from './rights.ts'

const promotionsOf = async (email: string) =>
  (await one<{ promotions: string }>('select promotions from customers where email = ?1', email))?.promotions

const recorded = async (email: string) =>
  (
    await env.DB.prepare(
      `select k.kind, k.source, k.wording, k.proof from consents k join customers u on u.shop = k.shop and u.id = k.customer
       where u.email = ?1 order by k.given_at, k.rowid`,
    )
      .bind(email)
      .all<{ kind: string; source: string; wording: string; proof: string | null }>()
  ).results

const german = async () => {
  const shop = await openShop()
  await env.DB.prepare("update shops set country = 'DE' where shop = ?1").bind(shop.id).run()
  return shop
}

test('where the country wants it, a yes on the page counts once it was confirmed from the mailbox', async () => {
  const ana = await visitor(await german())
  expect((await press(ana, 'consent')).headers.get('location')).toContain('done=consent')
  expect(await promotionsOf(ana.email)).toBe('none')
  const link = await confirmLink(ana, 'consent')
  const before = await everything()
  for (const method of ['GET', 'HEAD']) await (await open(link, { method })).text()
  expect(await everything()).toBe(before)
  expect((await confirm(link)).status).toBe(200)
  expect(await promotionsOf(ana.email)).toBe('consented')
  const message = /msg_\w+/.exec(link)?.[0]
  expect(await recorded(ana.email)).toMatchObject([
    { kind: 'marketing-asked', source: `page:${ana.complaint}`, proof: null },
    { kind: 'marketing', source: `mailbox:${ana.complaint}`, proof: message },
  ])
  expect((await recorded(ana.email))[1]?.wording).toContain('at most six times a year')
  expect((await confirm(link)).status).toBe(200)
  expect(await recorded(ana.email)).toHaveLength(2)
  expect(await findings()).toEqual([])
})

test('elsewhere a yes on the page is enough, and nobody is asked twice', async () => {
  const ana = await visitor(await openShop())
  await press(ana, 'consent')
  expect(await promotionsOf(ana.email)).toBe('consented')
  expect((await inbox(ana.email)).some(({ text }) => text.includes('/confirm/'))).toBe(false)
})

test('the customer’s country goes before the shop’s', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  await post(shop, { type: 'customer.updated', data: { customer: { id: ana.email, email: ana.email, country: 'at' } } })
  await press(ana, 'consent')
  expect(await promotionsOf(ana.email)).toBe('none')
})

test('who stopped it after asking is not signed up by an old link', async () => {
  const ana = await visitor(await german())
  await press(ana, 'consent')
  const link = await confirmLink(ana, 'consent')
  await advance('PT1M')
  await press(ana, 'unsubscribe')
  expect((await confirm(link)).status).toBe(410)
  expect(await promotionsOf(ana.email)).toBe('unsubscribed')
})

test('a link confirms one thing, of one complaint, for a week; anything else is a 404 or says what to do', async () => {
  const shop = await german()
  const [ana, ion] = await Promise.all([visitor(shop), visitor(shop)])
  await press(ana, 'consent')
  const link = await confirmLink(ana, 'consent')
  const foreign = link.replace(/\/r\/[\w-]{43}/, new URL(ion.link).pathname)
  for (const wrong of [foreign, link.replace('/consent/', '/erasure/'), link.replace(/msg_./, 'msg_X'), `${link}x`]) {
    expect((await open(wrong)).status, wrong).toBe(404)
    expect(
      (await open(wrong, { method: 'POST', headers: { origin: 'null' }, body: new URLSearchParams({ form: 'x' }) }))
        .status,
    ).toBe(404)
  }
  await advance('P9D')
  const late = await open(link)
  expect(late.status).toBe(410)
  expect(await late.text()).toContain('To my page')
  expect((await confirm(link)).status).toBe(410)
  expect(await promotionsOf(ana.email)).toBe('none')
})

test('asked many times in a day, one mail goes out', async () => {
  const ana = await visitor(await german())
  await Promise.all(Array.from({ length: 5 }, () => press(ana, 'consent')))
  await press(ana, 'consent')
  await confirmLink(ana, 'consent')
  expect((await inbox(ana.email)).filter(({ text }) => text.includes('/confirm/'))).toHaveLength(1)
})

test('consent that a sender signs is recorded with its delivery as proof, once; what is typed is none', async () => {
  const shop = await openShop()
  const { email } = await complain(shop)
  const told = { type: 'customer.updated', data: { customer: { id: email, email, marketingConsent: true } } }
  await post(shop, told)
  await post(shop, told)
  const [only, ...more] = await recorded(email)
  expect(more).toEqual([])
  expect(only).toMatchObject({ kind: 'marketing', source: 'standard' })
  expect(await count('deliveries where id = ?1', only?.proof ?? '')).toBe(1)
  expect(await promotionsOf(email)).toBe('consented')
})

test('who told of a consent may take it back; what somebody said on our own page is theirs', async () => {
  const shop = await openShop()
  const [told, own] = [await visitor(shop), await visitor(shop)]
  const say = ({ email }: { readonly email: string }, marketingConsent: boolean) =>
    post(shop, { type: 'customer.updated', data: { customer: { id: email, email, marketingConsent } } })
  await press(own, 'consent')
  for (const one of [told, own]) {
    await say(one, true)
    await say(one, false)
    await say(one, false)
  }
  expect([await promotionsOf(told.email), await promotionsOf(own.email)]).toEqual(['none', 'consented'])
  expect(await recorded(told.email)).toMatchObject([
    { kind: 'marketing', source: 'standard' },
    { kind: 'unsubscribed', source: 'standard', wording: 'marketingConsent: false' },
  ])
  expect(await recorded(own.email)).toHaveLength(1)
  await say(told, true)
  expect(await promotionsOf(told.email)).toBe('consented')
  // Stopped on the page: nobody else's word brings it back.
  await press(told, 'unsubscribe')
  await say(told, true)
  expect(await promotionsOf(told.email)).toBe('unsubscribed')
  expect(await recorded(told.email)).toHaveLength(4)
  expect(await findings()).toEqual([])
})

test('the page says since when', async () => {
  const ana = await visitor(await openShop())
  await press(ana, 'consent')
  const page = await (await open(ana.link)).text()
  expect(page).toContain('You agreed')
  expect(page).toContain('We have known you since')
})

import { beforeAll, expect, test } from 'vitest'
import { advance, openShop, type TestShop } from '../harness/shop.ts'
import { count, everything, nonceOf, one, open, origin, press, remediesOf, visitor } from './customer-page.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openShop()
})

test('reading the page by any safe method changes nothing', async () => {
  const ana = await visitor(shop)
  await advance('PT0S')
  const before = await everything()
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    for (const path of ['', '/choice', '/unsubscribe', '/goodbye?remedy=x', '/erase', '?done=choice']) {
      await (await open(`${ana.link}${path}`, { method })).text()
    }
    await (await open(`${origin}/s/${shop.id}`, { method })).text()
  }
  expect(await everything()).toBe(before)
})

test('unknown, malformed and foreign tokens get the same 404, with no form to press', async () => {
  const tokens = ['A'.repeat(43), 'short', `${'A'.repeat(42)}%`, 'A'.repeat(44), "' or 1=1 --"]
  const pages = await Promise.all(
    tokens.map(async (token) => {
      const answer = await open(`${origin}/r/${encodeURIComponent(token)}`)
      return `${answer.status} ${await answer.text()}`
    }),
  )
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).toMatch(/^404 /)
  expect(pages[0]).not.toContain('<form')
  expect((await press({ link: `${origin}/r/${'A'.repeat(43)}` }, 'choice', { form: 'x' })).status).toBe(404)
})

test('a link past its time answers 410 with a way to reach the shop', async () => {
  const ana = await visitor(shop)
  const form = await nonceOf(ana.link)
  await advance('P121D')
  const page = await open(ana.link)
  expect(page.status).toBe(410)
  expect(await page.text()).toContain(`mailto:care@${shop.id}.test`)
  expect((await press(ana, 'goodbye', { form })).status).toBe(410)
  expect(await count("timeline where complaint = ?1 and event = 'said-goodbye'", ana.complaint)).toBe(0)
})

test('a form of another page is refused, and what was typed is still there', async () => {
  const [ana, ion] = await Promise.all([visitor(shop), visitor(shop)])
  for (const form of ['', 'abc.def', await nonceOf(ion.link)]) {
    const answer = await press(ana, 'proposal', { text: 'Half of it, please', form })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Half of it, please')
  }
  expect(await count('proposals where complaint = ?1', ana.complaint)).toBe(0)
})

test('a page left open over the weekend still works', async () => {
  const ana = await visitor(shop)
  const form = await nonceOf(ana.link)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await advance('P3D')
  expect((await press(ana, 'choice', { remedy, form })).status).toBe(303)
  expect(await count('choices where complaint = ?1', ana.complaint)).toBe(1)
})

test('posts from our page, from no page and without an origin are taken; from elsewhere they are not', async () => {
  const ana = await visitor(shop)
  const form = await nonceOf(ana.link)
  const from = (headers: Record<string, string>) =>
    open(`${ana.link}/erase`, { method: 'POST', headers, body: new URLSearchParams({ form }) })
  expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await from({ origin: 'http://app.test.evil.example' })).status).toBe(403)
  expect(await count("consents where kind = 'erasure' and shop = ?1", shop.id)).toBe(0)
  expect((await from({ origin })).status).toBe(303)
  expect((await from({ origin: 'null' })).headers.get('location')).toContain('done=already')
  expect((await from({})).status).toBe(303)
  expect(await count("consents where kind = 'erasure' and shop = ?1", shop.id)).toBe(1)
})

test('one-click unsubscribe needs no form, answers 200 without redirect, and is recorded once', async () => {
  const ana = await visitor(shop)
  const click = () =>
    open(`${ana.link}/unsubscribe`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
      body: 'List-Unsubscribe=One-Click',
    })
  const answers = await Promise.all(Array.from({ length: 5 }, click))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await one('select promotions from customers where email = ?1', ana.email)).toEqual({
    promotions: 'unsubscribed',
  })
  expect(await count("consents where kind = 'unsubscribed' and source like ?1", `%${ana.complaint}`)).toBe(1)
  await press(ana, 'consent')
  const given = await one<{ wording: string }>(
    "select wording from consents where kind = 'marketing' and source like ?1",
    `%${ana.complaint}`,
  )
  expect(given?.wording).toContain('at most six times a year')
  expect(await one('select promotions from customers where email = ?1', ana.email)).toEqual({ promotions: 'consented' })
})

test('the page behind the unsubscribe link has a button and has done nothing', async () => {
  const ana = await visitor(shop)
  const page = await (await open(`${ana.link}/unsubscribe`)).text()
  expect(page).toMatch(/action="\/r\/[\w-]{43}\/unsubscribe"/)
  expect(await one('select promotions from customers where email = ?1', ana.email)).toEqual({ promotions: 'none' })
})

test('too much is 413, another shape is 415, and neither is stored', async () => {
  const ana = await visitor(shop)
  const before = await count('turns where complaint = ?1', ana.complaint)
  expect((await press(ana, 'proposal', { text: 'x'.repeat(100_000) })).status).toBe(413)
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"x"}' }
  expect((await open(`${ana.link}/proposal`, json)).status).toBe(415)
  expect(
    (
      await open(`${ana.link}/proposal`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data' },
        body: 'x',
      })
    ).status,
  ).toBe(415)
  expect((await press(ana, 'nonsense')).status).toBe(404)
  expect((await press(ana, 'proposal', { text: 'y'.repeat(2001) })).status).toBe(422)
  expect(await count('turns where complaint = ?1', ana.complaint)).toBe(before)
})

test('hostile words are shown as words', async () => {
  const words =
    '</textarea><script>alert(1)</script> {name, select, other {x}} =cmd|x!A1 \u0000\r\nBcc: eve@example.com \ud800'
  const ana = await visitor(shop, { text: words.replace('\ud800', ''), name: '<b>Ana</b> {x}' })
  expect((await press(ana, 'proposal', { text: words })).status).toBe(303)
  const page = await (await open(ana.link)).text()
  expect(page).not.toContain('<script>')
  expect(page).not.toContain('<b>Ana')
  expect(page).toContain('{name, select, other {x}}')
  const { text = '' } =
    (await one<{ text: string }>('select text from proposals where complaint = ?1', ana.complaint)) ?? {}
  expect(text).not.toMatch(/[^\P{Cc}\n]/u)
  const entries = await one<{ all_about: string }>(
    'select group_concat(about) as all_about from timeline where complaint = ?1',
    ana.complaint,
  )
  expect(entries?.all_about).not.toContain('script')
})

test('the page sets no cookie, loads nothing from elsewhere and is kept nowhere', async () => {
  const ana = await visitor(shop)
  const answer = await open(ana.link)
  const page = await answer.text()
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page).not.toMatch(/<script|style="|\son\w+=|https?:\/\//)
})

/** Ways back: reminders that were stopped, and a link that is past its time. */
import { expect, test } from 'vitest'
import { advance, openShop } from '../harness/shop.ts'
import { count, one, open, press, type Visitor, visitor } from './customer-page.ts'

const promotionsOf = async ({ email }: Visitor) =>
  (await one<{ promotions: string }>('select promotions from customers where email = ?1', email))?.promotions

const remindersTo = ({ complaint }: Visitor) =>
  count("outbox where complaint = ?1 and kind = 'choice-reminder'", complaint)

test('who changes their mind gets reminders again, and no news they did not ask for', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  await press(ana, 'consent')
  expect(await promotionsOf(ana)).toBe('consented')
  await press(ana, 'unsubscribe')
  const page = await (await open(`${ana.link}/unsubscribe`)).text()
  expect(page).toMatch(/action="\/r\/[\w-]{43}\/resume"/)
  const answer = await press(ana, 'resume')
  expect(answer.headers.get('location')).toContain('done=resume')
  expect(await promotionsOf(ana)).toBe('none')
  expect(await count("timeline where complaint = ?1 and event = 'reminders-resumed'", ana.complaint)).toBe(1)
  await advance('P3D')
  expect(await remindersTo(ana)).toBe(1)
})

test('who stays unsubscribed gets none', async () => {
  const ana = await visitor(await openShop())
  await press(ana, 'unsubscribe')
  await advance('P3D')
  expect(await remindersTo(ana)).toBe(0)
})

test('the way back needs our own form, and does nothing to who never left', async () => {
  const ana = await visitor(await openShop())
  expect((await press(ana, 'resume')).headers.get('location')).toContain('done=already')
  await press(ana, 'consent')
  await press(ana, 'resume')
  expect(await promotionsOf(ana)).toBe('consented')
  await press(ana, 'unsubscribe')
  const click = await open(`${ana.link}/resume`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(click.status).toBe(403)
  expect(await promotionsOf(ana)).toBe('unsubscribed')
})

test('pressed five times at once it is one change of mind', async () => {
  const ana = await visitor(await openShop())
  await press(ana, 'unsubscribe')
  await Promise.all(Array.from({ length: 5 }, () => press(ana, 'resume')))
  expect(await count("timeline where complaint = ?1 and event = 'reminders-resumed'", ana.complaint)).toBe(1)
})

test('an expired link speaks the language its mail was written in, whatever the browser prefers', async () => {
  const shop = await openShop({ locale: 'en' })
  const ana = await visitor(shop, { locale: 'ro' })
  await advance('P121D')
  const page = await open(ana.link, { headers: { 'accept-language': 'ru' } })
  expect(page.status).toBe(410)
  expect(await page.text()).toContain('lang="ro"')
})

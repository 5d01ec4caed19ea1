/**
 * The main job by hand, for a customer who writes Russian: from the complaint to the code that is used. No page has a
 * script, and the browser would run none. The tests are one story and follow each other.
 */
import type { FrameLocator, Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { say } from '../../emails/say.ts'
import { browserTest as test } from './chromium.ts'
import { type Album, openAlbum } from './screenshots.ts'
import { actionForm, followMail, formTo, goBy, moveClock, openMail, press, read, saidDone, signIn } from './steps.ts'
import { openTown, phone, type Town } from './town.ts'

const shownCode = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b/
const acknowledgement = /: ответим /
const cyrillic = /[а-яё]/i

let town: Town
let take: Album
/** Whoever plays the demo: shop, inbox, clock, checkout. */
let shopper: Page
let customer: Page
let maria: Page
let email = ''
let code = ''
let complaint = ''

beforeAll(async () => {
  take = openAlbum('story-ru')
  town = await openTown()
  shopper = await town.person('en-GB')
  maria = await town.person('ru-RU')
  return () => town.close()
})

/** What the page says was chosen: all of it but the forms. */
const chosen = () => customer.getByText(say('ru', 'page.chosen.customer'), { exact: true }).locator('xpath=..')

const sumIn = (text: string): number => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''))

/** The instants of the timeline, before and after the line that says "now". */
async function timeline(): Promise<{ past: readonly string[]; coming: readonly string[] }> {
  const times = maria.locator('ol > li > time')
  const instants = await times.evaluateAll((found) => found.map((time) => time.getAttribute('datetime') ?? ''))
  const texts = await times.allInnerTexts()
  const now = texts.findIndex((text) => text.startsWith('сейчас'))
  return { past: instants.slice(0, now), coming: instants.slice(now + 1) }
}

async function checkOut(): Promise<void> {
  await shopper.goto(`${town.world}/shop/checkout`)
  await shopper.getByLabel(/^Basket/).fill('60000.00')
  await shopper.getByLabel(/e-mail/).fill(email)
  await shopper.getByLabel(/^Bonus code/).fill(code.toLowerCase().replaceAll('-', ' '))
  await take(shopper, 'checkout')
  await goBy(shopper.getByRole('button', { name: /^Pay/ }))
}

const isRussian = async (mail: FrameLocator | Page): Promise<boolean> =>
  (await mail.locator('html').getAttribute('lang')) === 'ru' && cyrillic.test(await mail.locator('body').innerText())

test('from the press in the demo shop to an acknowledgement in Russian takes less than five seconds', async () => {
  await shopper.goto(`${town.world}/shop`)
  await take(shopper, 'demo-shop')
  const pressedAt = performance.now()
  email = await press(shopper, 'torn-bags')
  const answeredAt = performance.now()
  expect(await shopper.getByText('"status": "opened"').count()).toBe(1)
  const mail = await openMail(town, shopper, email, acknowledgement)
  const arrivedAt = performance.now()
  console.log(
    `press to answer ${Math.round(answeredAt - pressedAt)} ms, to acknowledgement ${Math.round(arrivedAt - pressedAt)} ms`,
  )
  expect(arrivedAt - pressedAt).toBeLessThan(5_000)
  expect(await isRussian(mail)).toBe(true)
  await take(shopper, 'acknowledgement')
})

test('the same delivery again is a duplicate, and one changed byte is refused', async () => {
  await shopper.goto(`${town.world}/shop`)
  await goBy(shopper.locator('a[href^="/shop/raised/"]'))
  await take(shopper, 'complaint-raised')
  await goBy(shopper.locator('button[name="follow"][value="again"]'))
  await shopper.getByText('"status": "duplicate"').waitFor()
  await goBy(shopper.locator('button[name="follow"][value="tamper"]'))
  await shopper.getByText('HTTP 401').waitFor()
  await shopper.getByText('"status": "unauthorized"').waitFor()
  await take(shopper, 'duplicate-and-tampered')
})

test('the link shows at least three ways in Russian, none of them chosen beforehand', async () => {
  const mail = await openMail(town, shopper, email, acknowledgement)
  customer = await followMail(shopper, mail, phone)
  expect(await isRussian(customer)).toBe(true)
  const ways = (await formTo(customer, '/choice')).getByRole('radio')
  expect(await ways.count()).toBeGreaterThanOrEqual(3)
  expect(await customer.locator('input:checked').count()).toBe(0)
  await take(customer, 'ways')
})

test('a choice is confirmed, and can be changed while it is young', async () => {
  const choose = async (place: number): Promise<string> => {
    const form = await formTo(customer, '/choice')
    const way = form.getByRole('radio').nth(place)
    const title = (await read(way.locator('xpath=..'))).split('\n')[0] ?? ''
    await way.check()
    await goBy(form.getByRole('button'))
    expect(await saidDone(customer)).toBe(say('ru', 'page.done.choice'))
    return title
  }
  const first = await choose(0)
  expect(await read(chosen())).toContain(first)
  await take(customer, 'chosen')
  const second = await choose(0)
  expect(second).not.toBe(first)
  expect(await read(chosen())).toContain(second)
  expect(await choose(0)).toBe(first)
  expect(await read(chosen())).toContain(first)
})

test('gift or bonus is asked on the same page, and the bonus is confirmed', async () => {
  const form = await formTo(customer, '/compensation')
  expect(await form.locator('input:checked').count()).toBe(0)
  await form.locator('input[value="bonus"]').check()
  await goBy(form.getByRole('button'))
  expect(await saidDone(customer)).toBe(say('ru', 'page.done.compensation'))
  await take(customer, 'bonus-picked')
})

test('ten minutes later the code is in the inbox and on the page', async () => {
  await moveClock(town, shopper, 'PT10M')
  await take(shopper, 'clock-moved')
  const mail = await openMail(town, shopper, email, /на следующий заказ/)
  expect(await isRussian(mail)).toBe(true)
  code = shownCode.exec(await mail.locator('body').innerText())?.[0] ?? ''
  expect(code).toMatch(shownCode)
  await take(shopper, 'bonus-code')
  await customer.reload()
  expect(await customer.locator('code').innerText()).toBe(code)
  await take(customer, 'code-on-the-page')
  await shopper.goto(`${town.world}/inbox?${new URLSearchParams({ to: email })}`)
  await take(shopper, 'inbox')
})

test('Maria signs in, finds the complaint in the queue, sees what comes next and says that it has arrived', async () => {
  await signIn(town, maria, 'maria@semitsvet.example')
  await take(maria, 'queue')
  await goBy(maria.getByRole('main').locator('a[href*="/admin/complaints/"]').first())
  complaint = maria.url()
  expect(await maria.getByText(email).count()).toBeGreaterThan(0)
  const { past, coming } = await timeline()
  expect(past.length).toBeGreaterThanOrEqual(5)
  expect(coming.length).toBeGreaterThanOrEqual(1)
  await take(maria, 'complaint')
  const form = await actionForm(maria, 'fulfil')
  await goBy(form.getByRole('button'))
  expect(await saidDone(maria)).toBe(say('ru', 'staff.done.fulfil'))
  await take(maria, 'arrived')
})

test('three days after it arrived the customer is asked, and rates it', async () => {
  await moveClock(town, shopper, 'P3D')
  const mail = await openMail(town, shopper, email, /хорошо/)
  await take(shopper, 'check-in')
  customer = await followMail(shopper, mail, phone)
  const form = await formTo(customer, '/rating')
  await take(customer, 'asked')
  await form.locator('input[value="5"]').check()
  await goBy(form.getByRole('button'))
  expect(await saidDone(customer)).toBe(say('ru', 'page.done.rating'))
  await take(customer, 'rated')
})

test('the code takes its sum off the next order, once', async () => {
  await checkOut()
  const [basket = 0, bonus = 0, paid = 0] = (await shopper.locator('dl dd').allInnerTexts()).map(sumIn)
  expect({ basket, bonus, paid }).toEqual({ basket: 60_000, bonus: -120, paid: 59_880 })
  await take(shopper, 'paid')
  await checkOut()
  await shopper.getByText('This code has been used already.').waitFor()
  await take(shopper, 'second-use-refused')
})

test('the dashboard shows the code as used and the customer as recovered, with all of it in the timeline', async () => {
  await maria.goto(complaint)
  expect(await maria.getByRole('heading', { level: 1 }).innerText()).toContain(say('ru', 'words.outcome.recovered'))
  const { past, coming } = await timeline()
  expect(coming).toEqual([])
  const days = new Set(past.map((at) => at.slice(0, 10)))
  expect(days.size).toBeGreaterThanOrEqual(2)
  expect(past).toEqual([...past].sort())
  await take(maria, 'complaint-recovered')
  await maria.goto(`${town.app}/admin/codes`)
  const row = maria.getByRole('row').filter({ hasText: code })
  expect(await row.innerText()).toContain(say('ru', 'words.code-state.redeemed'))
  await take(maria, 'codes')
  await maria.goto(`${town.app}/admin/figures`)
  await take(maria, 'figures')
  await customer.reload()
  expect(await read(customer.locator('main'))).toContain(say('ru', 'page.closed.recovered'))
  await take(customer, 'closed')
})

test('on the whole way nothing was asked of another origin and no page broke its own rules', () => {
  expect(town.noise).toEqual([])
})

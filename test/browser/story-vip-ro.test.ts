/**
 * The main job by hand, for a valued customer who writes Romanian: she hears from the director, who really reads and
 * approves what is sent in his name. The tests are one story and follow each other.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { say } from '../../emails/say.ts'
import { browserTest as test } from './chromium.ts'
import { type Album, openAlbum } from './screenshots.ts'
import { followMail, formTo, goBy, moveClock, openMail, raise, read, saidDone, signIn } from './steps.ts'
import { openTown, phone, type Town } from './town.ts'

const acknowledgement = /: vă răspundem /
const letterSubject = /ce s-a întâmplat/
const blame = 'Întârzierea a apărut din vina curierului.'
const fixed = 'Astăzi am tipărit cele 300 de genți care lipseau.'

let town: Town
let take: Album
let shopper: Page
let customer: Page
let maria: Page
let director: Page
let email = ''
let complaint = ''

beforeAll(async () => {
  take = openAlbum('story-vip-ro')
  town = await openTown()
  shopper = await town.person('en-GB')
  maria = await town.person('ro-RO')
  director = await town.person('ro-RO')
  return () => town.close()
})

const sender = async (page: Page): Promise<string> => {
  const headers = page.locator('details').filter({ hasText: 'Reply-To' })
  await headers.locator('summary').click()
  return headers.locator('dt:text-is("From") + dd').innerText()
}

test('the acknowledgement is in Romanian and in the name of the director', async () => {
  email = await raise(town, shopper, 'missing-bags')
  expect(await shopper.getByText('"status": "opened"').count()).toBe(1)
  complaint = new URL((await shopper.locator('a[href*="/admin/complaints/"]').getAttribute('href')) ?? '').pathname
  const mail = await openMail(town, shopper, email, acknowledgement)
  expect(await mail.locator('html').getAttribute('lang')).toBe('ro')
  const text = await read(mail.locator('body'))
  expect(text).toContain('Bună ziua')
  expect(text).toContain('Dmitri Rusu')
  // With a comma below, as Romanian is written, and never with a cedilla.
  expect(text).toMatch(/[șț]/)
  expect(text).not.toMatch(/[şţ]/)
  expect(await sender(shopper)).toContain('Dmitri Rusu')
  await take(shopper, 'acknowledgement')
})

test('an agent reads the letter and cannot approve it, by no way', async () => {
  await signIn(town, maria, 'maria@semitsvet.example', complaint)
  await take(maria, 'complaint-for-an-agent')
  await maria.goto(`${town.app}${complaint}/letter`)
  expect(await maria.locator('textarea').count()).toBe(0)
  expect(await maria.getByRole('main').getByRole('button').count()).toBe(0)
  await take(maria, 'letter-for-an-agent')
  const version = await versionSeenBy(maria)
  for (const [path, form] of [
    ['letter', { do: 'approve', version, subject: 'Stimată doamnă', body: fixed }],
    ['actions', { action: 'approve-letter', version }],
  ] as const) {
    const answer = await maria.request.post(`${town.app}${complaint}/${path}`, { form, headers: { origin: town.app } })
    expect([path, answer.status()]).toEqual([path, 403])
  }
})

/** The version a form of the complaint's page carries. */
async function versionSeenBy(page: Page): Promise<string> {
  await page.goto(`${town.app}${complaint}`)
  return page.locator('input[name="version"]').first().inputValue()
}

test('the director is told what reads as blame, and of nothing once it is gone', async () => {
  await signIn(town, director, 'director@semitsvet.example', complaint)
  await take(director, 'complaint-for-the-director')
  await goBy(director.getByRole('main').locator('a[href$="/letter"]').first())
  await take(director, 'letter-as-drawn-up')
  const body = director.locator('textarea[name="body"]')
  const drawnUp = await body.inputValue()
  expect(drawnUp).toMatch(/[ăâîșț]/)
  await body.fill(`${drawnUp}\n\n${blame}`)
  await goBy(director.locator('button[name="do"][value="check"]'))
  await director.locator('mark').first().waitFor()
  expect(await director.locator('mark').allInnerTexts()).toEqual([expect.stringMatching(/din vina curierului/i)])
  const findings = await read(director.locator('section').filter({ has: director.locator('mark') }))
  expect(findings).toContain(say('ro', 'staff.tone.blame'))
  expect(await body.inputValue()).toContain(blame)
  await take(director, 'blame-found')
  await body.fill(`${drawnUp}\n\n${fixed}`)
  await goBy(director.locator('button[name="do"][value="check"]'))
  await director.getByText(say('ro', 'staff.tone.good')).waitFor()
  expect(await director.locator('mark').count()).toBe(0)
})

test('he sees the mail before it leaves, and what he approved lies in the inbox in his name', async () => {
  const preview = director.frameLocator('iframe')
  expect(await read(preview.locator('body'))).toContain(fixed)
  await take(director, 'letter-previewed')
  await goBy(director.locator('button[name="do"][value="approve"]'))
  expect(await saidDone(director)).toBe(say('ro', 'staff.done.approve-letter'))
  await take(director, 'letter-approved')
  const mail = await openMail(town, shopper, email, letterSubject)
  const text = await read(mail.locator('body'))
  expect(text).toContain(fixed)
  expect(text).not.toContain(blame)
  expect(text).toContain('Dmitri Rusu')
  expect(await sender(shopper)).toContain('Dmitri Rusu')
  await take(shopper, 'letter')
})

test('she takes the gift, and gets the bonus as well: a valued customer at risk gets both', async () => {
  const mail = await openMail(town, shopper, email, letterSubject)
  customer = await followMail(shopper, mail, phone)
  expect(await customer.locator('html').getAttribute('lang')).toBe('ro')
  await take(customer, 'ways')
  const ways = await formTo(customer, '/choice')
  expect(await ways.getByRole('radio').count()).toBeGreaterThanOrEqual(3)
  await ways.getByRole('radio').first().check()
  await goBy(ways.getByRole('button'))
  expect(await saidDone(customer)).toBe(say('ro', 'page.done.choice'))
  const extra = await formTo(customer, '/compensation')
  await extra.locator('input[value="gift"]').check()
  await goBy(extra.getByRole('button'))
  expect(await saidDone(customer)).toBe(say('ro', 'page.done.compensation'))
  await take(customer, 'gift-picked')
  await moveClock(town, shopper, 'PT10M')
  await openMail(town, shopper, email, /cadou/)
  await take(shopper, 'gift-mail')
  await openMail(town, shopper, email, /următoarea comandă/)
  await take(shopper, 'bonus-mail')
  await customer.reload()
  expect(await customer.locator('code').count()).toBe(1)
  expect(await read(customer.locator('main'))).toContain(
    say('ro', 'page.extra.both-named', { gift: 'o cană imprimată', value: '2.000 de lei' }),
  )
  await take(customer, 'gift-and-code')
})

test('she may say goodbye: it is respected, and what was promised stays', async () => {
  const form = await formTo(customer, '/goodbye')
  await take(customer, 'goodbye-opened')
  await goBy(form.getByRole('button'))
  expect(await saidDone(customer)).toBe(say('ro', 'page.done.goodbye'))
  expect(await read(customer.getByRole('heading', { level: 1 }))).toBe(say('ro', 'page.headline.departed'))
  expect(await customer.locator('code').count()).toBe(1)
  expect(await customer.locator('form[action$="/goodbye"]').count()).toBe(0)
  await take(customer, 'departed')
  await director.goto(`${town.app}${complaint}`)
  await take(director, 'complaint-departed')
})

test('on the whole way nothing was asked of another origin and no page broke its own rules', () => {
  expect(town.noise).toEqual([])
})

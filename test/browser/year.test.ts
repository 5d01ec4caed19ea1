/**
 * Twelve months of one customer, by hand and in Russian: he complains, takes the gift and says goodbye; he is greeted as
 * he asked to be; what had gone wrong is found, fixed and proven, and he is told of it in one letter; he comes back.
 * No page has a script. The tests are one story and follow each other.
 */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { dayMs, monthsAfter } from '../../domain/calendar.ts'
import { occasionNames } from '../../domain/care/occasions.ts'
import type { TouchKind } from '../../domain/care/state.ts'
import { sayDay } from '../../emails/format.ts'
import { say } from '../../emails/say.ts'
import { browserTest as test } from './chromium.ts'
import { type Album, openAlbum } from './screenshots.ts'
import { actionForm, followMail, formTo, goBy, moveClock, openMail, press, read, saidDone, signIn } from './steps.ts'
import { desktop, openTown, phone, type Town } from './town.ts'

const zone = 'Europe/Chisinau'
/** What would make a greeting, or a letter, an advertisement. */
const offers = /скидк|бонус|промокод|%|лей|лея|леев|акци|подар/i
const changed = 'Шов на ручке теперь двойной. Каждую сумку перед отправкой проверяем на вес.'

let town: Town
let take: Album
/** Whoever plays the demo: shop, inbox, clock, checkout. */
let shopper: Page
let customer: Page
let oleg: Page
let email = ''
let complaint = ''
let cause = ''
let goodbyeAt = 0
let fixedAt = 0
/** The day of the greeting as his page said it, and when it said so. */
let told = { text: '', at: 0 }

beforeAll(async () => {
  take = openAlbum('year')
  town = await openTown()
  await nobodyIsLeftAlone()
  shopper = await town.person('en-GB')
  oleg = await town.person('ru-RU')
  return () => town.close()
})

async function asOwner(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await (await fetch(`${town.world}/token?email=owner@example.com`)).text()
  const headers = { 'cf-access-jwt-assertion': token, 'content-type': 'application/json' }
  const answer = await fetch(`${town.app}${path}`, { ...init, headers })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

/** One customer in ten is written to by nobody, for comparison: this shop, for once, compares with nobody. */
async function nobodyIsLeftAlone(): Promise<void> {
  const body = JSON.stringify({ policy: { care: { holdOutShare: 0 } } })
  await asOwner('/v1/shops/semitsvet', { method: 'PUT', body })
}

async function now(): Promise<number> {
  const { now: at } = (await (await fetch(`${town.app}/local/clock`)).json()) as { readonly now: string }
  return Date.parse(at)
}

interface Care {
  readonly state: string
  readonly reason: string
  readonly touches: readonly {
    readonly kind: TouchKind
    readonly n: string
    readonly class: string
    readonly at: string
  }[]
}

async function care(): Promise<Care> {
  const answer = await asOwner(`/v1/complaints/${complaint.split('/').at(-1)}`)
  return ((await answer.json()) as { readonly care: Care }).care
}

const kinds = async (): Promise<readonly TouchKind[]> => (await care()).touches.map(({ kind }) => kind)

/** The card of a complaint's page under this heading. */
const card = (page: Page, heading: Parameters<typeof say>[1]): Locator =>
  page.locator('section.card').filter({ has: page.getByRole('heading', { name: say('ru', heading), exact: true }) })

const sentence = (name: Parameters<typeof say>[1], values: Parameters<typeof say>[2] = {}): string =>
  say('ru', name, values).replaceAll('\u00a0', ' ')

async function toComplaint(page: Page): Promise<void> {
  await page.goto(`${town.app}${complaint}`)
}

/** The value of one header of the mail that is open. */
async function header(name: string): Promise<string> {
  const headers = shopper.locator('details').filter({ hasText: 'Reply-To' })
  if ((await headers.getAttribute('open')) === null) await headers.locator('summary').click()
  return headers.locator(`dt:text-is("${name}") + dd`).innerText()
}

/** What any mail nobody waits for has: his language, no offer, and a way to stop it with one click. */
async function isQuietMail(mail: FrameLocator): Promise<string> {
  expect(await mail.locator('html').getAttribute('lang')).toBe('ru')
  const text = await read(mail.locator('body'))
  expect(text).toContain('Здравствуйте')
  expect(text).not.toMatch(offers)
  expect(await header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  expect(await header('List-Unsubscribe')).toMatch(/^<http[^>]+\/unsubscribe>$/)
  return text
}

/** His page, by the link of the mail that is open; what stops mail lies just behind it. */
async function toHisPage(): Promise<void> {
  const stop = /<([^>]+)\/unsubscribe>/.exec(await header('List-Unsubscribe'))?.[1] ?? ''
  await customer.goto(stop)
}

const hour = (at: number): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at))
const weekday = (at: number): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' }).format(at)

function expectDaytime(at: number): void {
  expect(hour(at)).toBeGreaterThanOrEqual(9)
  expect(hour(at)).toBeLessThan(20)
  expect(weekday(at)).not.toBe('Sunday')
}

test('the complaint is answered with an apology, and he chooses how it is put right, and the gift', async () => {
  await shopper.goto(`${town.world}/shop`)
  email = await press(shopper, 'torn-bags')
  complaint = new URL((await shopper.locator('a[href*="/admin/complaints/"]').getAttribute('href')) ?? '').pathname
  const mail = await openMail(town, shopper, email, /: ответим /)
  expect(await read(mail.locator('body'))).toContain('Нам очень жаль')
  customer = await followMail(shopper, mail, phone)
  const ways = await formTo(customer, '/choice')
  await ways.getByRole('radio').first().check()
  await goBy(ways.getByRole('button'))
  const extra = await formTo(customer, '/compensation')
  await extra.locator('input[value="gift"]').check()
  await goBy(extra.getByRole('button'))
  expect(await saidDone(customer)).toBe(sentence('page.done.compensation'))
  await take(customer, 'gift-picked')
  await moveClock(town, shopper, 'PT10M')
  await openMail(town, shopper, email, /подарок/)
  await take(shopper, 'gift-mail')
})

test('it arrives, he says that it helped, agrees to be greeted, and says goodbye', async () => {
  await signIn(town, oleg, 'oleg@semitsvet.example', complaint)
  await goBy((await actionForm(oleg, 'fulfil')).getByRole('button'))
  expect(await saidDone(oleg)).toBe(sentence('staff.done.fulfil'))
  await moveClock(town, shopper, 'P3D')
  customer = await followMail(shopper, await openMail(town, shopper, email, /хорошо/), phone)
  const rating = await formTo(customer, '/rating')
  await rating.locator('input[value="4"]').check()
  await goBy(rating.getByRole('button'))
  const consent = await formTo(customer, '/consent')
  await take(customer, 'consent')
  await goBy(consent.getByRole('button'))
  expect(await saidDone(customer)).toBe(sentence('page.done.consent'))
  const goodbye = await formTo(customer, '/goodbye')
  await goBy(goodbye.getByRole('button'))
  expect(await saidDone(customer)).toBe(sentence('page.done.goodbye'))
  await take(customer, 'goodbye')
  await customer.setViewportSize(desktop)
  await take(customer, 'goodbye', 'desktop')
  await customer.setViewportSize(phone)
  goodbyeAt = await now()
})

test('the gift leaves, the complaint closes, and staff see a customer who said goodbye', async () => {
  await toComplaint(oleg)
  await goBy((await actionForm(oleg, 'task-done')).getByRole('button'))
  await moveClock(town, shopper, 'PT10M')
  await toComplaint(oleg)
  expect(await read(oleg.getByRole('heading', { level: 1 }))).toContain(sentence('words.outcome.departed'))
  const since = await read(card(oleg, 'staff.care'))
  expect(since).toContain(sentence('words.care-state.departed'))
  expect(since).toContain(sentence('words.care-reason.said-goodbye'))
  await take(oleg, 'departed')
})

test('a cause is named for it, nobody knows yet whether it will happen again', async () => {
  await goBy(oleg.locator('#cause').getByRole('link', { name: sentence('staff.cause.new') }))
  await oleg.locator('#name').fill('У сумки рвётся шов на ручке')
  await oleg.locator('#owner').selectOption('oleg@semitsvet.example')
  await oleg.locator('#action').fill('Проверить партию и нагрузить ручки до разрыва.')
  await take(oleg, 'cause-named')
  await goBy(oleg.getByRole('button', { name: sentence('staff.causes.add') }))
  cause = new URL(oleg.url()).pathname
  await toComplaint(oleg)
  await take(oleg, 'cause-suggested')
  await goBy(oleg.locator(`#cause button[value="${cause.split('/').at(-1)}"]`))
  expect(await saidDone(oleg)).toBe(sentence('staff.done.set-cause'))
})

test('his own page says when he is greeted next: not in the first three months', async () => {
  await customer.reload()
  const coming = sentence('page.letters.coming.greeting', { day: '' }).trim()
  const line = customer.locator('#letters li').filter({ hasText: coming }).first()
  await customer.locator('#letters summary').click()
  told = { text: await read(line), at: await now() }
  await take(customer, 'what-comes')
  for (let month = 0; month < 3; month++) await moveClock(town, shopper, 'P1M')
  expect((await care()).touches.filter(({ at }) => Date.parse(at) < monthsAfter(goodbyeAt, 3, zone))).toEqual([])
})

test('the greeting comes on the day that was said, in his daytime, and offers nothing', async () => {
  for (let month = 0; month < 6 && (await kinds()).length === 0; month++) await moveClock(town, shopper, 'P1M')
  const { touches } = await care()
  expect(touches).toHaveLength(1)
  const at = Date.parse(touches[0]?.at ?? '')
  expect(touches[0]).toMatchObject({ kind: 'greeting', class: 'promotional' })
  expect(told.text).toContain(sayDay('ru', at, told.at, zone).replaceAll('\u00a0', ' '))
  expectDaytime(at)
  const occasion = occasionNames.find((name) => touches[0]?.n.startsWith(name)) ?? 'new-year'
  const subject = say('ru', `mail.greeting.${occasion}.subject`, { shop: 'Semitsvet' })
  const mail = await openMail(town, shopper, email, new RegExp(subject))
  expect(await isQuietMail(mail)).toContain(sentence('mail.greeting.nothing'))
  await take(shopper, 'greeting')
  await shopper.setViewportSize(phone)
  await take(shopper, 'greeting', 'phone')
  await shopper.setViewportSize(desktop)
  await toHisPage()
  await customer.locator('#letters summary').click()
  expect(await customer.locator('#letters li').count()).toBeGreaterThan(0)
  await take(customer, 'greeted')
})

test('once it is known to be our own fault, he is invited to nothing', async () => {
  await oleg.goto(`${town.app}${cause}`)
  await oleg.locator('details.fold > summary').click()
  await oleg.locator('#verdict').selectOption('systemic')
  await oleg.locator('#action').fill('Новая нить, двойной шов, проверка каждой партии на вес.')
  await goBy(oleg.getByRole('button', { name: sentence('staff.causes.save'), exact: true }))
  expect(await saidDone(oleg)).toBe(sentence('staff.done.cause-saved'))
  await take(oleg, 'cause-systemic')
  await customer.reload()
  await customer.locator('#letters summary').click()
  expect(await customer.locator('#letters li').count()).toBe(0)
  await moveClock(town, shopper, 'P1M')
  expect(await kinds()).toEqual(['greeting'])
})

test('it is called fixed with evidence and what changed, and closes when nothing of it came for a month', async () => {
  await oleg.goto(`${town.app}${cause}`)
  await oleg.locator('details.fold > summary').click()
  await oleg.locator('#evidence').fill('Сорок ручек выдержали по 25 кг; три партии без единой жалобы.')
  await oleg.locator('#changed-ru').fill(changed)
  fixedAt = await now()
  await goBy(oleg.getByRole('button', { name: sentence('staff.causes.fix') }))
  expect(await read(oleg.getByRole('heading', { level: 1 }))).toContain(sentence('words.cause-state.fixed'))
  await take(oleg, 'cause-fixed')
  await moveClock(town, shopper, 'P7D')
  expect(await kinds()).toEqual(['greeting'])
  // A month of the fix's own, and time for its letter to wait for a working day.
  await moveClock(town, shopper, 'P1M')
  await oleg.goto(`${town.app}${cause}`)
  expect(await read(oleg.getByRole('heading', { level: 1 }))).toContain(sentence('words.cause-state.closed'))
  await take(oleg, 'cause-closed')
  await oleg.setViewportSize(phone)
  await take(oleg, 'cause-closed', 'phone')
  await oleg.setViewportSize(desktop)
})

test('one letter tells him what was changed, and never a second', async () => {
  const letter = (await care()).touches.find(({ kind }) => kind === 'cause-fixed')
  expectDaytime(Date.parse(letter?.at ?? ''))
  expect(Date.parse(letter?.at ?? '')).toBeGreaterThanOrEqual(fixedAt + 30 * dayMs)
  const mail = await openMail(town, shopper, email, new RegExp(sentence('mail.cause-fixed.subject')))
  const text = await isQuietMail(mail)
  expect(text).toContain(changed)
  expect(text).toContain(sentence('mail.cause-fixed.thanks'))
  await take(shopper, 'letter')
  await shopper.setViewportSize(phone)
  await take(shopper, 'letter', 'phone')
  await shopper.setViewportSize(desktop)
  await toHisPage()
  await moveClock(town, shopper, 'P7D')
  expect((await kinds()).filter((kind) => kind === 'cause-fixed')).toHaveLength(1)
})

test('he orders again: he has returned, and everybody here can see it', async () => {
  await shopper.goto(`${town.world}/shop/checkout`)
  await shopper.getByLabel(/^Basket/).fill('3500.00')
  await shopper.getByLabel(/e-mail/).fill(email)
  await goBy(shopper.getByRole('button', { name: /^Pay/ }))
  await moveClock(town, shopper, 'PT10M')
  expect(await care()).toMatchObject({ state: 'returned', reason: 'bought-again' })
  await toComplaint(oleg)
  expect(await read(oleg.getByRole('heading', { level: 1 }))).toContain(sentence('words.outcome.recovered'))
  const since = await read(card(oleg, 'staff.care'))
  expect(since).toContain(sentence('words.care-state.returned'))
  expect(since).toContain(sentence('words.care-reason.bought-again'))
  await take(oleg, 'returned')
  await oleg.setViewportSize(phone)
  await take(oleg, 'returned', 'phone')
  await oleg.setViewportSize(desktop)
  await oleg.goto(`${town.app}/admin/customers?state=returned`)
  expect(await oleg.getByRole('row').count()).toBe(2)
  await take(oleg, 'customers')
  await customer.reload()
  expect(await read(customer.locator('main'))).toContain(sentence('page.closed.recovered'))
  await take(customer, 'back')
})

test('in the whole year he was written to no more than agreed, far apart, and the auditor finds nothing', async () => {
  const end = monthsAfter(goodbyeAt, 12, zone)
  while ((await now()) < end) await moveClock(town, shopper, 'P1M')
  const ats = (await care()).touches.map(({ at }) => Date.parse(at))
  expect(ats.length).toBeGreaterThanOrEqual(2)
  expect(ats.length).toBeLessThanOrEqual(6)
  for (const [i, at] of ats.slice(1).entries()) expect(at - (ats[i] ?? 0)).toBeGreaterThanOrEqual(45 * dayMs)
  expect(await town.findings()).toEqual([])
})

test('on the whole way nothing was asked of another origin and no page broke its own rules', () => {
  expect(town.noise).toEqual([])
})

/**
 * Every page a person can meet, on a phone and on a desk, light and dark: what is true of all of them. One walk through
 * the whole system collects what is wrong; each test below names one thing that must hold everywhere.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { browserTest as test } from './chromium.ts'
import { inspect, nothingYet, tabThrough } from './inspection.ts'
import { openAlbum } from './screenshots.ts'
import { actionForm, followMail, formTo, goBy, moveClock, openMail, raise, signIn } from './steps.ts'
import { openTown, phone, type Town } from './town.ts'

const found = nothingYet()
const keyboard: { page: string; met: readonly string[]; lost: readonly string[] }[] = []
const dead: string[] = []
let town: Town
let see: ReturnType<typeof inspect>

const english = { language: 'en' }
const russian = { language: 'ru' }
const romanian = { language: 'ro' }
const toCustomers = (language: string) => ({ language, customers: true })

beforeAll(async () => {
  town = await openTown()
  see = inspect(found, openAlbum('pages'))
  return () => town.close()
})

async function openFirst(page: Page, path: string): Promise<void> {
  await goBy(page.getByRole('main').locator(`a[href*="${path}"]`).first())
}

async function localWorldBefore(shopper: Page): Promise<void> {
  await shopper.goto(`${town.world}/shop`)
  await see(shopper, 'shop', english)
  await shopper.goto(`${town.world}/inbox`)
  await see(shopper, 'inbox-empty', english)
  await shopper.goto(`${town.world}/sign-in`)
  await see(shopper, 'sign-in', english)
  await shopper.goto(`${town.world}/shop/raised/nothing`)
  await see(shopper, 'shop-not-here', english)
}

async function tellUs(visitor: Page): Promise<void> {
  await visitor.goto(`${town.app}/s/semitsvet`)
  await see(visitor, 'tell-us', toCustomers('ru'))
  const form = visitor.locator('form[enctype="multipart/form-data"]')
  await form.locator('input[name="category"][value="late"]').check()
  await form.locator('textarea[name="text"]').fill('Открытки должны были прийти во вторник.')
  await form.locator('input[name="name"]').fill('Вера')
  await form.locator('input[name="email"]').fill('vera@localhost')
  await goBy(form.locator('button'))
  await see(visitor, 'tell-us-look-again', toCustomers('ru'))
  await form.locator('input[name="email"]').fill('vera@example.com')
  await goBy(form.locator('button'))
  await see(visitor, 'tell-us-thanks', toCustomers('ru'))
}

async function doors(stranger: Page): Promise<void> {
  await stranger.goto(`${town.app}/admin`)
  await see(stranger, 'admin-signed-out', russian)
  await stranger.goto(`${town.app}/r/nothing`)
  await see(stranger, 'link-unknown', toCustomers('ru'))
}

/** One Russian complaint through all its states on the customer's page; returns the address. */
async function customerRussian(shopper: Page, maria: Page): Promise<string> {
  const reader = toCustomers('ru')
  const email = await raise(town, shopper, 'torn-bags')
  await see(shopper, 'shop-raised', english)
  const page = await followMail(shopper, await openMail(town, shopper, email, /: ответим /), phone)
  await see(page, 'customer-ways', reader)
  keyboard.push({ page: 'customer-ways', ...(await tabThrough(page)) })
  await maria.goto(`${town.app}/admin`)
  await see(maria, 'queue-one', russian)

  const proposal = await formTo(page, '/proposal')
  await proposal.locator('textarea').fill('Верните половину.')
  await proposal.locator('input[name="amount"]').fill('половина')
  await goBy(proposal.getByRole('button'))
  await see(page, 'customer-sum-unclear', reader)

  await (await formTo(page, '/choice')).getByRole('radio').first().check()
  await goBy((await formTo(page, '/choice')).getByRole('button'))
  await see(page, 'customer-chosen', reader)
  const extra = await formTo(page, '/compensation')
  await extra.locator('input[value="bonus"]').check()
  await goBy(extra.getByRole('button'))
  await see(page, 'customer-bonus-picked', reader)
  keyboard.push({ page: 'customer-bonus-picked', ...(await tabThrough(page)) })
  await moveClock(town, shopper, 'PT10M')
  await page.reload()
  await see(page, 'customer-fulfilling-with-code', reader)

  await maria.goto(`${town.app}/admin?${new URLSearchParams({ q: email })}`)
  await openFirst(maria, '/admin/complaints/')
  await see(maria, 'complaint-fulfilling', russian)
  await goBy((await actionForm(maria, 'fulfil')).getByRole('button'))
  await see(maria, 'complaint-arrived', russian)
  await page.reload()
  await see(page, 'customer-arrived', reader)
  return email
}

/** A VIP: the director's letter in every state, a gift, a call, a goodbye. */
async function customerRomanian(shopper: Page, director: Page): Promise<void> {
  const reader = toCustomers('ro')
  const email = await raise(town, shopper, 'missing-bags')
  const complaint = (await shopper.locator('a[href*="/admin/complaints/"]').getAttribute('href')) ?? ''
  const page = await followMail(shopper, await openMail(town, shopper, email, /: vă răspundem /), phone)
  await see(shopper, 'mail-acknowledgement-ro', english)
  await see(page, 'customer-ways-ro', reader)
  for (const fold of await page.locator('summary').all()) await fold.click()
  await see(page, 'customer-ways-ro-unfolded', reader)

  await signIn(town, director, 'director@semitsvet.example', new URL(complaint).pathname)
  await see(director, 'complaint-vip', romanian)
  await director.goto(`${complaint}/letter`)
  await see(director, 'letter', romanian)
  const body = director.locator('textarea[name="body"]')
  await body.fill('Întârzierea a apărut din vina curierului.')
  await goBy(director.locator('button[name="do"][value="check"]'))
  await see(director, 'letter-blame-found', romanian)
  await body.fill('Am tipărit cele 300 de genți.')
  await goBy(director.locator('button[name="do"][value="approve"]'))
  await director.goto(`${complaint}/letter`)
  await see(director, 'letter-approved', romanian)

  const call = await formTo(page, '/callback')
  await call.locator('input[name="phone"]').fill('069 123 456')
  await call.locator('select').selectOption({ index: 1 })
  await goBy(call.getByRole('button'))
  await see(page, 'customer-call-asked-ro', reader)
  const proposal = await formTo(page, '/proposal')
  await proposal.locator('textarea').fill('Aș vrea restul genților direct la târg.')
  await goBy(proposal.getByRole('button'))
  await see(page, 'customer-proposed-ro', reader)
  await director.goto(complaint)
  await see(director, 'complaint-proposal', romanian)
  await director.goto(`${town.app}/admin/tasks`)
  await see(director, 'tasks-director', romanian)
  await goBy((await formTo(page, '/goodbye')).getByRole('button'))
  await see(page, 'customer-departed-ro', reader)
}

/** Somebody who writes English, takes the gift, and stops reminders. */
async function customerEnglish(shopper: Page): Promise<void> {
  const reader = toCustomers('en')
  const email = await raise(town, shopper, 'late-mugs')
  const page = await followMail(shopper, await openMail(town, shopper, email, /: our answer /), phone)
  await see(page, 'customer-ways-en', reader)
  keyboard.push({ page: 'customer-ways-en', ...(await tabThrough(page)) })
  await page.goto(`${new URL('unsubscribe', `${page.url()}/`)}`)
  await see(page, 'customer-unsubscribe-en', reader)
  await goBy((await formTo(page, '/unsubscribe')).getByRole('button'))
  await see(page, 'customer-unsubscribed-en', reader)
  await raise(town, shopper, 'bank-dispute')
}

/** Asked, answered, and the code used. */
async function endOfTheStory(shopper: Page, email: string): Promise<void> {
  const reader = toCustomers('ru')
  await moveClock(town, shopper, 'P3D')
  const page = await followMail(shopper, await openMail(town, shopper, email, /хорошо/), phone)
  await see(page, 'customer-asked', reader)
  keyboard.push({ page: 'customer-asked', ...(await tabThrough(page)) })
  await (await formTo(page, '/rating')).locator('input[value="5"]').check()
  await goBy((await formTo(page, '/rating')).getByRole('button'))
  await see(page, 'customer-rated', reader)
  const code = await page.locator('code').innerText()
  for (const name of ['checkout-paid', 'checkout-refused']) {
    await shopper.goto(`${town.world}/shop/checkout?${new URLSearchParams({ email, code })}`)
    if (name === 'checkout-paid') await see(shopper, 'checkout', english)
    await goBy(shopper.getByRole('button', { name: /^Pay/ }))
    await see(shopper, name, english)
  }
  await page.reload()
  await see(page, 'customer-closed', reader)
}

async function localWorldAfter(shopper: Page, email: string): Promise<void> {
  await shopper.goto(`${town.world}/shop`)
  await see(shopper, 'shop-in-use', english)
  await shopper.goto(`${town.world}/inbox`)
  await see(shopper, 'inbox', english)
  for (const [name, subject] of [
    ['acknowledgement', /: ответим /],
    ['choice', /исправим/],
    ['bonus-code', /на следующий заказ/],
    ['check-in', /хорошо/],
  ] as const) {
    await openMail(town, shopper, email, subject)
    await see(shopper, `mail-${name}`, english)
  }
}

async function dashboard(maria: Page, owner: Page): Promise<void> {
  for (const [name, path] of [
    ['queue', '/admin'],
    ['queue-closed', '/admin?status=closed'],
    ['queue-nothing-found', '/admin?q=nichts'],
    ['tasks', '/admin/tasks'],
    ['codes', '/admin/codes'],
    ['figures', '/admin/figures'],
    ['settings', '/admin/settings'],
    ['admins-only', '/admin/alarms'],
    ['not-here', '/admin/complaints/cmp_nothing'],
  ] as const) {
    await maria.goto(`${town.app}${path}`)
    await see(maria, name, russian)
  }
  await maria.goto(`${town.app}/admin?status=closed`)
  await openFirst(maria, '/admin/complaints/')
  await see(maria, 'complaint-closed', russian)
  await openFirst(maria, '/admin/messages/')
  await see(maria, 'message', russian)
  await maria.goto(`${town.app}/admin?q=vera@example.com`)
  await openFirst(maria, '/admin/complaints/')
  await see(maria, 'complaint-from-the-form', russian)
  await signIn(town, owner, 'owner@example.com')
  await see(owner, 'queue-owner-en', english)
  for (const room of [
    ...['alarms', 'quarantine', 'sources', 'register', 'policy', 'policy/why', 'gifts', 'reserve', 'earnings'],
    ...['causes', 'measured', 'customers', 'news', 'recalls', 'recalls/new'],
  ]) {
    await owner.goto(`${town.app}/admin/${room}`)
    await see(owner, room.replace('/', '-'), english)
  }
  await owner.goto(`${town.app}/docs`)
  await see(owner, 'api-docs', english)
}

/** Every link met on the way, asked once; signing out is left to people. */
async function followLinks([shopper, owner]: readonly [Page, Page]): Promise<void> {
  for (const [link, page] of found.links) {
    const url = new URL(link)
    if (![town.app, town.world].includes(url.origin) || url.pathname.endsWith('/logout')) continue
    const asker = url.origin === town.world ? shopper : owner
    const answer = await asker.request.get(link)
    if (answer.status() >= 400) dead.push(`${page} leads to ${url.pathname}${url.search}: ${answer.status()}`)
  }
}

/** The link of a mail, long after. */
async function expired(shopper: Page, email: string): Promise<void> {
  const body = JSON.stringify({ advance: 'P121D' })
  await shopper.request.post(`${town.app}/local/clock`, {
    ...{ data: body, headers: { 'content-type': 'application/json' } },
    // Four months, day by day.
    timeout: 60_000,
  })
  const reader = await town.person('ru-RU', phone)
  const page = await followMail(reader, await openMail(town, reader, email, /: ответим /), phone)
  await see(page, 'link-expired', toCustomers('ru'))
}

test('one walk meets every page', async () => {
  const shopper = await town.person('en-GB')
  const owner = await town.person('en-GB')
  const director = await town.person('ro-RO')
  const maria = await town.person('ru-RU')
  await localWorldBefore(shopper)
  await doors(await town.person('ru-RU'))
  await signIn(town, maria, 'maria@semitsvet.example')
  await see(maria, 'queue-empty', russian)
  await tellUs(await town.person('ru-RU', phone))
  const email = await customerRussian(shopper, maria)
  await customerRomanian(shopper, director)
  await customerEnglish(shopper)
  await endOfTheStory(shopper, email)
  await localWorldAfter(shopper, email)
  await dashboard(maria, owner)
  await followLinks([shopper, owner])
  await expired(shopper, email)
  expect(new Set(found.seen).size).toBe(found.seen.length)
  expect(found.seen.length).toBeGreaterThanOrEqual(50)
})

test('no page is wider than its screen', () => {
  expect(found.wide).toEqual([])
})

test('every page has one main heading', () => {
  expect(found.headless).toEqual([])
})

test('every page says which language it is in', () => {
  expect(found.foreign).toEqual([])
})

test('whatever can be pressed, followed or filled in has a name', () => {
  expect(found.nameless).toEqual([])
})

test('every text can be read: contrast AA, light and dark, mail included', () => {
  expect(found.faint).toEqual([])
})

test('what a customer presses is at least 44 px high', () => {
  expect(found.low).toEqual([])
})

test('who goes through the customer’s page by keyboard sees where they are', () => {
  for (const { page, met, lost } of keyboard) {
    expect({ page, enough: met.length >= 5, lost }).toEqual({ page, enough: true, lost: [] })
  }
})

test('no link leads nowhere', () => {
  expect(found.links.size).toBeGreaterThan(50)
  expect(dead).toEqual([])
})

test('no page asks another origin for anything, and none breaks its own rules', () => {
  expect(town.noise).toEqual([])
})

/**
 * The director's path, in Russian and in Romanian: told at once, why it is a VIP, the letter as drawn up from the facts, what
 * reads badly with a better wording beside it, the mail as it will leave, approved, there. The tests follow each other.
 */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { say } from '../../emails/say.ts'
import { browserTest as test } from './chromium.ts'
import { type Album, openAlbum } from './screenshots.ts'
import { goBy, moveClock, openMail, raise, read, signIn } from './steps.ts'
import { openTown, phone, type Town } from './town.ts'

const address = 'director@semitsvet.example'

const paths = [
  {
    locale: 'ru',
    language: 'ru-RU',
    slug: 'no-call-back',
    tier: /VIP: 14 оплаченных заказов на 61 800 леев\. Правило: не меньше 10 оплаченных заказов\./,
    acknowledgement: /ответим/,
    vow: 'Больше такого не повторится.',
    blame: 'Вы сами ошиблись в номере.',
    fixed: 'Сегодня позвоню вам лично.',
    letter: /что уже сделано/,
  },
  {
    locale: 'ro',
    language: 'ro-RO',
    slug: 'missing-bags',
    tier: /VIP: 14 comenzi plătite, 125\.000 de lei\. Regula: magazinul a marcat clientul cu „vip”\./,
    acknowledgement: /vă răspundem/,
    vow: 'Nu se va mai întâmpla niciodată.',
    blame: 'Întârzierea a apărut din vina curierului.',
    fixed: 'Astăzi am tipărit cele 300 de genți care lipseau.',
    letter: /ce am făcut/,
  },
] as const

let town: Town
let shopper: Page

beforeAll(async () => {
  town = await openTown()
  shopper = await town.person('en-GB')
  return () => town.close()
})

describe.each(paths)('$locale', ({ locale, language, slug, tier, acknowledgement, vow, blame, fixed, letter }) => {
  let take: Album
  let director: Page
  let email = ''
  let complaint = ''

  beforeAll(async () => {
    take = openAlbum(`director-${locale}`)
    director = await town.person(language)
  })

  test('the customer hears from the head within the hour', async () => {
    email = await raise(town, shopper, slug)
    complaint = new URL((await shopper.locator('a[href*="/admin/complaints/"]').getAttribute('href')) ?? '').pathname
    const mail = await openMail(town, shopper, email, acknowledgement)
    expect(await read(mail.locator('body'))).toContain('Dmitri Rusu')
    await take(shopper, 'acknowledgement')
  })

  test('the director sees who it is, by which rule, and why a person is needed', async () => {
    await signIn(town, director, address, complaint)
    const page = await read(director.getByRole('main'))
    expect(page).toMatch(tier)
    expect(page).toContain(say(locale, 'escalation.why.vip'))
    await take(director, 'complaint')
  })

  test('the letter is drawn up: each point with who has it in hand, and nothing in it reads badly', async () => {
    await goBy(director.getByRole('main').locator('a[href$="/letter"]').first())
    for (const n of [0, 1]) {
      expect(await director.locator(`#text-${n}`).inputValue()).not.toBe('')
      expect(await director.locator(`#owner-${n}`).inputValue()).not.toBe('')
      expect(await director.locator(`#when-${n}`).inputValue()).not.toBe('')
    }
    expect(await director.locator('mark').count()).toBe(0)
    await take(director, 'letter-drawn-up')
  })

  test('a vow and blame are marked beside their own field, with a better wording', async () => {
    const body = await director.locator('#letter-body').inputValue()
    await director.locator('#letter-body').fill(`${body}\n\n${blame}`)
    await director.locator('#text-2').fill(vow)
    await goBy(director.locator('button[name="do"][value="save"]'))
    const beside = (field: string) => read(director.locator(`#tone-${field}`))
    expect(await beside('body')).toContain(say(locale, 'staff.tone.blame'))
    expect(await beside('text-2')).toContain(say(locale, 'staff.tone.vow'))
    for (const field of ['body', 'text-2']) {
      expect(await beside(field)).toMatch(new RegExp(say(locale, 'staff.tone.better', { wording: '.{10,}' })))
    }
    await take(director, 'letter-marked')
    await director.setViewportSize(phone)
    await take(director, 'letter-marked', 'phone')
    await director.setViewportSize({ width: 1440, height: 900 })
    await director.locator('#letter-body').fill(`${body}\n\n${fixed}`)
    await director.locator('#text-2').fill('')
  })

  test('the preview is the mail as it leaves, and what is approved lies in the inbox from his own address', async () => {
    await goBy(director.locator('button[name="do"][value="check"]'))
    expect(await director.locator('mark').count()).toBe(0)
    const preview = await read(director.frameLocator('iframe').locator('body'))
    expect(preview).toContain(fixed)
    expect(await read(director.getByRole('main'))).toContain(`<${address}>`)
    await take(director, 'letter-previewed')
    await goBy(director.locator('button[name="do"][value="approve"]'))
    const mail = await openMail(town, shopper, email, letter)
    expect(await read(mail.locator('body'))).toBe(preview)
    await take(shopper, 'letter')
    const headers = shopper.locator('details').filter({ hasText: 'Reply-To' })
    await headers.locator('summary').click()
    expect(await headers.locator('dt:text-is("From") + dd').innerText()).toContain(`<${address}>`)
    expect(await headers.locator('dt:text-is("Reply-To") + dd').innerText()).toContain('care@semitsvet.example')
  })
})

test('many of them at once reach him as one message', async () => {
  const album = openAlbum('director-digest')
  for (let i = 0; i < 3; i++) await raise(town, shopper, 'missing-bags')
  // Over a weekend, if it is one: nobody of the shop is written to then.
  await moveClock(town, shopper, 'P3D')
  const mail = await openMail(town, shopper, address, /(?:ждут|ждёт) вас/)
  expect(await mail.getByRole('link').count()).toBeGreaterThan(2)
  await album(shopper, 'digest')
})

test('nothing was asked of another origin', () => {
  expect(town.noise).toEqual([])
})

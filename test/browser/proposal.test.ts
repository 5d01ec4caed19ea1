/**
 * A proposal of the customer's own, by hand, in Russian and in Romanian: answered once with our own sum, taken with one
 * click, and in the other story declined well. No page has a script. The tests of a story follow each other.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import type { Locale } from '../../domain/locale.ts'
import { say } from '../../emails/say.ts'
import { browserTest as test } from './chromium.ts'
import { type Album, openAlbum } from './screenshots.ts'
import { actionForm, followMail, formTo, goBy, moveClock, openMail, raise, read, saidDone, signIn } from './steps.ts'
import { openTown, phone, type Town } from './town.ts'

interface Story {
  readonly locale: Locale
  readonly language: string
  readonly slug: string
  /** The subject of the first mail. */
  readonly first: RegExp
  readonly sum: string
  readonly counter: string
  readonly wish: string
  readonly words: string
  /** Our sum as the page says it. */
  readonly ours: RegExp
}

const stories: readonly Story[] = [
  {
    ...{ locale: 'ru', language: 'ru-RU', slug: 'torn-bags', first: /: ответим /, sum: '400', counter: '300,00' },
    wish: 'Верните половину, сумки оставим для мастерской.',
    words: 'Вернём 300 леев сегодня же, сумки остаются у вас.',
    ours: /300 леев/,
  },
  {
    ...{ locale: 'ro', language: 'ro-RO', slug: 'wrong-shade', first: /: vă răspundem /, sum: '900', counter: '600' },
    wish: 'Returnați-ne jumătate și păstrăm tricourile.',
    words: 'Vă returnăm 600 de lei chiar astăzi, iar tricourile rămân la dumneavoastră.',
    ours: /600 de lei/,
  },
]

let town: Town
let take: Album
let shopper: Page

beforeAll(async () => {
  take = openAlbum('proposal')
  town = await openTown()
  shopper = await town.person('en-GB')
  return () => town.close()
})

for (const { locale, language, slug, first, sum, wish, counter, words, ours } of stories) {
  let customer: Page
  let maria: Page
  let email = ''
  let complaint = ''
  const sentence = (name: Parameters<typeof say>[1], values: Parameters<typeof say>[2] = {}) =>
    say(locale, name, values).replaceAll('\u00a0', ' ')

  test(`${locale}: what would be right is asked beside what is usual, and answered by a time`, async () => {
    email = await raise(town, shopper, slug)
    complaint = new URL((await shopper.locator('a[href*="/admin/complaints/"]').getAttribute('href')) ?? '').pathname
    customer = await followMail(shopper, await openMail(town, shopper, email, first), phone)
    const form = await formTo(customer, '/proposal')
    await take(customer, `${locale}-ask`)
    expect(await read(form)).toMatch(/30\s?%/)
    await form.getByRole('textbox').first().fill(wish)
    await form.locator('input[name="amount"]').fill(sum)
    await goBy(form.getByRole('button'))
    expect(await saidDone(customer)).toBe(sentence('page.done.proposal'))
    expect(await read(customer.locator('main'))).toContain(wish)
    await take(customer, `${locale}-proposed`)
  })

  test(`${locale}: a person answers it with our own sum, once`, async () => {
    maria = await town.person(language)
    await signIn(town, maria, 'maria@semitsvet.example', complaint)
    const form = await actionForm(maria, 'answer-proposal')
    await take(maria, `${locale}-staff`)
    await form.locator('input[name="amount"]').fill(counter)
    await form.locator('textarea').fill(words)
    await goBy(form.locator('button[value="counter"]'))
    expect(await saidDone(maria)).toBe(sentence('staff.done.answer-proposal'))
    await take(maria, `${locale}-countered`)
  })

  test(`${locale}: the answer comes in one mail, and our sum stands first among the ways`, async () => {
    const mail = await openMail(town, shopper, email, new RegExp(sentence('mail.offer.counter-subject')))
    const text = await read(mail.locator('body'))
    expect(text).toContain(words)
    expect(text).toMatch(ours)
    await take(shopper, `${locale}-counter-mail`)
    customer = await followMail(shopper, mail, phone)
    expect(await read(customer.locator('main'))).toContain(sentence('page.counter'))
    const ways = await formTo(customer, '/choice')
    expect(await ways.locator('input:checked').count()).toBe(0)
    expect(await read(ways.getByRole('radio').first().locator('xpath=..'))).toMatch(ours)
    await take(customer, `${locale}-counter-page`)
  })

  test(`${locale}: asked for more, we say no with a reason and who looks again, and our sum is still there`, async () => {
    const form = await formTo(customer, '/proposal')
    await form.getByRole('textbox').first().fill(wish)
    await goBy(form.getByRole('button'))
    await maria.goto(`${town.app}${complaint}`)
    const answer = await actionForm(maria, 'answer-proposal')
    expect(await answer.locator('button[value="counter"]').count()).toBe(0)
    await answer.locator('select[name="why"]').selectOption('more-than-failed')
    await take(maria, `${locale}-declining`)
    await goBy(answer.locator('button[value="decline"]'))
    const mail = await openMail(town, shopper, email, new RegExp(sentence('mail.decline.subject', { to: 'proposal' })))
    const text = await read(mail.locator('body'))
    expect(text).toContain(sentence('mail.decline.why.more-than-failed'))
    expect(text).toContain('Oleg')
    await take(shopper, `${locale}-decline-mail`)
    await customer.reload()
    expect(await read(customer.locator('main'))).toContain(sentence('mail.decline.why.more-than-failed'))
    await take(customer, `${locale}-declined-page`)
    const ways = await formTo(customer, '/choice')
    await ways.getByRole('radio').first().check()
    await goBy(ways.getByRole('button'))
    expect(await saidDone(customer)).toBe(sentence('page.done.choice'))
    await moveClock(town, shopper, 'PT10M')
    await maria.goto(`${town.app}${complaint}`)
    expect(await read(maria.getByRole('main'))).toMatch(ours)
    await take(maria, `${locale}-agreed`)
  })
}

test('what is beyond her limit Maria asks for, and Oleg approves it as hers', async () => {
  const email = await raise(town, shopper, 'no-call-back')
  const complaint = new URL((await shopper.locator('a[href*="/admin/complaints/"]').getAttribute('href')) ?? '')
    .pathname
  const customer = await followMail(shopper, await openMail(town, shopper, email, /: ответим /), phone)
  const form = await formTo(customer, '/proposal')
  await form.getByRole('textbox').first().fill('Верните хотя бы часть.')
  await form.locator('input[name="amount"]').fill('6 000')
  await goBy(form.getByRole('button'))
  const [maria, oleg] = [await town.person('ru-RU'), await town.person('ru-RU')]
  await signIn(town, maria, 'maria@semitsvet.example', complaint)
  const answer = await actionForm(maria, 'answer-proposal')
  await answer.locator('textarea').fill('Возвращаем 6 000 леев.')
  await goBy(answer.locator('button[value="accept"]'))
  await take(maria, 'above-the-limit')
  await goBy((await actionForm(maria, 'answer-proposal')).locator('button[name="ask"]'))
  expect(await saidDone(maria)).toBe(say('ru', 'staff.done.asked').replaceAll('\u00a0', ' '))
  await signIn(town, oleg, 'oleg@semitsvet.example', complaint)
  await take(oleg, 'request')
  await goBy((await actionForm(oleg, 'approve')).getByRole('button'))
  expect(await saidDone(oleg)).toBe(say('ru', 'staff.done.approve').replaceAll('\u00a0', ' '))
  const mail = await openMail(town, shopper, email, /отвечает Maria/)
  expect(await read(mail.locator('body'))).toContain('Возвращаем 6 000 леев.')
  // What was agreed on cannot be declined any more.
  expect(await oleg.locator('#decline-why').count()).toBe(0)
  await oleg.locator('#end-relation summary').click()
  await take(oleg, 'approved')
})

test('on the whole way nothing was asked of another origin and no page broke its own rules', () => {
  expect(town.noise).toEqual([])
})

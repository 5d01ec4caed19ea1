import { env } from 'cloudflare:test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { record } from '../../workflows/record.ts'
import {
  acknowledged,
  advance,
  eventually,
  findings,
  inbox,
  mailRow,
  openShop,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { api } from './api.ts'
import { count, everything, nonceOf, one, open, press, remediesOf, type Visitor, visitor } from './customer-page.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => expect(await findings()).toEqual([]))

/** Chose a remedy and the gift, everything arrived, and was asked. */
async function asked(about: Parameters<typeof visitor>[1] = {}): Promise<Visitor> {
  const ana = await visitor(shop, about)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  await press(ana, 'compensation', { kind: 'gift' })
  await advance('PT1H')
  const staff = await signIn(shop.staff.lead)
  const version = async () =>
    (await api<{ version: number }>('GET', `/v1/complaints/${ana.complaint}`, staff)).body.version
  const fulfilled = { action: 'fulfil', version: await version() }
  expect((await api('POST', `/v1/complaints/${ana.complaint}/actions`, staff, fulfilled)).status).toBe(200)
  const sent = { action: 'task-done', task: 'gift', version: await version() }
  expect((await api('POST', `/v1/complaints/${ana.complaint}/actions`, staff, sent)).status).toBe(200)
  await advance('P3DT1H')
  await eventually(() => mailRow(ana.complaint, 'check-in'))
  return ana
}

const ratingOf = (complaint: string) =>
  one<{ score: number; text: string }>('select score, text from ratings where complaint = ?1', complaint)
const stateOf = (complaint: string) =>
  one<{ closed_at: number | null; outcome: string | null }>(
    'select closed_at, outcome from complaints where id = ?1',
    complaint,
  )
const tasksOf = async (complaint: string) =>
  (
    await env.DB.prepare("select key, kind from tasks where complaint = ? and state = 'open' order by key")
      .bind(complaint)
      .all<{ key: string; kind: string }>()
  ).results

test('a scanner that opens every link of the mail rates nothing, and leaves nothing changed', async () => {
  const ana = await asked()
  const [mail] = (await inbox(ana.email)).filter(({ html }) => html.includes('#rating'))
  const links = [...(mail?.html.matchAll(/href="(http[^"#]+)(?:#[^"]*)?"/g) ?? [])].map(([, href = '']) => href)
  expect(links.length).toBeGreaterThan(1)
  const before = await everything()
  for (const link of new Set(links.map((href) => href.replaceAll('&amp;', '&')))) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await open(link, { method })
    for (const act of ['rating?score=5', 'wish?text=x', 'rating']) await open(`${link}/${act}`)
  }
  expect(await everything()).toBe(before)
  expect(await count('ratings where complaint = ?1', ana.complaint)).toBe(0)
})

test('who has not answered is reminded once, and the reminder’s link leads to the same form', async () => {
  const ana = await asked()
  await advance('P5D')
  const reminder = await eventually(() => mailRow(ana.complaint, 'check-in-reminder'))
  expect(reminder.payload).toContain('#rating')
  expect(JSON.parse(reminder.payload)).toMatchObject({
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  })
  await advance('P20D')
  expect(await count("outbox where complaint = ?1 and kind = 'check-in-reminder'", ana.complaint)).toBe(1)
})

test('a 1 brings a person, and the page offers the hours for a call before anything else', async () => {
  const ana = await asked()
  expect((await press(ana, 'rating', { score: '1', text: 'Torn again.' })).status).toBe(303)
  await eventually(async () => (await tasksOf(ana.complaint)).some(({ kind }) => kind === 'call-unhappy'))
  expect((await stateOf(ana.complaint))?.closed_at).toBeNull()
  const page = await (await open(ana.link)).text()
  expect(page).toMatch(/<details id="call"[^>]* open/)
  expect(page.indexOf('id="call"')).toBeLessThan(page.indexOf('id="rating"'))
  expect(page).toContain('calls you then')
  const slot = /<option value="(20[^"]+)"/.exec(page)?.[1] ?? ''
  expect((await press(ana, 'callback', { phone: '+373 69 123456', slot })).status).toBe(303)
  await eventually(async () => (await tasksOf(ana.complaint)).some(({ kind }) => kind === 'call-back'))
})

test('a 3 is asked one question: the answer is kept once, reaches a person, and keeps the complaint open for them', async () => {
  const ana = await asked()
  expect((await press(ana, 'wish', { text: 'too early' })).status).toBe(422)
  await press(ana, 'rating', { score: '3' })
  const thanks = await eventually(() => mailRow(ana.complaint, 'thanks'))
  expect(thanks.payload).toContain('what would have put it right')
  expect((await stateOf(ana.complaint))?.closed_at).toBeNull()
  const page = await (await open(ana.link)).text()
  expect(page).toContain('id="wish"')
  const empty = await press(ana, 'wish', { text: ' … ' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('One line is enough.')
  const form = await nonceOf(ana.link)
  const said = ['A call first.', 'B', 'C', 'D', 'E']
  const answers = await Promise.all(said.map((text) => press(ana, 'wish', { text, form })))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
  const first = await ratingOf(ana.complaint)
  expect(said).toContain(first?.text)
  expect(await count("timeline where complaint = ?1 and event = 'wished'", ana.complaint)).toBe(1)
  await press(ana, 'wish', { text: 'something else', form })
  expect(await ratingOf(ana.complaint)).toEqual(first)
  expect(await eventually(async () => (await tasksOf(ana.complaint)).find(({ key }) => key === 'wish-1'))).toEqual({
    ...{ key: 'wish-1', kind: 'reply' },
  })
  const after = await (await open(ana.link)).text()
  expect(after).not.toContain('name="text" required')
  expect(after).toContain(first?.text)
})

test('a 3 that stays without a word closes after our patience, and a 5 at once', async () => {
  const middling = await asked()
  await press(middling, 'rating', { score: '3' })
  await advance('P13D')
  expect((await stateOf(middling.complaint))?.closed_at).toBeNull()
  await advance('P2D')
  expect((await stateOf(middling.complaint))?.closed_at).not.toBeNull()
  expect((await press({ link: middling.link }, 'wish', { text: 'late', form: 'x' })).status).toBe(403)
  const glad = await asked()
  await press(glad, 'rating', { score: '5' })
  await eventually(async () => (await stateOf(glad.complaint))?.closed_at !== null)
  const thanks = await eventually(() => mailRow(glad.complaint, 'thanks'))
  expect(thanks.payload).not.toContain('what would have put it right')
})

test('what a customer writes is shown as words, never as markup', async () => {
  const ana = await asked()
  await press(ana, 'rating', { score: '3' })
  await press(ana, 'wish', { text: '<script>alert(1)</script> & a call' })
  const page = await (await open(ana.link)).text()
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; a call')
  expect(page).not.toContain('<script>')
})

test('no turn is ever recorded that asks for a review beside something given', async () => {
  const ana = await visitor(shop)
  const deps = await depsOf(env)
  const before = await loadFacts(deps.db, ana.complaint as ComplaintId)
  if (!before) throw new Error('no such complaint')
  const kept = await everything()
  const turn = { before, after: before, wakeAt: null, now: deps.clock.now(), wokenBy: 'test' }
  const ask = { mails: [{ kind: 'review-ask', n: '1' }] } as const
  const gift = { compensation: { kind: 'gift', finalAt: 0, by: 'staff' } } as const
  await expect(record(deps, { ...turn, outcomes: [ask, gift] })).rejects.toThrow('a review is asked for beside')
  expect(await everything()).toBe(kept)
})

test('a person’s reply that gives something for a review is refused, and nothing leaves', async () => {
  const ana = await visitor(shop)
  await acknowledged(ana.complaint)
  const staff = await signIn(shop.staff.agent)
  const { body } = await api<{ version: number }>('GET', `/v1/complaints/${ana.complaint}`, staff)
  const text = 'Change your review to five stars and we will send you a gift.'
  const refused = await api('POST', `/v1/complaints/${ana.complaint}/actions`, staff, {
    ...{ action: 'reply', version: body.version, text },
  })
  expect(refused.status).toBe(422)
  expect(refused.body.error.code).toBe('reward_for_review')
  expect(await count('replies where complaint = ?1', ana.complaint)).toBe(0)
})

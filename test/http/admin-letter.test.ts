import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import {
  acknowledged,
  complain,
  eventually,
  findings,
  inbox,
  mailRow,
  openShop,
  type TestShop,
} from '../harness/shop.ts'
import { send, type Visit, visit } from './admin-browser.ts'

async function vipAt(shop: TestShop) {
  const raised = await complain(shop, { tags: ['vip'] })
  await acknowledged(raised.complaint)
  return { ...raised, path: `/admin/complaints/${raised.complaint}/letter` }
}

const versionIn = ({ html }: Visit): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? 'none'

const own = (page: Visit, change: Record<string, string> = {}) => ({
  version: versionIn(page),
  seen: /name="seen" value="(\d+)"/.exec(page.html)?.[1] ?? 'none',
  subject: 'Your bags, and what we have done',
  body: 'I have looked at every bag myself.\n\nThis is how things stand.',
  'text-0': '300 bags were not packed.',
  'owner-0': 'Maria',
  'when-0': 'on 26 November',
  'text-1': 'They are sewn and checked.',
  'text-2': '',
  ...change,
})

it('the letter is drawn up from the facts before anybody has written a word', async () => {
  const shop = await openShop()
  const { path, order } = await vipAt(shop)
  const page = await visit(shop.staff.director, path)
  expect(page.status).toBe(200)
  expect(page.html).toContain(`value="Order ${order}: what happened, and what is done"`)
  expect(page.html).toContain('What has been done: ')
  expect(page.html).toContain('srcdoc="')
})

it('an agent cannot approve, and nothing leaves', async () => {
  const shop = await openShop()
  const { path, complaint } = await vipAt(shop)
  const page = await visit(shop.staff.agent, path)
  expect(page.html).not.toContain('value="approve"')
  const version = versionIn(await visit(shop.staff.director, path))
  const refused = await send(shop.staff.agent, path, own(page, { version, do: 'approve' }))
  expect(refused.status).toBe(403)
  const letter = await env.DB.prepare('select state, subject from letters where complaint = ?').bind(complaint).first()
  expect(letter).toEqual({ state: 'draft', subject: '' })
  expect(await mailRow(complaint, 'letter')).toBeNull()
})

it('what the director sees in the form is what leaves, once', async () => {
  const shop = await openShop()
  const { path, complaint, email } = await vipAt(shop)
  const page = await visit(shop.staff.director, path)
  const approved = await send(shop.staff.director, path, own(page, { do: 'approve' }))
  expect([approved.status, approved.location]).toEqual([303, `/admin/complaints/${complaint}?done=approve-letter`])
  await eventually(async () => (await mailRow(complaint, 'letter'))?.state === 'accepted')
  const letter = (await inbox(email)).find(({ subject }) => subject.startsWith('Your bags'))
  expect(letter?.text).toContain('I have looked at every bag myself.')
  expect(letter?.text).toContain('They are sewn and checked.')
  expect(letter?.from).toContain('Dmitri Rusu')
  const second = await send(shop.staff.director, path, own(page, { version: '99', do: 'approve' }))
  expect(second.status).toBe(409)
  expect((await inbox(email)).filter(({ subject }) => subject.startsWith('Your bags'))).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('a letter can be approved as it was saved, by the lead who stands in', async () => {
  const shop = await openShop()
  const { path, complaint } = await vipAt(shop)
  const saved = await send(shop.staff.lead, path, own(await visit(shop.staff.lead, path), { do: 'save' }))
  expect(saved.location).toBe(`${path}?done=edit-letter`)
  const page = await visit(shop.staff.lead, saved.location ?? '')
  expect(page.html).toContain('The letter is saved.')
  expect(page.html).toContain('value="Your bags, and what we have done"')
  expect((await send(shop.staff.lead, path, own(page, { do: 'approve' }))).status).toBe(303)
  await eventually(() => mailRow(complaint, 'letter'))
})

it('checking the tone changes nothing, marks what was found, and keeps every word', async () => {
  const shop = await openShop()
  const { path, complaint } = await vipAt(shop)
  const body = 'You made an error in the document.'
  const checked = await send(
    shop.staff.director,
    path,
    own(await visit(shop.staff.director, path), { body, do: 'check' }),
  )
  expect(checked.status).toBe(200)
  expect(checked.html).toMatch(/<mark>You made an error[^<]*<\/mark>/)
  expect(checked.html).toContain('They are sewn and checked.')
  const letter = await env.DB.prepare('select body from letters where complaint = ?').bind(complaint).first()
  expect(letter).toEqual({ body: '' })
})

it('two people write the same letter: the second sees it, overwrites nothing, and keeps their words', async () => {
  const shop = await openShop()
  const { path, complaint } = await vipAt(shop)
  const [director, lead] = [await visit(shop.staff.director, path), await visit(shop.staff.lead, path)]
  await send(shop.staff.director, path, own(director, { do: 'save' }))
  const refused = await send(shop.staff.lead, path, own(lead, { body: 'My other words.', do: 'approve' }))
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('My other words.')
  expect(refused.html).toMatch(/<b>director<\/b>: The director’s letter was changed/)
  expect(refused.html).toContain('The letter as it is saved now')
  expect(refused.html).toContain('I have looked at every bag myself.')
  const letter = await env.DB.prepare('select state, body from letters where complaint = ?').bind(complaint).first()
  expect(letter).toEqual({ state: 'draft', body: 'I have looked at every bag myself.\n\nThis is how things stand.' })
})

it('blame does not leave on the first press: it is shown, and sent only when meant', async () => {
  const shop = await openShop()
  const { path, complaint } = await vipAt(shop)
  const page = await visit(shop.staff.director, path)
  const shown = await send(
    shop.staff.director,
    path,
    own(page, { body: 'You made an error in the address.', do: 'approve' }),
  )
  expect(shown.status).toBe(200)
  expect(await mailRow(complaint, 'letter')).toBeNull()
  const meant = await send(
    shop.staff.director,
    path,
    own(page, { body: 'You made an error in the address.', do: 'as-is' }),
  )
  expect(meant.status).toBe(303)
  await eventually(async () => (await mailRow(complaint, 'letter'))?.state === 'accepted')
})

it('what is found stands right below its own field, with a better wording, and after saving too', async () => {
  const shop = await openShop()
  const { path } = await vipAt(shop)
  const page = await visit(shop.staff.director, path)
  const words = { 'text-1': 'This will never happen again.', body: 'I looked at every bag.' }
  const saved = await send(shop.staff.director, path, own(page, { ...words, do: 'save' }))
  const shown = await visit(shop.staff.director, saved.location ?? '')
  const [, beforeNext = ''] = shown.html.split('name="text-1"')
  const below = beforeNext.split('name="owner-1"')[0] ?? ''
  expect(below).toMatch(/id="tone-text-1"[\s\S]*<mark>[^<]*never happen again[^<]*<\/mark>/)
  expect(below).toContain('Better: ')
  expect(shown.html.match(/class="card tone"/g)).toHaveLength(1)
  expect(shown.html).toContain('href="#tone-text-1"')
})

it('the mail is shown as it will leave: from whom, to whom, and where an answer goes', async () => {
  const shop = await openShop()
  const { path, complaint, email } = await vipAt(shop)
  const page = await visit(shop.staff.director, path)
  const checked = await send(shop.staff.director, path, own(page, { do: 'check' }))
  const shownIn = /srcdoc="([^"]*)"/.exec(checked.html)?.[1] ?? ''
  expect(checked.html).toContain(`<dd>Dmitri Rusu, Semitsvet &lt;${shop.staff.director}&gt;</dd>`)
  expect(checked.html).toContain(`<dd>${email}</dd>`)
  expect(checked.html).toContain(`<dd>care@${shop.id}.test, and into this complaint</dd>`)
  await send(shop.staff.director, path, own(page, { do: 'approve' }))
  const sent = await eventually(async () => (await inbox(email)).find(({ subject }) => subject.startsWith('Your bags')))
  const words = (html: string) =>
    html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      .replace(/<head>[\s\S]*?<\/head>|<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  expect(words(shownIn)).toBe(words(sent.html))
  expect(await mailRow(complaint, 'letter')).not.toBeNull()
})

it('one more step can be added between what was done and the terms', async () => {
  const shop = await openShop()
  const { path, complaint } = await vipAt(shop)
  const page = await visit(shop.staff.director, path)
  const texts = [...page.html.matchAll(/name="text-(\d+)"[^>]*>([^<]*)</g)].map(([, n, text]) => [n, text?.trim()])
  expect(texts.map(([n]) => n)).toEqual(['0', '1', '2', '3'])
  expect(texts[2]).toEqual(['2', ''])
  const steps = { 'text-2': 'What comes next: I call you.', 'text-3': 'On what terms we go on: at our cost.' }
  await send(shop.staff.director, path, own(page, { ...steps, 'owner-2': 'Dmitri Rusu', do: 'save' }))
  const row = await env.DB.prepare('select points from letters where complaint = ?')
    .bind(complaint)
    .first<{ points: string }>()
  const points = JSON.parse(row?.points ?? '[]') as { text: string; owner: string }[]
  expect(points.map(({ text }) => text)).toEqual([
    '300 bags were not packed.',
    'They are sewn and checked.',
    'What comes next: I call you.',
    'On what terms we go on: at our cost.',
  ])
  expect(points[2]?.owner).toBe('Dmitri Rusu')
})

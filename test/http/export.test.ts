/** A copy of everything, for who reads the mailbox: exactly that person, and nobody who served them. */
import { env, SELF } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { acknowledged, advance, linkIn, openShop, origin, post, signIn, type TestShop } from '../harness/shop.ts'
import { api } from './api.ts'
import { count, nonceOf, one, open, press, visitor } from './customer-page.ts'
import { confirm, confirmLink } from './rights.ts'

interface Copy {
  readonly customer: string
  readonly kept: readonly { readonly table: string; readonly rows: readonly Record<string, unknown>[] }[]
}

async function readCopy(link: string) {
  const copy = await (await confirm(link, { as: 'json' })).json<Copy>()
  return { text: JSON.stringify(copy), tables: new Map(copy.kept.map(({ table, rows }) => [table, rows.length])) }
}

/** The copy as its reader gets it who has only the mail of a complaint. */
async function bySelf(shop: TestShop, complaint: string, email: string) {
  const link = linkIn((await acknowledged(complaint)).payload)
  expect((await press({ link }, 'export')).headers.get('location'), shop.id).toContain('done=export')
  return readCopy(await confirmLink({ email }, 'export'))
}

async function copyFor(shop: TestShop, name: string, text: string) {
  const visit = await visitor(shop, { name, text })
  await press(visit, 'proposal', { text: `${name} proposes half of it.` })
  await press(visit, 'export')
  return { visit, link: await confirmLink(visit, 'export') }
}

test('the copy holds what is theirs, as a page and as a file, and nobody else', async () => {
  const shop = await openShop()
  const { visit, link } = await copyFor(shop, 'Ana Popescu', 'The bag arrived torn at the seam.')
  const other = await visitor(shop, { name: 'Ion Strain', text: 'Something quite different.' })
  // Handed over while somebody is away: whose it is stays among colleagues.
  await env.DB.prepare("update tasks set about = json_set(about, '$.for', ?2) where complaint = ?1")
    .bind(visit.complaint, shop.staff.lead)
    .run()
  expect(await count("tasks where complaint = ?1 and about like '%@%'", visit.complaint)).toBe(1)
  expect(await (await open(link)).text()).not.toContain('torn at the seam')
  const page = await (await confirm(link)).text()
  for (const word of ['Ana Popescu', visit.email, 'torn at the seam', 'proposes half of it', visit.order]) {
    expect(page).toContain(word)
  }
  const file = await confirm(link, { as: 'json' })
  expect(file.headers.get('content-disposition')).toContain('attachment')
  const copy = await file.json<Copy>()
  const text = JSON.stringify(copy)
  expect(text).toContain('torn at the seam')
  for (const foreign of [
    'Ion Strain',
    other.email,
    other.complaint,
    shop.staff.agent,
    shop.staff.lead,
    '/confirm/',
    'secret',
    'hash',
  ]) {
    expect(text, foreign).not.toContain(foreign)
  }
  expect(copy.kept.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['customers', 'complaints', 'deliveries', 'outbox', 'proposals', 'promises', 'timeline']),
  )
  expect(await count("timeline where complaint = ?1 and event = 'export-confirmed'", visit.complaint)).toBe(2)
})

test('the link of the page alone hands nothing out, and the way to the copy lives a day', async () => {
  const shop = await openShop()
  const { visit, link } = await copyFor(shop, 'Ana Popescu', 'Torn.')
  expect((await press(visit, 'export')).headers.get('location')).toBe(`${new URL(visit.link).pathname}?done=export`)
  await advance('P2DT1M')
  expect((await confirm(link)).status).toBe(410)
})

const tell = async (shop: TestShop, told: Readonly<Record<string, string>>) => {
  const form = await nonceOf(`${origin}/s/${shop.id}`)
  const body = new URLSearchParams({ ...told, form })
  const headers = { origin: 'null' }
  expect(
    (await SELF.fetch(`${origin}/s/${shop.id}`, { method: 'POST', headers, body, redirect: 'manual' })).status,
  ).toBe(303)
}

test('a number that somebody typed beside their own address hands out nothing of whose number it is', async () => {
  const shop = await openShop()
  const phone = '+37369555123'
  const olga = { id: 'u-9', email: 'olga@example.org', name: 'Olga Rusu', phone }
  await post(shop, { type: 'order.paid', data: { order: { id: 'O-77' }, customer: olga } })
  const email = `eve-${shop.id}@example.org`
  await tell(shop, { name: 'Eve', email, phone, category: 'late', text: 'Where is it?' })
  await post(shop, { type: 'order.paid', data: { order: { id: 'O-78' }, customer: olga } })
  const row = await one<{ id: string }>("select id from complaints where shop = ?1 and source = 'form'", shop.id)
  const { text } = await bySelf(shop, row?.id ?? '', email)
  expect(text).toContain('Where is it?')
  for (const foreign of ['olga@', 'Olga Rusu', 'O-77', 'O-78']) expect(text, foreign).not.toContain(foreign)
})

test('what others wrote of somebody is theirs: it is not in the copy', async () => {
  const shop = await openShop()
  const visit = await visitor(shop, { name: 'Ana Popescu', text: 'Torn.' })
  await tell(shop, {
    name: 'Ion',
    email: 'ion@example.org',
    category: 'praise',
    text: `Ask ${visit.email}: she knows.`,
  })
  await tell(shop, { name: 'Ana', email: visit.email, category: 'praise', text: 'You were kind.' })
  // Signed, and of a kind nobody can read.
  await post(shop, {
    type: 'complaint.created',
    data: { id: 7, customer: [visit.email, 'ion@example.org'], text: 'two' },
  })
  await post(shop, { type: 'complaint.created', data: { id: 8, customer: [visit.email], text: 'one' } })
  await press(visit, 'export')
  const { text, tables } = await readCopy(await confirmLink(visit, 'export'))
  expect(text).not.toContain('she knows')
  expect(text).toContain('You were kind.')
  expect(tables.get('quarantine')).toBe(1)
})

test('the link that proves whose mailbox it is, is shown to nobody of the shop', async () => {
  const shop = await openShop()
  const { visit } = await copyFor(shop, 'Ana Popescu', 'Torn.')
  const row = await one<{ id: string }>("select id from outbox where kind = 'confirm' and recipient = ?1", visit.email)
  const staff = await signIn(shop.staff.admin)
  const message = await api<{ subject: string; html: string; text: string }>('GET', `/v1/messages/${row?.id}`, staff)
  expect(message).toMatchObject({ status: 200, body: { kind: 'confirm', html: '', text: '' } })
  const page = await SELF.fetch(`${origin}/admin/messages/${row?.id}`, { headers: staff })
  expect(page.status).toBe(200)
  expect(await page.text()).not.toContain('/confirm/')
})

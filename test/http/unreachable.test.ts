/** Mail that comes back is a person's task, whatever was open; and who cannot be asked by mail is dealt with by a person. */
import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  advance,
  complain,
  eventually,
  findings,
  openShop,
  origin,
  signed,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { traces } from '../workflows/dump.ts'
import { send, visit } from './admin-browser.ts'
import { api } from './api.ts'
import { count, one, open, press, type Visitor, visitor } from './customer-page.ts'

async function tell(type: string, message: string): Promise<void> {
  const body = JSON.stringify({
    type,
    created_at: new Date().toISOString(),
    data: { email_id: `re_${message}`, tags: { message } },
  })
  const headers = Object.fromEntries(
    Object.entries(signed(body, randomUUID())).map(([name, value]) => [name.replace('webhook-', 'svix-'), value]),
  )
  const answer = await SELF.fetch(`${origin}/webhooks/resend`, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
}

const mailTo = async (email: string, kind: string): Promise<string> =>
  eventually(
    async () =>
      (
        await one<{ id: string }>(
          `select id from outbox where recipient = ?1 and kind = ?2 and state = 'accepted'`,
          email,
          kind,
        )
      )?.id,
  )

const tasksOf = async (complaint: string) =>
  (
    await env.DB.prepare(
      `select kind, state, owner from tasks where complaint = ?1 and (key = 'contact' or key like 'mail:%' or key = 'erase-customer')`,
    )
      .bind(complaint)
      .all<{ kind: string; state: string; owner: string | null }>()
  ).results

async function act(shop: TestShop, role: 'lead' | 'admin', { complaint }: Visitor, action: object) {
  const row = await one<{ version: number }>('select version from complaints where id = ?1', complaint)
  const headers = await signIn(shop.staff[role])
  return api('POST', `/v1/complaints/${complaint}/actions`, headers, { ...action, version: row?.version })
}

test('a bounce is found out by every open complaint of the person, whatever the mail was about', async () => {
  const ana = await visitor(await openShop())
  await press(ana, 'export')
  await tell('email.bounced', await mailTo(ana.email, 'confirm'))
  await advance('PT1M')
  expect(await tasksOf(ana.complaint)).toMatchObject([{ kind: 'mail-did-not-arrive', state: 'open' }])
  expect(await findings()).toEqual([])
})

test('with nothing open a bounce or a spam report is a task all the same, once', async () => {
  const shop = await openShop()
  for (const [event, kind] of [
    ['email.bounced', 'mail-did-not-arrive'],
    ['email.complained', 'reported-as-spam'],
  ] as const) {
    const ana = await visitor(shop)
    expect((await act(shop, 'lead', ana, { action: 'close', outcome: 'settled', reason: 'Agreed.' })).status).toBe(200)
    await press(ana, 'export')
    const id = await mailTo(ana.email, 'confirm')
    await tell(event, id)
    await tell(event, id)
    expect(await tasksOf(ana.complaint)).toMatchObject([{ kind, state: 'open' }])
    expect(await one('select mailbox from customers where email = ?1', ana.email)).toEqual({ mailbox: 'stopped' })
    expect((await visit(shop.staff.agent, '/admin/tasks')).status).toBe(200)
    // Done is done: the provider may tell it once more.
    await env.DB.prepare(`update tasks set state = 'done' where complaint = ?1`).bind(ana.complaint).run()
    await tell('email.suppressed', id)
    expect(await tasksOf(ana.complaint)).toMatchObject([{ kind, state: 'done' }])
  }
  expect(await findings()).toEqual([])
})

/** Somebody mail does not reach, and who asks to be forgotten all the same. */
async function askedUnreachable(shop: TestShop): Promise<Visitor> {
  const ana = await visitor(shop)
  await env.DB.prepare(`update customers set mailbox = 'stopped' where email = ?1`).bind(ana.email).run()
  expect((await press(ana, 'erase')).status).toBe(303)
  return ana
}

test('who asks to be forgotten and gets no mail is an administrator’s task, and nobody else can tick it off', async () => {
  const shop = await openShop()
  const ana = await askedUnreachable(shop)
  expect(await (await open(`${ana.link}?done=erase`)).text()).toContain('a person deals with it')
  const mine = (await tasksOf(ana.complaint)).filter(({ kind }) => kind === 'erase-customer')
  expect(mine).toEqual([{ kind: 'erase-customer', state: 'open', owner: shop.staff.admin }])
  expect((await act(shop, 'lead', ana, { action: 'task-done', task: 'erase-customer' })).status).toBe(403)
  expect((await act(shop, 'admin', ana, { action: 'erase' })).status).toBe(200)
  expect((await tasksOf(ana.complaint)).map(({ state }) => state)).not.toContain('open')
  expect(await traces([ana.email])).toEqual([])
  expect(await findings()).toEqual([])
})

test('an erasure whose confirming mail comes back is a person’s, also on an open complaint', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  await press(ana, 'erase')
  await tell('email.bounced', await mailTo(ana.email, 'confirm'))
  expect(await tasksOf(ana.complaint)).toContainEqual({
    kind: 'erase-customer',
    state: 'open',
    owner: shop.staff.admin,
  })
})

test('the task to reach somebody ends when they are forgotten, on a closed complaint too', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  await act(shop, 'lead', ana, { action: 'close', outcome: 'settled', reason: 'Agreed.' })
  await press(ana, 'export')
  await tell('email.bounced', await mailTo(ana.email, 'confirm'))
  expect((await tasksOf(ana.complaint)).map(({ state }) => state)).toEqual(['open'])
  expect((await act(shop, 'admin', ana, { action: 'erase' })).status).toBe(200)
  expect((await tasksOf(ana.complaint)).map(({ state }) => state)).toEqual(['dropped'])
})

test('mail about who was erased makes no task', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  const id = await mailTo(ana.email, 'acknowledgement')
  await act(shop, 'admin', ana, { action: 'erase' })
  await tell('email.bounced', id)
  expect((await tasksOf(ana.complaint)).filter(({ state }) => state === 'open')).toEqual([])
})

test('an administrator hands out a copy and erases on the page; nobody else sees either', async () => {
  const shop = await openShop()
  const ana = await visitor(shop, { text: 'The vase arrived in shards.' })
  await complain(shop, { text: 'Somebody else’s words.' })
  const page = `/admin/complaints/${ana.complaint}`
  expect((await visit(shop.staff.lead, page)).html).not.toContain(`${page}/export`)
  expect((await send(shop.staff.lead, `${page}/export`, {})).status).toBe(403)
  expect((await visit(shop.staff.admin, page)).html).toContain(`${page}/export`)
  const copy = await send(shop.staff.admin, `${page}/export`, {})
  expect([copy.status, copy.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="customer-data.json"',
  ])
  expect(copy.html).toContain('in shards')
  expect(copy.html).not.toContain('Somebody else')
  expect(await count("audit where shop = ?1 and action = 'export'", shop.id)).toBe(1)
  expect((await send(shop.staff.admin, `${page}/export`, {}, { origin: 'https://evil.example' })).status).toBe(403)
  const version = /name="version" value="(\d+)"/.exec((await visit(shop.staff.admin, page)).html)?.[1] ?? ''
  const erased = await send(shop.staff.admin, `${page}/actions`, { action: 'erase', version })
  expect(erased.location).toContain('done=erase')
  const after = await visit(shop.staff.admin, erased.location ?? '')
  expect(after.html).toContain('What stays names nobody')
  expect(after.html).not.toContain(`${page}/export`)
  expect(await traces([ana.email])).toEqual([])
})

/** Forgotten by one's own wish, proved by one's mailbox; or by an administrator. The doors are shut afterwards. */
import { env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { advance, findings, openShop, signIn } from '../harness/shop.ts'
import { traces } from '../workflows/dump.ts'
import { api } from './api.ts'
import { count, everything, one, open, press, visitor } from './customer-page.ts'
import { confirm, confirmLink } from './rights.ts'

test('asked on the page, confirmed from the mailbox, done; every link says that nothing is here any more', async () => {
  const ana = await visitor(await openShop())
  expect((await press(ana, 'erase')).headers.get('location')).toContain('done=erase')
  expect(await count('customers where email = ?1', ana.email)).toBe(1)
  const link = await confirmLink(ana, 'erasure')
  const before = await everything()
  const asked = await (await open(link)).text()
  expect(await everything()).toBe(before)
  expect(asked).toContain('Your complaint is still open.')
  const done = await confirm(link)
  expect([done.status, (await done.text()).includes('It is erased')]).toEqual([200, true])
  expect(await traces([ana.email])).toEqual([])
  for (const address of [ana.link, link]) {
    const gone = await open(address)
    expect([gone.status, (await gone.text()).includes('Nothing is here any more')]).toEqual([410, true])
  }
  expect((await press(ana, 'goodbye', { form: 'x' })).status).toBe(410)
  const proof = await one(
    "select proof from consents where kind = 'erasure' and proof is not null and source = ?1",
    `mailbox:${ana.complaint}`,
  )
  expect(proof).toEqual({ proof: /msg_\w+/.exec(link)?.[0] })
  await advance('P10D')
  expect(await findings()).toEqual([])
})

test('while a dispute is open the page says what it waits for, and until when', async () => {
  const ana = await visitor(await openShop())
  await press(ana, 'erase')
  const link = await confirmLink(ana, 'erasure')
  await env.DB.prepare(
    "update complaints set dispute_id = 'x:1', dispute_state = 'needs-response', dispute_due_at = ?2 where id = ?1",
  )
    .bind(ana.complaint, Date.now() + 86_400_000)
    .run()
  const waits = await (await confirm(link)).text()
  expect(waits).toContain('Your bank is still looking into the payment, and waits for an answer')
  expect(await count('customers where email = ?1', ana.email)).toBe(1)
  await env.DB.prepare("update complaints set dispute_state = 'closed' where id = ?1").bind(ana.complaint).run()
  await advance('PT7H')
  expect(await count('customers where email = ?1', ana.email)).toBe(0)
})

test('an administrator erases, nobody else does; it is on record who, and nothing of whom', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  const act = async (role: 'lead' | 'admin') => {
    const row = await one<{ version: number }>('select version from complaints where id = ?1', ana.complaint)
    const action = { action: 'erase', version: row?.version }
    return api<{ customer: unknown; text: string }>(
      'POST',
      `/v1/complaints/${ana.complaint}/actions`,
      await signIn(shop.staff[role]),
      action,
    )
  }
  expect((await act('lead')).status).toBe(403)
  const erased = await act('admin')
  expect(erased.status).toBe(200)
  expect(JSON.stringify(erased.body)).not.toContain(ana.email)
  expect(await one("select actor, action, object from audit where shop = ?1 and action = 'erase'", shop.id)).toEqual({
    ...{ actor: `staff:${shop.staff.admin}`, action: 'erase', object: ana.complaint },
  })
  expect(await traces([ana.email])).toEqual([])
  const message = await one<{ id: string }>(
    'select id from outbox where complaint = ?1 and effect = ?2',
    ana.complaint,
    'mail',
  )
  const read = await api<{ html: string }>('GET', `/v1/messages/${message?.id}`, await signIn(shop.staff.admin))
  expect([read.status, read.body.html]).toEqual([200, ''])
  expect(await findings()).toEqual([])
})

test('on an open dispute an administrator is told until when', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  await env.DB.prepare("update complaints set dispute_id = 'x:2', dispute_state = 'under-review' where id = ?1")
    .bind(ana.complaint)
    .run()
  const row = await one<{ version: number }>('select version from complaints where id = ?1', ana.complaint)
  const answer = await api('POST', `/v1/complaints/${ana.complaint}/actions`, await signIn(shop.staff.admin), {
    action: 'erase',
    version: row?.version,
  })
  expect([answer.status, answer.body.error.code]).toEqual([409, 'erasure_waits'])
  expect(await count('customers where email = ?1 and erased_at is null', ana.email)).toBe(1)
})

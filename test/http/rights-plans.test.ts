/** What is done for one person's rights may read much of theirs, and never a whole table of everybody's. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { createApp } from '../../workers/app.ts'
import { eraseDue } from '../../workflows/erasing.ts'
import { retain } from '../../workflows/retention.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { openShop, origin, secrets, signed, signIn } from '../harness/shop.ts'
import { nonceOf, one, press, visitor } from './customer-page.ts'
import { confirmLink } from './rights.ts'

/** Every shop's policy is read once a day, and tables that SQLite makes up for itself. */
const meant = /from shops s order by|from "shops" where/
const wholeTable = /^SCAN (?!json_each|w |m$|paged|\(|CONSTANT|\w+ USING|\w+ VIRTUAL|sqlite)/

test('no statement about consent, bounces, copies or erasure reads a whole table', async () => {
  const shop = await openShop()
  const [ana, ion] = [await visitor(shop), await visitor(shop)]
  for (const act of ['export', 'erase']) await press(ana, act)
  const [copy, erasure] = [await confirmLink(ana, 'export'), await confirmLink(ana, 'erasure')]
  const seen: Seen = new Map()
  const bindings = { ...env, DB: recordingDatabase(env.DB, seen) }
  const app = createApp(depsOf)
  const call = async (path: string, init: RequestInit): Promise<number> => {
    const context = createExecutionContext()
    const { status } = await app.fetch(new Request(new URL(path, origin), init), bindings, context)
    await waitOnExecutionContext(context)
    return status
  }
  for (const marketingConsent of [true, false]) {
    const told = { type: 'customer.updated', data: { customer: { id: ion.email, email: ion.email, marketingConsent } } }
    const body = JSON.stringify(told)
    const headers = signed(body, randomUUID(), secrets.standard)
    expect(await call(`/webhooks/${shop.id}/standard`, { method: 'POST', headers, body })).toBe(200)
  }
  const pressed = async (link: string, page: string, fields = {}) =>
    call(page, {
      method: 'POST',
      headers: { origin: 'null' },
      body: new URLSearchParams({ form: await nonceOf(link), ...fields }),
    })
  const mail = await one<{ id: string }>(
    `select id from outbox where recipient = ?1 and kind = 'acknowledgement'`,
    ion.email,
  )
  const body = JSON.stringify({ type: 'email.complained', data: { email_id: 're_x', tags: { message: mail?.id } } })
  const headers = Object.fromEntries(
    Object.entries(signed(body)).map(([name, value]) => [name.replace('webhook-', 'svix-'), value]),
  )
  expect(await call('/webhooks/resend', { method: 'POST', headers, body })).toBe(200)
  expect(await pressed(ion.link, `${ion.link}/erase`)).toBe(303)
  expect(await pressed(copy, copy, { as: 'json' })).toBe(200)
  const admin = await signIn(shop.staff.admin)
  expect(
    await call(`/admin/complaints/${ion.complaint}/export`, { method: 'POST', headers: { ...admin, origin } }),
  ).toBe(200)
  expect(await pressed(erasure, erasure)).toBe(200)
  const deps = await depsOf(bindings)
  await env.DB.prepare(`delete from machine where name = 'retention'`).run()
  await retain(deps)
  await eraseDue(deps)
  const asked = [...seen.keys()].join('\n')
  for (const part of ['marketingConsent: false', 'reported-as-spam', 'erase-customer', 'quarantine', 'closedMonths']) {
    expect(asked).toContain(part)
  }
  const whole: string[] = []
  for (const [query, values] of seen) {
    if (!/^\s*(?:select|insert|update|delete|with)/i.test(query) || meant.test(query)) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results) {
      if (wholeTable.test(detail)) whole.push(`${detail}: ${query.replace(/\s+/g, ' ').slice(0, 300)}`)
    }
  }
  expect(whole).toEqual([])
}, 60_000)

/** What leaves for a customer of care, and what stays: the outbox asks once more before anything goes. */
import { env, SELF } from 'cloudflare:test'
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import * as t from '../../db/schema.ts'
import type { CustomerId, MessageId } from '../../domain/ids.ts'
import { claim, deliver } from '../../workflows/deliver.ts'
import { tend } from '../../workflows/tend.ts'
import { complain, eventually, findings, inbox, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { api } from '../http/api.ts'
import { one, press, type Visitor, visitor } from '../http/customer-page.ts'

const dayMs = 86_400_000

interface Reader extends Visitor {
  readonly customer: CustomerId
}

/** Somebody whose complaint has ended, and who wants to hear from the shop. */
async function reader(shop: TestShop): Promise<Reader> {
  const visit = await visitor(shop)
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const row = await one<{ version: number }>('select version from complaints where id = ?1', visit.complaint)
    const action = { action: 'close', version: row?.version, outcome: 'settled', reason: 'It is done.' }
    return (await api('POST', `/v1/complaints/${visit.complaint}/actions`, lead, action)).status === 200
  })
  expect((await press(visit, 'consent')).status).toBe(303)
  const row = await one<{ customer: CustomerId }>('select customer from complaints where id = ?1', visit.complaint)
  if (!row) throw new Error('no customer')
  return { ...visit, customer: row.customer }
}

const greeting = 'A quiet year to you.'

/** A greeting in the outbox that was decided, and has waited for its morning. */
async function waiting(shop: TestShop, { email, customer }: Reader): Promise<MessageId> {
  const deps = await depsOf(env)
  const now = deps.clock.now()
  const id = deps.mint(now).id('message') as MessageId
  const headers = {
    'List-Unsubscribe': '<http://app.test/r/x/unsubscribe>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  const from = `Maria <care@${shop.id}.test>`
  const mail = {
    ...{
      from,
      to: [email],
      replyTo: `care@${shop.id}.test`,
      subject: greeting,
      html: greeting,
      text: greeting,
      headers,
    },
    tags: [{ name: 'message', value: id }],
  }
  const payload = JSON.stringify(mail)
  await deps.db.batch([
    deps.db
      .insert(t.touches)
      .values({ shop: shop.id, customer, kind: 'greeting', n: id, class: 'promotional', message: id, at: now }),
    deps.db.insert(t.outbox).values({
      ...{ shop: shop.id, id, key: `mail:${customer}:greeting:${id}`, customer, effect: 'mail', n: id },
      ...{ kind: sql`'greeting'`, recipient: email, subject: greeting, payload, automatic: true, priority: 4 },
      ...{ sha256: createHash('sha256').update(payload).digest('hex'), state: 'planned', fence: 1, attempts: 0 },
      ...{ dueAt: now, plannedAt: now },
    }),
  ])
  return id
}

/** The next time it is this day of the week at this hour of UTC; 3 is Wednesday. */
function next(weekday: number, hour: number, from: number): number {
  const days = Array.from({ length: 8 }, (_, i) => Math.floor(from / dayMs) + 1 + i)
  return (days.find((day) => new Date(day * dayMs).getUTCDay() === weekday) ?? 0) * dayMs + hour * 3_600_000
}

/** What is due leaves, on an ordinary Wednesday: on a Sunday promotion rests. */
async function leave(weekday = 3, hour = 10) {
  const deps = await depsOf(env)
  const then = next(weekday, hour, deps.clock.now())
  const later = { ...deps, clock: { now: () => then, wall: deps.clock.wall } }
  await deliver(later, await claim(later, { most: 100 }))
}

const stateOf = (id: string) =>
  one<{ state: string; due_at: number }>('select state, due_at from outbox where id = ?1', id)
const arrived = async (email: string) => (await inbox(email)).filter(({ subject }) => subject === greeting).length

const willing = { policy: { care: { holdOutShare: 0 } } }

it('a greeting leaves for who still wants it, once', async () => {
  const shop = await openShop(willing)
  const one = await reader(shop)
  const id = await waiting(shop, one)
  await leave()
  await leave()
  expect((await stateOf(id))?.state).toBe('accepted')
  expect(await arrived(one.email)).toBe(1)
  expect(await findings()).toEqual([])
})

it('a greeting that waited does not leave for who has unsubscribed, complained, bounced or been erased meanwhile', async () => {
  const shop = await openShop(willing)
  const changes: readonly ((one: Reader) => Promise<unknown>)[] = [
    (one) => press(one, 'unsubscribe'),
    (one) => complain(shop, { email: one.email }),
    ...["mailbox = 'stopped'", 'erased_at = 1'].map(
      (change) => (one: Reader) =>
        env.DB.prepare(`update customers set ${change} where id = ?1`).bind(one.customer).run(),
    ),
  ]
  for (const change of changes) {
    const one = await reader(shop)
    const id = await waiting(shop, one)
    await change(one)
    await leave()
    expect((await stateOf(id))?.state).toBe('failed')
    expect(await arrived(one.email)).toBe(0)
  }
})

it('a greeting that was held up into a Saturday night leaves on Monday morning', async () => {
  const shop = await openShop({ policy: { care: { holdOutShare: 0 }, quiet: { from: '20:00', until: '09:00' } } })
  const id = await waiting(shop, await reader(shop))
  await leave(6, 20)
  const row = await stateOf(id)
  expect(row?.state).toBe('planned')
  const local = new Date(row?.due_at ?? 0).toLocaleString('en-GB', {
    timeZone: 'Europe/Chisinau',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  expect(local).toBe('Mon 09:00')
  await leave()
})

it('staff and the API see what became of the customer, and what was written', async () => {
  const shop = await openShop(willing)
  const visit = await reader(shop)
  const id = await waiting(shop, visit)
  const deps = await depsOf(env)
  await tend(deps, { shop: shop.id, customer: visit.customer }, 'test')
  const lead = await signIn(shop.staff.lead)
  const { body } = await api<{ care: unknown }>('GET', `/v1/complaints/${visit.complaint}`, lead)
  expect(body.care).toMatchObject({
    ...{ state: 'active', reason: 'recovered', heldOut: false },
    touches: [{ kind: 'greeting', n: id, class: 'promotional', message: id }],
  })
  const page = await (await fetchPage(`/admin/complaints/${visit.complaint}`, lead)).text()
  expect(page).toContain('Since then')
  expect(page).toContain(`/admin/messages/${id}`)
  expect((await fetchPage(`/admin/messages/${id}`, lead)).status).toBe(200)
})

function fetchPage(path: string, headers: Record<string, string>): Promise<Response> {
  return SELF.fetch(`http://app.test${path}`, { headers: { ...headers, 'accept-language': 'en' } })
}

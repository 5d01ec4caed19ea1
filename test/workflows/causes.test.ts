/** Causes over weeks, through the app's own doors: a rise is told of once, a fix is proven by the data or comes back. */
import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { causeCosts } from '../../db/cause-costs.ts'
import { complaintsOfCause } from '../../db/causes.ts'
import { changeCause } from '../../workflows/causes.ts'
import { watchCauses } from '../../workflows/watch-causes.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { acknowledged, advance, findings, inbox, openShop, post, signIn, type TestShop } from '../harness/shop.ts'
import { api } from '../http/api.ts'
import { causeRow, close, complaints, fixed, save, tie } from './cause-shop.ts'

afterAll(async () => expect(await findings()).toEqual([]))

interface TaskRow {
  readonly complaint: string
  readonly owner: string | null
  readonly about: string
}

const asked = async (shop: TestShop): Promise<readonly TaskRow[]> =>
  (
    await env.DB.prepare(`select complaint, owner, about from tasks where shop = ? and kind = 'look-into-cause'`)
      .bind(shop.id)
      .all<TaskRow>()
  ).results

const aboutOf = ({ about }: TaskRow): Readonly<Record<string, string>> => JSON.parse(about)

/** What the looks of this file asked the database. */
const seen: Seen = new Map()

/** The next look at all shops, whenever the last one was. */
async function look(): Promise<void> {
  await env.DB.prepare(`delete from machine where name = 'causes'`).run()
  const deps = await depsOf({ ...env, DB: recordingDatabase(env.DB, seen) })
  const isOver = async () =>
    ((await env.DB.prepare(`select until from machine where name = 'causes'`).first<{ until: number }>())?.until ?? 0) >
    0
  do await watchCauses(deps)
  while (!(await isOver()))
}

const auditOf = async (shop: TestShop, object: string): Promise<readonly string[]> =>
  (
    await env.DB.prepare('select actor, action from audit where shop = ? and object = ? order by seq')
      .bind(shop.id, object)
      .all<{ actor: string; action: string }>()
  ).results.map(({ actor, action }) => `${actor.split(':')[0]} ${action}`)

/** Three shops with a past of nine weeks, travelled through once. */
let known: TestShop
let other: TestShop
let third: TestShop
beforeAll(async () => {
  known = await openShop()
  other = await openShop()
  third = await openShop()
  for (const shop of [known, other, third]) {
    const [first] = await complaints(shop, 1, 'late')
    await close(shop, first?.complaint ?? '')
  }
  await advance('P64D')
}, 120_000)

it('what goes wrong more often than ever is told to a lead within a day, once, however often the numbers are looked at', async () => {
  await complaints(known, 3)
  await look()
  expect(await asked(known)).toEqual([])
  const [newest] = await complaints(known, 1)
  await Promise.all([look(), look(), look()])
  await look()
  const tasks = await asked(known)
  expect(tasks).toHaveLength(1)
  expect(tasks[0]).toMatchObject({ complaint: newest?.complaint, owner: known.staff.lead })
  expect(tasks.map(aboutOf)).toEqual([
    { of: 'damaged:BAG-1', step: 'rising', name: 'Printed bag', count: '4', usual: '0' },
  ])
  const told = (await inbox(known.staff.lead)).filter(({ text }) => text.includes('last seven days'))
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain('4 complaints in the last seven days, more than in the weeks before: Printed bag.')
  // It goes on rising: the same matter, in hand already; and after it was looked into.
  await complaints(known, 2)
  await look()
  const lead = await signIn(known.staff.lead)
  const path = `/v1/complaints/${newest?.complaint}`
  const { body } = await api<{ version: number; tasks: readonly { id: string; kind: string }[] }>('GET', path, lead)
  const task = body.tasks.find(({ kind }) => kind === 'look-into-cause')?.id
  const done = { action: 'task-done', version: body.version, task, minutes: 45 }
  expect((await api('POST', `${path}/actions`, lead, done)).status).toBe(200)
  await look()
  expect(await asked(known)).toHaveLength(1)
})

it('a cause that rises is its owner’s', async () => {
  const cause = await save(other, null, { name: 'The seam tears', owner: other.staff.agent })
  for (const { complaint } of await complaints(other, 4)) await tie(other, complaint, cause)
  await look()
  const tasks = await asked(other)
  expect(tasks.map(aboutOf)).toMatchObject([{ of: cause, name: 'The seam tears', cause }])
  expect(tasks[0]?.owner).toBe(other.staff.agent)
})

it('a rise is one task: of two products in the same orders, and with the cause that is named for it', async () => {
  const kit = (sku: string) => ({ sku, name: sku, quantity: 1, total: null })
  const raised: string[] = []
  for (let i = 0; i < 4; i++) {
    const { complaint } = await post(third, {
      type: 'complaint.created',
      data: {
        ...{ id: randomUUID(), category: 'faulty', text: 'It does not light up.' },
        customer: { email: `kit-${randomUUID()}@example.com` },
        order: { id: randomUUID(), total: { amount: '90.00', currency: 'MDL' }, lines: [kit('LAMP-1'), kit('BULB-2')] },
      },
    })
    await acknowledged(complaint)
    raised.push(complaint)
  }
  await look()
  await look()
  expect((await asked(third)).map(aboutOf)).toMatchObject([{ of: 'faulty:BULB-2', step: 'rising', count: '4' }])
  // What the lead has found out is the same matter.
  const cause = await save(third, null, { name: 'The switch sticks', sku: 'LAMP-1', category: 'faulty' })
  for (const complaint of raised) await tie(third, complaint, cause)
  await look()
  expect(await asked(third)).toHaveLength(1)
  // Another kind of failure that rises meanwhile is told of.
  const missing = await complaints(third, 4, 'missing-item')
  expect(missing).toHaveLength(4)
  await look()
  expect((await asked(third)).map((task) => aboutOf(task).of)).toEqual(['faulty:BULB-2', 'missing-item:BAG-1'])
})

it('a shop that has only begun is told of no rise', async () => {
  const shop = await openShop()
  await complaints(shop, 6)
  await look()
  expect(await asked(shop)).toEqual([])
})

it('a fix is proven when nothing of it came for the quiet days; then everybody it touched is woken, and nobody else', async () => {
  const shop = await openShop({ policy: { causes: { quietDays: 10 } } })
  const [touched, untouched] = await complaints(shop, 2)
  if (!touched || !untouched) throw new Error('nothing was raised')
  const cause = await save(shop, null, { name: 'The seam tears' })
  await tie(shop, touched.complaint, cause)
  for (const { complaint } of [touched, untouched]) await close(shop, complaint)
  await save(shop, cause, fixed)
  // The sweeps of the journey look at nothing, so that this test looks itself.
  await env.DB.prepare(`insert or replace into machine (name, value, until) values ('causes', '', ${4e12})`).run()
  await advance('P9D')
  await look()
  expect(await causeRow(shop, cause)).toMatchObject({ state: 'fixed', closed_at: null })
  await env.DB.prepare(`insert or replace into machine (name, value, until) values ('causes', '', ${4e12})`).run()
  await advance('P1DT1M')
  await env.DB.prepare('update cares set wake_at = null where shop = ?').bind(shop.id).run()
  await Promise.all([look(), look()])
  expect((await causeRow(shop, cause)).state).toBe('closed')
  expect(await auditOf(shop, cause)).toEqual(['staff cause-changed', 'staff cause-changed', 'system cause-closed'])
  const { results } = await env.DB.prepare(
    `select u.email_key as email, r.wake_at is not null as woken from cares r
     join customers u on u.shop = r.shop and u.id = r.customer where r.shop = ? order by 2 desc`,
  )
    .bind(shop.id)
    .all()
  expect(results).toEqual([
    { email: touched.email, woken: 1 },
    { email: untouched.email, woken: 0 },
  ])
}, 90_000)

it('one complaint after the fix opens a cause again, closed or not, and its owner is asked', async () => {
  const shop = await openShop({ policy: { causes: { quietDays: 7 } } })
  const [first] = await complaints(shop, 1)
  const cause = await save(shop, null, { name: 'The seam tears', owner: shop.staff.agent })
  await tie(shop, first?.complaint ?? '', cause)
  await close(shop, first?.complaint ?? '')
  await save(shop, cause, fixed)
  await advance('P8D')
  await look()
  expect((await causeRow(shop, cause)).state).toBe('closed')
  const [again] = await complaints(shop, 1)
  await tie(shop, again?.complaint ?? '', cause)
  await Promise.all([look(), look()])
  const row = await causeRow(shop, cause)
  expect(row).toMatchObject({ state: 'open', closed_at: null })
  expect(row.fixed_at).not.toBe(null)
  expect(await auditOf(shop, cause)).toEqual([
    'staff cause-changed',
    'staff cause-changed',
    'system cause-closed',
    'system cause-reopened',
  ])
  const tasks = await asked(shop)
  expect(tasks).toHaveLength(1)
  expect(tasks[0]).toMatchObject({ complaint: again?.complaint, owner: shop.staff.agent })
  expect(tasks.map(aboutOf)).toMatchObject([{ step: 'came-back', name: 'The seam tears', count: '1' }])
  const told = (await inbox(shop.staff.agent)).filter(({ text }) => text.includes('1 complaint has come since'))
  expect(told).toHaveLength(1)
}, 90_000)

it('who is to fix a cause is asked once its day has passed, and not again when they have said how it stands', async () => {
  const shop = await openShop()
  const [first] = await complaints(shop, 1)
  const dueAt = (await depsOf(env)).clock.now() + 86_400_000
  const cause = await save(shop, null, { name: 'The seam tears', owner: shop.staff.agent, dueAt })
  await tie(shop, first?.complaint ?? '', cause)
  await look()
  expect(await asked(shop)).toEqual([])
  await advance('P1DT1H')
  await Promise.all([look(), look()])
  const tasks = await asked(shop)
  expect(tasks).toHaveLength(1)
  expect(tasks[0]).toMatchObject({ complaint: first?.complaint, owner: shop.staff.agent })
  expect(tasks.map(aboutOf)).toMatchObject([{ step: 'overdue', cause }])
  const told = (await inbox(shop.staff.agent)).filter(({ text }) => text.includes('was to be fixed by now'))
  expect(told).toHaveLength(1)
  await env.DB.prepare(`update tasks set state = 'done' where shop = ? and kind = 'look-into-cause'`)
    .bind(shop.id)
    .run()
  const [second] = await complaints(shop, 1)
  await tie(shop, second?.complaint ?? '', cause)
  await look()
  expect(await asked(shop)).toHaveLength(1)
})

it('a recall of the shop’s own is no recurrence', async () => {
  const shop = await openShop({ policy: { causes: { quietDays: 7 } } })
  const cause = await save(shop, null, { name: 'The seam tears', ...fixed, state: 'open' })
  await save(shop, cause, { state: 'fixed' })
  const [opened] = await complaints(shop, 1)
  await tie(shop, opened?.complaint ?? '', cause)
  await close(shop, opened?.complaint ?? '')
  await env.DB.prepare(`update complaints set recall = 'rcl_1' where id = ?`).bind(opened?.complaint).run()
  await advance('P8D')
  await look()
  expect((await causeRow(shop, cause)).state).toBe('closed')
  // There is no such recall: the auditor would miss its order.
  await env.DB.prepare(`update complaints set recall = null where id = ?`).bind(opened?.complaint).run()
}, 90_000)

it('of two people who change a cause at once, one is first and the other is told', async () => {
  const shop = await openShop()
  const cause = await save(shop, null, { name: 'The seam tears' })
  const deps = await depsOf(env)
  const seat = { shop: shop.id, actor: `staff:${shop.staff.lead}` } as const
  const answers = await Promise.all(
    ['one', 'two', 'three', 'four'].map((action) => changeCause(deps, seat, cause, { action }, 1)),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.flatMap((one) => (one.ok ? [] : [one.code]))).toEqual(['cause_stale', 'cause_stale', 'cause_stale'])
  expect((await causeRow(shop, cause)).version).toBe(2)
})

it('nothing that was asked about causes reads a whole table', async () => {
  const { db } = await depsOf({ ...env, DB: recordingDatabase(env.DB, seen) })
  const policy = { economics: { marginShare: 3_000, staffHourCost: {} } }
  await causeCosts(db, { shop: known.id, currency: 'MDL', from: 0, to: 4e12, policy })
  await complaintsOfCause(db, known.id, 'cau_1', { at: 4e12, id: 'x' }, 10)
  const plans = [...seen].filter(([query]) => /^\s*(?:select|insert|update|delete|with)/i.test(query))
  expect(plans.filter(([query]) => query.includes('causes')).length).toBeGreaterThan(5)
  const whole: string[] = []
  for (const [query, values] of plans) {
    // The round goes through the shops in their order, on purpose.
    if (/from "shops" where "shops"."shop" > \? order by/.test(query)) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results) {
      if (/^SCAN (?!json_each|line|\(|CONSTANT|\w+ USING|\w+ VIRTUAL|paged|hit|spent|missed)/.test(detail))
        whole.push(`${detail}: ${query}`)
    }
  }
  expect(whole).toEqual([])
})

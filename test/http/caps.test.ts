import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { performAction } from '../../workflows/actions.ts'
import { recover } from '../../workflows/recover.ts'
import { acknowledged, complain, eventually, openShop, type TestShop } from '../harness/shop.ts'

const minuteMs = 60_000

/** Everybody's choice is a credit of 35 % of a 1 000.00 order, final and not yet carried out. */
async function chose(shop: TestShop, options: { email?: string } = {}) {
  const raised = await complain(shop, {
    category: 'late',
    total: '1000.00',
    ...options,
    ...(options.email && { category: 'service' }),
  })
  // A fourth mail to one address within an hour waits; the ways are on the page all the same.
  await eventually(() =>
    env.DB.prepare("select id from remedies where complaint = ? and kind = 'credit'").bind(raised.complaint).first(),
  )
  const now = Date.now()
  await env.DB.batch([
    env.DB.prepare(
      `insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at)
       select shop, complaint, round, id, 'customer', ?2, ?2 from remedies where complaint = ?1 and kind = 'credit'`,
    ).bind(raised.complaint, now - 11 * minuteMs),
    env.DB.prepare('update complaints set wake_at = ?2 where id = ?1').bind(raised.complaint, now),
  ])
  return raised.complaint as ComplaintId
}

const given = async (shop: TestShop) =>
  (await env.DB.prepare('select count(*) as codes, coalesce(sum(minor), 0) as minor from codes where shop = ?')
    .bind(shop.id)
    .first<{ codes: number; minor: number }>()) ?? { codes: -1, minor: -1 }

const count = async (what: string, shop: TestShop) =>
  (await env.DB.prepare(`select count(*) as n from ${what} and shop = ?`).bind(shop.id).first<{ n: number }>())?.n

it('two hundred at once: what one day may give is given to the last bani, and not a ban more', {
  timeout: 180_000,
}, async () => {
  const shop = await openShop({ policy: { caps: { perShopDay: { MDL: 10 * 35_000 + 34_999 } } } })
  const complaints: ComplaintId[] = []
  for (let i = 0; i < 10; i++) complaints.push(...(await Promise.all(Array.from({ length: 20 }, () => chose(shop)))))
  const deps = await depsOf(env)
  await Promise.all(complaints.map((id) => recover(deps, id, 'test')))
  expect(await given(shop)).toEqual({ codes: 10, minor: 350_000 })
  // Nobody is met with silence: everybody else has a task behind them, and a time.
  expect(await count("tasks where kind = 'release-code' and state = 'open'", shop)).toBe(190)
  expect(await count("promises where kind = 'remedy' and n like 'cap-%' and state = 'open'", shop)).toBe(190)
  expect(await count("outbox where kind = 'choice'", shop)).toBe(200)
  // One trouble, one alarm.
  expect(await count("alarms where kind = 'cap-reached' and key like 'cap-reached:shop-day:%'", shop)).toBe(1)
})

it('one person gets no more in a year, however many complaints they have at once', { timeout: 60_000 }, async () => {
  const shop = await openShop({ policy: { caps: { perPersonYear: { MDL: 100_000 } } } })
  const email = `ana-${randomUUID()}@example.com`
  const complaints: ComplaintId[] = []
  for (let i = 0; i < 12; i++) complaints.push(await chose(shop, { email }))
  const other = await chose(shop)
  const deps = await depsOf(env)
  await Promise.all([...complaints, other].map((id) => recover(deps, id, 'test')))
  expect(await given(shop)).toEqual({ codes: 3, minor: 105_000 })
  const theirs = await env.DB.prepare('select sum(minor) as minor from codes where shop = ? and complaint <> ?')
    .bind(shop.id, other)
    .first<{ minor: number }>()
  expect(theirs?.minor).toBe(70_000)
})

it('what a lead lets through is issued as it was shown, above the cap', { timeout: 60_000 }, async () => {
  const shop = await openShop({ policy: { caps: { perShopDay: { MDL: 1 } } } })
  const complaint = await chose(shop)
  const deps = await depsOf(env)
  await recover(deps, complaint, 'test')
  expect(await given(shop)).toEqual({ codes: 0, minor: 0 })
  const facts = await loadFacts(deps.db, complaint)
  const task = facts?.tasks.find(({ kind }) => kind === 'release-code')
  const action = { action: 'task-done', version: facts?.complaint.version ?? -1, task: task?.id ?? '' } as const
  const lead = { email: shop.staff.lead, name: 'Oleg', role: 'lead' } as const
  const done = await performAction(deps, complaint, action, lead)
  expect(done).toMatchObject({ ok: true })
  await recover(deps, complaint, 'test')
  expect(await given(shop)).toEqual({ codes: 1, minor: 35_000 })
})

it('a gesture that a cap refuses is something else than a sum, and the letter still leaves', {
  timeout: 60_000,
}, async () => {
  const shop = await openShop({ policy: { caps: { perShopDay: { MDL: 1 } } } })
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const deps = await depsOf(env)
  const facts = await loadFacts(deps.db, complaint as ComplaintId)
  const lead = { email: shop.staff.lead, name: 'Oleg', role: 'lead' } as const
  const done = await performAction(
    deps,
    complaint as ComplaintId,
    {
      ...{ action: 'close', outcome: 'declined', reason: 'Nothing was wrong with it.', why: 'own-words', text: '' },
      version: facts?.complaint.version ?? -1,
    },
    lead,
  )
  expect(done).toMatchObject({ ok: true })
  expect(await given(shop)).toEqual({ codes: 0, minor: 0 })
  expect(await count("tasks where kind = 'give-extra' and key = 'gesture'", shop)).toBe(1)
  expect(await count("outbox where kind = 'decline'", shop)).toBe(1)
})

it('money goes back by itself up to the same cap, and what was granted for it is not counted twice', async () => {
  const paidBack = async (perShopDay: number) => {
    const shop = await openShop({ policy: { caps: { perShopDay: { MDL: perShopDay } } } })
    const { complaint, order } = await complain(shop, { total: '1000.00' })
    await acknowledged(complaint)
    await env.DB.prepare(
      `insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at)
       select shop, complaint, round, id, 'customer', ?2, ?2 from remedies where complaint = ?1 and kind = 'full-refund'`,
    )
      .bind(complaint, Date.now() - 11 * minuteMs)
      .run()
    await recover(await depsOf(env), complaint as ComplaintId, 'test')
    await env.DB.prepare(
      `insert into refunds (shop, purpose, complaint, order_id, source, minor, currency, state, planned_at)
       select shop, remedy, complaint, ?2, 'stripe', 100000, 'MDL', 'planned', ?3 from choices where complaint = ?1`,
    )
      .bind(complaint, order, Date.now())
      .run()
  }
  await expect(paidBack(99_999)).rejects.toThrow('cap shop-day')
  await paidBack(100_000)
})

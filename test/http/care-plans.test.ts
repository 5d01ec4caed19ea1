import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { wakeCare, wakeCaresOfCause, wakeCaresOfShop } from '../../db/cares.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { claim, deliver } from '../../workflows/deliver.ts'
import { measureRhythms } from '../../workflows/rhythms.ts'
import { sweep } from '../../workflows/sweep.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { eventually, openShop, post, signIn } from '../harness/shop.ts'
import { api } from './api.ts'
import { one, press, visitor } from './customer-page.ts'

/** The list of all shops, a few at a time, is read in the order of its key. */
const meant = /from "shops" where/

it('no statement of care reads a whole table', async () => {
  const shop = await openShop({ policy: { care: { holdOutShare: 0 } } })
  const visit = await visitor(shop)
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const row = await one<{ version: number }>('select version from complaints where id = ?1', visit.complaint)
    const action = { action: 'close', version: row?.version, outcome: 'settled', reason: 'It is done.' }
    return (await api('POST', `/v1/complaints/${visit.complaint}/actions`, lead, action)).status === 200
  })
  expect((await press(visit, 'consent')).status).toBe(303)
  const order = { id: `back-${visit.email}`, total: { amount: '500.00', currency: 'MDL' } }
  const customer = { id: visit.email, email: visit.email }
  await post(shop, { type: 'order.paid', timestamp: new Date().toISOString(), data: { order, customer } })
  const seen: Seen = new Map()
  const deps = await depsOf({ ...env, DB: recordingDatabase(env.DB, seen) })
  // A greeting's day is somewhere in the next half-year.
  for (let day = 0; day < 180; day += 1) {
    const now = deps.clock.now() + day * 86_400_000
    const later = { ...deps, clock: { now: () => now, wall: deps.clock.wall } }
    if (day === 0) await sweep(later)
    const due = await one('select 1 from cares where shop = ?1 and wake_at <= ?2', shop.id, now)
    if (due) await sweep(later, false)
    await deliver(later, await claim(later, { most: 10 }))
  }
  await measureRhythms({ ...deps, clock: { now: () => deps.clock.now() + 400 * 86_400_000, wall: deps.clock.wall } })
  const now = deps.clock.now()
  await wakeCare(deps.db, { shop: shop.id, customer: 'cus_1' as CustomerId }, now)
  await wakeCaresOfShop(deps.db, shop.id, now)
  await wakeCaresOfCause(deps.db, shop.id, 'cause-1', now)
  const told = [...seen.keys()]
  for (const table of ['cares', 'care_turns', 'touches', 'causes', 'news']) {
    expect(
      told.some((query) => query.includes(table)),
      table,
    ).toBe(true)
  }
  expect(told.some((query) => /insert into "touches"/.test(query))).toBe(true)

  const whole: string[] = []
  for (const [query, values] of seen) {
    if (!/^\s*(?:select|insert|update|delete|with)/i.test(query) || meant.test(query)) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results) {
      if (/^SCAN (?!json_each|\(|CONSTANT|\w+ USING|\w+ VIRTUAL|paged|sqlite)/.test(detail)) {
        whole.push(`${detail}: ${query.replace(/\s+/g, ' ').slice(0, 200)}`)
      }
    }
  }
  expect(whole).toEqual([])
}, 60_000)

import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { createApp } from '../../workers/app.ts'
import { sweepRound } from '../../workers/sweeping.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { openShop, origin, signIn } from '../harness/shop.ts'
import { buyersOf, sell } from '../workflows/recall-shop.ts'

/** The list of all shops, a few at a time, is read in the order of its key. */
const meant = /from "shops" where|instr\(value/

it('no statement of a recall reads a whole table', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 4))
  const seen: Seen = new Map()
  const bindings = { ...env, DB: recordingDatabase(env.DB, seen) }
  const app = createApp(depsOf)
  const lead = await signIn(shop.staff.lead)
  const call = async (method: string, path: string, body?: object): Promise<string> => {
    const context = createExecutionContext()
    const headers = { ...lead, 'content-type': 'application/json' }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const text = await (await app.fetch(new Request(origin + path, init), bindings, context)).text()
    await waitOnExecutionContext(context)
    return text
  }
  const path = `/v1/shops/${shop.id}/recalls`
  const plan = {
    ...{ name: 'Lamps', category: 'faulty', texts: { en: 'Hot.' }, remedies: ['replacement', 'repair', 'call'] },
    ...{ wave: 2, pauseMinutes: 1 },
  }
  const listed = await call('POST', path, { ...plan, list: 'B-00000\nB-00001\nB-00002' })
  expect(listed).toContain('"orders":3')
  const { id } = JSON.parse(await call('POST', path, { ...plan, orders: { words: 'L7', from: '2020-01-01' } })) as {
    id: string
  }
  await call('POST', `${path}/${id}/actions`, { action: 'start', version: 1 })
  const deps = await depsOf(bindings)
  await env.DB.prepare(`update customers set mailbox = 'stopped' where shop = ?1 and id = ?2`)
    .bind(shop.id, `cus_${shop.id}_3`)
    .run()
  for (let minute = 0; minute < 3; minute++) {
    const now = deps.clock.now() + minute * 60_000
    await sweepRound({ ...deps, clock: { now: () => now, wall: deps.clock.wall } }, false)
  }
  expect(await call('GET', `${path}/${id}`)).toContain('"state":"done"')
  for (const page of ['/admin/recalls', `/admin/recalls/${id}`, '/admin/recalls/new']) await call('GET', page)
  const told = [...seen.keys()].filter((query) => /recall/.test(query))
  expect(told.length).toBeGreaterThan(15)

  const whole: string[] = []
  for (const [query, values] of seen) {
    if (!/^\s*(?:select|insert|update|delete|with)/i.test(query) || meant.test(query)) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results) {
      if (/^SCAN (?!json_each|line|w |w$|told|\(|CONSTANT|\w+ USING|\w+ VIRTUAL|paged|sqlite)/.test(detail)) {
        whole.push(`${detail}: ${query.replace(/\s+/g, ' ').slice(0, 300)}`)
      }
    }
  }
  expect(whole).toEqual([])
}, 60_000)

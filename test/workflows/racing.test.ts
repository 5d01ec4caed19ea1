import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { record } from '../../workflows/record.ts'
import { recover } from '../../workflows/recover.ts'
import { acknowledged, advance, complain, findings, inbox, openShop } from '../harness/shop.ts'

it('eight runs at once record each turn once', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  await acknowledged(complaint)
  await advance('P8D')
  // An arrival is recorded by a turn without any mail: only the turn's own row keeps it single.
  await env.DB.prepare('update complaints set arrived_at = (select max(at_at) from turns), wake_at = 1 where id = ?')
    .bind(complaint)
    .run()
  const deps = await depsOf(env)
  const before = (await inbox(email)).length
  await Promise.all(Array.from({ length: 8 }, () => recover(deps, complaint as ComplaintId, 'race')))
  const rows = await env.DB.prepare(
    "select count(*) as n from timeline where complaint = ? and event = 'remedy-arrived'",
  )
    .bind(complaint)
    .first()
  expect(rows).toEqual({ n: 1 })
  expect((await inbox(email)).length).toBe(before)
  expect(await findings()).toEqual([])
})

it('fifty runs at once acknowledge once', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const deps = await depsOf(env)
  await Promise.all(Array.from({ length: 50 }, () => recover(deps, complaint as ComplaintId, 'race')))
  await acknowledged(complaint)
  expect(await inbox(email)).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('a turn decided before another delivery joined is decided again: the complaint does not close over it', async () => {
  const shop = await openShop()
  const { complaint, email, order } = await complain(shop)
  await acknowledged(complaint)
  const deps = await depsOf(env)
  const before = await loadFacts(deps.db, complaint as ComplaintId)
  if (!before) throw new Error('no facts')
  await advance('PT1M')
  const joined = await complain(shop, { email, order, text: 'And nobody answers the phone.' })
  expect(joined).toMatchObject({ status: 'joined', complaint })
  const closedAt = deps.clock.now()
  const after = { ...before, complaint: { ...before.complaint, closedAt, outcome: 'settled' as const } }
  const turn = { before, after, outcomes: [{}], wakeAt: null, now: closedAt, wokenBy: 'test' }
  // The joined delivery's own turn may have been recorded by now: take its number, so that only the waking differs.
  const row = await env.DB.prepare('select turn from complaints where id = ?').bind(complaint).first<{ turn: number }>()
  const same = { ...before, complaint: { ...before.complaint, turn: row?.turn ?? 0 } }
  expect(await record(deps, { ...turn, before: same })).toBeNull()
  const open = await env.DB.prepare('select closed_at from complaints where id = ?').bind(complaint).first()
  expect(open).toEqual({ closed_at: null })
})

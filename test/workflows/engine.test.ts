import { env, introspectWorkflowInstance } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { sweep } from '../../workflows/sweep.ts'
import { acknowledged, complain, eventually, findings, inbox, mailRow, openShop } from '../harness/shop.ts'

const waitOf = (complaint: string) =>
  env.DB.prepare('select wait from complaints where id = ?').bind(complaint).first<{ wait: number }>()

it('the sweep starts an instance for each complaint, and a second start changes nothing', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  expect(await waitOf(complaint)).toEqual({ wait: -1 })
  const deps = await depsOf(env)
  await sweep(deps)
  expect(await waitOf(complaint)).toEqual({ wait: 0 })
  await deps.engine.start([complaint as ComplaintId, complaint as ComplaintId])
  const instance = await env.RECOVERY.get(complaint)
  await eventually(async () => ['waiting', 'running'].includes((await instance.status()).status))
  expect(
    await inbox(
      (await env.DB.prepare('select email from customers where shop = ?').bind(shop.id).first<{ email: string }>())
        ?.email ?? '',
    ),
  ).toHaveLength(1)
})

it('the instance alone carries a complaint when nothing else does', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  await using instance = await introspectWorkflowInstance(env.RECOVERY, complaint)
  // The customer chose, and every nudge was lost: only the instance is left to act on it.
  const remedy = await env.DB.prepare('select id, round from remedies where complaint = ? order by place')
    .bind(complaint)
    .first<{ id: string; round: number }>()
  const past = Date.now() - 11 * 60_000
  await env.DB.prepare(
    "insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at) values (?, ?, ?, ?, 'customer', ?, ?)",
  )
    .bind(shop.id, complaint, remedy?.round, remedy?.id, past, past + 600_000)
    .run()
  await env.RECOVERY.create({ id: complaint, params: { complaint } })
  await instance.waitForStepResult({ name: 'turn-0' })
  expect((await mailRow(complaint, 'choice'))?.state).toBe('accepted')
  expect(await findings()).toEqual([])
})

it('a nudge ends the wait, and the next wait listens for another', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const deps = await depsOf(env)
  await deps.engine.start([complaint as ComplaintId])
  await eventually(async () => (await waitOf(complaint))?.wait === 0)
  for (const wait of [0, 1, 2]) {
    await deps.engine.nudge(complaint as ComplaintId, wait)
    await eventually(async () => (await waitOf(complaint))?.wait === wait + 1)
  }
  // A stale nudge and one from the future change nothing that matters.
  await deps.engine.nudge(complaint as ComplaintId, 0)
  await deps.engine.nudge(complaint as ComplaintId, 99)
  expect(await findings()).toEqual([])
})

it('a complaint that closes ends its instance', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  await env.DB.prepare('update complaints set closed_at = ?, wake_at = null where id = ?')
    .bind(Date.now(), complaint)
    .run()
  await using instance = await introspectWorkflowInstance(env.RECOVERY, complaint)
  await env.RECOVERY.create({ id: complaint, params: { complaint } })
  await instance.waitForStatus('complete')
})

import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { openDb } from '../../db/client.ts'
import { sweepRound } from '../../workers/sweeping.ts'
import { openWaves } from '../../workflows/recall-waves.ts'
import { type Fault, faultyDatabase, faultyMailer } from '../harness/faulty.ts'
import { acknowledged, advance, complain, findings, inbox, openShop } from '../harness/shop.ts'
import { buyersOf, counted, recallOf, sell } from './recall-shop.ts'

/** What every run can afford; `RECALL_ORDERS` for the big one. */
const many = Number(env.RECALL_ORDERS) || 1_000

/** The power goes at the n-th operation and stays away: nothing after it happens, whoever asks. */
const deadFrom = (n: number, when: Fault['when']): Fault => ({
  seen: 0,
  get when() {
    return this.seen > n ? 'before' : when
  },
  get at() {
    return this.seen >= n ? this.seen : 0
  },
})

/** A minute later somebody else takes over: what was leased to the dead is free. */
async function nextMinute(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare(`update machine set until = 0 where name in ('sweep', 'paced-mail')`),
    env.DB.prepare(`update outbox set lease_until_at = 0 where state = 'sending'`),
  ])
  await advance('PT1M')
}

for (const when of ['before', 'after'] as const) {
  it(`killed ${when} whatever it was doing, it writes to nobody twice and misses nobody`, {
    timeout: 240_000,
  }, async () => {
    let alive = false
    for (let n = 1; !alive && n < 400; n += n < 12 ? 1 : 9) {
      const shop = await openShop()
      const buyers = buyersOf(shop, 5)
      await sell(shop, buyers)
      const { id } = await recallOf(shop, { wave: 4 })
      const plain = await depsOf(env)
      const fault = deadFrom(n, when)
      const dead = { ...plain, db: openDb(faultyDatabase(env.DB, fault)), mailer: faultyMailer(plain.mailer, fault) }
      await sweepRound(dead, false).catch(() => null)
      alive = fault.seen < n
      await nextMinute()
      await advance('PT3M')
      expect(await counted(shop, id), `at ${n}`).toEqual({ complaints: 5, orders: 5, mails: 5, accepted: 5 })
      for (const { email } of buyers) expect(await inbox(email ?? ''), `${email} at ${n}`).toHaveLength(1)
    }
    expect(alive).toBe(true)
    expect(await findings()).toEqual([])
  })
}

it('eight sweeps at once open each order once', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 30))
  const { id } = await recallOf(shop, { wave: 30 })
  const deps = await depsOf(env)
  await Promise.all(Array.from({ length: 8 }, () => openWaves(deps)))
  expect((await counted(shop, id))?.complaints).toBe(30)
  await advance('PT1M')
  expect(await counted(shop, id)).toEqual({ complaints: 30, orders: 30, mails: 30, accepted: 30 })
})

it(`${many} orders are told in waves without a hitch, and who complains meanwhile does not wait`, {
  timeout: 3_600_000,
}, async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, many))
  const { id } = await recallOf(shop, { wave: 50, pauseMinutes: 1 })
  const waves = Math.ceil(many / 50)
  for (let i = 0; i < waves; i++) {
    await advance('PT1M')
    if (i % 10 !== 5) continue
    const real = await complain(shop)
    expect((await acknowledged(real.complaint)).state).toBe('accepted')
  }
  await advance('PT5M')
  expect(await counted(shop, id)).toEqual({ complaints: many, orders: many, mails: many, accepted: many })
  const late = await env.DB.prepare(
    `select count(*) as late, max(p.kept_at - p.made_at) as longest from promises p join complaints c on c.id = p.complaint
     where c.shop = ?1 and p.kind = 'acknowledgement' and (p.kept_at is null or p.kept_at > p.due_at)`,
  )
    .bind(shop.id)
    .first('late')
  expect(late).toBe(0)
  expect(await env.DB.prepare('select count(*) as n from alarms where shop = ?1').bind(shop.id).first('n')).toBe(0)
  expect(await findings()).toEqual([])
})

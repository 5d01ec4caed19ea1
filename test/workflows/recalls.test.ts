import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { sweepRound } from '../../workers/sweeping.ts'
import type { Deps } from '../../workflows/ports.ts'
import { openWaves } from '../../workflows/recall-waves.ts'
import { steerRecall } from '../../workflows/recalls.ts'
import { advance, complain, findings, inbox, linkIn, mailRow, openShop } from '../harness/shop.ts'
import { buyersOf, counted, recallOf, sell, toldOf } from './recall-shop.ts'

it('who bought from the batch is told once, in their language, with the ways to put it right in the same mail', async () => {
  const shop = await openShop({ locale: 'en' })
  await sell(shop, buyersOf(shop, 3))
  const recall = await recallOf(shop)
  await advance('PT3M')
  const [en, ru, ro] = await Promise.all([0, 1, 2].map((n) => inbox(`buyer-${n}@${shop.id}.test`)))
  expect([en?.length, ru?.length, ro?.length]).toEqual([1, 1, 1])
  expect(en?.[0]?.subject).toBe('Order B-00000: we found a fault and will put it right')
  expect(en?.[0]?.text).toContain('The cable of your lamp may get hot.')
  expect(en?.[0]?.text).not.toContain('You wrote')
  expect(linkIn(en?.[0]?.text ?? '')).toContain('/r/')
  expect(ru?.[0]?.text).toContain('Провод вашей лампы может нагреваться.')
  expect(ru?.[0]?.headers['Content-Language']).toBe('ru')
  // There is no text in Romanian: the whole mail is in the shop's language.
  expect(ro?.[0]?.text).toContain('The cable of your lamp may get hot.')
  expect(ro?.[0]?.headers['Content-Language']).toBe('en')
  const rows = await toldOf(shop, recall.id)
  expect(rows.map(({ left_out }) => left_out)).toEqual([null, null, null])
  const kept = await env.DB.prepare(
    `select p.kind, p.state, c.stage, c.source, c.external_id, c.recall from promises p join complaints c on c.id = p.complaint
     where c.id = ?1 order by p.kind`,
  )
    .bind(rows[0]?.complaint)
    .all()
  expect(kept.results).toEqual([
    {
      ...{ kind: 'acknowledgement', state: 'early', stage: 'offered', source: 'recall' },
      ...{ external_id: `${recall.id}/B-00000`, recall: recall.id },
    },
    {
      ...{ kind: 'answer', state: 'early', stage: 'offered', source: 'recall' },
      ...{ external_id: `${recall.id}/B-00000`, recall: recall.id },
    },
  ])
  const done = await env.DB.prepare('select state, ended_at, next_wave_at from recalls where id = ?1')
    .bind(recall.id)
    .first()
  expect(done).toMatchObject({ state: 'done', next_wave_at: null })
  expect(await findings()).toEqual([])
})

it('nobody answers: no second offer, two reminders, and the first way is carried out', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 1))
  const recall = await recallOf(shop)
  await advance('P9D')
  const [row] = await toldOf(shop, recall.id)
  const complaint = row?.complaint ?? ''
  expect(await mailRow(complaint, 'offer')).toBeNull()
  expect((await mailRow(complaint, 'choice-reminder', '1-2'))?.state).toBe('accepted')
  expect((await mailRow(complaint, 'choice-reminder', '1-5'))?.state).toBe('accepted')
  const choice = await env.DB.prepare(
    'select m.kind, h.by from choices h join remedies m on m.id = h.remedy where h.complaint = ?1',
  )
    .bind(complaint)
    .first()
  expect(choice).toEqual({ kind: 'replacement', by: 'default' })
  expect(await findings()).toEqual([])
})

it('waves keep their size and their pause; a pause holds them, and a stop ends them', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 9))
  const deps = await depsOf(env)
  const seat = { shop: shop.id, actor: `staff:${shop.staff.lead}` } as const
  const { id, version } = await recallOf(shop, { wave: 3, pauseMinutes: 10 })
  await advance('PT1M')
  expect(await counted(shop, id)).toEqual({ complaints: 3, orders: 3, mails: 3, accepted: 3 })
  await advance('PT8M')
  expect((await counted(shop, id))?.complaints).toBe(3)
  await advance('PT2M')
  expect((await counted(shop, id))?.complaints).toBe(6)
  expect(await steerRecall(deps, seat, id, 'pause', version - 1)).toMatchObject({ ok: false, code: 'recall_stale' })
  expect(await steerRecall(deps, seat, id, 'pause', version)).toMatchObject({ ok: true })
  await advance('PT1H')
  expect((await counted(shop, id))?.complaints).toBe(6)
  expect(await steerRecall(deps, seat, id, 'resume', version + 1)).toMatchObject({ ok: true })
  expect(await steerRecall(deps, seat, id, 'stop', version + 2)).toMatchObject({ ok: true })
  await advance('PT1H')
  expect(await counted(shop, id)).toEqual({ complaints: 6, orders: 6, mails: 6, accepted: 6 })
  expect(await steerRecall(deps, seat, id, 'resume', version + 3)).toMatchObject({ ok: false, code: 'recall_state' })
  expect(await findings()).toEqual([])
})

/** Mail that is written down in the order in which it left; every one that matches is refused for now. */
function watched(deps: Deps, busy: (payload: string) => boolean) {
  const left: string[] = []
  const mailer: Deps['mailer'] = {
    async send(payload, key) {
      if (busy(payload)) return { result: 'retry', error: '429', afterMs: 1 }
      left.push(JSON.parse(payload).to[0])
      return deps.mailer.send(payload, key)
    },
  }
  return { left, deps: { ...deps, mailer } }
}

/** What the mail provider's stand-in answers from now on. */
async function busy(mode: '429' | 'ok'): Promise<void> {
  const answer = await fetch('http://world.test/faults', { method: 'POST', body: JSON.stringify({ resend: { mode } }) })
  expect(answer.status).toBe(200)
}

it('a real complaint raised in the middle of a wave is acknowledged before the rest of it', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 12))
  const { id } = await recallOf(shop, { wave: 12 })
  const plain = await depsOf(env)
  await openWaves(plain)
  // Every turn is taken, and the mail provider is busy: all of it waits in the outbox, the real one among it.
  await busy('429')
  await sweepRound(plain, false)
  const real = await complain(shop)
  await sweepRound(plain, false)
  expect((await counted(shop, id))?.mails).toBe(12)
  await busy('ok')
  expect(
    await env.DB.prepare(`select count(*) as n from outbox where shop = ?1 and state = 'accepted' and effect = 'mail'`)
      .bind(shop.id)
      .first('n'),
  ).toBe(0)
  await env.DB.prepare(`update outbox set due_at = ?2 where shop = ?1 and state = 'planned'`)
    .bind(shop.id, plain.clock.now())
    .run()
  const { left, deps } = watched(plain, () => false)
  await sweepRound(deps, false)
  expect(left).toHaveLength(13)
  expect(left[0]).toBe(real.email)
  expect(await findings()).toEqual([])
})

it('mail of a recall leaves one by one, and stops for the minute when the provider wants peace', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 8))
  await recallOf(shop)
  let tries = 0
  const { left, deps } = watched(await depsOf(env), () => {
    tries += 1
    return tries > 2
  })
  await sweepRound(deps, false)
  expect(left).toHaveLength(2)
  expect(tries).toBe(5)
  await advance('PT2M')
  for (const { email } of buyersOf(shop, 8)) expect(await inbox(email ?? '')).toHaveLength(1)
})

it('who cannot be written to is left out and named with the reason', async () => {
  const shop = await openShop()
  const buyers = buyersOf(shop, 8)
  await sell(shop, [...buyers.slice(0, 7), { ...(buyers[7] ?? { n: 7, order: 'B-00007' }), email: null }])
  const set = (sql: string, n: number) => env.DB.prepare(sql).bind(shop.id, `cus_${shop.id}_${n}`).run()
  await set(`update customers set mailbox = 'stopped' where shop = ?1 and id = ?2`, 1)
  await set(`update customers set departed_at = 1 where shop = ?1 and id = ?2`, 2)
  await set(`update customers set erased_at = 1, email = null, email_key = null where shop = ?1 and id = ?2`, 3)
  await set(`update orders set state = 'cancelled' where shop = ?1 and customer = ?2`, 4)
  const { id, version } = await recallOf(shop, { wave: 3 }, { start: false })
  // A plan may lie for days: whoever complained of that very order meanwhile is answered there.
  await complain(shop, { order: 'B-00005', email: `buyer-5@${shop.id}.test` })
  const seat = { shop: shop.id, actor: `staff:${shop.staff.lead}` } as const
  await steerRecall(await depsOf(env), seat, id, 'start', version)
  // Between the plan and their wave things change: buyer 6 says goodbye, and writes no more.
  await set(`update customers set departed_at = 1 where shop = ?1 and id = ?2`, 6)
  await advance('PT9M')
  expect((await toldOf(shop, id)).map(({ left_out }) => left_out)).toEqual([
    ...[null, 'mailbox-stopped', 'departed', 'erased', 'cancelled', 'open-complaint', 'departed', 'no-address'],
  ])
  expect(await counted(shop, id)).toEqual({ complaints: 1, orders: 1, mails: 1, accepted: 1 })
  expect(await inbox(`buyer-2@${shop.id}.test`)).toEqual([])
})

it('nobody is woken at night, and somebody with five orders hears of no more than three in an hour', async () => {
  const shop = await openShop({ policy: { quiet: { from: '20:00', until: '09:00' } } })
  const deps = await depsOf(env)
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', hourCycle: 'h23' }).format(deps.clock.now()),
  )
  // Where it is 14:00 now, and where it is 02:00: twelve hours apart, whatever the demo's clock says.
  const zoneAt = (local: number): string => {
    const ahead = ((local - hour + 36) % 24) - 12
    return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  }
  const day = { timeZone: zoneAt(14), email: `day@${shop.id}.test`, customer: `day-${shop.id}` }
  const night = { timeZone: zoneAt(2), email: `night@${shop.id}.test`, customer: `night-${shop.id}` }
  await sell(shop, [{ n: 0, order: 'A-0', ...night }, ...[1, 2, 3, 4, 5].map((n) => ({ n, order: `A-${n}`, ...day }))])
  const { id } = await recallOf(shop)
  await advance('PT59M')
  expect(await inbox(night.email)).toEqual([])
  expect((await inbox(day.email)).length).toBeGreaterThanOrEqual(1)
  expect((await inbox(day.email)).length).toBeLessThanOrEqual(3)
  await advance('PT10H')
  expect(await inbox(night.email)).toHaveLength(1)
  expect(await inbox(day.email)).toHaveLength(5)
  expect(await counted(shop, id)).toEqual({ complaints: 6, orders: 6, mails: 6, accepted: 6 })
  const capped = await env.DB.prepare(`select count(*) as n from alarms where shop = ?1`).bind(shop.id).first('n')
  expect(capped).toBe(0)
  expect(await findings()).toEqual([])
})

it('whoever sleeps keeps nobody behind them waiting', async () => {
  const shop = await openShop({ policy: { quiet: { from: '20:00', until: '09:00' } } })
  const now = (await depsOf(env)).clock.now()
  const zone = (local: number): string => {
    const ahead = ((local - new Date(now).getUTCHours() + 36) % 24) - 12
    return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  }
  const asleep = buyersOf(shop, 1_050).map((one) => ({ ...one, timeZone: zone(2) }))
  const awake = { n: 2_000, order: 'Z-1', email: `awake@${shop.id}.test`, timeZone: zone(14) }
  await sell(shop, [...asleep, awake])
  const { id } = await recallOf(shop)
  await advance('PT1M')
  expect(await counted(shop, id)).toEqual({ complaints: 1, orders: 1, mails: 1, accepted: 1 })
  expect(await inbox(awake.email)).toHaveLength(1)
  await env.DB.prepare(`update recalls set state = 'stopped', next_wave_at = null where id = ?1`).bind(id).run()
})

it('where mail is held up, no wave promises an acknowledgement that could not leave in time', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  await sell(shop, buyersOf(shop, 12))
  const { id } = await recallOf(shop, { wave: 12, pauseMinutes: 5 })
  const { clock } = await depsOf(env)
  // Another shop's recall fills the queue: its mail is tried again in an hour.
  const held = `insert into outbox (shop, id, key, effect, kind, n, recipient, subject, payload, sha256, automatic, priority,
      state, fence, attempts, due_at, planned_at)
    select ?1, ?1 || value, ?1 || value, 'mail', 'acknowledgement', '1', 'x@x.test', '', '', '', 1, 5, 'planned', 0, 1, ?3, ?4
    from json_each(?2)`
  const fill = async (count: number) => {
    await env.DB.prepare('delete from outbox where shop = ?1').bind(other.id).run()
    const places = JSON.stringify(Array.from({ length: count }, (_, i) => i))
    await env.DB.prepare(held)
      .bind(other.id, places, clock.now() + 3_600_000, clock.now())
      .run()
  }
  const opened = async () => (await counted(shop, id))?.complaints
  await fill(250)
  await advance('PT1M')
  expect(await opened()).toBe(0)
  await fill(239)
  await advance('PT5M')
  expect(await opened()).toBe(11)
  await fill(0)
  await advance('PT6M')
  expect(await counted(shop, id)).toEqual({ complaints: 12, orders: 12, mails: 12, accepted: 12 })
  expect(await findings()).toEqual([])
})

import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { claimHistory } from '../../db/claim-history.ts'
import { loadFacts } from '../../db/facts.ts'
import { measureReserve } from '../../db/reserve.ts'
import { dayMs } from '../../domain/calendar.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { recover } from '../../workflows/recover.ts'
import { measureReserves } from '../../workflows/reserve.ts'
import {
  acknowledged,
  complain,
  eventually,
  inbox,
  openShop,
  origin,
  post,
  signIn,
  type TestShop,
} from '../harness/shop.ts'

const setAside = (shop: TestShop, minor: number) =>
  env.DB.prepare(`update shops set reserve = json_object('minor', ?2, 'currency', 'MDL') where shop = ?1`)
    .bind(shop.id, minor)
    .run()

/** A customer's final choice of the way of this kind, carried out. */
async function settled(shop: TestShop, kind: string, about: Parameters<typeof complain>[1] = {}): Promise<ComplaintId> {
  const { complaint } = await complain(shop, { category: 'late', total: '1000.00', ...about })
  await acknowledged(complaint)
  await env.DB.prepare(
    `insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at)
     select shop, complaint, round, id, 'customer', ?3, ?3 from remedies where complaint = ?1 and kind = ?2`,
  )
    .bind(complaint, kind, Date.now() - 11 * 60_000)
    .run()
  await recover(await depsOf(env), complaint as ComplaintId, 'test')
  return complaint as ComplaintId
}

/** The round begins anew with every measuring, so that a test need not wait for it. */
async function measured(now = Date.now()) {
  await env.DB.prepare("delete from machine where name = 'reserves'").run()
  const deps = await depsOf(env)
  for (;;) {
    await measureReserves({ ...deps, clock: { now: () => now, wall: () => Date.now() } })
    const mark = await env.DB.prepare("select until from machine where name = 'reserves'").first<{ until: number }>()
    if ((mark?.until ?? 0) > now) return
  }
}

const alarmsOf = async (shop: TestShop) =>
  (
    await env.DB.prepare("select key from alarms where shop = ? and kind = 'reserve-low' order by key")
      .bind(shop.id)
      .all<{ key: string }>()
  ).results.map(({ key }) => key.split(':').at(-1))

const kindsOf = async (complaint: string) =>
  (await loadFacts((await depsOf(env)).db, complaint as ComplaintId))?.offers.at(-1)?.remedies.map(({ kind }) => kind)

it('spent, expected and free follow from the ledger to the last ban', async () => {
  const shop = await openShop()
  await setAside(shop, 1_000_000)
  await settled(shop, 'full-refund')
  const email = `ana-${randomUUID()}@example.com`
  await settled(shop, 'credit', { email })
  const { db } = await depsOf(env)
  const found = await measureReserve(db, shop.id, Date.now())
  // 1 000.00 goes back; 350.00 are in a code that is used with a chance of one half.
  expect(found).toMatchObject({
    spent: { minor: 100_000 },
    face: { minor: 35_000 },
    expected: { minor: 17_500 },
    free: { minor: 882_500 },
    step: 'ample',
  })
  const code = await env.DB.prepare('select code from codes where shop = ?').bind(shop.id).first<{ code: string }>()
  const order = { id: randomUUID(), total: { amount: '9000.00', currency: 'MDL' } }
  await post(shop, {
    type: 'order.paid',
    timestamp: new Date().toISOString(),
    data: { order: { ...order, codes: [code?.code] }, customer: { id: email, email } },
  })
  await eventually(async () => {
    const after = await measureReserve(db, shop.id, Date.now())
    return after?.face.minor === 0 && after.spent.minor === 135_000
  })
})

it('a share of what the month before brought is set aside where the shop names no sum', async () => {
  const shop = await openShop({ policy: { reserve: { revenueShare: 250 } } })
  const paid = (placedAt: string, amount: string) =>
    post(shop, {
      ...{ type: 'order.paid', timestamp: new Date().toISOString() },
      data: { order: { id: randomUUID(), placedAt, total: { amount, currency: 'MDL' } }, customer: { id: 'u-1' } },
    })
  await paid('2026-10-01T00:00:00Z', '40000.00')
  await paid('2026-10-31T20:59:59Z', '60000.00')
  await paid('2026-10-31T22:00:01Z', '70000.00')
  await paid('2026-09-30T20:00:00Z', '80000.00')
  const { db } = await depsOf(env)
  const found = await measureReserve(db, shop.id, Date.parse('2026-11-15T10:00:00Z'))
  expect(found).toMatchObject({ by: 'share', reserve: { minor: 250_000 }, month: { name: '2026-11' } })
})

it('at 80 and at 100 per cent leads and administrators hear of it, once a month each', async () => {
  const shop = await openShop()
  await setAside(shop, 120_000)
  await settled(shop, 'full-refund')
  await measured()
  await measured()
  expect(await alarmsOf(shop)).toEqual(['80'])
  await setAside(shop, 100_000)
  await Promise.all([measured(), measured()])
  expect(await alarmsOf(shop)).toEqual(['100', '80'])
  const rows = await env.DB.prepare("select recipient from outbox where shop = ? and n = 'reserve' order by recipient")
    .bind(shop.id)
    .all<{ recipient: string }>()
  const { admin, lead } = shop.staff
  expect(rows.results.map(({ recipient }) => recipient)).toEqual([admin, admin, lead, lead])
})

it('the notice leaves like any mail, and says what is left', async () => {
  const shop = await openShop({ locale: 'ro' })
  await setAside(shop, 100_000)
  await settled(shop, 'full-refund')
  await measured()
  const { sweep } = await import('../../workflows/sweep.ts')
  await env.DB.prepare("update machine set until = 0 where name = 'sweep'").run()
  await sweep(await depsOf(env), false)
  const [mail] = await eventually(async () => {
    const mails = await inbox(shop.staff.lead)
    return (
      mails.some(({ subject }) => subject.includes('epuizat')) &&
      mails.filter(({ subject }) => subject.includes('epuizat'))
    )
  })
  expect(mail?.text).toContain('Liber')
  expect(mail?.text).toContain(`/admin/reserve?shop=${shop.id}`)
})

it('new offers are thriftier once it was measured; what was shown before stays', async () => {
  const shop = await openShop()
  await setAside(shop, 100_000)
  const before = await complain(shop, { category: 'damaged' })
  await acknowledged(before.complaint)
  const shown = await kindsOf(before.complaint)
  expect(shown).toContain('full-refund')
  await settled(shop, 'full-refund')
  await measured()
  const after = await complain(shop, { category: 'damaged' })
  await acknowledged(after.complaint)
  expect(await kindsOf(after.complaint)).toEqual(['replacement', 'redo', 'call'])
  await recover(await depsOf(env), before.complaint as ComplaintId, 'test')
  expect(await kindsOf(before.complaint)).toEqual(shown)
})

it('the figures of the API say the same, and nothing of a shop without a reserve', async () => {
  const shop = await openShop()
  const staff = await signIn(shop.staff.admin)
  const figures = async () =>
    (await SELF.fetch(`${origin}/v1/shops/${shop.id}/figures`, { headers: staff })).json<{ reserve: unknown }>()
  expect((await figures()).reserve).toBeNull()
  await setAside(shop, 200_000)
  await settled(shop, 'full-refund')
  expect((await figures()).reserve).toEqual({
    ...{ month: new Date(Date.now() + 2 * 3_600_000).toISOString().slice(0, 7), currency: 'MDL', setAside: '2000.00' },
    ...{ spent: '1000.00', free: '1000.00', committed: { expected: '0.00', face: '0.00' } },
    ...{ used: 0.5, chanceOfUse: 0.5, state: 'ample' },
  })
})

it.each([
  ['en', 'Set aside', 'Free'],
  ['ru', 'Отложено', 'Свободно'],
  ['ro', 'Pus deoparte', 'Liber'],
])('the page says it in %s, with a picture that is read aloud', async (locale, ...words) => {
  const shop = await openShop({ policy: { caps: { perShopDay: { MDL: 500_000 } } } })
  const staff = { ...(await signIn(shop.staff.agent)), 'accept-language': locale }
  const page = async () => (await SELF.fetch(`${origin}/admin/reserve?shop=${shop.id}`, { headers: staff })).text()
  expect(await page()).toContain('class="empty"')
  await setAside(shop, 200_000)
  const html = await page()
  for (const word of words) expect(html).toContain(word)
  expect(html).toMatch(/<svg class="bar"[^>]*role="img" aria-label="[^"]+"/)
  expect(html).not.toMatch(/[{}]|undefined|style="/)
})

it('a customer’s history is counted from their complaints, joined ones left out, and shown beside the decision', async () => {
  const shop = await openShop()
  const email = `ana-${randomUUID()}@example.com`
  const first = await settled(shop, 'full-refund', { email })
  await env.DB.prepare("update complaints set closed_at = ?2, outcome = 'settled', wake_at = null where id = ?1")
    .bind(first, Date.now())
    .run()
  await env.DB.prepare("update promises set state = 'withdrawn' where complaint = ? and state = 'open'")
    .bind(first)
    .run()
  await env.DB.prepare('update complaints set promise_due_at = null where id = ?').bind(first).run()
  const { complaint } = await complain(shop, { email, category: 'late' })
  await acknowledged(complaint)
  const { db } = await depsOf(env)
  expect(await claimHistory(db, complaint as ComplaintId)).toEqual({
    ...{ before: 1, year: 1, sameKind: 1, disputes: 0, outcomes: [{ outcome: 'settled', count: 1 }] },
    given: [{ minor: 100_000, currency: 'MDL' }],
  })
  const staff = { ...(await signIn(shop.staff.agent)), 'accept-language': 'en' }
  const html = await (await SELF.fetch(`${origin}/admin/complaints/${complaint}`, { headers: staff })).text()
  expect(html).toContain('The same kind of failure 2 times now: the cause may be ours.')
  expect(html).toContain('Nothing here refuses by itself: a person decides.')
  expect(await claimHistory(db, first)).toMatchObject({ before: 1, year: 0 })
})

it('the month turns in the shop’s zone', async () => {
  const shop = await openShop()
  await setAside(shop, 100_000)
  await settled(shop, 'full-refund')
  const { db } = await depsOf(env)
  const now = Date.now()
  const found = await measureReserve(db, shop.id, now)
  const until = found?.month.until ?? 0
  expect(until).toBeGreaterThan(now)
  expect(until - now).toBeLessThanOrEqual(31 * dayMs + 3_600_000)
  expect((await measureReserve(db, shop.id, until))?.spent.minor).toBe(0)
  expect((await measureReserve(db, shop.id, until - 1))?.spent.minor).toBe(100_000)
})

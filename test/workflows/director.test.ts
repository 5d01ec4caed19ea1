import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { gatherNotices } from '../../workflows/digest.ts'
import { recover } from '../../workflows/recover.ts'
import { measureTopSpend } from '../../workflows/top-spend.ts'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  findings,
  inbox,
  mailRow,
  openShop,
  type TestShop,
} from '../harness/shop.ts'
import { deliveriesOf, replyTo, send } from '../http/letters.ts'
import { actAs } from '../http/letters-staff.ts'

const vipAt = async (shop: TestShop) => {
  const raised = await complain(shop, { tags: ['vip'] })
  await acknowledged(raised.complaint)
  await eventually(() => mailRow(raised.complaint, 'staff', 'escalation-vip'))
  return raised
}

const statesOf = async (shop: TestShop, to: string) =>
  (
    await env.DB.prepare(
      `select n, state, provider_id as into_ from outbox where shop = ? and recipient = ? and kind = 'staff' order by planned_at, id`,
    )
      .bind(shop.id, to)
      .all<{ n: string; state: string; into_: string | null }>()
  ).results

it('many VIP complaints at once reach the director as one message at once and one digest', async () => {
  const shop = await openShop()
  const first = await vipAt(shop)
  const others = [await vipAt(shop), await vipAt(shop), await vipAt(shop), await vipAt(shop)]
  await eventually(async () => (await inbox(shop.staff.director)).length === 1)
  expect((await inbox(shop.staff.director))[0]?.subject).toContain(first.order)
  await advance('PT31M')
  const [, digest, ...more] = await inbox(shop.staff.director)
  expect(more).toEqual([])
  expect(digest?.subject).toBe('4 complaints need you')
  for (const { order, complaint } of others) {
    expect(digest?.text).toContain(order)
    expect(digest?.text).toContain(`http://app.test/admin/complaints/${complaint}`)
  }
  expect(digest?.text).toContain('A person is needed: a VIP customer.')
  expect(digest?.text).toContain('Until: ')
  expect(digest?.text).not.toContain(first.order)
  expect(digest?.text).not.toContain('Ana Popescu')
  const states = await statesOf(shop, shop.staff.director)
  expect(states.map(({ n, state }) => `${n} ${state}`)).toEqual([
    'escalation-vip accepted',
    ...others.map(() => 'escalation-vip gathered'),
    'digest accepted',
  ])
  expect(await findings()).toEqual([])
})

it('one that came alone in the window leaves as it is, and the next ones are gathered after it', async () => {
  const shop = await openShop()
  await vipAt(shop)
  const second = await vipAt(shop)
  await advance('PT31M')
  expect((await inbox(shop.staff.director)).map(({ subject }) => subject.includes(second.order))).toEqual([false, true])
  await vipAt(shop)
  expect(await inbox(shop.staff.director)).toHaveLength(2)
  await advance('PT31M')
  expect(await inbox(shop.staff.director)).toHaveLength(3)
})

it('what was taken care of before he was told is not put before him', async () => {
  const shop = await openShop()
  await vipAt(shop)
  const [taken, open] = [await vipAt(shop), await vipAt(shop)]
  await actAs(shop.staff.director, taken.complaint, { action: 'approve-letter' })
  await eventually(() => mailRow(taken.complaint, 'letter'))
  await advance('PT31M')
  const digest = (await inbox(shop.staff.director)).at(-1)
  expect(digest?.subject).toBe('1 complaint needs you')
  expect(digest?.text).toContain(open.order)
  expect(digest?.text).not.toContain(taken.order)
})

it('a threat does not wait for others', async () => {
  const shop = await openShop()
  for (let i = 0; i < 3; i++) {
    const { complaint } = await complain(shop, { text: 'My lawyer will write to you.' })
    await eventually(async () => (await mailRow(complaint, 'staff', 'escalation-threat'))?.state === 'accepted')
  }
  expect(await inbox(shop.staff.lead)).toHaveLength(3)
})

it('gathering at once from many sides makes one digest, and nothing is lost when it is cut off', async () => {
  const shop = await openShop()
  await vipAt(shop)
  const { complaint } = await vipAt(shop)
  await vipAt(shop)
  const deps = await depsOf(env)
  const later = { ...deps, clock: { now: () => deps.clock.now() + 31 * 60_000, wall: deps.clock.wall } }
  // A turn of one of the complaints does not send its notice ahead of the others.
  await recover(later, complaint as ComplaintId, 'customer')
  expect((await statesOf(shop, shop.staff.director)).map(({ state }) => state)).toEqual([
    'accepted',
    'planned',
    'planned',
  ])
  await Promise.all(Array.from({ length: 8 }, () => gatherNotices(later)))
  // Nobody has sent it yet: whoever comes next does.
  expect((await statesOf(shop, shop.staff.director)).map(({ n, state }) => `${n} ${state}`).sort()).toEqual([
    'digest planned',
    'escalation-vip accepted',
    'escalation-vip gathered',
    'escalation-vip gathered',
  ])
  await advance('PT32M')
  expect((await inbox(shop.staff.director)).map(({ subject }) => subject).at(-1)).toBe('2 complaints need you')
  expect(await findings()).toEqual([])
})

it('another complaint of the same customer goes to the person who has the first', async () => {
  const shop = await openShop()
  const email = `twice-${randomUUID()}@example.com`
  const first = await complain(shop, { email, text: 'I will go to the press.' })
  await eventually(() => mailRow(first.complaint, 'staff', 'escalation-threat'))
  // Of two leads the second would be asked first from now on.
  await env.DB.prepare(`insert into staff (shop, email, name, role, created_at) values (?, ?, 'Anton', 'lead', 0)`)
    .bind(shop.id, `a-lead@${shop.id}.test`)
    .run()
  const second = await complain(shop, { email, order: `B-${randomUUID()}`, text: 'My lawyer will write.' })
  await eventually(() => mailRow(second.complaint, 'staff', 'escalation-threat'))
  const owners = await env.DB.prepare('select owner from escalations where complaint in (?, ?)')
    .bind(first.complaint, second.complaint)
    .all<{ owner: string }>()
  expect(owners.results.map(({ owner }) => owner)).toEqual([shop.staff.lead, shop.staff.lead])
  const notice = (await inbox(shop.staff.lead)).at(-1)
  expect(notice?.text).toContain('You have another open complaint of this customer in hand already.')
  // A stranger's goes to whoever is first now.
  const other = await complain(shop, { text: 'My lawyer will write.' })
  await eventually(async () => (await inbox(`a-lead@${shop.id}.test`)).length > 0)
  expect((await mailRow(other.complaint, 'staff', 'escalation-threat'))?.recipient).toBe(`a-lead@${shop.id}.test`)
})

it('the letter leaves from the director’s own address once approved, and the answer to it joins the complaint', async () => {
  const shop = await openShop()
  const { complaint, email } = await vipAt(shop)
  await advance('P3D')
  expect(await mailRow(complaint, 'letter')).toBeNull()
  await actAs(shop.staff.director, complaint, {
    action: 'edit-letter',
    subject: 'Your bags',
    body: 'I looked at them myself.',
    points: [{ text: '300 new bags are sewn', owner: 'Maria', when: 'on 26 November' }],
  })
  expect((await actAs(shop.staff.director, complaint, { action: 'approve-letter' })).http).toBe(200)
  const letter = await eventually(async () => (await inbox(email)).find(({ subject }) => subject === 'Your bags'))
  expect(letter.from).toContain(`<${shop.staff.director}>`)
  const { replyTo: address } = JSON.parse((await mailRow(complaint, 'letter'))?.payload ?? '{}') as { replyTo: string }
  expect(address).toBe(`care@${shop.id}.test`)
  await send(replyTo(letter, { to: address, text: 'Thank you, but two are still missing.' }))
  const joined = await eventually(async () => (await deliveriesOf(shop)).find(({ status }) => status === 'joined'))
  expect(joined.complaint).toBe(complaint)
})

it('the top share is measured by the sweep, compared by the complaint, and explained', async () => {
  const policy = { vip: { topShare: 500, minOrders: 1_000, minSpent: { MDL: 1_000_000_000 } } }
  const shop = await openShop({ policy })
  const people = Array.from({ length: 60 }, (_, i) => ({ id: `cus-${shop.id}-${i}`, minor: (i + 1) * 100_000 }))
  await env.DB.batch(
    people.flatMap(({ id, minor }, i) => [
      env.DB.prepare(
        `insert into customers (shop, id, email, email_key, tags, claimed_orders, mailbox, promotions, created_at)
         values (?1, ?2, ?3, ?3, '[]', 1, 'open', 'none', 0)`,
      ).bind(shop.id, id, `p${i}@${shop.id}.test`),
      env.DB.prepare(
        `insert into orders (shop, external_id, customer, minor, currency, lines, state, refunded_minor, codes, created_at)
         values (?1, ?2, ?3, ?4, 'MDL', '[]', 'paid', 0, '[]', 0)`,
      ).bind(shop.id, `o-${i}`, id, minor),
    ]),
  )
  const deps = await depsOf(env)
  await env.DB.prepare(`delete from machine where name = 'top-spend'`).run()
  await measureTopSpend(deps)
  const tierOf = async (i: number) => {
    const { complaint } = await complain(shop, { email: `p${i}@${shop.id}.test`, order: null })
    await acknowledged(complaint)
    const facts = await loadFacts(deps.db, complaint as ComplaintId)
    return facts?.complaint
  }
  // 5 % of 60 are three: who spent 60, 59 and 58 times a thousand.
  expect((await tierOf(57))?.tier).toBe('vip')
  expect((await tierOf(57))?.tierReason).toMatchObject({ rule: 'top', share: 500, from: 5_800_000, among: 60 })
  expect((await tierOf(56))?.tier).toBe('standard')
})

it('equals stand or fall together: never more than the share are VIPs', async () => {
  const shop = await openShop({ policy: { vip: { topShare: 500 } } })
  await env.DB.batch(
    Array.from({ length: 50 }, (_, i) =>
      env.DB.prepare(
        `insert into customers (shop, id, tags, claimed_orders, claimed_spent, mailbox, promotions, created_at)
         values (?1, ?2, '[]', 1, '{"minor":500000,"currency":"MDL"}', 'open', 'none', 0)`,
      ).bind(shop.id, `cus-${shop.id}-${i}`),
    ),
  )
  const deps = await depsOf(env)
  await env.DB.prepare(`delete from machine where name = 'top-spend'`).run()
  await measureTopSpend(deps)
  const row = await env.DB.prepare('select value from machine where name = ?')
    .bind(`top-spend:${shop.id}`)
    .first<{ value: string }>()
  expect(JSON.parse(row?.value ?? '')).toEqual({ share: 500, from: {} })
})

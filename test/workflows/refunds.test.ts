/** Money that goes back, under races and power cuts: one refund a purpose, never more than the order has. */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { openDb } from '../../db/client.ts'
import { parseAction } from '../../domain/actions.ts'
import type { StaffMember } from '../../domain/complaint.ts'
import type { ComplaintEvent } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { payers } from '../../workers/payers.ts'
import { performAction } from '../../workflows/actions.ts'
import { takeIn } from '../../workflows/intake.ts'
import type { Deps, PaidBack, Payers } from '../../workflows/ports.ts'
import { recover } from '../../workflows/recover.ts'
import { payBackDue } from '../../workflows/refunds.ts'
import { faultyDatabase, PowerCut } from '../harness/faulty.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { eventually, findings } from '../harness/shop.ts'
import { count, one } from '../http/customer-page.ts'
import { choosesMoney, payingShop, refundRow, refundTaskRow } from '../http/refunds-shop.ts'

const minute = 60_000

const nothingButItsWord: ComplaintEvent = {
  ...{ type: 'complaint', externalId: '', category: 'other', channel: 'refund', text: '', at: null, person: null },
  ...{ order: null, dispute: null, refunded: null, rating: null, payment: null },
}

/** The app's own time, `after` so long. */
async function later(after: number, wall = 0): Promise<Deps> {
  const deps = await depsOf(env)
  const { now: at, wall: real } = deps.clock
  return { ...deps, clock: { now: () => at() + after, wall: () => real() + wall } }
}

/** A customer whose choice is final in ten minutes, and who has not been turned to yet. */
async function chosen(kind?: string) {
  const paying = await payingShop()
  const owed = await choosesMoney(paying, kind, false)
  return { paying, ...owed, complaint: owed.complaint as ComplaintId }
}

const planned = async () => {
  const owed = await chosen()
  await recover(await later(11 * minute), owed.complaint, 'test')
  expect((await refundRow(owed.remedy))?.state).toBe('planned')
  return owed
}

const answering = (...answers: PaidBack[]): Payers & { asked: boolean[] } => {
  const said = {
    asked: [] as boolean[],
    async payBack(_deps: Deps, _shop: unknown, _source: string, _request: unknown, may: boolean) {
      said.asked.push(may)
      return answers[Math.min(said.asked.length, answers.length) - 1] ?? { kind: 'later', why: 'nothing was said' }
    },
  }
  return said
}

const insert = (shop: string, purpose: string, order: string, minor: number, currency = 'MDL', state = 'planned') =>
  env.DB.prepare(
    `insert into refunds (shop, purpose, complaint, order_id, payment, source, minor, currency, state, planned_at)
     values (?1, ?2, 'cmp_x', ?3, 'ch_x', 'stripe', ?4, ?5, ?6, 0)`,
  ).bind(shop, purpose, order, minor, currency, state)

async function paidOrder(minor: number) {
  const { shop } = await payingShop()
  const order = `R-${crypto.randomUUID().slice(0, 8)}`
  await env.DB.prepare(
    `insert into orders (shop, external_id, minor, currency, lines, state, refunded_minor, codes, created_at)
     values (?, ?, ?, 'MDL', '[]', 'paid', 0, '[]', 0)`,
  )
    .bind(shop.id, order, minor)
    .run()
  const sum = async () =>
    (
      await one<{ sum: number | null }>(
        'select sum(minor) as sum from refunds where shop = ?1 and order_id = ?2',
        shop.id,
        order,
      )
    )?.sum ?? 0
  return { shop: shop.id, order, sum }
}

it('two hundred turns at once ask for one refund', async () => {
  const { complaint, remedy } = await chosen()
  const deps = await later(11 * minute)
  await Promise.all(Array.from({ length: 200 }, () => recover(deps, complaint, 'race')))
  expect(await count('refunds where purpose = ?1', remedy)).toBe(1)
  expect(await count(`outbox where effect = 'refund' and n = ?1`, remedy)).toBe(1)
})

it('two hundred holders at once pay once', async () => {
  const { paying, remedy } = await planned()
  const deps = await later(11 * minute)
  await Promise.all(Array.from({ length: 200 }, () => payBackDue(deps, payers)))
  expect((await refundRow(remedy))?.state).toBe('accepted')
  expect((await paying.till()).asked).toBe(1)
  expect(await findings()).toEqual([])
})

it('two hundred refunds of one order at once never go above what was paid', async () => {
  const { shop, order, sum } = await paidOrder(100_000)
  const said = await Promise.allSettled(
    Array.from({ length: 200 }, (_, i) => insert(shop, `rem_${shop}_${i}`, order, 30_000).run()),
  )
  expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await sum()).toBe(90_000)
})

it('the guard inside the insert: sum, currency, steps told, an open dispute of any complaint', async () => {
  const { shop, order, sum } = await paidOrder(100_000)
  const no = (statement: D1PreparedStatement) => expect(statement.run()).rejects.toThrow('UNIQUE constraint failed')
  await no(insert(shop, `a-${order}`, order, 100_001))
  await no(insert(shop, `b-${order}`, order, 100, 'EUR'))
  await no(insert(shop, `c-${order}`, 'no-such-order', 100))
  await no(insert(shop, `d-${order}`, order, 0))
  await env.DB.prepare('insert into order_refunds (shop, order_id, refund, minor, at_at) values (?, ?, ?, 40000, 0)')
    .bind(shop, order, 're_hand')
    .run()
  await no(insert(shop, `e-${order}`, order, 60_001))
  await env.DB.prepare('update orders set refunded_minor = 40000 where external_id = ?').bind(order).run()
  await insert(shop, `f-${order}`, order, 60_000).run()
  expect(await sum()).toBe(60_000)
})

it.each([
  ['needs-response', 0, false],
  ['under-review', 0, false],
  ['lost', 1, false],
  ['inquiry', 1, true],
  ['won', 0, true],
  ['closed', 0, true],
])('a dispute that is %s (refundable %i) lets money go: %s', async (state, refundable, may) => {
  const { complaint, remedy } = await chosen()
  const row = await one<{ order_id: string; shop: string }>(
    'select shop, order_id from complaints where id = ?1',
    complaint,
  )
  await env.DB.prepare('update complaints set dispute_id = ?, dispute_state = ?, dispute_refundable = ? where id = ?')
    .bind('stripe:dp_1', state, refundable, complaint)
    .run()
  const inserted = insert(row?.shop ?? '', `try-${remedy}`, row?.order_id ?? '', 100).run()
  await (may ? inserted : expect(inserted).rejects.toThrow('no more of this order'))
})

it('a refund that was made is not rewritten, and none is deleted', async () => {
  const { shop, order } = await paidOrder(100_000)
  const purpose = `p-${order}`
  await insert(shop, purpose, order, 100).run()
  const update = (change: string) =>
    env.DB.prepare(`update refunds set ${change} where purpose = ?`).bind(purpose).run()
  await expect(update('minor = 99')).rejects.toThrow('not rewritten')
  await update(`state = 'accepted', vendor_id = 're_1'`)
  await expect(update(`state = 'refused'`)).rejects.toThrow('not rewritten')
  await expect(env.DB.prepare('delete from refunds where purpose = ?').bind(purpose).run()).rejects.toThrow(
    'not deleted',
  )
})

it('power that fails at any place, before or after, leaves one refund once it is back', async () => {
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= 3; at++) {
      const { paying, remedy } = await planned()
      const deps = await later(11 * minute)
      const cut = { ...deps, db: openDb(faultyDatabase(env.DB, { at, when, seen: 0 })) }
      await payBackDue(cut, payers).catch((error: unknown) => expect(error).toBeInstanceOf(PowerCut))
      // The holder is taken for dead; whoever comes next looks first.
      await payBackDue(await later(14 * minute, 3 * minute), payers)
      expect((await refundRow(remedy))?.state, `${when} ${at}`).toBe('accepted')
      expect((await paying.till()).refunds, `${when} ${at}`).toHaveLength(1)
    }
  }
  expect(await findings()).toEqual([])
})

it('a holder that was taken for dead and comes back late hands nothing to a person while another is paying', async () => {
  const { remedy } = await planned()
  const waiting: ((said: PaidBack) => void)[] = []
  const slow: Payers = { payBack: () => new Promise((resolve) => waiting.push(resolve)) }
  const isAsking = (n: number) => eventually(async () => waiting.length === n)
  const dead = payBackDue(await later(11 * minute), slow)
  await isAsking(1)
  const alive = payBackDue(await later(14 * minute, 3 * minute), slow)
  await isAsking(2)
  waiting[0]?.({ kind: 'refused', refusal: 'declined', why: 'late' })
  await dead
  expect((await refundRow(remedy))?.state).toBe('planned')
  waiting[1]?.({ kind: 'paid', id: 're_9', told: [] })
  await alive
  expect(await refundRow(remedy)).toMatchObject({ state: 'accepted', vendor_id: 're_9' })
})

it('a refund of which nobody owes any more is looked for, not asked for', async () => {
  const { complaint, remedy } = await planned()
  await env.DB.prepare(`update tasks set state = 'dropped' where complaint = ? and kind = 'refund'`)
    .bind(complaint)
    .run()
  const payer = answering({ kind: 'refused', refusal: 'stopped', why: 'not there' })
  await payBackDue(await later(11 * minute), payer)
  expect(payer.asked).toEqual([false])
  expect((await refundRow(remedy))?.state).toBe('refused')
})

it('after a lost answer, a sum there that we do not know may be ours: unknown, not refused', async () => {
  const { complaint, remedy } = await planned()
  const payer = answering({ kind: 'later', why: 'no answer' }, { kind: 'refused', refusal: 'changed', why: 'more' })
  await payBackDue(await later(11 * minute), payer)
  expect(await payBackDue(await later(12 * minute), payer)).toBe(0)
  await payBackDue(await later(14 * minute), payer)
  expect((await refundRow(remedy))?.state).toBe('unknown')
  expect(JSON.parse((await refundTaskRow(complaint))?.about ?? '{}')).toMatchObject({ refusal: 'unknown' })
})

it('a closed complaint stays asleep when the vendor’s word comes late, and the books have it', async () => {
  const { complaint, remedy, order, paying } = await planned()
  const deps = await later(12 * minute)
  let answer: (said: PaidBack) => void = () => undefined
  const asked = payBackDue(deps, { payBack: () => new Promise((resolve) => (answer = resolve)) })
  const version =
    (await one<{ version: number }>('select version from complaints where id = ?1', complaint))?.version ?? 0
  const lead: StaffMember = { email: paying.shop.staff.lead, name: 'Oleg', role: 'lead' }
  const close = parseAction({ action: 'close', version, outcome: 'settled', reason: 'They came by.' })
  if (!close.ok) throw close.error
  expect(await performAction(deps, complaint, close.action, lead)).toMatchObject({ ok: true })
  answer({ kind: 'paid', id: `re_${remedy}`, told: [] })
  await asked
  expect((await refundRow(remedy))?.state).toBe('accepted')
  expect(await one('select wake_at from complaints where id = ?1', complaint)).toEqual({ wake_at: null })
  expect(await one('select refunded_minor from orders where external_id = ?1', order)).toEqual({
    refunded_minor: 600_000,
  })
})

it('no statement of paying back reads a whole table', async () => {
  const { complaint, remedy, paying, payment } = await chosen()
  const seen: Seen = new Map()
  const recorded = await depsOf({ ...env, DB: recordingDatabase(env.DB, seen) })
  const deps = { ...(await later(11 * minute)), db: recorded.db }
  await recover(deps, complaint, 'test')
  await payBackDue(deps, payers)
  expect((await refundRow(remedy))?.state).toBe('accepted')
  const refunded = { ...nothingButItsWord, externalId: 'refund:other', refunded: money(600_000, 'MDL'), payment }
  const { id: shop } = paying.shop
  await takeIn(deps, {
    ...{ shop, shopLocale: 'en', country: 'MD', source: 'paypal', sourceVersion: null, eventId: 'other' },
    ...{ events: [refunded], now: deps.clock.now(), signed: true },
  })
  expect(await count(`grievances where external_id = 'refund:other' and complaint = ?1`, complaint)).toBe(1)
  const whole: string[] = []
  for (const [query, values] of seen) {
    if (!/refund|order_refunds|our-refund/.test(query)) continue
    const { results } = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    whole.push(
      ...results
        .filter(({ detail }) => /^SCAN (?!json_each|told|ours|CONSTANT|\w+ USING INDEX outbox_waiting)/.test(detail))
        .map(({ detail }) => `${detail}: ${query}`),
    )
  }
  expect(whole).toEqual([])
})

/** The order feed closes the loop: a code in an order, an order that falls through, a customer who comes back. */
import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import type { Facts } from '../../domain/complaint.ts'
import { nobody, type OrderEvent } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { takeIn } from '../../workflows/intake.ts'
import { recover } from '../../workflows/recover.ts'
import { sweep } from '../../workflows/sweep.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  findings,
  openShop,
  post,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { api, type Issued, issuedCode, newKey, redeemAt } from '../http/api.ts'

let shop: TestShop
let key: Record<string, string>

beforeAll(async () => {
  shop = await openShop()
  key = await newKey(shop)
})

const now = async () => (await depsOf(env)).clock.now()

async function factsOf(complaint: string): Promise<Facts> {
  const facts = await loadFacts((await depsOf(env)).db, complaint as ComplaintId)
  if (!facts) throw new Error(`no complaint ${complaint}`)
  return facts
}

/** The facts once they are as they should be: what an order changes is done right after its answer. */
const until = (complaint: string, is: (facts: Facts) => boolean) =>
  eventually(async () => {
    const facts = await factsOf(complaint)
    return is(facts) && facts
  })

interface Ordered {
  readonly id?: string
  readonly email?: string
  readonly total?: string
  readonly currency?: string
  readonly placedAt?: number
  readonly codes?: readonly string[]
}

const order = ({
  id = `B-${randomUUID().slice(0, 8)}`,
  total = '60000.00',
  currency = 'MDL',
  placedAt,
  codes = [],
}: Ordered) => ({
  id,
  total: { amount: total, currency },
  ...(placedAt !== undefined && { placedAt: new Date(placedAt).toISOString() }),
  codes,
})

const tell = (state: 'paid' | 'cancelled' | 'refunded', about: Ordered, event?: string) =>
  post(
    shop,
    {
      type: `order.${state}`,
      timestamp: new Date().toISOString(),
      data: {
        order: state === 'paid' ? order(about) : { id: about.id },
        ...(about.email && { customer: { email: about.email } }),
      },
    },
    event,
  )

const paid = async (about: Ordered, event?: string) => tell('paid', { placedAt: await now(), ...about }, event)

const is = (state: string) => (facts: Facts) => facts.codes[0]?.state === state

const ledgerOf = async (complaint: string) =>
  (
    await env.DB.prepare("select entry, minor from ledger where complaint = ? and entry like 'code-%' order by seq")
      .bind(complaint)
      .all<{ entry: string; minor: number }>()
  ).results.map(({ entry, minor }) => `${entry} ${minor}`)

const storyOf = async (complaint: string) =>
  (
    await env.DB.prepare('select event from timeline where complaint = ? order by id')
      .bind(complaint)
      .all<{ event: string }>()
  ).results.map(({ event }) => event)

const typed = (code: string) => ` ${code.toLowerCase().match(/.{4}/g)?.join('-')}`

it('a code in a paid order is used, however it is written and however often the order is told', async () => {
  const issued = await issuedCode(shop)
  const id = `B-${randomUUID()}`
  const about = { id, email: issued.email, codes: ['WELCOME10', typed(issued.code)] }
  await Promise.all(Array.from({ length: 6 }, (_, i) => paid(about, `${id}-${i % 3}`)))
  const facts = await until(issued.complaint, is('redeemed'))
  expect(facts.redemptions).toMatchObject([{ order: id, value: { minor: 200_000 } }])
  expect(await ledgerOf(issued.complaint)).toEqual(['code-issued 200000', 'code-redeemed 200000'])
  expect(facts.tasks.filter(({ kind }) => kind === 'check-code')).toEqual([])
  const rows = await env.DB.prepare('select code from order_codes where shop = ? and order_id = ?')
    .bind(shop.id, id)
    .all()
  expect(rows.results).toEqual([{ code: issued.code }])
  expect(await findings()).toEqual([])
})

it('whoever tells first counts: checkout and order feed together redeem once, in either order and at once', async () => {
  const first = await issuedCode(shop)
  expect((await redeemAt(shop, key, first, { order: 'C-1' })).status).toBe(201)
  await paid({ id: 'C-1', email: first.email, codes: [first.code] })
  const second = await issuedCode(shop)
  await paid({ id: 'C-2', email: second.email, codes: [second.code] })
  await until(second.complaint, is('redeemed'))
  // The checkout that asks about the very order it took the code in hears yes; any other order hears no.
  const asked = await redeemAt(shop, key, second, { order: 'C-2' })
  expect([asked.status, asked.body.amount]).toEqual([201, '2000.00'])
  expect((await redeemAt(shop, key, second, { order: 'C-3' })).status).toBe(409)
  const third = await issuedCode(shop)
  const both = await Promise.all([
    redeemAt(shop, key, third, { order: 'C-4' }),
    paid({ id: 'C-4', email: third.email, codes: [third.code] }),
  ])
  expect(both[0].status).toBe(201)
  for (const { complaint } of [first, second, third]) {
    const facts = await until(complaint, is('redeemed'))
    expect(await ledgerOf(complaint)).toEqual(['code-issued 200000', 'code-redeemed 200000'])
    expect(facts.tasks.filter(({ kind }) => kind === 'check-code')).toEqual([])
  }
  expect(await findings()).toEqual([])
})

it('twenty orders at once with one code: one redemption, the others are looked at by a person', async () => {
  const issued = await issuedCode(shop)
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      paid({ id: `D-${issued.code}-${i}`, email: issued.email, codes: [issued.code] }),
    ),
  )
  const asked = ({ tasks }: Facts) => tasks.filter(({ kind, state }) => kind === 'check-code' && state === 'open')
  const facts = await until(issued.complaint, (one) => is('redeemed')(one) && asked(one).length === 19)
  expect(facts.redemptions.filter(({ reversedAt }) => reversedAt === null)).toHaveLength(1)
  expect(new Set(asked(facts).map(({ about }) => about.conflict))).toEqual(new Set(['second-order']))
  expect(await findings()).toEqual([])
})

it('another person’s order does not use it: an alarm, a task with the reason, and the code stays good', async () => {
  const issued = await issuedCode(shop)
  await paid({ id: 'E-1', email: 'somebody@example.com', codes: [issued.code] })
  const facts = await until(issued.complaint, ({ tasks }) => tasks.some(({ kind }) => kind === 'check-code'))
  expect(facts.codes[0]?.state).toBe('issued')
  expect(facts.tasks.find(({ kind }) => kind === 'check-code')?.about).toMatchObject({
    conflict: 'other-holder',
    order: 'E-1',
  })
  const alarms = await env.DB.prepare('select kind from alarms where complaint = ?').bind(issued.complaint).all()
  expect(alarms.results).toContainEqual({ kind: 'code-conflict' })
  const page = await (await api<never>('GET', `/v1/complaints/${issued.complaint}`, await signIn(shop.staff.agent)))
    .body
  expect(JSON.stringify(page)).toContain('used by somebody else')
})

it('an order that is cancelled gives the code back, also where a checkout had redeemed it', async () => {
  const issued = await issuedCode(shop)
  await paid({ id: 'F-1', email: issued.email, codes: [issued.code], total: '500.00' })
  await until(issued.complaint, is('redeemed'))
  await tell('cancelled', { id: 'F-1' })
  await until(issued.complaint, is('issued'))
  expect((await redeemAt(shop, key, issued, { order: 'F-2' })).status).toBe(201)
  await tell('cancelled', { id: 'F-2' })
  const facts = await until(issued.complaint, is('issued'))
  expect(facts.redemptions.map(({ reversedAt }) => reversedAt !== null)).toEqual([true, true])
  // The cancelled order told once more as paid is cancelled all the same, and uses nothing.
  await paid({ id: 'F-1', email: issued.email, codes: [issued.code] })
  expect((await factsOf(issued.complaint)).codes[0]?.state).toBe('issued')
  expect(await ledgerOf(issued.complaint)).toEqual([
    'code-issued 200000',
    'code-redeemed 50000',
    'code-lapsed 150000',
    'code-reinstated 200000',
    'code-redeemed 200000',
    'code-reinstated 200000',
  ])
  expect(await findings()).toEqual([])
})

it('a checkout that cancels both ways, by call and by webhook, gives the code back once', async () => {
  const issued = await issuedCode(shop)
  const used = await redeemAt(shop, key, issued, { order: 'G-1' })
  await paid({ id: 'G-1', email: issued.email, codes: [issued.code] })
  const path = `/v1/shops/${shop.id}/codes/${issued.code}/redemptions/${used.body.id}`
  await Promise.all([api('DELETE', path, key), tell('cancelled', { id: 'G-1' })])
  const facts = await until(issued.complaint, is('issued'))
  expect(facts.redemptions).toHaveLength(1)
  expect((await ledgerOf(issued.complaint)).filter((row) => row.startsWith('code-reinstated'))).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('an order paid back in part keeps the code used; paid back whole it gives it back', async () => {
  const issued = await issuedCode(shop)
  await paid({ id: 'H-1', email: issued.email, codes: [issued.code] })
  await until(issued.complaint, is('redeemed'))
  const refund = (amount: string) =>
    post(shop, { type: 'order.refunded', data: { order: { id: 'H-1' }, amount: { amount, currency: 'MDL' } } })
  await refund('20000.00')
  await recover(await depsOf(env), issued.complaint, 'test')
  expect((await factsOf(issued.complaint)).codes[0]?.state).toBe('redeemed')
  await refund('40000.00')
  await until(issued.complaint, is('issued'))
})

/** Agreed on, arrived, rated and closed by itself. */
async function closed(total = '20000.00'): Promise<Issued> {
  const issued = await issuedCode(shop, { total })
  const deps = await depsOf(env)
  const at = deps.clock.now()
  await env.DB.batch([
    env.DB.prepare("update codes set state = 'void' where code = ?").bind(issued.code),
    env.DB.prepare("update tasks set state = 'done' where complaint = ?").bind(issued.complaint),
    env.DB.prepare("update escalations set state = 'done' where complaint = ?").bind(issued.complaint),
    env.DB.prepare('update complaints set arrived_at = ? where id = ?').bind(at, issued.complaint),
    env.DB.prepare("insert into ratings (shop, complaint, n, score, text, rated_at) values (?, ?, 1, 5, '', ?)").bind(
      shop.id,
      issued.complaint,
      at,
    ),
  ])
  await recover(deps, issued.complaint, 'test')
  expect((await factsOf(issued.complaint)).complaint).toMatchObject({ outcome: 'settled', stage: 'closed' })
  return issued
}

it('a customer who orders after a complaint was closed has come back: recovered, closed, and nothing leaves', async () => {
  const { complaint, email } = await closed()
  const before = await factsOf(complaint)
  await advance('P10D')
  const placedAt = await now()
  await paid({ id: 'R-1', email, placedAt })
  const facts = await factsOf(complaint)
  expect(facts.complaint).toMatchObject({ outcome: 'recovered', returnedWith: 'R-1', returnedAt: placedAt })
  expect(facts.complaint.closedAt).toBe(before.complaint.closedAt)
  expect(facts.mails).toHaveLength(before.mails.length)
  expect((await storyOf(complaint)).filter((event) => event === 'came-back')).toHaveLength(1)
  // The same order again, and the next one, are no second return.
  await paid({ id: 'R-1', email, placedAt })
  await paid({ id: 'R-2', email })
  expect((await factsOf(complaint)).complaint).toMatchObject({ returnedWith: 'R-1' })
  // An order that falls through is none: the next one is it, and after that nobody came back.
  await tell('cancelled', { id: 'R-1' })
  expect((await factsOf(complaint)).complaint).toMatchObject({ outcome: 'recovered', returnedWith: 'R-2' })
  await tell('refunded', { id: 'R-2' })
  expect((await factsOf(complaint)).complaint).toMatchObject({
    outcome: 'settled',
    returnedWith: null,
    returnedAt: null,
  })
  expect(await findings()).toEqual([])
})

it('orders from before, the problem order itself, and another’s order are no return', async () => {
  const { complaint, email } = await closed()
  const facts = await factsOf(complaint)
  const problem = facts.order?.externalId ?? ''
  await paid({ id: 'S-1', email, placedAt: facts.complaint.receivedAt - 1 })
  await advance('P1D')
  await paid({ id: problem, email })
  await paid({ id: 'S-2', email: 'else@example.com' })
  await post(shop, { type: 'order.paid', data: { order: { id: 'S-3', total: { amount: '1.00', currency: 'MDL' } } } })
  expect((await factsOf(complaint)).complaint).toMatchObject({ outcome: 'settled', returnedWith: null })
  await paid({ id: 'S-4', email, placedAt: (await now()) + 400 * 86_400_000 })
  expect((await factsOf(complaint)).complaint).toMatchObject({ outcome: 'settled', returnedWith: null })
})

it('a return while the complaint is open is known when it closes', async () => {
  const raised = await complain(shop)
  await acknowledged(raised.complaint)
  await paid({ id: 'T-1', email: raised.email })
  expect((await factsOf(raised.complaint)).complaint.returnedWith).toBeNull()
  await advance('P9D')
  const facts = await factsOf(raised.complaint)
  expect(facts.choice?.by).toBe('default')
  await paid({ id: 'T-2', email: raised.email })
  const returned = await factsOf(raised.complaint)
  expect(returned.complaint).toMatchObject({ returnedWith: 'T-2', closedAt: null })
  const verdict = await api('POST', `/v1/complaints/${raised.complaint}/actions`, await signIn(shop.staff.lead), {
    ...{ action: 'close', outcome: 'settled', reason: 'All is well.', version: returned.complaint.version },
  })
  expect(verdict.status).toBe(200)
  expect((await factsOf(raised.complaint)).complaint).toMatchObject({ outcome: 'recovered', stage: 'closed' })
})

it('a second use of the code of a closed complaint is a task somebody can do, and the alarm leaves nothing', async () => {
  const { complaint, code, email } = await closed()
  await paid({ id: 'U-1', email, codes: [code] })
  const facts = await until(complaint, ({ tasks }) => tasks.some(({ kind }) => kind === 'check-code'))
  const task = facts.tasks.find(({ kind }) => kind === 'check-code')
  expect(task?.about.conflict).toBe('void')
  expect(facts.complaint.closedAt).not.toBeNull()
  const done = await api('POST', `/v1/complaints/${complaint}/actions`, await signIn(shop.staff.agent), {
    ...{ action: 'task-done', task: task?.id, version: facts.complaint.version },
  })
  expect(done.status).toBe(200)
  expect(await findings()).toEqual([])
})

it('a turn that died after the order was stored is made up for by the sweep, for closed complaints too', async () => {
  const issued = await issuedCode(shop)
  const at = await now()
  await env.DB.batch([
    env.DB.prepare(
      `insert into orders (shop, external_id, customer, minor, currency, placed_at, lines, state, refunded_minor, codes, created_at)
       select shop, 'V-1', customer, 6000000, 'MDL', ?2, '[]', 'paid', 0, '[]', ?2 from complaints where id = ?1`,
    ).bind(issued.complaint, at),
    env.DB.prepare("insert into order_codes (shop, code, order_id, at_at) values (?, ?, 'V-1', ?)").bind(
      shop.id,
      issued.code,
      at,
    ),
    env.DB.prepare("update complaints set wake_at = ?1, closed_at = ?1, outcome = 'unanswered' where id = ?2").bind(
      at,
      issued.complaint,
    ),
    // Closing begins the care of its customer in the same batch.
    env.DB.prepare(
      `insert into cares (shop, customer, complaint, state, reason, since_at, held_out, started_at, wake_at, turn, wait)
       select shop, customer, id, 'at-risk', '{"why":"unanswered"}', ?1, 0, ?1, ?1, 0, -1 from complaints where id = ?2`,
    ).bind(at, issued.complaint),
  ])
  await sweep(await depsOf(env), false)
  const facts = await until(issued.complaint, is('redeemed'))
  expect(facts.complaint).toMatchObject({ outcome: 'recovered', wakeAt: null })
})

it('no statement of the order feed reads a whole table', async () => {
  const seen: Seen = new Map()
  const deps = await depsOf({ ...env, DB: recordingDatabase(env.DB, seen) })
  const issued = await issuedCode(shop)
  const at = deps.clock.now()
  const about = {
    order: { ...{ externalId: 'W-1', name: null, placedAt: at, lines: [] }, total: money(6_000_000, 'MDL') },
  }
  const person = { ...nobody, email: issued.email }
  for (const state of ['paid', 'cancelled'] as const) {
    const event: OrderEvent = {
      ...{ type: 'order', state, person, codes: [issued.code], amount: null, at, payments: [], ...about },
    }
    const delivered = {
      shop: shop.id,
      shopLocale: 'en',
      country: 'MD',
      source: 'standard',
      sourceVersion: null,
    } as const
    const taken = await takeIn(deps, { ...delivered, eventId: `W-${state}`, events: [event], now: at, signed: true })
    expect(taken).toMatchObject({ status: 'recorded', wake: [issued.complaint] })
    await recover(deps, issued.complaint, 'test')
  }
  expect((await factsOf(issued.complaint)).redemptions).toMatchObject([{ reversedAt: expect.any(Number) }])
  const whole: string[] = []
  for (const [query, values] of seen) {
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results)
      if (/^SCAN (?!json_each|\(|CONSTANT|paged|r$|a$|\w+ USING|\w+ VIRTUAL)/.test(detail))
        whole.push(`${detail}: ${query}`)
  }
  expect(seen.size).toBeGreaterThan(30)
  expect(whole).toEqual([])
})

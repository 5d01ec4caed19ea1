import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { senders } from '../../workers/senders.ts'
import { sweepRound } from '../../workers/sweeping.ts'
import { reconcile } from '../../workflows/reconcile.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { findings } from '../harness/shop.ts'
import {
  type AskableShop,
  depsAt,
  type Happening,
  happen,
  hour,
  openAskableShop,
  shopifyOrder,
  trouble,
  webhook,
  wooOrder,
} from './missed-shop.ts'

const minute = 60_000
let rounds = Date.now()

/** Each test has a day of its own, so that a round is always due. */
const nextDay = () => {
  rounds += 48 * hour
  return rounds
}

const all = async (sql: string, shop: AskableShop) => (await env.DB.prepare(sql).bind(shop.id).all()).results

/** Everything that is known of a shop, without our own ids and times. */
const facts = async (shop: AskableShop) => ({
  orders: await all(
    `select o.external_id, o.name, o.minor, o.currency, o.placed_at, o.lines, o.state, o.refunded_minor, o.codes, k.email
     from orders o left join customers k on k.shop = o.shop and k.id = o.customer where o.shop = ? order by 1`,
    shop,
  ),
  refunds: await all('select order_id, refund, minor from order_refunds where shop = ? order by 1, 2', shop),
  payments: await all('select payment, order_id from payments where shop = ? order by 1', shop),
  customers: await all(
    `select email, external_id, phone, name, locale, tags, claimed_orders, claimed_spent, promotions
     from customers where shop = ? order by 1`,
    shop,
  ),
  complaints: await all(
    `select c.source, c.external_id, c.channel, c.category, c.text, c.order_id, c.locale, c.refunded, c.rating,
       c.dispute_id, c.dispute_state, c.dispute_due_at, c.dispute_reason, c.dispute_refundable, c.tier, k.email
     from complaints c left join customers k on k.shop = c.shop and k.id = c.customer where c.shop = ? order by 1, 2`,
    shop,
  ),
  grievances: await all(
    `select g.source, g.external_id, c.source as of_source, c.external_id as of_grievance
     from grievances g join complaints c on c.id = g.complaint where g.shop = ? order by 1, 2`,
    shop,
  ),
})

const asked = async (shop: AskableShop) =>
  (await all("select event from deliveries where shop = ? and event like 'asked:%'", shop)).length

const mark = (shop: AskableShop, source: string) =>
  env.DB.prepare('select reconciled_at from sources where shop = ? and source = ?')
    .bind(shop.id, source)
    .first<{ reconciled_at: number | null }>()

/** Six hours of a shop's life, in the order it happened. */
function sixHours(from: number): readonly Happening[] {
  const [calm, cancelled, fraud, refunded, disputed] = [0, 0, 0, 0, 0].map(() => shopifyOrder(from))
  const [paid, partly, whole, called] = [0, 0, 0, 0].map(() => wooOrder(from))
  if (!calm || !cancelled || !fraud || !refunded || !disputed || !paid || !partly || !whole || !called) return []
  const at = (minutes: number) => from + minutes * minute
  return [
    calm.paid(at(1)),
    cancelled.paid(at(2)),
    fraud.paid(at(3)),
    refunded.paid(at(4)),
    disputed.paid(at(5)),
    paid(at(6), 'processing'),
    partly(at(7), 'processing'),
    whole(at(8), 'completed'),
    called(at(9), 'processing'),
    cancelled.cancelled(at(60)),
    fraud.cancelled(at(61), 'fraud'),
    refunded.refunded(at(90), '300.00'),
    partly(at(120), 'completed', ['500.00']),
    refunded.refunded(at(150), '900.00'),
    disputed.disputed(at(180), 'needs_response'),
    whole(at(200), 'refunded', ['2600.00']),
    called(at(220), 'cancelled'),
    disputed.disputed(at(300), 'under_review'),
    partly(at(340), 'completed', ['500.00', '100.00']),
  ]
}

it('six hours without a single webhook end in the same facts as six hours with all of them', async () => {
  const told = await openAskableShop()
  const deaf = await openAskableShop()
  const start = nextDay()
  expect((await reconcile(await depsAt(start), senders))?.found).toBe(0)
  for (const happening of sixHours(start)) {
    await happen(told, happening)
    await happen(deaf, happening)
    expect(await webhook(told, happening)).not.toBe('unauthorized')
  }
  const expected = await facts(told)
  expect(expected.orders).toHaveLength(9)
  expect(expected.complaints.length).toBeGreaterThan(4)
  expect((await facts(deaf)).orders).toEqual([])

  const run = await reconcile(await depsAt(start + 6 * hour), senders)
  // Nine orders, and the dispute of one of them.
  expect(run?.found).toBe(10)
  expect(await facts(deaf)).toEqual(expected)
  expect(await facts(told)).toEqual(expected)
  expect(await asked(told)).toBe(0)
  expect((await findings()).filter((finding) => !finding.startsWith('8 '))).toEqual([])
})

it('asked again, told late or told both ways, everything counts once', async () => {
  const shop = await openAskableShop()
  const start = nextDay()
  const happenings = sixHours(start)
  for (const happening of happenings) await happen(shop, happening)
  await reconcile(await depsAt(start + 6 * hour), senders)
  const expected = await facts(shop)
  const deliveries = await asked(shop)
  for (let i = 1; i <= 3; i++)
    expect((await reconcile(await depsAt(start + 6 * hour + i * 10 * minute), senders))?.found).toBe(0)
  for (const happening of [...happenings].reverse()) await webhook(shop, happening)
  const late = await facts(shop)
  expect({ ...late, orders: [] }).toEqual({ ...expected, orders: [] })
  expect(late.orders.map(({ external_id, state, refunded_minor }) => [external_id, state, refunded_minor])).toEqual(
    expected.orders.map(({ external_id, state, refunded_minor }) => [external_id, state, refunded_minor]),
  )
  expect(await asked(shop)).toBe(deliveries)
})

it('a round is due every ten minutes, and two at once are one', async () => {
  const start = nextDay()
  const deps = await depsAt(start)
  const both = await Promise.all([reconcile(deps, senders), reconcile(deps, senders)])
  expect(both.filter((run) => run !== null)).toHaveLength(1)
  expect(await reconcile(await depsAt(start + 9 * minute), senders)).toBeNull()
  expect(await reconcile(await depsAt(start + 10 * minute), senders)).not.toBeNull()
})

it('an API that is busy loses nothing: the mark does not move until everything was taken in', async () => {
  const shop = await openAskableShop()
  const start = nextDay()
  await reconcile(await depsAt(start), senders)
  expect((await mark(shop, 'shopify'))?.reconciled_at).toBe(start - 2 * minute)
  const order = shopifyOrder(start)
  for (const happening of [order.paid(start + hour), order.cancelled(start + 2 * hour)]) await happen(shop, happening)
  await trouble(shop, 'shopify', 1)
  await reconcile(await depsAt(start + 6 * hour), senders)
  expect((await mark(shop, 'shopify'))?.reconciled_at).toBe(start - 2 * minute)
  expect((await facts(shop)).complaints).toEqual([])
  await reconcile(await depsAt(start + 30 * hour), senders)
  expect((await mark(shop, 'shopify'))?.reconciled_at).toBe(start + 30 * hour - 2 * minute)
  expect((await facts(shop)).complaints).toMatchObject([
    { external_id: `cancellation:${order.id}`, email: order.email },
  ])
})

it('what failed half-way is asked for again', async () => {
  const shop = await openAskableShop()
  const start = nextDay()
  await reconcile(await depsAt(start), senders)
  for (const happening of sixHours(start)) await happen(shop, happening)
  const deps = await depsAt(start + 6 * hour)
  let batches = 0
  const failing = new Proxy(deps.db.$client, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'batch') return member.bind(target)
      return (statements: D1PreparedStatement[]) => {
        if (++batches > 4) throw new Error('the database is away')
        return target.batch(statements)
      }
    },
  })
  const db = new Proxy(deps.db, {
    get: (target, name) => (name === '$client' ? failing : Reflect.get(target, name)),
  })
  await reconcile({ ...deps, db }, senders)
  const orders = (await facts(shop)).orders.length
  expect(orders).toBeLessThan(9)
  await reconcile(await depsAt(start + 6 * hour + 10 * minute), senders)
  expect((await facts(shop)).orders).toHaveLength(9)
})

it('staff see when webhooks were lost, once a day, and asking is no sign that they arrive', async () => {
  const shop = await openAskableShop()
  const start = nextDay()
  await reconcile(await depsAt(start), senders)
  const alarms = () => all("select kind, key from alarms where shop = ? and kind = 'webhooks-missed'", shop)
  for (let i = 1; i <= 2; i++) {
    const order = shopifyOrder(start)
    await happen(shop, order.paid(start + i * minute))
    await happen(shop, order.cancelled(start + i * minute))
    await reconcile(await depsAt(start + i * 20 * minute), senders)
    expect(await alarms()).toHaveLength(1)
  }
  expect(await all('select last_seen_at from sources where shop = ? and last_seen_at is not null', shop)).toEqual([])
  expect(await all("select n, complaint from outbox where shop = ? and effect = 'alarm'", shop)).toEqual([
    { n: 'webhooks-missed', complaint: null },
  ])
})

it('a source that was regular and has gone silent raises one alarm, and a quiet night none', async () => {
  const shop = await openAskableShop()
  const start = nextDay()
  const silent = () => all("select key from alarms where shop = ? and kind = 'source-silent'", shop)
  const hear = async (at: number) => {
    await env.DB.prepare("update sources set last_seen_at = ? where shop = ? and source = 'shopify'")
      .bind(at, shop.id)
      .run()
    await reconcile(await depsAt(at + 10 * minute), senders)
  }
  for (let day = 0; day < 9; day++) for (const at of [8, 18]) await hear(start + (day * 24 + at) * hour)
  const last = start + (8 * 24 + 18) * hour
  await reconcile(await depsAt(last + 16 * hour), senders)
  expect(await silent()).toEqual([])
  for (const hours of [31, 40, 60]) await reconcile(await depsAt(last + hours * hour), senders)
  expect(await silent()).toEqual([{ key: `source-silent:${shop.id}:shopify:${last}` }])
  rounds = last + 60 * hour
})

it('the second clock is asked to call every ten minutes: once a day, and by one name', async () => {
  const schedules = async () =>
    (await fetch('http://world.test/v2/schedules', { headers: { authorization: 'Bearer token' } })).json()
  const deps = await depsAt(nextDay())
  let asked = 0
  const courier = { ...deps.courier, keepReconciling: () => deps.courier.keepReconciling().finally(() => asked++) }
  for (const days of [0, 0, 1.1]) {
    const wall = () => Date.now() + days * 24 * hour
    await sweepRound({ ...deps, courier, clock: { ...deps.clock, wall } }, false)
  }
  expect(asked).toBe(2)
  expect(await schedules()).toMatchObject([
    { scheduleId: 'amends-reconcile', cron: '*/10 * * * *', destination: 'http://app.test/jobs/reconcile' },
  ])
})

it('no statement of a round reads a whole table', async () => {
  const shop = await openAskableShop()
  const start = nextDay()
  await reconcile(await depsAt(start), senders)
  for (const happening of sixHours(start)) await happen(shop, happening)
  const seen: Seen = new Map()
  const deps = await depsAt(start + 6 * hour)
  const client = recordingDatabase(env.DB, seen)
  const db = new Proxy(deps.db, { get: (target, name) => (name === '$client' ? client : Reflect.get(target, name)) })
  expect((await reconcile({ ...deps, db }, senders))?.found).toBeGreaterThan(0)
  expect(seen.size).toBeGreaterThan(10)
  for (const [query, values] of seen) {
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    // What the statement has made itself is read as a whole: that is what it was made for.
    const made = plan.results.flatMap(({ detail }) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)$/.exec(detail)?.[1] ?? [])
    for (const { detail } of plan.results)
      if (!made.some((name) => detail === `SCAN ${name}`))
        expect(detail, query).not.toMatch(/^SCAN (?!json_each|\(|CONSTANT|\w+ USING|\w+ VIRTUAL)/)
  }
})

/** A customer's care in workerd, through the app's own doors: begun, woken, raced for, and carried through a year. */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { openDb } from '../../db/client.ts'
import type { CareKey } from '../../domain/care/care.ts'
import { isHeldOut } from '../../domain/care/hold-out.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { sweep } from '../../workflows/sweep.ts'
import { tend } from '../../workflows/tend.ts'
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
import { api } from '../http/api.ts'
import { count, one, press, type Visitor, visitor } from '../http/customer-page.ts'

const dayMs = 86_400_000

interface CareRow {
  readonly shop: CareKey['shop']
  readonly customer: CustomerId
  readonly complaint: string
  readonly state: string
  readonly reason: string
  readonly since_at: number
  readonly held_out: number
  readonly wake_at: number | null
  readonly turn: number
  readonly wait: number
}

const careRow = (shop: TestShop, email: string) =>
  one<CareRow>(
    'select r.* from cares r join customers u on u.shop = r.shop and u.id = r.customer where u.shop = ?1 and u.email_key = ?2',
    shop.id,
    email,
  )

async function careOf(shop: TestShop, email: string): Promise<CareRow> {
  const row = await careRow(shop, email)
  if (!row) throw new Error('no care has begun')
  return row
}

const standing = async (shop: TestShop, email: string) => {
  const { state, reason } = await careOf(shop, email)
  return `${state} ${JSON.parse(reason).why}`
}

const turnsOf = async ({ shop, customer }: CareKey) =>
  (
    await env.DB.prepare('select turn, moves from care_turns where shop = ?1 and customer = ?2 order by turn')
      .bind(shop, customer)
      .all<{ turn: number; moves: string }>()
  ).results.map(({ turn, moves }) => `${turn} ${JSON.parse(moves).join(' ')}`)

const buys = (shop: TestShop, email: string, id: string, type = 'order.paid') =>
  post(shop, {
    type,
    timestamp: new Date().toISOString(),
    data: { order: { id, total: { amount: '500.00', currency: 'MDL' } }, customer: { id: email, email } },
  })

/** A person closes it. */
async function close(shop: TestShop, complaint: string, outcome: string) {
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const { version } =
      (await one<{ version: number }>('select version from complaints where id = ?1', complaint)) ?? {}
    const action = { action: 'close', version, outcome, reason: 'It is done.' }
    return (await api('POST', `/v1/complaints/${complaint}/actions`, lead, action)).status === 200
  })
}

async function ended(shop: TestShop, outcome = 'settled'): Promise<Visitor> {
  const visit = await visitor(shop)
  await close(shop, visit.complaint, outcome)
  return visit
}

it('care begins in the batch that closes the complaint, and a year of it is told by the shop’s rhythm', async () => {
  const shop = await openShop({ policy: { care: { silentDays: 90 } } })
  const { email, complaint } = await ended(shop, 'unanswered')
  const { closed_at: closedAt = 0 } =
    (await one<{ closed_at: number }>('select closed_at from complaints where id = ?1', complaint)) ?? {}
  expect(await careOf(shop, email)).toMatchObject({ complaint, state: 'at-risk', since_at: closedAt })
  expect(await standing(shop, email)).toBe('at-risk unanswered')
  await advance('P89D')
  expect(await standing(shop, email)).toBe('at-risk unanswered')
  await advance('P2D')
  expect(await standing(shop, email)).toBe('departed silent')
  // At the very instant, not when somebody happened to look.
  const { since_at: since } = await careOf(shop, email)
  expect(since - closedAt - 90 * dayMs).toBeLessThan(10_000)
  await advance('P270D')
  expect(await standing(shop, email)).toBe('departed silent')
  await buys(shop, email, `back-${email}`)
  await advance('PT1M')
  expect(await standing(shop, email)).toBe('returned bought-again')
  await buys(shop, email, `back-${email}`, 'order.cancelled')
  await advance('PT1M')
  expect(await standing(shop, email)).toBe('departed silent')
  expect(await turnsOf(await careOf(shop, email))).toEqual(['1 note-state', '2 note-return', '3 note-state'])
  expect(await findings()).toEqual([])
})

it('a goodbye is a departure at once, and stays the same one when the complaint closes', async () => {
  const shop = await openShop()
  const visit = await visitor(shop)
  expect(await careRow(shop, visit.email)).toBeNull()
  expect((await press(visit, 'goodbye')).status).toBe(303)
  expect(await standing(shop, visit.email)).toBe('departed said-goodbye')
  const { since_at: since, held_out: held } = await careOf(shop, visit.email)
  await close(shop, visit.complaint, 'departed')
  expect(await standing(shop, visit.email)).toBe('departed said-goodbye')
  expect(await careOf(shop, visit.email)).toMatchObject({ since_at: since, held_out: held, wait: -1 })
  await buys(shop, visit.email, `back-${visit.email}`)
  await advance('PT1M')
  expect(await standing(shop, visit.email)).toBe('returned bought-again')
})

it('a later complaint renews the care: its own end counts, and who was held out stays so', async () => {
  const shop = await openShop({ policy: { care: { holdOutShare: 0 } } })
  const first = await ended(shop, 'unanswered')
  await env.DB.prepare('update cares set held_out = 1 where shop = ?1').bind(shop.id).run()
  await advance('P1D')
  const second = await complain(shop, { email: first.email, category: 'late' })
  expect(second.status).toBe('opened')
  await acknowledged(second.complaint)
  await close(shop, second.complaint, 'settled')
  expect(await careOf(shop, first.email)).toMatchObject({ complaint: second.complaint, state: 'active', held_out: 1 })
  expect(await count('cares where shop = ?1', shop.id)).toBe(1)
})

it('who is held out is drawn by the hash, once, when care begins', async () => {
  const shop = await openShop({ policy: { care: { holdOutShare: 5_000 } } })
  const visits = [await ended(shop), await ended(shop), await ended(shop), await ended(shop)]
  for (const { email } of visits) {
    const { customer, held_out: held } = await careOf(shop, email)
    expect(held).toBe(Number(isHeldOut(shop.id, 'damaged', null, customer, 5_000)))
  }
})

it('an order is one turn, however many look at it at the same time', async () => {
  const shop = await openShop()
  const { email } = await ended(shop)
  const { customer } = await careOf(shop, email)
  const key = { shop: shop.id, customer }
  await buys(shop, email, `race-${email}`)
  const deps = await depsOf(env)
  const passes = await Promise.all(Array.from({ length: 12 }, () => tend(deps, key, 'test')))
  expect(passes.reduce((sum, pass) => sum + (pass?.moves ?? 0), 0)).toBe(1)
  expect(await turnsOf(key)).toEqual(['1 note-return'])
  expect(await careOf(shop, email)).toMatchObject({ turn: 1, state: 'returned' })
  expect(await tend(deps, key, 'test')).toMatchObject({ moves: 0 })
})

it('news written while a care is decided undoes the decision', async () => {
  const shop = await openShop()
  const { email } = await ended(shop)
  const { customer } = await careOf(shop, email)
  const order = `news-${email}`
  await buys(shop, email, order)
  // Between what is read and what is recorded the order is cancelled.
  let batches = 0
  const binding = new Proxy(env.DB, {
    get(target, name) {
      if (name !== 'batch') {
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      }
      return async (statements: D1PreparedStatement[]) => {
        if (++batches === 2) await buys(shop, email, order, 'order.cancelled')
        return target.batch(statements)
      }
    },
  })
  const deps = { ...(await depsOf(env)), db: openDb(binding) }
  expect(await tend(deps, { shop: shop.id, customer }, 'test')).toMatchObject({ moves: 0 })
  expect(batches).toBeGreaterThan(2)
  expect(await standing(shop, email)).toBe('active recovered')
  expect(await turnsOf({ shop: shop.id, customer })).toEqual([])
})

it('consent, its end, and a new complaint wake a care at once', async () => {
  const shop = await openShop()
  const visit = await ended(shop)
  const asleep = async () => {
    await advance('PT1M')
    const { wake_at: wakeAt } = await careOf(shop, visit.email)
    const { now } = (await depsOf(env)).clock
    expect(wakeAt).toBeGreaterThan(now() + dayMs)
    return now()
  }
  const isWoken = async () => {
    const { wake_at: wakeAt } = await careOf(shop, visit.email)
    expect(wakeAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual((await depsOf(env)).clock.now())
  }
  await asleep()
  expect((await press(visit, 'consent')).status).toBe(303)
  await isWoken()
  await asleep()
  expect((await press(visit, 'unsubscribe')).status).toBe(303)
  await isWoken()
  await asleep()
  expect((await complain(shop, { email: visit.email, order: null })).status).toBe('opened')
  await isWoken()
})

it('each care has an instance that the sweep starts once, and that a nudge wakes', async () => {
  const shop = await openShop()
  const { email } = await ended(shop)
  const deps = await depsOf(env)
  await eventually(async () => {
    await sweep(deps)
    return (await careOf(shop, email)).wait === 0
  })
  const { customer } = await careOf(shop, email)
  const instance = await env.CARE.get(customer)
  await eventually(async () => ['waiting', 'running'].includes((await instance.status()).status))
  await deps.careEngine.start([{ shop: shop.id, customer }])
  for (const wait of [0, 1]) {
    await deps.careEngine.nudge(customer, wait)
    await eventually(async () => (await careOf(shop, email)).wait === wait + 1)
  }
  expect(await findings()).toEqual([])
})

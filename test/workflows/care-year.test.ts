/** Twelve months and more after a complaint, by the real playbook of care: who hears what, and who hears nothing. */
import { env, SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { wakeCaresOfCause } from '../../db/cares.ts'
import * as t from '../../db/schema.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { advance, eventually, findings, inbox, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { api, newKey } from '../http/api.ts'
import { count, one, press, type Visitor, visitor } from '../http/customer-page.ts'

const dayMs = 86_400_000

interface Person extends Visitor {
  readonly customer: CustomerId
}

async function ended(shop: TestShop, wishes: readonly ('consent' | 'unsubscribe')[] = []): Promise<Person> {
  const visit = await visitor(shop)
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const row = await one<{ version: number }>('select version from complaints where id = ?1', visit.complaint)
    const action = { action: 'close', version: row?.version, outcome: 'settled', reason: 'It is done.' }
    return (await api('POST', `/v1/complaints/${visit.complaint}/actions`, lead, action)).status === 200
  })
  for (const wish of wishes) expect((await press(visit, wish)).status).toBe(303)
  const row = await one<{ customer: CustomerId }>('select customer from complaints where id = ?1', visit.complaint)
  if (!row) throw new Error('no customer')
  return { ...visit, customer: row.customer }
}

interface TouchRow {
  readonly kind: string
  readonly n: string
  readonly class: string
  readonly message: string | null
  readonly at_at: number
}

const touchesOf = async (shop: TestShop, { customer }: Person): Promise<readonly TouchRow[]> =>
  (
    await env.DB.prepare('select * from touches where shop = ?1 and customer = ?2 order by at_at')
      .bind(shop.id, customer)
      .all<TouchRow>()
  ).results

/** Mail of care that arrived, oldest first. */
const heard = async (shop: TestShop, person: Person) => {
  const subjects = await env.DB.prepare(
    "select subject from outbox where shop = ?1 and customer = ?2 and effect = 'mail' and state = 'accepted'",
  )
    .bind(shop.id, person.customer)
    .all<{ subject: string }>()
  const known = new Set(subjects.results.map(({ subject }) => subject))
  return (await inbox(person.email)).filter(({ subject }) => known.has(subject))
}

const open = { holdOutShare: 0 }

it('a year brings greetings to who agreed, far apart and by their own names, until one click stops them for ever', async () => {
  const shop = await openShop({ policy: { care: open } })
  const [willing, silent] = [await ended(shop, ['consent']), await ended(shop)]
  await advance('P365D')
  const touches = await touchesOf(shop, willing)
  expect(touches.length).toBeGreaterThanOrEqual(3)
  expect(touches.length).toBeLessThanOrEqual(6)
  expect(new Set(touches.map(({ kind, n }) => `${kind} ${n}`)).size).toBe(touches.length)
  touches.slice(1).forEach(({ at_at: at }, i) => {
    expect(at - (touches[i]?.at_at ?? 0)).toBeGreaterThanOrEqual(45 * dayMs)
  })
  const mails = await heard(shop, willing)
  expect(mails).toHaveLength(touches.length)
  expect(await touchesOf(shop, silent)).toEqual([])
  const [last] = mails.toReversed()
  expect(last?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const link = /<([^>]+)>/.exec(last?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await SELF.fetch(link, { method: 'POST', body, redirect: 'manual' })).status).toBe(200)
  await advance('P365D')
  expect(await heard(shop, willing)).toHaveLength(touches.length)
  expect(await findings()).toEqual([])
})

it('who is held out hears nothing, and what they would have heard is kept', async () => {
  const shop = await openShop({ policy: { care: open } })
  const person = await ended(shop, ['consent'])
  await env.DB.prepare('update cares set held_out = 1 where shop = ?1').bind(shop.id).run()
  await advance('P365D')
  const touches = await touchesOf(shop, person)
  expect(touches.length).toBeGreaterThanOrEqual(3)
  expect(touches.every(({ message }) => message === null)).toBe(true)
  expect(await count('outbox where customer = ?1', person.customer)).toBe(0)
  expect(await findings()).toEqual([])
})

it('after a systemic fault there is silence until it is fixed, then one letter to everybody it touched', async () => {
  const shop = await openShop({ policy: { care: open } })
  const deps = await depsOf(env)
  const people = [await ended(shop, ['consent']), await ended(shop), await ended(shop, ['unsubscribe'])]
  await deps.db.insert(t.causes).values({
    ...{ shop: shop.id, id: 'cause-1', name: 'Thin straps', action: 'Thicker straps', evidence: '', changed: {} },
    ...{ openedBy: 'system' as const, openedAt: deps.clock.now(), version: 1 },
    verdict: 'systemic',
    state: 'open',
  })
  await env.DB.prepare("update complaints set cause = 'cause-1' where shop = ?1").bind(shop.id).run()
  await advance('P180D')
  for (const person of people) expect(await touchesOf(shop, person)).toEqual([])
  const closedAt = (await depsOf(env)).clock.now()
  const changed = JSON.stringify({ en: 'The straps are twice as thick.' })
  await env.DB.prepare("update causes set state = 'closed', closed_at = ?2, changed = ?3 where shop = ?1")
    .bind(shop.id, closedAt, changed)
    .run()
  await wakeCaresOfCause(deps.db, shop.id, 'cause-1', closedAt)
  await advance('P5D')
  const told = await Promise.all(people.map((person) => touchesOf(shop, person)))
  expect(
    told.map((touches) => touches.filter(({ kind }) => kind === 'cause-fixed').map(({ class: of }) => of)),
  ).toEqual([['service'], ['service'], []])
  await wakeCaresOfCause(deps.db, shop.id, 'cause-1', (await depsOf(env)).clock.now())
  await advance('P30D')
  expect(await count("touches where shop = ?1 and kind = 'cause-fixed'", shop.id)).toBe(2)
  expect(await findings()).toEqual([])
})

it('an offer to come back brings a code of its own, once, that the checkout takes', async () => {
  const winBack = { afterMonths: 3, validMonths: 3, sums: { MDL: 25_000 } }
  const shop = await openShop({ policy: { care: { ...open, silentDays: 30, greetings: false, winBack } } })
  const person = await ended(shop, ['consent'])
  await advance('P80D')
  expect(await touchesOf(shop, person)).toEqual([])
  await advance('P60D')
  expect((await touchesOf(shop, person)).map(({ kind }) => kind)).toEqual(['win-back'])
  const code = await one<{ code: string; minor: number; purpose: string }>(
    'select code, minor, purpose from codes where shop = ?1',
    shop.id,
  )
  expect(code).toMatchObject({ minor: 25_000, purpose: `win-back:${person.complaint}` })
  const key = { ...(await newKey(shop)), 'idempotency-key': 'back' }
  const redeemed = await api('POST', `/v1/shops/${shop.id}/codes/${code?.code}/redemptions`, key, {
    order: { id: 'back-1', total: { amount: '900.00', currency: 'MDL' } },
    customer: { email: person.email },
  })
  expect(redeemed.status).toBe(201)
  await advance('P200D')
  expect(await count("touches where shop = ?1 and kind = 'win-back'", shop.id)).toBe(1)
  expect(await findings()).toEqual([])
})

it('an offer that nobody took lapses after its last day, though its complaint is long closed and asleep', async () => {
  const winBack = { afterMonths: 3, validMonths: 3, sums: { MDL: 25_000 } }
  const shop = await openShop({ policy: { care: { ...open, silentDays: 30, greetings: false, winBack } } })
  const person = await ended(shop, ['consent'])
  await advance('P140D')
  const code = await one<{ code: string; expires_at: number }>(
    'select code, expires_at from codes where shop = ?1',
    shop.id,
  )
  const before = (code?.expires_at ?? 0) - (await depsOf(env)).clock.now() - dayMs
  await advance(`PT${Math.floor(before / 1_000)}S`)
  const lapsed = "ledger where complaint = ?1 and entry = 'code-lapsed' and minor = 25000"
  expect(await count(lapsed, person.complaint)).toBe(0)
  await advance('P2D')
  expect(await count(lapsed, person.complaint)).toBe(1)
  expect(await one('select state from codes where code = ?1', code?.code ?? '')).toEqual({ state: 'expired' })
  expect(await findings()).toEqual([])
})

it('an offer beyond a cap is not made, and nothing else waits for it', async () => {
  const winBack = { afterMonths: 3, validMonths: 3, sums: { MDL: 25_000 } }
  const policy = { care: { ...open, silentDays: 30, winBack }, caps: { perShopDay: { MDL: 100 } } }
  const shop = await openShop({ policy })
  const person = await ended(shop, ['consent'])
  await advance('P150D')
  const kinds = (await touchesOf(shop, person)).map(({ kind }) => kind)
  expect(kinds).not.toContain('win-back')
  expect(kinds).toContain('greeting')
  expect(await count('codes where shop = ?1', shop.id)).toBe(0)
  const care = await one<{ wake_at: number }>('select wake_at from cares where shop = ?1', shop.id)
  expect(care?.wake_at).toBeGreaterThan((await depsOf(env)).clock.now())
  expect(await findings()).toEqual([])
})

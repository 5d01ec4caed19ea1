/**
 * A shop whose doors lead through a database that can be cut off at any operation, with its vendors beside it: what the
 * random days of balance.test.ts are lived in. What a door answered is remembered, because an answer is a promise.
 */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { depsOf } from '../../adapters/deps.ts'
import type { Till } from '../../local/payments/till.ts'
import worker from '../../workers/index.ts'
import { faultyDatabase } from '../harness/faulty.ts'
import { linkIn, mailRow, openShop, origin, signed, signIn, type TestShop } from '../harness/shop.ts'
import { newKey } from '../http/api.ts'
import { type Account, connect, type System } from '../http/checkouts.ts'
import { nonceOf } from '../http/customer-page.ts'

/** What a day of this shop is like. */
export interface Frame {
  /** The checkout that keeps codes of its own; null where none does. */
  readonly checkout: System | null
  /** Refunds go back by themselves. */
  readonly pays: boolean
  readonly cap: 'none' | 'person' | 'day' | 'complaint'
  /** Two scarves are on the shelf, or nothing is. */
  readonly gifts: boolean
  readonly vip: boolean
}

export interface Cut {
  at: number
  when: 'before' | 'after'
  seen: number
}

/** No instance ever runs: what the engine would do is left to the sweep. One clock less, and a run can be repeated. */
const idle = <Binding extends object>(binding: Binding): Binding =>
  new Proxy(binding, {
    get: (_, name) => () =>
      name === 'createBatch' ? Promise.resolve([]) : Promise.reject(new Error('the engine is down')),
  })

const cut: Cut = { at: 0, when: 'before', seen: 0 }
const world: Env = { ...env, DB: faultyDatabase(env.DB, cut), RECOVERY: idle(env.RECOVERY), CARE: idle(env.CARE) }

export interface Heard {
  /** 0: the line went dead. */
  readonly status: number
  readonly text: string
  readonly location: string
}

/** One request to the app as it runs, waited for to its very end. */
export async function knock(path: string, init: RequestInit): Promise<Heard> {
  const context = createExecutionContext()
  let heard: Heard = { status: 0, text: '', location: '' }
  try {
    const answer = await worker.fetch(
      new Request(path.startsWith('http') ? path : origin + path, { redirect: 'manual', ...init }),
      world,
      context,
    )
    heard = { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' }
  } catch (error) {
    if (cut.at === 0) throw error
  }
  await waitOnExecutionContext(context).catch((error: unknown) => {
    if (cut.at === 0) throw error
  })
  return heard
}

const guard = { authorization: 'Bearer world', 'content-type': 'application/json' }
const order = (message: object, at: string) =>
  fetch(`http://world.test${at}`, { method: 'POST', headers: guard, body: JSON.stringify(message) })

export class Town {
  /** Redemptions as their door answered: id to what came off. */
  readonly redeemed = new Map<string, string>()
  /** Redemptions whose door said that they were given back. */
  readonly givenBack = new Set<string>()
  readonly keys: string[] = []
  readonly refusals = new Map<string, number>()
  private readonly links = new Map<string, string>()
  /** Numbers what happens, so that a run can be told again. */
  n = 0

  constructor(
    readonly shop: TestShop,
    readonly apiKey: Record<string, string>,
    readonly frame: Frame,
    private readonly account: Account | null,
    private readonly tillKey: string | null,
  ) {}

  /** The app's own time. */
  async now(): Promise<number> {
    return (await depsOf(env)).clock.now()
  }

  async iso(): Promise<string> {
    return new Date(await this.now()).toISOString()
  }

  /** The n-th customer of the shop: three orders each, the sums of the contract's examples and two that do not divide. */
  person(n: number) {
    const who = n % 3
    const total = ['20000.00', '1000.00', '333.33'][who] ?? ''
    return { email: `ana-${who}@${this.shop.id}.example.com`, order: `A-${who}-${this.shop.id}`, total }
  }

  order(about: object, id: string) {
    return { id, placedAt: '2026-11-12T09:00:00Z', lines: [], ...about }
  }

  post(type: string, data: object, id: string = randomUUID()): () => Promise<Heard> {
    const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data })
    return () => knock(`/webhooks/${this.shop.id}/standard`, { method: 'POST', headers: signed(body, id), body })
  }

  async form(complaint: string, act: string, fields: Record<string, string>): Promise<() => Promise<Heard>> {
    const link = await this.linkOf(complaint)
    if (link === null) return nothing
    const form = await nonceOf(link).catch(() => null)
    if (form === null) return nothing
    const body = new URLSearchParams({ ...fields, form }).toString()
    const headers = { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' }
    return () => knock(`${link}/${act}`, { method: 'POST', headers, body })
  }

  private async linkOf(complaint: string): Promise<string | null> {
    const known = this.links.get(complaint)
    if (known) return known
    const row = await mailRow(complaint, 'acknowledgement')
    if (!row) return null
    const link = linkIn(row.payload)
    this.links.set(complaint, link)
    return link
  }

  /** A person of the shop acts on the complaint as it stands when they press the button. */
  async staff(role: 'agent' | 'lead' | 'director', complaint: string, action: object): Promise<() => Promise<Heard>> {
    const headers = { ...(await signIn(this.shop.staff[role])), 'content-type': 'application/json' }
    const version = (await one<{ version: number }>('select version from complaints where id = ?1', complaint))?.version
    const body = JSON.stringify({ ...action, version })
    return () => knock(`/v1/complaints/${complaint}/actions`, { method: 'POST', headers, body })
  }

  code(method: string, path: string, body?: object, idempotencyKey?: string): () => Promise<Heard> {
    const headers = {
      ...this.apiKey,
      ...(body && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    }
    return () =>
      knock(`/v1/shops/${this.shop.id}/codes/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  }

  async till(): Promise<Till | null> {
    if (this.tillKey === null) return null
    return (await fetch(`http://world.test/tills/stripe/${this.tillKey}`, { headers: guard })).json<Till>()
  }

  /** Something at Stripe that is not our doing. */
  async atTill(about: Partial<Till>): Promise<void> {
    if (this.tillKey !== null) await order(about, `/tills/stripe/${this.tillKey}`)
  }

  async trouble(service: 'mail' | 'codes' | 'till', mode: '429' | '500' | 'accept-then-drop', times: number) {
    if (service === 'mail') await order({ resend: { mode, times } }, '/faults')
    else if (service === 'till') await this.atTill({ trouble: times > 0 ? { mode, times } : null })
    else if (this.account) {
      await order({ trouble: mode, times: String(times) }, `/codes/${this.account.system}/${this.account.key}`)
    }
  }

  /** Every vendor is well again, and whoever held a lease when the power went is taken for dead. */
  async recovers(): Promise<void> {
    cut.at = 0
    await order({ resend: { mode: 'ok' } }, '/faults')
    await this.trouble('codes', '500', 0)
    await this.trouble('till', '500', 0)
    await leasesEnd()
  }

  advance(duration: string): Promise<Heard> {
    const headers = { 'content-type': 'application/json' }
    return knock('/local/clock', { method: 'POST', headers, body: JSON.stringify({ advance: duration }) })
  }
}

export const nothing = (): Promise<Heard> => Promise.resolve({ status: 0, text: '', location: '' })

/** Leases are in real time, and whoever held one was cut off. */
export const leasesEnd = () =>
  env.DB.batch([
    env.DB.prepare("update outbox set lease_until_at = 0 where state = 'sending'"),
    env.DB.prepare("update look_ups set lease_until_at = 0 where state = 'open' and lease_until_at is not null"),
    env.DB.prepare('update machine set until = 0 where name = ?').bind('sweep'),
  ])

/** From here on, the n-th operation of the database fails, before it is done or after. */
export function cutAt(at: number, when: Cut['when']): void {
  Object.assign(cut, { at, when, seen: 0 })
}
/** Whether the power went since it was told to. */
export const wasCut = (): boolean => cut.at > 0 && cut.seen >= cut.at

export const one = <Row>(sql: string, ...values: readonly (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .first<Row>()

export const all = async <Row>(sql: string, ...values: readonly (string | number)[]): Promise<readonly Row[]> =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Row>()
  ).results

const caps = {
  none: {},
  person: { perPersonYear: { MDL: 450_000 } },
  day: { perShopDay: { MDL: 450_000 } },
  complaint: { perComplaint: { MDL: 150_000 } },
} as const

/** A shop of this kind, its scarves on the shelf, and its first customer's order paid at Stripe. */
export async function town(frame: Frame): Promise<Town> {
  const refunds = { automatic: { enabled: true, most: { MDL: 2_000_000 } } }
  const shop = await openShop({ policy: { caps: caps[frame.cap], ...(frame.pays && { refunds }) } })
  const apiKey = await newKey(shop)
  const account = frame.checkout === null ? null : await connect(shop, frame.checkout)
  const paying = !frame.pays ? null : account?.system === 'stripe' ? account : await connect(shop, 'stripe')
  const made = new Town(shop, apiKey, frame, account, paying?.key ?? null)
  const { order: paidOrder } = made.person(0)
  if (paying) {
    await made.atTill({ payment: `ch_${shop.id}`, order: paidOrder })
    await env.DB.prepare('insert into payments (shop, payment, order_id, source) values (?, ?, ?, ?)')
      .bind(shop.id, `ch_${shop.id}`, paidOrder, 'stripe')
      .run()
  }
  if (frame.gifts) {
    await env.DB.prepare(
      `insert into gifts (shop, id, names, cost_minor, value_minor, currency, stock, is_on, version)
       values (?, 'scarf', '{"en":"a wool scarf"}', 1700, 3000, 'MDL', 2, 1, 1)`,
    )
      .bind(shop.id)
      .run()
  }
  return made
}

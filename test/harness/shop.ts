/** A shop to test with, and the customer's and sender's side of it. Everything goes through the app's own doors. */
import { env, SELF } from 'cloudflare:test'
import { createHmac, randomUUID } from 'node:crypto'
import { depsOf } from '../../adapters/deps.ts'
import * as t from '../../db/schema.ts'
import type { Role } from '../../domain/complaint.ts'
import type { ShopId } from '../../domain/ids.ts'
import type { PolicyOverride } from '../../domain/policy/policy.ts'
import type { WorkingHours } from '../../domain/shop.ts'
import { auditor } from './auditor.ts'

export const origin = 'http://app.test'
export const secrets = {
  standard: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  shopify: 'shopify-secret',
  woocommerce: 'woo-secret',
  stripe: 'whsec_stripe_secret',
} as const

let shops = 0

export interface TestShop {
  readonly id: ShopId
  readonly staff: Readonly<Record<Role, string>>
}

/** A new shop with all four sources on, staff of every role, open around the clock and without quiet hours unless said otherwise. */
export async function openShop(
  options: { policy?: PolicyOverride; workingHours?: WorkingHours; locale?: 'en' | 'ru' | 'ro'; staff?: boolean } = {},
): Promise<TestShop> {
  const deps = await depsOf(env)
  const id = `shop-${++shops}-${randomUUID().slice(0, 8)}` as ShopId
  const always = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]])
  const staff = {
    agent: `maria@${id}.test`,
    lead: `oleg@${id}.test`,
    director: `director@${id}.test`,
    admin: `admin@${id}.test`,
  }
  const sealed = await Promise.all(
    Object.entries(secrets).map(async ([source, secret]) => ({
      source,
      secrets: await deps.secrets.seal(JSON.stringify([secret])),
    })),
  )
  await deps.db.batch([
    deps.db.insert(t.shops).values({
      shop: id,
      name: 'Semitsvet',
      locale: options.locale ?? 'en',
      timeZone: 'Europe/Chisinau',
      currency: 'MDL',
      country: 'MD',
      sender: { name: 'Maria', email: `care@${id}.test` },
      director: { name: 'Dmitri Rusu', title: 'director', email: staff.director },
      workingHours: options.workingHours ?? Object.fromEntries(always),
      holidays: { country: false, days: [], open: [] },
      policyVersion: 1,
      createdAt: deps.clock.now(),
    }),
    deps.db.insert(t.policies).values({
      shop: id,
      version: 1,
      override: { quiet: null, ...options.policy },
      author: 'test',
      createdAt: deps.clock.now(),
    }),
    ...sealed.map(({ source, secrets: text }) =>
      deps.db.insert(t.sources).values({ shop: id, source, secrets: text, settings: {}, version: 1, on: true }),
    ),
    ...(options.staff === false
      ? []
      : Object.entries(staff).map(([role, email]) =>
          deps.db.insert(t.staff).values({
            shop: id,
            email,
            name: email.split('@')[0] ?? email,
            role: role as Role,
            createdAt: deps.clock.now(),
          }),
        )),
  ])
  return { id, staff }
}

export interface Raised {
  readonly http: number
  readonly status: string
  readonly complaint: string
}

/** Signs a body as the Standard Webhooks sender of the shop would, at real time. */
export function signed(
  body: string,
  id: string = randomUUID(),
  secret: string = secrets.standard,
): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}

export async function post(shop: TestShop, event: unknown, id?: string): Promise<Raised> {
  const body = JSON.stringify(event)
  const answer = await SELF.fetch(`${origin}/webhooks/${shop.id}/standard`, {
    method: 'POST',
    headers: signed(body, id),
    body,
  })
  const { status, complaint = '' } = await answer.json<{ status: string; complaint?: string }>()
  return { http: answer.status, status, complaint }
}

export interface Grievance {
  readonly id?: string
  readonly category?: string
  readonly text?: string
  readonly email?: string | null
  readonly name?: string
  readonly locale?: string
  readonly order?: string | null
  readonly total?: string
  readonly tags?: readonly string[]
  readonly ordersCount?: number
  readonly audience?: number
}

/** A complaint by a customer of its own, unless told who. */
export async function complain(
  shop: TestShop,
  about: Grievance = {},
): Promise<Raised & { email: string; order: string }> {
  const n = randomUUID().slice(0, 8)
  const email = about.email === undefined ? `ana-${n}@example.com` : about.email
  const order = about.order === undefined ? `A-${n}` : about.order
  const raised = await post(shop, {
    type: 'complaint.created',
    timestamp: new Date().toISOString(),
    data: {
      id: about.id ?? `c-${n}`,
      category: about.category ?? 'damaged',
      text: about.text ?? 'The bag arrived torn.',
      channel: 'form',
      customer: {
        id: email ?? `u-${n}`,
        ...(email && { email }),
        name: about.name ?? 'Ana Popescu',
        locale: about.locale ?? 'en',
        tags: about.tags ?? [],
        ...(about.ordersCount !== undefined && { ordersCount: about.ordersCount }),
        ...(about.audience !== undefined && { audience: about.audience }),
      },
      ...(order && {
        order: {
          id: order,
          total: { amount: about.total ?? '20000.00', currency: 'MDL' },
          placedAt: '2026-11-12T09:00:00Z',
          lines: [
            {
              sku: 'BAG-1',
              name: 'Printed bag',
              quantity: 1000,
              total: { amount: about.total ?? '20000.00', currency: 'MDL' },
            },
          ],
        },
      }),
    },
  })
  return { ...raised, email: email ?? '', order: order ?? '' }
}

export interface CapturedMail {
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Record<string, string>
  readonly idempotencyKey: string
  readonly at: string
}

/** Mail to an address as the stand-in of the mail provider accepted it, oldest first. */
export async function inbox(to: string): Promise<readonly CapturedMail[]> {
  const all = await (await fetch('http://world.test/inbox.json')).json<CapturedMail[]>()
  return all.filter((mail) => mail.to.includes(to)).reverse()
}

/** Asks until the answer is there: what happens after a webhook's answer has no other signal. */
export async function eventually<T>(ask: () => Promise<T | undefined | null | false>, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`did not come true within ${withinMs} ms: ${ask}`)
    await scheduler.wait(20)
  }
}

/** The first mail of a kind (by its place in the outbox) to a complaint's customer. */
export async function mailRow(complaint: string, kind: string, n?: string) {
  return env.DB.prepare('select * from outbox where complaint = ?1 and kind = ?2 and (?3 is null or n = ?3)')
    .bind(complaint, kind, n ?? null)
    .first<{
      id: string
      state: string
      payload: string
      recipient: string
      subject: string
      accepted_at: number
      key: string
    }>()
}

export const acknowledged = (complaint: string) =>
  eventually(async () => {
    const row = await mailRow(complaint, 'acknowledgement')
    return row?.state === 'accepted' ? row : null
  })

/** The link in a mail. */
export function linkIn(text: string): string {
  const link = /http:\/\/app\.test\/r\/[A-Za-z0-9_-]{43}/.exec(text)?.[0]
  if (!link) throw new Error('no link in the mail')
  return link
}

/** Moves the demo's clock; returns what the app says. */
export async function advance(duration: string): Promise<{ now: string; moves: number }> {
  const answer = await SELF.fetch(`${origin}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  })
  return answer.json()
}

const tokens = new Map<string, string>()

/** Headers of a signed-in member of staff, from the issuer's stand-in. */
export async function signIn(email: string): Promise<Record<string, string>> {
  let token = tokens.get(email)
  if (!token) {
    token = (await (await fetch(`http://world.test/token?email=${encodeURIComponent(email)}`)).text()).trim()
    tokens.set(email, token)
  }
  return { 'cf-access-jwt-assertion': token }
}

export const owner = 'owner@example.com'

/** Every invariant of reliability.md that can be read from the database; the list of what does not hold. */
export const findings = () => auditor(env.DB)

/** Shops connected to checkouts that keep codes of their own, and those checkouts seen from inside. */
import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { recover } from '../../workflows/recover.ts'
import { sweep } from '../../workflows/sweep.ts'
import { secrets, signIn, type TestShop } from '../harness/shop.ts'
import { api } from './api.ts'

export const systems = ['shopify', 'woocommerce', 'stripe'] as const
export type System = (typeof systems)[number]

export interface Account {
  readonly shop: TestShop
  readonly system: System
  readonly key: string
}

const desk = (system: System, key: string) => `http://world.test/codes/${system}/${key}`
const authorization = 'Bearer world'

/** Does something at the vendor that is not our doing. */
export async function atVendor({ system, key }: Pick<Account, 'system' | 'key'>, body: object): Promise<void> {
  const answer = await fetch(desk(system, key), {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
}

type Kept = Record<string, unknown> & { readonly input?: Record<string, unknown> }

/** What the vendor keeps, and how many calls changed something there. */
export async function keptAt({ system, key }: Pick<Account, 'system' | 'key'>) {
  const answer = await fetch(desk(system, key), { headers: { authorization } })
  return answer.json<{ calls: number; codes: readonly Kept[]; coupons: readonly Kept[] }>()
}

/** The shop's own account at the vendor, switched on through the API as its admin would. */
export async function connect(shop: TestShop, system: System): Promise<Account> {
  const name = randomUUID().slice(0, 8)
  const key = system === 'shopify' ? `shpat_${name}` : system === 'woocommerce' ? `ck_${name}` : `sk_test_${name}`
  await atVendor({ system, key }, {})
  const settings = {
    shopify: { shopDomain: 'semitsvet.myshopify.com', accessToken: key },
    woocommerce: { url: 'https://semitsvet.example', consumerKey: key, consumerSecret: key.replace('ck_', 'cs_') },
    stripe: { apiKey: key },
  }[system]
  const put = await api('PUT', `/v1/shops/${shop.id}/sources/${system}`, await signIn(shop.staff.admin), {
    secrets: [secrets[system]],
    ...settings,
    apiBaseUrl: `http://world.test/api/${system}`,
  })
  expect(put.status).toBe(200)
  return { shop, system, key }
}

export const copyOf = (code: string, system: System) =>
  env.DB.prepare('select * from code_copies where code = ? and source = ?').bind(code, system).first<{
    state: string
    vendor_id: string | null
    uses: number | null
    error: string | null
  }>()

export const rowsOf = async (code: string) =>
  (
    await env.DB.prepare("select * from outbox where effect = 'coupon' and key like ? order by planned_at, id")
      .bind(`coupon:%:${code}:%`)
      .all<{ id: string; key: string; state: string; due_at: number; error: string | null; attempts: number }>()
  ).results

/** A member of staff acts on the complaint as it is now. */
export async function act(shop: TestShop, complaint: ComplaintId, fields: Record<string, unknown>) {
  const deps = await depsOf(env)
  const row = await env.DB.prepare('select version from complaints where id = ?')
    .bind(complaint)
    .first<{ version: number }>()
  const email = shop.staff.lead
  const done = await api('POST', `/v1/complaints/${complaint}/actions`, await signIn(email), {
    ...fields,
    version: row?.version ?? -1,
  })
  expect([done.status, done.body]).toMatchObject([200, {}])
  await recover(deps, complaint, 'test')
}

/** Tries what waits once more, as if the pauses were over. */
export async function tryAgain(code: string): Promise<void> {
  await env.DB.prepare("update outbox set due_at = 0 where effect = 'coupon' and state = 'planned' and key like ?")
    .bind(`coupon:%:${code}:%`)
    .run()
  await sweep(await depsOf(env))
}

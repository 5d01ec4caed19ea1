/** The API as its callers use it. */
import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { depsOf } from '../../adapters/deps.ts'
import * as t from '../../db/schema.ts'
import type { ComplaintId, RemedyId } from '../../domain/ids.ts'
import { recover } from '../../workflows/recover.ts'
import { acknowledged, complain, origin, owner, signIn, type TestShop } from '../harness/shop.ts'

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

export interface Refused {
  readonly error: { readonly code: string; readonly message: string; readonly request: string }
}

export async function api<Body = Refused>(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answered<Body>> {
  const answer = await SELF.fetch(origin + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json<Body>(), headers: answer.headers }
}

export const asOwner = () => signIn(owner)

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** A new API key of the shop. */
export async function newKey(shop: TestShop): Promise<Record<string, string>> {
  const { body } = await api<{ key: string }>('POST', `/v1/shops/${shop.id}/keys`, await signIn(shop.staff.admin), {})
  return bearer(body.key)
}

export interface Issued {
  readonly complaint: ComplaintId
  readonly code: string
  readonly email: string
}

/** A complaint whose customer chose the first remedy and the bonus, both final: its code of 10 % of the order. */
export async function issuedCode(shop: TestShop, about: { total?: string; email?: string } = {}): Promise<Issued> {
  const raised = await complain(shop, about)
  const complaint = raised.complaint as ComplaintId
  await acknowledged(complaint)
  const deps = await depsOf(env)
  const now = deps.clock.now()
  const offered = await env.DB.prepare('select id from remedies where complaint = ? order by place')
    .bind(complaint)
    .first<{ id: RemedyId }>()
  if (!offered) throw new Error('nothing was offered')
  const at = { shop: shop.id, complaint, by: 'customer', chosenAt: now, finalAt: now } as const
  await deps.db.batch([
    deps.db.insert(t.choices).values({ ...at, round: 1, remedy: offered.id }),
    deps.db.insert(t.compensations).values({ ...at, kind: 'bonus' }),
  ])
  await recover(deps, complaint, 'test')
  const code = await env.DB.prepare('select code from codes where complaint = ?')
    .bind(complaint)
    .first<{ code: string }>()
  if (!code) throw new Error('no code was minted')
  return { complaint, code: code.code, email: raised.email }
}

export interface RedemptionBody {
  readonly id: string
  readonly amount: string
  readonly currency: string
  readonly lapsed: string
}

/** Redeems at the shop's checkout, under a key of its own unless told which. */
export const redeemAt = <Body = RedemptionBody>(
  shop: TestShop,
  key: Record<string, string>,
  issued: Issued,
  how: {
    total?: string
    currency?: string
    email?: string
    order?: string
    idempotencyKey?: string
    code?: string
  } = {},
) =>
  api<Body>(
    'POST',
    `/v1/shops/${shop.id}/codes/${encodeURIComponent(how.code ?? issued.code)}/redemptions`,
    { ...key, 'idempotency-key': how.idempotencyKey ?? randomUUID() },
    {
      order: { id: how.order ?? 'B-2001', total: { amount: how.total ?? '60000.00', currency: how.currency ?? 'MDL' } },
      customer: { email: how.email ?? issued.email },
    },
  )

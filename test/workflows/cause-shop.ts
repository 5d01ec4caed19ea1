/** What the tests of causes do at a shop: complaints are raised, tied, closed, and causes kept. */
import { env } from 'cloudflare:test'
import { depsOf } from '../../adapters/deps.ts'
import type { CauseForm } from '../../domain/cause-form.ts'
import { changeCause } from '../../workflows/causes.ts'
import { acknowledged, complain, eventually, signIn, type TestShop } from '../harness/shop.ts'
import { api } from '../http/api.ts'

/** So many complaints of one kind, each acknowledged. */
export async function complaints(shop: TestShop, count: number, category = 'damaged') {
  const raised = []
  for (let i = 0; i < count; i++) raised.push(await complain(shop, { category }))
  for (const { complaint } of raised) await acknowledged(complaint)
  return raised
}

export async function tie(shop: TestShop, complaint: string, cause: string | null): Promise<void> {
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const { body } = await api<{ version: number }>('GET', `/v1/complaints/${complaint}`, lead)
    const action = { action: 'set-cause', version: body.version, cause }
    return (await api('POST', `/v1/complaints/${complaint}/actions`, lead, action)).status === 200
  })
}

/** A person closes it. */
export async function close(shop: TestShop, complaint: string): Promise<void> {
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const { body } = await api<{ version: number }>('GET', `/v1/complaints/${complaint}`, lead)
    const action = { action: 'close', version: body.version, outcome: 'settled', reason: 'done' }
    return (await api('POST', `/v1/complaints/${complaint}/actions`, lead, action)).status === 200
  })
}

export interface CauseRow {
  readonly state: string
  readonly version: number
  readonly fixed_at: number | null
  readonly closed_at: number | null
}

export async function causeRow(shop: TestShop, id: string): Promise<CauseRow> {
  const row = await env.DB.prepare('select * from causes where shop = ? and id = ?').bind(shop.id, id).first<CauseRow>()
  if (!row) throw new Error('there is no such cause')
  return row
}

export const fixed = {
  ...{ state: 'fixed', verdict: 'systemic', evidence: '200 pulled, none tore' },
  changed: { en: 'We changed the thread.' },
} as const satisfies CauseForm

/** Saved on the version that stands; returns the cause's id. */
export async function save(shop: TestShop, id: string | null, form: CauseForm): Promise<string> {
  const deps = await depsOf(env)
  const seen = id === null ? 0 : (await causeRow(shop, id)).version
  const saved = await changeCause(deps, { shop: shop.id, actor: `staff:${shop.staff.lead}` }, id, form, seen)
  if (!saved.ok) throw new Error(saved.code)
  return saved.cause.id
}

import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { createApp } from '../../workers/app.ts'
import { sweep } from '../../workflows/sweep.ts'
import { recordingDatabase, type Seen } from '../harness/recorder.ts'
import { eventually, inbox, linkIn, openShop, origin, owner, signed, signIn } from '../harness/shop.ts'

/**
 * Statements that read a whole table on purpose. Each needs a reason.
 * - a free-text search looks through the shop's complaints; the page says so and is bounded by the shop's index
 * - the owner's list of shops is the list of all shops
 */
const meant: readonly RegExp[] = [/instr\(/, /^select [^(]* from "shops" order by/]

it('no statement of the main job reads a whole table', async () => {
  const seen: Seen = new Map()
  const bindings = { ...env, DB: recordingDatabase(env.DB, seen) }
  const app = createApp(depsOf)
  const shop = await openShop()
  const staff = await signIn(owner)
  const call = async (path: string, init: RequestInit = {}) => {
    const context = createExecutionContext()
    const answer = await app.fetch(
      new Request(path.startsWith('http') ? path : origin + path, { redirect: 'manual', ...init }),
      bindings,
      context,
    )
    const text = await answer.text()
    await waitOnExecutionContext(context)
    return { status: answer.status, text }
  }
  const email = `plan-${randomUUID()}@example.com`
  const body = JSON.stringify({
    type: 'complaint.created',
    data: {
      id: randomUUID(),
      category: 'damaged',
      text: 'torn',
      customer: { email, tags: ['vip'] },
      order: { id: randomUUID(), total: { amount: '200.00', currency: 'MDL' } },
    },
  })
  const opened = await call(`/webhooks/${shop.id}/standard`, { method: 'POST', headers: signed(body), body })
  const { complaint } = JSON.parse(opened.text) as { complaint: string }
  const [mail] = await eventually(async () => {
    const mails = await inbox(email)
    return mails.length > 0 && mails
  })
  const page = linkIn(mail?.text ?? '')
  const shown = await call(page)
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"|value="([^"]+)"[^>]*name="${name}"`)
      .exec(shown.text)
      ?.slice(1)
      .find(Boolean) ?? ''
  const form = (values: Record<string, string>) => ({
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ form: field('form'), ...values }).toString(),
  })
  const remedy = await env.DB.prepare('select id from remedies where complaint = ?')
    .bind(complaint)
    .first<{ id: string }>()
  expect((await call(`${page}/choice`, form({ remedy: remedy?.id ?? '' }))).status).toBe(303)
  expect((await call(`${page}/compensation`, form({ kind: 'bonus' }))).status).toBe(303)
  const deps = await depsOf(bindings)
  const later = { ...deps, clock: { now: () => Date.now() + 3_600_000, wall: () => Date.now() } }
  await sweep(later)
  const code = await env.DB.prepare('select code from codes where complaint = ?')
    .bind(complaint)
    .first<{ code: string }>()
  for (const path of [
    '/v1/complaints',
    `/v1/complaints?shop=${shop.id}&status=closed`,
    `/v1/complaints/${complaint}`,
    `/v1/shops/${shop.id}/figures?from=2026-01-01&to=2027-12-31`,
    `/v1/shops/${shop.id}/codes/${code?.code}`,
    `/v1/audit?shop=${shop.id}`,
    `/v1/quarantine?shop=${shop.id}`,
    `/v1/alarms?shop=${shop.id}`,
    `/admin?shop=${shop.id}`,
    `/admin/complaints/${complaint}`,
    `/admin/complaints/${complaint}/letter`,
    `/admin/complaints/${complaint}/evidence`,
    `/admin/tasks?shop=${shop.id}`,
    `/admin/codes?shop=${shop.id}`,
    `/admin/figures?shop=${shop.id}`,
    `/admin/reserve?shop=${shop.id}`,
    `/admin/rota?shop=${shop.id}`,
    `/admin/team?shop=${shop.id}`,
    `/admin/gifts?shop=${shop.id}`,
    `/v1/shops/${shop.id}/gifts`,
    `/v1/shops/${shop.id}/quiet?since=2026-01-01T00:00:00Z`,
    `/v1/shops/${shop.id}/subscribers`,
    `/admin/settings?shop=${shop.id}`,
    `/admin/policy?shop=${shop.id}`,
  ]) {
    await call(path, { headers: staff })
  }
  // What a draft of the policy would have done is reckoned over past complaints.
  const drafted = { seen: '1', base: '1', publicReach: '77', step: 'check' }
  const draft = await call(`/admin/policy?shop=${shop.id}`, {
    method: 'POST',
    headers: { ...staff, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(drafted).toString(),
  })
  expect(draft.text).toContain('complaints')
  expect(seen.size).toBeGreaterThan(60)

  const whole: string[] = []
  for (const [query, values] of seen) {
    if (!/^\s*(?:select|insert|update|delete|with)/i.test(query) || meant.some((reason) => reason.test(query))) continue
    const plan = await env.DB.prepare(`explain query plan ${query}`)
      .bind(...values)
      .all<{ detail: string }>()
    for (const { detail } of plan.results) {
      if (/^SCAN (?!json_each|\(|CONSTANT|\w+ USING|\w+ VIRTUAL|paged|sqlite)/.test(detail))
        whole.push(`${detail}: ${query.replace(/\s+/g, ' ').slice(0, 200)}`)
    }
  }
  expect(whole).toEqual([])
})

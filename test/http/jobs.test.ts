import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { complain, eventually, findings, inbox, openShop, origin } from '../harness/shop.ts'

/** What QStash sends: a JWT over the exact address and the body's hash. https://upstash.com/docs/qstash/features/security */
async function call(
  path: string,
  body: string,
  change: { key?: string; sub?: string; body?: string; exp?: number } = {},
) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(change.body ?? body)))
  const token = await new SignJWT({ body: Buffer.from(digest).toString('base64url') })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('Upstash')
    .setSubject(change.sub ?? `${origin}${path}`)
    .setExpirationTime(change.exp ?? Math.floor(Date.now() / 1000) + 300)
    .setNotBefore(0)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(change.key ?? 'sig_current'))
  return SELF.fetch(origin + path, {
    method: 'POST',
    headers: { 'upstash-signature': token, 'content-type': 'application/json' },
    body,
  })
}

it('only what QStash signed for this address and this body is a job', async () => {
  const body = JSON.stringify({ complaint: 'cmp_00000000000000000000000001' })
  expect((await call('/jobs/turn', body)).status).toBe(200)
  expect((await call('/jobs/turn', body, { key: 'sig_next' })).status).toBe(200)
  for (const change of [
    { key: 'sig_other' },
    { sub: `${origin}/jobs/sweep` },
    { sub: 'http://elsewhere.test/jobs/turn' },
    { body: '{}' },
    { exp: 1 },
  ]) {
    expect((await call('/jobs/turn', body, change)).status, JSON.stringify(change)).toBe(401)
  }
  expect((await SELF.fetch(`${origin}/jobs/turn`, { method: 'POST', body })).status).toBe(401)
})

it('the signature is checked before the name', async () => {
  expect((await SELF.fetch(`${origin}/jobs/nothing`, { method: 'POST', body: '{}' })).status).toBe(401)
  expect((await call('/jobs/nothing', '{}')).status).toBe(404)
})

it('a job that can never work is put aside, not repeated for a day', async () => {
  const answer = await call('/jobs/turn', '{"complaint":"nonsense"}')
  expect([answer.status, answer.headers.get('upstash-nonretryable-error')]).toEqual([489, 'true'])
})

it('the second clock alone sends an acknowledgement that everyone else forgot, once', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  await eventually(async () => (await inbox(email)).length === 1)
  // As if the first turn had died while sending: the row is held by nobody, and the provider saw nothing of it.
  const lost = await complain(shop)
  await eventually(async () => (await inbox(lost.email)).length === 1)
  await env.DB.prepare(
    "update outbox set state = 'sending', lease_until_at = 1, accepted_at = null where complaint = ? and kind = 'acknowledgement'",
  )
    .bind(lost.complaint)
    .run()
  await env.DB.prepare(
    "update promises set state = 'open', kept_at = null where complaint = ? and kind = 'acknowledgement'",
  )
    .bind(lost.complaint)
    .run()
  for (let i = 0; i < 3; i++)
    expect((await call('/jobs/turn', JSON.stringify({ complaint: lost.complaint }))).status).toBe(200)
  const row = await env.DB.prepare("select state from outbox where complaint = ? and kind = 'acknowledgement'")
    .bind(lost.complaint)
    .first()
  expect(row).toEqual({ state: 'accepted' })
  expect(await inbox(lost.email)).toHaveLength(1)
  expect((await call('/jobs/turn', JSON.stringify({ complaint }))).status).toBe(200)
  expect(await inbox(email)).toHaveLength(1)
  expect((await findings()).filter((finding) => !finding.startsWith('the queue knows'))).toEqual([])
})

it('the second clock asks the senders what webhooks missed, and hears when it is not due', async () => {
  await env.DB.prepare("delete from machine where name = 'reconcile'").run()
  const first = await call('/jobs/reconcile', '{}')
  expect(await first.json()).toMatchObject({ status: 'reconciled', found: 0 })
  expect(await (await call('/jobs/reconcile', '{}')).json()).toEqual({ status: 'not-due' })
  expect((await call('/jobs/reconcile', '{}', { key: 'sig_other' })).status).toBe(401)
})

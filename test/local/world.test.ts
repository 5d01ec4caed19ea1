/** The local world against the official SDKs: what holds here must hold at the real services. Starts a server. */
import { Client, Receiver } from '@upstash/qstash'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { Resend } from 'resend'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Servers, startServers } from '../../scripts/servers.mjs'
import { type Recorder, startRecorder } from './recorder.mjs'
import { temporaryState } from './state.mjs'

let world: Servers
let base: string
let app: Recorder
let state: Awaited<ReturnType<typeof temporaryState>>

const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

beforeAll(async () => {
  state = await temporaryState()
  app = await startRecorder(({ body }) =>
    body.includes('fail-once') && !failed.has(body) && failed.add(body) ? 500 : 200,
  )
  world = await startServers({
    stateDir: state.stateDir,
    app: false,
    environment: { PUBLIC_URL: app.url, RESEND_WEBHOOK_SECRET: webhookSecret },
  })
  base = world.worldUrl ?? ''
}, 60_000)

const failed = new Set<string>()

afterAll(async () => {
  await world.stop()
  await app.stop()
  await state.remove()
})

const resend = () => new Resend('re_local', { baseUrl: base })
const mail = (to: string, text = 'Hello') => ({
  from: 'Maria <care@semitsvet.example>',
  to,
  subject: 'Order A-1',
  text,
})
const qstash = () =>
  new Client({ baseUrl: base, token: world.settings.QSTASH_TOKEN ?? '', retry: false, enableTelemetry: false })
const receiver = () =>
  new Receiver({
    currentSigningKey: world.settings.QSTASH_CURRENT_SIGNING_KEY ?? '',
    nextSigningKey: world.settings.QSTASH_NEXT_SIGNING_KEY ?? '',
  })

const setFaults = (faults: object) => fetch(`${base}/faults`, { method: 'POST', body: JSON.stringify(faults) })
const inboxOf = async (to: string): Promise<Record<string, unknown>[]> =>
  (await fetch(`${base}/inbox.json?to=${encodeURIComponent(to)}`)).json()
const hitsAbout = (text: string) => app.hits.filter((hit) => hit.body.includes(text))
const untilHit = (text: string, count = 1) => expect.poll(() => hitsAbout(text).length, { timeout: 30_000 }).toBe(count)

test('the same key and the same mail give the same id and one mail', async () => {
  const first = await resend().emails.send(mail('once@example.com'), { idempotencyKey: 'ack:1' })
  const second = await resend().emails.send(mail('once@example.com'), { idempotencyKey: 'ack:1' })
  expect(first.data?.id).toMatch(/^[0-9a-f-]{36}$/)
  expect(second.data?.id).toBe(first.data?.id)
  expect(await inboxOf('once@example.com')).toHaveLength(1)
})

test('the same key with another mail is a conflict and sends nothing', async () => {
  await resend().emails.send(mail('other@example.com'), { idempotencyKey: 'ack:2' })
  const { error } = await resend().emails.send(mail('other@example.com', 'Changed'), { idempotencyKey: 'ack:2' })
  expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
  expect(await inboxOf('other@example.com')).toHaveLength(1)
})

test('a second request while the first is under way is told so', async () => {
  await setFaults({ resend: { mode: 'slow', times: 1 } })
  const pair = await Promise.all(
    [1, 2].map(() => resend().emails.send(mail('slow@example.com'), { idempotencyKey: 'ack:3' })),
  )
  expect(pair.map(({ error }) => error?.name ?? 'sent').sort()).toEqual(['concurrent_idempotent_requests', 'sent'])
})

test('a mail accepted on a dropped line is kept, and its retry learns the id', async () => {
  await setFaults({ resend: { mode: 'accept-then-drop', times: 1 } })
  const lost = await resend().emails.send(mail('dropped@example.com'), { idempotencyKey: 'ack:4' })
  expect(lost.error?.name).toBe('application_error')
  const [kept] = await inboxOf('dropped@example.com')
  const retried = await resend().emails.send(mail('dropped@example.com'), { idempotencyKey: 'ack:4' })
  expect(retried.data?.id).toBe(kept?.id)
  expect(await inboxOf('dropped@example.com')).toHaveLength(1)
})

test('refusals carry the status and the name Resend gives them', async () => {
  expect((await fetch(`${base}/emails`, { method: 'POST', body: '{}' })).status).toBe(401)
  const many = Array.from({ length: 51 }, (_, n) => `a${n}@example.com`)
  const { from, subject, text } = mail('')
  expect((await resend().emails.send({ from, subject, text, to: many })).error).toMatchObject({ statusCode: 422 })
  expect((await resend().emails.send(mail('nobody'))).error).toMatchObject({
    name: 'validation_error',
    statusCode: 422,
  })
  const tagged = { ...mail('tag@example.com'), tags: [{ name: 'complaint', value: 'cmp:1' }] }
  expect((await resend().emails.send(tagged)).error).toMatchObject({ name: 'validation_error', statusCode: 422 })
  const longKey = await resend().emails.send(mail('key@example.com'), { idempotencyKey: 'k'.repeat(257) })
  expect(longKey.error).toMatchObject({ name: 'invalid_idempotency_key', statusCode: 400 })
  await setFaults({ resend: { mode: '429', times: 1 } })
  const limited = await resend().emails.send(mail('limit@example.com'))
  expect(limited.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' })
  expect(limited.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0' })
})

test('the inbox has the fields of the contract, newest first', async () => {
  const headers = { 'List-Unsubscribe': '<https://example.com/u>' }
  await resend().emails.send(
    { ...mail('fields@example.com'), html: '<p>Hello</p>', headers },
    { idempotencyKey: 'ack:5' },
  )
  await resend().emails.send(mail('fields@example.com', 'Later'))
  const [later, first] = await inboxOf('fields@example.com')
  expect(later).toMatchObject({ text: 'Later', html: null, idempotencyKey: null })
  expect(first).toMatchObject({
    to: ['fields@example.com'],
    from: 'Maria <care@semitsvet.example>',
    subject: 'Order A-1',
    html: '<p>Hello</p>',
    text: 'Hello',
    headers,
    idempotencyKey: 'ack:5',
  })
  expect(new Date(String(first?.at)).toISOString()).toBe(first?.at)
})

test('a bounce is told to the app, signed so that the SDK verifies it', async () => {
  const { data } = await resend().emails.send({
    ...mail('bounced+7@resend.dev'),
    tags: [{ name: 'message', value: 'msg_7' }],
  })
  await expect.poll(() => hitsAbout('email.bounced').length, { timeout: 10_000 }).toBe(1)
  const hit = hitsAbout('email.bounced')[0]
  const { 'svix-id': id = '', 'svix-timestamp': timestamp = '', 'svix-signature': signature = '' } = hit?.headers ?? {}
  const payload = hit?.body ?? ''
  const event = resend().webhooks.verify({ payload, headers: { id, timestamp, signature }, webhookSecret })
  expect(hit?.path).toBe('/webhooks/resend')
  expect(event).toMatchObject({
    data: { email_id: data?.id, tags: { message: 'msg_7' }, bounce: { type: 'Permanent' } },
  })
})

test('a delayed message arrives once it is due, signed for its exact address and body', async () => {
  const url = `${app.url}/jobs/turn?n=1`
  const asked = Date.now()
  await qstash().publishJSON({ url, delay: 1, body: { complaint: 'delayed' }, headers: { 'X-Amends': 'yes' } })
  await untilHit('"delayed"')
  const hit = hitsAbout('"delayed"')[0]
  expect((hit?.at ?? 0) - asked).toBeGreaterThanOrEqual(1000)
  expect(hit?.headers).toMatchObject({ 'x-amends': 'yes', 'content-type': 'application/json', 'upstash-retried': '0' })
  const signature = hit?.headers['upstash-signature'] ?? ''
  expect(await receiver().verify({ signature, body: hit?.body ?? '', url })).toBe(true)
  await expect(receiver().verify({ signature, body: `${hit?.body} `, url })).rejects.toThrow('body hash')
})

test('a message with a deduplication id is delivered once', async () => {
  const send = () =>
    qstash().publishJSON({ url: `${app.url}/jobs/turn`, body: { complaint: 'twin' }, deduplicationId: 'twin' })
  const [first, second] = [await send(), await send()]
  expect(second).toMatchObject({ messageId: first.messageId, deduplicated: true })
  await qstash().publishJSON({ url: `${app.url}/jobs/turn`, body: { complaint: 'after the twin' } })
  await untilHit('after the twin')
  expect(hitsAbout('"twin"')).toHaveLength(1)
})

test('a failed delivery is tried again, counted in its header', async () => {
  await qstash().publishJSON({
    url: `${app.url}/jobs/turn`,
    body: { job: 'fail-once' },
    retryDelay: 'pow(2, retried) * 200',
  })
  await untilHit('fail-once', 2)
  expect(hitsAbout('fail-once').map((hit) => hit.headers['upstash-retried'])).toEqual(['0', '1'])
})

test('a cancelled message is not found and not delivered', async () => {
  const { messageId } = await qstash().publishJSON({
    url: `${app.url}/jobs/turn`,
    body: { job: 'cancelled' },
    delay: 3600,
  })
  expect(await qstash().messages.get(messageId)).toMatchObject({ messageId, url: `${app.url}/jobs/turn` })
  await qstash().messages.delete(messageId)
  await expect(qstash().messages.get(messageId)).rejects.toThrow('not found')
})

test('a schedule is created, listed and deleted by the official client', async () => {
  const schedules = qstash().schedules
  const { scheduleId } = await schedules.create({
    destination: `${app.url}/jobs/sweep`,
    cron: '0 4 * * *',
    scheduleId: 'night',
  })
  expect(await schedules.list()).toMatchObject([
    { scheduleId, cron: '0 4 * * *', destination: `${app.url}/jobs/sweep` },
  ])
  await schedules.delete(scheduleId)
  expect(await schedules.list()).toEqual([])
})

test('a token verifies against the published keys, and not for another audience', async () => {
  const token = await (await fetch(`${base}/token?email=owner@example.com`)).text()
  const keys = createRemoteJWKSet(new URL(`${base}/cdn-cgi/access/certs`))
  const { payload } = await jwtVerify(token, keys, { issuer: base, audience: 'amends-local' })
  expect(payload).toMatchObject({ email: 'owner@example.com', type: 'app' })
  await expect(jwtVerify(token, keys, { issuer: base, audience: 'another' })).rejects.toThrow('aud')
})

test('after kill -9 the inbox, the keys, the idempotency and a waiting message are still there', async () => {
  const before = await (await fetch(`${base}/cdn-cgi/access/certs`)).text()
  const { data } = await resend().emails.send(mail('kept@example.com'), { idempotencyKey: 'ack:9' })
  await qstash().publishJSON({ url: `${app.url}/jobs/turn`, body: { complaint: 'survivor' }, delay: 4 })
  await world.kill9World()
  await world.restartWorld()
  expect(await inboxOf('kept@example.com')).toMatchObject([{ id: data?.id }])
  expect((await resend().emails.send(mail('kept@example.com'), { idempotencyKey: 'ack:9' })).data?.id).toBe(data?.id)
  expect(await (await fetch(`${base}/cdn-cgi/access/certs`)).text()).toBe(before)
  await untilHit('survivor')
}, 60_000)

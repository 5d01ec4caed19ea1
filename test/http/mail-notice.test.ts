import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { acknowledged, advance, complain, eventually, findings, inbox, openShop } from '../harness/shop.ts'
import { careOf, deliveriesOf, mime, notice, opened, replyTo, route, tell } from './letters.ts'

const stranger = () => `ion-${randomUUID().slice(0, 8)}@example.com`
const noticeOf = (id: string, to: string) =>
  JSON.stringify({
    type: 'email.received',
    created_at: new Date().toISOString(),
    data: {
      email_id: id,
      created_at: new Date().toISOString(),
      from: 'x@example.com',
      to: [to],
      bcc: [],
      cc: [],
      message_id: '<x@y>',
      subject: 'x',
      attachments: [],
    },
  })
const lookUp = (id: string) =>
  env.DB.prepare('select state, attempts, question from look_ups where event = ?')
    .bind(id)
    .first<{ state: string; attempts: number; question: string }>()

it('a reply by Resend is fetched after the answer and joins its complaint', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  await acknowledged(complaint)
  const [mail] = await inbox(email)
  if (!mail) throw new Error('no mail')
  expect(await notice(mime(replyTo(mail, { text: 'The strap too.' })))).toMatchObject({ http: 200, status: 'recorded' })
  await eventually(async () => (await deliveriesOf(shop)).some(({ status }) => status === 'joined'))
  expect(await findings()).toEqual([])
})

it('a notice nobody signed is refused; a repeated one asks once', async () => {
  const shop = await openShop()
  const body = noticeOf(randomUUID(), careOf(shop))
  expect((await tell(body, randomUUID(), 'whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVy')).http).toBe(401)
  expect(await tell(body)).toEqual({ http: 200, status: 'recorded' })
  expect(await tell(body)).toEqual({ http: 200, status: 'duplicate' })
  const rows = await env.DB.prepare("select count(*) as n from look_ups where shop = ? and source = 'resend'")
    .bind(shop.id)
    .first()
  expect(rows).toEqual({ n: 1 })
})

it('a notice holds no words and no address: only the id is kept until the mail is fetched', async () => {
  const shop = await openShop()
  const id = randomUUID()
  await tell(noticeOf(id, careOf(shop)))
  expect((await lookUp(id))?.question).toBe(JSON.stringify({ mail: id }))
  const row = await env.DB.prepare("select facts from deliveries where source = 'resend' and event = ?")
    .bind(id)
    .first<{ facts: string }>()
  expect(row?.facts).not.toContain('example.com')
})

it('a mail that cannot be fetched yet is asked for again, and then opens its complaint', async () => {
  const shop = await openShop()
  const id = randomUUID()
  await tell(noticeOf(id, careOf(shop)))
  await eventually(async () => ((await lookUp(id))?.attempts ?? 0) > 0)
  expect(await opened(shop)).toEqual([])
  await fetch(`http://world.test/received?id=${id}`, {
    method: 'POST',
    body: mime({ from: stranger(), to: careOf(shop) }),
  })
  await advance('PT10M')
  expect(await lookUp(id)).toMatchObject({ state: 'found' })
  expect(await opened(shop)).toHaveLength(1)
})

it('a mail that cannot be fetched for a day is somebody’s to look at', async () => {
  const shop = await openShop()
  const id = randomUUID()
  await tell(noticeOf(id, careOf(shop)))
  await advance('PT26H')
  expect(await lookUp(id)).toMatchObject({ state: 'unknown' })
  const alarm = await env.DB.prepare('select kind from alarms where key = ?')
    .bind(`quarantine:${shop.id}:resend:${id}`)
    .first()
  expect(alarm).toEqual({ kind: 'quarantine' })
})

it('hostile mail is taken in by either door, and the next good one works', async () => {
  const shop = await openShop()
  const to = careOf(shop)
  const nested = Array.from(
    { length: 2_000 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('')
  const hostile = [
    '',
    '\0\0\0',
    `From: ${stranger()}\r\nTo: ${to}\r\n${nested}`,
    `From: ${stranger()}\r\nTo: ${to}\r\nSubject: \0x\ud800\r\n\r\n\0\0 torn \0`,
    `From: ${stranger()}\r\nTo: ${to}\r\nX-Long: ${'a'.repeat(1_000_000)}\r\n\r\ntorn`,
    `From: "');drop table complaints;--" <${stranger()}>\r\nTo: ${to}\r\nSubject: {x} <script>\r\n\r\n=cmd|' /C calc'!A0`,
  ]
  for (const raw of hostile) {
    expect(await route(raw, { from: 'x@example.com', to })).toBeNull()
    expect((await notice(raw)).http).toBe(200)
  }
  const from = stranger()
  await route(mime({ from, to }), { from, to })
  expect((await opened(shop)).length).toBeGreaterThanOrEqual(4)
  const good = await env.DB.prepare('select 1 from customers where shop = ? and email = ?').bind(shop.id, from).first()
  expect(good).not.toBeNull()
  expect(await findings()).toEqual([])
})

it('a mail larger than the cap is read as far as the cap, and its words come first', async () => {
  const shop = await openShop()
  const from = stranger()
  const words = mime({ from, to: careOf(shop), head: [] }).replace(
    'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64',
    'Content-Type: multipart/mixed; boundary=x',
  )
  const raw = `${words.slice(0, words.indexOf('\r\n\r\n'))}\r\n\r\n--x\r\n\r\nThe bag is torn.\r\n--x\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n${'AAAA'.repeat(3_000_000)}`
  expect(await route(raw, { from, to: careOf(shop) })).toBeNull()
  expect((await opened(shop))[0]?.text).toContain('The bag is torn.')
})

it('pictures that come with a mail stand at its complaint; other files do not', async () => {
  const shop = await openShop()
  const from = stranger()
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  const part = (type: string, body: string) =>
    `--x\r\nContent-Type: ${type}; name=a\r\nContent-Disposition: attachment; filename=a\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`
  const raw = [
    `From: ${from}\r\nTo: ${careOf(shop)}\r\nSubject: torn\r\nMessage-ID: <${randomUUID()}@x>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nThe bag is torn.\r\n`,
    part('image/png', png),
    part('image/jpeg', Buffer.from('<html>not a picture</html>').toString('base64')),
    '--x--\r\n',
  ].join('')
  await route(raw, { from, to: careOf(shop) })
  const [complaint] = await opened(shop)
  const photos = await env.DB.prepare('select type from photos where complaint = ?')
    .bind(complaint?.id ?? '')
    .all()
  expect(photos.results).toEqual([{ type: 'image/png' }])
})

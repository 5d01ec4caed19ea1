import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  findings,
  inbox,
  mailRow,
  openShop,
  origin,
  signed,
} from '../harness/shop.ts'

async function tell(type: string, data: object, secret?: string) {
  const body = JSON.stringify({ type, created_at: new Date().toISOString(), data })
  const headers = Object.fromEntries(
    Object.entries(signed(body, randomUUID(), secret)).map(([name, value]) => [
      name.replace('webhook-', 'svix-'),
      value,
    ]),
  )
  const answer = await SELF.fetch(`${origin}/webhooks/resend`, { method: 'POST', headers, body })
  return { http: answer.status, ...(await answer.json<{ status: string }>()) }
}

const providerId = async (complaint: string) =>
  (
    await env.DB.prepare("select provider_id from outbox where complaint = ? and kind = 'acknowledgement'")
      .bind(complaint)
      .first<{ provider_id: string }>()
  )?.provider_id

it('an event nobody signed is 401', async () => {
  expect(
    (await tell('email.delivered', { email_id: 'x' }, 'whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVy')).http,
  ).toBe(401)
})

it('a bounce stops mail to that address and becomes a person’s task; a late "delivered" changes nothing', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  await acknowledged(complaint)
  const id = await providerId(complaint)
  expect(await tell('email.bounced', { email_id: id })).toEqual({ http: 200, status: 'recorded' })
  expect(await tell('email.delivered', { email_id: id })).toEqual({ http: 200, status: 'ignored' })
  expect((await mailRow(complaint, 'acknowledgement'))?.state).toBe('bounced')
  await eventually(async () =>
    env.DB.prepare("select 1 from tasks where complaint = ? and key = 'contact' and kind = 'mail-did-not-arrive'")
      .bind(complaint)
      .first(),
  )
  await advance('P10D')
  expect(await inbox(email)).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('an event finds a mail whose acceptance we never saw, by the tag it carries', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  const row = await acknowledged(complaint)
  await env.DB.prepare("update outbox set state = 'unknown', provider_id = null where id = ?").bind(row.id).run()
  expect((await tell('email.delivered', { email_id: 're_late', tags: { message: row.id } })).status).toBe('recorded')
  expect((await mailRow(complaint, 'acknowledgement'))?.state).toBe('delivered')
})

it('a mail whose acceptance we never saw keeps its promise when the provider says that it arrived', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  const row = await acknowledged(complaint)
  await env.DB.batch([
    env.DB.prepare("update outbox set state = 'sending', provider_id = null, accepted_at = null where id = ?").bind(
      row.id,
    ),
    env.DB.prepare(
      "update promises set state = 'open', kept_at = null where complaint = ? and kind = 'acknowledgement'",
    ).bind(complaint),
  ])
  expect((await tell('email.delivered', { email_id: 're_never_seen', tags: { message: row.id } })).status).toBe(
    'recorded',
  )
  const promise = await env.DB.prepare("select state from promises where complaint = ? and kind = 'acknowledgement'")
    .bind(complaint)
    .first()
  expect(promise).toEqual({ state: 'early' })
  expect(await findings()).toEqual([])
})

it('at most three automatic mails an hour reach one address; the fourth waits its turn', async () => {
  const shop = await openShop()
  const email = `many-${randomUUID().slice(0, 8)}@example.com`
  const raised = []
  for (let i = 0; i < 5; i++) raised.push(await complain(shop, { email }))
  const states = () =>
    env.DB.prepare(
      "select state, count(*) as n from outbox where shop = ? and recipient = ? and kind = 'acknowledgement' group by state order by state",
    )
      .bind(shop.id, email)
      .all()
  await eventually(async () => (await inbox(email)).length === 3)
  await eventually(async () => (await states()).results.length === 2)
  expect((await states()).results).toEqual([
    { state: 'accepted', n: 3 },
    { state: 'planned', n: 2 },
  ])
  await advance('PT70M')
  expect((await states()).results).toEqual([{ state: 'accepted', n: 5 }])
  expect(await findings()).toEqual([])
})

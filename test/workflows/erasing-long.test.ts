/** A long story with many hands in it: whatever anybody wrote about who is forgotten, in whichever room, is gone too. */
import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { CareKey } from '../../domain/care/care.ts'
import { eraseOne } from '../../workflows/erasing.ts'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  findings,
  inbox,
  openShop,
  origin,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { api, newKey } from '../http/api.ts'
import { count, one, open, press, remediesOf, type Visitor, visitor } from '../http/customer-page.ts'
import { replyTo, send } from '../http/letters.ts'
import { everyRow, traces } from './dump.ts'

/** A word nobody else has written, in letters alone. */
const word = (): string =>
  `w${[...randomUUID().replaceAll('-', '').slice(0, 14)].map((one) => String.fromCharCode(97 + Number.parseInt(one, 16))).join('')}`

const act = async (
  shop: TestShop,
  { complaint }: Pick<Visitor, 'complaint'>,
  action: object,
  role: 'lead' | 'agent' = 'lead',
) => {
  const row = await one<{ version: number }>('select version from complaints where id = ?1', complaint)
  const headers = await signIn(shop.staff[role])
  const { status, body } = await api<{ error?: { message: string } }>(
    'POST',
    `/v1/complaints/${complaint}/actions`,
    headers,
    {
      ...action,
      version: row?.version,
    },
  )
  expect(status, `${JSON.stringify(action)}: ${body.error?.message}`).toBe(200)
}

const keyOf = async (shop: TestShop, complaint: string): Promise<CareKey> => {
  const row = await one<Pick<CareKey, 'customer'>>('select customer from complaints where id = ?1', complaint)
  if (!row) throw new Error('nobody')
  return { shop: shop.id, customer: row.customer }
}

it('what staff wrote, what was said on the telephone, by mail and by form, letters, codes and what systems were told', async () => {
  const shop = await openShop()
  const said: string[] = []
  const say = (text: string): string => {
    const own = word()
    said.push(own)
    return `${text} ${own}`
  }
  const tool = `http://world.test/marketing/tool-${randomUUID()}`
  await api('PUT', `/v1/shops/${shop.id}/subscribers/mailer`, await signIn(shop.staff.admin), { url: tool })
  const email = `${word()}@example.com`
  said.push(email.split('@')[0] ?? '')
  const vip = { email, name: say('Ioana'), text: say('Torn:'), tags: ['vip'] }
  const ana = await visitor(shop, vip)
  const page = await (await open(ana.link)).text()
  const slot = /<option value="(\d{4}-[^"]+)"/.exec(page)?.[1] ?? ''
  const phone = `69${String(Date.now()).slice(-6)}`
  said.push(phone)
  expect((await press(ana, 'callback', { phone: `0${phone}`, slot })).status).toBe(303)
  await act(shop, ana, { action: 'note', text: say('She called;') }, 'agent')
  await act(shop, ana, { action: 'reply', text: say('Dear Ioana,') }, 'agent')
  const points = [{ text: say('A new bag'), owner: say('Maria for'), when: 'today' }]
  await act(shop, ana, { action: 'edit-letter', subject: say('Your bag'), body: say('I am sorry,'), points })
  await press(ana, 'proposal', { text: say('Half of it back,') })
  await act(shop, ana, {
    action: 'answer-proposal',
    decision: 'counter',
    amount: '100.00',
    text: say('A little less,'),
  })
  await act(shop, ana, { action: 'approve-letter' })
  const [mail] = await inbox(email)
  if (!mail) throw new Error('no mail')
  expect(await send(replyTo(mail, { subject: say('Re:'), text: say('By the way,') }))).toBeNull()
  const form = /name="form" value="([^"]+)"/.exec(await (await SELF.fetch(`${origin}/s/${shop.id}`)).text())?.[1] ?? ''
  const told = { name: say('Ioana'), email, category: 'damaged', order: ana.order, text: say('Again:'), form }
  const typed = {
    method: 'POST',
    headers: { origin: 'null' },
    body: new URLSearchParams(told),
    redirect: 'manual',
  } as const
  expect((await SELF.fetch(`${origin}/s/${shop.id}`, typed)).status).toBe(303)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  await press(ana, 'compensation', { kind: 'bonus' })
  await advance('PT11M')
  const code = await eventually(() =>
    one<{ code: string }>('select code from codes where complaint = ?1', ana.complaint),
  )
  const redeem = `/v1/shops/${shop.id}/codes/${code.code}/redemptions`
  const headers = { ...(await newKey(shop)), 'idempotency-key': randomUUID() }
  const order = { id: `N-${randomUUID().slice(0, 6)}`, total: { amount: '60000.00', currency: 'MDL' } }
  expect((await api('POST', redeem, headers, { order, customer: { email } })).status).toBe(201)
  await act(shop, ana, { action: 'callback-done', note: say('Spoke with her:') }, 'agent')
  await act(shop, ana, { action: 'fulfil' }, 'agent')
  await advance('P6D')
  expect((await press(ana, 'rating', { score: '2', text: say('The new one is torn too,') })).status).toBe(303)
  await advance('PT1H')
  // Another complaint of hers that a person closed with reasons, and one that a person was asked to let through.
  const second = await complain(shop, { email, text: say('Late as well,'), category: 'late' })
  await acknowledged(second.complaint)
  await act(shop, second, { action: 'close', outcome: 'settled', reason: say('She said') })
  await act(shop, second, { action: 'reopen', reason: say('She wrote') })

  const before = (await everyRow()).map((row) => row.toLowerCase())
  const missing = said.filter((own) => !before.some((row) => row.includes(own)))
  expect(missing.map((own) => said.indexOf(own))).toEqual([])
  const books = await one('select count(*) as n, sum(minor) as sum from ledger where complaint = ?1', ana.complaint)
  expect(await eraseOne(await depsOf(env), { key: await keyOf(shop, ana.complaint), by: 'customer' })).toEqual({
    is: 'erased',
  })
  expect(await traces(said)).toEqual([])
  expect(await one('select count(*) as n, sum(minor) as sum from ledger where complaint = ?1', ana.complaint)).toEqual(
    books,
  )
  expect(await count(`tasks where state = 'open' and complaint in (?1, ?2)`, ana.complaint, second.complaint)).toBe(0)
  await advance('P30D')
  expect(await traces(said)).toEqual([])
  expect(await findings()).toEqual([])
})

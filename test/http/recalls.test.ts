/** A recall from its plan to its customers' answers, as its people and systems use it. */
import { env, SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { listedRecallShape, recallShape } from '../../workers/v1/recall-calls.ts'
import { advance, complain, findings, inbox, linkIn, openShop, origin, signIn, type TestShop } from '../harness/shop.ts'
import { buyersOf, sell } from '../workflows/recall-shop.ts'
import { send, type Visit, visit } from './admin-browser.ts'
import { api, newKey } from './api.ts'

interface RecallBody {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly progress: Record<string, number>
  readonly people: { readonly told: Record<string, number>; readonly leftOut: Record<string, number> }
  readonly cost: readonly { readonly currency: string; readonly expected: string; readonly most: string }[]
  readonly minutesNeeded: number
  readonly error?: { readonly code: string; readonly message: string }
}

const plan = {
  name: 'Lamps of batch L7',
  category: 'faulty',
  texts: { en: 'The cable of your lamp may get hot. Please do not plug it in.' },
  remedies: ['replacement', 'repair', 'full-refund'],
  orders: { words: 'лампа', from: '2020-01-01' },
}
const path = (shop: TestShop, id = '') => `/v1/shops/${shop.id}/recalls${id && `/${id}`}`
const post = (shop: TestShop, headers: Record<string, string>, body: unknown) =>
  api<RecallBody>('POST', path(shop), headers, body)
const act = (shop: TestShop, headers: Record<string, string>, id: string, action: string, version: number) =>
  api<RecallBody>('POST', `${path(shop, id)}/actions`, headers, { action, version })

it('a plan says whom it reaches and what it costs, and sends nothing until it is started', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 6))
  await env.DB.prepare(`update customers set departed_at = 1 where shop = ?1 and id = ?2`)
    .bind(shop.id, `cus_${shop.id}_5`)
    .run()
  const lead = await signIn(shop.staff.lead)
  const planned = await post(shop, lead, plan)
  expect(planned.status).toBe(201)
  expect(recallShape.parse(planned.body)).toMatchObject({
    ...{ state: 'draft', people: { told: { en: 5 }, leftOut: { departed: 1 } }, minutesNeeded: 0 },
    progress: { orders: 6, leftOut: 1, waiting: 5, opened: 0, sent: 0 },
    // At most: five orders of 1 000 paid back whole, and 100 each on top.
    cost: [{ currency: 'MDL', most: '5500.00' }],
  })
  await advance('PT2H')
  expect(await inbox(`buyer-0@${shop.id}.test`)).toEqual([])
  const { id, version } = planned.body
  expect((await act(shop, lead, id, 'pause', version)).status).toBe(409)
  const started = await act(shop, lead, id, 'start', version)
  expect([started.status, started.body.state]).toEqual([200, 'sending'])
  expect((await act(shop, lead, id, 'stop', version)).status).toBe(409)
  await advance('PT2M')
  const key = await newKey(shop)
  const now = await api<RecallBody>('GET', path(shop, id), key)
  expect(now.body).toMatchObject({ state: 'done', progress: { opened: 5, sent: 5, waiting: 0, answered: 0 } })
  const list = await api<{ items: unknown[] }>('GET', path(shop), key)
  expect(listedRecallShape.parse(list.body.items[0])).toMatchObject({ id, state: 'done' })
  expect(await findings()).toEqual([])
})

it('only who leads plans and steers, and another shop’s recall is not there', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  await sell(shop, buyersOf(shop, 1))
  const [agent, lead, stranger] = await Promise.all([shop.staff.agent, shop.staff.lead, other.staff.admin].map(signIn))
  if (!agent || !lead || !stranger) throw new Error('nobody signed in')
  expect((await post(shop, agent, plan)).status).toBe(403)
  expect((await post(shop, await newKey(shop), plan)).status).toBe(403)
  const { body } = await post(shop, lead, plan)
  expect((await act(shop, agent, body.id, 'start', 1)).status).toBe(403)
  expect((await api('GET', path(shop, body.id), agent)).status).toBe(200)
  expect((await api('GET', path(shop, body.id), stranger)).status).toBe(404)
  expect((await api('GET', path(other, body.id), stranger)).status).toBe(404)
  expect((await act(other, stranger, body.id, 'start', 1)).status).toBe(404)
})

it('orders are found by product, by dates and by a list, and what is wrong is said', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 4))
  await env.DB.prepare(`update orders set name = '#1003' where shop = ?1 and external_id = 'B-00003'`)
    .bind(shop.id)
    .run()
  const lead = await signIn(shop.staff.lead)
  const orders = async (changes: object) => {
    const { status, body } = await post(shop, lead, { ...plan, orders: undefined, ...changes })
    return status === 201 ? body.progress.orders : `${status} ${body.error?.message}`
  }
  expect(await orders({ orders: { sku: 'LAMP-L7' } })).toBe(4)
  expect(await orders({ orders: { words: 'НАСТОЛЬНАЯ' } })).toBe(4)
  expect(await orders({ orders: { sku: 'lamp' } })).toContain('no order fits')
  expect(await orders({ orders: { to: '2020-01-01' } })).toContain('no order fits')
  expect(await orders({ list: 'B-00001\nB-00002\n' })).toBe(2)
  expect(await orders({ list: 'Name;Order\n#1003;B-00001\nx;1003' })).toBe(2)
  expect(await orders({ list: 'B-00001\nB-77777\nB-00001' })).toContain('line 2: unknown B-77777 line 3: twice B-00001')
  expect(await orders({ orders: { words: "' or 1=1 --" } })).toContain('no order fits')
  expect(await orders({ orders: { sku: 'LAMP-L7' }, remedies: ['replacement', 'repair'] })).toContain('at least three')
  expect(await orders({ orders: { sku: 'LAMP-L7' }, wave: 250, pauseMinutes: 1 })).toContain('at most 50')
  expect(await orders({ orders: { sku: 'LAMP-L7' }, cause: 'cau_none' })).toContain('no such cause')
  expect(await orders({})).toContain('which orders')
  // As many numbers as a recall may have orders fit into one call.
  const many = Array.from({ length: 20_000 }, (_, i) => `SEMITSVET-2026-${i}`).join('\n')
  expect(await orders({ list: many })).toContain('line 1: unknown SEMITSVET-2026-0')
  // Nor does a list in another script, as long as it may be, break anything.
  const long = Array.from({ length: 5_000 }, (_, i) => `${'号'.repeat(95)}${i}`).join('\n')
  expect(await orders({ list: long })).toMatch(/^422 .*line 1: unknown 号/)
})

/** A form with a file, as a browser sends it. */
async function upload(email: string, to: string, fields: Record<string, string>, csv: string): Promise<Visit> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const kind of plan.remedies) form.append('remedies', kind)
  form.append('file', new File([csv], 'orders.csv', { type: 'text/csv' }))
  const token = (await signIn(email))['cf-access-jwt-assertion']
  const answer = await SELF.fetch(`${origin}${to}`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { cookie: `CF_Authorization=${token}`, origin },
  })
  const { status, headers } = answer
  return { status, headers, html: await answer.text(), location: headers.get('location') }
}

const fields = {
  ...{ name: plan.name, category: 'faulty', 'text-en': plan.texts.en, first: 'repair', by: 'list', seen: '0' },
  ...{ wave: '2', pause: '5', cause: '', list: '' },
}

it('on the page: a file with a wrong line is refused with its number, and nothing typed is lost', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 3))
  const { lead, agent } = shop.staff
  expect((await visit(agent, '/admin/recalls')).html).not.toContain('/admin/recalls/new')
  expect((await visit(agent, '/admin/recalls/new')).status).toBe(403)
  const refused = await upload(lead, '/admin/recalls', fields, 'order\nB-00000\nB-99999\n')
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Line 3: no order B-99999 here')
  expect(refused.html).toContain('do not plug it in')
  const foreign = await send(lead, '/admin/recalls', fields, { origin: 'https://evil.example' })
  expect(foreign.status).toBe(403)
  const planned = await upload(lead, '/admin/recalls', fields, 'order\nB-00000\nB-00001\nB-00002\n')
  expect(planned.status).toBe(303)
  const draft = await visit(lead, planned.location ?? '')
  expect(draft.html).toContain('Nothing has been sent.')
  expect(draft.html).toContain('Start: 3 orders')
  expect(draft.html).toContain('we found a fault and will put it right')
  // The first in the mail is what was picked for who does not choose.
  const id = /rcl_[0-9A-Z]{26}/.exec(planned.location ?? '')?.[0] ?? ''
  const row = await env.DB.prepare('select remedies from recalls where id = ?1').bind(id).first('remedies')
  expect(row).toBe('["repair","replacement","full-refund"]')
  const change = await visit(lead, `/admin/recalls/${id}/change`)
  expect(change.html).toContain('B-00000\nB-00001\nB-00002')
  const again = await upload(lead, `/admin/recalls/${id}`, { ...fields, seen: '1' }, 'B-00000\nB-00001')
  expect(again.status).toBe(303)
  const stale = await upload(lead, `/admin/recalls/${id}`, { ...fields, seen: '1' }, 'B-00000')
  expect([stale.status, stale.html.includes('Meanwhile a colleague changed it')]).toEqual([409, true])
  const started = await send(lead, `/admin/recalls/${id}/actions`, { action: 'start', version: '2' })
  expect(started.location).toContain('done=recall-start')
  await advance('PT1M')
  const going = await visit(lead, `/admin/recalls/${id}`)
  expect(going.html).toMatch(/<dd>2<\/dd><dt>sent<\/dt>/)
  expect((await visit(lead, `/admin/recalls/${id}/change`)).status).toBe(404)
})

it('a file that is too long is refused whole: no order at its end is left out unseen', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 2))
  const { lead } = shop.staff
  const drafts = () =>
    env.DB.prepare('select count(*) as n from recalls where shop = ?1').bind(shop.id).first<number>('n')
  for (const blank of [1_000_000, 2_000_000]) {
    const refused = await upload(lead, '/admin/recalls', fields, `B-00000\n${'\n'.repeat(blank)}B-00001\n`)
    expect([blank, refused.status, await drafts()]).toEqual([blank, 422, 0])
  }
  // A body that does not say its length is measured as it comes.
  const token = (await signIn(lead))['cf-access-jwt-assertion']
  const part = new TextEncoder().encode(`list=${'x'.repeat(100_000)}&`)
  let parts = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (parts++ < 100) controller.enqueue(part)
      else controller.close()
    },
  })
  const headers = { cookie: `CF_Authorization=${token}`, origin, 'content-type': 'application/x-www-form-urlencoded' }
  const endless = await SELF.fetch(`${origin}/admin/recalls`, { method: 'POST', headers, body, redirect: 'manual' })
  expect([endless.status, parts < 100]).toEqual([422, true])
})

it('who was written to chooses on their page, and what they write themselves joins what the shop opened', async () => {
  const shop = await openShop()
  await sell(shop, buyersOf(shop, 3))
  const lead = await signIn(shop.staff.lead)
  const { body } = await post(shop, lead, plan)
  await act(shop, lead, body.id, 'start', body.version)
  await advance('PT1M')
  const [mail] = await inbox(`buyer-0@${shop.id}.test`)
  const link = linkIn(mail?.text ?? '')
  const page = await (await SELF.fetch(link)).text()
  expect(page).toContain('We found this ourselves')
  expect(page).toContain('Please do not plug it in.')
  expect(page).not.toContain('You wrote')
  const nonce = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const remedy = /name="remedy" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const chosen = await SELF.fetch(`${link}/choice`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ form: nonce, remedy }) },
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
  })
  expect(chosen.status).toBe(303)
  const joined = await complain(shop, { order: 'B-00001', email: `buyer-1@${shop.id}.test`, category: 'faulty' })
  expect(joined.status).toBe('joined')
  const now = await api<RecallBody>('GET', path(shop, body.id), lead)
  expect(now.body.progress).toMatchObject({ opened: 3, sent: 3, answered: 2 })
  const staffPage = await visit(shop.staff.agent, `/admin/complaints/${joined.complaint}`)
  expect(staffPage.html).toContain('found by ourselves')
  expect(await findings()).toEqual([])
})

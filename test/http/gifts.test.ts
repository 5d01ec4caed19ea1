import { env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { recover } from '../../workflows/recover.ts'
import {
  advance,
  eventually,
  findings,
  inbox,
  mailRow,
  openShop,
  post,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { api, newKey } from './api.ts'
import { count, nonceOf, one, open, press, remediesOf, type Visitor, visitor } from './customer-page.ts'

interface GiftBody {
  readonly id: string
  readonly names: Record<string, string>
  readonly cost: { readonly amount: string; readonly currency: string }
  readonly stock: number | null
  readonly on: boolean
}

const putGift = async (shop: TestShop, id: string, body: Readonly<Record<string, unknown>>) =>
  api<GiftBody & { error?: { code: string; message: string } }>(
    'PUT',
    `/v1/shops/${shop.id}/gifts/${id}`,
    await signIn(shop.staff.admin),
    body,
  )

const scarf = { names: { en: 'a wool scarf', ro: 'o eșarfă de lână' }, cost: '300.00', value: '500.00' }

/** A customer who has chosen how it is put right, and is asked what they would like on top of it. */
async function choosing(shop: TestShop, about: Parameters<typeof visitor>[1] = {}): Promise<Visitor> {
  const ana = await visitor(shop, about)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  return ana
}

const pageOf = async ({ link }: Visitor) => (await open(link)).text()
const stockOf = async (shop: TestShop, id: string) =>
  (await one<{ stock: number | null }>('select stock from gifts where shop = ?1 and id = ?2', shop.id, id))?.stock
const given = (complaint: string) =>
  one<{ kind: string; gift: string | null }>('select kind, gift from compensations where complaint = ?1', complaint)

test('the catalogue is kept by administrators, read by everybody of the shop, and changed one field at a time', async () => {
  const shop = await openShop()
  const path = `/v1/shops/${shop.id}/gifts`
  expect((await putGift(shop, 'scarf', { ...scarf, stock: 3 })).body).toMatchObject({
    ...{ id: 'scarf', names: scarf.names, cost: { amount: '300.00', currency: 'MDL' }, stock: 3, on: true },
  })
  expect((await putGift(shop, 'scarf', { stock: null, names: { ro: null } })).body).toMatchObject({
    ...{ names: { en: 'a wool scarf' }, stock: null },
  })
  for (const [id, body, said] of [
    ['pen', { cost: '1', value: '2' }, 'names'],
    ['pen', { names: { en: 'a pen' }, cost: '-1', value: '2' }, 'cost'],
    ['pen', { names: { en: 'a pen' }, cost: '1', value: '0' }, 'cost'],
    ['A pen', { names: { en: 'a pen' }, cost: '1', value: '2' }, 'id'],
  ] as const) {
    const refused = await putGift(shop, encodeURIComponent(id), body)
    expect([refused.status, refused.body.error?.message.startsWith(said)], said).toEqual([422, true])
  }
  expect((await api('PUT', `${path}/pen`, await signIn(shop.staff.lead), scarf)).status).toBe(403)
  expect((await api('PUT', `${path}/pen`, await newKey(shop), scarf)).status).toBe(403)
  expect((await api('GET', path, await newKey(await openShop()))).status).toBe(404)
  const listed = await api<{ items: readonly GiftBody[] }>('GET', path, await newKey(shop))
  expect(listed.body.items.map(({ id }) => id)).toEqual(['scarf'])
  const off = await api<GiftBody>('DELETE', `${path}/scarf`, await signIn(shop.staff.admin))
  expect([off.status, off.body.on]).toEqual([200, false])
  expect((await api('DELETE', `${path}/pen`, await signIn(shop.staff.admin))).status).toBe(404)
  expect(await count("audit where shop = ?1 and action = 'gift-changed'", shop.id)).toBe(3)
})

test('a gift worth as much as the largest bonus of the policy cannot be saved', async () => {
  const shop = await openShop({ policy: { compensation: { bonus: { ceiling: { MDL: 50_000 } } } } })
  expect((await putGift(shop, 'scarf', scarf)).status).toBe(422)
  expect((await putGift(shop, 'scarf', { ...scarf, value: '499.99' })).status).toBe(200)
})

test('the customer sees the gift by its name in their language, and the old words where it has none', async () => {
  const shop = await openShop()
  await putGift(shop, 'scarf', scarf)
  expect(await pageOf(await choosing(shop))).toContain('A gift now: a wool scarf')
  expect(await pageOf(await choosing(shop, { locale: 'ro' }))).toContain('o eșarfă de lână')
  const russian = await pageOf(await choosing(shop, { locale: 'ru' }))
  expect(russian).toContain('Подарок сейчас')
  expect(russian).not.toContain('scarf</b>')
})

test('the last gift is given once: the others hear what takes its place, and nobody is met with silence', async () => {
  const shop = await openShop()
  await putGift(shop, 'scarf', { ...scarf, stock: 1 })
  const customers = await Promise.all(Array.from({ length: 8 }, () => choosing(shop)))
  await Promise.all(customers.map((ana) => press(ana, 'compensation', { kind: 'gift', gift: 'scarf' })))
  const deps = await depsOf(env)
  const later = { ...deps, clock: { now: () => deps.clock.now() + 11 * 60_000, wall: () => Date.now() } }
  await Promise.all(customers.map(({ complaint }) => recover(later, complaint as ComplaintId, 'test')))
  const outcomes = await Promise.all(customers.map(({ complaint }) => given(complaint)))
  expect(outcomes.filter((one) => one?.kind === 'gift' && one.gift === 'scarf')).toHaveLength(1)
  expect(outcomes.filter((one) => one?.kind === 'bonus')).toHaveLength(7)
  expect(await stockOf(shop, 'scarf')).toBe(0)
  expect(await count("ledger where shop = ?1 and entry = 'gift' and minor = 30000", shop.id)).toBe(1)
  expect(await count('codes where shop = ?1', shop.id)).toBe(7)
  const late = customers[outcomes.findIndex((one) => one?.kind === 'bonus')]
  if (!late) throw new Error('nobody came too late')
  await eventually(async () => (await mailRow(late.complaint, 'bonus-code'))?.state === 'accepted')
  const told = (await inbox(late.email)).find(({ text }) => text.includes('The gift you chose has run out'))
  expect(told?.text).toContain('The bonus is worth more')
  expect(await pageOf(late)).toContain('has run out, so the bonus is yours in its place')
  expect(await findings()).toEqual([])
})

test('a gift that ran out before it was picked is told on the page, and the bonus is offered alone', async () => {
  const shop = await openShop()
  await putGift(shop, 'scarf', { ...scarf, stock: 1 })
  const ana = await choosing(shop)
  expect(await pageOf(ana)).toContain('name="gift" value="scarf"')
  const form = await nonceOf(ana.link)
  await putGift(shop, 'scarf', { stock: 0 })
  const refused = await press(ana, 'compensation', { kind: 'gift', gift: 'scarf', form })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('That gift has just been given away')
  expect(page).toContain('Send me the code')
  expect(await given(ana.complaint)).toBeNull()
  expect((await press(ana, 'compensation', { kind: 'bonus' })).status).toBe(303)
})

test('a gift that was replaced by another in the catalogue is not picked unseen', async () => {
  const shop = await openShop()
  await putGift(shop, 'scarf', { ...scarf, stock: 1 })
  const ana = await choosing(shop)
  const form = await nonceOf(ana.link)
  await putGift(shop, 'tea', { names: { en: 'a tin of tea' }, cost: '50.00', value: '90.00' })
  await putGift(shop, 'scarf', { stock: 0 })
  const refused = await press(ana, 'compensation', { kind: 'gift', gift: 'scarf', form })
  expect([refused.status, (await refused.text()).includes('A gift now: a tin of tea')]).toEqual([422, true])
  expect((await press(ana, 'compensation', { kind: 'gift', gift: 'tea' })).status).toBe(303)
  expect(await given(ana.complaint)).toEqual({ kind: 'gift', gift: 'tea' })
})

test('who was promised a gift gets it, though it has left the catalogue; and its name is what the sender reads', async () => {
  const shop = await openShop()
  await putGift(shop, 'scarf', { ...scarf, stock: 5 })
  const ana = await choosing(shop)
  await press(ana, 'compensation', { kind: 'gift', gift: 'scarf' })
  await api('DELETE', `/v1/shops/${shop.id}/gifts/scarf`, await signIn(shop.staff.admin))
  await advance('PT11M')
  expect(await given(ana.complaint)).toEqual({ kind: 'gift', gift: 'scarf' })
  expect(await stockOf(shop, 'scarf')).toBe(4)
  const task = await one<{ about: string }>(
    "select about from tasks where complaint = ?1 and key = 'gift'",
    ana.complaint,
  )
  expect(JSON.parse(task?.about ?? '')).toEqual({ gift: 'scarf', called: 'a wool scarf' })
  await eventually(async () => (await mailRow(ana.complaint, 'gift'))?.state === 'accepted')
  const mail = (await inbox(ana.email)).find(({ text }) => text.includes('scarf: your gift'))
  expect(mail?.text).toContain('A wool scarf: your gift will be with you')
})

test('a change of policy between the choice and the issue changes nothing that was shown', async () => {
  const shop = await openShop()
  const ana = await choosing(shop)
  expect(await pageOf(ana)).toContain('2,000.00')
  await press(ana, 'compensation', { kind: 'bonus' })
  const policy = { compensation: { bonus: { percent: 1, months: 2 }, incident: { ofItem: 2, ofKind: 2 } } }
  const changed = await api('PUT', `/v1/shops/${shop.id}`, await signIn(shop.staff.admin), { policy })
  expect(changed.status).toBe(200)
  await advance('PT11M')
  expect(await one('select minor, currency from codes where complaint = ?1', ana.complaint)).toEqual({
    minor: 200_000,
    currency: 'MDL',
  })
})

test('an order that changes between the choice and the issue changes nothing that was shown', async () => {
  const shop = await openShop()
  const ana = await choosing(shop)
  await press(ana, 'compensation', { kind: 'bonus' })
  const bob = await choosing(shop)
  await advance('PT11M')
  for (const { order, email } of [ana, bob]) {
    const total = { amount: '300.00', currency: 'MDL' }
    await post(shop, {
      type: 'order.paid',
      timestamp: new Date().toISOString(),
      data: {
        order: { id: order, total, placedAt: '2026-11-12T09:00:00Z', lines: [], codes: [] },
        customer: { id: email, email },
      },
    })
    expect(await one('select minor from orders where shop = ?1 and external_id = ?2', shop.id, order)).toEqual({
      minor: 30_000,
    })
  }
  expect(await pageOf(bob)).toContain('2,000.00')
  await press(bob, 'compensation', { kind: 'bonus' })
  await advance('PT11M')
  for (const { complaint } of [ana, bob]) {
    expect(await one('select minor from codes where complaint = ?1', complaint)).toEqual({ minor: 200_000 })
  }
})

test('in an incident all get the same, and who was shown more before it was one keeps it', async () => {
  const shop = await openShop({ policy: { compensation: { incident: { ofItem: 3, sums: { MDL: 15_000 } } } } })
  const first = await choosing(shop)
  expect(await pageOf(first)).toContain('2,000.00')
  const second = await visitor(shop, { total: '400.00' })
  const third = await choosing(shop, { total: '90000.00', tags: ['vip'] })
  expect(await pageOf(third)).toContain('150.00')
  const [remedy = ''] = await remediesOf(second.complaint)
  await press(second, 'choice', { remedy })
  expect(await pageOf(second)).toContain('150.00')
  for (const ana of [first, second, third]) await press(ana, 'compensation', { kind: 'bonus' })
  await advance('PT11M')
  const sums = await Promise.all(
    [first, second, third].map(({ complaint }) =>
      one<{ minor: number }>('select minor from codes where complaint = ?1', complaint),
    ),
  )
  expect(sums.map((sum) => sum?.minor)).toEqual([200_000, 15_000, 15_000])
})

test('above the cap of one complaint a person says yes first, once, and then what was shown is issued', async () => {
  const shop = await openShop({ policy: { caps: { perComplaint: { MDL: 100_000 } } } })
  const ana = await choosing(shop)
  await press(ana, 'compensation', { kind: 'bonus' })
  await advance('PT11M')
  expect(await count('codes where complaint = ?1', ana.complaint)).toBe(0)
  expect(await pageOf(ana)).toContain('is seeing to this in person')
  const lead = await signIn(shop.staff.lead)
  const path = `/v1/complaints/${ana.complaint}`
  const { version } = (await api<{ version: number }>('GET', path, lead)).body
  const approve = { action: 'approve', request: 'compensation', version }
  const refused = await api('POST', `${path}/actions`, await signIn(shop.staff.agent), approve)
  expect([refused.status, refused.body.error.code]).toEqual([403, 'role'])
  const answers = await Promise.all(Array.from({ length: 20 }, () => api('POST', `${path}/actions`, lead, approve)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const code = await eventually(() => one('select minor from codes where complaint = ?1', ana.complaint))
  expect(code).toEqual({ minor: 200_000 })
  expect(await count("requests where complaint = ?1 and state = 'approved'", ana.complaint)).toBe(1)
  expect(await findings()).toEqual([])
})

/** Two complaints of one grievance become one, and what a person parts stays parted. */
import { env, SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { type ComplaintEvent, nobody, type SourceEvent } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { takeIn } from '../../workflows/intake.ts'
import { recover } from '../../workflows/recover.ts'
import { acknowledged, linkIn, mailRow, openShop, origin, signIn, type TestShop } from '../harness/shop.ts'

let n = 0
const email = () => `ana-${++n}@example.com`
const order = (id: string) => ({ externalId: id, name: null, total: money(100_000, 'MDL'), placedAt: null, lines: [] })

const grievance = (change: Partial<ComplaintEvent> = {}): ComplaintEvent => ({
  type: 'complaint',
  externalId: `g-${++n}`,
  category: 'damaged',
  channel: 'form',
  text: 'The vase came broken.',
  at: null,
  person: null,
  order: null,
  dispute: null,
  refunded: null,
  rating: null,
  payment: null,
  ...change,
})
const chargeback = (change: Partial<ComplaintEvent> = {}): ComplaintEvent =>
  grievance({
    category: 'dispute',
    channel: 'dispute',
    text: '',
    dispute: {
      ...{ externalId: `dp-${++n}`, state: 'needs-response', dueAt: Date.now() + 9 * 86_400_000, reason: 'fraudulent' },
      ...{ networkReasonCode: '10.4', amount: money(100_000, 'MDL'), refundable: false },
    },
    ...change,
  })
const paid = (id: string, person: string, payment: string): SourceEvent => ({
  ...{ type: 'order', state: 'paid', order: order(id), person: { ...nobody, email: person }, codes: [] },
  ...{ amount: null, at: null, payments: [payment] },
})

async function take(shop: TestShop, events: readonly SourceEvent[], source = 'standard') {
  const deps = await depsOf(env)
  const taken = await takeIn(deps, {
    ...{ shop: shop.id, shopLocale: 'en', country: 'MD', source, sourceVersion: null, eventId: `e-${++n}`, events },
    ...{ now: deps.clock.now(), signed: true },
  })
  if (taken.status === 'stale') throw new Error('stale')
  for (const id of taken.wake) await recover(deps, id, 'test')
  return taken
}

interface Row {
  readonly closed_at: number | null
  readonly joined_into: string | null
  readonly dispute_state: string | null
  readonly order_id: string | null
  readonly text: string
  readonly version: number
}
const row = async (id: string | null) => {
  const found = await env.DB.prepare('select * from complaints where id = ?').bind(id).first<Row>()
  if (!found) throw new Error('no such complaint')
  return found
}
const customerMails = async (shop: TestShop) =>
  (
    await env.DB.prepare(
      `select kind from outbox where shop = ? and effect = 'mail' and kind <> 'staff' order by planned_at`,
    )
      .bind(shop.id)
      .all<{ kind: string }>()
  ).results.map(({ kind }) => kind)

async function act(shop: TestShop, complaint: string | null, action: Record<string, unknown>) {
  const { version } = await row(complaint)
  const answer = await SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await signIn(shop.staff.lead)) },
    body: JSON.stringify({ version, ...action }),
  })
  return { http: answer.status, body: await answer.json<Record<string, unknown> & { error?: { code: string } }>() }
}

it('a dispute whose order is told later joins the complaint its customer wrote: one acknowledgement, one set of promises', async () => {
  const shop = await openShop()
  const ana = email()
  const bank = await take(shop, [chargeback({ payment: 'ch_7' })], 'stripe')
  const form = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-7') })])
  expect([bank.status, form.status]).toEqual(['opened', 'opened'])
  await take(shop, [paid('A-7', ana, 'ch_7')])
  expect(await row(bank.complaint)).toMatchObject({ joined_into: form.complaint })
  expect(await row(form.complaint)).toMatchObject({
    closed_at: null,
    dispute_state: 'needs-response',
    text: 'The vase came broken.',
  })
  // The dispute changed what may be offered, so the offer may be told anew; the apology is one.
  expect((await customerMails(shop)).filter((kind) => kind === 'acknowledgement')).toHaveLength(1)
  const again = await take(shop, [chargeback({ payment: 'ch_7', dispute: null, externalId: 'another' })], 'stripe')
  expect(again).toMatchObject({ status: 'joined', complaint: form.complaint })
})

it('an order told before or after the grievances, by whatever channel first, leaves one open complaint', async () => {
  const told = (ana: string) => ({
    bank: () => [chargeback({ payment: 'ch_8', externalId: 'g-bank' })],
    form: () => [grievance({ person: { ...nobody, email: ana }, order: order('A-8'), externalId: 'g-form' })],
    order: () => [paid('A-8', ana, 'ch_8')],
  })
  const names = ['bank', 'form', 'order'] as const
  const ways = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)))
  for (const way of ways.filter((one) => new Set(one).size === 3)) {
    const shop = await openShop()
    const events = told(email())
    for (const name of [...way, ...way]) await take(shop, events[name](), name === 'bank' ? 'stripe' : 'standard')
    const open = await env.DB.prepare('select * from complaints where shop = ? and closed_at is null')
      .bind(shop.id)
      .all<Row>()
    expect(open.results, way.join(' ')).toHaveLength(1)
    expect(open.results[0], way.join(' ')).toMatchObject({
      ...{ order_id: 'A-8', dispute_state: 'needs-response', text: 'The vase came broken.', category: 'damaged' },
    })
    const mails = await customerMails(shop)
    expect(
      mails.filter((kind) => kind === 'acknowledgement'),
      way.join(' '),
    ).toHaveLength(1)
  }
})

it('a person joins two complaints: the old link leads to where it goes on, and its promises are withdrawn', async () => {
  const shop = await openShop()
  const ana = email()
  const one = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-1') })])
  const two = await take(shop, [
    grievance({ person: { ...nobody, email: ana }, order: order('A-2'), category: 'late' }),
  ])
  const link = linkIn(JSON.parse((await acknowledged(two.complaint ?? '')).payload).text)
  const joined = await act(shop, two.complaint, { action: 'join', complaint: one.complaint })
  expect(joined.http).toBe(200)
  expect(joined.body).toMatchObject({ status: 'closed' })
  const page = await (await SELF.fetch(link)).text()
  expect(page).toContain('A-1')
  const open = await env.DB.prepare(`select 1 from promises where complaint = ? and state = 'open'`)
    .bind(two.complaint)
    .all()
  expect(open.results).toEqual([])
  const again = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-1') })])
  expect(again).toMatchObject({ status: 'joined', complaint: one.complaint })
})

it('what was chosen is carried out where it was chosen: such a complaint does not join', async () => {
  const shop = await openShop()
  const ana = email()
  const one = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-1') })])
  const two = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-2') })])
  const remedy = await env.DB.prepare('select id, round from remedies where complaint = ? limit 1')
    .bind(two.complaint)
    .first<{ id: string; round: number }>()
  await env.DB.prepare(
    `insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at) values (?, ?, ?, ?, 'customer', 1, 2)`,
  )
    .bind(shop.id, two.complaint, remedy?.round, remedy?.id)
    .run()
  const joined = await act(shop, two.complaint, { action: 'join', complaint: one.complaint })
  expect([joined.http, joined.body.error?.code]).toEqual([409, 'not_possible_now'])
})

it('nothing joins a closed complaint, one of another shop, or itself', async () => {
  const shop = await openShop()
  const other = await openShop()
  const here = await take(shop, [grievance({ person: { ...nobody, email: email() }, order: order('A-1') })])
  const closed = await take(shop, [grievance({ person: { ...nobody, email: email() }, order: order('A-2') })])
  await act(shop, closed.complaint, { action: 'close', outcome: 'withdrawn', reason: 'asked to' })
  const foreign = await take(other, [grievance({ person: { ...nobody, email: email() }, order: order('A-1') })])
  for (const into of [closed.complaint, foreign.complaint, `cmp_${'0'.repeat(26)}`]) {
    const refused = await act(shop, here.complaint, { action: 'join', complaint: into })
    expect([refused.http, refused.body.error?.code]).toEqual([409, 'unknown_complaint'])
  }
  expect((await act(shop, here.complaint, { action: 'join', complaint: here.complaint })).http).toBe(422)
  await expect(
    env.DB.prepare('update complaints set joined_into = ? where id = ?').bind(closed.complaint, here.complaint).run(),
  ).rejects.toThrow('not open')
})

it('two complaints joined into each other at once: one of them stays open', async () => {
  const shop = await openShop()
  const ana = email()
  const one = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-1') })])
  const two = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-2') })])
  const both = await Promise.all([
    act(shop, one.complaint, { action: 'join', complaint: two.complaint }),
    act(shop, two.complaint, { action: 'join', complaint: one.complaint }),
  ])
  expect(both.map(({ http }) => http).sort()).toEqual([200, 409])
})

it('what a person splits off is acknowledged on its own, keeps its grievance, and is not joined again by itself', async () => {
  const shop = await openShop()
  const ana = email()
  const first = await take(shop, [grievance({ person: { ...nobody, email: ana }, order: order('A-1') })])
  const second = grievance({
    person: { ...nobody, email: ana },
    order: order('A-1'),
    category: 'late',
    text: 'And late.',
  })
  const joined = await take(shop, [second])
  expect(joined.status).toBe('joined')
  const delivery = await env.DB.prepare(
    `select id, status from deliveries where complaint = ? order by received_at, rowid`,
  )
    .bind(first.complaint)
    .all<{ id: string; status: string }>()
  const [opening, later] = delivery.results
  const wrong = await act(shop, first.complaint, { action: 'split', deliveries: [opening?.id] })
  expect([wrong.http, wrong.body.error?.code]).toEqual([422, 'opening_delivery'])
  const right = await act(shop, first.complaint, { action: 'split', deliveries: [later?.id] })
  expect(right.http).toBe(200)
  const apart = await env.DB.prepare('select * from complaints where shop = ? and id <> ?')
    .bind(shop.id, first.complaint)
    .first<Row & { id: string; category: string }>()
  expect(apart).toMatchObject({ category: 'late', text: 'And late.', order_id: 'A-1', closed_at: null })
  await acknowledged(apart?.id ?? '')
  expect(await mailRow(apart?.id ?? '', 'acknowledgement')).toMatchObject({ recipient: ana })
  const deps = await depsOf(env)
  await recover(deps, apart?.id as ComplaintId, 'test')
  expect(await row(apart?.id ?? null)).toMatchObject({ closed_at: null, joined_into: null })
  const again = await take(shop, [second])
  expect(again).toMatchObject({ status: 'duplicate', complaint: apart?.id })
})

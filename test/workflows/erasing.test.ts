/** Who asks to be forgotten is, everywhere; who comes back later is somebody new; an old webhook brings nobody back. */
import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { errandsDue, isOnErrand } from '../../db/errands.ts'
import type { CareKey } from '../../domain/care/care.ts'
import type { ComplaintId, CustomerId } from '../../domain/ids.ts'
import { eraseDue, eraseOne } from '../../workflows/erasing.ts'
import { recover } from '../../workflows/recover.ts'
import { retain } from '../../workflows/retention.ts'
import { fromPhone } from '../harness/photos.ts'
import { advance, findings, openShop, origin, post, type TestShop } from '../harness/shop.ts'
import { count, one, press, remediesOf, visitor } from '../http/customer-page.ts'
import { everyRow, traces } from './dump.ts'

interface Known {
  readonly shop: TestShop
  readonly key: CareKey
  readonly complaint: ComplaintId
  readonly email: string
  readonly id: string
  readonly name: string
  readonly text: string
  readonly phone: string
  /** What no row may hold afterwards. Order numbers may: the books are kept by them. */
  readonly words: readonly string[]
}

const letters = (): string =>
  `V${[...randomUUID().replaceAll('-', '').slice(0, 12)].map((one) => String.fromCharCode(97 + Number.parseInt(one, 16))).join('')}`

const customerOf = async (complaint: string): Promise<CustomerId> => {
  const row = await one<{ customer: CustomerId }>('select customer from complaints where id = ?1', complaint)
  if (!row) throw new Error('nobody')
  return row.customer
}

/** Somebody who has left traces everywhere a customer leaves them. */
async function known(shop: TestShop): Promise<Known> {
  const n = randomUUID().slice(0, 8)
  // Words of this person alone: what another test's left is no trace of them.
  const [surname, gift] = [letters(), letters()]
  const name = `Ioana ${surname}-Moldoveanu`
  const text = `The blue ${gift} from grandmother arrived in nine pieces.`
  const phone = `69${String(Date.now()).slice(-6)}`
  const email = `Ioana.${n}@example.com`
  const visit = await visitor(shop, { id: `g-${n}`, email, name, text, order: `A-${n.toUpperCase()}` })
  const person = { id: email, email: email.toUpperCase(), name, phone: `+373${phone}`, marketingConsent: true }
  await post(shop, { type: 'customer.updated', data: { customer: person } })
  await post(shop, { type: 'order.paid', data: { order: { id: `B-${n.toUpperCase()}` }, customer: person } })
  // Signed, and of a kind nobody can read: it lies in the quarantine as it came.
  await post(shop, { type: 'complaint.created', data: { id: 7, customer: [email, name], text } })
  await press(visit, 'proposal', { text: `Please glue it, the ${gift} was a gift.` })
  await press(visit, 'export')
  const [remedy = ''] = await remediesOf(visit.complaint)
  await press(visit, 'choice', { remedy })
  await advance('PT11M')
  const customer = await customerOf(visit.complaint)
  const words = [email, `g-${n}`, surname, gift, phone]
  const complaint = visit.complaint as ComplaintId
  return { shop, email, name, text, phone, id: `g-${n}`, complaint, key: { shop: shop.id, customer }, words }
}

const forget = async ({ key }: Pick<Known, 'key'>, by: 'customer' | 'retention' = 'customer') =>
  eraseOne(await depsOf(env), { key, by })

const booksOf = ({ complaint }: Known) =>
  one('select count(*) as n, sum(minor) as minor, max(hash) as hash from ledger where complaint = ?1', complaint)

it('no byte of who was erased is left anywhere, the books stay, and nobody else loses anything', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  const maria = await visitor(shop, { name: 'Maria Bystander', text: 'It arrived late, and Maria noticed.' })
  const { photos } = await depsOf(env)
  const key = `2026-01-01/${shop.id}/pho_${randomUUID()}/x`
  await photos.put(key, fromPhone(), 'image/jpeg')
  await env.DB.prepare(
    "insert into photos (shop, id, complaint, key, type, bytes, sha256, received_at) values (?1, ?2, ?3, ?2, 'image/jpeg', 1, 'x', 0)",
  )
    .bind(shop.id, key, ioana.complaint)
    .run()
  expect((await traces(ioana.words)).map((row) => row.split(' ')[0])).toEqual(
    expect.arrayContaining([
      'customers',
      'complaints',
      'deliveries',
      'grievances',
      'quarantine',
      'outbox',
      'proposals',
    ]),
  )
  const books = await booksOf(ioana)
  const others = (await everyRow()).filter((row) => row.includes(maria.complaint) || row.includes(maria.email))
  expect(await forget(ioana)).toEqual({ is: 'erased' })
  expect(await traces(ioana.words)).toEqual([])
  expect(await photos.get(key)).toBeNull()
  expect(await booksOf(ioana)).toEqual(books)
  expect((await everyRow()).filter((row) => row.includes(maria.complaint) || row.includes(maria.email))).toEqual(others)
  expect(
    await one('select closed_at is not null as closed, outcome from complaints where id = ?1', ioana.complaint),
  ).toEqual({
    closed: 1,
    outcome: 'withdrawn',
  })
  await advance('P30D')
  expect(await traces(ioana.words)).toEqual([])
  expect(await findings()).toEqual([])
})

it('an old webhook brings nobody back: it is recorded, opens nothing, and nothing it says is kept', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  const before = await forget(ioana)
  expect(before).toEqual({ is: 'erased' })
  const rows = await count('complaints where shop = ?1', shop.id)
  const { name, text, phone } = ioana
  const customer = { id: ioana.email, email: ioana.email, name, phone: `+373${phone}` }
  const old = [
    { type: 'complaint.created', data: { id: ioana.id, category: 'damaged', text, customer, order: { id: 'A-9' } } },
    { type: 'complaint.created', data: { id: 'another', category: 'damaged', text, customer } },
    { type: 'complaint.created', data: { id: ioana.id, category: 'damaged', text, customer: { id: 'u-77' } } },
    { type: 'customer.updated', data: { customer } },
    { type: 'customer.updated', data: { customer: { id: 'x-1', phone: `0${phone}`, name } } },
    { type: 'order.paid', data: { order: { id: 'C-12' }, customer } },
  ]
  for (const event of old) expect(await post(shop, event)).toMatchObject({ http: 200, status: 'recorded' })
  expect(await count('complaints where shop = ?1', shop.id)).toBe(rows)
  expect(await traces(ioana.words)).toEqual([])
  // What is about money is in the books, and leads to nobody.
  expect(await one("select state, customer from orders where shop = ?1 and external_id = 'C-12'", shop.id)).toEqual({
    state: 'paid',
    customer: null,
  })
  expect(await findings()).toEqual([])
})

it('who writes again themself is a new person, and from then on the shop may speak of them', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  await forget(ioana)
  const form = /name="form" value="([^"]+)"/.exec(await (await SELF.fetch(`${origin}/s/${shop.id}`)).text())?.[1] ?? ''
  const told = { name: 'Ioana', email: ioana.email, category: 'late', text: 'Where is my parcel?', form }
  const sent = await SELF.fetch(`${origin}/s/${shop.id}`, {
    method: 'POST',
    headers: { origin: 'null' },
    body: new URLSearchParams(told),
    redirect: 'manual',
  })
  expect(sent.status).toBe(303)
  const fresh = await one<{ id: string }>(
    'select id from customers where shop = ?1 and email = ?2',
    shop.id,
    ioana.email,
  )
  expect(fresh?.id).not.toBe(ioana.key.customer)
  expect(
    await one('select count(*) as n from complaints where shop = ?1 and customer = ?2', shop.id, fresh?.id ?? ''),
  ).toEqual({ n: 1 })
  await post(shop, { type: 'order.paid', data: { order: { id: 'D-1' }, customer: { id: 'u-5', email: ioana.email } } })
  expect(await one("select customer from orders where shop = ?1 and external_id = 'D-1'", shop.id)).toEqual({
    customer: fresh?.id,
  })
  // What was erased is not theirs again all the same.
  const again = { id: ioana.id, category: 'damaged', text: ioana.text, customer: { email: ioana.email } }
  expect(await post(shop, { type: 'complaint.created', data: again })).toMatchObject({ status: 'recorded' })
  expect(await traces([ioana.id, ...ioana.words.slice(2, 4)])).toEqual([])
  expect(await findings()).toEqual([])
})

it('while the bank decides nothing is erased; when it has, it is, by itself', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  const deps = await depsOf(env)
  const until = deps.clock.now() + 20 * 86_400_000
  const dispute = (state: string) =>
    env.DB.prepare(
      "update complaints set dispute_id = 'stripe:dp_1', dispute_state = ?2, dispute_due_at = ?3 where id = ?1",
    )
      .bind(ioana.complaint, state, until)
      .run()
  await dispute('needs-response')
  expect(await forget(ioana)).toEqual({ is: 'waits', pending: { why: 'dispute', until } })
  expect(await one('select name, mailbox from customers where id = ?1', ioana.key.customer)).toEqual({
    name: ioana.name,
    mailbox: 'open',
  })
  await env.DB.prepare('insert into machine (name, value, until) values (?1, ?2, 0)')
    .bind(`erase:${shop.id}:${ioana.key.customer}`, 'customer')
    .run()
  expect(await eraseDue(deps)).toBe(0)
  expect(await isOnErrand(deps.db.$client, ioana.key)).toBe(true)
  await dispute('won')
  await advance('PT7H')
  expect(await traces(ioana.words)).toEqual([])
  expect(await isOnErrand((await depsOf(env)).db.$client, ioana.key)).toBe(false)
  expect(await findings()).toEqual([])
})

it('an erasure that was cut off after the mark is finished by the sweep, and done twice it is done once', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  const deps = await depsOf(env)
  const broken = { ...deps, photos: { ...deps.photos, remove: () => Promise.reject(new Error('store')) } }
  await env.DB.prepare('insert into machine (name, value, until) values (?1, ?2, 0)')
    .bind(`erase:${shop.id}:${ioana.key.customer}`, 'customer')
    .run()
  expect(await eraseDue(broken)).toBe(0)
  expect((await traces(ioana.words)).length).toBeGreaterThan(0)
  // From the mark on, nothing more is taken in about them.
  await post(shop, {
    type: 'order.paid',
    data: { order: { id: 'E-1' }, customer: { id: ioana.email, name: 'Ioana Late' } },
  })
  expect(await traces(['Ioana Late'])).toEqual([])
  await advance('PT1H')
  expect(await traces(ioana.words)).toEqual([])
  expect(await forget(ioana)).toEqual({ is: 'erased' })
  expect(await count("timeline where complaint = ?1 and event = 'closed'", ioana.complaint)).toBe(1)
  expect(await findings()).toEqual([])
})

it('turns of the complaint that run at the same time write nothing of who is erased', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  const deps = await depsOf(env)
  const turns = Array.from({ length: 8 }, () => recover(deps, ioana.complaint, 'test'))
  const [erased] = await Promise.all([forget(ioana), ...turns])
  expect(erased).toEqual({ is: 'erased' })
  expect(await traces(ioana.words)).toEqual([])
  expect(await findings()).toEqual([])
})

it('who had no complaint and no order for as long as the policy says is forgotten, and may come back as who they are', async () => {
  const shop = await openShop({ policy: { retention: { closedMonths: 6, rawDays: 30 } } })
  const ioana = await known(shop)
  const deps = await depsOf(env)
  const closed = deps.clock.now()
  await env.DB.prepare(
    "update complaints set closed_at = ?2, outcome = 'settled', stage = 'closed', wake_at = null where id = ?1",
  )
    .bind(ioana.complaint, closed)
    .run()
  const at = (now: number) => ({ ...deps, clock: { ...deps.clock, now: () => now } })
  const month = 31 * 86_400_000
  await env.DB.prepare("delete from machine where name = 'retention'").run()
  expect(await retain(at(closed + 5 * month))).toBe(0)
  const later = at(closed + 7 * month)
  expect(await retain(later)).toBe(1)
  expect(await retain(later)).toBe(0)
  expect(await errandsDue(env.DB, later.clock.now(), 9)).toEqual([{ key: ioana.key, by: 'retention' }])
  expect(await eraseDue(later)).toBe(1)
  expect(await traces(ioana.words)).toEqual([])
  await post(shop, { type: 'order.paid', data: { order: { id: 'F-1' }, customer: { id: 'u-1', email: ioana.email } } })
  expect(await count('customers where shop = ?1 and email = ?2', shop.id, ioana.email)).toBe(1)
})

it('who shares a number with somebody who was erased is heard, and a number only typed buries nobody', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  await forget(ioana)
  const spouse = { id: 'u-8', email: 'spouse@example.org', name: 'Andrei', phone: `+373${ioana.phone}` }
  const told = { id: 'g-spouse', category: 'damaged', text: 'Torn.', customer: spouse }
  expect(await post(shop, { type: 'complaint.created', data: told })).toMatchObject({ status: 'opened' })
  // Eve types Olga's number beside her own address, and has herself forgotten.
  const phone = '+37369777123'
  const deps = await depsOf(env)
  const eve = { shop: shop.id, customer: 'cus_eve' as CustomerId }
  await env.DB.prepare(
    `insert into customers (shop, id, email, email_key, phone, tags, claimed_orders, mailbox, promotions, created_at)
     values (?1, ?2, 'eve@example.org', 'eve@example.org', ?3, '[]', 0, 'open', 'none', ?4)`,
  )
    .bind(shop.id, eve.customer, phone, deps.clock.now())
    .run()
  await post(shop, { type: 'customer.updated', data: { customer: { email: 'olga@example.org', phone, name: 'Olga' } } })
  const facts = () => one("select facts from deliveries where shop = ?1 and facts like '%Olga%'", shop.id)
  const before = await facts()
  expect(before).not.toBeNull()
  expect(await forget({ key: eve })).toEqual({ is: 'erased' })
  expect(await facts()).toEqual(before)
  const bare = { id: 'g-olga', category: 'damaged', text: 'Torn.', customer: { id: 'u-10', phone, name: 'Olga' } }
  expect(await post(shop, { type: 'complaint.created', data: bare })).toMatchObject({ status: 'opened' })
  expect(await findings()).toEqual([])
})

it('a body nobody could read that names somebody else stays for them, though a number in it is that of who is erased', async () => {
  const shop = await openShop()
  const visit = await visitor(shop)
  await post(shop, { type: 'complaint.created', data: { id: 9, customer: ['petru@example.org'], items: ['7'] } })
  const key = { shop: shop.id, customer: await customerOf(visit.complaint) }
  await env.DB.prepare("update customers set external_id = 'standard:7' where id = ?1").bind(key.customer).run()
  expect(await forget({ key })).toEqual({ is: 'erased' })
  expect(await count("quarantine where shop = ?1 and body <> ''", shop.id)).toBe(1)
})

import { beforeAll, expect, test } from 'vitest'
import { acknowledged, findings, openShop, type TestShop } from '../harness/shop.ts'
import { count, one, open, origin } from './customer-page.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openShop({ locale: 'ro' })
})

const address = () => `${origin}/s/${shop.id}`

async function formOf(link = address()): Promise<string> {
  return /name="form" value="([^"]+)"/.exec(await (await open(link)).text())?.[1] ?? ''
}

const torn = {
  category: 'damaged',
  text: 'Geanta a ajuns ruptă.',
  name: 'Ana Popescu',
  email: 'ana@example.com',
  order: '#A-7',
}

const tell = async (fields: Readonly<Record<string, string>>, form?: string) =>
  open(`${address()}?lang=ro`, {
    method: 'POST',
    headers: { origin: 'null' },
    body: new URLSearchParams({ ...fields, form: form ?? (await formOf()) }),
  })

test('the page speaks the reader’s language: asked for, else the browser’s, else the shop’s', async () => {
  const page = async (query: string, accepted?: string) =>
    (await open(`${address()}${query}`, accepted ? { headers: { 'accept-language': accepted } } : {})).text()
  expect(await page('')).toContain('<html lang="ro">')
  expect(await page('', 'de, ru;q=0.8')).toContain('<html lang="ru">')
  expect(await page('?lang=en', 'ru')).toContain('<html lang="en">')
})

test('a double click opens one complaint, and it is acknowledged', async () => {
  const form = await formOf()
  const fields = { ...torn, email: 'double@example.com' }
  const answers = await Promise.all(Array.from({ length: 10 }, () => tell(fields, form)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  const complaint = await one<{ id: string; order_id: string; source: string; tier: string }>(
    'select id, order_id, source, tier from complaints where shop = ?1 and customer = (select id from customers where shop = ?1 and email = ?2)',
    shop.id,
    'double@example.com',
  )
  expect(complaint).toMatchObject({ order_id: 'A-7', source: 'form', tier: 'standard' })
  expect(await count("complaints where shop = ?1 and source = 'form' and order_id = 'A-7'", shop.id)).toBe(1)
  await acknowledged(complaint?.id ?? '')
  expect(await findings()).toEqual([])
})

test('what somebody types makes no order of ours, no sum and no valued customer', async () => {
  await tell({ ...torn, email: 'vip@example.com', order: 'A-8', tags: 'vip', ordersCount: '99', total: '100000' })
  const known = await one<{ tags: string; claimed_orders: number; claimed_spent: string | null }>(
    'select tags, claimed_orders, claimed_spent from customers where shop = ?1 and email = ?2',
    shop.id,
    'vip@example.com',
  )
  expect(known).toEqual({ tags: '[]', claimed_orders: 0, claimed_spent: null })
  expect(await count("orders where shop = ?1 and external_id = 'A-8' and minor is not null", shop.id)).toBe(0)
})

test('a good word is kept and thanked, and opens no complaint', async () => {
  const before = await count('complaints where shop = ?1', shop.id)
  const form = await formOf()
  const answers = await Promise.all([1, 2, 3].map(() => tell({ category: 'praise', text: 'Mulțumesc!' }, form)))
  expect(answers[0]?.headers.get('location')).toContain('about=praise')
  expect(await count('complaints where shop = ?1', shop.id)).toBe(before)
  expect(
    await count(
      "deliveries where shop = ?1 and source = 'form' and status = 'recorded' and complaint is null",
      shop.id,
    ),
  ).toBe(1)
  const thanks = await open(`${origin}${answers[0]?.headers.get('location')}`)
  expect(await thanks.text()).toContain('Vă mulțumim pentru cuvintele bune')
})

test('what is missing is named, and what was typed stays', async () => {
  const before = await count('complaints where shop = ?1', shop.id)
  for (const field of ['category', 'text', 'name', 'email'] as const) {
    const answer = await tell({ ...torn, [field]: '' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="#A-7"')
  }
  expect((await tell({ ...torn, email: 'ana@' })).status).toBe(422)
  expect((await tell({ ...torn, category: 'dispute' })).status).toBe(422)
  expect((await tell({ ...torn, text: 'x'.repeat(5001) })).status).toBe(422)
  expect((await tell(torn, 'abc.def')).status).toBe(403)
  expect(await count('complaints where shop = ?1', shop.id)).toBe(before)
})

test('every error is told at once, each at its field', async () => {
  const answer = await tell({ category: 'late', text: ' ', name: '', email: 'ana@', phone: '1' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const id of ['text', 'name', 'email', 'phone']) {
    expect(page).toContain(`id="${id}-wrong"`)
    expect(page).toContain(`<a href="#${id}">`)
  }
})

test('what exactly went wrong is kept with the complaint in our words, and a reason of another category is not', async () => {
  await tell({ ...torn, email: 'why@example.com', order: 'A-9', reason: 'torn' })
  await tell({ ...torn, email: 'why-not@example.com', order: 'A-10', reason: 'charged-twice' })
  const told = (order: string) =>
    one<{ about: string; facts: string }>(
      `select t.about, d.facts from complaints c join timeline t on t.complaint = c.id and t.event = 'opened'
       join deliveries d on d.complaint = c.id where c.shop = ?1 and c.order_id = ?2`,
      shop.id,
      order,
    )
  const known = await told('A-9')
  expect(JSON.parse(known?.about ?? '{}')).toMatchObject({ category: 'damaged', reason: 'torn' })
  expect(JSON.parse(known?.facts ?? '{}')).toMatchObject({ reason: 'torn', text: 'Geanta a ajuns ruptă.' })
  const unknown = await told('A-10')
  expect(Object.keys(JSON.parse(unknown?.about ?? '{}'))).not.toContain('reason')
})

test('what a program filled in everywhere is not taken, and a person only sends it once more', async () => {
  const answer = await tell({ ...torn, order: 'A-11', homepage: 'https://spam.example' })
  expect(answer.status).toBe(403)
  const page = await answer.text()
  expect(page).toContain('value="A-11"')
  expect(page).not.toContain('spam.example')
  expect(await count("complaints where shop = ?1 and order_id = 'A-11'", shop.id)).toBe(0)
})

test('a flood from one address is slowed and keeps its words; its neighbours are not', async () => {
  const form = await formOf()
  const from = (address: string, text: string) =>
    open(address, {
      method: 'POST',
      headers: { origin: 'null', 'cf-connecting-ip': text },
      body: new URLSearchParams({ category: 'late', text: 'Unde este comanda?', form }),
    })
  const flood = (count: number, end: string) =>
    Promise.all(Array.from({ length: count }, (_, i) => from(address(), `2001:db8:1:2::${end}${i}`)))
  const first = await flood(60, 'a')
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set([422]))
  const slowed = await from(address(), '2001:db8:1:2:ffff::1')
  expect(slowed.status).toBe(429)
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await slowed.text()).toContain('Unde este comanda?</textarea>')
  expect((await from(address(), '2001:db8:1:3::1')).status).toBe(422)
  expect((await from(address(), '192.0.2.1')).status).toBe(422)
})

test('a shop that is not there is 404, from elsewhere 403, too much 413', async () => {
  expect((await open(`${origin}/s/nobody-here`)).status).toBe(404)
  expect((await open(`${origin}/s/NO_SUCH`)).status).toBe(404)
  const form = await formOf()
  const from = (headers: Record<string, string>, text: string) =>
    open(address(), { method: 'POST', headers, body: new URLSearchParams({ ...torn, text, form }) })
  expect((await from({ origin: 'https://evil.example' }, 'x')).status).toBe(403)
  expect((await from({}, 'x'.repeat(70_000))).status).toBe(413)
})

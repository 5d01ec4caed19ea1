import { expect, test } from 'vitest'
import { openShop, type TestShop } from '../harness/shop.ts'
import { send, visit } from './admin-browser.ts'
import { count, one } from './customer-page.ts'

const path = (shop: TestShop) => `/admin/gifts?shop=${shop.id}`

const scarf = {
  ...{ seen: '0', id: 'scarf', 'name-en': 'a wool scarf', 'name-ru': 'шерстяной шарф', 'name-ro': '' },
  ...{ cost: '300,00', value: '500.00', stock: '2', on: '1' },
}

const post = (shop: TestShop, email: string, fields: Readonly<Record<string, string>>) =>
  send(email, path(shop), fields)

test('an administrator adds a gift and changes it, without a script', async () => {
  const shop = await openShop()
  const { admin } = shop.staff
  const empty = await visit(admin, path(shop))
  expect(empty.html).toContain('No gifts yet')
  const added = await post(shop, admin, scarf)
  expect([added.status, added.location]).toEqual([303, expect.stringContaining('done=gift-added')])
  expect(await one('select names, cost_minor, value_minor, stock, is_on from gifts where shop = ?1', shop.id)).toEqual({
    ...{ names: '{"en":"a wool scarf","ru":"шерстяной шарф"}', cost_minor: 30_000, value_minor: 50_000 },
    ...{ stock: 2, is_on: 1 },
  })
  const page = await visit(admin, path(shop))
  expect(page.html).toContain('2 left')
  const { on: _, ...off } = scarf
  const saved = await post(shop, admin, { ...off, seen: '1', stock: '' })
  expect(saved.status).toBe(303)
  expect(await one('select stock, is_on, version from gifts where shop = ?1', shop.id)).toEqual({
    ...{ stock: null, is_on: 0, version: 2 },
  })
})

test('what cannot be saved is said, and nothing that was typed is lost', async () => {
  const shop = await openShop()
  const { admin } = shop.staff
  for (const [fields, said] of [
    [{ 'name-en': '', 'name-ru': '' }, 'Give it a name'],
    [{ value: 'many' }, 'sums such as'],
    [{ stock: 'few' }, 'whole number'],
    [{ id: 'Ä scarf' }, 'small letters'],
  ] as const) {
    const refused = await post(shop, admin, { ...scarf, ...fields })
    expect([refused.status, refused.html.includes(said)], said).toEqual([422, true])
    expect(refused.html).toContain('value="300.00"')
  }
  expect(await count('gifts where shop = ?1', shop.id)).toBe(0)
})

test('of two who change the same gift one is first, and the other sees what stands now', async () => {
  const shop = await openShop()
  const { admin } = shop.staff
  await post(shop, admin, scarf)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => post(shop, admin, { ...scarf, seen: '1', stock: String(10 + i) })),
  )
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
  expect(answers.find(({ status }) => status === 409)?.html).toContain('name="seen" value="2"')
  expect((await post(shop, admin, scarf)).status).toBe(409)
  expect(await one('select version from gifts where shop = ?1', shop.id)).toEqual({ version: 2 })
})

test('a lead reads the list and cannot change it; another shop is unknown', async () => {
  const shop = await openShop()
  const { lead } = shop.staff
  const page = await visit(lead, path(shop))
  expect(page.html).toContain('Administrators keep this list')
  expect(page.html).not.toContain('name="cost"')
  expect((await post(shop, lead, scarf)).status).toBe(403)
  expect((await visit(lead, path(await openShop()))).status).toBe(404)
})

/** A copy of everything, for who reads the mailbox: exactly that person, and nobody who served them. */
import { expect, test } from 'vitest'
import { advance, openShop, type TestShop } from '../harness/shop.ts'
import { count, open, press, visitor } from './customer-page.ts'
import { confirm, confirmLink } from './rights.ts'

interface Copy {
  readonly customer: string
  readonly kept: readonly { readonly table: string; readonly rows: readonly Record<string, unknown>[] }[]
}

async function copyFor(shop: TestShop, name: string, text: string) {
  const visit = await visitor(shop, { name, text })
  await press(visit, 'proposal', { text: `${name} proposes half of it.` })
  await press(visit, 'export')
  return { visit, link: await confirmLink(visit, 'export') }
}

test('the copy holds what is theirs, as a page and as a file, and nobody else', async () => {
  const shop = await openShop()
  const { visit, link } = await copyFor(shop, 'Ana Popescu', 'The bag arrived torn at the seam.')
  const other = await visitor(shop, { name: 'Ion Strain', text: 'Something quite different.' })
  expect(await (await open(link)).text()).not.toContain('torn at the seam')
  const page = await (await confirm(link)).text()
  for (const word of ['Ana Popescu', visit.email, 'torn at the seam', 'proposes half of it', visit.order]) {
    expect(page).toContain(word)
  }
  const file = await confirm(link, { as: 'json' })
  expect(file.headers.get('content-disposition')).toContain('attachment')
  const copy = await file.json<Copy>()
  const text = JSON.stringify(copy)
  expect(text).toContain('torn at the seam')
  for (const foreign of ['Ion Strain', other.email, other.complaint, shop.staff.agent, 'secret', 'hash']) {
    expect(text, foreign).not.toContain(foreign)
  }
  expect(copy.kept.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['customers', 'complaints', 'deliveries', 'outbox', 'proposals', 'promises', 'timeline']),
  )
  expect(await count("timeline where complaint = ?1 and event = 'export-confirmed'", visit.complaint)).toBe(2)
})

test('the link of the page alone hands nothing out, and the way to the copy lives a day', async () => {
  const shop = await openShop()
  const { visit, link } = await copyFor(shop, 'Ana Popescu', 'Torn.')
  expect((await press(visit, 'export')).headers.get('location')).toBe(`${new URL(visit.link).pathname}?done=export`)
  await advance('P2DT1M')
  expect((await confirm(link)).status).toBe(410)
})

/** Who asks to be forgotten is, everywhere; who comes back later is somebody new; an old webhook brings nobody back. */
import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { errandStatement, isOnErrand } from '../../db/errands.ts'
import type { CareKey } from '../../domain/care/care.ts'
import type { CustomerId } from '../../domain/ids.ts'
import { eraseDue, eraseOne } from '../../workflows/erasing.ts'
import { recover } from '../../workflows/recover.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { advance, findings, openShop, origin, post, signed, type TestShop } from '../harness/shop.ts'
import { count, one, press, remediesOf, visitor } from '../http/customer-page.ts'
import { SELF } from 'cloudflare:test'
import { traces } from './dump.ts'

const name = 'Ioana Cristea-Moldoveanu'
const text = 'The blue vase from grandmother arrived in nine pieces.'

interface Known {
  readonly shop: TestShop
  readonly key: CareKey
  readonly complaint: ComplaintId
  readonly email: string
  readonly order: string
  readonly external: string
  readonly link: string
  readonly words: readonly string[]
}

/** Somebody who has left traces everywhere a customer leaves them. */
async function known(shop: TestShop): Promise<Known> {
  const n = randomUUID().slice(0, 8)
  const email = `Ioana.${n}@example.com`
  const visit = await visitor(shop, { id: `c-${n}`, email, name, text })
  const person = { id: email, email: email.toUpperCase(), name, phone: '+37369123456' }
  await post(shop, { type: 'customer.updated', data: { customer: person } })
  await post(shop, { type: 'order.paid', data: { order: { id: `B-${n}` }, customer: person } })
  // Signed, and of a kind nobody can read: it lies in the quarantine as it came.
  await post(shop, { type: 'complaint.created', data: { id: 7, customer: { email, name }, text } })
  await press(visit, 'proposal', { text: 'Please glue it, the vase was a gift from Vasilisa.' })
  await press(visit, 'callback', { phone: '069 123 456', slot: 'x' })
  await press(visit, 'consent')
  const [remedy = ''] = await remediesOf(visit.complaint)
  await press(visit, 'choice', { remedy })
  await advance('PT11M')
  const row = await one<{ customer: CustomerId }>('select customer from complaints where id = ?1', visit.complaint)
  if (!row) throw new Error('nobody')
  return {
    ...{ shop, email, order: visit.order, external: email, link: visit.link },
    complaint: visit.complaint as ComplaintId,
    key: { shop: shop.id, customer: row.customer },
    words: [email, n, 'Cristea', 'Vasilisa', 'grandmother', '69123456', '69 123 456'],
  }
}

const forget = async ({ key }: Pick<Known, 'key'>) => {
  const deps = await depsOf(env)
  return eraseOne(deps, { key, by: 'customer' })
}

it('no byte of who was erased is left anywhere, and the books still add up', async () => {
  const shop = await openShop()
  const ioana = await known(shop)
  expect((await traces(ioana.words)).length).toBeGreaterThan(10)
  const before = await one('select count(*) as n, sum(minor) as minor from ledger where complaint = ?1', ioana.complaint)
  expect(await forget(ioana)).toEqual({ is: 'erased' })
  // Order numbers stay: the books are kept by them.
  const n = ioana.words[1] ?? ''
  const left = (await traces(ioana.words)).filter((row) => !row.replaceAll(`A-${n}`, '').replaceAll(`B-${n}`, '').includes(n) ? traced(row, ioana) : true)
  expect(left).toEqual([])
  expect(await one('select count(*) as n, sum(minor) as minor from ledger where complaint = ?1', ioana.complaint)).toEqual(before)
  expect(await one('select closed_at is not null as closed, outcome from complaints where id = ?1', ioana.complaint)).toEqual({ closed: 1, outcome: 'withdrawn' })
  expect(await findings()).toEqual([])
})

const traced = (row: string, { words }: Known): boolean =>
  words.filter((word) => word !== words[1]).some((word) => row.toLowerCase().includes(word.toLowerCase()))

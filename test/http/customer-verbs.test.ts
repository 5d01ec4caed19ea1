/** Each condition of a decision on its own: the verb is handed its own time, no turn runs in between. */
import { env } from 'cloudflare:test'
import { beforeAll, expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { choose, pickCompensation } from '../../db/decisions.ts'
import type { ComplaintId, RemedyId } from '../../domain/ids.ts'
import { advance, openShop, type TestShop } from '../harness/shop.ts'
import { count, one, press, remediesOf, visitor } from './customer-page.ts'

const minute = 60_000
const provisionalMs = 10 * minute

let shop: TestShop
beforeAll(async () => {
  shop = await openShop()
})

async function asked() {
  const { db, clock } = await depsOf(env)
  const ana = await visitor(shop)
  const complaint = ana.complaint as ComplaintId
  const remedies = (await remediesOf(complaint)) as readonly RemedyId[]
  const [first, second] = remedies
  if (!first || !second) throw new Error('the page has fewer than two ways')
  return {
    db,
    ana,
    first,
    second,
    now: clock.now(),
    page: { shop: shop.id, complaint, round: 1, provisionalMs, paying: [] },
  }
}

test('the last millisecond still changes a choice, the next one does not, though no turn has run', async () => {
  const { db, page, first, second, now } = await asked()
  await choose(db, { ...page, remedy: first, now })
  expect(await choose(db, { ...page, remedy: second, now: now + provisionalMs - 1 })).toMatchObject({
    is: 'chosen',
    choice: { remedy: second },
  })
  const final = now + 2 * provisionalMs - 1
  expect(await choose(db, { ...page, remedy: first, now: final })).toMatchObject({
    is: 'recorded',
    choice: { remedy: second, finalAt: final },
  })
})

test('a choice that is being carried out cannot be changed by a clock that runs behind', async () => {
  const { db, ana, page, first, second, now } = await asked()
  await press(ana, 'choice', { remedy: first })
  await advance('PT11M')
  expect(await count("ledger where complaint = ?1 and entry = 'fix'", page.complaint)).toBe(1)
  expect(await choose(db, { ...page, remedy: second, now: now + minute })).toMatchObject({
    is: expect.not.stringMatching('chosen'),
  })
  expect(await one('select remedy from choices where complaint = ?1', page.complaint)).toEqual({ remedy: first })
})

test('a closed complaint takes no choice', async () => {
  const { db, page, first, now } = await asked()
  await env.DB.prepare('update complaints set closed_at = ?2, wake_at = null where id = ?1')
    .bind(page.complaint, now)
    .run()
  expect(await choose(db, { ...page, remedy: first, now })).toEqual({ is: 'closed' })
  expect(await one('select wake_at from complaints where id = ?1', page.complaint)).toEqual({ wake_at: null })
})

test('gift or bonus is final after ten minutes, though no turn has run', async () => {
  const { db, page, first, now } = await asked()
  await choose(db, { ...page, remedy: first, now })
  await pickCompensation(db, { ...page, kind: 'gift', now })
  expect(await pickCompensation(db, { ...page, kind: 'gift', now: now + minute })).toMatchObject({
    is: 'recorded',
    compensation: { at: now },
  })
  const late = await pickCompensation(db, { ...page, kind: 'bonus', now: now + provisionalMs })
  expect(late).toMatchObject({ is: 'recorded', compensation: { kind: 'gift' } })
})

test('a decision makes a turn that was decided on older facts decide again', async () => {
  const { db, page, first, now } = await asked()
  const before = await one<{ turn: number; version: number }>(
    'select turn, version from complaints where id = ?1',
    page.complaint,
  )
  await choose(db, { ...page, remedy: first, now })
  const after = await one<{ turn: number; version: number }>(
    'select turn, version from complaints where id = ?1',
    page.complaint,
  )
  expect(after).toEqual({ turn: (before?.turn ?? 0) + 1, version: (before?.version ?? 0) + 1 })
  expect(await count('turns where complaint = ?1 and turn = ?2', page.complaint, after?.turn ?? 0)).toBe(1)
})

test('a way of an earlier round, of another complaint or for another shop changes nothing', async () => {
  const { db, page, first, now } = await asked()
  const [other, ion] = await Promise.all([openShop(), asked()])
  expect(await choose(db, { ...page, remedy: ion.first, now })).toEqual({ is: 'not-offered' })
  expect(await choose(db, { ...page, shop: other.id, remedy: first, now })).toEqual({ is: 'closed' })
  await env.DB.prepare(
    "insert into offers (shop, complaint, round, prepared_at, expires_at, actor) values (?1, ?2, 2, ?3, ?3, 'playbook')",
  )
    .bind(shop.id, page.complaint, now)
    .run()
  expect(await choose(db, { ...page, remedy: first, now })).toEqual({ is: 'not-offered' })
  expect(await choose(db, { ...page, round: 2, remedy: first, now })).toEqual({ is: 'not-offered' })
  expect(await count('choices where complaint = ?1', page.complaint)).toBe(0)
  // Nothing of ours would ever offer no way at all: the auditor is not to find one.
  await env.DB.prepare('delete from offers where complaint = ? and round = 2').bind(page.complaint).run()
})

/** What a delivery leaves open is asked at its sender, through a stand-in of the sender's side of the port. */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { type ComplaintEvent, nobody, type SourceEvent } from '../../domain/event.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { type Taken, takeIn } from '../../workflows/intake.ts'
import { lookUpDue, lookUpFor } from '../../workflows/look-ups.ts'
import type { Deps, Found, Senders } from '../../workflows/ports.ts'
import { recover } from '../../workflows/recover.ts'
import { mailRow, openShop, type TestShop } from '../harness/shop.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 23, 9)

const dispute: ComplaintEvent = {
  type: 'complaint',
  externalId: 'dispute:dp_1',
  category: 'dispute',
  channel: 'dispute',
  text: '',
  at: null,
  person: null,
  order: null,
  dispute: null,
  refunded: null,
  rating: null,
  payment: 'ch_1',
}
const known: ComplaintEvent = {
  ...dispute,
  person: { ...nobody, email: 'ana@example.com', name: 'Ana Popescu', locale: 'ro' },
  order: { externalId: 'A-1', name: null, total: money(100_000, 'MDL'), placedAt: null, lines: [] },
}

const answers = (...said: Found[]): Senders & { asked: number } => {
  const senders = {
    asked: 0,
    async lookUp() {
      const found = said[Math.min(senders.asked, said.length - 1)]
      senders.asked += 1
      return found ?? { kind: 'later', why: 'nothing was said' }
    },
    async missed() {
      return { kind: 'unknown' as const, why: 'not asked here' }
    },
  }
  return senders
}

const at = async (now: number): Promise<Deps> => ({
  ...(await depsOf(env)),
  clock: { now: () => now, wall: () => now },
})

const delivery = (shop: TestShop) => ({ shop: shop.id, source: 'stripe', event: 'evt_1' })

async function told(
  shop: TestShop,
  events: readonly SourceEvent[],
  otherwise: readonly SourceEvent[] = [],
): Promise<Exclude<Taken, { status: 'stale' }>> {
  const taken = await takeIn(await at(start), {
    shop: shop.id,
    shopLocale: 'en',
    country: 'MD',
    source: 'stripe',
    sourceVersion: null,
    eventId: 'evt_1',
    events,
    now: start,
    signed: true,
    ask: { question: { charge: 'ch_1' }, otherwise },
  })
  if (taken.status === 'stale') throw new Error('stale')
  return taken
}

const row = (id: string | null) =>
  env.DB.prepare('select * from complaints where id = ?')
    .bind(id)
    .first<{ customer: string; order_id: string; locale: string; asking_until_at: number | null }>()
const tasks = async (complaint: string | null) =>
  (await env.DB.prepare('select kind from tasks where complaint = ?').bind(complaint).all<{ kind: string }>()).results

it('a dispute without a customer is acknowledged in their language once its sender has said who it is', async () => {
  const shop = await openShop()
  const { complaint } = await told(shop, [dispute])
  const deps = await at(start)
  await recover(deps, complaint as ComplaintId, 'test')
  expect(await tasks(complaint)).toEqual([])
  const woken = await lookUpFor(deps, answers({ kind: 'found', events: [known] }), delivery(shop))
  expect(woken).toEqual([complaint])
  expect(await row(complaint)).toMatchObject({ order_id: 'A-1', locale: 'ro', asking_until_at: null })
  await recover(deps, complaint as ComplaintId, 'test')
  expect(await mailRow(complaint ?? '', 'acknowledgement')).toMatchObject({ recipient: 'ana@example.com' })
  expect(await tasks(complaint)).toEqual([])
})

it('a sender that is down is asked again for a day, and the answer that comes then counts', async () => {
  const shop = await openShop()
  const { complaint } = await told(shop, [dispute])
  const senders = answers(
    { kind: 'later', why: '503' },
    { kind: 'later', why: '503' },
    { kind: 'found', events: [known] },
  )
  await lookUpFor(await at(start), senders, delivery(shop))
  expect(await lookUpDue(await at(start + 59_000), senders)).toBe(0)
  expect(await lookUpDue(await at(start + minute), senders)).toBe(1)
  expect(await lookUpDue(await at(start + 6 * minute), senders)).toBe(1)
  expect(await row(complaint)).toMatchObject({ order_id: 'A-1' })
  expect(await lookUpDue(await at(start + 100 * minute), senders)).toBe(0)
})

it('what its sender cannot say becomes a person’s task at once', async () => {
  const shop = await openShop()
  const { complaint } = await told(shop, [dispute])
  const deps = await at(start)
  const woken = await lookUpFor(deps, answers({ kind: 'unknown', why: '404' }), delivery(shop))
  expect(woken).toEqual([complaint])
  await recover(deps, complaint as ComplaintId, 'test')
  expect(await tasks(complaint)).toEqual([{ kind: 'find-contact' }])
})

it('a person is asked after ten minutes, however long the sender is silent', async () => {
  const shop = await openShop()
  const { complaint } = await told(shop, [dispute])
  await recover(await at(start + 9 * minute), complaint as ComplaintId, 'test')
  expect(await tasks(complaint)).toEqual([])
  await recover(await at(start + 10 * minute), complaint as ComplaintId, 'test')
  expect(await tasks(complaint)).toEqual([{ kind: 'find-contact' }])
})

it('a thin notice opens nothing until its sender confirms it, and then once', async () => {
  const shop = await openShop()
  const notice = await told(shop, [])
  expect(notice).toMatchObject({ status: 'recorded', complaint: null })
  const senders = answers({ kind: 'found', events: [known] })
  const both = await Promise.all([
    lookUpFor(await at(start), senders, delivery(shop)),
    lookUpFor(await at(start), senders, delivery(shop)),
  ])
  expect(both.flat()).toHaveLength(1)
  expect(senders.asked).toBe(1)
})

it('a notice that is not true opens nothing', async () => {
  const shop = await openShop()
  await told(shop, [], [known])
  await lookUpFor(await at(start), answers({ kind: 'nothing', why: 'the payment stands' }), delivery(shop))
  expect(await env.DB.prepare('select 1 from complaints where shop = ?').bind(shop.id).first()).toBeNull()
})

it('a notice nobody can look up is not lost: a day later it is a person’s', async () => {
  const shop = await openShop()
  await told(shop, [], [dispute])
  const senders = answers({ kind: 'later', why: 'no answer' })
  for (let now = start; now < start + 26 * 60 * minute; now += 30 * minute) await lookUpDue(await at(now), senders)
  const opened = await env.DB.prepare('select id from complaints where shop = ?').bind(shop.id).first<{ id: string }>()
  await recover(await at(start + 26 * 60 * minute), opened?.id as ComplaintId, 'test')
  expect(await tasks(opened?.id ?? null)).toEqual([{ kind: 'find-contact' }])
})

it('one who dies while asking is followed by another, and nothing is taken in twice', async () => {
  const shop = await openShop()
  const { complaint } = await told(shop, [dispute])
  const dies: Senders = { ...answers(), lookUp: () => Promise.reject(new Error('killed')) }
  await expect(lookUpFor(await at(start), dies, delivery(shop))).rejects.toThrow('killed')
  const senders = answers({ kind: 'found', events: [known] })
  expect(await lookUpDue(await at(start + 30_000), senders)).toBe(0)
  expect(await lookUpDue(await at(start + 2 * minute), senders)).toBe(1)
  expect(await row(complaint)).toMatchObject({ order_id: 'A-1' })
})

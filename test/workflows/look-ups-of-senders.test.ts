/** Every sender that can be asked, from its delivery to the mail: what its API says fills the complaint that is open. */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { takeIn } from '../../workflows/intake.ts'
import { lookUpFor } from '../../workflows/look-ups.ts'
import type { Deps, Senders } from '../../workflows/ports.ts'
import { recover } from '../../workflows/recover.ts'
import { mailRow, openShop } from '../harness/shop.ts'
import { type LookUpCase, lookUpCases } from '../sources/look-up-cases.ts'
import { lookUpWith, readWith, standIn } from '../sources/vendor-api.ts'

const start = Date.UTC(2026, 10, 23, 9)
const depsAt = async (now: number): Promise<Deps> => ({
  ...(await depsOf(env)),
  clock: { now: () => now, wall: () => now },
})

/** The sender's own look-up over the stand-in of its API. */
const asking = (one: LookUpCase, trouble: Parameters<typeof standIn>[1] = {}): Senders => ({
  lookUp: (_deps, _shop, _source, question) => lookUpWith(one.shop, question, standIn(one.vendor, trouble).api),
  missed: async () => ({ kind: 'unknown', why: 'not asked here' }),
})

async function delivered(one: LookUpCase) {
  const shop = await openShop()
  const deps = await depsAt(start)
  const reading = readWith(one.shop, one.body, one.headers)
  if (reading.kind !== 'events' || !reading.ask) throw new Error('nothing is asked')
  const { eventId: event, events, ask } = reading
  const source = one.shop.source.name
  const taken = await takeIn(deps, {
    ...{ shop: shop.id, shopLocale: 'en', country: 'MD', source, sourceVersion: null, eventId: event, events },
    ...{ now: start, signed: !one.shop.source.typed, ask: { question: ask, otherwise: [] } },
  })
  if (taken.status !== 'opened' || !taken.complaint) throw new Error(taken.status)
  return { deps, complaint: taken.complaint, delivery: { shop: shop.id, source, event } }
}

const known = (complaint: ComplaintId) =>
  env.DB.prepare(
    `select c.external_id as grievance, k.email, coalesce(c.order_id, '') as order_id,
       (select count(*) from complaints o where o.shop = c.shop) as complaints
     from complaints c left join customers k on k.shop = c.shop and k.id = c.customer where c.id = ?`,
  )
    .bind(complaint)
    .first<{ grievance: string; email: string | null; order_id: string; complaints: number }>()

it.each(Object.entries<LookUpCase>(lookUpCases))(
  '%s: the customer whom its API names is acknowledged, in the one complaint there is',
  async (_, one) => {
    const { deps, complaint, delivery } = await delivered(one)
    await recover(deps, complaint, 'test')
    expect(await mailRow(complaint, 'acknowledgement')).toBeNull()
    const before = await known(complaint)
    expect(await lookUpFor(deps, asking(one), delivery)).toEqual([complaint])
    const after = await known(complaint)
    expect(before?.email ?? null).toBeNull()
    expect(after?.email).toMatch(/@example\.com$/)
    expect(after).toMatchObject({ grievance: before?.grievance, complaints: 1 })
    expect(after?.order_id).not.toBe('')
    await recover(deps, complaint, 'test')
    expect(await mailRow(complaint, 'acknowledgement')).toMatchObject({ recipient: after?.email })
  },
)

/** What was paid back of the one order, told by the webhook or by the API, and counted once; none where neither tells. */
const refunded: Readonly<Record<keyof typeof lookUpCases, number>> = {
  stripe: 0,
  paypal: 0,
  square: 0,
  cloudpayments: 50_000,
  shopify: 5_000,
  woocommerce: 3_900,
  trustpilot: 0,
}

it.each(Object.entries<LookUpCase>(lookUpCases))('%s: asked three times, told once', async (name, one) => {
  const { deps, complaint, delivery } = await delivered(one)
  await Promise.all([lookUpFor(deps, asking(one), delivery), lookUpFor(deps, asking(one), delivery)])
  await lookUpFor(deps, asking(one), delivery)
  const { results: orders } = await env.DB.prepare('select refunded_minor as refunded from orders where shop = ?')
    .bind(delivery.shop)
    .all<{ refunded: number }>()
  expect(orders).toEqual([{ refunded: Object.entries(refunded).find(([of]) => of === name)?.[1] }])
  expect((await known(complaint))?.complaints).toBe(1)
})

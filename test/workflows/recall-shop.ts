/** Buyers of a batch, put into the database as webhooks of paid orders would, and a recall of it. */
import { env } from 'cloudflare:test'
import { depsOf } from '../../adapters/deps.ts'
import type { RecallRow } from '../../db/recalls.ts'
import { recallSchema } from '../../domain/recall-form.ts'
import type { Deps } from '../../workflows/ports.ts'
import { planRecall, steerRecall } from '../../workflows/recalls.ts'
import type { TestShop } from '../harness/shop.ts'

export interface Buyer {
  readonly n: number
  readonly email: string | null
  readonly locale?: 'en' | 'ru' | 'ro' | null
  readonly timeZone?: string
  readonly order: string
  readonly customer?: string
}

export const buyersOf = (shop: TestShop, count: number, from = 0): readonly Buyer[] =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i
    return {
      n,
      email: `buyer-${n}@${shop.id}.test`,
      locale: (['en', 'ru', 'ro'] as const)[n % 3] ?? 'en',
      order: `B-${String(n).padStart(5, '0')}`,
    }
  })

/** Each with one paid order of a lamp of batch L7. Written straight down: ten thousand webhooks are another test's matter. */
export async function sell(shop: TestShop, buyers: readonly Buyer[]): Promise<void> {
  const deps = await depsOf(env)
  const now = deps.clock.now()
  const people = buyers.map(({ n, email, locale = null, timeZone = null, customer, order }) => ({
    ...{ id: customer ?? `cus_${shop.id}_${n}`, email, locale, timeZone, order },
    lines: [{ sku: 'LAMP-L7', name: 'Настольная лампа', quantity: 1, total: { minor: 60_000, currency: 'MDL' } }],
  }))
  for (let i = 0; i < people.length; i += 1_000) {
    const some = JSON.stringify(people.slice(i, i + 1_000))
    await env.DB.batch([
      env.DB.prepare(
        `insert into customers (shop, id, email, email_key, name, locale, time_zone, tags, claimed_orders, mailbox, promotions, created_at)
         select ?1, json_extract(value, '$.id'), json_extract(value, '$.email'), json_extract(value, '$.email'), 'Ana Popescu',
           json_extract(value, '$.locale'), json_extract(value, '$.timeZone'), '[]', 1, 'open', 'none', ?3
         from json_each(?2) where true on conflict do nothing`,
      ).bind(shop.id, some, now),
      env.DB.prepare(
        `insert into orders (shop, external_id, name, customer, minor, currency, placed_at, lines, state, refunded_minor, codes, created_at)
         select ?1, json_extract(value, '$.order'), null, json_extract(value, '$.id'), 100000, 'MDL', ?3,
           json_extract(value, '$.lines'), 'paid', 0, '[]', ?3 from json_each(?2)`,
      ).bind(shop.id, some, now),
    ])
  }
}

const plan = {
  name: 'Lamps of batch L7',
  category: 'faulty',
  texts: {
    en: 'The cable of your lamp may get hot. Please do not plug it in.',
    ru: 'Провод вашей лампы может нагреваться. Пожалуйста, не включайте её.',
  },
  remedies: ['replacement', 'repair', 'full-refund'],
  orders: { words: 'l7' },
}

/** A recall of these lamps, planned and, unless said otherwise, started. */
export async function recallOf(
  shop: TestShop,
  changes: Readonly<Record<string, unknown>> = {},
  { start = true, deps }: { readonly start?: boolean; readonly deps?: Deps } = {},
): Promise<RecallRow> {
  const known = deps ?? (await depsOf(env))
  const seat = { shop: shop.id, actor: `staff:${shop.staff.lead}` } as const
  const planned = await planRecall(known, seat, null, recallSchema.parse({ ...plan, ...changes }), 0)
  if (!planned.ok) throw new Error(planned.code)
  if (!start) return planned.row
  const started = await steerRecall(known, seat, planned.row.id, 'start', planned.row.version)
  if (!started.ok) throw new Error(started.code)
  return started.row
}

export interface Told {
  readonly order_id: string
  readonly complaint: string | null
  readonly left_out: string | null
}

export const toldOf = async (shop: TestShop, recall: string): Promise<readonly Told[]> =>
  (
    await env.DB.prepare(
      'select order_id, complaint, left_out from recall_orders where shop = ?1 and recall = ?2 order by 1',
    )
      .bind(shop.id, recall)
      .all<Told>()
  ).results

/** How many complaints, acknowledgements accepted and different people of a recall there are. */
export const counted = async (shop: TestShop, recall: string) =>
  env.DB.prepare(
    `select count(distinct c.id) as complaints, count(distinct c.order_id) as orders, count(o.id) as mails,
       coalesce(sum(o.state = 'accepted'), 0) as accepted
     from complaints c left join outbox o on o.complaint = c.id and o.kind = 'acknowledgement'
     where c.shop = ?1 and c.recall = ?2`,
  )
    .bind(shop.id, recall)
    .first<{ complaints: number; orders: number; mails: number; accepted: number }>()

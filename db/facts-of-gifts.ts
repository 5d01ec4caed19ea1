/** What its customer was told and picked on top of the fix, the gifts it may be, and how many complaints of the same trouble came around it, as its facts hold them. */
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Facts } from '../domain/complaint.ts'
import type { Gift } from '../domain/gift.ts'
import { money } from '../domain/money.ts'
import { incidentMs, mostLookedAt } from '../domain/policy/incident.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** From then on its customer knows what comes on top: a sum they could choose, or were told in the director's letter. */
const shown = sql.raw(`('chosen', 'settled-by-default', 'choice-final', 'letter-drafted')`)

/**
 * The catalogue, and what was picked from it before it left it; and complaints of one kind within a day, received before
 * the sum was shown: what was shown stays, however many come after.
 */
export const readsOfGifts = (db: Db, complaint: ReturnType<typeof sql.placeholder>, shop: SQL) => {
  const own = (column: string) => sql.raw(`(select ${column} from complaints where id = `).append(sql`${complaint})`)
  const ownItems = sql`select json_extract(l.value, '$.sku') from orders o, json_each(o.lines) l
    where o.shop = ${shop} and o.external_id = ${own('order_id')}`
  const until = sql`min(${own('received_at')} + ${incidentMs}, coalesce((select min(at_at) from timeline
    where complaint = ${complaint} and event in ${shown}), 9e15))`
  return [
    // The sum stands where it was told: with the final choice, whose mail names it, or with the pick.
    db
      .select({
        minor: sql<number>`json_extract(about, '$.minor')`,
        currency: sql<string>`json_extract(about, '$.currency')`,
      })
      .from(t.timeline)
      .where(
        sql`${t.timeline.complaint} = ${complaint} and event in ('choice-final', 'compensation-chosen')
          and json_extract(about, '$.minor') is not null`,
      )
      .orderBy(asc(t.timeline.at), asc(t.timeline.id))
      .limit(1),
    db.select().from(t.compensations).where(eq(t.compensations.complaint, complaint)),
    db
      .select()
      .from(t.gifts)
      .where(
        sql`${t.gifts.shop} = ${shop} and (is_on = 1 or id = (select gift from compensations where complaint = ${complaint}))`,
      )
      .orderBy(asc(t.gifts.id)),
    db
      .select({
        ofKind: sql<number>`count(*)`,
        ofItem: sql<number>`coalesce(sum(id = ${complaint} or exists (select 1 from orders o, json_each(o.lines) l
          where o.shop = ${shop} and o.external_id = order_id and json_extract(l.value, '$.sku') in (${ownItems}))), 0)`,
      })
      .from(
        sql`(select id, order_id, category, joined_into from complaints where shop = ${shop}
          and received_at > ${own('received_at')} - ${incidentMs} and received_at <= ${until}
          order by received_at desc, id desc limit ${sql.raw(String(mostLookedAt))}) paged`,
      )
      .where(sql`joined_into is null and category = ${own('category')}`),
  ] as const
}

type Rows<K extends 0 | 1 | 2 | 3> = Awaited<ReturnType<typeof readsOfGifts>[K]>

export const giftFrom = ({
  id,
  names,
  costMinor,
  valueMinor,
  currency,
  stock,
  on,
}: typeof t.gifts.$inferSelect): Gift => ({
  ...{ id, names, stock, on },
  cost: money(costMinor, currency),
  value: money(valueMinor, currency),
})

export const giftsFrom = (
  [told]: Rows<0>,
  [picked]: Rows<1>,
  gifts: Rows<2>,
  alike: Rows<3>,
): Pick<Facts, 'compensation' | 'gifts' | 'alike' | 'bonusShown'> => ({
  bonusShown: told ? money(told.minor, told.currency) : null,
  compensation: picked
    ? { kind: picked.kind, gift: picked.gift, at: picked.chosenAt, finalAt: picked.finalAt, by: picked.by }
    : null,
  gifts: gifts.map(giftFrom),
  alike: { ofItem: Math.max(1, alike[0]?.ofItem ?? 1), ofKind: Math.max(1, alike[0]?.ofKind ?? 1) },
})

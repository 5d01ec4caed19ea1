/** Codes that were used in an order: written down in our form, and the complaints they were issued for are woken. */
import { normalCode } from '../domain/bonus-code.ts'
import type { OrderEvent } from '../domain/event.ts'
import type { Entry } from './intake.ts'

/** More than this in one order is no basket. */
const mostCodes = 50

/** Other shops' codes and the shop's own campaigns are not in our form: they are no business of ours. */
const ours = (codes: readonly string[]): readonly string[] => [
  ...new Set(codes.slice(0, mostCodes).flatMap((code) => normalCode(code) ?? [])),
]

/** Complaints an order concerns through a code: one seen in it, or one a checkout redeemed for it under either name. */
const concerned = (shop: string, orders: string) => `
  select k.complaint from order_codes oc join codes k on k.shop = oc.shop and k.code = oc.code
    where oc.shop = ${shop} and oc.order_id in (${orders})
  union
  select r.complaint from redemptions r where r.shop = ${shop} and r.order_id in (${orders}
    union select name from orders o where o.shop = ${shop} and o.external_id in (${orders}))`

/** Which of the complaints that an order's code concerns were woken at `now`: closed ones too, for their books. */
export const wokenByCodes = (shop: string, orders: string, now: string): string =>
  `select c.id from complaints c where c.wake_at = ${now} and c.id in (${concerned(shop, orders)})`

/** What an order event says of codes. Its own order is written before. */
export function codeStatements(db: D1Database, entry: Entry, event: OrderEvent): D1PreparedStatement[] {
  const { shop, now, signed } = entry.delivered
  // What a customer types redeems nothing.
  if (!signed) return []
  const codes = ours(event.codes)
  const order = event.order.externalId
  return [
    ...(codes.length === 0
      ? []
      : [
          db
            .prepare(
              `insert into order_codes (shop, code, order_id, at_at)
               select ?1, value, ?2, ?3 from json_each(?4) where exists (select 1 from deliveries where id = ?5)
               on conflict (shop, code, order_id) do update set at_at = min(at_at, excluded.at_at)`,
            )
            .bind(shop, order, Math.min(event.at ?? now, now), JSON.stringify(codes), entry.id),
        ]),
    db
      .prepare(
        `update complaints set wake_at = ?3
         where id in (${concerned('?1', 'select ?2')}) and exists (select 1 from deliveries where id = ?4)`,
      )
      .bind(shop, order, now, entry.id),
  ]
}

import type { OrderClaim } from '../domain/event.ts'
import type { Entry } from './intake.ts'
import { type Person, personKeys, personSql } from './intake-person.ts'
import { returnStatements } from './intake-return.ts'

/** What an order costs its shop's own system says: a payment may be a part of it, or carry more than it. */
const shopSystems: readonly string[] = ['standard', 'shopify', 'woocommerce', 'bigcommerce', 'ecwid']

/** What an event says became of an order. */
export interface OrderChange {
  readonly state: 'placed' | 'paid' | 'cancelled' | 'refunded'
  readonly codes: readonly string[]
  /** One step of paying it back: its id, so that it counts once whoever tells it. Minor units null: the whole order. */
  readonly refund?: { readonly id: string; readonly minor: number | null }
}

/** Writes an order down, or fills in what we did not know of it. A state only ever moves towards its end. */
export function orderStatements(
  db: D1Database,
  entry: Entry,
  order: OrderClaim,
  person: Person,
  change: OrderChange,
): D1PreparedStatement[] {
  const { now, signed, shop } = entry.delivered
  // A customer may type any order's number: that makes it neither paid nor theirs, and says nothing of what is in it.
  const { state, codes, refund }: OrderChange = signed ? change : { state: 'placed', codes: [] }
  return [
    db
      .prepare(
        `insert into orders (shop, external_id, name, customer, minor, currency, placed_at, lines, state, refunded_minor, codes, created_at)
         select ?1, ?5, ?6, ${signed ? personSql : 'null'}, ?7, ?8, ?9, ?10, ?11, 0, ?12, ?13
         where exists (select 1 from deliveries where id = ?14)
         on conflict (shop, external_id) do update set
           name = coalesce(excluded.name, name),
           customer = coalesce(customer, excluded.customer),
           minor = case when ?15 = 1 then coalesce(excluded.minor, minor) else coalesce(minor, excluded.minor) end,
           currency = case when ?15 = 1 then coalesce(excluded.currency, currency) else coalesce(currency, excluded.currency) end,
           placed_at = coalesce(excluded.placed_at, placed_at),
           lines = case when excluded.lines = '[]' then lines else excluded.lines end,
           state = case
             when state in ('cancelled', 'refunded') or excluded.state = 'placed' then state
             else excluded.state end,
           codes = case when excluded.codes = '[]' then codes else excluded.codes end`,
      )
      .bind(
        ...personKeys(entry, person),
        order.externalId,
        signed ? order.name : null,
        signed ? (order.total?.minor ?? null) : null,
        signed ? (order.total?.currency ?? null) : null,
        signed ? order.placedAt : null,
        JSON.stringify(signed ? order.lines : []),
        // What is paid back is counted below; until then it was paid.
        state === 'refunded' ? 'paid' : state,
        JSON.stringify(codes),
        now,
        entry.id,
        Number(shopSystems.includes(entry.delivered.source)),
      ),
    ...(refund ? refundStatements(db, entry, order.externalId, refund) : []),
    // A refund may come before the order's total is known: which of the two it was, all or a part, is seen each time.
    db
      .prepare(
        `update orders set
           state = case when refunded_minor >= coalesce(minor, 1) then 'refunded' when state = 'refunded' then 'paid' else state end
         where shop = ?1 and external_id = ?2 and refunded_minor > 0 and exists (select 1 from deliveries where id = ?3)`,
      )
      .bind(shop, order.externalId, entry.id),
    ...(signed ? returnStatements(db, entry, order.externalId) : []),
    // Whoever has bought something, or has had it paid back, is seen anew.
    ...(signed
      ? [
          db
            .prepare(
              `update cares set wake_at = ?3 where shop = ?1 and exists (select 1 from deliveries where id = ?4)
                 and customer = (select customer from orders where shop = ?1 and external_id = ?2)`,
            )
            .bind(shop, order.externalId, now, entry.id),
        ]
      : []),
  ]
}

function refundStatements(
  db: D1Database,
  entry: Entry,
  order: string,
  { id, minor }: { readonly id: string; readonly minor: number | null },
): D1PreparedStatement[] {
  const { now, shop } = entry.delivered
  return [
    db
      .prepare(
        `insert into order_refunds (shop, order_id, refund, minor, at_at)
         select ?1, ?2, ?3, coalesce(?4, (select max(minor - refunded_minor, 0) from orders where shop = ?1 and external_id = ?2), 0), ?5
         where exists (select 1 from deliveries where id = ?6) on conflict do nothing`,
      )
      .bind(shop, order, id, minor, now, entry.id),
    db
      .prepare(
        `update orders set
           refunded_minor = (select sum(minor) from order_refunds r where r.shop = ?1 and r.order_id = ?2),
           state = case when ?3 is null then 'refunded' else state end
         where shop = ?1 and external_id = ?2 and exists (select 1 from deliveries where id = ?4)`,
      )
      .bind(shop, order, minor, entry.id),
  ]
}

import type { OrderClaim } from '../domain/event.ts'
import type { Entry } from './intake.ts'
import { type Person, personKeys, personSql } from './intake-person.ts'

/** Writes an order down, or fills in what we did not know of it. A state only ever moves towards its end. */
export function orderStatements(
  db: D1Database,
  entry: Entry,
  order: OrderClaim,
  person: Person,
  change: { state: 'placed' | 'paid' | 'cancelled' | 'refunded'; refunded: number; codes: readonly string[] },
): D1PreparedStatement[] {
  const { now, signed } = entry.delivered
  return [
    db
      .prepare(
        `insert into orders (shop, external_id, name, customer, minor, currency, placed_at, lines, state, refunded_minor, codes, created_at)
         select ?1, ?5, ?6, ${personSql}, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14
         where exists (select 1 from deliveries where id = ?15)
         on conflict (shop, external_id) do update set
           name = coalesce(excluded.name, name),
           customer = coalesce(customer, excluded.customer),
           minor = coalesce(excluded.minor, minor),
           currency = coalesce(excluded.currency, currency),
           placed_at = coalesce(excluded.placed_at, placed_at),
           lines = case when excluded.lines = '[]' then lines else excluded.lines end,
           state = case
             when state in ('cancelled', 'refunded') then state
             when excluded.state = 'placed' then state
             when excluded.state = 'refunded' and refunded_minor + excluded.refunded_minor < coalesce(minor, 0) then state
             else excluded.state end,
           refunded_minor = refunded_minor + excluded.refunded_minor,
           codes = case when excluded.codes = '[]' then codes else excluded.codes end`,
      )
      .bind(
        ...personKeys(entry, person),
        order.externalId,
        order.name,
        signed ? (order.total?.minor ?? null) : null,
        signed ? (order.total?.currency ?? null) : null,
        order.placedAt,
        JSON.stringify(order.lines),
        change.state,
        change.refunded,
        JSON.stringify(change.codes),
        now,
        entry.id,
      ),
  ]
}

/** Whose time to be remembered is over: people by the last thing that tied them to the shop, bodies nobody could read by age. */
import type { CustomerId, Instant, ShopId } from '../domain/ids.ts'

export interface Remembered {
  readonly shop: ShopId
  readonly customer: CustomerId
  readonly timeZone: string
  /** The shop's own months, where it has said; null for the default. */
  readonly closedMonths: number | null
  /** When a complaint of theirs was last closed, or an order last placed; else when we first heard of them. */
  readonly lastAt: Instant
  /** Nothing of theirs is open, and they are not forgotten yet. */
  readonly idle: 0 | 1
}

const ofPolicy = (cell: string) => `(select json_extract(p.override, '$.retention.${cell}') from policies p
  where p.shop = s.shop and (p.starts_at is null or p.starts_at <= ?1) order by p.version desc limit 1)`

/** The next people behind a place, in the order of their ids. */
export async function rememberedAfter(
  db: D1Database,
  after: { readonly shop: string; readonly customer: string },
  now: Instant,
  most: number,
): Promise<readonly Remembered[]> {
  const { results } = await db
    .prepare(
      `select u.shop, u.id as customer, s.time_zone as timeZone, ${ofPolicy('closedMonths')} as closedMonths,
         max(u.created_at,
           coalesce((select max(c.closed_at) from complaints c where c.shop = u.shop and c.customer = u.id), 0),
           coalesce((select max(coalesce(o.placed_at, o.created_at)) from orders o
             where o.shop = u.shop and o.customer = u.id), 0)) as lastAt,
         u.erased_at is null and not exists (select 1 from complaints c
           where c.shop = u.shop and c.customer = u.id and c.closed_at is null) as idle
       from customers u join shops s on s.shop = u.shop
       where (u.shop, u.id) > (?2, ?3) order by u.shop, u.id limit ?4`,
    )
    .bind(now, after.shop, after.customer, most)
    .all<Remembered>()
  return results
}

/** Empties what nobody could read, and nobody has read since, of one shop. */
export const emptyOldBodies = (db: D1Database, shop: ShopId, before: Instant, now: Instant): D1PreparedStatement =>
  db
    .prepare(
      `update quarantine set body = '', headers = '{}', replayed_at = coalesce(replayed_at, ?3)
       where shop = ?1 and received_at < ?2 and body <> ''`,
    )
    .bind(shop, before, now)

/** How long a shop keeps them, in days; null for the default. */
export const rawDaysOf = async (
  db: D1Database,
  now: Instant,
): Promise<readonly { readonly shop: ShopId; readonly rawDays: number | null }[]> =>
  (
    await db
      .prepare(`select s.shop, ${ofPolicy('rawDays')} as rawDays from shops s order by s.shop`)
      .bind(now)
      .all<{ shop: ShopId; rawDays: number | null }>()
  ).results

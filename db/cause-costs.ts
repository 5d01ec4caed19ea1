/**
 * What the complaints of a period have cost until now, by cause: the ledger, the codes that were used, and the time people
 * noted at the price of an hour. What has no cause yet stands by its kind of failure. Reckoned as the page of earnings does
 * it (db/earnings.ts), so that both say the same sum. Beside it stands what was lost with those who left: nobody has spent
 * it, so it is no part of the sum. Each of them counts once, with the latest of their complaints.
 */
import { sql } from 'drizzle-orm'
import { dayMs } from '../domain/calendar.ts'
import type { Category } from '../domain/event.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { placedAt } from './agreed.ts'
import type { Db } from './client.ts'
import { together } from './reads.ts'
import { spentColumns } from './spent.ts'

export interface CauseCostQuestion {
  readonly shop: ShopId
  /** Of complaints nobody told an order of, and that cost nothing yet. */
  readonly currency: string
  readonly from: Instant
  readonly to: Instant
  readonly policy: Pick<Policy, 'economics'>
}

export interface CauseCost {
  readonly cause: string | null
  /** Where no cause is named yet. */
  readonly category: Category | null
  readonly currency: string
  readonly complaints: number
  readonly fix: number
  readonly gift: number
  readonly codes: number
  /** The noted time at the policy's price, and the time itself. */
  readonly staff: number
  readonly minutes: number
  /** Customers who have left since, and what the year before had brought with them, at the policy's margin. */
  readonly left: number
  readonly lost: number
}

const yearMs = 365 * dayMs

/** One row a cause and currency; a complaint that became part of another is none of its own. */
export async function causeCosts(
  db: Db,
  { shop, currency, from, to, policy: { economics } }: CauseCostQuestion,
): Promise<readonly CauseCost[]> {
  const [rows] = await together<[CauseCost]>(db, [
    sql`with hit as materialized (
      select c.id, c.shop, c.customer, c.received_at, c.cause, iif(c.cause is null, c.category, null) as category,
        coalesce((select l.currency from ledger l where l.complaint = c.id and l.minor <> 0 limit 1),
          (select o.currency from orders o where o.shop = c.shop and o.external_id = c.order_id), ${currency}) as currency
      from complaints c where c.shop = ${shop} and c.received_at between ${from} and ${to} and c.joined_into is null),
    spent as materialized (
      select hit.*,
        ${spentColumns('hit', economics)},
        exists (select 1 from cares r where r.shop = hit.shop and r.customer = hit.customer and r.complaint = hit.id
          and r.state = 'departed') as gone
      from hit),
    missed as materialized (
      select spent.*, iif(gone, (select coalesce(sum(o.minor - o.refunded_minor), 0) from orders o
          where o.shop = spent.shop and o.customer = spent.customer and o.state = 'paid' and o.currency = spent.currency
            and ${sql.raw(placedAt)} between spent.received_at - ${yearMs} and spent.received_at), 0) as brought
      from spent)
    select cause, category, currency, count(*) as complaints, sum(fix) as fix, sum(gift) as gift, sum(codes) as codes,
      sum((minutes * hour_cost + 30) / 60) as staff, sum(minutes) as minutes, sum(gone) as "left",
      sum(cast((brought * ${economics.marginShare} + 5000) / 10000 as integer)) as lost
    from missed group by 1, 2, 3 order by 4 desc, 1, 2, 3`,
  ])
  return rows
}

export const spentOn = ({ fix, gift, codes, staff }: Pick<CauseCost, 'fix' | 'gift' | 'codes' | 'staff'>): number =>
  fix + gift + codes + staff

/** The customers in care, by what they are to the shop: newest in their state first, a page at a time. */
import { sql } from 'drizzle-orm'
import type { CareReason, CareState } from '../domain/care/state.ts'
import type { ComplaintId, CustomerId, Instant, ShopId } from '../domain/ids.ts'
import { careReasonIn } from './care-facts.ts'
import type { Db } from './client.ts'
import type { After } from './dashboard.ts'
import { together } from './reads.ts'
import { type ShopRhythm, shopRhythm } from './rhythms.ts'

export interface CareLine {
  readonly customer: CustomerId
  /** Their name, else their address; null where they are unknown or were erased. */
  readonly name: string | null
  readonly reason: CareReason
  readonly since: Instant
  readonly heldOut: boolean
  readonly complaint: ComplaintId
  readonly category: string | null
  /** What left, of all kinds. */
  readonly touches: number
  readonly lastTouchAt: Instant | null
}

interface LineRow extends Omit<CareLine, 'reason' | 'heldOut'> {
  readonly reason: string
  readonly heldOut: number
}

const rhythmRow = (shop: ShopId) => sql`select value from machine where name = ${`rhythm:${shop}`}`

export interface CaresPage {
  readonly lines: readonly CareLine[]
  readonly counts: Readonly<Record<CareState, number>>
  /** How often the shop's customers come back; null where too little was bought to say. */
  readonly rhythm: ShopRhythm | null
}

const lineFrom = ({ reason, heldOut, ...row }: LineRow): CareLine => ({
  ...row,
  reason: careReasonIn({ reason: JSON.parse(reason) }),
  heldOut: heldOut === 1,
})

/** `limit` rows of one state, after the one named; how many there are of each; and the rhythm they are judged by. */
export async function caresPage(
  db: Db,
  shop: ShopId,
  { state, after, limit }: { readonly state: CareState; readonly after: After | null; readonly limit: number },
): Promise<CaresPage> {
  const [rows, counted, rhythm] = await together<[LineRow, { state: CareState; count: number }, { value: string }]>(
    db,
    [
      sql`select k.customer as customer, coalesce(p.name, p.email) as name, k.reason as reason, k.since_at as since,
        k.held_out as heldOut, k.complaint as complaint, c.category as category,
        (select count(*) from touches t where t.shop = k.shop and t.customer = k.customer and t.message is not null)
          as touches,
        (select max(t.at_at) from touches t where t.shop = k.shop and t.customer = k.customer
          and t.message is not null) as lastTouchAt
      from cares k left join customers p on p.shop = k.shop and p.id = k.customer
        left join complaints c on c.id = k.complaint
      where k.shop = ${shop} and k.state = ${state}
        ${after ? sql`and (k.since_at, k.customer) < (${after.at}, ${after.id})` : sql``}
      order by k.since_at desc, k.customer desc limit ${limit}`,
      sql`select state, count(*) as count from cares where shop = ${shop} group by state`,
      rhythmRow(shop),
    ],
  )
  const countOf = (one: CareState): number => counted.find((row) => row.state === one)?.count ?? 0
  const counts = {
    active: countOf('active'),
    'at-risk': countOf('at-risk'),
    departed: countOf('departed'),
    returned: countOf('returned'),
  }
  return {
    lines: rows.map(lineFrom),
    counts,
    rhythm: shopRhythm(rhythm),
  }
}

/**
 * What became of those who are written to after a complaint, beside those held out, summed up for domain/measure.ts. Everybody
 * counts as they were drawn, from the day their care began; an order counts once, for whoever placed it. One statement.
 *
 * They are told apart by the complaint they were drawn after: the latest that had come in when the care began. A later one
 * could itself be a consequence of what we wrote.
 */
import { type SQL, sql } from 'drizzle-orm'
import { dayMs } from '../domain/calendar.ts'
import { type ReturnDays, returnDays } from '../domain/earnings.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type Measured, measureAll, nobody, type Outcomes, type Stretch } from '../domain/measure.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { placedAt } from './agreed.ts'
import type { Db } from './client.ts'
import { ofOrder, remedyOf, worth } from './earnings.ts'
import { shopFrom } from './facts-of-people.ts'
import { together } from './reads.ts'
import { findShop } from './shops.ts'
import { isUsed } from './spent.ts'

export interface MeasuredQuestion {
  readonly shop: ShopId
  /** Sums are of this currency; an order in another one is a return all the same. */
  readonly currency: string
  readonly now: Instant
  readonly economics: Pick<Policy['economics'], 'marginShare'>
  /** What the complaint was about, and how it was put right (`none`: nothing was chosen); null for all. */
  readonly category: string | null
  readonly remedy: string | null
  /** Why it went wrong, as a person found out; null for all. */
  readonly cause: string | null
}

const yearMs = 365 * dayMs
/** Nobody younger has a stretch behind them. */
const youngestMs = returnDays[0] * dayMs

/** `stretch` in days, as the SQL of it. */
const columns = (of: (days: ReturnDays) => string): SQL => sql.raw(returnDays.map(of).join(', '))

/** The plus keeps SQLite from going through all of the shop's complaints by age for every one of its customers. */
const followed = ({ shop, now }: MeasuredQuestion): SQL => sql`
  followed as materialized (
    select k.shop, k.customer, k.held_out, k.started_at, (
      select c.id from complaints c where c.shop = k.shop and c.customer = k.customer and c.joined_into is null
        and +c.received_at <= k.started_at order by +c.received_at desc limit 1) as complaint
    from cares k where k.shop = ${shop} and k.started_at <= ${now - youngestMs})`

const people = ({ category, remedy, cause }: MeasuredQuestion): SQL => sql`
  people as materialized (
    select f.*, c.order_id from followed f left join complaints c on c.id = f.complaint
    where ${sql.join(
      [
        sql`1`,
        ...(category === null ? [] : [sql`c.category = ${category}`]),
        ...(cause === null ? [] : [sql`c.cause = ${cause}`]),
        ...(remedy === null ? [] : [sql`${remedyOf} = ${remedy}`]),
      ],
      sql` and `,
    )})`

/** Orders of the feed; and what a checkout told of by redeeming a code, where the feed knows no such order. */
const bought = ({ currency }: MeasuredQuestion): SQL => sql`
  bought as materialized (
    select p.customer as of_customer, ${sql.raw(placedAt)} - p.started_at as after,
      iif(o.currency = ${currency}, ${worth}, 0) as worth,
      coalesce((select sum(r.minor) from redemptions r where ${ofOrder} and r.currency = ${currency}), 0) as codes
    from people p cross join orders o on o.shop = p.shop and o.customer = p.customer and o.state = 'paid'
    where o.external_id is not p.order_id
      and ${sql.raw(placedAt)} > p.started_at and ${sql.raw(placedAt)} <= p.started_at + ${sql.raw(String(yearMs))}
    union all
    select p.customer, r.redeemed_at - p.started_at, iif(r.currency = ${currency}, r.order_minor, 0),
      iif(r.currency = ${currency}, r.minor, 0)
    from people p cross join complaints c on c.shop = p.shop and c.customer = p.customer
      cross join redemptions r on r.complaint = c.id
    where ${isUsed} and r.redeemed_at > p.started_at and r.redeemed_at <= p.started_at + ${sql.raw(String(yearMs))}
      and not exists (select 1 from orders o where o.shop = p.shop and o.external_id = r.order_id)
      and not exists (select 1 from orders o where o.shop = p.shop and o.customer = p.customer and o.name = r.order_id))`

const brought = sql`
  brought as materialized (
    select of_customer, min(after) as first, ${columns(
      (n) => `sum(iif(after <= ${n * dayMs}, worth, 0)) as worth_${n},
        sum(iif(after <= ${n * dayMs}, codes, 0)) as codes_${n}`,
    )} from bought group by of_customer)`

/** Squares and cubes as floating numbers: of large sums they outgrow whole ones. */
const person = ({ now, economics: { marginShare } }: MeasuredQuestion): SQL => sql`
  person as materialized (
    select p.held_out, b.first, ${sql.join(
      returnDays.map((n) => {
        const column = (name: string) => sql.raw(`${name}_${n}`)
        return sql`p.started_at + ${sql.raw(String(n * dayMs))} <= ${now} as ${column('due')},
          coalesce(b.first <= ${sql.raw(String(n * dayMs))}, 0) as ${column('back')},
          cast((coalesce(b.${column('worth')}, 0) * cast(${marginShare} as integer) + 5000) / 10000
            - coalesce(b.${column('codes')}, 0) as real) as ${column('margin')},
          min(coalesce(b.first, ${sql.raw(String(yearMs))}), ${sql.raw(String(n * dayMs))}) / ${sql.raw(`${dayMs}.0`)}
            as ${column('wait')}`
      }),
      sql`, `,
    )} from people p left join brought b on b.of_customer = p.customer)`

const sums = columns(
  (n) => `sum(due_${n}) as people_${n}, sum(due_${n} and back_${n}) as returned_${n},
    total(due_${n} * margin_${n}) as margin_${n}, total(due_${n} * margin_${n} * margin_${n}) as squares_${n},
    total(due_${n} * margin_${n} * margin_${n} * margin_${n}) as cubes_${n},
    total(due_${n} * wait_${n}) as wait_${n}, total(due_${n} * wait_${n} * wait_${n}) as waits_${n}`,
)

const groupsOf = (question: MeasuredQuestion): SQL => sql`
  with ${followed(question)}, ${people(question)}, ${bought(question)}, ${brought}, ${person(question)}
  select held_out, ${sums} from person group by held_out`

type Column = 'people' | 'returned' | 'margin' | 'squares' | 'cubes' | 'wait' | 'waits'
type GroupRow = Readonly<Record<`${Column}_${ReturnDays}`, number>> & { readonly held_out: number }

const outcomesIn = (row: GroupRow | undefined, days: ReturnDays): Outcomes =>
  row === undefined
    ? nobody
    : {
        ...{ people: row[`people_${days}`], returned: row[`returned_${days}`], margin: row[`margin_${days}`] },
        ...{ marginSquares: row[`squares_${days}`], marginCubes: row[`cubes_${days}`] },
        ...{ waited: row[`wait_${days}`], waitedSquares: row[`waits_${days}`] },
      }

/** How many are in care at all, however long. */
export interface InCare {
  readonly touched: number
  readonly heldOut: number
}

export interface MeasuredFound {
  readonly measured: readonly Measured[]
  readonly inCare: InCare
  /** What a person has named, newest first: what can be asked for. */
  readonly causes: readonly { readonly id: string; readonly name: string }[]
}

const inCareOf = ({ shop }: MeasuredQuestion): SQL =>
  sql`select held_out, count(*) as people from cares where shop = ${shop} group by held_out`

/** The newest causes; a shop with more of them asks by the address. */
const causesOf = ({ shop }: MeasuredQuestion): SQL =>
  sql`select id, name from causes where shop = ${shop} order by opened_at desc limit 100`

/** Every stretch, also those nobody has behind them. */
export async function measuredOf(db: Db, question: MeasuredQuestion): Promise<MeasuredFound> {
  const [rows, counts, causes] = await together<
    [GroupRow, { held_out: number; people: number }, { id: string; name: string }]
  >(db, [groupsOf(question), inCareOf(question), causesOf(question)])
  const [touched, heldOut] = [0, 1].map((one) => rows.find((row) => row.held_out === one))
  const stretches: readonly Stretch[] = returnDays.map((days) => ({
    ...{ days, touched: outcomesIn(touched, days), heldOut: outcomesIn(heldOut, days) },
  }))
  const countOf = (one: number): number => counts.find(({ held_out }) => held_out === one)?.people ?? 0
  return { measured: measureAll(stretches), inCare: { touched: countOf(0), heldOut: countOf(1) }, causes }
}

export interface AskedMeasured {
  readonly question: MeasuredQuestion
  /** Hundredths of a percent of customers left alone from now on. */
  readonly holdOutShare: number
  readonly marginIsOwn: boolean
}

/** The question with what the shop reckons by; null where there is no such shop. */
export async function askMeasured(
  db: Db,
  shop: ShopId,
  about: Pick<MeasuredQuestion, 'category' | 'remedy' | 'cause'>,
  now: Instant,
): Promise<AskedMeasured | null> {
  const known = await findShop(db, shop, now)
  if (!known) return null
  const { row, override, version } = known
  const { currency, policy } = shopFrom(row, { version, override })
  const own = override.economics
  const marginIsOwn = typeof own === 'object' && own !== null && 'marginShare' in own
  const question = { shop, currency, now, economics: policy.economics, ...about }
  return { question, holdOutShare: policy.care.holdOutShare, marginIsOwn }
}

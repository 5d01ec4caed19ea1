/**
 * One answer of a customer, as one batch. The first statement decides: it writes the answer's own turn, if the answer may
 * be given. Every later statement looks for that row, and the last one uses it up; so all of it becomes true or nothing
 * does, without counting changed rows. Being a turn, it also makes a run of the loop that had loaded older facts decide
 * again (house.md, "Turns").
 */
import { type SQL, sql } from 'drizzle-orm'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import type { TimelineEvent } from '../domain/complaint.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'

/** Whose answer it is, and when it was given. */
export interface Asked {
  readonly shop: ShopId
  readonly complaint: ComplaintId
  readonly now: Instant
}

export interface Answer {
  /** Whether it may be given, over the complaint's row `c`. */
  readonly allowed: SQL
  /** The entry of the timeline; read before `writes` are done. */
  readonly event: TimelineEvent | SQL
  /** JSON of ids and kinds: never a person's words. */
  readonly about: SQL
  /** Shown to the customer in "what has happened so far". */
  readonly public: boolean
  /** Further columns of the complaint: `, stage = 'chosen'`. */
  readonly set?: SQL
  /** Statements that end in `where ${given(asked)}`. */
  readonly writes: readonly SQL[]
}

const dialect = new SQLiteAsyncDialect()

export function prepared(db: Db, query: SQL): D1PreparedStatement {
  const { sql: text, params } = dialect.sqlToQuery(query)
  return db.$client.prepare(text).bind(...params)
}

/** True between the answer's first and last statement, and only if it was allowed. */
export const given = ({ shop, complaint }: Asked): SQL => sql`exists (
  select 1 from turns t join complaints c on c.id = t.complaint
  where c.shop = ${shop} and c.id = ${complaint} and t.turn = c.turn + 1)`

/** Gives the answer and reads what is true after it. */
export async function give<Row>(
  db: Db,
  asked: Asked,
  answer: Answer,
  reading: SQL,
): Promise<{ taken: boolean; row: Row | null }> {
  const { shop, complaint, now } = asked
  const turn = sql`
    insert into turns (shop, complaint, turn, woken_by, at_at)
    select c.shop, c.id, c.turn + 1, 'answer', ${now} from complaints c
    where c.shop = ${shop} and c.id = ${complaint} and (${answer.allowed})
    returning turn`
  const entry = sql`
    insert into timeline (shop, complaint, at_at, actor, event, public, about)
    select ${shop}, ${complaint}, ${now}, 'customer', ${answer.event}, ${answer.public ? 1 : 0}, ${answer.about}
    where ${given(asked)}`
  // Due at once: if the nudge that follows is lost, the next sweep meets the complaint.
  const used = sql`
    update complaints set turn = turn + 1,
      wake_at = case when closed_at is null then min(coalesce(wake_at, ${now}), ${now}) end ${answer.set ?? sql``}
    where shop = ${shop} and id = ${complaint} and ${given(asked)}`
  const statements = [turn, entry, ...answer.writes, used, reading].map((query) => prepared(db, query))
  const results = await db.$client.batch<Row>(statements)
  return { taken: (results[0]?.results.length ?? 0) > 0, row: results.at(-1)?.results[0] ?? null }
}

/** Reads that are drawn up once and run as one batch: building two dozen statements costs more than running them. */
import { fillPlaceholders, type SQL } from 'drizzle-orm'
import { prepared as bound } from './answer.ts'
import type { Db } from './client.ts'

interface Prepared {
  getQuery(): { readonly sql: string; readonly params: unknown[] }
  mapResult(result: unknown, isFromBatch?: boolean): unknown
}

interface Drawn {
  all(): Promise<unknown>
  prepare(): Prepared
}

type Rows<Q extends readonly Drawn[]> = { readonly [K in keyof Q]: Awaited<ReturnType<Q[K]['all']>> }

/** A function that runs the drawn reads with its placeholders' values, in one round trip. */
export function readsOf<const Q extends readonly Drawn[]>(draw: (db: Db) => Q) {
  const known = new WeakMap<D1Database, readonly { prepared: Prepared; text: string; params: unknown[] }[]>()
  return async (db: Db, values: Readonly<Record<string, unknown>>): Promise<Rows<Q>> => {
    let reads = known.get(db.$client)
    if (!reads) {
      reads = draw(db).map((query) => {
        const prepared = query.prepare()
        const { sql, params } = prepared.getQuery()
        return { prepared, text: sql, params }
      })
      known.set(db.$client, reads)
    }
    const results = await db.$client.batch(
      reads.map(({ text, params }) => db.$client.prepare(text).bind(...fillPlaceholders(params, values))),
    )
    return reads.map(({ prepared }, i) => prepared.mapResult(results[i], true)) as Rows<Q>
  }
}

/**
 * Raw reads in one round trip. What a row is like is the caller's word, as with D1's own `all<Row>()`. (`db.batch` cannot run
 * a raw read that has values: it has no statement of its own to bind them to.)
 */
export async function together<Rows extends readonly object[]>(
  db: Db,
  queries: { readonly [K in keyof Rows]: SQL },
): Promise<{ readonly [K in keyof Rows]: readonly Rows[K][] }> {
  const results = await db.$client.batch<Rows[number]>(queries.map((query) => bound(db, query)))
  return results.map((one) => one.results) as { readonly [K in keyof Rows]: readonly Rows[K][] }
}

/** Everything we keep about one person, table by table, as `personal-data.ts` says what is theirs. */
import type { CareKey } from '../domain/care/care.ts'
import { bound, type Found, handedOut } from './held-tables.ts'
import { heldTables, type Purpose } from './personal-data.ts'

export type Row = Readonly<Record<string, string | number | null>>

export interface Part {
  /** As the map calls the table. */
  readonly table: string
  readonly purpose: Purpose
  readonly rows: readonly Row[]
}

/** In one read, in the order of the register; tables that hold nothing of theirs are left out. */
export async function exportOf(db: D1Database, key: CareKey, found: Found): Promise<readonly Part[]> {
  const asked = heldTables.flatMap(([table, held]) => {
    const sql = handedOut(table, held)
    return sql === null ? [] : [{ table, purpose: held.purpose, sql }]
  })
  const answers = await db.batch<Row>(asked.map(({ sql }) => bound(db, sql, key, found)))
  return asked.flatMap(({ table, purpose }, i) => {
    const rows = answers[i]?.results ?? []
    return rows.length === 0 ? [] : [{ table, purpose, rows }]
  })
}

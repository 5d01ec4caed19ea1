/** A row that is written only if something is true when its batch runs: a loser of a race writes nothing. */
import { getTableColumns, SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from './client.ts'

type Values<Table extends SQLiteTable> = {
  readonly [Name in keyof Table['$inferInsert']]: Table['$inferInsert'][Name] | SQL
}

/** `more`: what stands behind the condition, such as `on conflict …`. */
export function insertIf<Table extends SQLiteTable>(
  db: Db,
  table: Table,
  values: Values<Table>,
  condition: SQL,
  more: SQL = sql``,
) {
  const given = new Map<string, unknown>(Object.entries(values))
  // An insert from a select names every column of the map, in its order.
  const row = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = given.get(name)
    if (value === undefined || value === null) return sql`null`
    return value instanceof SQL ? value : sql`${sql.param(value, column)}`
  })
  return db.insert(table).select(sql`select ${sql.join(row, sql`, `)} where ${condition} ${more}`)
}

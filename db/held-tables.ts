/** The tables of `personal-data.ts` as SQL: one person's rows of each, under the names the database has for them. */
import { getTableColumns, getTableName, isTable } from 'drizzle-orm'
import type { CareKey } from '../domain/care/care.ts'
import type { Held } from './personal-data.ts'
import * as schema from './schema.ts'

/** Rows that name a person without being tied to them, by their ids (find-person.ts). */
export interface Found {
  readonly deliveries: readonly string[]
  readonly lookUps: readonly string[]
  readonly quarantine: readonly string[]
}

const tables: Readonly<Record<string, unknown>> = schema

/** The names of every table of the map. */
export const tableNames = Object.keys(tables).filter((name) => isTable(tables[name]))

/** SQL name of a table of the map, and of each of its columns. */
export function sqlNamesOf(name: string): { readonly table: string; readonly columns: ReadonlyMap<string, string> } {
  const table = tables[name]
  if (!isTable(table)) throw new Error(`there is no table ${name}`)
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name] as const)
  return { table: getTableName(table), columns: new Map(columns) }
}

/** Binds ?1 the shop, ?2 the customer and ?3 what was found: D1 takes no more values than the text has places. */
export function bound(db: D1Database, text: string, { shop, customer }: CareKey, found: Found): D1PreparedStatement {
  const places = Math.max(0, ...[...text.matchAll(/\?(\d)/g)].map((match) => Number(match[1])))
  return db.prepare(text).bind(...[shop, customer, JSON.stringify(found)].slice(0, places))
}

/** Empties one person's rows of one table; null where nothing of them is anybody's. */
export function emptied(name: string, { rows, person, removed }: Held): string | null {
  if (rows === null || !person) return null
  const { table, columns } = sqlNamesOf(name)
  if (removed) return `delete from ${table} where ${rows}`
  const sets = Object.entries(person).map(([column, erased]) => `${columns.get(column)} = ${erased?.becomes}`)
  return `update ${table} set ${sets.join(', ')} where ${rows}`
}

/** Reads one person's rows of one table, under the names of the map: without keys, and without who served them. */
export function handedOut(name: string, { rows, person = {}, rest, shown: only = '1' }: Held): string | null {
  if (rows === null) return null
  const { table, columns } = sqlNamesOf(name)
  const shown = [...columns].filter(([column]) => rest.includes(column) || Object.hasOwn(person, column))
  const fields = shown.map(([column, sqlName]) => `${person[column]?.handed ?? sqlName} as "${column}"`)
  return `select ${fields.join(', ')} from ${table} where ${rows} and ${only}`
}

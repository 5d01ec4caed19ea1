/** The recall that opened a complaint, as its facts hold it. */
import { and, eq, sql } from 'drizzle-orm'
import type { Facts } from '../domain/complaint.ts'
import type { Locale } from '../domain/locale.ts'
import { remedyKinds } from '../domain/policy/tables.ts'
import { languageFor } from '../domain/recall.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

export const readsOfRecall = (db: Db, complaint: ReturnType<typeof sql.placeholder>) =>
  [
    db
      .select({ id: t.recalls.id, name: t.recalls.name, texts: t.recalls.texts, remedies: t.recalls.remedies })
      .from(t.recalls)
      .where(
        and(
          eq(t.recalls.shop, sql`(select shop from complaints where id = ${complaint})`),
          eq(t.recalls.id, sql`(select recall from complaints where id = ${complaint})`),
        ),
      ),
  ] as const

type Row = Pick<typeof t.recalls.$inferSelect, 'id' | 'name' | 'texts' | 'remedies'>

/** Nothing where no recall opened it. `locale`: in which the complaint's customer is written to. */
export function recallFrom(row: Row | undefined, locale: Locale): Pick<Facts, 'recall'> {
  if (!row) return {}
  const { id, name, texts } = row
  const remedies = remedyKinds.filter((kind) => row.remedies.includes(kind))
  remedies.sort((a, b) => row.remedies.indexOf(a) - row.remedies.indexOf(b))
  return { recall: { id, name, text: languageFor(texts, locale, locale)?.text ?? '', remedies } }
}

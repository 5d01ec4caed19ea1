/** Who changed what outside the loop. Append-only, and each row carries the hash of the one before it, shop by shop. */
import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Actor } from '../domain/complaint.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type Db, isConflict } from './client.ts'
import { audit } from './schema.ts'

export interface AuditEntry {
  readonly shop: ShopId
  readonly at: Instant
  readonly actor: Actor
  readonly action: string
  /** What it was done to: a complaint, a source, a person's address. */
  readonly object: string
  /** No secrets and no words of a customer. */
  readonly detail: Readonly<Record<string, unknown>>
}

export type AuditRow = typeof audit.$inferSelect
export type AuditEnd = { readonly seq: number; readonly hash: string } | undefined
type Statement = BatchItem<'sqlite'>

const auditHash = (row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([row.shop, row.seq, row.at, row.actor, row.action, row.object, row.detail, row.previous]))
    .digest('hex')

/** The last link of a shop's chain; undefined before its first entry. */
export const auditEnd = (db: Db, shop: ShopId): Promise<AuditEnd> =>
  db
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(eq(audit.shop, shop))
    .orderBy(desc(audit.seq))
    .limit(1)
    .get()

/** An entry as the next link of its shop's chain. */
function linked(entry: AuditEntry, end: AuditEnd): AuditRow {
  const row = { ...entry, detail: { ...entry.detail }, seq: (end?.seq ?? 0) + 1, previous: end?.hash ?? '' }
  return { ...row, hash: auditHash(row) }
}

/** Its key is taken when somebody was first: the batch it stands in rolls back, and is decided again. */
export const auditStatement = (db: Db, entry: AuditEntry, end: AuditEnd): Statement =>
  db.insert(audit).values(linked(entry, end))

/** Several entries of one deed, each linked to the one before it. */
export function auditStatements(db: Db, entries: readonly AuditEntry[], end: AuditEnd): readonly Statement[] {
  let last = end
  return entries.map((entry) => {
    const row = linked(entry, last)
    last = row
    return db.insert(audit).values(row)
  })
}

/** As many writers of one shop as may meet in one moment; each round lets at least one through. */
const mostTries = 60

/**
 * Writes a change and its audit entry, both or neither. `decide` is asked again when somebody else was first, so that it
 * decides on what is true then; what it returns besides `entry` and `statements` is handed through. `nothing` says that there is nothing to write.
 */
export async function writeAudited<
  Result extends { readonly entry: AuditEntry; readonly statements: readonly Statement[] },
  Other,
>(db: Db, decide: () => Promise<Result | { readonly nothing: Other }>): Promise<Result | { readonly nothing: Other }> {
  for (let attempt = 1; ; attempt++) {
    const decided = await decide()
    if ('nothing' in decided) return decided
    try {
      const end = await auditEnd(db, decided.entry.shop)
      await db.batch([auditStatement(db, decided.entry, end), ...decided.statements])
      return decided
    } catch (error) {
      if (!isConflict(error) || attempt === mostTries) throw error
    }
  }
}

export interface AuditPlace {
  readonly at: Instant
  readonly shop: string
  readonly seq: number
}

/** Newest first; `shops` null means all of them. */
export const auditPage = (db: Db, shops: readonly ShopId[] | null, after: AuditPlace | null, limit: number) =>
  db
    .select()
    .from(audit)
    .where(
      and(
        shops === null ? undefined : inArray(audit.shop, [...shops]),
        after === null ? undefined : sql`(at_at, shop, seq) < (${after.at}, ${after.shop}, ${after.seq})`,
      ),
    )
    .orderBy(desc(audit.at), desc(audit.shop), desc(audit.seq))
    .limit(limit)
    .all()

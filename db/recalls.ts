/** Recalls and their orders: who is written to, who is left out and why, and how far it has come. */
import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Instant, ShopId } from '../domain/ids.ts'
import { remedyKinds } from '../domain/policy/tables.ts'
import type { Chosen, Recall, RecallDraft } from '../domain/recall.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>
export type RecallRow = typeof t.recalls.$inferSelect

const wordOrNull = (word: string | undefined): string | null => word ?? null

function chosenFrom({ by, sku, words, from, to }: Readonly<Record<string, string>>): Chosen {
  if (by === 'list') return { by }
  return {
    ...{ by: 'product', sku: wordOrNull(sku), words: wordOrNull(words) },
    ...{ from: wordOrNull(from), to: wordOrNull(to) },
  }
}

/** A recall as the domain knows it. */
export function recallFrom(row: RecallRow): Recall {
  const { id, name, state, category, cause, texts, chosen, wave, nextWaveAt, version } = row
  return {
    ...{ id, name, state, category, cause, texts, wave, nextWaveAt, version },
    remedies: row.remedies.flatMap((kind) => remedyKinds.find((known) => known === kind) ?? []),
    chosen: chosenFrom(chosen),
    pauseMinutes: Number(chosen.pause ?? 1),
    ...{ createdAt: row.createdAt, startedAt: row.startedAt, endedAt: row.endedAt },
  }
}

/** What a draft says, as its row keeps it. */
export function rowOfDraft({ chosen, pauseMinutes, texts, remedies, ...draft }: RecallDraft) {
  const said = Object.entries(chosen).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  return {
    ...draft,
    ...{ texts: { ...texts }, remedies: [...remedies] },
    chosen: { ...Object.fromEntries(said), pause: String(pauseMinutes) } as Record<string, string>,
  }
}

/** Newest first. */
export const recallsOf = (db: Db, shop: ShopId): Promise<readonly RecallRow[]> =>
  db
    .select()
    .from(t.recalls)
    .where(eq(t.recalls.shop, shop))
    .orderBy(desc(t.recalls.createdAt), asc(t.recalls.id))
    .limit(200)
    .all()

export const findRecall = (db: Db, shop: ShopId, id: string): Promise<RecallRow | undefined> =>
  db
    .select()
    .from(t.recalls)
    .where(and(eq(t.recalls.shop, shop), eq(t.recalls.id, id)))
    .get()

export const addRecall = (db: Db, row: RecallRow): Statement => db.insert(t.recalls).values(row)

/**
 * The recall as it shall be. `seen` is the version it was decided on: where somebody was first, the batch rolls back and is
 * decided again.
 */
export const saveRecall = (
  db: Db,
  shop: ShopId,
  id: string,
  set: Partial<RecallRow>,
  seen: number,
): readonly Statement[] => [
  // Its key is there already: a second insert of it is how a batch says that somebody was first.
  db.insert(t.recalls).select(sql`select * from recalls where shop = ${shop} and id = ${id} and version <> ${seen}`),
  db
    .update(t.recalls)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(t.recalls.shop, shop), eq(t.recalls.id, id))),
]

/** Whose wave is due, the one that has waited longest first. */
export const dueRecalls = (db: Db, now: Instant, most: number): Promise<readonly RecallRow[]> =>
  db
    .select()
    .from(t.recalls)
    .where(and(lte(t.recalls.nextWaveAt, now), sql`next_wave_at is not null`))
    .orderBy(asc(t.recalls.nextWaveAt))
    .limit(most)
    .all()

/** Takes a due wave: one winner. The next one begins after the pause, whatever becomes of this one. */
export const takeWave = (db: Db, { shop, id }: RecallRow, now: Instant, nextWaveAt: Instant) =>
  db
    .update(t.recalls)
    .set({ nextWaveAt })
    .where(
      and(
        eq(t.recalls.shop, shop),
        eq(t.recalls.id, id),
        eq(t.recalls.state, 'sending'),
        lte(t.recalls.nextWaveAt, now),
      ),
    )
    .returning({ id: t.recalls.id })

/** Nobody of it is awake before then. Not where it was paused or stopped meanwhile. */
export const putOffWave = (db: Db, { shop, id }: RecallRow, nextWaveAt: Instant) =>
  db
    .update(t.recalls)
    .set({ nextWaveAt })
    .where(and(eq(t.recalls.shop, shop), eq(t.recalls.id, id), eq(t.recalls.state, 'sending')))

/** Everybody has been written to, or left out. */
export const endRecall = (db: Db, { shop, id }: RecallRow, now: Instant) =>
  db
    .update(t.recalls)
    .set({ state: 'done', endedAt: now, nextWaveAt: null, version: sql`version + 1` })
    .where(
      and(
        eq(t.recalls.shop, shop),
        eq(t.recalls.id, id),
        eq(t.recalls.state, 'sending'),
        sql`not exists (select 1 from recall_orders r where r.shop = ${shop} and r.recall = ${id}
          and r.complaint is null and r.left_out is null)`,
      ),
    )

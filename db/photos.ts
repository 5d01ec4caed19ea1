/** Photos of a complaint: what is known of each. The bytes are in the photo store, under `key`. */
import { and, asc, eq } from 'drizzle-orm'
import type { ComplaintId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import { photos } from './schema.ts'

export type PhotoRow = typeof photos.$inferSelect

/** Oldest first; a query, so that it can be part of a batch. */
export const photosOf = (db: Db, complaint: ComplaintId) =>
  db.select().from(photos).where(eq(photos.complaint, complaint)).orderBy(asc(photos.receivedAt), asc(photos.id))

/** One photo of a complaint; null when it has none of that name. */
export const photoOf = async (db: Db, complaint: ComplaintId, id: string): Promise<PhotoRow | null> =>
  (await db
    .select()
    .from(photos)
    .where(and(eq(photos.complaint, complaint), eq(photos.id, id)))
    .get()) ?? null

import { and, eq } from 'drizzle-orm'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import { links } from './schema.ts'

export interface Link {
  readonly shop: ShopId
  readonly complaint: ComplaintId
  readonly expiresAt: Instant
}

/** What a link leads to, by the SHA-256 of its token. Expired links are found too: their page says so and helps. */
export async function findLink(db: Db, hash: string): Promise<Link | null> {
  const row = await db.select().from(links).where(eq(links.hash, hash)).get()
  return row ?? null
}

/** Puts out every link of a complaint (erasure, a split). */
export const endLinks = (db: Db, shop: ShopId, complaint: ComplaintId, at: Instant) =>
  db
    .update(links)
    .set({ expiresAt: at })
    .where(and(eq(links.shop, shop), eq(links.complaint, complaint)))

/** The catalogue of gifts: what a shop bought to give, and the taking of one. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Complaint } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>
export type GiftRow = typeof t.gifts.$inferSelect

export { giftFrom } from './facts-of-gifts.ts'

/** Finest first; what was taken out of the catalogue comes last. */
export const giftsOf = (db: Db, shop: ShopId): Promise<readonly GiftRow[]> =>
  db
    .select()
    .from(t.gifts)
    .where(eq(t.gifts.shop, shop))
    .orderBy(sql`is_on desc`, sql`value_minor desc`, asc(t.gifts.id))
    .all()

export const findGift = (db: Db, shop: ShopId, id: string): Promise<GiftRow | undefined> =>
  db
    .select()
    .from(t.gifts)
    .where(and(eq(t.gifts.shop, shop), eq(t.gifts.id, id)))
    .get()

/**
 * The gift as it shall be. `seen` is the version it was decided on: where one was given away or changed in this moment, the
 * batch rolls back and is decided again.
 */
export function saveGift(db: Db, gift: GiftRow, seen: number | null): readonly Statement[] {
  if (seen === null) return [db.insert(t.gifts).values(gift)]
  const { shop, id, ...set } = gift
  return [
    // Its key is there already: a second insert of it is how a batch says that somebody was first.
    db.insert(t.gifts).select(sql`select * from gifts where shop = ${shop} and id = ${id} and version <> ${seen}`),
    db
      .update(t.gifts)
      .set(set)
      .where(and(eq(t.gifts.shop, shop), eq(t.gifts.id, id))),
  ]
}

/**
 * Takes one of a gift within a turn's batch. Where none is left the turn's own key is inserted a second time, which rolls
 * the batch back: the loop reads again and decides on something else. (A statement that changes nothing would not.)
 */
export const takeGift = (
  db: Db,
  { shop, id: complaint, turn }: Pick<Complaint, 'shop' | 'id' | 'turn'>,
  gift: string,
): readonly Statement[] => [
  db.insert(t.turns).select(
    sql`select shop, ${complaint}, ${turn + 1}, 'gift', 0 from gifts
      where shop = ${shop} and id = ${gift} and stock < 1`,
  ),
  db
    .update(t.gifts)
    .set({ stock: sql`stock - 1`, version: sql`version + 1` })
    .where(and(eq(t.gifts.shop, shop), eq(t.gifts.id, gift), sql`stock is not null`)),
]

/** Never sent after all: it is there for somebody else. */
export const giveBackGift = (db: Db, { shop }: Pick<Complaint, 'shop'>, gift: string): readonly Statement[] => [
  db
    .update(t.gifts)
    .set({ stock: sql`stock + 1`, version: sql`version + 1` })
    .where(and(eq(t.gifts.shop, shop), eq(t.gifts.id, gift), sql`stock is not null`)),
]

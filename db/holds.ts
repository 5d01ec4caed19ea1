/**
 * Codes held for a basket: a redemption that is not captured yet. A hold ends by being captured, by being released, or by
 * itself when its time has passed; until somebody writes that down, it is nothing but an old row.
 */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import {
  type CodeRow,
  isThere,
  type LedgerRow,
  ledgerIf,
  type RedemptionRow,
  type StoryEntry,
  storyIf,
  takenIf,
  wakeIf,
} from './codes.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>

interface OfShop {
  readonly shop: ShopId
  readonly code: string
}

const isOpenHold = sql`reversed_at is null and captured_at is null and reserved_until_at is not null`

const endedAt = (db: Db, { shop, code }: OfShop, at: SQL, which: SQL): Statement =>
  db
    .update(t.redemptions)
    .set({ reversedAt: at })
    .where(and(eq(t.redemptions.shop, shop), eq(t.redemptions.code, code), isOpenHold, which))

/** A code that nobody holds any more is its customer's again. */
const freed = (db: Db, { shop, code }: OfShop): Statement =>
  db
    .update(t.codes)
    .set({ state: 'issued' })
    .where(
      and(
        eq(t.codes.shop, shop),
        eq(t.codes.code, code),
        eq(t.codes.state, 'reserved'),
        sql`not exists (select 1 from redemptions where shop = ${shop} and code = ${code} and reversed_at is null)`,
      ),
    )

/** Writes down that the hold of a code ended when its time had passed. */
export const endLapsedHold = (db: Db, code: OfShop, now: Instant): readonly Statement[] => [
  endedAt(db, code, sql`reserved_until_at`, sql`reserved_until_at < ${now}`),
  freed(db, code),
]

/** The basket it was held for was paid in another way: the hold makes room, whatever its time. */
export const endAnyHold = (db: Db, code: OfShop, now: Instant): readonly Statement[] => [
  endedAt(db, code, sql`min(reserved_until_at, ${now})`, sql`1`),
  freed(db, code),
]

/** Holds a code in one batch; undefined when it was not to be. Throws on a key that is taken, or a code that is held. */
export async function insertHold(
  db: Db,
  code: CodeRow,
  row: RedemptionRow,
  after: readonly Statement[],
): Promise<RedemptionRow | undefined> {
  const isMine = isThere(row)
  const [first, ...rest] = endLapsedHold(db, row, row.redeemedAt)
  if (!first) return undefined
  const results = await db.batch([
    first,
    ...rest,
    takenIf(db, code, row),
    db
      .update(t.codes)
      .set({ state: 'reserved' })
      .where(and(eq(t.codes.shop, row.shop), eq(t.codes.code, row.code), isMine)),
    wakeIf(db, code, row.redeemedAt, isMine),
    ...after,
    db
      .select()
      .from(t.redemptions)
      .where(and(eq(t.redemptions.shop, row.shop), eq(t.redemptions.id, row.id))),
  ])
  return (results.at(-1) as RedemptionRow[])[0]
}

/** Asked again for the same order, a hold lasts longer, never shorter. */
export const prolongHold = (db: Db, code: CodeRow, hold: RedemptionRow, until: Instant, now: Instant) =>
  db.batch([
    db
      .update(t.redemptions)
      .set({ reservedUntilAt: sql`max(reserved_until_at, ${until})` })
      .where(and(eq(t.redemptions.shop, hold.shop), eq(t.redemptions.id, hold.id), isOpenHold)),
    wakeIf(db, code, now, sql`1`),
    db
      .select()
      .from(t.redemptions)
      .where(and(eq(t.redemptions.shop, hold.shop), eq(t.redemptions.id, hold.id))),
  ])

/** True in the batch that captured this hold. */
export const isCaptured = ({ shop, id }: Pick<RedemptionRow, 'shop' | 'id'>, now: Instant): SQL =>
  sql`exists (select 1 from redemptions where shop = ${shop} and id = ${id} and captured_at = ${now}
    and reversed_at is null)`

/**
 * Makes a hold a redemption, once. One that ended by its time alone comes back for it, as long as nobody else has the
 * code: the basket was paid while it took the hold for good.
 */
export async function captureHold(
  db: Db,
  code: CodeRow,
  hold: RedemptionRow,
  paid: Pick<RedemptionRow, 'order' | 'orderMinor' | 'minor'>,
  ledger: readonly LedgerRow[],
  story: StoryEntry,
  now: Instant,
  after: readonly Statement[],
): Promise<RedemptionRow | undefined> {
  const { shop, id } = hold
  const captured = isCaptured(hold, now)
  const isFree = sql`exists (select 1 from codes where shop = ${shop} and code = ${code.code} and minor = ${code.minor}
    and (state = 'reserved' or state = 'issued' and expires_at >= ${now}))`
  const results = await db.batch([
    db
      .update(t.redemptions)
      .set({ ...paid, capturedAt: now, redeemedAt: now, reversedAt: null })
      .where(
        and(
          eq(t.redemptions.shop, shop),
          eq(t.redemptions.id, id),
          sql`captured_at is null and (reversed_at is null or reversed_at = reserved_until_at)`,
          isFree,
        ),
      ),
    db
      .update(t.codes)
      .set({ state: 'redeemed' })
      .where(and(eq(t.codes.shop, shop), eq(t.codes.code, code.code), captured)),
    ...ledger.map((entry) => ledgerIf(db, entry, captured)),
    storyIf(db, code, 'code-redeemed', now, story, captured),
    wakeIf(db, code, now, captured),
    ...after,
    db
      .select()
      .from(t.redemptions)
      .where(and(eq(t.redemptions.shop, shop), eq(t.redemptions.id, id), eq(t.redemptions.capturedAt, now))),
  ])
  return (results.at(-1) as RedemptionRow[])[0]
}

/** The basket was left: the code is its customer's again at once. */
export const releaseHold = (
  db: Db,
  code: CodeRow,
  { shop, id }: RedemptionRow,
  now: Instant,
  after: readonly Statement[],
) =>
  db.batch([
    db
      .update(t.redemptions)
      .set({ reversedAt: now })
      .where(and(eq(t.redemptions.shop, shop), eq(t.redemptions.id, id), isOpenHold)),
    freed(db, { shop, code: code.code }),
    wakeIf(db, code, now, sql`1`),
    ...after,
  ])

/** Bonus codes and their redemptions. Every change is conditional: the row as it is now decides, not what was read. */
import { and, desc, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { CodeState, TimelineEvent } from '../domain/complaint.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { Db } from './client.ts'
import { insertIf } from './insert-if.ts'
import * as t from './schema.ts'

export type CodeRow = typeof t.codes.$inferSelect
export type RedemptionRow = typeof t.redemptions.$inferSelect

/** Held for a basket, and not paid yet. */
export const isHold = ({ reservedUntilAt, capturedAt }: RedemptionRow): boolean =>
  reservedUntilAt !== null && capturedAt === null

/**
 * What a code is worth now: a hold whose time has passed is none any more, and a code whose last moment has passed is
 * expired, whether or not anybody marked them.
 */
export function stateAt(
  code: Pick<CodeRow, 'state' | 'expiresAt'>,
  now: Instant,
  heldUntil: Instant | null = null,
): CodeState {
  const state = code.state === 'reserved' && heldUntil !== null && heldUntil < now ? 'issued' : code.state
  return state === 'issued' && code.expiresAt < now ? 'expired' : state
}

/** A code with the end of the hold it is under; null where it is under none. */
export const findCode = (
  db: Db,
  shop: ShopId,
  code: string,
): Promise<(CodeRow & { readonly heldUntil: Instant | null }) | undefined> =>
  db
    .select({ ...getTableColumns(t.codes), heldUntil: heldUntil.as('held_until') })
    .from(t.codes)
    .where(and(eq(t.codes.shop, shop), eq(t.codes.code, code)))
    .get()

/** Until when the code of the row is held. */
export const heldUntil = sql<Instant | null>`(select h.reserved_until_at from redemptions h where h.shop = codes.shop
  and h.code = codes.code and h.reversed_at is null and h.captured_at is null)`

/** When a code was taken back; null where nobody wrote it down. */
export async function voidedAt(db: Db, code: CodeRow): Promise<Instant | null> {
  const row = await db
    .select({ at: t.ledger.at })
    .from(t.ledger)
    .where(
      and(eq(t.ledger.complaint, code.complaint), eq(t.ledger.entry, 'code-voided'), eq(t.ledger.about, code.code)),
    )
    .orderBy(desc(t.ledger.seq))
    .limit(1)
    .get()
  return row?.at ?? null
}

export interface CodeStanding {
  readonly code: CodeRow | undefined
  /** The redemption asked about: by its idempotency key or its id. */
  readonly redemption: RedemptionRow | undefined
  /** The one that holds the code now. */
  readonly live: RedemptionRow | undefined
  readonly ledgerEnd: { readonly seq: number; readonly hash: string } | undefined
  readonly timeZone: string | undefined
  readonly locale: Locale | undefined
}

/** What one decision about a code needs, in one batch. */
export async function codeStanding(
  db: Db,
  shop: ShopId,
  code: string,
  asked: { readonly key: string } | { readonly id: string },
): Promise<CodeStanding> {
  const which = 'key' in asked ? eq(t.redemptions.idempotencyKey, asked.key) : eq(t.redemptions.id, asked.id)
  const [codes, redemptions, live, ledger, shops] = await db.batch([
    db
      .select()
      .from(t.codes)
      .where(and(eq(t.codes.shop, shop), eq(t.codes.code, code))),
    db
      .select()
      .from(t.redemptions)
      .where(and(eq(t.redemptions.shop, shop), which)),
    db
      .select()
      .from(t.redemptions)
      .where(and(eq(t.redemptions.shop, shop), eq(t.redemptions.code, code), sql`reversed_at is null`)),
    db
      .select({ seq: t.ledger.seq, hash: t.ledger.hash })
      .from(t.ledger)
      .where(eq(t.ledger.complaint, sql`(select complaint from codes where shop = ${shop} and code = ${code})`))
      .orderBy(desc(t.ledger.seq))
      .limit(1),
    db.select({ timeZone: t.shops.timeZone, locale: t.shops.locale }).from(t.shops).where(eq(t.shops.shop, shop)),
  ])
  return {
    code: codes[0],
    redemption: redemptions[0],
    live: live[0],
    ledgerEnd: ledger[0],
    timeZone: shops[0]?.timeZone,
    locale: shops[0]?.locale,
  }
}

export type LedgerRow = typeof t.ledger.$inferSelect

export interface StoryEntry {
  readonly actor: `key:${string}`
  readonly about: Readonly<Record<string, string | number>>
}

/** A ledger row that is written only if `condition` holds: a loser of a race adds nothing to the chain. */
export const ledgerIf = (db: Db, row: LedgerRow, condition: SQL) =>
  db
    .insert(t.ledger)
    .select(sql`select ${row.shop}, ${row.complaint}, ${row.seq}, ${row.at}, ${row.entry}, ${row.about},
    ${row.minor}, ${row.currency}, ${row.previous}, ${row.hash} where ${condition}`)

export const storyIf = (db: Db, code: CodeRow, event: TimelineEvent, now: Instant, story: StoryEntry, condition: SQL) =>
  db.insert(t.timeline).select(sql`select ${code.shop}, ${code.complaint}, null, ${now}, ${story.actor}, ${event}, 1,
    ${JSON.stringify(story.about)} where ${condition}`)

export const wakeIf = (db: Db, code: CodeRow, now: Instant, condition: SQL) =>
  db
    .update(t.complaints)
    .set({ wakeAt: now })
    .where(
      and(
        eq(t.complaints.shop, code.shop),
        eq(t.complaints.id, code.complaint),
        isNull(t.complaints.closedAt),
        condition,
      ),
    )

type Statement = BatchItem<'sqlite'>

/** True in the batch that wrote this redemption, and ever after. */
export const isThere = ({ shop, id }: Pick<RedemptionRow, 'shop' | 'id'>): SQL =>
  sql`exists (select 1 from redemptions where shop = ${shop} and id = ${id})`

/** The row, written only while the code is issued, unexpired and of the value that was read. */
export const takenIf = (db: Db, code: CodeRow, row: RedemptionRow) =>
  insertIf(
    db,
    t.redemptions,
    row,
    sql`exists (select 1 from codes where shop = ${row.shop} and code = ${row.code} and state = 'issued'
      and expires_at >= ${row.redeemedAt} and minor = ${code.minor} and currency = ${row.currency})`,
  )

/** Statements that a decision about a code brings along, in the batch that makes it true. */
export interface Along {
  /** Before the row: holds that are over make room. */
  readonly before: readonly Statement[]
  /** After it: what has to be told elsewhere. */
  readonly after: readonly Statement[]
}

/**
 * Redeems in one batch: the row is written only while the code is issued, unexpired and of the value that was read, and
 * everything else only if that row is there. Undefined when it was not to be. Throws on a key that is taken.
 */
export async function insertRedemption(
  db: Db,
  code: CodeRow,
  row: RedemptionRow,
  ledger: readonly LedgerRow[],
  story: StoryEntry,
  along: Along,
): Promise<RedemptionRow | undefined> {
  const mine = and(eq(t.redemptions.shop, row.shop), eq(t.redemptions.id, row.id))
  const isMine = isThere(row)
  const now = row.redeemedAt
  const [first, ...rest] = [...along.before, takenIf(db, code, row)]
  const results = await db.batch([
    first ?? takenIf(db, code, row),
    ...rest,
    db
      .update(t.codes)
      .set({ state: 'redeemed' })
      .where(and(eq(t.codes.shop, row.shop), eq(t.codes.code, row.code), isMine)),
    ...ledger.map((entry) => ledgerIf(db, entry, isMine)),
    storyIf(db, code, 'code-redeemed', now, story, isMine),
    wakeIf(db, code, now, isMine),
    ...along.after,
    db.select().from(t.redemptions).where(mine),
  ])
  return (results.at(-1) as RedemptionRow[])[0]
}

/**
 * Gives a redeemed code back: the redemption is reversed once, and the code lives again unless another redemption holds it.
 * The ledger row's place in the chain makes two at once impossible: the later one's batch rolls back.
 */
export async function reverseRedemption(
  db: Db,
  code: CodeRow,
  redemption: RedemptionRow,
  ledger: LedgerRow,
  expiresAt: Instant,
  story: StoryEntry,
  after: readonly Statement[],
): Promise<void> {
  const now = ledger.at
  const isLive = sql`exists (select 1 from redemptions where shop = ${code.shop} and code = ${code.code} and reversed_at is null)`
  const always = sql`1`
  await db.batch([
    ledgerIf(db, ledger, always),
    db
      .update(t.redemptions)
      .set({ reversedAt: now })
      .where(
        and(eq(t.redemptions.shop, code.shop), eq(t.redemptions.id, redemption.id), isNull(t.redemptions.reversedAt)),
      ),
    db
      .update(t.codes)
      .set({ state: 'issued', expiresAt: sql`max(expires_at, ${expiresAt})` })
      .where(
        and(
          eq(t.codes.shop, code.shop),
          eq(t.codes.code, code.code),
          eq(t.codes.state, 'redeemed'),
          sql`not ${isLive}`,
        ),
      ),
    storyIf(db, code, 'code-reinstated', now, story, always),
    wakeIf(db, code, now, always),
    ...after,
  ])
}

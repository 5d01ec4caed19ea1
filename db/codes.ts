/** Bonus codes and their redemptions. Every change is conditional: the row as it is now decides, not what was read. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { CodeState, TimelineEvent } from '../domain/complaint.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

export type CodeRow = typeof t.codes.$inferSelect
export type RedemptionRow = typeof t.redemptions.$inferSelect

/** What a code is worth now: one whose last moment has passed is expired, whether or not anybody marked it. */
export const stateAt = (code: Pick<CodeRow, 'state' | 'expiresAt'>, now: Instant): CodeState =>
  code.state === 'issued' && code.expiresAt < now ? 'expired' : code.state

export const findCode = (db: Db, shop: ShopId, code: string): Promise<CodeRow | undefined> =>
  db
    .select()
    .from(t.codes)
    .where(and(eq(t.codes.shop, shop), eq(t.codes.code, code)))
    .get()

export interface CodeStanding {
  readonly code: CodeRow | undefined
  /** The redemption asked about: by its idempotency key or its id. */
  readonly redemption: RedemptionRow | undefined
  /** The one that holds the code now. */
  readonly live: RedemptionRow | undefined
  readonly ledgerEnd: { readonly seq: number; readonly hash: string } | undefined
  readonly timeZone: string | undefined
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
    db.select({ timeZone: t.shops.timeZone }).from(t.shops).where(eq(t.shops.shop, shop)),
  ])
  return {
    code: codes[0],
    redemption: redemptions[0],
    live: live[0],
    ledgerEnd: ledger[0],
    timeZone: shops[0]?.timeZone,
  }
}

export type LedgerRow = typeof t.ledger.$inferSelect

export interface StoryEntry {
  readonly actor: `key:${string}`
  readonly about: Readonly<Record<string, string | number>>
}

/** A ledger row that is written only if `condition` holds: a loser of a race adds nothing to the chain. */
const ledgerIf = (db: Db, row: LedgerRow, condition: SQL) =>
  db
    .insert(t.ledger)
    .select(sql`select ${row.shop}, ${row.complaint}, ${row.seq}, ${row.at}, ${row.entry}, ${row.about},
    ${row.minor}, ${row.currency}, ${row.previous}, ${row.hash} where ${condition}`)

const storyIf = (db: Db, code: CodeRow, event: TimelineEvent, now: Instant, story: StoryEntry, condition: SQL) =>
  db.insert(t.timeline).select(sql`select ${code.shop}, ${code.complaint}, null, ${now}, ${story.actor}, ${event}, 1,
    ${JSON.stringify(story.about)} where ${condition}`)

const wakeIf = (db: Db, code: CodeRow, now: Instant, condition: SQL) =>
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
): Promise<RedemptionRow | undefined> {
  const mine = and(eq(t.redemptions.shop, row.shop), eq(t.redemptions.id, row.id))
  const isMine = sql`exists (select 1 from redemptions where shop = ${row.shop} and id = ${row.id})`
  const now = row.redeemedAt
  const results = await db.batch([
    db.insert(t.redemptions).select(sql`
      select shop, ${row.id}, code, complaint, ${row.idempotencyKey}, ${row.request}, ${row.order}, ${row.orderMinor},
        ${row.minor}, currency, ${now}, null, null, null
      from codes where shop = ${row.shop} and code = ${row.code} and state = 'issued' and expires_at >= ${now}
        and minor = ${code.minor} and currency = ${row.currency}`),
    db
      .update(t.codes)
      .set({ state: 'redeemed' })
      .where(and(eq(t.codes.shop, row.shop), eq(t.codes.code, row.code), isMine)),
    ...ledger.map((entry) => ledgerIf(db, entry, isMine)),
    storyIf(db, code, 'code-redeemed', now, story, isMine),
    wakeIf(db, code, now, isMine),
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
  ])
}

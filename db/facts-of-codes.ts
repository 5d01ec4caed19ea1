/** The codes of one complaint, their redemptions, and the orders they were seen in, as its facts hold them. */
import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { BonusCode, CodeUse, Redemption } from '../domain/code-use.ts'
import type { OrderLine } from '../domain/event.ts'
import type { CustomerId, Instant } from '../domain/ids.ts'
import { type Money, money } from '../domain/money.ts'
import type { Db } from './client.ts'
import { heldUntil } from './codes.ts'
import * as t from './schema.ts'

/** Columns of joined tables are named anew: in a batch D1 gives one value for each name. */
const usesOf = (db: Db, id: SQL | ReturnType<typeof sql.placeholder>) =>
  db
    .select({
      code: t.orderCodes.code,
      order: t.orderCodes.order,
      at: t.orderCodes.at,
      name: t.orders.name,
      state: t.orders.state,
      placedAt: t.orders.placedAt,
      minor: t.orders.minor,
      currency: t.orders.currency,
      lines: t.orders.lines,
      buyer: t.orders.customer,
      holder: sql<CustomerId | null>`codes.customer`.as('code_holder'),
      holderKey: t.codes.holderKey,
      buyerKey: t.customers.emailKey,
    })
    .from(t.codes)
    .innerJoin(t.orderCodes, and(eq(t.orderCodes.shop, t.codes.shop), eq(t.orderCodes.code, t.codes.code)))
    .innerJoin(t.orders, and(eq(t.orders.shop, t.orderCodes.shop), eq(t.orders.externalId, t.orderCodes.order)))
    .leftJoin(t.customers, and(eq(t.customers.shop, t.orders.shop), eq(t.customers.id, t.orders.customer)))
    .where(eq(t.codes.complaint, id))
    .orderBy(asc(t.orderCodes.at), asc(t.orderCodes.order))

const redemptionsOf = (db: Db, id: SQL | ReturnType<typeof sql.placeholder>) =>
  db
    .select({
      id: t.redemptions.id,
      code: t.redemptions.code,
      order: t.redemptions.order,
      orderMinor: t.redemptions.orderMinor,
      minor: t.redemptions.minor,
      currency: t.redemptions.currency,
      at: t.redemptions.redeemedAt,
      reversedAt: t.redemptions.reversedAt,
      orderState: sql<CodeUse['state'] | null>`orders.state`.as('order_state'),
    })
    .from(t.redemptions)
    .leftJoin(t.orders, and(eq(t.orders.shop, t.redemptions.shop), eq(t.orders.externalId, t.redemptions.order)))
    // A basket that is not paid has used nothing.
    .where(and(eq(t.redemptions.complaint, id), sql`(reserved_until_at is null or captured_at is not null)`))
    .orderBy(asc(t.redemptions.redeemedAt), asc(t.redemptions.id))

/** Three reads for the batch of `loadFacts`. */
export const readsOfCodes = (db: Db, id: ReturnType<typeof sql.placeholder>) =>
  [
    db
      .select({ ...getTableColumns(t.codes), heldUntil: heldUntil.as('held_until') })
      .from(t.codes)
      .where(eq(t.codes.complaint, id))
      .orderBy(asc(t.codes.issuedAt)),
    redemptionsOf(db, id),
    usesOf(db, id),
  ] as const

type UseRow = Awaited<ReturnType<typeof usesOf>>[number]
type RedemptionRow = Awaited<ReturnType<typeof redemptionsOf>>[number]

/** Its lines before any code came off, or its total, whichever is more; null where the order has neither. */
function worthOf(minor: number | null, currency: string | null, lines: readonly OrderLine[]): Money | null {
  if (currency === null) return null
  const sums = lines.flatMap(({ total }) => (total?.currency === currency ? [total.minor] : []))
  const goods = sums.length === lines.length && lines.length > 0 ? sums.reduce((sum, one) => sum + one, 0) : null
  const worth = Math.max(minor ?? -1, goods ?? -1)
  return worth < 0 ? null : money(worth, currency)
}

function buyerOf({ buyer, buyerKey, holder, holderKey }: UseRow): CodeUse['buyer'] {
  if (holder === null && holderKey === null) return 'holder'
  if (buyer === null) return 'unknown'
  return buyer === holder || (buyerKey !== null && buyerKey === holderKey) ? 'holder' : 'other'
}

export function codesFrom(
  codes: readonly (typeof t.codes.$inferSelect & { readonly heldUntil: Instant | null })[],
  redemptions: readonly RedemptionRow[],
  uses: readonly UseRow[],
): {
  readonly codes: readonly BonusCode[]
  readonly redemptions: readonly Redemption[]
  readonly codeUses: readonly CodeUse[]
} {
  const redeemedAt = new Map(
    redemptions.flatMap(({ code, at, reversedAt }) => (reversedAt === null ? [[code, at]] : [])),
  )
  return {
    codes: codes.map(({ purpose, code, state, minor, currency, issuedAt, expiresAt, holder, heldUntil: until }) => ({
      ...{ purpose, code, state, issuedAt, expiresAt, holder },
      ...(until !== null && { heldUntil: until }),
      value: money(minor, currency),
      redeemedAt: redeemedAt.get(code) ?? null,
    })),
    redemptions: redemptions.map(({ minor, currency, ...row }) => ({ ...row, value: money(minor, currency) })),
    codeUses: uses.map((row) => ({
      code: row.code,
      order: row.order,
      name: row.name,
      state: row.state,
      usedAt: row.placedAt ?? row.at,
      heardAt: row.at,
      worth: worthOf(row.minor, row.currency, row.lines),
      buyer: buyerOf(row),
    })),
  }
}

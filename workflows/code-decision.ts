/** What every decision of a checkout about a code is made of: why not, the request's likeness, the ledger's next links. */
import { type CodeRow, isHold, isThere, type LedgerRow, type RedemptionRow, stateAt, voidedAt } from '../db/codes.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { type Money, money } from '../domain/money.ts'
import { emailKey } from '../domain/person.ts'
import type { LedgerEntry } from '../domain/playbook/move.ts'
import { plannedCopies } from './coupons.ts'
import { sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'
import { ledgerHash } from './record.ts'
import type { Statement } from './rows.ts'

/** What a checkout says of the order a code is to come off. */
export interface CheckoutRequest {
  readonly shop: ShopId
  /** Id of the API key that asks. */
  readonly by: string
  /** As typed. */
  readonly code: string
  readonly order: string
  readonly total: Money
  readonly email: string
}

export interface Redeemed {
  readonly id: string
  readonly code: string
  readonly order: string
  /** What comes off the order. */
  readonly amount: Money
  /** What the order was too small for. */
  readonly lapsed: Money
  readonly redeemedAt: Instant
  readonly complaint: ComplaintId
}

export type Refusal =
  | 'unknown'
  | 'other-holder'
  | 'already-redeemed'
  | 'reserved'
  | 'void'
  | 'expired'
  | 'other-currency'
  | 'other-request'
  | 'released'
  | 'captured'
  | 'busy'

/** Why not, and when that came about, as it is told in the shop's zone and language. */
export interface Refused {
  readonly refused: Refusal
  /** When it was used, taken back or given away, or until when it was good; null where there is no such time. */
  readonly at: Instant | null
  readonly zone: string
  readonly locale: Locale
  /** What the code is worth, where that is the reason. */
  readonly value: Money | null
}

interface Place {
  readonly timeZone: string | undefined
  readonly locale: Locale | undefined
}

export const no = (
  refused: Refusal,
  { timeZone = 'UTC', locale = 'en' }: Place,
  at: Instant | null = null,
  value: Money | null = null,
): Refused => ({ refused, at, zone: timeZone, locale, value })

/** A conflict says that the standing changed: look again. More than this in a row is a storm. */
export const mostTries = 12

/** Why this code does not come off this order now; null where it does. `own`: the hold of this very order. */
export async function refusalOf(
  deps: Pick<Deps, 'db'>,
  code: CodeRow,
  live: RedemptionRow | undefined,
  request: Pick<CheckoutRequest, 'email' | 'total'>,
  place: Place,
  now: Instant,
  own: boolean,
): Promise<Refused | null> {
  if (code.holderKey !== null && emailKey(request.email) !== code.holderKey)
    return no('other-holder', place, code.issuedAt)
  const until = live && isHold(live) ? live.reservedUntilAt : null
  const state = stateAt(code, now, until)
  if (state === 'redeemed') return no('already-redeemed', place, live?.redeemedAt ?? null)
  if (state === 'reserved' && !own) return no('reserved', place, until)
  if (state === 'void') return no('void', place, await voidedAt(deps.db, code))
  // A hold keeps the code for its own basket, and is captured; it makes nothing new of a code whose time is over.
  if (state === 'expired' || code.expiresAt < now) return no('expired', place, code.expiresAt)
  const value = money(code.minor, code.currency)
  return request.total.currency === code.currency ? null : no('other-currency', place, null, value)
}

/** Redeemed by an order we were told of, not by a request (rows.ts). */
export const isSeen = (redemption: RedemptionRow): boolean => redemption.request === ''

/** The next links of the complaint's chain. */
export function chained(
  code: CodeRow,
  end: { readonly seq: number; readonly hash: string } | undefined,
  at: Instant,
  entries: readonly LedgerEntry[],
): readonly LedgerRow[] {
  let seq = end?.seq ?? 0
  let hash = end?.hash ?? ''
  return entries.map(({ entry, about, value: { minor, currency } }) => {
    seq += 1
    const row = { complaint: code.complaint, seq, at, entry, about, minor, currency, previous: hash }
    hash = ledgerHash(row)
    return { shop: code.shop, ...row, hash }
  })
}

/** What a use of a code adds to the ledger: what came off, and what the order was too small for. */
export const usedEntries = (code: CodeRow, redemption: string, minor: number): readonly LedgerEntry[] => [
  { entry: 'code-redeemed', about: redemption, value: money(minor, code.currency) },
  ...(minor < code.minor
    ? [{ entry: 'code-lapsed', about: redemption, value: money(code.minor - minor, code.currency) } as const]
    : []),
]

export const redeemedFrom = (row: RedemptionRow, codeMinor: number): Redeemed => ({
  id: row.id,
  code: row.code,
  order: row.order,
  amount: money(row.minor, row.currency),
  lapsed: money(codeMinor - row.minor, row.currency),
  redeemedAt: row.redeemedAt,
  complaint: row.complaint,
})

/** The same request however it was written: the same key with another one is a conflict. */
export const fingerprint = (
  what: 'redeem' | 'reserve',
  { order, total, email }: CheckoutRequest,
  code: string,
): string =>
  sha256(
    JSON.stringify([
      code,
      order,
      total.minor,
      total.currency,
      emailKey(email) ?? email,
      ...(what === 'redeem' ? [] : [what]),
    ]),
  )

/** A code as it stands after it was given back. */
export interface GivenBack {
  readonly code: CodeRow
  /** Another basket may hold it by now. */
  readonly heldUntil: Instant | null
}

/** What the copies at other checkouts have to hear of this redemption; nothing where it was not written. */
export const toldElsewhere = (
  deps: Deps,
  code: CodeRow,
  redemption: Pick<RedemptionRow, 'shop' | 'id'>,
  what: 'redeemed' | 'reserved' | 'captured' | 'released' | 'reinstated',
  now: Instant,
  isTrue = isThere(redemption),
): readonly Statement[] =>
  plannedCopies(
    deps,
    { shop: code.shop, complaint: code.complaint, code: code.code, why: `${redemption.id}-${what}` },
    now,
    { claimed: false, isTrue },
  ).flatMap(({ statements }) => statements)

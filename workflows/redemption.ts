/** A checkout redeems a bonus code, or gives it back when the order is cancelled. The database decides every race. */
import { isConflict } from '../db/client.ts'
import {
  type CodeRow,
  codeStanding,
  insertRedemption,
  type LedgerRow,
  type RedemptionRow,
  reverseRedemption,
  stateAt,
} from '../db/codes.ts'
import { normalCode, shownCode } from '../domain/bonus-code.ts'
import { reinstatedUntil, takenOff } from '../domain/code-use.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import { type Money, money } from '../domain/money.ts'
import { emailKey } from '../domain/person.ts'
import type { LedgerEntry } from '../domain/playbook/move.ts'
import { sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'
import { ledgerHash } from './record.ts'

export interface RedemptionRequest {
  readonly shop: ShopId
  /** Id of the API key that asks. */
  readonly by: string
  /** As typed. */
  readonly code: string
  readonly idempotencyKey: string
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
  | 'void'
  | 'expired'
  | 'other-currency'
  | 'other-request'
  | 'busy'

/** A conflict says that the standing changed: look again. More than this in a row is a storm. */
const mostTries = 12

function refusalOf(code: CodeRow, request: RedemptionRequest, now: Instant): Refusal | null {
  if (code.holderKey !== null && emailKey(request.email) !== code.holderKey) return 'other-holder'
  const state = stateAt(code, now)
  if (state === 'redeemed' || state === 'reserved') return 'already-redeemed'
  if (state === 'void' || state === 'expired') return state
  return request.total.currency === code.currency ? null : 'other-currency'
}

/** Redeemed by an order we were told of, not by a request (rows.ts). */
const isSeen = (redemption: RedemptionRow): boolean => redemption.request === ''

/** The next links of the complaint's chain. */
function chained(
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

const redeemedFrom = (row: RedemptionRow, codeMinor: number): Redeemed => ({
  id: row.id,
  code: row.code,
  order: row.order,
  amount: money(row.minor, row.currency),
  lapsed: money(codeMinor - row.minor, row.currency),
  redeemedAt: row.redeemedAt,
  complaint: row.complaint,
})

/** The same request however it was written: the same key with another one is a conflict. */
const fingerprint = ({ order, total, email }: RedemptionRequest, code: string): string =>
  sha256(JSON.stringify([code, order, total.minor, total.currency, emailKey(email) ?? email]))

/** One code, one redemption: of any number at once exactly one succeeds, the others hear the truth. */
export async function redeem(deps: Deps, request: RedemptionRequest): Promise<Redeemed | Refusal> {
  const { db } = deps
  const typed = normalCode(request.code)
  if (typed === null) return 'unknown'
  const wanted = fingerprint(request, typed)
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const now = deps.clock.now()
    const standing = await codeStanding(db, request.shop, typed, { key: request.idempotencyKey })
    const { code, redemption, live, ledgerEnd } = standing
    if (redemption && redemption.request !== wanted) return 'other-request'
    if (!code) return 'unknown'
    if (redemption) return redeemedFrom(redemption, code.minor)
    const refusal = refusalOf(code, request, now)
    // The order feed was first, and told of this very order: the checkout hears what it asked for.
    if (refusal === 'already-redeemed' && live && isSeen(live) && live.order === request.order) {
      return redeemedFrom(live, code.minor)
    }
    if (refusal) return refusal
    const { minor } = takenOff(money(code.minor, code.currency), request.total)
    const row: RedemptionRow = {
      shop: request.shop,
      id: deps.mint(now).id('redemption'),
      code: code.code,
      complaint: code.complaint,
      idempotencyKey: request.idempotencyKey,
      request: wanted,
      order: request.order,
      orderMinor: request.total.minor,
      minor,
      currency: code.currency,
      redeemedAt: now,
      reversedAt: null,
      reservedUntilAt: null,
      capturedAt: null,
    }
    const ledger = chained(code, ledgerEnd, now, [
      { entry: 'code-redeemed', about: row.id, value: money(minor, code.currency) },
      ...(minor < code.minor
        ? [{ entry: 'code-lapsed', about: row.id, value: money(code.minor - minor, code.currency) } as const]
        : []),
    ])
    const about = { code: shownCode(code.code), order: request.order, minor, currency: code.currency }
    try {
      const written = await insertRedemption(db, code, row, ledger, { actor: `key:${request.by}`, about })
      if (written) return redeemedFrom(written, code.minor)
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
  return 'busy'
}

/** Repeatable: a redemption reversed before answers the same. Its code keeps its end, or gets two weeks more. */
export async function reinstate(
  deps: Deps,
  request: { readonly shop: ShopId; readonly by: string; readonly code: string; readonly redemption: string },
): Promise<CodeRow | 'unknown' | 'busy'> {
  const { db } = deps
  const typed = normalCode(request.code)
  if (typed === null) return 'unknown'
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const {
      code,
      redemption,
      ledgerEnd,
      timeZone = 'UTC',
    } = await codeStanding(db, request.shop, typed, {
      id: request.redemption,
    })
    if (!code || !redemption || redemption.code !== code.code) return 'unknown'
    if (redemption.reversedAt !== null) return code
    const now = deps.clock.now()
    const expiresAt = reinstatedUntil(code.expiresAt, now, timeZone)
    // Back in the customer's hands at its full value: what lapsed with a small order comes back with it.
    const value = money(code.minor, code.currency)
    const [ledger] = chained(code, ledgerEnd, now, [{ entry: 'code-reinstated', about: redemption.id, value }])
    if (!ledger) return 'busy'
    const about = { code: shownCode(code.code), order: redemption.order }
    try {
      await reverseRedemption(db, code, redemption, ledger, expiresAt, { actor: `key:${request.by}`, about })
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
  return 'busy'
}

/** A checkout redeems a bonus code, or gives it back when the order is cancelled. The database decides every race. */
import { isConflict } from '../db/client.ts'
import { codeStanding, insertRedemption, isHold, type RedemptionRow, reverseRedemption } from '../db/codes.ts'
import { endAnyHold, endLapsedHold } from '../db/holds.ts'
import { normalCode, shownCode } from '../domain/bonus-code.ts'
import { reinstatedUntil, takenOff } from '../domain/code-use.ts'
import type { ShopId } from '../domain/ids.ts'
import { money } from '../domain/money.ts'
import {
  type CheckoutRequest,
  chained,
  fingerprint,
  type GivenBack,
  isSeen,
  mostTries,
  no,
  type Redeemed,
  type Refused,
  redeemedFrom,
  refusalOf,
  toldElsewhere,
  usedEntries,
} from './code-decision.ts'
import type { Deps } from './ports.ts'

export interface RedemptionRequest extends CheckoutRequest {
  readonly idempotencyKey: string
}

/** One code, one redemption: of any number at once exactly one succeeds, the others hear the truth. */
export async function redeem(deps: Deps, request: RedemptionRequest): Promise<Redeemed | Refused> {
  const { db } = deps
  const typed = normalCode(request.code) ?? ''
  const wanted = fingerprint('redeem', request, typed)
  for (let attempt = 0; ; attempt++) {
    const now = deps.clock.now()
    const standing = await codeStanding(db, request.shop, typed, { key: request.idempotencyKey })
    const { code, redemption, live, ledgerEnd } = standing
    if (attempt >= mostTries) return no('busy', standing)
    if (redemption && redemption.request !== wanted) return no('other-request', standing)
    if (!code) return no('unknown', standing)
    if (redemption) return redeemedFrom(redemption, code.minor)
    // A basket that was held, and is paid in one step after all.
    const own = live !== undefined && isHold(live) && live.order === request.order
    const refusal = await refusalOf(deps, code, live, request, standing, now, own)
    // The order feed was first, and told of this very order: the checkout hears what it asked for.
    if (refusal?.refused === 'already-redeemed' && live && isSeen(live) && live.order === request.order) {
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
    const ledger = chained(code, ledgerEnd, now, usedEntries(code, row.id, minor))
    const about = { code: shownCode(code.code), order: request.order, minor, currency: code.currency }
    const along = {
      before: own ? endAnyHold(db, code, now) : endLapsedHold(db, code, now),
      after: toldElsewhere(deps, code, row, 'redeemed', now),
    }
    try {
      const written = await insertRedemption(db, code, row, ledger, { actor: `key:${request.by}`, about }, along)
      if (written) return redeemedFrom(written, code.minor)
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
}

/** Repeatable: a redemption reversed before answers the same. Its code keeps its end, or gets two weeks more. */
export async function reinstate(
  deps: Deps,
  request: { readonly shop: ShopId; readonly by: string; readonly code: string; readonly redemption: string },
): Promise<GivenBack | Refused> {
  const { db } = deps
  const typed = normalCode(request.code) ?? ''
  for (let attempt = 0; ; attempt++) {
    const standing = await codeStanding(db, request.shop, typed, { id: request.redemption })
    const { code, redemption, live, ledgerEnd, timeZone = 'UTC' } = standing
    if (attempt >= mostTries) return no('busy', standing)
    // A hold that was never paid is released, not reinstated.
    if (!code || !redemption || redemption.code !== code.code || isHold(redemption)) return no('unknown', standing)
    if (redemption.reversedAt !== null) return { code, heldUntil: live && isHold(live) ? live.reservedUntilAt : null }
    const now = deps.clock.now()
    const expiresAt = reinstatedUntil(code.expiresAt, now, timeZone)
    // Back in the customer's hands at its full value: what lapsed with a small order comes back with it.
    const value = money(code.minor, code.currency)
    const [ledger] = chained(code, ledgerEnd, now, [{ entry: 'code-reinstated', about: redemption.id, value }])
    if (!ledger) return no('busy', standing)
    const about = { code: shownCode(code.code), order: redemption.order }
    const story = { actor: `key:${request.by}`, about } as const
    const after = toldElsewhere(deps, code, redemption, 'reinstated', now)
    try {
      await reverseRedemption(db, code, redemption, ledger, expiresAt, story, after)
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
}

/**
 * A checkout holds a code for a basket, and captures it when the basket is paid. What is left lying comes back: by being
 * released, or by itself when its time has passed. The ledger knows nothing of a hold: nothing came off anything yet.
 */
import { isConflict } from '../db/client.ts'
import { type CodeRow, codeStanding, isHold, type RedemptionRow } from '../db/codes.ts'
import { captureHold, insertHold, isCaptured, prolongHold, releaseHold } from '../db/holds.ts'
import { normalCode, shownCode } from '../domain/bonus-code.ts'
import { minuteMs } from '../domain/calendar.ts'
import { takenOff } from '../domain/code-use.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import { type Money, money } from '../domain/money.ts'
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

/** A basket that is being paid; longer is a basket that was left. */
export const usualMinutes = 30
export const mostMinutes = 24 * 60

export interface ReservationRequest extends CheckoutRequest {
  /** Null where the checkout sends none: the order then says which hold is meant. */
  readonly idempotencyKey: string | null
  readonly minutes: number
}

export interface Reserved {
  readonly id: string
  readonly code: string
  readonly order: string
  /** What comes off when it is captured. */
  readonly amount: Money
  readonly lapsed: Money
  readonly until: Instant
  readonly complaint: ComplaintId
}

function reservedFrom(row: RedemptionRow, code: CodeRow): Reserved {
  const amount = takenOff(money(code.minor, code.currency), money(row.orderMinor, row.currency))
  return {
    ...{ id: row.id, code: row.code, order: row.order, amount, complaint: row.complaint },
    lapsed: money(code.minor - amount.minor, code.currency),
    until: row.reservedUntilAt ?? row.redeemedAt,
  }
}

/** One code, one basket: of any number at once exactly one holds it. The same order asking again holds it longer. */
export async function reserve(deps: Deps, request: ReservationRequest): Promise<Reserved | Refused> {
  const { db } = deps
  const typed = normalCode(request.code) ?? ''
  const wanted = fingerprint('reserve', request, typed)
  for (let attempt = 0; ; attempt++) {
    const now = deps.clock.now()
    const id = deps.mint(now).id('redemption')
    const idempotencyKey = request.idempotencyKey ?? `hold:${id}`
    const standing = await codeStanding(db, request.shop, typed, { key: idempotencyKey })
    const { code, redemption, live } = standing
    if (attempt >= mostTries) return no('busy', standing)
    if (redemption && redemption.request !== wanted) return no('other-request', standing)
    if (!code) return no('unknown', standing)
    if (redemption) return reservedFrom(redemption, code)
    const until = now + request.minutes * minuteMs
    const own = live !== undefined && isHold(live) && live.request === wanted && (live.reservedUntilAt ?? 0) >= now
    const refusal = await refusalOf(deps, code, live, request, standing, now, own)
    if (refusal) return refusal
    if (own) {
      const [, , [held]] = await prolongHold(db, code, live, until, now)
      if (held && isHold(held) && held.reversedAt === null) return reservedFrom(held, code)
      continue
    }
    const row: RedemptionRow = {
      shop: request.shop,
      id,
      code: code.code,
      complaint: code.complaint,
      idempotencyKey,
      request: wanted,
      order: request.order,
      orderMinor: request.total.minor,
      // Nothing came off anything yet.
      minor: 0,
      currency: code.currency,
      redeemedAt: now,
      reversedAt: null,
      reservedUntilAt: until,
      capturedAt: null,
    }
    try {
      const written = await insertHold(db, code, row, toldElsewhere(deps, code, row, 'reserved', now))
      if (written) return reservedFrom(written, code)
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
}

export interface CaptureRequest {
  readonly shop: ShopId
  readonly by: string
  readonly code: string
  readonly reservation: string
  /** The order as it was paid, where a basket becomes an order of another number or sum. */
  readonly order: string | null
  readonly total: Money | null
}

/** The basket was paid. Repeatable: captured before, it answers the same. */
export async function capture(deps: Deps, request: CaptureRequest): Promise<Redeemed | Refused> {
  const { db } = deps
  const typed = normalCode(request.code) ?? ''
  for (let attempt = 0; ; attempt++) {
    const now = deps.clock.now()
    const standing = await codeStanding(db, request.shop, typed, { id: request.reservation })
    const { code, redemption: hold, live, ledgerEnd } = standing
    if (attempt >= mostTries) return no('busy', standing)
    if (!code || !hold || hold.code !== code.code || hold.reservedUntilAt === null) return no('unknown', standing)
    const order = request.order ?? hold.order
    const total = request.total ?? money(hold.orderMinor, hold.currency)
    if (total.currency !== code.currency) return no('other-currency', standing, null, money(code.minor, code.currency))
    if (hold.capturedAt !== null) {
      const same = hold.order === order && hold.orderMinor === total.minor
      return same || request.order === null ? redeemedFrom(hold, code.minor) : no('other-request', standing)
    }
    // The order feed was first, and told of this very order.
    if (live && isSeen(live) && live.order === order) return redeemedFrom(live, code.minor)
    if (hold.reversedAt !== null) {
      if (hold.reversedAt !== hold.reservedUntilAt) return no('released', standing, hold.reversedAt)
      const holder = { email: code.holder ?? '', total }
      const refusal = await refusalOf(deps, { ...code, holderKey: null }, live, holder, standing, now, false)
      if (refusal) return refusal
    }
    const { minor } = takenOff(money(code.minor, code.currency), total)
    const ledger = chained(code, ledgerEnd, now, usedEntries(code, hold.id, minor))
    const about = { code: shownCode(code.code), order, minor, currency: code.currency }
    const story = { actor: `key:${request.by}`, about } as const
    const paid = { order, orderMinor: total.minor, minor }
    const after = toldElsewhere(deps, code, hold, 'captured', now, isCaptured(hold, now))
    try {
      const written = await captureHold(db, code, hold, paid, ledger, story, now, after)
      if (written) return redeemedFrom(written, code.minor)
    } catch (error) {
      if (!isConflict(error)) throw error
    }
  }
}

/** The basket was left. Repeatable; what was paid for meanwhile is not taken back by this. */
export async function release(
  deps: Deps,
  request: { readonly shop: ShopId; readonly code: string; readonly reservation: string },
): Promise<GivenBack | Refused> {
  const { db } = deps
  const typed = normalCode(request.code) ?? ''
  for (let attempt = 0; ; attempt++) {
    const now = deps.clock.now()
    const standing = await codeStanding(db, request.shop, typed, { id: request.reservation })
    const { code, redemption: hold, live } = standing
    if (attempt >= mostTries) return no('busy', standing)
    if (!code || !hold || hold.code !== code.code || hold.reservedUntilAt === null) return no('unknown', standing)
    if (hold.capturedAt !== null) return no('captured', standing, hold.capturedAt)
    if (hold.reversedAt !== null) return { code, heldUntil: live && isHold(live) ? live.reservedUntilAt : null }
    try {
      await releaseHold(db, code, hold, now, toldElsewhere(deps, code, hold, 'released', now))
    } catch (error) {
      // Somebody else has released it and told the checkouts.
      if (!isConflict(error)) throw error
    }
  }
}

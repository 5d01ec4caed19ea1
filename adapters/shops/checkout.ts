/**
 * The shape every checkout has that keeps codes of its own, and how a copy is made to stand there as our ledger wants it:
 * looked at first, changed only where it differs, and read back. So it does not matter how often, in which order or after
 * which lost answer it is done: the vendor's own uniqueness of a code decides, and "it is there already" is success when
 * rule and sum are ours.
 */
import type { Milliseconds } from '../../domain/ids.ts'
import type { ApiAnswer, CopyAnswer, Coupon } from '../../workflows/ports.ts'

/** What a vendor says that is no answer to what was asked. */
export type Trouble = Extract<CopyAnswer, { readonly kind: 'refused' | 'later' }>

/** A code as it stands at a vendor. */
export interface Standing {
  readonly id: string
  /** Null where the vendor does not say. */
  readonly uses: number | null
  /** Whether it can be used there now or later. */
  readonly on: boolean
  /** Rule and sum are ours: nobody else's code, and no other discount. */
  readonly ours: boolean
  /** Nothing of it has to be changed. */
  readonly asWanted: boolean
}

export const done = { kind: 'done' } as const
export type Done = typeof done

/** One vendor, for one account. Every method answers; what it throws is an answer that could not be read. */
export interface Checkout {
  /** Null where the vendor has no such code. */
  find(coupon: Coupon): Promise<{ readonly kind: 'found'; readonly standing: Standing | null } | Trouble>
  /** Done also where the vendor says that the code is taken: what stands there is looked at next. */
  create(coupon: Coupon, key: string): Promise<Done | Trouble>
  /** Makes a code of ours that differs be as wanted: its end, its number of uses, its being on. */
  change(standing: Standing, coupon: Coupon, key: string): Promise<Done | Trouble>
  /** Nobody can use it there any more; its story stays. */
  end(standing: Standing, coupon: Coupon, key: string): Promise<Done | Trouble>
}

const taken: CopyAnswer = { kind: 'conflict', why: 'the code stands there with another rule or another sum' }

/** Lists at a vendor may show a moment later what was written. */
const unseen: CopyAnswer = { kind: 'later', why: 'what was written cannot be read back yet', afterMs: null }

const differs: CopyAnswer = { kind: 'refused', why: 'the vendor does not keep the code as it was told to' }

/** The code stands at the vendor as the coupon says. */
export async function placed(checkout: Checkout, coupon: Coupon, key: string): Promise<CopyAnswer> {
  let looked = await checkout.find(coupon)
  if (looked.kind !== 'found') return looked
  if (looked.standing === null) {
    const created = await checkout.create(coupon, key)
    if (created.kind !== 'done') return created
    looked = await checkout.find(coupon)
    if (looked.kind !== 'found') return looked
    if (looked.standing === null) return unseen
  }
  if (!looked.standing.ours) return taken
  if (!looked.standing.asWanted) {
    const changed = await checkout.change(looked.standing, coupon, key)
    if (changed.kind !== 'done') return changed
    looked = await checkout.find(coupon)
    if (looked.kind !== 'found') return looked
  }
  const { standing } = looked
  if (standing === null) return unseen
  return standing.asWanted ? { kind: 'placed', vendorId: standing.id, uses: standing.uses } : differs
}

/** Nobody can use the code at the vendor. A code that is not ours is nothing we could take away. */
export async function removed(checkout: Checkout, coupon: Coupon, key: string): Promise<CopyAnswer> {
  let looked = await checkout.find(coupon)
  if (looked.kind !== 'found') return looked
  if (looked.standing?.on && looked.standing.ours) {
    const ended = await checkout.end(looked.standing, coupon, key)
    if (ended.kind !== 'done') return ended
    looked = await checkout.find(coupon)
    if (looked.kind !== 'found') return looked
    if (looked.standing?.on) return unseen
  }
  const { standing } = looked
  return standing?.ours
    ? { kind: 'removed', vendorId: standing.id, uses: standing.uses }
    : { kind: 'removed', vendorId: null, uses: null }
}

/** Not now: no answer, too many questions, or the vendor's own trouble. */
const passing: ReadonlySet<number> = new Set([408, 423, 425, 429])

/** Longer than any vendor asks to wait; an answer that says more is wrong or a maintenance. */
const longestWaitMs = 30 * 60_000

/** `Retry-After` in seconds, also broken ones as Shopify writes them ("2.0"); the date form is left to our own pauses. */
function waitOf({ headers }: ApiAnswer): Milliseconds | null {
  const said = headers.get('retry-after')?.trim() ?? ''
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(said)) return null
  const [seconds = '0'] = said.split('.')
  return Math.min(longestWaitMs, (Number.parseInt(seconds, 10) + (said.includes('.') ? 1 : 0)) * 1_000)
}

/** The trouble an HTTP answer stands for; null where it is the vendor's word on what was asked (2xx, or a 4xx of content). */
export function troubleOf(who: string, answer: ApiAnswer): Trouble | null {
  const { status } = answer
  if (status === 0) return { kind: 'later', why: `${who} did not answer`, afterMs: null }
  if (passing.has(status) || status >= 500)
    return { kind: 'later', why: `${who} answered ${status}`, afterMs: waitOf(answer) }
  if (status === 401 || status === 403)
    return { kind: 'refused', why: `${who} does not let this key keep codes (${status})` }
  return null
}

/** The answer's JSON; undefined for a proxy's page, which is not the vendor's word. */
export function jsonOf({ raw }: ApiAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(raw))
  } catch {
    return undefined
  }
}

export const unreadable = (who: string): Trouble => ({
  kind: 'later',
  why: `${who} answered what cannot be read`,
  afterMs: null,
})

/** Vendors keep whole seconds: the last one of the last day. */
export const secondOf = (instant: number): number => Math.floor(instant / 1_000)

/** ISO 8601 in whole seconds, UTC. */
export const isoSecond = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

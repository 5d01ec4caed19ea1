/**
 * How every vendor is made to pay back: first what stands there is read, then the rules of invariant 22 are held against
 * it, and only then is it asked. A refund that bears our key is ours, however the answer to it was lost; a sum there that
 * is not what we know is a surprise, and a person's.
 */
import type { Money } from '../../domain/money.ts'
import type { RefundRequest, Refusal } from '../../domain/refund.ts'
import { quoted } from './fields.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import type { Api, PaidBack } from './source.ts'

/** A refund as it stands at a vendor. */
export interface Standing {
  readonly id: string
  /** `moving`: it is there, and whether the money goes is not settled yet. */
  readonly state: 'paid' | 'moving' | 'failed'
}

/** What a vendor says of the payment, before it is asked for anything. */
export interface Account {
  /** What was really taken; null where the vendor does not say it in a currency we can read. */
  readonly captured: Money | null
  /** What went back of it so far; null where it cannot be told. */
  readonly refunded: Money | null
  /** A dispute is open, or the vendor says that it cannot be paid back. */
  readonly disputed: boolean
  /** The refund under our key, if there is one. */
  readonly ours: Standing | null
}

export type Asked<Said> = { readonly kind: 'said'; readonly said: Said } | Exclude<PaidBack, { kind: 'paid' }>

export interface Vendor {
  /** Reads the payment and its refunds; the function asks for the money, under the request's key. */
  read(): Promise<Asked<Account & { pay(): Promise<Asked<Standing>> }>>
  /** Grievances by which the vendor's webhooks will tell of this refund. */
  told(id: string, account: Account): readonly string[]
}

export const refused = (refusal: Refusal, why: string): PaidBack & { kind: 'refused' } => ({
  kind: 'refused',
  refusal,
  why,
})
export const later = (why: string): PaidBack & { kind: 'later' } => ({ kind: 'later', why })

/** What speaks against paying; null when nothing does. */
function objection({ captured, refunded, disputed }: Account, { value, told }: RefundRequest) {
  if (captured === null || refunded === null) return refused('unpaid', 'the vendor does not say what was taken')
  if (captured.currency !== value.currency) return refused('currency', `it was paid in ${captured.currency}`)
  if (refunded.minor !== told) return refused('changed', 'another sum went back of it than we were told')
  if (disputed) return refused('disputed', 'the vendor has a dispute open on it, or cannot pay it back')
  return captured.minor - refunded.minor < value.minor ? refused('too-much', 'less than that is left of it') : null
}

const settled = (vendor: Vendor, account: Account, { id, state }: Standing): PaidBack => {
  if (state === 'paid') return { kind: 'paid', id, told: vendor.told(id, account) }
  return state === 'moving'
    ? later('the refund is there and not settled yet')
    : refused('declined', 'the refund was begun there and failed')
}

/** Pays `request` once, whatever was lost on the way. With `may` false it only looks whether that has happened. */
export async function payBackWith(vendor: Vendor, request: RefundRequest, may: boolean): Promise<PaidBack> {
  const read = await vendor.read()
  if (read.kind !== 'said') return read
  const account = read.said
  if (account.ours) return settled(vendor, account, account.ours)
  if (!may) return refused('stopped', 'it is not owed any more, or a dispute is open')
  const against = objection(account, request)
  if (against) return against
  const paid = await account.pay()
  return paid.kind === 'said' ? settled(vendor, account, paid.said) : paid
}

/** 4xx that say "not now" and not "no"; 409 is Stripe's for a key that is being worked on. */
const passing: ReadonlySet<number> = new Set([408, 409, 423, 425, 429])

/**
 * One request. `refusal` is what a 4xx means here; `wordIn` finds the vendor's own word in its body, which may also make
 * an answer of the vendor's trouble a final one.
 */
export async function askVendor(
  who: string,
  api: Api,
  path: string,
  request: Parameters<Api>[1],
  { refusal, isFinal }: { readonly refusal: Refusal; readonly isFinal?: (body: JsonObject) => boolean },
): Promise<Asked<JsonObject>> {
  const { status, raw } = await api(path, request)
  if (status === 0) return later(`${who} did not answer`)
  const read = readJsonObject(raw)
  const body = read.ok ? read.value : null
  if (status >= 200 && status <= 299)
    return body ? { kind: 'said', said: body } : later(`${who} answered what cannot be read`)
  const isNo = body !== null && isFinal?.(body) === true
  if (!isNo && (passing.has(status) || status >= 500)) return later(`${who} answered ${status}`)
  if (status === 401 || status === 403) return refused('no-access', `${who} answered ${status}`)
  return refused(status === 404 ? 'unpaid' : refusal, `${who} answered ${status}${wordOf(body)}`)
}

/** The vendor's code of an error, where it has one in a usual place: short, and never what was sent. */
function wordOf(body: JsonObject | null): string {
  const error = body?.error
  const nested = typeof error === 'object' && error !== null && !Array.isArray(error) ? (error as JsonObject) : null
  const word = [nested?.code, nested?.type, body?.code, body?.name].find((one) => typeof one === 'string')
  return typeof word === 'string' && /^[\w.-]{1,80}$/.test(word) ? `, ${quoted(word)}` : ''
}

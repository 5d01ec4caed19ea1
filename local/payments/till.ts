/**
 * Money taken at a vendor, and what went back of it: the books behind the stand-ins for refunds. Pure: a till is handed in,
 * changed and kept again by who serves it, so that tests may hold one in their hands.
 */
import { decimal } from '../shop/sums.ts'

export const payTroubles = ['429', '500', 'drop', 'accept-then-drop'] as const
export type PayTrouble = (typeof payTroubles)[number]

export interface PaidBack {
  readonly id: string
  readonly minor: number
  /** What the caller wrote on it. */
  readonly mark: string
  readonly status: 'succeeded' | 'pending' | 'failed'
}

/** One payment: every account here has one order, paid once. */
export interface Till {
  readonly payment: string
  readonly order: string
  /** ISO 4217, upper case, two decimals. */
  readonly currency: string
  readonly captured: number
  disputed: boolean
  /** The bank has asked, and taken nothing: at Stripe such a charge counts as disputed, and may be refunded. */
  inquiry?: boolean
  refunds: PaidBack[]
  /** Answers under idempotency keys, with the body each was given for. */
  keys: Record<string, { readonly body: string; readonly status: number; readonly answer: string }>
  trouble: { readonly mode: PayTrouble; readonly times: number } | null
  /** What the next refund's status is. */
  next: PaidBack['status']
  /** Requests for money that reached the vendor, whatever it said. */
  asked: number
}

export const newTill = (about: Partial<Till> & Pick<Till, 'payment' | 'order'>): Till => ({
  ...{ currency: 'MDL', captured: 2_000_000, disputed: false, refunds: [], keys: {}, trouble: null },
  ...{ next: 'succeeded', asked: 0, ...about },
})

export interface Call {
  readonly method: string
  /** Path and query, behind the vendor's base address. */
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

/** Null: the line went dead, and nobody knows what became of the call. */
export type Answer = { readonly status: number; readonly body: unknown } | null

export const gone = ({ refunds }: Till): number =>
  refunds.filter(({ status }) => status !== 'failed').reduce((sum, { minor }) => sum + minor, 0)

export const left = (till: Till): number => till.captured - gone(till)

export const text = (minor: number): string => decimal(minor)

/** "100.00" or "100" as minor units; NaN for what is no such sum. */
export const minorIn = (amount: unknown): number =>
  typeof amount === 'string' && /^\d{1,12}(\.\d{1,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : Number.NaN

let made = 0

export function payOut(till: Till, id: (n: number) => string, minor: number, mark: string): PaidBack {
  made += 1
  const refund = { id: id(till.refunds.length + 1 + made * 1_000), minor, mark, status: till.next }
  till.refunds.push(refund)
  till.next = 'succeeded'
  return refund
}

/** The trouble ordered for this call, used up by it. Reads are troubled by 429 and 500 too, as at the real ones. */
export function takeTrouble(till: Till, asksForMoney: boolean): PayTrouble | null {
  const { trouble } = till
  if (!trouble || (!asksForMoney && (trouble.mode === 'drop' || trouble.mode === 'accept-then-drop'))) return null
  till.trouble = trouble.times > 1 ? { ...trouble, times: trouble.times - 1 } : null
  return trouble.mode
}

/**
 * A call that asks for money: under a key that is known it gives the first answer again, and with another body
 * `conflict`. Troubles before and after are the vendor's own.
 */
export function underKey(
  till: Till,
  key: string | null,
  body: string,
  conflict: Answer,
  act: () => { readonly status: number; readonly body: unknown },
): Answer {
  till.asked += 1
  const trouble = takeTrouble(till, true)
  if (trouble === 'drop') return null
  if (trouble === '429') return { status: 429, body: { error: 'rate limit' } }
  if (trouble === '500') return { status: 500, body: { error: 'internal' } }
  const known = key === null ? undefined : till.keys[key]
  if (known && known.body !== body) return conflict
  const answer = known ? { status: known.status, body: JSON.parse(known.answer) as unknown } : act()
  if (key !== null && !known) till.keys[key] = { body, status: answer.status, answer: JSON.stringify(answer.body) }
  return trouble === 'accept-then-drop' ? null : answer
}

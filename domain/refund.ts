/** Money paid back by us: where an order's money came from, what of it is left, and what may go back by itself. */
import { chosenRemedy, type Facts, forbidsRefund, remedyOf, type Task } from './complaint.ts'
import type { ComplaintId, Instant, RemedyId } from './ids.ts'
import { type Money, money } from './money.ts'
import type { Outcome } from './playbook/move.ts'

/** Shops' own systems: they pay back by the order, and keep their books with it. */
export const shopPayers = ['shopify', 'woocommerce'] as const
/** Payment systems: they pay back by the payment. */
export const paymentPayers = ['stripe', 'paypal', 'yookassa'] as const
export const payers = [...shopPayers, ...paymentPayers] as const
export type Payer = (typeof payers)[number]

export const isPayer = (source: string): source is Payer => payers.some((name) => name === source)

/** Paid by a person, at the vendor's own page or in cash. */
export const byHand = 'hand'

export const refundStates = ['planned', 'accepted', 'refused', 'unknown'] as const
export type RefundState = (typeof refundStates)[number]

/** Why money did not go back by itself, for who takes it over. */
export const refusals = [
  /** A dispute is open at the vendor: it would be paid twice. */
  'disputed',
  /** The vendor has less left to give back than the sum. */
  'too-much',
  /** More or less was paid back there than we know of. */
  'changed',
  'currency',
  /** The vendor does not know this payment, or it was never taken. */
  'unpaid',
  /** There is no access to its API, or the key may not pay back. */
  'no-access',
  /** Stopped by us: a dispute came, or nobody owes it any more. */
  'stopped',
  /** The vendor said no. */
  'declined',
  /** Accepted by the vendor, and sent back by the customer's bank days later. */
  'failed',
  /** Nobody could find out whether it was paid. */
  'unknown',
] as const
export type Refusal = (typeof refusals)[number]

export interface Refund {
  /** The remedy it was granted for: one purpose, one refund. */
  readonly purpose: string
  readonly order: string
  readonly payment: string | null
  readonly source: string
  readonly value: Money
  readonly state: RefundState
  readonly vendorId: string | null
  /** When the vendor accepted it. */
  readonly acceptedAt: Instant | null
  readonly refusal: Refusal | null
  /** The customer's bank did not take it: the shop has the money again, and owes it still. */
  readonly cameBack?: true
}

export interface PayBack {
  /** Of this complaint. */
  readonly refunds: readonly Refund[]
  /** What senders said the order was paid by. */
  readonly payments: readonly { readonly source: string; readonly payment: string }[]
  /** Senders that are switched on and can be told to pay back, with the address of the shop there. */
  readonly places: readonly { readonly source: Payer; readonly site: string | null }[]
  /** Steps of paying the order back that we know of, in minor units. */
  readonly told: number
  /** What is left to pay back; null where nobody told us what the order cost. */
  readonly left: Money | null
  /** The bank pays, or has paid, for this order, whichever complaint it came with. */
  readonly frozen: boolean
}

export const nothingToPayBack: PayBack = { refunds: [], payments: [], places: [], told: 0, left: null, frozen: false }

/** Exactly what is asked of a vendor, written down before it is asked. */
export interface RefundRequest {
  readonly complaint: ComplaintId
  readonly purpose: string
  readonly order: string
  /** Null where the vendor pays back by the order. */
  readonly payment: string | null
  readonly value: Money
  /** What had gone back of the order before, as far as we knew: any other sum there is a surprise. */
  readonly told: number
  /** The same for ever: in the vendor's idempotency header, and written on the refund itself. At most 38 characters. */
  readonly key: string
}

/** PayPal once took no more than 38 characters, YooKassa takes 64. */
export const refundKey = (purpose: string): string => `amends-${purpose}`

/** What a refund at a vendor was granted for, by what is written on it; null where it is none of ours. */
export const purposeIn = (key: string | null): string | null =>
  key?.startsWith(refundKey('')) === true ? key.slice(refundKey('').length) || null : null

export const outboxKey = (purpose: string): string => `refund:${purpose}`

export interface Way {
  readonly source: Payer
  readonly payment: string | null
}

/** The one payment of this source; null where there are several, because nobody knows which is meant. */
function onlyPayment(all: PayBack['payments'], source: Payer): string | null {
  const own = all.filter((one) => one.source === source).map(({ payment }) => payment)
  // Stripe names one payment twice: by its charge and by its payment intent.
  const charges = source === 'stripe' ? own.filter((id) => !id.startsWith('pi_')) : own
  const named = charges.length > 0 ? charges : own
  return named.length === 1 ? (named[0] ?? null) : null
}

/** Where the order's money came from and can go back to: the shop's own system first, since its books follow. */
export function wayOf({ complaint, payBack }: Pick<Facts, 'complaint' | 'payBack'>): Way | null {
  const isOn = (source: Payer) => payBack.places.some((place) => place.source === source)
  const told = (source: string) => complaint.source === source || payBack.payments.some((one) => one.source === source)
  for (const source of shopPayers) if (isOn(source) && told(source)) return { source, payment: null }
  const ways = paymentPayers.flatMap((source) => {
    const payment = isOn(source) ? onlyPayment(payBack.payments, source) : null
    return payment === null ? [] : [{ source, payment }]
  })
  const several = paymentPayers.filter((source) => payBack.payments.some((one) => one.source === source)).length > 1
  return several ? null : (ways[0] ?? null)
}

export const refundOf = ({ payBack }: Pick<Facts, 'payBack'>, purpose: string): Refund | null =>
  payBack.refunds.find((refund) => refund.purpose === purpose) ?? null

/** The open task by which a chosen sum is to be paid back. */
export const refundTask = ({ tasks }: Pick<Facts, 'tasks'>, purpose: string): Task | null =>
  tasks.find(({ kind, state, about }) => kind === 'refund' && state === 'open' && about.id === purpose) ?? null

/** It is being asked for at the vendor, and nobody may pay it a second time meanwhile. */
export const isOnItsWay = (facts: Pick<Facts, 'payBack'>, task: Pick<Task, 'kind' | 'about'>): boolean =>
  task.kind === 'refund' && refundOf(facts, task.about.id ?? '')?.state === 'planned'

/** What these tasks, done by a person, paid back. */
export function paidByTasks(facts: Facts, tasks: readonly Task[]): Outcome {
  const { order } = facts
  const paidByHand = tasks.flatMap(({ kind, about: { id = '' } }) => {
    const value = kind === 'refund' ? remedyOf(facts, id as RemedyId)?.value : null
    return value && value.minor > 0 && order && !order.ofAnother
      ? [{ purpose: id, order: order.externalId, value }]
      : []
  })
  return paidByHand.length > 0 ? { paidByHand } : {}
}

/**
 * What goes back by itself now; null where a person has to do it: policy does not allow it, the sum is above its limit or
 * above what is left, a cap is reached, a dispute is open, or it is not known where the money came from.
 */
export function refundDue(facts: Facts): (RefundRequest & { readonly source: Payer }) | null {
  const { automatic } = facts.shop.policy.refunds
  const { complaint, order, payBack, shop } = facts
  const remedy = chosenRemedy(facts)
  if (!automatic.enabled || !remedy?.value || !order || order.ofAnother || complaint.arrivedAt !== null) return null
  const { id: purpose, kind, value } = remedy
  if (shop.policy.terms[kind].fulfilment !== 'money' || value.minor <= 0) return null
  if (value.minor > (automatic.most[value.currency] ?? 0)) return null
  if (!refundTask(facts, purpose) || refundOf(facts, purpose)) return null
  if (payBack.frozen || forbidsRefund(facts.dispute) || facts.beyondCap) return null
  if (payBack.left?.currency !== value.currency || payBack.left.minor < value.minor) return null
  const way = wayOf(facts)
  if (!way) return null
  const about = { complaint: complaint.id, purpose, order: order.externalId, value, told: payBack.told }
  return { ...about, ...way, key: refundKey(purpose) }
}

const less = (left: Money | null, value: Money): Money | null =>
  left?.currency === value.currency ? money(left.minor - value.minor, left.currency) : left

/** What is paid back once an outcome has become true. */
export function payBackAfter(before: PayBack, { payBack = [], paidByHand = [] }: Outcome): PayBack {
  const byPerson = new Map(paidByHand.map((one) => [one.purpose, one]))
  const known = new Set(before.refunds.map(({ purpose }) => purpose))
  const blank = { vendorId: null, acceptedAt: null, refusal: null }
  const planned = payBack.map(
    ({ purpose, order, payment, source, value }): Refund => ({
      ...{ purpose, order, payment, source, value, state: 'planned' },
      ...blank,
    }),
  )
  const added = paidByHand
    .filter(({ purpose }) => !known.has(purpose))
    .map((one): Refund => ({ ...one, payment: null, source: byHand, state: 'accepted', ...blank }))
  const more = [...planned, ...added]
  if (more.length === 0 && byPerson.size === 0) return before
  return {
    ...before,
    refunds: [
      ...before.refunds.map((refund) =>
        byPerson.has(refund.purpose) && refund.state !== 'accepted'
          ? { ...refund, source: byHand, state: 'accepted' as const }
          : refund,
      ),
      ...more,
    ],
    left: more.reduce((left, { value }) => less(left, value), before.left),
  }
}

const isPlainId = (id: string): boolean => /^[A-Za-z0-9_-]{1,100}$/.test(id)

/** The vendor's own page on which a person pays it back; null where we know none. Made of ids alone. */
export function refundPage(facts: Pick<Facts, 'complaint' | 'order' | 'payBack'>): string | null {
  const way = wayOf(facts)
  const site = facts.payBack.places.find(({ source }) => source === way?.source)?.site ?? null
  const id = way?.payment ?? facts.order?.externalId ?? ''
  if (!way || !isPlainId(id)) return null
  switch (way.source) {
    case 'shopify':
      return site && `https://${site}/admin/orders/${id}/refund`
    case 'woocommerce':
      return site && /^https?:\/\//.test(site)
        ? `${site.replace(/\/+$/, '')}/wp-admin/post.php?post=${id}&action=edit`
        : null
    case 'stripe':
      return `https://dashboard.stripe.com/payments/${id}`
    case 'paypal':
      return `https://www.paypal.com/activity/payment/${id}`
    case 'yookassa':
      return `https://yookassa.ru/my/payments?search=${id}`
  }
}

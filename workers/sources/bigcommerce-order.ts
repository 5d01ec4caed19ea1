/**
 * An order of BigCommerce with its refunds, in our words.
 *
 * - `default_currency_code` is what the customer pays in; `currency_code` is what the shop window shows.
 * - Times of the older API are those of e-mail (RFC 2822), those of the newer one ISO 8601.
 *
 * https://developer.bigcommerce.com/docs/rest-management/orders
 */
import { z } from 'zod'
import {
  type ComplaintEvent,
  nobody,
  type OrderClaim,
  type OrderEvent,
  type PersonClaim,
  type SourceEvent,
} from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Money } from '../../domain/money.ts'
import {
  countryOf,
  field,
  fullName,
  instantOf,
  listOf,
  moneyOf,
  optionalCount,
  optionalFlag,
  optionalId,
  optionalObject,
  optionalText,
  requiredId,
  someone,
} from './fields.ts'
import { blankComplaint } from './hearing.ts'

const mailTime = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/

/** `Tue, 05 Mar 2019 21:40:11 +0000`, or ISO 8601; null for anything else. */
const timeOf = (text: string): Instant | null => {
  const at = mailTime.test(text) ? Date.parse(text) : instantOf(text)
  return at === null || Number.isNaN(at) ? null : at
}
export const time = field((value) => (typeof value === 'string' ? timeOf(value) : null))

export const order = z.object({
  id: requiredId,
  status_id: optionalId,
  customer_id: optionalId,
  date_created: time,
  date_modified: time,
  total_inc_tax: optionalText,
  refunded_amount: optionalText,
  coupon_discount: optionalText,
  currency_code: optionalText,
  default_currency_code: optionalText,
  payment_provider_id: optionalId,
  customer_locale: optionalText,
  billing_address: optionalObject({
    first_name: optionalText,
    last_name: optionalText,
    company: optionalText,
    email: optionalText,
    phone: optionalText,
    country_iso2: optionalText,
  }),
})
export type BigcommerceOrder = z.output<typeof order>

export const product = z.object({
  name: optionalText,
  sku: optionalText,
  quantity: optionalCount,
  total_inc_tax: optionalText,
})
export const coupon = z.object({ code: requiredId })

export const refund = z.object({
  id: requiredId,
  created: time,
  total_amount: optionalText,
  payments: listOf(z.object({ is_declined: optionalFlag })),
})

/** The order with what the API keeps apart from it. */
export interface Whole {
  readonly said: BigcommerceOrder
  readonly products: readonly z.output<typeof product>[]
  readonly coupons: readonly z.output<typeof coupon>[]
  readonly refunds: readonly z.output<typeof refund>[]
}

export interface About {
  readonly order: OrderClaim
  readonly person?: PersonClaim | null
  readonly payment?: string | null
  readonly at?: Instant | null
}

interface Status {
  readonly state: OrderEvent['state'] | null
  /** What the customer may be angry about; refunds have grievances of their own where they are known. */
  readonly grievance?: (about: About) => ComplaintEvent
}

const saying =
  (word: string, category: ComplaintEvent['category'], channel: ComplaintEvent['channel']) =>
  (about: About): ComplaintEvent => ({
    ...{ ...blankComplaint, category, channel, ...about },
    externalId: `${word}:${about.order.externalId}`,
  })

/** "Customer has initiated a dispute resolution process" at PayPal: no time for an answer is told here. */
const disputed = (about: About): ComplaintEvent => ({
  ...saying('disputed', 'dispute', 'dispute')(about),
  dispute: {
    ...{ externalId: about.order.externalId, state: 'needs-response', dueAt: null, reason: null },
    ...{ networkReasonCode: null, amount: null, refundable: false },
  },
})

const paid: Status = { state: 'paid' }

/**
 * Ids of statuses. One that is not here (incomplete, pending, awaiting payment, verification) says nothing yet.
 * https://developer.bigcommerce.com/docs/rest-management/orders/order-status
 */
export const statuses: ReadonlyMap<string, Status> = new Map<string, Status>([
  ['2', paid],
  ['3', paid],
  ['4', { state: 'refunded', grievance: saying('refunded', 'other', 'refund') }],
  ['5', { state: 'cancelled', grievance: saying('cancelled', 'other', 'cancellation') }],
  ['6', { state: 'cancelled', grievance: saying('declined', 'other', 'cancellation') }],
  ['8', paid],
  ['9', paid],
  ['10', paid],
  ['11', paid],
  ['13', { state: null, grievance: disputed }],
  ['14', { state: null, grievance: saying('partially-refunded', 'other', 'refund') }],
])

/** An account's number 0 is a guest. */
const personOf = ({ customer_id, customer_locale, billing_address: address }: BigcommerceOrder): PersonClaim | null =>
  someone({
    ...nobody,
    externalId: customer_id,
    email: address?.email ?? null,
    name: fullName(address?.first_name ?? null, address?.last_name ?? null) ?? address?.company ?? null,
    phone: address?.phone ?? null,
    locale: customer_locale,
    country: countryOf(address?.country_iso2 ?? null),
  })

const currencyOf = (said: BigcommerceOrder): string | null => said.default_currency_code ?? said.currency_code

/** Whom and what everything about this order is about. */
export function aboutOf({ said, products }: Whole) {
  const currency = currencyOf(said)
  const claim: OrderClaim = {
    externalId: said.id,
    name: null,
    total: moneyOf(said.total_inc_tax, currency),
    placedAt: said.date_created,
    lines: products.map(({ name, sku, quantity, total_inc_tax }) => ({
      sku,
      name: name ?? '',
      quantity: quantity ?? 1,
      total: moneyOf(total_inc_tax, currency),
    })),
  }
  return { order: claim, person: personOf(said), payment: said.payment_provider_id }
}

/** Everything that became of the order so far; empty while it waits to be paid. */
export function orderSays(whole: Whole): readonly SourceEvent[] {
  const { said, refunds } = whole
  const about = aboutOf(whole)
  const { order: claim, person } = about
  const payments = about.payment === null ? [] : [about.payment]
  const fact = (state: OrderEvent['state'], amount: Money | null, at: Instant | null): OrderEvent => ({
    ...{ type: 'order', state, order: claim, person, amount, at, payments },
    codes: state === 'paid' ? whole.coupons.map(({ code }) => code) : [],
  })
  const steps = refunds.flatMap(({ id, created, total_amount, payments: back }): SourceEvent[] => {
    const amount = moneyOf(total_amount, currencyOf(said))
    const told = { ...blankComplaint, ...about, at: created, channel: 'refund' } as const
    if (back.length > 0 && back.every(({ is_declined }) => is_declined === true))
      return [{ ...told, externalId: `refund-failed:${said.id}:${id}`, category: 'billing' }]
    const step = { ...told, externalId: `refund:${said.id}:${id}`, category: 'other', refunded: amount } as const
    // Without a sum it would count as the whole order's.
    return amount === null ? [step] : [{ ...fact('refunded', amount, created), refund: id }, step]
  })
  const status = statuses.get(said.status_id ?? '')
  const changedAt = said.date_modified
  const facts: readonly SourceEvent[] =
    status?.state === 'paid'
      ? [fact('paid', claim.total, claim.placedAt)]
      : status?.state === 'cancelled'
        ? [fact('cancelled', null, changedAt)]
        : status?.state === 'refunded' && steps.length === 0
          ? [{ ...fact('refunded', null, changedAt), refund: 'whole' }]
          : []
  const isRefund = said.status_id === '4' || said.status_id === '14'
  const grievance = isRefund && steps.length > 0 ? undefined : status?.grievance
  return [...facts, ...steps, ...(grievance ? [grievance({ ...about, at: changedAt })] : [])]
}

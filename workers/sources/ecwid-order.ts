/**
 * An order of Ecwid as its API tells it, in our words.
 *
 * - Sums are numbers without a currency: it is the store's, from the settings or from the store's profile.
 * - Refunds have no ids. Each is known by its order, its date and its sum, which do not change; an order that is refunded
 *   without a list of refunds (its status was set by hand) is known by its status.
 *
 * https://docs.ecwid.com/api-reference/rest-api/orders/get-order
 */
import { z } from 'zod'
import {
  type ComplaintEvent,
  nobody,
  type OrderClaim,
  type OrderEvent,
  type PersonClaim,
  type Question,
  type SourceEvent,
} from '../../domain/event.ts'
import type { Money } from '../../domain/money.ts'
import {
  countryOf,
  field,
  instantOf,
  listOf,
  moneyOf,
  optionalCount,
  optionalFlag,
  optionalId,
  optionalObject,
  optionalSeconds,
  optionalText,
  quoted,
  requiredId,
  someone,
} from './fields.ts'
import { blankComplaint } from './hearing.ts'
import { askFor } from './looked-up.ts'
import type { Api, Found, SourceContext } from './source.ts'

/** `2024-09-04 07:22:09 +0000`. */
const time = field((value) => (typeof value === 'string' ? instantOf(value.replace(/ (?=[+-]\d{4}$)/, '')) : null))

const person = optionalObject({ name: optionalText, phone: optionalText, countryCode: optionalText })

const order = z.object({
  id: requiredId,
  vendorOrderNumber: optionalText,
  paymentStatus: optionalText,
  fulfillmentStatus: optionalText,
  total: optionalText,
  email: optionalText,
  customerId: optionalId,
  lang: optionalText,
  acceptMarketing: optionalFlag,
  createTimestamp: optionalSeconds,
  createDate: time,
  updateTimestamp: optionalSeconds,
  externalTransactionId: optionalId,
  discountCoupon: optionalObject({ code: optionalId }),
  billingPerson: person,
  shippingPerson: person,
  items: listOf(z.object({ name: optionalText, sku: optionalText, quantity: optionalCount, price: optionalText })),
  refunds: listOf(z.object({ date: requiredId, amount: optionalText })),
})
type EcwidOrder = z.output<typeof order>

const profile = z.object({ formatsAndUnits: optionalObject({ currency: optionalText }) })

const personOf = (said: EcwidOrder): PersonClaim | null =>
  someone({
    ...nobody,
    externalId: said.customerId,
    email: said.email,
    name: said.billingPerson?.name ?? said.shippingPerson?.name ?? null,
    phone: said.billingPerson?.phone ?? said.shippingPerson?.phone ?? null,
    locale: said.lang,
    country: countryOf(said.billingPerson?.countryCode ?? said.shippingPerson?.countryCode ?? null),
    marketingConsent: said.acceptMarketing,
  })

/** `price` is that of one piece. */
function times(price: Money | null, quantity: number): Money | null {
  const minor = (price?.minor ?? 0) * quantity
  return price !== null && Number.isSafeInteger(minor) ? { ...price, minor } : null
}

const claimOf = (said: EcwidOrder, currency: string | null): OrderClaim => ({
  externalId: said.id,
  name: said.vendorOrderNumber === said.id ? null : said.vendorOrderNumber,
  total: moneyOf(said.total, currency),
  placedAt: said.createTimestamp ?? said.createDate,
  lines: said.items.map(({ name, sku, quantity, price }) => ({
    sku,
    name: name ?? '',
    quantity: quantity ?? 1,
    total: times(moneyOf(price, currency), quantity ?? 1),
  })),
})

interface Step {
  readonly id: string
  readonly amount: Money | null
  readonly at: number | null
}

/** The refunds of an order, oldest first; two of one sum in one second are told apart by their place. */
function stepsOf({ refunds }: EcwidOrder, currency: string | null): readonly Step[] {
  const seen = new Map<string, number>()
  const dated = refunds.map((refund) => ({ ...refund, at: time.parse(refund.date) }))
  return dated
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ date, amount, at }) => {
      const id = `${at ?? date}:${amount ?? ''}`
      const before = seen.get(id) ?? 0
      seen.set(id, before + 1)
      return { id: before === 0 ? id : `${id}:${before + 1}`, amount: moneyOf(amount, currency), at }
    })
}

/** Everything that became of the order so far; empty while it waits to be paid. */
function orderSays(said: EcwidOrder, currency: string | null): readonly SourceEvent[] {
  const claim = claimOf(said, currency)
  const about = { order: claim, person: personOf(said) }
  const payments = said.externalTransactionId === null ? [] : [said.externalTransactionId]
  const codes = said.discountCoupon?.code ? [said.discountCoupon.code] : []
  const fact = (state: OrderEvent['state'], amount: Money | null, at: number | null): OrderEvent => ({
    ...{ type: 'order', state, ...about, amount, at, payments },
    codes: state === 'paid' ? codes : [],
  })
  const complaint = (what: Pick<ComplaintEvent, 'externalId' | 'channel' | 'refunded' | 'at'>): ComplaintEvent => ({
    ...{ ...blankComplaint, ...about, ...what, category: 'other' },
    payment: said.externalTransactionId,
  })
  const changedAt = said.updateTimestamp
  const status = said.paymentStatus ?? ''
  const steps = stepsOf(said, currency)
  const stepped = steps.flatMap(({ id, amount, at }): SourceEvent[] => [
    // Without a sum it would count as the whole order's.
    ...(amount === null ? [] : [{ ...fact('refunded', amount, at), refund: id }]),
    complaint({ externalId: `refund:${said.id}:${id}`, channel: 'refund', refunded: amount, at }),
  ])
  const unlisted = (whole: boolean): SourceEvent[] => [
    ...(whole ? [{ ...fact('refunded', null, changedAt), refund: 'whole' }] : []),
    complaint({
      ...{ externalId: `${status.toLowerCase()}:${said.id}`, channel: 'refund', at: changedAt },
      refunded: whole ? claim.total : null,
    }),
  ]
  const returned =
    said.fulfillmentStatus === 'RETURNED'
      ? [complaint({ externalId: `returned:${said.id}`, channel: 'return', refunded: null, at: changedAt })]
      : []
  switch (status) {
    case 'PAID':
      return [fact('paid', claim.total, claim.placedAt), ...stepped, ...returned]
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return [...(steps.length > 0 ? stepped : unlisted(status === 'REFUNDED')), ...returned]
    case 'CANCELLED': {
      const cancelled = { externalId: `cancelled:${said.id}`, channel: 'cancellation', refunded: null } as const
      return [fact('cancelled', null, changedAt), ...stepped, complaint({ ...cancelled, at: changedAt }), ...returned]
    }
    default:
      return [...stepped, ...returned]
  }
}

interface Settings {
  readonly storeId: string
  readonly token?: string | undefined
  readonly currency?: string | undefined
}

/** An order's id has the prefix and suffix of the shop's choice; dots alone would climb the path. */
const inPath = (id: string | undefined): string | null =>
  id === undefined || /^\.*$/.test(id) ? null : encodeURIComponent(id)

export async function ecwidLookUp(question: Question, api: Api, context: SourceContext<Settings>): Promise<Found> {
  const { storeId, token, currency } = context.settings
  const id = inPath(question.order)
  if (token === undefined || id === null) return { kind: 'unknown', why: 'there is no access to Ecwid' }
  const headers = { authorization: `Bearer ${token}` }
  const ask = <Shape>(schema: z.ZodType<Shape>, path: string) =>
    askFor(schema, 'Ecwid', api, `/api/v3/${storeId}/${path}`, headers)

  const answer = await ask(order, `orders/${id}`)
  if (answer.kind !== 'read') return answer
  let known = currency ?? null
  if (known === null) {
    const store = await ask(profile, 'profile?responseFields=formatsAndUnits(currency)')
    if (store.kind === 'later') return store
    // A token that may not read the profile leaves sums unknown; they are never guessed.
    if (store.kind === 'read') known = store.said.formatsAndUnits?.currency ?? null
  }
  const events = orderSays(answer.said, known)
  return events.length > 0
    ? { kind: 'found', events }
    : { kind: 'nothing', why: `an order that is ${quoted(answer.said.paymentStatus ?? '')} says nothing yet` }
}

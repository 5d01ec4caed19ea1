/**
 * Whose payment was disputed or paid back, asked at PayPal: a token for the shop's own app, the dispute where it is not
 * known which payment it is about, the capture, and the checkout's order, which alone names the buyer's address.
 *
 * - The Disputes API leaves the buyer's e-mail out for merchants. https://developer.paypal.com/api/customer-disputes/v1/disputes-get
 * - Payments of the API before v2 (sales) have no capture and no order: they stay with a person.
 * - The shop's number is its invoice number, else `custom`, as in the webhooks.
 *
 * https://developer.paypal.com/docs/api/payments/v2/#captures_get
 * https://developer.paypal.com/docs/api/orders/v2/#orders_get
 */
import { z } from 'zod'
import { nobody, type OrderLine, type PersonClaim, type Question } from '../../domain/event.ts'
import type { Money } from '../../domain/money.ts'
import { type Answered, askOnce, basicAuthorization, grievanceOf, idIn, isPathId, reachable } from './asking.ts'
import {
  countryOf,
  fullName,
  listOf,
  moneyOf,
  optionalCount,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
} from './fields.ts'
import { bareOrder } from './hearing.ts'
import type { Api, Found } from './source.ts'

const money = optionalObject({ value: optionalText, currency_code: optionalText }).transform((sum) =>
  moneyOf(sum?.value ?? null, sum?.currency_code ?? null),
)

const token = z.object({ access_token: z.string().regex(/^[\x21-\x7e]{1,4000}$/) })

const dispute = z.object({
  disputed_transactions: listOf(
    z.object({ seller_transaction_id: optionalId, invoice_number: optionalId, custom: optionalId }),
  ),
})

const capture = z.object({
  id: optionalId,
  status: optionalText,
  amount: money,
  invoice_id: optionalId,
  custom_id: optionalId,
  create_time: optionalTime,
  supplementary_data: optionalObject({ related_ids: optionalObject({ order_id: optionalId }) }),
})
type Capture = z.output<typeof capture>

const checkout = z.object({
  payer: optionalObject({
    payer_id: optionalId,
    email_address: optionalText,
    name: optionalObject({ given_name: optionalText, surname: optionalText }),
    phone: optionalObject({ phone_number: optionalObject({ national_number: optionalText }) }),
    address: optionalObject({ country_code: optionalText }),
  }),
  purchase_units: listOf(
    z.object({
      invoice_id: optionalId,
      custom_id: optionalId,
      items: listOf(z.object({ name: optionalText, sku: optionalText, quantity: optionalCount, unit_amount: money })),
    }),
  ),
})
type Checkout = z.output<typeof checkout>

function personOf({ payer }: Checkout): PersonClaim | null {
  return reachable({
    ...nobody,
    externalId: payer?.payer_id ?? null,
    email: payer?.email_address ?? null,
    name: fullName(payer?.name?.given_name ?? null, payer?.name?.surname ?? null),
    phone: payer?.phone?.phone_number?.national_number ?? null,
    country: countryOf(payer?.address?.country_code ?? null),
  })
}

/** `unit_amount` is the price of one piece. */
function times(price: Money | null, quantity: number): Money | null {
  const minor = (price?.minor ?? 0) * quantity
  return price !== null && Number.isSafeInteger(minor) ? { ...price, minor } : null
}

/** A checkout of several shops at once has several units; lines are told only where all of them are this order's. */
const linesOf = ({ purchase_units: [unit, ...more] }: Checkout): readonly OrderLine[] =>
  more.length > 0
    ? []
    : (unit?.items ?? []).map(({ name, sku, quantity, unit_amount }) => ({
        sku,
        name: name ?? '',
        quantity: quantity ?? 1,
        total: times(unit_amount, quantity ?? 1),
      }))

/** A capture that took money, whatever went back since. */
const paidOut: ReadonlySet<string> = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'])

interface Known {
  readonly payment: string
  readonly orderId: string | null
  readonly capture: Capture | null
  readonly checkout: Checkout | null
}

/** What is found, said as the grievance it is about; the order is told too once it is known that it was paid. */
function foundIn({ payment, orderId, capture, checkout }: Known, question: Question): Found {
  const grievance = grievanceOf(question)
  const [unit, ...more] = checkout?.purchase_units ?? []
  const alone = more.length === 0 ? unit : undefined
  const id = orderId ?? capture?.invoice_id ?? capture?.custom_id ?? alone?.invoice_id ?? alone?.custom_id ?? null
  const person = checkout && personOf(checkout)
  if (grievance === null || (id === null && person === null))
    return { kind: 'unknown', why: 'PayPal knows neither the buyer nor the order of this payment' }
  if (id === null) return { kind: 'found', events: [{ ...grievance, person, payment }] }
  const at = capture?.create_time ?? null
  const amount = capture?.amount ?? null
  const order = { ...bareOrder(id), total: amount, placedAt: at, lines: checkout ? linesOf(checkout) : [] }
  const complaint = { ...grievance, person, order, payment }
  if (amount === null || !paidOut.has(capture?.status ?? '')) return { kind: 'found', events: [complaint] }
  const paid = { type: 'order', state: 'paid', order, person, codes: [], amount, at, payments: [payment] } as const
  return { kind: 'found', events: [paid, complaint] }
}

/** The payment the dispute is about, where the webhook did not say; a dispute of several is about the first. */
async function disputed(ask: (path: string) => Promise<Answered>, id: string) {
  const answer = await ask(`/v1/customer/disputes/${id}`)
  if (answer.kind !== 'answered') return answer
  const first = dispute.safeParse(answer.body).data?.disputed_transactions[0]
  const payment = first?.seller_transaction_id ?? null
  return payment !== null && isPathId(payment)
    ? ({ kind: 'payment', payment, orderId: first?.invoice_number ?? first?.custom ?? null } as const)
    : ({ kind: 'unknown', why: 'PayPal names no payment in this dispute' } as const)
}

export async function paypalLookUp(
  question: Question,
  api: Api,
  app: { readonly clientId: string; readonly clientSecret: string },
): Promise<Found> {
  const named = idIn(question, 'payment')
  const disputeId = idIn(question, 'dispute')
  if (named === null && disputeId === null) return { kind: 'unknown', why: 'there is no payment to ask PayPal for' }
  const access = await askOnce('PayPal', api, '/v1/oauth2/token', {
    method: 'POST',
    headers: {
      authorization: basicAuthorization(app.clientId, app.clientSecret),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  if (access.kind !== 'answered') return access
  const { data: granted } = token.safeParse(access.body)
  if (!granted) return { kind: 'later', why: 'PayPal gave no token' }
  const ask = (path: string) =>
    askOnce('PayPal', api, path, { headers: { authorization: `Bearer ${granted.access_token}` } })

  const from =
    named === null ? await disputed(ask, disputeId ?? '') : { kind: 'payment' as const, payment: named, orderId: null }
  if (from.kind !== 'payment') return from
  const captured = await ask(`/v2/payments/captures/${from.payment}`)
  if (captured.kind === 'later') return captured
  if (captured.kind === 'unknown')
    return from.orderId === null ? captured : foundIn({ ...from, capture: null, checkout: null }, question)
  const said = capture.safeParse(captured.body).data ?? null
  const checkoutId = said?.supplementary_data?.related_ids?.order_id ?? null
  const bought = checkoutId !== null && isPathId(checkoutId) ? await ask(`/v2/checkout/orders/${checkoutId}`) : null
  if (bought?.kind === 'later') return bought
  const order = bought?.kind === 'answered' ? (checkout.safeParse(bought.body).data ?? null) : null
  return foundIn({ ...from, capture: said, checkout: order }, question)
}
